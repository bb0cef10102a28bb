"""Bodies, posts, terms and deputies at the desk of an administrator."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.cases.models import Case
from caunoi.journal.models import Entry
from caunoi.people.choices import BodyKind, Role
from caunoi.people.models import Body, Deputy, Post, Term
from caunoi.places.choices import Level
from caunoi.places.services import replace_unit
from caunoi.places.writing import write_place
from tests.cases.world import NOON, START, World, assigned, make_body, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
TODAY = date(2026, 3, 10)


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_list_begins_at_ones_own_place(admin: Client, world: World) -> None:
    text = text_of(admin.get(reverse("desk:setup_body_list")))
    for body in (world.office, world.division, world.police, world.front):
        assert body.name in text
    assert world.other_office.name not in text
    assert "Tổ dân phố Tổ 4" in text  # the places under it


def test_a_place_out_of_reach_is_not_there(admin: Client, world: World) -> None:
    url = reverse("desk:setup_body_list")
    assert admin.get(url, {"dia_ban": world.other_ward.code}).status_code == 404
    assert admin.get(url, {"dia_ban": world.province.code}).status_code == 404
    assert admin.get(reverse("desk:setup_body", args=["UBND-DG"])).status_code == 404


def test_founding_the_lawful_set_keeps_what_is_there(world: World, client: Client) -> None:
    make_officer(world, "province_admin", world.province_front, "Quản trị tỉnh", Role.ADMINISTRATOR)
    client.force_login(world["province_admin"])
    new = write_place(
        level=Level.COMMUNE, kind_name="Phường", name="Tây Giang", parent=world.province, valid_from=START,
        is_sample=False,
    )  # fmt: skip
    url = f"{reverse('desk:setup_body_found')}?dia_ban={new.code}"
    answer = client.post(url, {"case_prefix": "TG"})
    assert answer.status_code == 302, answer.context["form"].errors
    office = Body.objects.get(code="UBND-TG")
    assert office.place == new
    assert office.posts.filter(is_head=True).exists()
    count = Body.objects.filter(place=new).count()
    client.post(url, {"case_prefix": ""})
    assert Body.objects.filter(place=new).count() == count
    answer = client.post(f"{reverse('desk:setup_body_found')}?dia_ban={world.other_ward.code}", {"case_prefix": "TG"})
    assert "đã dùng cho nơi khác" in text_of(answer)


BODY = {
    "kind": "other", "name": "Ban Quản lý chợ Minh Giang", "short_name": "BQL chợ", "code": "BQLC-MG",
    "case_prefix": "MG", "parent": "UBND-MG", "valid_from": "2026-01-01", "is_receiving": "on", "address": "Chợ",
}  # fmt: skip


def test_adding_a_body(admin: Client, world: World) -> None:
    url = f"{reverse('desk:setup_body_add')}?dia_ban={world.ward.code}"
    answer = admin.post(url, BODY)
    assert answer.headers["Location"] == reverse("desk:setup_body", args=["BQLC-MG"])
    body = Body.objects.get(code="BQLC-MG")
    assert (body.parent, body.prefix, body.is_receiving, body.address) == (world.office, "MG", True, "Chợ")
    again = admin.post(url, BODY)
    assert "đã được dùng" in text_of(again)
    assert 'value="Ban Quản lý chợ Minh Giang"' in text_of(again)  # what was typed stays


@pytest.mark.parametrize(("key", "value"), [("code", "chợ mới"), ("parent", "UBND-DG"), ("name", ""), ("kind", "x")])
def test_a_body_is_checked(admin: Client, world: World, key: str, value: str) -> None:
    answer = admin.post(f"{reverse('desk:setup_body_add')}?dia_ban={world.ward.code}", {**BODY, key: value})
    assert list(answer.context["form"].errors) == [key]
    assert not Body.objects.filter(code="BQLC-MG").exists()


def test_changing_how_a_body_is_reached(admin: Client, world: World) -> None:
    url = reverse("desk:setup_body_change", args=["UBND-MG"])
    data = {"name": world.office.name, "short_name": "UBND", "phone": "024 1234 5678", "hours": "Sáng thứ Ba"}
    admin.post(url, data)
    world.office.refresh_from_db()
    assert (world.office.phone, world.office.hours) == ("024 1234 5678", "Sáng thứ Ba")
    assert "phone" in Entry.objects.get(act="body.change").detail["fields"]
    assert "024 1234 5678" in text_of(admin.get(reverse("desk:setup_body", args=["UBND-MG"])))


def test_whether_people_may_address_a_body(admin: Client, world: World) -> None:
    url = reverse("desk:setup_body_receiving", args=["CA-MG"])
    admin.post(url, {"act": "off"})
    world.police.refresh_from_db()
    assert not world.police.is_receiving
    admin.post(url, {"act": "off"})
    assert Entry.objects.filter(act="body.receiving", ref="CA-MG").count() == 1
    admin.post(url, {"act": "on"})
    world.police.refresh_from_db()
    assert world.police.is_receiving
    assert admin.post(reverse("desk:setup_body_receiving", args=["UBND-DG"]), {"act": "off"}).status_code == 404


def test_closing_a_body_warns_of_open_cases(admin: Client, world: World) -> None:
    assigned(world)
    url = reverse("desk:setup_body_close", args=["KTHT-MG"])
    assert "Còn 1 vụ việc đang mở" in text_of(admin.get(url))
    admin.post(url, {"on": "2026-04-01"})
    world.division.refresh_from_db()
    assert world.division.valid_to == date(2026, 4, 1)
    assert admin.get(url).status_code == 302


def test_a_post_is_added_given_and_left_with_its_work(admin: Client, world: World) -> None:
    answer = admin.post(
        reverse("desk:setup_post_add", args=["KTHT-MG"]),
        {"title": "Chuyên viên", "code": "CV2", "roles": ["handler"], "seats": "2"},
    )
    assert answer.headers["Location"] == reverse("desk:setup_post", args=["KTHT-MG.CV2"])
    user = world["handler_culture"]
    url = reverse("desk:setup_term_start", args=["KTHT-MG.CV2"])
    admin.post(url, {"user": user.code, "valid_from": "2026-03-10"})
    term = Term.objects.get(post__code="KTHT-MG.CV2")
    assert (term.user, term.valid_from) == (user, TODAY)
    twice = admin.post(url, {"user": user.code, "valid_from": "2026-03-10"})
    assert "đã giữ chức danh" in text_of(twice)


def test_ending_a_term_tells_how_much_work_stays(admin: Client, world: World) -> None:
    case = assigned(world)
    post = world.posts["handler"]
    term = post.terms.get()
    url = f"{reverse('desk:setup_term_end', args=[post.code])}?dong={term.pk}"
    assert "1 vụ việc đang mở ở lại với chức danh" in text_of(admin.get(url))
    admin.post(url, {"on": "2026-03-20"})
    term.refresh_from_db()
    assert term.valid_to == date(2026, 3, 20)
    assert Case.objects.get(pk=case.pk).handler_post == post
    shown = text_of(admin.get(reverse("desk:setup_post", args=[post.code])))
    assert "đến trước 20/3/2026" in shown  # the history stays


def test_a_term_of_another_post_cannot_be_ended_here(admin: Client, world: World) -> None:
    other = world.posts["leader"].terms.get()
    for row in (str(other.pk), "x", ""):
        url = f"{reverse('desk:setup_term_end', args=[world.posts['handler'].code])}?dong={row}"
        assert admin.post(url, {"on": "2026-03-20"}).status_code == 404
    other.refresh_from_db()
    assert other.valid_to is None


@pytest.mark.parametrize("role", ["reception", "leader"])
def test_nobody_gives_himself_sight_of_sealed_identities(admin: Client, world: World, role: str) -> None:
    post = Post.objects.create(code="UBND-MG.X", body=world.office, title="Mới", roles=[role])
    answer = admin.post(
        reverse("desk:setup_term_start", args=[post.code]), {"user": world["admin"].code, "valid_from": "2026-03-10"}
    )
    assert "không thể tự giao" in text_of(answer)
    assert not post.terms.exists()


def test_nobody_widens_his_own_post(admin: Client, world: World) -> None:
    post = world.posts["admin"]
    answer = admin.post(reverse("desk:setup_post_roles", args=[post.code]), {"roles": ["administrator", "leader"]})
    assert "mình đang giữ" in text_of(answer)
    other = world.posts["publisher"]
    admin.post(reverse("desk:setup_post_roles", args=[other.code]), {"roles": ["publisher", "reception"]})
    other.refresh_from_db()
    assert other.roles == ["reception", "publisher"]


def test_a_deputy_needs_a_paper_and_can_be_ended(admin: Client, world: World) -> None:
    head = world.posts["leader"]
    url = reverse("desk:setup_deputy_set", args=[head.code])
    data = {"deputy_post": world.posts["publisher"].code, "citation": "QĐ 5/QĐ-UBND", "valid_from": "2026-03-01"}
    assert list(admin.post(url, {**data, "citation": ""}).context["form"].errors) == ["citation"]
    admin.post(url, data)
    row = Deputy.objects.get()
    assert "QĐ 5/QĐ-UBND" in text_of(admin.get(reverse("desk:setup_post", args=[head.code])))
    admin.post(f"{reverse('desk:setup_deputy_end', args=[head.code])}?dong={row.pk}", {"on": "2026-04-01"})
    row.refresh_from_db()
    assert row.valid_to == date(2026, 4, 1)
    assert admin.get(reverse("desk:setup_deputy_set", args=[world.posts["publisher"].code])).status_code == 404


def test_lists_ask_no_more_for_more_rows(admin: Client, world: World) -> None:
    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert admin.get(url).status_code == 200
        return len(seen)

    urls = [reverse("desk:setup_body_list"), reverse("desk:setup_body", args=["KTHT-MG"])]
    few = [queries(url) for url in urls]
    for number in range(4):
        make_body(f"X{number}-MG", BodyKind.OTHER, f"Ban {number}", world.ward, world.office)
        make_officer(world, f"more{number}", world.division, f"Chuyên viên {number}", Role.HANDLER)
    assert [queries(url) for url in urls] == few


def test_bodies_of_a_renamed_ward_are_previewed_and_moved(admin: Client, world: World) -> None:
    url = reverse("desk:setup_body_follow")
    new = replace_unit(place=world.ward, name="Tân Giang", on=TODAY, by=world["admin"], at=NOON)
    assert "Cơ quan còn ở đơn vị đã kết thúc" in admin.get(reverse("desk:setup")).content.decode()
    answer = admin.get(url)
    assert new in {row.to for row in answer.context["rows"]}
    assert world.office.code in {row.body.code for row in answer.context["rows"]}
    stale = admin.post(url, {"mark": "x"}).content.decode()
    assert "Danh sách vừa thay đổi" in stale
    assert Body.objects.get(pk=world.office.pk).place == world.ward
    admin.post(url, {"mark": answer.context["mark"]})
    assert Body.objects.get(pk=world.office.pk).place == new
    assert "Mọi cơ quan đang ở đơn vị còn hiệu lực" in admin.get(url).content.decode()
