"""Articles of the press: their figures stand here with source, date and the words of the number, without their text.

The sentences are not ours to keep; where an installation has the text, `attach_text` puts it beside the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures.choices import Act, Perm, ReportKind, ReportState
from caunoi.figures.models import ReportDocument
from caunoi.figures.services.acting import ActRefused, acting, check_may, lock_report
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.intake import Source, new_code
from caunoi.figures.services.publishing import publish_report
from caunoi.figures.services.storing import store_reading
from caunoi.journal.services import SYSTEM, record
from caunoi.places.models import Place
from caunoi.reading.figure import Check, Figure, Report


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article whose figures are brought in. `text_digest`: SHA-256 of its text in UTF-8, with "\\n" as line end."""

    title: str
    source: Source
    place: Place
    period_words: str
    period_from: date | None = None
    period_to: date | None = None
    as_of: date | None = None
    sender_name: str = ""
    text_digest: str = ""
    is_sample: bool = False


def bring_article(
    *, article: Article, figures: Sequence[Figure], at: datetime, checks: Sequence[Check] = ()
) -> ReportDocument:
    """Bring an article's figures in: accepted where nothing speaks against them, public. Once per title and address.

    The programme's own act. `figures` carry the offsets of the text, which need not be here.
    """
    with transaction.atomic():
        known = _known(article)
        if known is not None:
            return known
        report = ReportDocument.objects.create(
            code=new_code(), kind=ReportKind.ARTICLE, title=article.title[:300], sender_name=article.sender_name,
            state=ReportState.READ, read_at=at, created_at=at, text_digest=article.text_digest, place=article.place,
            period_read=article.period_words[:200], period_words=article.period_words[:200],
            period_from=article.period_from, period_to=article.period_to, as_of=article.as_of,
            source_name=article.source.name, source_url=article.source.url, source_on=article.source.on,
            is_sample=article.is_sample,
        )  # fmt: skip
        count = store_reading(report, Report("", figures=list(figures), checks=list(checks)))
        record(chain=report.chain, act="report.bring", ref=report.code, by=SYSTEM, at=at, detail={"figures": count})
        heading = Heading(
            place=article.place, period_words=article.period_words, period_from=article.period_from,
            period_to=article.period_to, as_of=article.as_of, sender_name=article.sender_name, title=article.title,
            source_name=article.source.name, source_url=article.source.url, source_on=article.source.on,
        )  # fmt: skip
        confirm_report(report=report, heading=heading, by=None, at=at)
        with acting(report, Act.ACCEPT_SURE, by=None, at=at) as doing:
            for figure in doing.report.figures.filter(is_doubtful=False, repeat_of=None):
                doing.change(figure, {})
        if doing.touched:
            publish_report(report=report, by=None, at=at)
    return report


def _known(article: Article) -> ReportDocument | None:
    """The article brought in before; not every one has an address."""
    rows = ReportDocument.objects.filter(kind=ReportKind.ARTICLE, title=article.title[:300])
    return rows.filter(source_url=article.source.url).first()


def attach_text(*, report: ReportDocument, text: str, by: User | None, at: datetime) -> None:
    """Put the text beside figures that came without it, so that they open to their sentences; it stays unpublished.

    Raises ActRefused when it is not the text from which the figures were taken.
    """
    text = text.replace("\r\n", "\n")
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.REVIEW, row)
        if row.text:
            raise ActRefused(_("Báo cáo này đã có toàn văn."))
        if not _is_text_of(row, text):
            raise ActRefused(_("Văn bản này không phải văn bản mà các số được trích ra."))
        row.text, row.version = text, row.version + 1
        row.save(update_fields=["text", "version"])
        record(chain=row.chain, act="report.attach_text", ref=row.code, by=by or SYSTEM, at=at)
    report.refresh_from_db()


def _is_text_of(row: ReportDocument, text: str) -> bool:
    if row.text_digest and sha256(text.encode()).hexdigest() == row.text_digest:
        return True
    placed = row.figures.filter(start__isnull=False).values_list("start", "end", "quote")
    return bool(placed) and all(text[start:end] == quote for start, end, quote in placed)
