"""Quarantined cases: a list without words, a look with a written reason; released, or handed over and shredded."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from caunoi.accounts.models import User
from caunoi.cases import access, case_reading
from caunoi.cases.choices import Perm
from caunoi.cases.models import Case, Quarantine
from caunoi.cases.services import quarantine
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.desk import frame
from caunoi.desk.matter.acts import SEALED
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.forms.papers import OpenSealedForm
from caunoi.desk.matter.labels import step_lines
from caunoi.desk.matter.page import working_left
from caunoi.desk.matter.panel import Panel, note_changes
from caunoi.desk.matter.views.acting import attempt, back_to

OPEN_FOR = timedelta(minutes=15)
KEY = "sealed_open"


@login_required
@require_safe
def sealed_list(request: HttpRequest) -> HttpResponse:
    """The quarantined cases of the bodies where the officer may open them: codes and dates only."""
    user = officer(request)
    if not access.bodies(user, Perm.SEE_SEALED):
        raise PermissionDenied
    rows = access.sealed_cases(user).select_related("quarantine", "received_by").order_by("-received_on", "-pk")
    page = Paginator(rows, 50).get_page(request.GET.get("trang"))
    dues = [(row, quarantine.classifying_term(row.received_on).due) for row in page]
    terms = [(row, due, working_left(due)) for row, due in dues]
    context = {"rows": page, "terms": terms, "today": clock.today()}
    return frame.page(request, "desk/matter/sealed_list.html", context)


@login_required
@require_safe
@never_cache
def sealed_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One quarantined case, closed: what may be done with it."""
    return _draw(request, _open_door(request, code))


@login_required
@require_POST
@never_cache
def sealed_open(request: HttpRequest, code: str) -> HttpResponse:
    """Show the words; the look is journalled with its reason."""
    case = _open_door(request, code)
    form = OpenSealedForm(request.POST, auto_id="mo_%s")
    if not form.is_valid():
        return _draw(request, case, {"open_form": form}, status=422)
    try:
        words = quarantine.read_sealed(
            case=case, by=officer(request), reason=form.cleaned_data["reason"], at=clock.now()
        )
    except ActRefused as error:
        messages.error(request, str(error))
        return redirect("desk:sealed_detail", code)
    request.session[KEY] = {**request.session.get(KEY, {}), case.code: clock.now().isoformat()}
    rows = [(voice, words.get(str(voice.opinion.pk), "")) for voice in case_reading.voices(case)]
    return _draw(request, case, {"opened": rows})


@login_required
@require_POST
@never_cache
def sealed_act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Release, or hand over."""
    case = _open_door(request, code)
    spec = SEALED[act]
    form = spec.form(request.POST, case=case, user=officer(request), auto_id=f"{act}_%s")
    wrong = attempt(case, form, officer(request), lambda locked, who: spec.do(locked, form, who))
    if wrong is None:
        messages.success(request, str(spec.done))
        return back_to(case, officer(request))
    case.refresh_from_db()
    panel = _panel(case, officer(request), act)
    panel.form, panel.error = form, str(wrong)
    note_changes(panel, case)
    return _draw(request, case, {act: panel}, status=422)


def is_open(request: HttpRequest, case: Case) -> bool:
    """Whether this officer gave a reason for this case within the last quarter of an hour."""
    opened_at = request.session.get(KEY, {}).get(case.code)
    return bool(opened_at) and clock.now() - datetime.fromisoformat(opened_at) < OPEN_FOR


def _open_door(request: HttpRequest, code: str) -> Case:
    case = access.get_case_or_404(officer(request), code, Perm.SEE_SEALED)
    if not access.sealed_cases(officer(request)).filter(pk=case.pk).exists():
        raise Http404
    return case


def _panel(case: Case, user: User, act: str) -> Panel:
    spec = SEALED[act]
    form = spec.form(case=case, user=user, auto_id=f"{act}_%s")
    url = reverse(f"desk:sealed_{act}", args=[case.code])
    return Panel(
        act, spec.label, spec.button, spec.template, form, url, icon=spec.icon, is_grave=spec.is_grave, is_second=True
    )


def _draw(request: HttpRequest, case: Case, more: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    term = quarantine.classifying_term(case.received_on)
    context: dict[str, Any] = {
        "case": case,
        "row": Quarantine.objects.filter(case=case).first(),
        "term": term,
        "working_left": working_left(term.due),
        "today": clock.today(),
        "open_form": OpenSealedForm(auto_id="mo_%s"),
        "release": _panel(case, officer(request), "release"),
        "hand_over": _panel(case, officer(request), "hand_over"),
        "steps": step_lines(case_reading.steps(case)),
        "crumbs": [(reverse("desk:sealed_list"), _("Cách ly")), ("", case.code)],
        **(more or {}),
    }
    return frame.page(request, "desk/matter/sealed_detail.html", context, status=status)
