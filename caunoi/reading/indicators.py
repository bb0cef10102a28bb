"""The indicators book: what the figures of this field are, and by which words a report names each.

The rows are the files of `indicator_book/`; `docs/howto/add-indicator.md` says how to write one. An installation adds its own
rows and learned words through `book(extra=...)`. Words are compared without case and punctuation, tone
marks in either place. Diacritics count: `bình quân` is not in `cựu chiến binh quận`.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any
from unicodedata import is_normalized

from caunoi.reading.figure import Figure
from caunoi.reading.working import composed, lowered, rule

_FAMILIES = {
    "meeting": ("hội nghị", "cuộc", "buổi", "lần", "lớp", "phiên", "ngày hội", "đợt", "diễn đàn", "cuộc thi", "kỳ họp"),
    "person": ("người", "cử tri", "hội viên", "lao động", "cán bộ", "cá nhân"),
    "turn": ("lượt người", "lượt", "lượt cử tri"),
    "opinion": ("ý kiến", "lượt ý kiến", "kiến nghị", "câu hỏi", "ý kiến, kiến nghị", "phản ánh"),
    "money": ("đồng",),
    "place": ("phường", "xã", "đơn vị", "xã, phường", "xã, thị trấn", "xã, phường, thị trấn", "huyện", "quận"),
    "quarter": ("khu dân cư", "khu", "thôn", "tổ dân phố", "khu phố", "ấp", "buôn", "bản", "thôn, buôn, tổ dân phố"),
    "vụ": ("vụ", "vụ việc"), "nhà": ("nhà", "căn", "ngôi", "ngôi nhà", "căn nhà"), "hộ": ("hộ", "gia đình"),
    "công trình": ("công trình", "công trình, phần việc", "phần việc", "dự án"), "suất": ("suất", "phần", "phần quà"),
    "mô hình": ("mô hình", "điển hình"), "văn bản": ("văn bản", "dự thảo"), "đầu sách": ("đầu sách", "đầu sách, truyện, báo", "cuốn"),
    "đội": ("đội", "đội hình"), "đơn": ("đơn", "đơn thư"),
}  # fmt: skip
_SINGLE = {unit: name for name, units in reversed(_FAMILIES.items()) for unit in units}
_TIMES = {"năm", "tháng", "quý", "ngày"}
_LEAST, _MOST = 0.5, 0.95
UNSURE = 0.55  # the most that is said of an indicator beside which another fits as well
_CLEAR = 2.0
_REACH = 90
_GUESSED = 0.5
_CHANGE = rule(r"^(?:mức|số|tỷ lệ) (?:\w+ ){0,9}?(?:tăng|giảm)\b|\b(?:tăng|giảm|vượt) (?:thêm )?so với\b")


class IndicatorError(Exception):
    """A row of the book is wrong; the message, in Vietnamese, says which and why."""


@dataclass(frozen=True, slots=True)
class Words:
    """One way a text names an indicator; all words in working form.

    `what`: groups that must all stand in what is counted (or who counts it), each one of several phrases. `sentence`: the same for
    the sentence around. `none`: phrases that speak against; `before`: those that do where they stand before the number in its clause
    (`45 hộ nghèo với 160 khẩu`). `units`: the families of units that this indicator may be told in; left
    out in the book, the indicator's own. A figure in any other unit never answers to it.
    """

    what: tuple[tuple[str, ...], ...]
    sentence: tuple[tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the book.

    `sums_over`: `units` if values of several units may be summed, `time` if those of several periods may. `parts_add_up`: a breakdown
    by level must give the whole. `good`: up, down or none. `counted_from`: the records it is counted from. `source`: the form or law
    it stands in.
    """

    id: str
    name: str
    name_en: str
    unit: str
    group: str
    breakdowns: tuple[str, ...] = ()
    counted_from: str = ""
    sums_over: tuple[str, ...] = ()
    parts_add_up: bool = False
    good: str = "none"
    source: str = ""
    words: tuple[Words, ...] = ()


