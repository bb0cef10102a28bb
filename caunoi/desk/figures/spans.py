"""A period in an address: "2025-01-01_2025-12-31", or "2025-05-31" for a stock on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from caunoi.figures import wording
from caunoi.figures.models import ReportDocument, ReportedFigure

Span = tuple[date | None, date | None, date | None]  # first, last, as_of


def written(span: Span) -> str:
    """The period as an address has it; empty for none."""
    first, last, as_of = span
    if as_of is not None:
        return as_of.isoformat()
    return f"{first.isoformat()}_{last.isoformat()}" if first and last else ""


def read(text: str) -> Span | None:
    """The period of an address; None for anything else."""
    first, _line, last = text.partition("_")
    try:
        if not last:
            return None, None, date.fromisoformat(first)
        return date.fromisoformat(first), date.fromisoformat(last), None
    except ValueError:
        return None


def rule(span: Span) -> Q:
    """Reports or figures of just this period."""
    return Q(period_from=span[0], period_to=span[1], as_of=span[2])


def label(span: Span) -> str:
    """ "năm 2025"."""
    first, last, as_of = span
    if as_of is not None:
        return wording.period(ReportDocument(as_of=as_of))
    return wording.span(first, last) if first and last else ""


def choices(rows: QuerySet[ReportDocument] | QuerySet[ReportedFigure], *, most: int = 60) -> list[tuple[str, str]]:
    """The periods of some rows to choose from, the latest first. One query."""
    found = rows.order_by().values_list("period_from", "period_to", "as_of").distinct()[: most * 4]
    return [(written(span), label(span)) for span in latest_first(found) if written(span)][:most]


def latest_first(spans: Iterable[Span]) -> list[Span]:
    """Periods in time, the latest first."""
    return sorted(set(spans), key=lambda span: (span[1] or span[2] or date.min, span[0] or date.min), reverse=True)
