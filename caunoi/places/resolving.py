"""From a place as people write it to units: "quận Cầu Giấy" in 2021, "Bình Lục, Hà Nam" today.

In prose: the text is cut at commas; the first part names the place, the others where it lies. Names are compared
folded, then by diacritics when some were typed. A unit counts when it exists on the date; one that has ended (or not
begun) leads to what stands there. A part after the comma may be an older unit: it holds when the place, or what it came
from or became, lies in it. A first part that is no unit (a house, a street) is passed over when others follow. Names
with typing errors are only offered. One match beyond doubt is sure; anything else is offered, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from caunoi.language.fold import has_diacritics
from caunoi.places.candidates import Candidate, Fit, Lies, cuts, find, ids_of_context, lying_in
from caunoi.places.choices import AREA_KINDS, LEVEL_RANK, UNIT_KINDS, Level
from caunoi.places.following import follow, lower_label, share_told, told
from caunoi.places.models import Place
from caunoi.places.names import MAX_TEXT, inner_units, name_fold, readings, tidy_name

MAX_MATCHES = 30
_MAX_GONE, _MAX_CLOSE = 12, 8
_SHORTEST = 4  # letters of a name in which a typing error is looked for
_CLOSE = 82  # rapidfuzz ratio; below it two names are more than a typing error apart
_SCORES = {Fit.EXACT: 1.0, Fit.ALIAS: 0.95, Fit.JOINED: 0.7, Fit.LOOSE: 0.65}
# How a part begins that is a house, a street or a building: one folded word, or two.
_FINER = {
    "so",
    "nha",
    "cho",
    "ngo",
    "ngach",
    "hem",
    "kiet",
    "duong",
    "pho",
    "toa",
    "lo",
    "truong",
    "tram",
    "khu",
    "quoc lo",
}
_FINER |= {
    "chung cu",
    "can ho",
    "tinh lo",
    "benh vien",
    "san bay",
    "cong vien",
    "nha tho",
    "nha may",
    "du an",
    "cong ty",
}
_FINER |= {"khu vuc", "tuyen duong", "ben xe"}


@dataclass(frozen=True)
class Match:
    """A place offered: how likely (0 to 1), why (Vietnamese), and the unit of another time that led to it."""

    place: Place
    score: float
    reason: str
    via: Place | None = None


@dataclass(frozen=True)
class Resolution:
    """Matches, likeliest first; `is_sure` when there is exactly one and nothing speaks against it."""

    matches: list[Match]
    is_sure: bool


def resolve(text: str, *, on: date) -> Resolution:
    """The places that a text may mean on that date. At most 30; empty when nothing is known by that name."""
    cut = (tidy_name(part) for part in text[:MAX_TEXT].replace(";", ",").replace("\n", ",").split(","))
    parts = [part for part in cut if part]
    is_plain = not has_diacritics(text)
    for start, head in enumerate(parts):
        context, passed = parts[start + 1 :], parts[:start]
        found, unknown = _find(head, context)
        if found and not any(candidate.lies for candidate in found):
            return _beside(_answer(found, on, is_doubtful=True), resolve(", ".join(context), on=on))
        if found:
            chosen = _chosen(found, is_plain=is_plain, is_last=bool(passed) and not context)
            return _answer(chosen, on, is_doubtful=not all(map(_is_finer, [*passed, *unknown])))
        if close := _close_names(head, context, on):
            return Resolution(close, is_sure=False)
    return Resolution([], is_sure=False)


def _find(head: str, context: Sequence[str]) -> tuple[list[Candidate], list[str]]:
    """Candidates for the head; those that contradict the context count only when the head says that it is a unit."""
    found, unknown = find(head, context)
    if any(candidate.lies for candidate in found):
        return found, unknown
    for shorter, tail in cuts(head):
        inside, unknown = find(shorter, [tail, *context])
        if any(candidate.lies for candidate in inside):
            return inside, unknown
    for inner in inner_units(head):
        inside, unknown = find(inner, context)
        if any(candidate.lies and candidate.fit >= Fit.ALIAS for candidate in inside):
            return inside, unknown
    return (found if _kind_of(head) in UNIT_KINDS else []), []


def _chosen(found: Sequence[Candidate], *, is_plain: bool, is_last: bool) -> list[Candidate]:
    """Where diacritics were typed, the very spelling excludes others; the last part of an address is a province."""
    exact = [candidate for candidate in found if candidate.fit == Fit.EXACT]
    if is_last and (provinces := [candidate for candidate in exact if candidate.place.level == Level.PROVINCE]):
        return provinces
    if not is_plain and any(candidate.is_spelled for candidate in exact):
        return [candidate for candidate in found if candidate.fit != Fit.EXACT or candidate.is_spelled]
    return list(found)


def _beside(elsewhere: Resolution, around: Resolution) -> Resolution:
    """What the context means, when nothing by the name lies in it; then what does by that name elsewhere."""
    reason = _("không rõ phần đứng trước")
    known = [
        replace(match, score=round(match.score * 0.7, 2), reason=f"{match.reason}; {reason}")
        for match in around.matches
    ]
    return Resolution(_ranked([*known, *elsewhere.matches]), is_sure=False)


def _kind_of(part: str) -> str | None:
    ways = readings(part)
    return ways[0].kind if ways else None


def _is_finer(part: str) -> bool:
    """Whether a part is plainly a house, a street, a building or an area: what follows says where it is."""
    if inner_units(part):
        return False  # it names a unit, and we did not know that one
    words = name_fold(part).split()
    if " ".join(words[:1]) in _FINER or " ".join(words[:2]) in _FINER:
        return True
    kind = _kind_of(part)
    return kind in AREA_KINDS or (kind not in UNIT_KINDS and any(char.isdigit() for char in part))


def _answer(found: Sequence[Candidate], on: date, *, is_doubtful: bool) -> Resolution:
    best = max(candidate.fit for candidate in found)
    kept = [candidate for candidate in found if candidate.fit >= min(best, Fit.ALIAS) or best < Fit.ALIAS]
    live = [candidate for candidate in kept if candidate.place.is_valid_on(on)]
    gone = [candidate for candidate in kept if not candidate.place.is_valid_on(on)]
    if not live:
        return Resolution(_ranked(_heirs(gone, on)), is_sure=False)
    matches = [_direct(candidate, gone, on) for candidate in live]
    matches += _heirs([candidate for candidate in gone if _may_be_meant(candidate, live, on)], on)
    matches += [_direct(candidate, [], on) for candidate in found if _joined_province(candidate, on)]
    ranked = _ranked(matches)
    is_placed = live[0].lies == Lies.INSIDE or live[0].kin_context is not None
    is_sure = len(ranked) == 1 and best >= Fit.ALIAS and is_placed and not is_doubtful
    return Resolution(ranked, is_sure=is_sure)


def _may_be_meant(old: Candidate, live: Sequence[Candidate], on: date) -> bool:
    """Whether a unit that has ended is offered beside those of the date.

    When a bare name is that of a former province; or when it lies in the older unit named, and theirs only did.
    """
    if not old.is_bare or not _has_ended(old.place, on):
        return False
    return old.place.level == Level.PROVINCE or any(candidate.lies < old.lies for candidate in live)


def _joined_province(candidate: Candidate, on: date) -> bool:
    """A bare name that was also a province's, before the data begin ("Hà Tây")."""
    is_province = candidate.place.level == Level.PROVINCE
    return candidate.fit == Fit.JOINED and candidate.is_bare and is_province and candidate.place.is_valid_on(on)


