"""Bodies by place: the lawful set, single ones, how they are reached, closing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, get_body_or_404, get_place_or_404, officer, roots
from caunoi.desk.setup.bodies import selectors
from caunoi.desk.setup.bodies.forms import BodyForm, ContactForm, DayForm, FoundForm
from caunoi.desk.setup.pages import Crumbs, act_page, crumbs, done, form_page, posted, try_act
from caunoi.people import services
from caunoi.people.models import Body
from caunoi.people.standard import standard_bodies
from caunoi.places.models import Place
from caunoi.places.selectors import ancestors, full_name


def list_url(place: Place) -> str:
    """The page of the bodies of a place."""
    return f"{reverse('desk:setup_body_list')}?dia_ban={place.code}"


def body_way(body: Body, *steps: tuple[str, str]) -> Crumbs:
    """From the overview over the place to the body, and on."""
    here = (reverse("desk:setup_body", args=[body.code]), body.short_name)
    return crumbs((list_url(body.place), _("Cơ quan ở %(place)s") % {"place": body.place.label}), here, *steps)


def _place_asked(request: HttpRequest) -> Place:
    code = request.GET.get("dia_ban", "")
    return get_place_or_404(officer(request), code) if code else roots(officer(request))[0]


@administrator_only
@require_GET
def body_list(request: HttpRequest) -> HttpResponse:
    """The bodies of one place, and the places under it."""
    user, place = officer(request), _place_asked(request)
    found = selectors.place_page(user, place, clock.today())
    context = {
        "found": found,
        "full_name": full_name(place),
        "roots": roots(user),
        "today": clock.today(),
        "crumbs": crumbs(*((list_url(row), row.label) for row in found.way), ("", place.label)),
    }
    return page(request, "desk/setup/bodies.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def body_found(request: HttpRequest) -> HttpResponse:
    """Found the set of bodies that the law gives a place; what is there stays."""
    user, place = officer(request), _place_asked(request)
    form = FoundForm(posted(request))
    before = Body.objects.filter(place=place).count()
    if try_act(
        form, lambda data: standard_bodies(place, by=user, at=clock.now(), prefix=data["case_prefix"] or None)
    ):  # fmt: skip
        made = Body.objects.filter(place=place).count() - before
        return done(request, _("Đã lập %(n)s cơ quan, tổ chức.") % {"n": made}, list_url(place))
    return form_page(
        request,
        form=form,
        title=_("Lập bộ cơ quan theo luật"),
        submit=_("Lập"),
        way=crumbs((list_url(place), place.label), ("", _("Lập bộ cơ quan"))),
        back=list_url(place),
        intro=_("%(place)s: cấp ủy, HĐND, UBND và các phòng, Mặt trận, đoàn thể, công an, … cùng chức danh.")
        % {"place": place.label},
    )  # fmt: skip


@administrator_only
@require_http_methods(["GET", "POST"])
def body_add(request: HttpRequest) -> HttpResponse:
    """Found one body."""
    user, place = officer(request), _place_asked(request)
    near = [place.pk, *(above.pk for above in ancestors(place))]
    prefix = Body.objects.filter(place=place).values_list("prefix", flat=True).first() or ""
    initial = {"valid_from": clock.today(), "case_prefix": prefix}
    form = BodyForm(posted(request), user=user, place_ids=near, initial=initial)
    if try_act(
        form, lambda data: _create(data, place, user)
    ):  # fmt: skip
        url = reverse("desk:setup_body", args=[form.cleaned_data["code"]])
        return done(request, _("Đã thêm cơ quan. Bây giờ thêm chức danh."), url)
    return form_page(
        request,
        form=form,
        title=_("Thêm cơ quan, tổ chức"),
        submit=_("Thêm"),
        way=crumbs((list_url(place), place.label), ("", _("Thêm"))),
        back=list_url(place),
        intro=full_name(place),
    )


def _create(data: dict[str, Any], place: Place, by: User) -> Body:
    facts = dict(data)
    return services.create_body(prefix=facts.pop("case_prefix"), place=place, by=by, at=clock.now(), **facts)


@administrator_only
@require_GET
def body_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One body: how it is reached, its posts and who holds them."""
    body = get_body_or_404(officer(request), code)
    context = {
        "body": body,
        "posts": selectors.post_lines(body, clock.today()),
        "open_cases": selectors.open_cases_of(body),
        "today": clock.today(),
        "crumbs": [*body_way(body)[:-1], ("", body.short_name)],
    }
    return page(request, "desk/setup/body.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def body_change(request: HttpRequest, code: str) -> HttpResponse:
    """Change how a body is called and reached."""
    user, body = officer(request), get_body_or_404(officer(request), code)
    initial = {name: getattr(body, name) for name in ContactForm.base_fields}
    form = ContactForm(posted(request), initial=initial)
    url = reverse("desk:setup_body", args=[body.code])
    return act_page(
        request,
        form=form,
        act=lambda data: services.change_body(body=body, by=user, at=clock.now(), **data),
        message=_("Đã lưu."),
        title=_("Sửa tên và cách liên hệ"),
        submit=_("Lưu"),
        way=body_way(body, ("", _("Sửa"))),
        back=url,
        intro=_("Người dân thấy nơi tiếp dân, điện thoại và giờ tiếp dân trên trang của cơ quan."),
    )


@administrator_only
@require_POST
def body_receiving(request: HttpRequest, code: str) -> HttpResponse:
    """Let people address the body, or no longer."""
    user, body = officer(request), get_body_or_404(officer(request), code)
    wanted = request.POST.get("act") == "on"
    services.set_receiving(body=body, is_receiving=wanted, by=user, at=clock.now())
    message = _("Người dân gửi được ý kiến tới đây.") if wanted else _("Cơ quan này thôi nhận ý kiến mới.")
    return done(request, message, reverse("desk:setup_body", args=[body.code]))


@administrator_only
@require_http_methods(["GET", "POST"])
def body_close(request: HttpRequest, code: str) -> HttpResponse:
    """End a body; its record stays."""
    user, body = officer(request), get_body_or_404(officer(request), code)
    url = reverse("desk:setup_body", args=[body.code])
    if body.valid_to is not None:
        return redirect(url)
    form = DayForm(posted(request), initial={"on": clock.today()})
    waiting = selectors.open_cases_of(body)
    return act_page(
        request,
        form=form,
        act=lambda data: services.close_body(body=body, on=data["on"], by=user, at=clock.now()),
        message=_("Cơ quan đã kết thúc."),
        title=_("Kết thúc %(body)s") % {"body": body.short_name},
        submit=_("Kết thúc"),
        way=body_way(body, ("", _("Kết thúc"))),
        back=url,
        intro=_("Từ ngày này không ai còn quyền ở đây. Hồ sơ cũ vẫn giữ."),
        warning=_("Còn %(n)s vụ việc đang mở. Hãy chuyển chúng đi trước.") % {"n": waiting} if waiting else "",
    )
