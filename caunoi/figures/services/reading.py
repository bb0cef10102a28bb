"""Reading in the background: begin, parse outside any transaction, then finish or fail.

Only the last reading begun may finish: a task that runs twice, or again after its worker was killed, does no harm.
"""

import logging
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django_tasks import task

from caunoi.common import clock
from caunoi.figures import book
from caunoi.figures.choices import UNFINISHED, ReportState
from caunoi.figures.models import ReportDocument
from caunoi.figures.periods import dates_of
from caunoi.figures.services.acting import lock_report
from caunoi.figures.services.checking import check_again, earlier_figures
from caunoi.figures.services.indexing import index_report
from caunoi.figures.services.letterhead import proposed_sender, spelt, unit_of_sender, unit_words
from caunoi.figures.services.storing import store_reading
from caunoi.journal.services import SYSTEM, record
from caunoi.places.models import Place
from caunoi.places.selectors import resolve
from caunoi.reading.documents import Document, DocumentError, read_document
from caunoi.reading.figure import Report
from caunoi.reading.files import report_of
from caunoi.reading.reader import read_text
from caunoi.web import files
from caunoi.web.sealed import SealError

STALLED_AFTER = timedelta(minutes=10)  # a reading takes a minute at most
MOST_ATTEMPTS = 3
LONGEST_TITLE = 200
logger = logging.getLogger("caunoi.figures")


@dataclass
class Parsed:
    """A report read, before it is written: what the reader found, notes of the parser, places in tables by figure."""

    reading: Report
    title: str = ""
    notes: list[str] = field(default_factory=list)
    cells: dict[int, str] = field(default_factory=dict)


@task()
def read_report(report_id: int) -> None:
    """The background task: one report."""
    begun = begin_reading(report_id=report_id, at=clock.now())
    if begun is None:
        return
    try:
        parsed = parse(begun)
    except DocumentError as error:
        fail_reading(report=begun, reason=str(error), at=clock.now())
    except (FileNotFoundError, SealError):
        fail_reading(report=begun, reason=_("Tệp không còn trong kho. Hãy tải lên lại."), at=clock.now())
    except DatabaseError:
        raise  # the database is away: the report is taken up again later
    except Exception:
        logger.exception("a report could not be read")
        fail_reading(report=begun, reason=_("Lỗi khi đọc tệp này. Hãy báo quản trị."), at=clock.now())
    else:
        finish_reading(report=begun, parsed=parsed, at=clock.now())


def begin_reading(*, report_id: int, at: datetime) -> ReportDocument | None:
    """Take a report in hand; None when it is done, cancelled, or in another's hand."""
    with transaction.atomic():
        row = ReportDocument.objects.select_for_update().filter(pk=report_id).first()
        if row is None or row.state not in UNFINISHED:
            return None
        if row.state == ReportState.READING and not is_stalled(row, at=at):
            return None
        row.state, row.started_at, row.attempt = ReportState.READING, at, row.attempt + 1
        row.save(update_fields=["state", "started_at", "attempt"])
    return row


def is_stalled(report: ReportDocument, *, at: datetime) -> bool:
    """Whether a reading has lasted so long that its worker must have died."""
    begun = report.started_at
    return report.state == ReportState.READING and (begun is None or begun < at - STALLED_AFTER)


def parse(report: ReportDocument) -> Parsed:
    """Read the text or the file of a report; writes nothing. Raises DocumentError, FileNotFoundError, SealError."""
    indicators = book.reading_book()
    if report.text and not report.file_ref:
        return Parsed(read_text(report.text, indicators=indicators))
    document = read_document(files.read(report.file_ref), f"tep.{report.kind}")
    reading = report_of(document, indicators=indicators)
    return Parsed(reading, document.title, list(document.notes), _cells(document, reading))


def _cells(document: Document, reading: Report) -> dict[int, str]:
    """Figures that stand in a table: where, as people say it."""
    spots = sorted(
        (cell.start, cell.end, _("Bảng %(table)s, dòng %(row)s, cột %(column)s") % place)
        for number, table in enumerate(document.tables, start=1)
        for line, row in enumerate(table.rows, start=1)
        for cell in row
        for place in ({"table": number, "row": line, "column": cell.column + 1},)
    )
    starts = [start for start, _end, _label in spots]
    found = {}
    for index, figure in enumerate(reading.figures):
        spot = spots[bisect_right(starts, figure.start) - 1] if starts and starts[0] <= figure.start else None
        if spot and figure.end <= spot[1]:
            found[index] = spot[2]
    return found


