"""Names of counts by the words before the number: totals, what each has, what was raised to."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind, noun_at
from caunoi.reading.working import lowered, rule

_AFTER_NUMBER = len("số ")
_FEW, _WORDS, _LONG = 3, 9, 18
_SPACES = re.compile(r" {2,}")
_ONLY_TOTAL = 2
_DENSE = rule(r"(?:tổng )?dân số\b")
_EACH_NOUN = rule(r"\b(?:mỗi|từng)\s(\w+(?:\s\w+)?)\s(?:có|tổ chức|từ|ít nhất|được|bình quân|\s)*$")
_TOTAL_BEFORE = rule(
    r"(?:^|[\s,;(])((?:tổng số|số lượng|(?<!con )(?<!cả )số(?! \d| này| đó| ấy)|dân số|diện tích|mật độ|quy mô dân số|tổng dân số)(?:,?\s(?!(?:là|đạt|có|được|lên|còn|tăng|giảm|đã(?! (?:tiếp|nhận|xử|giải))|hiện|gồm|với)\b)[\w\"/-]+){0,20}?)(?:,?\s(?:là|đạt|được|hiện nay|hiện có|hiện|có|lên|lên đến|lên tới|còn|gồm|đến nay|ước|khoảng|:|năm \d+))*\s*:?\s*$"
)


def without_figure(name: str) -> str:
    """`con số tổng hợp là 45 ý kiến`: that it is a figure says nothing of what it counts."""
    return _A_FIGURE.sub("", name) if "con số" in name else name


_A_FIGURE = rule(r" con số(?: tổng hợp| thống kê| cụ thể| chung)?$")


def headed(w: Around, i: int, tail: str) -> str:
    """`mỗi xã tổ chức 2 hội nghị`, `tổng số hội viên là 412 người`: the words before the number name it."""
    mention = w.mentions[i]
    left = w.working[w.starts[i] : mention.start]
    each = _EACH_NOUN.search(left) if "mỗi" in left or "từng" in left else None
    if each:
        return f"{tail} mỗi {each.group(1)}"
    raised = _raised_to(w, i, left, tail) if "nâng" in left else ""
    if raised or len(tail.split()) > 2:
        return raised
    plain = _SPACES.sub(" ", wording.unbracketed(left, ""))
    total = _TOTAL_BEFORE.search(plain) if "số" in plain or "diện tích" in plain or "mật độ" in plain else None
    if total and (len(total.group(1).split()) > _ONLY_TOTAL or _DENSE.match(total.group(1))):
        piece = _SPACES.sub(" ", wording.unbracketed(w.text[w.starts[i] : mention.start], ""))
        words = wording.shortened(wording.small(piece[total.start(1) : total.end(1)].strip(" ,")), _LONG)
        words = words.replace("lượt tiếp của", "lượt tiếp công dân của")
        if (
            words.startswith("số ")
            and noun_at(lowered(words), _AFTER_NUMBER) is None
            and w.mentions[i].kind is Kind.MATTERS
        ):
            return f"{w.nouns[i]} {words[_AFTER_NUMBER:]}"  # `số mới phát sinh 30 vụ việc`
        return words[3:] if words.startswith("số ") and noun_at(lowered(words), 3) is not None else words
    return ""


def _raised_to(w: Around, i: int, left: str, tail: str) -> str:
    """`kết nạp 412 hội viên nông dân, nâng tổng số lên 13.601 hội viên`: all of what was counted before."""
    if not i or not _RAISED_TO.search(left):
        return ""
    before = w.tails[i - 1] if w.same_noun(i, i - 1) else ""
    return f"tổng số {_NEW.sub('', before) if len(before.split()) > len(tail.split()) else tail}"


_RAISED_TO = rule(
    r"\bnâng(?: (?:tổng số|tổng|số lượng|số)(?: (?:hiện có|hiện nay|đến nay|toàn \w+))*)? (?:lên|lên thành|đạt|là|thành)(?: hơn| gần| trên)? $"
)
_NEW = rule(r" mới(?= |$)")


def each(w: Around, i: int) -> str:
    """`bình quân 7 người/tổ`, `mỗi ban có từ 5-13 thành viên`."""
    mention = w.mentions[i]
    unit, rate = (mention.unit or "").split("/")[0], mention.rate or ""
    start = w.starts[i]
    density = _TOTAL_BEFORE.search(w.working[start : mention.start])
    if density:
        return wording.small(w.text[start + density.start(1) : start + density.end(1)].strip(" ,"))
    counted, per = w.nouns[i] or unit, rate
    for j in range(i - 1, max(-1, i - 5), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        other = w.mentions[j]
        if (
            (other.unit == unit or (other.unit, unit) == ("lượt người", "người"))
            and w.tails[j]
            and counted == w.nouns[i]
            and (counted == "người" or (other.unit == unit and other.kind is Kind.GATHERINGS and not other.rate))
        ):
            counted = wording.shortened(w.tails[j], _FEW + 2)
        if other.unit == rate and w.tails[j]:
            per = _HOLDS.sub("", w.tails[j])
    average = "bình quân mỗi" if _AVERAGE.search(w.working, max(w.starts[i] - 1, 0), mention.end + 12) else "mỗi"
    if counted == w.nouns[i] and (said := w.tails[i]):
        counted = f"{counted} {wording.shortened(said, _WORDS)}"
    return f"{counted} {average} {per}"


_HOLDS = rule(r" (?:đã )?(?:tổ chức|thực hiện|triển khai)$")
_AVERAGE = rule(r"\b(?:bình quân|trung bình)\b")
