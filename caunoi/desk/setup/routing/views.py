"""Who handles what: the rules of an authority in order, a box to try them, a dry run over a month."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administered_bodies, administrator_only, get_body_or_404, officer
from caunoi.desk.setup.pages import REFUSALS, act_page, crumbs, done, posted
from caunoi.desk.setup.routing import selectors
from caunoi.desk.setup.routing.forms import RuleForm, TryForm
from caunoi.people.models import Body
from caunoi.people.selectors import bodies_of
from caunoi.routing import services
from caunoi.routing.matching import Matter, first_match, places_above, rules_of
from caunoi.routing.models import RoutingRule
from caunoi.routing.suggesting import propose
from caunoi.web.books import fields

DONE = {
    "up": noop("Đã chuyển lên."),
    "down": noop("Đã chuyển xuống."),
    "on": noop("Đã dùng lại dòng này."),
    "off": noop("Đã tạm tắt dòng này."),
    "drop": noop("Đã bỏ dòng này."),
    "restore": noop("Đã khôi phục."),
}


def list_url(body: Body) -> str:
    """The page of the rules of a body."""
    return f"{reverse('desk:setup_routing')}?co_quan={body.code}"


def _bodies(user: User) -> list[Body]:
    rows = administered_bodies(user).valid_on(clock.today()).filter(is_receiving=True)
    own = {body.pk for body in bodies_of(user)}
    return sorted(rows.select_related("place").order_by("code"), key=lambda body: body.pk not in own)


def _body_or_404(request: HttpRequest) -> Body:
    """The body asked for, or the first one; 404 out of reach, or where none takes opinions."""
    code = request.GET.get("co_quan", "")
    rows = _bodies(officer(request))
    body = next((row for row in rows if row.code == code), None if code else next(iter(rows), None))
    if body is None:
        raise Http404
    return body


def _rule_or_404(user: User, pk: int) -> RoutingRule:
    rule = RoutingRule.objects.select_related("body__place", "to_body", "to_post", "place").filter(pk=pk).first()
    if rule is None:
        raise Http404
    get_body_or_404(user, rule.body.code)
    return rule


def _way(body: Body, label: str) -> list[tuple[str, str]]:
    return crumbs((list_url(body), _("Phân công")), ("", label))


def _page(request: HttpRequest, body: Body, form: TryForm, **more: Any) -> HttpResponse:
    dropped = selectors.dropped_of(body)
    undo = next((line for line in dropped if str(line.rule.pk) == request.GET.get("bo")), None)
    context = {
        "body": body,
        "bodies": _bodies(officer(request)),
        "lines": selectors.lines_of(body),
        "dropped": dropped,
        "undo": undo,
        "form": form,
        "crumbs": crumbs(("", _("Phân công"))),
        **more,
    }
    return page(request, "desk/setup/routing.html", context)


@administrator_only
@require_GET
def routing_list(request: HttpRequest) -> HttpResponse:
    """The rules in order, and the box to try them."""
    body = _body_or_404(request)
    return _page(request, body, TryForm(body=body))


@administrator_only
@never_cache
@require_http_methods(["GET", "POST"])
def routing_try(request: HttpRequest) -> HttpResponse:
    """Which rule takes a pasted text and why, and which field its words suggest. Nothing is kept."""
    body = _body_or_404(request)
    form = TryForm(posted(request), body=body)
    if not form.is_valid():
        return _page(request, body, form)
    data = form.cleaned_data
    proposal = propose(data["text"], unit=body.place, on=clock.today())
    field = proposal.field.key if proposal.field else ""
    place = data["place"]
    matter = Matter(data["text"], field, data["kind"], places_above([place.pk])[place.pk])
    match = first_match(rules_of(body), matter)
    likely = [(fields()[row.key], row) for row in proposal.fields]
    number = next((line.number for line in selectors.lines_of(body) if match and line.rule.pk == match.rule.pk), 0)
    tried = {
        "match": match,
        "number": number,
        "likely": likely,
        "owner": selectors.owner_words(match.rule) if match else "",
    }
    return _page(request, body, form, tried=tried)


@administrator_only
@require_GET
def routing_dry(request: HttpRequest) -> HttpResponse:
    """Where the rules would have sent the cases of the last 30 days. Numbers alone."""
    body = _body_or_404(request)
    context = {
        "body": body,
        "run": selectors.dry_run(body),
        "days": selectors.DAYS,
        "crumbs": _way(body, _("Chạy thử")),
    }
    return page(request, "desk/setup/routing_dry.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def routing_add(request: HttpRequest) -> HttpResponse:
    """Add a rule at the end."""
    return _edit(request, _body_or_404(request), None)


@administrator_only
@require_http_methods(["GET", "POST"])
def routing_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a rule."""
    rule = _rule_or_404(officer(request), pk)
    if rule.dropped_at is not None:
        raise Http404
    return _edit(request, rule.body, rule)


def _edit(request: HttpRequest, body: Body, rule: RoutingRule | None) -> HttpResponse:
    form = RuleForm(posted(request), body=body, rule=rule)
    user = officer(request)
    return act_page(
        request,
        form=form,
        act=lambda _data: services.save_rule(rule=rule, body=body, data=form.data_of(), by=user, at=clock.now()),
        message=_("Đã lưu dòng phân công."),
        title=_("Sửa dòng phân công") if rule else _("Thêm dòng phân công"),
        submit=_("Lưu"),
        way=_way(body, _("Sửa") if rule else _("Thêm")),
        back=list_url(body),
        intro=_(
            "Ô để trống thì không hỏi đến. Dòng đứng trước được xét trước, dòng đầu tiên khớp là dòng được đề xuất."
        ),
    )


@administrator_only
@require_POST
def routing_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Up, down, on, off, drop, restore."""
    user, act = officer(request), request.POST.get("act", "")
    rule = _rule_or_404(user, pk)
    url = list_url(rule.body)
    if act not in DONE:
        return done(request, _("Không rõ việc cần làm."), url)
    message = _(DONE[act])
    try:
        _do(act, rule, user)
    except REFUSALS as error:
        message = str(error)
    return done(request, message, f"{url}&bo={rule.pk}" if act == "drop" else url)


def _do(act: str, rule: RoutingRule, user: User) -> None:
    at = clock.now()
    if act in ("up", "down"):
        services.move_rule(rule=rule, up=act == "up", by=user, at=at)
    elif act in ("on", "off"):
        services.switch_rule(rule=rule, is_on=act == "on", by=user, at=at)
    elif act == "drop":
        services.drop_rule(rule=rule, by=user, at=at)
    else:
        services.restore_rule(rule=rule, by=user, at=at)
