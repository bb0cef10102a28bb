"""Who is told: officers by lines in their notifications, speakers by mail (code and state only, never the words)."""

import json
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from caunoi.cases.choices import MailState
from caunoi.cases.models import Case, Notice, Opinion, OutgoingMail
from caunoi.common import clock
from caunoi.people.choices import Role
from caunoi.web.sealed import unseal

# Who hears of what: roles at the authority, or the post that handles the case.
TO_ROLES: dict[str, tuple[Role, ...]] = {
    "new": (Role.RECEPTION,),
    "joined": (Role.RECEPTION,),
    "transferred": (Role.RECEPTION,),
    "handed_back": (Role.RECEPTION, Role.LEADER),
    "to_sign": (Role.LEADER,),
    "escalated": (Role.LEADER,),
    "urged": (Role.LEADER,),
    "bad_rating": (Role.LEADER,),
    "reopened": (Role.LEADER,),
    "mail_failed": (Role.RECEPTION,),
    "addition": (Role.RECEPTION,),
    "information": (Role.RECEPTION,),
}
TO_HANDLER = {
    "assigned", "returned", "urged", "reopened", "addition", "information", "due_soon", "overdue", "bad_rating",
    "promise_due", "promise_late",
}  # fmt: skip
MAIL_ATTEMPTS = 5


def tell_officers(*, case: Case, kind: str, at: datetime, key: str, facts: dict[str, object] | None = None) -> None:
    """Add the notices of an event, once each (`key` makes a repeated call silent)."""
    rows = [
        Notice(
            case=case,
            body=case.authority,
            role=role,
            kind=kind,
            key=f"{case.pk}:{kind}:{key}:{role}",
            at=at,
            facts=facts or {},
        )
        for role in TO_ROLES.get(kind, ())
    ]
    if kind in TO_HANDLER:
        rows.append(
            Notice(
                case=case,
                body=case.body,
                role="" if case.handler_post_id else Role.HANDLER,
                post=case.handler_post,
                kind=kind,
                key=f"{case.pk}:{kind}:{key}:handler",
                at=at,
                facts=facts or {},
            )
        )
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def tell_speakers(*, case: Case, kind: str, at: datetime, key: str = "") -> None:
    """Tell every voice of the case that left a mail address; the others see it by their code."""
    opinions = Opinion.objects.filter(parts__case=case, withdrawn_at=None, sender__wants_mail=True).distinct()
    for opinion in opinions:
        queue_mail(opinion=opinion, kind=kind, at=at, key=f"{case.pk}:{key}:{case.version}")


def queue_mail(*, opinion: Opinion, kind: str, at: datetime, key: str = "", force: bool = False) -> None:
    """Put one mail into the outbox, in the transaction of the act it tells of."""
    if not force and not hasattr(opinion, "sender"):
        return
    mail, made = OutgoingMail.objects.get_or_create(
        key=f"{opinion.pk}:{kind}:{key}", defaults={"opinion": opinion, "kind": kind, "created_at": at}
    )
    if made:
        deliver_mail.enqueue(mail.pk)


@task()
def deliver_mail(mail_id: int) -> None:
    """Send one mail of the outbox (worker)."""
    send_mail(mail_id)


def send_mail(mail_id: int) -> bool:
    """Send a queued mail once; a failure is kept with its kind and told to reception after the last attempt."""
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id, state=MailState.QUEUED).first()
        if mail is None:
            return False
        opinion = mail.opinion
        address = _address(opinion)
        mail.attempts += 1
        try:
            _message(mail, opinion, address).send()
        except Exception as error:
            mail.last_error = type(error).__name__[:80]
            if mail.attempts >= MAIL_ATTEMPTS:
                _give_up(mail, opinion)
        else:
            mail.state, mail.sent_at, mail.last_error = MailState.SENT, clock.now(), ""
        mail.save()
        return mail.state == MailState.SENT


def _address(opinion: Opinion) -> str:
    return str(json.loads(unseal(opinion.sender.sealed))["email"])


def _give_up(mail: OutgoingMail, opinion: Opinion) -> None:
    mail.state = MailState.FAILED
    part = opinion.parts.select_related("case__authority").first()
    if part is not None:
        tell_officers(case=part.case, kind="mail_failed", at=clock.now(), key=str(mail.pk))


def _message(mail: OutgoingMail, opinion: Opinion, address: str) -> EmailMessage:
    part = opinion.parts.select_related("case").first()
    context = {
        "kind": mail.kind,
        "receipt": unseal(opinion.receipt_sealed) if mail.kind in ("receipt", "lost_code") else "",
        "case_code": part.case.code if part and not opinion.is_sealed else "",
        "body": opinion.body,
        "public_url": settings.PUBLIC_URL,
    }
    with translation.override(settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string("cases/mail/subject.txt", context).split())
        return EmailMessage(subject, render_to_string("cases/mail/body.txt", context), to=[address])


def send_waiting_mails() -> int:
    """Try every queued mail again (periodic); returns how many left."""
    waiting = (
        OutgoingMail.objects.filter(state=MailState.QUEUED).order_by("created_at").values_list("pk", flat=True)[:200]
    )
    return sum(send_mail(pk) for pk in list(waiting))
