"""The arithmetic of a report looked at again after an officer's word; the same checks as at the reading."""

from decimal import Decimal

from caunoi.figures.choices import LIVE, FigureState
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.services.storing import store_checks
from caunoi.reading.checks import check_report
from caunoi.reading.figure import Figure, Report


def check_again(report: ReportDocument) -> None:
    """Check the figures as they stand now. Inside an act; without the text (an article) the old checks stay."""
    if not report.text:
        return
    rows = list(
        report.figures.filter(state__in=[*LIVE, FigureState.SUPERSEDED], start__isnull=False).order_by("number")
    )
    reading = as_reading(report, rows)
    store_checks(report, check_report(reading), dict(enumerate(rows)))


def as_reading(report: ReportDocument, rows: list[ReportedFigure]) -> Report:
    """Rows as the library of reading knows figures; indexes are those of the list."""
    index_of = {row.pk: index for index, row in enumerate(rows)}
    figures = [
        Figure(
            start=row.start or 0, end=row.end or 0, quote=row.quote, value=plain(row.value),
            value_max=None if row.value_max is None else plain(row.value_max), qualifier=row.bound, unit=row.unit,
            what=row.what, subject=row.subject or None, level=row.level or None, period=row.period_words or None,
            part_of=index_of.get(row.part_of_id or 0), repeat_of=index_of.get(row.repeat_of_id or 0),
            indicator=row.indicator or None, confidence=row.confidence, is_plan=row.is_plan,
        )
        for row in rows
    ]  # fmt: skip
    return Report(
        report.text, report.unit_read or None, report.parent_read or None, report.period_words or None, figures
    )


def plain(value: Decimal) -> int | float:
    """A whole number as int, another as float, as the reader has them."""
    return int(value) if value == value.to_integral_value() else float(value)
