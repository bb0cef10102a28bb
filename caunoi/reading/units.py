"""What a number is measured in, what it is for each of, and how exact it is said to be."""

import re

from caunoi.reading.nouns import Kind, Noun, counted_at, noun_at
from caunoi.reading.numbers import Number
from caunoi.reading.working import rule

_QUALIFIERS = (
    (rule(r"(?:^|[\s(,:;\"/])((?:gần như|gần|khoảng|chừng|xấp xỉ|ngót|tương đương khoảng|ước khoảng|ước tính|ước đạt|~)\s?)$"), "about"),
    (rule(r"(?:^|[\s(,:;\"/])((?:hơn|trên|quá|(?<!và )vượt|ít nhất|tối thiểu|không dưới|không ít hơn|>|≥)\s?)$"), "over"),
    (rule(r"(?:^|[\s(,:;\"/])((?:dưới|chưa đến|chưa tới|chưa đầy|không quá|tối đa|không vượt quá|<|≤)\s?)$"), "under"),
)  # fmt: skip
_QUALIFIERS_END = (
    "như", "gần", "khoảng", "chừng", "xỉ", "ngót", "tính", "đạt", "~", "hơn", "trên", "quá", "vượt", "nhất", "thiểu", "dưới", ">", "≥",
    "đến", "tới", "đầy", "đa", "<", "≤",
)  # fmt: skip
_SPREAD = rule(r"\b(?:rộng|khắp|đều|diễn ra|rải) trên\s?$")
_AFTER_OVER = rule(r"\s?(?:\w+\s){0,3}?trở lên\b")
_AFTER_UNDER = rule(r"\s?(?:\w+\s){0,3}?trở xuống\b")
_ON_THE_FIELD = frozenset(
    ("lĩnh vực", "mặt", "phương diện", "nội dung", "địa bàn", "tuyến", "khâu", "nhiệm vụ", "phần", "tuyến đường")
)
_FEW = 20
_RATE = rule(r"(?:\s(?!trong|với|và|cho|tại|có|đạt)\w+){0,2}?\s?/\s?(?=[^\W\d_])")
_MORE_RATE = rule(r"\s?/\s?(tháng|năm|quý|ngày|người|hộ|suất)(?!\w)")
_WORD = re.compile(r"\w+")
_EACH = rule(r"\b(?:mỗi|từng|bình quân mỗi|bình quân|trung bình mỗi)\s(?:một\s)?(?=[^\W\d])")
_EACH_REST = rule(r"(?:\s(?!trong|ngoài)\w+){0,6}\s$")
_EACH_AFTER = rule(
    r"\s(?:mỗi|một|trên một)\s(?=(?:người|hộ|hội nghị|cuộc|buổi|lớp|suất|nhà|căn|xã|thôn|tổ|ban|tháng|năm|quý|ngày|vụ|em|cháu|lần)\b)(?!số|phần|cửa)"
)
_REACH = 60


def unit_of(working: str, number: Number, noun: Noun | None) -> tuple[str | None, str | None, int]:
    """The unit (`đồng/người`), what it is per (`người`) and where the counting noun or rate ends."""
    end = noun.end if noun else number.end
    if number.percent:
        unit: str | None = "%"
    elif number.money or (
        number.scaled and noun is None and not working.endswith("vạn", number.start, number.core_end)
    ):
        unit = "đồng"  # `47 vạn` of what no list knows: ten thousands are no way to tell money
    else:
        unit = noun.unit if noun else None
    if unit is None:
        label = labelled(working, number.start)
        return (label.unit if label else None), None, end
    rate = _RATE.match(working, end) or (_EACH_AFTER.match(working, end) if unit != "%" else None)
    if rate:
        end, per = _per(working, rate.end())
        more = _MORE_RATE.match(working, end)
        if more:
            end, per = more.end(), f"{per}/{more.group(1)}"
        return f"{unit}/{per}", per, end
    each = _each(working, number.start) if unit != "%" else None
    return (f"{unit}/{each}", each, end) if each else (unit, None, end)


_LABEL = rule(r"(?:^|[\n.;•\x0b]|[-+*]\s)\s*(?:tổng )?số (?:lượng )?(?=[^\W\d_])")
_LABELLED = rule(r"(?:[^\W\d_]|[ ,()]){0,60}:\s?$")
_LABEL_REACH = 90


def labelled(working: str, start: int) -> Noun | None:
    """What the label right before a number counts: `Số ý kiến của cử tri gửi đến: 61`, `Tổng số đơn: 45`."""
    if working[max(0, start - 2) : start].rstrip()[-1:] != ":":
        return None
    before = working[max(0, start - _LABEL_REACH) : start]
    for found in reversed(list(_LABEL.finditer(before))):
        noun = counted_at(before, found.end())
        if noun is not None and _LABELLED.fullmatch(before, noun.end):
            return noun
    return None


def _each(working: str, start: int) -> str | None:
    """What a number is for each of: `mỗi thôn tổ chức 03 cuộc` → thôn."""
    clause = working[max(0, start - _REACH) : start]
    if "mỗi" not in clause and "từng" not in clause and "bình" not in clause:
        return None
    eaches = list(_EACH.finditer(clause))
    if not eaches or eaches[-1].start() < max(clause.rfind(mark) for mark in ",;.:("):
        return None
    noun = counted_at(clause, eaches[-1].end())
    if noun is None or not _EACH_REST.fullmatch(clause, noun.end):
        return None
    return noun.words if noun.kind is Kind.PERSONS else noun.unit


def _per(working: str, at: int) -> tuple[int, str]:
    """Where the denominator of a rate ends and its name: `km2` → km², `phần quà` → phần, `hội viên` → người."""
    noun = noun_at(working, at)
    if noun is not None:
        return noun.end, noun.unit
    found = _WORD.match(working, at)
    return (found.end(), found.group()) if found else (at, "")


def qualifier_of(working: str, number: Number, noun: Noun | None) -> tuple[str, int]:
    """exact, about, over or under, and where the word that says so (or the number) begins."""
    start = number.start
    if number.loose:
        return "over", start
    before = working[max(0, start - 24) : start]
    for pattern, qualifier in _QUALIFIERS if before.rstrip().endswith(_QUALIFIERS_END) else ():
        found = pattern.search(before)
        if found and _qualifies(found.group(1).strip(), before, number, noun):
            return qualifier, start - (len(before) - found.start(1))
    after = working[number.end : number.end + 40]
    if "trở" not in after:
        return "exact", start
    if _AFTER_OVER.match(after):
        return "over", start
    return ("under", start) if _AFTER_UNDER.match(after) else ("exact", start)


def _qualifies(word: str, before: str, number: Number, noun: Noun | None) -> bool:
    """Whether the word before is about the number: `trên 15 xã` may also say where."""
    if word == "trên":
        small_field = noun is not None and noun.unit in _ON_THE_FIELD and number.value < _FEW
        return not small_field and not _SPREAD.search(before)
    return word != "quá" or number.percent or noun is not None
