"""The State sector's calendar against the official notices, worked out by hand."""

from datetime import date

from caunoi.calendar.library import Change, library_calendar, with_changes
from caunoi.common.workdays import days_between

CALENDAR = library_calendar()


def off(first: date, last: date) -> list[int]:
    return [day.day for day in days_between(first, last) if not CALENDAR.is_working(day)]


def test_tet_2026_is_nine_days_from_saturday_to_sunday() -> None:
    assert off(date(2026, 2, 9), date(2026, 2, 28)) == [14, 15, 16, 17, 18, 19, 20, 21, 22, 28]


def test_new_year_2026_with_the_swap_of_the_state_sector() -> None:
    assert off(date(2026, 1, 1), date(2026, 1, 12)) == [1, 2, 3, 4, 11]
    assert CALENDAR.reason(date(2026, 1, 2)) == "Nghỉ hoán đổi (làm bù thứ Bảy 10/01/2026)"
    assert CALENDAR.reason(date(2026, 1, 10)) == "Làm bù cho ngày nghỉ 02/01/2026"


def test_national_day_2026_with_the_swap_known_to_the_library() -> None:
    assert off(date(2026, 8, 20), date(2026, 9, 6)) == [23, 29, 30, 31, 1, 2, 5, 6]
    assert CALENDAR.reason(date(2026, 8, 22)) == "Làm bù cho ngày nghỉ 31/08/2026"


def test_april_2026_with_compensation_for_a_sunday() -> None:
    assert off(date(2026, 4, 24), date(2026, 5, 4)) == [25, 26, 27, 30, 1, 2, 3]


def test_24_november_is_off_from_2026() -> None:
    assert CALENDAR.is_working(date(2025, 11, 24))
    assert CALENDAR.reason(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"


def test_tet_2027_is_a_forecast_and_2026_is_not() -> None:
    assert off(date(2027, 2, 1), date(2027, 2, 12)) == [4, 5, 6, 7, 8, 9, 10]
    assert 2027 in CALENDAR.forecast_years
    assert 2026 not in CALENDAR.forecast_years


def test_tet_2030_follows_the_vietnamese_moon() -> None:
    """2 February in Viet Nam, 3 February in China."""
    assert CALENDAR.reason(date(2030, 2, 2)) == "Tết Nguyên Đán"


def test_ten_working_days_over_tet() -> None:
    assert CALENDAR.add_working(date(2026, 2, 10), 10) == date(2026, 3, 3)


def test_a_change_wins_both_ways() -> None:
    changes = [
        Change(date(2026, 2, 16), is_working=True, name="Trực"),
        Change(date(2026, 3, 3), is_working=False, name="Bão"),
    ]
    changed = with_changes(CALENDAR, changes, "v2")
    assert changed.is_working(date(2026, 2, 16))
    assert not changed.is_working(date(2026, 3, 3))
    assert changed.version == "v2"
    assert not CALENDAR.is_working(date(2026, 2, 16))
    assert changed.forecast_years == CALENDAR.forecast_years


def test_a_worked_saturday_may_be_made_off_again() -> None:
    changed = with_changes(CALENDAR, [Change(date(2026, 1, 10), is_working=False, name="Hủy làm bù")], "v3")
    assert changed.reason(date(2026, 1, 10)) == "Hủy làm bù"
    assert not changed.is_working(date(2026, 1, 10))
