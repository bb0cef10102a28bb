"""What a result shows of a text: the part that holds most of what was asked, its words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.language.fold import fold, nfc, spelled
from caunoi.search.query import Query, stands_at
from caunoi.search.words import Term

LENGTH = 220  # characters of a snippet
_LEAD = 60  # characters before the first marked word
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_READ = 20_000  # characters of a text in which words are looked for


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    term: Term


def marked(text: str, query: Query) -> list[Piece]:
    """A whole text (a title) in pieces; one unmarked piece when nothing of the query stands in it."""
    text = nfc(text)
    return _pieces(text, _marks(text, query), 0, len(text))


def snippet(text: str, query: Query, *, length: int = LENGTH) -> list[Piece]:
    """The part of a text that holds most of what was asked, about `length` characters, "…" where it is cut.

    Its beginning when nothing of the query stands in it; [] for an empty text.
    """
    text = " ".join(nfc(text).split())
    if not text:
        return []
    marks = _marks(text[:_READ], query)
    start, end = _window(text, marks, length)
    pieces = _pieces(text, [mark for mark in marks if start <= mark.start and mark.end <= end], start, end)
    before, after = [Piece("…")] if start else [], [Piece("…")] if end < len(text) else []
    return [*before, *pieces, *after]


def _marks(text: str, query: Query) -> list[_Mark]:
    spans = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    written = [spelled(text[start:end]) for start, end in spans]
    bare = [fold(word) for word in written]
    strict = [mark for term in query.terms for mark in _marks_of(term, spans, written, bare, is_strict=True)]
    marks = strict or [mark for term in query.terms for mark in _marks_of(term, spans, written, bare, is_strict=False)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    found: list[_Mark] = []
    for mark in marks:
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _marks_of(
    term: Term, spans: list[tuple[int, int]], written: list[str], bare: list[str], *, is_strict: bool
) -> Iterable[_Mark]:
    plain = term.folded()
    for at in range(len(bare) - len(plain.words) + 1):
        if stands_at(bare, at, plain):
            here = written[at : at + len(term.words)]
            if not is_strict or all(_agree(own, word) for own, word in zip(here, term.words, strict=True)):
                yield _Mark(spans[at][0], spans[at + len(term.words) - 1][1], term)


def _agree(written: str, asked: str) -> bool:
    """Whether a word is the one asked for, or one of both is without diacritics (or unfinished)."""
    return written.startswith(asked) or asked == fold(asked) or written == fold(written)


def _window(text: str, marks: list[_Mark], length: int) -> tuple[int, int]:
    """Where to cut: the earliest window with the most different terms, then with the most marks."""
    if len(text) <= length:
        return 0, len(text)
    best, best_worth = 0, (-1, -1)
    for mark in marks:
        inside = [other for other in marks if mark.start <= other.start and other.end <= mark.start + length - _LEAD]
        worth = (len({other.term for other in inside}), len(inside))
        if worth > best_worth:
            best, best_worth = mark.start, worth
    start = _word_start(text, max(0, best - _LEAD)) if marks else 0
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start + length // 2, end), start + length // 2)
    return start, min(end, len(text))


def _word_start(text: str, at: int) -> int:
    return text.find(" ", at) + 1 if at and " " in text[at : at + _LEAD] else at


def _pieces(text: str, marks: list[_Mark], start: int, end: int) -> list[Piece]:
    found, at = [], start
    for mark in marks:
        found += [Piece(text[at : mark.start]), Piece(text[mark.start : mark.end], is_marked=True)]
        at = mark.end
    found.append(Piece(text[at:end]))
    return [piece for piece in found if piece.text]
