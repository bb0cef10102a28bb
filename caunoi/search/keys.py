"""Finding what is like a text: a table of each object's rarest words and pairs of words, newest first (ADR 0051).

A key is the hash of such words and of the kind. The table is filled and emptied by `services` in the caller's
transaction; an entry remembers its own keys (`SearchEntry.keys`), so they are taken out again without a search.
"""

import math
from array import array
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.db import connection

from caunoi.language.matching.candidates import keys_of
from caunoi.language.matching.rarity import shipped
from caunoi.language.matching.told import Told, read
from caunoi.search.models import SearchEntry

KEPT = 32  # keys of an object
ASKED = 40  # keys of a text that are looked up
NEWEST = 200  # entries read of each key and body
FEW = 8  # bodies that are each looked up; of more, keys that stand in more than NEWEST entries are passed over
_CHUNK = 200

_INSERT_SQLITE = "INSERT OR IGNORE INTO search_searchkey (key, body, entry) VALUES (%s, %s, %s)"
_INSERT_POSTGRESQL = """
INSERT INTO search_searchkey (key, body, entry)
SELECT * FROM unnest(%s::integer[], %s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING
"""
_DELETE_SQLITE = "DELETE FROM search_searchkey WHERE key = %s AND body = %s AND entry = %s"
_DELETE_POSTGRESQL = """
DELETE FROM search_searchkey k USING unnest(%s::integer[], %s::bigint[], %s::bigint[]) AS old(key, body, entry)
WHERE k.key = old.key AND k.body = old.body AND k.entry = old.entry
"""
_DELETE_KIND = """
DELETE FROM search_searchkey
WHERE entry IN (SELECT id FROM search_searchentry WHERE kind = %s AND keys IS NOT NULL)
"""
_NEWEST = """
SELECT * FROM (SELECT key, body, entry FROM search_searchkey WHERE key = %s AND body = %s ORDER BY entry DESC LIMIT %s)
"""
_ANY = "SELECT * FROM (SELECT key, body, entry FROM search_searchkey WHERE key = %s ORDER BY body, entry LIMIT %s)"
_NEWEST_POSTGRESQL = """
SELECT found.* FROM unnest(%s::integer[]) AS asked(key) CROSS JOIN unnest(%s::bigint[]) AS bodies(body)
CROSS JOIN LATERAL (
  SELECT key, body, entry FROM search_searchkey k
  WHERE k.key = asked.key AND k.body = bodies.body ORDER BY k.entry DESC LIMIT %s
) AS found
"""
_ANY_POSTGRESQL = """
SELECT found.* FROM unnest(%s::integer[]) AS asked(key)
CROSS JOIN LATERAL (
  SELECT key, body, entry FROM search_searchkey k WHERE k.key = asked.key ORDER BY k.body, k.entry LIMIT %s
) AS found
"""
Row = tuple[int, int, int]  # key, body (0: none), entry


def packed(kind: str, text: str) -> bytes:
    """The keys of an object's text as `SearchEntry.keys` holds them."""
    return array("i", sorted(_hashed(kind, read(text), KEPT))).tobytes()


def _hashed(kind: str, told: Told, most: int) -> list[int]:
    """The rarest keys of a text, rarest first; a pair is as rare as its two words together."""
    rarity = shipped()
    rare = sorted((-sum(map(rarity.of, key.split())), key) for key in keys_of(told))[:most]
    return list(dict.fromkeys(_hash(f"{kind}\0{key}") for _, key in rare))


def _hash(words: str) -> int:
    """32 bits: two words with the same hash only bring a candidate more."""
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=4).digest(), "big", signed=True)


def rows_of(entries: Iterable[SearchEntry]) -> set[Row]:
    """What stands in the table for these entries."""
    return {
        (key, entry.body_id or 0, entry.pk) for entry in entries if entry.keys for key in array("i", bytes(entry.keys))
    }


def replace(old: set[Row], new: set[Row]) -> None:
    """Take rows out of the table and put others in; what stands in both is not touched."""
    _run(sorted(old - new), _DELETE_SQLITE, _DELETE_POSTGRESQL)
    _run(sorted(new - old), _INSERT_SQLITE, _INSERT_POSTGRESQL)


def drop_kind(kind: str) -> None:
    """Take every row of a kind out; to be called before its entries go."""
    with connection.cursor() as cursor:
        cursor.execute(_DELETE_KIND, [kind])


def _run(rows: list[Row], sqlite: str, postgresql: str) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(sqlite, rows)
        else:
            cursor.execute(postgresql, [list(column) for column in zip(*rows, strict=True)])


def alike(
    text: str | Told,
    *,
    kind: str,
    body_ids: Collection[int] | None = None,
    public_only: bool = False,
    limit: int = 60,
) -> list[int]:
    """Ids of objects that share rare words with a text, most in common first: candidates for a comparison.

    Of common words only the newest objects of each body are seen. `body_ids=None` means every body, an empty collection
    none. The text is neither stored nor logged.
    """
    asked = _hashed(kind, read(text) if isinstance(text, str) else text, ASKED)
    if not asked or limit < 1 or (body_ids is not None and not body_ids):
        return []
    entries = _most_in_common(asked, body_ids)
    found: list[int] = []
    for start in range(0, len(entries), _CHUNK):
        found += _objects(entries[start : start + _CHUNK], kind=kind, public_only=public_only)
        if len(found) >= limit:
            break
    return found[:limit]


def _most_in_common(asked: list[int], body_ids: Collection[int] | None) -> list[int]:
    """Entries that have some of the keys; a key weighs more the fewer have it."""
    is_wide = body_ids is None or len(body_ids) > FEW
    having: dict[int, list[int]] = {key: [] for key in asked}
    read_of = dict.fromkeys(asked, 0)
    for key, body, entry in _read_any(asked) if is_wide else _read_newest(asked, sorted(body_ids or ())):
        read_of[key] += 1
        if body_ids is None or body in body_ids:
            having[key].append(entry)
    shared: dict[int, float] = {}
    for key, entries in having.items():
        if is_wide and read_of[key] > NEWEST:
            continue
        weight = math.log(1 + 2 * NEWEST / max(1, len(entries)))
        for entry in entries:
            shared[entry] = shared.get(entry, 0.0) + weight
    return sorted(shared, key=lambda entry: (-shared[entry], -entry))


def _read_newest(asked: list[int], bodies: list[int]) -> Iterator[Row]:
    if connection.vendor == "sqlite":
        parts = [(key, body, NEWEST) for key in asked for body in bodies]
        return _fetch(" UNION ALL ".join([_NEWEST] * len(parts)), [value for part in parts for value in part])
    return _fetch(_NEWEST_POSTGRESQL, [asked, bodies, NEWEST])


def _read_any(asked: list[int]) -> Iterator[Row]:
    if connection.vendor == "sqlite":
        return _fetch(" UNION ALL ".join([_ANY] * len(asked)), [it for key in asked for it in (key, NEWEST + 1)])
    return _fetch(_ANY_POSTGRESQL, [asked, NEWEST + 1])


def _fetch(statement: str, values: list[Any]) -> Iterator[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        yield from cursor.fetchall()


def _objects(entries: list[int], *, kind: str, public_only: bool) -> list[int]:
    """Which objects the entries are; kind and flag are looked at here, or SQLite would walk the kind's own index."""
    rows = SearchEntry.objects.filter(pk__in=entries).values_list("pk", "object_id", "kind", "is_public")
    objects = {
        pk: object_id for pk, object_id, its, is_public in rows if its == kind and (is_public or not public_only)
    }
    return [objects[entry] for entry in entries if entry in objects]
