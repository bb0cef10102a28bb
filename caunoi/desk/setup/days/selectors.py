"""The days of a year that differ from "Monday to Friday": where each comes from and what it rests on."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import gettext_noop as noop

from caunoi.calendar.models import ConfirmedYear, DayChange
from caunoi.calendar.selectors import active_changes, active_confirmations, work_calendar
from caunoi.calendar.services import may_be_confirmed

SOURCES = {"library": noop("Lịch nghỉ chung"), "shipped": noop("Kèm phần mềm"), "own": noop("Đơn vị thêm")}


@dataclass(frozen=True)
class DayLine:
    """One date. `source` is a key of SOURCES; `row` is the installation's own row, which can be taken away."""

    on: date
    is_working: bool
    name: str
    source: str
    citation: str = ""
    confidence: str = ""
    row: DayChange | None = None

    @property
    def source_label(self) -> str:
        """Where it comes from."""
        return SOURCES[self.source]


@dataclass(frozen=True)
class Year:
    """A year's lines, and whether the State has decided its days off."""

    number: int
    lines: list[DayLine]
    is_forecast: bool
    removed: list[DayChange]
    confirmation: ConfirmedYear | None
    may_confirm: bool


@cache
def _shipped() -> dict[date, dict[str, Any]]:
    text = (resources.files("caunoi.calendar") / "swaps.toml").read_text(encoding="utf-8")
    return {row["on"]: row for row in tomllib.loads(text)["day"]}


def year_of(number: int, today: date) -> Year:
    """The year as deadlines are reckoned with it. Five queries."""
    calendar = work_calendar()
    own = {row.on: row for row in active_changes().filter(on__year=number)}
    names = {on: (False, name) for on, name in calendar.days_off.items() if on.year == number}
    names |= {on: (True, name) for on, name in calendar.working.items() if on.year == number}
    lines = [_line(on, *names[on], own.get(on)) for on in sorted(names)]
    removed = DayChange.objects.filter(on__year=number, removed_at__isnull=False)
    confirmation = active_confirmations().filter(year=number).first()
    is_forecast = number in calendar.forecast_years
    may_confirm = is_forecast and may_be_confirmed(number, today)
    return Year(number, lines, is_forecast, list(removed), confirmation, may_confirm)


def _line(on: date, is_working: bool, name: str, row: DayChange | None) -> DayLine:
    if row is not None:
        return DayLine(on, is_working, name, "own", row.citation, row.confidence, row)
    if (shipped := _shipped().get(on)) is not None:
        return DayLine(on, is_working, name, "shipped", shipped["citation"], shipped["confidence"])
    return DayLine(on, is_working, name, "library")
