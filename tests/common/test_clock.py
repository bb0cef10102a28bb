from datetime import UTC, date, datetime, timedelta

import pytest

from caunoi.common import clock


def test_the_date_is_that_of_hanoi() -> None:
    # Hanoi is seven hours ahead of UTC the whole year: 17:00 UTC is midnight there.
    assert clock.local_date(datetime(2026, 10, 26, 16, 59, tzinfo=UTC)) == date(2026, 10, 26)
    assert clock.local_date(datetime(2026, 10, 26, 17, 0, tzinfo=UTC)) == date(2026, 10, 27)


def test_a_frozen_date_means_nine_in_the_morning_in_hanoi() -> None:
    with clock.fixed(date(2026, 2, 10)) as moment:
        assert clock.now() == moment == datetime(2026, 2, 10, 2, 0, tzinfo=UTC)
        assert clock.today() == date(2026, 2, 10)


def test_a_frozen_moment_is_given_in_utc() -> None:
    with clock.fixed(datetime(2026, 2, 10, 23, 30, tzinfo=clock.HANOI)):
        assert clock.now() == datetime(2026, 2, 10, 16, 30, tzinfo=UTC)
        assert clock.now().utcoffset() == timedelta(0)
        assert clock.today() == date(2026, 2, 10)


def test_frozen_clocks_nest_and_thaw_even_after_an_error() -> None:
    with clock.fixed(date(2026, 1, 1)):
        with pytest.raises(RuntimeError), clock.fixed(date(2027, 1, 1)):
            assert clock.today() == date(2027, 1, 1)
            raise RuntimeError
        assert clock.today() == date(2026, 1, 1)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.fixed(datetime(2026, 1, 1, 9)):
        pass
