"""Lines of PDF pages, what runs along the pages' edges, and lines joined into paragraphs."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from caunoi.reading.documents.gaps import false_spaces

raw: Any = pdfium.raw
_LINE_ENDS = re.compile(r"[\r\n]+")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\x00": ""})
_PAGE_NUMBER = re.compile(r"(?:trang|page|tr\.)?\s*[-–—]?\s*\d{1,4}\s*(?:[/|]\s*\d{1,4})?\s*[-–—]?\s*\.?", re.I)
_OWN_NUMBER = re.compile(r"^\d{1,4}(?=\s*[|–-])|(?:trang|page|tr\.|[|–-])\s*\d{1,4}(?:\s*/\s*\d{1,4})?$")
_ITEM = re.compile(
    r"\s*(?:[-–—+•*●○▪■►✓]\s|[\uf000-\uf0ff]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[A-Z])[.)]\s|\(\d{1,2}\)\s"
    r"|(?:Điều|Phần|Chương|Mục|Phụ lục|Biểu|Bảng)\s[\dIVX]+\b|Nơi nhận)"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’)]*$")
_GOES_ON = re.compile(r"[^\W\d_A-ZĐÀ-Ý]|[,.;:)”]")
_EDGE_LINES = 2
_CLOSE = 10.0  # points


@dataclass(slots=True)
class Line:
    """A line of a page in points, from the lower left corner: `first` and `last` are where its letters stand on.

    They differ where PDFium has put two lines together, as it does at a hyphen. `is_whole`: a paragraph already.
    """

    text: str
    left: float = 0
    right: float = 0
    first: float = 0
    last: float = 0
    is_whole: bool = False


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in reading order."""
    words = page.get_textpage()
    try:
        text = words.get_text_range() if words.count_chars() else ""
        lines, false = [], false_spaces(words, text)
        for start, end in _spans(text):
            piece = text[start:end]
            bare = piece.strip()
            if not bare:
                continue
            first = start + len(piece) - len(piece.lstrip())
            places = [place for at in (first, first + len(bare) - 1) if (place := _place(words, at))]
            if places:
                left, right = min(place[0] for place in places), max(place[1] for place in places)
                kept = "".join(char for at, char in enumerate(bare, start=first) if at not in false) if false else bare
                lines.append(Line(kept.translate(_HYPHENS), left, right, places[0][2], places[-1][2]))
        return _side_by_side(lines)
    finally:
        words.close()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _LINE_ENDS.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _place(words: pdfium.PdfTextPage, at: int) -> tuple[float, float, float] | None:
    """Left and right end of a letter, and the line it stands on."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(words, at)
    if index < 0:
        return None
    try:
        left, _, right, _ = words.get_charbox(index, loose=True)
    except pdfium.PdfiumError:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    return (left, right, y.value) if raw.FPDFText_GetCharOrigin(words, index, x, y) else None


def _side_by_side(lines: list[Line]) -> list[Line]:
    """Pieces of one line that follow each other closely are one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and abs(last.last - line.first) < 2 and -1 <= line.left - last.right < _CLOSE:
            glue = "" if line.left - last.right < 0.5 else " "
            last.text, last.right, last.last = f"{last.text}{glue}{line.text}", line.right, line.last
        else:
            joined.append(line)
    return joined


def bare_of_furniture(pages: Sequence[list[Line]]) -> None:
    """Take page numbers, and what stands alike at the edge of many pages, out of the pages."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for page in edges for key in {_alike(line) for line in page})
    often = max(2, len(pages) // 2) if len(pages) < 6 else max(3, len(pages) // 3)
    for lines, page in zip(pages, edges, strict=True):
        furniture = {
            id(line)
            for line in page
            if (_PAGE_NUMBER.fullmatch(line.text) and _is_outermost(line, lines))
            or (
                len(pages) > 2
                and seen[_alike(line)] > often - 1
                and len(line.text) < 120
                and not _PAGE_NUMBER.fullmatch(line.text)
            )
        }
        lines[:] = [line for line in lines if id(line) not in furniture]


def _edges(lines: list[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.first)
    return by_height if len(lines) <= 2 * _EDGE_LINES else by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _is_outermost(line: Line, lines: list[Line]) -> bool:
    return line.first >= max(other.first for other in lines) - 1 or line.last <= min(other.last for other in lines) + 1


def _alike(line: Line) -> tuple[str, int]:
    """What tells a running header: its words, but for the page's number at an end, and its height on the page."""
    return _OWN_NUMBER.sub("#", line.text.casefold()), round(line.first / 4)


def paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Lines joined into paragraphs, by indents, gaps, short lines and list marks."""
    rows = list(lines)
    flowing = [line for line in rows if not line.is_whole]
    if not flowing:
        yield from (line.text for line in rows)
        return
    page = _Setting(flowing)
    text = ""
    for before, line in zip([None, *rows[:-1]], rows, strict=True):
        if before is None or page.begins(before, line):
            if text:
                yield text
            text = line.text
        else:
            text += (
                line.text
                if text.endswith("-") and line.text[:1].isalnum() and text[-2:-1].isalnum()
                else f" {line.text}"
            )
    if text:
        yield text


class _Setting:
    """How a text is set: where its lines begin and end, how far apart they are, how wide its letters."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.margin = _usual(line.left for line in lines)
        self.edge = max(line.right for line in lines)
        self.step = _step(lines)
        self.letter = median((line.right - line.left) / len(line.text) for line in lines)
        after = (
            line for above, line in pairwise(lines) if _SENTENCE_END.search(above.text) and line.left > self.margin + 12
        )
        self.indent = _usual([line.left for line in after])

    def begins(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if self._is_apart(before, line):
            return True
        goes_on = bool(_GOES_ON.match(line.text))
        ended = bool(_SENTENCE_END.search(before.text))
        if goes_on and not ended:
            return False
        if before.right < self.edge - max(0.12 * (self.edge - self.margin), 2 * self.step):
            return True
        if line.left <= self.margin + 12:
            return False
        comes_in = before.left <= self.margin + 6 or max(abs(one.left - self.indent) for one in (before, line)) < 3
        return ended or (comes_in and not goes_on)

    def _is_apart(self, before: Line, line: Line) -> bool:
        """An item of a list, a heading, a row of something like a table, or a line far below or beside the other."""
        if before.is_whole or line.is_whole or _ITEM.match(line.text) or _is_capitals(line) != _is_capitals(before):
            return True
        down = before.last - line.first  # far above is the next page, or the next column
        if down > -self.step and (down > 1.7 * self.step or (abs(down) < 2 and line.left > before.right)):
            return True
        return self._is_spread(before) or self._is_spread(line)

    def _is_spread(self, line: Line) -> bool:
        """A row of a table without rulings: few letters over a long way."""
        return " " in line.text and (line.right - line.left) / len(line.text) > 1.5 * self.letter


def _is_capitals(line: Line) -> bool:
    return " " in line.text and line.text.isupper()


def _usual(values: Iterable[float]) -> float:
    """The leftmost of the frequent ones."""
    counted = Counter(round(value / 3) * 3 for value in values)
    most = max(counted.values(), default=0)
    return min((value for value, times in counted.items() if times * 2 >= most), default=0.0)


def _step(lines: Sequence[Line]) -> float:
    steps = [above.last - below.first for above, below in pairwise(lines)]
    steps = [step for step in steps if 4 < step < 60]
    return median(steps) if steps else 20.0
