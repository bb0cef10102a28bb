"""The calendar without a database: the `holidays` library for Vietnam, and over it the swapped days shipped with us.

No Django here: the command line uses it on a bare install.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import metadata, resources

import holidays

from caunoi.common.workdays import WorkCalendar

FIRST_YEAR = 2010
LAST_YEAR = 2060
_IN_EXCHANGE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


@dataclass(frozen=True, slots=True)
class Change:
    """One date that differs from the calendar below it."""

    on: date
    is_working: bool
    name: str


def with_changes(calendar: WorkCalendar, changes: Iterable[Change], version: str) -> WorkCalendar:
    """The calendar with each changed date replaced; a change wins over what was there."""
    days_off, working = dict(calendar.days_off), dict(calendar.working)
    for change in changes:
        days_off.pop(change.on, None)
        working.pop(change.on, None)
        (working if change.is_working else days_off)[change.on] = change.name
    return replace(calendar, days_off=days_off, working=working, version=version)


@cache
def library_calendar() -> WorkCalendar:
    """The State sector's calendar for 2010-2060. Years the State has not decided are in `forecast_years`."""
    text = (resources.files("caunoi.calendar") / "swaps.toml").read_text(encoding="utf-8")
    book = tomllib.loads(text)
    table = holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1), language="vi")
    days_off = dict(table.items())
    bare = WorkCalendar(
        days_off=days_off,
        working=_worked_in_exchange(days_off),
        version="",
        forecast_years=frozenset(range(book["decided_until"] + 1, LAST_YEAR + 1)),
    )
    shipped = [Change(row["on"], row["is_working"], row["name"]) for row in book["day"]]
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return with_changes(bare, shipped, f"holidays-{metadata.version('holidays')}+{digest}")


def _worked_in_exchange(days_off: dict[date, str]) -> dict[date, str]:
    """Weekend days worked in exchange; the library tells them in the label of the day off ("thay cho ngày …")."""
    worked = {}
    for day, name in days_off.items():
        if found := _IN_EXCHANGE.search(name):
            dd, mm, yyyy = (int(part) for part in found.groups())
            worked[date(yyyy, mm, dd)] = f"Làm bù cho ngày nghỉ {day:%d/%m/%Y}"
    return worked
