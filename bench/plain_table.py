"""The table of the plain view (plain.py), in the measured database."""

from typing import Any


def make_plain_table(connection: Any) -> None:
    """Create it when it is not there."""
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS bench_plain (id {key} PRIMARY KEY, words text NOT NULL)")
