"""Names of what is given: things by whom they were for, also where that is said after the list or a bracket."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind, noun_at
from caunoi.reading.working import lowered, rule

_FAR, _WORDS, _MORE = 220, 10, 14


def given_to(w: Around, i: int) -> str:
    """`trao 18 suất quà (1 triệu đồng/suất) cho con đoàn viên`: the deed and for whom; nothing where the text says neither."""
    mention, verb = w.mentions[i], w.verbs[i]
    if not verb and mention.kind in _GOODS and (reached := _REACHED.match(w.working, w.ends[i], w.sentences[i][1])):
        return f"trao cho {wording.shortened(_phrase(w, reached.end(), w.sentences[i][1]), _WORDS)}"
    if mention.kind not in _GOODS or mention.rate or mention.ratio_part or not _GIVES.search(lowered(verb)):
        return ""
    if _SAID.search(lowered(w.tails[i])):
        return _and_others(w, i)
    end = min(w.sentences[i][1], w.ends[i] + _FAR)
    found = _BETWEEN.match(w.working, w.ends[i], end)
    if not found:
        named = _CARED_FOR.match(w.working, w.sentences[i][0], mention.start)
        named = named or _CARING.match(w.working, w.sentences[i][0], mention.start)
        return f"{verb} {wording.small(w.text[named.start(1) : named.end(1)])}" if named else ""
    for j in range(i + 1, min(i + _LIST, len(w.mentions))):
        if w.mentions[j].start >= found.end():
            if w.mentions[j].start == found.end() and w.mentions[j].kind in _PEOPLE:
                return f"{verb} cho {wording.shortened(w.tails[j], _WORDS)}"
            break
    whom = _phrase(w, found.end(), end)
    kept = wording.shortened(whom, _WORDS)
    if len(kept) < len(whom) and _HALF.search(kept):
        kept = kept.rpartition(", ")[0]  # `hộ nghèo, hộ cận nghèo, hộ`
    return f"{verb} cho {kept}" if len(whom.split()) > 1 and not whom[0].isdigit() else ""


def _and_others(w: Around, i: int) -> str:
    """`tặng 500 suất quà cho hộ nghèo, nạn nhân chất độc da cam, người khuyết tật`: the rest of those that things were for."""
    end = w.mentions[i + 1].start if i + 1 < len(w.mentions) else w.sentences[i][1]
    if " cho " not in w.tails[i] or not _OTHERS.match(w.working, w.ends[i], end):
        return ""
    others = _phrase(w, w.ends[i] + 2, min(end, w.sentences[i][1]))
    kept = wording.shortened(others, _MORE)
    kept = kept.rpartition(", ")[0] if len(kept) < len(others) and ", " in kept else kept
    return f"và {kept} được {w.verbs[i]}"


_HALF = rule(r", (?:hộ|người|trẻ em|gia đình|học sinh|hội viên)(?: có)?$")
_OTHERS = rule(r", (?:hộ|nạn nhân|người|trẻ em|học sinh|hội viên|gia đình|phụ nữ|đoàn viên|công nhân)\s")


def _phrase(w: Around, start: int, end: int) -> str:
    """The words from an offset to where their phrase ends."""
    piece = w.working[start:end]
    stop = wording.STOP.search(piece) or _DIGIT.search(piece)
    last = stop.start() if stop else len(piece)
    for comma in wording.COMMA.finditer(piece, 0, last):
        rest = piece[comma.end() :]
        goes_on = wording.GOES_ON.match(rest) and not wording.NEW_CLAUSE.match(rest)
        others = noun_at(piece, comma.end())
        if others is not None and others.kind in _PEOPLE:
            continue
        if not goes_on and not wording.second_of_two(rest, last - comma.end()):
            last = comma.start()
            break
    return wording.tidied(wording.unquoted(w.text[start : start + last]))


def out_of(w: Around, i: int) -> str:
    """`Từ nguồn quỹ này, Hội thực hiện 26 dự án`: the fund that a sentence says its doings were paid from."""
    start = w.sentences[i][0]
    found = _FROM.match(w.working, start, w.mentions[i].start)
    if not found:
        return ""
    if found.group(1):
        return w.text[found.start(1) : found.end(1)]
    return fund_before(w, i)


def fund_before(w: Around, i: int) -> str:
    """The fund named last before the sentence: in its paragraph, or in the one before where it begins its own."""
    start = w.sentences[i][0]
    named = list(_FUND.finditer(w.working, max(w.paragraph(i), start - _FAR_BACK), start))
    if not named:
        before = w.layout.previous_paragraph(w.mentions[i].at)
        named = list(_FUND.finditer(w.working, *before)) if before and w.paragraph(i) == start else []
    return w.text[named[-1].start() : named[-1].end()] if named else ""


_FAR_BACK = 500
_FROM = rule(
    r"[\s*+-]*(?:cũng |và )?(?:từ|bằng|với) (?:(?:các )?nguồn(?: quỹ| vốn| tiền| lực| kinh phí)?|(?:số )?(?:quỹ|vốn|tiền|kinh phí)) (?:này|đó|trên|ấy|vận động được),"
    r"|[\s*+-]*(?:từ|bằng|với) ((?:nguồn )?(?:quỹ|vốn|ngân sách)(?: (?!này|đó|trên)[^\W\d]+|[ \"][^\",]{3,40}\"){1,7}),"
)
_FUND = rule(
    r"quỹ (?<!\wquỹ )(?:\"[^\"]{3,40}\"|hỗ trợ nông dân|vì người nghèo|đền ơn đáp nghĩa|an sinh xã hội|khuyến học(?:, khuyến tài)?|bảo trợ trẻ em|nghĩa tình đồng đội|tấm lòng vàng|mái ấm công đoàn|mái ấm tình thương)"
)
_LIST = 8
_DIGIT = re.compile(r"\s\d")
_GOODS = frozenset((Kind.THINGS, Kind.DOCUMENTS, Kind.UNKNOWN))
_PEOPLE = {Kind.PERSONS, Kind.HOUSEHOLDS, Kind.TURNS}
_GIVES = rule(
    r"(?:^|\s)(?:tặng|trao|trao tặng|hỗ trợ|cấp phát|cấp|phát|giúp|bàn giao|xây dựng|xây|sửa chữa|ủng hộ|quyên góp)$"
)
_SAID = rule(r"\b(?:cho|được|tặng|đến)\b")
_SUM = r"(?:,|\svới|, với)?\s(?:tổng\s)?(?:mỗi \w+(?: \w+)?(?: trị giá)?|trị giá|giá trị|số tiền|kinh phí)\s(?:[^,;:()]|,\d){1,40}?(?:đồng|đ)(?!\w)(?:/[\w ]{1,10}?)?"
_ITEM = r"(?:,|\svà|, và|\scùng)\s(?:\w+ ){0,2}?(?:hơn |gần |trên |khoảng )?\d(?:[^,;:()]|,\d){1,50}?"
_REACHED = rule(rf"(?:{_SUM})? (?:đã )?(?:được )?(?:chuyển |trao )?(?:đến tay|tới tay) (?:các )?")
_CARED_FOR = rule(
    r"\s*((?:học sinh|hộ|hội viên|người|trẻ em|gia đình|phụ nữ|đoàn viên|công nhân|nạn nhân) [^,;:.()]{3,50}?) (?:cũng |luôn |còn )*"
    r"được (?:quan tâm|chăm lo|giúp đỡ|hỗ trợ|động viên)[^,;:.()]{0,30}: "
)
_CARING = rule(
    r"\s*(?:chăm lo|giúp đỡ|hỗ trợ)(?: cho| đời sống| tết cho)? ((?:học sinh|hộ|hội viên|người|trẻ em|gia đình|phụ nữ|đoàn viên|công nhân|nạn nhân) [^;:.()\d]{3,60}?), (?:đã|uỷ ban|mttq|mặt trận|hội|các cấp|các ngành|đoàn|liên đoàn|công đoàn|xã|phường|huyện|tỉnh|toàn)(?!\w)[^;:.()\d]*$"
)
_BETWEEN = rule(
    rf"(?:\s?\([^()]*\)|{_SUM}|{_ITEM}){{0,6}},?\s(?:(?:để|nhằm) (?:chăm lo|giúp đỡ|hỗ trợ|động viên|chia sẻ|tặng|trao)\s)?(?:cho|đến|tới)\s(?:hơn |gần |trên |khoảng )?"
)
