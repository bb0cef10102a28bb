"""Residential areas of a commune: the list, adding by hand or from a table, merging."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.common.sheets import read_table
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, get_place_or_404, officer, roots
from caunoi.desk.setup.areas.forms import AreaForm, ImportForm, MergeForm
from caunoi.desk.setup.pages import act_page, crumbs, form_page, posted, try_act
from caunoi.places import services
from caunoi.places.choices import Level
from caunoi.places.models import Place, PlaceQuerySet
from caunoi.places.selectors import full_name, subtree_on


def list_url(commune: Place) -> str:
    """The page of the areas of a commune."""
    return f"{reverse('desk:setup_area_list')}?xa={commune.code}"


def _communes(user: User, today: date) -> list[Place]:
    found: dict[int, Place] = {}
    for root in roots(user):
        for row in subtree_on(root, today).filter(level=Level.COMMUNE).order_by("sort_name", "pk"):
            found[row.pk] = row
    return list(found.values())


def _commune_or_404(request: HttpRequest) -> Place:
    place = get_place_or_404(officer(request), request.GET.get("xa", ""))
    if place.level != Level.COMMUNE:
        raise Http404
    return place


def _areas_now(commune: Place) -> PlaceQuerySet:
    return (
        Place.objects.valid_on(clock.today())
        .filter(parent=commune, level=Level.AREA)
        .order_by("kind_name", "sort_name")
    )


@administrator_only
@require_GET
def area_list(request: HttpRequest) -> HttpResponse:
    """The areas of a commune, now and earlier; without a commune, the communes to choose from."""
    communes = _communes(officer(request), clock.today())
    if "xa" not in request.GET and len(communes) != 1:
        context = {"communes": communes, "crumbs": crumbs(("", _("Khu dân cư")))}
        return page(request, "desk/setup/communes.html", context)
    commune = _commune_or_404(request) if "xa" in request.GET else communes[0]
    now = list(_areas_now(commune))
    earlier = Place.objects.filter(parent=commune, level=Level.AREA).exclude(pk__in=[row.pk for row in now])
    context = {
        "commune": commune,
        "full_name": full_name(commune),
        "areas": now,
        "earlier": list(earlier.order_by("-valid_to", "sort_name")),
        "crumbs": crumbs(("", _("Khu dân cư"))),
    }
    return page(request, "desk/setup/areas.html", context)


def _way(commune: Place, label: str) -> list[tuple[str, str]]:
    return crumbs((list_url(commune), _("Khu dân cư, %(commune)s") % {"commune": commune.label}), ("", label))


@administrator_only
@require_http_methods(["GET", "POST"])
def area_add(request: HttpRequest) -> HttpResponse:
    """Add one area."""
    user, commune = officer(request), _commune_or_404(request)
    form = AreaForm(posted(request))
    return act_page(
        request,
        form=form,
        act=lambda data: services.add_area(commune=commune, by=user, at=clock.now(), **data),
        message=_("Đã thêm khu dân cư."),
        title=_("Thêm khu dân cư"),
        submit=_("Thêm"),
        way=_way(commune, _("Thêm")),
        back=list_url(commune),
        intro=full_name(commune),
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def area_import(request: HttpRequest) -> HttpResponse:
    """Add the areas of a table: good rows go in, bad ones are told with the reason."""
    user, commune = officer(request), _commune_or_404(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    results: list[services.AreaImport] = []
    if try_act(form, lambda data: results.append(_import(data, commune, user))):
        context = {"result": results[0], "commune": commune, "crumbs": _way(commune, _("Nhập bảng"))}
        return page(request, "desk/setup/area_import.html", context)
    return form_page(
        request,
        form=form,
        title=_("Nhập khu dân cư từ bảng"),
        submit=_("Nhập"),
        way=_way(commune, _("Nhập bảng")),
        back=list_url(commune),
        intro=_("Dòng đúng được thêm, dòng sai được báo kèm lý do. Nhập lại không thêm lần nữa."),
    )


def _import(data: dict[str, Any], commune: Place, user: User) -> services.AreaImport:
    rows = read_table(data["file"].file, data["file"].name)
    return services.import_areas(commune=commune, rows=rows, valid_from=data["valid_from"], by=user, at=clock.now())


@administrator_only
@require_http_methods(["GET", "POST"])
def area_merge(request: HttpRequest) -> HttpResponse:
    """Several areas become one."""
    user, commune = officer(request), _commune_or_404(request)
    form = MergeForm(
        posted(request),
        areas=_areas_now(commune),
        initial={"on": clock.today(), "kind_name": "Tổ dân phố" if commune.kind_name == "Phường" else "Thôn"},
    )
    return act_page(
        request,
        form=form,
        act=lambda data: services.merge_areas(by=user, at=clock.now(), **data),
        message=_("Đã sáp nhập. Tên cũ vẫn tra được trong lịch sử."),
        title=_("Sáp nhập khu dân cư"),
        submit=_("Sáp nhập"),
        way=_way(commune, _("Sáp nhập")),
        back=list_url(commune),
        intro=full_name(commune),
    )
