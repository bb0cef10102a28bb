"""Names of counts: the noun with its own words, and what was done with it."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.awards import done_for, helped, praise
from caunoi.reading.naming.before import EMPTY, noun_and, told_by, with_first_deed, with_kinds, without_doer
from caunoi.reading.naming.changes import change_word, changed
from caunoi.reading.naming.fields import of_a_field, scope_before, within_scope
from caunoi.reading.naming.gathered import elected, held_by_verb, held_for, member_of, of_programme, of_two_deeds, voted
from caunoi.reading.naming.gifts import given_to
from caunoi.reading.naming.giving import given, paid_to
from caunoi.reading.naming.houses import another_deed_next, house
from caunoi.reading.naming.loans import borrowed
from caunoi.reading.naming.parts import (
    judged,
    left_over,
    of_a_level,
    one_kind,
    other_people,
    passive,
    penalty,
    punished,
    told_apart,
)
from caunoi.reading.naming.places import as_place, listed_by_name
from caunoi.reading.naming.said import AND, merit, overseen, said_of
from caunoi.reading.naming.totals import each, headed
from caunoi.reading.nouns import Kind
from caunoi.reading.working import led, lowered, rule


def name(w: Around, i: int, whole: int | None) -> str:
    """The name of a count that is no share, money or measure."""
    other = (
        voted(w, i)
        or elected(w, i)
        or of_a_field(w, i)
        or judged(w, i)
        or left_over(w, i)
        or of_a_level(w, i)
        or _by_another(w, i, whole)
    )
    if not other and w.mentions[i].kind in _BY_OTHERS:
        other = borrowed(w, i) or paid_to(w, i) or member_of(w, i) or _of_those(w, i)
    if other:
        return other
    tail, unit = _own(w, i), w.mentions[i].unit or ""
    tail = _without_topic(w, i, tail)
    again = _taken_up(w, i)
    if again:
        return again
    if not tail:
        before, noun = w.phrase_before(i), _in_a_time(w, i)
        return noun_and(noun, before) if before and len(noun.split()) == 1 else noun or before or unit
    return headed(w, i, tail) or _alone(w, i, tail)


def _without_topic(w: Around, i: int, tail: str) -> str:
    """`Tại hội nghị đối thoại, lãnh đạo tiếp nhận 30 ý kiến về thuỷ lợi, giao thông`: the meeting tells more than the topics."""
    if w.mentions[i].unit not in _SAID or " về " not in tail or not w.event_before(i):
        return tail
    return _TOPICS.sub("", tail)


_TOPICS = rule(r" (?:góp ý )?về .*$")


def _taken_up(w: Around, i: int) -> str:
    """`Trong 112 tuyến này, …`: the earlier figure of the same value that is spoken of again."""
    noun, mention = w.mentions[i].noun, w.mentions[i]
    end = noun.end if noun is not None else mention.end
    near = max(w.sentences[i][0], mention.start - _AMONG_WITHIN)
    if not _THESE.match(w.working, end) and not _AMONG.search(w.working, near, mention.start):
        return ""
    for j in range(i - 1, max(-1, i - _BACK), -1):
        turns = w.plain_nouns[j].startswith("lượt ý kiến") and not w.plain_nouns[i].startswith("lượt")
        same = w.mentions[j].value == mention.value and w.mentions[j].unit == mention.unit and not turns
        if same and len(w.cores[j].split()) > 1:
            return w.cores[j]
    return ""


_BACK = 30
_THESE = rule(r" (?:này|đó|ấy|nói trên|nêu trên|trên đây|kể trên)\b")
_AMONG = rule(rf"{led('trong(?: số| tổng số)?')} $")
_AMONG_WITHIN = 16


def _by_another(w: Around, i: int, whole: int | None) -> str:
    """Names that lean on a figure before: of another time, for each, a change, a part of a whole."""
    mention = w.mentions[i]
    if i and mention.unit == w.mentions[i - 1].unit and w.compares(i):
        return w.cores[i - 1]
    opened = bool(i) and w.working[mention.start - 1] == "("
    planned = _PLANNED.search(w.working, w.mentions[i - 1].end, mention.start) if opened else None
    if planned and w.is_bare(i, w.tails[i]) and w.mentions[i - 1].number.percent:
        said = _SHARE_OF.sub("", w.cores[i - 1])
        return f"{said} theo {planned.group(1)}"
    if mention.rate and not _A_TIME.match(mention.rate):
        return each(w, i)
    change = change_word(w, i) if i else None
    if change is not None:
        return changed(w, i, change)
    return punished(w, i, whole) or _part(w, i, whole) if whole is not None and whole < i else ""


def _in_a_time(w: Around, i: int) -> str:
    """`2 cuộc giám sát/năm`: the counted noun before the stroke."""
    mention = w.mentions[i]
    return w.text[mention.number.end : mention.end].split("/")[0].strip() if mention.rate else ""


_A_TIME = rule(r"(?:năm|tháng|quý|tuần|ngày)(?!\w)")  # `2 cuộc/năm`


def _alone(w: Around, i: int, tail: str) -> str:
    """The noun with what was done; a bare noun takes the words before it."""
    if other := held_by_verb(w, i) or listed_by_name(w, i) or house(w, i):
        return other
    if w.verbs[i] in _SETTLED and (sent := _SENT_ON.search(before := w.phrase_before(i).lower())):
        w.verbs[i] = before[sent.start(1) :]
    elif penalty(w.verbs[i]) and "đề nghị " in w.phrase_before(i):
        w.verbs[i] = f"đề nghị {w.verbs[i]}"
    bare, verb = w.is_bare(i, tail), w.verbs[i]
    if bare and w.mentions[i].unit == "người" and i and w.mentions[i - 1].unit == "lượt người" and w.right_after(i):
        turns = _TURNS.sub("", w.cores[i - 1])
        return turns if turns.startswith(w.nouns[i]) else f"{w.nouns[i]} {_WHOSE.sub('', turns)}"
    predicate = said_of(w, i, verb)
    if bare and not verb and not predicate:
        before = told_by(wording.what_was_done(w.phrase_before(i)))
        if w.mentions[i].kind is Kind.GATHERINGS:
            before = _HELD.sub("", before)
        before = with_kinds(w, i, before) or with_first_deed(w, i, before)
        if (praise(before) and w.for_whom(i)) or (before == "sinh hoạt" and w.mentions[i].kind is Kind.BODIES):
            before = ""
        gives = _GIVES_LAST.search(lowered(before)) if w.mentions[i].kind in _GOODS else None
        if gives:
            w.verbs[i] = verb = gives.group(1)
            return with_deed(w, i, tail, "", verb)
        said = before and before.lower() not in EMPTY and not wording.only_a_place(before.split())
        if said and not wording.LIGHT.issuperset(lowered(before).split()):
            if w.mentions[i].kind in _BY_OTHERS and _DONE_FOR.search(w.working, w.starts[i], w.mentions[i].start):
                return f"{tail} được {wording.small(before)}"
            return noun_and(tail, without_doer(w, i, before))
    return with_deed(w, i, tail, predicate, verb)


_SETTLED = frozenset(("giải quyết", "xử lý", "xem xét, giải quyết"))
_SENT_ON = rule(  # `chuyển cơ quan có thẩm quyền giải quyết 42 đơn`: not settled by them
    r"(?:^|,\s|\b(?:đã|và)\s)((?:chuyển|đôn đốc|đề nghị|yêu cầu|kiến nghị|hướng dẫn)(?: (?!đã|và)[^\W\d]+){1,9} (?:giải quyết|xử lý))$"
)
_DONE_FOR = rule(
    r"(?:đã|và|,|còn|để|^)\s(?:bảo vệ|khôi phục|trả lại|giải quyết|làm|cấp|tạo|dạy|tổ chức|tư vấn|khám|mở)\s[^\d,;:.()]* cho (?:hơn |gần |trên |khoảng )?$"
)
_GOODS = frozenset((Kind.THINGS, Kind.DOCUMENTS, Kind.UNKNOWN))
_GIVES_LAST = rule(r"\w \w+ (trao tặng|trao|gửi tặng|tặng|ủng hộ|cấp phát)$")
_HELD = rule(
    r"^(?:.*\s)?(?:tổ chức|thực hiện|tiến hành|triển khai|chủ trì)(?: được| thành công)?$"
)  # by whom, not what
_PLANNED = rule(r"\b(kế hoạch|chỉ tiêu)(?: [^\W\d]+){0,4} \($")
_SHARE_OF = rule(r"^(?:tỷ lệ|mức (?:tăng|vượt))\s")
_TURNS = re.compile(r"^(?:người )?lượt ")
_WHOSE = rule(r"^(?:công dân|người dân|dân|cử tri|hội viên|đoàn viên|đại biểu)(?= )")


def _own(w: Around, i: int) -> str:
    gathering = w.mentions[i].kind is Kind.GATHERINGS
    tail = ((held_for(w, i) or of_two_deeds(w, i)) if gathering else "") or of_programme(w, i)
    if tail.endswith(_MOSTLY):
        tail = tail.rpartition(",")[0] or tail
    if "cấp" not in tail or len(tail.split()) <= 2:
        return tail
    bare = wording.unlevelled(tail)
    return tail if w.mentions[i].kind in _OF_LEVELS and _told_by_level(w, i, bare) else bare


_MOSTLY = (", đa phần", ", phần lớn", ", chủ yếu", ", đa số", ", nhất là", ", trong đó")
_OF_LEVELS = frozenset((Kind.THINGS, Kind.BODIES))


def _told_by_level(w: Around, i: int, bare: str) -> bool:
    """`5 ban cấp huyện, 17 ban cấp xã`: figures of a list that only their level tells apart."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(w.mentions) and w.plain_nouns[j] == w.plain_nouns[i] and "cấp" in w.tails[j]:
            near = w.sentences[i][0] <= w.mentions[j].at < w.sentences[i][1]
            if near and w.tails[j] != w.tails[i] and wording.unlevelled(w.tails[j]).lower() == bare.lower():
                return True
    return False


