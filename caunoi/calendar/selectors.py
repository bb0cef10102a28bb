"""The calendar deadlines are reckoned with: the library, the shipped swaps, and over them this installation's rows."""

import hashlib
from collections.abc import Iterable

from django.db.models import QuerySet

from caunoi.calendar.library import Change, library_calendar, with_changes
from caunoi.calendar.models import DayChange
from caunoi.common.workdays import WorkCalendar

# The last calendar built in this process. Its rows are asked for each time (a few dozen, one query), so that one added
# in another process is seen at once; the version comes from their content, since a rolled-back id may come again.
_built: dict[str, WorkCalendar] = {}


def active_changes() -> QuerySet[DayChange]:
    """The rows in force, by date."""
    return DayChange.objects.filter(removed_at__isnull=True)


def work_calendar() -> WorkCalendar:
    """The calendar in force now. One query; built anew only when the rows differ."""
    changes = _changes(active_changes())
    version = _version(changes)
    calendar = _built.get(version)
    if calendar is None:
        calendar = with_changes(library_calendar(), changes, version)
        _built.clear()
        _built[version] = calendar
    return calendar


def calendar_version() -> str:
    """Names the state of library and rows; equal versions reckon alike. One query."""
    return _version(_changes(active_changes()))


def proposed_calendar(*, add: Iterable[Change] = (), remove: Iterable[DayChange] = ()) -> WorkCalendar:
    """The calendar as it would be after a change, for a preview: nothing is stored. One query."""
    kept = active_changes().exclude(pk__in=[row.pk for row in remove])
    changes = [*_changes(kept), *add]
    return with_changes(library_calendar(), changes, _version(changes))


def _changes(rows: QuerySet[DayChange]) -> list[Change]:
    return [Change(on, is_working, name) for on, is_working, name in rows.values_list("on", "is_working", "name")]


def _version(changes: Iterable[Change]) -> str:
    rows = sorted(f"{change.on.isoformat()} {change.is_working} {change.name}" for change in changes)
    digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]
    return f"{library_calendar().version}/{digest}" if rows else library_calendar().version
