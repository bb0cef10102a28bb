"""Breakdowns that a word announces: `972 mô hình, trong đó: cấp tỉnh 21 …`, in the next sentence or a list too."""

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from caunoi.reading.nouns import Kind
from caunoi.reading.wholes import signs
from caunoi.reading.wholes.ties import MOST, Ties

_SLACK, _FULL = Decimal("1.1"), Decimal("0.9")
_CLOSE = 90  # characters from a whole to `gồm`


@dataclass(frozen=True, slots=True)
class _Marker:
    """A word that announces parts: where it stands, and where what it announces ends."""

    word: str
    start: int
    end: int
    sentence: int
    reach: int
    runs_on: bool  # past its sentence, into a list

    @property
    def is_close(self) -> bool:
        return self.word.startswith(signs.CLOSE_TO_ITS_WHOLE)

    @property
    def picks_one(self) -> bool:
        return self.word.startswith(signs.PICKS_ONE)


def tie_marked(ties: Ties) -> None:
    """Tie what each marker announces; one inside a bullet speaks before the one that announced the list."""
    markers = [
        _marker(ties, found.start(), found.end())
        for start, end in sorted({*map(ties.layout.sentence, ties.places), *ties.layout.running_on()})
        for found in signs.MARKER.finditer(ties.working, start, end)
    ]
    for marker in sorted(markers, key=lambda marker: (marker.runs_on, not marker.is_close)):
        first, last = bisect_left(ties.places, marker.end), bisect_left(ties.places, marker.reach)
        after = [j for j in range(first, min(last, first + MOST)) if marker.end <= ties.mentions[j].start]
        candidates = _wholes_for(ties, marker) if after else []
        if _tells_again(ties, marker, after, candidates):
            candidates, after = after[:1], after[1:]
        if candidates and marker.word.startswith("cụ thể"):
            candidates = _as_large(ties, candidates, after)
        if not candidates:
            continue
        if not marker.picks_one:
            _tie_inner(ties, after)
            _tie_even(ties, after, candidates)
        _tie_each(ties, marker, after, _unless_used_up(ties, candidates))


def _tells_again(ties: Ties, marker: _Marker, after: list[int], candidates: list[int]) -> bool:
    """`bầu 52 đại biểu. Về cơ cấu, trong 52 đại biểu có 15 nữ`: the whole itself is told again before its parts."""
    if len(after) < 2 or not candidates:
        return False
    first = ties.mentions[after[0]]
    same = any(ties.mentions[c].value == first.value and ties.mentions[c].unit == first.unit for c in candidates)
    return same and ties.working.endswith("trong ", marker.end, first.start)


def _marker(ties: Ties, start: int, end: int) -> _Marker:
    sentence, stop = ties.layout.sentence(start)
    reach = _reach(ties, start, stop)
    runs_on = reach > stop
    bracket = ties.working.rfind("(", sentence, start)
    if bracket > ties.working.rfind(")", sentence, start):
        close = ties.working.find(")", start)
        reach = min(reach, close) if close > 0 else reach
    word = ties.working[start:end]
    reach = _closed(ties, end, reach, at_once=word.startswith(signs.PICKS_ONE))
    return _Marker(word, start, end, sentence, reach, runs_on)


def _reach(ties: Ties, at: int, end: int) -> int:
    """Where what a marker announces ends: its sentence, and the bullets that follow a colon."""
    text = ties.working[at:end].rstrip()
    in_bullet = signs.BULLET.match(ties.working, ties.layout.paragraph(at)[0]) is not None
    if text.endswith(":" if in_bullet else (":", ";")):
        while end < len(ties.working):
            start, stop = ties.layout.paragraph(end)
            if not signs.BULLET.match(ties.working, start):
                break
            end = stop
    return end


def _closed(ties: Ties, at: int, reach: int, *, at_once: bool) -> int:
    """The end of what a marker announces, at a semicolon after which the text tells of another deed."""
    if not at_once and signs.NEXT_DEED.match(ties.working, at):
        return reach  # the parts themselves are deeds
    stop = ties.working.find(";", at, reach)
    while stop >= 0 and not at_once and not signs.NEXT_DEED.match(ties.working, stop):
        stop = ties.working.find(";", stop + 1, reach)
    return stop if stop >= 0 else reach


def _wholes_for(ties: Ties, marker: _Marker) -> list[int]:
    """The figures that may be the whole of what a marker announces, in text order."""
    lead = signs.LEAD.match(ties.working[marker.sentence : marker.start])
    candidates = _before(ties, marker, leads=bool(lead) and not ties.between(marker.sentence, marker.start))
    if marker.is_close:
        return _close(ties, marker, candidates)
    if marker.word.startswith(("chia theo", "phân theo")):
        start = ties.layout.paragraph(marker.start)[0]
        earlier = ties.between(start, marker.start)
        if earlier and candidates and earlier[0] < candidates[0]:
            candidates = earlier
    tied = {ties.wholes[c] for c in candidates}
    whole_of_all = tied.pop() if len(tied) == 1 else None
    if whole_of_all is not None and signs.ANEW.search(marker.word):
        return [whole_of_all]
    return candidates


