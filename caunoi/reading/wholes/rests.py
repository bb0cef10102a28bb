"""Parts said by what they are out of, and what is left: `trên tổng số`, `trong số đó`, `còn lại`."""

from bisect import bisect_left
from decimal import Decimal

from caunoi.reading.nouns import Kind
from caunoi.reading.wholes import signs
from caunoi.reading.wholes.ties import Ties

_SLACK = Decimal("1.1")  # parts may overlap a little
_STEPS = 4


def tie_rest_of_ratios(ties: Ties) -> None:
    """`đã giải quyết 238/316 vụ, còn lại 35 vụ`, `26/29 kiến nghị; 3 kiến nghị chưa …`: what `n/m` leaves is of m."""
    for i, mention in enumerate(ties.mentions):
        if not mention.ratio_part or ties.wholes[i] != i + 1:
            continue
        rest = ties.mentions[i + 1].value - mention.value
        end = ties.layout.paragraph(mention.at)[1]
        for j in range(i + 2, min(len(ties.mentions), i + 7)):
            other = ties.mentions[j]
            if other.at >= end or other.ratio_part:
                break
            if ties.compatible(j, i + 1):
                if ties.wholes[j] is None and (other.value == rest or signs.is_left_over(ties.working, other)):
                    ties.tie(j, i + 1)
                break


def tie_out_of(ties: Ties) -> None:
    """`18 hồ sơ trên tổng số 20 hồ sơ`, `trong 19 kiến nghị …, có 7 kiến nghị`, `41 người …, 12 người trong số đó`."""
    for i in range(1, len(ties.mentions)):
        before, mention = ties.mentions[i - 1], ties.mentions[i]
        between = ties.working[before.end : mention.start]
        if " số " in between and signs.ON_TOTAL.search(between):
            free = ties.wholes[i - 1] is None and not (ties.aside[i - 1] or ties.aside[i] or before.number.money)
            if free and before.value <= mention.value and ties.together(i - 1, i):
                if mention.unit is None:
                    mention.unit, mention.kind = before.unit, before.kind
                for j in _listed(ties, i):
                    ties.tie(j, i)
            continue
        among = ties.wholes[i] is None and ties.of_a_kind(i, i - 1) and _is_among(ties, i, between)
        if among and ties.compatible(i, i - 1) and ties.together(i - 1, i):
            for j in _following(ties, i):
                ties.tie(j, i - 1)


def _is_among(ties: Ties, i: int, between: str) -> bool:
    """`trong 19 kiến nghị …, có 7 kiến nghị`; `75 hộ thì 32 hộ nghèo`; `41 người …, 12 người trong số đó`."""
    if signs.OF_THOSE.match(ties.working, ties.mentions[i].end):
        return True
    start = ties.mentions[i - 1].start
    if signs.THEN.fullmatch(between):
        return True
    lead = ties.working[max(0, start - 24) : start]
    among = signs.AMONG.search(lead) if "trong" in lead else None
    if among is None:
        return False
    return signs.THERE.search(between) is not None or (among.group() == "trong số " and between.endswith(" có "))


def _following(ties: Ties, first: int) -> list[int]:
    """`trong 40 mô hình này có 12 mô hình …, 20 mô hình …`: the list that goes on with figures of the same noun."""
    mentions, whole = ties.mentions, ties.mentions[first - 1]
    listed, left = [first], whole.value * _SLACK - mentions[first].value
    stop = ties.layout.sentence(mentions[first].at)[1]
    for j in range(first + 1, bisect_left(ties.places, stop)):
        part = mentions[j]
        _, mark, words = ties.working[mentions[j - 1].end : part.start].rpartition(";")
        if mark and words not in (" ", " và ", " còn "):
            break
        if ties.aside[j] or part.kind is Kind.MEASURES:
            continue
        if part.unit != mentions[first].unit or part.value > left or ties.wholes[j] is not None:
            break
        listed.append(j)
        left -= part.value
    return listed


def _listed(ties: Ties, whole: int) -> list[int]:
    """`12 tốt, 8 khá, 3 trung bình trong tổng số 23 chi hội`: the figures of the list that ends in its total."""
    listed = [whole - 1]
    for j in range(whole - 2, -1, -1):
        if not ties.together(j, whole) or ties.wholes[j] is not None or not ties.compatible(j, whole):
            break
        if ties.mentions[j].unit != ties.mentions[whole].unit:
            break
        listed.append(j)
    return listed


def tie_left_over(ties: Ties) -> None:
    """`đã giải quyết 40 vụ việc trong đó …, còn lại 35 vụ việc`: the rest of the whole spoken of before."""
    for i, mention in enumerate(ties.mentions):
        if not signs.is_left_over(ties.working, mention) or _is_tied_with_done(ties, i) or ties.wholes[i] is not None:
            continue
        start = ties.layout.paragraph(mention.at)[0]
        for j in range(i - 1, max(-1, i - 7), -1):
            if ties.places[j] < start:
                break
            whole = ties.wholes[j]
            if whole is not None and ties.compatible(i, whole):
                ties.tie(i, whole)
                break


def _is_tied_with_done(ties: Ties, left: int) -> bool:
    """`77 đơn thuộc thẩm quyền; đã giải quyết 66 đơn, còn 11 đơn`: the two come to the figure before them, not to its whole."""
    near = [k for k in range(max(0, left - _STEPS), left) if not ties.aside[k]][-2:]
    if len(near) < 2 or not ties.compatible(left, near[0]):
        return False
    whole, done = near
    even = ties.sum((done, left)) == ties.mentions[whole].value and not ties.mentions[whole].ratio_whole
    if not even or done == ties.wholes[whole] or ties.places[whole] < ties.layout.paragraph(ties.places[left])[0]:
        return False
    ties.tie(left, whole)
    if ties.compatible(done, whole):
        ties.tie(done, whole)
    return True
