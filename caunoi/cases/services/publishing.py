"""Publication is a decision: nothing but counts is public until an officer has confirmed the redaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.case_reading import sent_promises
from caunoi.cases.choices import COMPLAINTS, CaseKind, Perm, State
from caunoi.cases.models import Attachment, Case, Publication, PublishedPromise
from caunoi.cases.services.indexing import index_publication
from caunoi.cases.services.moves import ActRefused, NotAllowed, lock_case
from caunoi.journal.services import record
from caunoi.language.personal import Span, find_personal_data

PUBLISHABLE = (
    State.ACCEPTED,
    State.ASSIGNED,
    State.DRAFTED,
    State.RETURNED,
    State.SIGNED,
    State.ANSWERED,
    State.RESOLVED,
    State.FORWARDED,
)


def live_publication(case: Case) -> Publication | None:
    """What the public sees of the case now."""
    return case.publications.filter(ended_at=None).first()


def said_promises(row: Publication) -> dict[int, str]:
    """The confirmed words of the promises that a publication shows, by the pk of the promise."""
    return dict(row.promises.values_list("promise_id", "text"))


def marks(text: str) -> list[Span]:
    """Personal data that the machine marks for the officer to look at."""
    return find_personal_data(text)


def publish_case(
    *,
    case: Case,
    title: str,
    text: str,
    answer_text: str,
    confirmed: bool,
    by: User,
    at: datetime,
    file_codes: Sequence[str] = (),
    promise_words: Mapping[int, str] | None = None,
    reason: str = "",
) -> Publication:
    """Publish, or correct what was published, with words the officer confirmed to be free of personal data.

    Chosen files (by code) become public, all others of the case do not. `promise_words` are the public words of its
    promises (by their pk): one left out or empty shows its date and state alone. A correction needs a reason.
    """
    if not access.can(by, Perm.PUBLISH, case):
        raise NotAllowed(_("Anh/chị không có quyền công khai vụ việc này."))
    if not confirmed:
        raise ActRefused(_("Hãy đọc các chỗ được đánh dấu và xác nhận đã che dữ liệu cá nhân."))
    if not title.strip() or not text.strip():
        raise ActRefused(_("Tiêu đề và nội dung công khai không được để trống."))
    with transaction.atomic():
        locked = lock_case(case)
        if locked.kind in COMPLAINTS or locked.kind == CaseKind.DENUNCIATION:
            raise ActRefused(_("Khiếu nại, tố cáo không công khai ở đây."))
        if locked.state not in PUBLISHABLE or locked.merged_into_id is not None:
            raise ActRefused(_("Chỉ công khai vụ việc đã phân loại và chưa gộp."))
        old = live_publication(locked)
        if old is not None and not reason.strip():
            raise ActRefused(_("Sửa nội dung đã công khai phải ghi lý do."))
        if old is not None:
            _end(old, at=at, reason=reason)
        row = Publication.objects.create(
            case=locked,
            title=title.strip()[:200],
            text=text.strip(),
            answer_text=answer_text.strip(),
            body=locked.authority,
            kind=locked.kind,
            field=locked.field,
            published_at=at if old is None else old.published_at,
            published_by=by,
            reason=reason.strip()[:300],
        )
        _choose_files(locked, file_codes)
        _say_promises(row, promise_words or {})
        index_publication(row)
        record(
            chain=locked.authority.chain,
            act="case.publish" if old is None else "case.correct",
            ref=locked.code,
            by=by,
            at=at,
            detail={"publication": row.pk, "files": len(file_codes)},
        )
    return row


def case_files(case: Case) -> list[Attachment]:
    """Every file of a case that may become public: of its opinions, additions, sent answers, promises, and its own."""
    groups = (
        Attachment.objects.filter(opinion__parts__case=case),
        Attachment.objects.filter(addition__opinion__parts__case=case),
        Attachment.objects.filter(answer__case=case, answer__sent_at__isnull=False),
        Attachment.objects.filter(promise__case=case, promise__answer__sent_at__isnull=False),
        Attachment.objects.filter(case=case),
    )
    return [row for group in groups for row in group.distinct().order_by("pk")]


def _choose_files(case: Case, codes: Sequence[str]) -> None:
    wanted = set(codes)
    for row in case_files(case):
        is_public = row.code in wanted and not row.is_sealed
        if row.is_public != is_public:
            row.is_public = is_public
            row.save(update_fields=["is_public"])


def _say_promises(row: Publication, words: Mapping[int, str]) -> None:
    known = {promise.pk for promise in sent_promises(row.case)}
    said = {pk: text.strip()[:300] for pk, text in words.items() if text.strip()}
    if said.keys() - known:
        raise ActRefused(_("Chỉ công khai lời hứa đã gửi của vụ việc này."))
    PublishedPromise.objects.bulk_create(
        PublishedPromise(publication=row, promise_id=pk, text=text) for pk, text in said.items()
    )


def _end(row: Publication, *, at: datetime, reason: str) -> None:
    row.ended_at, row.end_reason = at, reason.strip()[:300]
    row.save(update_fields=["ended_at", "end_reason"])
    index_publication(row)


def end_publication(case: Case, *, reason: str, by: User, at: datetime) -> None:
    """End what is public of a locked case that became what is never public; nobody's right to publish is asked."""
    row = live_publication(case)
    if row is not None:
        _end(row, at=at, reason=reason)
        _choose_files(case, ())
        record(chain=case.authority.chain, act="case.take_down", ref=case.code, by=by, at=at)


def take_down(*, case: Case, reason: str, by: User, at: datetime) -> None:
    """Take a published case down at once, with a reason."""
    if not access.can(by, Perm.PUBLISH, case):
        raise NotAllowed(_("Anh/chị không có quyền gỡ nội dung công khai."))
    if not reason.strip():
        raise ActRefused(_("Gỡ nội dung công khai phải ghi lý do."))
    with transaction.atomic():
        locked = lock_case(case)
        row = live_publication(locked)
        if row is None:
            raise ActRefused(_("Vụ việc này không đang công khai."))
        _end(row, at=at, reason=reason)
        _choose_files(locked, ())
        record(chain=locked.authority.chain, act="case.take_down", ref=locked.code, by=by, at=at)
