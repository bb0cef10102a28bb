"""Bodies follow a unit that goes on as another row; not one that was merged or divided."""

from datetime import date

import pytest

from caunoi.journal.models import Entry
from caunoi.people.choices import Role
from caunoi.people.following import at_ended_units, left_behind, move_bodies
from caunoi.people.models import Body
from caunoi.people.selectors import receiving_bodies
from caunoi.people.services import PeopleError, create_post, start_term
from caunoi.places.services import replace_unit
from caunoi.places.writing import end_place, succeed
from tests.people.conftest import NOW, SYSTEM, TODAY, make_body, make_user, unit

pytestmark = pytest.mark.django_db
CHANGED = date(2026, 10, 1)


def changed_ward(places, **more):
    """Phường Minh Giang becomes phường Tân Giang on 1/10/2026; its area goes with it."""
    wanted = {"name": "Tân Giang"} | more
    return replace_unit(place=places.ward, on=CHANGED, by=SYSTEM, at=NOW, **wanted)


def test_bodies_of_a_renamed_unit_move_to_it_with_everything(places, bodies):
    post = create_post(body=bodies.own, code="CT", title="Chủ tịch", roles=[Role.LEADER], by=SYSTEM, at=NOW)
    term = start_term(user=make_user("lanhdao"), post=post, by=SYSTEM, at=NOW)
    new = changed_ward(places)
    assert receiving_bodies(new, TODAY) == []
    rows = left_behind(Body.objects.all(), TODAY)
    assert {row.body.code: row.to.label for row in rows} == {
        "UBND-MG": "Phường Tân Giang", "VP-MG": "Phường Tân Giang", "MTTQ-MG": "Phường Tân Giang",
        "BCTMT-S3": "Tổ dân phố số 3",
    }  # fmt: skip
    move_bodies(bodies=[row.body for row in rows], by=SYSTEM, at=NOW)
    assert not at_ended_units(Body.objects.all(), TODAY).exists()
    assert [body.code for body in receiving_bodies(new, TODAY)] == ["UBND-MG", "MTTQ-MG"]
    bodies.below.refresh_from_db()
    assert bodies.below.place.parent == new
    term.refresh_from_db()
    assert (term.post.body.code, term.valid_to) == ("UBND-MG", None)
    entry = Entry.objects.get(act="body.move", ref="UBND-MG")
    assert entry.detail == {"from": places.ward.code, "to": new.code}


def test_bodies_of_merged_units_do_not_move(places, bodies):
    both = unit("Giang Hòa", "Phường", "commune", places.province)
    for old in (places.ward, places.village):
        end_place(old, CHANGED)
        succeed(old, both, is_whole=True, on=CHANGED)
    rows = left_behind(Body.objects.all(), TODAY)
    told = {row.body.code: (row.to, row.now) for row in rows}
    assert told["UBND-MG"] == told["UBND-TH"] == (None, [both])
    with pytest.raises(PeopleError, match="không chuyển được"):
        move_bodies(bodies=[bodies.own], by=SYSTEM, at=NOW)
    bodies.own.refresh_from_db()
    assert bodies.own.place == places.ward


def test_a_body_whose_unit_stands_does_not_move(bodies):
    with pytest.raises(PeopleError, match="không chuyển được"):
        move_bodies(bodies=[bodies.elsewhere], by=SYSTEM, at=NOW)


def test_only_an_administrator_of_the_body_moves_it(places, bodies):
    post = create_post(body=bodies.own, code="QT", title="Quản trị", roles=[Role.ADMINISTRATOR], by=SYSTEM, at=NOW)
    admin, other = make_user("quantri"), make_user("khac")
    start_term(user=admin, post=post, by=SYSTEM, at=NOW)
    changed_ward(places)
    with pytest.raises(PeopleError, match="không quản trị"):
        move_bodies(bodies=[bodies.own], by=other, at=NOW)
    moved = move_bodies(bodies=[bodies.own, bodies.child, bodies.sister, bodies.below], by=admin, at=NOW)
    assert len(moved) == 4
    assert make_body("CA-MG", "police", moved[0].place, by=admin).place.name == "Tân Giang"
