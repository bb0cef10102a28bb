"""Keeping the index: in the caller's transaction, so that object and words appear and disappear together."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.core.cache import cache
from django.db import connection, transaction

from caunoi.search import keys
from caunoi.search.models import SearchEntry, SearchWord
from caunoi.search.words import indexed, indexed_fold

BATCH = 500
WORD = (1, 20)  # letters of a word that a mistyped one may be corrected to
RARE = 3  # a word of so few objects is forgotten with a shredded one, until the words are counted again
_COUNTED, _DAY = "search-words-counted", 86_400
_FIELDS = ["body_id", "is_public", "on", "title", "text", "title_fold", "text_fold", "keys"]


@dataclass(frozen=True)
class Searchable:
    """What a room gives to the index for one object. `body_id`, `is_public` and the day `on` are filters, not words.

    `like`: by which words it is offered as alike to another text (`keys.alike`); None for a whole kind: never.
    """

    object_id: int
    body_id: int | None
    is_public: bool
    title: str
    text: str
    on: date | None = None
    like: str | None = None


def put(
    *,
    kind: str,
    object_id: int,
    body_id: int | None,
    is_public: bool,
    title: str,
    text: str,
    on: date | None = None,
    like: str | None = None,
) -> None:
    """Index an object, or index it anew."""
    put_many(kind=kind, rows=[Searchable(object_id, body_id, is_public, title, text, on, like)])


def put_many(*, kind: str, rows: Iterable[Searchable]) -> int:
    """Index many objects of one kind in few statements; returns how many. An object may come once only."""
    entries = [_entry(kind, row) for row in rows]
    _write(entries)
    return len(entries)


@transaction.atomic(savepoint=False)
def _write(entries: list[SearchEntry]) -> None:
    """Write entries of one kind, new ones and known ones, and their keys."""
    if not entries:
        return
    compared = [entry.object_id for entry in entries if entry.keys is not None]
    known = SearchEntry.objects.select_for_update().filter(kind=entries[0].kind, object_id__in=compared)
    old = keys.rows_of(known.only("body_id", "keys")) if compared else set()
    SearchEntry.objects.bulk_create(
        entries,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=_FIELDS,
    )
    keys.replace(old, keys.rows_of(entries))


def _entry(kind: str, row: Searchable) -> SearchEntry:
    return SearchEntry(
        kind=kind,
        object_id=row.object_id,
        body_id=row.body_id,
        is_public=row.is_public,
        on=row.on,
        title=indexed(row.title),
        text=indexed(row.text),
        title_fold=indexed_fold(row.title),
        text_fold=indexed_fold(row.text),
        keys=None if row.like is None else keys.packed(kind, row.like),
    )


def keep(*, kind: str, rows: Iterable[Searchable], instead_of: Collection[int] = ()) -> None:
    """Index what differs from the index, and take out those of `instead_of` that are not among the rows.

    For many small objects of which few change at a time: two statements when nothing does. SQLite writes a row's words
    anew at every touch, so an unchanged one is not touched.
    """
    wanted = {row.object_id: _entry(kind, row) for row in rows}
    known = {
        entry.object_id: entry for entry in SearchEntry.objects.filter(kind=kind, object_id__in={*wanted, *instead_of})
    }
    _remove([entry for pk, entry in known.items() if pk not in wanted])
    changed = [
        entry
        for pk, entry in wanted.items()
        if pk not in known or any(getattr(entry, name) != getattr(known[pk], name) for name in _FIELDS)
    ]
    _write(changed)


def drop(*, kind: str, object_id: int) -> None:
    """Take an object out of the index; nothing happens when it is not in."""
    drop_many(kind=kind, object_ids=[object_id])


def drop_many(*, kind: str, object_ids: Collection[int]) -> None:
    """Take several objects out of the index."""
    _remove(list(SearchEntry.objects.filter(kind=kind, object_id__in=object_ids).only("body_id", "keys")))


@transaction.atomic(savepoint=False)
def _remove(entries: Collection[SearchEntry]) -> None:
    if entries:
        keys.replace(keys.rows_of(entries), set())
        SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def drop_kind(*, kind: str) -> None:
    """Take every object of a kind out of the index."""
    keys.drop_kind(kind)
    SearchEntry.objects.filter(kind=kind).delete()


@transaction.atomic
def rebuild(*, kind: str, source: Callable[[], Iterable[Searchable]]) -> int:
    """Build the index of a kind anew from its room's own rows; returns how many there are."""
    drop_kind(kind=kind)
    rows = iter(source())
    count = 0
    while batch := list(islice(rows, BATCH)):
        count += put_many(kind=kind, rows=batch)
    return count


def shred(*, kind: str, object_id: int) -> None:
    """Take an object out and rewrite SQLite's word index, which otherwise keeps deleted words until a later merge.

    For quarantine: slow on a large SQLite index (about 2 s at 100,000 objects), so only done when the object was in it.
    PostgreSQL frees the rows at its next vacuum. The hashes of its words go too.
    """
    shred_many(kind=kind, object_ids=[object_id])


def shred_many(*, kind: str, object_ids: Collection[int]) -> None:
    """`shred` of several objects at once. Rare words of theirs are also forgotten as possible corrections."""
    entries = list(SearchEntry.objects.filter(kind=kind, object_id__in=object_ids))
    if not entries:
        return
    words = {word for entry in entries for word in f"{entry.title_fold} {entry.text_fold}".split()}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    _remove(entries)
    SearchWord.objects.filter(word__in=[word for word in words if _is_counted(word)], count__lte=RARE).delete()
    settle()


def settle() -> None:
    """Put SQLite's word index in one piece: after very many objects at once, else the next ones put in pay for it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")


@transaction.atomic
def count_words() -> int:
    """Count the words of the index anew, from which mistyped ones are corrected; returns how many there are.

    Reads the whole index (about 5 s for 100,000 objects). A word that came since is still found, as any word is; it is
    only not offered in place of a mistyped one.
    """
    counts: Counter[str] = Counter()
    rows = SearchEntry.objects.values_list("title_fold", "text_fold")
    for title, text in rows.iterator(chunk_size=BATCH):
        counts.update({*title.split(), *text.split()})
    words = [SearchWord(word=word, count=count) for word, count in sorted(counts.items()) if _is_counted(word)]
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(words, batch_size=4 * BATCH)
    return len(words)


def count_words_daily() -> bool:
    """Count the words if nobody did for a day; whether it was done."""
    if not cache.add(_COUNTED, value=True, timeout=_DAY):
        return False
    count_words()
    return True


def _is_counted(word: str) -> bool:
    return WORD[0] <= len(word) <= WORD[1] and word.isalpha()
