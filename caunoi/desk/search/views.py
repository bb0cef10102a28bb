"""One box over everything the officer may see: cases, opinions, compilations, reports and figures, places, bodies."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.searching import search_bodies
from caunoi.desk.frame import page
from caunoi.figures import access as figures
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.search import registry
from caunoi.search.pages import KindOf, asking, page_of
from caunoi.search.registry import Hit

MOST_UNITS = 200
# kind → its name in the address, on the screen, its icon; in the order of the tabs
KINDS = {
    "case": ("viec", noop("Vụ việc"), "clipboard-list"),
    "opinion": ("y-kien", noop("Ý kiến"), "message-square-text"),
    "issue": ("van-de", noop("Vấn đề tổng hợp"), "list-checks"),
    "compilation": ("ban-tong-hop", noop("Bản tổng hợp"), "folder-open"),
    "report": ("bao-cao", noop("Báo cáo"), "file-text"),
    "figure": ("so-lieu", noop("Số liệu"), "chart-column"),
    "indicator": ("chi-tieu", noop("Chỉ tiêu"), "hash"),
    "place": ("dia-ban", noop("Địa bàn"), "map-pin"),
    "body": ("co-quan", noop("Cơ quan"), "landmark"),
}


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Everything that holds the words; the very code of a case or a report opens it."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required
    wanted = asking(request.GET)
    opened = _opened(user, wanted.text)
    if opened:
        return redirect(opened)
    units = _units(user)
    place = next((unit for unit in units if unit.code == wanted.place), None)
    kinds = {kind: KindOf(slug, _(label), icon) for kind, (slug, label, icon) in KINDS.items()}
    result = page_of(
        wanted,
        face=registry.DESK,
        viewer=user,
        kinds=kinds,
        place=place.pk if place else None,
        url_of=url_of,
    )
    context = {
        "page": result,
        "kinds": list(kinds.values()),
        "units": [(unit.code, unit.label) for unit in units],
        "invitation": _("Mã vụ việc, nội dung, địa chỉ, vấn đề, báo cáo, số liệu, địa bàn, cơ quan."),
    }
    return page(request, "desk/search/page.html", context)


def _opened(user: User, text: str) -> str:
    """The address of the case or report with this very code, if the officer may see it."""
    code = text.upper()
    if not code or " " in code or "-" not in code:
        return ""
    if access.visible_cases(user).filter(code=code).exists():
        return reverse("desk:case_detail", args=[code])
    if figures.visible_reports(user).filter(code=code).exists():
        return reverse("desk:figures_report", args=[code])
    return ""


def _units(user: User) -> list[Place]:
    """The units whose bodies' cases the officer may see."""
    bodies = Body.objects.filter(pk__in=search_bodies(user)).values("place")
    return list(Place.objects.filter(pk__in=bodies).order_by("sort_name", "pk")[:MOST_UNITS])


# what a line opens → the page of the desk that has the same arguments
PAGES = {
    "case": "desk:case_detail",
    "opinion": "desk:case_detail",
    "issue": "desk:issue",
    "compilation": "desk:compilation",
    "report": "desk:figures_report",
}


def url_of(hit: Hit) -> str:
    """Where a line leads at the desk."""
    if hit.page in PAGES:
        return reverse(PAGES[hit.page], args=hit.args)
    if hit.page == "figure":
        return f"{reverse('desk:figures_report', args=[hit.args[0]])}?so={hit.args[1]}#so-{hit.args[1]}"
    if hit.page == "indicator":
        return f"{reverse('desk:figures_indicators')}?{urlencode({'tim': hit.args[1]})}"
    if hit.page == "place":
        return reverse("desk:setup_unit", args=[hit.args[0]])
    return reverse("portal:body_detail", args=[hit.args[0]])
