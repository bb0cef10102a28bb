"""Boxes: their signs to print, the openings of paper boxes, the slips entered under an opening."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Channel, Perm
from caunoi.cases.models import Box, BoxOpening
from caunoi.cases.services import boxes, intake
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.desk.entry.door import bodies_for, get_box_or_404, get_opening_or_404, officer, page_of, tabs
from caunoi.desk.entry.forms import BoxForm, OpeningForm, SlipForm, once
from caunoi.desk.entry.views import TOKEN_LENGTH, place_names
from caunoi.desk.frame import page
from caunoi.web import qr


def _tabs(request: HttpRequest) -> dict[str, Any]:
    return {"tabs": tabs(officer(request)), "tab": "box_list"}


@login_required
@require_GET
def box_list(request: HttpRequest) -> HttpResponse:
    """The boxes of the officer's bodies, and the openings not yet closed."""
    user = officer(request)
    rows = page_of(request, boxes.visible_boxes(user))
    configures = bool(bodies_for(user, Perm.CONFIGURE))
    if not rows.object_list and not configures and not access.bodies(user, Perm.ENTER):
        raise Http404
    openings = BoxOpening.objects.filter(box__body__in=access.bodies(user, Perm.ENTER)).select_related(
        "box", "opened_by"
    )[:20]
    return page(
        request, "desk/entry/box_list.html",
        {**_tabs(request), "boxes": rows, "openings": openings, "can_configure": configures,
         "enters": access.bodies(user, Perm.ENTER)},
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def box_new(request: HttpRequest) -> HttpResponse:
    """Set up a box."""
    bodies = bodies_for(officer(request), Perm.CONFIGURE)
    if not bodies:
        raise Http404
    form = BoxForm(request.POST or None, bodies=bodies, initial={"kind": Box.Kind.QR.value})
    form.order_fields(["body", "kind", "name", "place"])
    if request.method == "POST" and form.is_valid() and form.found is not None:
        data = form.cleaned_data
        try:
            box = boxes.create_box(
                body=data["body"], place=form.found, kind=data["kind"], name=data["name"],
                by=officer(request), at=clock.now(),
            )  # fmt: skip
            return redirect("desk:box_poster", code=box.code)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.errors else 200
    context = {**_tabs(request), "form": form, "places": place_names(bodies)}
    return page(request, "desk/entry/box_new.html", context, status=status)


@login_required
@require_GET
def box_poster(request: HttpRequest, code: str) -> HttpResponse:
    """The sign to print: the QR code and three lines that say what it is for."""
    box = get_box_or_404(officer(request), code, Perm.ENTER, Perm.CONFIGURE)
    address = f"{settings.PUBLIC_URL}{reverse('portal:box', args=[box.code])}"
    context = {**_tabs(request), "box": box, "address": address, "qr": qr.svg(address, label=_("Mã QR gửi ý kiến"))}
    return page(request, "desk/entry/box_poster.html", context)


@login_required
@require_POST
def box_active(request: HttpRequest, code: str) -> HttpResponse:
    """Put a box out of use, or back."""
    box = get_box_or_404(officer(request), code, Perm.CONFIGURE)
    boxes.set_box_active(box=box, is_active=not box.is_active, by=officer(request), at=clock.now())
    return redirect("desk:box_list")


@login_required
@require_http_methods(["GET", "POST"])
def box_open(request: HttpRequest, code: str) -> HttpResponse:
    """The record of an opening."""
    box = get_box_or_404(officer(request), code, Perm.ENTER)
    form = OpeningForm(request.POST or None, initial={"opened_at": localtime(clock.now())})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            opening = boxes.open_box(
                box=box, slips=data["slips"], witnesses=data["witnesses"], opened_at=data["opened_at"],
                by=officer(request), at=clock.now(),
            )  # fmt: skip
            return redirect("desk:box_opening", pk=opening.pk)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
    context = {**_tabs(request), "box": box, "form": form}
    return page(request, "desk/entry/box_open.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def box_opening(request: HttpRequest, pk: int) -> HttpResponse:
    """One opening: enter slip after slip, then the sheet that compares slips and entries."""
    opening = get_opening_or_404(officer(request), pk)
    body = opening.box.body
    initial = {
        "body": body.code, "place": opening.box.place.label, "kind": CaseKind.REPORT.value,
        "token": new_token(TOKEN_LENGTH),
    }  # fmt: skip
    form = SlipForm(request.POST or None, bodies=[body], initial=initial)
    if request.method == "POST" and form.is_valid():
        return _handled(request, form, lambda: _enter_slip(request, opening, form), opening)
    return _opening_page(request, opening, form, status=422 if form.errors else 200)


def _handled(request: HttpRequest, form: SlipForm, act: Callable[[], None], opening: BoxOpening) -> HttpResponse:
    try:
        act()
    except ActRefused as refusal:
        form.add_error(None, str(refusal))
        return _opening_page(request, opening, form, status=422)
    return redirect("desk:box_opening", pk=opening.pk)


def _enter_slip(request: HttpRequest, opening: BoxOpening, form: SlipForm) -> None:
    boxes.check_open(opening)
    data = form.cleaned_data
    received = intake.receive_opinion(
        data=intake.OpinionData(
            body=opening.box.body, place=form.found or opening.box.place, text=data["text"],
            kind=CaseKind(data["kind"]), channel=Channel.PAPER_BOX,
            form_token=once(data["token"], data["text"]), sender=form.sender(),
            box=opening.box, opening=opening, received_at=opening.opened_at,
        ),
        by=officer(request), at=clock.now(),
    )  # fmt: skip
    said = _("Đã nhập, đơn cần xử lý riêng.") if received.opinion.is_sealed else _("Đã nhập %(code)s.") % {
        "code": received.case.code
    }  # fmt: skip
    messages.success(request, said)


def _opening_page(request: HttpRequest, opening: BoxOpening, form: SlipForm, *, status: int) -> HttpResponse:
    entries = opening.opinions.prefetch_related("parts__case").order_by("pk")
    context = {
        **_tabs(request), "opening": opening, "box": opening.box, "form": form, "entries": entries,
        "places": place_names([opening.box.body]), "sums": boxes.reconcile(opening), "now": clock.now(),
    }  # fmt: skip
    return page(request, "desk/entry/box_opening.html", context, status=status)


@login_required
@require_POST
def box_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an opening."""
    opening = get_opening_or_404(officer(request), pk)
    note = request.POST.get("difference_note", "")
    try:
        boxes.close_opening(opening=opening, difference_note=note, by=officer(request), at=clock.now())
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:box_opening", pk=opening.pk)
