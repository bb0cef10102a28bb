from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.journal.services import PUBLIC, SYSTEM, verify
from caunoi.people.choices import SEES_SEALED, Letterhead, Role
from caunoi.people.models import Body, Deputy, Post, Term
from caunoi.people.services import (
    PeopleError,
    change_body,
    change_post_roles,
    close_body,
    close_post,
    create_body,
    create_post,
    end_deputy,
    end_term,
    set_deputy,
    start_term,
)

from .conftest import NOW, SINCE, TODAY, make_body, make_post, make_user, put

pytestmark = pytest.mark.django_db
ACT = {"by": SYSTEM, "at": NOW}


def last_entry():
    return Entry.objects.order_by("id").last()


def test_a_body_takes_from_its_kind_and_its_place(places):
    body = create_body(code="DU-MG", kind="party_committee", name=" Đảng ủy ", place=places.ward, prefix="MG", **ACT)
    assert (body.name, body.short_name, body.letterhead) == ("Đảng ủy", "Đảng ủy", Letterhead.PARTY)
    assert (body.is_receiving, body.is_sample, body.valid_from) == (True, True, TODAY)
    entry = last_entry()
    assert (entry.chain, entry.act, entry.ref, entry.actor) == ("mau:DU-MG", "body.create", "DU-MG", "he-thong")
    assert entry.detail == {
        "kind": "party_committee",
        "place": places.ward.code,
        "parent": None,
        "from": "2026-10-26",
    }


def test_the_chain_of_a_real_body_is_its_code():
    assert Body(code="UBND-MG", is_sample=False).chain == "UBND-MG"


def test_codes_are_used_once(bodies, places):
    with pytest.raises(PeopleError, match="UBND-MG đã được dùng"):
        make_body("UBND-MG", "other", places.village)


@pytest.mark.parametrize(("parent", "refused"), [("own", False), ("above", False), ("elsewhere", True)])
def test_a_parent_stands_at_the_place_or_over_it(bodies, places, parent, refused):
    def make():
        return make_body("X-MG", "other", places.ward, parent=getattr(bodies, parent))

    if refused:
        with pytest.raises(PeopleError, match="địa bàn"):
            make()
    else:
        assert make().parent == getattr(bodies, parent)


def test_change_body_journals_names_of_fields_only(bodies):
    change_body(body=bodies.own, phone="0912345678", hours="", **ACT)
    assert Body.objects.get(code="UBND-MG").phone == "0912345678"
    assert last_entry().detail == {"fields": ["phone"]}


def test_change_body_does_not_touch_the_rest(bodies):
    with pytest.raises(TypeError):
        change_body(body=bodies.own, code="X", **ACT)


def test_close_body_once_and_after_its_beginning(bodies):
    with pytest.raises(PeopleError):
        close_body(body=bodies.own, on=SINCE, **ACT)
    close_body(body=bodies.own, on=TODAY, **ACT)
    with pytest.raises(PeopleError):
        close_body(body=bodies.own, on=TODAY, **ACT)


def test_post_code_and_order_of_roles(bodies):
    post = make_post(bodies.own, "CT", [Role.LEADER, "reception"], is_head=True)
    assert post.code == "UBND-MG.CT"
    assert post.roles == ["reception", "leader"]
    with pytest.raises(PeopleError, match="đã được dùng"):
        make_post(bodies.own, "CT")
    with pytest.raises(PeopleError, match="đứng đầu"):
        make_post(bodies.own, "CT2", is_head=True)


def test_an_unknown_role_is_refused(bodies):
    with pytest.raises(ValueError, match="superuser"):
        make_post(bodies.own, roles=["superuser"])


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        (date(2026, 1, 1), date(2026, 3, 1), False),  # ends the day the other begins
        (date(2026, 1, 1), date(2026, 3, 2), True),
        (date(2026, 1, 1), None, True),
        (date(2026, 4, 1), date(2026, 5, 1), True),  # inside
        (date(2026, 5, 31), None, True),
        (date(2026, 6, 1), None, False),  # begins the day the other ends
    ],
)
def test_one_seat_is_held_by_one_at_a_time(bodies, officer, start, end, refused):
    post = make_post(bodies.own)
    put(make_user("truoc"), post, date(2026, 3, 1), date(2026, 6, 1))
    if refused:
        with pytest.raises(PeopleError, match="đã có người giữ"):
            put(officer, post, start, end)
    else:
        put(officer, post, start, end)
    assert Term.objects.count() == (1 if refused else 2)


