"""Where a figure stands: a bare name takes the gathering, the label, the heading or the body it belongs to."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.alike import like_its_neighbour
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.gifts import out_of
from caunoi.reading.naming.giving import given
from caunoi.reading.naming.occasions import (
    at_the_event,
    for_those,
    helped_by,
    of_the_association,
    of_those_told,
    overseen_by,
    praised_for,
    recognised,
    session_of,
    spoken_of,
)
from caunoi.reading.nouns import Kind
from caunoi.reading.working import CAPITAL, lowered, rule

_ENOUGH, _LITTLE, _NEAR = 5, 3, 12
_LONG, _SHORT, _CLOSE = 16, 7, 120
_ENTIRE = rule(r"(?:tổng )?dân số\b")
_ANY_EVENT = {"đại hội", "Đại hội"}  # says nothing where it stands alone
_ANY_BODY = {"đơn vị", "trường hợp"}
_PLACED, _HELD = frozenset((Kind.PLACES, Kind.BODIES)), frozenset((Kind.PLACES, Kind.GATHERINGS))
_PEOPLE, _IN_A_UNIT = frozenset((Kind.PERSONS, Kind.TURNS)), frozenset((Kind.PLACES, Kind.HOUSEHOLDS))
_SAID = {"ý kiến", "câu hỏi", "ý kiến, kiến nghị", "kiến nghị"}


def fuller(around: Around, i: int, name: str, whole: int | None) -> str:
    """A name that says too little, with what surrounds the figure."""
    mention = around.mentions[i]
    noun = around.nouns[i]
    if name.startswith("số ") and noun and noun not in name and "chỉ số" not in name:
        name = f"{noun} {_NUMBER.sub('', name)}"  # `vụ việc cũ là 40 vụ việc, số mới phát sinh 51 vụ việc`
    unit = _unit_described(around, i) if mention.kind in _IN_A_UNIT or noun in _OF_A_UNIT or "khẩu" in noun else ""
    if unit:
        return f"{'hộ dân' if noun == 'hộ' else noun} của {unit}"
    length = len(name.split())
    told = like_its_neighbour(around, i, name) or recognised(around, i, name) or at_the_event(around, i, name)
    told = (
        told
        or praised_for(around, i)
        or session_of(around, i)
        or helped_by(around, i, name)
        or of_the_association(around, i, name)
        or of_those_told(around, i, name)
    )
    told = overseen_by(around, i, told or name) or told
    if not told and mention.kind in _PLACED:
        told = _having(around, i) or _where(around, i, name) or _held_at(around, i) or _done_there(around, i, name)
    if told:
        return told
    if mention.number.money and length < _LONG and not mention.rate and not given(around, i) and "Quỹ" not in name:
        words = _content(around, i).split()[:4]
        return name if lowered(name).startswith(lowered(" ".join(words[:2]))) else wording.joined(name, " ".join(words))
    said = mention.kind in _PEOPLE or mention.unit in _SAID
    if said and length <= _SHORT and (not around.verbs[i] or mention.unit in _SAID) and not mention.ratio_whole:
        event = "" if _ENTIRE.match(name) else around.event_before(i)
        if event and event not in _ANY_EVENT:
            at = "tại " if mention.unit in _SAID and not lowered(name).endswith("tại") else ""
            return name if lowered(event) in lowered(name) else f"{name} {at}{wording.small(event)}"
    if length > _ENOUGH or _ENTIRE.match(name) or mention.number.percent or mention.ratio_whole or mention.number.money:
        told_of = _ENOUGH < length <= _ENOUGH + 3 and mention.kind is Kind.MATTERS and around.verbs[i]
        return _with_event(around, i, name) if told_of else name
    return _filled_up(around, i, name, whole)


_OF_A_UNIT = frozenset(
    ("trường", "trường học", "lớp", "lớp học", "học sinh", "giáo viên", "đảng viên", "chi bộ", "trạm y tế")
)
_NUMBER = rule(r"^số (?:này, )?")
_MONEY_OF = rule(r"\b(?:vốn|quỹ|ngân sách)\b")


def _filled_up(around: Around, i: int, name: str, whole: int | None) -> str:
    """A short name with its fund, or with the label, the topic, the clause or the first figure of its sentence."""
    fund = out_of(around, i) if whole is None else ""
    if fund and not _MONEY_OF.search(lowered(_content(around, i))):
        return f"{name} từ {fund}"
    mention, length = around.mentions[i], len(name.split())
    named_before = spoken_of(around, i, name) or (for_those(around, i, name) if length <= _LITTLE else "")
    if named_before:
        return named_before
    if length <= _LITTLE:
        if whole is not None and whole < i and not around.same_noun(i, whole):
            name = wording.joined(name, _said_of(around, whole, whole_noun=mention.unit in _ANY_BODY))
        label = around.line_label(i)
        topic = "" if label or mention.kind is Kind.PLACES else _topic(around, i)
        if topic and mention.kind is Kind.GATHERINGS:
            return wording.joined(name, topic)
        name = wording.joined(name, label or topic)
    if mention.kind not in _HELD or mention.ratio_part or length <= 2:
        name = _by_office(name, around.verbs[i], _content(around, i))
    if mention.kind is Kind.MATTERS and (length < _ENOUGH or (around.verbs[i] and length == _ENOUGH)):
        name = _with_event(around, i, name)
    if mention.kind is not Kind.PLACES and len(name.split()) <= (
        _LITTLE + 1 if mention.kind in {Kind.GATHERINGS, Kind.TURNS} else 2
    ):
        name = wording.joined(name, _first(around, i))
    return name


def _by_office(name: str, verb: str, content: str) -> str:
    """`Bộ phận một cửa tiếp nhận 11.300 hồ sơ` → hồ sơ được bộ phận một cửa tiếp nhận; `Cử tri nêu 52 ý kiến` → ý kiến được
    cử tri nêu; else the words after the name."""
    office = _OFFICE.match(lowered(content)) if verb and name.endswith(f"được {verb}") else None
    if not office:
        doer = verb and (content.startswith(("một ", "các ", "công đoàn")) or _SUBJECT.match(lowered(content)))
        return name if doer else wording.joined(name, content)
    return f"{name[: -len(verb)]}{wording.small(content[: office.end()])} {verb}"


_OFFICE = rule(
    r"bộ phận (?:một cửa|tiếp nhận(?: và trả kết quả)?|tiếp công dân)\b|(?:các )?(?:cử tri|nhân dân|người dân|bà con)$"
)


def _with_event(around: Around, i: int, name: str) -> str:
    """`phát hiện 2 vụ việc` after `tổ chức 11 cuộc giám sát`: matters by the gathering that brought them up."""
    event = _COUNTED.sub("", wording.small(around.event_before(i)))
    if event:
        return wording.joined(name, f"qua {event}")
    found = _AFTER.search(around.working, around.sentences[i][0], around.mentions[i].start) if around.verbs[i] else None
    return wording.joined(name, around.text[found.start(1) : found.end(1)].lower()) if found else name


_AFTER = rule(
    r"(?<!trước )\b((?:qua|sau) (?:giám sát|kiểm tra|thanh tra|khảo sát|hoà giải|phản biện|tiếp công dân|tiếp dân|giải quyết)(?: (?!đã|cho|có|các|kiến)[^\W\d]+){0,5}?)(?:,| đã| kiến nghị) "
)
_COUNTED = rule(r"^(?:cuộc|lượt|đợt) (?:được )?(?=giám sát|kiểm tra|thanh tra|tiếp|khảo sát|đối thoại)")


def _topic(around: Around, i: int) -> str:
    """`Về phản biện xã hội, toàn tỉnh tổ chức 94 hội nghị`: what the sentence says it is about."""
    start, end = around.sentences[i][0], around.mentions[i].start
    found = _ABOUT.match(around.working, start, end)
    return around.text[found.start(1) : found.end(1)] if found else ""


_ABOUT = rule(
    r"[\s*+-]*(?:về|đối với|trong) (?:công tác |lĩnh vực |việc |hoạt động )?((?!phía|phần|lực lượng|số lượng|cơ bản|năm|tháng|quý|kỳ|đó|số|tổng|thời gian|giai đoạn|nhiệm kỳ|quá trình|khi)[^\W\d]+(?: [^\W\d]+){1,9}), "
)


_DOES = rule(r" (?!của |thuộc |trên |ở |với |và |, )\w")


def _having(around: Around, i: int) -> str:
    """`đối thoại giữa Chủ tịch UBND của 13 phường với …`, `Ban thanh tra nhân dân 15 xã`: places by the organ they have."""
    mention = around.mentions[i]
    if mention.kind is not Kind.PLACES or mention.rate or mention.number.percent:
        return ""
    found = _ORGAN.search(around.working, max(around.sentences[i][0], mention.start - _CLOSE), mention.start)
    if not found:
        return ""
    organ = " ".join(wording.BRACKETS.sub(" ", around.text[found.start(1) : found.end(1)]).split())
    of = i + 1 if mention.ratio_part and i + 1 < len(around.mentions) else i
    noun, tail = around.nouns[of], around.tails[of]
    did = wording.shortened(tail[len(noun) :], _ENOUGH + 4) if _DOES.match(lowered(tail[len(noun) :])) else ""
    return f"{noun} có {wording.small(organ)} {did}".strip() if noun else ""


_ORGAN = rule(
    r"\b((?:chủ tịch|bí thư|người đứng đầu|ban thanh tra nhân dân|ban giám sát đầu tư(?: của)? cộng đồng|ban công tác mặt trận|tổ hoà giải|ttnd|gsđtcđ)"
    r"(?:\s(?!cấp|các|được|đã|là|có|với)[^\W\d]+){0,4}?(?:\s\([^()]*\))?)\s(?:(?:của|ở|tại)\s)?(?:cả |hơn |gần |trên |khoảng )?$"
)


def _where(around: Around, i: int, name: str) -> str:
    """`tập huấn cho 45 cán bộ của 12 xã`: places and offices by what was counted at them."""
    mention, other = around.mentions[i], around.mentions[i - 1]
    if not i or mention.ratio_whole or mention.rate:
        return ""
    if other.at < around.sentences[i][0] or other.number.percent or other.number.money:
        return ""
    if mention.ratio_part or len(name.split()) > _ENOUGH + 3:
        return ""
    if not _AT.fullmatch(around.working, other.end, mention.start) or around.predicate(i):
        return ""
    return f"{name} có {around.cores[i - 1].removeprefix('tổng số ')}"


def _held_at(around: Around, i: int) -> str:
    """`Ngày hội Đại đoàn kết diễn ra tại 28/32 khu dân cư`: places by the gathering that the sentence says they held."""
    mention = around.mentions[i]
    if mention.kind is not Kind.PLACES or mention.ratio_whole or mention.rate:
        return ""
    noun_at = i + 1 if mention.ratio_part and i + 1 < len(around.mentions) else i
    if not around.is_bare(noun_at, around.tails[noun_at]) or around.predicate(noun_at):
        return ""
    if not _AT_PLACE.search(around.working, max(0, mention.start - _NEAR), mention.start):
        return ""
    event = around.event_before(i)
    return f"{around.nouns[noun_at]} tổ chức {wording.small(event)}" if event else ""


def _done_there(around: Around, i: int, name: str) -> str:
    """`ký mới thỏa ước ở 10 doanh nghiệp có công đoàn`: places and offices with words of their own by what was done there."""
    mention = around.mentions[i]
    if mention.ratio_part or mention.ratio_whole or mention.rate or name != around.tails[i]:
        return ""
    if not _AT_PLACE.search(around.working, max(0, mention.start - _NEAR), mention.start):
        return ""
    content = _content(around, i)
    deed = (
        wording.A_DEED.match(f" {lowered(content)}")
        and len(content.split()) > 2
        and lowered(content) not in lowered(name)
    )
    return f"{name} {content}" if deed else ""


_AT_PLACE = rule(r"\b(?:tại|ở) (?:cả )?$")
_AT = rule(
    r"(?:[^,;:().]|, [^\W\d]+(?: [^\W\d]+){0,6}?(?= (?:ở|tại) ))*\s(?:tại|ở|trên địa bàn|của)\s(?:cả |hơn |gần |trên |khoảng )?"
)


def _said_of(around: Around, whole: int, *, whole_noun: bool) -> str:
    """What is said of a whole; without its noun where the part has a noun that says what it is."""
    name, noun = around.names[whole], around.nouns[whole]
    if noun and not whole_noun and lowered(name).startswith(f"{lowered(noun)} "):
        name = name[len(noun) :].strip()
    elif (lowered(name) == lowered(noun) and not whole_noun) or around.mentions[whole].kind is Kind.PLACES:
        return ""
    return wording.shortened(name, 9)


def _unit_described(around: Around, i: int) -> str:
    """`Xã X có 9 thôn với 2.318 hộ`: the kind of unit whose parts, households or people are counted without more words."""
    mention = around.mentions[i]
    people = mention.kind is Kind.HOUSEHOLDS or "khẩu" in around.nouns[i]
    if mention.ratio_part or mention.ratio_whole or mention.rate or not around.is_bare(i, around.tails[i]):
        return ""
    if around.verbs[i] or around.predicate(i):
        return ""
    start = around.sentences[i][0]
    before = around.working[start : mention.start]
    group = _GROUP_HAS.search(around.working, start, mention.start) if "tự quản" in before or "ndtq" in before else None
    if group and (people or mention.kind is Kind.PERSONS):
        return around.text[group.start(1) : group.end(1)]
    area = _AREA_HAS.search(around.working, start, mention.start) if people else None
    if area and not _OTHERWISE.search(around.working, start, area.start()):
        named = _NAME.match(around.text, area.end(1))
        return f"{area.group(1)}{named.group() if named else ''}"
    described = _DESCRIBED if " là " in before else _HAS
    found = described.match(around.working, start, mention.start)
    if not found or _OTHERWISE.search(around.working, found.end(), mention.start):
        return ""
    said = found.group(1) or found.group(2)
    return "" if "trong đó" in found.group() else said


_UNITS = r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_HAS_IT = rf"{_UNITS}(?:\s(?:[^.:\n]|\.(?=\d))*?)?\s(?:có|gồm|bao gồm|diện tích|dân số)\s"
_HAS = rule(rf"[\s\d.*+-]*(?:(?:về [^,.;:\n]{{4,30}}|hiện nay|đến nay), )?(?:toàn )?{_HAS_IT}")
_DESCRIBED = rule(rf"[\s\d.*+-]*(?:{_HAS_IT}|[\w -]{{2,24}} là {_UNITS}\s[^.;:\n]*?\s(?:có|gồm)\s)")
_AREA_HAS = rule(
    r"(?<!\d )(?<!, )\b(thôn|xóm|ấp|bản|buôn|làng|đội|khu dân cư|cụm dân cư|khu phố|tổ dân phố)\b(?! vận động)[^.;:,()\n]{0,40}?\s(?:(?:hiện )?có|gồm|với)"
    r"(?:[\s,]|với|và|hơn|gần|trên|khoảng|tổng số|\d[\d.]*|hộ dân|hộ gia đình|hộ)*$"
)
_GROUP_HAS = rule(
    r"\b(tổ (?:nhân dân tự quản|ndtq|tự quản)(?: số \d+)?)\b[^.;:()\n]{0,80}? (?:có|gồm|với) (?:[\s,]|với|và|hơn|gần|trên|khoảng|tổng số|\d[\d.]*|hộ dân|hộ gia đình|hộ)*$"
)
_NAME = re.compile(rf"(?: [{CAPITAL}\d]\w*)+")
_OTHERWISE = rule(r"\b(?:trong đó|vận động|hỗ trợ|giúp|hoà giải|đạt|công nhận|thoát nghèo|tại|đã)\b")


_WHO_HOLDS = frozenset((Kind.PERSONS, Kind.BODIES, Kind.PLACES, Kind.MEASURES))
_APART = rule(r";(?!\s(?:trong đó|trong số))")


def _first(around: Around, i: int) -> str:
    """What the first figure of the sentence counts."""
    before = around.mentions[i - 1]
    if i and around.right_after(i) and before.at >= around.sentences[i][0] and not before.number.percent:
        return wording.shortened(around.names[i - 1], 8)
    j = i
    if i and _APART.search(around.working, around.mentions[i - 1].end, around.mentions[i].start):
        return ""
    while j and i - j < _LONG and around.mentions[j - 1].at >= around.sentences[i][0]:
        j -= 1
    if around.mentions[i].kind is Kind.GATHERINGS and around.mentions[j].kind in _WHO_HOLDS:
        return ""  # `Ban có 9 thành viên, tổ chức 4 cuộc giám sát`
    counts_people = around.mentions[i].kind in {Kind.HOUSEHOLDS, Kind.MEASURES} or "khẩu" in around.nouns[i]
    about_land = counts_people and around.mentions[j].kind in {Kind.MEASURES, Kind.PLACES}
    return wording.shortened(around.names[j], 8) if j < i and not about_land else ""


_SUBJECT = rule(
    r"^(?:các |toàn |hầu hết )*(?:uỷ ban|ubnd|hđnd|hội|đoàn|ban|lđlđ|liên đoàn|mttq|mặt trận|công an|đảng|cấp uỷ|huyện|xã|tỉnh|quận|phường|thị|thành|nhân dân|người dân|bà con|chính quyền|lãnh đạo|chủ tịch|bí thư|"
    r"toà án|viện|thanh tra|sở|phòng|trung tâm|trường|nhà trường|trạm|chi bộ|chi hội|chi đoàn|khối|cơ quan|đơn vị|doanh nghiệp|ngành|thường trực|đại biểu|đồng chí|ông|bà|tổ|câu lạc bộ|hội viên|đoàn viên|cán bộ|tổ chức)(?!\w)"
)


_ADVERBIAL = rule(
    r"(?:nhiều nơi|nguyên nhân|công tác(?: \w+){1,4} được|có nơi|cá biệt|qua (?:phân loại|rà soát|đó|thống kê|tổng hợp)|sau đó|theo (?:đó|báo cáo|thống kê)|(?:nhân )?dịp này|ngoài ra|nhìn lại|chia theo|cũng tại|về cơ cấu|cùng thời gian|đợt này|khép lại|kết thúc)(?: |$)"
)


def _content(around: Around, i: int) -> str:
    """The words before a figure that say something of it: without whoever acts and without the deed already named."""
    phrase = around.phrase_before(i, _NEAR)
    if not phrase or _ADVERBIAL.match(lowered(phrase)):
        return ""
    words = wording.what_was_done(phrase).split()
    plain = lowered(" ".join(words)).split()
    verb = len(around.verbs[i].split())
    end = len(words)
    if verb and plain[end - verb : end] == lowered(around.verbs[i]).split():
        end -= verb
        if _SUBJECT.match(" ".join(plain[:end])):
            return ""
    elif verb and plain[end - 1 : end] in (["đủ"], ["tới"]):
        end -= verb + 1  # `huyện bầu đủ 35 đại biểu`
    begin, end = wording.heavy(plain[:end])
    if _SUBJECT.match(" ".join(plain[begin:end])) and around.actor is not None:
        actor = around.actor(i)
        if actor and lowered(" ".join(words[begin:end])).startswith(lowered(actor)):
            begin += len(actor.split())
    return "" if wording.only_a_place(words[begin:end]) else " ".join(words[begin:end])