def _of_those(w: Around, i: int) -> str:
    """`đánh bạc 02 vụ, 11 đối tượng`: people right after the cases they are part of."""
    mention, before = w.mentions[i], w.mentions[i - 1]
    if not i or mention.kind is not Kind.PERSONS or before.kind is not Kind.MATTERS or before.number.percent:
        return ""
    if not w.is_bare(i, w.tails[i]) or w.verbs[i] or w.predicate(i) or before.at < w.sentences[i][0]:
        return ""
    if not AND.fullmatch(w.working, before.end, mention.start):
        return ""
    said = _without(w.cores[i - 1], w.nouns[i - 1])
    return f"{w.nouns[i]} {_short(said)}" if said else ""


def with_deed(w: Around, i: int, tail: str, predicate: str, verb: str) -> str:
    """The noun and what is said or done of it."""
    mention = w.mentions[i]
    if verb in _HOLDS_IT and w.plain_nouns[i] in _MEETINGS and len(tail.split()) > 1:
        verb = ""  # `mở 4 lớp tập huấn`: that they were held says nothing
    if verb in _HOLDS_IT and w.plain_nouns[i] == "dự án":
        verb = ""  # what their fund is says more
    name = tail
    gift = given(w, i) or ("" if another_deed_next(w, i) else given_to(w, i))
    if gift:
        return f"{tail} {gift}"
    asked = _ASKED.search(w.working, w.sentences[i][0], mention.start) if w.plain_nouns[i] == "phiếu" else None
    if asked and w.is_bare(i, tail):
        about = wording.shortened(w.text[asked.start(1) : asked.end(1)], _WORDS)
        return f"{tail} {about} {predicate or verb}".strip()
    if predicate:
        name = wording.joined(name, predicate)
    elif verb and not _PASSIVE.search(tail):
        praised, short = _PRAISED.search(verb), len(tail.split()) <= _FEW
        doer = w.actor(i) if (praised or short) and w.actor is not None else None
        did = merit(w, i) if praised and short else ""
        if doer and praised and len(doer.split()) <= (_NAMED if short and not did else 1):
            return f"{name} {did} được {doer} {verb}".replace("  ", " ")
        name = f"{name} {did}".strip()
        others = doer if doer and short and _OTHERS.match(lowered(doer)) else None
        verb = overseen(w, i, verb)
        name = (
            f"{name} {_THE_MANY.sub(lambda found: found.group().lower(), others)} {verb}"
            if others
            else helped(name, w.nouns[i], f"{'chưa ' if w.undone(i) else ''}{passive(w, i, verb)}{verb}")
        )
    elif (done := done_for(w, i)) and not _PASSIVE.search(tail):
        name = f"{name} được {done}"
    if mention.kind in _GIVERS and name.endswith(_GIVES) and _GIVES_AT_END.search(name):
        return f"{name} {_gift(w, i)}".strip()
    if mention.kind is Kind.HOUSEHOLDS and name.endswith(" tham gia") and i and w.right_after(i):
        return f"{name} {_short(w.cores[i - 1])}" if w.mentions[i - 1].kind is Kind.GATHERINGS else name
    return _where(w, i, name, tail) if mention.kind in _PEOPLE or mention.unit in _SAID else name


