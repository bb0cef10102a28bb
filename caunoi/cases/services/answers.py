"""Saying something back: draft, submit, return, sign, send. Answered is not resolved: resolved needs evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import AnswerState, DocumentKind, Outcome, Perm, State
from caunoi.cases.models import Answer, Case
from caunoi.cases.services import clocks, documents, notices, promises
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.intake import attach_files, detach_files
from caunoi.cases.services.moves import ActRefused, NotAllowed, check_version, keep_trace, lock_case, moving, touch_case
from caunoi.common import clock
from caunoi.journal.services import record
from caunoi.people.models import Body
from caunoi.people.selectors import may_sign_for
from caunoi.rulebook.vocabulary import refusal_reasons
from caunoi.web.uploads import CleanFile


@dataclass(frozen=True)
class PromiseData:
    """A promise to be made with an answer."""

    text: str
    body: Body
    due_on: date


def current_draft(case: Case) -> Answer | None:
    """The answer being worked on: a draft, a returned one, or one submitted."""
    states = (AnswerState.DRAFT, AnswerState.RETURNED, AnswerState.SUBMITTED)
    return case.answers.filter(state__in=states).order_by("-number").first()


def save_draft(
    *,
    case: Case,
    text: str,
    outcome: Outcome,
    by: User,
    at: datetime,
    refusal_reason: str = "",
    files: Sequence[CleanFile] = (),
    drop_files: Sequence[str] = (),
    promise: PromiseData | None = None,
    version: int | None = None,
) -> Answer:
    """Write or overwrite the draft (a returned draft becomes a new version, the old one stays).

    `files` are added to its evidence, those with the codes `drop_files` are taken out of it and off the disk.
    """
    if not access.can(by, Perm.HANDLE, case):
        raise NotAllowed(_("Anh/chị không có quyền soạn trả lời vụ việc này."))
    with transaction.atomic():
        locked = lock_case(case)
        check_version(locked, version)
        if locked.state not in (State.ACCEPTED, State.ASSIGNED, State.RETURNED, State.ANSWERED):
            raise ActRefused(_("Ở bước này không soạn trả lời được."))
        draft = locked.answers.filter(state=AnswerState.DRAFT).first()
        if draft is None:
            number = locked.answers.count() + 1
            draft = Answer(case=locked, number=number, drafted_by=by)
            _carry_evidence_from = locked.answers.filter(state=AnswerState.RETURNED).order_by("-number").first()
        else:
            _carry_evidence_from = None
        draft.text, draft.outcome, draft.refusal_reason = text.strip(), outcome, refusal_reason
        draft.drafted_by, draft.drafted_at = by, at
        draft.save()
        if _carry_evidence_from is not None:
            _carry_evidence_from.files.update(answer=draft)
        detach_files(draft.files.filter(code__in=drop_files))
        attach_files(files=files, at=at, answer=draft)
        promises.replace_draft_promise(case=locked, answer=draft, data=promise, at=at)
        touch_case(locked, at=at)
    case.refresh_from_db()
    return draft


def check_ready(answer: Answer) -> list[str]:
    """What is still missing before an answer may be submitted, in words for the screen."""
    missing: list[str] = []
    if len(answer.text) < 20:
        missing.append(_("Câu trả lời quá ngắn."))
    if answer.outcome == Outcome.RESOLVED and not answer.files.exists():
        missing.append(_("“Giải quyết xong” phải kèm bằng chứng: ảnh hoặc văn bản."))
    if answer.outcome == Outcome.IN_PROGRESS and not answer.promises.exists():
        missing.append(_("“Đang giải quyết” phải có ngày hẹn và nơi chịu trách nhiệm."))
    if answer.outcome == Outcome.REFUSED and answer.refusal_reason not in refusal_reasons():
        missing.append(_("Từ chối phải chọn lý do trong danh mục."))
    return missing


def submit_answer(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Put the draft before the leader."""
    draft = case.answers.filter(state=AnswerState.DRAFT).first()
    if draft is None:
        raise ActRefused(_("Chưa có dự thảo trả lời."))
    missing = check_ready(draft)
    if missing:
        raise ActRefused(" ".join(missing))
    with moving(case, "submit_answer", by=by, at=at, version=version, by_body=case.body) as locked:
        locked.answers.filter(pk=draft.pk).update(state=AnswerState.SUBMITTED)
        notices.tell_officers(case=locked, kind="to_sign", at=at, key=f"{locked.version}")


