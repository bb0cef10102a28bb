"""What money is said to be for, or from, after the sum: `phân bổ 146 triệu đồng để hỗ trợ hộ nghèo đón Tết`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_FOR = rule(
    r",?\s(?:(?:này )?(?:được |đã )*(?:dùng |sử dụng )?(?:để|nhằm)\s|(?=từ (?:ngân hàng|các ngân hàng|nguồn|quỹ|ngân sách|nhân dân|các nhà)(?!\w))|(?<!, )(?=(?:hỗ trợ|chia sẻ|giúp đỡ|(?:cho|vào) quỹ)\s))"
)
_TO = rule(r",?\s(?:(?:này )?(?:được |đã )*(?:dùng |sử dụng )?(?:để|nhằm)\s|(?=cho\s))")
_RAISED = frozenset(("vận động", "quyên góp", "huy động", "ủng hộ"))
_THEN_DONE = rule(
    r"(?:, cùng (?:với )?[^,;.:\d]{3,80})?,\s(?:để |đã )?(?:thi công )?(?=(?:xây dựng|xây|làm mới|sửa chữa|hỗ trợ|giúp đỡ|tặng|trao tặng|trao|xoá|mua)\s)"
)
_WORDS, _AT_MOST, _LEAST = 10, 13, 3


def purpose_after(w: Around, i: int, *, fund: bool = False) -> str:
    """The words after a sum that say what it was for or which bank it came from, over a number of people.

    `fund`: the sum is a fund, and those that it is lent or given to are said too.
    """
    mention = w.mentions[i]
    found = (_TO if fund else _FOR).match(w.working, mention.end, w.sentences[i][1])
    if not found and w.verbs[i] in _RAISED:
        found = _THEN_DONE.match(w.working, mention.end, w.sentences[i][1])
    if not found:
        return ""
    following = w.mentions[i + 1] if i + 1 < len(w.mentions) else None
    end = w.sentences[i][1]
    if following is not None and following.start < end:
        end = following.start
    piece = w.working[found.end() : end]
    stop = _STOP.search(piece)
    said = w.text[found.end() : found.end() + (stop.start() if stop else len(piece))]
    said, sized = _SIZE.subn("", said) if following is not None and following.kind is Kind.MEASURES else (said, 0)
    crosses = stop is None and not sized and following is not None and end == following.start
    if crosses and fund and w.working[found.start()] == ",":
        return ""  # `gây quỹ 120 triệu đồng, cho 10 hội viên vay`: the next figure's own
    if crosses and following is not None and not following.number.money and not following.number.percent:
        said = f"{said} {w.tails[i + 1].removeprefix('lượt ')}"
    said = wording.tidied(wording.shortened(wording.unquoted(" ".join(said.split())), _WORDS, at_most=_AT_MOST))
    return said if len(said.split()) >= _LEAST else ""


_SIZE = rule(r"\s(?:rộng|dài|cao)(?: hơn| gần| trên| khoảng)*\s?$")
_STOP = rule(
    r"[;:()\n]|[.!?…](?=\s|$)|,\s(?!cận nghèo|gia đình|trẻ em|học sinh|phụ nữ|người|hộ|(?:tặng|trao|giúp đỡ|chăm lo|động viên)\s|[^\W\d]+(?: [^\W\d]+){0,2}[.;])|\s(?:trong|trên địa bàn|nhân dịp|theo|với(?! các| đồng| bà)|và (?=\d))\s"
)


def given_by(w: Around, i: int) -> str:
    """`nhận được 9 tỷ đồng do các cơ quan, doanh nghiệp ủng hộ vào Quỹ …`: who gave what came in, and what for."""
    found = _GIVEN_BY.match(w.working, w.mentions[i].end, w.sentences[i][1])
    if not found:
        return ""
    who = w.text[found.start(1) : found.end(1)]
    deed = wording.tidied(wording.shortened(w.text[found.start(2) : found.end(2)], _WORDS))
    return f"số tiền {deed}" if "," in who else f"số tiền {w.verbs[i]} do {who} {deed}".replace("  ", " ")


_GIVEN_BY = rule(
    r"\sdo ((?:các |những )?[^\W\d]+(?:,? [^\W\d]+){1,12}?) ((?:tự nguyện )?(?:ủng hộ|đóng góp|hỗ trợ|phân bổ|tài trợ|trao tặng|quyên góp|chuyển)(?: (?!theo |thông qua )[^\W\d]+| \"[^\"]{3,60}\"){0,9})"
)


def used_for(w: Around, i: int) -> str:
    """`đã dùng 152 triệu đồng để tặng học bổng`: what money was used for."""
    found = _USED.search(w.working, w.starts[i], w.mentions[i].start)
    used = purpose_after(w, i) if found else ""
    return f"số tiền {found.group(1)} {used}" if found and used else ""


_USED = rule(r"\b(dùng|sử dụng|dành|bố trí|chi|trích)(?: ra)? (?:hơn |gần |trên |khoảng )?$")


def helped_list(w: Around, i: int) -> str:
    """`hỗ trợ học sinh, sinh viên khó khăn 14 tỷ đồng`: a list of people between the deed and the sum."""
    piece = w.working[w.starts[i] : w.mentions[i].start]
    found = _HELPED_LIST.search(piece) if ", " in piece else None
    return f"số tiền {w.text[w.starts[i] + found.start(1) : w.starts[i] + found.end(1)]}" if found else ""


_ONES = r"(?:(?:các )?(?:học sinh|sinh viên|hộ|người|trẻ em|gia đình|hội viên|đoàn viên|phụ nữ|công nhân|cán bộ|nạn nhân|đối tượng)(?: (?!với|số|tổng|trị|được|là|hơn|gần|trên|khoảng)[^\W\d]+){0,5})"
_HELPED_LIST = rule(
    rf"\b((?:hỗ trợ|giúp đỡ|giúp|trợ cấp|thăm hỏi|tặng quà|chăm lo|trao tặng)(?: cho)? {_ONES}(?:, {_ONES}| và {_ONES})+)(?: (?:với|số tiền|được|hơn|gần|trên|khoảng|là))* $"
)


def adds(said: str, more: str) -> bool:
    """Whether words say something that a name does not."""
    known = set(lowered(said).split())
    return len([word for word in lowered(more).split() if word not in known]) >= _LEAST
