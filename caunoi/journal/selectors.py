"""Reading the journal, newest first, a page at a time (by position, so that new acts do not shift the pages)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from caunoi.common.clock import HANOI
from caunoi.journal.models import Entry

PAGE_SIZE = 50


@dataclass(frozen=True)
class EntryPage:
    """Some entries and where the next, older page begins (None at the end)."""

    entries: list[Entry]
    next_before: int | None


def find_entries(
    *,
    chains: Collection[str] | None = None,
    act: str = "",
    ref: str = "",
    actor: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Entry]:
    """Entries that fit every filter given; `since` and `until` are days in Hanoi, both counted in."""
    entries = Entry.objects.order_by("-id")
    if chains is not None:
        entries = entries.filter(chain__in=chains)
    entries = entries.filter(**{name: value for name, value in (("act", act), ("ref", ref), ("actor", actor)) if value})
    if since:
        entries = entries.filter(at__gte=datetime.combine(since, time(), HANOI))
    if until:
        entries = entries.filter(at__lt=datetime.combine(until + timedelta(days=1), time(), HANOI))
    return entries


def page_of(entries: QuerySet[Entry], *, before: int | None = None, size: int = PAGE_SIZE) -> EntryPage:
    """The `size` newest entries older than the entry with id `before`."""
    if before is not None:
        entries = entries.filter(id__lt=before)
    rows = list(entries[: size + 1])
    return EntryPage(rows[:size], rows[size - 1].id if len(rows) > size else None)
