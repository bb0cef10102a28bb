"""Who may set up bodies, posts and terms. An administrator looks after the bodies of his post's place and below it.

| act                                                      | administrator over the body's place | anybody else |
|----------------------------------------------------------|-------------------------------------|--------------|
| create, change, move or close a body, a post             | yes                                 | no           |
| begin or end somebody's term, record a deputy            | yes                                 | no           |
| give himself a post that sees hidden identities          | no                                  | no           |
| change the roles of a post he holds, deputise himself    | no                                  | no           |
| open an account; reset or switch off one all of whose    | yes                                 | no           |
| terms are in his bodies                                  |                                     |              |
| the same for his own account                             | no (he has the account pages)       | no           |

The programme itself (`journal.services.SYSTEM`: setting up, sample data) may do all of it; only commands act so.
"""

from datetime import date

from django.db.models import Q, QuerySet

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.journal.services import SYSTEM, HasCode
from caunoi.people.choices import SEES_SEALED, Role
from caunoi.people.models import Body, Post, Term
from caunoi.people.selectors import reach, terms_of
from caunoi.places.models import Place, PlacePath


def may_administer(by: HasCode, body: Body, on: date | None = None) -> bool:
    """Whether `by` may change this body, its posts and terms."""
    return by == SYSTEM or (isinstance(by, User) and body.id in reach(by, Role.ADMINISTRATOR, on))


def may_found_at(by: HasCode, place: Place, on: date | None = None) -> bool:
    """Whether `by` may create a body at this place."""
    if by == SYSTEM or not isinstance(by, User):
        return by == SYSTEM
    places = {term.post.body.place_id for term in terms_of(by, on) if Role.ADMINISTRATOR in term.post.roles}
    return PlacePath.objects.filter(ancestor__in=places, descendant=place).exists()


def may_give(by: HasCode, user: User, post: Post) -> bool:
    """Nobody gives himself sight of hidden identities (decision 17)."""
    return by.code != user.code or not SEES_SEALED.intersection(post.roles)


def holds(by: HasCode, post: Post, on: date | None = None) -> bool:
    """Whether `by` holds the post, whose roles he then may not change nor be named a deputy in."""
    return isinstance(by, User) and any(term.post_id == post.id for term in terms_of(by, on))


def may_open_accounts(by: HasCode, on: date | None = None) -> bool:
    """Whether `by` administers anything at all: an account alone can do nothing."""
    return by == SYSTEM or (isinstance(by, User) and bool(reach(by, Role.ADMINISTRATOR, on)))


def may_manage_account(by: HasCode, user: User, on: date | None = None) -> bool:
    """Whether `by` may reset the password or second factor of an account, or switch it: all its terms lie in his reach.

    Not his own, and not that of somebody who also serves where he does not administer.
    """
    if by == SYSTEM:
        return True
    if not isinstance(by, User) or by.pk == user.pk or not may_open_accounts(by, on):
        return False
    bodies = {term.post.body_id for term in _terms_now_or_later(user, on)}
    return bodies <= reach(by, Role.ADMINISTRATOR, on)


def _terms_now_or_later(user: User, on: date | None) -> QuerySet[Term]:
    terms = Term.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on or clock.today()), user=user)
    return terms.select_related("post")
