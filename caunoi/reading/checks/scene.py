"""A report laid out for its checks: figures in the order of the text, where each stands, and what stands between them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from caunoi.reading.checks.amounts import decimal, step_of
from caunoi.reading.clauses import Layout
from caunoi.reading.figure import Check, Figure, Report
from caunoi.reading.working import composed, lowered

NEAR = 12
"""How many figures to each side a check may look at: keeps the work in proportion to the text."""

NEARBY = 60
"""How many characters before and after a figure its words are looked for in."""

_FAMILIES = {
    "lượt người": "lượt", "lượt": "lượt", "vụ": "vụ việc", "gia đình": "hộ", "hộ gia đình": "hộ", "hộ dân": "hộ", "đơn thư": "đơn",
    "ngôi": "nhà", "ngôi nhà": "nhà", "căn": "nhà", "căn nhà": "nhà", "khu": "khu dân cư", "phần": "suất", "phần quà": "suất", "suất quà": "suất",
    "ý kiến, kiến nghị": "ý kiến", "lượt ý kiến": "ý kiến", "buổi": "buổi", "khẩu": "người", "hội viên": "người", "thành viên": "người",
    "học viên": "người", "hòa giải viên": "người", "đoàn viên": "người", "đảng viên": "người", "nhân khẩu": "người", "km2": "km²",
    "m2": "m²", "dự thảo": "văn bản", "xuất": "suất",
}  # fmt: skip

_TO_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)


@dataclass(slots=True)
class Seen:
    """A figure in its place. `at` is where its number begins; `sentence`, `line`: where these begin. Offsets of the working text.

    `percent`: a share or a rate in percent. `rate`: so much for each (`đồng/suất`, `người/km²`). `exact`: nothing but the number
    itself was said, no bound and no range. `digits`: those of a whole number, else nothing. `noun`: the words counted, without the
    number: `học sinh` of `1.036 học sinh`. `lead`, `tail`: what stands before and after it in its sentence, 60 characters at most.
    """

    index: int
    figure: Figure
    start: int
    end: int
    at: int
    sentence: int
    sentence_end: int
    line: int
    value: Decimal
    step: Decimal
    family: str
    percent: bool
    rate: bool
    exact: bool
    digits: str
    noun: str
    lead: str
    tail: str
    rank: int = 0


def family(unit: str) -> str:
    """Units that may be added or compared count as one."""
    return _FAMILIES.get(unit, unit)


def _digits(value: float) -> str:
    return str(value) if isinstance(value, int) else str(int(value)) if value == int(value) else ""


class Scene:
    """A report with its text in working form. `layout`: that of its text, if it was laid out before; no other is used."""

    def __init__(self, report: Report, layout: Layout | None = None) -> None:
        self.offsets: tuple[int, ...] | None = None
        if layout is not None and layout.text != report.text:
            layout = layout.with_breaks(report.text)
        if layout is None:
            form = composed(report.text)
            self.offsets = form.offsets
            layout = Layout(form.text, lowered(form.text))
        self.layout, self.working = layout, layout.working
        self.figures = [self._see(i, figure) for i, figure in enumerate(report.figures)]
        self.figures.sort(key=lambda seen: (seen.at, -seen.end))
        for rank, seen in enumerate(self.figures):
            seen.rank = rank
        self.by_index = {seen.index: seen for seen in self.figures}
        self._places = [seen.at for seen in self.figures]

    def _see(self, index: int, figure: Figure) -> Seen:
        start, end = self._inner(figure.start), self._inner(figure.end)
        words, unit = self.working[start:end], figure.unit
        at = start if words[:1].isdigit() else start + next((k for k, sign in enumerate(words) if sign.isdigit()), 0)
        sentence, sentence_end = self.layout.sentence(at)
        number = _TO_LAST_DIGIT.match(words)
        lead = self.working[max(sentence, start - NEARBY) : start]
        tail = self.working[end : min(sentence_end, end + NEARBY)]
        return Seen(
            index, figure, start, end, at, sentence, sentence_end, self.layout.paragraph(at)[0], decimal(figure.value),
            step_of(words, unit), _FAMILIES.get(unit, unit), unit.startswith("%"), "/" in unit,
            figure.qualifier == "exact" and figure.value_max is None, _digits(figure.value), words[number.end() if number else 0 :].strip(),
            lead, tail,
        )  # fmt: skip

    def _inner(self, offset: int) -> int:
        return offset if self.offsets is None else bisect_left(self.offsets, offset)

    def outer(self, at: int) -> int:
        """The offset in the text as given."""
        return at if self.offsets is None else self.offsets[at]

    @cached_property
    def parts(self) -> dict[int, list[Seen]]:
        """For the index of each whole its parts, in the order of the text."""
        found: dict[int, list[Seen]] = defaultdict(list)
        for seen in self.figures:
            if seen.figure.part_of is not None and seen.figure.part_of in self.by_index:
                found[seen.figure.part_of].append(seen)
        return found

    def whole_of(self, seen: Seen) -> Seen | None:
        """What the text says it is a part of."""
        return None if seen.figure.part_of is None else self.by_index.get(seen.figure.part_of)

    def ratio_whole(self, seen: Seen) -> Seen | None:
        """The m of `n/m` for its n."""
        whole = self.whole_of(seen)
        return whole if whole is not None and seen.start <= whole.start and whole.end <= seen.end else None

    def ratio_part(self, seen: Seen) -> Seen | None:
        """The n of `n/m` for its m."""
        return self._ratio_parts.get(seen.index)

    @cached_property
    def _ratio_parts(self) -> dict[int, Seen]:
        """For the index of each m of `n/m` its n."""
        found: dict[int, Seen] = {}
        for whole, parts in self.parts.items():
            for part in parts:
                if self.ratio_whole(part) is not None:
                    found.setdefault(whole, part)
        return found

    def between(self, first: Seen, second: Seen) -> str:
        """The working text between two figures."""
        return self.working[first.end : second.start]

    def before(self, seen: Seen, reach: int) -> str:
        """What stands before a figure in its sentence, further off than its `lead` too."""
        return self.working[max(seen.sentence, seen.start - reach) : seen.start]

    def clause(self, seen: Seen) -> tuple[int, int]:
        """Start and end of the stretch between semicolons that a figure stands in."""
        start = self.working.rfind(";", seen.sentence, seen.at)
        end = self.working.find(";", seen.end, seen.sentence_end)
        return (seen.sentence if start < 0 else start + 1), (seen.sentence_end if end < 0 else end)

    def in_sentence(self, seen: Seen) -> list[Seen]:
        """The figures of its sentence, at most NEAR to each side, without itself."""
        return [other for other in self.around(seen) if other.sentence == seen.sentence]

    def around(self, seen: Seen, reach: int = NEAR) -> list[Seen]:
        """The figures nearest to it, without itself."""
        low = max(0, seen.rank - reach)
        return [other for other in self.figures[low : seen.rank + reach + 1] if other is not seen]

    def within(self, start: int, end: int) -> Sequence[Seen]:
        """The figures whose numbers stand between two offsets."""
        return self.figures[bisect_left(self._places, start) : bisect_right(self._places, end - 1)]

    @cached_property
    def families(self) -> dict[str, list[Seen]]:
        """The figures of each family of units."""
        found: dict[str, list[Seen]] = defaultdict(list)
        for seen in self.figures:
            found[seen.family].append(seen)
        return found

    def check(self, kind: str, verdict: str, figures: Sequence[Seen], message: str) -> Check:
        """A finding on figures of the report."""
        return Check(kind, verdict, tuple(seen.index for seen in figures), message)


def quoted(seen: Seen) -> str:
    """A figure as it is written, for a message."""
    return f"“{' '.join(seen.figure.quote.split())}”"


def listed(figures: Sequence[Seen]) -> str:
    """Figures as they are written, for a message."""
    names = [quoted(seen) for seen in figures]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]


def runs(figures: Sequence[Seen], least: int, most: int) -> Iterator[Sequence[Seen]]:
    """All stretches of `least` to `most` neighbours."""
    for i in range(len(figures)):
        for size in range(least, min(most, len(figures) - i) + 1):
            yield figures[i : i + size]
