"""The calendar deadlines are reckoned with: the library, the shipped swaps, and over them this installation's rows."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

from caunoi.calendar.library import Change, library_calendar, with_changes
from caunoi.calendar.models import ConfirmedYear, DayChange
from caunoi.common.workdays import WorkCalendar

# The last calendar built in this process. Its rows are asked for each time (a few dozen, one query), so that one added
# in another process is seen at once; the version comes from their content, since a rolled-back id may come again.
_built: dict[str, WorkCalendar] = {}


def active_changes() -> QuerySet[DayChange]:
    """The rows in force, by date."""
    return DayChange.objects.filter(removed_at__isnull=True)


def active_confirmations() -> QuerySet[ConfirmedYear]:
    """The confirmations in force, by year."""
    return ConfirmedYear.objects.filter(removed_at__isnull=True)


def work_calendar() -> WorkCalendar:
    """The calendar in force now. Two queries; built anew only when the rows differ."""
    changes, years = _changes(active_changes()), _years()
    version = _version(changes, years)
    calendar = _built.get(version)
    if calendar is None:
        calendar = _over_the_library(changes, years)
        _built.clear()
        _built[version] = calendar
    return calendar


def calendar_version() -> str:
    """Names the state of library and rows; equal versions reckon alike. Two queries."""
    return _version(_changes(active_changes()), _years())


def proposed_calendar(*, add: Iterable[Change] = (), remove: Iterable[DayChange] = ()) -> WorkCalendar:
    """The calendar as it would be after a change, for a preview: nothing is stored. Two queries."""
    kept = active_changes().exclude(pk__in=[row.pk for row in remove])
    return _over_the_library([*_changes(kept), *add], _years())


def _over_the_library(changes: list[Change], years: frozenset[int]) -> WorkCalendar:
    library = library_calendar()
    decided = replace(library, forecast_years=library.forecast_years - years)
    return with_changes(decided, changes, _version(changes, years))


def _changes(rows: QuerySet[DayChange]) -> list[Change]:
    return [Change(on, is_working, name) for on, is_working, name in rows.values_list("on", "is_working", "name")]


def _years() -> frozenset[int]:
    return frozenset(active_confirmations().values_list("year", flat=True))


def _version(changes: Iterable[Change], years: Iterable[int]) -> str:
    rows = sorted(f"{change.on.isoformat()} {change.is_working} {change.name}" for change in changes)
    rows += [str(year) for year in sorted(years)]
    digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]
    return f"{library_calendar().version}/{digest}" if rows else library_calendar().version
