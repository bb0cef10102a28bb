"""Paragraphs, sentences and clauses of a working text, as offsets."""

import re
from bisect import bisect_right

from caunoi.reading.working import rule

_SENTENCE_END = re.compile(r"[.!?…]+[\"”)]*(?=\s+(?:[\"“(]?[A-ZĐÂĂÊÔƠƯÀ-Ỵ0-9+•-]))")
_ABBREVIATION = rule(
    r"(?:^|[\s(])(?:tp|tx|tt|p|q|h|x|ths|ts|gs|pgs|bs|ks|cn|ông|bà|đ/c|vd|v\.v|no|st|tr|nxb|ubnd|lê v|c|n|k)$"
)


class Layout:
    """Where the paragraphs and sentences of a text begin; built once, asked by offset."""

    def __init__(self, text: str, working: str) -> None:
        self.text, self.working = text, working
        self._paragraphs = [0, *(found.end() for found in re.finditer(r"\n\s*", text))]
        self._sentences: dict[int, list[int]] = {}

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph (a line of the text) that an offset lies in."""
        index = bisect_right(self._paragraphs, at) - 1
        start = self._paragraphs[index]
        end = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else len(self.text)
        return start, end

    def previous_paragraph(self, at: int) -> tuple[int, int] | None:
        """The paragraph before the one an offset lies in."""
        index = bisect_right(self._paragraphs, at) - 2
        return (self._paragraphs[index], self._paragraphs[index + 1]) if index >= 0 else None

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that an offset lies in."""
        start, end = self.paragraph(at)
        starts = self._sentences.get(start)
        if starts is None:
            starts = [start]
            for found in _SENTENCE_END.finditer(self.text, start, end):
                if not _ABBREVIATION.search(self.working, max(start, found.start() - 7), found.start()):
                    starts.append(found.end())
            self._sentences[start] = starts
        index = bisect_right(starts, at) - 1
        return starts[index], starts[index + 1] if index + 1 < len(starts) else end

    def sentences_of(self, at: int) -> list[tuple[int, int]]:
        """The sentences of the paragraph that an offset lies in."""
        start, end = self.paragraph(at)
        self.sentence(at)
        starts = [*self._sentences[start], end]
        return list(zip(starts, starts[1:], strict=False))
