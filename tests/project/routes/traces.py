"""What an act leaves behind: tables written to, lines of the log, rows as a thief would read them."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from caunoi.web.logs import JsonFormatter

_WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


@contextmanager
def watched() -> Iterator[set[str]]:
    """The tables written to."""
    written: set[str] = set()

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        hit = _WRITES.match(sql)
        if hit:
            written.add(hit[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield written


class _Keeper(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(JsonFormatter().format(record))


@contextmanager
def logged(lines: list[str]) -> Iterator[None]:
    """Everything the product would write to its log, at the most talkative level, in both formats."""
    root, keeper = logging.getLogger(), _Keeper(lines)
    level = root.level
    root.addHandler(keeper)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(keeper)


def newest_entry() -> int:
    """The key of the last entry of the journal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM journal_entry")
        return int(cursor.fetchone()[0])


def traces_in_database(since: int = 0) -> str:
    """What lies in the journal, the sessions and the cache, opened as far as anybody without the keys can."""
    import base64

    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    from caunoi.journal.models import Entry

    parts = [repr(row) for row in Entry.objects.filter(pk__gt=since).values_list("act", "ref", "actor", "detail")]
    parts += [repr(SessionStore().decode(row)) for row in Session.objects.values_list("session_data", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM web_cache")
        parts += [f"{key} {base64.b64decode(value)!r}" for key, value in cursor.fetchall()]
    return "\n".join(parts)


def everything_in_database() -> str:
    """All tables, with those of the index, as a thief of the file would read them."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                cells = (bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v) for v in row)
                found.append("\t".join(cells))
    return "\n".join(found)
