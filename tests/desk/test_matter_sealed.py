"""Quarantined cases at the desk: codes only in the list, words only after a written reason, gone after hand-over."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import State
from caunoi.cases.models import Attachment, Case, Quarantine
from caunoi.cases.services import intake
from caunoi.common import clock
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, assigned, photo, say

pytestmark = pytest.mark.usefixtures("noon")
WORDS = "Tôi tố cáo ông Trưởng phòng địa chính nhận hối lộ 50 triệu đồng của các hộ ở ngõ Xoan."
SECRET = "ngõ Xoan"


def sealed(world: World) -> Case:
    return say(world, WORDS, files=[photo()], sender=intake.SenderData(name="Người gửi thử")).case


def url(case: Case, what: str = "detail") -> str:
    return reverse(f"desk:sealed_{what}", args=[case.code])


def send(client: Client, case: Case, what: str, data: dict[str, Any]) -> Any:
    return client.post(url(case, what), {"version": case.version, "seen": case.changed_at.isoformat(), **data})


def test_the_list_has_codes_and_no_words_and_only_for_those_who_may(client: Client, world: World) -> None:
    case = sealed(world)
    for key in ("reception", "leader"):
        client.force_login(world[key])
        shown = client.get(reverse("desk:sealed_list")).content.decode()
        assert case.code in shown
        assert SECRET not in shown
    client.force_login(world["other_reception"])
    assert case.code not in client.get(reverse("desk:sealed_list")).content.decode()
    for key in ("handler", "publisher", "admin", "auditor"):
        client.force_login(world[key])
        assert client.get(reverse("desk:sealed_list")).status_code == 403, key


@pytest.mark.parametrize("key", ["handler", "publisher", "admin", "auditor", "front", "police", "other_leader"])
def test_for_others_it_does_not_exist(client: Client, world: World, key: str) -> None:
    case = sealed(world)
    client.force_login(world[key])
    assert client.get(url(case)).status_code == 404
    assert send(client, case, "open", {"reason": "Tò mò"}).status_code == 404
    assert send(client, case, "release", {"reason": "x"}).status_code == 404
    assert client.get(reverse("desk:case_detail", args=[case.code])).status_code == 404
    assert client.get(reverse("desk:file", args=[Attachment.objects.get().code])).status_code == 404


def test_opened_with_a_reason_that_is_kept(client: Client, world: World) -> None:
    case = sealed(world)
    client.force_login(world["reception"])
    file_url = reverse("desk:file", args=[Attachment.objects.get().code])
    assert SECRET not in client.get(url(case)).content.decode()
    assert client.get(file_url).status_code == 404
    assert send(client, case, "open", {"reason": " "}).status_code == 422
    assert Entry.objects.filter(act="sealed.read").count() == 0
    shown = send(client, case, "open", {"reason": "Xem để bàn giao"})
    assert SECRET in shown.content.decode()
    assert "Người gửi thử" not in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert Entry.objects.filter(act="sealed.read", ref=case.code).count() == 1
    assert case.steps.get(act="look").note == "Xem để bàn giao"
    assert client.get(file_url).status_code == 200
    assert Entry.objects.filter(act="file.read").count() == 1
    with clock.fixed(NOON.replace(minute=16)):
        assert client.get(file_url).status_code == 404
    assert SECRET not in client.get(url(case)).content.decode()


def test_the_term_of_the_book_stands_with_its_date_and_sum(client: Client, world: World) -> None:
    case = sealed(world)  # received on Tuesday 10/3/2026: seven working days end on Thursday 19/3
    client.force_login(world["reception"])
    shown = client.get(url(case)).content.decode()
    term = shown.partition('id="han"')[2].partition("</section>")[0]
    assert "19/3/2026" in term
    assert "Điều 24 khoản 1" in term
    assert "Còn 7 ngày làm việc" in term
    assert "19/3/2026" in client.get(reverse("desk:sealed_list")).content.decode()
    with clock.fixed(NOON.replace(day=20)):
        assert "Quá 1 ngày" in client.get(url(case)).content.decode()


def test_released_with_a_reason_it_is_a_case_again(client: Client, world: World) -> None:
    case = sealed(world)
    client.force_login(world["leader"])
    assert send(client, case, "release", {"reason": ""}).status_code == 422
    response = send(client, case, "release", {"reason": "Chỉ là phản ánh"})
    assert response["Location"] == reverse("desk:case_detail", args=[case.code])
    case.refresh_from_db()
    assert case.state == State.RECEIVED
    assert SECRET in client.get(response["Location"]).content.decode()


def test_handed_over_only_when_confirmed_then_nothing_is_left(client: Client, world: World) -> None:
    case = sealed(world)
    client.force_login(world["reception"])
    data = {"number": "03", "handed_to": "Ủy ban Kiểm tra Đảng ủy phường", "handed_on": "2026-03-10"}
    assert "bị hủy vĩnh viễn" in client.get(url(case)).content.decode()
    assert send(client, case, "hand_over", data).status_code == 422
    assert Quarantine.objects.get().sealed is not None
    assert send(client, case, "hand_over", {**data, "confirmed": "on"}).status_code == 302
    assert Quarantine.objects.get().sealed is None
    assert not Attachment.objects.exists()
    shown = client.get(url(case)).content.decode()
    assert "Ủy ban Kiểm tra Đảng ủy phường" in shown
    assert "đã hủy" in client.get(reverse("desk:sealed_list")).content.decode()
    assert send(client, case, "open", {"reason": "Xem lại"}).status_code == 302


def test_sealing_from_the_case_page_leads_to_its_sealed_page(client: Client, world: World) -> None:
    case = assigned(world, text="Cán bộ ở ngõ Xoan có việc lạ")
    client.force_login(world["reception"])
    stamp = {"version": case.version, "seen": case.changed_at.isoformat()}
    response = client.post(reverse("desk:case_quarantine", args=[case.code]), stamp)
    assert response["Location"] == url(case)
    assert SECRET not in client.get(url(case)).content.decode()
    client.force_login(world["handler"])
    assert client.get(reverse("desk:case_detail", args=[case.code])).status_code == 404
