"""Finding the place: words as people type them, ambiguous names offered and never guessed."""

from dataclasses import dataclass

from caunoi.common import clock
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.selectors import children, full_names, resolve, search_places

SHOWN = 12


@dataclass(frozen=True)
class Offer:
    """A place offered with its full name, and why when it is not the name that was typed."""

    place: Place
    name: str
    reason: str = ""


def offers(text: str, *, near: Place | None) -> list[Offer]:
    """Communes and residential areas that the words may mean, those of the present province first."""
    words = text.strip()[:120]
    if len(words) < 2:
        return []
    on = clock.today()
    levels = (Level.COMMUNE, Level.AREA)
    province = near.parent if near is not None and near.level == Level.COMMUNE else near
    found: dict[int, str] = {}
    if province is not None:
        found |= {place.pk: "" for place in search_places(words, on=on, within=province, levels=levels, limit=SHOWN)}
    found |= {
        place.pk: "" for place in search_places(words, on=on, levels=levels, limit=SHOWN) if place.pk not in found
    }
    if len(found) < SHOWN:
        for match in resolve(words, on=on).matches:
            if match.place.level in levels and match.place.pk not in found:
                found[match.place.pk] = match.reason
    return _named(list(found.items())[:SHOWN])


def near_offers(near: Place | None) -> list[Offer]:
    """What is offered before anything is typed: the unit shown and its residential areas."""
    if near is None or near.level != Level.COMMUNE:
        return []
    rows = [near, *children(near, clock.today()).filter(level=Level.AREA)[:40]]
    return _named([(row.pk, "") for row in rows])


def _named(rows: list[tuple[int, str]]) -> list[Offer]:
    places = Place.objects.select_related("parent").in_bulk([pk for pk, _reason in rows])
    names = full_names(places.values())
    return [Offer(places[pk], names[pk], reason) for pk, reason in rows if pk in places]
