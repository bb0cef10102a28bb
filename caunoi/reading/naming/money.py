"""Names of sums of money: the word for money, and what it was given for, came from or was spent on."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.giving import given
from caunoi.reading.working import lowered, rule

_HEAD = rule(
    r"\b((?:tổng\s)?(?:kinh phí|số tiền|trị giá|giá trị|dư nợ|số dư|nguồn vốn|vốn vay|vốn|doanh số(?: cho vay)?|quỹ|mức (?:vay|hỗ trợ|chi|thu nhập)|thu nhập|nguồn lực|nguồn kinh phí|mức đầu tư|"
    r"doanh thu|chi phí|ngân sách|tiền|thu|chi(?! trả)|mức|lợi nhuận|nợ|kinh phí hỗ trợ|số vốn|nguồn thu|nguồn quỹ|giá)(?:\s(?!(?:là|đạt|trên|hơn|gần|khoảng|được|đã|lên|còn|có|với)\b)[\w\"-]+){0,18}?)"
    r"(?:,?\s(?:là|đạt|được|lên(?: đến| tới)?|còn|có|với|hơn|gần|trên|khoảng|ước đạt|ước|đã|chỉ|đến|tới|:|bình quân|tương đương|lên đến)|\s?:|\s?\()*\s*$"
)
_SET_BY = rule(
    r"\b(mức(?: (?!được|do|là)[^\W\d]+){1,6}) (?:được|do) (?:[^\W\d]+ ){2,9}?là (?:hơn |gần |trên |khoảng )?$"
)
_MONEY_WORDS = rule(r"^(?:tổng\s)?(?:số tiền|trị giá|kinh phí|giá trị|tổng)(?:\s|$)")
_OF_MONEY = rule(
    r"^(?:tổng |mức |số )?(?:tiền|kinh phí|giá|dư nợ|doanh số|vốn|nguồn|thu nhập|trị giá|quỹ|nợ|chi phí|doanh thu|ngân sách|lợi nhuận|mức)(?!\w)"
)
_FUND = re.compile(r"[Qq]uỹ [“\"]?\w")
_RAISED = rule(r"\b(vận động|ủng hộ|đóng góp|giải ngân|huy động)\s(?:cho |vào |được )?$")
_EACH_WORDS = rule(r"\b(?:mỗi|một|từng)\s[\w ]{1,20}$")
_AVERAGE = rule(r"\bbình quân\b")
_ENOUGH, _LONG = 5, 12
_NEAR = 12


def name(w: Around, i: int, whole: int | None) -> str:
    """The name of a sum of money."""
    mention = w.mentions[i]
    left = w.working[w.start(i) : mention.start]
    before = _earlier(w, i)
    if before is not None:
        compared = _compared(w, i, before, left)
        if compared:
            return compared
    if mention.rate and not _TIME.match(mention.rate):
        return _for_each(w, i, left)
    if whole is not None and whole < i and w.mentions[whole].number.money:
        return _share_of_money(w, i, whole)
    gift = given(w, i)
    if gift:
        return f"số tiền {gift}"
    head, rest = _head(w, i, w.start(i), left)
    own = _paid_for(w, i)
    if own and not head and before == i - 1 and _LISTED.fullmatch(left):
        head = _head(w, before, w.start(before), w.working[w.start(before) : w.mentions[before].start])[0]
    if own and len(own.split()) > 1 and not own.lower().startswith(("từ ", "trong ")):
        own = _FOR.sub("", own) if head else own
        return wording.joined(head or f"số tiền {w.verb(i) or w.phrase_before(i, 6)}".strip(), own)
    return head if len(head.removeprefix("tổng ").split()) >= _ENOUGH else _what_for(w, i, head, rest)


def _paid_for(w: Around, i: int) -> str:
    """`2 tỷ đồng hỗ trợ 1.912 lao động`: what the money did, with the things it was done to."""
    own = w.tails[i]
    if not own or i + 1 == len(w.mentions) or w.mentions[i + 1].number.money:
        return own
    gap = w.working[w.ends[i] : w.mentions[i + 1].start]
    return f"{own} {wording.shortened(w.tails[i + 1], _TO_WHOM)}" if _NOTHING_BETWEEN.fullmatch(gap) else own


_FOR = re.compile(r"^đối với ")
_LISTED = rule(r"\s?(?:,|;|và|, và)\s?")
_TO_WHOM = 7
_NOTHING_BETWEEN = rule(r"\s?(?:cho|được|với|xong)?\s?")


def _compared(w: Around, i: int, before: int, left: str) -> str:
    """`tăng 5,3 tỷ đồng so với …` and the value of another time in brackets after it."""
    mention = w.mentions[i]
    change = wording.CHANGE.search(left)
    if change:
        than = wording.THAN.search(w.working[mention.end : mention.end + 60])
        return f"mức {change.group(1) or 'tăng'} {w.cores[before]} {than.group() if than else 'so với cùng kỳ'}"
    if w.compares(i):
        return w.cores[before]
    bracket = _CHANGED.match(w.cores[i - 1]) and left.strip().endswith("(")
    return f"{w.cores[before]} cùng kỳ" if bracket else ""


def _what_for(w: Around, i: int, head: str, rest: str) -> str:
    """A short word for money with what it was for: the thing before a bracket, what was counted before, the clause."""
    opened = w.before_bracket(i)
    if opened:
        return f"{head or 'số tiền'} {opened}"
    label = "" if head else w.phrase_before(i)
    if label and _OF_MONEY.match(lowered(label)):
        head, label = label, ""
    stem = head or f"số tiền {w.verb(i) or label}".strip()
    counted = _counted_before(w, i)
    if counted is not None and (head or len(stem.split()) <= _ENOUGH):
        return wording.joined(stem, _given(w.cores[counted]))
    if i and w.mentions[i - 1].at >= w.sentences[i][0]:
        return wording.joined(stem, _MONEY_WORDS.sub("", w.cores[i - 1]))
    return wording.joined(stem, rest or (_said_before(w, i) if len(stem.split()) < _ENOUGH else ""))


def _said_before(w: Around, i: int) -> str:
    """What the sentence before counted first: `Trao 335 phần quà. Tổng trị giá …`."""
    j = i - 1
    if j < 0 or w.mentions[j].at < w.paragraph(i):
        return ""
    while j and i - j < _NEAR and w.mentions[j - 1].at >= w.sentences[i - 1][0]:
        j -= 1
    return "" if w.mentions[j].number.money or w.mentions[j].number.percent else _given(w.cores[j])


_WHERE = rule(r"\s(?:tại|ở|trên|dài|tổng chiều dài|chiều dài|rộng|diện tích)\s(?:các\s|hơn\s|gần\s|trên\s)?$")
_TIME = rule(r"(?:năm|tháng|quý|ngày)(?!\w)")
_CHANGED = rule(r"mức (?:tăng|giảm)")


def _head(w: Around, i: int, start: int, left: str) -> tuple[str, str]:
    """The word for money with its own words right before the number, and the clause before it."""
    found = _SET_BY.search(left) or _HEAD.search(left.rstrip() + " ")
    if not found:
        return "", ""
    head = wording.small(wording.unquoted(w.text[start + found.start(1) : start + found.end(1)]))
    head = wording.shortened(head, _LONG)
    if _FUND.match(head):
        deed = _RAISED.search(left[: found.start()])
        return f"số tiền {deed.group(1)} {head[:1].upper()}{head[1:]}" if deed else head, ""
    if lowered(head) in {"thu", "chi"}:
        head = f"số tiền {head.lower()}"
    clause = w.text[start : start + found.start(1)].strip(" ,;:-+*\n")
    skip = wording.CONNECTIVES.match(lowered(clause))
    words = clause[skip.end() if skip else 0 :].split()
    if words and words[-1].lower() in {"với", "có", "là", "và"}:
        words = words[:-1]
    return head, wording.last_words(" ".join(words), 16)


def _earlier(w: Around, i: int) -> int | None:
    """The nearest sum of money before in the sentence that is no change."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            return None
        if w.mentions[j].number.money and not _CHANGED.match(w.cores[j]):
            return j
    return None


