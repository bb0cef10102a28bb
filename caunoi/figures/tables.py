"""Figures side by side: units × indicators, periods × indicators, and what the public reads of a unit.

Constant numbers of queries. A table counts a quantity once: repeats are left out, parts stand under their whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, Max, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.figures import access, book, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.choices import LIVE, STANDING, Bound, FigureState, ReportState
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.places.models import Place
from caunoi.web.among import among

_MONTHS_DIFFER = timedelta(days=4)  # 28 or 31 days, 181 or 184
THERE, OPEN, DOUBTFUL, SEVERAL, MISSING = "there", "open", "doubtful", "several", "missing"
STATUS_LABELS = {
    THERE: gettext_lazy("Có số"),
    OPEN: gettext_lazy("Chờ kiểm"),
    DOUBTFUL: gettext_lazy("Nghi ngờ"),
    SEVERAL: gettext_lazy("Nhiều số, cần chọn"),
    MISSING: gettext_lazy("Báo cáo không nêu"),
}


@dataclass
class Cell:
    """What a report says of an indicator. `status`: there, open (not yet accepted), doubtful, several, missing."""

    figures: list[ReportedFigure] = field(default_factory=list)

    @property
    def status(self) -> str:
        """One word for the colour; a doubtful accepted figure is still doubtful."""
        if not self.figures:
            return MISSING
        if any(row.is_doubtful for row in self.figures):
            return DOUBTFUL
        if len(self.figures) > 1:
            return SEVERAL
        return THERE if self.figures[0].state in STANDING else OPEN

    @property
    def figure(self) -> ReportedFigure | None:
        """The one figure, when there is just one."""
        return self.figures[0] if len(self.figures) == 1 else None


@dataclass
class MatrixRow:
    """One report. `cells` are in the order of the matrix's indicators."""

    report: ReportDocument
    cells: list[Cell]


@dataclass
class Matrix:
    """Units × indicators. `counts`: how many cells of each status."""

    indicators: list[IndicatorInfo]
    rows: list[MatrixRow]
    counts: dict[str, int]


def matrix(reports: QuerySet[ReportDocument], *, keys: Sequence[str] = (), group: str = "") -> Matrix:
    """What each report says of each indicator (`keys`, or a `group`, or all that any of them answers). Three queries.

    Reports that were read; no plans, nothing of a time before the report's own (a column of last year beside this
    year's), and where the report's own period is told no shorter one; of an indicator with a breakdown the whole. Rows
    by unit, then period; those of no known unit stand last.
    """
    rows = list(
        reports.filter(state=ReportState.READ)
        .select_related("place", "sender", "body")
        .defer("text")
        .order_by(F("place__sort_name").asc(nulls_last=True), "place_id", "period_to", "pk")
    )
    known = book.indicators()
    found = _by_report([row.pk for row in rows])
    wanted = _columns(known, keys, group, {key for cells in found.values() for key in cells})
    table = [MatrixRow(row, [Cell(found[row.pk].get(info.key, [])) for info in wanted]) for row in rows]
    counts = dict.fromkeys(STATUS_LABELS, 0)
    for line in table:
        for cell in line.cells:
            counts[cell.status] += 1
    return Matrix(wanted, table, counts)


def _columns(
    known: dict[str, IndicatorInfo], keys: Sequence[str], group: str, answered: set[str]
) -> list[IndicatorInfo]:
    if keys:
        return [known[key] for key in keys if key in known]
    return [info for info in known.values() if (info.group == group if group else info.key in answered)]


