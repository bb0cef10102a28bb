"""What a speaker does with his receipt code: look, add, rate, reopen, withdraw; and the way back for a lost code."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import AnswerState, Perm, RatingReason, Score, State
from caunoi.cases.models import Addition, Answer, Case, Opinion, Rating, Sender
from caunoi.cases.services import clocks, notices, triage
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.intake import attach_files, phone_key
from caunoi.cases.services.moves import ActRefused, NotAllowed, keep_trace, lock_case, moving, touch_case
from caunoi.cases.workflow import BY_ACT
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
    """Add words or files to an opinion; answers a request for information if the case waits for one.

    With `by` an officer enters what the speaker brought: the right is that of entering an opinion for somebody.
    """
    if not text.strip() and not files:
        raise ActRefused(_("Chưa có nội dung bổ sung."))
    cases = cases_of(opinion)
    if by is not None and not any(access.can(by, Perm.ENTER, case) for case in cases):
        raise NotAllowed(_("Anh/chị không có quyền nhập thay người gửi ở vụ việc này."))
    refusal = addition_refusal(opinion, cases)
    if refusal:
        raise ActRefused(refusal)
    if denunciation_signs(text):
        raise ActRefused(
            _("Nội dung có dấu hiệu tố cáo. Để giữ kín cho ông/bà, xin nộp trực tiếp tại nơi tiếp công dân.")
            if by is None
            else _("Nội dung có dấu hiệu tố cáo: không ghi ở đây. Hãy nhận đơn tại nơi tiếp công dân, hoặc cách ly.")
        )
    with transaction.atomic():
        addition = Addition.objects.create(opinion=opinion, text=text.strip()[:5000], at=at, entered_by=by)
        attach_files(files=files, at=at, is_sealed=opinion.is_sealed, addition=addition)
        for case in cases:
            notices.tell_officers(case=case, kind="addition", at=at, key=str(addition.pk))
            if case.state == State.NEEDS_INFORMATION:
                triage.take_information(case=case, by=_as_mover("give_information", case, by), at=at)
            if by is not None:
                _trace(case, "add_information", by=by, at=at)
            record(
                chain=case.authority.chain,
                act="opinion.add",
                ref=case.code,
                by=by or PUBLIC,
                at=at,
                detail={"files": len(files)},
            )


def addition_refusal(opinion: Opinion, cases: Sequence[Case]) -> str:
    """Why nothing may be added to an opinion now, or an empty text."""
    if opinion.withdrawn_at is not None:
        return _("Ý kiến này đã rút, không bổ sung được nữa.")
    shut = (State.WITHDRAWN, State.QUARANTINED)
    if opinion.is_sealed or not cases or all(case.state in shut for case in cases):
        return _("Việc này đã đóng, không bổ sung được nữa.")
    return ""


def _as_mover(act: str, case: Case, by: User | None) -> User | None:
    """The officer where he may do this act himself; else nobody: it is the speaker's own act, entered for him."""
    return by if by is not None and any(access.can(by, perm, case) for perm in BY_ACT[act].perms) else None


def _trace(case: Case, act: str, *, by: User, at: datetime, note: str = "") -> None:
    """A step for what a speaker did through an officer; forms drawn before are stale."""
    locked = lock_case(case)
    keep_trace(locked, act, by=by, at=at, note=note)
    touch_case(locked, at=at)


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
    """A speaker takes his opinion back. The case ends only when nobody else spoke in it.

    With `by` an officer notes it for a speaker who asked at the counter or by phone: a reason is needed, and the right
    to triage one of its cases.
    """
    cases = cases_of(opinion)
    if by is not None and not any(access.can(by, Perm.TRIAGE, case) for case in cases):
        raise NotAllowed(_("Anh/chị không có quyền ghi rút ý kiến ở vụ việc này."))
    if by is not None and not reason.strip():
        raise ActRefused(_("Phải ghi lý do rút ý kiến."))
    with transaction.atomic():
        row = Opinion.objects.select_for_update().get(pk=opinion.pk)
        if row.withdrawn_at is not None:
            raise ActRefused(_("Ý kiến này đã rút rồi."))
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        for case in cases:
            locked = lock_case(case)
            record(chain=locked.authority.chain, act="opinion.withdraw", ref=locked.code, by=by or PUBLIC, at=at)
            if not live_voices(locked):
                mover = _as_mover("withdraw", locked, by)
                triage.withdraw_case(case=case, note=reason or _("Người gửi rút"), by=mover, at=at)
            elif by is not None:
                _trace(locked, "withdraw_opinion", by=by, at=at, note=reason.strip()[:500])
            index_case(locked)
    opinion.refresh_from_db()


def live_voices(case: Case) -> int:
    """How many opinions of the case were not withdrawn."""
    return Opinion.objects.filter(parts__case=case, withdrawn_at=None).distinct().count()


def withdraw_matter(*, case: Case, note: str, by: User, at: datetime, version: int | None = None) -> None:
    """Withdraw a case in which one voice speaks; where several do, each is withdrawn by itself."""
    if live_voices(case) > 1:
        raise ActRefused(_("Nhiều người cùng nói trong việc này: ghi rút ở từng ý kiến."))
    triage.withdraw_case(case=case, note=note, by=by, at=at, version=version)
