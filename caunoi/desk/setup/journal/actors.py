"""Who acted, as the post held on the day of the act: people come and go, the post says in what capacity."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from caunoi.journal.models import Entry
from caunoi.journal.services import PUBLIC, SYSTEM
from caunoi.people.models import Term
from caunoi.web.books import said


@dataclass(frozen=True)
class ActorLine:
    """A post and its body; the body is empty for the programme, the public and an account without a post."""

    post: str
    body: str = ""


def actors_of(entries: Sequence[Entry]) -> dict[int, ActorLine]:
    """Id of an entry → who acted. One query for all; no name of a person in it."""
    terms: dict[str, list[Term]] = {}
    rows = Term.objects.filter(user__code__in={entry.actor for entry in entries}).select_related("user", "post__body")
    for term in rows.order_by("-post__is_head", "post__code"):
        terms.setdefault(term.user.code, []).append(term)
    return {entry.pk: _line(entry, terms.get(entry.actor, [])) for entry in entries}


def _line(entry: Entry, terms: Sequence[Term]) -> ActorLine:
    if entry.actor == SYSTEM.code:
        return ActorLine(_("Hệ thống"))
    if entry.actor == PUBLIC.code:
        return ActorLine(_("Người dân"))
    on = localdate(entry.at)
    held = [term for term in terms if term.valid_from <= on and (term.valid_to is None or term.valid_to > on)]
    held.sort(key=lambda term: term.post.body.chain != entry.chain)  # the post in the body of the chain goes first
    if not held:
        return ActorLine(_("Tài khoản chưa giữ chức danh"))
    return ActorLine(said(held[0].post.title), held[0].post.body.short_name)
