"""Units × indicators over many reports: what is there, missing, doubtful; a column summed, or why it may not be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.desk.figures import spans
from caunoi.desk.figures.door import reader, tabs
from caunoi.desk.frame import page
from caunoi.figures import access, book, sums, tables, wording
from caunoi.figures.choices import ReportState
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.places.models import Place
from caunoi.web.templatetags.web import icon

MOST_REPORTS = 300
WITH_ARTICLES = "ca-bai"
KEPT = ("chi_tieu", "don_vi", "ky", "nhom", "luot", "nguon")  # what a form on the way to a sum carries along
_ICONS = {"open": "circle", "doubtful": "circle-question-mark", "several": "copy"}


@dataclass(frozen=True)
class Choice:
    """What the address asks of the matrix: units under a place, a period, a group of indicators, reports brought in
    together (`luot`). Articles of the press stand among reports only where they are asked for (`nguon=ca-bai`)."""

    place: Place | None
    span: spans.Span | None
    group: str
    batch: str = ""
    with_articles: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Choice":
        """The choice of an address; wrong parts are ignored."""
        code = query.get("don_vi", "")[:40]
        place = Place.objects.filter(code=code).first() if code else None
        span, group = spans.read(query.get("ky", "")[:40]), query.get("nhom", "")[:60]
        return cls(place, span, group, query.get("luot", "")[:16], query.get("nguon") == WITH_ARTICLES)

    @property
    def is_any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.place or self.span or self.group or self.batch or self.with_articles)

    def apply(self, rows: QuerySet[ReportDocument]) -> QuerySet[ReportDocument]:
        """The reports chosen: read ones that nothing newer stands for."""
        rows = rows.filter(state=ReportState.READ, superseded_by=None)
        if self.place:
            rows = rows.filter(place__paths_up__ancestor=self.place)
        if self.span:
            rows = rows.filter(spans.rule(self.span))
        if self.batch:
            return rows.filter(batch__code=self.batch)
        is_mixed = not self.place and not self.with_articles
        return rows.exclude(body=None) if is_mixed and rows.exclude(body=None).exists() else rows


def _above(rows: QuerySet[ReportDocument]) -> list[tuple[str, str]]:
    """The units of the reports and those right above them, to choose a part of the country. One query."""
    own = rows.order_by().exclude(place=None).values_list("place_id", flat=True)
    found = Place.objects.filter(paths_down__descendant__in=own, paths_down__depth__lte=1).distinct()
    return [(place.code, place.label) for place in found.order_by("sort_name", "pk")]


@login_required
@never_cache
@require_safe
def matrix_page(request: HttpRequest) -> HttpResponse:
    """The table; a cell opens the figure in its sentence."""
    user = reader(request)
    visible, choice = access.visible_reports(user), Choice.of(request.GET)
    rows = choice.apply(visible)
    total = rows.count()
    matrix = tables.matrix(first_of(rows), group=choice.group)
    legend = [(key, str(tables.STATUS_LABELS[key]), count) for key, count in matrix.counts.items()]
    context = {
        "matrix": matrix, "head": _head(matrix, request.GET), "body": _body(matrix), "legend": legend, "total": total,
        "most": MOST_REPORTS, "choice": choice, "places": _above(visible), "periods": spans.choices(visible),
        "groups": list({info.group: info.group_label for info in book.indicators().values() if info.group}.items()),
        "query": request.GET.urlencode(), "tabs": tabs(user), "tab": "figures_matrix",
        "batch": access.visible_batches(user).filter(code=choice.batch).first() if choice.batch else None,
        "has_articles": visible.filter(body=None).exists() and visible.exclude(body=None).exists(),
    }  # fmt: skip
    return page(request, "desk/figures/matrix.html", context)


def first_of(rows: QuerySet[ReportDocument]) -> QuerySet[ReportDocument]:
    """The newest of them, as many as a table shows."""
    ids = list(rows.order_by("-created_at", "-pk").values_list("pk", flat=True)[:MOST_REPORTS])
    return ReportDocument.objects.filter(pk__in=ids)


def _head(matrix: tables.Matrix, query: QueryDict) -> SafeString:
    """The heads of the columns, each with the way to its sum. Written in one go: a template took ten times as long."""
    kept = query.copy()
    url, said = reverse("desk:figures_sum"), _("Cộng cột này")
    cells = []
    for info in matrix.indicators:
        kept["chi_tieu"] = info.key
        cells.append(
            (info.label, info.label, info.unit_label, url, kept.urlencode(), icon("sigma", "sm"), said, info.label)
        )
    one = (
        '<th scope="col"><span class="matrix__name" title="{}">{}</span>'
        '<span class="matrix__unit"><small>{}</small>'
        '<a class="no-print" href="{}?{}">{}<span class="sr">{}: {}</span></a></span></th>'
    )
    return format_html_join("", one, cells)


def _body(matrix: tables.Matrix) -> SafeString:
    page_url = reverse("desk:figures_report", args=["CODE"])
    labels = {key: str(label) for key, label in tables.STATUS_LABELS.items()}
    lines = (
        (_row_head(line, page_url), format_html_join("", "{}", ((cell,) for cell in _cells(line, page_url, labels))))
        for line in matrix.rows
    )
    return format_html_join("", "<tr>{}{}</tr>", lines)


def _row_head(line: tables.MatrixRow, page_url: str) -> SafeString:
    report = line.report
    url, period = page_url.replace("CODE", report.code), wording.period(report)
    if report.place:
        doubt = "" if report.is_confirmed else format_html(' <span class="tag tag--soon">{}</span>', _("chưa xác nhận"))
        return format_html(
            '<th scope="row"><a class="cell-link" href="{}" title="{}">{}</a>{}<span class="table__sub">{}</span></th>',
            url, report.title, report.place.label, doubt, period if report.is_confirmed else _by_sender(report, period),
        )  # fmt: skip
    return format_html(
        '<th scope="row"><span class="tag tag--soon">{}</span>'
        '<a class="cell-link matrix__title" href="{}" title="{}">{}</a><span class="table__sub">{}</span></th>',
        _("Chưa rõ đơn vị"), url, report.title, report.title, period,
    )  # fmt: skip


def _by_sender(report: ReportDocument, period: str) -> str:
    """Who sent it beside its period: of a report whose unit nobody has confirmed, what its letterhead says."""
    return f"{report.sender_name} · {period}" if report.sender_name else period


def _cells(line: tables.MatrixRow, page_url: str, labels: dict[str, str]) -> Iterator[SafeString]:
    url = page_url.replace("CODE", line.report.code)
    for cell in line.cells:
        status = cell.status
        if not cell.figures:
            yield format_html(
                '<td class="num cell--missing"><span class="faint" aria-label="{}">–</span></td>', labels[status]
            )
            continue
        amounts = format_html_join(
            "; ", '<a class="fig" href="{0}?so={1}#so-{1}">{2}</a>',
            ((url, row.number, wording.amount(row)) for row in cell.figures),
        )  # fmt: skip
        mark = icon(_ICONS[status], "sm", labels[status]) if status in _ICONS else ""
        yield format_html('<td class="num cell--{}">{}{}</td>', status, mark, amounts)


@login_required
@never_cache
@require_safe
def column_sum(request: HttpRequest) -> HttpResponse:
    """The figures of one indicator added up, or every reason against it; `bo` leaves some out."""
    user = reader(request)
    info = book.indicator(request.GET.get("chi_tieu", "")[:60])
    if info is None:
        raise Http404
    choice = Choice.of(request.GET)
    matrix = tables.matrix(first_of(choice.apply(access.visible_reports(user))), keys=[info.key])
    figures = [row for line in matrix.rows for cell in line.cells for row in cell.figures]
    chosen = _chosen(request.GET, figures)
    total, reasons = None, []
    try:
        total = sums.sum_up(chosen)
    except sums.SumRefused as refused:
        reasons = refused.reasons
    places = {place.pk: place for place in Place.objects.filter(pk__in={row.place_id for row in figures})}
    context = {
        "info": info, "choice": choice, "total": total, "reasons": reasons,
        "rows": [(row, places.get(row.place_id or 0), wording.amount(row), wording.period(row), row in chosen) for row in figures],  # noqa: E501
        "amount": _sum_words(total), "back": _back_query(request.GET), "chosen": len(chosen),
        "kept": [(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        "tabs": tabs(user), "tab": "figures_matrix",
    }  # fmt: skip
    return page(request, "desk/figures/sum.html", context)


def _chosen(query: QueryDict, figures: Sequence[ReportedFigure]) -> list[ReportedFigure]:
    """The ticked figures; all of them when the form was not sent."""
    if "chon" not in query and "gui" not in query:
        return list(figures)
    ticked = set(query.getlist("chon"))
    return [row for row in figures if row.code in ticked]


def _sum_words(total: sums.Sum | None) -> str:
    if total is None:
        return ""
    figure = ReportedFigure(value=total.value, value_max=total.value_max, bound=total.bound)
    return wording.amount(figure)


def _back_query(query: QueryDict) -> str:
    kept = query.copy()
    for name in ("chi_tieu", "chon", "gui"):
        kept.pop(name, None)
    return kept.urlencode()
