"""Doors of the case page: read, act, answer, publish, papers and files, sealed cases."""
