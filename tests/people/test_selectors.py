from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from caunoi.accounts.models import User
from caunoi.journal.services import SYSTEM
from caunoi.people.choices import Role
from caunoi.people.models import Body
from caunoi.people.selectors import (
    bodies_of,
    holders,
    holders_of_role,
    may_sign_for,
    post_for,
    posts_of,
    reach,
    receiving_bodies,
    roles_of,
    terms_of,
)
from caunoi.people.services import close_body, end_term, set_deputy

from .conftest import NOW, SINCE, TODAY, make_body, make_post, make_user, put

pytestmark = pytest.mark.django_db

#                own    child  sister below  elsewhere above
REACHES = {
    "reception": (True, True, False, False, False, False),
    "handler": (True, False, False, False, False, False),
    "leader": (True, True, False, False, False, False),
    "follow_up": (True, True, True, True, False, False),
    "publisher": (True, True, False, False, False, False),
    "administrator": (True, True, True, True, False, False),
    "auditor": (True, True, True, True, False, False),
}


def test_every_role_has_a_row():
    assert set(REACHES) == set(Role.values)


@pytest.mark.parametrize("role", REACHES)
@pytest.mark.parametrize(
    ("place_in_row", "relation"), list(enumerate(["own", "child", "sister", "below", "elsewhere", "above"]))
)
def test_reach(bodies, officer, role, place_in_row, relation):
    put(officer, make_post(bodies.own, roles=[role]))
    assert (getattr(bodies, relation).id in reach(officer, role)) is REACHES[role][place_in_row]


@pytest.mark.parametrize("role", Role.values)
def test_a_role_gives_no_other_role(bodies, officer, role):
    put(officer, make_post(bodies.own, roles=[role]))
    assert [other for other in Role.values if reach(officer, other)] == [role]
    assert roles_of(officer) == {role}


def test_children_of_children_are_reached(bodies, places, officer):
    deep = make_body("TO-MG", "other", places.ward, parent=bodies.child)
    put(officer, make_post(bodies.own, roles=["leader"]))
    assert reach(officer, "leader") == {bodies.own.id, bodies.child.id, deep.id}


def test_province_follow_up_reaches_down_but_its_leader_does_not(bodies, officer):
    put(officer, make_post(bodies.above, roles=["follow_up", "leader"]))
    assert reach(officer, "follow_up") == set(Body.objects.values_list("id", flat=True))
    assert reach(officer, "leader") == {bodies.above.id}


@pytest.mark.parametrize(
    ("on", "reached"),
    [(date(2026, 9, 30), False), (date(2026, 10, 1), True), (date(2026, 10, 25), True), (date(2026, 10, 26), False)],
)
def test_a_term_counts_its_first_day_and_not_its_end(bodies, officer, on, reached):
    put(officer, make_post(bodies.own, roles=["handler"]), date(2026, 10, 1), date(2026, 10, 26))
    assert bool(reach(officer, "handler", on)) is reached


def test_after_the_end_of_a_term_nothing_is_reached(bodies, officer):
    term = put(officer, make_post(bodies.own, roles=Role.values))
    assert all(reach(officer, role) for role in Role)
    end_term(term=term, on=TODAY, by=SYSTEM, at=NOW)
    again = User.objects.get(pk=officer.pk)
    assert [role for role in Role if reach(again, role)] == []
    assert terms_of(again) == []
    assert bodies_of(again) == []
    assert post_for(again, bodies.own) is None


@pytest.mark.parametrize("who", ["inactive", "anonymous", "without a term"])
def test_who_reaches_nothing(bodies, officer, who):
    if who == "inactive":
        put(officer, make_post(bodies.own, roles=["leader"]))
        officer.is_active = False
    user = AnonymousUser() if who == "anonymous" else officer
    assert reach(user, "leader") == frozenset()
    assert terms_of(user) == []


def test_a_closed_body_gives_nothing_from_that_day(bodies, officer):
    put(officer, make_post(bodies.own, roles=["leader"]))
    close_body(body=bodies.own, on=TODAY, by=SYSTEM, at=NOW)
    assert reach(officer, "leader", date(2026, 10, 25)) == {bodies.own.id, bodies.child.id}
    assert reach(officer, "leader", TODAY) == frozenset()


