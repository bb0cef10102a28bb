"""The list of reports: filters in the address, search, how far each is. Constant queries."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.accounts.models import User
from caunoi.desk.figures import spans
from caunoi.desk.figures.door import officer, tabs
from caunoi.desk.frame import page
from caunoi.figures import access, selectors, wording
from caunoi.figures.choices import UNFINISHED, FigureState, Perm, ReportState
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.places.models import Place

PER_PAGE = 50
FOUND = 300

# key in the address → label
STATES = {
    "con": noop("Còn số chờ kiểm"),
    "ngo": noop("Có số nghi ngờ"),
    "xong": noop("Đã kiểm xong"),
    "dang": noop("Đang đọc"),
    "hong": noop("Không đọc được"),
    "cong-khai": noop("Đang công khai"),
}


def _open_figures(**more: Any) -> Exists:
    rows = ReportedFigure.objects.filter(
        report=OuterRef("pk"), state=FigureState.PROPOSED, repeat_of=None, **more
    )  # fmt: skip
    return Exists(rows)


def state_rule(key: str) -> Q:
    """Which reports a choice of STATES keeps."""
    return {
        "con": Q(_open_figures(), state=ReportState.READ),
        "ngo": Q(_open_figures(is_doubtful=True), state=ReportState.READ),
        "xong": Q(~_open_figures(), state=ReportState.READ),
        "dang": Q(state__in=UNFINISHED),
        "hong": Q(state__in=[ReportState.FAILED, ReportState.CANCELLED]),
        "cong-khai": Q(published_at__isnull=False),
    }.get(key, Q())


@dataclass(frozen=True)
class Filters:
    """What the address asks for; wrong parts are ignored."""

    words: str = ""
    state: str = ""
    place: str = ""
    span: spans.Span | None = None

    @classmethod
    def of(cls, query: QueryDict) -> "Filters":
        """The filters of an address."""
        return cls(
            words=" ".join(query.get("tim", "").split())[:200],
            state=query.get("muc", "") if query.get("muc", "") in STATES else "",
            place=query.get("don_vi", "")[:40],
            span=spans.read(query.get("ky", "")[:40]),
        )

    @property
    def is_any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.state or self.place or self.span)

    def apply(self, rows: QuerySet[ReportDocument], user: User) -> QuerySet[ReportDocument]:
        """The reports asked for."""
        if self.state:
            rows = rows.filter(state_rule(self.state))
        if self.place:
            rows = rows.filter(place__code=self.place)
        if self.span:
            rows = rows.filter(spans.rule(self.span))
        if self.words:
            found = [row.pk for row in selectors.find_reports(user, self.words, limit=FOUND)]
            rows = rows.filter(Q(pk__in=found) | Q(title__icontains=self.words) | Q(code__iexact=self.words))
        return rows


def place_choices(rows: QuerySet[ReportDocument] | QuerySet[ReportedFigure]) -> list[tuple[str, str]]:
    """The units of some rows to choose from, in Vietnamese order. One query."""
    found = Place.objects.filter(pk__in=rows.order_by().exclude(place=None).values_list("place_id", flat=True))
    return [(place.code, place.label) for place in found.order_by("sort_name", "pk")]


@dataclass(frozen=True)
class Row:
    """A report as a line of the list. `twin`: the report that the same file is here as already."""

    report: Any  # a ReportDocument with the counts of selectors.with_counts
    period: str
    twin: ReportDocument | None = None

    @property
    def done_share(self) -> int:
        """How much of it a person has looked at, in percent."""
        every = self.report.count_all
        return 100 * (every - self.report.count_open) // every if every else 0


@login_required
@never_cache
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports with their state, newest first; whoever only sets up indicators is led there."""
    user = officer(request)
    if not access.bodies(user, Perm.SEE):
        if access.may_configure(user):
            return redirect("desk:figures_indicators")
        raise PermissionDenied
    visible, filters = access.visible_reports(user), Filters.of(request.GET)
    number = request.GET.get("trang", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1
    rows = filters.apply(visible, user).order_by("-created_at", "-pk")
    ids = list(rows.values_list("pk", flat=True)[(at - 1) * PER_PAGE : at * PER_PAGE + 1])
    listed = selectors.with_counts(ReportDocument.objects.filter(pk__in=ids[:PER_PAGE])).order_by("-created_at", "-pk")
    found = list(listed.select_related("batch"))
    twins = selectors.already_here([report for report in found if report.state == ReportState.FAILED])
    context = {
        "rows": [Row(report, wording.period(report), twins.get(report.pk)) for report in found],
        "takes_in": access.bodies(user, Perm.UPLOAD),
        "pager": {"number": at, "has_previous": at > 1, "has_next": len(ids) > PER_PAGE,
                  "previous_page_number": at - 1, "next_page_number": at + 1},
        "filters": filters,
        "states": [(key, _(label)) for key, label in STATES.items()],
        "places": place_choices(visible),
        "periods": spans.choices(visible),
        "may_upload": bool(access.bodies(user, Perm.UPLOAD)),
        "tabs": tabs(user), "tab": "figures",
    }  # fmt: skip
    return page(request, "desk/figures/list.html", context)
