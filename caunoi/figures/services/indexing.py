"""What of a report is found by a search: its title and text for officers, its standing figures for everybody.

Where and of when it is belongs to its words; one that no body keeps is indexed under NOBODY, for every officer.
"""

from collections.abc import Iterator
from datetime import date

from caunoi.common.clock import local_date
from caunoi.figures import wording
from caunoi.figures.choices import STANDING, ReportState
from caunoi.figures.models import ReportDocument
from caunoi.places.selectors import full_name
from caunoi.search import services as search
from caunoi.search.services import Searchable

REPORT, PUBLIC_REPORT = "report", "public_report"
NOBODY = 0


def all_reports() -> Iterator[Searchable]:
    """Every report that was read, for building the index anew."""
    for row in ReportDocument.objects.filter(state=ReportState.READ).order_by("pk").iterator(chunk_size=100):
        yield _for_officers(row)


def all_public_reports() -> Iterator[Searchable]:
    """Every public report, for building the index anew."""
    rows = ReportDocument.objects.filter(published_at__isnull=False).order_by("pk")
    for row in rows.iterator(chunk_size=100):
        yield _for_everybody(row)


def index_report(row: ReportDocument) -> None:
    """Put a report into both indexes as it stands now, or take it out."""
    if row.state == ReportState.READ:
        search.put_many(kind=REPORT, rows=[_for_officers(row)])
    if row.is_public:
        search.put_many(kind=PUBLIC_REPORT, rows=[_for_everybody(row)])
    else:
        search.drop(kind=PUBLIC_REPORT, object_id=row.pk)


def _for_officers(row: ReportDocument) -> Searchable:
    title = f"{row.code} {row.title}"
    return Searchable(
        row.pk, row.body_id or NOBODY, False, title, f"{_heading(row)}\n{row.text or _words(row)}", _on(row)
    )


def _for_everybody(row: ReportDocument) -> Searchable:
    return Searchable(row.pk, row.body_id or NOBODY, True, row.title, f"{_heading(row)}\n{_words(row)}", _on(row))


def _on(row: ReportDocument) -> date:
    """The day it speaks of, or the day it came."""
    return row.period_to or row.as_of or local_date(row.created_at)


def _heading(row: ReportDocument) -> str:
    sender = row.sender_name or (row.sender.name if row.sender else "")
    place = full_name(row.place) if row.place else row.unit_read
    return ", ".join(filter(None, (place, sender, row.period_words or wording.period(row))))


def _words(row: ReportDocument) -> str:
    rows = row.figures.filter(state__in=STANDING, repeat_of=None).values_list("what", "subject", "quote")
    return "\n".join(" ".join(filter(None, parts)) for parts in rows)
