"""The unit whose report a text is."""

from functools import cache
from typing import NamedTuple

from caunoi.reading import levels
from caunoi.reading.bodies import BODY
from caunoi.reading.named_places import NamedPlaces
from caunoi.reading.working import led, rule

_FIRST_PAGES = 12_000  # characters in which a report says whose it is
_EARLY = 400
_SURE = 0.7
_WHOLE_UNIT = rule(r"toàn (?<!\wtoàn )(tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\b")
_BODY_OF_UNIT = rule(rf"{led(BODY + '|địa bàn')}\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b")


class ReportingUnit(NamedTuple):
    """Name (with its word, None where none is named) and level of the unit; `sure`: most of the text says so."""

    name: str | None
    level: str | None
    sure: bool


def reporting_unit(working: str, ladder: levels.Ladder, places: NamedPlaces) -> ReportingUnit:
    """The unit named most, the first names counting more, of the level that most of the text speaks of."""
    counts: dict[str, float] = {}
    shown: dict[str, str] = {}
    votes: dict[str, float] = {}
    for start, word, named in places.units:
        if named.isdigit() and word not in {"phường", "quận"}:
            continue
        name = f"{word} {named}"
        counts[name.lower()] = counts.get(name.lower(), 0) + (3.0 if start < _EARLY else 1.0)
        shown.setdefault(name.lower(), name)
    level_of = cache(lambda words: ladder.of_words(words) or ladder.lowest(words))
    for pattern, weight in ((_WHOLE_UNIT, 3.0), (_BODY_OF_UNIT, 1.0)):
        for found in pattern.finditer(working, 0, _FIRST_PAGES):
            level = level_of(found.group(1))
            if level:
                votes[level] = votes.get(level, 0) + weight * (2 if found.start() < _EARLY else 1)
    for name, weight in counts.items():
        level = ladder.of_words(name.replace("đặc khu", "xã")) or ladder.lowest(name)
        if level:
            votes[level] = votes.get(level, 0) + weight / 2
    level = max(votes, key=lambda key: votes[key]) if votes else None
    fitting = [n for n in counts if level_of(n) == level]
    best = max(fitting or counts, key=lambda n: counts[n], default=None)
    sure = level is not None and votes[level] >= _SURE * sum(votes.values())
    return ReportingUnit(shown[best] if best else None, level, sure)
