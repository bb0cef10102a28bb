"""Registers (sổ): gapless numbers per body, register and year."""

from collections.abc import Sequence

from django.db import connection

from caunoi.cases.models import NumberSeries
from caunoi.people.models import Body

CASES = "vu-viec"
DOCUMENTS = "van-ban"
_NEXT = """UPDATE cases_numberseries SET last = last + 1 WHERE body_id = %s AND register = %s AND year = %s
    RETURNING last"""
_NEXT_CASE = """UPDATE cases_numberseries SET last = last + 1 WHERE register = %s AND year = %s
    AND body_id = (SELECT min(id) FROM people_body WHERE prefix = %s) RETURNING last"""


def next_number(*, body: Body, register: str, year: int) -> int:
    """The next number of a register, starting at 1 each year.

    Inside the caller's transaction: the row stays locked until commit, and a rollback leaves no gap.
    """
    number = _count_on(body, register, year)
    if number is None:
        NumberSeries.objects.bulk_create(
            [NumberSeries(body=body, register=register, year=year)], ignore_conflicts=True
        )  # two first comers: the second waits here for the first, then counts on
        number = _count_on(body, register, year)
    assert number is not None  # noqa: S101 - the row is there now
    return number


def _count_on(body: Body, register: str, year: int) -> int | None:
    """Raise the last number by one, in one statement of either database; None while the register has no row."""
    return _raised(_NEXT, [body.pk, register, year])


def _raised(statement: str, values: Sequence[int | str]) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return row[0] if row else None


def case_code(*, body: Body, year: int) -> str:
    """The public code of a new case, such as `MG-26-0402`: prefix of the receiving body, year, register number.

    The bodies of one unit share their prefix, so they count in one register: that of the first of them.
    """
    number = _raised(_NEXT_CASE, [CASES, year, body.prefix])
    if number is None:  # the first case of the year
        keeper = Body.objects.filter(prefix=body.prefix).order_by("pk").only("pk").first() or body
        number = next_number(body=keeper, register=CASES, year=year)
    return f"{body.prefix}-{year % 100:02d}-{number:04d}"