class Book:
    """The indicators, by id and by the words that name them. `own`: ids that win where they match as well as another."""

    def __init__(self, indicators: Iterable[Indicator], own: Collection[str] = ()) -> None:
        self.indicators = {row.id: row for row in indicators}
        self._order = {name: (name not in own, place) for place, name in enumerate(self.indicators)}
        self._by_unit: dict[str, dict[str, list[tuple[str, _Sought]]]] = defaultdict(lambda: defaultdict(list))
        for row in self.indicators.values():
            for words in row.words:
                sought = _Sought(row.id, words)
                for phrase in words.what[0]:
                    for unit in words.units:
                        self._by_unit[unit][max(phrase.split(), key=len)].append((f" {phrase} ", sought))

    def __getitem__(self, name: str) -> Indicator:
        return self.indicators[name]

    def __contains__(self, name: object) -> bool:
        return name in self.indicators

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __len__(self) -> int:
        return len(self.indicators)

    def match(self, figure: Figure, sentence: str, working: str | None = None) -> tuple[str | None, float]:
        """The indicator a figure answers to and how sure that is (0 to 1), or None and 0 where no words or units fit.

        `working`: the sentence in working form, where the caller has it (then composed, and as long as the sentence).
        Two that match equally well leave a doubt, which `UNSURE` bounds; an installation's own row is then named first.
        """
        named = f" {_plain(_own_words(figure))} "
        if ("tăng" in named or "giảm" in named or "vượt" in named) and _CHANGE.search(named.strip()):
            return None, 0.0
        about = f"{named}{_plain(' '.join([figure.subject or '', figure.quote, _base(figure, sentence)]))} "
        by_word = self._by_unit.get(unit_family(figure.unit), {})
        said = _Said(figure, sentence, working, named, about)
        best: dict[str, float] = {}
        for sought in {
            sought for word in by_word.keys() & about.split() for phrase, sought in by_word[word] if phrase in about
        }:
            points = sought.points(said)
            if points > best.get(sought.id, 0.0):
                best[sought.id] = points
        if not best:
            return None, 0.0
        ranked = sorted(best.items(), key=lambda item: (-item[1], self._order[item[0]]))
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
        sure = min(_MOST if lead else UNSURE, _LEAST + 0.05 * ranked[0][1] + 0.1 * min(lead, _CLEAR))
        return ranked[0][0], round(sure, 2)


class _Said:
    """The words a figure is told in: what is counted, with whoever counts; the sentence, laid out once it is asked for."""

    def __init__(self, figure: Figure, sentence: str, working: str | None, named: str, about: str) -> None:
        self._figure, self._sentence, self._working, self.named, self.about = figure, sentence, working, named, about

    def _words(self, start: int, end: int | None = None) -> str:
        """The words between two offsets of the sentence."""
        return _plain(self._sentence[start:end]) if self._working is None else _apart(self._working[start:end])

    @cached_property
    def around(self) -> str:
        """All of it with the words of the sentence."""
        return f"{self.about}{self._words(0)} "

    @cached_property
    def before(self) -> str:
        """The words before the number, from the last semicolon on."""
        at = self._sentence.find(self._figure.quote)
        return f" {_plain(self._sentence[:at].rpartition(';')[2])} " if at > 0 else " "

    @cached_property
    def near(self) -> str:
        """The words of the sentence close to the number."""
        return f" {self._words(*_near(self._figure, self._sentence))} "

    @cached_property
    def wide(self) -> str:
        """All that a group of words in what is counted may stand in."""
        return f"{self.about}|{self.near}"


class _Sought:
    """One way to name an indicator, ready to be looked for: each phrase between spaces, the longest of a group first."""

    def __init__(self, name: str, words: Words) -> None:
        self.id = name
        self.what, self.sentence = _by_length(words.what), _by_length(words.sentence)
        self.none = [f" {phrase} " for phrase in words.none]
        self.before = [f" {phrase} " for phrase in words.before]

    def points(self, said: _Said) -> float:
        """How much of the text the words take up: long phrases in what is counted say more than short ones around it."""
        for group in self.what[1:]:  # most fail here; of the first group a phrase has been found
            if not _gained(group, said.wide):
                return 0.0
        for phrase in self.none:
            if phrase in said.about:
                return 0.0
        if self.before and any(phrase in said.before for phrase in self.before):
            return 0.0
        points, guessed = 0.0, False
        for number, group in enumerate(self.what):
            if gained := _gained(group, said.named):
                points += gained
            elif gained := _gained(group, said.about):
                points += 0.8 * gained
            elif number and (gained := _gained(group, said.near)):
                points += 0.4 * gained
                guessed = True
            else:
                return 0.0
        for group in self.sentence:
            gained = _gained(group, said.around)
            if not gained:
                return 0.0
            points += 0.4 * gained
        return points * _GUESSED if guessed else points


_Phrases = list[tuple[str, float]]


def _by_length(groups: Iterable[tuple[str, ...]]) -> list[_Phrases]:
    """Each phrase with what it is worth: the more words, the more."""
    worth = [[(f" {phrase} ", 0.5 + len(phrase.split()) / 2) for phrase in group] for group in groups]
    return [sorted(group, key=lambda entry: -entry[1]) for group in worth]


def _gained(group: _Phrases, text: str) -> float:
    """What the longest phrase of a group that stands in a text is worth, 0 where none does."""
    for phrase, worth in group:
        if phrase in text:
            return worth
    return 0.0


def _near(figure: Figure, sentence: str) -> tuple[int, int]:
    """Start and end of the words of its clause close to the number; what brackets right after it say is said of its parts."""
    at = sentence.find(figure.quote)
    if at < 0:
        return 0, 0
    end = at + len(figure.quote)
    start = max(0, at - _REACH, sentence.rfind(";", 0, at) + 1)
    after = sentence[end : end + _REACH].partition(";")[0]
    return start, end if after.lstrip().startswith("(") else end + len(after)


