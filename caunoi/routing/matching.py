"""Which rule fits a case: conditions field, kind, place with all under it, words; in order, the first that fits."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from caunoi.language.fold import fold, has_diacritics, spelled
from caunoi.people.models import Body
from caunoi.places.models import PlacePath
from caunoi.routing.models import RoutingRule
from caunoi.web.among import among
from caunoi.web.books import fields

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Matter:
    """What the rules look at. `place_ids`: the place and those above it."""

    text: str
    field: str
    kind: str
    place_ids: frozenset[int]


@dataclass(frozen=True)
class Match:
    """The rule that fits, and in words why."""

    rule: RoutingRule
    reasons: tuple[str, ...]


def rules_of(body: Body, *, only_on: bool = True) -> list[RoutingRule]:
    """The rules for the cases of an authority, in order."""
    rows = RoutingRule.objects.filter(body=body, dropped_at=None)
    rows = rows.filter(is_on=True) if only_on else rows
    return list(rows.select_related("body", "to_body", "to_post", "place").order_by("position", "pk"))


def places_above(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """For each place itself and those above it; one query."""
    found: dict[int, set[int]] = defaultdict(set)
    for below, above in PlacePath.objects.filter(among("descendant", ids)).values_list("descendant_id", "ancestor_id"):
        found[below].add(above)
    return {pk: frozenset(found[pk] | {pk}) for pk in ids}


def first_match(rules: Iterable[RoutingRule], matter: Matter) -> Match | None:
    """The first rule that fits."""
    for rule in rules:
        reasons = fits(rule, matter)
        if reasons is not None:
            return Match(rule, reasons)
    return None


def fits(rule: RoutingRule, matter: Matter) -> tuple[str, ...] | None:
    """Why a rule fits, a reason for each condition; None when it does not."""
    if rule.field and rule.field != matter.field:
        return None
    if rule.kind and rule.kind != matter.kind:
        return None
    if rule.place_id and rule.place_id not in matter.place_ids:
        return None
    word = found_word(phrases(rule.words), matter.text) if rule.words else ""
    if rule.words and not word:
        return None
    reasons = []
    if rule.field:
        reasons.append(_("lĩnh vực %(field)s") % {"field": fields().get(rule.field, rule.field)})
    if rule.place is not None:
        reasons.append(_("ở %(place)s") % {"place": rule.place.label})
    if rule.kind:
        reasons.append(_("đúng loại việc"))
    if word:
        reasons.append(_("có chữ “%(word)s”") % {"word": word})
    return tuple(reasons) or (_("mọi việc chưa có dòng nào ở trên nhận"),)


def covers(before: RoutingRule, rule: RoutingRule, above: frozenset[int]) -> bool:
    """Whether all that a rule would take is taken by one before it. `above`: the rule's place and those above it."""
    wanted, taken = set(map(fold, phrases(rule.words))), set(map(fold, phrases(before.words)))
    return (
        before.is_on
        and before.field in ("", rule.field)
        and before.kind in ("", rule.kind)
        and (before.place_id is None or before.place_id in above)
        and (not taken or (bool(wanted) and wanted <= taken))
    )


def phrases(words: str) -> list[str]:
    """The phrases of a condition: "đèn đường, bóng đèn"."""
    return [" ".join(part.split()) for part in words.replace(";", ",").split(",") if part.strip()]


def found_word(wanted: Sequence[str], text: str) -> str:
    """The first phrase that stands in the text, whole words; a text without diacritics is read without them."""
    bare, marked = _padded(fold(text)), _padded(spelled(text))
    is_marked = has_diacritics(text)
    for phrase in wanted:
        if is_marked and has_diacritics(phrase):
            if _padded(spelled(phrase)) in marked:
                return phrase
        elif _padded(fold(phrase)) in bare:
            return phrase
    return ""


def _padded(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "
