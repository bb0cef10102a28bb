"""The page at the desk: what an officer may see, by kind, with filters in the address; nothing else, ever."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.cases.models import Case
from caunoi.cases.services import merging, quarantine, speaking
from caunoi.common import clock
from caunoi.search.models import SearchEntry
from tests.cases.world import NOON, World, answered, assigned, make_world, say

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/tim/"


@pytest.fixture
def world(db: None) -> World:
    made = make_world()
    call_command("reindex", verbosity=0)
    return made


def _get(world: World, who: str, **query: object) -> HttpResponse:
    client = Client()
    client.force_login(world[who])
    with clock.fixed(NOON):
        return client.get(PAGE, query)  # type: ignore[return-value, arg-type]


def _text(world: World, who: str, **query: object) -> str:
    return _get(world, who, **query).content.decode()


def _cases(html: str) -> set[str]:
    return set(re.findall(r'href="/ban-lam-viec/viec/([A-Z0-9-]+)/"', html))


def test_words_are_found_marked_and_lead_to_the_case(world: World) -> None:
    case = say(world).case
    html = _text(world, "reception", q="nuoc tran")
    assert _cases(html) == {case.code}
    assert "<mark>nước</mark>" in html
    assert "<mark>tràn</mark>" in html


def test_words_of_a_text_are_never_markup(world: World) -> None:
    say(world, "Nước tràn <script>alert(1)</script> vào nhà")
    html = _text(world, "reception", q="nuoc alert <b>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("who", ["other_reception", "other_leader", "police", "admin", "auditor", "handler_culture"])
def test_who_may_not_see_a_case_finds_neither_it_nor_its_opinion(world: World, who: str) -> None:
    say(world)
    html = _text(world, who, q="nước tràn")
    assert _cases(html) == set()
    assert "Không tìm thấy" in html


def test_a_mistyped_word_offers_nothing_of_what_may_not_be_seen(world: World) -> None:
    say(world, "Xưởng zutroon xả khói")
    call_command("reindex", verbosity=0)
    assert "zutroon" in _text(world, "reception", q="zutron")
    assert "zutroon" not in _text(world, "other_reception", q="zutron")


def test_sealed_and_quarantined_words_are_never_found(world: World) -> None:
    case = say(world, "Ngõ 12 ngập quarzine").case
    call_command("reindex", verbosity=0)
    with clock.fixed(NOON):
        quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    for who in ("reception", "leader"):
        assert _cases(_text(world, who, q="quarzine")) == set()
        assert _cases(_text(world, who, q="quarzin")) == set()
    assert not SearchEntry.objects.filter(text_fold__contains="quarzine").exists()
    call_command("reindex", verbosity=0)
    assert not SearchEntry.objects.filter(text_fold__contains="quarzine").exists()


def test_a_withdrawn_opinion_is_not_found_by_its_words(world: World) -> None:
    first = say(world)
    second = say(world, "Cống ngõ 12 nghẹt withdrawal", join=first.case)
    assert _cases(_text(world, "reception", q="withdrawal")) == {first.case.code}
    speaking.withdraw_opinion(opinion=second.opinion, reason="nhầm", by=None, at=NOON + timedelta(hours=1))
    assert _cases(_text(world, "reception", q="withdrawal")) == set()


def test_a_merged_case_is_found_through_the_one_that_holds_it(world: World) -> None:
    into, source = say(world).case, say(world, "Hố ga mergeword đầu ngõ 12 tràn").case
    merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)
    assert _cases(_text(world, "reception", q="mergeword")) == {into.code}
    merging.unmerge_case(source=Case.objects.get(pk=source.pk), by=world["reception"], at=NOON)
    assert _cases(_text(world, "reception", q="mergeword")) == {source.code}


def test_the_code_of_a_case_opens_it_for_who_may_see_it(world: World) -> None:
    case = say(world).case
    assert _get(world, "reception", q=case.code.lower())["Location"].endswith(f"/viec/{case.code}/")
    assert _get(world, "other_reception", q=case.code).status_code == 200


def test_kinds_units_and_days_are_filters_in_the_address(world: World) -> None:
    case = answered(world)
    assert _cases(_text(world, "reception", q="ngo 12", loai="viec")) == {case.code}
    day = case.received_on
    for query, found in [
        ({"tu": day.isoformat(), "den": day.isoformat()}, True),
        ({"tu": (day + timedelta(days=1)).isoformat()}, False),
        ({"den": (day - timedelta(days=1)).isoformat()}, False),
        ({"noi": world.ward.code}, True),
        ({"noi": "khong-co"}, True),  # what is unknown is left out
        ({"tu": "hôm qua", "trang": "x"}, True),
    ]:
        assert (_cases(_text(world, "reception", q="ngo 12", **query)) == {case.code}) is found, query


def test_a_handler_finds_what_his_office_works_on(world: World) -> None:
    case = assigned(world, text="Đèn đường ngõ 31 hỏng")
    say(world, "Đèn đường ngõ 32 hỏng")
    say(world, "Đèn đường ngõ 31 hỏng", body=world.other_office, place=world.other_ward)
    assert _cases(_text(world, "handler", q="đèn đường")) == {case.code}
    assert len(_cases(_text(world, "reception", q="đèn đường"))) == 2


def test_places_and_bodies_are_found_by_everybody_at_the_desk(world: World) -> None:
    html = _text(world, "admin", q="p. minh giang")
    assert f"/ban-lam-viec/cai-dat/don-vi/{world.ward.code}/" in html
    assert "/co-quan/CA-MG/" in html


def test_a_mistyped_query_says_what_it_was_taken_for(world: World) -> None:
    say(world)
    call_command("reindex", verbosity=0)
    html = _text(world, "reception", q="nuoc trnà")
    assert "nước tràn" in html
    assert "Tìm đúng “nuoc trnà”?" in html
    assert "Không tìm thấy" in _text(world, "reception", q="nuoc trnà", dung="1")


def test_queries_do_not_grow_with_the_hits(world: World) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            _get(world, "reception", q="ngo 12")
        return len(caught)

    for number in range(3):
        say(world, f"Ngõ 12 ngập lần đầu {number}")
    before = statements()
    for number in range(6):
        say(world, f"Ngõ 12 ngập lần {number}, hố ga đầy bùn")
    assert statements() == before


def test_nothing_asked_invites_to_ask(world: World) -> None:
    html = _text(world, "reception")
    assert "Gõ điều cần tìm" in html
    assert _get(world, "reception", q="x" * 400).status_code == 200


def test_visitors_are_sent_to_sign_in() -> None:
    assert Client().get(PAGE).status_code == 302
