"""Acts: door → form → service under the lock of the case → the page again, or the form as typed with what was wrong."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm, State
from caunoi.cases.models import Case
from caunoi.cases.services.moves import ActRefused, NotAllowed, StaleCase, check_version, lock_case
from caunoi.common import clock
from caunoi.desk.matter.acts import PLAIN, Who
from caunoi.desk.matter.door import Rights, officer
from caunoi.desk.matter.forms.acting import ActForm
from caunoi.desk.matter.held import forget
from caunoi.desk.matter.page import draw
from caunoi.desk.matter.panel import Panel, keep_files, make_form, make_panel, note_changes
from caunoi.desk.matter.proposals import taken

Doing = Callable[[Case, Who], object]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Any act of the registry: its form (GET), or the act itself (POST)."""
    case = open_for(request, code, act)
    if request.method != "POST":
        return draw_form(request, case, act)
    spec, form = PLAIN[act], make_form(request, case, act, request.POST, request.FILES)
    if "take" in request.POST:  # a proposal goes into the form; nothing is done
        return draw(request, case, make_panel(request, case, act, taken(form, request.POST["take"])))
    wrong = attempt(case, form, officer(request), lambda locked, who: spec.do(locked, form, who))
    if wrong is not None:
        return draw_again(request, case, make_panel(request, case, act, form), wrong)
    forget(request, case, act)
    messages.success(request, str(spec.done))
    return back_to(case, officer(request))


def open_for(request: HttpRequest, code: str, act: str) -> Case:
    """The case, if the officer sees it (404) and has the right to the act at all (403)."""
    case = access.get_case_or_404(officer(request), code)
    if not Rights(case, officer(request)).permits(act):
        raise PermissionDenied(_("Anh/chị không có quyền làm việc này với vụ việc %(code)s.") % {"code": code})
    return case


def draw_form(request: HttpRequest, case: Case, act: str) -> HttpResponse:
    """The page with the form of an act; with the reason alone when the act cannot be done now."""
    why = Rights(case, officer(request)).refusal(act)
    if why:
        messages.warning(request, why)
        return redirect("desk:case_detail", case.code)
    return draw(request, case, make_panel(request, case, act))


def attempt(case: Case, form: ActForm, user: User, do: Doing) -> Exception | None:
    """Check the form, then do the act under the lock of the case; what went wrong, or None. Nothing half is kept."""
    if not form.is_valid():
        return ActRefused("")
    try:
        with transaction.atomic():
            locked = lock_case(case)
            check_version(locked, form.cleaned_data["version"])
            do(case, {"by": user, "at": clock.now()})
    except ActRefused as error:
        return error
    return None


def draw_again(request: HttpRequest, case: Case, panel: Panel, wrong: Exception) -> HttpResponse:
    """The page with what was typed, and why it was not done; 403 without the right, 409 when the case has moved on."""
    if isinstance(wrong, NotAllowed):
        raise PermissionDenied(str(wrong))
    case.refresh_from_db()
    keep_files(request, case, panel.act, panel.form)
    panel.error = str(wrong)
    status = 422
    if isinstance(wrong, StaleCase):
        note_changes(panel, case)
        status = 409
    return draw(request, case, panel, status=status)


def back_to(case: Case, user: User) -> HttpResponse:
    """Where the officer goes after an act: the case, its sealed page, or the inbox when he no longer sees it."""
    case.refresh_from_db()
    if case.state == State.QUARANTINED and access.can(user, Perm.SEE_SEALED, case):
        return redirect("desk:sealed_detail", case.code)
    if access.can(user, Perm.SEE, case):
        return redirect("desk:case_detail", case.code)
    try:
        return redirect(reverse("desk:inbox"))
    except NoReverseMatch:
        return redirect("/")
