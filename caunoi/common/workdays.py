"""Working days: which dates are worked, and counting them. Plain arithmetic over a table of exceptions.

Saturdays and Sundays are off unless the table says they are worked in exchange for another day.
Legal source of the rolling of an end: Bộ luật Dân sự 2015, Điều 148 khoản 5.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAY = timedelta(days=1)
_SATURDAY = 5


def weekday_name(day: date) -> str:
    """The Vietnamese name of the day of the week, as written inside a sentence ("thứ Hai", "Chủ nhật")."""
    return WEEKDAYS[day.weekday()]


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from `first` to `last`, both included; nothing if `last` is earlier."""
    for offset in range((last - first).days + 1):
        yield first + offset * _DAY


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off and worked weekend days, with their names.

    `days_off` and `working` are exceptions to "Monday to Friday are worked"; a date in both is a
    ValueError. `forecast_years` are years whose holidays the State has not decided yet. `version` names the state of
    the tables.
    """

    days_off: Mapping[date, str]
    working: Mapping[date, str]
    version: str
    forecast_years: frozenset[int] = field(default=frozenset())

    def __post_init__(self) -> None:
        if both := self.days_off.keys() & self.working.keys():
            raise ValueError(f"both off and worked: {', '.join(day.isoformat() for day in sorted(both))}")

    def is_working(self, day: date) -> bool:
        """Whether State offices work on that date."""
        if day in self.working:
            return True
        return day not in self.days_off and day.weekday() < _SATURDAY

    def reason(self, day: date) -> str | None:
        """Why the date is off ("Thứ Bảy", "Tết …") or why a weekend day is worked; None for a plain working day."""
        if day in self.working:
            return self.working[day]
        if day in self.days_off:
            return self.days_off[day]
        if day.weekday() < _SATURDAY:
            return None
        name = weekday_name(day)
        return name[0].upper() + name[1:]

    def roll(self, day: date) -> date:
        """The date itself if worked, else the next working day."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working(self, start: date, days: int) -> date:
        """The date of the `days`-th working day after `start`; `start` itself is not counted. ValueError below zero."""
        if days < 0:
            raise ValueError("days must not be negative")
        day = start
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative if `end` is before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(day) for day in days_between(start + _DAY, end))
