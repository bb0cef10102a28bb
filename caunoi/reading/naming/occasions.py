"""What figures are told of: what people were praised for, the meeting, council, fund or association they belong to."""

from caunoi.reading.naming import leading, wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_NEAR, _CLOSE = 12, 120
_PRAISED = frozenset((Kind.BODIES, Kind.PERSONS, Kind.HOUSEHOLDS))


def praised_for(around: Around, i: int) -> str:
    """`tặng Bằng khen cho 15 tập thể, 18 cá nhân có thành tích trong X`: what all of a list were praised for."""
    verb, mention = around.verbs[i], around.mentions[i]
    if mention.kind not in _PRAISED or mention.ratio_part or mention.ratio_whole:
        return ""
    if not ("khen" in verb or "dương" in verb or verb in _GIVEN):
        return ""
    found = _FEAT.match(around.working, mention.end, min(mention.end + _CLOSE, around.sentences[i][1]))
    if not found:
        return ""
    if verb in _GIVEN:
        medal = _MEDAL.search(around.working, around.starts[i], mention.start)
        if not medal:
            return ""
        verb = f"{verb} {medal.group()}"
    occasion = wording.without_times(around.text[found.start(1) : found.end(1)])
    return f"{around.nouns[i]} được {verb} {wording.shortened(occasion, _NEAR)}"


_GIVEN = {"trao", "tặng", "trao tặng"}
_MEDAL = rule(r"\b(?:bằng khen|giấy khen|cờ thi đua|kỷ niệm chương)\b")
_FEAT = rule(
    r"(?:(?:,|\svà)\s[\d.]+(?:\s[^\W\d]+){1,3}?){0,3}\s(?:có (?:nhiều )?thành tích(?: xuất sắc| tốt| tiêu biểu)*|xuất sắc|tiêu biểu) (trong (?:[^.;:(),]|, chống)+)"
)


def session_of(around: Around, i: int) -> str:
    """`Thường trực HĐND huyện phối hợp với UBND huyện tổ chức 3 kỳ họp`: sessions by the council that meets."""
    if around.plain_nouns[i] != "kỳ họp" or _COUNCIL.search(lowered(around.tails[i])):
        return ""
    councils = list(_COUNCIL.finditer(around.working, max(0, around.sentences[i][0] - _FAR), around.mentions[i].start))
    return f"{around.tails[i]} {around.text[councils[-1].start() : councils[-1].end()]}" if councils else ""


_COUNCIL = rule(
    r"\b(?:hđnd|hội đồng nhân dân)(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))?(?!\w)|\bquốc hội\b"
)


def recognised(around: Around, i: int, name: str) -> str:
    """`đăng ký danh hiệu X; 22.106 hộ được công nhận`: what those recognised are recognised as, told before them."""
    if not name.endswith("được công nhận"):
        return ""
    start, end = around.paragraph(i), around.mentions[i].start
    title = max(around.working.rfind(words, start, end) for words in ("danh hiệu ", "đạt chuẩn ", "đạt tiêu chuẩn "))
    found = _TITLE.match(around.working, title, end) if title >= 0 else None
    return f"{name} {wording.shortened(around.text[title : found.end()], _NEAR - 2)}" if found else ""


_TITLE = rule(r"[^;:.()\n\d]{16,90}?(?=[;:.()\n\d]| chiếm | được )")


def at_the_event(around: Around, i: int, name: str) -> str:
    """`Hội Phụ nữ huyện tổ chức Đại hội. 200 đại biểu …`: bare people or opinions with the event of the sentence before."""
    start = around.sentences[i][0]
    said = _THERE.match(lowered(name)) if start > around.paragraph(i) else None
    if not said:
        return ""
    before = around.layout.sentence(start - 2)[0]
    named = list(leading.GATHERING.finditer(around.working, before, start))
    if not named:
        return ""
    event = wording.shortened(around.text[named[-1].start(1) : named[-1].end(1)], _NEAR - 2)
    return f"{name} {'tại' if any(said.groups()) else 'dự'} {wording.small(event)}"


_THERE = rule(
    r"(?:đại biểu|lượt người|người dân|(?:lượt )?cử tri(?: (?:đứng lên |đăng ký )?(phát biểu)(?: ý kiến)?)?|(ý kiến))$"
)


