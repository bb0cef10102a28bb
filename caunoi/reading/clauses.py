"""Paragraphs, sentences and clauses of a working text, as offsets."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from caunoi.reading.working import CAPITAL, grouped, rule

_SENTENCE_END = re.compile(rf"[.!?…][.!?…]*[\"”)]*(?=\s+(?:[\"“(]?[{CAPITAL}0-9+•-]))")
_ABBREVIATION = rule(
    r"(?:^|[\s(])(?:"
    + grouped(r"tp|tx|tt|p|q|h|x|ths|ts|gs|pgs|bs|ks|cn|ông|bà|đ/c|vd|v\.v|no|st|tr|nxb|ubnd|lê v|c|n|k")
    + ")$"
)

_LONGEST = 1500  # characters of a sentence that is looked through as one
_BACK = 11


class Layout:
    """Where the paragraphs and sentences of a text begin; built once, asked by offset."""

    def __init__(self, text: str, working: str) -> None:
        self.text, self.working = text, working
        self._paragraphs = [0, *(found.end() for found in re.finditer(r"\n\s*", text))]
        self._sentences: dict[int, list[int]] = {}
        self._paragraph = self._sentence = (0, 0)  # the ones asked for last; most questions are about them again

    def with_breaks(self, text: str) -> "Layout | None":
        """The same text laid out with its line breaks, where spaces stand for some of them; None for any other text."""
        lines = text.split("\n")
        if _broken(self.text, lines) != text:
            return None
        laid_out = Layout(text, _broken(self.working, lines))
        bounds = set(pairwise([*laid_out._paragraphs, len(text)]))
        for start, end in pairwise([*self._paragraphs, len(text)]):
            if start in self._sentences and (start, end) in bounds:
                laid_out._sentences[start] = self._sentences[start]
        return laid_out

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph (a line of the text) that an offset lies in."""
        start, end = self._paragraph
        if not start <= at < end:
            index = bisect_right(self._paragraphs, at) - 1
            start = self._paragraphs[index]
            end = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else len(self.text)
            self._paragraph = (start, end)
        return self._paragraph

    def previous_paragraph(self, at: int) -> tuple[int, int] | None:
        """The paragraph before the one an offset lies in."""
        index = bisect_right(self._paragraphs, at) - 2
        return (self._paragraphs[index], self._paragraphs[index + 1]) if index >= 0 else None

    def running_on(self) -> list[tuple[int, int]]:
        """The sentences that end their paragraph with a colon or semicolon."""
        ends = (
            after
            for start, after in pairwise(self._paragraphs)
            if self.working[start:after].rstrip()[-1:] in (":", ";")
        )
        return [self.sentence(after - 1) for after in ends]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that an offset lies in."""
        start, end = self._sentence
        if start <= at < end:
            return self._sentence
        start, end = self.paragraph(at)
        starts = self._sentences.get(start)
        if starts is None:
            starts = [start]
            for found in _SENTENCE_END.finditer(self.text, start, end):
                if not _ABBREVIATION.search(self.working, max(start, found.start() - 7), found.start()):
                    self._bounded(starts, found.end())
            self._bounded(starts, end)
            self._sentences[start] = starts if starts[-1] < end or len(starts) == 1 else starts[:-1]
        index = bisect_right(starts, at) - 1
        self._sentence = (starts[index], starts[index + 1] if index + 1 < len(starts) else end)
        return self._sentence

    def _bounded(self, starts: list[int], end: int) -> None:
        """Close a sentence; one without end (a table, a broken file) is cut at a comma or space now and then."""
        while end - starts[-1] > _LONGEST:
            reach = starts[-1] + _LONGEST
            cut = max(self.working.rfind(mark, starts[-1] + _LONGEST // 2, reach) for mark in ";, ")
            starts.append(cut + 1 if cut > 0 else reach)
        starts.append(end)

    def sentences_of(self, at: int) -> list[tuple[int, int]]:
        """The sentence an offset lies in, with those before it in the paragraph (at most ten) and the one after it."""
        start, end = self.paragraph(at)
        self.sentence(at)
        starts = [*self._sentences[start], end]
        here = bisect_right(starts, at)
        near = starts[max(0, here - _BACK) : here + 2]
        return list(pairwise(near))


def _broken(words: str, lines: Sequence[str]) -> str:
    """Words with a break after as many characters as each of some lines has."""
    pieces, at = [], 0
    for line in lines:
        pieces.append(words[at : at + len(line)])
        at += len(line) + 1
    return "\n".join(pieces)
