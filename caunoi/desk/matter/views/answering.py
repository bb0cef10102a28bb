"""The answer: begun from a template, looked at as the speaker will see it, saved, put before the leader."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Case
from caunoi.cases.services import answers
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.desk.matter.acts import Who
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.forms.answering import AnswerForm
from caunoi.desk.matter.page import draw
from caunoi.desk.matter.panel import make_form, make_panel
from caunoi.desk.matter.views.acting import attempt, draw_again, draw_form, open_for


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_answer(request: HttpRequest, code: str) -> HttpResponse:
    """The editor. `do` says what the pressed button wants: template, preview, save, submit."""
    case = open_for(request, code, "answer")
    if request.method != "POST":
        return draw_form(request, case, "answer")
    form = make_form(request, case, "answer", request.POST, request.FILES)
    assert isinstance(form, AnswerForm)  # noqa: S101 - the form of this act
    wish = request.POST.get("do", "save")
    if wish == "template":
        return _with_template(request, case, form)
    if wish == "preview":
        return _preview(request, case, form)
    return _save(request, case, form, and_submit=wish == "submit")


def _with_template(request: HttpRequest, case: Case, form: AnswerForm) -> HttpResponse:
    return draw(request, case, make_panel(request, case, "answer", form.with_template()))


def _preview(request: HttpRequest, case: Case, form: AnswerForm) -> HttpResponse:
    panel = make_panel(request, case, "answer", form)
    if not form.is_valid():
        return draw(request, case, panel, status=422)
    panel.extra = {"preview": form.cleaned_data, "outcome": Outcome(form.cleaned_data["outcome"]).label}
    return draw(request, case, panel)


def _save(request: HttpRequest, case: Case, form: AnswerForm, *, and_submit: bool) -> HttpResponse:
    def do(locked: Case, who: Who) -> None:
        data = form.cleaned_data
        answers.save_draft(
            case=locked, text=data["text"], outcome=Outcome(data["outcome"]), refusal_reason=data["refusal_reason"],
            files=data["evidence"], drop_files=data["drop"], promise=form.promise(), **who,
        )  # fmt: skip

    wrong = attempt(case, form, officer(request), do)
    if wrong is not None:
        return draw_again(request, case, make_panel(request, case, "answer", form), wrong)
    if and_submit:
        return _submit(request, case)
    messages.success(request, _("Đã lưu dự thảo."))
    return redirect("desk:case_detail", case.code)


def _submit(request: HttpRequest, case: Case) -> HttpResponse:
    """The draft is saved; put it before the leader, or say what is missing."""
    try:
        answers.submit_answer(case=case, by=officer(request), at=clock.now())
    except ActRefused as error:
        messages.error(request, _("Đã lưu dự thảo nhưng chưa trình được. %(why)s") % {"why": error})
        return redirect("desk:case_answer", case.code)
    messages.success(request, _("Đã trình lãnh đạo."))
    return redirect("desk:case_detail", case.code)
