"""Templates of answers by kind and outcome: the list, adding, changing, taking away."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.accounts.models import User
from caunoi.cases.choices import CaseKind
from caunoi.cases.models import AnswerTemplate
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administered, administrator_only, officer
from caunoi.desk.setup.answers.forms import AnswerTemplateForm
from caunoi.desk.setup.pages import REFUSALS, crumbs, done, form_page, try_act


def _templates(user: User) -> QuerySet[AnswerTemplate]:
    rows = AnswerTemplate.objects.filter(Q(body__in=administered(user)) | Q(body=None))
    return rows.select_related("body").order_by("kind", "outcome", "name", "pk")


def _own_or_404(user: User, pk: int) -> AnswerTemplate:
    row = _templates(user).filter(pk=pk).exclude(body=None).first()
    if row is None:
        raise Http404
    return row


def _way(label: str) -> list[tuple[str, str]]:
    return crumbs((reverse("desk:setup_answer_list"), _("Mẫu trả lời")), ("", label))


@administrator_only
@require_GET
def answer_list(request: HttpRequest) -> HttpResponse:
    """The templates of the bodies in reach, and those shared by all."""
    groups: dict[str, list[AnswerTemplate]] = {}
    for row in _templates(officer(request)):
        groups.setdefault(str(CaseKind(row.kind).label) if row.kind else _("Mọi loại"), []).append(row)
    context = {"groups": groups, "crumbs": crumbs(("", _("Mẫu trả lời")))}
    return page(request, "desk/setup/answers.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def answer_add(request: HttpRequest) -> HttpResponse:
    """Add a template."""
    user = officer(request)
    form = AnswerTemplateForm(request.POST if request.method == "POST" else None, user=user)
    if try_act(
        form, lambda data: office.save_answer_template(template=None, by=user, at=clock.now(), **data)
    ):  # fmt: skip
        return done(request, _("Đã thêm mẫu."), reverse("desk:setup_answer_list"))
    return form_page(
        request,
        form=form,
        title=_("Thêm mẫu trả lời"),
        submit=_("Thêm mẫu"),
        way=_way(_("Thêm mẫu")),
        back=reverse("desk:setup_answer_list"),
        intro=_("Người xử lý chọn mẫu rồi sửa cho đúng việc. Mẫu không thay câu trả lời."),
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def answer_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a template of a body in reach."""
    user = officer(request)
    row = _own_or_404(user, pk)
    body = row.body
    initial = {
        "body": body.code if body else "",
        "kind": row.kind,
        "outcome": row.outcome,
        "name": row.name,
        "text": row.text,
    }
    form = AnswerTemplateForm(request.POST if request.method == "POST" else None, user=user, initial=initial)
    if try_act(
        form, lambda data: office.save_answer_template(template=row, by=user, at=clock.now(), **data)
    ):  # fmt: skip
        return done(request, _("Đã sửa mẫu."), reverse("desk:setup_answer_list"))
    return form_page(
        request,
        form=form,
        title=_("Sửa mẫu trả lời"),
        submit=_("Lưu"),
        way=_way(row.name),
        back=reverse("desk:setup_answer_list"),
    )


@administrator_only
@require_POST
def answer_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a template away."""
    user = officer(request)
    row = _own_or_404(user, pk)
    message = _("Đã bỏ mẫu “%(name)s”.") % {"name": row.name}
    try:
        office.drop_answer_template(template=row, by=user, at=clock.now())
    except REFUSALS as error:
        message = str(error)
    return done(request, message, reverse("desk:setup_answer_list"))
