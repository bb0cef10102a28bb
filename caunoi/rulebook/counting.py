"""Counting one term: Bộ luật Dân sự 2015, Điều 147-148. Dates only; told in prose in docs/algorithms/deadlines.md.

Day zero is not counted. The length, the extension and the paused days come first; only then is an end on a day off
moved, once, to the next working day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.common.workdays import WorkCalendar, days_between
from caunoi.rulebook.procedures import Unit

DateRange = tuple[date, date]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PausedRange:
    """A stretch on which the clock stood still, clipped to the term; `days` are counted in the unit of the term."""

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Count:
    """How a due date came about. The `*_end` dates are the running totals, before the end is moved off a day off."""

    start: date
    length: int
    extend: int
    unit: Unit
    length_end: date
    extend_end: date
    paused: tuple[PausedRange, ...]
    raw_end: date
    due: date

    @property
    def first_day(self) -> date:
        """The first day that counts."""
        return self.start + _DAY


def unite(ranges: Iterable[DateRange]) -> list[DateRange]:
    """The ranges in order, overlapping and adjacent ones made one."""
    united: list[DateRange] = []
    for first, last in sorted(ranges):
        if united and first <= united[-1][1] + _DAY:
            united[-1] = (united[-1][0], max(last, united[-1][1]))
        else:
            united.append((first, last))
    return united


def count(
    *,
    start: date,
    length: int,
    unit: Unit,
    calendar: WorkCalendar,
    extend: int = 0,
    pauses: Sequence[DateRange] = (),
) -> Count:
    """Count `length` + `extend` days after `start` on which the clock runs, then move an end on a day off.

    A pause stops every day it covers, both ends, from the first counted day until the count is full: one that begins
    before the end always pushes the end behind it. OverflowError past the year 9999.
    """
    united = unite(pauses)
    raw_end = _run(start, length + extend, unit, calendar, united)
    return Count(
        start=start,
        length=length,
        extend=extend,
        unit=unit,
        length_end=_run(start, length, unit, calendar, ()),
        extend_end=_run(start, length + extend, unit, calendar, ()),
        paused=tuple(_clipped(united, start + _DAY, raw_end, unit, calendar)),
        raw_end=raw_end,
        due=calendar.roll(raw_end),
    )


def _run(start: date, days: int, unit: Unit, calendar: WorkCalendar, pauses: Sequence[DateRange]) -> date:
    """The date on which the `days`-th day is full, skipping paused days and, for working days, days off."""
    day, left = start, days
    while left:
        day += _DAY
        paused = any(first <= day <= last for first, last in pauses)
        left -= not paused and _counts(day, unit, calendar)
    return day


def _counts(day: date, unit: Unit, calendar: WorkCalendar) -> bool:
    return unit == "day" or calendar.is_working(day)


def _clipped(
    ranges: Sequence[DateRange], first_day: date, last_day: date, unit: Unit, calendar: WorkCalendar
) -> Iterable[PausedRange]:
    for first, last in ranges:
        first, last = max(first, first_day), min(last, last_day)  # noqa: PLW2901
        days = sum(_counts(day, unit, calendar) for day in days_between(first, last))
        if days:
            yield PausedRange(first, last, days)
