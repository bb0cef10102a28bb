"""Who may use this slice, and for which bodies; the tabs that lead from one page to the next."""

from dataclasses import dataclass
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Box, BoxOpening, ImportBatch
from caunoi.cases.services.imports import visible_batches
from caunoi.common import clock
from caunoi.people.choices import Role
from caunoi.people.models import Body
from caunoi.people.selectors import bodies_of, roles_of

PAGE_SIZE = 50
_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True)
class Tab:
    """A page of this slice."""

    name: str
    url: str
    label: str


def officer(request: HttpRequest) -> User:
    """The signed-in officer (every view here requires one)."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


def bodies_for(user: User, perm: Perm) -> list[Body]:
    """The bodies that take opinions and for which the user may do this, his own first."""
    own = {body.pk for body in bodies_of(user)}
    rows = Body.objects.valid_on(clock.today()).filter(pk__in=access.bodies(user, perm), is_receiving=True)
    return sorted(rows.select_related("place__parent", "parent"), key=lambda body: (body.pk not in own, body.code))


def entry_bodies(request: HttpRequest) -> list[Body]:
    """The bodies for which the officer enters opinions; 404 without any."""
    found = bodies_for(officer(request), Perm.ENTER)
    if not found:
        raise Http404
    return found


def tabs(user: User) -> list[Tab]:
    """The pages of this slice that the user may open."""
    roles = roles_of(user)
    wanted: list[tuple[str, str, set[Role]]] = [
        ("entry", _("Một ý kiến"), {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP}),
        ("paste", _("Dán văn bản"), {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP}),
        ("import_list", _("Từ tệp"), {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP}),
        ("box_list", _("Hòm thư"), {Role.RECEPTION, Role.HANDLER, Role.FOLLOW_UP, Role.ADMINISTRATOR}),
        ("appointments", _("Lịch hẹn"), {Role.RECEPTION, Role.LEADER}),
        ("pointers", _("Sổ chuyển tố cáo"), {Role.RECEPTION, Role.LEADER}),
        ("lost_code", _("Mất mã"), {Role.RECEPTION}),
    ]
    return [Tab(name, reverse(f"desk:{name}"), label) for name, label, needs in wanted if roles & needs]


def get_batch_or_404(user: User, pk: int) -> ImportBatch:
    """The door to one imported file."""
    batch = visible_batches(user).filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


def get_box_or_404(user: User, code: str, *perms: Perm) -> Box:
    """The door to one box, with any of these rights at its body."""
    box = Box.objects.select_related("body", "place").filter(code=code).first()
    if box is None or not any(access.may_at(user, perm, box.body_id) for perm in perms):
        raise Http404
    return box


def get_opening_or_404(user: User, pk: int) -> BoxOpening:
    """The door to one opening of a box."""
    opening = BoxOpening.objects.select_related("box__body__place", "box__place", "opened_by").filter(pk=pk).first()
    if opening is None or not access.may_at(user, Perm.ENTER, opening.box.body_id):
        raise Http404
    return opening


def page_of(request: HttpRequest, rows: QuerySet[_M]) -> Page[_M]:
    """The page asked for in the address, or the nearest there is."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("trang"))
