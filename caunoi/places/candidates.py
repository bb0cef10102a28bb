"""Rows of all times whose names fit a text, and whether they lie in the units named after it. See `resolving`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from caunoi.language.fold import has_diacritics
from caunoi.places.choices import UNIT_KINDS, Level
from caunoi.places.following import kin_of
from caunoi.places.models import Place, PlaceAlias, PlacePath, Succession
from caunoi.places.names import Reading, alias_fold, marks_fit, readings

_MAX_CANDIDATES = 400


class Fit(IntEnum):
    """How well a name fits: another kind or other diacritics, a unit that joined this one, an alias, the name."""

    LOOSE = 1
    JOINED = 2
    ALIAS = 3
    EXACT = 4


class Lies(IntEnum):
    """Whether a place lies in all that was named: no; what it came from or became does; yes."""

    ELSEWHERE = 0
    BY_KIN = 1
    INSIDE = 2


@dataclass(frozen=True)
class Candidate:
    """A row of any time, how its name fits and why, and where it lies.

    `is_spelled`: with the very diacritics typed. `kin_context`: the unit that only its kin lies in.
    """

    place: Place
    fit: Fit
    reason: str
    is_bare: bool
    lies: Lies = Lies.INSIDE
    kin_context: int | None = None
    is_spelled: bool = False


def find(head: str, context: Sequence[str]) -> tuple[list[Candidate], list[str]]:
    """The rows named by `head` that lie in the context (or all, elsewhere), and the parts of it that are not known."""
    named = _named(head)
    if not named:
        return [], []
    contexts = {part: _ids_named(part) for part in context}
    placed = _placed(named, [ids for ids in contexts.values() if ids])
    around = [candidate for candidate in placed if candidate.lies]
    inside = [candidate for candidate in around if candidate.lies == Lies.INSIDE or candidate.kin_context is not None]
    return inside or around or placed, [part for part, ids in contexts.items() if not ids]


def _named(text: str) -> list[Candidate]:
    ways = readings(text)
    found: dict[int, Candidate] = {}
    for candidate in (*_by_name(ways), *_by_alias(ways)):
        known = found.get(candidate.place.pk)
        if known is None or candidate.fit > known.fit:
            found[candidate.place.pk] = candidate
    return list(found.values())


def _by_name(ways: Sequence[Reading]) -> Iterable[Candidate]:
    rows = Place.objects.filter(name_fold__in={way.name_fold for way in ways} - {""}).order_by("sort_name", "pk")
    for place in rows[:_MAX_CANDIDATES]:
        for way in ways:
            is_other_number = not _may_be_kind(way.kind, place.kind_name) and place.name_fold.isdigit()
            if way.name_fold == place.name_fold and not is_other_number:
                yield _fitted(place, way)


def _may_be_kind(said: str | None, kind: str) -> bool:
    """Whether people may mean this kind: none is said, or it is, or its beginning ("tổ 2" of a tổ dân phố)."""
    return said is None or f"{kind} ".startswith(f"{said} ")


def _fitted(place: Place, way: Reading) -> Candidate:
    is_bare = way.kind is None
    if not is_bare and way.kind != place.kind_name:
        is_short = _may_be_kind(way.kind, place.kind_name)
        reason = _("Đúng tên, loại viết tắt") if is_short else _("Cùng tên nhưng là loại khác")
        return Candidate(place, Fit.LOOSE, reason, is_bare)
    if not marks_fit(way.name, place.name):
        return Candidate(place, Fit.LOOSE, _("Gần giống, khác dấu"), is_bare)
    if not has_diacritics(way.name) and has_diacritics(place.name):
        return Candidate(place, Fit.EXACT, _("Khớp khi bỏ dấu"), is_bare)
    reason = _("Đúng tên") if is_bare else _("Đúng tên và loại")
    return Candidate(place, Fit.EXACT, reason, is_bare, is_spelled=True)


def _by_alias(ways: Sequence[Reading]) -> Iterable[Candidate]:
    whole = {way.alias_fold: way for way in ways}
    for way in ways:
        if way.kind is None:  # an old name is known with its kind
            whole.update((alias_fold(f"{kind} {way.name}"), way) for kind in UNIT_KINDS)
    names = {alias_fold(way.name): way for way in ways}
    rows = PlaceAlias.objects.filter(name_fold__in={*whole, *names} - {""}).select_related("place").order_by("pk")
    for row in rows[:_MAX_CANDIDATES]:
        way = whole.get(row.name_fold) or names[row.name_fold]
        if row.name_fold not in whole and way.kind != row.place.kind_name:
            continue
        fit = Fit.ALIAS if row.is_same else Fit.JOINED
        default = _("Tên gọi khác") if row.is_same else _("Tên cũ của một nơi nay thuộc đơn vị này")
        yield Candidate(row.place, fit, row.note or default, way.kind is None)


def _ids_named(part: str) -> frozenset[int]:
    """Units (not areas) of all times that a part of the context may mean: the best fits only."""
    found = [candidate for candidate in _named(part) if candidate.place.level != Level.AREA]
    best = max((candidate.fit for candidate in found), default=Fit.EXACT)
    least = min(best, Fit.ALIAS)
    return frozenset(candidate.place.pk for candidate in found if candidate.fit >= least)


def _placed(named: Sequence[Candidate], contexts: Sequence[Collection[int]]) -> list[Candidate]:
    """The candidates with where they lie: in every context, some only through what they came from or became."""
    if not contexts:
        return list(named)
    ids = [candidate.place.pk for candidate in named]
    kin = kin_of(ids)
    above = _ancestors_among({*ids, *(pk for group in kin.values() for pk in group)}, frozenset().union(*contexts))
    return [_place_one(candidate, contexts, above, kin[candidate.place.pk]) for candidate in named]


def _place_one(
    candidate: Candidate, contexts: Sequence[Collection[int]], above: dict[int, set[int]], kin: Collection[int]
) -> Candidate:
    lies, kin_context = Lies.INSIDE, None
    kin_above = set().union(*(above[pk] for pk in kin)) if kin else set()
    for wanted in contexts:
        if above[candidate.place.pk].intersection(wanted):
            continue
        through = kin_above.intersection(wanted)
        if not through and candidate.place.pk in wanted:  # "TP Huế, Thừa Thiên Huế": the very unit
            lies = Lies.BY_KIN
            continue
        if not through:
            lies, kin_context = Lies.ELSEWHERE, None
            break
        lies, kin_context = Lies.BY_KIN, min(through)
    return replace(candidate, lies=lies, kin_context=kin_context)


def _ancestors_among(ids: Collection[int], wanted: Collection[int]) -> dict[int, set[int]]:
    """For each id, which of the wanted places are above it (itself not counted)."""
    above: dict[int, set[int]] = defaultdict(set)
    paths = PlacePath.objects.filter(descendant_id__in=list(ids), ancestor_id__in=list(wanted), depth__gt=0)
    for descendant, ancestor in paths.values_list("descendant_id", "ancestor_id"):
        above[descendant].add(ancestor)
    return above


def ids_of_context(context: Sequence[str]) -> list[frozenset[int]]:
    """The units each known part of the context may mean."""
    return [ids for ids in map(_ids_named, context) if ids]


def lying_in(ids: Collection[int]) -> Q:
    """Places under one of these, or that took the place of something under them."""
    under = PlacePath.objects.filter(ancestor_id__in=list(ids), depth__gt=0).values("descendant")
    return Q(pk__in=under) | Q(pk__in=Succession.objects.filter(old__in=under).values("new"))


def cuts(text: str) -> list[tuple[str, str]]:
    """Ways to cut a text without commas before the name of a province or district: "Bình Lục Hà Nam"."""
    words = text.split()[:12]
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1)]
    ways = {pair: readings(pair[1]) for pair in pairs}
    names = {way.name_fold for found in ways.values() for way in found}
    upper = Place.objects.filter(level__in=[Level.PROVINCE, Level.DISTRICT], name_fold__in=names)
    known = set(upper.values_list("name_fold", flat=True))
    keys = {way.alias_fold for found in ways.values() for way in found}
    aliases = set(PlaceAlias.objects.filter(name_fold__in=keys, is_same=True).values_list("name_fold", flat=True))
    return [pair for pair in pairs if any(way.name_fold in known or way.alias_fold in aliases for way in ways[pair])]