def _where(w: Around, i: int, name: str, tail: str) -> str:
    """People and what they said, with the gathering they came to or the bodies they are of."""
    event, takes_part = w.event(i), _TAKES_PART.search(tail)
    if event:
        if event == w.nouns[i - 1]:  # `tuyên truyền về bầu cử được 13 cuộc, có 900 người dự`
            event = wording.shortened(w.cores[i - 1], _WORDS, at_most=_WORDS + 2)
        if len(tail.split()) > _FEW + 2 and not (takes_part and len(event.split()) > 1):
            return name
        people = w.mentions[i].kind in _PEOPLE and name == tail and w.is_bare(i, tail)
        return f"{name} dự {event}" if people and _ATTENDED.match(lowered(event)) else f"{name} {event}"
    if not i or not w.right_after(i):
        return name
    if takes_part and w.mentions[i - 1].kind is Kind.BODIES:
        return f"{name} {_short(w.tails[i - 1])}"
    bodies = w.mentions[i - 1].kind is Kind.BODIES
    if not w.is_bare(i, tail) or (bodies and w.plain_nouns[i] == "hội viên"):
        return name  # `12 tổ hội với 310 hội viên`: members of more than their branches
    return f"{name} {'của các ' if bodies and w.plain_nouns[i] in _WORK_IN else ''}{w.tails[i - 1]}"


