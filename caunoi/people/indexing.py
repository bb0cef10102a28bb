"""What of a body is found by a search: its names, its code, where it is; for everybody only where people may turn."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.models import PlacePath
from caunoi.places.selectors import full_names
from caunoi.search import selectors as search
from caunoi.search import services
from caunoi.search.query import Query
from caunoi.search.registry import Asked, Hit, Key, View, Viewer
from caunoi.search.services import Searchable

BODY = "body"
_BATCH = 500


def all_bodies() -> Iterator[Searchable]:
    """Every body, for building the index anew."""
    ids = list(Body.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), _BATCH):
        yield from _rows(Body.objects.filter(pk__in=ids[at : at + _BATCH]).select_related("place"))


def index_body(body: Body) -> None:
    """Put a body into the index as it stands now."""
    services.put_many(kind=BODY, rows=_rows([body]))


def bodies_under(place: int) -> frozenset[int]:
    """Ids of the bodies of a place and of everything under it."""
    below = PlacePath.objects.filter(ancestor=place).values("descendant")
    return frozenset(Body.objects.filter(place__in=below).values_list("pk", flat=True))


def _rows(bodies: Iterable[Body]) -> Iterator[Searchable]:
    bodies = list(bodies)
    names = full_names({body.place for body in bodies})
    for body in bodies:
        title = f"{body.name} {body.short_name} {body.code}"
        yield Searchable(body.pk, body.pk, body.is_receiving, title, _text(body, names[body.place_id]))


def _text(body: Body, place_name: str) -> str:
    return ", ".join(filter(None, (place_name, body.address)))


def _within(_viewer: Viewer, asked: Asked) -> frozenset[int] | None:
    return bodies_under(asked.place) if asked.place is not None else None


def _seen(viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    rows = Body.objects.valid_on(clock.today()).filter(pk__in=ids)
    if viewer is None:
        rows = rows.filter(is_receiving=True)
    return set(rows.values_list("pk", flat=True))


def _show(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    bodies = list(Body.objects.filter(pk__in=keys).select_related("place"))
    names = full_names({body.place for body in bodies})
    return {
        body.pk: Hit(page=BODY, args=(body.code,), title=body.name, text=_text(body, names[body.place_id]))
        for body in bodies
    }


DESK_VIEW = View(search.indexed(BODY, seen=_seen, bodies=_within), _show, has_days=False)
PUBLIC_VIEW = View(search.indexed(BODY, seen=_seen, bodies=_within, public_only=True), _show, has_days=False)
