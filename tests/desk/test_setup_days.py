"""Days off on screen: where they come from, what a change would move, and moving it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.calendar.models import ConfirmedYear, DayChange
from caunoi.cases.models import Case
from caunoi.cases.services import clocks, office
from caunoi.cases.services.clocks import preview_moves
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

# Received Tuesday 10/3/2026: classify within 10 days, so by Friday 20/3/2026 (a worked day).
DUE, ROLLED = date(2026, 3, 20), date(2026, 3, 23)
DAY = {
    "on": "2026-03-20",
    "is_working": "nghi",
    "name": "Nghỉ thử",
    "citation": "CV 1/UBND ngày 1/3/2026",
    "confidence": "H",
}


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


@pytest.fixture
def case(world: World) -> Case:
    case = say(world).case
    assert case.due_on == DUE
    return case


def test_a_year_says_where_each_day_comes_from(admin: Client) -> None:
    text = admin.get(reverse("desk:setup_days"), {"nam": "2026"}).content.decode()
    assert "thứ Sáu, 2/1/2026" in text  # swapped, shipped with us
    assert "12729/VPCP-KGVX" in text
    assert "thứ Bảy, 10/1/2026" in text
    assert "dự báo" not in text


def test_a_year_not_decided_is_a_forecast(admin: Client) -> None:
    text = admin.get(reverse("desk:setup_days"), {"nam": "2027"}).content.decode()
    assert "Lịch nghỉ năm 2027 là dự báo" in text


def test_a_year_is_confirmed_by_its_paper_and_the_confirmation_taken_back(admin: Client, world: World) -> None:
    url = f"{reverse('desk:setup_year_confirm')}?nam=2027"
    admin.post(url, {"citation": ""})
    assert not ConfirmedYear.objects.exists()
    text = admin.post(url, {"citation": "TB 7/TB-BNV ngày 1/3/2026"}, follow=True).content.decode()
    assert "đã xác nhận theo TB 7/TB-BNV ngày 1/3/2026" in text
    assert "dự báo" not in text
    entry = Entry.objects.get(act="calendar.confirm")
    assert (entry.ref, entry.actor) == ("2027", world["admin"].code)
    text = admin.post(f"{reverse('desk:setup_year_unconfirm')}?nam=2027", follow=True).content.decode()
    assert "Lịch nghỉ năm 2027 là dự báo" in text
    assert Entry.objects.filter(act="calendar.unconfirm", ref="2027").exists()


def test_a_year_too_far_ahead_is_not_confirmed(admin: Client) -> None:
    assert admin.get(reverse("desk:setup_year_confirm"), {"nam": "2028"}).status_code == 404
    text = admin.get(reverse("desk:setup_days"), {"nam": "2028"}).content.decode()
    assert "Xác nhận lịch năm" not in text


@pytest.mark.parametrize("asked", ["", "x", "1066", "9999", "٢٠٢٦"])
def test_any_year_in_the_address_gives_a_page(admin: Client, asked: str) -> None:
    assert admin.get(reverse("desk:setup_days"), {"nam": asked}).status_code == 200


def test_the_preview_writes_nothing(admin: Client, case: Case) -> None:
    text = admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "preview"}).content.decode()
    assert case.code in text
    assert "thứ Sáu, 20/3/2026" in text
    assert "thứ Hai, 23/3/2026" in text
    assert "1 vụ việc có hạn thay đổi (1 hạn): 1 lùi lại, 0 sớm hơn" in text
    assert not DayChange.objects.exists()
    case.refresh_from_db()
    assert case.due_on == DUE


def test_the_preview_shows_no_content(admin: Client, case: Case) -> None:
    text = admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "preview"}).content.decode()
    assert case.title not in text
    assert "Ngõ 12" not in text


def test_adding_a_day_then_moving_the_case(admin: Client, case: Case) -> None:
    answer = admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "save"})
    assert answer.headers["Location"] == reverse("desk:setup_moves")
    case.refresh_from_db()
    assert case.due_on == DUE  # nothing moves by itself
    page = admin.get(reverse("desk:setup_moves"))
    assert "Dời hạn 1 vụ việc" in page.content.decode()
    admin.post(reverse("desk:setup_moves"), {"mark": page.context["moves"].mark})
    case.refresh_from_db()
    assert case.due_on == ROLLED
    assert case.version == 2
    added = Entry.objects.get(act="calendar.add")
    assert (added.chain, added.ref) == ("he-thong", "2026-03-20")
    moved = Entry.objects.get(act="case.change_deadline")
    assert (moved.chain, moved.ref) == ("UBND-MG", case.code)
    assert moved.detail == {"step": "xu_ly_don", "old": "2026-03-20", "new": "2026-03-23"}
    assert "Không vụ việc đang mở nào đổi hạn" in admin.get(reverse("desk:setup_moves")).content.decode()


def test_a_list_that_changed_meanwhile_is_shown_again(admin: Client, case: Case) -> None:
    admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "save"})
    answer = admin.post(reverse("desk:setup_moves"), {"mark": "older"})
    assert "Danh sách vừa thay đổi" in answer.content.decode()
    case.refresh_from_db()
    assert case.due_on == DUE


def test_a_day_is_taken_back_after_its_preview(admin: Client, world: World, case: Case) -> None:
    admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "save"})
    clocks.apply_moves(body_ids=[world.office.pk], by=world["admin"], at=NOON)
    row = DayChange.objects.get()
    shown = admin.post(reverse("desk:setup_day_remove"), {"dong": row.pk}).content.decode()
    assert case.code in shown
    assert "0 lùi lại, 1 sớm hơn" in shown
    admin.post(reverse("desk:setup_day_remove"), {"dong": row.pk, "act": "save"})
    row.refresh_from_db()
    assert row.removed_by == world["admin"].code
    assert Entry.objects.filter(act="calendar.remove", ref="2026-03-20").count() == 1
    assert "Dòng đã bỏ" in admin.get(reverse("desk:setup_days"), {"nam": "2026"}).content.decode()


def test_errors_keep_what_was_typed(admin: Client) -> None:
    answer = admin.post(reverse("desk:setup_day_add"), {**DAY, "citation": "", "act": "save"})
    assert answer.context["form"].errors["citation"]
    assert 'value="Nghỉ thử"' in answer.content.decode()


def test_a_second_row_for_one_day_is_refused(admin: Client) -> None:
    admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "save"})
    for act in ("preview", "save"):
        answer = admin.post(reverse("desk:setup_day_add"), {**DAY, "act": act})
        assert "đã có dòng khác" in answer.content.decode()
    assert DayChange.objects.count() == 1


@pytest.mark.parametrize("row", ["", "abc", "999999", "9" * 30])
def test_an_unknown_row_is_not_there(admin: Client, row: str) -> None:
    assert admin.post(reverse("desk:setup_day_remove"), {"dong": row}).status_code == 404


def test_a_paused_case_is_left_out(world: World, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(paused_since=date(2026, 3, 10))
    office.add_day(
        on=DUE, is_working=False, name="Nghỉ", citation="CV 1", confidence="H", by=world["admin"], at=NOON
    )  # fmt: skip
    assert preview_moves(body_ids=[world.office.pk], today=date(2026, 3, 10)) == []


def test_other_offices_cases_are_not_shown(admin: Client, world: World) -> None:
    other = say(world, body=world.other_office, place=world.other_ward).case
    text = admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "preview"}).content.decode()
    assert other.code not in text


def test_who_is_no_administrator_changes_no_day(world: World) -> None:
    with pytest.raises(office.NotAllowed):
        office.add_day(
            on=DUE, is_working=False, name="Nghỉ", citation="CV 1", confidence="H", by=world["leader"], at=NOON
        )  # fmt: skip
    assert not DayChange.objects.exists()


def test_the_preview_asks_no_more_for_more_cases(admin: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.post(reverse("desk:setup_day_add"), {**DAY, "act": "preview"})
        return len(seen)

    say(world)
    few = queries()
    for _number in range(4):
        say(world)
    assert queries() == few
