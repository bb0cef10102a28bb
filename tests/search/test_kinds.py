"""Places in time, bodies, reports, figures and indicators as results."""

from datetime import date

import pytest
from django.core.management import call_command

from caunoi.common import clock
from caunoi.places.models import Place
from caunoi.places.writing import end_place, succeed, write_place
from caunoi.search import registry
from caunoi.search.everywhere import Line, lines, look
from tests.cases.world import NOON, START, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    made = make_world()
    call_command("reindex", verbosity=0)
    return made


def _lines(query: str, kind: str) -> list[Line]:
    with clock.fixed(NOON):
        result = look(query, face=registry.PUBLIC, viewer=None)
        return lines(result, kind, result.found[kind], face=registry.PUBLIC, viewer=None)


def _new_place(world: World, name: str, start: date) -> Place:
    return write_place(
        level="commune", kind_name="Phường", name=name, parent=world.province, valid_from=start, is_sample=False
    )


def test_a_place_that_is_no_more_says_what_it_is_now_and_stands_after_those_that_are(world: World) -> None:
    on = date(2026, 1, 1)
    old, new = _new_place(world, "Bến Cũ", START), _new_place(world, "Bến Mới", on)
    end_place(old, on)
    succeed(old, new, is_whole=True, on=on)
    (by_old_name, by_origin) = _lines("phuong ben cu", "place")
    assert (by_old_name.hit.title, by_old_name.hit.notes) == (
        "Phường Bến Cũ",
        ("đến 01/01/2026; nay là phường Bến Mới",),
    )
    assert by_old_name.hit.args == (old.code, new.code)
    assert by_origin.hit.title == "Phường Bến Mới"


def test_a_place_is_found_with_the_unit_above_it_and_by_short_forms(world: World) -> None:
    assert [line.hit.title for line in _lines("tdp to 4 p. minh giang", "place")] == ["Tổ dân phố Tổ 4"]
    assert _lines("minh giang hoa giang", "place")[0].hit.title == "Phường Minh Giang"


def test_a_body_is_found_by_its_names_and_code(world: World) -> None:
    for query in ("công an phường", "CA phường minh giang", "CA-MG"):
        assert "Công an phường Minh Giang" in [line.hit.title for line in _lines(query, "body")], query
    assert [line.hit.title for line in _lines("mặt trận minh giang", "body")] == [
        "Ủy ban MTTQ Việt Nam phường Minh Giang"
    ]


def test_an_indicator_is_found_by_its_name(world: World) -> None:
    (first, *_rest) = _lines("cuoc doi thoai", "indicator")
    assert "đối thoại" in first.hit.title.lower()
    assert any(piece.is_marked for piece in first.title)
