"""Rows straight into the tables, many at a time: COPY on PostgreSQL, executemany on SQLite. Only for measuring.

Indexes are taken off while a big lot goes in and made again after it, as in a restore; the word index of SQLite is then
fed in one go.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]
WORD_TRIGGER = "search_words_after_insert"


class Table:
    """One table: the columns that vary, and those that are the same in every row (fields without a default too)."""

    def __init__(self, model: type[models.Model], varying: Sequence[str], **fixed: object) -> None:
        self.name = model._meta.db_table
        columns = {field.attname: field.column for field in model._meta.concrete_fields}
        given = {*varying, *fixed}
        rest = {field.attname: _default(field) for field in model._meta.concrete_fields if field.attname not in given}
        rest.pop("id", None)
        self.same: Row = (*fixed.values(), *rest.values())
        self.columns = [columns[name] for name in (*varying, *fixed, *rest)]
        self.rows: list[Row] = []

    def add(self, *values: Any) -> None:
        """Remember one row."""
        self.rows.append(values + self.same)

    def flush(self) -> None:
        """Write what was remembered."""
        if self.rows:
            write(self.name, self.columns, self.rows)
            self.rows = []


def _default(field: models.Field[Any, Any]) -> object:
    if field.has_default():
        value = field.get_default()
        return "{}" if value == {} else "[]" if value == [] else str(value) if isinstance(value, str) else value
    return None if field.null else ""


def write(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows of plain values (text, numbers, bytes, None; dates and JSON as text)."""
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" for _ in columns)
            connection.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


class Bulk:
    """A big lot: `with Bulk(tables): …` – on leaving, indexes, sequences and statistics are as they should be."""

    def __init__(self, tables: Iterable[str], *, is_big: bool) -> None:
        self.tables, self.is_big = list(tables), is_big
        self.indexes: list[tuple[str, str]] = []

    def __enter__(self) -> "Bulk":
        if connection.vendor == "sqlite":
            self._run("PRAGMA synchronous=OFF", "PRAGMA cache_size=-1000000", "PRAGMA foreign_keys=OFF")
            if self.is_big:
                self._take_off()
        elif self.is_big:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT IN "
                    "(SELECT conname FROM pg_constraint)",
                    [self.tables],
                )
                self.indexes = cursor.fetchall()
            self._run(*(f'DROP INDEX "{name}"' for name, _statement in self.indexes))
        if connection.vendor == "postgresql":  # our own rows refer to one another; no need to look each up
            self._run("SET session_replication_role = replica")
        return self

    def __exit__(self, *_error: object) -> None:
        if connection.vendor == "sqlite":
            self._put_back()
            self._run("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA cache_size=-2000", "ANALYZE")
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        self._run(
            "SET session_replication_role = DEFAULT",
            "SET maintenance_work_mem = '512MB'",
            *(statement for _name, statement in self.indexes),
        )
        for table in self.tables:
            if table == "journal_chainhead":
                continue
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
                if cursor.fetchone()[0]:
                    cursor.execute(
                        f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT coalesce(max(id), 1) FROM {table}))",
                        [table],
                    )
        self._run(*(f"VACUUM ANALYZE {table}" for table in self.tables))

    def _take_off(self) -> None:
        """SQLite: indexes, and the trigger that feeds the word index row by row."""
        marks = ", ".join("%s" for _ in self.tables)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
                f"(type = 'index' AND tbl_name IN ({marks}) OR type = 'trigger' AND name = %s)",
                [*self.tables, WORD_TRIGGER],
            )
            self.indexes = cursor.fetchall()
        self._run(*(f'DROP {"TRIGGER" if name == WORD_TRIGGER else "INDEX"} "{name}"' for name, _sql in self.indexes))

    def _put_back(self) -> None:
        if self.indexes:
            self._run(
                *(statement for _name, statement in self.indexes),
                f"INSERT INTO search_words(search_words, rank) VALUES ('hashsize', {256 * 2**20})",
                "INSERT INTO search_words(search_words) VALUES ('rebuild')",
                "INSERT INTO search_words(search_words) VALUES ('optimize')",
                "INSERT INTO search_words(search_words, rank) VALUES ('hashsize', 1048576)",  # FTS5's own
            )

    def _run(self, *statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
