"""The arithmetic of a report looked at again after an officer's word; the same checks as at the reading."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import override

from caunoi.figures import wording
from caunoi.figures.choices import LIVE, STANDING, FigureState
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.services.storing import store_checks
from caunoi.reading.checks import check_report
from caunoi.reading.figure import Figure, Report
from caunoi.reading.numbers import scan
from caunoi.reading.working import lowered

LEAP = 3  # days by which two quarters or years may differ
MOST_EARLIER = 500


def check_again(report: ReportDocument) -> None:
    """Check the figures as they stand now, beside those of the period before. Inside an act.

    Without the text (an article) the checks that came with it stay.
    """
    if not report.text:
        return
    states = [*LIVE, FigureState.SUPERSEDED]
    rows = list(report.figures.filter(state__in=states, start__isnull=False).order_by("number"))
    before = as_figures(earlier_figures(report))
    checks = check_report(as_reading(report, rows), earlier=before)
    store_checks(report, checks, dict(enumerate(rows)))


def earlier_figures(report: ReportDocument) -> list[ReportedFigure]:
    """Standing results of the same unit, of the latest period as long as the report's own that ended before it began.

    Empty for a report without a place or without a period from day to day.
    """
    first, last = report.period_from, report.period_to
    if report.place_id is None or first is None or last is None:
        return []
    rows = ReportedFigure.objects.filter(
        place=report.place_id, state__in=STANDING, repeat_of=None, is_plan=False, period_to__lt=first
    ).exclude(indicator="")
    length = (last - first).days
    for start, end in rows.order_by("-period_to").values_list("period_from", "period_to").distinct()[:20]:
        if start is not None and end is not None and abs((end - start).days - length) <= LEAP:
            return list(rows.filter(period_from=start, period_to=end)[:MOST_EARLIER])
    return []


def as_reading(report: ReportDocument, rows: list[ReportedFigure]) -> Report:
    """Rows as the library of reading knows figures; indexes are those of the list."""
    words = report.period_words or None
    return Report(report.text, report.unit_read or None, report.parent_read or None, words, as_figures(rows))


def as_figures(rows: Sequence[ReportedFigure]) -> list[Figure]:
    """Rows as figures whose `part_of` and `repeat_of` are indexes of this list."""
    index_of = {row.pk: index for index, row in enumerate(rows)}
    return [_as_figure(row, index_of) for row in rows]


def _as_figure(row: ReportedFigure, index_of: Mapping[int, int]) -> Figure:
    return Figure(
        start=row.start or 0, end=row.end or 0, quote=told(row), value=plain(row.value),
        value_max=None if row.value_max is None else plain(row.value_max), qualifier=row.bound, unit=row.unit,
        what=row.what, subject=row.subject or None, level=row.level or None, period=row.period_words or None,
        part_of=index_of.get(row.part_of_id or 0), repeat_of=index_of.get(row.repeat_of_id or 0),
        indicator=row.indicator or None, confidence=row.confidence, is_plan=row.is_plan,
    )  # fmt: skip


def told(row: ReportedFigure) -> str:
    """The words by which a check speaks of a figure: those of the text; of a corrected one what it is now."""
    if row.state != FigureState.CORRECTED or _says(row):
        return row.quote
    with override("vi"):  # what checks say is Vietnamese
        amount = wording.amount(row)
    return f"{amount}%" if row.unit.startswith("%") else f"{amount} {row.unit}".strip()


def _says(row: ReportedFigure) -> bool:
    """Whether the words of the text tell the very number, in its unit where they tell any."""
    quote = lowered(row.quote)
    found = next(scan(quote), None)
    if found is None or (found.value, found.value_max) != (row.value, row.value_max):
        return False
    rest = quote[found.core_end :].strip()
    return not rest or any(word in rest for word in lowered(row.unit).replace("/", " ").split())


def plain(value: Decimal) -> int | float:
    """A whole number as int, another as float, as the reader has them."""
    return int(value) if value == value.to_integral_value() else float(value)