def test_an_abolished_post_gives_nothing(bodies, officer):
    post = make_post(bodies.own, roles=["leader"])
    put(officer, post)
    post.closed_on = TODAY
    post.save()
    assert reach(officer, "leader") == frozenset()
    assert posts_of(bodies.own) == []


def test_reach_is_asked_once(bodies, officer, django_assert_num_queries):
    put(officer, make_post(bodies.own, roles=["reception", "follow_up"]))
    officer = User.objects.get(pk=officer.pk)
    with django_assert_num_queries(4):  # terms; children, and theirs; places
        for _ in range(3):
            reach(officer, "reception")
            reach(officer, "follow_up")


def test_holders_of_posts_and_roles(bodies, officer):
    gone, other = make_user("thoi"), make_user("khac")
    post = make_post(bodies.own, roles=["handler"], seats=3)
    put(officer, post)
    put(gone, post, until=TODAY)
    put(other, make_post(bodies.own, "B", ["leader"]))
    assert holders(post) == [officer]
    assert set(holders(post, SINCE)) == {officer, gone}
    assert holders_of_role(bodies.own, "leader") == [other]
    assert [found.code for found in posts_of(bodies.own, role="handler")] == ["UBND-MG.A"]


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("ward", ["UBND-MG", "MTTQ-MG"]),
        ("area", ["UBND-MG", "MTTQ-MG"]),
        ("village", ["UBND-TH"]),
        ("province", ["UBND-HG"]),
        ("root", []),
    ],
)
def test_receiving_bodies(bodies, places, place, codes):
    assert [body.code for body in receiving_bodies(getattr(places, place))] == codes


def test_the_peoples_committee_stands_first_and_the_party_after_the_front(bodies, places):
    make_body("A-MG", "party_committee", places.ward)
    assert [body.code for body in receiving_bodies(places.ward)] == ["UBND-MG", "MTTQ-MG", "A-MG"]


def test_closed_bodies_receive_nothing(bodies, places):
    close_body(body=bodies.elsewhere, on=TODAY, by=SYSTEM, at=NOW)
    assert receiving_bodies(places.village) == []
    assert receiving_bodies(places.village, date(2026, 10, 25)) == [bodies.elsewhere]


def test_post_for_prefers_the_body_itself(bodies, officer):
    above = make_post(bodies.own, roles=["leader"])
    put(officer, above)
    assert post_for(officer, bodies.child) == above
    inside = make_post(bodies.child, roles=["handler"])
    put(officer, inside)
    officer = User.objects.get(pk=officer.pk)
    assert post_for(officer, bodies.child) == inside
    assert post_for(officer, bodies.sister) is None


def test_a_handler_above_does_not_act_for_the_body_below(bodies, officer):
    put(officer, make_post(bodies.own, roles=["handler"]))
    assert post_for(officer, bodies.child) is None


@pytest.fixture
def signing(bodies, officer):
    head = make_post(bodies.own, "CT", ["leader"], is_head=True)
    deputy = make_post(bodies.own, "PCT", ["leader"], sign_prefix="KT. CHỦ TỊCH")
    put(officer, deputy)
    return head, deputy


def test_the_head_signs(bodies, signing):
    chair = make_user("chutich")
    put(chair, signing[0])
    assert may_sign_for(chair, bodies.own) == signing[0]
    assert may_sign_for(chair, bodies.child) is None


def test_a_leader_without_a_record_does_not_sign(bodies, officer, signing):
    assert may_sign_for(officer, bodies.own) is None


@pytest.mark.parametrize(
    ("on", "signs"),
    [(date(2026, 9, 30), False), (date(2026, 10, 1), True), (date(2026, 10, 30), True), (date(2026, 10, 31), False)],
)
def test_a_deputy_on_record_signs_in_his_time(bodies, officer, signing, on, signs):
    head, deputy = signing
    set_deputy(
        post=head,
        deputy_post=deputy,
        citation="QĐ 12/QĐ-UBND",
        valid_from=date(2026, 10, 1),
        valid_to=date(2026, 10, 31),
        by=SYSTEM,
        at=NOW,
    )
    assert may_sign_for(officer, bodies.own, on) == (deputy if signs else None)
    assert may_sign_for(officer, bodies.child, on) is None
