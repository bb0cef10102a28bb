"""Registers (sổ): gapless numbers per body, register and year."""

from caunoi.cases.models import NumberSeries
from caunoi.people.models import Body

CASES = "vu-viec"
DOCUMENTS = "van-ban"


def next_number(*, body: Body, register: str, year: int) -> int:
    """The next number of a register, starting at 1 each year.

    Inside the caller's transaction: the row stays locked until commit, and a rollback leaves no gap.
    """
    series, _made = NumberSeries.objects.select_for_update().get_or_create(body=body, register=register, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def case_code(*, body: Body, year: int) -> str:
    """The public code of a new case, such as `MG-26-0402`: prefix of the receiving body, year, register number.

    The bodies of one unit share their prefix, so they count in one register: that of the first of them.
    """
    keeper = Body.objects.filter(prefix=body.prefix).order_by("pk").first() or body
    return f"{body.prefix}-{year % 100:02d}-{next_number(body=keeper, register=CASES, year=year):04d}"
