"""Bodies of a place, their posts and holders, for the pages of an administrator. Constant queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from caunoi.accounts.models import User
from caunoi.cases.choices import OPEN_STATES
from caunoi.cases.models import Case
from caunoi.desk.setup.access import administered_bodies, roots
from caunoi.people.choices import BodyKind, Role
from caunoi.people.models import Body, Deputy, Post, Term
from caunoi.places.models import Place
from caunoi.places.selectors import ancestors, children


@dataclass(frozen=True)
class PlacePage:
    """A place with the bodies in it, the way to it from the user's own place, and the places right under it."""

    place: Place
    way: list[Place]
    bodies: list[Body]
    below: list[tuple[Place, int]]


@dataclass(frozen=True)
class PostLine:
    """A post, what it lets one do, who holds it now, and the open cases it has."""

    post: Post
    roles: list[str]
    holders: list[User]
    open_cases: int
    is_closed: bool


def role_labels(roles: Sequence[str]) -> list[str]:
    """The Vietnamese names of roles, in the order of the enum."""
    return [str(role.label) for role in Role if role in roles]


def place_page(user: User, place: Place, today: date) -> PlacePage:
    """What there is at a place. Bodies that ended stay in the list, last."""
    own = {root.pk for root in roots(user)}
    line = [*ancestors(place), place]
    first = next((index for index, above in enumerate(line) if above.pk in own), len(line) - 1)
    bodies = (
        administered_bodies(user)
        .filter(place=place)
        .select_related("parent")
        .annotate(post_count=Count("posts", filter=Q(posts__closed_on=None)))
        .order_by("code")
    )
    under = list(children(place, today))
    counts = dict(Body.objects.filter(place__in=under).order_by().values_list("place").annotate(n=Count("pk")))
    return PlacePage(
        place=place,
        way=line[first:-1],
        bodies=sorted(bodies, key=_weight),
        below=[(row, counts.get(row.pk, 0)) for row in under],
    )


def _weight(body: Body) -> tuple[bool, bool, bool, str]:
    """Those that exist first, then those people may address, the People's Committee before all."""
    return (body.valid_to is not None, not body.is_receiving, body.kind != BodyKind.PEOPLES_COMMITTEE, body.code)


def post_lines(body: Body, today: date) -> list[PostLine]:
    """The posts of a body, the head first; who holds them that day. Two queries."""
    now = Term.objects.valid_on(today).select_related("user").order_by("seat")
    rows = (
        Post.objects.filter(body=body)
        .annotate(open_cases=Count("cases", filter=Q(cases__state__in=OPEN_STATES)))
        .prefetch_related(Prefetch("terms", queryset=now))
        .order_by("-is_head", "code")
    )
    return [
        PostLine(
            post=row,
            roles=role_labels(row.roles),
            holders=[term.user for term in row.terms.all()],
            open_cases=row.open_cases,
            is_closed=row.closed_on is not None and row.closed_on <= today,
        )
        for row in rows
    ]


def open_cases_of(body: Body) -> int:
    """How many open cases the body answers for or works on."""
    return Case.objects.filter(Q(authority=body) | Q(body=body), state__in=OPEN_STATES).count()


def open_cases_of_post(post: Post) -> int:
    """How many open cases lie with the post; they stay with it whoever holds it (decisions 21)."""
    return Case.objects.filter(handler_post=post, state__in=OPEN_STATES).count()


def terms_of_post(post: Post) -> list[Term]:
    """Everybody who holds or held the post, the newest first."""
    return list(Term.objects.filter(post=post).select_related("user").order_by("-valid_from", "-pk"))


def deputies_of_post(post: Post) -> list[Deputy]:
    """Which posts sign or signed for this one, the newest first."""
    return list(Deputy.objects.filter(post=post).select_related("deputy_post").order_by("-valid_from", "-pk"))
