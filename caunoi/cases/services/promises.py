"""Promises: who will do what by when, followed until kept, late or withdrawn with a reason."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm, PromiseState
from caunoi.cases.models import Answer, Case, Promise
from caunoi.cases.services import notices
from caunoi.cases.services.intake import attach_files
from caunoi.cases.services.moves import ActRefused, NotAllowed, lock_case
from caunoi.common import clock
from caunoi.journal.services import record
from caunoi.web.uploads import CleanFile

if TYPE_CHECKING:
    from caunoi.cases.services.answers import PromiseData


def replace_draft_promise(*, case: Case, answer: Answer, data: "PromiseData | None", at: datetime) -> None:
    """Keep the promise of a draft in step with its form (a sent answer's promises are never touched)."""
    answer.promises.filter(state=PromiseState.OPEN).delete()
    if data is None:
        return
    if data.due_on <= clock.local_date(at):
        raise ActRefused(_("Ngày hẹn phải sau hôm nay."))
    if not data.text.strip():
        raise ActRefused(_("Hãy ghi sẽ làm gì trước ngày hẹn."))
    Promise.objects.create(
        case=case, answer=answer, text=data.text.strip()[:300], body=data.body, due_on=data.due_on, made_at=at
    )


def publish_promises(case: Case, answer: Answer) -> None:
    """The promises of an answer that is sent start to run on the resolved clock."""
    nearest = answer.promises.filter(state=PromiseState.OPEN).order_by("due_on").first()
    if nearest is not None and case.paused_since is None:
        case.due_on, case.due_step = nearest.due_on, "loi_hua"


def _nearest(case: Case) -> None:
    row = case.promises.filter(state=PromiseState.OPEN, answer__sent_at__isnull=False).order_by("due_on").first()
    case.due_on, case.due_step = (row.due_on, "loi_hua") if row else (None, "")


def keep_promise(
    *, promise: Promise, done_on: date, by: User, at: datetime, files: Sequence[CleanFile] = (), note: str = ""
) -> None:
    """Say that it was done, with evidence: kept when on or before its date, late otherwise."""
    if not files and not promise.files.exists():
        raise ActRefused(_("Phải kèm ảnh hoặc văn bản chứng minh."))
    if done_on > clock.local_date(at):
        raise ActRefused(_("Ngày xong không thể sau hôm nay."))
    state = PromiseState.KEPT if done_on <= promise.due_on else PromiseState.LATE
    _settle(promise, state, by=by, at=at, done_on=done_on, reason=note, files=files)


def withdraw_promise(*, promise: Promise, reason: str, by: User, at: datetime) -> None:
    """Take a promise back, with a reason the speaker reads."""
    if not reason.strip():
        raise ActRefused(_("Rút lời hứa phải có lý do."))
    _settle(promise, PromiseState.WITHDRAWN, by=by, at=at, done_on=None, reason=reason, files=())


def _settle(
    promise: Promise,
    state: PromiseState,
    *,
    by: User,
    at: datetime,
    done_on: date | None,
    reason: str,
    files: Sequence[CleanFile],
) -> None:
    if not (access.can(by, Perm.HANDLE, promise.case) or access.can(by, Perm.SIGN, promise.case)):
        raise NotAllowed(_("Anh/chị không có quyền ghi kết quả lời hứa này."))
    with transaction.atomic():
        case = lock_case(promise.case)
        row = Promise.objects.select_for_update().get(pk=promise.pk)
        if row.state != PromiseState.OPEN:
            raise ActRefused(_("Lời hứa này đã có kết quả."))
        attach_files(files=files, at=at, promise=row)
        row.state, row.done_on, row.reason = state, done_on, reason.strip()[:300]
        row.save()
        if case.answers.filter(sent_at__isnull=False).exists():
            _nearest(case)
        case.version += 1
        case.changed_at = at
        case.save()
        notices.tell_speakers(case=case, kind=f"promise_{state}", at=at, key=str(row.pk))
        record(
            chain=case.authority.chain, act=f"promise.{state}", ref=case.code, by=by, at=at, detail={"promise": row.pk}
        )
    promise.refresh_from_db()
