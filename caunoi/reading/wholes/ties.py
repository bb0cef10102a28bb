"""What is tied to what so far, and what may be tied."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.nouns import Kind
from caunoi.reading.wholes import signs
from caunoi.reading.wholes.signs import family

MOST = 40  # parts of one whole, and figures among which it is looked for


class Ties:
    """The figures of a text with, for each, the whole it is tied to. `n/m` is tied from the start.

    `aside[i]` marks shares, rates, changes, what each has and values of another time: neither whole nor part.
    """

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.layout, self.mentions, self.working = layout, mentions, layout.working
        self.places = [mention.at for mention in mentions]
        self.aside = [self._is_aside(i) for i in range(len(mentions))]
        self.wholes: list[int | None] = [None] * len(mentions)
        self._words: dict[int, set[str]] = {}
        for i, mention in enumerate(mentions[:-1]):
            if mention.ratio_part and mentions[i + 1].ratio_whole:
                self.wholes[i] = i + 1

    def tie(self, part: int, whole: int) -> None:
        """Make one figure a part of another; a part without a unit takes the unit of its whole."""
        self.wholes[part] = whole
        mention = self.mentions[part]
        if mention.unit is None:
            mention.unit, mention.kind = self.mentions[whole].unit, self.mentions[whole].kind

    def between(self, start: int, end: int) -> list[int]:
        """The figures whose digits lie between two offsets (the last of them, when there are very many)."""
        last = bisect_left(self.places, end)
        return list(range(max(bisect_left(self.places, start), last - MOST), last))

    def together(self, one: int, other: int) -> bool:
        """Whether two figures stand in one sentence."""
        return self.layout.sentence(self.places[one]) == self.layout.sentence(self.places[other])

    def sum(self, parts: Iterable[int]) -> Decimal:
        """The values of some figures added up."""
        return sum((self.mentions[j].value for j in parts), Decimal(0))

    def compatible(self, part: int, whole: int) -> bool:
        """Whether one figure may be a part of another by its value and by what they are counted in."""
        if self.aside[part] or self.aside[whole] or self.mentions[part].value > self.mentions[whole].value:
            return False
        return self.of_a_kind(part, whole)

    def of_a_kind(self, part: int, whole: int) -> bool:
        """Whether what one figure counts may be among what another counts."""
        a, b = self.mentions[part], self.mentions[whole]
        if a.unit is None or a.unit == b.unit:
            return True
        if family(a.unit) == family(b.unit) or (b.unit and a.unit.startswith(b.unit) and a.unit[len(b.unit)] == " "):
            return True
        if b.unit is not None and "," in b.unit and family(a.unit) in map(family, b.unit.split(", ")):
            return True
        if b.unit in signs.GENERAL and a.kind in {Kind.PLACES, Kind.BODIES}:
            return True
        named_by = Kind.PLACES if a.unit == "đơn vị" else Kind.BODIES  # `187 xã, …: 98 đơn vị`
        return (a.unit in signs.GENERAL and b.kind in {Kind.BODIES, named_by}) or (
            a.kind is b.kind is Kind.DOCUMENTS and b.unit == "văn bản"
        )

    def come_to(self, parts: Sequence[int], whole: int) -> bool:
        """`85 điển hình: 60 tập thể, 25 cá nhân`: counts that add up to the whole, whatever they are counted in."""
        counts = [self.mentions[j] for j in parts]
        plain = not any(c.number.money or c.number.percent or c.rate or c.ratio_part for c in counts)
        return len(parts) > 1 and plain and self.sum(parts) == self.mentions[whole].value

    def own_whole(self, part: int, candidates: Iterable[int]) -> int | None:
        """Among compatible figures before a part the one most alike in words; of the same unit, the nearest, when alike.

        Of `n/m` it is n, unless the part is more than n.
        """
        best: tuple[int, bool, int] | None = None
        chosen = None
        for rank, c in enumerate(candidates):
            if c == part or not self.compatible(part, c):
                continue
            if self.mentions[c].ratio_whole and c and self.compatible(part, c - 1):
                continue
            alike = len(self._beside(part) & self._beside(c))
            grade = (alike, self.mentions[c].unit == self.mentions[part].unit, rank)
            if best is None or grade >= best:
                best, chosen = grade, c
        return chosen

    def _is_aside(self, i: int) -> bool:
        mention = self.mentions[i]
        if mention.number.percent or mention.rate or signs.is_change(self.working, mention):
            return True
        if signs.is_of_each(self.working, mention):
            return True
        return bool(i) and signs.compares_in_brackets(self.working, self.mentions[i - 1], mention)

    def _beside(self, i: int) -> set[str]:
        """The words next to a figure, by which parts find their own whole."""
        if i not in self._words:
            self._words[i] = self._words_beside(i)
        return self._words[i]

    def _words_beside(self, i: int) -> set[str]:
        mention = self.mentions[i]
        before_it = self.mentions[i - 1].end if i else 0
        start = max(self.layout.sentence(mention.at)[0], before_it, mention.start - 60)
        before = signs.MARK.split(self.working[start : mention.start])[-1]
        if start == before_it:  # up to the comma or `và` they are the last figure's words
            before = before.split(",", 1)[-1].split(" và ", 1)[-1]
        last = i + mention.ratio_part  # what `32/52 vụ việc` counts stands after its whole
        tail = self.mentions[last]
        end = min(self.mentions[last + 1].start if last + 1 < len(self.mentions) else tail.end + 30, tail.end + 30)
        after = signs.MARK_AFTER.split(self.working[tail.end : end])[0]
        return set(signs.WORD.findall(f"{before} {self.working[tail.number.end : tail.end]} {after}")) - signs.COMMON
