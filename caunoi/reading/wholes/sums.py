"""Figures that come out even with one before are its parts even without a word that says so."""

from bisect import bisect_left
from decimal import Decimal

from caunoi.reading.nouns import Kind
from caunoi.reading.wholes import signs
from caunoi.reading.wholes.ties import Ties

_LEAST = 12  # smaller sums come out even by chance
_ALL, _ROUND = 100, Decimal("0.6")  # per cent; how far rounding goes
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
        end = bisect_left(ties.places, ties.layout.paragraph(whole.at)[1], i)
        for skip in range(min(_SKIPPED, end - i - 2)):  # at least two must follow
            parts = _even(ties, range(i, min(end, i + 1 + _AMONG + skip)), skip)
            if len(parts) < (3 if i in known else 2) or (len(parts) == 2 and not ties.together(*parts)):
                continue
            if any(ties.mentions[j].unit is None and not ties.together(j, parts[-1]) for j in parts):
                continue
            for j in parts:
                ties.tie(j, i)
            known.add(i)
            break


def _even(ties: Ties, among: range, skip: int) -> list[int]:
    """The figures after a whole, the first of some (but for the next few), that add up to it, if they do."""
    i = among[0]
    whole, total = ties.mentions[i], Decimal(0)
    money, people = whole.unit == "đồng", whole.kind is Kind.BODIES
    mentions, aside, wholes = ties.mentions, ties.aside, ties.wholes
    parts: list[int] = []
    for j in among[1 + skip :]:
        part = mentions[j]
        if aside[j] or part.qualifier != "exact" or (part.unit == "đồng") != money:
            continue
        of = wholes[j]
        if of in parts:
            continue  # a part of a part
        if of not in (None, i):
            if of == i - 1 and not parts:
                continue  # `40 đơn khiếu nại và 25 đơn tố cáo. Về khiếu nại: …. Về tố cáo: …`
            return []
        if money and signs.SPENT.search(ties.working, mentions[j - 1].end, part.start):
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


def tie_by_share(ties: Ties) -> None:
    """`tiếp nhận 16 vụ, hòa giải thành 15 vụ (93,75%)`: the share that follows says what the part is of."""
    for k, share in enumerate(ties.mentions[1:], 1):
        j = k - 1
        part = ties.mentions[j]
        if not share.number.percent or share.value >= _ALL or ties.wholes[j] is not None:
            continue
        if part.number.percent:  # `100% cơ sở Hội đạt vững mạnh (trong đó 65% đạt xuất sắc)`
            among = share.value < part.value and ties.wholes[k] is None
            if among and signs.AMONG_SHARE.fullmatch(ties.working, part.end, share.start):
                ties.tie(k, j)
            continue
        if ties.aside[j] or part.unit == "đồng" or signs.OF_TARGET.match(ties.working, share.number.end):
            continue
        if signs.SHARE.fullmatch(ties.working, part.end, share.start):
            for i in range(j - 1, max(-1, j - 1 - _NEXT), -1):
                if ties.together(i, j) and ties.compatible(j, i) and _has_share(ties, j, i, share.value):
                    ties.tie(j, i)
                    break


def _has_share(ties: Ties, part: int, whole: int, share: Decimal) -> bool:
    """Whether a part is such a share of a whole, as rounded as it is written."""
    most = ties.mentions[whole].value
    unit = Decimal(1).scaleb(int(share.as_tuple().exponent))
    return (
        0 < ties.mentions[part].value < most and abs(_ALL * ties.mentions[part].value / most - share) <= unit * _ROUND
    )
