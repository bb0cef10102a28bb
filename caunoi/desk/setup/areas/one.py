"""One residential area: its history, another name, division, end, and whether it is remote."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, get_place_or_404, officer
from caunoi.desk.setup.areas.forms import EndForm, RenameForm, SplitForm
from caunoi.desk.setup.areas.views import list_url
from caunoi.desk.setup.pages import act_page, crumbs, posted
from caunoi.desk.setup.units.selectors import became, came_from
from caunoi.places import services
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.selectors import full_name


def _area_or_404(request: HttpRequest, code: str) -> tuple[Place, Place]:
    area = get_place_or_404(officer(request), code)
    if area.level != Level.AREA or area.parent is None:
        raise Http404
    return area, area.parent


def _url(area: Place) -> str:
    return reverse("desk:setup_area", args=[area.code])


@administrator_only
@require_GET
def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One area with its history."""
    area, commune = _area_or_404(request, code)
    context = {
        "area": area,
        "full_name": full_name(area),
        "from_links": came_from(area),
        "to_links": became(area),
        "crumbs": crumbs((list_url(commune), commune.label), ("", area.label)),
    }
    return page(request, "desk/setup/area.html", context)


@administrator_only
@require_POST
def area_remote(request: HttpRequest, code: str) -> HttpResponse:
    """Mark an area as remote and hard to reach, or not."""
    area, _commune = _area_or_404(request, code)
    services.set_remote(place=area, is_remote=request.POST.get("act") == "on", by=officer(request), at=clock.now())
    return redirect(_url(area))


def _change_page(
    request: HttpRequest,
    area: Place,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    message: str,
    title: str,
    submit: str,
    warning: str = "",
) -> HttpResponse:
    commune = area.parent
    assert commune is not None  # noqa: S101 - _area_or_404
    return act_page(
        request,
        form=form,
        act=act,
        message=message,
        url=list_url(commune),
        title=title,
        submit=submit,
        way=crumbs((list_url(commune), commune.label), (_url(area), area.label), ("", submit)),
        back=_url(area),
        intro=full_name(area),
        warning=warning,
    )


def _initial(area: Place) -> dict[str, Any]:
    return {"on": clock.today(), "kind_name": area.kind_name, "name": area.name}


@administrator_only
@require_http_methods(["GET", "POST"])
def area_rename(request: HttpRequest, code: str) -> HttpResponse:
    """Another name or kind from a date on."""
    user, (area, _commune) = officer(request), _area_or_404(request, code)
    return _change_page(
        request,
        area,
        RenameForm(posted(request), initial=_initial(area)),
        lambda data: services.rename_area(area=area, by=user, at=clock.now(), **data),
        message=_("Đã đổi tên. Tên cũ vẫn tra được trong lịch sử."),
        title=_("Đổi tên %(area)s") % {"area": area.label},
        submit=_("Đổi tên"),
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def area_split(request: HttpRequest, code: str) -> HttpResponse:
    """One area becomes several."""
    user, (area, _commune) = officer(request), _area_or_404(request, code)
    return _change_page(
        request,
        area,
        SplitForm(posted(request), initial=_initial(area)),
        lambda data: services.split_area(area=area, by=user, at=clock.now(), **data),
        message=_("Đã chia tách."),
        title=_("Chia tách %(area)s") % {"area": area.label},
        submit=_("Chia tách"),
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def area_end(request: HttpRequest, code: str) -> HttpResponse:
    """The area ends and nothing follows it."""
    user, (area, _commune) = officer(request), _area_or_404(request, code)
    return _change_page(
        request,
        area,
        EndForm(posted(request), initial={"on": clock.today()}),
        lambda data: services.end_area(area=area, on=data["on"], by=user, at=clock.now()),
        message=_("Khu dân cư đã kết thúc."),
        title=_("Kết thúc %(area)s") % {"area": area.label},
        submit=_("Kết thúc"),
        warning=_("Chỉ dùng khi nhập nhầm hoặc không còn ai ở. Nhập vào nơi khác thì dùng Sáp nhập."),
    )
