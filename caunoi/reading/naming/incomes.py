"""Sums by who or what has them: a fund that gives, a movement that brought in, those who borrowed or earn."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.funds import bank_before
from caunoi.reading.naming.loans import lender, manner
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_NEAR = 12


def fund_does(words: str) -> str:
    """`Quỹ “Vì người nghèo” cấp tỉnh phân bổ`: a fund gives money, or it is raised for the fund."""
    found = _FUND_DOES.match(lowered(words))
    if not found:
        return ""
    fund = words[found.start(1) : found.end(1)]
    fund = f"Quỹ{fund[3:]}" if fund[4:5] in {"“", '"'} else fund
    deed = words[found.start(2) : found.end()]
    return f"số tiền vận động {fund}" if deed == "vận động" else f"số tiền {fund} {deed.removesuffix(' được dùng')}"


_FUND_DOES = rule(
    r"(?:nguồn )?(quỹ .*)\s(?:đã )?(phân bổ|chuyển(?: về)?|trích|hỗ trợ|chi|cấp|giải ngân|cho vay|trao|tặng|vận động)(?: hỗ trợ| được dùng)?$"
)


def fund_raised(w: Around, i: int) -> str:
    """`Quỹ “Vì người nghèo” quyên góp được 344 triệu đồng, hỗ trợ 53 hộ`: what was raised for a fund that a clause begins with."""
    piece = w.working[w.starts[i] : w.mentions[i].start]
    found = _FUND_RAISED.search(piece) if "quỹ " in piece else None
    if not found:
        return ""
    fund = wording.unquoted(w.text[w.starts[i] + found.start(1) : w.starts[i] + found.end(1)])
    deed = found.group(2)
    return f"số tiền {deed} Q{fund[1:]}"


_FUND_RAISED = rule(
    r"\b(?<!ủng hộ )(?<!cho )(?<!vào )(?<!gây )(quỹ (?:\"[^\"]{3,60}\"|[^\W\d]+(?: [^\W\d]+){1,4}?)(?:,? (?:các cấp|của|tỉnh|huyện|xã|phường|thị trấn|thành phố|quận)(?: [^\W\d]+){0,3}?)*)"
    r" (?:đã )?(vận động|quyên góp)(?: được)?(?: (?:tổng )?số tiền)?(?: (?:là|trên|hơn|gần|khoảng))*\s$"
)


def borrowed(w: Around, i: int) -> str:
    """`giúp 1.200 lượt hội viên vay 20 tỷ đồng để chăn nuôi`: what those counted right before have borrowed."""
    start = max(w.starts[i], w.sentences[i][0])
    lent = (
        _LENT_TO.search(w.working, start, w.mentions[i].start)
        if "vay" in w.working[start : w.mentions[i].start]
        else None
    )
    if lent:
        lent_by = lender(w, i)
        how = manner(w, i) if lent_by.startswith("Ngân hàng") else "từ"
        said = f"số tiền {w.text[lent.start(1) : lent.end(1)]}"
        return " ".join(f"{said} {how} {lent_by}".split()) if lent_by else ""
    if not i or w.mentions[i - 1].kind not in _BORROWERS or not w.tails[i - 1]:
        return ""
    found = _BORROW.search(w.tails[i - 1]) if w.ends[i - 1] <= w.mentions[i].start else None
    gap = _SUM_OF.fullmatch(w.working, w.ends[i - 1], w.mentions[i].start)
    if not found or not gap:
        return ""
    bank = _THROUGH.match(w.working, w.sentences[i][0], w.mentions[i - 1].start)
    through = f" qua {w.text[bank.start(1) : bank.end(1)]}" if bank else ""
    helped = None if bank else _WITH_BANK.search(w.working, w.sentences[i][0], w.mentions[i - 1].start)
    if helped:
        through = f" {wording.unquoted(w.text[helped.start(1) : helped.end(1)])}"
    loan = found.group().strip().removeprefix("được ")
    return f"số tiền {w.tails[i - 1][: found.start()].removeprefix('lượt ')} {loan}{through}"


_THROUGH = rule(r"\s*(?:thông qua|qua) (?:vốn |nguồn vốn )?((?:ngân hàng|quỹ)(?: (?!các|với|đã|đoàn)[^\W\d]+){1,6}),")


def apart(w: Around, i: int) -> str:
    """`Các cấp Hội vận động tài trợ, riêng cơ quan Tỉnh Hội được 500 triệu đồng`: the deed that one of them is told of apart."""
    piece = w.working[w.starts[i] : w.mentions[i].start]
    found = _APART.search(piece) if " riêng " in piece else None
    if not found:
        return ""
    return f"số tiền {found.group(1)} {w.text[w.starts[i] + found.start(2) : w.starts[i] + found.end(2)]}"


_APART = rule(
    r"\b((?:vận động|quyên góp|ủng hộ|đóng góp|huy động|gây quỹ)(?: [^\W\d]+){0,6}), riêng ((?:[^\W\d]+ ){1,7}?)(?:được|đạt|là)(?: hơn| gần| trên| khoảng)* $"
)


def owed_by(w: Around, i: int, words: str, at: int) -> str:
    """`3.000 lượt hộ được vay từ các nguồn vốn Nhà nước với dư nợ 60 tỷ đồng`: what those right before owe."""
    if not i or not lowered(words).endswith("dư nợ") or w.mentions[i - 1].kind not in _BORROWERS:
        return ""
    found = _BORROWS_FROM.search(w.tails[i - 1]) if _WITH.fullmatch(w.working, w.ends[i - 1], at) else None
    who = w.tails[i - 1][: found.start()].removeprefix("lượt ") if found else ""
    if not found:
        return ""
    bank = bank_before(w, i)
    return f"{words} {who} vay vốn {bank}" if bank else f"{words} {who} {found.group(1)}"


_BORROWS_FROM = rule(r" (?:được |đang |đã )?(vay \w.*)$")
_WITH = rule(r",? (?:với |có )?")
_LENT_TO = rule(
    r"\b((?:giải quyết |giải ngân )?(?:cho|giúp) (?:(?:các |lượt )?(?:hội viên|hộ|nông dân|phụ nữ|thanh niên|đoàn viên|thành viên|người)(?: [^\W\d]+){0,5}?) (?:được )?vay)(?: vốn)?(?: với| số tiền| hơn| gần| trên| khoảng)* $"
)
_WITH_BANK = rule(
    r"\b(?:cùng|với|của|qua|từ) (?:các )?((?:ngân hàng|quỹ)(?: (?!các|với|đã|đoàn|giúp|cho|giải|tạo|được|và|tín|bảo|hỗ trợ cho)[^\W\d]+){1,7})[^;:.]{0,60}? (?:giúp|cho|giải quyết|giải ngân|bảo lãnh)(?: cho)?(?: hơn| gần| trên| khoảng)* $"
)
_BORROWERS = frozenset((Kind.PERSONS, Kind.TURNS, Kind.HOUSEHOLDS))
_BORROW = rule(r" (?:được )?vay(?: vốn)?$")
_SUM_OF = rule(r",?\s(?:(?:với|tổng|số tiền|số vốn|vốn|hơn|gần|trên|khoảng)\s)*")


def came_in(w: Around, i: int) -> str:
    """`Phong trào “Tết vì người nghèo” vận động được 90 triệu đồng`: what a movement brought in."""
    found = _BY_MOVEMENT.match(w.working, w.sentences[i][0], w.mentions[i].start)
    return f"số tiền {found.group(2)} từ {wording.small(w.text[found.start(1) : found.end(1)])}" if found else ""


_BY_MOVEMENT = rule(
    r"\s*((?:phong trào|chương trình|cuộc vận động|chiến dịch|tháng cao điểm) (?:[^,;:.()]){4,110}?)(?:,? (?:đã|các cấp|toàn \w+))* (tiếp nhận|vận động|huy động|quyên góp|thu)(?: được| được số tiền)? (?:hơn |gần |trên |khoảng )?$"
)


def earned(w: Around, i: int) -> str:
    """`262 mô hình cho thu nhập từ 50 triệu đồng/năm`: what those counted before earn."""
    if not i or w.mentions[i - 1].at < w.sentences[i][0]:
        return ""
    found = _EARNING.search(w.tails[i - 1]) if w.mentions[i - 1].end < w.ends[i - 1] else None
    if not found or not _FROM.fullmatch(w.working, w.ends[i - 1], w.mentions[i].start):
        return ""
    who = w.tails[i - 1][: found.start()]
    for j in range(i - 2, max(-1, i - 2 - _NEAR), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if lowered(w.nouns[j]) == lowered(who):
            who = w.tails[j]
            break
    return f"{found.group(1)} của {who}"


_EARNING = rule(r"\s(?:cho |có |đạt |với )*(?:mức )?(thu nhập|doanh thu|lợi nhuận|lãi)$")
_FROM = rule(r"\s(?:đạt |là )?(?:từ |hơn |gần |trên |khoảng )*")
