"""The frame of every desk page: navigation by what the officer's roles give, search, the way to enter an opinion."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.accounts.models import User
from caunoi.people.choices import Role
from caunoi.people.selectors import roles_of, terms_of
from caunoi.web.books import said
from caunoi.web.nav import NavItem

WORKERS = {Role.RECEPTION, Role.HANDLER, Role.LEADER, Role.FOLLOW_UP, Role.PUBLISHER}

# url name, label, icon, short label, roles that see it
_ITEMS: tuple[tuple[str, str, str, str, set[Role]], ...] = (
    ("desk:inbox", noop("Việc cần làm"), "inbox", noop("Việc"), WORKERS),
    ("desk:entry", noop("Nhập ý kiến"), "pencil", noop("Nhập"), {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP}),
    ("desk:follow_up", noop("Theo dõi"), "eye", noop("Theo dõi"), {Role.FOLLOW_UP, Role.LEADER, Role.RECEPTION}),
    ("desk:notices", noop("Thông báo"), "bell", noop("Báo"), WORKERS),
    (
        "desk:compilations",
        noop("Tổng hợp"),
        "list-checks",
        noop("Tổng hợp"),
        {Role.RECEPTION, Role.LEADER, Role.FOLLOW_UP},
    ),
    ("desk:figures", noop("Số liệu"), "chart-column", noop("Số liệu"), {*WORKERS, Role.ADMINISTRATOR}),
    ("desk:import_list", noop("Nhập từ tệp"), "upload", "", {Role.RECEPTION}),
    ("desk:box_list", noop("Hòm thư"), "archive", "", {Role.RECEPTION, Role.ADMINISTRATOR}),
    ("desk:appointments", noop("Lịch hẹn tiếp dân"), "calendar", "", {Role.RECEPTION}),
    ("desk:sealed_list", noop("Cách ly"), "lock", "", {Role.RECEPTION, Role.LEADER}),
    ("desk:setup_mails", noop("Thư chưa gửi được"), "mail", "", {Role.RECEPTION}),
    ("desk:setup_units", noop("Đơn vị hành chính"), "map", noop("Đơn vị"), set(Role)),
    ("desk:journal", noop("Nhật ký"), "history", "", {Role.AUDITOR}),
    ("desk:setup", noop("Cài đặt"), "settings", "", {Role.ADMINISTRATOR}),
)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def nav_items(user: User, path: str) -> list[NavItem]:
    """The links this officer may use, in order; the present page is marked."""
    roles = roles_of(user)
    shown = [(_url(name), *rest) for name, *rest, wanted in _ITEMS if roles & wanted]
    here = max((url for url, *_rest in shown if url and path.startswith(url)), key=len, default="")
    current = here if path == here or here != "/ban-lam-viec/" else ""
    return [
        NavItem(url=url, label=_(label), icon=icon, short=_(short) if short else "", is_current=url == current)
        for url, label, icon, short in shown
        if url
    ]


def _who(user: User) -> list[str]:
    """Title and body of the officer's first post; nothing without one, no title that is the account's label already."""
    term = next(iter(terms_of(user)), None)
    lines = [said(term.post.title), term.post.body.short_name or term.post.body.name] if term else []
    return [line for line in lines if line != user.label]


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a desk page with its frame; a fragment for htmx is rendered by the view itself, without it."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - every desk view requires a signed-in officer
    roles = roles_of(user)
    can_enter = bool(roles & {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP})
    frame: dict[str, Any] = {
        "desk_nav": nav_items(user, request.path),
        "desk_who": _who(user),
        "desk_foot": [NavItem(url="/", label=_("Cổng người dân"), icon="house")],
        "desk_search_url": _url("desk:search"),
        "desk_new_url": _url("desk:entry") if can_enter else "",
        "desk_query": request.GET.get("q", ""),
    }
    return render(request, template, {**frame, **(context or {})}, status=status)
