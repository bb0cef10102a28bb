"""Names that a gathering, a vote or a programme gives: why people came together, what they were taught, what they voted on."""

from caunoi.reading.naming import leading, wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_WORDS = 9


def held_for(w: Around, i: int) -> str:
    """`15 hội nghị cho 80 ứng cử viên tiếp xúc cử tri`: gatherings by what people came together for."""
    mention = w.mentions[i]
    if i + 1 == len(w.mentions):
        return ""
    people = w.mentions[i + 1]
    if (
        w.tails[i].endswith(" nghề")
        and people.kind in _TAUGHT
        and _OF_TRADE.fullmatch(w.working, w.ends[i], people.start)
    ):
        return f"{w.tails[i]} cho {w.nouns[i + 1].removeprefix('lượt ')}"  # `8 lớp dạy nghề cho 200 hội viên`
    if not w.is_bare(i, w.tails[i]):
        return ""
    if (
        people.kind is not Kind.PERSONS
        or people.noun is None
        or not _FOR.fullmatch(w.working, mention.end, people.start)
    ):
        return ""
    did = _CAME_TO.match(w.working, people.noun.end, w.sentences[i][1])
    return f"{w.nouns[i]} {w.text[did.start(1) : did.end(1)]} của {w.nouns[i + 1]}" if did else ""


_OF_TRADE = rule(r"\scho\s(?:hơn |gần |trên |khoảng )?")
_FOR = rule(r"\s(?:cho|để|với)\s(?:hơn |gần |trên |khoảng )?")
_CAME_TO = rule(
    r"\s((?:tiếp xúc|đối thoại|gặp gỡ|gặp mặt|trao đổi|góp ý|thảo luận|học tập|quán triệt)(?:\s(?!với|tại|và|đã|có|kết|trực)[^\W\d]+){0,4})"
)


def of_two_deeds(w: Around, i: int) -> str:
    """`204 cuộc kiểm tra, giám sát tổ chức đảng`: gatherings for two things, the second after a comma."""
    if not w.working.startswith(", ", w.ends[i]) or not _ONE_DEED.search(lowered(w.tails[i])):
        return ""
    found = _SECOND_DEED.match(w.working, w.ends[i], w.sentences[i][1])
    return f"{w.tails[i]}{w.text[found.start() : found.end()]}" if found else ""


_DEEDS = "kiểm tra|giám sát|thanh tra|khuyến nông|chuyển giao|phản biện|lấy ý kiến|tập huấn|tuyên truyền|phổ biến"
_ONE_DEED = rule(rf" (?:{_DEEDS})(?: xã hội)?$")
_SECOND_DEED = rule(
    rf", (?:{_DEEDS})(?: (?!cho|với|qua|tại|đối|tiếp|được|\d)[^\W\d]+){{0,6}}(?=[,;.:()]| (?:cho|với|qua|tại|đối với) |$)"
)


def held_by_verb(w: Around, i: int) -> str:
    """`tổ chức trợ giúp pháp lý được 64 buổi`: gatherings told by the verb before their number, with all its words."""
    mention, noun = w.mentions[i], w.plain_nouns[i]
    if mention.kind is not Kind.GATHERINGS or noun not in _TOLD_BY_VERB or mention.rate:
        return ""
    rest = w.tails[i][len(noun) :].strip()
    if rest and not _ABOUT.match(lowered(rest)):
        return ""
    start = w.starts[i]
    piece = wording.unbracketed(w.working[start : mention.start])
    if len(piece) != mention.start - start:
        return ""
    for mark in _MARKS.finditer(piece):
        start, piece = start + mark.end(), piece[mark.end() :]
        break
    found = None if "mỗi" in piece else _GATHERS.search(piece)
    if found and piece.count('"', 0, found.start()) % 2:
        return ""
    words = wording.without_times(w.text[start + found.start(1) : start + found.end(1)]) if found else ""
    if not words and not rest and noun == "cuộc":
        words = _by_its_team(w, i)
    if len(words.split()) <= _LITTLE and not rest:
        words = f"{words} {_their_topic(w, i, told=bool(words), piece=piece)}".strip()
    return f"{w.nouns[i]} {wording.shortened(wording.small(words), _LONG)} {rest}".strip() if words else ""


