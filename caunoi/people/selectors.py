"""Who holds what, and how far it reaches. A right comes from a term at a body and from nothing else.

How far a role reaches from the body of the post:
- HANDLER: that body only;
- RECEPTION, LEADER, PUBLISHER: that body and the bodies that belong to it (its offices and divisions);
- FOLLOW_UP, ADMINISTRATOR, AUDITOR: every body whose place lies in the place of that body.
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.people.choices import BodyKind, Role
from caunoi.people.models import Body, Deputy, Post, Term
from caunoi.places.choices import Level
from caunoi.places.models import Place, PlacePath

REACHES_CHILDREN = frozenset({Role.RECEPTION, Role.LEADER, Role.PUBLISHER})
REACHES_PLACE = frozenset({Role.FOLLOW_UP, Role.ADMINISTRATOR, Role.AUDITOR})
_KINDS = dict.fromkeys([BodyKind.PEOPLES_COMMITTEE, BodyKind.FRONT, *BodyKind])  # each once, where it stands first
_KIND_ORDER = {kind: place for place, kind in enumerate(_KINDS)}


def terms_of(user: User | AnonymousUser, on: date | None = None) -> list[Term]:
    """The posts a person holds that day, in bodies that exist; none for an account that is switched off."""
    if not isinstance(user, User) or not user.is_active:
        return []
    on = on or clock.today()
    cache: dict[date, list[Term]] = user.__dict__.setdefault("_people_terms", {})
    if on not in cache:
        cache[on] = list(
            Term.objects.valid_on(on)
            .filter(Q(post__closed_on__isnull=True) | Q(post__closed_on__gt=on), user=user)
            .filter(Q(post__body__valid_to__isnull=True) | Q(post__body__valid_to__gt=on))
            .select_related("post__body__place")
            .order_by("-post__is_head", "post__code")
        )
    return cache[on]


def reach(user: User | AnonymousUser, role: Role | str, on: date | None = None) -> frozenset[int]:
    """Ids of the bodies over which the user has the role that day (today if none given).

    Remembered on the user object, which lives as long as one request; a service that changes terms must not trust it.
    """
    terms, role, on = terms_of(user, on), Role(role), on or clock.today()
    if not terms:
        return frozenset()
    cache: dict[tuple[date, Role], frozenset[int]] = user.__dict__.setdefault("_people_reach", {})
    if (on, role) not in cache:
        cache[on, role] = _reach_from([term.post.body for term in terms if role in term.post.roles], role)
    return cache[on, role]


def forget_reach(user: User) -> None:
    """Drop what `reach` and `terms_of` remembered on this object (after its terms changed)."""
    for name in ("_people_terms", "_people_reach"):
        user.__dict__.pop(name, None)


def _reach_from(bodies: list[Body], role: Role) -> frozenset[int]:
    if not bodies:
        return frozenset()
    if role in REACHES_PLACE:
        below = PlacePath.objects.filter(ancestor__in={body.place_id for body in bodies}).values("descendant")
        return frozenset(Body.objects.filter(place__in=below).values_list("id", flat=True))
    found = {body.id for body in bodies}
    return frozenset(found | _children_of(found) if role in REACHES_CHILDREN else found)


def _children_of(body_ids: set[int]) -> set[int]:
    found: set[int] = set()
    newest = body_ids
    while newest:
        newest = set(Body.objects.filter(parent__in=newest).values_list("id", flat=True)) - found - body_ids
        found |= newest
    return found


def roles_of(user: User | AnonymousUser, on: date | None = None) -> frozenset[Role]:
    """Every role the user holds somewhere that day."""
    return frozenset(Role(role) for term in terms_of(user, on) for role in term.post.roles)


def bodies_of(user: User | AnonymousUser, on: date | None = None) -> list[Body]:
    """The bodies in which the user holds a post that day, each once."""
    return list({term.post.body_id: term.post.body for term in terms_of(user, on)}.values())


def holders(post: Post, on: date | None = None) -> list[User]:
    """Who holds a post that day."""
    return [term.user for term in _terms_on(on).filter(post=post)]


def holders_of_role(body: Body, role: Role | str, on: date | None = None) -> list[User]:
    """Who holds a role in a post of this very body that day, each once."""
    terms = _terms_on(on).filter(post__body=body)
    return list({term.user_id: term.user for term in terms if Role(role) in term.post.roles}.values())


def _terms_on(on: date | None) -> QuerySet[Term]:
    return Term.objects.valid_on(on or clock.today()).filter(user__is_active=True).select_related("user", "post")


def posts_of(body: Body, on: date | None = None, role: Role | str | None = None) -> list[Post]:
    """The posts of a body that are not abolished that day, the head first; only those with a role, if one is given."""
    posts = Post.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on or clock.today()), body=body)
    return [post for post in posts.order_by("-is_head", "code") if role is None or Role(role) in post.roles]


def receiving_bodies(place: Place, on: date | None = None) -> list[Body]:
    """The bodies that take opinions for a place: those of its commune, or of the province for a province.

    Empty when none is on this installation; nobody else's body is offered instead (decision 19).
    """
    unit = place if place.level == Level.PROVINCE else _commune_of(place)
    if unit is None:
        return []
    bodies = Body.objects.valid_on(on or clock.today()).filter(place=unit, is_receiving=True).select_related("place")
    return _in_order(bodies)


def _commune_of(place: Place) -> Place | None:
    return Place.objects.filter(paths_down__descendant=place, level=Level.COMMUNE).first()


def _in_order(bodies: Iterable[Body]) -> list[Body]:
    return sorted(bodies, key=lambda body: (_KIND_ORDER[BodyKind(body.kind)], body.code))


def post_for(user: User | AnonymousUser, body: Body, on: date | None = None) -> Post | None:
    """The post in which a user acts for a body: one in the body itself, or else in a body above that reaches it."""
    terms = terms_of(user, on)
    own = [term.post for term in terms if term.post.body_id == body.id]
    return own[0] if own else _post_above(terms, body)


def _post_above(terms: list[Term], body: Body) -> Post | None:
    for term in terms:
        roles = {Role(role) for role in term.post.roles} & REACHES_CHILDREN
        if roles and body.id in _children_of({term.post.body_id}):
            return term.post
    return None


def may_sign_for(user: User | AnonymousUser, body: Body, on: date | None = None) -> Post | None:
    """The post in which a user may sign for a body that day: its head, or a deputy on record; None if he may not."""
    held = {term.post_id: term.post for term in terms_of(user, on)}
    for post in held.values():
        if post.is_head and post.body_id == body.id:
            return post
    record = (
        Deputy.objects.valid_on(on or clock.today())
        .filter(post__body=body, post__is_head=True, deputy_post__in=held.keys())
        .first()
    )
    return held[record.deputy_post_id] if record else None


def is_office_of(body: Body, authority: Body) -> bool:
    """Whether a body is the authority itself or one of its offices."""
    above: Body | None = body
    while above is not None:
        if above.pk == authority.pk:
            return True
        above = above.parent
    return False
