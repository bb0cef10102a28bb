"""A figure in its text: the sentence round it, its paragraph, and a text cut into pieces to highlight. No database."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caunoi.figures.models import ReportedFigure

_END = re.compile(r"[.!?…](?=\s+[A-ZĐÀ-Ỹ“\"(])|\n")
_LONGEST = 600  # characters shown to each side of a figure at most


@dataclass(frozen=True)
class Passage:
    """The sentence of a figure, the words of the figure between two parts; `paragraph` counts from 1, 0 when unknown.

    `is_whole`: the sentence is there; without the text of the report only the quote is.
    """

    before: str
    quote: str
    after: str
    paragraph: int = 0
    is_whole: bool = True


@dataclass(frozen=True)
class Segment:
    """A piece of a text and the figures whose words lie on it, outermost first (a fraction covers two)."""

    text: str
    figures: tuple[ReportedFigure, ...]


def passage_of(figure: ReportedFigure) -> Passage:
    """The sentence in which a figure stands; only its own words when the report's text is not here."""
    text = figure.report.text
    if not text or figure.start is None or figure.end is None or figure.end > len(text):
        return Passage("", figure.quote, "", is_whole=False)
    start, end = figure.start, figure.end
    begin, stop, is_begun, is_ended = _bounds(text, start, end)
    before, after = text[begin:start].lstrip(), text[end:stop].rstrip()
    if not is_begun:
        before = "… " + before.partition(" ")[2]
    if not is_ended:
        after = after.rpartition(" ")[0] + " …"
    return Passage(before, text[start:end], after, paragraph_of(text, start))


def sentences(figures: Sequence[ReportedFigure]) -> list[list[Segment]]:
    """The sentences of figures of one report, each once, in the order of the text; last the words that have no place.

    Together they are what `passage_of` shows of each figure.
    """
    found: dict[tuple[int, int, bool, bool], list[ReportedFigure]] = {}
    bare: list[list[Segment]] = []
    for row in figures:
        if row.report.text and row.start is not None and row.end is not None and row.end <= len(row.report.text):
            found.setdefault(_bounds(row.report.text, row.start, row.end), []).append(row)
        else:
            bare.append([Segment(row.quote, (row,))])
    told = []
    for (begin, stop, is_begun, is_ended), rows in sorted(found.items(), key=lambda item: item[0]):
        pieces = list(_segments(rows[0].report.text, begin, stop, rows))
        told.append([*([] if is_begun else [Segment("… ", ())]), *pieces, *([] if is_ended else [Segment(" …", ())])])
    return told + bare


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence round two offsets of a text; empty when they do not lie in it."""
    if not start < end <= len(text):
        return ""
    begin, stop, _is_begun, _is_ended = _bounds(text, start, end)
    return text[begin:stop].strip()


def _bounds(text: str, start: int, end: int) -> tuple[int, int, bool, bool]:
    """Where the sentence begins and stops, and whether these are its own ends or those of what is shown at most."""
    low, high = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = max((found.end() for found in _END.finditer(text, low, start)), default=None)
    last = _END.search(text, end, high)
    begin, stop = low if first is None else first, last.end() if last else high
    return begin, stop, first is not None or low == 0, last is not None or high == len(text)


def paragraph_of(text: str, offset: int) -> int:
    """The number of the paragraph in which an offset lies, from 1 on; empty lines do not count."""
    return sum(1 for line in text[:offset].split("\n")[:-1] if line.strip()) + 1


def paragraphs(text: str, figures: Sequence[ReportedFigure]) -> Iterator[list[Segment]]:
    """The text, one list of segments a line; joined again they give the text. Figures without a place are left out.

    Figures may lie in one another; a segment names all that cover it.
    """
    placed = sorted(
        (row for row in figures if row.start is not None and row.end is not None and row.end <= len(text)),
        key=lambda row: (row.start or 0, -(row.end or 0)),
    )
    at, next_figure, open_figures = 0, 0, list[ReportedFigure]()
    for line in text.split("\n"):
        stop = at + len(line)
        while next_figure < len(placed) and (placed[next_figure].start or 0) < stop:
            open_figures.append(placed[next_figure])
            next_figure += 1
        yield list(_segments(text, at, stop, open_figures))
        open_figures = [row for row in open_figures if (row.end or 0) > stop]
        at = stop + 1


def _segments(text: str, start: int, stop: int, figures: Sequence[ReportedFigure]) -> Iterator[Segment]:
    edges = {start, stop}
    for row in figures:
        edges |= {min(max(edge or 0, start), stop) for edge in (row.start, row.end)}
    cuts = sorted(edges)
    if len(cuts) == 1:
        yield Segment("", ())
    for first, last in pairwise(cuts):
        covering = tuple(row for row in figures if (row.start or 0) <= first and last <= (row.end or 0))
        yield Segment(text[first:last], covering)