def finish_reading(*, report: ReportDocument, parsed: Parsed, at: datetime) -> bool:
    """Write what was read, once. False when the report was cancelled or taken up by another reading meanwhile."""
    with transaction.atomic():
        row = _still_mine(report)
        if row is None:
            return False
        reading = parsed.reading
        row.text, row.notes = reading.text, parsed.notes
        row.text_digest = sha256(reading.text.encode(errors="replace")).hexdigest()
        row.title = spelt(parsed.title) if _is_heading(parsed.title) else row.title
        row.unit_read, row.parent_read = (reading.unit or "")[:200], (reading.parent or "")[:200]
        row.period_read = row.period_words = (reading.period or "")[:200]
        _propose(row, at)
        row.state, row.read_at, row.version = ReportState.READ, at, row.version + 1
        sealed = _let_go(row)
        row.save()
        count = store_reading(row, reading, parsed.cells)
        if earlier_figures(row):
            check_again(row)  # once more, beside the period before
        index_report(row)
        record(chain=row.chain, act="report.read", ref=row.code, by=SYSTEM, at=at, detail={"figures": count})
        if sealed:
            transaction.on_commit(lambda: files.shred(sealed))
    return True


def _is_heading(title: str) -> bool:
    """Whether a document's first words name it; a whole sentence does not, then the name of the file stays."""
    return bool(title) and len(title) <= LONGEST_TITLE and not title.rstrip().endswith((".", ";", ":", ","))


def _still_mine(report: ReportDocument) -> ReportDocument | None:
    row = lock_report(report)
    return row if row.state == ReportState.READING and row.attempt == report.attempt else None


def _propose(row: ReportDocument, at: datetime) -> None:
    """The unit, period and sender that the words mean, until an officer confirms them."""
    read = dates_of(row.period_read)
    if row.sender_id is None and not row.sender_name:
        row.sender_name = proposed_sender(row.text, clock.local_date(at))
    row.period_from, row.period_to, row.as_of = read.first, read.last, read.as_of
    if row.place_id is None:
        row.place = _place_of(row, row.as_of or row.period_to or row.source_on or clock.local_date(at))


def _place_of(row: ReportDocument, on: date) -> Place | None:
    """Whose report it is: the unit of its letterhead, else the unit named, when one is meant beyond doubt on that day.

    Without a name the sender's or the keeper's own. A letterhead of a unit that is not known leaves it open: better no
    unit than that of whoever the report was written to.
    """
    named = resolve(", ".join(filter(None, (row.unit_read, row.parent_read))), on=on) if row.unit_read else None
    found = named.matches[0].place if named is not None and named.is_sure else None
    sender = row.sender_name or (row.sender.name if row.sender else "")
    if unit_words(sender):
        return unit_of_sender(sender, found, on)
    if named is not None:
        return found
    body = row.sender or row.body
    return body.place if body else None


def _let_go(row: ReportDocument) -> str:
    """A file that could not be cleaned is not kept once it was read; returns its reference."""
    if not row.file_ref.startswith("s"):
        return ""
    sealed, row.file_ref, row.mime = row.file_ref, "", ""
    row.notes = [*row.notes, _("Tệp gốc có phần nhúng hoặc nối ra ngoài nên không được giữ; chỉ giữ văn bản.")]
    return sealed


def fail_reading(*, report: ReportDocument, reason: str, at: datetime) -> bool:
    """Say why a report could not be read; False when it is no longer in this hand."""
    with transaction.atomic():
        row = _still_mine(report)
        if row is None:
            return False
        sealed = row.file_ref if row.file_ref.startswith("s") else ""
        if sealed:
            row.file_ref = ""
        row.state, row.failure, row.version = (
            ReportState.FAILED,
            reason[:300] or _("Không đọc được tệp."),
            row.version + 1,
        )
        row.save(update_fields=["state", "failure", "version", "file_ref"])
        record(chain=row.chain, act="report.fail", ref=row.code, by=SYSTEM, at=at)
        if sealed:
            transaction.on_commit(lambda: files.shred(sealed))
    return True


def resume_stalled(*, at: datetime) -> int:
    """Put readings back into the queue whose worker died with them in hand; how many. For the periodic round.

    After three attempts a report is failed: something in it kills the worker.
    """
    rows = ReportDocument.objects.filter(state=ReportState.READING, started_at__lt=at - STALLED_AFTER)
    count = 0
    for row in rows.order_by("pk")[:200]:
        if row.attempt >= MOST_ATTEMPTS:
            fail_reading(report=row, reason=_("Đọc nhiều lần không xong. Hãy lưu lại tệp rồi tải lên lại."), at=at)
        else:
            read_report.enqueue(row.pk)
            count += 1
    return count
