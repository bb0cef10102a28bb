"""The officer's day: the inbox by deadline, bulk acts, saved views."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases import access
from caunoi.cases.models import Case, SavedView
from caunoi.cases.services.handling import BulkResult
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.inbox import bulk, selectors
from caunoi.desk.inbox.forms import FilterForm, SaveViewForm
from caunoi.desk.inbox.rows import rows_of
from caunoi.people.choices import Role
from caunoi.people.selectors import roles_of

TAB_LABELS = {
    "todo": (noop("Cần xử lý"), "", ""),
    "overdue": (noop("Quá hạn"), "octagon-alert", "over"),
    "soon": (noop("Đến hạn trong 3 ngày"), "clock-alert", "soon"),
    "new": (noop("Mới"), "inbox", "new"),
    "working": (noop("Đang làm"), "", ""),
    "waiting": (noop("Chờ người khác"), "", ""),
    "publish": (noop("Chờ công khai"), "eye", ""),
    "closed": (noop("Đã đóng"), "", ""),
}
CAPTIONS = {
    "todo": noop("Việc cần làm, xếp theo hạn"),
    "publish": noop("Vụ việc đã trả lời chờ công khai, trả lời trước đứng trước"),
    "closed": noop("Việc đã đóng, mới nhất trước"),
}
SCOPE_LABELS = {"mine": noop("Việc của tôi"), "unit": noop("Đơn vị tôi"), "all": noop("Cả cơ quan")}
GROUP_LABELS = {
    "over": (noop("Quá hạn"), "over"),
    "soon": (noop("Đến hạn trong 3 ngày làm việc"), "soon"),
    "later": (noop("Còn hạn"), ""),
    "none": (noop("Chưa có hạn hoặc đang dừng"), ""),
}


def officer(request: HttpRequest) -> User:
    """The signed-in officer (every view here requires one)."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first one for anything else."""
    text = request.GET.get("trang", "1")
    return max(1, int(text)) if text.isdigit() and len(text) < 7 else 1


def chosen_scope(user: User, asked: str) -> tuple[selectors.Scope | None, list[selectors.Scope]]:
    """The scope asked for, or the officer's own first one; None for who works on no case."""
    scopes = selectors.scopes_of(user)
    wanted = asked if asked in {scope.key for scope in scopes} else selectors.default_scope(scopes)
    return next((scope for scope in scopes if scope.key == wanted), None), scopes


@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """Cases by deadline: overdue, due soon, new, mine, my unit."""
    user = officer(request)
    scope, scopes = chosen_scope(user, request.GET.get("pham_vi", ""))
    if scope is None:
        return _other_work(request, user)
    buckets, bucket = selectors.buckets_of(user), request.GET.get("muc", "")
    bucket = bucket if bucket in buckets else selectors.default_bucket(user)
    form = FilterForm(request.GET, user=user)
    today, calendar = clock.today(), work_calendar()
    listing = selectors.inbox(
        user,
        scope=scope,
        bucket=bucket,
        filters=form.filters(),
        number=page_number(request),
        today=today,
        calendar=calendar,
    )
    context: dict[str, Any] = {
        "today": today,
        "listing": listing,
        "rows": rows_of(listing.rows, today=today, calendar=calendar),
        "groups": _groups(bucket),
        "caption": _(CAPTIONS.get(bucket, CAPTIONS["todo"])),
        "tabs": _tabs(buckets, bucket, listing),
        "scope": scope.key,
        "scopes": [(item.key, _(SCOPE_LABELS[item.key])) for item in scopes],
        "bucket": bucket,
        "form": form,
        "bulk": bulk.choices_for(user),
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "views": SavedView.objects.filter(user=user),
        "query": request.GET.urlencode(),
    }
    return page(request, "desk/inbox/inbox.html", context)


def _other_work(request: HttpRequest, user: User) -> HttpResponse:
    """Where somebody begins who works on no case: setting up, the journal, or a page that says so."""
    roles = roles_of(user)
    if Role.ADMINISTRATOR in roles:
        return redirect("desk:setup")
    if Role.AUDITOR in roles:
        return redirect("desk:journal")
    return page(request, "desk/inbox/nothing.html")


def _groups(bucket: str) -> dict[str, dict[str, str]]:
    """The headings inside a list by deadline; what is closed or waits for publication is not told by deadline."""
    if bucket in CAPTIONS and bucket != "todo":
        return {}
    return {key: {"label": _(label), "kind": kind} for key, (label, kind) in GROUP_LABELS.items()}


def _tabs(buckets: Sequence[str], bucket: str, listing: selectors.Listing[Case]) -> list[dict[str, Any]]:
    tabs = []
    for key in buckets:
        label, icon, kind = TAB_LABELS[key]
        count = listing.counts.get(key)
        shown = None if count is None else f"{selectors.COUNT_LIMIT}+" if count > selectors.COUNT_LIMIT else str(count)
        tabs.append(
            {"key": key, "label": _(label), "icon": icon, "kind": kind, "count": shown, "is_current": key == bucket}
        )
    return tabs


@login_required
@require_POST
def bulk_act(request: HttpRequest) -> HttpResponse:
    """One act on the ticked cases; each is done or refused on its own, and the page says which and why."""
    user = officer(request)
    codes = request.POST.getlist("viec")[: selectors.PER_PAGE * 4]
    back = _back(request)
    if not codes:
        messages.warning(request, _("Chưa chọn vụ việc nào."))
        return redirect(back)
    cases = list(access.visible_cases(user).filter(code__in=codes).select_related("authority", "body"))
    try:
        result = bulk.do(user, cases, request.POST, at=clock.now())
    except bulk.BadRequestError as error:
        messages.error(request, str(error))
        return redirect(back)
    _report(request, result)
    return redirect(back)


def _report(request: HttpRequest, result: BulkResult) -> None:
    if result.done:
        done = len(result.done)
        messages.success(request, ngettext("Đã làm %(n)d vụ việc.", "Đã làm %(n)d vụ việc.", done) % {"n": done})
    for code, why in result.refused[:20]:
        messages.error(request, f"{code}: {why}")


def _back(request: HttpRequest) -> str:
    url = request.POST.get("ve", "")
    if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
        return url
    return reverse("desk:inbox")


@login_required
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name; the same name is overwritten."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy đặt tên cho bộ lọc (tối đa 80 chữ)."))
        return redirect(_back(request))
    SavedView.objects.update_or_create(
        user=officer(request), name=form.cleaned_data["name"], defaults={"query": form.cleaned_data["query"]}
    )
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": form.cleaned_data["name"]})
    return redirect(f"{reverse('desk:inbox')}?{form.cleaned_data['query']}")


@login_required
@require_POST
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a saved filter of one's own."""
    get_object_or_404(SavedView, pk=pk, user=officer(request)).delete()
    messages.success(request, _("Đã bỏ bộ lọc."))
    return redirect("desk:inbox")
