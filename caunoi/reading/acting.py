"""The bodies that act in a sentence, with the level each stands at by its own name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from caunoi.reading import levels
from caunoi.reading.bodies import ACTOR, FIRST_ACTOR, OF_COMMUNES, OWN_LEVEL, TOLD_FIRST, TOLD_TO, UNIT
from caunoi.reading.clauses import Layout
from caunoi.reading.named_places import NamedPlaces
from caunoi.reading.reporting import ReportingUnit
from caunoi.reading.working import CAPITAL, rule

_NO_LEVEL = rule(
    r"^(?:các\s)?(?:người đứng đầu(?! \w+ (?:tỉnh|huyện|xã|phường))(?:\scấp uỷ)?(?:, chính quyền)?$|(?:nhân dân|người dân|bà con|cử tri)(?! (?:(?:trong|của) )?(?:thôn|xóm|ấp|bản|buôn|làng|khu phố|khu dân cư|tổ dân phố|khóm|xã|phường|thị trấn|huyện|quận|tỉnh|thị xã|thành phố)\b)|nhà hảo tâm|mạnh thường quân|tổ chức, cá nhân|cha mẹ học sinh|hội đồng hương|đồn biên phòng|cơ sở (?:hội|đoàn)|chi hội|chi đoàn|(?:chi )?tổ hội|lãnh đạo trường|trường|nhà trường|hiệu trưởng|tổ hoà giải(?! (?:của |ở )?(?:thôn|bản|ấp|buôn|khu phố|khu dân cư|tổ dân phố)\b))"
)
_PRIVATE = rule(r"(?:các )?(?:nhà hảo tâm|mạnh thường quân|tổ chức, cá nhân|cha mẹ học sinh|hội đồng hương)")
_TOLD = rule(rf"\s?(?:{TOLD_TO})\s")
_TOGETHER = rule(r"\b(?:và|cùng|đến|ở các)\b")
_UNNAMED = rule(rf"\b(?:{UNIT})(?:,| -) (?:{UNIT})")
_WHOLE_VILLAGE = rule(r"(?:toàn|cả) (?:thôn|ấp|xóm|bản|buôn|làng|khóm|khu phố|khu dân cư|tổ dân phố)\b")
_ADDRESS = rule(
    r"\b(?:(tại |ở )(?:khu|tổ|xã|phường|thôn|ấp|xóm|bản|buôn|làng)|(?<!nông )thôn|ấp|xóm|khóm|bản|buôn|làng|khu phố|tổ dân phố|khu dân cư) [^,;.]{1,30},\s$"
)
_UNIT_FIRST = rule(rf"(?:{UNIT})\b")
_ONE_OF_MANY = rule(rf"(?:các (?:{UNIT})|\b(?:thôn|ấp|bản|buôn|làng|xóm)),\s$")
_PLURAL = rule(r"^(?:các|nhiều|những|mỗi)\s")
_UNITS = rule(r"^(?:(?:huyện|thị xã|thị|thành phố|quận|phường|thị trấn)(?:, )?)+$")
_LISTED = rule(r"\b(?:huyện|quận|thị xã|thị|(?:huyện|quận|tỉnh|thành phố)(?:,| và)[\w ,]{0,20}xã),\s$")
_OF_UNITS = rule(rf"\bcủa (?:{UNIT}),\s$")
_LIST = rule(r"\b(?:xã|phường|ban|sở),\s$")
_LIST_ENDS = rule(r"(?:(?:huyện|thị xã|thành phố|xã|phường|thị trấn)(?:, (?!các )|$))+|ngành$")
_WITH_OTHERS = rule(r"\s(?:và|cùng|,|với) các (?:ngành|địa phương|huyện|xã|sở|cơ quan|đơn vị|cấp)\b")
_LAST_BOARD = rule(r".*\b(?<!uỷ )ban (?:(thanh tra|ttnd|giám sát|gsđt)|\w)", re.DOTALL)
_THE_BOARDS = ("các ban", "các ban này")
_OTHER_LEVEL = rule(r"\bcấp [\w ]{2,9},\s$")
_COUNTED_UNITS = rule(r"\d (?:xã|phường|huyện|quận|thị xã|thôn|buôn)(?:, (?:phường|thị xã|thị trấn|bản|buôn))*,\s$")
PERSONS = rule(r"(?:các\s|toàn\s)?(?:hội viên|nhân dân|người dân|cử tri|bà con|học sinh)(?!\w)")
_DEPARTMENTS = rule(r"(?:(?:lãnh đạo|thủ trưởng|giám đốc) )?các sở(?:, ban)?(?:,| và)? ngành(?: (?:của )?tỉnh)?$")
_ALL_OF_A_UNIT = rule(
    r"(các (?:xã|phường|thị trấn|huyện)[\w ,]*?) (?:trong|của) (?:huyện|tỉnh|thành phố|quận|thị xã)\b"
)
MANY_BODIES = rule(r"các (?:cơ quan|ngành|đơn vị|tổ chức|đoàn thể|địa phương|doanh nghiệp|sở)\b")
_IN_COMPANY = rule(r"\b(?:phối hợp|cùng|kết hợp|liên kết)(?: \w+){0,2} (?:với|cùng) [^;.\d]{0,150}, $")
_HEADS = rule(r"(?:người đứng đầu )?cấp uỷ,\s$")
_MEMBERS = ("hội viên", "đoàn viên", "cán bộ, hội viên")
_NEAR = 16
_ABOVE_THEM = rule(r"\b(?:tỉnh|huyện|quận|thành phố|các cấp)\b")
COMMUNES = rule(r"\b(?:xã(?! hội)|phường|thị trấn)\b")
_HEAD_LINE = 120
_NAME_GOES_ON = re.compile(rf"(?: [{CAPITAL}][^\W\d]*)+")
_UNIT_LAST = re.compile(
    rf"(?:[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]rấn|[Pp]hố|[Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]uôn|[Bb]ản|[Ll]àng)(?: [{CAPITAL}][^\W\d]*)*$"
)


class Actor(NamedTuple):
    """A body that acts: where its name stands, its level (None: none, or several)."""

    start: int
    end: int
    level: str | None
    weak: bool  # goes on with the topic's level
    local: bool = False  # told to act (`chỉ đạo Hội cơ sở …`): the actor of his own sentence only


def _acting(sentence: str) -> Iterator[re.Match[str]]:
    """Bodies before a verb: at the beginning of a sentence, after a mark, or after a word that names who acts."""
    first = FIRST_ACTOR.match(sentence)
    first = first or TOLD_FIRST.match(sentence)
    if first:
        yield first
    yield from ACTOR.finditer(sentence, first.end() if first else 0)


class Acting:
    """Finds the bodies that act in the sentences of one text; each sentence is looked through once."""

    def __init__(
        self, layout: Layout, ladder: levels.Ladder, places: NamedPlaces, unit: ReportingUnit, *, school: bool
    ) -> None:
        self.layout = layout
        self.text, self.working, self.ladder, self.places = layout.text, layout.working, ladder, places
        self.unit, self.unit_level, self.school = unit.name, unit.level, school
        self._known: dict[int, list[Actor]] = {}

    def of_sentence(self, start: int, end: int) -> list[Actor]:
        """Those of the sentence between two offsets, in its order."""
        key = start
        known = self._known.get(key)
        if known is None:
            whole = self.working[start:end]
            piece = whole.lstrip()
            start += len(whole) - len(piece)
            known = self._known[key] = []
            for found in _acting(piece):
                at, named = found.start(1), found.group(1)
                after_comma = piece.endswith(", ", 0, at)
                if after_comma and self._goes_on_a_list(piece, at, named):
                    address = _ADDRESS.search(piece, 0, at)
                    if address and not address.group(1) and _UNIT_FIRST.match(named):
                        known.append(Actor(start + address.start(), start + found.end(1), levels.VILLAGE, weak=False))
                    continue
                if after_comma and (known or piece.startswith("phối hợp ")) and _IN_COMPANY.search(piece, 0, at):
                    continue
                if named.endswith((", trong đó", ", cụ thể")):
                    continue
                if _PRIVATE.match(named) and (known or found.group().startswith(" ")):
                    continue
                told = at > 0 and found.group().startswith((" được ", " khi ", " sau khi "))
                local = bool(told or _TOLD.match(found.group()) or PERSONS.match(named))
                actor = self._actor(start + at, self._named_on(start + at, start + found.end(1)))._replace(local=local)
                if at == 0 and named.startswith(_MEMBERS) and actor.level is None:
                    actor = actor._replace(weak=False)  # they act of their own
                if named.startswith("chi hội") and known and known[-1].level == levels.VILLAGE:
                    actor = actor._replace(level=levels.VILLAGE)  # `thôn có …; chi hội có …`
                known.append(self._shown(actor, piece, at, named) if after_comma else actor)
        return known

    @staticmethod
    def _goes_on_a_list(piece: str, at: int, named: str) -> bool:
        """`5 huyện, thành phố …`, `tại thôn 3, xã …`: a unit in an enumeration or an address, which does not act."""
        if (_LISTED if _UNITS.match(named) else _COUNTED_UNITS).search(piece, 0, at):
            return True
        if _UNIT_FIRST.match(named) and _OF_UNITS.search(piece, 0, at):
            return True
        there = _UNIT_FIRST.match(named) and (_ADDRESS.search(piece, 0, at) or _ONE_OF_MANY.search(piece, 0, at))
        return there is not None

    @staticmethod
    def _shown(actor: Actor, piece: str, at: int, named: str) -> Actor:
        """A body after a comma: with the heads named before it, without the ends of a list of units it begins with."""
        heads = _HEADS.search(piece, 0, at)
        if heads:
            return actor._replace(start=actor.start - (at - heads.start()))
        units = _LIST_ENDS.match(named) if _LIST.search(piece, 0, at) else None
        return actor._replace(start=actor.start + units.end()) if units else actor

    def _of_communes(self, at: int) -> bool:
        """Whether people's inspectors are told to be the communes': so says their report, or the paragraph up to there."""
        if self.unit_level == levels.COMMUNE:
            return True
        start, end = self.layout.paragraph(at)[0], self.layout.sentence(at)[1]
        if COMMUNES.search(self.working, start, end):
            return True
        return self.unit_level is None and _ABOVE_THEM.search(self.working, start, end) is None

    def _named_on(self, start: int, end: int) -> int:
        """Where the name of a place ends that goes on with a word that is a verb elsewhere: `UBND huyện Lập Thạch`."""
        if not self.text[end + 1 : end + 2].isupper() or not _UNIT_LAST.search(self.text, start, end):
            return end
        found = _NAME_GOES_ON.match(self.text, end)
        return found.end() if found else end

    def _actor(self, start: int, end: int) -> Actor:
        words = self.working[start:end].split(" với ", 1)[0].replace("dân chủ ở cơ sở", "").replace("qcdc ở cơ sở", "")
        if "các sở" in words and (" huyện" in words or _DEPARTMENTS.match(words)):
            return Actor(start, end, None if " huyện" in words else levels.PROVINCE, weak=False)
        of_all = _ALL_OF_A_UNIT.match(words) if words.startswith("các ") else None
        words = words[: of_all.end(1)] if of_all else words
        if (
            levels.speaks_of_all(words)
            or (words.startswith("cấp ") and _OTHER_LEVEL.search(self.working, max(0, start - _NEAR), start))
            or (start < _HEAD_LINE and _UNIT_FIRST.match(words) and self.working.startswith(":", end))
            or (words.startswith(("toàn ", "cả ")) and not _WHOLE_VILLAGE.match(words))
            or words.endswith((" và cơ sở", " và các cơ sở", "uỷ cơ sở", "bộ cơ sở"))
            or MANY_BODIES.match(words)
            or _NO_LEVEL.match(words)
            or (_TOGETHER.search(words) and self.ladder.of_words(words) != self.ladder.lowest(words))
        ):
            return Actor(start, end, None, weak=False)
        said, level = self.ladder.stated(words)
        if said:
            return Actor(start, end, level, weak=False)
        for pattern, own in OWN_LEVEL:
            if pattern.search(words) and not (pattern is OF_COMMUNES and (self.school or not self._of_communes(start))):
                return Actor(start, end, own, weak=False)
        level = self.ladder.of_words(words) or (None if _UNNAMED.search(words) else self.ladder.lowest(words))
        if level is None and self.unit is not None and self.text[start:end].endswith(self.unit.split(" ", 1)[1]):
            level = self.unit_level
        level = level or self.places.level_at_end(words)
        if level is None and words in _THE_BOARDS:
            last = _LAST_BOARD.match(self.working, 0, start)
            level = levels.COMMUNE if last and last.group(1) else None
        if words.startswith("bản "):
            level = levels.VILLAGE
        if level is not None:
            return Actor(start, end, level, weak=False)
        return Actor(start, end, None, weak=not (_PLURAL.match(words) or _WITH_OTHERS.search(words)))
