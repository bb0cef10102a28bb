"""Digits that are no figures: dates, document numbers, terms, ordinals, durations, ages, codes, names with digits.

Two steps: `masked` marks what can be told by its own shape or by the word before it; `is_name_or_order` looks at what
stands round one number. A number followed by something that is counted is a figure even after `kế hoạch` or `thôn`.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from caunoi.reading.working import grouped, led, rule, spelled_alike

_YEAR = r"(?:19|20)\d\d"
_LIST = r"\d+(?:\s?[-–/]\s?\d+)?(?:\s?(?:,|và|đến)\s?\d+(?![\d.,]*\d*\s?(?:%|nghìn|triệu|tỷ|đồng)))*"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\s?/\s?(?:0?[1-9]|1[0-2])(?!\d|[/.-]\d)"  # `30/6`, without its year

# Shapes that are no figures: they begin with digits, with a word (of which `_first_words` knows), or anywhere
_BEGIN_WITH_DIGITS = [
    # dates and times
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b",
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b\d{1,2}[./]\d{1,2}\s?-\s?\d{1,2}[./]\d{1,2}(?:[./]\d{4})?\b(?!\s?%)",
    rf"\b\d{{1,2}}\s?[/-]\s?{_YEAR}\b",
    rf"\b{_YEAR}\s?[-/]\s?(?:{_YEAR}|\d\d(?!\d))(?!\s?(?:%|tỷ|triệu|nghìn))",
    r"\b\d{1,2}\s?(?:h|g|giờ)\s?\d{0,2}(?:\s?phút)?(?!\w)(?!\s(?:tập huấn|giảng))",
    r"\b\d{1,2}:\d{2}\b",
    # ages, ratings, sayings
    r"\b\d{1,3}(?:\s?(?:-|đến)\s?(?:dưới\s)?\d{1,3})?\s(?:tuổi|năm tuổi đảng|tuổi đảng|năm tuổi|tuổi đời)\b(?:\s(?:đến\s(?:dưới\s)?|-\s?)\d{1,3}\stuổi\b)?",
    r"\b\d\s?sao\b",
    r"\b3d\s?-?\s?\d+(?::\d+)?\b",
    r"\b24/7\b|\b24/24(?=\s?(?:giờ|h\b|[.,;)]|$))|\b5[rt]\b",
]  # fmt: skip
_BEGIN_WITH_WORDS = [
    # dates and times
    r"\b(?:gmt|utc)\s?[+-]\s?\d{1,2}",
    r"\bngày\s\d{1,2}(?:\s?[-/]\s?\d{1,2})*(?:(?:\s?,\s?|\svà\s|\sđến\s(?:ngày\s)?|\s?-\s?)\d{1,2}(?:[-/]\d{1,2})*)*"
    r"(?:\s?tháng\s\d{1,2})?(?:[,\s]+năm\s\d{4})?(?!\s?(?:%|\d))",
    r"\b(?:mùng|mồng|rằm|đêm)\s\d{1,2}(?:\s?[-/]\s?\d{1,2})*",
    r"\b(?:sáng|chiều|tối|trưa|lễ|dịp|tết|hôm|nhân|sự kiện|sinh nhật bác|cách mạng tháng|phụ nữ|quốc tế lao động|thiếu nhi|liệt sĩ|quốc khánh|nhà giáo)\s(?:ngày\s)?\d{1,2}[./-]\d{1,2}\b(?:\svà\s\d{1,2}[./-]\d{1,2}\b)?",
    rf"\b(?:đến|từ|trước|sau|hết|vào|qua)\s(?:hết\s)?{_DAY}(?:\s?(?:đến|tới|-)\s?(?:hết\s)?{_DAY})?(?=\s?(?:[,.;:)(\n]|$|-)|\s(?:có|đã|các|toàn|mới|là|thì|cả|vừa qua|năm nay|hằng năm|tới|trên|ở|tại)\b)",
    r"\btháng\s\d{1,2}(?:(?:\s?[-,]\s?|\svà\s|\sđến\s(?:tháng\s)?)\d{1,2}(?!\d|\s?(?:%|\w)|/\d{1,3}\s|[.,]\d))*(?:\s?[/-]\s?\d{4}|(?:,)?\snăm\s\d{4})?(?!\s?(?:%|\d))",
    rf"\b(?:năm|niên độ|từ|đến|thời kỳ|giai đoạn|nhiệm kỳ|khoá|khóa|trước|sau|cuối|đầu|hết|niên khóa|mùa)\s(?:năm\s)?{_YEAR}\b"
    rf"(?:\s?(?:-|,|;|và|đến)\s?(?:năm\s)?{_YEAR}\b)*(?!\s?(?:%|đồng|người|hộ|lượt|suất|cuộc|ý kiến|triệu|tỷ))",
    r"\bquý\s(?:[ivx]+|\d)(?:\s?[/-]\s?\d{4})?\b",
    # document numbers: 97/2019/QH14, 218-QĐ/TW, 02/ĐA-LĐLD are found with their capitals, see _CODES
    r"\bsố\s\d+(?:\s?,\s?\d+)+(?=\s(?:của|ngày|về|và)\b)",
    r"\btrung ương\s\d{1,2}\b(?=,|\s(?:\(|khoá|khóa|về|và|\w+ khoá|ngày))",
    r"\bsố\s?:?\s?\d+(?:[/.-]\d+)*(?:\s?(?:,|và)\s\d+)*(?=\s?[-/])",
    r"\btr\.\s?\d+(?:\s?-\s?\d+)?",
    # places with numbers
    r"\b(?:quốc lộ|ql|tỉnh lộ|hương lộ|đường tỉnh|huyện lộ|đt|dt|tl)\.?\s?\d+\w?",
    r"\bkm\s?\d+(?:\s?\+\s?\d+)?(?:\s?[-–]\s?km\s?\d+(?:\s?\+\s?\d+)?)?",
    r"\b(?:số nhà|nhà số|ngõ|ngách|hẻm|kiệt|ngã|lô|tầng|căn hộ số|phòng số|đường số|lô số|ô số|tờ bản đồ số|thửa số|thửa đất số)\s(?:số\s)?\d+(?:[/.-]\d+)*\w?",
    r"\b(?:nhà|số)\s\d+/\d+(?:/\d+)*\w?",
    r"\bđường\s\d{1,2}\s?/\s?\d{1,2}\b(?!\s(?:km|m|tuyến))",
    # names, grades and ranks
    r"\b(?:covid|sars-cov|h5n|h1n|a/h|vneid mức|mức độ|asean|cop|apec|g|u|b|iso|tcvn|qcvn|k)\s?-?\s?\d+(?::\d+)?\b",
    r"\b(?:cấp|bão số|sóng cấp|gió cấp)\s\d{1,2}(?:\s?(?:,|-|đến)\s?(?:cấp\s)?\d{1,2})*(?=[,.;:)](?!\d)|\s(?:trở|và|giật|trên))",
    r"\bđộ tuổi\s(?:từ\s)?\d{1,3}(?:\s?(?:-|đến)\s?\d{1,3})?",
    # telephones, identity numbers, accounts
    r"\b(?:điện thoại|đt|sđt|hotline|đường dây nóng|tel|fax|zalo|số máy|tổng đài|tài khoản|stk|cccd|cmnd|mã số|mst)"
    r"\s?(?:số)?\s?:?\s?[\d.()\s-]{4,}",
]  # fmt: skip
# the words that these begin with, some words before their digits
_BEGIN_FAR_BEFORE = [
    ("luật|hiến pháp|pháp lệnh", r"(?:\s[\w,]+){0,8}?\s(?:năm\s)?(?:19|20)\d\d\b"),
    ("xếp|đứng|vị trí|hạng", r"(?:\s(?!có|đạt|được)\w+){0,2}?\s(?:thứ\s)?\d+\s?/\s?\d+"),
    ("nhà", r"(?:\s\w+){0,2}?\scấp\s4\b"),
]  # fmt: skip
_BEGIN_ANYWHERE = [
    # telephones
    r"(?:\((?<![\d.,]\()0\d{1,3}\)?[\s.-]?\d{3,4}[\s.-]?\d{3,4}|0(?<![\d.,]0)\d{1,3}\)?[\s.-]?\d{3,4}[\s.-]?\d{3,4}"
    r"|1(?<![\d.,]1)[89]00[\s.]?\d{4}|\+(?<![\d.,]\+)84[\d\s.]{8,})(?![\d.,]*\d)(?!\s?(?:đồng|người|hộ))",
    # list numbers at the beginning of a line
    r"(?m)^[ ]*(?:[-*+•][ ]*)?(?:\(?\d{1,2}(?:\.\d{1,2}){1,3}\.?[)]?(?=[ ]+[^\W\d])|\(?\d{1,2}[.)](?=[ ]*[^\W\d])|\(?\d{1,2}\)[ ])",
    r"\(\d{1,2}\)(?=\s[^\W\d])",
    rf"\({_DAY}(?:\s?-\s?{_DAY})?\)",  # `Ngày hội Đại đoàn kết (18/11)`
]  # fmt: skip
_ADDRESS = rule(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|gov)\b\S*")
_SITE = re.compile(r"[.](?:vn|com|org|net|gov)")
_MARKS_OF_ADDRESS = ("://", "www.", "@")


def _first_words(source: str) -> list[str]:
    """The words one of which a pattern begins with (`\\b(?:sáng|sự kiện)\\s…`), as they stand in working texts."""
    found = re.match(r"\\b(?:\(\?:([^()]+)\)|([^\W\d_]+))", source)
    words = spelled_alike(found.group(1) or found.group(2)).split("|") if found else ()
    return sorted({re.split(r"[\W\d]", word)[0] for word in words})


_AT_DIGITS = [rule(source) for source in _BEGIN_WITH_DIGITS]
_AT_WORDS = [(rule(source), _first_words(source)) for source in _BEGIN_WITH_WORDS]
_ANY_AT_DIGITS = rule("|".join(f"(?:{source})" for source in _BEGIN_WITH_DIGITS))
_FAR_BEFORE = [
    (word, rule(rf"\b{word}{rest}")) for words, rest in _BEGIN_FAR_BEFORE for word in spelled_alike(words).split("|")
]
_ANYWHERE = [rule(source) for source in _BEGIN_ANYWHERE]
_FIRST_WORD = rule(  # with its digits soon after it
    rf"\W({grouped('|'.join(sorted({word for _, words in _AT_WORDS for word in words})))})(?![^\W\d_])(?=[^0-9\x00]{{0,31}}[0-9])"
)
# digits after which one of the shapes above, or a document's number, can go on
_MAY_BE_SHAPE = rule(r"[0-9](?<!\w[0-9])\d*(?=\s?[-/.:hgs]|[drt]|\s?đến|\s(?:tuổi|năm t))")
_MAY_BE_CODE = re.compile(r"[0-9](?<![\w.,]\d)\d*(?=\s?[,/-]|[a-z])")
_CODES = re.compile(
    r"(?<![\w.,])\d+(?:\s?,\s?\d+)*[a-z]?(?:/\d{4})?(?:\s?[-/]\s?(?=[^\W\d_]*[A-ZĐÂĂÊÔƠƯ])[^\W\d_]+[\d]*)(?:[-/.&][\w]+)*"
    r"|(?<![\w.,])\d+(?:,\s?\d+)*/\d{4}/\w+(?:[-/]\w+)*"
)
_DOCUMENTS = (
    r"nghị quyết(?: trung ương| tw| liên tịch| chuyên đề)?|nghị định|quyết định|chỉ thị|kết luận|quy định|hướng dẫn|"
    r"kế hoạch|công văn|thông tư(?: liên tịch)?|thông tri|thông báo|chương trình(?: hành động| phối hợp| công tác| mtqg)?|"
    r"đề án|dự án|luật|pháp lệnh|quy chế|tờ trình|báo cáo|công điện|văn bản|giấy mời|biên bản|lệnh|hiệp định|"
    r"điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|mẫu|bảng|hình|ảnh|biểu đồ|trang|nq|nđ|nđ-cp|qđ|ct|kl|kh|tt|đa|ttlt|tb|bc|cv|qc|hd"
)
_AFTER_DOCUMENT_SAID = rf"{led(_DOCUMENTS)}\s(?:(?:liên tịch|phối hợp|chung|mới|này)\s)?(số|sô|thứ)?\s?:?\s?$"
_DOCUMENT_LIST = rule(
    rf"{led(_DOCUMENTS)}\s(?:số\s)?\d+(?:[-/][\w/-]+)?(?:\s?(?:,|;|và)\s(?:(?:khoản|điểm|điều|mục|số)\s)?\d+(?:[-/][\w/-]+)?)*\s?(?:,|;|và)\s$"
)
_ORDERS = (
    r"thứ|lần thứ|lần|khoá|đợt|vòng|tập|bước|kỳ họp|kỳ|phiên|phiên thứ|bài|câu|vị trí|hạng|top|bậc|số|cấp độ|mức độ|loại|"
    r"nhóm|đội|tuyến|vùng|khu vực|tiêu chí|nội dung|nhiệm vụ|chỉ tiêu|giai đoạn|dự án thành phần|tiểu dự án|chuyên đề|"
    r"phiên bản|thế hệ|đời|tuần|buổi|ca|nhánh|cụm thi đua|khối thi đua|mục tiêu|ưu tiên|lớp|quân khu|sư đoàn|trung đoàn|tiểu đoàn|"
    r"đại đội|tầng|tuổi|sinh năm"
)
_PLACES = (
    r"tổ|tdp|tổ dân phố|khu|khu phố|kp|kdc|khu dân cư|thôn|ấp|xóm|bản|buôn|làng|sóc|phum|đội|phường|p\.|quận|q\.|huyện|xã|"
    r"tiểu khu|cụm|cụm dân cư|chi bộ|lô|toà|block|đường|phố(?<!thành phố)|nhà|phòng|cổng|cầu|kênh|cống|trạm|chốt|bến|chợ|khu tập thể|"
    r"nghĩa trang|tổ hợp|trường|chi hội|chi đoàn|cc|ct|cột|trụ"
)
_ORDER_SAID = rf"{led(_ORDERS)}\s(?:thứ\s|số\s)?$"
_PLACE_SAID = rf"{led(_PLACES)}\s?(?:số\s|dân cư\s|dân phố\s|tự quản\s|nhân dân tự quản\s|liên gia\s)?$"
_AFTER_DOCUMENT, _ORDER, _PLACE = rule(_AFTER_DOCUMENT_SAID), rule(_ORDER_SAID), rule(_PLACE_SAID)
_PLACE_LIST = rule(
    led(
        "tổ|tdp|tổ dân phố|khu|khu phố|kp|khu dân cư|thôn|ấp|xóm|bản|buôn|đội|phường|quận|cụm|chi bộ|đường|phố|ngõ|hẻm|xã"
    )
    + r"\s(?:số\s)?\d+\w?(?:\s?(?:,|-|;|và|đến)\s\d+\w?)*\s?(?:,|-|;|và|đến)\s?$"
)
_DURATION = rule(
    r"(?:\s?(?:-|đến)\s?\d+)?\s(?:năm(?! (?:học (?:bổng|sinh)))|tháng|tuần|giờ(?! (?:giảng|học|tập))|phút|giây|thập kỷ|thập niên|thế kỷ|quý|mùa|"
    r"nhiệm kỳ|hôm|ngày(?! (?:công|hội|lao động|thứ|đại đoàn kết|vì)))(?!\w)"
)
_SLOGAN = rule(
    r"\s(?:không|có|sạch|nhất|cùng|tại chỗ|tốt|xây|chống|dễ|khó|rõ|biết|thật|hơn|đúng|bám|bền|an|xanh|đẹp|kiên quyết|giảm|tăng|đủ|dám|"
    r"bớt|trọng|vững|gần|tự|yêu|nên|cần|phải|sẵn sàng|trong một|trong 1|cửa|trước|sau|đột phá|trụ cột|chân|tại)(?!\w)"
)
_LETTER = re.compile(r"[^\W\d_]")
_GLUED = rule(
    r"(?:m2|m3|m|km2|km|ha|kg|tấn|tạ|tr|trđ|tỷ|triệu|nghìn|đ|đồng|vnđ|vnd|kwh|kw|mw|lít|l|cm|mm|hộ|người|cây|con|đ/c)(?!\w)"
)
_QUOTED = re.compile(r'"[^"\n]{1,90}"')
_SHORT_NAME = 9
_BARE_YEAR = re.compile(r"(?:19[3-9]|20[0-9])\d")


def masked(text: str, working: str, runs: Sequence[tuple[int, int]]) -> bytearray:
    """One byte a character, 1 where digits cannot be figures by their own shape. `working` as `working.lowered` gives it,
    `runs` as `numbers.runs` finds them in it."""
    mask = bytearray(len(working))
    near, starts, offsets = _near_digits(working, runs)
    for start, end in _shapes(near):
        window = bisect_right(starts, start) - 1
        at = offsets[window] + start - starts[window]
        mask[at : at + end - start] = b"\x01" * (end - start)
    for start, end in chain(_far_before(working), _addresses(working)):
        mask[start:end] = b"\x01" * (end - start)
    for start, end in _matches(_CODES, text, [start for start, _ in runs if _MAY_BE_CODE.match(text, start)]):
        mask[start:end] = b"\x01" * (end - start)
    for found in _QUOTED.finditer(working):
        if len(found.group().split()) <= _SHORT_NAME:
            mask[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    return mask


def _shapes(near: str) -> Iterator[tuple[int, int]]:
    """Start and end of all that has one of the shapes; a pattern is tried only where its first word or a number stands."""
    digits = [at for found in _MAY_BE_SHAPE.finditer(near) if _ANY_AT_DIGITS.match(near, at := found.start())]
    words: dict[str, list[int]] = defaultdict(list)
    for found in _FIRST_WORD.finditer(near):
        words[found.group(1)].append(found.start(1))
    for pattern in _AT_DIGITS:
        yield from _matches(pattern, near, digits)
    for pattern, firsts in _AT_WORDS:
        there = [words[first] for first in firsts if first in words]
        if there:
            yield from _matches(pattern, near, there[0] if len(there) == 1 else sorted(chain.from_iterable(there)))
    for pattern in _ANYWHERE:
        for found in pattern.finditer(near):
            yield found.span()


def _far_before(working: str) -> Iterator[tuple[int, int]]:
    """Start and end of the shapes whose first word stands some words before their digits."""
    for word, pattern in _FAR_BEFORE:
        yield from _matches(pattern, working, _places_of(word, working))


def _addresses(working: str) -> Iterator[tuple[int, int]]:
    """Start and end of addresses of sites and mail, looked for in the lines that have a mark of one."""
    marks = {found.start() for found in _SITE.finditer(working)}
    end = 0
    for at in sorted(marks.union(*(_places_of(mark, working) for mark in _MARKS_OF_ADDRESS))):
        if at >= end:
            start = working.rfind("\n", end, at) + 1
            line_end = working.find("\n", at)
            end = len(working) if line_end < 0 else line_end
            yield from (found.span() for found in _ADDRESS.finditer(working, start, end))


def _places_of(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text, in order."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where a pattern matches at one of the places; what one match has taken is not looked at again."""
    end = 0
    for at in places:
        found = pattern.match(text, at) if at >= end else None
        if found is not None:
            end = found.end()
            yield at, end


