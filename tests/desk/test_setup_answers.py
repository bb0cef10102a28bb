"""Templates of answers and papers at the desk of an administrator; mails that did not leave, for reception."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.cases.choices import DocumentKind, MailState
from caunoi.cases.models import AnswerTemplate, DocumentTemplate, OutgoingMail
from caunoi.cases.papers.rendering import shipped_template
from caunoi.cases.services import office
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
WORDS = {
    "body": "UBND-MG", "name": "Đã nạo vét", "kind": "phan_anh", "outcome": "resolved",
    "text": "Ngày [ngày], phường đã [việc đã làm].",
}  # fmt: skip


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def template(world: World, **more: Any) -> AnswerTemplate:
    facts = {**WORDS, "body": world.office, "by": world["admin"], "at": NOON, "template": None, **more}
    return office.save_answer_template(**facts)


def test_a_template_is_added_changed_and_dropped(admin: Client, world: World) -> None:
    admin.post(reverse("desk:setup_answer_add"), WORDS)
    row = AnswerTemplate.objects.get()
    assert (row.body, row.kind, row.outcome) == (world.office, "phan_anh", "resolved")
    assert "Đã nạo vét" in text_of(admin.get(reverse("desk:setup_answer_list")))
    url = reverse("desk:setup_answer_change", args=[row.pk])
    assert "phường đã [việc đã làm]" in text_of(admin.get(url))
    admin.post(url, {**WORDS, "name": "Đã thông cống"})
    row.refresh_from_db()
    assert row.name == "Đã thông cống"
    admin.post(reverse("desk:setup_answer_drop", args=[row.pk]))
    assert not AnswerTemplate.objects.exists()
    acts = list(Entry.objects.filter(act__startswith="answer_template").order_by("seq").values_list("act", flat=True))
    assert acts == ["answer_template.add", "answer_template.change", "answer_template.drop"]


@pytest.mark.parametrize(("key", "value"), [("name", ""), ("text", " "), ("outcome", ""), ("body", "UBND-DG")])
def test_a_template_is_checked(admin: Client, key: str, value: str) -> None:
    answer = admin.post(reverse("desk:setup_answer_add"), {**WORDS, key: value})
    assert list(answer.context["form"].errors) == [key]
    assert not AnswerTemplate.objects.exists()


def test_shared_and_others_templates_are_not_touched(admin: Client, world: World) -> None:
    shared = AnswerTemplate.objects.create(body=None, outcome="explained", name="Chung", text="…")
    other = AnswerTemplate.objects.create(body=world.other_office, outcome="explained", name="Riêng", text="…")
    text = text_of(admin.get(reverse("desk:setup_answer_list")))
    assert "Chung" in text
    assert "Riêng" not in text
    for row in (shared, other):
        assert admin.post(reverse("desk:setup_answer_drop", args=[row.pk])).status_code == 404
        assert admin.get(reverse("desk:setup_answer_change", args=[row.pk])).status_code == 404
        with pytest.raises(NotAllowed):
            office.drop_answer_template(template=row, by=world["admin"], at=NOON)
        with pytest.raises(NotAllowed):
            template(world, template=row)
    with pytest.raises(NotAllowed):
        template(world, by=world["leader"])


def test_the_list_of_templates_asks_no_more(admin: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get(reverse("desk:setup_answer_list"))
        return len(seen)

    template(world)
    few = queries()
    for number in range(5):
        template(world, name=f"Mẫu {number}")
    assert queries() == few


def test_a_paper_template_is_taken_and_given_back(admin: Client, world: World) -> None:
    kind = DocumentKind.FORWARD
    args = ["UBND-MG", kind.value]
    file = admin.get(reverse("desk:setup_paper_file", args=args))
    assert file.content == shipped_template(kind)
    save = reverse("desk:setup_paper_save", args=args)
    admin.post(save, {"file": SimpleUploadedFile("mau.docx", file.content)})
    assert bytes(DocumentTemplate.objects.get(body=world.office, kind=kind).content) == file.content
    assert "mẫu của cơ quan" in text_of(admin.get(reverse("desk:setup_paper_list"), {"co_quan": "UBND-MG"}))
    admin.post(reverse("desk:setup_paper_drop", args=args))
    assert not DocumentTemplate.objects.exists()


@pytest.mark.parametrize("content", [b"not a word file", b"PK\x03\x04broken"])
def test_a_broken_paper_template_is_refused(admin: Client, content: bytes) -> None:
    url = reverse("desk:setup_paper_save", args=["UBND-MG", "phieu_chuyen"])
    answer = admin.post(url, {"file": SimpleUploadedFile("mau.docx", content)})
    assert "không phải văn bản Word" in text_of(answer)
    assert not DocumentTemplate.objects.exists()


def test_papers_out_of_reach_or_of_no_kind(admin: Client) -> None:
    assert admin.get(reverse("desk:setup_paper_list"), {"co_quan": "UBND-DG"}).status_code == 404
    for args in (["UBND-DG", "phieu_chuyen"], ["UBND-MG", "khong_co"]):
        assert admin.get(reverse("desk:setup_paper_file", args=args)).status_code == 404
        assert admin.post(reverse("desk:setup_paper_drop", args=args)).status_code == 404


@pytest.fixture
def reception(world: World, client: Client) -> Client:
    client.force_login(world["reception"])
    return client


def failed_mail(world: World, **more: Any) -> OutgoingMail:
    opinion = say(world, **more).opinion
    return OutgoingMail.objects.create(
        opinion=opinion, kind="answered", key=f"{opinion.pk}:x", state=MailState.FAILED, attempts=5,
        last_error="SMTPRecipientsRefused", created_at=NOON,
    )  # fmt: skip


def test_reception_sees_the_case_and_why_but_no_address(reception: Client, world: World) -> None:
    mail = failed_mail(world)
    text = text_of(reception.get(reverse("desk:setup_mails")))
    assert mail.opinion.parts.get().case.code in text
    assert "SMTPRecipientsRefused" in text
    assert "@" not in text.split("<main")[1]


def test_sending_again(reception: Client, world: World) -> None:
    mail = failed_mail(world)
    reception.post(reverse("desk:setup_mail_resend"), {"thu": mail.pk})
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.last_error) == (MailState.QUEUED, 0, "")
    assert Entry.objects.get(act="mail.resend").ref == str(mail.pk)
    OutgoingMail.objects.filter(pk=mail.pk).update(state=MailState.SENT)
    with pytest.raises(ActRefused):
        office.resend_mail(mail=mail, by=world["reception"], at=NOON)


def test_mails_of_others_and_of_sealed_opinions_are_not_there(reception: Client, world: World) -> None:
    other = failed_mail(world, body=world.other_office, place=world.other_ward)
    sealed = failed_mail(world)
    type(sealed.opinion).objects.filter(pk=sealed.opinion_id).update(is_sealed=True, text="")
    assert reception.get(reverse("desk:setup_mails")).context["listing"].rows == []
    for mail in (other, sealed):
        assert reception.post(reverse("desk:setup_mail_resend"), {"thu": mail.pk}).status_code == 404
    with pytest.raises(NotAllowed):
        office.resend_mail(mail=other, by=world["reception"], at=NOON)


def test_the_list_of_mails_asks_no_more(reception: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            reception.get(reverse("desk:setup_mails"))
        return len(seen)

    failed_mail(world)
    few = queries()
    for _number in range(4):
        failed_mail(world)
    assert queries() == few
