"""Numbers as Vietnamese reports write them: where they stand and what they are worth, not yet what they mean.

A dot parts thousands and a comma decimals (`1.883`, `51,428 tỷ`), but `73.3%`, `1,234,567` and `2.5 tỷ` are met too; scale
words multiply (`2 tỷ 350 triệu`, `hàng chục nghìn`); `5-13` and `300.000 đồng - 450.000 đồng` are ranges; `13/13` is a part
and its whole.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import prod
from typing import NamedTuple

from caunoi.reading.working import rule

DIGITS = re.compile(r"[0-9][0-9]*(?:[.,][0-9]+)*")  # begins with one digit: `re` passes over all else at once
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_THOUSANDS_DECIMAL = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d.,]*\d)")
MAX_DIGITS = 18

SCALES = {
    "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6, "trđ": 10**6,
    "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_NOT_AFTER_SCALE = r"(?!\s?phú\b)(?!(?<=t[ỷỉ])\s?(?:trọng|lệ|giá|suất)\b)"  # `tỷ lệ`, `tỷ suất`
_SCALE = rule(
    r"\s?(?:(trăm)\s)?(nghìn|ngàn|vạn|triệu|tỷ|tỉ|trđ|tr(?=\.?\s?(?:đồng|đ)\b|/|\s*[.,;:)\]]|\s*$))(?!\w)"
    + _NOT_AFTER_SCALE
    + r"(?:\s(tỷ|tỉ)(?!\w)" + _NOT_AFTER_SCALE + ")?"
)  # fmt: skip
_HALF = rule(r"\s?rưỡi\b")
_MONEY_WORDS = "chí|bào|bộ|thời|hành|thuận|ý|tình|đều|phục|đội|ruộng|lúa|quê|nghiệp|loạt|hồ|cảm|minh|diễn|dạng|lòng|tâm|sức|nhất|tiền"
MONEY = rule(rf"\s?(?:đồng(?!\w)(?!\s(?:{_MONEY_WORDS})\b)|vnđ(?!\w)|vnd(?!\w)|đ(?!\w)|₫)(?:\s?(?:việt nam|vn)\b)?")
PERCENT = rule(r"\s?(?:%|phần trăm\b)")
_BEGIN_JOIN = frozenset("-đt")
_JOIN = rule(r"\s?-\s?|\s(?:đến|tới)\s")
_WORDS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_COUNT_ALONE = frozenset(("hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười"))
_SMALL = "một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười"
_DOZENS = r"\s(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?:\s(?:nghìn|ngàn|triệu|vạn|tỷ|tỉ))?(?!\w)"
_MORE = rf"(?:\s(?:{_SMALL}|mươi|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ|rưỡi|chục))"
_BEGIN_A_RUN = {"hàng": _DOZENS} | {
    word: _MORE + ("*" if word in _COUNT_ALONE else "+") + r"(?!\w)" for word in _SMALL.split("|") if word != "nhăm"
}


_VOWEL_THIRD = "í"  # of `chín`, the only one of them


def _by_vowel(begins: dict[str, str]) -> str:
    """Words with what follows each, told by their vowels: with their tones these are seldom in a text."""
    vowels: dict[str, list[str]] = {}
    for word, rest in begins.items():
        at = _before_vowel(word)
        vowels.setdefault("." * at + word[at], []).append(f"(?<={word[: at + 1]}){word[at + 1 :]}{rest}")
    return "|".join(rf"{led[-1]}(?<![\w-]{led})(?:{'|'.join(rests)})" for led, rests in vowels.items())


def _before_vowel(word: str) -> int:
    """How many letters of a number word stand before the vowel it is told by."""
    return 2 if _VOWEL_THIRD in word else 1


_WORD_RUN = rule(_by_vowel(_BEGIN_A_RUN))  # what it finds begins with the letters before a vowel
_BEGIN_WHAT_FOLLOWS = frozenset("tnvđ₫%p")  # what scale, money and percent begin with
_LOOSE = {"chục": 10} | SCALES
WORD_STARTS = (
    "hai ",
    "ba ",
    "bốn ",
    "năm ",
    "sáu ",
    "bảy ",
    "bẩy ",
    "tám ",
    "chín ",
    "mười ",
    "một ",
    "hàng ",
)


class Number(NamedTuple):
    """A number expression: offsets (with its scale word, money word or % sign), its value and how it was written.

    `money` says that đồng is written or follows from a scale word alone, `percent` that it is a share, `scaled` that a
    scale word multiplied it, `worded` that it stands in words, `loose` that it is an order of magnitude (hàng nghìn),
    `core_end` is where the digits and scale words end, `raw` the digits as written.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    money: bool = False
    percent: bool = False
    scaled: bool = False
    worded: bool = False
    loose: bool = False
    core_end: int = 0
    raw: str = ""


