"""The places that a text names with what they are (`huyện Vạn Ninh`), and the level of one whose name stands alone."""

import re
from collections.abc import Iterator, Sequence

from caunoi.reading import levels
from caunoi.reading.working import CAPITAL, led, spelled_alike


def _either_way(words: str) -> str:
    """Words, each with a small and with a capital first letter."""
    return "|".join(form for word in words.split("|") for form in (word, word.capitalize()))


_NAMED_UNITS = _either_way("tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu")
_UNIT = f"({led(_NAMED_UNITS + '|T[.]?P[.]?')}) "
_OF_A_UNIT = rf"([{CAPITAL}][\w'’]*(?: [{CAPITAL}][\w'’]*){{0,3}}|\d{{1,2}}(?= ))"
UNIT_NAME = re.compile(_UNIT + _OF_A_UNIT)
_UNIT_BEFORE, _NAME_OF_UNIT = re.compile(f"{_UNIT}$"), re.compile(_OF_A_UNIT)
_PROPER = rf"[{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*){{0,3}}"
_VILLAGES = _either_way("thôn|xóm|buôn|làng|ấp|bản")
_VILLAGE_BEFORE = re.compile(f"{led(_VILLAGES)} $")
_NAMES_OF_VILLAGES = re.compile(rf"{_PROPER}(?:(?:, | và ){_PROPER})*")


def _after_one_of(words: str) -> str:
    """A blank after one of some words, told by their last letters, and before a name or a number."""
    by_last: dict[str, list[str]] = {}
    for word in words.split("|"):
        by_last.setdefault(word[-1], []).append(f"(?<={re.escape(word)} )")
    branches = "|".join(f"(?<={re.escape(last)} )(?:{'|'.join(told)})" for last, told in by_last.items())
    return rf" (?=[{CAPITAL}\d])(?<=[{''.join(by_last)}] )(?:{branches})"


_BEFORE_A_NAME = re.compile(_after_one_of(f"{_NAMED_UNITS}|{_VILLAGES}|TP|T.P|TP.|T.P."))
_LONGEST_WORD = len("thành phố ")
_NAME = re.compile(
    rf"(?:[\s\"“+*•-]*(?:[^,;:.\n]{{1,40}}, )?|.{{1,60}}?\b(?:là|như) )({_PROPER}) "
    r"(?=(?:hiện |đã |chỉ |nay |cũng |vẫn |mới )*(?:có|còn|là|nằm|đạt|với|được|bầu|kết nạp)\b)"
)
_LONGEST = 40  # characters of a name with its word
_UNIT_OF_LIST = r"[Hh]uyện|[Tt]hị xã|[Tt]hành phố|TP[.]?|[Xx]ã|[Pp]hường|[Tt]hị trấn"
_LISTED = re.compile(rf"(?:[,;:(]|\b[Vv]à) (?:(?:{_UNIT_OF_LIST}) )?{_PROPER} $")
_PEER = re.compile(rf"(?:([Tt]ại|[Ởở]|[,;:(]) |\bvà )({_UNIT_OF_LIST}) {_PROPER}:? \(?\d")
# the provinces and cities of before 2025, whose names the later ones keep
_PROVINCES = frozenset(map(spelled_alike, (
    "an giang", "bà rịa", "bình dương", "bình phước", "bình thuận", "bình định", "bạc liêu", "bắc giang",
    "bắc kạn", "bắc ninh", "bến tre", "cao bằng", "cà mau", "cần thơ", "gia lai", "hà giang", "hà nam",
    "hà nội", "hà tĩnh", "hòa bình", "hưng yên", "hải dương", "hải phòng", "hậu giang", "khánh hòa",
    "kiên giang", "kon tum", "lai châu", "long an", "lào cai", "lâm đồng", "lạng sơn", "nam định", "nghệ an",
    "ninh bình", "ninh thuận", "phú thọ", "phú yên", "quảng bình", "quảng nam", "quảng ngãi", "quảng ninh",
    "quảng trị", "sóc trăng", "sơn la", "thanh hóa", "thái bình", "thái nguyên", "thừa thiên huế", "tiền giang",
    "trà vinh", "tuyên quang", "tây ninh", "vĩnh long", "vĩnh phúc", "yên bái", "điện biên", "đà nẵng",
    "đắk lắk", "đắk nông", "đồng nai", "đồng tháp",
)))  # fmt: skip

