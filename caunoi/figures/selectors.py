"""Reads of one batch, report or figure; each says how many queries it costs, whatever the number of rows.

Rights are the caller's: come with a row from a door of `access`, or with one of its querysets. Tables are in `tables`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from rapidfuzz import fuzz

from caunoi.accounts.models import User
from caunoi.figures import access, book, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.choices import DOUBTS, LIVE, STANDING, Act, FigureState, Perm, ReportState
from caunoi.figures.models import FigureAct, ReportBatch, ReportCheck, ReportDocument, ReportedFigure, Vocabulary
from caunoi.figures.passages import Passage, passage_of
from caunoi.figures.services.acting import written_back
from caunoi.figures.services.indexing import PUBLIC_REPORT, REPORT
from caunoi.figures.services.intake import same_report_before
from caunoi.language.personal import find_personal_data, redact
from caunoi.search import selectors as search
from caunoi.web.among import among


@dataclass(frozen=True)
class Progress:
    """How far a batch is. `failed`: the reports that could not be read, with the reason in `failure`."""

    total: int
    waiting: int
    reading: int
    read: int
    cancelled: int
    failed: list[ReportDocument]

    @property
    def done(self) -> int:
        """How many are no longer worked on."""
        return self.total - self.waiting - self.reading

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to read."""
        return self.done == self.total


def batch_progress(batch: ReportBatch) -> Progress:
    """Counts of a batch by state, and what failed. Two queries."""
    rows = dict(batch.reports.order_by().values_list("state").annotate(n=Count("pk")))
    failed = list(batch.reports.filter(state=ReportState.FAILED).defer("text").order_by("pk"))
    return Progress(
        total=sum(rows.values()),
        waiting=rows.get(ReportState.WAITING, 0),
        reading=rows.get(ReportState.READING, 0),
        read=rows.get(ReportState.READ, 0),
        cancelled=rows.get(ReportState.CANCELLED, 0),
        failed=failed,
    )


def already_here(failed: Sequence[ReportDocument]) -> dict[int, ReportDocument]:
    """Of files that were not read those that are here as another report, by their id. One query."""
    digests = {row.digest for row in failed if row.digest}
    bodies = {row.body_id for row in failed}
    rows = ReportDocument.objects.filter(digest__in=digests, body__in=bodies).exclude(state=ReportState.FAILED)
    twins = {(row.body_id, row.digest): row for row in rows.defer("text").order_by("-pk")}
    found = ((row.pk, twins.get((row.body_id, row.digest))) for row in failed)
    return {pk: twin for pk, twin in found if twin is not None}


def with_counts(reports: QuerySet[ReportDocument]) -> QuerySet[ReportDocument]:
    """Reports with `count_all`, `count_open` (proposed), `count_doubtful` and `count_standing`; texts left out."""
    once = Q(figures__repeat_of=None)
    return (
        reports.select_related("place", "sender", "body")
        .defer("text")
        .annotate(
            count_all=Count("figures", filter=once),
            count_open=Count("figures", filter=once & Q(figures__state=FigureState.PROPOSED)),
            count_doubtful=Count(
                "figures", filter=once & Q(figures__is_doubtful=True, figures__state=FigureState.PROPOSED)
            ),
            count_standing=Count("figures", filter=once & Q(figures__state__in=STANDING)),
        )
    )


@dataclass
class ReportPage:
    """All that the page of a report shows: figures in the order of the text, checks (alarms first), indicators."""

    report: ReportDocument
    figures: list[ReportedFigure]
    checks: list[ReportCheck]
    indicators: dict[str, IndicatorInfo] = field(default_factory=dict)


def report_page(report: ReportDocument) -> ReportPage:
    """A report with its figures (`figure.checks` prefetched) and checks (`check.figures` prefetched). Five queries."""
    figures = list(report.figures.select_related("place", "part_of", "repeat_of").prefetch_related("checks"))
    for figure in figures:
        figure.report = report
    order = {verdict: place for place, verdict in enumerate(["fails", "suspicious", "holds"])}
    checks = sorted(report.checks.prefetch_related("figures"), key=lambda check: (order[check.verdict], check.pk))
    return ReportPage(report, figures, checks, book.indicators())


@dataclass
class FigureDetail:
    """One number, opened: its sentence, what it breaks down into, what repeats it, what checks say, what was done."""

    figure: ReportedFigure
    passage: Passage
    indicator: IndicatorInfo | None
    parts: list[ReportedFigure]
    repeats: list[ReportedFigure]
    checks: list[ReportCheck]
    history: list[FigureAct]

    @property
    def doubts(self) -> list[ReportCheck]:
        """The checks that speak against it."""
        return [check for check in self.checks if check.verdict in DOUBTS]


def figure_detail(figure: ReportedFigure, *, is_public: bool = False) -> FigureDetail:
    """A figure opened; for everybody (`is_public`) only with standing parts and without its history. Six queries."""
    parts = figure.parts.order_by("number")
    if is_public:
        parts = parts.filter(state__in=STANDING, repeat_of=None)
    return FigureDetail(
        figure=figure,
        passage=passage_of(figure),
        indicator=book.indicator(figure.indicator) if figure.indicator else None,
        parts=list(parts),
        repeats=[] if is_public else list(figure.repeats.order_by("number")),
        checks=list(figure.checks.prefetch_related("figures")),
        history=[] if is_public else history(figure.report, figure=figure),
    )


