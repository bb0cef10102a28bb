"""Before an answer leaves: who writes and who signs it read what in it looks like personal data, and may send it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import Outcome, State
from caunoi.cases.models import Case
from caunoi.cases.services import answers
from tests.cases.world import NOON, World, assigned

pytestmark = pytest.mark.usefixtures("noon")
PHONE = "0900000001"
TEXT = f"Phường đã nạo vét hố ga đầu ngõ. Cần gì xin gọi {PHONE}."
CLEAN = "Phường đã nạo vét hố ga đầu ngõ."
ANYWAY = 'value="submit_anyway"'


def post(client: Client, case: Case, act: str, data: dict[str, Any], *, follow: bool = True) -> Any:
    case.refresh_from_db()
    stamp = {"version": case.version, "seen": case.changed_at.isoformat()}
    return client.post(reverse(f"desk:case_{act}", args=[case.code]), {**stamp, **data}, follow=follow)


def submit(client: Client, case: Case, text: str, **more: str) -> str:
    answer = post(client, case, "answer", {"do": "submit", "text": text, "outcome": "explained", **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def seal(page: str) -> str:
    return page.split('name="rieng" value="')[1].split('"')[0]


def test_a_draft_with_a_phone_number_is_kept_and_the_number_told_before_it_goes(client: Client, world: World) -> None:
    case = assigned(world)
    client.force_login(world["handler"])
    page = submit(client, case, TEXT)
    case.refresh_from_db()
    assert (case.state, case.answers.get().text) == (State.ASSIGNED, TEXT)  # saved, not before the leader
    assert f"số điện thoại: <mark>{PHONE}</mark>" in page
    assert ANYWAY in page


def test_sent_once_more_it_goes_to_the_leader_who_is_told_too_and_may_sign(client: Client, world: World) -> None:
    case = assigned(world)
    client.force_login(world["handler"])
    page = submit(client, case, TEXT)
    submit(client, case, TEXT, do="submit_anyway", rieng=seal(page))
    case.refresh_from_db()
    assert case.state == State.DRAFTED
    client.force_login(world["leader"])
    shown = client.get(reverse("desk:case_sign_send", args=[case.code])).content.decode()
    assert f"<mark>{PHONE}</mark>" in shown
    assert "Vẫn ký và gửi" in shown
    post(client, case, "sign_send", {})
    case.refresh_from_db()
    assert case.state == State.ANSWERED


def test_what_was_seen_is_not_what_was_added_since(client: Client, world: World) -> None:
    case = assigned(world)
    client.force_login(world["handler"])
    page = submit(client, case, TEXT)
    again = submit(client, case, f"{TEXT} Hoặc 0911111111.", do="submit_anyway", rieng=seal(page))
    case.refresh_from_db()
    assert case.state == State.ASSIGNED
    assert "<mark>0911111111</mark>" in again


def test_words_without_personal_data_go_at_once(client: Client, world: World) -> None:
    case = assigned(world)
    client.force_login(world["handler"])
    submit(client, case, CLEAN)
    case.refresh_from_db()
    assert case.state == State.DRAFTED
    client.force_login(world["leader"])
    shown = client.get(reverse("desk:case_sign_send", args=[case.code])).content.decode()
    assert "du-lieu-rieng" not in shown


def test_a_signed_answer_is_looked_at_once_more_before_it_is_sent(client: Client, world: World) -> None:
    case = assigned(world)
    answers.save_draft(case=case, text=TEXT, outcome=Outcome.EXPLAINED, by=world["handler"], at=NOON)
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_answer(case=case, by=world["leader"], at=NOON)
    client.force_login(world["handler"])
    shown = client.get(reverse("desk:case_send_answer", args=[case.code])).content.decode()
    assert f"<mark>{PHONE}</mark>" in shown
    assert "Vẫn gửi" in shown