# characters: more than stand between a first word and its digits, or after these
_BEFORE_DIGITS, _AFTER_DIGITS = 32, 28
_APART = "\x00"


def _near_digits(working: str, runs: Sequence[tuple[int, int]]) -> tuple[str, list[int], list[int]]:
    """The parts of a text round its digits as one string, where each begins in it and where in the text.

    Most of a report has no digits in it; the shapes above are looked for only where they can matter.
    """
    opens_the_text = bool(runs) and runs[0][0] <= _BEFORE_DIGITS
    pieces, starts, offsets, at = ["\n" if opens_the_text else _APART], [0], [0], 1
    for first, last in _windows(runs):
        start = max(0, first - _BEFORE_DIGITS)
        piece = working[start : last + _AFTER_DIGITS]
        starts.append(at)
        offsets.append(start)
        pieces += (piece, _APART)
        at += len(piece) + 1
    return "".join(pieces), starts, offsets


def _windows(runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From one digit to the last that is near enough to be in one window with the one before it."""
    if not runs:
        return
    first, last = runs[0]
    for start, end in runs:
        if start - last > _BEFORE_DIGITS + _AFTER_DIGITS:
            yield first, last
            first = start
        last = end
    yield first, last


def is_part_of_word(working: str, start: int, end: int) -> bool:
    """Whether digits are glued to letters: `B10A`, `Covid-19`, `4G`. `500m2` and `30kg` are not."""
    before = working[start - 1] if start else " "
    if _is_letter(before) or (before in "-." and start > 1 and _LETTER.match(working[start - 2])):
        return True
    after = working[end : end + 1]
    return bool(after and _is_letter(after) and not _GLUED.match(working, end))


def _is_letter(sign: str) -> bool:
    """Whether a character can be in a word and is no digit."""
    return sign == "_" or (sign.isalnum() and not sign.isdecimal())


def is_duration(working: str, end: int) -> bool:
    """`10 năm`, `6 tháng`, `24 giờ`: a length of time, no count. (`3 ngày công`, `2 ngày hội` are counts.)"""
    return bool(_DURATION.match(working, end))


def is_slogan(working: str, end: int) -> bool:
    """`5 không`, `3 sạch`, `4 tại chỗ`: a saying with a number in it."""
    return bool(_SLOGAN.match(working, end))


_NAMED_PLACE = rule(
    led("tổ|tdp|tổ dân phố|khu phố|kp|kdc|khu dân cư|thôn|ấp|xóm|đường(?<!cung đường)|ngõ|hẻm|đội|tổ nhân dân|khu")
    + r"\s?(?:số\s)?$"
)


def is_named_place(working: str, start: int) -> bool:
    """Whether the words before a number are a place that bears numbers (`tổ 18`, `phường 15`), also in a list."""
    before = working[max(0, start - 60) : start]
    return bool(_NAMED_PLACE.search(before) or _PLACE_LIST.search(before))


def is_ward(working: str, start: int) -> bool:
    """`phường 15`, `quận 1`: places that bear numbers where no breakdown by level is meant."""
    return bool(_WARD.search(working[max(0, start - 12) : start]))


_WARD = rule(r"\b(?:phường|quận)\s?$")


def is_address(text: str, end: int) -> bool:
    """`74 Trần Hưng Đạo`, `82 đường 30/4`: a house and its street."""
    street = _STREET.match(text, end)
    if street:
        return street.group(1)[0].isupper() or street.group(1)[0].isdigit()
    name = _CAPITAL_WORD.match(text, end)
    return bool(name and name.group(1)[0].isupper() and name.group(1)[1:].islower() and name.group(2)[:1].isupper())


_STREET = re.compile(r"\s(?:đường|phố|Đường|Phố)\s(\w+)")
_CAPITAL_WORD = re.compile(r"\s([^\W\d_]+)\s([^\W\d_]+)")


_NEAR = 45  # characters: more than any document, place or order with the words it takes before its number
_LIST_BEFORE = 90
_LAST = 12


def is_after_document(before: str) -> bool:
    """Whether working text ends in the kind of a document whose number would follow (`Kế hoạch `)."""
    return bool(_AFTER_DOCUMENT.search(before))


def is_order(working: str, start: int) -> bool:
    """Whether the words before a number make it the number of a document, a place, a turn or a chapter."""
    near = max(0, start - _NEAR)
    if _follows(_ORDER_WORDS, working, start) and (
        _AFTER_DOCUMENT.search(working, near, start)
        or _ORDER.search(working, near, start)
        or _PLACE.search(working, near, start)
    ):
        return True
    return _GOES_ON.search(working, max(0, start - _LIST_BEFORE), start) is not None and _is_in_list(
        working[max(0, start - _LIST_BEFORE) : start]
    )


def _is_in_list(before: str) -> bool:
    """`khu phố 3, 4 và `, `Nghị quyết 18, 19 và `: the number goes on a list of places or documents."""
    return bool(_PLACE_LIST.search(before) or _DOCUMENT_LIST.search(before))


_GOES_ON = rule(r"[0-9][\w/-]*\s?(?:[,;-]|và|đến)\s?$")  # a number and what joins the numbers of a list


def opens_a_list(working: str, end: int) -> bool:
    """`các xóm 4, 5 và 18`: bare numbers go on after this one."""
    return bool(_BARE_LIST.match(working, end))


_BARE_LIST = re.compile(r"(?:,\s\d{1,3})*(?:,|\svà)\s\d{1,3}(?![.,]?\d)(?=\s(?![^\W\d]+\s?:)|[.,;)]|$)")


def is_numbered(working: str, start: int) -> bool:
    """Like `is_order`, and said so outright (`Nghị quyết số 5`, `lần thứ 3`): no counted noun after it can change it."""
    return _follows(_OUTRIGHT_WORDS, working, start) and bool(_OUTRIGHT.search(working, max(0, start - _NEAR), start))


_OUTRIGHT = rule(rf"(?:{led(_DOCUMENTS)}\s(?:số|sô)|{led('thứ|lần thứ|khoá|lớp|tổ số|thôn số|ấp số|nhà số')})\s?:?\s?$")
_WORD = re.compile(r"[^\W\d_]+")
_ORDER_WORDS = set(
    _WORD.findall(
        spelled_alike(
            f"{_DOCUMENTS} liên tịch phối hợp chung mới này số sô thứ {_ORDERS} {_PLACES} dân cư dân phố tự quản nhân dân tự quản liên gia"
        )
    )
)
_OUTRIGHT_WORDS = {"số", "sô", "thứ", "khoá", "lớp"}


def _follows(words: Collection[str], working: str, start: int) -> bool:
    """Whether the last word before a number is one of these (or ends in `số`: `thônsố 5`): cheaper than all they stand in."""
    last = _last_word(working[max(0, start - _LAST) : start])
    return last in words or last.endswith("số")


@lru_cache(maxsize=1024)
def _last_word(before: str) -> str:
    """The last word of the few characters before a number."""
    words = _WORD.findall(before)
    return words[-1] if words else ""


def is_year(raw: str) -> bool:
    """A bare number that reads as a year."""
    return bool(_BARE_YEAR.fullmatch(raw))