def _counted_before(w: Around, i: int) -> int | None:
    """The nearest counted things before in the sentence; not the places where they are, nor their length."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            return None
        if not (w.mentions[j].number.money or w.mentions[j].number.percent or _says_where(w, j)):
            return j
    return None


def _says_where(w: Around, j: int) -> bool:
    """`lắp 412 camera tại 96 điểm`, `5 tuyến đường dài 6,7 km`: more about the figure before."""
    before = j - 1
    if before < 0 or w.mentions[before].at < w.sentences[j][0] or w.mentions[before].number.money:
        return False
    return bool(_WHERE.search(w.working, w.mentions[before].end, w.mentions[j].start))


def _given(core: str) -> str:
    return wording.shortened(core.replace(" được ", " "), 12)


def _share_of_money(w: Around, i: int, whole: int) -> str:
    """A part of a sum: the sum's name and whose or what the part is."""
    own = w.label_before(i)
    own = wording.unlevelled(own) if own else w.tails[i]
    core = w.cores[whole]
    for word in ("Tổng ", "tổng "):
        core = core.removeprefix(word)
    if _OF_MONEY.match(lowered(own)):
        return wording.joined(own, _MONEY_WORDS.sub("", core))
    return wording.joined(wording.shortened(core, 9), own)


def _for_each(w: Around, i: int, left: str) -> str:
    """`100.000 đồng/suất`: what one of the counted things is worth."""
    rate = w.mentions[i].rate or ""
    found = _SET_BY.search(left) or _HEAD.search(left.rstrip() + " ")
    start = w.start(i)
    head = wording.small(wording.unquoted(w.text[start + found.start(1) : start + found.end(1)])) if found else ""
    if len(head.split()) >= _ENOUGH:
        return head
    head = head.removesuffix(" từ")
    thing = rate
    for j in range(i - 1, max(-1, i - 5), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if w.mentions[j].unit == rate or (rate == "người" and w.mentions[j].unit == "người"):
            thing = _given(w.cores[j])
            break
    else:
        thing = rate
    if head and lowered(head) not in {"trị giá", "giá", "mức", "giá trị", "số tiền"}:
        return f"{head} {'bình quân ' if _AVERAGE.search(left) else ''}mỗi {thing}"
    label = w.phrase_before(i, 9)
    if thing == rate and len(label.split()) > 1 and not _AVERAGE.search(lowered(label)):
        return label if _OF_MONEY.match(lowered(label)) else f"mức {label}"
    if _AVERAGE.search(left):
        sum_before = i - 1
        while sum_before >= max(0, i - 3) and not w.mentions[sum_before].number.money:
            sum_before -= 1
        if sum_before >= max(0, i - 3) and w.mentions[sum_before].at >= w.paragraph(i):
            return f"{w.cores[sum_before]} bình quân mỗi {thing}"
        return f"kinh phí bình quân mỗi {thing}"
    return f"trị giá mỗi {thing}"