def _submitted(case: Case) -> Answer:
    row = case.answers.filter(state=AnswerState.SUBMITTED).first()
    if row is None:
        raise ActRefused(_("Không có dự thảo nào đang chờ ký."))
    return row


def return_answer(*, case: Case, reason: str, by: User, at: datetime, version: int | None = None) -> None:
    """The leader returns the draft with a reason."""
    draft = _submitted(case)
    with moving(case, "return_answer", by=by, at=at, version=version, note=reason) as locked:
        locked.answers.filter(pk=draft.pk).update(state=AnswerState.RETURNED, return_reason=reason[:500])
        notices.tell_officers(case=locked, kind="returned", at=at, key=f"{locked.version}")


def sign_answer(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Approve the draft as the holder of the signing post, or as its deputy on record; the paper gets its number."""
    draft = _submitted(case)
    post = may_sign_for(by, case.authority, clock.local_date(at))
    if post is None:
        raise NotAllowed(_("Anh/chị không giữ chức danh ký, cũng không được ủy quyền ký thay ở cơ quan này."))
    with moving(case, "sign_answer", by=by, at=at, version=version, facts={"answer": draft.number}) as locked:
        draft.state, draft.signed_by, draft.signed_post, draft.signed_at = AnswerState.SIGNED, by, post, at
        draft.save()
        documents.issue_document(case=locked, kind=DocumentKind.ANSWER, by=by, at=at, answer=draft, post=post)


def send_answer(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Send the signed answer to every speaker of the case; with evidence of a result the case is resolved at once."""
    answer = case.answers.filter(state=AnswerState.SIGNED).first()
    if answer is None:
        raise ActRefused(_("Chưa có câu trả lời đã ký."))
    facts: dict[str, object] = {"answer": answer.number, "outcome": answer.outcome}
    with moving(case, "send_answer", by=by, at=at, version=version, facts=facts) as locked:
        answer.state, answer.sent_at = AnswerState.SENT, at
        answer.save()
        locked.outcome, locked.answered_at = answer.outcome, at
        clocks.end_clocks(
            locked, steps=(clocks.CLASSIFY, clocks.TAKE_UP, clocks.ANSWER), on=clock.local_date(at), reason="answered"
        )
        promises.publish_promises(locked, answer)
        locked.state = State.ANSWERED
        index_case(locked)
        notices.tell_speakers(case=locked, kind="answered", at=at, key=str(answer.number))
    if answer.outcome == Outcome.RESOLVED:
        resolve_case(case=case, by=by, at=at)


def sign_and_send(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Sign and send in one act of the leader."""
    with transaction.atomic():
        sign_answer(case=case, by=by, at=at, version=version)
        send_answer(case=case, by=by, at=at)


def resolve_case(
    *, case: Case, by: User, at: datetime, files: Sequence[CleanFile] = (), version: int | None = None
) -> None:
    """Mark the matter as really done. Evidence is required: with the answer, with a kept promise, or given now."""
    with moving(case, "resolve", by=by, at=at, version=version) as locked:
        attach_files(files=files, at=at, case=locked)
        if not _has_evidence(locked):
            raise ActRefused(_("Phải kèm ảnh hoặc văn bản chứng minh đã làm xong."))
        if locked.promises.filter(state="open", answer__sent_at__isnull=False).exists():
            raise ActRefused(_("Còn lời hứa chưa xong; hãy ghi kết quả lời hứa trước."))
        locked.outcome, locked.resolved_at, locked.ended_at = Outcome.RESOLVED, at, at
        clocks.end_clocks(locked, steps=None, on=clock.local_date(at), reason="resolved")
        if locked.answers.filter(state=AnswerState.SENT).exclude(outcome=Outcome.RESOLVED).exists():
            notices.tell_speakers(case=locked, kind="resolved", at=at, key=f"{locked.reopened}")


def _has_evidence(case: Case) -> bool:
    sent = case.answers.filter(state=AnswerState.SENT, files__isnull=False).exists()
    return sent or case.files.exists() or case.promises.filter(files__isnull=False).exists()


def record_look(*, case: Case, what: str, ref: str, by: User, at: datetime, reason: str = "") -> None:
    """Journal that an officer looked at personal data; the written reason, if one was asked, is kept as a step."""
    with transaction.atomic():
        keep_trace(case, "look", by=by, at=at, note=reason, facts={"what": what})
        record(chain=case.received_by.chain, act=f"{what}.read", ref=ref, by=by, at=at)
