"""Every act of the case page through the browser's client: by who may, by who may not, by another unit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse

from caunoi.cases.choices import CaseKind, DocumentKind, Outcome, State
from caunoi.cases.models import Case, Document, Note, Promise
from caunoi.cases.services import answers, clocks, triage
from caunoi.desk.matter.acts import OWN_WORDS, PLAIN
from caunoi.web import files as file_store
from tests.cases.world import NOON, PNG, World, answered, assigned, classified, say

pytestmark = pytest.mark.usefixtures("noon")
Make = Callable[[World], Case]
TEXT = "Phường đã kiểm tra ngày 10/3 và nạo vét hố ga đầu ngõ."


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("anh-cua-toi.png", PNG, content_type="image/png")


def drafted(world: World, outcome: Outcome = Outcome.EXPLAINED) -> Case:
    case = assigned(world)
    promise = None
    if outcome == Outcome.IN_PROGRESS:
        promise = answers.PromiseData(text="Thay nắp cống", body=world.division, due_on=date(2026, 3, 20))
    answers.save_draft(case=case, text=TEXT, outcome=outcome, promise=promise, by=world["handler"], at=NOON)
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    return case


def signed(world: World) -> Case:
    case = drafted(world)
    answers.sign_answer(case=case, by=world["leader"], at=NOON)
    return case


def promised(world: World) -> Case:
    case = drafted(world, Outcome.IN_PROGRESS)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    return case


def complaint(world: World) -> Case:
    case = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception").case
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    return case


def voter_petition(world: World) -> Case:
    case = say(world).case
    triage.classify_case(case=case, kind=CaseKind.VOTER_PETITION, field="dat_dai", by=world["reception"], at=NOON)
    return case


def asked(world: World) -> Case:
    case = say(world).case
    triage.ask_information(case=case, question="Chỗ nào?", by=world["reception"], at=NOON)
    return case


def refused(world: World) -> Case:
    case = say(world).case
    triage.refuse_case(case=case, reason_key="thieu_noi_dung", by=world["reception"], at=NOON)
    return case


def paused(world: World) -> Case:
    case = assigned(world)
    clocks.suspend_case(case=case, reason="Chờ giám định", decision="", by=world["leader"], at=NOON)
    return case


def new(world: World) -> Case:
    return say(world).case


@dataclass(frozen=True)
class Row:
    """One act: a case to do it on, who does it with what, where the case stands then; who sees it but may not."""

    act: str
    make: Make
    by: str
    data: dict[str, Any]
    after: State
    not_by: str
    fill: Callable[[World, Case], dict[str, Any]] = field(default=lambda _world, _case: {})


ROWS = [
    Row("classify", new, "reception", {"kind": "kien_nghi", "field": "giao_thong", "title": "Ngập ngõ 12"},
        State.ACCEPTED, "publisher", lambda _w, case: {"place": case.place_id}),
    Row("ask_information", new, "reception", {"question": "Số nhà bao nhiêu?"}, State.NEEDS_INFORMATION, "front"),
    Row("give_information", asked, "reception", {"note": "Đã gọi điện"}, State.RECEIVED, "publisher"),
    Row("refuse", new, "reception", {"reason_key": "thieu_noi_dung"}, State.INELIGIBLE, "publisher"),
    Row("guide", new, "reception", {"public_note": "Xin đến Tòa án."}, State.GUIDED, "publisher"),
    Row("forward", new, "reception", {"to_name": "Sở Y tế", "public_note": "Đã chuyển"}, State.FORWARDED, "publisher"),
    Row("transfer", new, "reception", {"note": "Thuộc công an"}, State.RECEIVED, "publisher",
        lambda world, _c: {"to": world.police.pk}),
    Row("take_up", complaint, "leader", {"accepted_on": "2026-03-10"}, State.ACCEPTED, "reception"),
    Row("decline", complaint, "leader", {"reason_key": "thieu_noi_dung_khieu_nai"}, State.INELIGIBLE, "reception"),
    Row("withdraw", new, "reception", {"note": "Người gửi gọi điện xin rút"}, State.WITHDRAWN, "publisher"),
    Row("add_information", asked, "reception", {"text": "Số nhà 18"}, State.RECEIVED, "publisher"),
    Row("withdraw_opinion", new, "reception", {"note": "Đến quầy xin rút"}, State.WITHDRAWN, "front"),
    Row("restore", refused, "reception", {"note": "Ghi nhầm"}, State.RECEIVED, "publisher"),
    Row("assign", classified, "leader", {"note": "Làm ngay"}, State.ASSIGNED, "publisher",
        lambda world, _c: {"owner": f"post:{world.posts['handler'].pk}", "supporters": [world.culture.pk]}),
    Row("hand_back", assigned, "handler", {"reason": "Không phải việc của phòng"}, State.ACCEPTED, "reception"),
    Row("extend", voter_petition, "leader", {"days": "5", "decision": "12/QĐ-UBND", "reason": "Chờ thiết kế"},
        State.ACCEPTED, "reception"),
    Row("suspend", assigned, "leader", {"reason": "Chờ giám định"}, State.ASSIGNED, "handler"),
    Row("resume", paused, "leader", {}, State.ASSIGNED, "handler"),
    Row("urge", assigned, "front", {"text": "Đề nghị xử lý sớm"}, State.ASSIGNED, "handler"),
    Row("return_answer", drafted, "leader", {"reason": "Nêu rõ ngày"}, State.RETURNED, "handler"),
    Row("sign_answer", drafted, "leader", {}, State.SIGNED, "handler"),
    Row("sign_send", drafted, "leader", {}, State.ANSWERED, "handler"),
    Row("send_answer", signed, "handler", {}, State.ANSWERED, "publisher"),
    Row("resolve", answered, "handler", {"evidence": "file"}, State.RESOLVED, "reception"),
    Row("reopen", answered, "reception", {"note": "Dân báo chưa làm"}, State.ASSIGNED, "handler"),
    Row("keep_promise", promised, "handler", {"done_on": "2026-03-10", "evidence": "file"}, State.ANSWERED, "reception",
        lambda _w, case: {"promise": case.promises.get().pk}),
    Row("withdraw_promise", promised, "leader", {"reason": "Tuyến đường đã dời"}, State.ANSWERED, "reception",
        lambda _w, case: {"promise": case.promises.get().pk}),
    Row("note", assigned, "handler", {"text": "Đã gọi tổ trưởng"}, State.ASSIGNED, "admin"),
    Row("quarantine", new, "reception", {}, State.QUARANTINED, "publisher"),
    Row("answer", assigned, "handler", {"do": "submit", "text": TEXT, "outcome": "explained"}, State.DRAFTED,
        "reception"),
    Row("publish", classified, "publisher", {"title": "Ngập", "text": "Ngõ ngập khi mưa.", "confirmed": "on"},
        State.ACCEPTED, "leader"),
    Row("paper", classified, "reception", {"kind": "giay_bien_nhan"}, State.ACCEPTED, "publisher"),
]  # fmt: skip
BY_ACT = {row.act: row for row in ROWS}
ELSEWHERE = {"merge", "not_same", "unmerge", "divide", "take_down"}  # have tests of their own below


def test_no_act_is_left_out() -> None:
    assert {*BY_ACT, *ELSEWHERE} == {*PLAIN, *OWN_WORDS}


def form_of(row: Row, world: World, case: Case) -> dict[str, Any]:
    data = {**row.data, **row.fill(world, case), "version": case.version, "seen": case.changed_at.isoformat()}
    return {key: upload() if value == "file" else value for key, value in data.items()}


def post(client: Client, world: World, key: str, case: Case, act: str, data: dict[str, Any]) -> Any:
    client.force_login(world[key])
    stamp = {"version": case.version, "seen": case.changed_at.isoformat()}
    return client.post(reverse(f"desk:case_{act}", args=[case.code]), {**stamp, **data})


@pytest.mark.parametrize("act", BY_ACT)
def test_the_form_opens_and_the_act_is_done_once(client: Client, world: World, act: str) -> None:
    row = BY_ACT[act]
    case = row.make(world)
    steps = case.steps.count()
    client.force_login(world[row.by])
    shown = client.get(reverse(f"desk:case_{act}", args=[case.code]))
    assert shown.status_code == 200
    assert f'action="{reverse(f"desk:case_{act}", args=[case.code])}' in shown.content.decode()
    assert case.steps.count() == steps
    data = form_of(row, world, case)
    response = post(client, world, row.by, case, act, data)
    assert response.status_code == 302, response.content.decode()[:3000]
    case.refresh_from_db()
    assert case.state == row.after


@pytest.mark.parametrize("act", BY_ACT)
def test_who_lacks_the_right_and_who_is_of_another_unit(client: Client, world: World, act: str) -> None:
    row = BY_ACT[act]
    case = row.make(world)
    before = (case.state, case.version, case.steps.count())
    data = form_of(row, world, case)
    refused_with = 404 if row.not_by == "admin" else 403
    assert post(client, world, row.not_by, case, act, data).status_code == refused_with
    assert client.get(reverse(f"desk:case_{act}", args=[case.code])).status_code == refused_with
    assert post(client, world, "other_reception", case, act, data).status_code == 404
    assert client.get(reverse(f"desk:case_{act}", args=[case.code])).status_code == 404
    client.logout()
    assert client.get(reverse(f"desk:case_{act}", args=[case.code])).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.version, case.steps.count()) == before


@pytest.mark.parametrize("act", sorted(set(BY_ACT) - {"note"}))
def test_sent_twice_it_is_done_once(client: Client, world: World, act: str) -> None:
    row = BY_ACT[act]
    case = row.make(world)
    papers = Document.objects.count()
    for _time in range(2):
        post(client, world, row.by, case, act, form_of(row, world, case))
    done = "submit_answer" if act == "answer" else "sign_answer" if act == "sign_send" else act
    assert case.steps.filter(act=done).count() <= 1
    assert case.publications.count() == (act == "publish")
    if act == "paper":
        assert Document.objects.count() == papers + 1
    assert Promise.objects.exclude(state="open").count() == (act in ("keep_promise", "withdraw_promise"))


def test_a_note_sent_twice_is_one_note(client: Client, world: World) -> None:
    case = assigned(world)
    for _time in range(2):
        post(client, world, "handler", case, "note", {"text": "Đã gọi tổ trưởng"})
    assert Note.objects.get().text == "Đã gọi tổ trưởng"


def test_merge_turn_down_and_take_apart(client: Client, world: World) -> None:
    one = classified(world, text="Ngõ 12 ngập mỗi khi mưa to, nước tràn vào nhà.")
    two = classified(world, text="Ngõ 12 ngập khi mưa to, nước vào nhà dân.")
    three = classified(world, text="Ngõ 12 ngập nặng khi mưa to, nước tràn nhà.")
    client.force_login(world["reception"])
    page = client.get(reverse("desk:case_detail", args=[one.code])).content.decode()
    assert two.code in page
    assert three.code in page
    post(client, world, "reception", one, "not_same", {"other": three.code})
    page = client.get(reverse("desk:case_detail", args=[one.code])).content.decode()
    assert f'value="{three.code}"' not in page
    one.refresh_from_db()
    assert post(client, world, "handler", one, "merge", {"other": two.code, "direction": "in"}).status_code == 404
    post(client, world, "reception", one, "merge", {"other": two.code, "direction": "in"})
    one.refresh_from_db()
    assert one.parts.count() == 2
    page = client.get(reverse("desk:case_detail", args=[one.code])).content.decode()
    assert f"Tách {two.code} ra" in page
    post(client, world, "reception", one, "unmerge", {"other": two.code})
    two.refresh_from_db()
    assert (one.parts.count(), two.parts.count(), two.merged_into) == (1, 1, None)


def test_merge_into_the_other_and_an_unknown_code(client: Client, world: World) -> None:
    one, two = classified(world), classified(world)
    wrong = post(client, world, "reception", one, "merge", {"other": "MG-26-9999", "direction": "in"})
    assert wrong.status_code == 422
    assert "Không có việc nào mang mã này" in wrong.content.decode()
    post(client, world, "reception", one, "merge", {"other": two.code, "direction": "out"})
    one.refresh_from_db()
    assert one.merged_into == two
    client.force_login(world["reception"])
    page = client.get(reverse("desk:case_detail", args=[one.code]))
    shown = page.content.decode()
    assert "đã được gộp vào" in shown
    assert f"Đã gộp vào {two.code}</a>" in shown
    assert 'class="due' not in shown
    assert client.get(reverse("desk:case_assign", args=[one.code])).status_code == 302


def test_divide_an_opinion(client: Client, world: World) -> None:
    case = classified(world, text="Đường hỏng. Đèn tắt.")
    data = {"y": 1, "text_1": "Đường hỏng.", "text_2": "Đèn tắt.", "kind_2": "phan_anh"}
    assert post(client, world, "reception", case, "divide", data).status_code == 302
    case.refresh_from_db()
    other = Case.objects.exclude(pk=case.pk).get()
    client.force_login(world["reception"])
    page = client.get(reverse("desk:case_detail", args=[case.code])).content.decode()
    assert "Lời nguyên văn" in page
    assert other.code in page
    assert post(client, world, "reception", case, "divide", {**data, "y": 7}).status_code == 422
    assert post(client, world, "publisher", case, "divide", data).status_code == 403


def test_take_down(client: Client, world: World) -> None:
    case = classified(world)
    post(client, world, "publisher", case, "publish", BY_ACT["publish"].data)
    case.refresh_from_db()
    assert post(client, world, "publisher", case, "take_down", {"reason": ""}).status_code == 422
    assert post(client, world, "reception", case, "take_down", {"reason": "x"}).status_code == 403
    post(client, world, "publisher", case, "take_down", {"reason": "Còn tên người"})
    assert case.publications.get().end_reason == "Còn tên người"


def test_a_paper_is_numbered_listed_and_downloaded_by_who_sees_the_case(client: Client, world: World) -> None:
    case = classified(world)
    post(client, world, "reception", case, "paper", {"kind": DocumentKind.RECEIPT})
    paper = Document.objects.get(case=case)
    assert (paper.number, paper.body) == (1, world.office)
    url = reverse("desk:document", args=[paper.code])
    response = client.get(url)
    assert response.content[:2] == b"PK"
    assert response["Content-Disposition"] == f'attachment; filename="{case.code}-giay_bien_nhan-01.docx"'
    client.force_login(world["other_reception"])
    assert client.get(url).status_code == 404
    assert post(client, world, "reception", case, "paper", {"kind": DocumentKind.ANSWER}).status_code == 422


def test_an_act_the_state_forbids_says_why(client: Client, world: World) -> None:
    wrong = post(client, world, "leader", complaint(world), "transfer", {"to": world.police.pk, "note": "x"})
    assert wrong.status_code == 422
    assert "hướng dẫn người gửi, không chuyển" in wrong.content.decode()
    case = answered(world)
    client.force_login(world["leader"])
    page = client.get(reverse("desk:case_hand_back", args=[case.code]), follow=True)
    assert page.status_code == 200
    assert "Không thể “Trả lại nơi giao”" in page.content.decode()


def test_answer_needs_evidence_to_be_resolved_and_the_draft_is_kept(client: Client, world: World) -> None:
    case = assigned(world)
    data = {"do": "submit", "text": TEXT, "outcome": "resolved"}
    page = post(client, world, "handler", case, "answer", data)
    shown = client.get(page["Location"]).content.decode()
    assert "phải kèm bằng chứng" in shown
    assert TEXT in shown
    case.refresh_from_db()
    assert (case.state, case.answers.get().text) == (State.ASSIGNED, TEXT)
    post(client, world, "handler", case, "answer", {**data, "evidence": [upload(), upload()]})
    case.refresh_from_db()
    assert (case.state, case.answers.get().files.count()) == (State.DRAFTED, 2)


def test_a_file_that_is_no_picture_is_refused_by_the_name_its_sender_gave_it(client: Client, world: World) -> None:
    case = assigned(world)
    bad = SimpleUploadedFile("ho-so-<b>.exe", b"MZ\x90\x00" * 40)
    data = {"do": "save", "text": TEXT, "outcome": "explained", "evidence": [upload(), bad]}
    response = post(client, world, "handler", case, "answer", data)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "Tệp “ho-so-&lt;b&gt;.exe”" in shown
    assert TEXT in shown
    assert not case.answers.exists()


def test_evidence_is_taken_out_of_a_draft_and_off_the_disk(client: Client, world: World) -> None:
    case = assigned(world)
    data = {"do": "save", "text": TEXT, "outcome": "resolved", "evidence": upload()}
    post(client, world, "handler", case, "answer", data)
    case.refresh_from_db()
    file = case.answers.get().files.get()
    assert file_store.exists(file.digest)
    with TestCase.captureOnCommitCallbacks(execute=True):
        post(client, world, "handler", case, "answer", {**data, "evidence": "", "drop": [file.code]})
    assert not case.answers.get().files.exists()
    assert not file_store.exists(file.digest)
