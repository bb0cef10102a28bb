"""Working days on a small calendar: June 2026 begins on a Monday; Wed 3 is a holiday, Sat 6 is worked for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.common.workdays import WorkCalendar, days_between, weekday_name

CALENDAR = WorkCalendar({date(2026, 6, 3): "Ngày lễ"}, {date(2026, 6, 6): "Làm bù cho ngày 03/06/2026"}, "test")
DATES = st.dates(date(2026, 5, 1), date(2026, 8, 31))


def june(day: int) -> date:
    return date(2026, 6, day)


def test_the_worked_days_of_two_weeks() -> None:
    worked = [day for day in range(1, 15) if CALENDAR.is_working(june(day))]
    assert worked == [1, 2, 4, 5, 6, 8, 9, 10, 11, 12]


def test_reasons() -> None:
    assert [CALENDAR.reason(june(day)) for day in (2, 3, 6, 7, 13)] == [
        None,
        "Ngày lễ",
        "Làm bù cho ngày 03/06/2026",
        "Chủ nhật",
        "Thứ Bảy",
    ]


def test_a_holiday_on_a_sunday_keeps_its_name() -> None:
    calendar = WorkCalendar({june(7): "Ngày Giỗ Tổ"}, {}, "test")
    assert calendar.reason(june(7)) == "Ngày Giỗ Tổ"


def test_roll_stays_on_worked_days_and_passes_days_off() -> None:
    assert [CALENDAR.roll(june(day)) for day in (2, 3, 6, 7, 13)] == [june(2), june(4), june(6), june(8), june(15)]


@pytest.mark.parametrize(("days", "end"), [(0, 1), (1, 2), (2, 4), (3, 5), (4, 6), (5, 8), (9, 12), (10, 15)])
def test_add_working_does_not_count_the_start(days: int, end: int) -> None:
    assert CALENDAR.add_working(june(1), days) == june(end)


def test_add_working_from_a_day_off() -> None:
    assert CALENDAR.add_working(june(7), 1) == june(8)


def test_add_working_refuses_to_count_back() -> None:
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_working(june(1), -1)


def test_working_days_between_counts_the_end_and_not_the_start() -> None:
    assert CALENDAR.working_days_between(june(1), june(8)) == 5
    assert CALENDAR.working_days_between(june(8), june(1)) == -5
    assert CALENDAR.working_days_between(june(3), june(3)) == 0


@given(DATES, st.integers(0, 40))
def test_adding_and_counting_agree(start: date, days: int) -> None:
    end = CALENDAR.add_working(start, days)
    assert CALENDAR.working_days_between(start, end) == days
    assert days == 0 or CALENDAR.is_working(end)


@given(DATES)
def test_roll_goes_to_the_first_worked_day(day: date) -> None:
    end = CALENDAR.roll(day)
    assert CALENDAR.is_working(end)
    assert not any(CALENDAR.is_working(between) for between in list(days_between(day, end))[:-1])


def test_a_date_cannot_be_off_and_worked() -> None:
    with pytest.raises(ValueError, match="2026-06-03"):
        WorkCalendar({june(3): "Ngày lễ"}, {june(3): "Làm bù"}, "test")


def test_names_of_the_week() -> None:
    assert [weekday_name(june(day)) for day in (1, 6, 7)] == ["thứ Hai", "thứ Bảy", "Chủ nhật"]
