"""At which level of government something is: tỉnh, huyện, xã, thôn, from the words of a noun or of a body."""

from dataclasses import dataclass
from functools import lru_cache

from caunoi.reading.working import led_by_two, rule

PROVINCE, DISTRICT, COMMUNE, VILLAGE = "tỉnh", "huyện", "xã", "thôn"
_STATED = rule(
    r"cấp(?<!\wcấp)(?<!các cấp)\s(tỉnh|thành phố|tp|huyện|quận|thị xã|thị|xã|phường|thị trấn|thôn|ấp|tổ dân phố|khu dân cư|chi hội|cơ sở|trung ương|tw|trên cơ sở)\b"
    r"(?:\s?(?:,|và|-|/)\s?(?:cấp\s)?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|cơ sở)\b)?"
    r"(?:\s?(?:,|và|-|/)\s?(?:cấp\s)?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|cơ sở)\b)?"
)
_LEVEL_OF = {
    "tỉnh": PROVINCE, "thành phố": PROVINCE, "tp": PROVINCE, "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT, "thị": DISTRICT,
    "xã": COMMUNE, "phường": COMMUNE, "thị trấn": COMMUNE, "đặc khu": COMMUNE,
    "thôn": VILLAGE, "ấp": VILLAGE, "tổ dân phố": VILLAGE, "khu dân cư": VILLAGE,
}  # fmt: skip
_VILLAGE = (
    r"tổ dân phố|tdp|khu dân cư|cụm dân cư|kdc|khu phố|khối phố|(?<!nông )(?<!liên )(?<!nhà họp )thôn|ấp|(?<=\bcác )bản|(?<=trưởng )bản|(?<=thôn, )bản|(?<=làng, )bản|(?<=của )bản|(?<=họp )bản|buôn|xóm|khóm|làng(?! trẻ)|phum|sóc|bon|tiểu khu(?! rừng)|"
    r"tổ nhân dân tự quản|tổ ndtq|ban công tác mặt trận|ban ctmt|tổ hoà giải ở thôn|già làng"
)
_TERMS = (
    (rule(rf"\b(?:{_VILLAGE})\b"), VILLAGE),
    (rule(r"(?<!thị )(?<!hợp tác )(?<!\bcấp )(?<!\bliên )\b(?:xã(?! hội)|phường|thị trấn|đặc khu)\b"), COMMUNE),
    (rule(r"\b(?:huyện|quận|thị xã|thị uỷ|liên quận)\b|\b(?:huyện|quận)(?= uỷ)"), DISTRICT),
    (rule(r"\b(?:tỉnh|tỉnh uỷ)\b"), PROVINCE),
)
_CITY = rule(r"\b(?:thành phố|thành uỷ|thành đoàn|thành hội|t\.?p)\b")
_CITY_AMONG_DISTRICTS = rule(r"\b(?:huyện|thị xã|thị)(?:,| và)(?: \d+)? thành(?: phố)?\b")
_CITY_BEFORE = ("thành phố ", "tp", "tp[.]", "tp ", "tp[.] ")
_CENTRAL = {
    name: rule(rf"{name}\b(?<!\w{name})") for name in ("hà nội", "đà nẵng", "hải phòng", "cần thơ", "thủ đô")
} | {
    name: rule(rf"{name}\b(?:" + "|".join(rf"(?<={word}{name})(?<!\w{word}{name})" for word in _CITY_BEFORE) + ")")
    for name in ("hồ chí minh", "hcm", "huế")
}
_DISTRICT_OF_CITY = rule(r"quận\b(?<!\wquận)")
_DISTRICTS = rule(r"\b(?:quận|huyện)\b")
_PROVINCE_ABOVE = rule(r"tỉnh\b(?<!\wtỉnh)(?<!các tỉnh)(?<!ngoại tỉnh)(?<!liên tỉnh)(?!, thành)")
_EVERY = rule(
    led_by_two(
        r"các cấp(?! học)|hai cấp(?! học)|ba cấp(?! học)|bốn cấp(?! học)|toàn (?:tỉnh|huyện|quận|thành phố|thị xã|xã(?! hội)|phường|thị trấn|ngành|thành|hệ thống|đảng bộ|hội)|trên (?:toàn )?địa bàn|ở cơ sở|từ \w+(?: \w+)? (?:đến|xuống) (?:\w+ )?(?:cơ sở|xã|phường|thôn|các)|trong (?:toàn )?(?:tỉnh|huyện|quận|xã|phường|thành phố|thị xã|ngành)",
        digits="(?<=[234]) cấp(?! học)",
    )
    + r"\b"
)


