"""Reads of places at a date. `resolve` (a name as people write it) lives in `resolving`, and is called from here."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import Http404

from caunoi.places.area_search import area_ids
from caunoi.places.candidates import lying_in
from caunoi.places.choices import LEVEL_RANK, Level
from caunoi.places.following import follow, lower_label
from caunoi.places.models import Place, PlaceAlias, PlacePath, PlaceQuerySet
from caunoi.places.names import Reading, readings
from caunoi.places.resolving import Match, Resolution, resolve

__all__ = [
    "Match",
    "Resolution",
    "ancestors",
    "children",
    "closure_is_whole",
    "full_name",
    "full_names",
    "get_place_or_404",
    "lower_label",
    "national_root",
    "predecessors",
    "resolve",
    "search_places",
    "subtree_ids",
    "subtree_on",
    "successors",
    "valid_on",
]

_SEARCH_LIMIT = 100


def valid_on(on: date) -> PlaceQuerySet:
    """All places that exist on that date, sample ones too."""
    return Place.objects.valid_on(on)


def national_root() -> Place:
    """The row "Việt Nam", under which all real places of all times are. Raises Place.DoesNotExist before the load."""
    return Place.objects.get(level=Level.COUNTRY, is_sample=False)


def get_place_or_404(code: str) -> Place:
    """The place with that public code. Raises Http404."""
    place = Place.objects.filter(code=code).select_related("parent").first()
    if place is None:
        raise Http404
    return place


def subtree_ids(place: Place) -> QuerySet[PlacePath, int]:
    """Ids of the place and of everything under it, of all times; for `place_id__in=` (one query, no recursion)."""
    return PlacePath.objects.filter(ancestor=place).values_list("descendant_id", flat=True)


def subtree_on(place: Place, on: date) -> PlaceQuerySet:
    """The place and everything under it that exists on that date."""
    return Place.objects.valid_on(on).within(place)


def children(place: Place, on: date) -> PlaceQuerySet:
    """The places right under it on that date, in Vietnamese order."""
    return Place.objects.valid_on(on).filter(parent=place).order_by("sort_name", "pk")


def ancestors(place: Place) -> list[Place]:
    """From the country down to the place's parent; without the place itself."""
    return list(
        Place.objects.filter(paths_down__descendant=place, paths_down__depth__gt=0).order_by("-paths_down__depth")
    )


def full_name(place: Place) -> str:
    """ "Phường Mai Dịch, quận Cầu Giấy, thành phố Hà Nội": the country is not said."""
    return full_names([place])[place.pk]


def full_names(places: Iterable[Place]) -> dict[int, str]:
    """The full names of many places by id, with one query."""
    wanted = {place.pk: place for place in places}
    paths = (
        PlacePath.objects.filter(descendant_id__in=list(wanted), depth__gt=0)
        .exclude(ancestor__level=Level.COUNTRY)
        .order_by("depth")
        .select_related("ancestor")
    )
    parts: dict[int, list[str]] = {pk: [place.label] for pk, place in wanted.items()}
    for path in paths:
        parts[path.descendant_id].append(lower_label(path.ancestor))
    return {pk: ", ".join(names) for pk, names in parts.items()}


def successors(place: Place, on: date) -> list[tuple[Place, bool]]:
    """What stands on that date where the place stood, and whether the whole of it lies there; [] while it exists."""
    return follow(place, on, forward=True)


def predecessors(place: Place, on: date) -> list[tuple[Place, bool]]:
    """What stood on that (earlier) date where the place stands, and whether the whole of that went into it."""
    return follow(place, on, forward=False)


def search_places(
    text: str,
    *,
    on: date,
    within: Place | None = None,
    levels: Collection[str] = (),
    limit: int = 10,
) -> list[Place]:
    """Places for typing in a box: the text begins the name or a later word of it, with or without diacritics.

    A kind before the name ("p. cau") and units after commas, of that date or earlier ("bình l, hà nam"), narrow the
    choice. First the very name, then names that begin with the text (as a whole word first), then the rest; among
    equals the higher level, then Vietnamese order. An empty text gives nothing. A unit that has ended is not found
    here but by `resolve`, which offers what stands there now.
    """
    head, *context = text.split(",")
    ways = readings(head)
    if not ways:
        return []
    found = Place.objects.valid_on(on).exclude(level=Level.COUNTRY).filter(_any_way(ways))
    for part in context:
        if part_ways := readings(part):
            above = Place.objects.filter(_any_way(part_ways)).exclude(level=Level.AREA).values_list("pk", flat=True)
            found = found.filter(lying_in(above))
    if areas := area_ids(text, on=on):
        found = Place.objects.filter(Q(pk__in=areas) | Q(pk__in=found.values("pk")))
    if levels:
        found = found.filter(level__in=list(levels))
    if within is not None:
        found = found.within(within)
    names = [way.name_fold for way in ways]
    rank = Case(
        When(Q(name_fold__in=names) | Q(pk__in=areas), then=Value(0)),
        When(_any_of("name_fold__startswith", [f"{name} " for name in names]), then=Value(1)),
        When(_any_of("name_fold__startswith", names), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    level = Case(
        *(When(level=key, then=Value(value)) for key, value in LEVEL_RANK.items()), output_field=IntegerField()
    )
    ordered = found.annotate(text_rank=rank, level_rank=level).order_by("text_rank", "level_rank", "sort_name", "pk")
    return list(ordered.select_related("parent")[: min(limit, _SEARCH_LIMIT)])


def _any_of(lookup: str, values: Iterable[str]) -> Q:
    return Q(*((lookup, value) for value in values), _connector=Q.OR)


def _any_way(ways: list[Reading]) -> Q:
    """Places whose name has a word that begins with one of the readings, of its kind; or that have it as alias."""
    wanted = Q(pk__in=PlaceAlias.objects.filter(name_fold__in=[way.alias_fold for way in ways]).values("place"))
    for way in ways:
        named = Q(name_fold__startswith=way.name_fold) | Q(name_fold__contains=f" {way.name_fold}")
        wanted |= named & Q(kind_name=way.kind) if way.kind else named
    return wanted


def closure_is_whole() -> bool:
    """Whether the closure says just what the parents say (a check for tests and after restoring a backup)."""
    parents = dict(Place.objects.values_list("pk", "parent_id"))
    wanted: set[tuple[int, int, int]] = set()
    for pk in parents:
        above: int | None = pk
        depth = 0
        while above is not None:
            wanted.add((above, pk, depth))
            above, depth = parents[above], depth + 1
    return wanted == set(PlacePath.objects.values_list("ancestor_id", "descendant_id", "depth"))
