"""Bodies of a unit that goes on under another name, kind or parent: they move with it, by an act of an administrator.

A unit that changes ends as a row and begins as another (`places.services.replace_unit`); its bodies are still there.
They may move when the old unit went whole into one new unit that nothing else went into: the law then changes a
name, not the body. Where units were merged or divided the old bodies end and new ones are founded, so nothing moves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.journal.services import HasCode, record
from caunoi.people.indexing import index_body
from caunoi.people.models import Body, DatedQuerySet
from caunoi.people.selectors import forget_reach
from caunoi.people.services import PeopleError, must_administer
from caunoi.places.models import Place
from caunoi.places.selectors import predecessors, successors


@dataclass(frozen=True)
class LeftBehind:
    """A body at a unit that has ended: what stands there now, and where the body may move (None: nowhere)."""

    body: Body
    now: list[Place]
    to: Place | None


def at_ended_units(bodies: DatedQuerySet[Body], on: date) -> DatedQuerySet[Body]:
    """Those of the bodies that exist that day while their unit does not."""
    return bodies.valid_on(on).filter(place__valid_to__lte=on)


def left_behind(bodies: DatedQuerySet[Body], on: date) -> list[LeftBehind]:
    """The bodies at ended units, with where they may move. A few queries for each such unit."""
    rows = list(at_ended_units(bodies, on).select_related("place", "parent").order_by("place", "code"))
    heirs = {row.place_id: successors(row.place, on) for row in rows}
    heir = {row.place_id: _same_unit(row.place, heirs[row.place_id]) for row in rows}
    return [LeftBehind(row, [place for place, _whole in heirs[row.place_id]], heir[row.place_id]) for row in rows]


def _same_unit(old: Place, heirs: list[tuple[Place, bool]]) -> Place | None:
    if len(heirs) != 1 or old.valid_to is None:
        return None
    new, is_whole = heirs[0]
    before = predecessors(new, old.valid_to - timedelta(days=1))
    return new if is_whole and [(place.pk, whole) for place, whole in before] == [(old.pk, True)] else None


@transaction.atomic
def move_bodies(*, bodies: Iterable[Body], by: HasCode, at: datetime) -> list[Body]:
    """Put bodies of an ended unit at the unit it became. Posts, terms, numbers and cases stay with the body.

    Each move is journalled with both units. Raises PeopleError when one may not move or is not administered.
    """
    wanted = {body.pk for body in bodies}
    rows = Body.objects.filter(pk__in=wanted).select_for_update(of=("self",))
    moves = left_behind(rows, clock.local_date(at))
    if {row.body.pk for row in moves} != wanted or any(row.to is None for row in moves):
        raise PeopleError(_("Có cơ quan không chuyển được: đơn vị của nó còn đó, hoặc đã nhập, chia vào đơn vị khác."))
    for row in moves:
        must_administer(by, row.body)
    for row in moves:
        old, new = row.body.place, row.to
        assert new is not None  # noqa: S101 - looked at above
        row.body.place = new
        row.body.save(update_fields=["place"])
        index_body(row.body)
        detail = {"from": old.code, "to": new.code}
        record(chain=row.body.chain, act="body.move", ref=row.body.code, by=by, at=at, detail=detail)
    if isinstance(by, User):
        forget_reach(by)
    return [row.body for row in moves]
