"""The inbox: by deadline, by reach, filtered in the address, with a constant number of queries."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from caunoi.accounts.models import User
from caunoi.cases.choices import CaseKind, State
from caunoi.cases.models import Case, OfficeRule, SavedView
from caunoi.cases.services import merging, publishing, quarantine
from caunoi.common import clock
from tests.cases.world import NOON, START, World, answered, assigned, classified, say

pytestmark = pytest.mark.usefixtures("noon")
INBOX = "/ban-lam-viec/"


def as_officer(world: World, key: str) -> Client:
    client = Client()
    client.force_login(world[key], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def codes(response: Any) -> list[str]:
    return [row.case.code for row in response.context["rows"]]


def test_strangers_are_sent_to_sign_in(db: None) -> None:
    response = Client().get(INBOX)
    assert response.status_code == 302
    assert response["Location"].startswith("/tai-khoan/")


def test_nearest_deadline_first_and_groups(world: World) -> None:
    new = say(world).case  # classify by 20/3
    OfficeRule.objects.create(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=2, unit="working_day",
        citation="Quy chế", valid_from=START,
    )  # fmt: skip
    urgent = classified(world)  # answer by Thursday 12/3
    response = as_officer(world, "reception").get(INBOX)
    assert codes(response) == [urgent.code, new.code]
    assert [row.group for row in response.context["rows"]] == ["soon", "later"]
    with clock.fixed(NOON + timedelta(days=3)):
        late = as_officer(world, "reception").get(INBOX, {"muc": "overdue"})
    assert codes(late) == [urgent.code]
    assert "Quá 1 ngày" in late.content.decode()


def test_each_sees_what_his_roles_reach(world: World) -> None:
    case = assigned(world)
    for key in ("reception", "leader", "publisher", "front", "province_front", "handler"):
        assert codes(as_officer(world, key).get(INBOX, {"muc": "todo"})) == [case.code], key
    for key in ("handler_culture", "other_reception", "police"):
        assert codes(as_officer(world, key).get(INBOX)) == [], key


def publish(world: World, case: Case) -> None:
    publishing.publish_case(
        case=case, title="Ngập", text="Ngõ ngập", answer_text="Đã nạo vét", confirmed=True, by=world["publisher"],
        at=NOON,
    )  # fmt: skip


def test_who_publishes_begins_with_what_waits_for_publication(world: World) -> None:
    shown, waiting, taken_down, complaint, old, promised = (answered(world) for _ in range(6))
    assigned(world)
    publish(world, shown)
    publish(world, taken_down)
    publishing.take_down(case=taken_down, reason="Không công khai", by=world["publisher"], at=NOON)
    Case.objects.filter(pk=complaint.pk).update(kind=CaseKind.COMPLAINT_1)
    Case.objects.filter(pk=old.pk).update(answered_at=NOON - timedelta(days=366))
    Case.objects.filter(pk=promised.pk).update(answered_at=NOON - timedelta(days=2), due_on="2026-03-20")
    response = as_officer(world, "publisher").get(INBOX)
    assert codes(response) == [promised.code, waiting.code]
    tab = response.context["tabs"][0]
    assert (tab["key"], tab["count"], tab["is_current"]) == ("publish", "2", True)
    assert [key for key, _label in response.context["scopes"]] == ["unit", "all"]
    assert "Còn hạn" not in response.content.decode().partition("<tbody")[2]
    page = as_officer(world, "reception").get(INBOX)
    assert "publish" not in [tab["key"] for tab in page.context["tabs"]]


def test_what_waits_for_publication_is_counted_where_nothing_is_to_do(world: World) -> None:
    answered(world)
    answered(world)
    Case.objects.update(due_on=None)
    counts = {tab["key"]: tab["count"] for tab in as_officer(world, "publisher").get(INBOX).context["tabs"]}
    assert (counts["publish"], counts["todo"]) == ("2", "0")


def test_a_list_is_named_by_what_it_holds(world: World) -> None:
    answered(world)
    Case.objects.update(due_on=None)
    page = as_officer(world, "reception").get(INBOX, {"muc": "closed"}).content.decode()
    assert "Việc đã đóng, mới nhất trước" in page
    assert "Chưa có hạn hoặc đang dừng" not in page


def test_who_works_on_no_case_begins_at_his_own_pages(world: World) -> None:
    assert as_officer(world, "admin").get(INBOX)["Location"] == "/ban-lam-viec/cai-dat/"
    assert as_officer(world, "auditor").get(INBOX)["Location"] == "/ban-lam-viec/cai-dat/nhat-ky/"
    nobody = Client()
    nobody.force_login(User.objects.create(username="moi", code="MOI", label="Chưa có chức danh"))
    assert "Tài khoản này không xử lý vụ việc" in nobody.get(INBOX).content.decode()


def test_the_side_names_who_is_signed_in_and_leads_to_the_account(world: World) -> None:
    side = as_officer(world, "reception").get(INBOX).content.decode().partition("desk-main")[0]
    post = world["reception"].terms.get().post
    for words in (world["reception"].label, post.title, post.body.short_name, 'href="/tai-khoan/"'):
        assert words in side


def test_the_date_of_a_promise_is_no_deadline(world: World) -> None:
    case = say(world).case
    assert "<small>hạn " in as_officer(world, "leader").get(INBOX).content.decode()
    Case.objects.filter(pk=case.pk).update(due_step="loi_hua", due_on="2026-03-20")
    shown = as_officer(world, "leader").get(INBOX).content.decode()
    assert "<small>hẹn 20/3/2026" in shown
    assert "<small>hạn " not in shown


def test_mine_is_what_is_given_to_my_post(world: World) -> None:
    case, _other = assigned(world), classified(world)
    assert codes(as_officer(world, "handler").get(INBOX, {"pham_vi": "mine"})) == [case.code]


def test_merged_and_quarantined_cases_are_not_listed_or_exported(world: World) -> None:
    shown, merged, sealed = (say(world, f"Ngõ số {n} ngập nước").case for n in (1, 2, 3))
    merging.merge_cases(into=shown, source=merged, by=world["reception"], at=NOON)
    quarantine.quarantine_case(case=sealed, by=world["reception"], at=NOON)
    client = as_officer(world, "reception")
    assert codes(client.get(INBOX)) == [shown.code]
    sheet = load_workbook(BytesIO(client.get(f"{INBOX}xuat/").content)).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [shown.code]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"linh_vuc": "moi_truong"}, 1),
        ({"linh_vuc": "y_te"}, 0),
        ({"nguon": "web"}, 1),
        ({"nguon": "phone"}, 0),
        ({"loai": "phan_anh"}, 1),
        ({"tu_ngay": "2026-03-11"}, 0),
        ({"den_ngay": "2026-03-10"}, 1),
        ({"tu_ngay": "hôm qua"}, 1),
    ],
)
def test_filters_stand_in_the_address(world: World, query: dict[str, str], wanted: int) -> None:
    classified(world)
    assert len(codes(as_officer(world, "reception").get(INBOX, query))) == wanted


def test_bulk_acts_do_what_they_can_and_say_what_not(world: World) -> None:
    new, done = say(world).case, answered(world)
    client = as_officer(world, "reception")
    data = {"act": "classify", "viec": [new.code, done.code], "kind": "phan_anh", "field": "giao_thong", "ve": INBOX}
    page = client.post(f"{INBOX}hang-loat/", data, follow=True).content.decode()
    new.refresh_from_db()
    assert (new.state, new.field) == (State.ACCEPTED, "giao_thong")
    assert "Đã làm 1 vụ việc" in page
    assert f"{done.code}:" in page


def test_bulk_merge_keeps_the_oldest(world: World) -> None:
    old, young = say(world).case, say(world, at=NOON + timedelta(hours=1)).case
    as_officer(world, "reception").post(f"{INBOX}hang-loat/", {"act": "merge", "viec": [young.code, old.code]})
    young.refresh_from_db()
    assert young.merged_into == old


def test_a_handler_cannot_classify_in_bulk_nor_touch_another_unit(world: World) -> None:
    case = assigned(world)
    foreign = say(world, body=world.other_office, place=world.other_ward).case
    client = as_officer(world, "handler")
    data = {"act": "classify", "viec": [case.code, foreign.code], "kind": "gop_y", "field": "khac"}
    client.post(f"{INBOX}hang-loat/", data)
    assert set(Case.objects.values_list("kind", flat=True)) == {CaseKind.REPORT}


def test_the_export_neutralises_formulas_and_needs_the_right(world: World) -> None:
    say(world, title="=HYPERLINK(1)")
    content = as_officer(world, "reception").get(f"{INBOX}xuat/").content
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert sheet["B2"].data_type == "s"
    assert as_officer(world, "handler").get(f"{INBOX}xuat/").status_code == 403


def test_saved_views_are_ones_own(world: World) -> None:
    client = as_officer(world, "reception")
    client.post(f"{INBOX}bo-loc/luu/", {"name": "Môi trường", "query": "linh_vuc=moi_truong"})
    view = SavedView.objects.get()
    assert "Môi trường" in client.get(INBOX).content.decode()
    assert as_officer(world, "leader").post(f"{INBOX}bo-loc/{view.pk}/bo/").status_code == 404
    assert client.post(f"{INBOX}bo-loc/{view.pk}/bo/").status_code == 302
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("path", ["", "?muc=publish", "theo-doi/?co_quan=UBND-MG", "thong-bao/"])
def test_the_number_of_queries_does_not_grow(world: World, django_assert_max_num_queries: Any, path: str) -> None:
    client = as_officer(world, "publisher" if "publish" in path else "reception")
    answered(world) if "publish" in path else (classified(world), say(world))  # one with a field and one without

    def queries() -> int:
        with django_assert_max_num_queries(60) as captured:
            assert client.get(f"{INBOX}{path}").status_code == 200
        return len(captured)

    few = queries()
    for number in range(12):
        answered(world) if not number % 3 else assigned(world) if number % 2 else say(world)
    assert queries() == few


def test_notices_come_and_are_read(world: World) -> None:
    case = say(world).case
    client = as_officer(world, "reception")
    page = client.get(f"{INBOX}thong-bao/").content.decode()
    assert case.code in page
    assert "Có ý kiến mới cần phân loại" in page
    client.post(f"{INBOX}thong-bao/da-doc/")
    assert "0 chưa đọc" in client.get(f"{INBOX}thong-bao/").content.decode()
    assert case.code not in as_officer(world, "other_reception").get(f"{INBOX}thong-bao/").content.decode()


def test_following_by_body_counts_what_is_open_late_and_unfinished(world: World) -> None:
    say(world)
    answered(world)
    with clock.fixed(date(2026, 3, 23)):
        response = as_officer(world, "front").get(f"{INBOX}theo-doi/")
    line = response.context["bodies"][0]
    assert (line.body, line.open, line.overdue, line.answered, line.late_promises) == (world.office, 1, 1, 1, 0)
