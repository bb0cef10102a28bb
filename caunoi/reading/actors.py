"""Who acts in a sentence, and at which level of government a figure stands.

A body named with its level (`Hội Nông dân huyện`) is the topic from there on; a short mention (`Hội`, `Đoàn`) goes on with it;
`các cấp`, `toàn tỉnh` and bodies in the plural without a level stand for several levels at once.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caunoi.reading import levels
from caunoi.reading.acting import MANY_BODIES, PERSONS, Acting, Actor
from caunoi.reading.bodies import BODY, UNIT, VERB, VERB_FIRST
from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.named_places import NamedPlaces
from caunoi.reading.openings import drops_subject
from caunoi.reading.placing import Placing
from caunoi.reading.reporting import reporting_unit
from caunoi.reading.working import CAPITAL, grouped, led, rule

_SHORT_FORM = rule(r"đại hội|hội|đoàn|chúng tôi|quỹ|công an|ubnd|hđnd|ban")
_OWNER = rule(
    rf"^(?!\s*(?:(?:[\w ]{{1,40}}, )?(?:trên|tại|ở|trong|theo|với|qua|từ)\b))(?:\s*cụ thể, )?[^,;:.]*?\bcủa (?:ubnd )?(?:các )?((?:{UNIT})(?: hội| đoàn)?)(?:, (?:{UNIT}))* (?:khoảng|gần|hơn|trên|dưới|chỉ|còn|giảm|tăng|\d|hiện|đã|{VERB})"
)
_OFFICE = rule(
    r"^(?:[^,;:]{1,60}, )?(?!(?:nhân dân|người|bà con|cử tri|hội viên|hộ|số|tổng|tỷ lệ|đồng bào|dân|đời sống|kinh tế|có)\b)"
    r"(?:(?!(?:các|toàn|trong|trên|tại|ở|mỗi|từng|khắp|của|theo|với|và|cho|từ|đến|do|qua|về|địa|cấp|xã|huyện|tỉnh|là|có)\b)[^\W\d]+ ){1,6}?"
    rf"(tỉnh|huyện|quận|thị xã|thành phố|(?<!hợp tác )xã(?! hội)|phường|thị trấn)(?: (?!và|các|đã|có)[^\W\d]+){{0,4}}? (?:{VERB})(?!\w)"
)
_SEAT = rule(
    r"\b(?:của|giữa|do) (?:ban thường vụ |thường trực |bí thư |lãnh đạo )?((?:tỉnh|thành|huyện|quận|thị) (?:uỷ|đoàn|hội))\b"
)
_TAKEN_UP = frozenset(("hội", "đoàn", "mặt trận"))
_WITH = rule(r"\s*(?:chỉ |chỉ có |có |là .{1,40})?với [^,;.]{0,25}?\d")
_WE = rule(r"chúng tôi\b")
_LEVEL_SAID = rf"({grouped('tỉnh|huyện|quận|thị xã|thành phố|xã(?! hội)|phường|thị trấn')})(?!\w)"
_LEVEL_LAST = rule(rf"\s{_LEVEL_SAID}")
_BODY_AND_LEVEL = rule(
    rf"\b(?<!chuyển )(?<!gửi )(?<!trình )(?<!kiến nghị )(?<!đề nghị )(các\s)?(?!hội viên|nhân dân|người dân|cử tri|bà con|học sinh|quỹ|chi bộ|trường|trạm)(?:{BODY}|ban thường vụ|thường trực|bí thư)(?:\s(?!và|các|ở|tại|trên)[^\W\d][\w]*){{0,3}}?\s{_LEVEL_SAID}"
)
_BULLET = re.compile(r"\s*[-+*•]\s")
_ITS_NAME = re.compile(r" (?:với|về) ")
_MOVED = rule(r"\b(?:vận động|tuyên truyền|hướng dẫn|giúp|hỗ trợ)\s$")
_NEAR = 16
_ITSELF = re.compile(
    r"[\s\"“+*•-]*([Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã(?! hội)|[Pp]hường|[Tt]hôn|[Ấấ]p|[Xx]óm|[Kk]hu phố|[Kk]hu dân cư|[Tt]ổ dân phố|[Bb]uôn) (?!uỷ|ủy|đoàn|hội|viên|trưởng|đội)[a-zà-ỹđ]"
)
_IS_A = rule(
    r"là(?<!\wlà) (?:một |hai |ba |những |các )?(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|ấp|xóm|làng|bản|buôn|khu phố|khu dân cư|tổ dân phố)\b"
)
_ATTEND = rule(r"\s*(?:đến |tới |tham )?dự [^,;.]{1,30},? có\b")
_LONG_LIST = 12
_ONE_COMMUNE = re.compile(
    rf"[XxPpTt](?<!\w.)(?<!\bcác .)(?<!\d .)(?:(?<=[Xx])ã|(?<=[Pp])hường|(?<=[Tt])hị trấn) ([{CAPITAL}][^\W\d]*(?: [{CAPITAL}][^\W\d]*)*)"
)
_HAMLET_OF = rule(
    r"\b(?:thôn|ấp|xóm|bản|buôn|làng|khóm|khu phố|tổ dân phố|khu dân cư|đội|khu vực|khu)\b[^,;:.()]{1,30}(?:,| \(|,? thuộc|của) ?$"
)
_HAMLET = re.compile(
    rf"(?<!các )\b(?:[Tt]hôn|ấp|[Xx]óm|Bản|(?:dân|trong|toàn|cả|của|,) bản|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Tt]ổ dân phố|[Kk]hu dân cư|[Đđ]ội)\b(?! [{CAPITAL}\d])"
)
_LEAD = 48
_ANY_UNIT = rule(r"\b(?:toàn|các|cấp|mỗi) (?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường)\b")
_SYSTEM = rule(r"(?:hội|đoàn|lđlđ|liên đoàn|công đoàn|mttq|mặt trận|uỷ ban m)")
_SHORT_LINE = 120
_EARLY = 400
_LONG_HEAD = 200
_SCHOOL = rule(r"trường(?<!\wtrường) (?:thcs|thpt|tiểu học|mầm non|trung học)")
_FORMAL = rule(r"\n[ \t]*(?:ii|iii|2|3)[./]\s")
_CONGRESS_OF = rule(
    r"đại hội (?:đại biểu )?(?:[^\W\d]+ ){0,5}?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b(?! hội)"
)
_COUNCIL = rule(r"^\W*(?:thường trực )?(?:hội đồng nhân dân|hđnd)\b|báo cáo[^.\d]{0,60} (?:hội đồng nhân dân|hđnd)\b")
_DEPUTIES = rule(
    r"(?:các )?(?:tổ )?đại biểu(?: hđnd| hội đồng nhân dân)?\s(?:đã|tổ chức|tham gia|tiếp|thực hiện|có|chất vấn|biểu quyết)\b"
)
_COUNCIL_DOES = rule(
    r"\b(?:kỳ họp(?! trở lên)|nghị quyết|(?:đợt|cuộc|đoàn) giám sát|chất vấn|khảo sát|tiếp xúc cử tri)\b"
)
_MEDIATION = rule(rf"{led('hoà giải')}\b")


class Actors:
    """Tells subject and level for the figures of one text."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.layout, self.mentions, self.working, self.text = layout, mentions, layout.working, layout.text
        self._starts = [mention.at for mention in mentions]
        self._told: list[tuple[str | None, str | None]] = []
        self._named: dict[int, str | None] = {}
        self._come_down: dict[int, str | None] = {}  # by where a sentence begins
        self._mediation: dict[int, bool] = {}
        self.ladder = levels.Ladder(levels.city_level(layout.working))
        self._places = NamedPlaces(layout.text, self.ladder)
        unit = reporting_unit(layout.text, layout.working, self.ladder, self._places)
        self.unit, self.unit_level, self.sure = unit
        self.school = _SCHOOL.search(self.working, 0, _EARLY) is not None
        self._actors = Acting(layout, self.ladder, self._places, unit, school=self.school).of_sentence
        self.council = _COUNCIL.search(self.working, 0, _EARLY) is not None
        self.formal = bool(_FORMAL.search(self.working))
        self._placing = Placing(layout, mentions, self.unit_level, self.ladder)

    def of(self, i: int, wholes: Sequence[int | None]) -> tuple[str | None, str | None]:
        """Subject (as written, or None) and level of a mention; `wholes`: of which other each mention is a part."""
        if not self._told:
            self._told = [self._told_of(k, wholes) for k in range(len(self.mentions))]
            self._retell()
        return self._told[i]

    def _retell(self) -> None:
        """A figure of the head line without a level has the one it has where the text tells it again."""
        for i, (mention, (subject, level)) in enumerate(zip(self.mentions, self._told, strict=True)):
            start, end = self.layout.paragraph(mention.at)
            if mention.at > _EARLY or end - start > _LONG_HEAD:
                break
            same = (
                self._told[j][1]
                for j, later in enumerate(self.mentions[i + 1 :], i + 1)
                if later.at >= end and later.value == mention.value and later.unit == mention.unit
            )
            self._told[i] = (subject, level or next(same, None))

    def _told_of(self, i: int, wholes: Sequence[int | None]) -> tuple[str | None, str | None]:
        actor, level = self._topic(i)
        found = self._placing.level(i, actor.end if actor else 0, level, wholes, short=actor is None or actor.weak)
        subject = (
            " ".join(_ITS_NAME.split(self.text[actor.start : actor.end], 1)[0].split()).strip(' ,"') if actor else None
        )
        return subject or None, found

    def actor_here(self, i: int) -> str | None:
        """The body named as acting in the mention's own sentence."""
        at = self.mentions[i].start
        start, end = self.layout.sentence(at)
        here = [actor for actor in self._actors(start, end) if actor.end <= at]
        return " ".join(self.text[here[-1].start : here[-1].end].split()) or None if here else None

    def _topic(self, i: int) -> tuple[Actor | None, str | None]:
        """The actor of a mention, and the level he or the topic he goes on with has.

        A sentence that begins with a verb has dropped its subject and goes on with the topic; one that begins with
        another noun has a subject of its own, and no level unless a body is named in it.
        """
        at = self.mentions[i].start
        start, end = self.layout.sentence(at)
        attend = self.working.find("dự ", start, start + _NEAR) >= 0 and _ATTEND.match(self.working, start) is not None
        here = [] if attend else [actor for actor in self._actors(start, end) if actor.start < at]
        nearest = here[-1] if here else None
        for at_hand in range(len(here) - 1, -1, -1):
            actor = here[at_hand]
            if not actor.weak and not (self._moved(actor) or (at_hand and self._told_apart(actor, at))):
                if actor.level is None and self.council and _DEPUTIES.match(self.working, actor.start):
                    return nearest, self.unit_level
                level = self._of_all_of_it(actor, start) if actor.level is None else actor.level
                return nearest, None if self._do_together(here, at) else level
        commune = self.unit_level == levels.COMMUNE and (self.sure or self.formal or self._in_title())
        default = self.unit_level if (commune and not self.school) or self._is_of_council(start, end) else None
        if default is not None and self._is_mediation(start, end, at):
            default = None
        if not here and not attend:
            named = self._named_body(start, at) or self._described(start, at) or self._places.opening(start, at)
            if named is not None:
                mediators = named in (levels.PROVINCE, levels.DISTRICT) and self._is_mediation(start, end, at)
                return Actor(start, start, named, weak=False), None if mediators else named
            if _WITH.match(self.working, start):
                led = next((a for a in self._actors(start, end) if not a.weak and not a.local), None)
                if led is not None and led.level is not None:
                    return led, led.level
            if not drops_subject(self.working, start, at, self._spoken_of):
                return None, default or self._local(start)
        return self._carried_on(at, nearest, default)

    def _held(self, at: int) -> str | None:
        """Whose congress the one spoken of at an offset is: that of the unit named with the last one before it, or of who held it."""
        line: tuple[int, int] | None = (self.layout.paragraph(at)[0], at)
        for _ in range(_LONG_LIST):
            if line is None:
                return None
            at = line[1]
            while at > line[0] and (at := self.working.rfind("đại hội", line[0], at)) >= 0:
                named = _CONGRESS_OF.match(self.working, at)
                if named and not self.working.endswith("dự ", 0, at):
                    return self.ladder.of_words(named.group(1))
                who = [a for a in self._actors(*self.layout.sentence(at)) if a.level and a.end <= at]
                if who:
                    return who[-1].level
            line = self.layout.previous_paragraph(line[0])
        return None

    def _is_of_council(self, start: int, end: int) -> bool:
        """Whether a sentence of a council's report tells what a council does: sessions, resolutions, oversight, voters met."""
        return self.council and _COUNCIL_DOES.search(self.working, start, end) is not None

    def _carried_on(self, at: int, nearest: Actor | None, default: str | None) -> tuple[Actor | None, str | None]:
        """The topic that a sentence without a body of its own goes on with: of the sentences or lines before it."""
        if nearest is not None and _WE.match(self.working, nearest.start) and self.unit_level is not None:
            return nearest, self.unit_level
        congress = nearest is not None and nearest.weak and self.working.startswith("đại hội", nearest.start)
        held = self._held(nearest.start) if nearest is not None and congress else None
        if held is not None:
            return nearest, held
        sentences = [s for s in self.layout.sentences_of(at) if s[0] <= at]
        for other_start, other_end in reversed(sentences[:-1]):
            first = next((actor for actor in self._actors(other_start, other_end) if not actor.local), None)
            if first is not None and nearest is not None and self.working.startswith("toàn ", first.start):
                continue  # a territory in between
            if first is not None:
                nearest = nearest or first
                if not first.weak:
                    return nearest, first.level or (self.unit_level if congress else None)
                continue
            told_of = self.working[other_start:other_end] if nearest is None else ""
            owner = _OWNER.match(told_of) if "của " in told_of else None
            if owner:  # `Bộ phận của huyện tiếp nhận … . Đã giải quyết …`
                return nearest, self.ladder.of_words(owner.group(1))
        above = self._above(sentences[0][0])
        if above is not None:
            return nearest, above.level or (self.unit_level if congress else default)
        again = self._named_above(sentences[0][0], nearest) if nearest is not None and nearest.weak else None
        short = nearest is not None and nearest.weak and _SHORT_FORM.fullmatch(self.working, nearest.start, nearest.end)
        return nearest, again or default or (self.unit_level if short else None)

    def _of_all_of_it(self, actor: Actor, start: int) -> str | None:
        """`Hội Nông dân xã …. Toàn Hội có …`: a commune's body with all its members."""
        if not self.working.startswith(("toàn hội", "toàn đoàn"), actor.start):
            return None
        sentences = [s for s in self.layout.sentences_of(start) if s[1] <= start]
        first = next((a for s in reversed(sentences) for a in self._actors(*s) if not a.local and not a.weak), None)
        return levels.COMMUNE if first is not None and first.level == levels.COMMUNE else None

    def _in_title(self) -> bool:
        """Whether the first line names the unit."""
        return self.unit is not None and self.text.find(self.unit, 0, self.text.find("\n")) >= 0

    def _local(self, at: int) -> str | None:
        """`… ở xã Xuân Bình. Trước đây …`: a paragraph that has come down to one commune stays there until another unit is named.

        Where the commune is only the address of a hamlet (`thôn Đá, xã Xuân Bình`), the paragraph is about the hamlet if it
        begins with it or speaks of it again (`trong thôn`); what a body did there is at the level of that body.
        """
        if at not in self._come_down:
            self._come_down[at] = self._one_commune(at)
        return self._come_down[at]

    def _one_commune(self, at: int) -> str | None:
        start, stop = self.layout.paragraph(at)
        named = list(_ONE_COMMUNE.finditer(self.text, start, at))
        if len({found.group(1) for found in named}) != 1 or _ANY_UNIT.search(self.working, named[-1].end(), at):
            return None
        first = named[0]
        hamlet = _HAMLET_OF.search(self.working, max(start, first.start() - _LEAD), first.start())
        if hamlet is None:
            return levels.COMMUNE if self.unit_level != levels.COMMUNE else None
        sentence = self.layout.sentence(hamlet.start())
        doer = next(
            (actor for actor in self._actors(*sentence) if not actor.weak and actor.end <= hamlet.start()), None
        )
        if doer is not None:
            return doer.level
        told = hamlet.start() == sentence[0] or self.working.endswith(" là ", start, hamlet.start())
        return levels.VILLAGE if told or _HAMLET.search(self.text, first.end(), stop) else None

    def _described(self, start: int, at: int) -> str | None:
        """`Vạn Ninh là huyện ven biển, có …`: the level of the unit that the sentence describes."""
        found = _IS_A.search(self.working, start, at)
        found = found or _ITSELF.match(self.text, start, at)
        words = self.working[start : at + _NEAR]
        found = found or (_OWNER.match(words) if "của" in words else None)
        return self.ladder.of_words(found.group(1).lower()) if found else None

    def _moved(self, actor: Actor) -> bool:
        """`Mặt trận huyện vận động nhân dân đóng góp`: people who do what the body before asks of them."""
        return actor.local and bool(
            _MOVED.search(self.working, max(0, actor.start - _NEAR), actor.start)
            and PERSONS.match(self.working, actor.start)
        )

    def _told_apart(self, actor: Actor, at: int) -> bool:
        """`UBND tỉnh phân loại 7 nội dung, giao các cơ quan giải quyết; đến nay …`: told to act in a clause before this one."""
        return (
            actor.local
            and self.working.find(";", actor.end, at) >= 0
            and MANY_BODIES.match(self.working, actor.start) is not None
        )

    def _do_together(self, here: Sequence[Actor], at: int) -> bool:
        """`quận tổ chức 2 hội nghị, các phường tổ chức 22 hội nghị; tiếp nhận …`: a clause that goes on with several bodies."""
        if len(here) < 2 or here[-2].level == here[-1].level or not (here[-1].level and here[-2].level):
            return False
        cut = self.working.rfind(";", here[-1].end, at)
        return (
            cut >= 0
            and self.working.find(";", here[-2].end, here[-1].start) < 0
            and VERB_FIRST.match(self.working[cut + 1 : at].lstrip()) is not None
        )

    def _above(self, at: int) -> Actor | None:
        """The topic of the two lines above a paragraph; a list goes on with what stands before it."""
        line = self.layout.previous_paragraph(at)
        listed = _BULLET.match(self.working, at)
        if listed:
            for _ in range(_LONG_LIST):
                if line is None or not _BULLET.match(self.working, line[0]):
                    break
                line = self.layout.previous_paragraph(line[0])
        crossed = False
        for _ in range(2):
            if line is None:
                return None
            for actor in self._actors_of_paragraph(line[1] - 1 if listed else line[0]):
                if not actor.weak and not (crossed and _SYSTEM.match(self.working, actor.start)):
                    return actor
            crossed = self._is_heading(line)
            if not crossed:
                return None
            line = self.layout.previous_paragraph(line[0])
        return None

    def _named_above(self, at: int, short: Actor) -> str | None:
        """`… Hội Phụ nữ huyện …` / `Hội đã …`: the level of the body of the paragraph above that a bare noun takes up."""
        word = self.working[short.start : short.end]
        line = self.layout.previous_paragraph(at) if word in _TAKEN_UP else None
        bodies = self._actors_of_paragraph(line[1] - 1) if line is not None else []
        return next((body.level for body in bodies if body.level and self.working.startswith(word, body.start)), None)

    def _is_heading(self, line: tuple[int, int]) -> bool:
        """A short line without an end: after it organisations with members speak of all their levels again."""
        words = self.working[line[0] : line[1]].strip()
        return len(words) < _SHORT_LINE and not words.endswith((".", ";", ",", ":"))

    def _named_body(self, start: int, at: int) -> str | None:
        """The level of the first body named with it in the sentence, whatever verb follows: `Trang của Mặt trận tỉnh đăng …`."""
        if start not in self._named:
            first = bisect_left(self._starts, start)
            end = min(at, self._starts[first]) if first < len(self._starts) else at
            levelled = _LEVEL_LAST.search(self.working, start, end)
            found = _BODY_AND_LEVEL.search(self.working, start, end) if levelled else None
            words = found.group(2) if found and not found.group(1) else ""
            for pattern in () if words else (_SEAT, _OFFICE):
                found = pattern.search(self.working[start:end].lstrip())
                if found:
                    words = found.group(1)
                    break
            self._named[start] = (self.ladder.of_words(words) or self.ladder.lowest(words)) if words else None
        return self._named[start]

    def _is_mediation(self, start: int, end: int, at: int) -> bool:
        """Whether the clause between semicolons that an offset lies in tells of hamlets' mediators."""
        start, cut = max(start, self.working.rfind(";", start, at)), self.working.find(";", at, end)
        end = end if cut < 0 else cut
        if start not in self._mediation:
            self._mediation[start] = _MEDIATION.search(self.working, start, end) is not None
        return self._mediation[start]

    def _spoken_of(self, start: int) -> bool:
        """Whether a body has acted in the sentence just before."""
        sentences = [s for s in self.layout.sentences_of(start) if s[1] <= start]
        return bool(sentences) and any(not a.weak for a in self._actors(*sentences[-1]))

    def _actors_of_paragraph(self, at: int) -> list[Actor]:
        return [actor for start, end in reversed(self.layout.sentences_of(at)) for actor in self._actors(start, end)]
