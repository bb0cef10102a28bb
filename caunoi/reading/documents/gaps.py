"""Spaces inside words of a PDF: where letters stand a little apart, PDFium puts a space that nobody typed.

Such a gap is under a word space. On a page whose words are parted by typed spaces those are the measure; where none are
typed, or the space is, the pieces must make a Vietnamese syllable that one of them alone is not.
"""

import unicodedata
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from caunoi.reading.documents.encodings import is_syllable

raw: Any = pdfium.raw
_UNDER = 0.8  # of the usual word space: less is no word space
_TIGHT = 0.1  # of the height of the letters: a typed space that shows as less is none
_ENOUGH = 5  # typed spaces that are a measure
_MOST_MEASURED = 60


def false_spaces(words: pdfium.PdfTextPage, text: str) -> set[int]:
    """Where in the text of a page (`get_text_range`) a space stands inside a word."""
    spaces = [at for at in range(1, len(text) - 1) if text[at] == " " and text[at - 1].strip() and text[at + 1].strip()]
    made: list[int] = []
    typed: list[int] = []
    for at in spaces:
        index = raw.FPDFText_GetCharIndexFromTextIndex(words, at)
        (made if raw.FPDFText_IsGenerated(words, index) == 1 else typed).append(at)
    if not made and not typed:
        return set()
    gap = _Gaps(words, text)
    measure = _usual([gap(at) for at in typed[:: max(1, len(typed) // _MOST_MEASURED)]])
    is_typed = len(typed) >= max(_ENOUGH, len(made))
    widths = {at: gap(at) for at in made}
    usual = measure if is_typed else _usual(list(widths.values()))
    fits = _may_be_one if is_typed else _makes_one
    found = {at for at, width in widths.items() if width < _UNDER * usual and fits(text, at)}
    return found | {at for at in typed if _makes_one(text, at) and gap(at) < _TIGHT}


class _Gaps:
    """How wide the white between two letters is, as a share of the height of the letters."""

    def __init__(self, words: pdfium.PdfTextPage, text: str) -> None:
        self._words, self._text = words, text

    def __call__(self, at: int) -> float:
        """At a space; very wide where it cannot be told."""
        end, start = self._edge(at, -1), self._edge(at, 1)
        if end is None or start is None or abs(end[2] - start[2]) > 0.5 * end[3]:
            return float("inf")
        return (start[0] - end[1]) / end[3]

    def _edge(self, at: int, step: int) -> tuple[float, float, float, float] | None:
        """Left, right, foot and height of the letter beside it, whose marks may be letters of their own."""
        here = at + step
        boxes = []
        while 0 <= here < len(self._text):
            box = self._box(here)
            if box is not None:
                boxes.append(box)
            if not unicodedata.combining(self._text[here]):
                break
            here += step
        if not boxes:
            return None
        letter = boxes[-1]
        return letter[0], max(box[1] for box in boxes) if step < 0 else letter[1], letter[2], letter[3]

    def _box(self, at: int) -> tuple[float, float, float, float] | None:
        index = raw.FPDFText_GetCharIndexFromTextIndex(self._words, at)
        if index < 0:
            return None
        try:
            left, bottom, right, top = self._words.get_charbox(index, loose=True)
        except pdfium.PdfiumError:
            return None
        return left, right, bottom, max(top - bottom, 1.0)


def _usual(widths: list[float]) -> float:
    known = [width for width in widths if width != float("inf")]
    return median(known) if known else 0.0


def _makes_one(text: str, at: int) -> bool:
    """Whether the pieces at both sides of a space are a syllable together and not each alone."""
    left, right = _piece(text, at, -1), _piece(text, at, 1)
    return is_syllable(left + right) and not (is_syllable(left) and is_syllable(right))


def _may_be_one(text: str, at: int) -> bool:
    """Whether nothing speaks against one word: two syllables that make none together are two words."""
    left, right = _piece(text, at, -1), _piece(text, at, 1)
    if not left or not right:
        return text[at - 1].isdigit() and text[at + 1].isdigit()
    return is_syllable(left + right) or not (is_syllable(left) and is_syllable(right))


def _piece(text: str, at: int, step: int) -> str:
    end = at + step
    while 0 <= end < len(text) and (text[end].isalpha() or unicodedata.combining(text[end])):
        end += step
    return text[at + 1 : end] if step > 0 else text[end + 1 : at]
