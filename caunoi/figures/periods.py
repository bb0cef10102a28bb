"""When a figure holds, out of the words of a report: "năm 2021", "quý III/2026", "tính đến 31/5/2021". No database.

Words without a year take that of the report ("6 tháng đầu năm", "trong tháng 9"). The weeks of a month are its days
1–7, 8–14, 15–21, 22–28 and the rest; a school year runs from 1 September to 31 May. What is not understood gives no
dates; the words stay beside the figure in any case.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from caunoi.language.fold import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)|(\d{1,2}) thang (\d{1,2}) nam ((?:19|20)\d\d)"
_YEAR = r"((?:19|20)\d\d)"
_UNTIL = re.compile(rf"\b(?:tinh )?den (?:het )?(?:ngay )?(?:{_DAY})")
_ON = re.compile(rf"(?:{_DAY})")
_DAYS = re.compile(rf"(?:{_DAY})\s*(?:-|den)\s*(?:ngay )?(?:{_DAY})")
_QUARTER = re.compile(rf"\bquy (iv|i{{1,3}}|[1-4])(?:\s*(?:/|nam|-)?\s*{_YEAR})?\b")
_HALF = re.compile(rf"\b(?:6|sau) thang (dau|cuoi) nam(?: {_YEAR})?")
_MONTHS_HEAD = re.compile(rf"\b(\d{{1,2}}) thang (dau|cuoi) nam(?: {_YEAR})?")
_MONTHS_OF = re.compile(rf"(?<!ngay )\b(\d{{1,2}}) thang nam {_YEAR}\b")
_WEEK = re.compile(rf"\btuan (?:thu )?([1-5]) (?:cua )?thang (\d{{1,2}})(?:\s*(?:/|nam|-)?\s*{_YEAR})?\b")
_SCHOOL = re.compile(rf"\bnam hoc {_YEAR}\s*-\s*{_YEAR}\b")
_MONTH = re.compile(rf"\bthang (\d{{1,2}})(?:\s*(?:/|nam|-)?\s*{_YEAR})?\b")
_SPAN = re.compile(rf"{_YEAR}\s*(?:-|–|—|den)\s*(?:nam\s*)?{_YEAR}")
_SINCE = re.compile(rf"\btu (?:dau )?(?:nam )?{_YEAR} den nay")
_A_YEAR_BEFORE = re.compile(r"(?:so voi )?cung ky(?: nam (?:truoc|ngoai))?")
_YEARS = re.compile(rf"\b{_YEAR}\b")


@dataclass(frozen=True)
class Period:
    """Both days inclusive; `as_of` for a stock on a day. All empty: not understood."""

    first: date | None = None
    last: date | None = None
    as_of: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether the words gave a date at all."""
        return self.last is not None or self.as_of is not None


def dates_of(words: str, report_end: date | None = None) -> Period:
    """The dates that the words name. `report_end`: the last day of the report's own period, for what has no year."""
    text = " ".join(fold(words).replace("–", "-").replace("—", "-").split())
    if found := _DAYS.search(text):
        return _between(_day(found.groups()[:6]), _day(found.groups()[6:]))
    year = report_end.year if report_end else None
    if (found := _WEEK.search(text)) and (period := _week(found, year)):
        return period
    if found := _UNTIL.search(text) or _ON.search(text):
        return Period(as_of=_day(found.groups()))
    for pattern, reader in _READERS:
        if (found := pattern.search(text)) and (period := reader(found, year)):
            return period
    if found := _SINCE.search(text):
        return _since(int(found[1]), report_end)
    return _by_years(text)


def own_dates(words: str, report: Period) -> Period:
    """The dates that a figure's own words name; *cùng kỳ năm trước* is the time of its report a year earlier."""
    if _A_YEAR_BEFORE.fullmatch(" ".join(fold(words).split())):
        return Period(*(_a_year_before(day) for day in (report.first, report.last, report.as_of)))
    return dates_of(words, report.last or report.as_of)


def _a_year_before(day: date | None) -> date | None:
    if day is None:
        return None
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last))


def _between(first: date | None, last: date | None) -> Period:
    return Period(first, last) if first and last and first <= last else Period()


def _since(year: int, end: date | None) -> Period:
    return Period(date(year, 1, 1), end) if end and end.year >= year else Period()


def _by_years(text: str) -> Period:
    if (found := _SPAN.search(text)) and int(found[1]) <= int(found[2]):
        return Period(date(int(found[1]), 1, 1), date(int(found[2]), 12, 31))
    if years := [int(item) for item in _YEARS.findall(text)]:
        return Period(date(min(years), 1, 1), date(max(years), 12, 31))
    return Period()


def _day(groups: tuple[str | None, ...]) -> date | None:
    numbers = [int(group) for group in groups if group]
    day, month, year = numbers[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(year: int, first: int, last: int) -> Period | None:
    if not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _quarter(found: re.Match[str], year: int | None) -> Period | None:
    number = _ROMAN.get(found[1]) or int(found[1])
    at = int(found[2]) if found[2] else year
    return _span(at, number * 3 - 2, number * 3) if at else None


def _half(found: re.Match[str], year: int | None) -> Period | None:
    at = int(found[2]) if found[2] else year
    return _span(at, *((1, 6) if found[1] == "dau" else (7, 12))) if at else None


def _months(found: re.Match[str], year: int | None) -> Period | None:
    at, count = int(found[3]) if found[3] else year, int(found[1])
    if not at or not 1 <= count <= 12:
        return None
    return _span(at, *((1, count) if found[2] == "dau" else (13 - count, 12)))


def _month(found: re.Match[str], year: int | None) -> Period | None:
    at = int(found[2]) if found[2] else year
    return _span(at, int(found[1]), int(found[1])) if at else None


def _months_of(found: re.Match[str], _year: int | None) -> Period | None:
    return _span(int(found[2]), 1, int(found[1]))


def _week(found: re.Match[str], year: int | None) -> Period | None:
    at, month, number = int(found[3]) if found[3] else year, int(found[2]), int(found[1])
    if not at or not 1 <= month <= 12:
        return None
    end, first = calendar.monthrange(at, month)[1], number * 7 - 6
    return Period(date(at, month, first), date(at, month, min(end, first + 6))) if first <= end else None


def _school(found: re.Match[str], _year: int | None) -> Period | None:
    first, last = int(found[1]), int(found[2])
    return Period(date(first, 9, 1), date(last, 5, 31)) if last == first + 1 else None


_READERS = (
    (_SCHOOL, _school),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_MONTHS_HEAD, _months),
    (_MONTHS_OF, _months_of),
    (_MONTH, _month),
)
