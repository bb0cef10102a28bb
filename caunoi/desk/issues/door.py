"""Who may use this slice, and for which bodies."""

from django.http import Http404, HttpRequest

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.issues import access
from caunoi.issues.choices import Perm
from caunoi.people.models import Body
from caunoi.people.selectors import bodies_of


def officer(request: HttpRequest) -> User:
    """The signed-in officer (every view here requires one)."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


def reader(request: HttpRequest) -> User:
    """An officer who may read compilations of some body; 404 for all others."""
    user = officer(request)
    if not access.bodies(user, Perm.SEE):
        raise Http404
    return user


def editing_bodies(user: User) -> list[Body]:
    """The bodies for which the officer may make a compilation, his own first, those people address before others."""
    own = {body.pk for body in bodies_of(user)}
    rows = Body.objects.valid_on(clock.today()).filter(pk__in=access.bodies(user, Perm.EDIT))
    return sorted(rows, key=lambda body: (body.pk not in own, not body.is_receiving, body.code))


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first one for anything else."""
    text = request.GET.get("trang", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


def numbers_of(values: list[str]) -> list[int]:
    """The whole numbers among what a form sent, at most a thousand."""
    return [int(value) for value in values[:1000] if value.isdecimal() and len(value) < 8]
