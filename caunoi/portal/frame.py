"""What every public page carries: menu, doors, unit switcher, footer; and how pages are kept by browsers."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.portal.figures.selectors import has_figures
from caunoi.portal.units import Unit, current_unit
from caunoi.web.nav import Door, NavItem

_CHANGING = re.compile(rb'name="(csrfmiddlewaretoken|luc_mo)" value="[^"]*"')


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    door: str = "",
    crumbs: list[tuple[str, str]] | None = None,
    live: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the portal; `door` is the verb of its door, `live` says what is behind a door now."""
    unit, is_any = current_unit(request), has_figures()
    full = {
        "unit": unit,
        "portal_menu": menu(request),
        "doors": doors(current=door, live=live, has_figures=is_any),
        "footer_links": footer_links(has_figures=is_any),
        "crumbs": [(reverse("portal:home"), _("Trang đầu")), *crumbs] if crumbs else None,
        "site_banner": banner(unit),
        "site_search_url": reverse("portal:search"),
        **(context or {}),
    }
    return render(request, template, full, status=status)


def menu(request: HttpRequest) -> list[NavItem]:
    """The tools at the top right."""
    here = request.path
    rows = [
        (reverse("portal:search"), _("Tìm kiếm"), "search"),
        (reverse("portal:lookup"), _("Tra cứu mã"), "qr-code"),
        (reverse("portal:help"), _("Hướng dẫn"), "circle-question-mark"),
        ("/ban-lam-viec/", _("Cán bộ"), "log-in"),
    ]
    return [NavItem(url, label, icon, is_current=here == url) for url, label, icon in rows]


def doors(*, current: str = "", live: dict[str, str] | None = None, has_figures: bool = False) -> list[Door]:
    """The doors with something behind them; the others are absent until there is."""
    live = live or {}
    figures = (noop("biết"), reverse("portal:figure_list"), "eye", _("Số liệu công khai, mở ra câu gốc trong báo cáo"))
    rows = [
        *([figures] if has_figures else []),
        (noop("bàn"), reverse("portal:send"), "messages-square", _("Gửi kiến nghị, phản ánh, góp ý, câu hỏi")),
        (noop("kiểm tra"), reverse("portal:matter_list"), "search-check", _("Việc đã công khai, lời hứa và ngày hẹn")),
    ]
    return [
        Door(url, verb, icon, text, live.get(verb, ""), is_current=verb == current) for verb, url, icon, text in rows
    ]


def footer_links(*, has_figures: bool = False) -> list[NavItem]:
    """About this site."""
    rows = [
        *([("portal:figure_list", _("Số liệu công khai"))] if has_figures else []),
        ("portal:body_list", _("Các cơ quan trả lời ra sao")),
        ("portal:privacy", _("Dữ liệu cá nhân được giữ thế nào")),
        ("portal:guidance", _("Khiếu nại, tố cáo nộp ở đâu")),
        ("portal:accessibility", _("Khả năng tiếp cận")),
    ]
    return [NavItem(reverse(name), label) for name, label in rows]


def banner(unit: Unit | None) -> str:
    """Says plainly that sample data are sample data."""
    if unit is not None and unit.place.is_sample:
        return _("Dữ liệu mẫu: địa danh, cơ quan và vụ việc ở đây đều không có thật.")
    return ""


def revalidated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Let the browser keep a public page and ask whether it changed (ETag over the page without its form tokens)."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or request.method not in {"GET", "HEAD"}:
            return response
        digest = hashlib.sha256(_CHANGING.sub(b"", response.content)).hexdigest()[:32]
        response["ETag"] = etag = f'W/"{digest}"'
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Cookie", "Accept-Language", "HX-Request"])
        return get_conditional_response(request, etag=etag, response=response) or response

    return inner
