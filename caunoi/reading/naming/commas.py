"""Where a comma ends a phrase and where it does not: deeds that belong together, the next deed, names in quotation marks."""

import re
from typing import NamedTuple

from caunoi.reading.naming.wording import A_DEED, A_VERB, COMMA, GOES_ON, LEVEL_WORDS, NEW_CLAUSE, second_of_two
from caunoi.reading.nouns import Kind, Noun, noun_at
from caunoi.reading.working import led, rule

# words that belong together over a comma, whatever stands round them
_TOGETHER = (
    "an ninh, trật tự|bồi thường, giải phóng mặt bằng|cán bộ, công chức|chỉnh sửa, bổ sung|chuyên môn, nghiệp vụ|công chức, viên chức|"
    "cơ chế, chính sách|đề xuất, kiến nghị|ý kiến, kiến nghị|kiến nghị, đề xuất|công trình, sản phẩm|gặp gỡ, đối thoại|giải quyết, trả lời|giao thông, thuỷ lợi|hộ gia đình, cá nhân|"
    "hộ nghèo, cận nghèo|viên nghèo, cận nghèo|hỗ trợ, tái định cư|khám, chữa bệnh|khám bệnh, chữa bệnh|khoa học, công nghệ|khoa học, kỹ thuật|kiểm tra, giám sát|kiểm tra, xác minh|kiến nghị, phản ánh|"
    "lãnh đạo, chỉ đạo|mâu thuẫn, tranh chấp|nghèo, có hoàn cảnh|nông thôn mới, đô thị văn minh|phòng cháy, chữa cháy|rà soát, bổ sung|"
    "sản xuất, chế biến|sản xuất, kinh doanh|sinh hoạt, vui chơi|sửa đổi, bổ sung|tảo hôn, hôn nhân cận huyết|thanh tra, kiểm tra|"
    "thẩm tra, xác minh|tiếp dân, đối thoại|tiếp xúc, đối thoại|tổ chức, cá nhân|trong sạch, vững mạnh|trồng trọt, chăn nuôi|"
    "trồng trọt, kinh doanh|tuyên truyền, phổ biến|xây dựng đảng, xây dựng chính quyền|xem xét, xử lý"
)
PAIRS = r"\s" + led(
    "|".join(f"{second}(?<={first}, {second})" for first, second in (pair.split(", ") for pair in _TOGETHER.split("|")))
)
_PAIR = rule(PAIRS)
_DESCRIBED = {Kind.PERSONS, Kind.HOUSEHOLDS, Kind.MATTERS, Kind.TURNS, Kind.BODIES}
_FEW = 3


class Phrase(NamedTuple):
    """The words after a number: folded and as written, where their noun ends, its kind, and what follows them."""

    plain: str
    text: str
    noun_end: int
    kind: Kind
    before_figure: bool  # the words go on to the next figure
    labels: bool  # the words end before a colon
    same_noun_next: bool


def end_of(phrase: Phrase, end: int) -> int:
    """A comma ends a phrase unless it goes on with a noun of the same kind or the list shares its words."""
    for found in COMMA.finditer(phrase.plain, phrase.noun_end, end):
        if phrase.plain.startswith(_TWO_IN_ONE, found.end()) or _PAIR.match(phrase.plain, found.start() + 1):
            continue
        if phrase.plain.startswith(_COMPLAINTS, found.end()) and phrase.plain.endswith(_COMPLAINTS, 0, found.start()):
            continue
        after = noun_at(phrase.plain, found.end())
        if _parts(phrase, found.start(), after, end) or not _goes_on(phrase, found.start(), after, end):
            return found.start()
    return end


_TWO_IN_ONE = ("việc tốt", "lâm nghiệp", "ngư nghiệp", "chống ", "phát triển ", "sau kỳ họp", "sau các kỳ họp")
_COMPLAINTS = ("khiếu nại", "tố cáo", "phản ánh", "kiến nghị")


def _parts(phrase: Phrase, comma: int, after: Noun | None, end: int) -> bool:
    """Whether the label of the next figure, the next deed or whoever acts stands after a comma."""
    piece, noun = phrase.plain, phrase.noun_end
    bare = not piece[noun:comma].strip()
    if after is not None:
        again = (phrase.before_figure or bare) and piece[comma + 2 : after.end] == piece[:noun].lstrip()
        if again or ((phrase.before_figure or phrase.labels) and not piece[after.end : end].strip()):
            return True
    if bare and phrase.same_noun_next:
        return True  # `408 vụ việc, lĩnh vực tư pháp 11 vụ việc`
    if phrase.before_figure and another_deed(piece, comma, end):
        return True  # `203 cuộc giám sát, kiến nghị thu hồi 64,5 triệu đồng`
    # `tại 756 chi hội, Hội Phụ nữ tỉnh chọn …`
    return phrase.kind is Kind.BODIES and phrase.text[0].islower() and phrase.text[comma + 2 :][:1].isupper()


