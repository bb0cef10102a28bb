"""Word templates of the papers a body issues: its own, tried out before it is taken, or the shipped one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases.choices import DocumentKind
from caunoi.cases.models import DocumentTemplate
from caunoi.cases.papers.context import SAMPLE
from caunoi.cases.papers.rendering import shipped_template
from caunoi.cases.services import documents
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administered_bodies, administrator_only, get_body_or_404, officer
from caunoi.desk.setup.answers.forms import PaperForm
from caunoi.desk.setup.pages import crumbs, done, form_page, try_act
from caunoi.people.choices import BodyKind
from caunoi.people.models import Body

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _list_url(body: Body) -> str:
    return f"{reverse('desk:setup_paper_list')}?co_quan={body.code}"


def _kind_or_404(kind: str) -> DocumentKind:
    if kind not in DocumentKind.values:
        raise Http404
    return DocumentKind(kind)


@administrator_only
@require_GET
def paper_list(request: HttpRequest) -> HttpResponse:
    """Which papers of a body use its own template."""
    user, today = officer(request), clock.today()
    rows = administered_bodies(user).valid_on(today).filter(is_receiving=True)
    bodies = sorted(rows, key=lambda row: (row.kind != BodyKind.PEOPLES_COMMITTEE, row.code))
    asked = request.GET.get("co_quan", "")
    body = get_body_or_404(user, asked) if asked else next(iter(bodies), None)
    own = {row.kind: row for row in DocumentTemplate.objects.filter(body=body)} if body else {}
    context: dict[str, Any] = {
        "bodies": bodies,
        "body": body,
        "papers": [(kind, own.get(kind.value)) for kind in DocumentKind],
        "words": sorted(SAMPLE),
        "crumbs": crumbs(("", _("Mẫu văn bản"))),
    }
    return page(request, "desk/setup/papers.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def paper_save(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Take an office's own template; one that cannot be filled in is refused with what to correct."""
    body, paper = get_body_or_404(officer(request), code), _kind_or_404(kind)
    form = PaperForm(request.POST or None, request.FILES or None)
    if try_act(form, lambda data: _save(data, body, paper, request)):
        return done(request, _("Đã thay mẫu."), _list_url(body))
    return form_page(
        request,
        form=form,
        title=_("Thay mẫu %(paper)s") % {"paper": str(paper.label).lower()},
        submit=_("Thử và thay"),
        way=crumbs((_list_url(body), _("Mẫu văn bản")), ("", str(paper.label))),
        back=_list_url(body),
        intro=_("%(body)s. Tải mẫu có sẵn về, sửa trong Word, rồi tải lên. Mẫu được điền thử trước khi dùng.")
        % {"body": body.name},
    )


def _save(data: dict[str, Any], body: Body, kind: DocumentKind, request: HttpRequest) -> None:
    content = data["file"].read()
    documents.save_template(body=body, kind=kind, content=content, by=officer(request), at=clock.now())


@administrator_only
@require_POST
def paper_drop(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Go back to the shipped template."""
    user, body, paper = officer(request), get_body_or_404(officer(request), code), _kind_or_404(kind)
    documents.drop_template(body=body, kind=paper, by=user, at=clock.now())
    return done(request, _("Đã về mẫu có sẵn."), _list_url(body))


@administrator_only
@require_GET
def paper_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The template in use, to be changed in Word."""
    body, paper = get_body_or_404(officer(request), code), _kind_or_404(kind)
    own = DocumentTemplate.objects.filter(body=body, kind=paper).first()
    answer = HttpResponse(bytes(own.content) if own else shipped_template(paper), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="mau-{paper.value}.docx"'
    return answer
