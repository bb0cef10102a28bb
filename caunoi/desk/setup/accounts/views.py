"""Officers' accounts: open one (its first password is shown once), switch off and on, help who lost a device."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.accounts import services
from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, get_account_or_404, officer
from caunoi.desk.setup.accounts import selectors
from caunoi.desk.setup.accounts.forms import AccountForm
from caunoi.desk.setup.pages import crumbs, done, form_page, page_number, try_act
from caunoi.people.access import may_manage_account, may_open_accounts
from caunoi.people.services import start_term


def _list() -> tuple[str, str]:
    return (reverse("desk:setup_account_list"), _("Tài khoản"))


@administrator_only
@require_GET
def account_list(request: HttpRequest) -> HttpResponse:
    """Accounts with a post in reach, and those without any."""
    user, state = officer(request), request.GET.get("loai", "")
    text, state = request.GET.get("tim", "").strip()[:60], state if state in selectors.STATES else ""
    found, lines = selectors.account_page(
        user, text=text, state=state, number=page_number(request), today=clock.today()
    )
    context = {"page": found, "lines": lines, "text": text, "state": state, "crumbs": crumbs(("", _("Tài khoản")))}
    return page(request, "desk/setup/accounts.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def account_create(request: HttpRequest) -> HttpResponse:
    """Open an account and, if said, put it into a post; the first password is shown once, here."""
    by = officer(request)
    if not may_open_accounts(by):
        raise PermissionDenied
    password = services.first_password()
    initial = {"valid_from": clock.today(), "post": request.GET.get("chuc_danh", "")}
    form = AccountForm(request.POST if request.method == "POST" else None, by=by, initial=initial)
    if try_act(form, lambda data: _open(data, password, by=by, at=clock.now())):
        account = User.objects.get(username=form.cleaned_data["username"].strip().lower())
        return _password_page(request, account, password)
    return form_page(
        request,
        form=form,
        title=_("Mở tài khoản"),
        submit=_("Mở tài khoản"),
        way=crumbs(_list(), ("", _("Mở tài khoản"))),
        back=reverse("desk:setup_account_list"),
        intro=_("Tài khoản chỉ làm được việc của chức danh được giao. Mật khẩu lần đầu hiện ra sau khi mở."),
    )


@transaction.atomic
def _open(data: dict[str, Any], password: str, *, by: User, at: datetime) -> User:
    account = services.create_user(
        username=data["username"],
        label=data["label"],
        email=data["email"],
        password=password,
        is_sample=by.is_sample,
        by=by,
        at=at,
    )
    if data["post"]:
        start_term(user=account, post=data["post"], valid_from=data["valid_from"], by=by, at=at)
    return account


def _password_page(request: HttpRequest, account: User, password: str) -> HttpResponse:
    way = crumbs(_list(), ("", account.label))
    answer = page(request, "desk/setup/password.html", {"account": account, "password": password, "crumbs": way})
    answer["Cache-Control"] = "no-store"
    return answer


@administrator_only
@require_GET
def account_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One account: its posts in reach, and what may be done to it."""
    by = officer(request)
    account = get_account_or_404(by, code)
    context = {
        "account": account,
        "terms": selectors.terms_in_reach(by, account),
        "has_second_factor": services.has_second_factor(account),
        "may_manage": may_manage_account(by, account),
        "is_own": account.pk == by.pk,
        "today": clock.today(),
        "crumbs": crumbs(_list(), ("", account.label)),
    }
    return page(request, "desk/setup/account.html", context)


@administrator_only
@require_POST
def account_act(request: HttpRequest, code: str) -> HttpResponse:
    """Switch off or on, take the second factor off, give a new first password."""
    by, now, act = officer(request), clock.now(), request.POST.get("act", "")
    account = get_account_or_404(by, code)
    if not may_manage_account(by, account):
        raise PermissionDenied
    url = reverse("desk:setup_account", args=[account.code])
    try:
        if act == "password":
            password = services.first_password()
            services.set_password(user=account, password=password, must_change_password=True, by=by, at=now)
            return _password_page(request, account, password)
        if act == "off":
            services.deactivate(user=account, by=by, at=now)
            return done(request, _("Đã tắt tài khoản; phiên đang mở kết thúc ở lần bấm sau."), url)
        if act == "on":
            services.activate(user=account, by=by, at=now)
            return done(request, _("Đã bật lại tài khoản."), url)
        if act == "second_factor":
            services.remove_second_factor(user=account, by=by, at=now)
            return done(request, _("Đã bỏ xác thực hai bước; người dùng cài lại khi đăng nhập."), url)
    except services.AccountError as error:
        return done(request, str(error), url)
    return done(request, _("Chưa chọn việc cần làm."), url)
