"""The places that a text names with what they are (`huyện Vạn Ninh`), and the level of one whose name stands alone."""

import re

from caunoi.reading import levels
from caunoi.reading.working import CAPITAL, led, spelled_alike

_NAMED_UNITS = "tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu"
UNIT_NAME = re.compile(
    rf"({led('|'.join([_NAMED_UNITS, *map(str.capitalize, _NAMED_UNITS.split('|'))]) + '|T[.]?P[.]?')}) "
    rf"([{CAPITAL}][\w'’]*(?: [{CAPITAL}][\w'’]*){{0,3}}|\d{{1,2}}(?= ))"
)
_PROPER = rf"[{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*){{0,3}}"
_VILLAGE_NAMES = re.compile(
    rf"{led('thôn|Thôn|xóm|Xóm|buôn|Buôn|làng|Làng|ấp|Ấp|bản|Bản')} ({_PROPER}(?:(?:, | và ){_PROPER})*)"
)
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
        for found in UNIT_NAME.finditer(text):
            name = found.group(2)
            if text[max(0, found.start() - 4) : found.start()].lower() != "tác ":  # no hợp tác xã
                word, key = found.group(1).lower(), spelled_alike(name)
                self.units.append((found.start(), word, name))
                level = ladder.of_words(word)
                self._levels[key] = level if self._levels.get(key, level) == level else None
        for found in _VILLAGE_NAMES.finditer(text):
            for name in re.split(r", | và ", found.group(1)):
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
