"""The reception desk: appointments, the register of denunciations handed on, lost receipt codes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Appointment, DenunciationPointer, Opinion
from caunoi.cases.services import appointments as services
from caunoi.cases.services import quarantine, reprinting
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.desk.entry.door import bodies_for, officer, page_of, tabs
from caunoi.desk.entry.forms import PhoneForm, PointerForm
from caunoi.desk.entry.slips import slip_context
from caunoi.desk.frame import page
from caunoi.people.choices import Role
from caunoi.people.selectors import reach

FOUND = "desk_lost"  # ids of the opinions found by telephone, for the button beside each


def _frame(request: HttpRequest, tab: str) -> dict[str, Any]:
    return {"tabs": tabs(officer(request)), "tab": tab}


@login_required
@never_cache
@require_GET
def appointments(request: HttpRequest) -> HttpResponse:
    """The coming appointments of the officer's bodies; contacts stay sealed."""
    return _appointments(request)


def _appointments(request: HttpRequest, shown: str = "", contact: dict[str, str] | None = None) -> HttpResponse:
    held = access.bodies(officer(request), Perm.TRIAGE)
    if not held:
        raise Http404
    rows = Appointment.objects.filter(body__in=held).select_related("body")
    coming = page_of(request, rows.filter(wanted_on__gte=clock.today()).order_by("wanted_on", "-session", "pk"))
    past = rows.filter(wanted_on__lt=clock.today()).order_by("-wanted_on", "pk")[:20]
    context = {**_frame(request, "appointments"), "coming": coming, "past": past, "shown": shown, "contact": contact}
    return page(request, "desk/entry/appointments.html", context)


def _appointment(request: HttpRequest, code: str) -> Appointment:
    held = access.bodies(officer(request), Perm.TRIAGE)
    return get_object_or_404(Appointment.objects.select_related("body"), code=code, body__in=held)


@login_required
@never_cache
@require_POST
def appointment_contact(request: HttpRequest, code: str) -> HttpResponse:
    """Show whom to call; the look is journalled."""
    row = _appointment(request, code)
    contact = services.read_contact(appointment=row, by=officer(request), at=clock.now())
    return _appointments(request, row.code, contact)


@login_required
@require_POST
def appointment_settle(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm an appointment or call it off."""
    row = _appointment(request, code)
    act = services.cancel_appointment if request.POST.get("act") == "cancel" else services.confirm_appointment
    try:
        act(appointment=row, note=request.POST.get("note", ""), by=officer(request), at=clock.now())
        messages.success(request, _("Đã ghi."))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:appointments")


@login_required
@require_http_methods(["GET", "POST"])
def pointers(request: HttpRequest) -> HttpResponse:
    """The register of denunciations taken on paper: number, date, where handed; no content, no names."""
    bodies = bodies_for(officer(request), Perm.QUARANTINE)
    if not bodies:
        raise Http404
    form = PointerForm(request.POST or None, bodies=bodies, initial={"received_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            quarantine.record_pointer(
                body=data["body"], number=data["number"], received_on=data["received_on"],
                handed_to=data["handed_to"], handed_on=data["handed_on"], by=officer(request), at=clock.now(),
            )  # fmt: skip
            messages.success(request, _("Đã ghi sổ."))
            return redirect("desk:pointers")
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
    rows = page_of(request, DenunciationPointer.objects.filter(body__in=bodies).select_related("body"))
    context = {**_frame(request, "pointers"), "form": form, "rows": rows, "today": clock.today()}
    return page(request, "desk/entry/pointers.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def lost_code(request: HttpRequest) -> HttpResponse:
    """Find the opinions left with a telephone number, for a person standing here."""
    if not reach(officer(request), Role.RECEPTION):
        raise Http404
    form = PhoneForm(request.POST or None)
    found: list[Opinion] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = reprinting.find_by_phone(
                phone=form.cleaned_data["phone"], by=officer(request), at=clock.now()
            )  # fmt: skip
            request.session[FOUND] = [row.pk for row in found]
        except ActRefused as refusal:
            form.add_error("phone", str(refusal))
    context = {**_frame(request, "lost_code"), "form": form, "found": found}
    return page(request, "desk/entry/lost_code.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def reprint(request: HttpRequest) -> HttpResponse:
    """A new slip for one of the opinions just found; journalled."""
    asked = request.POST.get("opinion", "")
    if not asked.isdecimal() or int(asked) not in request.session.get(FOUND, []):
        raise Http404
    opinion = get_object_or_404(Opinion.objects.select_related("body", "place__parent"), pk=int(asked))
    try:
        code = reprinting.reprint_slip(opinion=opinion, by=officer(request), at=clock.now())
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:lost_code")
    context = {**slip_context(opinion, code), "can_open": False, "same": [], "title": _("Phiếu in lại")}
    return page(request, "desk/entry/slip.html", context)