def spoken_of(around: Around, i: int, name: str) -> str:
    """`Đối với đơn tố cáo thuộc thẩm quyền, huyện đã giải quyết 17 đơn`: the noun with the words the sentence began with."""
    of = i + 1 if around.mentions[i].ratio_part and i + 1 < len(around.mentions) else i
    noun, bare = around.plain_nouns[of], around.is_bare(of, around.tails[of])
    if not noun or not lowered(name).startswith(noun):
        return ""
    found = _OF_WHICH.match(around.working, around.sentences[i][0], around.mentions[i].start)
    if not found or not around.working.startswith(f"{noun} ", found.start(1)):
        return ""
    words = around.text[found.start(1) : found.end(1)][len(noun) :].strip()
    if _WHOSE.match(lowered(words)):
        return wording.joined(name, words)
    return f"{around.nouns[of]} {wording.shortened(words, _NEAR)} {name[len(noun) :].strip()}".strip() if bare else ""


_WHOSE = rule(r"(?:thuộc|của|trong|do|về)\b")
_OF_WHICH = rule(
    r"[\s\d.*+-]*(?:đối với|với|trong|về|từ)(?: số| tổng số)?(?: các| những)? ([^\W\d]+(?:(?: |, |/)[^\W\d]+){1,14}), "
)


def for_those(around: Around, i: int, name: str) -> str:
    """`4 lớp tập huấn cho 612 lượt hòa giải viên`: a lesson that says no more by those it was for."""
    if around.mentions[i].kind is not Kind.GATHERINGS or i + 1 == len(around.mentions) or not _LESSON.search(name):
        return ""
    people = around.mentions[i + 1]
    if people.kind not in _TAUGHT or not _FOR.fullmatch(around.working, around.ends[i], people.start):
        return ""
    who = wording.shortened(_TURN.sub("", around.tails[i + 1]), _DEED)
    return f"{name} cho {who}" if len(who.split()) > 1 else ""


_DEED = 6
_TAUGHT = frozenset((Kind.PERSONS, Kind.TURNS))
_LESSON = rule(r"\b(?:tập huấn|bồi dưỡng|đào tạo|quán triệt|dạy nghề|đào tạo nghề)$")
_FOR = rule(r"\scho\s(?:hơn |gần |trên |khoảng )?")
_TURN = rule(r"^lượt ")


def told_again(around: Around, i: int) -> str:
    """`giảm còn 16 hộ; đầu nhiệm kỳ, con số này là 103 hộ`: a number that stands for an earlier one by its name."""
    mention, start = around.mentions[i], around.starts[i]
    if around.working.find("con số", start, mention.start) < 0 or not around.is_bare(i, around.tails[i]):
        return ""
    found = _THIS_NUMBER.search(around.working, start, mention.start)
    if not found:
        return ""
    back = _listed_alike(around, i) if "lần lượt" in found.group() else 1
    floor = around.paragraph(i)
    for j in range(i - 1, -1, -1):
        other = around.mentions[j]
        if other.at < floor:
            return ""
        if other.unit == mention.unit and not other.ratio_whole and not other.rate:
            back -= 1
            if not back:
                return around.cores[j]
    return ""


def _listed_alike(around: Around, i: int) -> int:
    """How many figures of one unit a list has from a figure on."""
    j = i
    while j + 1 < len(around.mentions) and around.mentions[j + 1].unit == around.mentions[i].unit:
        if around.working[around.mentions[j].end : around.mentions[j + 1].start].strip() not in {",", "và", ", và"}:
            break
        j += 1
    return j - i + 1


_THIS_NUMBER = rule(
    r"\bcon số (?:này|đó|ấy|trên|tương ứng)(?: (?:chỉ|mới|đã|vẫn|lần lượt))* (?:là|đạt|có|còn|lên|lên tới|lên đến|tăng lên)\s(?:hơn |gần |trên |khoảng )?$"
)


def of_the_association(around: Around, i: int, name: str) -> str:
    """`Hội Cựu chiến binh huyện … Toàn Hội còn 12 hộ nghèo`: households of those an association counts as its own."""
    mention, start, name = around.mentions[i], around.sentences[i][0], name.removesuffix(" hội")
    if not name.startswith(("hộ ", "tỷ lệ hộ ")) or "hội" in name.lower() or len(name.split()) > _NEAR // 2:
        return ""
    if not _WHOLE_OF_IT.search(around.working, start, mention.start):
        return ""
    named = list(_ASSOCIATION.finditer(around.working, max(0, start - _FAR), mention.start))
    return f"{name} của {around.text[named[-1].start() : named[-1].end()]}" if named else ""


