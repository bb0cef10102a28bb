"""Keeping the index: in the caller's transaction, so that object and words appear and disappear together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from caunoi.search.models import SearchEntry
from caunoi.search.words import indexed, indexed_fold

BATCH = 500


@dataclass(frozen=True)
class Searchable:
    """What a room gives to the index for one object. `body_id` and `is_public` are filters, not words."""

    object_id: int
    body_id: int | None
    is_public: bool
    title: str
    text: str


def put(*, kind: str, object_id: int, body_id: int | None, is_public: bool, title: str, text: str) -> None:
    """Index an object, or index it anew."""
    put_many(
        kind=kind,
        rows=[Searchable(object_id=object_id, body_id=body_id, is_public=is_public, title=title, text=text)],
    )


def put_many(*, kind: str, rows: Iterable[Searchable]) -> int:
    """Index many objects of one kind in few statements; returns how many. An object may come once only."""
    entries = [
        SearchEntry(
            kind=kind,
            object_id=row.object_id,
            body_id=row.body_id,
            is_public=row.is_public,
            title=indexed(row.title),
            text=indexed(row.text),
            title_fold=indexed_fold(row.title),
            text_fold=indexed_fold(row.text),
        )
        for row in rows
    ]
    SearchEntry.objects.bulk_create(
        entries,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["body_id", "is_public", "title", "text", "title_fold", "text_fold"],
    )
    return len(entries)


def drop(*, kind: str, object_id: int) -> None:
    """Take an object out of the index; nothing happens when it is not in."""
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()


def drop_kind(*, kind: str) -> None:
    """Take every object of a kind out of the index."""
    SearchEntry.objects.filter(kind=kind).delete()


def shred(*, kind: str, object_id: int) -> None:
    """Take an object out and rewrite SQLite's word index, which otherwise keeps deleted words until a later merge.

    For quarantine: slow on a large SQLite index (about 2 s at 100,000 objects), so only done when the object was in it.
    PostgreSQL frees the row at its next vacuum.
    """
    deleted, _ = SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()
    if deleted and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")
