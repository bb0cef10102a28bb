"""Reports come in: many files at once, a pasted text, an article of which only the numbers' words are kept.

A file that cannot be kept or read never stops the others: its report stands as failed, with the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import Protocol

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.common.codes import new_token
from caunoi.figures import access
from caunoi.figures.choices import UNFINISHED, Perm, ReportKind, ReportState
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.services.acting import ActRefused, NotAllowed, check_may, lock_report
from caunoi.figures.services.reading import read_report
from caunoi.journal.services import record
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web import files
from caunoi.web.uploads import UploadError, clean_upload

MOST_FILES = 200
MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
LONGEST_NAME = 200
_KINDS = {
    "docx": ReportKind.DOCX, "pdf": ReportKind.PDF, "xlsx": ReportKind.XLSX, "odt": ReportKind.ODT,
    "txt": ReportKind.TXT, "html": ReportKind.HTML, "htm": ReportKind.HTML,
}  # fmt: skip
_TEXTS = {ReportKind.TXT: "text/plain", ReportKind.HTML: "text/html"}


class ReportFile(Protocol):
    """An uploaded file: Django's UploadedFile, or anything with a name that can be read."""

    name: str | None

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`."""
        ...


@dataclass(frozen=True)
class Source:
    """Where a report stands published, if anywhere."""

    name: str = ""
    url: str = ""
    on: date | None = None


def upload_reports(
    *,
    body: Body,
    files: Sequence[ReportFile],
    by: User,
    at: datetime,
    sender: Body | None = None,
    place: Place | None = None,
) -> ReportBatch:
    """Take in files for a body and hand each to the worker. `sender`, `place`: when all are of one body or unit.

    Raises NotAllowed, or ActRefused for no file or too many. A refused file, or one that the body has already, is a
    report in state failed that says why.
    """
    _must_upload(by, body)
    if not files:
        raise ActRefused(_("Hãy chọn ít nhất một tệp."))
    if len(files) > MOST_FILES:
        raise ActRefused(_("Mỗi lần tải lên nhiều nhất %(n)s tệp.") % {"n": MOST_FILES})
    kept = [_Kept.of(file) for file in files]  # outside the transaction: it takes its time
    with transaction.atomic():
        batch = ReportBatch.objects.create(code=f"LT-{new_token(8)}", body=body, created_at=at, created_by=by)
        for file in kept:
            report = file.report(batch, sender, place)
            report.save(force_insert=True)
            if report.state == ReportState.WAITING:
                read_report.enqueue(report.pk)  # a row of the same transaction: a crash loses none
        detail = {"files": len(kept)}
        record(chain=body.chain, act="report.upload", ref=batch.code, by=by, at=at, detail=detail)
    return batch


def _must_upload(by: User, body: Body) -> None:
    if not access.may_at(by, Perm.UPLOAD, body.pk):
        raise NotAllowed(_("Anh/chị không có quyền tải báo cáo lên cho %(body)s.") % {"body": body.name})


def new_code() -> str:
    """A code for a report."""
    return f"BC-{new_token(8)}"


@dataclass
class _Kept:
    """A file that was put into the store, or why not."""

    title: str
    kind: ReportKind
    name: str = ""
    ref: str = ""
    mime: str = ""
    digest: str = ""
    failure: str = ""

    @classmethod
    def of(cls, file: ReportFile) -> "_Kept":
        name = PurePosixPath((file.name or "").replace("\\", "/")).name
        stem, _dot, extension = name.rpartition(".")
        kept = cls(
            title=(stem or name)[:300] or _("Tệp không tên"),
            kind=_KINDS.get(extension.lower(), ReportKind.OTHER),
            name=_shortened(stem, f".{extension}") if stem else name[:LONGEST_NAME],
        )
        data = file.read(MOST_BYTES + 1)
        if not data.strip():
            kept.failure = _("Tệp này trống.")
        elif len(data) > MOST_BYTES:
            kept.failure = _("Tệp lớn quá %(n)s MB. Hãy chia thành nhiều tệp nhỏ hơn.") % {
                "n": MOST_BYTES // 1024 // 1024
            }
        else:
            kept.digest = sha256(data).hexdigest()
            kept._put_away(data)
        return kept

    def _put_away(self, data: bytes) -> None:
        """Text as it is; other files cleaned. What cannot be cleaned is sealed, read once and shredded."""
        if self.kind in _TEXTS and data[:4] not in {b"PK\x03\x04", b"%PDF"}:
            self.ref, self.mime = files.store(data), _TEXTS[self.kind]
            return
        try:
            clean = clean_upload(BytesIO(data))
        except UploadError:
            self.ref = files.store(data, is_sealed=True)
        else:
            self.ref, self.mime = files.store(clean.bytes), clean.mime
            self.kind = _KINDS.get(clean.extension, ReportKind.OTHER)

    def report(self, batch: ReportBatch, sender: Body | None, place: Place | None) -> ReportDocument:
        twin = _twin(batch.body, self.digest)
        if twin is not None:
            self.failure = _("Tệp này đã có, là báo cáo %(code)s.") % {"code": twin.code}
            if self.ref.startswith("s"):
                files.shred(self.ref)
            self.ref = ""
        return ReportDocument(
            code=new_code(), batch=batch, body=batch.body, sender=sender, place=place, title=self.title, kind=self.kind,
            file_name=self.name, failure=self.failure[:300],
            state=ReportState.FAILED if self.failure else ReportState.WAITING,
            file_ref=self.ref, mime=self.mime, digest=self.digest, created_at=batch.created_at,
            created_by=batch.created_by,
        )  # fmt: skip


def _shortened(stem: str, end: str) -> str:
    """A file's name in as many characters as are kept, with its ending."""
    return f"{stem[: max(0, LONGEST_NAME - len(end))]}{end}"[:LONGEST_NAME]


def _twin(body: Body, digest: str) -> ReportDocument | None:
    """A report of the very same file that the body has, being read or read."""
    if not digest:
        return None
    rows = ReportDocument.objects.filter(body=body, digest=digest, state__in=[*UNFINISHED, ReportState.READ])
    return rows.order_by("pk").first()


def paste_report(
    *,
    body: Body,
    text: str,
    title: str,
    by: User,
    at: datetime,
    sender: Body | None = None,
    place: Place | None = None,
    source: Source | None = None,
) -> ReportDocument:
    """Take in a pasted text. Line ends become "\\n", nothing else changes (decisions 23). Raises ActRefused."""
    _must_upload(by, body)
    text, source = text.replace("\r\n", "\n").replace("\x00", ""), source or Source()
    if not text.strip():
        raise ActRefused(_("Chưa có nội dung báo cáo."))
    if len(text) > MOST_CHARACTERS:
        raise ActRefused(_("Báo cáo quá dài. Hãy chia thành nhiều phần."))
    with transaction.atomic():
        report = ReportDocument.objects.create(
            code=new_code(), body=body, sender=sender, place=place, title=" ".join(title.split())[:300],
            kind=ReportKind.PASTED, text=text, digest=sha256(text.encode()).hexdigest(), source_name=source.name,
            source_url=source.url, source_on=source.on, created_at=at, created_by=by,
        )  # fmt: skip
        read_report.enqueue(report.pk)
        record(chain=body.chain, act="report.paste", ref=report.code, by=by, at=at)
    return report


def cancel_batch(*, batch: ReportBatch, by: User, at: datetime) -> int:
    """Stop reading what is not read yet; how many reports. What was read stays; a reading in hand is thrown away."""
    _must_upload(by, batch.body)
    sealed: list[str] = []
    with transaction.atomic():
        row = ReportBatch.objects.select_for_update(of=("self",)).select_related("body").get(pk=batch.pk)
        if row.cancelled_at is not None:
            raise ActRefused(_("Lượt tải lên này đã hủy."))
        open_rows = list(row.reports.select_for_update().filter(state__in=UNFINISHED))
        if not open_rows:
            raise ActRefused(_("Các tệp đã đọc xong, không còn gì để hủy."))
        for report in open_rows:
            if report.file_ref.startswith("s"):
                sealed.append(report.file_ref)
                report.file_ref = ""
            report.state = ReportState.CANCELLED
        ReportDocument.objects.bulk_update(open_rows, ["state", "file_ref"], batch_size=200)
        row.cancelled_at = at
        row.save(update_fields=["cancelled_at"])
        transaction.on_commit(lambda: _shred(sealed))
        record(chain=row.body.chain, act="report.cancel", ref=row.code, by=by, at=at, detail={"count": len(open_rows)})
    batch.refresh_from_db()
    return len(open_rows)


def _shred(refs: list[str]) -> None:
    for ref in refs:
        files.shred(ref)


def retry_report(*, report: ReportDocument, by: User, at: datetime) -> None:
    """Read once more what could not be read, or was cancelled, as long as its file or text is still there."""
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.UPLOAD, row)
        if row.state not in (ReportState.FAILED, ReportState.CANCELLED):
            raise ActRefused(_("Báo cáo này không cần đọc lại."))
        if not row.file_ref and not row.text:
            raise ActRefused(_("Tệp này không còn được giữ. Hãy tải lên lại."))
        row.state, row.failure, row.attempt, row.version = ReportState.WAITING, "", 0, row.version + 1
        row.save(update_fields=["state", "failure", "attempt", "version"])
        read_report.enqueue(row.pk)
        record(chain=row.chain, act="report.retry", ref=row.code, by=by, at=at)
    report.refresh_from_db()


def remove_report(*, report: ReportDocument, by: User, at: datetime) -> None:
    """Take out what could not be read, or was cancelled, with its file; the journal keeps that it was there.

    Raises ActRefused for any other report, and for one that has figures or a history.
    """
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.UPLOAD, row)
        is_used = row.figures.exists() or row.acts.exists() or row.supersedes.exists()
        if row.state not in (ReportState.FAILED, ReportState.CANCELLED) or is_used:
            raise ActRefused(_("Chỉ bỏ được tệp không đọc được hoặc đã hủy."))
        ref, code, chain = row.file_ref, row.code, row.chain
        row.delete()
        if ref and not ReportDocument.objects.filter(file_ref=ref).exists():
            transaction.on_commit(lambda: _shred([ref]))
        record(chain=chain, act="report.remove", ref=code, by=by, at=at)


def same_report_before(report: ReportDocument) -> list[ReportDocument]:
    """Earlier reports of the same keeper, unit and period that still stand: this one may supersede them."""
    if report.place_id is None or (report.period_to is None and report.as_of is None):
        return []
    rows = ReportDocument.objects.filter(
        Q(period_from=report.period_from, period_to=report.period_to, as_of=report.as_of),
        body=report.body_id, place=report.place_id, state=ReportState.READ, superseded_by=None,
    )  # fmt: skip
    return list(rows.exclude(pk=report.pk).filter(created_at__lte=report.created_at).order_by("-created_at"))
