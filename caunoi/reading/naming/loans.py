"""Who borrows: households, members and turns by the bank or fund that lends, and how; what a loan costs."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.gifts import fund_before
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_BORROWS = rule(r"(?<!cho) (?:được |đang |đã )?vay(?: vốn)?(?= |$)")
_ONE_BANK = r"ngân hàng (?:(?:thương mại|csxh|nn&ptnt|chính sách xã hội|chính sách|nông nghiệp(?: và phát triển nông thôn)?)(?: khác)?)"
_FUND_WORD = r"(?!(?:là|đạt|được|cho|với|trên|hơn|gần|khoảng|đã|đang|số|vay|giải|toàn|huyện|tỉnh|xã|hiện|có|từ|do|và|tiền|nhận|quản|các|cấp|này|vận|ủng|trị|lên)\b)"
_LENDER = rule(rf"\b(?:{_ONE_BANK}|(?:nguồn )?(?:vốn )?quỹ (?:\"[^\"]+\"|(?:{_FUND_WORD}[^\W\d]+[ ]?){{1,6}}))")
_MANNER = rule(r"\b(?:(?:uỷ|ủy) thác|tín chấp)(?! vào)\b")
_FROM = rule(rf"[^;:.()]{{0,40}}? (?:từ|của|qua) ((?:các )?{_ONE_BANK})")


def borrowed(w: Around, i: int) -> str:
    """`ủy thác 208 tỷ đồng của Ngân hàng … cho 8.400 hộ vay`: hộ vay vốn ủy thác Ngân hàng …"""
    mention, tail = w.mentions[i], w.tails[i]
    if mention.ratio_part or mention.ratio_whole or mention.rate:
        return ""
    if "vay" not in tail:
        return _lent_to(w, i)
    plain = lowered(tail)
    found = _BORROWS.search(plain)
    if not found or "tổ" in plain[: found.start()].split():
        return ""
    who, rest = tail[: found.start()], tail[found.end() :].strip()
    if _SOURCE_SAID.search(lowered(rest)):
        return ""
    bank, how = lender(w, i), manner(w, i)
    if lowered(bank).find("quỹ") >= 0 or how in rest:
        how = ""  # a fund lends what is its own
    if not bank and not how:
        return ""
    terms, purpose = (rest, "") if _TERMS.match(lowered(rest)) else ("", rest)
    said = _TERMS_AFTER.match(w.working, w.ends[i]) if not rest else None
    terms = w.text[said.start(1) : said.end(1)] if said else terms
    loan = " ".join(f"{who} vay vốn {terms} {how} {bank}".split())
    return wording.joined(loan, purpose)


def _lent_to(w: Around, i: int) -> str:
    """`giải ngân 52 tỷ đồng cho 8.336 hội viên`: those that money was lent to."""
    if not i or not w.mentions[i - 1].number.money or w.mentions[i].kind not in _BORROWERS or w.predicate(i):
        return ""
    lent = w.verbs[i - 1] in _LENDING and _TO.fullmatch(w.working, w.mentions[i - 1].end, w.mentions[i].start)
    return " ".join(f"{w.tails[i]} được vay vốn {lender(w, i)}".split()) if lent else ""


_LENDING = frozenset(("giải ngân", "cho vay"))
_BORROWERS = frozenset((Kind.PERSONS, Kind.HOUSEHOLDS, Kind.TURNS))
_TO = rule(r" cho (?:hơn |gần |trên |khoảng )?")
_TERMS = rule(r"(?:ưu đãi|không (?:lấy )?lãi|tín chấp|lãi suất thấp|với lãi suất thấp)$")
_TERMS_AFTER = rule(r" ((?:với )?(?:lãi suất (?:thấp|ưu đãi)|không (?:lấy |tính )?lãi))(?!\w)")
_SOURCE_SAID = rule(r"\b(?:từ|ngân hàng|quỹ)\b")


def lender(w: Around, i: int) -> str:
    """The bank or fund named last before the number, or the bank right after it."""
    end = w.mentions[i].start
    start = max(w.sentences[i][0], w.working.rfind(";", 0, end) + 1)  # another fund may lend before a semicolon
    after = _FROM.match(w.working, w.ends[i], w.sentences[i][1])
    if after:
        return f"từ {w.text[after.start(1) : after.end(1)]}"
    found = list(_LENDER.finditer(w.working, start, end))
    return wording.unquoted(w.text[found[-1].start() : found[-1].end()]).strip() if found else ""


def manner(w: Around, i: int) -> str:
    """Whether the loan is entrusted to the association or stands on its word."""
    found = list(_MANNER.finditer(w.working, w.sentences[i][0], w.mentions[i].start))
    return w.text[found[-1].start() : found[-1].end()].lower() if found else ""


def cost_of_loan(w: Around, i: int) -> str:
    """`mức vay bình quân 20 triệu đồng/hộ, phí 0,6%/tháng`: what a loan costs."""
    found = _COST.search(w.working, w.starts[i], w.mentions[i].start)
    if not found:
        return ""
    words = found.group(1)
    return wording.joined("mức phí vay" if words == "phí" else words, fund_before(w, i))


_COST = rule(
    r"(?:^|[,;(]\s?|\svới\s)(phí|lãi suất)(?: vay| cho vay)? (?:(?:là|chỉ|bình quân|từ|hơn|gần|trên|khoảng) )*$"
)
