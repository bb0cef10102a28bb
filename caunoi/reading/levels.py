"""At which level of government something is: tỉnh, huyện, xã, thôn, from the words of a noun or of a body."""

from caunoi.reading.working import rule

PROVINCE, DISTRICT, COMMUNE, VILLAGE = "tỉnh", "huyện", "xã", "thôn"
_STATED = rule(
    r"\bcấp\s(tỉnh|thành phố|tp|huyện|quận|thị xã|thị|xã|phường|thị trấn|thôn|ấp|tổ dân phố|khu dân cư|chi hội|cơ sở|trung ương|tw|trên cơ sở)\b"
    r"(?:\s?(?:,|và|-|/)\s?(?:cấp\s)?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|cơ sở)\b)?"
    r"(?:\s?(?:,|và|-|/)\s?(?:cấp\s)?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|cơ sở)\b)?"
)
_LEVEL_OF = {
    "tỉnh": PROVINCE, "thành phố": PROVINCE, "tp": PROVINCE, "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT, "thị": DISTRICT,
    "xã": COMMUNE, "phường": COMMUNE, "thị trấn": COMMUNE, "đặc khu": COMMUNE,
    "thôn": VILLAGE, "ấp": VILLAGE, "tổ dân phố": VILLAGE, "khu dân cư": VILLAGE,
}  # fmt: skip
_VILLAGE = (
    r"tổ dân phố|tdp|khu dân cư|kdc|khu phố|(?<!nông )thôn|ấp|(?<=\bcác )bản|(?<=trưởng )bản|(?<=thôn, )bản|(?<=làng, )bản|buôn|xóm|khóm|làng(?! trẻ)|phum|sóc|"
    r"ban công tác mặt trận|ban ctmt|tổ hoà giải ở thôn|già làng"
)
_TERMS = (
    (rule(rf"\b(?:{_VILLAGE})\b"), VILLAGE),
    (rule(r"(?<!thị )(?<!hợp tác )(?<!\bcấp )\b(?:xã(?! hội)|phường|thị trấn|đặc khu)\b"), COMMUNE),
    (rule(r"\b(?:huyện|quận|thị xã|thị uỷ|liên quận)\b|\b(?:huyện|quận)(?= uỷ)"), DISTRICT),
    (rule(r"\b(?:tỉnh|tỉnh uỷ|thành phố|thành uỷ|tp)\b"), PROVINCE),
)
_EVERY = rule(
    r"\bcác cấp\b|\btoàn (?:tỉnh|huyện|quận|thành phố|thị xã|xã(?! hội)|phường|thị trấn|ngành|thành|hệ thống|đảng bộ|hội)\b|\btrên (?:toàn )?địa bàn\b|\bở cơ sở\b|\btừ \w+(?: \w+)? (?:đến|xuống) (?:\w+ )?(?:cơ sở|xã|phường|thôn|các)\b|\btrong (?:toàn )?(?:tỉnh|huyện|quận|xã|phường|thành phố|thị xã|ngành)\b"
)


def of_noun(noun: str) -> str | None:
    """The level of a counted place or body: `bản` and `thôn` are villages, `phường` a commune."""
    return VILLAGE if noun in {"bản", "buôn", "bản, làng", "thôn, bản"} else of_words(noun)


def stated(words: str) -> tuple[bool, str | None]:
    """Whether working text names a level outright (`cấp huyện`), and which; several at once give None."""
    found = _STATED.search(words)
    if not found:
        return False, None
    levels = {_LEVEL_OF.get(name) for name in found.groups() if name}
    return True, levels.pop() if len(levels) == 1 else None


def of_words(words: str) -> str | None:
    """The level that working text speaks of, or None where it names none or several."""
    if _EVERY.search(words):
        return None
    levels = [level for pattern, level in _TERMS if pattern.search(words)]
    return levels[0] if len(levels) == 1 else None


def speaks_of_all(words: str) -> bool:
    """`các cấp`, `toàn tỉnh`, `trên địa bàn`: a territory or several levels at once."""
    return bool(_EVERY.search(words))


_ALL = rule(
    r"\b(?<!nhân dân )(?<!hđnd )(?<!chính quyền )các cấp\b|\btoàn (?:tỉnh|huyện|quận|thành phố|thị xã|xã(?! hội)|phường|thị trấn|ngành)\b"
)


def speaks_of_every_level(words: str) -> bool:
    """`các cấp`, `toàn tỉnh`: whoever acts, acts at several levels at once."""
    return bool(_ALL.search(words))


def lowest(words: str) -> str | None:
    """The lowest level named: `phường của quận` is xã."""
    return next((level for pattern, level in _TERMS if pattern.search(words)), None)
