"""The book of procedures as the law has it, and the terms an office sets where the law leaves the number open."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.cases.models import OfficeRule
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administered, administrator_only, officer
from caunoi.desk.setup.pages import act_page, crumbs, posted
from caunoi.desk.setup.rules import selectors
from caunoi.desk.setup.rules.forms import EndForm, RuleForm, TermForm
from caunoi.rulebook.procedures import BOOK_VERSION

MISSING_SHOWN = 30


@administrator_only
@require_GET
def book(request: HttpRequest) -> HttpResponse:
    """Every procedure and step with term, basis and confidence; the offices' own terms; what is missing."""
    user, today = officer(request), clock.today()
    missing = selectors.missing_rules(user, today)
    context = {
        "blocks": selectors.book(),
        "rules": selectors.rules_of(user, today),
        "missing": missing[:MISSING_SHOWN],
        "missing_more": max(0, len(missing) - MISSING_SHOWN),
        "book_version": BOOK_VERSION,
        "crumbs": crumbs(("", _("Sổ thủ tục"))),
    }
    return page(request, "desk/setup/rules.html", context)


def _way(label: str) -> list[tuple[str, str]]:
    return crumbs((reverse("desk:setup_rules"), _("Sổ thủ tục")), ("", label))


@administrator_only
@require_http_methods(["GET", "POST"])
def rule_add(request: HttpRequest) -> HttpResponse:
    """Write a term of the office's regulation into the book."""
    user = officer(request)
    initial = {"body": request.GET.get("co_quan", ""), "step": request.GET.get("buoc", ""), "unit": "working_day"}
    form = RuleForm(posted(request), user=user, initial=initial)
    return act_page(
        request,
        form=form,
        act=lambda _data: office.add_rule(**form.facts(), by=user, at=clock.now()),
        message=_("Đã ghi hạn theo quy chế đơn vị."),
        url=reverse("desk:setup_moves"),  # to the deadlines it moves, often none
        title=_("Thêm hạn theo quy chế đơn vị"),
        submit=_("Ghi hạn"),
        way=_way(_("Thêm hạn")),
        back=reverse("desk:setup_rules"),
        intro=_("Chỉ cho những bước luật không ấn định số ngày. Người gửi thấy hạn này kèm chữ “quy chế đơn vị”."),
    )


def _rule_or_404(request: HttpRequest, body: str, procedure: str, step: str, start: str) -> OfficeRule:
    try:
        day = date.fromisoformat(start)
    except ValueError as error:
        raise Http404 from error
    rows = OfficeRule.objects.filter(body__in=administered(officer(request)), body__code=body, valid_from=day)
    row = rows.filter(procedure=procedure, step=step).select_related("body").first()
    if row is None:
        raise Http404
    return row


@administrator_only
@require_http_methods(["GET", "POST"])
def rule_correct(request: HttpRequest, body: str, procedure: str, step: str, start: str) -> HttpResponse:
    """Put right what was typed wrong."""
    user, rule = officer(request), _rule_or_404(request, body, procedure, step, start)
    initial = {"length": rule.length, "unit": rule.unit, "citation": rule.citation}
    form = TermForm(posted(request), initial=initial)
    return act_page(
        request,
        form=form,
        act=lambda data: office.correct_rule(rule=rule, **data, by=user, at=clock.now()),
        message=_("Đã sửa hạn nhập sai."),
        url=reverse("desk:setup_moves"),
        title=_("Sửa hạn nhập sai"),
        submit=_("Sửa"),
        way=_way(_("Sửa hạn")),
        back=reverse("desk:setup_rules"),
        intro=f"{rule.body.name} · {selectors.step_names().get((procedure, step), step)}",
        warning=_("Chỉ dùng khi đã nhập khác văn bản. Quy chế mới thì kết thúc hạn này rồi thêm hạn mới."),
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def rule_end(request: HttpRequest, body: str, procedure: str, step: str, start: str) -> HttpResponse:
    """End a term; cases received before that day keep it."""
    user, rule = officer(request), _rule_or_404(request, body, procedure, step, start)
    form = EndForm(posted(request), initial={"on": clock.today()})
    return act_page(
        request,
        form=form,
        act=lambda data: office.end_rule(rule=rule, **data, by=user, at=clock.now()),
        message=_("Hạn đã kết thúc."),
        url=reverse("desk:setup_moves"),
        title=_("Kết thúc hạn"),
        submit=_("Kết thúc"),
        way=_way(_("Kết thúc hạn")),
        back=reverse("desk:setup_rules"),
        intro=f"{rule.body.name} · {selectors.step_names().get((procedure, step), step)}",
        warning=_("Việc nhận trước ngày này vẫn giữ hạn cũ."),
    )