def test_seats_are_filled_and_freed(bodies, officer):
    post = make_post(bodies.own, seats=2)
    first = put(make_user("mot"), post)
    second = put(make_user("hai"), post)
    assert (first.seat, second.seat) == (1, 2)
    with pytest.raises(PeopleError):
        put(officer, post)
    end_term(term=first, on=TODAY, **ACT)
    assert put(officer, post, TODAY).seat == 1


def test_nobody_holds_a_post_twice_at_once(bodies, officer):
    post = make_post(bodies.own, seats=2)
    put(officer, post)
    with pytest.raises(PeopleError, match="đã giữ"):
        put(officer, post, date(2026, 12, 1))


def test_the_database_too_refuses_a_seat_taken_twice(bodies, officer):
    post = make_post(bodies.own)
    put(make_user("truoc"), post)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(user=officer, post=post, seat=1, valid_from=TODAY)


@pytest.mark.parametrize(
    "row",
    [
        lambda post, user: Term(user=user, post=post, valid_from=TODAY, valid_to=TODAY),
        lambda post, user: Term(user=user, post=post, valid_from=TODAY, seat=0),
        lambda post, user: Post(code="x", body=post.body, title="x", seats=0),
        lambda post, user: Post(code="x", body=post.body, title="x", is_head=True, seats=2),
        lambda post, user: Deputy(post=post, deputy_post=post, valid_from=TODAY, citation="x"),
        lambda post, user: Body(
            code="x", kind="x", name="x", prefix="x", place=post.body.place, letterhead="state", valid_from=TODAY
        ),
        lambda post, user: Body(
            code="x", kind="other", name="x", prefix="x", place=post.body.place, letterhead="x", valid_from=TODAY
        ),
    ],
)
def test_the_database_refuses(bodies, officer, row):
    post = make_post(bodies.own)
    with pytest.raises(IntegrityError), transaction.atomic():
        row(post, officer).save()


def test_a_term_cannot_end_before_it_began_or_twice(bodies, officer):
    term = put(officer, make_post(bodies.own), date(2026, 10, 1))
    with pytest.raises(PeopleError):
        end_term(term=term, on=date(2026, 10, 1), **ACT)
    end_term(term=term, on=date(2026, 10, 20), **ACT)
    with pytest.raises(PeopleError):
        end_term(term=term, on=date(2026, 10, 20), **ACT)
    assert last_entry().detail == {"user": officer.code, "to": "2026-10-20"}


def test_no_term_in_an_abolished_post_or_inverted(bodies, officer):
    post = make_post(bodies.own)
    with pytest.raises(PeopleError):
        put(officer, post, TODAY, TODAY)
    Post.objects.filter(pk=post.pk).update(closed_on=TODAY)
    with pytest.raises(PeopleError, match="thôi dùng"):
        put(officer, post, TODAY)


def test_a_post_is_abolished_when_nobody_holds_it(bodies, officer):
    post = make_post(bodies.own, is_head=True)
    put(officer, post, SINCE, date(2026, 11, 1))
    with pytest.raises(PeopleError, match="Còn người giữ"):
        close_post(post=post, on=date(2026, 10, 31), **ACT)
    close_post(post=post, on=date(2026, 11, 1), **ACT)
    assert last_entry().detail == {"on": "2026-11-01"}
    with pytest.raises(PeopleError):
        close_post(post=post, on=date(2026, 12, 1), **ACT)
    make_post(bodies.own, "CT2", is_head=True)


def test_a_refused_act_leaves_no_entry(bodies, officer):
    before = Entry.objects.count()
    post = make_post(bodies.own)
    with pytest.raises(PeopleError):
        put(officer, post, TODAY, TODAY)
    assert Entry.objects.count() == before + 1  # the post


def test_a_deputy_needs_another_post_of_the_body_and_a_paper(bodies):
    head, deputy = make_post(bodies.own, "CT", is_head=True), make_post(bodies.own, "PCT")
    stranger = make_post(bodies.sister, "PCT")
    for deputy_post, citation in [(head, "x"), (stranger, "x"), (deputy, "  ")]:
        with pytest.raises(PeopleError):
            set_deputy(post=head, deputy_post=deputy_post, citation=citation, **ACT)
    record = set_deputy(post=head, deputy_post=deputy, citation="QĐ 12", **ACT)
    with pytest.raises(PeopleError, match="đã được ghi"):
        set_deputy(post=head, deputy_post=deputy, citation="QĐ 13", valid_from=date(2027, 1, 1), **ACT)
    with pytest.raises(PeopleError):
        end_deputy(deputy=record, on=TODAY, **ACT)
    end_deputy(deputy=record, on=date(2026, 11, 1), **ACT)
    assert Deputy.objects.get().valid_to == date(2026, 11, 1)


