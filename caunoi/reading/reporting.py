"""The unit whose report a text is: that of its letterhead, of its title, else the one it names most."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from caunoi.language.fold import one_tone_place
from caunoi.reading import levels
from caunoi.reading.bodies import BODY
from caunoi.reading.named_places import NamedPlaces
from caunoi.reading.working import CAPITAL, grouped, led, rule

_FIRST_PAGES = 12_000  # characters in which a report says whose it is
_FIRST_LINES = 600
_EARLY = 400
_SURE = 0.7
_WHOLE_UNIT = rule(r"toàn (?<!\wtoàn )(tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\b")
_UNIT_WORD = rule(rf"[ \n\x0b]({grouped('tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu')})\b")
_BODY_BEFORE = rule(rf"{led(BODY + '|địa bàn')}$")
_IN_BODIES = frozenset(
    re.findall(r"[^\W\d_]+", one_tone_place(f"{BODY} địa bàn"))
)  # the last word of each is one of them
_LONGEST_PART = 12  # characters: more than any of them
_LONGEST_WORD = 6  # characters, one before it among them
_LONGEST_BODY = 70  # characters of its name
_WORDS = r"tỉnh|thành phố|tp\.?|t\.p\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_HEAD_LINES, _LONG_LINE = 12, 160  # characters: no line of a letterhead has as many
_TITLE = re.compile(r"\s*(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|BIÊN BẢN|CÔNG VĂN|[Kk]ính gửi|KÍNH GỬI)\b")
_NAME = rf"[{CAPITAL}][{CAPITAL}'’]*(?: [{CAPITAL}][{CAPITAL}'’]*){{0,4}}|\d{{1,2}}\b"
_LETTERHEAD = re.compile(
    rf"(?<!\w)(?:({_WORDS.upper()}|THÀNH(?= [UỦ])|THỊ(?= [UỦ]))(?: ỦY| UỶ| ĐOÀN)?) (?!ỦY\b|UỶ\b|ĐOÀN\b|HỘI\b)({_NAME})(?![^\W\d])"
)
_SCHOOL = re.compile(r"\s*TRƯỜNG\b")
_WRITTEN_OUT = {
    "tp": "thành phố",
    "tp.": "thành phố",
    "t.p": "thành phố",
    "t.p.": "thành phố",
    "thành": "thành phố",
    "thị": "thị xã",
}
_PROPER = rf"[{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*){{0,3}}"
_TOPIC = re.compile(rf"\s*({_PROPER})(?: \([^()\n]{{1,30}}\))?:\s")
_DESCRIBED = re.compile(
    rf"(?:^|\n|[.] )\s*([{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*){{1,3}})(?: \([^()\n]{{1,30}}\))? là (?:một )?({_WORDS})\b"
)
_SEAT = re.compile(rf" (?:ủy|uỷ|đoàn) ([{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*){{1,2}})")
_SEAT_WORD = re.compile(r"(?<!\w)(?:[tT]ỉnh|[hH]uyện|[qQ]uận|[tT]hành|[tT]hị)$")
_NOT_A_NAME = frozenset(("hội", "đoàn", "ủy", "uỷ"))
_TO = rule(r"(?:kính gửi|nơi nhận)[^\n]*(?:\n\s*[-+•][^\n]*)*")


class ReportingUnit(NamedTuple):
    """Name (with its word, None where none is named) and level of the unit; `sure`: most of the text says so."""

    name: str | None
    level: str | None
    sure: bool


def reporting_unit(text: str, working: str, ladder: levels.Ladder, places: NamedPlaces) -> ReportingUnit:
    """The unit of the letterhead or title; without one that named most, of the level that most of the text speaks of."""
    told = _named_most(text, working, ladder, places)
    name = _of_letterhead(text) or _of_title(text, places)
    if name is None:
        return told
    level = ladder.of_words(name.lower().replace("đặc khu", "xã")) or ladder.lowest(name.lower())
    return ReportingUnit(name, level, sure=told.sure and told.level == level)


def _of_letterhead(text: str) -> str | None:
    """`ỦY BAN NHÂN DÂN / PHƯỜNG MINH GIANG`: the unit of the last line in capitals over the title; a school has none."""
    name, at = None, 0
    for _ in range(_HEAD_LINES):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        if _TITLE.match(text, at, end):
            break
        if _SCHOOL.match(text, at, end):
            return None
        found = _LETTERHEAD.search(text, at, end) if end - at < _LONG_LINE else None
        if found and not (name and _is_above(found.group(1).lower(), name) and not text[at : found.start()].strip()):
            word = found.group(1).lower()
            own = " ".join(part[0] + part[1:].lower() for part in found.group(2).split())
            name = f"{_WRITTEN_OUT.get(word, word)} {own}"
        at = end + 1
    return name


def _is_above(word: str, name: str) -> bool:
    """Whether a line that begins with the word (`TỈNH …`) only tells in which larger unit a named one lies."""
    return word == "tỉnh" or (name.startswith(("xã ", "phường ", "thị trấn ")) and word in {"huyện", "quận", "thị xã"})


def _of_title(text: str, places: NamedPlaces) -> str | None:
    """`Tuyên Quang: Lắng nghe dân`, `Kon Rlang là tỉnh …`: the unit that a title begins with, or the first pages describe."""
    topic = _TOPIC.match(text)
    name = topic.group(1) if topic else None
    word = places.word(name) if name else None
    if word:
        return f"{word} {name}"
    described = _DESCRIBED.search(text, 0, _FIRST_LINES)
    return f"{described.group(2)} {described.group(1)}" if described else None


def _named_most(text: str, working: str, ladder: levels.Ladder, places: NamedPlaces) -> ReportingUnit:
    """The unit named most, the first names counting more, of the level that most of the text speaks of."""
    counts: dict[str, float] = {}
    shown: dict[str, str] = {}
    votes: dict[str, float] = {}
    others = [found.span() for found in _TO.finditer(working)] if "kính gửi" in working or "nơi nhận" in working else []
    for start, word, named in chain(places.units, _seats(text)):
        if (named.isdigit() and word not in {"phường", "quận"}) or named.lower() in _NOT_A_NAME:
            continue
        if _within(others, start):
            continue
        name = f"{_WRITTEN_OUT.get(word, word)} {named}"
        counts[name.lower()] = counts.get(name.lower(), 0) + (3.0 if start < _EARLY else 1.0)
        shown.setdefault(name.lower(), name)
    level_of = cache(lambda words: ladder.of_words(words) or ladder.lowest(words))
    whole = ((found.start(), found.group(1), 3.0) for found in _WHOLE_UNIT.finditer(working, 0, _FIRST_PAGES))
    for start, words, weight in chain(whole, _bodies_of_units(working)):
        level = level_of(words)
        if level and not _within(others, start):
            votes[level] = votes.get(level, 0) + weight * (2 if start < _EARLY else 1)
    for name, weight in counts.items():
        level = ladder.of_words(name.replace("đặc khu", "xã")) or ladder.lowest(name)
        if level:
            votes[level] = votes.get(level, 0) + weight / 2
    level = max(votes, key=lambda key: votes[key]) if votes else None
    fitting = [n for n in counts if level_of(n) == level]
    best = max(fitting, key=lambda n: counts[n], default=None)
    level = level if best or level != levels.COMMUNE else None
    sure = level is not None and votes[level] >= _SURE * sum(votes.values())
    return ReportingUnit(shown[best] if best else None, level, sure)


def _seats(text: str) -> Iterator[tuple[int, str, str]]:
    """Where the first pages name the party committee or youth union of a unit (`Tỉnh ủy An Giang`), its word and its name."""
    for found in _SEAT.finditer(text, 0, _FIRST_PAGES):
        word = _SEAT_WORD.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        if word is not None:
            yield word.start(), word.group().lower(), found.group(1)


def _bodies_of_units(working: str) -> Iterator[tuple[int, str, float]]:
    """Where the first pages name a body of a unit (`đảng bộ huyện`), the unit's word, and what it weighs."""
    end = 0
    for unit in _UNIT_WORD.finditer(working, 0, _FIRST_PAGES):
        last = working[max(0, unit.start() - _LONGEST_PART) : unit.start()].rsplit(None, 1)[-1:]
        if not last or last[0] not in _IN_BODIES:
            continue
        body = _BODY_BEFORE.search(working, max(end, unit.start() - _LONGEST_BODY), unit.start())
        if body is not None:
            end = unit.end()
            yield body.start(), unit.group(1), 1.0


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