_CITIES = frozenset(map(spelled_alike, ("hà nội", "hải phòng", "đà nẵng", "cần thơ")))


class NamedPlaces:
    """The places named in one text. `units`: where each name of a unit begins, its word (`huyện`) and its name."""

    def __init__(self, text: str, ladder: levels.Ladder) -> None:
        self.text = text
        self.units: list[tuple[int, str, str]] = []
        self._levels: dict[str, str | None] = {}
        places = [found.end() for found in _BEFORE_A_NAME.finditer(text)]
        for word, name in _named(_UNIT_BEFORE, _NAME_OF_UNIT, text, places):
            if text[max(0, word.start() - 4) : word.start()].lower() != "tác ":  # no hợp tác xã
                self.units.append((word.start(), word.group(1).lower(), name))
                level, key = ladder.of_words(word.group(1).lower()), spelled_alike(name)
                self._levels[key] = level if self._levels.get(key, level) == level else None
        for _, names in _named(_VILLAGE_BEFORE, _NAMES_OF_VILLAGES, text, places):
            for name in re.split(r", | và ", names):
                self._levels.setdefault(spelled_alike(name), levels.VILLAGE)

    def level(self, name: str) -> str | None:
        """The level of a name without its word; None where it is no place's or that of places of two levels."""
        key = spelled_alike(name)
        return self._levels.get(key, levels.PROVINCE if key in _PROVINCES else None)

    def word(self, name: str) -> str | None:
        """What a name without its word is called in the text (`huyện`); a province nowhere named with it is a tỉnh."""
        key = spelled_alike(name)
        words = (word for _, word, named in self.units if spelled_alike(named) == key)
        return next(words, ("thành phố" if key in _CITIES else "tỉnh") if key in _PROVINCES else None)

    def level_at_end(self, words: str) -> str | None:
        """`LĐLĐ An Giang`: the level of the place whose bare name ends the name of a body."""
        last = words.split()
        return self.level(" ".join(last[-2:])) or self.level(" ".join(last[-3:]))

    def opening(self, start: int, at: int) -> str | None:
        """`Gia Lai có …`, `đông nhất là Khe Táu với …`: the level of the place that is spoken of between two offsets."""
        found = _NAME.match(self.text, start, at + 8)
        return self.level(found.group(1)) if found and found.end() <= at else None


def is_listed(text: str, start: int, at: int) -> bool:
    """Whether the name of a place stands right before a figure in a list: `…, Lệ Thủy 3 đoàn, thị xã Ba Đồn 12 đoàn`."""
    return _LISTED.search(text, max(start, at - _LONGEST), at) is not None


def word_of_listed(text: str, start: int, end: int) -> str | None:
    """What the places are that a sentence lists with a figure each (`thị xã`); None where it names none, or only tells where."""
    peers = [found.group(1, 2) for found in _PEER.finditer(text, start, end)]
    if not peers or any(at and at[0].isalpha() for at, _ in peers):
        return None
    return peers[0][1].lower()


def _named(
    before: re.Pattern[str], name: re.Pattern[str], text: str, places: Sequence[int]
) -> Iterator[tuple[re.Match[str], str]]:
    """The word before each of some places and the name that begins there; what one name has taken is no other's word."""
    end = 0
    for at in places:
        word = before.search(text, max(end, at - _LONGEST_WORD), at)
        named = name.match(text, at) if word is not None else None
        if word is not None and named is not None:
            end = named.end()
            yield word, named.group()
