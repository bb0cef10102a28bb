"""Breakdowns in brackets: `241 hội nghị (3 cấp tỉnh; 22 cấp huyện)`."""

from bisect import bisect_left
from decimal import Decimal

from caunoi.reading.wholes.signs import compares_in_brackets
from caunoi.reading.wholes.ties import Ties

_SLACK = Decimal("1.1")  # parts may overlap a little
_NEAR, _LONG = 120, 600  # characters from a whole to its brackets, and of the brackets


def tie_bracketed(ties: Ties) -> None:
    """What stands in brackets right after a figure; `15 lớp cho 1.200 người (5 lớp …, 300 người …)` has two wholes."""
    for i in range(len(ties.mentions) - 1):
        close = _closing(ties, i)
        if close is None:
            continue
        inside = range(i + 1, bisect_left(ties.places, close))
        if ties.come_to(inside, i):
            for j in inside:
                ties.tie(j, i)
        else:
            _tie_inside(ties, i, inside)


def _closing(ties: Ties, i: int) -> int | None:
    """Where the brackets end that open after a figure and break it down, if they do."""
    whole, following = ties.mentions[i], ties.mentions[i + 1]
    working = ties.working
    between = working[whole.end : following.start]
    if between.count("(") != 1 or ")" in between or "." in between or len(between) > _NEAR:
        return None
    if ";" in between.split("(")[0] or ties.aside[i] or compares_in_brackets(working, whole, following):
        return None
    opened = whole.end + between.index("(")
    close = working.find(")", following.start)
    while close >= 0 and working.count("(", opened + 1, close) > working.count(")", opened + 1, close):
        close = working.find(")", close + 1)
    return close if 0 <= close <= opened + _LONG else None


def _tie_inside(ties: Ties, i: int, inside: range) -> None:
    total = Decimal(0)
    whole = ties.mentions[i]
    overlap = any(ties.mentions[j].unit is None and ties.mentions[j].value == whole.value for j in inside)
    for j in inside:
        part = ties.mentions[j]
        if ties.wholes[j] is not None or part.ratio_whole:
            continue
        if ties.compatible(j, i):
            total += part.value
            if whole.qualifier == "exact" and total > whole.value * _SLACK and not overlap:
                break  # where one of them is all of it, they overlap: `23 nội dung (niêm yết 23, truyền thanh 15, …)`
            ties.tie(j, i)
        elif i and ties.compatible(j, i - 1) and not part.number.money and _in_one_breath(ties, i):
            ties.tie(j, i - 1)


def _in_one_breath(ties: Ties, i: int) -> bool:
    """`15 lớp tập huấn cho 1.200 người`: no mark parts a figure from the one before."""
    between = ties.working[ties.mentions[i - 1].end : ties.mentions[i].start]
    return ties.together(i - 1, i) and not any(mark in between for mark in ",;)")
