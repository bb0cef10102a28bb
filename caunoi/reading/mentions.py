"""Mentions of figures in a text: numbers that count something, with qualifier, unit and place."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from caunoi.reading import exclusions
from caunoi.reading.nouns import Kind, Noun, counted_at
from caunoi.reading.numbers import DIGITS, WORD_STARTS, Number, runs, scan, scan_words, value_of
from caunoi.reading.units import labelled, qualifier_of, unit_of
from caunoi.reading.working import rule

_WORDED_STOP = rule(
    r"\s(?:phần (?:ba|tư|hai|năm)|bên|loại|cấp|chiều|mặt|đầu|miền|phía|bờ|tay|vế|chân|ngôi|nước|con đường|vai|giới|trong|là|ơi|trăm phần|họ)\b"
)
_BEFORE_WORDED = rule(
    r"\b(?:thứ|lần|lần thứ|khoá|tháng|ngày|quý|hạng|nhóm|loại|lớp|tết|bậc|số|năm|mùng|mồng|một trong|bên|đôi|cả|từng|hay|quyển|đi|vòng|phần)\s$"
)
_RATIO = re.compile(r"\s?/\s?")
_OWN_LABEL = rule(
    r"\b(?:(?:trên|trong) tổng số|(?:cấp|mỗi|từng|toàn|các)\s\w+(?:\s\w+){0,2}\s?:?|"
    r"(?:thành phố|tỉnh|huyện|xã|quận|phường|thị xã|thị trấn|thôn)\s?:|(?:tỉnh|huyện|xã)|nam|nữ|đúng hạn|trước hạn|quá hạn)\s?:?\s?$"
)
_NAME_BEFORE = re.compile(r"(?<=[^\W\d]\s)[A-ZĐÂĂÊÔƠƯÁÀẢÃẠÉÈÍÌÓÒÚÙÝ][a-zà-ỹđ]+\s$")
_ALSO_VERBS = frozenset(("tổ chức", "hội", "công", "trao", "mở", "tặng", "phòng", "vận động", "phường", "quận"))
_MOST_OVER = 4  # 1.757/1.500 is a part over its target; 9/2 is a date
_LOOK = 24


@dataclass(slots=True)
class Mention:
    """A number that counts something, before its meaning is worked out. Offsets are of the working text.

    `start` takes in the qualifier, `end` the counting noun or rate. `noun` is None where the number stands alone (its
    noun may stand before it). `ratio_part` and `ratio_whole` are the two sides of `n/m`, `at` is where the digits begin.
    """

    start: int
    end: int
    number: Number
    value: Decimal
    value_max: Decimal | None
    qualifier: str
    unit: str | None
    noun: Noun | None
    kind: Kind
    rate: str | None = None
    ratio_whole: bool = False
    ratio_part: bool = False
    at: int = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.number.start


def find_mentions(text: str, working: str) -> list[Mention]:
    """Every figure of a text in order of its digits; `working` is the text as `working.lowered` gives it."""
    digits = runs(working)
    mask = exclusions.masked(text, working, digits)
    found: list[Mention] = []
    taken = 0
    for number in scan(working, [run for run in digits if not mask[run[0]]]):
        if number.start < taken or exclusions.is_part_of_word(working, number.start, number.core_end):
            continue
        noun = None if number.money or number.percent else counted_at(working, number.end)
        ratio = _ratio(working, number, noun, found)
        firm = ratio is not None and (noun is not None or _whole_has_noun(working, number.end, found))
        if not (
            _by_itself(working, number, firm=firm)
            or _counts(text, working, number, noun=noun, in_ratio=ratio is not None)
        ):
            continue
        mention = _mention(working, number, noun)
        mention.ratio_part, mention.ratio_whole = ratio == "part", ratio == "whole"
        if mention.ratio_whole:
            _complete(found[-1], mention)
        found.append(mention)
        taken = number.end
    if any(start in working for start in WORD_STARTS):
        found += _worded_mentions(text, working, mask, found)
        found.sort(key=lambda mention: mention.at)
    return found


def _mention(working: str, number: Number, noun: Noun | None) -> Mention:
    value = number.value
    whole_things = noun is not None and noun.kind is not Kind.MEASURES
    if whole_things and "," in number.raw and not number.scaled and number.value_max is None:
        value = value_of(number.raw, discrete=True) or value
    unit, rate, end = unit_of(working, number, noun)
    qualifier, begin = qualifier_of(working, number, noun)
    label = labelled(working, number.start) if noun is None and unit is not None else None
    kind = noun.kind if noun else label.kind if label else Kind.UNKNOWN
    return Mention(begin, end, number, value, number.value_max, qualifier, unit, noun, kind, rate)


def _by_itself(working: str, number: Number, *, firm: bool) -> bool:
    """Money, shares and numbers with a scale word count by their form; so does `n/m` before a counting noun."""
    if number.money or number.percent or number.scaled:
        return True
    return (
        firm and not exclusions.is_duration(working, number.end) and not exclusions.is_numbered(working, number.start)
    )


def _counts(text: str, working: str, number: Number, *, noun: Noun | None, in_ratio: bool) -> bool:
    """Whether plain digits count something, and are no date, document number, place, order, age, code or name."""
    start, end = number.start, number.end
    if exclusions.is_duration(working, end) or exclusions.is_numbered(working, start):
        return False
    if (noun is None or noun.words == "đường") and exclusions.is_address(text, end):
        return False
    if noun is not None:
        return not (exclusions.is_order(working, start) and _order_wins(working, start, noun))
    return _counts_alone(text, working, number, in_ratio=in_ratio)


def _counts_alone(text: str, working: str, number: Number, *, in_ratio: bool) -> bool:
    """Whether a plain number without a counting noun is a figure all the same (`cấp tỉnh 87`, `tổng số: 45`)."""
    start, end = number.start, number.end
    labelled = _OWN_LABEL.search(working[max(0, start - _LOOK) : start]) and not exclusions.opens_a_list(working, end)
    if exclusions.is_order(working, start) and not labelled:
        return False
    if number.value_max is not None:
        years = 1900 <= number.value <= 2100 and number.value_max <= 2100
        return not (years and "/" not in working[end : end + 2])
    if not in_ratio and exclusions.is_year(number.raw):
        return False
    return not exclusions.is_slogan(working, end) and not _NAME_BEFORE.search(text, max(0, start - 16), start)


_TURNS = frozenset({"lượt", "lượt người", "cuộc", "buổi", "hội nghị", "vụ việc", "vụ"})


def _order_wins(working: str, start: int, noun: Noun) -> bool:
    """`Kế hoạch 45 của …` is a document's number, `ban hành kế hoạch, 45 hội nghị` is not; `tổ 18 phường Mai Dịch` a place."""
    before = working[max(0, start - 60) : start]
    if exclusions.is_named_place(working, start) and not _OWN_LABEL.search(before):
        return noun.words not in _TURNS  # `tiếp công dân tại khu phố 42 lượt`: nobody's khu phố is called so
    if exclusions.is_ward(working, start) and noun.words in _ALSO_VERBS:
        return True
    return exclusions.is_after_document(before) and noun.kind in {Kind.PLACES, Kind.BODIES, Kind.UNKNOWN}


