"""Posts of a body: what they let one do, who holds them from when to when, who signs for the head."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, get_body_or_404, get_post_or_404, officer
from caunoi.desk.setup.bodies import selectors
from caunoi.desk.setup.bodies.forms import DayForm, DeputyForm, PostForm, RolesForm, TermForm
from caunoi.desk.setup.bodies.views import body_way
from caunoi.desk.setup.pages import Crumbs, act_page, done, form_page, posted, try_act
from caunoi.people import services
from caunoi.people.models import Deputy, Post, Term
from caunoi.web.books import said


def _url(post: Post) -> str:
    return reverse("desk:setup_post", args=[post.code])


def _way(post: Post, label: str) -> Crumbs:
    return body_way(post.body, (_url(post), said(post.title)), ("", label))


@administrator_only
@require_http_methods(["GET", "POST"])
def post_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a post to a body."""
    user, body = officer(request), get_body_or_404(officer(request), code)
    form = PostForm(posted(request))
    if try_act(form, lambda data: services.create_post(body=body, by=user, at=clock.now(), **data)):
        url = reverse("desk:setup_post", args=[f"{body.code}.{form.cleaned_data['code']}"])
        return done(request, _("Đã thêm chức danh. Bây giờ giao cho người giữ."), url)
    return form_page(
        request,
        form=form,
        title=_("Thêm chức danh"),
        submit=_("Thêm"),
        way=body_way(body, ("", _("Thêm chức danh"))),
        back=reverse("desk:setup_body", args=[body.code]),
        intro=body.name,
    )


@administrator_only
@require_GET
def post_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One post: who holds and held it, who signs for it, how many open cases lie with it."""
    post = get_post_or_404(officer(request), code)
    context = {
        "post": post,
        "roles": selectors.role_labels(post.roles),
        "terms": selectors.terms_of_post(post),
        "deputies": selectors.deputies_of_post(post),
        "open_cases": selectors.open_cases_of_post(post),
        "today": clock.today(),
        "crumbs": body_way(post.body, ("", said(post.title))),
    }
    return page(request, "desk/setup/post.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def post_roles(request: HttpRequest, code: str) -> HttpResponse:
    """Give a post other roles."""
    user, post = officer(request), get_post_or_404(officer(request), code)
    form = RolesForm(posted(request), initial={"roles": post.roles})
    return act_page(
        request,
        form=form,
        act=lambda data: services.change_post_roles(post=post, roles=data["roles"], by=user, at=clock.now()),
        message=_("Đã đổi quyền của chức danh."),
        title=_("Đổi quyền của chức danh"),
        submit=_("Lưu"),
        way=_way(post, _("Đổi quyền")),
        back=_url(post),
        intro=f"{said(post.title)} · {post.body.name}",
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def term_start(request: HttpRequest, code: str) -> HttpResponse:
    """Put somebody into the post."""
    user, post = officer(request), get_post_or_404(officer(request), code)
    initial = {"valid_from": clock.today(), "user": request.GET.get("nguoi", "")}
    form = TermForm(posted(request), by=user, initial=initial)
    return act_page(
        request,
        form=form,
        act=lambda data: services.start_term(post=post, by=user, at=clock.now(), **data),
        message=_("Đã giao chức danh."),
        title=_("Giao chức danh %(title)s") % {"title": said(post.title)},
        submit=_("Giao"),
        way=_way(post, _("Giao chức danh")),
        back=_url(post),
        intro=post.body.name,
    )


def _row_of(rows: list[Term] | list[Deputy], request: HttpRequest) -> int:
    text = request.GET.get("dong", "")
    known = {row.pk for row in rows if row.valid_to is None or row.valid_to > clock.today()}
    if not (text.isdecimal() and len(text) < 12 and int(text) in known):
        raise Http404
    return int(text)


@administrator_only
@require_http_methods(["GET", "POST"])
def term_end(request: HttpRequest, code: str) -> HttpResponse:
    """End a term; the open work stays with the post."""
    user, post = officer(request), get_post_or_404(officer(request), code)
    term = Term.objects.select_related("user").get(pk=_row_of(selectors.terms_of_post(post), request))
    form = DayForm(posted(request), initial={"on": clock.today()})
    waiting = selectors.open_cases_of_post(post)
    return act_page(
        request,
        form=form,
        act=lambda data: services.end_term(term=term, on=data["on"], by=user, at=clock.now()),
        message=_("Đã ghi thôi giữ chức danh."),
        title=_("%(user)s thôi giữ chức danh") % {"user": term.user.label},
        submit=_("Ghi thôi giữ"),
        way=_way(post, _("Thôi giữ")),
        back=_url(post),
        intro=f"{said(post.title)} · {post.body.name}",
        warning=_("%(n)s vụ việc đang mở ở lại với chức danh, người giữ sau làm tiếp.") % {"n": waiting}
        if waiting
        else "",
    )


@administrator_only
@require_http_methods(["GET", "POST"])
def deputy_set(request: HttpRequest, code: str) -> HttpResponse:
    """Record who may sign for the head, by which paper."""
    user, post = officer(request), get_post_or_404(officer(request), code)
    if not post.is_head:
        raise Http404
    form = DeputyForm(posted(request), post=post, initial={"valid_from": clock.today()})
    return act_page(
        request,
        form=form,
        act=lambda data: services.set_deputy(post=post, by=user, at=clock.now(), **data),
        message=_("Đã ghi người ký thay."),
        title=_("Người ký thay %(title)s") % {"title": said(post.title)},
        submit=_("Ghi"),
        way=_way(post, _("Ký thay")),
        back=_url(post),
        intro=post.body.name,
    )  # fmt: skip


@administrator_only
@require_http_methods(["GET", "POST"])
def deputy_end(request: HttpRequest, code: str) -> HttpResponse:
    """End a deputy's right to sign."""
    user, post = officer(request), get_post_or_404(officer(request), code)
    rows = selectors.deputies_of_post(post)
    row = Deputy.objects.select_related("post__body", "deputy_post").get(pk=_row_of(rows, request))
    form = DayForm(posted(request), initial={"on": clock.today()})
    return act_page(
        request,
        form=form,
        act=lambda data: services.end_deputy(deputy=row, on=data["on"], by=user, at=clock.now()),
        message=_("Đã kết thúc việc ký thay."),
        title=_("Kết thúc việc ký thay"),
        submit=_("Kết thúc"),
        way=_way(post, _("Kết thúc ký thay")),
        back=_url(post),
        intro=f"{said(row.deputy_post.title)} · {row.citation}",
    )
