"""Abbreviations of the field, both ways: "UBND" and "ủy ban nhân dân" are the same words (`abbreviations.toml`).

For search, for the likeness of texts and for suggesting a field. A word with diacritics is compared with them, a word
without any is compared without: "so do" may be "sổ đỏ", "số đo" is not.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from caunoi.language.fold import fold, nfc, spelled

Words = tuple[str, ...]

_TOKEN = re.compile("[^\\W_]+")


@dataclass(frozen=True)
class Row:
    """Ways to write one thing, as words in small letters; the first of `long` is the usual one.

    `is_dotted`: the short form leads a name ("p. 5"). `needs_capitals`: in small letters it is another word.
    `is_one_way`: who looks for the long form does not mean this short one.
    """

    short: tuple[Words, ...]
    long: tuple[Words, ...]
    is_dotted: bool = False
    needs_capitals: bool = False
    is_one_way: bool = False


@dataclass(frozen=True)
class Run:
    """Words `start` to before `end` of a text, which `others` also say."""

    start: int
    end: int
    others: tuple[Words, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Every row of the file, in its order."""
    book = tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8"))
    return tuple(
        Row(
            short=tuple(_words(form) for form in row["short"]),
            long=tuple(_words(form) for form in row["long"]),
            is_dotted=row.get("dotted", False),
            needs_capitals=row.get("capitals", False),
            is_one_way=row.get("one_way", False),
        )
        for row in book["row"]
    )


def _words(form: str) -> Words:
    return tuple(_TOKEN.findall(spelled(form)))


@cache
def _by_folded() -> dict[Words, tuple[tuple[Words, Row, bool], ...]]:
    """Folded words → every (form, row, whether it is a short form) that looks so without diacritics."""
    found: dict[Words, list[tuple[Words, Row, bool]]] = {}
    for row in rows():
        for form, is_short in (*((form, True) for form in row.short), *((form, False) for form in row.long)):
            found.setdefault(_folded(form), []).append((form, row, is_short))
    return {key: tuple(hits) for key, hits in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _by_folded()))


def _folded(words: Sequence[str]) -> Words:
    return tuple(fold(word) for word in words)


def _is_written(words: Sequence[str], form: Words) -> bool:
    return all(word in (own, fold(own)) for word, own in zip(words, form, strict=True))


def _hits(words: Sequence[str], *, is_capital: bool) -> list[tuple[Words, Row, bool]]:
    return [
        (form, row, is_short)
        for form, row, is_short in _by_folded().get(_folded(words), ())
        if _is_written(words, form) and (is_capital or not (is_short and row.needs_capitals))
    ]


def others(words: Sequence[str], *, is_capital: bool = False) -> tuple[Words, ...]:
    """Every other way to write these words (as `fold.spelled` gives them), the usual long form first; () for none.

    What holds the words themselves ("ủy ban nhân dân" for "ủy ban") is not another way: who has it, has them.
    """
    found: dict[Words, None] = {}
    for _form, row, is_short in _hits(words, is_capital=is_capital):
        found.update(dict.fromkeys(row.long))
        if is_short or not row.is_one_way:
            found.update(dict.fromkeys(row.short))
    own = _folded(words)
    return tuple(form for form in found if not _holds(_folded(form), own))


def _holds(form: Words, words: Words) -> bool:
    return any(form[at : at + len(words)] == words for at in range(len(form) - len(words) + 1))


def runs(words: Sequence[str], capitals: Sequence[bool] = ()) -> list[Run]:
    """The places in a row of words that can be written otherwise, the longest first, none overlapping another.

    `capitals` says of each word whether it was written in capitals; without it none was.
    """
    found: list[Run] = []
    at = 0
    while at < len(words):
        for length in range(min(_longest(), len(words) - at), 0, -1):
            end = at + length
            ways = others(words[at:end], is_capital=any(capitals[at:end]))
            if ways:
                found.append(Run(at, end, ways))
                at = end
                break
        else:
            at += 1
    return found


def leads_a_name(word: str) -> bool:
    """Whether the word is a short form that stands before a name: the "p" of "p.Minh Giang"."""
    return any(is_short and row.is_dotted for _form, row, is_short in _hits([word], is_capital=True))


def written_out(text: str) -> str:
    """The text with every short form that means one thing only in its usual long form; the rest as it was, in NFC.

    One letter is left alone unless a full stop or a name follows ("p. Minh Giang", "P.5"; not "xe k chở").
    """
    text = nfc(text)
    parts, at = [], 0
    tokens = list(_TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        length, long = _replacement(text, tokens, index)
        if length:
            parts += [text[at : tokens[index].start()], long]
            at = tokens[index + length - 1].end()
            if long and text[at : at + 1] == "." and len(tokens[index].group()) < 3 and index + length < len(tokens):
                at += 1  # the full stop of "p." goes with it
                parts.append("" if text[at : at + 1].isspace() else " ")
        index += max(length, 1)
    return "".join([*parts, text[at:]])


def _replacement(text: str, tokens: list[re.Match[str]], index: int) -> tuple[int, str]:
    for length in (2, 1):
        run = tokens[index : index + length]
        if len(run) < length or (length == 2 and text[run[0].end() : run[1].start()] not in {"/", "&"}):
            continue
        long, is_letter = _meant(tuple(token.group() for token in run))
        if long and (not is_letter or _leads(text, run[-1].end())):
            return length, long
    return 0, ""


@lru_cache(maxsize=20_000)  # the same few thousand words come again in every text
def _meant(written: Words) -> tuple[str, bool]:
    """The long form of a short form that means one thing only, or ""; whether it is one letter."""
    words = [spelled(word) for word in written]
    hits = [row for _form, row, is_short in _hits(words, is_capital=written[0].isupper()) if is_short]
    return (" ".join(hits[0].long[0]) if len(hits) == 1 else "", len("".join(words)) == 1)


def _leads(text: str, end: int) -> bool:
    after = text[end:].removeprefix(".")
    return (len(after) < len(text) - end or after[:1] == " ") and bool(re.match(r" ?[A-ZĐÀ-Ỹ0-9]", after))