def _close(ties: Ties, marker: _Marker, candidates: list[int]) -> list[int]:
    """`320 lượt với 410 người, gồm …`: only what stands in the clause right before."""
    working, mentions = ties.working, ties.mentions
    near = [
        c for c in candidates if not ties.aside[c] and not signs.APART.search(working[mentions[c].end : marker.start])
    ]
    closed = working.rfind(")", marker.sentence, marker.start)
    opened = working.rfind("(", marker.sentence, closed) if closed >= 0 else -1
    if opened >= 0:  # what stands in brackets before the marker has been closed
        near = [c for c in near if not opened < ties.places[c] < closed] or near
    if not near or marker.start - mentions[near[-1]].end > _CLOSE:
        return []
    return [c for c in near if "," not in working[mentions[c].end : mentions[near[-1]].start]]


def _before(ties: Ties, marker: _Marker, *, leads: bool) -> list[int]:
    """Figures of the sentence before the marker, or of what stands before the sentence when the marker leads it."""
    own = ties.between(marker.sentence, marker.start)
    if own and not leads:
        return own
    before = [start for start, _ in ties.layout.sentences_of(marker.start) if start < marker.sentence]
    for start in before[:1] if marker.runs_on else reversed(before[-3:]):  # a list may take up all of its paragraph
        found = ties.between(start, marker.sentence)
        if found:
            return found
    previous = ties.layout.previous_paragraph(marker.start)
    for _ in range(4):
        if previous is None:
            break
        found = ties.between(previous[0], marker.sentence)
        if found:
            last = ties.layout.sentence(ties.places[found[-1]])[0]
            return [j for j in found if ties.places[j] >= last]
        previous = ties.layout.previous_paragraph(previous[0])
    return own


def _as_large(ties: Ties, candidates: list[int], parts: list[int]) -> list[int]:
    """Without those of a unit of which one part is more than all of them: the breakdown is of something told nowhere."""
    most: dict[str | None, Decimal] = {}
    for c in candidates:
        unit = ties.mentions[c].unit
        most[unit] = max(most.get(unit, Decimal(0)), ties.mentions[c].value)
    over = {
        ties.mentions[j].unit
        for j in parts
        if not ties.aside[j] and ties.mentions[j].value > most.get(ties.mentions[j].unit, ties.mentions[j].value)
    }
    return [c for c in candidates if ties.mentions[c].unit not in over]


def _tie_inner(ties: Ties, parts: list[int]) -> None:
    """`trong đó 50 đơn đủ điều kiện với 8 đơn khiếu nại, 42 đơn kiến nghị`: what follows the first part and comes to it."""
    first, others = parts[0], parts[1:]
    own = [j for j in others if ties.compatible(j, first) and ties.mentions[j].unit == ties.mentions[first].unit]
    free = ties.wholes[first] is None and all(ties.wholes[j] is None for j in own)
    if len(own) > 1 and free and ties.sum(own) == ties.mentions[first].value:
        for j in own:
            ties.tie(j, first)


def _tie_even(ties: Ties, parts: list[int], candidates: list[int]) -> None:
    """Tie parts that all come to a candidate or to the whole of one; else to the nearest, whatever they count."""
    counts = [j for j in parts if ties.wholes[j] is None and not ties.mentions[j].ratio_whole]
    known = candidates[::-1]
    for c in known:
        whole = ties.wholes[c]
        if whole is not None and whole not in known:
            known.append(whole)
    for whole in known:
        own = [j for j in counts if j > whole and ties.compatible(j, whole)]
        if len(own) > 1 and ties.sum(own) == ties.mentions[whole].value:
            for j in own:
                ties.tie(j, whole)
            return
    if len(counts) < len(parts) or any(ties.aside[j] for j in parts):
        return
    counted = [j for j in parts if ties.mentions[j].kind is not Kind.MEASURES and not ties.mentions[j].number.money]
    for whole in candidates[::-1]:
        if not ties.aside[whole] and ties.come_to(counted, whole):
            for j in counted:
                ties.tie(j, whole)
            return


def _unless_used_up(ties: Ties, candidates: list[int]) -> list[int]:
    """Candidates without the parts of another one of them that they already add up to."""
    used: set[int] = set()
    for whole in candidates:
        parts = [c for c in candidates if ties.wholes[c] == whole and not ties.mentions[c].ratio_part]
        if len(parts) > 1 and ties.sum(parts) == ties.mentions[whole].value:
            used.update(parts)
    return [c for c in candidates if c not in used]


def _tie_each(ties: Ties, marker: _Marker, after: list[int], candidates: list[int]) -> None:
    """Tie each part to its own whole, as long as it has room for it."""
    totals: dict[int, Decimal] = {}
    for j in after:
        part = ties.mentions[j]
        if ties.wholes[j] is not None or (part.ratio_whole and j - 1 in after):
            continue
        own = ties.own_whole(j, [c for c in candidates if c < j])
        if own is None:
            continue
        whole = ties.mentions[own]
        if part.value == whole.value and (marker.picks_one or marker.word.startswith("cụ thể")):
            continue
        so_far = totals.get(own, Decimal(0))
        over = so_far + part.value > whole.value * _SLACK and so_far >= whole.value * _FULL
        if so_far and over:
            continue
        if part.value != whole.value:  # all of it: the others overlap
            totals[own] = so_far + part.value
        ties.tie(j, own)
        if marker.picks_one:
            candidates = [c for c in candidates if c != own]
