"""Who knocks at the pages of reported figures, for which bodies, and the tabs from one page to the next."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.figures import access
from caunoi.figures.choices import Perm
from caunoi.people.models import Body
from caunoi.people.selectors import bodies_of
from caunoi.web.among import among


@dataclass(frozen=True)
class Tab:
    """A page of this slice."""

    name: str
    url: str
    label: str
    icon: str


def officer(request: HttpRequest) -> User:
    """The signed-in officer (every view here requires one)."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


def reader(request: HttpRequest) -> User:
    """The officer, who reads reports of some body; others are refused (403)."""
    user = officer(request)
    if not access.bodies(user, Perm.SEE):
        raise PermissionDenied
    return user


def keeper(request: HttpRequest) -> User:
    """The officer, who sets up indicators; others are refused (403)."""
    user = officer(request)
    if not access.may_configure(user):
        raise PermissionDenied
    return user


def upload_bodies(user: User) -> list[Body]:
    """The bodies for which the officer takes reports in, his own first; 403 without any."""
    held = access.bodies(user, Perm.UPLOAD)
    if not held:
        raise PermissionDenied
    own = {body.pk for body in bodies_of(user)}
    rows = Body.objects.valid_on(clock.today()).filter(among("pk", held)).select_related("place")
    return sorted(rows, key=lambda body: (body.pk not in own, body.name))


def tabs(user: User) -> list[Tab]:
    """The pages of this slice that the officer may open."""
    wanted = []
    if access.bodies(user, Perm.SEE):
        wanted += [
            ("figures", pgettext("các trang số liệu", "Báo cáo"), "file-text"),
            ("figures_unit", _("Theo đơn vị"), "list-checks"),
            ("figures_matrix", _("Bảng chung"), "table-2"),
            ("figures_periods", _("So sánh kỳ"), "chart-column"),
        ]
    wanted.append(("figures_indicators", pgettext("các trang số liệu", "Chỉ tiêu"), "book-open"))
    return [Tab(name, reverse(f"desk:{name}"), label, icon) for name, label, icon in wanted]
