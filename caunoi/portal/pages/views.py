"""Guidance, appointment, lost code, what is kept of a person, and what machines ask for."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import RedirectView

from caunoi.cases.services import speaking
from caunoi.cases.services.appointments import request_appointment
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.portal.frame import revalidated, show
from caunoi.portal.matters.selectors import live
from caunoi.portal.pages.forms import AppointmentForm, LostCodeForm
from caunoi.portal.units import current_unit
from caunoi.web import limits
from caunoi.web.sealed import fingerprint

SITEMAP_MOST = 1000


def _page(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    return show(request, f"portal/pages/{name}.html", context, crumbs=[("", title)])


@require_safe
@revalidated
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a person, why, how long, and how to ask for it (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP)."""
    hours = settings.SESSION_COOKIE_AGE // 3600
    return _page(
        request, "privacy", _("Dữ liệu cá nhân"), session_hours=hours, takes_complaints=settings.PUBLIC_COMPLAINTS
    )


@require_safe
@revalidated
def guidance(request: HttpRequest) -> HttpResponse:
    """Where and how a complaint or a denunciation is handed in; nothing of it is asked here (decisions 15)."""
    return _page(request, "guidance", _("Khiếu nại, tố cáo"), takes_complaints=settings.PUBLIC_COMPLAINTS)


@require_safe
@revalidated
def site_help(request: HttpRequest) -> HttpResponse:
    """How to send and to follow, in a minute."""
    return _page(request, "help", _("Hướng dẫn"), limit=settings.REOPEN_LIMIT, days=settings.REOPEN_DAYS)


@require_safe
@revalidated
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can use it, and what is not tested yet."""
    return _page(request, "accessibility", _("Khả năng tiếp cận"))


@never_cache
@require_http_methods(["GET", "POST"])
def appointment(request: HttpRequest) -> HttpResponse:
    """Ask to be received in person."""
    unit = current_unit(request)
    bodies = unit.bodies if unit else []
    code = request.GET.get("co-quan", "")
    body = Body.objects.valid_on(clock.today()).filter(code=code, is_receiving=True).first() if code else None
    body = body or (bodies[0] if bodies else None)
    if body is None:
        return _page(request, "no_appointment", _("Đặt lịch hẹn"))
    form = AppointmentForm(request.POST if request.method == "POST" else None, request=request, body=body)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = request_appointment(
                body=body,
                wanted_on=date.fromisoformat(data["wanted_on"]),
                session=data["session"],
                name=data["name"],
                phone=data["phone"],
                at=clock.now(),
            )
        except ActRefused as error:
            form.add_error(None, str(error))
        else:
            return _page(request, "appointment_done", _("Đặt lịch hẹn"), appointment=row, body=body)
    context = {"form": form, "body": body, "bodies": bodies}
    status = 422 if form.errors else 200
    crumbs = [(reverse("portal:guidance"), _("Khiếu nại, tố cáo")), ("", _("Đặt lịch hẹn"))]
    return show(request, "portal/pages/appointment.html", context, crumbs=crumbs, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def lost_code(request: HttpRequest) -> HttpResponse:
    """The way back for who lost the code. The answer is the same whether or not anything was found."""
    form = LostCodeForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        if limits.hit("lost_code.address", fingerprint(email), limit=3, seconds=86_400):
            speaking.resend_receipt(contact=email, at=clock.now())
        messages.success(
            request, _("Nếu địa chỉ này đã được để lại khi gửi, mã biên nhận được gửi tới đó trong ít phút.")
        )
        return redirect("portal:lost_code")
    crumbs = [(reverse("portal:lookup"), _("Tra cứu")), ("", _("Mất mã biên nhận"))]
    return show(
        request, "portal/pages/lost_code.html", {"form": form}, crumbs=crumbs, status=422 if form.errors else 200
    )


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Machines may read what is public, and nothing of a person's own pages."""
    closed = ("/ban-lam-viec/", "/tai-khoan/", "/gui-y-kien/", "/theo-doi/", "/tra-cuu/", "/bien-nhan/", "/tep/", "/q/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The open pages and the newest published matters."""
    names = ("home", "matter_list", "figure_list", "indicator_list", "body_list")
    about = ("privacy", "guidance", "help", "accessibility")
    paths = [reverse(f"portal:{name}") for name in (*names, *about)]
    codes = live().order_by("-published_at", "-pk").values_list("case__code", flat=True)[:SITEMAP_MOST]
    paths += [reverse("portal:matter_detail", args=[code]) for code in codes]
    rows = "".join(f"<url><loc>{settings.PUBLIC_URL}{path}</loc></url>" for path in paths)
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


class Favicon(RedirectView):
    """Old browsers ask for /favicon.ico; the mark is a drawing."""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """The address of the mark."""
        return static("web/mark.svg")
