"""Finding objects by their words. The filters are inside the statement: what may not be seen is never ranked."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from caunoi.search.query import Query, understand
from caunoi.search.registry import Asked, Viewer

RANKED = 1000  # only the newest so many matches are ranked: a word that everybody uses stays fast
# Room for the bitmaps of a common word: with 4 MB PostgreSQL forgets which rows and reads whole pages of texts instead.
_ROOM = "SET LOCAL work_mem = '32MB'"

# Words side by side are looked for in the few rows that are ranked: as a phrase of the query they cost twice the rest.
_SQLITE = """
SELECT object_id FROM (
  SELECT e.object_id, bm25(search_words, 8.0, 2.0, 4.0, 1.0){beside} AS score
  FROM search_words CROSS JOIN search_searchentry e ON e.id = search_words.rowid
  WHERE search_words MATCH %s AND {filters}
  ORDER BY search_words.rowid DESC LIMIT %s
) AS found ORDER BY score, object_id DESC LIMIT %s
"""
_BESIDE = " - 2.0 * (instr(' ' || e.title{fold} || ' ' || e.text{fold} || ' ', %s) > 0)"
_POSTGRESQL = """
SELECT object_id FROM (
  SELECT e.object_id, e.words FROM search_searchentry e
  WHERE e.words @@ to_tsquery('simple', %s) AND {filters}
  ORDER BY e.id DESC LIMIT %s
) AS found ORDER BY
  ts_rank(words, to_tsquery('simple', %s)) + CASE WHEN words @@ to_tsquery('simple', %s) THEN 0.3 ELSE 0 END DESC,
  object_id DESC LIMIT %s
"""


@dataclass(frozen=True)
class _Filters:
    kind: str
    body_ids: Collection[int] | None
    public_only: bool
    since: date | None = None
    until: date | None = None


def find(
    query: str | Query,
    *,
    kind: str,
    body_ids: Collection[int] | None = None,
    public_only: bool = False,
    since: date | None = None,
    until: date | None = None,
    limit: int = 200,
) -> list[int]:
    """Ids of the objects that hold every word of the query, best first; empty for a query without a word.

    What is written as typed comes first, then what is the same without diacritics; a query without them finds both.
    An abbreviation finds its long forms, a long form its abbreviations. `body_ids=None` means every body, an empty
    collection none. `since`, `until` (both included): only objects with a day between. Any text is a valid query.
    """
    query = understand(query) if isinstance(query, str) else query
    filters = _Filters(kind, body_ids, public_only, since, until)
    with _room():
        found = [] if query.is_bare else _matches(query, filters, limit)
        if len(found) < limit:
            wider, before = _matches(query.folded(), filters, limit), set(found)
            found += [object_id for object_id in wider if object_id not in before]
    return found[:limit]


@contextmanager
def _room() -> Iterator[None]:
    """More memory for what follows, on PostgreSQL; a transaction of SQLite would wait for whoever writes."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(_ROOM)
        yield


def _matches(query: Query, filters: _Filters, limit: int) -> list[int]:
    if not query or limit < 1 or (filters.body_ids is not None and not filters.body_ids):
        return []
    is_sqlite = connection.vendor == "sqlite"
    conditions, values = _where(filters, is_sqlite=is_sqlite)
    beside = ""
    if is_sqlite:
        pairs = query.pairs()
        beside = _BESIDE.format(fold="_fold" if query.is_bare else "") * len(pairs)
        statement, parameters = _SQLITE, [*pairs, query.fts5(), *values, max(RANKED, limit), limit]
    else:  # ranked outside: inside, PostgreSQL would rank what the limit then throws away
        words = query.tsquery()
        statement, parameters = _POSTGRESQL, [words, *values, max(RANKED, limit), words, query.side_by_side(), limit]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(filters=conditions, beside=beside), parameters)
        return [row[0] for row in cursor.fetchall()]


def _where(filters: _Filters, *, is_sqlite: bool) -> tuple[str, list[Any]]:
    conditions = ["e.kind = %s"]
    values: list[Any] = [filters.kind]
    if filters.public_only:
        conditions.append("e.is_public")
    if filters.body_ids is not None:
        conditions.append("e.body_id IN (SELECT value FROM json_each(%s))" if is_sqlite else "e.body_id = ANY(%s)")
        values.append(_ids(filters.body_ids, is_sqlite=is_sqlite))
    for condition, day in (('e."on" >= %s', filters.since), ('e."on" <= %s', filters.until)):
        if day is not None:
            conditions.append(condition)
            values.append(day.isoformat() if is_sqlite else day)
    return " AND ".join(conditions), values


def _ids(body_ids: Iterable[int], *, is_sqlite: bool) -> Any:
    return json.dumps(sorted(body_ids)) if is_sqlite else sorted(body_ids)


Seen = Callable[[Viewer, Collection[int], Asked], Collection[int]]
Bodies = Callable[[Viewer, Asked], Collection[int] | None]
Finder = Callable[[Query, Viewer, Asked, int], list[int]]


def indexed(kind: str, *, seen: Seen, bodies: Bodies | None = None, public_only: bool = False) -> Finder:
    """A `View.find` over the index: the ids that fit, then those of them that `seen` says the viewer may see.

    `bodies`: whose entries may hold such a thing at all; None: everybody's.
    """

    def find_seen(query: Query, viewer: Viewer, asked: Asked, limit: int) -> list[int]:
        ids = find(
            query,
            kind=kind,
            body_ids=bodies(viewer, asked) if bodies else None,
            public_only=public_only,
            since=asked.since,
            until=asked.until,
            limit=limit,
        )
        allowed = seen(viewer, ids, asked)
        return [pk for pk in ids if pk in allowed]

    return find_seen
