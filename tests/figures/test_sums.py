"""Adding up is refused wherever it would say what nobody counted; each reason stands alone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from caunoi.figures.choices import FigureState
from caunoi.figures.models import Indicator, ReportedFigure
from caunoi.figures.services import reviewing
from caunoi.figures.sums import Sum, SumRefused, sum_up
from tests.cases.world import NOON, World
from tests.figures.story import add_dialogues, confirmed, numbered


@pytest.fixture
def two(world: World) -> list[ReportedFigure]:
    """12 conferences of each of two wards in the same year, accepted."""
    add_dialogues(world)
    one = confirmed(world)
    other = confirmed(world, body=world.other_office, by=world["other_reception"], place=world.other_ward)
    reviewing.accept_all_sure(report=one, by=world["reception"], at=NOON)
    reviewing.accept_all_sure(report=other, by=world["other_reception"], at=NOON)
    return [numbered(one, 1), numbered(other, 1)]


def test_two_units_of_one_period_add_up(two: list[ReportedFigure]) -> None:
    assert sum_up(two) == Sum(Decimal(24), None, "exact", "hội nghị", 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bounds", "wanted"),
    [
        (("exact", "over"), "over"),
        (("under", "exact"), "under"),
        (("about", "about"), "about"),
        (("over", "under"), "about"),
        (("about", "over"), "about"),
    ],
)
def test_a_sum_is_no_more_exact_than_its_parts(two: list[ReportedFigure], bounds: tuple[str, str], wanted: str) -> None:
    two[0].bound, two[1].bound = bounds
    assert sum_up(two).bound == wanted


def test_ranges_add_at_both_ends(two: list[ReportedFigure]) -> None:
    two[0].value_max = Decimal(15)
    assert (sum_up(two).value, sum_up(two).value_max) == (24, 27)


def _set(name: str, value: object) -> Callable[[World, list[ReportedFigure]], None]:
    return lambda _world, rows: setattr(rows[1], name, value)


def _not_additive(_world: World, _rows: list[ReportedFigure]) -> None:
    Indicator.objects.update(is_additive=False)


def _same_unit(world: World, rows: list[ReportedFigure]) -> None:
    rows[1].place = world.ward


def _inside(world: World, rows: list[ReportedFigure]) -> None:
    rows[1].place = world.province


def _repeat(_world: World, rows: list[ReportedFigure]) -> None:
    rows[1].repeat_of = rows[0]


def _percent(_world: World, rows: list[ReportedFigure]) -> None:
    for row in rows:
        row.unit = "%"


def _rate(_world: World, rows: list[ReportedFigure]) -> None:
    for row in rows:
        row.unit = "người/km²"


REFUSALS: dict[str, tuple[Callable[[World, list[ReportedFigure]], None], str]] = {
    "the book says no": (_not_additive, "không cộng được giữa các đơn vị"),
    "another unit of measure": (_set("unit", "cuộc"), "không cùng đơn vị tính"),
    "another indicator": (_set("indicator", "rieng-khac"), "không cùng chỉ tiêu"),
    "no indicator": (_set("indicator", ""), "chưa gắn với chỉ tiêu nào"),
    "another period": (_set("period_to", date(2025, 6, 30)), "không cùng kỳ"),
    "another day": (_set("as_of", date(2025, 5, 31)), "không cùng ngày tính đến"),
    "a plan": (_set("is_plan", True), "kế hoạch"),
    "another level": (_set("level", "huyện"), "cấp khác nhau"),
    "doubt": (_set("is_doubtful", True), "nghi ngờ"),
    "not accepted": (_set("state", FigureState.PROPOSED), "chưa được nhận"),
    "superseded": (_set("state", FigureState.SUPERSEDED), "chưa được nhận"),
    "no place": (_set("place", None), "chưa rõ của đơn vị nào"),
    "the same place": (_same_unit, "đếm trùng nhau"),
    "a place in the other": (_inside, "nằm trong đơn vị khác"),
    "a repeat": (_repeat, "nhắc lại số khác"),
    "shares": (_percent, "Tỷ lệ và số bình quân"),
    "averages": (_rate, "Tỷ lệ và số bình quân"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_every_reason_against_a_sum(world: World, two: list[ReportedFigure], name: str) -> None:
    spoil, words = REFUSALS[name]
    spoil(world, two)
    with pytest.raises(SumRefused) as refused:
        sum_up(two)
    assert any(words in reason for reason in refused.value.reasons), refused.value.reasons


def test_nothing_and_twice_the_same_are_no_sum(two: list[ReportedFigure]) -> None:
    for rows in ([], [two[0], two[0]]):
        with pytest.raises(SumRefused):
            sum_up(rows)


def test_parts_add_up_only_where_a_check_found_them_whole(world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON)
    whole, one, other = (numbered(report, number) for number in (1, 2, 3))
    assert sum_up([one, other]).value == 12
    with pytest.raises(SumRefused):
        sum_up([whole, one])
    report.checks.all().delete()
    with pytest.raises(SumRefused) as refused:
        sum_up([one, other])
    assert "trùng nhau" in refused.value.reasons[0]
