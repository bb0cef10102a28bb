"""The overview of an administrator: what is missing comes first and goes away when it is there."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.accounts.models import User
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.desk.setup.overview import gaps_of, named
from caunoi.people.choices import BodyKind, Role
from caunoi.people.models import Body, Term
from caunoi.places.models import Place
from tests.cases.world import NOON, World, make_body, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
TODAY = date(2026, 3, 10)


def titles(world: World, today: date = TODAY) -> list[str]:
    return [gap.title for gap in gaps_of(world["admin"], today)]


def test_a_missing_term_comes_first_and_says_what_people_see(client: Client, world: World) -> None:
    client.force_login(world["admin"])
    first = client.get(reverse("desk:setup")).context["gaps"][0]
    assert first.title.startswith("Chưa có hạn: ")
    assert "Người gửi thấy “chưa có hạn”" in first.text
    assert first.url == reverse("desk:setup_rules")


def test_a_gap_goes_when_it_is_filled(world: World) -> None:
    before = [title for title in titles(world) if title.startswith("Chưa có hạn")]
    for body in Body.objects.filter(place=world.ward, is_receiving=True):
        for procedure, step, _name in office.free_steps():
            office.add_rule(
                body=body, procedure=procedure.key, step=step, length=10, unit="day", citation="QĐ 1",
                valid_from=date(2026, 1, 1), by=world["admin"], at=NOON,
            )  # fmt: skip
    assert len(before) == len(office.free_steps())
    assert [title for title in titles(world) if title.startswith("Chưa có hạn")] == []


def test_a_body_above_counts_for_the_one_below(world: World) -> None:
    Body.objects.filter(place=world.ward).exclude(pk=world.office.pk).update(is_receiving=False)
    make_body("BQL-MG", BodyKind.OTHER, "Ban quản lý", world.ward, world.office, is_receiving=True)
    assert "Chưa có người tiếp nhận" not in titles(world)
    Term.objects.filter(post=world.posts["reception"]).delete()
    assert "Chưa có người tiếp nhận" in titles(world)


def test_people_contacts_areas_accounts(world: World) -> None:
    assert "Chưa ai được giao kiểm tra nhật ký" not in titles(world)
    Term.objects.filter(post=world.posts["auditor"]).delete()
    found = titles(world)
    assert "Chưa ai được giao kiểm tra nhật ký" in found
    assert "Tài khoản chưa có việc" in found
    assert "Người dân chưa biết đến đâu, gọi đâu" in found
    assert "Chưa có thôn, tổ dân phố" not in found
    Place.objects.filter(pk=world.area.pk).update(valid_to=TODAY)
    assert "Chưa có thôn, tổ dân phố" in titles(world)


def test_next_years_calendar_matters_from_october(world: World) -> None:
    assert "Lịch nghỉ 2027 mới là dự báo" not in titles(world)
    with clock.fixed(date(2026, 10, 1)):
        assert "Lịch nghỉ 2027 mới là dự báo" in titles(world, date(2026, 10, 1))


def test_only_the_own_reach_is_looked_at(world: World) -> None:
    text = " ".join(gap.text for gap in gaps_of(world["admin"], TODAY))
    assert world.other_office.name not in text


def test_many_names_are_cut() -> None:
    assert named(["a", "b", "c"]) == "a, b, c"
    assert named(["a", "b", "c", "d", "e"]) == "a, b, c và 2 nơi nữa"


def test_more_rows_ask_no_more_queries(client: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("desk:setup"))
        return len(seen)

    client.force_login(world["admin"])
    few = queries()
    for number in range(4):
        make_body(f"B{number}-MG", BodyKind.OTHER, f"Ban {number}", world.ward, world.office, is_receiving=True)
        make_officer(world, f"h{number}", world.division, f"Chuyên viên {number}", Role.HANDLER)
        User.objects.create_user(username=f"moi.{number}", label="Mới")
    assert queries() == few
