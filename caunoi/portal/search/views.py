"""One box over everything public: published matters, reports and figures, indicators, places, bodies."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_safe

from caunoi.common import clock
from caunoi.common.codes import tidy_receipt
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.portal.frame import revalidated, show
from caunoi.portal.units import current_unit
from caunoi.search import registry
from caunoi.search.pages import KindOf, asking, page_of
from caunoi.search.registry import Hit

MOST_UNITS = 200
# kind → its name in the address, on the screen, its icon; in the order of the tabs
KINDS = {
    "publication": ("viec", noop("Việc đã công khai"), "clipboard-list"),
    "public_report": ("bao-cao", noop("Báo cáo"), "file-text"),
    "figure": ("so-lieu", noop("Số liệu"), "chart-column"),
    "indicator": ("chi-tieu", noop("Chỉ tiêu"), "hash"),
    "place": ("dia-ban", noop("Địa bàn"), "map-pin"),
    "body": ("co-quan", noop("Cơ quan"), "landmark"),
}


@require_safe
@revalidated
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that holds the words. A receipt code is no word: it is sent where it stays out of addresses."""
    wanted = asking(request.GET)
    if _is_receipt(wanted.text):
        messages.info(request, _("Mã biên nhận xin nhập ở trang này."))
        return redirect("portal:lookup")
    units = _units(request)
    place = next((unit for unit in units if unit.code == wanted.place), None)
    kinds = {kind: KindOf(slug, _(label), icon) for kind, (slug, label, icon) in KINDS.items()}
    result = page_of(
        wanted,
        face=registry.PUBLIC,
        viewer=None,
        kinds=kinds,
        place=place.pk if place else None,
        url_of=url_of,
    )
    context = {
        "page": result,
        "kinds": list(kinds.values()),
        "units": [(unit.code, unit.label) for unit in units],
        "site_query": wanted.text,
        "invitation": _("Việc đã công khai, báo cáo, số liệu, phường, xã, cơ quan."),
    }
    return show(request, "portal/search/page.html", context, crumbs=[("", _("Tìm kiếm"))])


def _is_receipt(text: str) -> bool:
    """Whether it was surely meant as a receipt code: in groups or with digits in one, and its check fits."""
    is_code = text.count("-") >= 3 or (" " not in text and any(char.isdigit() for char in text))
    return is_code and tidy_receipt(text) is not None


def _units(request: HttpRequest) -> list[Place]:
    """The province of the unit shown, and the units whose bodies take opinions here."""
    served = Body.objects.valid_on(clock.today()).filter(is_receiving=True).values("place")
    found = list(Place.objects.filter(pk__in=served).order_by("sort_name", "pk")[:MOST_UNITS])
    unit = current_unit(request)
    above = unit.province if unit else None
    return [above, *found] if above is not None and above not in found else found


def url_of(hit: Hit) -> str:
    """Where a line leads on the public site."""
    if hit.page == "publication":
        return reverse("portal:matter_detail", args=[hit.args[0]])
    if hit.page == "report":
        return reverse("portal:figure_report", args=[hit.args[0]])
    if hit.page == "figure":
        return _figure_url(*hit.args)
    if hit.page == "indicator":
        return reverse("portal:indicator", args=[hit.args[0]])
    if hit.page == "place":
        unit, name = hit.args[1], hit.title
        home, switch = reverse("portal:home"), reverse("portal:unit_switch")
        return f"{home}?{urlencode({'don-vi': unit})}" if unit else f"{switch}?{urlencode({'q': name})}"
    return reverse("portal:body_detail", args=[hit.args[0]])


def _figure_url(report: str, number: str, place: str) -> str:
    if not place:
        return reverse("portal:figure_report", args=[report])
    query = urlencode({"noi": place, "so": f"{report}.{number}"})
    return f"{reverse('portal:figure_list')}?{query}"
