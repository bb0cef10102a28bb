"""Voices at the desk: what a speaker brings or takes back, where those of a merged case are; files are not lost."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import Outcome, State
from caunoi.cases.models import Addition, AnswerTemplate, Attachment, Case
from caunoi.cases.services import merging, triage
from tests.cases.world import NOON, PNG, World, answered, assigned, classified, say
from tests.desk.test_matter_page import page, post

pytestmark = pytest.mark.usefixtures("noon")
TEXT = "Phường đã kiểm tra ngày 10/3 và nạo vét hố ga đầu ngõ."


def photo(name: str = "nha-toi.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG, content_type="image/png")


def bad() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.mp3", b"ID3\x03" + bytes(200), content_type="audio/mpeg")


def merged(world: World) -> tuple[Case, Case]:
    into, source = classified(world), say(world, "Ngõ 12 lại ngập, xe không qua được.").case
    merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)
    into.refresh_from_db()
    source.refresh_from_db()
    return into, source


def held(shown: str) -> list[str]:
    return re.findall(r'name="drop_held" value="(\w+)"', shown)


def test_a_waiting_case_opens_at_what_the_speaker_brings(client: Client, world: World) -> None:
    case = say(world).case
    triage.ask_information(case=case, question="Chỗ nào?", by=world["reception"], at=NOON)
    case.refresh_from_db()
    assert f'action="{reverse("desk:case_add_information", args=[case.code])}' in page(client, world, "reception", case)
    empty = post(client, world, "reception", case, "add_information", {})
    assert "Chưa ghi nội dung và chưa chọn tệp." in empty.content.decode()
    assert post(client, world, "reception", case, "add_information", {"evidence": photo()}).status_code == 302
    case.refresh_from_db()
    assert case.state == State.RECEIVED
    assert Addition.objects.get().files.count() == 1
    shown = page(client, world, "reception", case)
    assert "Bổ sung 10/3/2026, nhập hộ" in shown
    assert "Ghi bổ sung của người gửi" in shown


def test_one_of_several_voices_is_chosen_by_its_row(client: Client, world: World) -> None:
    case, _source = merged(world)
    shown = page(client, world, "reception", case)
    url = f"{reverse('desk:case_add_information', args=[case.code])}?y=2"
    assert url in shown
    assert '<option value="2" selected>' in client.get(url).content.decode()
    missing = post(client, world, "reception", case, "add_information", {"text": "Nhà số 18"})
    assert "Chưa chọn ý kiến." in missing.content.decode()
    post(client, world, "reception", case, "add_information", {"text": "Nhà số 18", "voice": 2})
    assert Addition.objects.get().opinion.text == "Ngõ 12 lại ngập, xe không qua được."


def test_a_voice_is_withdrawn_at_its_row_until_the_last_one(client: Client, world: World) -> None:
    case, _source = merged(world)
    client.force_login(world["reception"])
    whole = client.get(reverse("desk:case_withdraw", args=[case.code]), follow=True).content.decode()
    assert "ghi rút ở từng ý kiến" in whole
    post(client, world, "reception", case, "withdraw_opinion", {"voice": 2, "note": "Gọi điện xin rút"})
    case.refresh_from_db()
    assert case.state == State.ACCEPTED
    shown = page(client, world, "reception", case)
    assert "Người gửi đã rút ý kiến này" in shown
    assert "Gọi điện xin rút" in shown
    again = post(client, world, "reception", case, "withdraw_opinion", {"voice": 2, "note": "Lần nữa"})
    assert again.status_code == 302  # one voice is left, so none is asked for: it is that one
    case.refresh_from_db()
    assert case.state == State.WITHDRAWN


def test_an_answered_case_keeps_its_last_voice(client: Client, world: World) -> None:
    case = answered(world)
    client.force_login(world["reception"])
    refused = client.get(reverse("desk:case_withdraw_opinion", args=[case.code]), follow=True).content.decode()
    assert "Ý kiến cuối cùng" in refused


def test_a_merged_case_says_where_its_voices_are(client: Client, world: World) -> None:
    into, source = merged(world)
    shown = page(client, world, "reception", source)
    said = shown.partition('id="dan-noi"')[2].partition("</section>")[0]
    assert f'href="{reverse("desk:case_detail", args=[into.code])}#dan-noi"' in said
    assert "1 ý kiến của việc này nay ở" in said
    assert 'class="card saids"' not in said
    triage.transfer_case(case=into, to=world.police, note="Thuộc công an", by=world["reception"], at=NOON)
    Case.objects.filter(pk=into.pk).update(received_by=world.police)
    shown = page(client, world, "reception", source)
    assert into.code not in shown.partition('id="nk"')[0]
    assert "anh/chị không xem được" in shown


def test_a_template_keeps_the_chosen_file_and_what_was_typed(client: Client, world: World) -> None:
    case = assigned(world)
    row = AnswerTemplate.objects.create(name="Hẹn sửa", outcome=Outcome.IN_PROGRESS, text="Phường hẹn sửa.")
    data = {"do": "template", "template": row.pk, "text": "Kính gửi ông/bà,", "evidence": [photo(), bad()]}
    shown = post(client, world, "handler", case, "answer", data).content.decode()
    assert "Kính gửi ông/bà,\n\nPhường hẹn sửa." in shown
    assert "Tệp “a.mp3”" in shown
    assert len(held(shown)) == 1
    assert not Attachment.objects.exists()
    assert held(page(client, world, "handler", case, "answer")) == held(shown)
    assert held(page(client, world, "leader", case, "answer")) == []
    saved = {"do": "save", "text": TEXT, "outcome": "resolved"}
    assert post(client, world, "handler", case, "answer", saved).status_code == 302


def test_a_failed_form_keeps_its_files_until_it_is_done(client: Client, world: World) -> None:
    case = assigned(world)
    wrong = {"do": "save", "text": TEXT, "outcome": "in_progress", "promise_text": "Thay nắp", "evidence": photo()}
    shown = post(client, world, "handler", case, "answer", wrong).content.decode()
    assert "chưa có ngày" in shown
    first = held(shown)
    assert len(first) == 1
    shown = post(client, world, "handler", case, "answer", {**wrong, "evidence": photo()}).content.decode()
    both = held(shown)
    assert both[0] == first[0]
    assert len(both) == 2
    good = {"do": "save", "text": TEXT, "outcome": "resolved", "drop_held": [both[0]]}
    assert post(client, world, "handler", case, "answer", good).status_code == 302
    assert Attachment.objects.count() == 1
    case.refresh_from_db()
    assert held(page(client, world, "handler", case, "answer")) == []


def test_a_kept_file_counts_where_one_is_needed(client: Client, world: World) -> None:
    from tests.desk.test_matter_acts import promised

    case = promised(world)
    pk = case.promises.get().pk
    wrong: dict[str, Any] = {"promise": pk, "done_on": "2026-03-11", "evidence": photo()}
    shown = post(client, world, "handler", case, "keep_promise", wrong).content.decode()
    assert "sau hôm nay" in shown
    (ref,) = held(shown)
    nothing = {"promise": pk, "done_on": "2026-03-10", "drop_held": [ref]}
    shown = post(client, world, "handler", case, "keep_promise", nothing).content.decode()
    assert "Chưa chọn tệp nào." in shown
    assert held(shown) == []
    post(client, world, "handler", case, "keep_promise", {**wrong, "evidence": photo()})
    done = post(client, world, "handler", case, "keep_promise", {"promise": pk, "done_on": "2026-03-10"})
    assert done.status_code == 302
    assert case.promises.get().files.count() == 1


def test_nobody_takes_the_kept_file_of_another(client: Client, world: World) -> None:
    case = answered(world)
    shown = post(client, world, "handler", case, "resolve", {"version": "x", "evidence": photo()}).content.decode()
    (ref,) = held(shown)
    stolen = post(client, world, "leader", case, "resolve", {"drop_held": [ref]})
    assert stolen.status_code == 422
    assert not Attachment.objects.exists()