def _has_ended(place: Place, on: date) -> bool:
    return place.valid_to is not None and place.valid_to <= on


def _direct(candidate: Candidate, gone: Sequence[Candidate], on: date) -> Match:
    score = _SCORES[candidate.fit] - 0.01 * LEVEL_RANK[candidate.place.level]
    reasons = [candidate.reason]
    if candidate.lies == Lies.BY_KIN and candidate.kin_context is not None:
        score -= 0.05
        reasons.append(_now_in(Place.objects.get(pk=candidate.kin_context), on))
    elif candidate.lies == Lies.ELSEWHERE:
        score -= 0.3
        reasons.append(_("không nằm trong nơi đã ghi"))
    namesakes = [old.place for old in gone if old.is_bare and old.place.level == Level.DISTRICT]
    if namesakes and candidate.place.level == Level.COMMUNE:
        reasons.append(_("khác với %(old)s trước đây") % {"old": lower_label(namesakes[0])})
    return Match(candidate.place, round(max(score, 0.05), 2), "; ".join(reasons))


def _now_in(context: Place, on: date) -> str:
    """ "Tỉnh Hà Nam nay thuộc tỉnh Ninh Bình"."""
    if not _has_ended(context, on):
        return _("nay thuộc %(new)s") % {"new": lower_label(context)}
    heirs = follow(context, on, forward=True)
    if len(heirs) == 1:
        return _("%(old)s nay thuộc %(new)s") % {"old": context.label, "new": lower_label(heirs[0][0])}
    return _("trước đây thuộc %(old)s") % {"old": lower_label(context)}


