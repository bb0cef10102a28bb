"""The sample's reports played through the services: kept, read, confirmed, reviewed, published by sample officers."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import transaction

from caunoi.accounts.models import User
from caunoi.common.codes import new_token
from caunoi.figures.choices import FigureState, ReportKind
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.services import reading, reviewing
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.intake import new_code
from caunoi.figures.services.merging import merge_repeats
from caunoi.figures.services.publishing import publish_report
from caunoi.people.models import Body
from caunoi.web import files
from caunoi.web.uploads import clean_upload

FOLDER = Path(__file__).parent


def sample_reports() -> list[dict[str, Any]]:
    """The rows of reports.toml."""
    return list(tomllib.loads((FOLDER / "reports.toml").read_text(encoding="utf-8"))["report"])


@transaction.atomic
def load_reports(*, at: datetime) -> int:
    """Bring in the sample's reports; how many. None when they are there, or their bodies are not."""
    if ReportDocument.objects.filter(is_sample=True, body__is_sample=True).exists():
        return 0
    rows = [row for row in sample_reports() if Body.objects.filter(code=row["body"], is_sample=True).exists()]
    for row in rows:
        _play(row, at)
    return len(rows)


def _play(row: Mapping[str, Any], at: datetime) -> None:
    body = Body.objects.select_related("place").get(code=row["body"])
    officer = User.objects.get(username=f"{row['officers']}.tiepnhan")
    report = _kept(row, body, officer, at)
    begun = reading.begin_reading(report_id=report.pk, at=at)
    if begun is None:
        return
    reading.finish_reading(report=begun, parsed=reading.parse(begun), at=at)
    report.refresh_from_db()
    heading = Heading(place=body.place, period_words=row["period"], sender=body, title=row["title"])
    confirm_report(report=report, heading=heading, by=officer, at=at)
    _review(report, row, officer, at)
    publisher = User.objects.get(username=f"{row['officers']}.congkhai")
    publish_report(report=report, by=publisher, at=at, with_text=True)


def _kept(row: Mapping[str, Any], body: Body, officer: User, at: datetime) -> ReportDocument:
    """The file in the store, as an upload leaves it, without a task: it is read at once."""
    data = (FOLDER / row["file"]).read_bytes()
    kind = ReportKind(row["file"].rpartition(".")[2])
    if kind == ReportKind.TXT:
        ref, mime = files.store(data), "text/plain"
    else:
        clean = clean_upload(BytesIO(data))
        ref, mime = files.store(clean.bytes), clean.mime
    batch = ReportBatch.objects.create(code=f"LT-{new_token(8)}", body=body, created_at=at, created_by=officer)
    return ReportDocument.objects.create(
        code=new_code(), batch=batch, body=body, sender=body, title=row["title"], kind=kind, file_ref=ref, mime=mime,
        digest=sha256(data).hexdigest(), created_at=at, created_by=officer, is_sample=True,
    )  # fmt: skip


def _review(report: ReportDocument, row: Mapping[str, Any], officer: User, at: datetime) -> None:
    """What the officer says: indicators for words the book lacks, then all that is sure, then the numbers named."""
    for figure in report.figures.filter(quote__in=row["map"]):
        reviewing.map_figure(figure=figure, indicator=row["map"][figure.quote], by=officer, at=at)
    for words in row.get("repeats", ()):
        first, *others = report.figures.filter(quote=words).order_by("number")
        merge_repeats(first=first, repeats=others, by=officer, at=at)
    reviewing.accept_all_sure(report=report, by=officer, at=at)
    for figure in report.figures.filter(quote__in=row["accept"], state=FigureState.PROPOSED, is_doubtful=False):
        reviewing.accept_figure(figure=figure, by=officer, at=at)
