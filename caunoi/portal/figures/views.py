"""The public page of figures: a unit, a period, groups of numbers, one of them open to its sentence."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.figures import access, passages
from caunoi.places.models import Place
from caunoi.portal.figures import selectors
from caunoi.portal.figures.periods import when_of
from caunoi.portal.figures.selectors import Filters, Opened
from caunoi.portal.frame import revalidated, show
from caunoi.portal.units import current_unit

DOOR = "biết"
IN_PANEL = 12
ALL_OPEN = "het"  # in the address: no group is folded


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Where a page of figures stands; without `more` the page is the first of them."""
    if not more:
        return [("", _("Số liệu công khai"))]
    return [(reverse("portal:figure_list"), _("Số liệu công khai")), *more]


def banner_of(request: HttpRequest, place: Place | None = None) -> dict[str, str]:
    """The line over a page: figures of real units stand on a site of sample units as well."""
    unit = current_unit(request)
    if place is not None and not place.is_sample:
        return {"site_banner": ""}
    if place is None and unit is not None and unit.place.is_sample:
        return {"site_banner": _("Dữ liệu mẫu: tỉnh Hòa Giang và các đơn vị của tỉnh không có thật.")}
    return {}


def place_of(request: HttpRequest) -> Place | None:
    """The unit asked for; without one that of this site. A unit that is no more is found as well."""
    code = request.GET.get("noi", "")[:64]
    if code:
        return Place.objects.filter(code=code).select_related("parent").first()
    unit = current_unit(request)
    return unit.place if unit else None


def is_unknown(request: HttpRequest, place: Place | None) -> bool:
    """Whether the address asks for a unit that is not known: the page says so."""
    return place is None and bool(request.GET.get("noi", ""))


def filters_of(request: HttpRequest) -> Filters:
    """The filters of the address; what is not known is left out."""
    get = request.GET
    return Filters(
        place=place_of(request),
        when=when_of(get.get("ky", "")),
        group=get.get("nhom", "")[:60],
        open=get.get("so", "")[:24],
        words=" ".join(get.get("tim", "").split())[:80],
        is_unfolded=get.get("mo", "") == ALL_OPEN,
    )


@require_safe
@revalidated
def figure_list(request: HttpRequest) -> HttpResponse:
    """The figures of a unit, with every filter in the address."""
    filters = filters_of(request)
    context: dict[str, Any] = {"filters": filters, "units": selectors.unit_list(most=IN_PANEL)}
    context["is_unknown"] = is_unknown(request, filters.place)
    context |= banner_of(request, filters.place)
    if filters.place is not None:
        page = selectors.unit_page(filters.place, filters)
        opened = _opened(filters)
        chosen = _slug_with(page, opened)
        unfolded = selectors.opened_at_first(page, filters, chosen)
        shown = [line for section in page.sections for line in section.all]
        context |= {
            "page": page,
            "opened": opened,
            "open_slug": chosen,
            "unfolded": unfolded,
            "is_folded": len(unfolded) < len(page.sections),
            "query": _query(filters, page.when),
            "updated": max((report.published_at for report in page.reports if report.published_at), default=None),
            "has_plans": any(line.figure.is_plan for line in shown),
        }
    return show(request, "portal/figures/list.html", context, door=DOOR, crumbs=crumbs())


def _query(filters: Filters, when: Any) -> dict[str, str]:
    asked = Filters(filters.place, when if when is not None else filters.when, filters.group)
    place = asked.place.code if asked.place else ""
    unfolded = ALL_OPEN if filters.is_unfolded else ""
    return {"noi": place, "ky": asked.when_key, "nhom": asked.group, "tim": filters.words, "mo": unfolded}


def _opened(filters: Filters) -> Opened | None:
    """The number that the address opens; none when it is not public or of another unit."""
    found = selectors.split_code(filters.open)
    if found is None or filters.place is None:
        return None
    try:
        figure = access.get_public_figure_or_404(*found)
    except Http404:
        return None
    return selectors.opened(figure) if figure.place_id == filters.place.pk else None


def _slug_with(page: selectors.UnitPage, opened: Opened | None) -> str:
    if opened is not None:
        for section in page.sections:
            if any(line.figure.pk == opened.line.figure.pk for line in section.all):
                return section.slug
    return ""


@require_safe
@revalidated
def figure_units(request: HttpRequest) -> HttpResponse:
    """Look for a unit that has figures."""
    words = request.GET.get("tim", "").strip()[:120]
    context = {"words": words, "units": selectors.unit_list(words), **banner_of(request)}
    return show(request, "portal/figures/units.html", context, door=DOOR, crumbs=crumbs(("", _("Chọn đơn vị"))))


@require_safe
@revalidated
def figure_report(request: HttpRequest, code: str) -> HttpResponse:
    """A public report: its numbers, and its whole text where that is public."""
    page = selectors.report_page(code)
    if page is None:
        raise Http404
    report = page.report
    context = {
        **banner_of(request, report.place),
        "page": page,
        "report": report,
        "reporter": page.sections[0].lines[0].reporter if page.sections[0].lines else page.sections[0].all[0].reporter,
        "text": passages.paragraphs(report.text, page.figures) if report.is_text_public else None,
    }
    return show(request, "portal/figures/report.html", context, door=DOOR, crumbs=crumbs(("", report.title)))
