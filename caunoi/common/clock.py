"""The one clock. Moments are aware and in UTC; dates are those of Asia/Ho_Chi_Minh (the day on which an act counts)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_fixed: ContextVar[datetime | None] = ContextVar("caunoi_fixed_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; the frozen one inside `fixed`."""
    return _fixed.get() or datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The date in Hanoi on which an aware moment falls."""
    return moment.astimezone(HANOI).date()


def today() -> date:
    """Today's date in Hanoi."""
    return local_date(now())


@contextmanager
def fixed(when: datetime | date) -> Iterator[datetime]:
    """Freeze the clock. A date means 09:00 in Hanoi; a datetime must be aware."""
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(9), HANOI)
    if when.tzinfo is None:
        raise ValueError("a frozen moment must be aware")
    moment = when.astimezone(UTC)
    token = _fixed.set(moment)
    try:
        yield moment
    finally:
        _fixed.reset(token)