def _by_its_team(w: Around, i: int) -> str:
    """`thành lập 4 đoàn giám sát, tiến hành 13 cuộc`: what the team does that the sentence told of before."""
    if (
        not i
        or w.mentions[i - 1].at < w.sentences[i][0]
        or not _GOES_OUT.fullmatch(w.working[w.ends[i - 1] : w.mentions[i].start])
    ):
        return ""
    team = _TEAM.match(lowered(w.tails[i - 1]))
    return f"{team.group(1)} của {team.group()}" if team else ""


_GOES_OUT = rule(r"(?:,|;| và) (?:đã )?(?:tiến hành|thực hiện|tổ chức)(?: được)? ")
_TEAM = rule(r"(?:đoàn|tổ|đội) (giám sát|kiểm tra|thanh tra|khảo sát)(?: liên ngành)?$")


def _their_topic(w: Around, i: int, *, told: bool, piece: str) -> str:
    """`Với cuộc vận động X, quán triệt được …`, `Công tác tuyên truyền về X được coi trọng, tổ chức được …`."""
    if not told and not _ONLY_HELD.fullmatch(piece.rpartition(",")[2]):
        return ""
    found = (_WITH_TOPIC if told else _WORK).match(w.working, w.sentences[i][0], w.mentions[i].start)
    return w.text[found.start(1) : found.end(1)] if found else ""


_LITTLE = 2
_ONLY_HELD = rule(r"[\s,]*(?:đã |toàn \w+ )*(?:tổ chức|mở|thực hiện)(?: được)? $")
_WITH_TOPIC = rule(r"\s*(?:với|về|đối với) ((?:cuộc vận động|phong trào|chỉ thị|nghị quyết|luật)[^.;:,]*), ")
_WORK = rule(r"\s*(?:về )?công tác ([^.;:,]{4,90}?) (?:được|tiếp tục|luôn|ngày càng) ")


