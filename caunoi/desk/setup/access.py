"""Who may open which page of setting up: the whole law of this slice on one page.

| page                                             | administrator in his reach | reception | auditor | other officer |
|--------------------------------------------------|----------------------------|-----------|---------|---------------|
| overview, bodies, posts, accounts, areas,        | yes                        | no        | no      | no            |
| days off, procedures, deadlines to move,         |                            |           |         |               |
| answer and paper templates, who handles what,    |                            |           |         |               |
| learning from confirmed cases                    |                            |           |         |               |
| journal: read, check, export                     | no                         | no        | yes     | no            |
| mails that did not leave                         | no                         | yes       | no      | no            |
| administrative units and their successors        | yes                        | yes       | yes     | yes           |

The role lacking, the page is refused (403); a body, post, place or account out of reach is not there (404). Days off
hold for the whole installation: any administrator may change them, but he moves deadlines in his reach only. What
an act itself asks for (not to oneself, not in one's own post) is the services' law: people.access, cases.access.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from caunoi.accounts.models import User
from caunoi.people.access import may_found_at
from caunoi.people.choices import Role
from caunoi.people.models import Body, DatedQuerySet, Post
from caunoi.people.selectors import reach, roles_of, terms_of
from caunoi.places.models import Place

View = Callable[..., HttpResponse]
T = TypeVar("T")


def officer(request: HttpRequest) -> User:
    """The signed-in officer (every view here requires one)."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


def for_role(role: Role) -> Callable[[View], View]:
    """Only for officers who hold the role somewhere; others are refused."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if role not in roles_of(officer(request)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate


administrator_only = for_role(Role.ADMINISTRATOR)
auditor_only = for_role(Role.AUDITOR)
reception_only = for_role(Role.RECEPTION)


def administered(user: User) -> frozenset[int]:
    """Ids of the bodies the user sets up."""
    return reach(user, Role.ADMINISTRATOR)


def administered_bodies(user: User) -> DatedQuerySet[Body]:
    """The bodies the user sets up, closed ones too."""
    return Body.objects.filter(pk__in=administered(user))


def roots(user: User) -> list[Place]:
    """The places from which the user's administration reaches down."""
    found = {term.post.body.place_id: term.post.body.place for term in terms_of(user) if _administers(term.post)}
    return list(found.values())


def _administers(post: Post) -> bool:
    return Role.ADMINISTRATOR in post.roles


def get_body_or_404(user: User, code: str) -> Body:
    """The body by its code, or 404 out of reach."""
    return _found(administered_bodies(user).select_related("place", "parent").filter(code=code).first())


def get_post_or_404(user: User, code: str) -> Post:
    """The post by its code, or 404 out of reach."""
    posts = Post.objects.filter(body__in=administered(user)).select_related("body__place", "body__parent")
    return _found(posts.filter(code=code).first())


def get_place_or_404(user: User, code: str) -> Place:
    """A place in which the user may set things up, or 404."""
    place = Place.objects.select_related("parent").filter(code=code).first()
    return _found(place if place is not None and may_found_at(user, place) else None)


def visible_accounts(user: User) -> QuerySet[User]:
    """Accounts with a term (now or once) in reach, and those that hold none yet."""
    return User.objects.filter(Q(terms__post__body__in=administered(user)) | Q(terms__isnull=True)).distinct()


def get_account_or_404(user: User, code: str) -> User:
    """An account by its code, or 404 out of sight."""
    return _found(visible_accounts(user).filter(code=code).first())


def _found(row: T | None) -> T:
    if row is None:
        raise Http404
    return row
