"""The record of a body: base shown, small counts suppressed."""

from datetime import date

import pytest

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Case, Clock, Promise
from caunoi.portal.bodies.record import counts_of, record_of
from tests.cases.world import World, answered, say
from tests.portal.conftest import Visitor
from tests.portal.samples import promised

pytestmark = pytest.mark.usefixtures("noon")
SINCE, TODAY = date(2025, 6, 1), date(2026, 3, 10)


def test_the_counts(world: World) -> None:
    on_time, late, waiting = answered(world, outcome=Outcome.RESOLVED), answered(world), say(world).case
    Clock.objects.filter(case=on_time, step="giai_quyet").update(due_on=date(2026, 3, 10))
    Clock.objects.filter(case=late, step="giai_quyet").update(due_on=date(2026, 3, 9))
    Clock.objects.filter(case=waiting).update(step="giai_quyet", due_on=date(2026, 3, 6))
    Case.objects.filter(pk=waiting.pk).update(due_on=date(2026, 3, 6))
    kept = promised(world)
    Promise.objects.filter(case=kept).update(state="kept", due_on=date(2026, 3, 9), done_on=date(2026, 3, 8))
    counts = counts_of(world.office, since=SINCE, today=TODAY)
    assert counts["answers"] == {"on_time": 1, "late": 1, "waiting": 1}
    assert counts["promises"] == {"kept": 1, "late": 0, "withdrawn": 0}
    assert counts["cases"] == {"resolved": 1, "answered": 2, "overdue": 1, "open": 0, "ended": 0}
    assert counts["ratings"] == {"good": 0, "partly": 0, "bad": 0}


def test_a_small_base_shows_no_parts(world: World, visitor: Visitor) -> None:
    answered(world)
    figures = record_of(world.office, days=365)
    assert (figures[0].base, figures[0].is_small, figures[0].lines) == ("dưới 5", True, [])
    page = visitor.page("/co-quan/UBND-MG/")
    assert "trong dưới 5 vụ việc nhận trong kỳ" in page
    assert "%" not in page.split("Việc đã làm với")[1].split("Không dùng các số")[0]


def test_a_share_carries_its_base(world: World) -> None:
    for number in range(10):
        say(world, f"Ngõ {number} mất nước sạch từ hôm qua.")
    figure = record_of(world.office, days=365)[0]
    assert figure.base == "10"
    assert [(row.label, row.count, row.share) for row in figure.lines if row.count != "0"] == [
        ("đang xử lý, còn hạn", "10", "100%")
    ]


def test_bodies_are_listed_and_places_not_ranked(world: World, visitor: Visitor) -> None:
    page = visitor.page("/co-quan/")
    assert "không xếp hạng" in page
    assert "UBND phường Minh Giang" in page
    assert "UBND phường Đông Giang" not in page
    assert "Phòng Kinh tế" not in page


def test_an_unknown_body_is_not_found(world: World, visitor: Visitor) -> None:
    assert visitor.get("/co-quan/KHONG-CO/").status_code == 404
    assert visitor.get("/co-quan/KTHT-MG/?ky=xyz").status_code == 200
