"""The answer: begun from a template, looked at as the speaker will see it, saved, put before the leader."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Case
from caunoi.cases.services import answers
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.desk.matter.acts import Who
from caunoi.desk.matter.door import Rights, officer
from caunoi.desk.matter.forms.answering import AnswerForm
from caunoi.desk.matter.held import forget
from caunoi.desk.matter.page import draw
from caunoi.desk.matter.panel import keep_files, make_form, make_panel
from caunoi.desk.matter.views.acting import attempt, draw_again, draw_form, open_for

SUBMIT, SUBMIT_ANYWAY = "submit", "submit_anyway"  # the second: also with what looks like personal data
MARKS = "du-lieu-rieng"  # where the page lists it
PREVIEW = "xem"  # in the address: show the saved draft as the speaker will see it


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_answer(request: HttpRequest, code: str) -> HttpResponse:
    """The editor. `do` says what the pressed button wants: template, preview, save, submit; all but the first save.

    What looks like personal data is listed before the draft goes to the leader; sent once more, it goes.
    """
    case = open_for(request, code, "answer")
    if request.method != "POST":
        return _preview(request, case) if PREVIEW in request.GET else draw_form(request, case, "answer")
    form = make_form(request, case, "answer", request.POST, request.FILES)
    assert isinstance(form, AnswerForm)  # noqa: S101 - the form of this act
    wish = request.POST.get("do", "save")
    if wish == "template":
        return _with_template(request, case, form)
    return _save(request, case, form, wish)


def _with_template(request: HttpRequest, case: Case, form: AnswerForm) -> HttpResponse:
    form.is_valid()  # only for its files; what else is missing is said when it is saved
    keep_files(request, case, "answer", form)
    for words in form.errors.get("evidence", []):
        messages.error(request, str(words))
    return draw(request, case, make_panel(request, case, "answer", form.with_template()))


def _preview(request: HttpRequest, case: Case) -> HttpResponse:
    form = make_form(request, case, "answer")
    assert isinstance(form, AnswerForm)  # noqa: S101 - the form of this act
    if form.current is None or Rights(case, officer(request)).refusal("answer"):
        return draw_form(request, case, "answer")
    panel = make_panel(request, case, "answer", form)
    panel.extra = {"preview": form.current}
    return draw(request, case, panel)


def _save(request: HttpRequest, case: Case, form: AnswerForm, wish: str) -> HttpResponse:
    def do(locked: Case, who: Who) -> None:
        data = form.cleaned_data
        answers.save_draft(
            case=locked, text=data["text"], outcome=Outcome(data["outcome"]), refusal_reason=data["refusal_reason"],
            files=data["evidence"], drop_files=data["drop"], promise=form.promise(), **who,
        )  # fmt: skip

    wrong = attempt(case, form, officer(request), do)
    if wrong is not None:
        return draw_again(request, case, make_panel(request, case, "answer", form), wrong)
    forget(request, case, "answer")
    if wish in (SUBMIT, SUBMIT_ANYWAY):
        seal = form.personal_seal()
        if seal and (wish == SUBMIT or request.POST.get("rieng") != seal):
            messages.warning(request, _("Đã lưu dự thảo, chưa trình: xem các chỗ trông như dữ liệu cá nhân."))
            return redirect(f"{reverse('desk:case_answer', args=[case.code])}#{MARKS}")
        return _submit(request, case)
    messages.success(request, _("Đã lưu dự thảo."))
    if wish == "preview":
        return redirect(f"{reverse('desk:case_answer', args=[case.code])}?{PREVIEW}=1")
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
