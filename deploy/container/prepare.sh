#!/bin/sh
# Tables, units, static files: once before the other containers start, and after every upgrade.
set -eu
caunoi migrate --no-input
caunoi createcachetable
caunoi load_units
caunoi collectstatic --no-input