_WORK_IN = frozenset(("hoà giải viên", "người"))
_HOLDS_IT = frozenset(("mở", "thực hiện"))
_MEETINGS = frozenset(("cuộc", "buổi", "lớp", "đợt", "hội nghị", "hội thảo", "toạ đàm", "phiên", "lượt"))


def _gift(w: Around, i: int) -> str:
    """`176 hộ tự nguyện hiến trên 14.300 m2 đất`: what they gave stands after the next number."""
    if (
        i + 1 == len(w.mentions)
        or w.mentions[i + 1].start - w.mentions[i].end > _NEAR
        or w.mentions[i + 1].number.money
    ):
        return ""
    return " ".join(w.tails[i + 1].split()[:_FEW])


_NEAR = 40
_GIVES = ("hiến", "tặng", "góp")
_GIVES_AT_END = rule(rf"\b(?:{'|'.join(_GIVES)})$")
_GIVERS = frozenset((Kind.PERSONS, Kind.HOUSEHOLDS))
_PEOPLE = frozenset((Kind.PERSONS, Kind.TURNS))
_BY_OTHERS = frozenset((Kind.PERSONS, Kind.TURNS, Kind.HOUSEHOLDS))
_ATTENDED = rule(r"(?:cuộc|buổi|hội nghị|hội thảo|toạ đàm|diễn đàn|đại hội|ngày hội|phiên họp)(?!\w)")
_SPACES = re.compile(r" {2,}")
_TAKES_PART = rule(r"\b(?:tham gia|tham dự|dự)$")
_PRAISED = rule(r"bằng khen|giấy khen|khen thưởng|biểu dương|tuyên dương|tôn vinh")
_OF_A_FIELD = rule(r"(?:thuộc |về |trong |ở )?lĩnh vực\b")
_ASKED = rule(r"\b(lấy ý kiến(?:\s(?!bằng|tại|với)\w+){0,10})")
_FEW = 3
_THE_MANY = re.compile(r"^(?:Các|Hội viên|Đoàn viên|Người dân|Bà con)\b")
_OTHERS = rule(
    r"(?:các )?(?:ban (?:thanh tra nhân dân|ttnd|giám sát đầu tư(?: của)? cộng đồng|gsđtcđ)|tổ hoà giải|nhân dân|người dân|hội viên|đoàn viên|bà con)(?: (?!đã)\w+)?$"
)
_PASSIVE = rule(r"\b(?:được|tham dự|tham gia|dự(?! thảo| án| toán| báo| kiến))\b")
_SAID = {"ý kiến", "kiến nghị", "điểm"}