def value_of(raw: str, *, discrete: bool = False) -> Decimal | None:
    """The value of a run of digits, dots and commas, or None where it is no number of this field (`1.2.3`, `10.20.30`).

    `discrete` says that what is counted comes whole (people, meetings): then `1,245` is a thousand, not one and a quarter.
    """
    if len(raw) > MAX_DIGITS + 6:
        return None
    plain: str | None = None
    if (raw.isascii() and raw.isdigit()) or _THOUSANDS.fullmatch(raw):
        plain = raw.replace(".", "")
    elif _THOUSANDS_DECIMAL.fullmatch(raw):
        plain = raw.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(raw) and (discrete or raw.count(",") > 1 or "." in raw):
        plain = raw.replace(",", "")
    elif _DECIMAL.fullmatch(raw):
        plain = raw.replace(",", ".")
    return Decimal(plain) if plain is not None and len(plain) <= MAX_DIGITS else None


def runs(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of digits with the dots and commas in it."""
    return [found.span() for found in DIGITS.finditer(text)]


def scan(text: str, among: Iterable[tuple[int, int]] | None = None) -> Iterator[Number]:
    """Every number expression of a working text, in order, whatever it means. Ranges are one; parts of `n/m` are two.

    `among`: the runs of digits, in order, that one may begin with; all of the text's without it.
    """
    last = 0
    for start, end in runs(text) if among is None else among:
        if start < last:
            continue
        number = _read(text, start, end)
        if number is None:
            continue
        number = _ranged(text, number)
        last = number.end
        yield number


def scan_words(text: str) -> Iterator[Number]:
    """Numbers written in words: `hàng chục nghìn`, `hai mươi ba`, `tám` (no `một`, `năm` alone); the caller decides whether
    they count."""
    for found in _WORD_RUN.finditer(text):
        start = found.start() - _before_vowel(text[found.start()])
        raw = text[start : found.end()]
        first, *rest = raw.split()
        if first == "hàng":
            value = Decimal(prod(_LOOSE[word] for word in rest))
            end, money = _money(text, found.end(), scaled=False)
            yield Number(start, end, value, worded=True, loose=True, money=money, core_end=found.end(), raw=raw)
            continue
        worded = _worded([first, *rest])
        if worded is None:
            continue
        core, end, value, scaled = found.end(), found.end(), Decimal(worded), worded >= 1000
        end, percent = _percent(text, end)
        money = False
        if not percent:
            end, money = _money(text, end, scaled=False)
        yield Number(
            start, end, value, worded=True, money=money, percent=percent, scaled=scaled, core_end=core, raw=raw
        )


def _read(text: str, start: int, end: int) -> Number | None:
    raw = text[start:end]
    spaced = _SPACED.match(text, start) if end - start <= 3 and text[end + 1 : end + 2].isdigit() else None
    if spaced and spaced.end() - start > 4:
        raw, end = spaced.group(), spaced.end()
        value: Decimal | None = Decimal(raw.replace(" ", ""))
    else:
        value = value_of(raw)
    if value is None:
        return None
    if text[end : end + 2].lstrip()[:1] not in _BEGIN_WHAT_FOLLOWS:  # most numbers stand before their noun
        return Number(start, end, value, core_end=end, raw=raw)
    value, core, scaled = _scaled(text, value, end)
    after, percent = (core, False) if scaled else _percent(text, core)
    money = False
    if not percent:
        after, money = _money(text, core, scaled=scaled)
    return Number(start, after, value, money=money, percent=percent, scaled=scaled, core_end=core, raw=raw)


def _scaled(text: str, value: Decimal, end: int) -> tuple[Decimal, int, bool]:
    """Apply scale words: `2 tỷ 350 triệu`, `1,5 triệu`, `3 nghìn tỷ`, `1 tỷ rưỡi`."""
    total, core, scaled, last = Decimal(0), end, False, 10**15
    piece: Decimal | None = value
    while piece is not None:
        found = _SCALE.match(text, core)
        if not found:
            break
        factor = (
            SCALES[found.group(2)] * (100 if found.group(1) else 1) * (SCALES[found.group(3)] if found.group(3) else 1)
        )
        if factor >= last:
            break
        total, last, core, scaled = total + piece * factor, factor, found.end(), True
        half = _HALF.match(text, core)
        if half:
            total, core = total + Decimal(factor) / 2, half.end()
            break
        more = _SMALLER.match(text[core : core + 20])
        piece = value_of(more.group(1)) if more else None
        if more and piece is not None:
            smaller = SCALES[re.match(r"\s?(\w+)", text[core + more.end() :]).group(1)]  # type: ignore[union-attr]
            if smaller >= last:
                break
            core += more.end()
    return (total, core, True) if scaled else (value, end, False)


_SMALLER = re.compile(r"\s?(\d{1,3}(?:[.,]\d+)?)(?=\s?(?:nghìn|ngàn|triệu)\b)")


def _percent(text: str, end: int) -> tuple[int, bool]:
    found = PERCENT.match(text, end)
    return (found.end(), True) if found else (end, False)


def _money(text: str, end: int, *, scaled: bool) -> tuple[int, bool]:
    found = MONEY.match(text, end)
    if not found:
        return end, False
    if found.group().strip() == "đ" and not scaled and found.group().startswith(" "):
        return end, False
    return found.end(), True


def _ranged(text: str, first: Number) -> Number:
    """`5-13`, `300.000 đồng - 450.000 đồng`, `từ 3 đến 5`: one number with a lower and an upper end."""
    joint = _JOIN.match(text, first.end) if text[first.end : first.end + 2].lstrip()[:1] in _BEGIN_JOIN else None
    if joint is None:
        return first
    digits = DIGITS.match(text, joint.end())
    if not digits:
        return first
    second = _read(text, digits.start(), digits.end())
    if second is None:
        return first
    bare = not (first.scaled or first.money or first.percent) and (second.scaled or second.money)
    if not bare and (joint.group().strip() in {"đến", "tới"} and _grows(text, first.start)):
        return first
    low = first.value
    if second.scaled and not first.scaled and not first.money:
        low = first.value * (second.value / (value_of(digits.group()) or 1))
    if low >= second.value or (first.percent and not second.percent) or (first.money and not second.money):
        return first
    return Number(
        first.start, second.end, low, second.value, money=second.money, percent=second.percent, scaled=second.scaled,
        core_end=second.core_end, raw=text[first.start : second.core_end],
    )  # fmt: skip


_GROWTH = rule(r"\b(?:tăng|giảm|nâng|hạ|lên|xuống|chuyển|mở rộng)\s(?:\w+\s){0,4}từ\s$")


def _grows(text: str, start: int) -> bool:
    """`tăng từ 85% đến 92%` names two values, no range."""
    return bool(_GROWTH.search(text[max(0, start - 40) : start]))


def _worded(words: list[str]) -> int | None:
    """The value of number words: hai mươi ba → 23, một trăm linh năm → 105, ba nghìn hai trăm → 3200."""
    total, group, digit = 0, 0, -1
    for word in words:
        if word in _WORDS:
            if word == "mười":
                group, digit = group + (10 if digit < 0 else digit * 10), 0
                continue
            if digit > 0:
                return None
            digit = _WORDS[word]
        elif word in {"mươi", "chục"}:
            if digit <= 0:
                return None
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            if digit <= 0:
                return None
            group, digit = digit * 100, 0
        elif word in {"linh", "lẻ"}:
            digit = 0
        elif word == "rưỡi":
            return None
        else:
            group += max(digit, 0)
            total, group, digit = total + (group or 1) * SCALES[word], 0, -1
    return total + group + max(digit, 0)
