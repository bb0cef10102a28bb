"""Names of persons in Vietnamese text: after titles, labels and roles, in signature lines, and full names alone."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from caunoi.language.fold import fold, has_diacritics, spelled

_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*(?:['’][^\\W\\d_][^\\W\\d_\u0300-\u036f]*)*|\\d+")
MAX_WORDS = 5


def _lists() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


_LISTS = _lists()
TITLES, BARE_TITLES, PLACES, PLACE_LIKE, ENDS, ROLE_STARTS, NOT_GIVEN_NAMES = (
    frozenset(_LISTS[key].split())
    for key in ("titles", "bare_titles", "places", "place_like", "ends", "role_starts", "not_given_names")
)
SURNAMES = frozenset(spelled(name) for name in _LISTS["surnames"].split())
BARE_SURNAMES = frozenset(fold(name) for name in SURNAMES)
HISTORIC = frozenset(fold(name) for name in _LISTS["historic"].split(","))
_ROLE = (
    "(?:phó )?chủ tịch|(?:phó )?bí thư|trưởng (?:thôn|ấp|bản|xóm|khu|ban|phòng|công an|khu phố)|"
    "(?:tổ|nhóm|đội) trưởng|tổ phó|gia đình|(?:phó )?giám đốc|"
    "(?:phó )?hiệu trưởng|cán bộ|công chức|bác sĩ|y sĩ|giáo viên|kỹ sư|luật sư|cử tri|công dân|chủ hộ|"
    "(?:thiếu|trung|thượng|đại) (?:tá|úy|uý)|chủ (?:quán|cơ sở|đầu tư|nhà)|học sinh|sinh viên|bệnh nhân|hộ"
)
_ROLE_ONWARD = (
    r"(?:\s*[:,]?\s*(?:là|ubnd|hđnd|đảng ủy|ủy ban nhân dân|uỷ ban nhân dân|mặt trận|mttq|ban công tác mặt trận|"
    r"công an|chi bộ|xã|phường|thôn|tổ dân phố|tổ|khu phố|ấp|số|\d+))*"
)
_AFTER_ROLE = re.compile(rf"(?<!\w)(?:{_ROLE}){_ROLE_ONWARD}\s*[:,]?\s+(?=\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:ho va ten|ho ten|ho, ten|ten toi la|toi ten la|toi ten|minh ten|em ten|ten la|ten|ky ten|kinh don|"
    r"(?:nguoi )(?:gui|viet don|viet|lam don|phan anh|kien nghi|khieu nai|de nghi|dai dien|nop don|lien he|bi hai|lap)|"
    r"dai dien(?: ho)?|toi la)(?:\s*\([^)\n]{0,30}\))?(\s*[:\-–]\s*|\s+la\s+|\s+)"
)
_LINE = re.compile(r"^[ \t\-–]*(?P<name>[^\n]{4,45}?)[ \t.,]*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:;\n“\"(…\-–]\s*$")


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def find_names(text: str) -> list[tuple[int, int]]:
    """Where names of persons stand, in order, without overlaps. Streets, places and bodies are left alone."""
    reader = _Reader(text)
    found = [
        *reader.after_titles(),
        *reader.after_roles(),
        *reader.after_labels(),
        *reader.signatures(),
        *reader.full(),
    ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


class _Reader:
    """Walks the words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
        self.at = {word.start: index for index, word in enumerate(self.words)}
        self.titles = TITLES if has_diacritics(text) else TITLES | BARE_TITLES

    def after_titles(self) -> Iterator[tuple[int, int]]:
        for index, word in enumerate(self.words[:-1]):
            if self._pair(index) in self.titles:
                first, title = index + 1, index - 1
            elif word.text.lower() in self.titles and not self._slash(index):
                first, title = index + 1, index
            elif word.text.lower() == "c" and self._slash(index):
                first, title = index + 1, index - 1
            else:
                continue
            if self._gap(first - 1).strip(" \t"):
                continue
            name = self._name(first)
            if self._is_name_after(title, name):
                yield name[0].start, name[-1].end

    def _is_name_after(self, title: int, name: Sequence[_Word]) -> bool:
        if not name or self._follows_place(title):
            return False
        word = self.words[title]
        is_bare = not has_diacritics(word.text) and word.text.lower() not in TITLES
        inside = word.is_capital and not self._starts_sentence(title)
        if is_bare or inside:
            return len(name) > 1 and _is_surname(name[0])
        return len(name) > 1 or (_is_given_name(name[0]) and not self._begins_role(name[0]))

    def _begins_role(self, word: _Word) -> bool:
        following = self.at[word.start] + 1
        is_small = following < len(self.words) and not self.words[following].is_capital
        return is_small and word.text.lower() in ROLE_STARTS

    def after_roles(self) -> Iterator[tuple[int, int]]:
        for found in _AFTER_ROLE.finditer(self.text):
            index = self.at.get(found.end())
            name = self._name(index) if index is not None else []
            if len(name) > 1 and _begins_name(name) and _fold(name) not in HISTORIC:
                yield name[0].start, name[-1].end

    def after_labels(self) -> Iterator[tuple[int, int]]:
        flat = flatten(self.text).lower()
        for found in _LABEL.finditer(flat):
            index = self.at.get(found.end())
            if index is None:
                continue
            if self.words[index].text.lower() in self.titles:
                index += 1
            name = self._name(index)
            if not name and any(mark in found.group(1) for mark in ":-–"):
                name = self._name(index, is_any_case=True)
                name = name if name and _is_surname(name[0]) else []
            is_loose = found.group().startswith(("toi la", "ten ", "dai dien")) and ":" not in found.group(1)
            if len(name) > 1 and (not is_loose or _is_surname(name[0])):
                yield name[0].start, name[-1].end

    def signatures(self) -> Iterator[tuple[int, int]]:
        for found in _LINE.finditer(self.text):
            index = self.at.get(found.start("name"))
            name = self._name(index) if index is not None else []
            is_whole = bool(name) and name[-1].end == found.end("name")
            if is_whole and len(name) > 1 and _is_surname(name[0]) and self.text.strip() != found.group("name"):
                yield name[0].start, name[-1].end

    def full(self) -> Iterator[tuple[int, int]]:
        """Full names with nothing before them: three words from a family name on, or a form only names have."""
        skip_until = -1
        for index, word in enumerate(self.words):
            if index <= skip_until or not word.is_capital:
                continue
            name = self._name(index)
            skip_until = index + len(name) - 1
            if self._follows_place(index) or not self._looks_full(name):
                continue
            yield name[0].start, name[-1].end

    def _looks_full(self, name: Sequence[_Word]) -> bool:
        if not name or _fold(name) in HISTORIC or _fold(name[:3]) in HISTORIC:
            return False
        if name[0].text[:2] in {"H'", "H’", "K'", "K’"}:
            return True
        if len(name) < 3 or (name[0].text.isupper() and len(name[0].text) > 1):
            return False
        return _begins_name(name) or name[1].text == "A" or (name[0].text == "Y" and name[1].text != "Tế")

    def _name(self, first: int, *, is_any_case: bool = False) -> list[_Word]:
        """The words of a name from there on: capitals one space apart, up to a word that names do not hold."""
        name: list[_Word] = []
        for index in range(first, min(first + MAX_WORDS, len(self.words))):
            word = self.words[index]
            if name and self._gap(index - 1) not in {" ", "  ", "\u00a0"}:
                break
            if word.text[0].isdigit() or not (word.is_capital or is_any_case) or word.text.lower() in ENDS:
                break
            if name and len(word.text) > 1 and word.text.isupper() != name[0].text.isupper() and len(name[0].text) > 1:
                break
            name.append(word)
        return [] if len(name) == 1 and len(name[0].text) == 1 else name

    def _gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[index].end : self.words[index + 1].start]

    def _pair(self, index: int) -> str:
        return f"{self.words[index - 1].text}_{self.words[index].text}".lower() if index else ""

    def _slash(self, index: int) -> bool:
        return index > 0 and self._gap(index - 1) == "/" and self.words[index - 1].text.lower() == "đ"

    def _follows_place(self, index: int) -> bool:
        """Whether a street, a place, a body or a house number stands before the word: "phố Trần Phú", "12 Trần Phú"."""
        if index == 0 or self._gap(index - 1).strip(" \t"):
            return False
        before = self.words[index - 1].text.lower()
        return (
            before in PLACES
            or before[0].isdigit()
            or self._pair(index - 1) in PLACES
            or (index > 2 and self._third(index) in PLACES)
        )

    def _third(self, index: int) -> str:
        return f"{self.words[index - 3].text}_{self._pair(index - 1)}".lower()

    def _starts_sentence(self, index: int) -> bool:
        start = self.words[index].start
        before = self.text[max(0, start - 10) : start]
        return not before.strip() or bool(_SENTENCE_END.search(before))


def _is_surname(word: _Word) -> bool:
    """Whether it is a family name; typed without diacritics it is compared without them."""
    plain = spelled(word.text)
    return plain in (BARE_SURNAMES if plain.isascii() else SURNAMES)


def _begins_name(name: Sequence[_Word]) -> bool:
    """Whether a name begins there although no title says so."""
    is_place_like = name[0].text.lower() in PLACE_LIKE and name[1].text not in {"Văn", "Thị"}
    return _is_surname(name[0]) and not is_place_like


def _is_given_name(word: _Word) -> bool:
    return len(word.text) > 1 and not word.text.isupper() and word.text.lower() not in NOT_GIVEN_NAMES


def _fold(name: Sequence[_Word]) -> str:
    return fold(" ".join(word.text for word in name))


_FLAT = {
    code: plain
    for code in range(0xC0, 0x1EFA)
    if len(plain := fold(chr(code))) == 1 and plain.isascii() and chr(code).isalpha()
}
_FLAT = {code: plain.upper() if chr(code).isupper() else plain for code, plain in _FLAT.items()}


def flatten(text: str) -> str:
    """The text without diacritics, each character in its place, capitals kept: offsets hold in both."""
    return text.translate(_FLAT)
