"""The word for money before a sum (`tổng kinh phí`, `dư nợ`, `số tiền`), with its own words."""

import re
from typing import NamedTuple

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import led, lowered, rule

_MONEY = (
    "kinh phí|số tiền|trị giá|giá trị|dư nợ|số dư|nguồn vốn|vốn vay|vốn|doanh số(?: cho vay)?|quỹ|mức (?:vay|hỗ trợ|chi|thu nhập)|thu nhập|nguồn lực|nguồn kinh phí|mức đầu tư|"
    "doanh thu|chi phí|ngân sách|tiền|thu(?! hồi)|chi(?! trả)|mức|lợi nhuận|nợ|kinh phí hỗ trợ|số vốn|nguồn thu|nguồn quỹ|đơn giá|thù lao|giá"
)
_IN_ALL = rf"|tổng\s(?:{_MONEY})"
_HEAD = rule(
    rf"(?<!quy ra )({led(_MONEY + _IN_ALL)}(?:\s(?!(?:là|đạt|trên|hơn|gần|khoảng|ước|được|đã|lên|còn|có|với)\b)[\w\"-]+){{0,22}}?)"
    r"(?:,?\s(?:là|đạt|được|lên(?: đến| tới)?|còn|có|với|hơn|gần|trên|khoảng|ước tính|ước đạt|ước|đã|chỉ|đến|tới|:|bình quân|tương đương|lên đến)|\s?:|\s?\()*\s*$"
)
_SET_BY = rule(
    r"\b(mức(?: (?!(?:được|do|là)\b)[^\W\d]+){1,6}) (?:được|do) (?:[^\W\d]+ ){2,9}?là (?:hơn |gần |trên |khoảng )?$"
)
_FUND_SO_FAR = rule(
    r"\b(?:gây|xây dựng|lập|góp|duy trì|tạo)(?: được)? ((?:các )?(?:nguồn )?quỹ (?:[^\W\d]+ ?){1,5}), (?:hiện|đến|nay)(?: [^\W\d]+){1,4} $"
)
MONEY_WORDS = rule(r"^(?:tổng\s)?(?:số tiền|trị giá|kinh phí|giá trị|tổng)(?:\s|$)")
OF_MONEY = rule(
    r"^(?:tổng |mức |số )?(?:tiền|kinh phí|giá|dư nợ|doanh số|vốn|nguồn|thu nhập|trị giá|quỹ|nợ|chi phí|doanh thu|ngân sách|lợi nhuận|mức)(?!\w)"
)
FUND = re.compile(r"[Qq]uỹ [“\"]?\w")
UNTIL = re.compile(r",?\s(?:tính )?đến (?:ngày |tháng |hết |cuối )*\d[\d/.]*")
_PAID_IN = rule(r"\b(?:nộp|bổ sung|thu|trả)(?: vào)?\s$")
_NEAR = 30
_COST = rule(r"(?:,|(?<=\w))\s(?:chi phí )?(?:hết|tốn)(?: hơn| gần| trên| khoảng)*\s$")
_ORDER = re.compile(r"\slần thứ \w+(?:,? ?[-–]? ?năm \d{4})?")
_TOLD_BY = rule(r"\s*theo (?:[^,;]|, (?!tổng|số tiền|kinh phí))*,\s*$")
_GOODS_TOO = rule(r"tiền(?: mặt)? và (?:hiện vật|quà|hàng)")
_LONG, _CLAUSE, _REACH = 12, 16, 110
_JOINING = {"với", "có", "là", "và"}


class Head(NamedTuple):
    """The word for money with its own words, the clause before it, and where it begins (the sum, where there is none)."""

    words: str
    clause: str
    at: int


def head_of(w: Around, i: int) -> Head:
    """The word for money right before a sum; empty where none stands there."""
    start, end = w.starts[i], w.mentions[i].start
    left = w.working[start:end]
    found = (_SET_BY.search(left) if "mức" in left else None) or _HEAD.search(left.rstrip() + " ")
    if not found and "quỹ" in left:
        found = _FUND_SO_FAR.search(left)
    if not found:
        cost = _COST.search(w.working, max(w.sentences[i][0], end - _NEAR), end)
        words = _clause(w.text[start : cost.start()]) if cost else ""
        return Head("kinh phí", words, cost.start()) if cost else Head("", "", end)
    at = start + found.start(1)
    words = UNTIL.sub("", w.text[at : start + found.end(1)])
    words = wording.shortened(wording.small(wording.unquoted(words)), _LONG)
    if lowered(words).startswith("ngân sách") and _PAID_IN.search(w.working, start, at):
        return Head("", "", end)  # `nộp ngân sách Nhà nước`: where the money went
    if FUND.match(words):
        return Head(words, "", at)
    if _GOODS_TOO.match(lowered(words)) and (verb := wording.verb_before(f"{w.working[start:at]}", _REACH)):
        words = f"số {words} {verb.group(1)}"
    if lowered(words) in {"thu", "chi", "thu về"}:
        words = f"số tiền {words.lower()}"
    return Head(words, _clause(w.text[start:at]), at)


def own_words(w: Around, i: int) -> str:
    """The word for money with all its words, however many."""
    left = w.working[w.starts[i] : w.mentions[i].start]
    found = (_SET_BY.search(left) if "mức" in left else None) or _HEAD.search(left.rstrip() + " ")
    start = w.starts[i]
    return wording.small(wording.unquoted(w.text[start + found.start(1) : start + found.end(1)])) if found else ""


def _clause(words: str) -> str:
    """The clause before a word for money; `Theo ông A` says who told it, not what the money is for."""
    if _TOLD_BY.match(lowered(words)):
        return ""
    clause = wording.without_times(_ORDER.sub("", words).strip(" ,;:-+*\n"))
    skip = wording.CONNECTIVES.match(lowered(clause))
    kept = clause[skip.end() if skip else 0 :].split()
    return wording.last_words(" ".join(kept[:-1] if kept and kept[-1].lower() in _JOINING else kept), _CLAUSE)
