"""Shares told in turn of fractions before them, and of most of those counted before."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import rule

_BACK, _FEW, _NEAR_BY = 6, 5, 20


def respectively(w: Around, i: int) -> str:
    """`14/14 xã và 80/96 thôn đạt, lần lượt là 100% và 83,3%`: each share is of the fraction in its place."""
    start, first, last = w.sentences[i][0], i, i
    while first and w.mentions[first - 1].number.percent and w.mentions[first - 1].at >= start:
        first -= 1
    while (
        last + 1 < len(w.mentions)
        and w.mentions[last + 1].number.percent
        and w.mentions[last + 1].at < w.sentences[i][1]
    ):
        last += 1
    if not _IN_TURN.search(w.working, max(start, w.mentions[first].start - _TURN), w.mentions[first].start):
        return ""
    parts = [
        j for j in range(max(0, first - 2 * _BACK), first) if w.mentions[j].ratio_part and w.mentions[j].at >= start
    ]
    at = len(parts) - (last - first + 1) + i - first
    return f"tỷ lệ {w.names[parts[at]]}" if 0 <= at < len(parts) else ""


_IN_TURN = rule(r"\blần lượt\s(?:là\s|đạt\s|bằng\s)?(?:hơn |gần |trên |khoảng )?$")
_TURN = 36


def mostly(w: Around, i: int) -> str:
    """`2.500 hội viên, đa phần là dân tộc Thái (chiếm 93%)`: what most of those counted before are."""
    start = max(w.mentions[i - 1].end, w.starts[i] - _NEAR_BY)
    found = _MOSTLY.search(w.working, start, w.mentions[i].start) if w.nouns[i - 1] else None
    if not found:
        return ""
    return f"tỷ lệ {wording.shortened(w.nouns[i - 1], _FEW)} là {w.text[found.start(1) : found.end(1)].strip()}"


_MOSTLY = rule(
    r"(?:đa phần|đa số|phần lớn|chủ yếu|hầu hết) là ((?:[^\W\d]+ ?){1,6}?) \(?(?:chiếm |với )?(?:hơn |gần |trên |khoảng )?$"
)