def _number_after(working: str, at: int) -> Number | None:
    """The number that begins right at an offset."""
    near = working[at : at + _LOOK]
    begun = DIGITS.match(near)
    return next(scan(near, [begun.span()]), None) if begun else None


def _whole_has_noun(working: str, end: int, before: list[Mention]) -> bool:
    """Whether a counting noun follows the `m` of `n/m`, whose `n` ends here (or whose `n` was accepted before)."""
    slash = _RATIO.match(working, end)
    whole = _number_after(working, slash.end()) if slash else None
    if slash and whole is not None:
        return counted_at(working, slash.end() + whole.end) is not None
    return bool(before and before[-1].ratio_part)


def _ratio(working: str, number: Number, noun: Noun | None, before: list[Mention]) -> str | None:
    """Whether a number is the part or the whole of `n/m` (or neither: None)."""
    if before and before[-1].ratio_part and 0 <= number.start - before[-1].end <= 3:
        return "whole"
    slash = _RATIO.match(working, noun.end if noun else number.end)
    after = _number_after(working, slash.end()) if slash and number.value_max is None else None
    if slash is None or after is None or after.percent != number.percent:
        return None
    other = counted_at(working, slash.end() + after.end)
    if noun is not None and other is not None and other.unit != noun.unit:
        return None  # 866 lượt/964 lượt người: two counts side by side
    too_big = number.value > after.value * (_MOST_OVER if other is not None else 1)
    return None if too_big else "part"


def _complete(part: Mention, whole: Mention) -> None:
    """The `n` of `n/m hộ` counts what the `m` counts."""
    if part.noun is None and part.unit is None:
        part.unit, part.kind, part.noun, part.end = whole.unit, whole.kind, whole.noun, whole.end


def _worded_mentions(text: str, working: str, mask: bytearray, digits: list[Mention]) -> list[Mention]:
    """Numbers in words count only before a counting noun (`tám hội nghị`), a share or money."""
    starts = [mention.number.start for mention in digits]
    found: list[Mention] = []
    for number in scan_words(working):
        if mask[number.start] or not _may_count(working, number) or _is_name(text, number):
            continue
        noun = None if number.money or number.percent else counted_at(working, number.end)
        if noun is None and not (number.money or number.percent or number.loose):
            continue
        last = bisect_right(starts, number.start) - 1
        if last >= 0 and number.start < digits[last].end:
            continue
        mention = _mention(working, number._replace(scaled=False), noun)
        if mention.unit is not None or number.loose:
            found.append(mention)
    return found


def _is_name(text: str, number: Number) -> bool:
    """`huyện Ba Bể`, `thị xã Bảy Núi`: words with capitals, the next one too."""
    before = text[max(0, number.start - 3) : number.start].rstrip()
    begins_a_sentence = not before or not (before[-1].isalpha() or before[-1] == ",")
    capitals = text[number.start].isupper() and text[number.core_end : number.core_end + 2].strip()[:1].isupper()
    return capitals and not begins_a_sentence


def _may_count(working: str, number: Number) -> bool:
    """`hai bên`, `lần thứ ba`, `một số`, `năm 2021`: words that are numbers only in form."""
    if _BEFORE_WORDED.search(working[max(0, number.start - 12) : number.start]) or _WORDED_STOP.match(
        working, number.end
    ):
        return False
    return not exclusions.is_duration(working, number.end)
