"""Figures that come out even with one before are its parts even without a word that says so."""

from decimal import Decimal

from caunoi.reading.nouns import Kind
from caunoi.reading.wholes import signs
from caunoi.reading.wholes.ties import Ties

_LEAST = 12  # smaller sums come out even by chance
_NEXT, _AMONG, _SKIPPED = 4, 9, 3


def tie_completing(ties: Ties) -> None:
    """`85 cuộc. Trong đó, cấp huyện 6 cuộc … . Cấp xã tổ chức 79 cuộc`: what makes the sum full is a part too."""
    parts: dict[int, list[int]] = {}
    for j, whole in enumerate(ties.wholes):
        if whole is not None and whole < j:
            parts.setdefault(whole, []).append(j)
    for whole, known in parts.items():
        rest = ties.mentions[whole].value - ties.sum(known)
        last = known[-1]
        end = ties.layout.paragraph(ties.places[last])[1]
        for j in range(last + 1, min(len(ties.mentions), last + 1 + _NEXT)):
            if ties.places[j] >= end:
                break
            if ties.wholes[j] is None and ties.compatible(j, whole):
                if ties.mentions[j].value == rest and not ties.mentions[j].ratio_whole:
                    ties.tie(j, whole)
                break


def tie_summing(ties: Ties) -> None:
    """Two or more that follow a whole and add up to it exactly; a second breakdown of it has three or more."""
    known = {whole for whole in ties.wholes if whole is not None}
    for i, whole in enumerate(ties.mentions):
        if whole.value < _LEAST or ties.aside[i] or whole.qualifier != "exact":
            continue
        for skip in range(_SKIPPED):
            parts = _even(ties, i, skip)
            if len(parts) < (3 if i in known else 2) or (len(parts) == 2 and not ties.together(*parts)):
                continue
            for j in parts:
                ties.tie(j, i)
            known.add(i)
            break


def _even(ties: Ties, i: int, skip: int) -> list[int]:
    """The figures after a whole (but for the first few) that add up to it, if they do."""
    whole, total = ties.mentions[i], Decimal(0)
    money, people = whole.unit == "đồng", whole.kind is Kind.BODIES
    line_end = ties.layout.paragraph(whole.at)[1]
    parts: list[int] = []
    for j in range(i + 1 + skip, min(len(ties.mentions), i + 1 + _AMONG + skip)):
        part = ties.mentions[j]
        if ties.aside[j] or part.qualifier != "exact" or (part.unit == "đồng") != money:
            continue
        of = ties.wholes[j]
        if of in parts:
            continue  # a part of a part
        if part.at >= line_end or of not in (None, i):
            return []
        if money and signs.SPENT.search(ties.working, ties.mentions[j - 1].end, part.start):
            return []
        if not ((people and part.kind is Kind.PERSONS) or ties.of_a_kind(j, i)):
            if skip or parts:
                return []
            continue
        parts.append(j)
        total += part.value
        if total >= whole.value:
            break
    return parts if total == whole.value else []
