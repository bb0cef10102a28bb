"""What a speaker does with his receipt code: look, add, rate, reopen, withdraw; and the way back for a lost code."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.choices import AnswerState, RatingReason, Score, State
from caunoi.cases.models import Addition, Answer, Case, Opinion, Rating, Sender
from caunoi.cases.services import clocks, notices, triage
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.intake import attach_files, phone_key
from caunoi.cases.services.moves import ActRefused, lock_case, moving
from caunoi.common import clock
from caunoi.common.codes import tidy_receipt
from caunoi.journal.services import PUBLIC, record
from caunoi.language.denunciation import denunciation_signs
from caunoi.web.sealed import fingerprint
from caunoi.web.uploads import CleanFile


def opinion_by_receipt(code: str) -> Opinion | None:
    """The opinion of a receipt code as typed, or None; the code itself is never stored in clear."""
    tidy = tidy_receipt(code)
    if tidy is None:
        return None
    return Opinion.objects.select_related("body", "place").filter(receipt_hash=fingerprint(tidy)).first()


def cases_of(opinion: Opinion) -> list[Case]:
    """The cases in which the parts of an opinion are now."""
    return list(
        Case.objects.filter(parts__opinion=opinion)
        .select_related("authority", "body", "place", "received_by", "handler_post")
        .distinct()
        .order_by("pk")
    )


def resend_receipt(*, contact: str, at: datetime) -> None:
    """Mail the codes again to the address they were left with. Says nothing about whether there were any."""
    email = contact.strip().lower()
    if "@" not in email:
        return
    for sender in Sender.objects.filter(email_hash=fingerprint(email)).select_related("opinion").order_by("-pk")[:10]:
        notices.queue_mail(opinion=sender.opinion, kind="lost_code", at=at, key=f"{at:%Y%m%d}", force=True)


def opinions_of_contact(*, phone: str) -> list[Opinion]:
    """For reception: opinions left with a phone number, to hand over a new slip in person."""
    return list(Opinion.objects.filter(sender__phone_hash=fingerprint(phone_key(phone))).order_by("-received_at")[:20])


def add_to_opinion(
    *, opinion: Opinion, text: str, files: Sequence[CleanFile], at: datetime, by: User | None = None
) -> None:
    """Add words or files to an opinion; answers a request for information if the case waits for one."""
    if not text.strip() and not files:
        raise ActRefused(_("Chưa có nội dung bổ sung."))
    cases = cases_of(opinion)
    if not cases or all(case.state in (State.WITHDRAWN, State.QUARANTINED) for case in cases):
        raise ActRefused(_("Việc này đã đóng, không bổ sung được nữa."))
    if denunciation_signs(text):
        raise ActRefused(
            _("Nội dung có dấu hiệu tố cáo. Để giữ kín cho ông/bà, xin nộp trực tiếp tại nơi tiếp công dân.")
        )
    with transaction.atomic():
        addition = Addition.objects.create(opinion=opinion, text=text.strip()[:5000], at=at, entered_by=by)
        attach_files(files=files, at=at, is_sealed=opinion.is_sealed, addition=addition)
        for case in cases:
            notices.tell_officers(case=case, kind="addition", at=at, key=str(addition.pk))
            if case.state == State.NEEDS_INFORMATION:
                triage.take_information(case=case, by=by, at=at)
            record(
                chain=case.authority.chain,
                act="opinion.add",
                ref=case.code,
                by=by or PUBLIC,
                at=at,
                detail={"files": len(files)},
            )


def last_answer(case: Case) -> Answer | None:
    """The answer the speakers were sent last."""
    return case.answers.filter(state=AnswerState.SENT).order_by("-number").first()


def reopening_refusal(case: Case, *, at: datetime) -> str:
    """Why the case may not be reopened now, or an empty text: at most twice, within 30 days of an answer (settings)."""
    answer = last_answer(case)
    if case.state not in (State.ANSWERED, State.RESOLVED) or answer is None or answer.sent_at is None:
        return _("Việc này chưa có câu trả lời.")
    if case.reopened >= settings.REOPEN_LIMIT:
        return _("Việc này đã mở lại %(n)d lần. Ông/bà có thể đến nơi tiếp công dân.") % {"n": settings.REOPEN_LIMIT}
    last_day = clock.local_date(answer.sent_at) + timedelta(days=settings.REOPEN_DAYS)
    latest = case.promises.filter(done_on__isnull=False).order_by("-done_on").first()
    if latest is not None and latest.done_on is not None:
        last_day = max(last_day, latest.done_on + timedelta(days=settings.REOPEN_DAYS))
    if clock.local_date(at) > last_day:
        return _("Đã quá %(n)d ngày kể từ khi trả lời.") % {"n": settings.REOPEN_DAYS}
    return ""


def rate_answer(
    *,
    opinion: Opinion,
    case: Case,
    score: Score,
    reasons: Sequence[str],
    comment: str,
    at: datetime,
    reopen: bool = False,
) -> Rating:
    """Take the speaker's verdict on the last answer; a bad one may reopen. A second verdict replaces the first."""
    answer = last_answer(case)
    if answer is None:
        raise ActRefused(_("Việc này chưa có câu trả lời để đánh giá."))
    known = [reason for reason in reasons if reason in RatingReason.values]
    with transaction.atomic():
        rating, _made = Rating.objects.update_or_create(
            opinion=opinion,
            answer=answer,
            defaults={"score": score, "reasons": known, "comment": comment.strip()[:2000], "at": at},
        )
        record(
            chain=case.authority.chain,
            act="answer.rate",
            ref=case.code,
            by=PUBLIC,
            at=at,
            detail={"score": score, "answer": answer.number},
        )
        if reopen and score != Score.GOOD:
            reopen_case(case=case, reason=comment.strip() or ", ".join(known), by=None, at=at)
        elif score == Score.BAD:
            notices.tell_officers(case=case, kind="bad_rating", at=at, key=str(rating.pk))
    return rating


def reopen_case(*, case: Case, reason: str, by: User | None, at: datetime, version: int | None = None) -> None:
    """Send the matter back to who handled it, with a new answering clock."""
    refusal = reopening_refusal(case, at=at)
    if refusal:
        raise ActRefused(refusal)
    with moving(case, "reopen", by=by, at=at, version=version, note=reason) as locked:
        locked.reopened += 1
        locked.resolved_at = locked.ended_at = None
        locked.outcome = ""
        clocks.open_clocks(locked, steps=(clocks.ANSWER,), started_on=clock.local_date(at), at=at)
        clocks.set_nearest(locked)
        index_case(locked)
        notices.tell_officers(case=locked, kind="reopened", at=at, key=f"{locked.reopened}")


def withdraw_opinion(*, opinion: Opinion, reason: str, by: User | None, at: datetime) -> None:
    """A speaker takes his opinion back. The case ends only when nobody else spoke in it."""
    with transaction.atomic():
        row = Opinion.objects.select_for_update().get(pk=opinion.pk)
        if row.withdrawn_at is not None:
            raise ActRefused(_("Ý kiến này đã rút rồi."))
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        for case in cases_of(row):
            locked = lock_case(case)
            others = Opinion.objects.filter(parts__case=locked, withdrawn_at=None).exists()
            record(chain=locked.authority.chain, act="opinion.withdraw", ref=locked.code, by=by or PUBLIC, at=at)
            if not others:
                triage.withdraw_case(case=case, note=reason or _("Người gửi rút"), by=by, at=at)
    opinion.refresh_from_db()
