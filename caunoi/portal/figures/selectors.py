"""What the public pages of figures read: units, periods, groups to choose from, the rows shown, one number opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from caunoi.figures import access, book, selectors, tables
from caunoi.figures.choices import STANDING, Verdict
from caunoi.figures.models import ReportCheck, ReportDocument, ReportedFigure
from caunoi.figures.passages import Passage
from caunoi.figures.tables import PublicUnit
from caunoi.language.fold import fold
from caunoi.places.models import Place
from caunoi.portal.figures.lines import Line, Section, sections, slug_of
from caunoi.portal.figures.names import group_of
from caunoi.portal.figures.periods import When, key_of, label_of

MOST = 400  # figures on one page; a unit with more shows its latest period first
MOST_UNITS = 60
SHORT = 24  # figures that a page shows without folding its groups


@dataclass(frozen=True)
class Filters:
    """What the address asks for; everything may be empty.

    `open`: the code of the number that is opened. `words`: only numbers named with them.
    `is_unfolded`: every group stands open.
    """

    place: Place | None = None
    when: When | None = None
    group: str = ""
    open: str = ""
    words: str = ""
    is_unfolded: bool = False

    @property
    def when_key(self) -> str:
        """The period as an address says it."""
        return key_of(self.when) if self.when is not None else ""


@dataclass
class UnitPage:
    """All that the page of a unit shows. `periods` and `groups`: what may be chosen, (key, label)."""

    sections: list[Section]
    periods: list[tuple[str, str]]
    groups: list[tuple[str, str]]
    count: int
    reports: list[ReportDocument]
    when: When | None = None
    is_cut: bool = False


def has_figures() -> bool:
    """Whether anything is public at all: the door stands open only then. One query."""
    return access.public_figures().exclude(place=None).exists()


def rows_of(place: Place, when: When | None = None) -> QuerySet[ReportedFigure]:
    """The public figures of a unit with their reports, the latest report first, without the texts."""
    rows = access.public_figures().filter(place=place)
    if when is not None:
        rows = rows.filter(period_from=when[0], period_to=when[1], as_of=when[2])
    latest = Coalesce("report__period_to", "report__as_of").desc(nulls_last=True)
    rows = rows.select_related("report__sender", "place").defer("report__text")
    return rows.order_by(latest, "report_id", "number")


def unit_page(place: Place, filters: Filters) -> UnitPage:
    """The figures of a unit under the filters. Three queries, four for a unit with very many."""
    periods = tables.public_periods(place)
    when = filters.when if filters.when in periods else None
    rows = list(rows_of(place, when)[: MOST + 1])
    if len(rows) > MOST and when is None:
        when = periods[0]
        rows = list(rows_of(place, when)[: MOST + 1])
    known = book.indicators()
    found = sections(rows[:MOST], known)
    groups = [(section.slug, section.name) for section in found]
    if filters.group in dict(groups):
        found = [section for section in found if section.slug == filters.group]
    found = named(found, filters.words)
    shown = [line for section in found for line in section.all]
    return UnitPage(
        sections=found,
        periods=[(key_of(item), label_of(item)) for item in periods],
        groups=groups,
        count=len(shown),
        reports=list({line.figure.report_id: line.figure.report for line in shown}.values()),
        when=when,
        is_cut=len(rows) > MOST,
    )


def named(found: Sequence[Section], words: str) -> list[Section]:
    """The sections with the lines alone whose name (or group, or a part) holds every word; diacritics do not count."""
    wanted = fold(words).split()
    if not wanted:
        return list(found)
    kept = []
    for section in found:
        wholes = [line for line in section.wholes if _says(line, section, wanted)]
        lines = [line for line in section.lines if _says(line, section, wanted)]
        if wholes or lines:
            kept.append(replace(section, wholes=wholes, lines=lines))
    return kept


def _says(line: Line, section: Section, wanted: Sequence[str]) -> bool:
    rows = [f"{row.label} {row.figure.what} {row.figure.unit}" for row in (line, *line.parts)]
    said = f" {fold(' '.join([section.name, *rows]))}"
    return all(f" {word}" in said for word in wanted)


def opened_at_first(page: UnitPage, filters: Filters, chosen: str) -> set[str]:
    """The groups (slugs) that stand open: all of a short or narrowed page, else the first and the chosen one."""
    every = [section.slug for section in page.sections]
    if filters.is_unfolded or filters.words or filters.group in every or page.count <= SHORT:
        return set(every)
    return {*every[:1], chosen} & set(every)


def in_group(rows: Sequence[ReportedFigure], group: str) -> list[ReportedFigure]:
    """The rows whose indicator is of a group; all for no group."""
    known = book.indicators()
    return [row for row in rows if not group or slug_of(group_of(known.get(row.indicator))) == group]


def with_words(rows: Sequence[ReportedFigure], words: str) -> list[ReportedFigure]:
    """The rows that `named` leaves, in their order; all for no words."""
    if not words:
        return list(rows)
    kept = {line.figure.pk for section in named(sections(rows, book.indicators()), words) for line in section.all}
    return [row for row in rows if row.pk in kept]


@dataclass
class Opened:
    """One number opened: its sentence, who reports it, what arithmetic says (of public numbers alone)."""

    line: Line
    passage: Passage
    holds: list[ReportCheck] = field(default_factory=list)
    doubts: list[ReportCheck] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)
    is_askable: bool = False
    amended: selectors.Amended | None = None

    @property
    def report(self) -> ReportDocument:
        """Where it stands."""
        return self.line.figure.report


def opened(figure: ReportedFigure) -> Opened:
    """A figure from the public door, opened. Five queries."""
    detail = selectors.figure_detail(figure, is_public=True)
    public = [check for check in detail.checks if _is_public(check)]
    for part in detail.parts:
        part.report = figure.report
    top = sections([figure, *detail.parts], {figure.indicator: detail.indicator} if detail.indicator else {})
    line = next(line for section in top for line in section.all if line.figure.pk == figure.pk)
    return Opened(
        line,
        detail.passage,
        holds=[check for check in public if check.verdict == Verdict.HOLDS],
        doubts=[check for check in public if check.verdict != Verdict.HOLDS],
        parts=line.parts,
        is_askable=figure.report.body_id is not None,
        amended=selectors.amended(figure),
    )


def _is_public(check: ReportCheck) -> bool:
    """A check quotes its numbers: it is said only when all of them are public."""
    rows = list(check.figures.all())
    return bool(rows) and all(row.state in STANDING for row in rows)


def split_code(code: str) -> tuple[str, int] | None:
    """ "BC-7K4R9TXM.12" → its report and number."""
    report, _dot, number = code.rpartition(".")
    return (report, int(number)) if report and number.isascii() and number.isdigit() and len(number) < 6 else None


@dataclass(frozen=True)
class UnitList:
    """Units to choose from: those of today and those that are no more."""

    now: list[PublicUnit]
    before: list[PublicUnit]
    is_more: bool

    def __bool__(self) -> bool:
        return bool(self.now or self.before)


def unit_list(words: str = "", *, most: int = MOST_UNITS) -> UnitList:
    """The units that have public figures and whose name (or province's) holds the words. Two queries."""
    wanted = fold(words).split()
    found = [unit for unit in tables.public_units() if _is_named(unit.place, wanted)]
    shown = found[:most]
    return UnitList(
        [unit for unit in shown if unit.place.valid_to is None],
        [unit for unit in shown if unit.place.valid_to is not None],
        len(found) > most,
    )


def _is_named(place: Place, wanted: list[str]) -> bool:
    name = f" {fold(place.label)} {fold(place.parent.label) if place.parent else ''}"
    return all(f" {word}" in name for word in wanted)


@dataclass
class ReportPage:
    """A public report: its standing figures, and the whole text where that is public."""

    report: ReportDocument
    sections: list[Section]
    figures: list[ReportedFigure]


def report_page(code: str) -> ReportPage | None:
    """A report with its public figures; None when it is not public. Three queries."""
    rows = access.public_figures().filter(report__code=code).exclude(place=None).order_by("number")
    figures = list(rows.select_related("report__sender", "report__place", "place"))
    if not figures:
        return None
    for row in figures:
        row.report = figures[0].report
    return ReportPage(figures[0].report, sections(figures, book.indicators()), figures)
