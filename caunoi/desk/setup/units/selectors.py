"""One place in time: what it came from, what it became, with whole or part and the paper that says so."""

from dataclasses import dataclass
from datetime import date

from caunoi.places.models import Place, Succession
from caunoi.places.selectors import full_names, resolve, search_places

FOUND = 40


@dataclass(frozen=True)
class Found:
    """A place found by name; `reason` says why one that is not there on that date is offered."""

    place: Place
    full_name: str
    reason: str


@dataclass(frozen=True)
class Link:
    """A place before or after, on which date, whether the whole of the older one, by which resolution."""

    place: Place
    on: date
    is_whole: bool
    citation: str


def find_units(text: str, on: date) -> list[Found]:
    """Places whose name begins with the text on that date, then what the name means otherwise (ended, alias)."""
    text = text.strip()[:120]
    if not text:
        return []
    reasons: dict[int, str] = {}
    places = {place.pk: place for place in search_places(text, on=on, limit=FOUND)}
    for match in resolve(text, on=on).matches:
        if match.place.pk not in places:
            places[match.place.pk] = match.place
            reasons[match.place.pk] = match.reason
    names = full_names(places.values())
    return [Found(place, names[pk], reasons.get(pk, "")) for pk, place in list(places.items())[:FOUND]]


def came_from(place: Place) -> list[Link]:
    """The places it was made of, by date."""
    rows = Succession.objects.filter(new=place).select_related("old").order_by("on", "old__sort_name")
    return [Link(row.old, row.on, row.is_whole, row.citation) for row in rows]


def became(place: Place) -> list[Link]:
    """The places it went into, by date."""
    rows = Succession.objects.filter(old=place).select_related("new").order_by("on", "new__sort_name")
    return [Link(row.new, row.on, row.is_whole, row.citation) for row in rows]