def _heirs(gone: Sequence[Candidate], on: date) -> list[Match]:
    """What stands on the date where units of another time stand."""
    matches: list[Match] = []
    for candidate in sorted(gone, key=lambda found: (-found.lies, LEVEL_RANK[found.place.level]))[:_MAX_GONE]:
        old = candidate.place
        heirs = follow(old, on, forward=_has_ended(old, on))
        told_why = told(old, on, heirs)
        reason = told_why if candidate.fit == Fit.EXACT else f"{candidate.reason}. {told_why}"
        for place, is_whole in heirs:
            share = (
                ""
                if len(heirs) == 1 and is_whole
                else share_told(place, is_whole=is_whole, forward=_has_ended(old, on))
            )
            matches.append(Match(place, _heir_score(candidate, place, is_whole), f"{reason} {share}".strip(), via=old))
    return matches


def _heir_score(candidate: Candidate, heir: Place, is_whole: bool) -> float:
    """A bare name of a former province most often means it; a namesake is likelier than other heirs of a part."""
    if candidate.is_bare and candidate.fit == Fit.EXACT and candidate.place.level == Level.PROVINCE and candidate.lies:
        return 0.98
    share = 1.0 if is_whole else 0.8 if heir.name_fold == candidate.place.name_fold else 0.7
    return round(_SCORES[candidate.fit] * (0.9 if candidate.lies else 0.5) * share, 2)


def _ranked(matches: Sequence[Match]) -> list[Match]:
    """One match a place, its best, likeliest first."""
    best: dict[int, Match] = {}
    for match in matches:
        known = best.get(match.place.pk)
        if known is None or match.score > known.score:
            best[match.place.pk] = match
    order = sorted(best.values(), key=lambda match: (-match.score, match.place.sort_name, match.place.pk))
    return order[:MAX_MATCHES]


def _close_names(head: str, context: Sequence[str], on: date) -> list[Match]:
    """Names that a typing error would explain, within the context when it is known; those of the date first."""
    if any(char.isdigit() for char in head):
        return []
    scope = Place.objects.exclude(level__in=[Level.COUNTRY, Level.AREA])
    for ids in ids_of_context(context):
        scope = scope.filter(lying_in(ids))
    close: list[tuple[str, float, int]] = []
    for way in readings(head):
        if len(way.name_fold) >= _SHORTEST:
            names = dict((scope.filter(kind_name=way.kind) if way.kind else scope).values_list("pk", "name_fold"))
            close += process.extract(way.name_fold, names, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=20)
    rows = Place.objects.in_bulk([pk for _name, _ratio, pk in close])
    reason = _("Gần giống tên đã gõ")
    live = [
        Match(rows[pk], round(ratio / 100 * 0.6, 2), reason) for _name, ratio, pk in close if rows[pk].is_valid_on(on)
    ]
    if live:
        return _ranked(live)[:_MAX_CLOSE]
    gone = [Candidate(rows[pk], Fit.LOOSE, reason, is_bare=False) for _name, _ratio, pk in close]
    return _ranked(_heirs(gone[:_MAX_CLOSE], on))
