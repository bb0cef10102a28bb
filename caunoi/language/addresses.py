"""House addresses in Vietnamese text: a house or flat number with what follows it, or what stands after "địa chỉ".

A street or a hamlet alone is the place of the matter, not somebody's address, and is left alone. The patterns run on
text without diacritics, capitals kept, in which every character keeps its place.
"""

import re
from collections.abc import Iterator

from caunoi.language.names import flatten

_NUMBER = r"\d+[A-Za-z]?\d?(?:[/\-]\d+[A-Za-z]?)*"
_NAME = r"[A-Z]\w*(?: [A-Z]\w*){0,3}"
_WAY = r"(?i:ngo|ngach|hem|kiet|duong|pho|to dan pho|to|thon|xom|ap|khu pho|khoi|khu|lang|ban|toa nha|toa|chung cu|nha)"
_AREA = r"(?i:phuong|xa|quan|huyen|thi tran|tinh|thanh pho|tp\.?)"
_STEP = rf"(?:{_WAY} (?:(?i:so) )?(?:{_NUMBER}|{_NAME})|{_AREA} (?:{_NAME}|\d+))"
_TAIL = rf"(?:(?:, ?| - | ){_STEP})*"
_MEASURE = r"(?! ?(?:m2|m²|met|trieu|ty|tang|%|nguoi|can|ho)\b)"
_NUMBERED = (
    re.compile(rf"(?<!\w)(?i:so nha|nha so|can ho(?: so)?|can so|phong so)[: ]{{1,2}}{_NUMBER}\b{_MEASURE}{_TAIL}"),
    re.compile(rf"(?<!\w)(?i:so|nha|biet thu|kiot) {_NUMBER},? [A-Z]\w*(?: [A-Z]\w*){{1,3}}{_TAIL}"),
)
_BARE_NUMBERED = (
    re.compile(rf"(?<!\w)(?i:so) {_NUMBER}(?:, ?| ){_STEP}{_TAIL}"),
    re.compile(rf"(?<![\w/.,]){_NUMBER}(?:, ?| ){_WAY} (?:{_NAME}|\d[\w/]*){_TAIL}"),
)
_NO_HOUSE = re.compile(
    r"(?i:duong|pho|to|thon|khu|ngo|hem|quyet dinh|nghi dinh|van ban|tuyen|xe|lo|cau|dieu|quan|phuong|ap|lop|tu|den|km)"
    r"(?i: so)? $"
)
_COUNTED = re.compile(r"(?i:to|khu|ban|ap|lang|thon|xom|khoi|nha|toa)\b")  # "3 thôn Đông, Đoài, Nam" counts hamlets
_DATED = re.compile(
    r"(?<!\w)(?i:tháng|thang|ngày|quý|giờ|gio|tuần|tuan|mùng|mồng) $"
)  # "ngay" without marks may be "right at"
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LABELS = (
    r"(?i:dia chi(?: nha| thuong tru| lien he| cua toi)?|ho khau(?: thuong tru)?|"
    r"(?:thuong |tam |cu )?tru|ngu|hktt|noi o)"
)
_GO_ON = (
    r"(?i:co|xin|de nghi|kien nghi|phan anh|sdt|so dien thoai|dien thoai|dt|cccd|cmnd|can cuoc|toi|chung toi|chau|em|"
    r"hien|nay|gui|lam don|sinh|muon|da|va|la|cho|bi)\b"
)
_LABELLED = re.compile(
    rf"(?<!\w){_LABELS}(?P<at>(?i: tai| o| so)?\s?[:\-]?)\s+(?P<data>[^.;\n:]{{4,110}}?)(?=[.;\n:)]|$|,? {_GO_ON})"
)
_NO_ADDRESS = re.compile(r"(?i:trang|web|e?mail|http|facebook|ip|cua|nay|do|tren|sai|dung|cu the|ro rang|khac)\b")
_SAYS_WHERE = re.compile(rf"\d|{_WAY} |{_AREA} ")
_LIVES = {"trú", "ngụ"}  # not "trừ", "trụ sở", "ngủ", "ngư dân", which look alike without diacritics


def find_addresses(text: str, flat: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address; they may overlap. `flat` is the text without diacritics, place for place."""
    for match in _LABELLED.finditer(flat):
        if _is_label(text, match) and not _NO_ADDRESS.match(match["data"]) and _SAYS_WHERE.search(match["data"]):
            yield match.span("data")
    for pattern in _NUMBERED:
        yield from (match.span() for match in pattern.finditer(flat))
    for pattern in _BARE_NUMBERED:
        for match in _undated(pattern, text, flat):
            way = match.group().split(maxsplit=1)[1] if match.group()[0].isdigit() else ""
            if not _NO_HOUSE.search(flat[max(0, match.start() - 20) : match.start()]) and not _COUNTED.match(way):
                yield match.span()


def _undated(pattern: re.Pattern[str], text: str, flat: str) -> Iterator[re.Match[str]]:
    """The matches whose first number is not that of a day, month or year; what follows such a number is read anew."""
    at = 0
    while match := pattern.search(flat, at):
        at = match.end()
        if _DATED.search(text[max(0, match.start() - 12) : match.start()]) or _is_year(text, match):
            number = re.match(r"[\d/\-]+", match.group())
            at = match.start() + (number.end() if number else 1)
            continue
        yield match


def _is_year(text: str, match: re.Match[str]) -> bool:
    return bool(_YEAR.match(match.group())) and text[max(0, match.start() - 4) : match.start()].lower() in {
        "năm ",
        "nam ",
    }


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether "tru" or "ngu" is trú, ngụ, or is typed without diacritics and followed by "tai" or a colon."""
    last = text[match.start() : match.start("at")].lower().split()[-1]
    if last in _LIVES:
        return not text[max(0, match.start() - 4) : match.start()].lower().endswith("bán ")
    return bool(match["at"].strip()) if last in {"tru", "ngu"} else flatten(last) not in {"tru", "ngu"}