def _goes_on(phrase: Phrase, comma: int, after: Noun | None, end: int) -> bool:
    """Whether what stands after a comma still belongs to the phrase."""
    rest, kind = phrase.plain[comma + 2 :], phrase.kind
    if after is not None and (_lists(phrase.plain, comma, after.kind) or (after.kind is kind and kind is not _HELD)):
        return True
    if kind is _HELD and GOES_ON_TO.match(rest) and len(phrase.plain[phrase.noun_end : comma].split()) <= _FEW:
        return True
    if GOES_ON.match(rest) and not NEW_CLAUSE.match(rest):
        return True
    if not phrase.before_figure and done_alike(phrase.plain, comma):
        return True
    return kind in _DESCRIBED and not phrase.before_figure and second_of_two(rest, end - comma - 2)


_HELD = Kind.GATHERINGS


def _lists(piece: str, comma: int, kind: Kind) -> bool:
    """`có hương ước, quy ước được công nhận`: nouns of one kind on both sides of a comma."""
    words = piece[:comma].split()[-2:]
    starts = [comma - len(" ".join(words[at:])) for at in range(len(words))]
    named = [noun_at(piece, at) for at in starts if at > 0]
    return any(noun is not None and noun.end == comma and noun.kind is kind for noun in named)


GOES_ON_TO = rule(
    r"(?!có\s|với\s|thu hút\s)[\w-]+(?:\s(?!tổ chức|thu hút)[\w-]+){0,3}\s(?:giữa|cho|với|về|của|nhỏ lẻ|xã hội)\b"
)


def veiled(words: str) -> str:
    """Words with those in quotation marks made one: `“Nông dân với pháp luật”` is a name, and no `với` ends a phrase in it."""
    return _QUOTED.sub(lambda found: f'"{"x" * (len(found.group()) - 2)}"', words) if '"' in words else words


_QUOTED = re.compile(r'"[^"\n]{2,90}"')


def two_deeds(words: str, start: int, comma: int) -> int:
    """`hỗ trợ tang khó, thăm ốm 820 trường hợp`: where the first of two deeds begins that stand on both sides of a comma.

    Where there are no two, the end of the comma.
    """
    if not A_DEED.match(words, comma) and not words.startswith(" thăm ", comma):
        return comma
    if LEVEL_WORDS.match(words, comma):
        return comma  # `Bộ phận một cửa cấp huyện, cấp xã`
    first = _DEED_AND_LITTLE.search(words, start, comma - 1)
    return first.start() if first else comma


_DEED_AND_LITTLE = rule(rf"{A_VERB}(?:\s[^\W\d]+){{0,2}}$")


def before_second_deed(words: str, start: int, end: int) -> int:
    """`bầu 4 uỷ viên và kiện toàn chức danh Phó Chủ tịch`: where a phrase ends before what else was decided."""
    found = _DECIDED_TOO.search(words, start, end)
    return found.start() if found else end


_DECIDED_TOO = rule(r" và (?:bầu|kiện toàn|thông qua|phê chuẩn|bổ nhiệm|miễn nhiệm|hiệp thương|cho thôi) ")


def another_deed(words: str, comma: int, end: int) -> bool:
    """`203 cuộc giám sát, kiến nghị thu hồi …`: whether a comma parts a phrase from the next deed, and not a deed from its like."""
    if not A_DEED.match(words, comma + 1) or _NO_DEED.match(words, comma + 2):
        return False
    return len(words[comma + 1 : end].split()) > _SHORT_DEED or not _DEED_AT_END.search(words, 0, comma)


def told_apart(one: str, other: str) -> bool:
    """`đơn tố cáo đúng`, `đơn tố cáo được rút`: the same kind twice, the first with words of its own."""
    own = one.split()
    return len(own) > _KIND and own[:_KIND] == other.split()[:_KIND]


_KIND = 3  # words: the noun and which kind it is


def done_alike(words: str, comma: int) -> bool:
    """`3 lượt công dân được giải thích, hướng dẫn`: whether what was done goes on after a comma."""
    return bool(A_DEED.match(words, comma + 1) and _DONE_AT_END.search(words, 0, comma))


def of_predicate(words: str, *, whole: bool) -> int:
    """Where the comma stands that ends a predicate, or -1: `nhận tiền, bàn giao mặt bằng` are said of the same.

    `whole` tells that the words go on to no other figure.
    """
    comma = words.find(",")
    if comma < 0 or len(words[:comma].split()) > _SHORT_DEED or not A_DEED.match(words, comma + 1):
        return comma
    second = words.find(",", comma + 1)
    return second if whole or second >= 0 else comma


_SHORT_DEED = 4
_NO_DEED = rule(r"trồng trọt\b")
_DONE_AT_END = rule(rf"\b(?:được|bị|chưa) {A_VERB}$")
_DEED_AT_END = rule(rf"\b{A_VERB}$")