_FAR = 1500
_WHOLE_OF_IT = rule(
    r"\b(?:toàn|các cấp) (?:huyện |tỉnh |thị |thành |xã )?hội\b|\btrong hội viên\b|(?:huyện|tỉnh|thành|thị|xã) hội (?:có|còn)\b"
)
_ASSOCIATION = rule(r"\bhội (?:cựu chiến binh|ccb|nông dân|phụ nữ|liên hiệp phụ nữ|lhpn|người cao tuổi|chữ thập đỏ)\b")


def helped_by(around: Around, i: int, name: str) -> str:
    """`phát vay vốn tín dụng với 40 nhóm, giúp 90 lượt chị em`: those helped, by the loan or the fund told before."""
    if not name.endswith(("được giúp", "được giúp vay")):
        return ""
    found = _LOAN.search(around.working, around.sentences[i][0], around.mentions[i].start)
    if not found:
        return ""
    said = around.text[found.start() : found.end()]
    if found.group(1):
        return f"{name.rpartition(' được giúp')[0]} được {wording.small(wording.shortened(said, _DEED + 2))}"
    return f"{name.removesuffix(' vay')} từ {wording.small(wording.shortened(said, _DEED + 2))}"


_LOAN = rule(
    r"\b(?:(phát vay|cho vay|vay) (?:nguồn )?vốn|vốn (?:xoay|quay) vòng|quỹ (?:quay|xoay) vòng|nguồn vốn|nhóm (?:phụ nữ )?tiết kiệm)(?: (?!với|cho|là|đạt|được|có|tại|từ|do|trong|đã|giúp)[^\W\d]+){0,6}"
)


def overseen_by(around: Around, i: int, name: str) -> str:
    """`Hội Nông dân giám sát 12 cuộc, Hội Phụ nữ 9 cuộc`: acts of oversight by whose they are, where several bodies are told apart."""
    if around.plain_nouns[i] not in _ACTS or around.actor is None or not _OVERSIGHT.fullmatch(lowered(name)):
        return ""
    mine, floor = around.actor(i), around.paragraph(i)
    if not mine or " và " in mine:
        return ""
    for j in range(max(0, i - _FEW), min(len(around.mentions), i + _FEW + 1)):
        if j != i and around.plain_nouns[j] == around.plain_nouns[i] and around.paragraph(j) == floor:
            other = around.actor(j)
            if other and _kind_of_body(other) != _kind_of_body(mine):
                return f"{around.nouns[i]} giám sát của {mine.removesuffix(' các cấp')}"
    return ""


def _kind_of_body(said: str) -> str:
    """The Front at every level is one kind of body, the farmers' unions another."""
    plain = lowered(said)
    return "mttq" if "mttq" in plain or "mặt trận" in plain else " ".join(plain.split()[:2])


_FEW, _ACTS = 3, frozenset(("cuộc", "đợt"))
_OVERSIGHT = rule(r"(?:cuộc|đợt)(?: giám sát)?(?: được (?:chủ trì|tham gia|thực hiện|tổ chức|giám sát))?")


def of_those_told(around: Around, i: int, name: str) -> str:
    """`800 đơn đủ điều kiện xử lý, gồm 120 đơn khiếu nại, 60 đơn tố cáo`: kinds of matters with what is said of all of them."""
    if around.mentions[i].kind not in _MATTERS or not _KIND_OF.fullmatch(lowered(name)):
        return ""
    for j in range(i - 1, max(-1, i - _FEW - 1), -1):
        if around.mentions[j].at < around.sentences[i][0] or around.mentions[j].kind not in _MATTERS:
            return ""
        found = _SAID_OF_ALL.search(lowered(around.tails[j]))
        if found:
            listed = _GOES_INTO.search(around.working, around.ends[j], around.mentions[j + 1].start)
            return f"{name} {around.tails[j][found.start() :].strip()}" if listed else ""
    return ""


_MATTERS = frozenset((Kind.MATTERS, Kind.DOCUMENTS))
_KIND_OF = rule(r"(?:đơn|vụ việc|vụ|đơn thư)(?: (?:khiếu nại|tố cáo|kiến nghị|phản ánh),?)+")
_SAID_OF_ALL = rule(r" (?:đủ điều kiện(?: xử lý| thụ lý)?|thuộc thẩm quyền(?: giải quyết)?(?: của [^,]{3,30})?)$")
_GOES_INTO = rule(r"\b(?:gồm|với|trong đó|chia ra|cụ thể|có)\b|[:(]")