def _by_report(ids: Sequence[int]) -> dict[int, dict[str, list[ReportedFigure]]]:
    rows = ReportedFigure.objects.filter(among("report", ids), state__in=LIVE, repeat_of=None, is_plan=False)
    found: dict[int, dict[str, list[ReportedFigure]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.exclude(indicator="").select_related("report", "part_of").defer("report__text").order_by("number"):
        if not _is_of_before(row):
            found[row.report_id][row.indicator].append(row)
    for cells in found.values():
        for key, figures in cells.items():
            cells[key] = _wholes(_of_its_period(figures))
    return found


def _of_its_period(figures: list[ReportedFigure]) -> list[ReportedFigure]:
    """Those that hold for all of their report's period, where there are any: halves of a year stand beside the year."""
    own = [row for row in figures if _when(row) == _when(row.report)]
    return own or figures


def _when(row: ReportedFigure | ReportDocument) -> tuple[date | None, date | None, date | None]:
    return row.period_from, row.period_to, row.as_of


def _is_of_before(row: ReportedFigure) -> bool:
    """Whether a figure holds for a time that was over before its report's own began, or for a day before its day."""
    report, last = row.report, row.period_to or row.as_of
    first = report.period_from or report.as_of
    return last is not None and first is not None and last < first


def _wholes(figures: list[ReportedFigure]) -> list[ReportedFigure]:
    """Without parts of one of them; when some are accepted, these alone. One number told twice is one."""
    ids = {row.pk for row in figures}
    wholes = [row for row in figures if row.part_of_id not in ids]
    told = [row for row in wholes if row.state in STANDING] or wholes
    once = {(row.value, row.value_max, row.bound, row.unit, row.place_id): row for row in reversed(told)}
    return [row for row in told if once[row.value, row.value_max, row.bound, row.unit, row.place_id] is row]


@dataclass(frozen=True)
class Change:
    """From one period to the next. `difference` in the unit; `percent` empty when the earlier value is 0."""

    difference: Decimal
    percent: Decimal | None


@dataclass
class Comparison:
    """Periods × indicators of one unit. `periods`: (first, last, as_of) in time; a cell for each in every row."""

    periods: list[tuple[date | None, date | None, date | None]]
    labels: list[str]
    rows: list[tuple[IndicatorInfo, list[Cell]]]


def compare_periods(figures: QuerySet[ReportedFigure], place: Place, *, keys: Sequence[str] = ()) -> Comparison:
    """What a unit reported in each period: standing figures alone. `figures`: what may be read. Two queries."""
    rows = figures.filter(place=place, state__in=STANDING, repeat_of=None, is_plan=False).exclude(indicator="")
    if keys:
        rows = rows.filter(indicator__in=keys)
    cells: dict[str, dict[tuple[date | None, ...], list[ReportedFigure]]] = defaultdict(lambda: defaultdict(list))
    labels: dict[tuple[date | None, date | None, date | None], str] = {}
    for row in rows.select_related("report").defer("report__text").order_by("report_id", "number"):
        when = (row.period_from, row.period_to, row.as_of)
        labels.setdefault(when, wording.period(row))
        cells[row.indicator][when].append(row)
    periods = sorted(labels, key=lambda when: (when[1] or when[2] or date.min, when[0] or date.min))
    known = book.indicators()
    table = [
        (known[key], [Cell(_wholes(cells[key].get(when, []))) for when in periods]) for key in known if key in cells
    ]
    return Comparison(periods, [labels[when] for when in periods], table)


def change(earlier: Cell, later: Cell, info: IndicatorInfo) -> Change | None:
    """How much a figure changed; None unless both are one exact number of the same unit and nothing is doubted.

    Nor is it told of what piles up with time when one period is longer than the other (`is_like_for_like`).
    """
    one, other = earlier.figure, later.figure
    if one is not None and other is not None and not is_like_for_like(one, other, info):
        return None
    if one is None or other is None or {earlier.status, later.status} != {THERE}:
        return None
    if (one.unit, one.value_max, other.value_max) != (other.unit, None, None):
        return None
    if one.bound != Bound.EXACT or other.bound != Bound.EXACT:
        return None
    percent = ((other.value - one.value) * 100 / one.value).quantize(Decimal("0.1")) if one.value else None
    return Change(other.value - one.value, percent)


def is_like_for_like(one: ReportedFigure, other: ReportedFigure, info: IndicatorInfo) -> bool:
    """Whether two periods allow a comparison: any two for a stock or a rate, else two of one length (in days, give or
    take the days by which months differ)."""
    if info.is_stock or one.unit.startswith("%") or "/" in one.unit:
        return True
    if one.as_of is not None or other.as_of is not None:
        return (one.as_of is None) == (other.as_of is None)
    if not (one.period_from and one.period_to and other.period_from and other.period_to):
        return True
    return abs((one.period_to - one.period_from) - (other.period_to - other.period_from)) <= _MONTHS_DIFFER


@dataclass
class PublicFigure:
    """A figure as everybody reads it, its parts under it (in the order of the text)."""

    figure: ReportedFigure
    indicator: IndicatorInfo | None
    parts: list["PublicFigure"] = field(default_factory=list)

    @property
    def amount(self) -> str:
        """ "hơn 1.140"."""
        return wording.amount(self.figure)


@dataclass
class PublicGroup:
    """Figures of one group of indicators and one period."""

    name: str
    period: str
    figures: list[PublicFigure]


@dataclass(frozen=True)
class PublicUnit:
    """A unit of which there are public figures."""

    place: Place
    count: int
    first: date | None
    last: date | None


def public_units(within: Place | None = None) -> list[PublicUnit]:
    """The units with public figures, in Vietnamese order, with their number and the time they span. Two queries."""
    rows = access.public_figures().exclude(place=None)
    if within is not None:
        rows = rows.filter(place__paths_up__ancestor=within)
    found = rows.order_by().values("place").annotate(
        n=Count("pk"), first=Min("period_from"), last=Max("period_to"), day=Max("as_of")
    )  # fmt: skip
    counts = {row["place"]: row for row in found}
    places = Place.objects.filter(pk__in=counts).select_related("parent").order_by("sort_name", "pk")
    return [
        PublicUnit(
            place, counts[place.pk]["n"], counts[place.pk]["first"], counts[place.pk]["last"] or counts[place.pk]["day"]
        )
        for place in places
    ]


def public_periods(place: Place) -> list[tuple[date | None, date | None, date | None]]:
    """The periods of a unit's public figures, the latest first. One query."""
    rows = access.public_figures().filter(place=place).order_by()
    found = set(rows.values_list("period_from", "period_to", "as_of").distinct())
    return sorted(found, key=lambda when: (when[1] or when[2] or date.min, when[0] or date.min), reverse=True)


def public_groups(
    place: Place, *, when: tuple[date | None, date | None, date | None] | None = None
) -> list[PublicGroup]:
    """What everybody reads of a unit, by group of indicators and period, the latest period first. Two queries.

    Shown are standing figures alone, each with the code that opens its sentence. Nothing here is added up.
    """
    rows = access.public_figures().filter(place=place)
    if when is not None:
        rows = rows.filter(period_from=when[0], period_to=when[1], as_of=when[2])
    listed = list(rows.select_related("report__sender").defer("report__text").order_by("report_id", "number"))
    return _grouped(listed, book.indicators())


def _grouped(rows: Sequence[ReportedFigure], known: dict[str, IndicatorInfo]) -> list[PublicGroup]:
    shown = {row.pk: PublicFigure(row, known.get(row.indicator)) for row in rows}
    groups: dict[tuple[str, str], list[PublicFigure]] = defaultdict(list)
    moments: dict[tuple[str, str], date] = {}
    for row in rows:
        item = shown[row.pk]
        if row.part_of_id in shown:
            shown[row.part_of_id].parts.append(item)
            continue
        key = (item.indicator.group if item.indicator else _("Số khác"), wording.period(row))
        groups[key].append(item)
        moments[key] = max(moments.get(key, date.min), row.period_to or row.as_of or date.min)
    order = {info.group: place for place, info in enumerate(known.values())}
    ranked = sorted(groups, key=lambda key: (-moments[key].toordinal(), order.get(key[0], len(order))))
    return [PublicGroup(name, when, groups[name, when]) for name, when in ranked]


def count_by_state(figures: Iterable[ReportedFigure]) -> dict[str, int]:
    """How many figures are in each state, repeats apart."""
    counts = dict.fromkeys(FigureState.values, 0)
    for row in figures:
        if row.repeat_of_id is None:
            counts[row.state] += 1
    return counts


__all__ = [
    "STATUS_LABELS",
    "Cell",
    "Change",
    "Comparison",
    "Matrix",
    "MatrixRow",
    "PublicFigure",
    "PublicGroup",
    "PublicUnit",
    "change",
    "compare_periods",
    "count_by_state",
    "matrix",
    "public_groups",
    "public_periods",
    "public_units",
]
