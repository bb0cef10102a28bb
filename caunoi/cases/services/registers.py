"""Registers (sổ): gapless numbers per body, register and year."""

from django.db.models import F

from caunoi.cases.models import NumberSeries
from caunoi.people.models import Body

CASES = "vu-viec"
DOCUMENTS = "van-ban"


def next_number(*, body: Body, register: str, year: int) -> int:
    """The next number of a register, starting at 1 each year.

    Inside the caller's transaction: the row stays locked until commit, and a rollback leaves no gap.
    """
    series = NumberSeries.objects.filter(body=body, register=register, year=year)
    if not series.update(last=F("last") + 1):
        NumberSeries.objects.bulk_create(
            [NumberSeries(body=body, register=register, year=year)], ignore_conflicts=True
        )  # two first comers: the second waits here for the first, then counts on
        series.update(last=F("last") + 1)
    return series.values_list("last", flat=True).get()


def case_code(*, body: Body, year: int) -> str:
    """The public code of a new case, such as `MG-26-0402`: prefix of the receiving body, year, register number.

    The bodies of one unit share their prefix, so they count in one register: that of the first of them.
    """
    keeper = Body.objects.filter(prefix=body.prefix).order_by("pk").only("pk").first() or body
    return f"{body.prefix}-{year % 100:02d}-{next_number(body=keeper, register=CASES, year=year):04d}"
