"""Who is told, once each; mails carry the code and the state, never the words; a mail that fails is seen."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from caunoi.cases.choices import MailState
from caunoi.cases.models import Notice, OutgoingMail, Reminder
from caunoi.cases.services import intake, notices, periodic, speaking
from caunoi.common import clock
from tests.cases.world import NOON, World, answered, assigned, say

pytestmark = pytest.mark.usefixtures("noon")
SENDER = intake.SenderData(name="Người gửi", email="nguoi-gui@example.org", wants_mail=True)
WORDS = "Ngõ 12 ngập mỗi khi mưa to"


def test_the_receipt_mail_has_the_code_and_not_the_words(world: World) -> None:
    received = say(world, WORDS, sender=SENDER)
    assert notices.send_waiting_mails() == 1
    message = mail.outbox[0]
    assert message.to == ["nguoi-gui@example.org"]
    assert received.receipt in message.body
    assert f"/tra-cuu/#ma={received.receipt}" in message.body
    for secret in ("ngập", "Người gửi"):
        assert secret not in message.body + message.subject
    assert notices.send_waiting_mails() == 0


def test_the_answer_mail_has_neither_words_nor_receipt(world: World) -> None:
    case = answered(world, text=WORDS, sender=SENDER)
    notices.send_waiting_mails()
    body = next(message.body for message in mail.outbox if "câu trả lời" in message.body)
    assert case.code in body
    opinion = case.parts.get().opinion
    from caunoi.web.sealed import unseal

    assert unseal(opinion.receipt_sealed) not in body
    assert "nạo vét" not in body


def test_a_mail_that_never_leaves_is_seen_by_reception(world: World, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    say(world, WORDS, sender=SENDER)
    for _attempt in range(notices.MAIL_ATTEMPTS):
        notices.send_waiting_mails()
    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts) == (MailState.FAILED, notices.MAIL_ATTEMPTS)
    assert "@" not in row.last_error
    assert Notice.objects.filter(kind="mail_failed", role="reception").count() == 1


def test_a_lost_code_is_mailed_to_its_own_address_only(world: World) -> None:
    received = say(world, WORDS, sender=SENDER)
    OutgoingMail.objects.all().delete()
    speaking.resend_receipt(contact="ai-do@example.org", at=NOON)
    assert not OutgoingMail.objects.exists()
    speaking.resend_receipt(contact=" Nguoi-Gui@example.org ", at=NOON)
    speaking.resend_receipt(contact="nguoi-gui@example.org", at=NOON)
    assert notices.send_waiting_mails() == 1
    assert received.receipt in mail.outbox[-1].body


def test_reminders_come_once_before_after_and_to_the_leader(world: World) -> None:
    case = say(world).case  # classify by Friday 20/3/2026
    assert case.due_on is not None
    days_and_kinds = [
        (7, []),  # Tuesday 17/3: three working days left: 18, 19, 20/3
        (10, []),  # Friday 20/3: the day itself
        (13, ["overdue"]),  # Monday 23/3
        (14, ["escalated"]),  # Tuesday 24/3: the second working day after
    ]
    for days, kinds in days_and_kinds:
        at = NOON + timedelta(days=days)
        with clock.fixed(at):
            before = set(Reminder.objects.values_list("key", flat=True))
            periodic.run_all(at=at)
            periodic.run_all(at=at)
            new = {key.split(":")[1] for key in Reminder.objects.values_list("key", flat=True) if key not in before}
        wanted = {"overdue": "over", "escalated": "up"}
        assert new == ({wanted[kind] for kind in kinds} if kinds else ({"soon"} if days == 7 else set()))
    assert Notice.objects.filter(kind="escalated", role="leader").count() == 1


def test_nobody_is_reminded_of_a_finished_case(world: World) -> None:
    answered(world)
    with clock.fixed(NOON + timedelta(days=100)):
        done = periodic.run_all(at=NOON + timedelta(days=100))
    assert (done.soon, done.overdue, done.escalated) == (0, 0, 0)


def test_the_handler_of_the_case_hears_of_it(world: World) -> None:
    case = assigned(world)
    row = Notice.objects.get(kind="assigned")
    assert (row.case, row.post) == (case, world.posts["handler"])
