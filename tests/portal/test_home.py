"""The first page: the unit, the doors, the ledger."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Case
from caunoi.cases.services import quarantine
from caunoi.people.choices import BodyKind
from caunoi.portal.home.ledger import ledger_of, since_month, view_of
from tests.cases.world import NOON, World, answered, assigned, say
from tests.portal.conftest import Visitor
from tests.portal.samples import promised

pytestmark = pytest.mark.usefixtures("noon")


def test_the_home_unit_is_that_of_the_first_body(world: World, visitor: Visitor) -> None:
    page = visitor.page("/")
    assert "Cầu Nối Phường Minh Giang" in page
    assert "thứ Ba, thứ Năm, 7:30–11:30" in page
    assert "Gọi 0200 000 123" in page


def test_footer_and_meeting_hours_are_of_bodies_that_tell_them(world: World, visitor: Visitor) -> None:
    world.police.kind = BodyKind.PARTY_COMMITTEE
    world.police.save()
    page = visitor.page("/")
    footer = page.split('class="site-footer"')[1]
    assert "UBND phường Minh Giang" in footer
    assert "Tầng 1, trụ sở UBND phường" in footer
    hours = page.split('id="tiep-dan"')[1].split("</section>")[0]
    assert "UBND phường Minh Giang" in hours
    assert world.police.name not in hours


def test_the_setting_names_the_home_unit(world: World, visitor: Visitor, settings: object) -> None:
    settings.CAUNOI_HOME = world.other_ward.code  # type: ignore[attr-defined]
    assert "Cầu Nối Phường Đông Giang" in visitor.page("/")


def test_a_chosen_unit_is_remembered_and_a_wrong_one_ignored(world: World, visitor: Visitor) -> None:
    assert "Cầu Nối Phường Đông Giang" in visitor.page(f"/?don-vi={world.other_ward.code}")
    assert "Cầu Nối Phường Đông Giang" in visitor.page("/")
    assert "Cầu Nối Phường Đông Giang" in visitor.page("/?don-vi=khong-co")


def test_only_doors_with_something_behind_them(world: World, visitor: Visitor) -> None:
    page = visitor.page("/")
    assert "Dân bàn" in page
    assert "Dân kiểm tra" in page
    for absent in ("Dân biết", "Dân làm", "Dân giám sát", "Dân thụ hưởng"):
        assert absent not in page
    assert 'href="#"' not in page


def test_an_empty_installation_has_a_first_page(db: None) -> None:
    assert "chưa có đơn vị nào nhận ý kiến" in Visitor().page("/")


def test_since_when() -> None:
    from datetime import date

    assert since_month(date(2026, 3, 10)) == date(2025, 4, 1)
    assert since_month(date(2026, 12, 31)) == date(2026, 1, 1)


def test_the_ledger_counts_cases_where_they_stand(world: World) -> None:
    answered(world, outcome=Outcome.RESOLVED)
    answered(world)
    promised(world)
    assigned(world)
    late = say(world).case
    Case.objects.filter(pk=late.pk).update(due_on="2026-03-09")
    sealed = say(world).case
    quarantine.quarantine_case(case=sealed, by=world["reception"], at=NOON)
    ledger = ledger_of(world.ward)
    assert ledger.parts() == {"resolved": 1, "answered": 2, "open": 1, "overdue": 1, "ended": 0}
    assert (ledger.opinions, ledger.promises) == (6, 1)
    view = view_of(ledger)
    assert view.parts == dict.fromkeys(("resolved", "answered", "open", "overdue"), "dưới 5") | {"ended": "0"}
    assert view.bar == []  # a bar would tell what the words keep back


def test_small_counts_are_words_on_the_page(world: World, visitor: Visitor) -> None:
    for number in range(6):
        say(world, f"Ngõ {number} mất nước sạch từ hôm qua.")
    answered(world)
    page = visitor.page("/")
    assert '<span class="ledger__n">7</span>' in page
    assert ">dưới 5</a> đã trả lời, chưa làm xong" in page


def test_units_are_found_with_and_without_diacritics(world: World, visitor: Visitor) -> None:
    for words in ("dong giang", "Đông Giang"):
        assert world.other_ward.code in visitor.page(f"/don-vi/?q={words}")
    full = visitor.page("/don-vi/?q=dong+giang")
    fragment = visitor.get("/don-vi/?q=dong+giang", headers={"HX-Request": "true"}).content.decode().strip()
    assert fragment in full
    assert "<html" not in fragment


def test_an_unchanged_page_is_not_sent_again(world: World, visitor: Visitor) -> None:
    first = visitor.get("/vu-viec/")
    again = visitor.get("/vu-viec/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    answered(world)
    other = visitor.get("/co-quan/", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_the_first_load_is_under_150_kilobytes(world: World, visitor: Visitor) -> None:
    """Page, styles, scripts, icons and fonts, compressed as the server sends them (fonts already are)."""
    names = ["web/tokens.css", "web/base.css", "portal/portal.css", "web/icons.svg", "web/app.js", "web/mark.svg",
             "django_htmx/htmx-2.min.js"]  # fmt: skip
    total = len(gzip.compress(visitor.get("/").content))
    for name in names:
        path = finders.find(name)
        assert path
        total += len(gzip.compress(Path(str(path)).read_bytes()))
    for weight in (400, 600):
        path = finders.find(f"web/fonts/be-vietnam-pro-{weight}.woff2")
        assert path
        total += len(Path(str(path)).read_bytes())
    assert total < 150_000, total
