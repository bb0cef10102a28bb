"""Finding objects by their words. The filters are inside the statement: what may not be seen is never ranked."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from caunoi.search.words import Term, parse, telling_pairs, to_fts5, to_tsquery

RANKED = 1000  # only the newest so many matches are ranked: a word that everybody uses stays fast
# Room for the bitmaps of a common word: with 4 MB PostgreSQL forgets which rows and reads whole pages of texts instead.
_ROOM = "SET LOCAL work_mem = '32MB'"

_SQLITE = """
SELECT object_id FROM (
  SELECT e.object_id, bm25(search_words, 8.0, 2.0, 4.0, 1.0) AS score
  FROM search_words CROSS JOIN search_searchentry e ON e.id = search_words.rowid
  WHERE search_words MATCH %s AND {filters}
  ORDER BY search_words.rowid DESC LIMIT %s
) AS found ORDER BY score, object_id DESC LIMIT %s
"""
_POSTGRESQL = """
SELECT object_id FROM (
  SELECT e.object_id, e.words FROM search_searchentry e
  WHERE e.words @@ to_tsquery('simple', %s) AND {filters}
  ORDER BY e.id DESC LIMIT %s
) AS found ORDER BY ts_rank(words, to_tsquery('simple', %s)) DESC, object_id DESC LIMIT %s
"""


def find(
    query: str,
    *,
    kind: str,
    body_ids: Collection[int] | None = None,
    public_only: bool = False,
    limit: int = 200,
) -> list[int]:
    """Ids of the objects that hold every word of the query, best first; empty for a query without a word.

    What is written as typed comes first, then what is the same without diacritics; a query without them finds both.
    `body_ids=None` means every body, an empty collection none. Any text is a valid query.
    """
    terms = parse(query)
    bare = [term.folded() for term in terms]
    with _room():
        found = _matches(terms, kind, body_ids, public_only, limit)
        if bare != terms and len(found) < limit:
            wider, before = _matches(bare, kind, body_ids, public_only, limit), set(found)
            found += [object_id for object_id in wider if object_id not in before]
    return found[:limit]


def alike(
    text: str,
    *,
    kind: str,
    body_ids: Collection[int] | None = None,
    public_only: bool = False,
    limit: int = 50,
) -> list[int]:
    """Ids of objects that share neighbouring words with a longer text, best first: candidates for a comparison."""
    with _room():
        return _matches(telling_pairs(text), kind, body_ids, public_only, limit, is_any=True)


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


def _matches(
    terms: list[Term],
    kind: str,
    body_ids: Collection[int] | None,
    public_only: bool,
    limit: int,
    *,
    is_any: bool = False,
) -> list[int]:
    if not terms or limit < 1 or (body_ids is not None and not body_ids):
        return []
    is_sqlite = connection.vendor == "sqlite"
    filters = "e.kind = %s"
    values: list[Any] = [kind]
    if public_only:
        filters += " AND e.is_public"
    if body_ids is not None:
        filters += " AND e.body_id IN (SELECT value FROM json_each(%s))" if is_sqlite else " AND e.body_id = ANY(%s)"
        values.append(_ids(body_ids, is_sqlite=is_sqlite))
    if is_sqlite:
        words = to_fts5(terms, operator="OR" if is_any else "AND")
        statement, parameters = _SQLITE, [words, *values, max(RANKED, limit), limit]
    else:  # ranked outside: inside, PostgreSQL would rank what the limit then throws away
        words = to_tsquery(terms, operator="|" if is_any else "&")
        statement, parameters = _POSTGRESQL, [words, *values, max(RANKED, limit), words, limit]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(filters=filters), parameters)
        return [row[0] for row in cursor.fetchall()]


def _ids(body_ids: Collection[int], *, is_sqlite: bool) -> Any:
    return json.dumps(sorted(body_ids)) if is_sqlite else sorted(body_ids)
