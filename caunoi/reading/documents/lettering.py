"""A title kept in capitals as a Vietnamese sentence: "BÁO CÁO CỦA UBND XÃ MINH GIANG" → "Báo cáo của UBND xã Minh Giang".

Capitals say nothing of which words are names. Known are names of the field (`lettering.toml`) and names of units, which
the caller looks up. What is no syllable is an abbreviation and stays. Where a name may stand that is not known, the title
stays as it is.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from caunoi.language.abbreviations import rows
from caunoi.language.fold import nfc, spelled
from caunoi.reading.documents.encodings import is_syllable

# The words after a kind of unit → how many of them are its name, and the name as it is written; None when it is unknown.
NameAfter = Callable[[Sequence[str]], tuple[int, str] | None]

UNITS = frozenset({"xã", "phường", "tỉnh", "huyện", "quận", "thôn", "ấp", "bản", "làng", "buôn", "xóm"})
_PAIRS = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu"), ("khu", "phố"), ("dân", "phố")})
_COMMITTEES = frozenset(
    (unit, spelled("ủy")) for unit in ("tỉnh", "thành", "huyện", "quận", "thị")
)  # named like their unit
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ROMAN = re.compile(r"[IVX]+")
_NUMBERED = frozenset(
    {
        "quý",
        "quí",
        "khóa",
        "khoá",
        "kỳ",
        "lần",
        "thứ",
        "phần",
        "đợt",
        "số",
        "loại",
        "hạng",
        "cấp",
        "hội",
        "nhóm",
        "vùng",
    }
)
_NO_LAW = frozenset({"số", "này", "về", "trong", "sư", "định", "lệ", "và", "của"})
_PERSONS = frozenset({"ông", "bà"})
_SENTENCE_END = re.compile(r"[.!?]\s+$")


class _UnsureError(Exception):
    """A name may stand here that nobody knows."""


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("lettering.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[tuple[str, ...], list[str]]:
    found = {}
    for name in _lists()["names"].replace("\n", " ").split(","):
        words = _WORD.findall(name)
        found[tuple(spelled(word) for word in words)] = words
    return found


@cache
def _either() -> frozenset[str]:
    """Abbreviations that are words too ("CA")."""
    shorts = {form[0] for row in rows() for form in row.short if len(form) == 1}
    return frozenset(word for word in shorts if is_syllable(word))


def as_sentence(title: str, name_after: NameAfter) -> str:
    """The title with its words in capitals in small letters but for names; the very title where that is not sure."""
    words = list(_WORD.finditer(title))
    capital = [word.group().isupper() and not word.group().isdigit() for word in words]
    if not any(is_caps and is_syllable(word.group()) and len(word.group()) > 1
               for is_caps, word in zip(capital, words, strict=True)):  # fmt: skip
        return title
    try:
        spelt = _Speller(title, words, capital, name_after).all()
    except _UnsureError:
        return title
    pieces, at = [], 0
    for word, text in zip(words, spelt, strict=True):
        pieces += [title[at : word.start()], text]
        at = word.end()
    return "".join([*pieces, title[at:]])


class _Speller:
    """Goes through the words of a title, from name to name."""

    def __init__(
        self, title: str, words: Sequence[re.Match[str]], capital: Sequence[bool], name_after: NameAfter
    ) -> None:
        self._title, self._capital, self._name_after = title, capital, name_after
        self._starts = [word.start() for word in words]
        self._texts = [word.group() for word in words]
        self._low = [nfc(text).lower() for text in self._texts]
        self._keys = [spelled(text) for text in self._texts]  # with the tone mark in one place

    def all(self) -> list[str]:
        spelt: list[str] = []
        while len(spelt) < len(self._texts):
            spelt += self._next(len(spelt))
        return spelt

    def _next(self, at: int) -> list[str]:
        text, low = self._texts[at], self._low[at]
        if not self._capital[at]:
            opens = at and self._capital[at - 1] and text.istitle() and low in _lists()["openings"].split()
            return [low] if opens else [text]
        if name := self._known(at):
            last = at + len(name) - 1
            return [*self._begun(at, name), *(self._unit_name(last) if (low, self._keys[last]) in _COMMITTEES else [])]
        if self._is_unit(at):
            return [*self._begun(at, [low]), *self._unit_name(at)]
        if low in _either() or (low in _PERSONS and at + 1 < len(self._low) and self._capital[at + 1]):
            raise _UnsureError
        if not is_syllable(text) or self._is_roman(at):
            return [text]
        if self._is_law(at):
            return [low.capitalize(), self._low[at + 1].capitalize()]
        return self._begun(at, [low])

    def _begun(self, at: int, words: list[str]) -> list[str]:
        """The first letter of a sentence, and of what stands in quotation marks, is capital."""
        before = self._title[: self._starts[at]]
        opens = at == 0 or before[-1:] in {"“", '"'} or bool(_SENTENCE_END.search(before))
        return [words[0][:1].upper() + words[0][1:], *words[1:]] if opens else words

    def _known(self, at: int) -> list[str]:
        for count in range(9, 0, -1):
            key = tuple(self._keys[at : at + count])
            if len(key) == count and all(self._capital[at : at + count]) and key in _names():
                return _names()[key]
        return []

    def _is_unit(self, at: int) -> bool:
        before = self._low[at - 1] if at else ""
        return self._low[at] in UNITS or (before, self._low[at]) in _PAIRS

    def _unit_name(self, at: int) -> list[str]:
        rest = self._texts[at + 1 : at + 7]
        if not rest or self._gap(at).strip() or not self._capital[at + 1] or self._is_pair(at):
            return []
        found = self._name_after(rest)
        if found is not None:
            count, name = found
            words = _WORD.findall(name)
            return words if len(words) == count else [word.capitalize() for word in self._low[at + 1 : at + 1 + count]]
        if self._keys[at + 1] not in _lists()["no_unit_names"].split() and not self._known(at + 1):
            raise _UnsureError
        return []

    def _is_pair(self, at: int) -> bool:
        """Whether this word and the next are one kind of unit ("thị xã" is told at its second word)."""
        return (self._low[at], self._low[at + 1]) in _PAIRS or self._is_unit(at + 1)

    def _gap(self, at: int) -> str:
        """What stands between a word and the next."""
        return self._title[self._starts[at] + len(self._texts[at]) : self._starts[at + 1]]

    def _is_roman(self, at: int) -> bool:
        if not _ROMAN.fullmatch(self._texts[at]):
            return False
        return len(self._texts[at]) == 1 or (at > 0 and self._keys[at - 1] in _NUMBERED)

    def _is_law(self, at: int) -> bool:
        if self._low[at] != "luật" or at + 1 >= len(self._low) or not self._capital[at + 1]:
            return False
        after_other = at > 0 and self._low[at - 1] in {"pháp", "kỷ", "đúng", "bộ"}
        return not after_other and self._low[at + 1] not in _NO_LAW and is_syllable(self._texts[at + 1])
