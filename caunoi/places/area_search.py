"""Residential areas named together with their commune, in any order and without commas: "to 2 minh giang"."""

from collections.abc import Iterator, Sequence
from datetime import date

from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.names import name_fold, readings

_MOST_WORDS = 12
_COMMUNES = ("Xã", "Phường", "Thị trấn", "Đặc khu")


def area_ids(text: str, *, on: date) -> list[int]:
    """Keys of the areas of that date that the words name, with the commune they lie in and perhaps what is above it.

    The area stands first or last; its kind may be short ("tổ 2" for tổ dân phố 2) or left out. Two queries.
    """
    words = text.replace(",", " ").split()[:_MOST_WORDS]
    pieces = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    names = {way.name_fold for piece in pieces for way in readings(piece)} - {""}
    if len(words) < 2 or not names:
        return []
    communes = Place.objects.valid_on(on).filter(level=Level.COMMUNE, name_fold__in=names)
    areas = Place.objects.valid_on(on).filter(level=Level.AREA, name_fold__in=names, parent__in=communes)
    rows = areas.select_related("parent__parent__parent")
    return [area.pk for area in rows if any(_lies_in(rest, area.parent) for rest in _without(words, area))]


def _without(words: Sequence[str], area: Place) -> Iterator[Sequence[str]]:
    """What is left of the words when the area is taken from their beginning or their end."""
    for at in range(1, len(words)):
        if _names(words[:at], area):
            yield words[at:]
        if _names(words[at:], area):
            yield words[:at]


def _lies_in(words: Sequence[str], commune: Place | None) -> bool:
    """Whether the words are the commune, alone or with one unit above it before or after."""
    if commune is None:
        return False
    if _names(words, commune):
        return True
    above = [unit for unit in (commune.parent, commune.parent and commune.parent.parent) if unit is not None]
    cuts = [(words[:at], words[at:]) for at in range(1, len(words))]
    return any(
        _names(one, commune) and any(_names(other, unit) for unit in above)
        for cut in cuts
        for one, other in (cut, cut[::-1])
    )


def _names(words: Sequence[str], place: Place) -> bool:
    """Whether the words are the name of the place, with its kind, the beginning of its kind, or none.

    Of a commune any kind of commune will do: many still say xã where a phường is.
    """
    kind = f"{name_fold(place.kind_name)} "
    loose = _COMMUNES if place.level == Level.COMMUNE else ()
    for way in readings(" ".join(words)):
        fits = way.kind is None or way.kind in loose or kind.startswith(f"{name_fold(way.kind)} ")
        if fits and way.name_fold == place.name_fold:
            return True
    return False
