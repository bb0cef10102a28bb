"""Counting one term on a bare calendar: Monday to Friday, and one holiday."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caunoi.common.workdays import WorkCalendar
from caunoi.rulebook.counting import PausedRange, count, unite

CALENDAR = WorkCalendar({date(2026, 6, 3): "Ngày lễ"}, {}, "test")  # a Wednesday
MONDAY = date(2026, 6, 1)
DAYS = st.integers(0, 60).map(lambda offset: MONDAY + timedelta(days=offset))
RANGES = st.lists(st.tuples(DAYS, st.integers(0, 15)), max_size=4).map(
    lambda pairs: [(first, first + timedelta(days=more)) for first, more in pairs]
)


def test_unite_joins_overlaps_and_neighbours_only() -> None:
    june = [date(2026, 6, day) for day in range(1, 31)]
    ranges = [(june[9], june[11]), (june[0], june[3]), (june[2], june[4]), (june[5], june[6])]
    assert unite(ranges) == [(june[0], june[6]), (june[9], june[11])]


def test_running_totals() -> None:
    done = count(
        start=MONDAY, length=5, unit="day", calendar=CALENDAR, extend=3, pauses=[(date(2026, 6, 4), date(2026, 6, 5))]
    )
    assert done.first_day == date(2026, 6, 2)
    assert done.length_end == date(2026, 6, 6)
    assert done.extend_end == date(2026, 6, 9)
    assert done.paused == (PausedRange(date(2026, 6, 4), date(2026, 6, 5), 2),)
    assert done.raw_end == done.due == date(2026, 6, 11)


def test_working_days_pass_over_holiday_weekend_and_pause() -> None:
    """Tue 2 (1), Wed 3 holiday, Thu 4 (2), Fri 5 - Mon 8 paused (two working days), Tue 9 (3), Wed 10 (4)."""
    pause = (date(2026, 6, 5), date(2026, 6, 8))
    done = count(start=MONDAY, length=4, unit="working_day", calendar=CALENDAR, pauses=[pause])
    assert done.length_end == date(2026, 6, 8)  # without the pause: 2, 4, 5, 8
    assert done.paused == (PausedRange(date(2026, 6, 5), date(2026, 6, 8), 2),)
    assert done.raw_end == done.due == date(2026, 6, 10)


@given(DAYS, st.integers(1, 60), st.integers(0, 30), RANGES)
def test_the_calendar_sum_adds_up(start: date, length: int, extend: int, pauses: list[tuple[date, date]]) -> None:
    done = count(start=start, length=length, unit="day", calendar=CALENDAR, extend=extend, pauses=pauses)
    paused = sum(part.days for part in done.paused)
    assert done.raw_end == start + timedelta(days=length + extend + paused)
    assert done.due == CALENDAR.roll(done.raw_end)


@given(DAYS, st.integers(1, 40), RANGES)
def test_the_working_day_sum_adds_up(start: date, length: int, pauses: list[tuple[date, date]]) -> None:
    done = count(start=start, length=length, unit="working_day", calendar=CALENDAR, pauses=pauses)
    paused = sum(part.days for part in done.paused)
    assert CALENDAR.working_days_between(start, done.raw_end) == length + paused
    assert done.due == done.raw_end
