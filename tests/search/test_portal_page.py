"""The page of the public site: what is public, and only its public words."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from caunoi.cases.models import Publication
from caunoi.cases.services import quarantine
from caunoi.cases.services.publishing import take_down
from caunoi.common import clock
from caunoi.common.codes import new_receipt
from tests.cases.world import NOON, World, answered, classified, make_world, say
from tests.portal.samples import publish

pytestmark = pytest.mark.django_db
PAGE = "/tim/"


@pytest.fixture
def world(db: None) -> World:
    cache.clear()
    made = make_world()
    call_command("reindex", verbosity=0)
    return made


def _get(**query: object) -> HttpResponse:
    with clock.fixed(NOON):
        return Client().get(PAGE, query)  # type: ignore[return-value, arg-type]


def _text(**query: object) -> str:
    return _get(**query).content.decode()


def _matters(html: str) -> set[str]:
    return set(re.findall(r'href="/vu-viec/([A-Z0-9-]+)/"', html))


def test_published_words_are_found_and_marked(world: World) -> None:
    case = answered(world)
    publish(world, case)
    html = _text(q="nuoc dang bac cua")
    assert _matters(html) == {case.code}
    assert "<mark>nước</mark> <mark>dâng</mark>" in html
    assert _matters(_text(q=case.code)) == {case.code}


def test_the_words_of_a_case_that_are_not_public_are_not_found(world: World) -> None:
    case = classified(world, text="Ngõ 12 ngập secretword, nước tràn")
    publish(world, case)
    say(world, "Chưa công khai unpublished")
    call_command("reindex", verbosity=0)
    for word in ("secretword", "unpublished", "secretwrod", "unpublishd"):
        html = _text(q=word)
        assert _matters(html) == set()
        assert "Không tìm thấy" in html
        assert "Tìm cho" not in html


def test_what_was_taken_down_or_sealed_is_not_found(world: World) -> None:
    down, sealed = classified(world), classified(world)
    for case in (down, sealed):
        publish(world, case)
    assert len(_matters(_text(q="bậc cửa"))) == 2
    take_down(case=down, reason="sai", by=world["publisher"], at=NOON)
    quarantine.quarantine_case(case=sealed, by=world["reception"], at=NOON)
    assert _matters(_text(q="bậc cửa")) == set()
    call_command("reindex", verbosity=0)
    assert _matters(_text(q="bậc cửa")) == set()
    assert not Publication.objects.filter(ended_at=None).exists()


def test_units_and_days_are_filters(world: World) -> None:
    case = classified(world)
    publish(world, case)
    assert _matters(_text(q="bac cua", noi=world.ward.code)) == {case.code}
    assert _matters(_text(q="bac cua", noi=world.other_ward.code)) == set()
    assert _matters(_text(q="bac cua", tu="2026-03-10", den="2026-03-10")) == {case.code}
    assert _matters(_text(q="bac cua", tu="2026-03-11")) == set()


def test_places_lead_to_their_unit_and_bodies_that_take_opinions_to_their_page(world: World) -> None:
    html = _text(q="p. minh giang")
    assert f"/?don-vi={world.ward.code}" in html
    assert "/co-quan/UBND-MG/" in html
    assert "/co-quan/KTHT-MG/" not in html


def test_a_receipt_code_leaves_the_address_at_once(world: World) -> None:
    answer = _get(q=new_receipt("MG"))
    assert (answer.status_code, answer["Location"]) == (302, "/tra-cuu/")


def test_the_box_stands_in_the_header_of_every_page(world: World) -> None:
    with clock.fixed(NOON):
        html = Client().get("/").content.decode()
    assert 'action="/tim/"' in html


def test_english_speaks_english(world: World) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with clock.fixed(NOON):
        html = client.get(PAGE, {"q": "zzzqqq"}).content.decode()
    assert "Tìm" not in html
    assert "Nothing found for “zzzqqq”" in html