_TOLD_BY_VERB = frozenset(("cuộc", "buổi", "lớp", "đợt", "lần", "kỳ", "hội nghị", "chuyến"))
_LONG = 14
_ABOUT = rule(r"(?:về|cho|với|tại|theo|ở|trong|tới|đến)\b")
_MARKS = rule(r"^.*(?:[;:()\n]|[.!?…]\s)")
_GATHERS = rule(
    r"(?<!\w)(?<!công tác )(?<!của )(?<!về )(?<!ban )(?<!đoàn )(?<!tổ )(?<!làm )(?<!cuộc )(?<!lớp )(?<!buổi )(?<!hội nghị )(?<!trung tâm )(?<!được )(?<!qua )(?<!sau )(?<!trong )(?<!phòng )"
    r"((?:tuyên truyền|tập huấn|bồi dưỡng|học tập|quán triệt|nói chuyện|đối thoại|tiếp xúc|tiếp công dân|tiếp dân|kiểm tra|giám sát|khảo sát|phản biện|trợ giúp|tư vấn|truyền thông|phổ biến|sinh hoạt|gặp gỡ|gặp mặt|họp|ra quân|thanh tra|giao lưu|toạ đàm|tham quan)"
    r"(?!\w)[^.;:()]*?)(?:\stheo (?:quyết định|nghị quyết|luật|kế hoạch|chỉ thị|quy định)[^,]*?)?(?:[\s,]+(?:được|tới|là|với|có|tổng số|tổng cộng|tổng|hơn|gần|trên|khoảng|thành công))*\s$"
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


def elected(w: Around, i: int) -> str:
    """`Đối với HĐND xã, cử tri đã bầu đủ 25 đại biểu`: deputies by the council that the sentence says they were elected to."""
    mention = w.mentions[i]
    if w.plain_nouns[i] != "đại biểu" or not w.is_bare(i, w.tails[i]):
        return ""
    start = w.sentences[i][0]
    if not w.working.endswith(_BY_VOTES, start, mention.start):
        return ""
    found = list(_COUNCIL_OF.finditer(w.working, start, mention.start))
    return f"đại biểu {w.text[found[-1].start() : found[-1].end()]} được bầu" if found else ""


_BY_VOTES = ("bầu ", "bầu đủ ", "bầu được ", "bầu ra ")
_COUNCIL_OF = rule(
    r"(?:hđnd|hội đồng nhân dân) (?:cấp )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w)|quốc hội(?!\w)"
)


def taught(w: Around, i: int, whole: int | None) -> str:
    """`16 hội nghị tập huấn cho 2.361 lượt cán bộ …`: people by what the gathering right before did for them."""
    mention, before = w.mentions[i], w.mentions[i - 1]
    if not i or whole is not None or before.kind is not Kind.GATHERINGS or mention.kind not in _TAUGHT or before.rate:
        return ""
    if before.at < w.sentences[i][0] or mention.rate or mention.number.percent or w.predicate(i):
        return ""
    if _COMES.search(w.tails[i]):
        return ""
    found = _TEACHING.search(w.working, before.end, mention.start)
    learned = wording.shortened(w.text[found.start(1) : found.end(1)], _WORDS, at_most=_LONG) if found else ""
    if not learned and _TO_THEM.fullmatch(w.working, before.end, mention.start):
        rest = w.cores[i - 1][len(w.nouns[i - 1]) :].strip()
        learned = wording.shortened(rest, _WORDS) if _SERVES.match(lowered(rest)) else ""
    return f"{_WITHIN.split(w.tails[i], maxsplit=1)[0]} được {learned}" if learned else ""


_COMES = rule(r" (?:tham dự|tham gia|dự)$")
_WITHIN = rule(r"\s(?:trong|từ|ở|tại)\s")
_TAUGHT = frozenset((Kind.PERSONS, Kind.TURNS))
_TO_THEM = rule(r"(?: \w+)?\s(?:cho|tới|đến)\s(?:hơn |gần |trên |khoảng )?")
_SERVES = rule(
    r"(?:tập huấn|bồi dưỡng|đào tạo|tuyên truyền|phổ biến|quán triệt|dạy nghề|tư vấn|trợ giúp|truyền thông|khám|khuyến nông|chuyển giao)(?!\w)"
)
_TEACHING = rule(
    r"\b((?:tập huấn|bồi dưỡng|đào tạo|tuyên truyền|phổ biến|quán triệt|dạy nghề|tư vấn|khuyến nông|chuyển giao)(?:,?\s(?!và|cho|có|với|đồng thời|tổ chức|mở|hỗ trợ|trao|tặng)[^\W\d]+){0,12})\scho\s(?:hơn |gần |trên |khoảng )?$"
)


def member_of(w: Around, i: int) -> str:
    """`Tổ công tác gồm 11 người`, `24 tổ tự quản với 288 thành viên`: members by the body they make up."""
    mention, noun = w.mentions[i], w.nouns[i].lower()
    if noun not in _MEMBERS or mention.ratio_part or mention.ratio_whole or mention.rate:
        return ""
    if i and w.mentions[i - 1].kind is Kind.BODIES and _OPENED.fullmatch(w.working, w.ends[i - 1], mention.start):
        return f"thành viên {w.tails[i - 1]}"
    start = max(w.sentences[i][0], mention.start - _REACH)
    found = _MADE_UP.search(wording.BRACKETS.sub(lambda b: " " * len(b.group()), w.working[start : mention.start]))
    if not found:
        return ""
    body = wording.unquoted(_FOUNDED.sub("", w.text[start + found.start(1) : start + found.end(1)]))
    if not body:
        return ""
    place = _WHERE.match(lowered(body))
    body = wording.shortened(body.partition(", ")[0] if place and body[place.end()].isupper() else body, _WORDS)
    plain = lowered(body)
    elected = _elected(w, start, start + found.start(1), bare=len(plain.split()) <= _BARE)
    if not _MEMBERS[noun]:
        noun = "ủy viên" if _COMMITTEE.match(plain) else "đại biểu" if plain.startswith(_COUNCIL) else "thành viên"
    return f"{noun} {body}{elected}"


def _elected(w: Around, start: int, end: int, *, bare: bool) -> str:
    """`Đại hội Hội Nông dân huyện đã bầu Ban Chấp hành gồm …`: the body the committee leads, and that it was elected."""
    found = _ELECTS.search(w.working, start, end)
    if not found:
        return ""
    of = w.text[found.start(1) : found.end(1)] if found.group(1) else _association(w, end)
    return f" {of} được bầu" if bare and of else " được bầu"


def _association(w: Around, end: int) -> str:
    """The association last named before an offset: whose congress elects a committee."""
    start = max(0, end - _NAMED_WITHIN)
    found = list(_ASSOCIATION.finditer(w.working, start, end)) if "hội" in w.working[start:end] else []
    return w.text[found[-1].start() : found[-1].end()] if found else ""


_NAMED_WITHIN = 1500
_ASSOCIATION = rule(
    r"\bhội (?:liên hiệp phụ nữ|lhpn|phụ nữ|nông dân|cựu chiến binh|ccb|người cao tuổi|chữ thập đỏ)(?!\w)"
)


_COUNCIL = ("hội đồng nhân dân", "hđnd")
_BARE = 3
_COMMITTEE = rule(r"ban (?:chấp hành|thường vụ)\b|uỷ ban")
_ELECTS = rule(
    r"(?:đại hội (?:đại biểu )?((?:hội|mặt trận|mttq|đoàn)(?: (?!nhiệm|khoá|lần|đã|bầu)[^\W\d]+){1,7}) [^.;:]*?)?\bbầu (?:ra |được )?$"
)


_REACH = 160
_WHERE = rule(r"^[^,]*, (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) (?=\w)")
_OPENED = rule(r"(?: (?:ở|tại|thuộc|của) [^,;:.()\d]{2,40})? \(")
_MEMBERS = {
    "thành viên": True,
    "uỷ viên": True,
    "ủy viên": True,
    "người": False,
    "đồng chí": False,
    "đ/c": False,
    "vị": False,
}
_MADE_UP = rule(
    r"\b((?:tổ(?! chức|ng)|ban(?! hành| đầu)|hội đồng|đội(?! ngũ)|nhóm|uỷ ban)\s(?:(?!tổ chức|gồm|có|với)(?:[^\s,;:.()\d]+|\d{1,2}(?=,? (?!gồm|có)[^\W\d]))[ ,]{1,2}){1,11}?)"
    r"(?:(?:khoá|nhiệm kỳ) [^,;:]{1,24}?)?(?:(?:hiện )?(?:gồm|có|với|tập hợp))\s(?:tổng số |tổng cộng )?(?:hơn |gần |trên |khoảng )?$"
)
_FOUNDED = rule(r"(?: (?:ra đời|được thành lập|đã|hiện|lâm thời))+\s*$")


def is_member(name: str) -> bool:
    """Whether a name says already whose members are counted: where they met adds nothing."""
    return _OF_A_BODY.match(lowered(name)) is not None


_OF_A_BODY = rule(r"(?:thành viên|uỷ viên) (?:tổ|ban|hội đồng|đội|nhóm|uỷ ban|chi hội|câu lạc bộ) ")


def at_named_meeting(w: Around, i: int, name: str) -> str:
    """`Huyện tổ chức hội nghị đối thoại với thanh niên. Tại hội nghị có 27 ý kiến`: the meeting by its name told before."""
    begin = w.sentences[i][0]
    if not begin or not name.endswith(_AT_MEETING):
        return name
    found = [
        f
        for f in leading.GATHERING.finditer(w.working, w.layout.sentence(begin - _BEFORE)[0], begin)
        if f.group().startswith(_MEETING) and len(f.group().split()) > _BARE
    ]
    said = wording.shortened(w.text[found[-1].start(1) : found[-1].end(1)], _WORDS) if found else ""
    return f"{name[: -len(_MEETING)]}{wording.small(said)}" if said else name


_MEETING, _AT_MEETING, _BEFORE = "hội nghị", " tại hội nghị", 3
