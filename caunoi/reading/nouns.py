"""The counting nouns of this field: which words after a number are counted, and in which unit."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from caunoi.reading.working import lowered

_WORD = re.compile(r"đ/c|\w+")
_MAX_WORDS = 5


class Kind(StrEnum):
    """What sort of thing a noun counts; decides units and levels."""

    PERSONS = "persons"
    TURNS = "turns"
    GATHERINGS = "gatherings"
    BODIES = "bodies"
    PLACES = "places"
    HOUSEHOLDS = "households"
    DOCUMENTS = "documents"
    MATTERS = "matters"
    THINGS = "things"
    MEASURES = "measures"
    UNKNOWN = "unknown"


class Noun(NamedTuple):
    """A counting noun found in a working text: where it ends, the unit it is counted in, its kind and its words."""

    start: int
    end: int
    unit: str
    kind: Kind
    words: str


class _Entries(NamedTuple):
    """The nouns that begin with one word: unit and kind of each, and a pattern that finds the longest."""

    known: dict[str, tuple[str, Kind]]
    longest: re.Pattern[str]


@cache
def _beginning_with(first: str) -> _Entries:
    entries = _book()[first]
    longest = "|".join(re.escape(words) for words, _, _ in entries)
    return _Entries({words: (unit, kind) for words, unit, kind in entries}, re.compile(rf"(?:{longest})(?![^\W_])"))


@cache
def _book() -> dict[str, list[tuple[str, str, Kind]]]:
    """First word → entries (words, unit, kind), the longest first."""
    lists = tomllib.loads(Path(__file__).with_name("nouns.toml").read_text(encoding="utf-8"))
    book: dict[str, dict[str, tuple[str, Kind]]] = {}
    for kind_name, entries in lists.items():
        kind = Kind(kind_name)
        for entry in entries.replace("\n", " ").split(","):
            words, _, unit = (part.strip() for part in entry.partition("="))
            if not words:
                continue
            shown = "người" if kind is Kind.PERSONS else (unit or words).replace(" +", ",")
            key = lowered(words)
            book.setdefault(key.split()[0], {}).setdefault(key, (shown, kind))
    return {
        first: sorted(((words, *found) for words, found in entries.items()), key=lambda entry: -len(entry[0]))
        for first, entries in book.items()
    }


def noun_at(working: str, at: int) -> Noun | None:
    """The longest counting noun that begins at an offset of a working text."""
    found = _WORD.match(working, at)
    if not found:
        return None
    first = found.group()
    if first not in _book():
        return None
    entries = _beginning_with(first)
    named = entries.longest.match(working, at)
    if named is None:
        return None
    words = named.group()
    return Noun(at, named.end(), *entries.known[words], words)


_SPACE = re.compile(r"[^\S\n\x0b]*")  # a counted noun stands on the line and in the cell of its number
_ALSO = re.compile(r"\s?,\s?|\svà\s|\s")


def counted_at(working: str, at: int) -> Noun | None:
    """The counting noun after a number, with what belongs to its unit: `lượt người`, `tin, bài`, `lượt ý kiến`."""
    start = _SPACE.match(working, at).end()  # type: ignore[union-attr]
    if working.startswith("lượt ", start):
        return _turns(working, start)
    noun = noun_at(working, start)
    if noun is None:
        return _named(working, start) if working[start : start + 1] in _OPEN_A_NAME else None
    if noun.kind in {Kind.PERSONS, Kind.MEASURES}:
        return noun
    if noun.words in _WITH_MORE:
        more = _WITH_MORE[noun.words].match(working, noun.end)
        if more and noun.words == "con":
            return Noun(start, more.end(), "người", Kind.PERSONS, working[start : more.end()])
        if more:
            return Noun(start, more.end(), working[start : more.end()].replace(" và", ","), noun.kind, noun.words)
    return _joined(working, noun)


_TOWNS = re.compile(r"(?:(?:, | và )(?:thị|thành)(?! phố| xã| trấn| \w+ \d)\b)+")
_WITH_MORE = {  # `6 huyện, thị, thành`, `50 con, em của hội viên`
    "con": re.compile(r", (?:em|cháu)\b"),
    "huyện": _TOWNS,
    "tỉnh": re.compile(r", thành(?! phố| lập| tích| viên| uỷ)\b"),
}
_OPEN_A_NAME = frozenset(('"', "c"))


def _named(working: str, start: int) -> Noun | None:
    """`56 "Tuyến phố không rác"`: things go by the name they bear; `574 chủ tàu`: whoever owns what is counted."""
    if working[start] == '"':
        noun = noun_at(working, start + 1)
        return noun if noun is not None and noun.kind in _BEAR_NAMES else None
    noun = noun_at(working, start + 4) if working.startswith("chủ ", start) else None
    if noun is None or noun.kind not in _HAVE_OWNERS:
        return None
    return Noun(start, noun.end, "người", Kind.PERSONS, working[start : noun.end])


_BEAR_NAMES = frozenset((Kind.PLACES, Kind.BODIES, Kind.THINGS, Kind.HOUSEHOLDS, Kind.GATHERINGS))
_HAVE_OWNERS = frozenset((Kind.THINGS, Kind.BODIES, Kind.HOUSEHOLDS))


_TURNS_OF = {"đoàn", "tin", "bài", "tin bài", "xe", "phương tiện", "thông tin"}
_TURN_WORDS = re.compile(
    r"(?:truy cập|tương tác|xem|chia sẻ|tiếp cận|bình luận|theo dõi|đoàn|xe|phương tiện|tin|bài|khám|mượn|đọc|nghe|phát|gọi|quay|thích)(?!\w)"
)


def _turns(working: str, start: int) -> Noun:
    inner = noun_at(working, start + 5)
    if inner is not None and inner.words == "tin":
        joined = _joined(working, inner)
        if joined is not inner:  # `1.026 lượt tin, bài`
            return Noun(start, joined.end, joined.unit, joined.kind, working[start : joined.end])
    if inner is None or inner.words in _TURNS_OF:
        found = _TURN_WORDS.match(working, start + 5)
        if found:
            return Noun(start, found.end(), f"lượt {found.group()}", Kind.TURNS, working[start : found.end()])
        return Noun(start, start + 4, "lượt", Kind.TURNS, "lượt")
    words = working[start : inner.end]
    if inner.unit in {"ý kiến", "kiến nghị"}:
        return Noun(start, inner.end, inner.unit, Kind.MATTERS, words)
    if inner.kind in {Kind.PERSONS, Kind.HOUSEHOLDS}:
        unit = "lượt người" if inner.kind is Kind.PERSONS else f"lượt {inner.unit}"
        return Noun(start, inner.end, unit, Kind.TURNS, words)
    return Noun(start, start + 4, "lượt", Kind.TURNS, words)


def _joined(working: str, noun: Noun) -> Noun:
    """`tin, bài`, `công trình phần việc`: gatherings, papers or things side by side make one unit."""
    units, end = [noun.unit], noun.end
    while len(units) < _MAX_WORDS:
        joint = _ALSO.match(working, end)
        after = noun_at(working, joint.end()) if joint else None
        if joint is None or after is None:
            break
        if noun.kind is Kind.BODIES and "," in joint.group() and _goes_on(working, after):
            units.append(after.unit if after.kind is Kind.BODIES else after.words)
            end = after.end
            continue
        if after.kind is not noun.kind:
            break
        if noun.kind not in _MAKE_ONE_UNIT and (units[-1], after.unit) not in _PAIRS:
            break
        if joint.group() == " " and f"{noun.unit} {after.unit}" not in _SIDE_BY_SIDE:
            break
        if after.unit not in units:
            units.append(after.unit)
        end = after.end
    if len(units) == 1:
        return noun
    unit = units[0] if units[:2] == _OPINIONS else ", ".join(units)
    return Noun(noun.start, end, unit, noun.kind, working[noun.start : end])


def _goes_on(working: str, noun: Noun) -> bool:
    """Whether a body after a comma is counted with the one before: `cơ quan, doanh nghiệp`; not `cơ sở, tổ chức 5 lớp`,
    not `chi hội, Ban Chấp hành …`."""
    if noun.words == "cá nhân":
        return True
    if noun.kind is not Kind.BODIES:
        return False
    return noun.unit in _COUNTED_TOGETHER or (
        noun.unit in _ALSO_NAMES and _NO_NAME.match(working, noun.end) is not None
    )


_COUNTED_TOGETHER = frozenset((
    "đơn vị", "cơ quan", "doanh nghiệp", "hợp tác xã", "trường học", "chi bộ", "đảng bộ", "chi hội", "chi đoàn", "nhóm", "câu lạc bộ",
    "ngành", "tập thể", "tổ hợp tác", "trang trại", "gia trại", "đoàn thể", "giáo họ", "họ đạo", "nhà thờ", "tổ hội", "cơ sở", "địa phương",
    "xí nghiệp",
))  # fmt: skip
_ALSO_NAMES = frozenset(("trường", "công ty", "ngân hàng", "ban", "tổ", "tổ chức", "phòng", "sở", "trung tâm"))
_NO_NAME = re.compile(
    r"\s?(?:[.,;:)/\n]|$)|\s(?:và|của|thuộc|trực thuộc|trong|trên|tại|ở|tham gia|đã|có|được|ký|chuyên môn|ủng hộ|đăng ký|ngành)(?!\w)"
)
_MAKE_ONE_UNIT = {Kind.GATHERINGS, Kind.DOCUMENTS, Kind.THINGS, Kind.PLACES}
_OPINIONS = ["ý kiến", "kiến nghị"]  # `158 ý kiến, kiến nghị` are 158 opinions
_PAIRS = {
    ("ý kiến", "kiến nghị"),
    ("cơ quan", "đơn vị"),
    ("trang trại", "gia trại"),
    ("ban", "ngành"),
    ("cơ sở", "doanh nghiệp"),
}
_SIDE_BY_SIDE = {"công trình phần việc", "tin bài", "lợn gà"}
