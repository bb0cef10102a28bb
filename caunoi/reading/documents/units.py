"""Units as tables write them, in brackets, in a column of their own or above the table."""

import re
from dataclasses import dataclass
from decimal import Decimal

from caunoi.reading.nouns import Kind, counted_at, noun_at
from caunoi.reading.working import lowered, rule

_SCALES = {
    "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "1.000": 10**3, "1000": 10**3, "triệu": 10**6, "tr": 10**6,
    "tr.": 10**6, "1.000.000": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_SCALED = rule(r"(1\.000\.000|1\.?000|(?:trăm|nghìn|ngàn|triệu|tr\.?|tỷ|tỉ)(?![^\W\d_]))\s?(đồng|đ|vnđ|vnd|[^\W\d].*)?")
_MONEY = rule(r"(?:đồng|đ|vnđ|vnd|đồng việt nam)")
_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{1,40}?)\s*[)\]]")
_ABOVE = rule(r"(?:đvt|đơn vị tính|đơn vị|đv tính)\s?:\s?([^()\n;]{1,30}?)\s?(?:[)\n;.]|$)")
_COUNT_OF = rule(r"(?:tổng |tổng cộng )?(?:số|số lượng|lượng)\s(?:lượng\s)?(?=\w)|tổng(?: số| cộng)?\s(?=\w)|có\s")
_MEASURED = {
    "diện tích": "", "dân số": "người", "nhân khẩu": "người", "số khẩu": "người", "hoà giải thành": "vụ việc",
    "hoà giải không thành": "vụ việc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and what a number in it is multiplied by: `triệu đồng` is đồng by a million."""

    name: str
    factor: int = 1
    is_whole: bool = False

    def value(self, number: Decimal) -> Decimal:
        """A number of the table in this unit."""
        return number * self.factor


PERCENT = Unit("%")


def unit_of(words: str, *, known_only: bool = True) -> Unit | None:
    """The unit that words name and nothing else; unknown words are one only where a table says so (`known_only`)."""
    low = " ".join(lowered(words).split()).strip(" .:")
    known = _simple(low) or _scaled(low, known_only=known_only) or _rate(low) or _noun(low)
    if known or known_only or not low or len(low) > 25 or any(letter.isdigit() for letter in low):
        return known
    return Unit(" ".join(words.split()))


def _simple(low: str) -> Unit | None:
    if low in {"%", "phần trăm", "tỷ lệ %", "tỉ lệ %", "tl %"}:
        return PERCENT
    return Unit("đồng", is_whole=True) if _MONEY.fullmatch(low) else None


def _scaled(low: str, *, known_only: bool) -> Unit | None:
    found = _SCALED.fullmatch(low)
    if not found:
        return None
    factor = _SCALES[found.group(1)]
    if found.group(2) is None:
        return Unit("đồng", factor, is_whole=True) if factor >= 10**6 else None
    inner = unit_of(found.group(2), known_only=known_only)
    return Unit(inner.name, factor * inner.factor, inner.is_whole) if inner else None


def _rate(low: str) -> Unit | None:
    counted, slash, per = low.partition("/")
    first = unit_of(counted) if slash and per else None
    if first is None:
        return None
    shown = unit_of(per)
    return Unit(f"{first.name}/{shown.name if shown else per.strip()}", first.factor)


def _noun(low: str) -> Unit | None:
    nouns = (find(low, 0) for find in (counted_at, noun_at))
    noun = next((noun for noun in nouns if noun is not None and noun.end == len(low)), None)
    return Unit(noun.unit, is_whole=noun.kind is not Kind.MEASURES) if noun else None


def bracketed(heading: str) -> tuple[str, Unit | None]:
    """A heading without the unit in its brackets, and that unit: `Số tiền (triệu đồng)`."""
    for found in reversed(list(_BRACKETS.finditer(heading))):
        words = re.sub(r"^(?:ĐVT|đơn vị(?: tính)?)\s*:?\s*", "", found.group(1), flags=re.I)
        if unit := unit_of(words):
            return " ".join((heading[: found.start()] + heading[found.end() :]).split()), unit
    low = lowered(heading)
    if re.search(r"(?:^|\s)%(?:$|\s)|^(?:tỷ|tỉ) (?:lệ|trọng)\b", low):
        return heading, PERCENT
    before, comma, after = heading.rpartition(",")
    if comma and len(after) < 20 and (unit := unit_of(after)):
        return before.strip(), unit
    return heading, None


def stated_above(caption: str) -> Unit | None:
    """The unit of a whole table: `Đơn vị tính: triệu đồng` in the lines above it."""
    units = [unit_of(found.group(1), known_only=False) for found in _ABOVE.finditer(lowered(caption))]
    return units[-1] if units else None


def counted_in(heading: str) -> Unit | None:
    """The unit that a heading counts in: `Số hộ nghèo` → hộ, `Hội nghị đối thoại` → hội nghị."""
    low = lowered(heading)
    for words, unit in _MEASURED.items():
        if low.startswith(lowered(words)) and unit:
            return Unit(unit, is_whole=True)
    start = found.end() if (found := _COUNT_OF.match(low)) else 0
    noun = counted_at(low, start)
    return Unit(noun.unit, is_whole=noun.kind is not Kind.MEASURES) if noun else None


def is_name(words: str) -> bool:
    """Whether words are a proper name, which counts nothing: `Gốc Gạo`, not `Hội nghị`."""
    parts = words.split()
    return len(parts) > 1 and all(part[:1].isupper() and not part.isupper() for part in parts[:2])


def without_count(heading: str) -> str:
    """A heading without its `Số`, `Tổng số`, where a counting noun follows."""
    low = lowered(heading)
    found = _COUNT_OF.match(low)
    if is_name(heading):
        return heading
    if found and not low.startswith("có") and counted_at(low, found.end()):
        return heading[found.end() :]
    return heading[0].lower() + heading[1:] if heading[1:2].islower() or heading[1:2] == " " else heading