def _part(w: Around, i: int, whole: int) -> str:
    """A part of a whole: the whole's name with the part's own label, or its own noun with what was done."""
    tail, core = _own(w, i), w.cores[whole]
    if core.startswith("lượt ý kiến") and w.plain_nouns[i].startswith("ý kiến"):
        core = core.removeprefix("lượt ")  # `64 lượt ý kiến, gồm 12 ý kiến về đất đai`
    raw = w.label_before(i)
    label = raw if _OF_NO_LEVEL.fullmatch(lowered(raw)) else wording.unlevelled(raw).strip()
    if wording.LIGHT.issuperset(lowered(label).split()):
        label = ""
    verb = w.verbs[i]
    if verb == "cấp" and _AT_LEVEL.search(w.working, w.starts[i], w.mentions[i].start):
        w.verbs[i] = verb = ""  # `cấp Trung ương 16 hộ`
    if tail and not label and other_people(w, i, whole):
        said = w.predicate(i)
        return f"{tail} {said}" if said else f"{tail}{_deed_of(core)}"
    if not tail or (w.is_bare(i, tail) and w.same_noun(i, whole)):
        return told_apart(w, i, whole, label) or _bare_part(w, i, whole, label)
    predicate = said_of(w, i, verb)
    own = _without(tail, w.nouns[i])
    if not verb and not label and w.same_noun(i, whole) and (kind := one_kind(_HAD.sub("", core), own)):
        return f"{kind} {predicate}".strip()
    if not verb and _same_kind(own, _without(core, w.nouns[whole])):  # `19 vụ tố cáo, gồm 7 vụ tố cáo đúng`
        return f"{tail} {predicate}".strip()
    if not verb and w.same_noun(i, whole) and (scoped := within_scope(w, i, core, f"{own} {predicate}".strip())):
        return scoped
    alike = w.same_noun(i, whole) and (len(tail.split()) <= _FEW + 1 or _OF_A_FIELD.match(lowered(own)))
    return (
        _with_whole(core, own, label if not verb else "", predicate)
        if alike
        else with_deed(w, i, tail, predicate, verb)
    )


_OF_NO_LEVEL = rule(r"cấp (?:trung ương|cơ sở)")
_AT_LEVEL = rule(r"\bcấp (?:trung ương|cơ sở|tỉnh|huyện|xã|thành phố|quận|phường|thị xã) (?:có |là )?$")


def _deed_of(core: str) -> str:
    """What was done with a whole, said of its parts too: `được giới thiệu kết nạp`."""
    _, done, deed = core.partition(" được ")
    return f"{done}{deed}" if done and len(deed.split()) <= _FEW + 1 else ""


def _with_whole(core: str, own: str, label: str, predicate: str) -> str:
    """The name of the whole, without what was done to all of it, and the words of the part."""
    said = core if "hạn" in own else _HAD.sub("", core)  # `8 đơn được giải quyết, 6 đơn đúng hạn`
    return wording.joined(wording.joined(_short(said), label), f"{own} {predicate}".strip())


def _bare_part(w: Around, i: int, whole: int, label: str) -> str:
    """A part without words of its own: what is said of it after, or its whole with the label before."""
    core = (scope_before(w, i) if "giải quyết" in label else "") or w.cores[whole]
    said = "" if label else w.predicate(i)
    if said:
        if scoped := within_scope(w, i, core, said):
            return scoped
        enough = len(said.split()) >= _LEAST
        return f"{w.nouns[whole] or w.nouns[i]} {said}" if enough else wording.joined(_short(core), said)
    if label and _SORTED.match(lowered(label)) and _DEALT.search(core) and label[:_DEED] not in core:
        return f"{w.nouns[whole] or w.nouns[i]} {_SORTING.sub('', wording.small(label))}"
    if label:
        core = _HAD.sub("", core.removesuffix(" được xử lý") if "điều kiện" in label else core)
    room = max(_LEAST, _WORDS - len(label.split()))
    return wording.joined(wording.shortened(core, room, at_most=_WORDS), as_place(label) or w.complement(i))


_DEED = 7  # characters of a verb of two syllables
_DEALT = rule(r" (?:đủ điều kiện|được)\b")
_SORTING = rule(r"^(?:qua |sau |đã )?phân loại(?:, xử lý)?,? ")
_SORTED = rule(
    r"(?:(?:qua |sau |đã )?phân loại,? )?(?:đã |được )?(?:thụ lý|hướng dẫn|chuyển|đôn đốc|lưu|xếp lưu|trả lại)\b"
)


def _same_kind(own: str, said: str) -> bool:
    """Whether the words of a part begin with the same word, of two syllables or an abbreviation, as those of its whole."""
    mine, its = own.replace(",", "").split()[:2], said.replace(",", "").split()[:2]
    return bool(mine and its) and mine[0] == its[0] and (mine == its or mine[0].isupper())


_HAD = rule(
    r"(?: trong đơn(?: thư)?)?(?<!chưa) được (?:tiếp nhận|nhận|thực hiện|tổ chức|giải quyết)$|(?<=đông người) được tiếp$"
)


def _short(core: str) -> str:
    return wording.shortened(core, _WORDS)


_WORDS, _LEAST, _NAMED = 9, 3, 6


def _without(phrase: str, noun: str) -> str:
    return phrase[len(noun) :].strip() if noun and phrase.lower().startswith(noun.lower()) else phrase