def history(report: ReportDocument, *, figure: ReportedFigure | None = None) -> list[FigureAct]:
    """What was done, the latest first, with `changes` (and `by`, `undone_by`) at hand; of one figure if given.

    Field names and values of a change: `wording.FIELD_LABELS`. Two queries.
    """
    rows = report.acts.all()
    if figure is not None:
        rows = rows.filter(changes__figure=figure)
    return list(
        rows.select_related("by", "undoes", "undone_by").prefetch_related("changes__figure").order_by("-at", "-pk")
    )


def suggestions(figure: ReportedFigure, *, limit: int = 8) -> list[IndicatorInfo]:
    """Indicators that a figure may answer to, the likeliest first: for the box in which an officer chooses one.

    What officers said of the same words comes first, then what the reader found, then likeness. Two queries.
    """
    known = book.indicators()
    what = book.folded(f"{figure.what} {figure.unit}")
    said = Vocabulary.objects.filter(what_fold=book.folded(figure.what), ended_at=None).order_by("-used")
    keys = [*said.values_list("indicator", flat=True), figure.indicator]
    scored = [(max(_likeness(what, text) for text in (info.name, *info.words)), info.key) for info in known.values()]
    keys += [key for score, key in sorted(scored, reverse=True) if score >= 45]
    return [known[key] for key in dict.fromkeys(keys) if key in known][:limit]


def _likeness(what: str, text: str) -> float:
    return fuzz.token_set_ratio(what, book.folded(text))


def next_waiting(report: ReportDocument) -> ReportDocument | None:
    """Another report of the keeper in which figures wait: of those brought in with it first. One query.

    Those after this one come before those that were passed over on the way to it.
    """
    rows = ReportDocument.objects.filter(body=report.body_id, state=ReportState.READ, superseded_by=None)
    open_rows = ReportedFigure.objects.filter(report=OuterRef("pk"), state=FigureState.PROPOSED, repeat_of=None)
    together = Case(When(batch=report.batch_id, batch__isnull=False, then=0), default=1)
    later = Q(created_at__gt=report.created_at) | Q(created_at=report.created_at, pk__gt=report.pk)
    passed = Case(When(later, then=0), default=1)
    rows = rows.filter(Exists(open_rows)).exclude(pk=report.pk).defer("text")
    return rows.order_by(together, passed, "created_at", "pk").first()


@dataclass(frozen=True)
class Amended:
    """What a corrected figure was in the report, for everybody: amounts in words, day, reason; nobody's name."""

    before: str
    after: str
    at: datetime
    reason: str


def amended(figure: ReportedFigure) -> Amended | None:
    """The correction of its number or unit, as long as it stands; None when nothing of it differs now. One query."""
    rows = figure.changes.filter(act__act=Act.CORRECT, act__undone_by=None).select_related("act").order_by("pk")
    told = [row for row in rows if _AMOUNT & set(row.before)]
    if figure.state != FigureState.CORRECTED or not told:
        return None
    first = ReportedFigure(**{name: getattr(figure, name) for name in _AMOUNT})
    for row in reversed(told):
        kept = {name: value for name, value in row.before.items() if name in _AMOUNT}
        for name, value in written_back(first, kept).items():
            setattr(first, name, value)
    words = [f"{wording.amount(row)} {row.unit}".strip() for row in (first, figure)]
    if words[0] == words[1]:
        return None
    if first.unit == figure.unit:
        words = [wording.amount(first), wording.amount(figure)]
    last = told[-1].act
    return Amended(words[0], words[1], last.at, redact(last.reason, find_personal_data(last.reason)))


_AMOUNT = frozenset({"value", "value_max", "bound", "unit"})
MOST_LIKELY, LEAST_SHARED = 2, 3


def likely_same(report: ReportDocument) -> list[ReportDocument]:
    """Earlier reports that this one may be sent anew of: those of its unit and period that speak of the same things.

    At least three indicators, and half of those of the report with fewer, stand in both; the two likeliest first.
    """
    others = same_report_before(report)
    found: dict[int, set[str]] = {row.pk: set() for row in (report, *others)}
    rows = ReportedFigure.objects.filter(among("report", found), state__in=LIVE, repeat_of=None).exclude(indicator="")
    for pk, key in rows.order_by().values_list("report_id", "indicator").distinct():
        found[pk].add(key)
    own = found[report.pk]
    shared = {row.pk: len(own & found[row.pk]) for row in others}
    likely = [
        row
        for row in others
        if shared[row.pk] >= LEAST_SHARED and 2 * shared[row.pk] >= min(len(own), len(found[row.pk]))
    ]
    return sorted(likely, key=lambda row: -shared[row.pk])[:MOST_LIKELY]


def find_reports(user: User, query: str, *, limit: int = 50) -> list[ReportDocument]:
    """The reports that hold the words, among those the user may read, best first. Three queries."""
    ids = search.find(query, kind=REPORT, body_ids=access.bodies(user, Perm.SEE), limit=limit)
    rows = access.visible_reports(user).select_related("place", "body").defer("text").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def find_public(query: str, *, limit: int = 50) -> list[ReportDocument]:
    """The public reports whose standing figures hold the words, best first. Two queries."""
    ids = search.find(query, kind=PUBLIC_REPORT, public_only=True, limit=limit)
    rows = ReportDocument.objects.filter(published_at__isnull=False).select_related("place").defer("text").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def duplicates_of(figure: ReportedFigure) -> Sequence[ReportedFigure]:
    """Other figures of the report with the same value and unit, which may repeat it. One query."""
    rows = figure.report.figures.filter(
        value=figure.value, value_max=figure.value_max, unit=figure.unit, repeat_of=None
    )
    return list(rows.exclude(pk=figure.pk))