def _own_words(figure: Figure) -> str:
    """What is counted, without the next clause: a noun that ends in a comma has no more words of its own (`cuộc, phản
    biện xã hội được giám sát`), unless its unit is told so (`tin, bài`)."""
    found = _NEXT_CLAUSE.match(figure.what) if "," in figure.what else None
    if found is None or "," in figure.unit or found.group(1).lower() != figure.unit:
        return figure.what
    return f"{found.group(1)}{found.group(2)}"


_NEXT_CLAUSE = re.compile(r"(\w+(?: \w+)?), [^,]*?((?: được .*)?)$")
_BASE = re.compile(r"[^,.;:()\d]{3,40}")


def _base(figure: Figure, sentence: str) -> str:
    """What a share is of, told right after it: `78% số hộ dự`."""
    if not figure.unit.startswith("%"):
        return ""
    at = sentence.find(figure.quote)
    found = _BASE.match(sentence, at + len(figure.quote)) if at >= 0 else None
    return found.group() if found and found.group().lstrip().startswith(("số ", "tổng số ", "hộ ", "các ")) else ""


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Small letters, one space between words; a sentence is asked for again by each of its figures."""
    if not is_normalized("NFC", text):
        text = composed(text).text
    return _apart(lowered(text))


@lru_cache(maxsize=256)
def _apart(working: str) -> str:
    """The words of a working text with one space between them."""
    words = working.split()
    if not "".join(words).isalnum():
        words = _SIGNS.sub(" ", working.replace("_", " ")).split()
    return " ".join(words)


_SIGNS = re.compile(r"[^\w% ]")


@lru_cache(maxsize=256)
def unit_family(unit: str) -> str:
    """Units that one indicator may be told in count as one: `hội nghị` and `cuộc`; a rate is `rate`, money `money`."""
    unit = unit.strip().lower()
    if unit.startswith("%"):
        return "%"
    head, _, rest = unit.partition("/")
    if rest and not unit.startswith("điểm"):
        return "rate" if rest.strip() not in _TIMES or head.strip() == "đồng" else unit_family(head)
    return _SINGLE.get(head.strip(), head.strip())


def _groups(value: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_plain(phrase) for phrase in group.split("|") if _plain(phrase)) for group in value)


def _words(row: Mapping[str, Any], entry: Mapping[str, Any]) -> Words:
    what = _groups(entry.get("what", ()))
    if not what or not all(what):
        raise IndicatorError(f"Chỉ tiêu “{row.get('id')}”: từ nhận biết thiếu mục “what”.")
    units = entry.get("units") or str(row["unit"]).split(",")
    none, before = (_phrases(str(entry.get(key, ""))) for key in ("none", "before"))
    kinds = frozenset(unit if unit in _FAMILIES or unit == "rate" else unit_family(unit) for unit in units)
    return Words(what, _groups(entry.get("sentence", ())), none, kinds, before)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(_plain(phrase) for phrase in text.split("|") if _plain(phrase))


def indicator_from(row: Mapping[str, Any], group: str = "") -> Indicator:
    """A row as the TOML files write it. Raises IndicatorError where something needed is missing."""
    for needed in ("id", "name", "unit"):
        if not str(row.get(needed, "")).strip():
            raise IndicatorError(f"Chỉ tiêu “{row.get('id') or row.get('name') or '?'}” thiếu mục “{needed}”.")
    return Indicator(
        id=row["id"], name=row["name"], name_en=row.get("name_en", ""), unit=row["unit"], group=row.get("group", group),
        breakdowns=tuple(row.get("breakdowns", ())), counted_from=row.get("counted_from", ""), sums_over=tuple(row.get("sums_over", ())),
        parts_add_up=bool(row.get("parts_add_up", False)), good=row.get("good", "none"), source=row.get("source", ""),
        words=tuple(_words(row, entry) for entry in row.get("words", ())),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _own() -> Book:
    rows: list[Indicator] = []
    folder = resources.files("caunoi.reading") / "indicator_book"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            rows.extend(indicator_from(row, data["group"]) for row in data["indicator"])
    return Book(rows)


def book(extra: Iterable[Mapping[str, Any]] = ()) -> Book:
    """The book of the package, with an installation's own rows.

    A row of `extra` with a new id is a new indicator. One with a known id adds its `words` to it (vocabulary learned from corrections)
    and may rename it. Raises IndicatorError for a row that cannot be read.
    """
    own = _own()
    rows = dict(own.indicators)
    changed, added_ids = False, set[str]()
    for row in extra:
        changed = True
        known = rows.get(str(row.get("id", "")))
        if known is None:
            added = indicator_from(row)
            rows[added.id] = added
            added_ids.add(added.id)
            continue
        words = tuple(_words({"id": known.id, "unit": known.unit}, entry) for entry in row.get("words", ()))
        rows[known.id] = replace(known, name=row.get("name", known.name), words=(*known.words, *words))
    return Book(rows.values(), added_ids) if changed else own
