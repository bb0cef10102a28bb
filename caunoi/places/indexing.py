"""What of a place is found by a search: its name, the units above it of its time, the names of what it came from."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from caunoi.common import clock
from caunoi.language.fold import fold
from caunoi.places.choices import Level
from caunoi.places.following import lower_label, vietnamese_date
from caunoi.places.models import Place, PlacePath, Succession
from caunoi.search import selectors as search
from caunoi.search import services
from caunoi.search.query import Query
from caunoi.search.registry import Asked, Hit, Key, View, Viewer
from caunoi.search.services import Searchable

PLACE = "place"
_NAMED = 3  # successors named in a line
_BATCH = 2000


def all_places() -> Iterator[Searchable]:
    """Every place of all times, for building the index anew."""
    ids = list(Place.objects.exclude(level=Level.COUNTRY).order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), _BATCH):
        yield from _rows(Place.objects.filter(pk__in=ids[at : at + _BATCH]))


def index_place(place: Place) -> None:
    """Put a place into the index as it stands now."""
    if place.level != Level.COUNTRY:
        services.put_many(kind=PLACE, rows=_rows([place]))


def _rows(places: Iterable[Place]) -> Iterator[Searchable]:
    rows = {place.pk: place for place in places}
    above: dict[int, list[str]] = {pk: [] for pk in rows}
    paths = PlacePath.objects.filter(descendant__in=list(rows), depth__gt=0).exclude(ancestor__level=Level.COUNTRY)
    for path in paths.order_by("depth").select_related("ancestor"):
        above[path.descendant_id].append(path.ancestor.label)
    before: dict[int, list[str]] = {pk: [] for pk in rows}
    for row in Succession.objects.filter(new__in=list(rows)).select_related("old"):
        before[row.new_id].append(row.old.label)
    for pk, place in rows.items():
        yield Searchable(pk, None, True, place.label, ", ".join([*above[pk], *before[pk]]))


def _seen(_viewer: Viewer, ids: Collection[int], asked: Asked) -> Collection[int]:
    rows = Place.objects.filter(pk__in=ids)
    if asked.place is not None:
        rows = rows.filter(paths_up__ancestor=asked.place)
    return set(rows.values_list("pk", flat=True))


def _find(query: Query, viewer: Viewer, asked: Asked, limit: int) -> list[int]:
    """By the index; places of that very name first, those that still stand before the others, higher first."""
    ids = search.indexed(PLACE, seen=_seen, public_only=True)(query, viewer, asked, limit)
    words = " ".join(str(term) for group in query.folded().groups for term in group.terms)
    rows = {place.pk: place for place in Place.objects.filter(pk__in=ids)}
    today, rank = clock.today(), {level: at for at, level in enumerate(Level.values)}

    def order(pk: int) -> tuple[int, bool, int]:
        place = rows[pk]
        is_it = words in {place.name_fold, fold(place.label)}
        named = 0 if is_it else 1 if words.endswith(f" {place.name_fold}") else 2
        return (named, not place.is_valid_on(today), rank[place.level])

    return sorted((pk for pk in ids if pk in rows), key=order)


def _show(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    places = list(Place.objects.filter(pk__in=keys).select_related("parent"))
    texts = {row.object_id: row.text for row in _rows(places)}
    heirs = _heirs(places)
    return {place.pk: _hit(place, heirs.get(place.pk, []), texts[place.pk]) for place in places}


def _heirs(places: Iterable[Place]) -> dict[int, list[Place]]:
    """What stands now where each ended place stood, by Vietnamese order; one query a generation."""
    today = clock.today()
    edge = {place.pk: {place.pk} for place in places if not place.is_valid_on(today)}
    found: dict[int, dict[int, Place]] = {}
    seen: set[int] = set()
    while edge:
        beyond: dict[int, set[int]] = {}
        seen |= set(edge)
        for row in Succession.objects.filter(old__in=list(edge)).select_related("new").order_by("new__sort_name"):
            for origin in edge[row.old_id]:
                if row.new.is_valid_on(today):
                    found.setdefault(origin, {})[row.new_id] = row.new
                elif row.new_id not in seen:
                    beyond.setdefault(row.new_id, set()).add(origin)
        edge = beyond
    return {pk: list(rows.values()) for pk, rows in found.items()}


def _hit(place: Place, heirs: list[Place], text: str) -> Hit:
    notes = []
    today = clock.today()
    if place.valid_to is not None and place.valid_to <= today:
        names = ", ".join(lower_label(heir) for heir in heirs[:_NAMED]) + (", …" if len(heirs) > _NAMED else "")
        told = _("đến %(day)s; nay là %(names)s") if names else _("đến %(day)s")
        notes.append(told % {"day": vietnamese_date(place.valid_to), "names": names})
    return Hit(page=PLACE, args=(place.code, _opened(place, heirs)), title=place.label, text=text, notes=tuple(notes))


def _opened(place: Place, heirs: list[Place]) -> str:
    """The code of the unit whose public pages say most of the place; "" where several stand in its stead."""
    if place.level == Level.AREA and place.parent is not None:
        place = place.parent
    if place.level in {Level.PROVINCE, Level.COMMUNE} and place.is_valid_on(clock.today()):
        return place.code
    return heirs[0].code if len(heirs) == 1 and heirs[0].level in {Level.PROVINCE, Level.COMMUNE} else ""


VIEW = View(_find, _show, has_days=False)
