"""The redaction: marks shown, words edited, files chosen, confirmed; what was published is corrected the same way."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.cases.models import Case
from caunoi.cases.services import publishing
from caunoi.cases.services.moves import lock_case, touch_case
from caunoi.desk.matter.acts import Who
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.forms.publishing import PublishForm
from caunoi.desk.matter.page import draw
from caunoi.desk.matter.panel import make_form, make_panel
from caunoi.desk.matter.views.acting import attempt, back_to, draw_again, draw_form, open_for


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_publish(request: HttpRequest, code: str) -> HttpResponse:
    """Publish, or correct. `do` says what the pressed button wants: check, hide (every mark), publish."""
    case = open_for(request, code, "publish")
    if request.method != "POST":
        return draw_form(request, case, "publish")
    form = make_form(request, case, "publish", request.POST)
    assert isinstance(form, PublishForm)  # noqa: S101 - the form of this act
    wish = request.POST.get("do", "publish")
    if wish in ("check", "hide"):
        shown = form.with_marks_hidden() if wish == "hide" else form.unchecked()
        return draw(request, case, make_panel(request, case, "publish", shown))
    wrong = attempt(case, form, officer(request), lambda locked, who: _publish(locked, form, who))
    if wrong is not None:
        return draw_again(request, case, make_panel(request, case, "publish", form), wrong)
    messages.success(request, _("Đã công khai."))
    return back_to(case, officer(request))


def _publish(case: Case, form: PublishForm, who: Who) -> None:
    data = form.cleaned_data
    publishing.publish_case(
        case=case, title=data["title"], text=data["text"], answer_text=data["answer_text"],
        confirmed=data["confirmed"], file_codes=data["file_codes"], reason=data.get("reason", ""),
        promise_words=form.promise_words(), **who,
    )  # fmt: skip
    touch_case(lock_case(case), at=who["at"])
