"""Funds, banks and occasions that sums of money belong to: `vận động Quỹ …`, `dư nợ ủy thác Ngân hàng …`, `Về …:`."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.gifts import out_of
from caunoi.reading.naming.heads import FUND
from caunoi.reading.working import lowered, rule

_RAISE = r"vận động|ủng hộ|đóng góp|giải ngân|huy động|tiếp nhận"
_FUND_BEFORE = rule(
    rf"(?:(?<!ban )\b(?:(?:{_RAISE})\s)?({_RAISE})\s(?:trực tiếp )?(?:cho |vào |được )?|[,;]\s|và\s)((?:các )?(?:loại )?quỹ (?:(?!đã |trích )[\w\"“”-]+(?:,? |$)){{1,12}}?)(?:(?:là|đạt|được|với|số tiền|tổng|hơn|gần|trên|khoảng|trị giá)\s?)*$"
)
_SEVERAL = rule(
    rf"\b({_RAISE}) (?:cho |vào )?((?:các )?(?:loại )?quỹ):? (?:\"[^\"]{{3,60}}\"(?:\.\.\.|…)?(?:, | và |, và | )){{3,}}(?:được|đạt|với|số tiền|tổng số|là|hơn|gần|trên|khoảng|\s)*$"
)
_OF_FUND = rule(rf"số tiền ({_RAISE}) quỹ")
_LIST, _SHORT, _LONG, _BARE = 12, 8, 12, 4


def raised(w: Around, i: int) -> str:
    """`vận động Quỹ “Vì người nghèo” 1,3 tỷ đồng, Quỹ An sinh xã hội 600 triệu đồng`: each fund with the deed of the list."""
    start, end = w.starts[i], w.mentions[i].start
    piece = w.working[start:end]
    found = _FUND_BEFORE.search(piece) if "quỹ" in piece else None
    if not found:
        several = _SEVERAL.search(piece) if '", "' in piece else None
        return f"số tiền {several.group(1)} {several.group(2)}" if several else ""
    fund, deed = wording.unquoted(w.text[start + found.start(2) : start + found.end(2)]), found.group(1)
    for j in range(i - 1, max(-1, i - _LIST), -1):
        if deed or w.mentions[j].at < w.sentences[i][0] or ";" in w.working[w.mentions[j].end : end]:
            break
        said = _OF_FUND.match(lowered(w.cores[j])) if (w.mentions[j].unit or "").startswith("đồng") else None
        deed = said.group(1) if said else None
    named = fund if lowered(fund).startswith("các ") else f"{fund[:1].upper()}{fund[1:]}"
    return f"số tiền {deed} {named}" if deed else ""


def with_source(w: Around, i: int, said: str) -> str:
    """A debt with the bank that lent it; a short name with what its sentence opens with (`Về …:`, `Thực hiện phong trào …,`)."""
    start, end = w.sentences[i][0], w.mentions[i].start
    if is_debt(said) and "ngân hàng" not in lowered(said):
        bank = bank_before(w, i)
        known = "uỷ thác" in lowered(said) or "uỷ thác" not in w.working[start:end]
        return f"{said} {'' if known else 'ủy thác '}{bank}" if bank else said
    length = len(said.split())
    opened = (_TOPIC.match(w.working, start, end) or _WHEN.match(w.working, start, end)) if length <= _SHORT else None
    fund = out_of(w, i) if not opened and length <= _SHORT and "quỹ" not in lowered(said) else ""
    if fund and ";" not in w.working[start:end]:
        return f"{said} từ {fund}"
    if not opened:
        label = w.line_label(i) if length <= _BARE else ""
        return said if _NO_MATTER.match(lowered(label)) else wording.joined(said, _small(label))
    words = _small(w.text[opened.start(1) : opened.end(1)])
    named = _NAMED.search(words)
    return wording.joined(said, named.group() if named else wording.shortened(words, _LONG))


def _small(words: str) -> str:
    return words if FUND.match(words) else wording.small(words)


def is_debt(words: str) -> bool:
    """Whether a name says how much is owed."""
    return _DEBT.match(lowered(words)) is not None


def bank_before(w: Around, i: int) -> str:
    """The bank (or banks) named last before a sum in its sentence."""
    banks = list(_BANK.finditer(w.working, w.sentences[i][0], w.mentions[i].start))
    return w.text[banks[-1].start() : banks[-1].end()] if banks else ""


_NAMED = re.compile(r"[“\"][^“”\"]{12,110}[”\"]")
_DEBT = rule(r"(?:tổng )?(?:số )?(?:dư nợ|nợ quá hạn|doanh số cho vay)(?!\w)")
_ONE_BANK = r"ngân hàng (?:csxh|nn&ptnt|chính sách xã hội|nông nghiệp(?: và phát triển nông thôn)?)"
_BANK = rule(rf"{_ONE_BANK}(?: và {_ONE_BANK})?")
_TOPIC = rule(
    r"(?:[-+*•\d.)a-h]{0,3}\s?)(?:[^\W\d]+(?: [^\W\d]+){1,3},\s)?(?:về (?:việc )?(?:tham gia )?(?:công tác )?|(?=(?:thực hiện|hưởng ứng) (?:cuộc|công tác|chương trình|phong trào|tháng|lời|\")))(\"[^\"]*\"|(?:[^,;:.\"]|\"[^\"]*\"){5,110}(?:, (?=an toàn|chống|kinh doanh)[^,;:.]{4,30})?)[,:]\s"
)
_WHEN = rule(r"\s*((?:khi|lúc|trước khi|sau khi) (?:[^,;:.\"]){8,70}),\s")
_NO_MATTER = rule(
    r"(?:(?:các )?(?:hội|đoàn|mặt trận|uỷ ban|ub|công đoàn|liên đoàn|chi (?:hội|đoàn|bộ)|ban|tổ|đảng|xã|phường|huyện|tỉnh|thôn|ấp|bản|khu|thị|thành phố)\b|kết quả|cụ thể|trong|năm|tháng|\d|$)"
)
