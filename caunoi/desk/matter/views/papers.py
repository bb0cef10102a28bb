"""Papers and files: issue, download, stream; each after the right was checked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Attachment, Case, Document
from caunoi.cases.services import documents
from caunoi.cases.services.answers import record_look
from caunoi.cases.services.moves import lock_case, touch_case
from caunoi.common import clock
from caunoi.desk.matter.acts import Who
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.forms.papers import PaperForm
from caunoi.desk.matter.panel import make_form, make_panel
from caunoi.desk.matter.views.acting import attempt, draw_again, draw_form, open_for
from caunoi.desk.matter.views.sealed import is_open
from caunoi.web import files as file_store

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Issue a paper: it gets its number at once."""
    case = open_for(request, code, "paper")
    if request.method != "POST":
        return draw_form(request, case, "paper")
    form = make_form(request, case, "paper", request.POST)
    assert isinstance(form, PaperForm)  # noqa: S101 - the form of this act
    wrong = attempt(case, form, officer(request), lambda locked, who: _issue(locked, form, who))
    if wrong is not None:
        return draw_again(request, case, make_panel(request, case, "paper", form), wrong)
    messages.success(request, _("Đã phát hành. Tải văn bản ở mục “Văn bản”."))
    return redirect("desk:case_detail", case.code)


def _issue(case: Case, form: PaperForm, who: Who) -> None:
    paper = form.chosen()
    documents.issue_document(
        case=case, kind=paper.kind, body=paper.issuer, answer=paper.answer, opinion=form.chosen_opinion(), **who
    )
    touch_case(lock_case(case), at=who["at"])


@login_required
@require_safe
@never_cache
def document(request: HttpRequest, code: str) -> HttpResponse:
    """Download an issued paper as docx, drawn again from its stored facts."""
    row = get_object_or_404(Document.objects.select_related("case__received_by", "body"), code=code)
    if not access.can(officer(request), Perm.SEE, row.case):
        raise Http404
    content = documents.render_document(document=row, by=officer(request), at=clock.now())
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{documents.file_name(row)}"'
    return response


@login_required
@require_safe
def file(request: HttpRequest, code: str) -> HttpResponse:
    """Stream a file of a case the officer may see; a sealed one only while its case is open with a written reason."""
    user = officer(request)
    row = get_object_or_404(Attachment, code=code)
    if row.is_sealed:
        _open_sealed_file(request, row, user)
    elif not any(_may_see(user, row, case) for case in cases_of_file(row)):
        raise Http404
    return file_store.serve(row.digest, mime=row.mime, name=f"{row.code}.{row.extension}")


def _may_see(user: User, row: Attachment, case: Case) -> bool:
    if row.answer_id:
        return access.visible_answers(user, case).filter(pk=row.answer_id).exists()
    return access.can(user, Perm.SEE, case)


def _open_sealed_file(request: HttpRequest, row: Attachment, user: User) -> None:
    for case in cases_of_file(row):
        if access.can(user, Perm.SEE_SEALED, case) and is_open(request, case):
            record_look(case=case, what="file", ref=case.code, by=user, at=clock.now())
            return
    raise Http404


def cases_of_file(row: Attachment) -> list[Case]:
    """The cases to which a file belongs through its owner."""
    if row.case_id:
        return list(Case.objects.filter(pk=row.case_id))
    if row.answer_id:
        return list(Case.objects.filter(answers=row.answer_id))
    if row.promise_id:
        return list(Case.objects.filter(promises=row.promise_id))
    if row.addition_id:
        return list(Case.objects.filter(parts__opinion__additions=row.addition_id).distinct())
    return list(Case.objects.filter(parts__opinion=row.opinion_id).distinct())