def city_level(working: str) -> str:
    """What “thành phố” means in a text: a province's equal where it has quận, a district's where a tỉnh stands above it."""
    central = sum(len(named.findall(working)) for name, named in _CENTRAL.items() if name in working)
    central += len(_DISTRICT_OF_CITY.findall(working)) if "quận" in working else 0
    above = len(_PROVINCE_ABOVE.findall(working))
    return DISTRICT if above > central or not (central or _DISTRICTS.search(working)) else PROVINCE


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels as one text uses their names; `city` is the level of its “thành phố”."""

    city: str = PROVINCE

    def of_noun(self, noun: str) -> str | None:
        """The level of a counted place or body: `bản` and `thôn` are villages, `phường` a commune."""
        return VILLAGE if noun in {"bản", "buôn", "bản, làng", "thôn, bản", "tổ nhân dân"} else self.of_words(noun)

    def stated(self, words: str) -> tuple[bool, str | None]:
        """Whether working text names a level outright (`cấp huyện`), and which; several at once give None."""
        named = [name for found in _STATED.finditer(words) for name in found.groups() if name] if "cấp" in words else []
        if not named:
            return False, None
        levels = {self._named(name) for name in named}
        return True, levels.pop() if len(levels) == 1 else None

    def of_words(self, words: str) -> str | None:
        """The level that working text speaks of, or None where it names none or several."""
        return _only_level(words, self.city)

    def lowest(self, words: str) -> str | None:
        """The lowest level named: `phường của quận` is xã."""
        return next(iter(_spoken_of(words, self.city)), None)

    def _named(self, name: str) -> str | None:
        return self.city if name in {"thành phố", "tp"} else _LEVEL_OF.get(name)


@lru_cache(maxsize=1024)
def _only_level(words: str, city_here: str) -> str | None:
    levels = () if _EVERY.search(words) else _spoken_of(words, city_here)
    return levels[0] if len(levels) == 1 else None


@lru_cache(maxsize=1024)
def _spoken_of(words: str, city_here: str) -> tuple[str, ...]:
    """The levels that words name, the lowest first; `city_here` is the level of a “thành phố”."""
    levels = tuple(level for pattern, level in _TERMS if pattern.search(words))
    city = DISTRICT if _CITY_AMONG_DISTRICTS.search(words) else city_here if _CITY.search(words) else None
    if city is None or city in levels:
        return levels
    return tuple(sorted((*levels, city), key=_ORDER.index))


_ORDER = (VILLAGE, COMMUNE, DISTRICT, PROVINCE)


def speaks_of_all(words: str) -> bool:
    """`các cấp`, `toàn tỉnh`, `trên địa bàn`: a territory or several levels at once."""
    return bool(_EVERY.search(words))


_TO_ALL = rule(r"\b(?:với|gửi|đến|tới|kiến nghị|đề nghị|phối hợp) [^,;.\d]{0,60}?các cấp")
_ALL = rule(
    r"\b(?<!nhân dân )(?<!hđnd )(?<!chính quyền )(?<!giỏi )(?<!văn hoá )(?<!sáng tạo )các cấp\b(?! học)|\b(?:ba|bốn|3|4) cấp\b(?! học)|\btoàn (?:tỉnh|huyện|quận|thành phố|thị xã|xã(?! hội)|phường|thị trấn|ngành|hội(?! viên| nghị))\b"
)


def speaks_of_every_level(words: str) -> bool:
    """`các cấp`, `toàn tỉnh`: whoever acts, acts at several levels at once."""
    if "cấp" not in words and "toàn " not in words:
        return False
    return _ALL.search(_TO_ALL.sub("", words) if "các cấp" in words else words) is not None
