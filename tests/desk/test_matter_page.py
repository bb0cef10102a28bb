"""The case page as each officer sees it: what is offered, what is shown, what is not."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.cases.choices import CaseKind, Outcome, Privacy, Score, State
from caunoi.cases.models import AnswerTemplate, Attachment, Case, OutgoingMail
from caunoi.cases.services import answers, handling, intake, speaking, triage
from caunoi.cases.workflow import BY_ACT, MOVES
from caunoi.common import clock
from caunoi.desk.matter.door import MENU, OTHER_PERMS, Rights, offered_acts
from caunoi.journal.models import Entry
from tests.cases.world import NOON, PNG, World, answered, assigned, classified, photo, say

pytestmark = pytest.mark.usefixtures("noon")
SENDER = intake.SenderData(name="Phụ huynh Tổ 4", phone="0900000001", email="phu-huynh@example.org", address="Ngõ 12")
SECRETS = ("Phụ huynh Tổ 4", "0900000001", "phu-huynh@example.org", "Ngõ 12,")
TEXT = "Phường đã kiểm tra ngày 10/3 và nạo vét hố ga đầu ngõ."


def page(client: Client, world: World, key: str, case: Case, act: str = "detail", **more: Any) -> str:
    client.force_login(world[key])
    response = client.get(reverse(f"desk:case_{act}", args=[case.code]), **more)
    assert response.status_code == 200
    return str(response.content.decode())


def post(client: Client, world: World, key: str, case: Case, act: str, data: dict[str, Any]) -> Any:
    client.force_login(world[key])
    stamp = {"version": case.version, "seen": case.changed_at.isoformat()}
    return client.post(reverse(f"desk:case_{act}", args=[case.code]), {**stamp, **data})


@pytest.mark.parametrize("key", ["reception", "leader", "handler", "publisher", "front", "province_front"])
def test_those_who_work_on_it_see_the_page(client: Client, world: World, key: str) -> None:
    assert "Ngõ 12 ngập mỗi khi mưa to" in page(client, world, key, assigned(world))


@pytest.mark.parametrize("key", ["admin", "auditor", "handler_culture", "police", "other_reception", "other_leader"])
def test_for_all_others_there_is_no_such_page(client: Client, world: World, key: str) -> None:
    case = assigned(world)
    client.force_login(world[key])
    assert client.get(reverse("desk:case_detail", args=[case.code])).status_code == 404


# What each officer is offered in the menu, state by state, written down by hand.
OFFERS: dict[tuple[str, str], set[str]] = {
    ("new", "reception"): {
        "classify", "ask_information", "transfer", "forward", "guide", "refuse", "withdraw", "merge", "quarantine",
        "paper", "add_information",
    },
    ("new", "publisher"): set(),
    ("new", "front"): {"transfer", "urge", "paper", "add_information"},
    ("assigned", "handler"): {"answer", "ask_information", "hand_back", "paper", "add_information"},
    ("assigned", "reception"): {
        "assign", "ask_information", "transfer", "forward", "withdraw", "merge", "quarantine", "paper",
        "add_information",
    },
    ("assigned", "leader"): {
        "assign", "answer", "ask_information", "transfer", "forward", "hand_back", "extend", "suspend", "urge",
        "withdraw", "merge", "quarantine", "paper",
    },
    ("assigned", "publisher"): {"publish"},
    ("answered", "handler"): {"resolve", "paper", "add_information"},
    ("answered", "leader"): {"assign", "urge", "resolve", "merge", "reopen", "quarantine", "paper"},
}  # fmt: skip


@pytest.mark.parametrize(("name", "key"), OFFERS)
def test_only_what_state_and_rights_allow_is_offered(world: World, name: str, key: str) -> None:
    case = {"new": lambda w: say(w).case, "assigned": assigned, "answered": answered}[name](world)
    offers = {offer.act for offer in offered_acts(case, world[key]) if not offer.why}
    assert offers == OFFERS[name, key]


def test_the_menu_knows_every_act_and_says_why_a_complaint_is_not_extended(world: World) -> None:
    case = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception").case
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    why = {offer.act: offer.why for offer in offered_acts(case, world["leader"])}
    assert why["take_up"] == why["guide"] == ""
    assert "không cho gia hạn" in why["extend"]
    assert "hướng dẫn người gửi, không chuyển" in why["transfer"]
    assert all(act in BY_ACT or act in OTHER_PERMS for act in MENU)
    not_in_menu = {"submit_answer", "send_answer", "release", "hand_over", "change_deadline"}
    assert {move.act for move in MOVES} - set(MENU) == not_in_menu


@pytest.mark.parametrize(
    ("key", "make", "act"),
    [
        ("reception", lambda w: say(w).case, "classify"), ("leader", classified, "assign"),
        ("handler", assigned, "answer"), ("handler", answered, "resolve"), ("publisher", answered, "publish"),
        ("front", assigned, "urge"), ("reception", assigned, ""),
    ],
)  # fmt: skip
def test_the_page_opens_with_the_next_act_and_one_first_button(
    client: Client, world: World, key: str, make: Any, act: str
) -> None:
    case = make(world)
    shown = page(client, world, key, case)
    main = shown[shown.index('<main id="noi-dung"') :]
    assert main.count("btn--primary") == (1 if act else 0)
    assert (reverse(f"desk:case_{act}", args=[case.code]) + '#viec" ' in main) if act else "Không có bước nào" in main


def test_a_sender_is_nowhere_until_asked_for_and_the_look_is_journalled(client: Client, world: World) -> None:
    case = assigned(world, sender=SENDER)
    shown = page(client, world, "handler", case)
    assert not [word for word in SECRETS if word in shown]
    assert Entry.objects.filter(act="sender.read").count() == 0
    response = post(client, world, "handler", case, "identity", {"y": 1})
    assert response.status_code == 200
    assert "Phụ huynh Tổ 4" in response.content.decode()
    assert "0900000001" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    entry = Entry.objects.get(act="sender.read")
    assert (entry.ref, entry.actor) == (case.code, world["handler"].code)
    assert "Phụ huynh Tổ 4" not in page(client, world, "handler", case)
    assert "Xem người gửi" in page(client, world, "leader", case)  # the look itself stands in the history
    client.force_login(world["handler"])
    assert client.get(reverse("desk:case_identity", args=[case.code])).status_code == 405


def test_a_hidden_sender_needs_a_reason_from_the_leader_and_is_closed_to_the_handler(
    client: Client, world: World
) -> None:
    case = assigned(world, sender=SENDER, privacy=Privacy.HANDLER)
    assert "Tên người gửi không hiện với anh/chị" in page(client, world, "handler", case)
    assert post(client, world, "handler", case, "identity", {"y": 1, "reason": "cần"}).status_code == 404
    assert post(client, world, "publisher", case, "identity", {"y": 1, "reason": "cần"}).status_code == 404
    assert post(client, world, "leader", case, "identity", {"y": 1, "reason": " "}).status_code == 302
    assert Entry.objects.filter(act="sender.read").count() == 0
    response = post(client, world, "leader", case, "identity", {"y": 1, "reason": "Cần gặp để khảo sát"})
    assert "0900000001" in response.content.decode()
    assert case.steps.get(act="look").note == "Cần gặp để khảo sát"
    assert post(client, world, "leader", case, "identity", {"y": 9, "reason": "x"}).status_code == 404
    assert Entry.objects.filter(act="sender.read").count() == 1


def count_queries(client: Client, world: World, key: str, case: Case) -> int:
    client.force_login(world[key])
    url = reverse("desk:case_detail", args=[case.code])
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return len(queries)


@pytest.mark.parametrize("key", ["reception", "handler", "leader"])
def test_thirty_voices_cost_no_more_queries_than_one(client: Client, world: World, key: str) -> None:
    case = assigned(world, sender=SENDER, files=[photo()])
    one = count_queries(client, world, key, case)
    for _voice in range(29):
        joined = say(world, "Cũng ngõ ấy ngập.", join=case, sender=SENDER, files=[photo()])
        assert joined.case == case
    assert count_queries(client, world, key, case) == one
    assert page(client, world, key, case).count('class="said"') == 30


def without_token(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


@pytest.mark.parametrize("act", ["assign", "ask_information", "answer", "extend", "merge", "paper", "detail"])
def test_what_htmx_swaps_in_equals_the_whole_page(client: Client, world: World, act: str) -> None:
    case = assigned(world)
    whole = without_token(page(client, world, "leader", case, act))
    alone = without_token(page(client, world, "leader", case, act, headers={"HX-Request": "true"}))
    assert alone.strip().startswith('<section id="viec"')
    assert alone.strip() in whole
    back = page(client, world, "leader", case, act, headers={
        "HX-Request": "true", "HX-History-Restore-Request": "true",
    })  # fmt: skip
    assert "<html" in back


def test_what_an_act_says_stands_once_in_the_work_area(client: Client, world: World) -> None:
    case = assigned(world)
    post(client, world, "handler", case, "note", {"text": "Đã gọi tổ trưởng"})
    whole = page(client, world, "handler", case)
    assert whole.count('class="messages" role="status"') == 1
    assert 'class="messages" role="status"' in whole.partition('<section id="viec"')[2].partition("</section>")[0]


def test_the_answer_form_says_when_a_field_is_needed(client: Client, world: World) -> None:
    shown = page(client, world, "handler", assigned(world), "answer")
    assert "bắt buộc khi “Giải quyết xong”" in shown
    assert "bắt buộc khi “Từ chối, có lý do”" in shown
    assert shown.count("bắt buộc khi có lời hẹn") == 3


def test_a_stale_form_keeps_what_was_typed_and_tells_who_changed_what(client: Client, world: World) -> None:
    case = assigned(world)
    form = {"do": "submit", "text": TEXT + " Bản của tôi.", "outcome": "explained"}
    seen = {"version": case.version, "seen": case.changed_at.isoformat()}
    with clock.fixed(NOON + timedelta(minutes=5)):
        handling.assign_case(
            case=case, lead=world.division, supporters=[world.culture], by=world["leader"], at=clock.now()
        )
        answers.save_draft(
            case=case, text="Bản của người khác.", outcome=Outcome.EXPLAINED, by=world["leader"], at=clock.now()
        )
        case.refresh_from_db()
        response = post(client, world, "handler", case, "answer", {**form, **seen})
        shown = response.content.decode()
        assert response.status_code == 409
        assert TEXT + " Bản của tôi." in shown
        assert "Chủ tịch UBND: Giao xử lý" in shown
        assert "phối hợp: Phòng Văn hóa - Xã hội" in shown
        assert "Bản của người khác." in shown
        assert f'name="version" value="{case.version}"' in shown
        assert case.answers.get().text == "Bản của người khác."
        assert post(client, world, "handler", case, "answer", form).status_code == 302
    assert case.answers.get().text == TEXT + " Bản của tôi."


@pytest.mark.parametrize(
    ("act", "key", "data", "typed"),
    [
        ("assign", "leader", {"owner": "", "note": "Làm trước mùa mưa"}, "Làm trước mùa mưa"),
        ("extend", "leader", {"days": "0", "reason": "Chờ thiết kế"}, "Chờ thiết kế"),
        ("urge", "front", {"text": "Đề nghị sớm", "version": "0"}, "Đề nghị sớm"),
    ],
)
def test_typed_text_survives_every_error(
    client: Client, world: World, act: str, key: str, data: dict[str, str], typed: str
) -> None:
    case = assigned(world)
    response = post(client, world, key, case, act, data)
    assert response.status_code in (409, 422)
    assert typed in response.content.decode()


def test_csrf_is_asked_for(world: World) -> None:
    case = assigned(world)
    client = Client(enforce_csrf_checks=True)
    assert post(client, world, "handler", case, "note", {"text": "x"}).status_code == 403
    assert not case.notes.exists()


def test_a_template_is_put_under_what_is_typed_and_nothing_is_saved(client: Client, world: World) -> None:
    case = assigned(world)
    row = AnswerTemplate.objects.create(name="Hẹn sửa", outcome=Outcome.IN_PROGRESS, text="Phường hẹn sửa.")
    AnswerTemplate.objects.create(name="Của nơi khác", outcome="explained", text="x", body=world.other_office)
    AnswerTemplate.objects.create(name="Loại khác", outcome="explained", text="x", kind="hoi_dap")
    shown = page(client, world, "handler", case, "answer")
    assert "Đang giải quyết: Hẹn sửa" in shown
    assert "Của nơi khác" not in shown
    assert "Loại khác" not in shown
    data = {"do": "template", "template": row.pk, "text": "Kính gửi ông/bà,"}
    shown = post(client, world, "handler", case, "answer", data).content.decode()
    assert "Kính gửi ông/bà,\n\nPhường hẹn sửa." in shown
    assert "field__error" not in shown
    assert not case.answers.exists()


def test_the_preview_saves_the_draft_and_shows_the_answer_with_its_promise_and_files(
    client: Client, world: World
) -> None:
    case = assigned(world)
    data = {
        "do": "preview", "text": TEXT, "outcome": "in_progress", "promise_text": "Thay nắp cống",
        "promise_body": world.division.pk, "promise_due": "2026-03-20",
    }  # fmt: skip
    kept = post(client, world, "handler", case, "answer", {**data, "evidence": SimpleUploadedFile("anh.png", PNG)})
    shown = client.get(kept["Location"]).content.decode()
    preview = shown.partition('id="xem-truoc"')[2].partition("<form")[0]
    assert "Người dân sẽ thấy" in preview
    assert "hẹn xong trước thứ Sáu, 20/3/2026" in preview
    assert Attachment.objects.get().code in preview
    assert "Đã lưu dự thảo." in shown
    case.refresh_from_db()
    wrong = post(client, world, "handler", case, "answer", {**data, "promise_due": "2026-03-10"})
    assert "Ngày hẹn phải sau hôm nay" in wrong.content.decode()
    post(client, world, "handler", case, "answer", {**data, "do": "save"})
    assert Attachment.objects.count() == 1
    promise = case.promises.get()
    assert (promise.text, promise.body, promise.due_on) == ("Thay nắp cống", world.division, date(2026, 3, 20))


def test_the_redaction_marks_hides_and_publishes_only_what_was_confirmed(client: Client, world: World) -> None:
    case = classified(world, text="Gọi ông Nguyễn Văn Bình, 0912345678, nhà ngập.", files=[photo(), photo()])
    shown = page(client, world, "publisher", case, "publish")
    assert '<mark title="số điện thoại">0912345678</mark>' in shown
    assert "[đã che: số điện thoại]" in shown
    codes = list(Attachment.objects.values_list("code", flat=True))
    typed = {"title": "Ngập", "text": "Gọi số 0912345678.", "file_codes": codes[:1]}
    hidden = post(client, world, "publisher", case, "publish", {**typed, "do": "hide"}).content.decode()
    assert "Gọi số [đã che: số điện thoại]." in hidden
    assert f'value="{codes[0]}" checked' in hidden
    refused = post(client, world, "publisher", case, "publish", typed)
    assert refused.status_code == 422
    assert not case.publications.exists()
    good = {**typed, "text": "Nhà ngập khi mưa.", "confirmed": "on"}
    assert post(client, world, "publisher", case, "publish", good).status_code == 302
    assert [row.is_public for row in Attachment.objects.order_by("pk")] == [True, False]
    case.refresh_from_db()
    assert "Lý do sửa" in page(client, world, "publisher", case, "publish")
    again = {**good, "text": "Nhà ngập sâu khi mưa."}
    assert post(client, world, "publisher", case, "publish", again).status_code == 422
    assert post(client, world, "publisher", case, "publish", {**again, "reason": "Nói rõ hơn"}).status_code == 302
    assert case.publications.get(ended_at=None).text == "Nhà ngập sâu khi mưa."


def test_clocks_tell_their_sum_and_the_old_bodys_clock_is_ended(client: Client, world: World) -> None:
    case = say(world).case
    with clock.fixed(NOON + timedelta(days=2)):
        triage.transfer_case(case=case, to=world.police, note="Thuộc công an", by=world["reception"], at=clock.now())
        shown = page(client, world, "police", case)
    assert "Hạn tính thế nào?" in shown
    assert "20/3/2026" in shown  # 10/3 + 10 days, the first body's
    assert "dừng 12/3/2026" in shown
    assert "vì đã chuyển" in shown
    assert "23/3/2026" in shown  # 12/3 + 10 days = Sunday 22/3, rolled to Monday
    assert "Thuộc công an" in shown


def test_ratings_failed_mails_and_promises_are_seen(client: Client, world: World) -> None:
    case = answered(world)
    opinion = case.parts.get().opinion
    speaking.rate_answer(
        opinion=opinion, case=case, score=Score.BAD, reasons=["vague"], comment="Chưa ai đến", at=NOON
    )  # fmt: skip
    OutgoingMail.objects.create(opinion=opinion, kind="answered", key="k", state="failed", created_at=NOON)
    shown = page(client, world, "leader", case)
    assert "Trả lời chung chung" in shown
    assert "Chưa ai đến" in shown
    assert "1 thư báo tin không gửi được" in shown


def test_a_file_is_for_those_who_see_one_of_its_cases(client: Client, world: World) -> None:
    case = assigned(world, files=[photo()])
    url = reverse("desk:file", args=[Attachment.objects.get().code])
    for key, status in {"handler": 200, "publisher": 200, "admin": 404, "police": 404, "other_leader": 404}.items():
        client.force_login(world[key])
        assert client.get(url).status_code == status, key
    client.logout()
    assert client.get(url).status_code == 302
    assert case.state == State.ASSIGNED


def test_rights_ask_the_access_page_once(world: World) -> None:
    rights = Rights(assigned(world), world["handler"])
    assert rights.may("answer")
    with CaptureQueriesContext(connection) as queries:
        assert not rights.may("assign")
        assert not rights.may("sign_answer")
    assert len(queries) == 0
