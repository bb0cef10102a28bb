"""Names of shares."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

_SHARE_HEAD = rule(
    r"\b((?:tỷ lệ|tỉ lệ)(?:\s(?!đạt|là|chiếm)[\w\"-]+){1,14}?)(?:\s(?:đạt|là|chiếm|được|ước|trên|hơn|gần|tăng|giảm|lên|khoảng|:|bình quân|từ))*\s*$"
)
_COMPARED = rule(r"(?:so với|cùng kỳ|trong|của|trở lên|kế hoạch|chỉ tiêu|tổng số)\b")


def name(w: Around, i: int) -> str:
    tail = w.tails[i]
    start = w.start(i)
    change = wording.CHANGE.search(w.working[start : w.mentions[i].start])
    if change and change.group(1) and i:
        than = wording.THAN.search(w.working[w.mentions[i].end : w.mentions[i].end + 60])
        return f"tỷ lệ {change.group(1)} {w.names[i - 1]} {than.group() if than else ''}"
    head = _SHARE_HEAD.search(w.working[start : w.mentions[i].start])
    if head:
        return w.text[start + head.start(1) : start + head.end(1)]
    if tail and len(tail.split()) > 1 and not _COMPARED.match(tail.lower()):
        verb = w.verb(i)
        return f"tỷ lệ {tail} được {verb}" if verb and "được" not in tail else f"tỷ lệ {tail}"
    before = w.phrase_before(i)
    if before and len(before.split()) > 1:
        return before if before.lower().startswith(("tỷ lệ", "mức", "tỉ lệ")) else f"tỷ lệ {before}"
    j = i - 2 if i > 1 and w.mentions[i - 1].ratio_whole else i - 1
    return f"tỷ lệ {w.names[j]}" if i else "tỷ lệ"