# --- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_no_administrator_gives_himself_sight_of_hidden_identities(bodies, admin, role):
    post = make_post(bodies.own, "X", [role], seats=2)
    if role in SEES_SEALED:
        with pytest.raises(PeopleError, match="danh tính kín"):
            put(admin, post, by=admin)
        assert not Term.objects.filter(user=admin, post=post).exists()
    else:
        put(admin, post, by=admin)
    put(make_user("dongnghiep"), post, by=admin)


def test_nor_by_changing_his_own_post(bodies, admin):
    own_post = Post.objects.get(code="UBND-MG.QT")
    with pytest.raises(PeopleError, match="mình đang giữ"):
        change_post_roles(post=own_post, roles=["administrator", "leader"], by=admin, at=NOW)
    other = make_post(bodies.own, "X", ["handler"])
    change_post_roles(post=other, roles=["leader"], by=admin, at=NOW)
    assert last_entry().detail == {"from": ["handler"], "to": ["leader"]}


def test_nor_by_deputising_himself(bodies, admin):
    head = make_post(bodies.own, "CT", ["leader"], is_head=True)
    with pytest.raises(PeopleError, match="ký thay"):
        set_deputy(post=head, deputy_post=Post.objects.get(code="UBND-MG.QT"), citation="QĐ 1", by=admin, at=NOW)


@pytest.mark.parametrize("relation", ["own", "child", "sister", "below"])
def test_an_administrator_works_in_his_place(bodies, admin, officer, relation):
    body = getattr(bodies, relation)
    post = create_post(body=body, code="M", title="Mới", roles=["leader"], by=admin, at=NOW)
    term = start_term(user=officer, post=post, valid_from=SINCE, by=admin, at=NOW)
    end_term(term=term, on=TODAY, by=admin, at=NOW)
    change_body(body=body, phone="1", by=admin, at=NOW)


@pytest.mark.parametrize("relation", ["elsewhere", "above"])
def test_and_nowhere_else(bodies, places, admin, officer, relation):
    body = getattr(bodies, relation)
    post = make_post(body)
    term = put(make_user("hoc"), make_post(body, "B"))
    acts = [
        lambda: create_post(body=body, code="M", title="Mới", roles=[], by=admin, at=NOW),
        lambda: put(officer, post, by=admin),
        lambda: end_term(term=term, on=TODAY, by=admin, at=NOW),
        lambda: change_body(body=body, phone="1", by=admin, at=NOW),
        lambda: close_body(body=body, on=TODAY, by=admin, at=NOW),
        lambda: close_post(post=post, on=TODAY, by=admin, at=NOW),
        lambda: change_post_roles(post=post, roles=["leader"], by=admin, at=NOW),
        lambda: make_body("N", "other", body.place, by=admin),
    ]
    for act in acts:
        with pytest.raises(PeopleError, match="không quản trị"):
            act()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_administers(bodies, officer, role):
    put(officer, make_post(bodies.own, roles=[role]))
    with pytest.raises(PeopleError, match="không quản trị"):
        create_post(body=bodies.own, code="M", title="Mới", roles=[], by=officer, at=NOW)


def test_the_public_administers_nothing(bodies):
    with pytest.raises(PeopleError, match="không quản trị"):
        create_post(body=bodies.own, code="M", title="Mới", roles=[], by=PUBLIC, at=NOW)


def test_an_administrator_founds_bodies_in_his_place(places, admin):
    assert make_body("HND-MG", "farmers", places.ward, by=admin).is_sample
    assert make_body("BCTMT-X", "front_area_board", places.area, by=admin)


def test_a_dismissed_administrator_does_nothing_more(bodies, admin):
    end_term(term=admin.terms.get(), on=TODAY, by=SYSTEM, at=NOW)
    again = User.objects.get(pk=admin.pk)
    with pytest.raises(PeopleError):
        create_post(body=bodies.own, code="M", title="Mới", roles=[], by=again, at=NOW)


def test_all_of_it_stands_in_unbroken_chains(bodies, admin, officer):
    put(officer, make_post(bodies.sister), by=admin)
    assert last_entry().actor == admin.code
    assert verify() == []
