"""Names that a gathering, a vote or a programme gives: why people came together, what they were taught, what they voted on."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

_WORDS = 9


def held_for(w: Around, i: int) -> str:
    """`15 hội nghị cho 80 ứng cử viên tiếp xúc cử tri`: gatherings by what people came together for."""
    mention = w.mentions[i]
    if not w.is_bare(i, w.tails[i]) or i + 1 == len(w.mentions):
        return ""
    people = w.mentions[i + 1]
    if (
        people.kind is not Kind.PERSONS
        or people.noun is None
        or not _FOR.fullmatch(w.working, mention.end, people.start)
    ):
        return ""
    did = _CAME_TO.match(w.working, people.noun.end, w.sentences[i][1])
    return f"{w.nouns[i]} {w.text[did.start(1) : did.end(1)]} của {w.nouns[i + 1]}" if did else ""


_FOR = rule(r"\s(?:cho|để|với)\s(?:hơn |gần |trên |khoảng )?")
_CAME_TO = rule(
    r"\s((?:tiếp xúc|đối thoại|gặp gỡ|gặp mặt|trao đổi|góp ý|thảo luận|học tập|quán triệt)(?:\s(?!với|tại|và|đã|có|kết|trực)[^\W\d]+){0,4})"
)


def of_programme(w: Around, i: int) -> str:
    """`Chương trình “Mái ấm Công đoàn” hỗ trợ 36 căn`: houses known by their programme."""
    tail, noun = w.tails[i], w.plain_nouns[i]
    if noun not in _HOUSES or "“" in tail or '"' in tail:
        return tail
    found = _PROGRAMME.match(w.working, w.sentences[i][0], w.mentions[i].start)
    called = w.text[found.start(1) : found.end(1)] if found else ""
    return f"nhà “{called}” {tail[len(noun) :].strip()}".strip() if called else tail


_HOUSES = {"nhà", "căn", "căn nhà", "ngôi nhà", "ngôi"}
_PROGRAMME = rule(r"[\s+*-]*(?:chương trình|phong trào|cuộc vận động) \"([^\"]{3,40})\" ")


def voted(w: Around, i: int) -> str:
    """`lấy ý kiến về đồ án …: … 2.147 phiếu đồng ý`: votes for or against by what was put to the vote."""
    said = _VOTE.match(w.working, w.mentions[i].end) if w.plain_nouns[i] == "phiếu" else None
    if not said:
        return ""
    about = _PUT.search(w.working, w.sentences[i][0], w.mentions[i].start)
    found = 1 if about and about.group(1) else 2
    thing = w.text[about.start(found) : about.end(found)] if about else ""
    return f"phiếu {w.text[said.start(1) : said.end(1)]} với {wording.shortened(thing, _WORDS)}" if thing else ""


_VOTE = rule(r"\s((?:không |chưa )?(?:đồng ý|tán thành|nhất trí|thống nhất)|có ý kiến khác|không có ý kiến)\b")
_PUT = rule(r"\blấy ý kiến (?:\w+ ){0,5}?(?:về|đối với|cho|vào) ([^,;:.()\d]+)|(\b[^,;:.()\d]+?) được lấy ý kiến")


def taught(w: Around, i: int) -> str:
    """`16 hội nghị tập huấn cho 2.361 lượt cán bộ …`: what the gathering right before did for the people."""
    mention, before = w.mentions[i], w.mentions[i - 1]
    if not i or before.kind is not Kind.GATHERINGS or mention.kind not in _TAUGHT or before.rate:
        return ""
    found = _TEACHING.search(w.working, before.end, mention.start)
    return w.text[found.start(1) : found.end(1)] if found and before.at >= w.sentences[i][0] else ""


_TAUGHT = frozenset((Kind.PERSONS, Kind.TURNS))
_TEACHING = rule(
    r"\b(tập huấn|bồi dưỡng|đào tạo|tuyên truyền|phổ biến|quán triệt|dạy nghề|tư vấn)(?:\s(?!và|cho|có|với)[^\W\d]+){0,6}\scho\s(?:hơn |gần |trên |khoảng )?$"
)


def member_of(w: Around, i: int) -> str:
    """`Tổ công tác gồm 11 người`, `24 tổ tự quản với 288 thành viên`: members by the body they make up."""
    mention, noun = w.mentions[i], w.nouns[i].lower()
    if noun not in _MEMBERS or mention.ratio_part or mention.ratio_whole or mention.rate:
        return ""
    start = max(w.sentences[i][0], mention.start - _REACH)
    found = _MADE_UP.search(wording.BRACKETS.sub(lambda b: " " * len(b.group()), w.working[start : mention.start]))
    if not found:
        return ""
    body = wording.unquoted(_FOUNDED.sub("", w.text[start + found.start(1) : start + found.end(1)]))
    return f"{noun if _MEMBERS[noun] else 'thành viên'} {wording.shortened(body, _WORDS)}" if body else ""


_REACH = 160
_MEMBERS = {"thành viên": True, "uỷ viên": True, "ủy viên": True, "người": False, "đồng chí": False, "đ/c": False}
_MADE_UP = rule(
    r"\b((?:tổ(?! chức|ng)|ban(?! hành| đầu)|hội đồng|đội(?! ngũ)|nhóm|uỷ ban)\s(?:(?!tổ chức|gồm|có|với)[^\s,;:.()\d]+[ ,]{1,2}){1,9}?)"
    r"(?:(?:khoá|nhiệm kỳ) [^,;:]{1,24}?)?(?:(?:hiện )?(?:gồm|có|với|tập hợp))\s(?:tổng số |tổng cộng )?(?:hơn |gần |trên |khoảng )?$"
)
_FOUNDED = rule(r"(?: (?:ra đời|được thành lập|đã|hiện|lâm thời))+\s*$")
