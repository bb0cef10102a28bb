"""At which level of government a figure stands: by words beside it, its noun, its neighbours, else by whoever acts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from caunoi.reading import levels
from caunoi.reading.acting import COMMUNES
from caunoi.reading.clauses import Layout
from caunoi.reading.contributions import GIVER, households_give, is_given_by, people_give
from caunoi.reading.earlier import Earlier
from caunoi.reading.mentions import Mention
from caunoi.reading.named_places import UNIT_NAME, is_listed, word_of_listed
from caunoi.reading.nouns import Kind, Noun, noun_at
from caunoi.reading.working import CAPITAL, grouped, rule

_PLACES = rule(grouped(r"tỉnh |thành phố |quận |huyện |thị xã |thị trấn |xã |phường |đặc khu |t\.?p"))
_BUDGET = rule(
    r"ngân sách (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?:\s(?:là|hỗ trợ|chi|cấp|đạt))?\s*(?:$|[.,;)])"
)
_ALONE = re.compile(
    r"(?:[Rr]iêng|[Tt]hấp nhất là|[Cc]ao nhất là|[Cc]hậm nhất là|[Dd]ẫn đầu là(?: các)?|[Đđ]iển hình là|[Nn]hư|[Nn]ổi bật là) (tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|buôn|bản|xóm|khu phố) "
    rf"(?:[{CAPITAL}\d][^\s,;.]*\s?)+"
)
_OPENS_ALONE = ("riêng ", "như ", "nhất là ", "dẫn đầu là ", "điển hình là ", "nổi bật là ")
_BODIES_OF_ALL = frozenset((
    "chi hội", "chi đoàn", "cơ sở", "công đoàn cơ sở", "cđcs", "chi bộ", "tổ hội", "chi tổ hội", "cơ sở hội",
    "tổ hoà giải", "tổ hòa giải", "hòa giải viên", "hoà giải viên",
))  # fmt: skip
_AT_BASE = rule(r"(?:, chi bộ)? cơ sở\b")
_WORKS = rule(r" (?:chăn nuôi|sản xuất|kinh doanh|chế biến|giáo dục|thờ|dạy|khám)\b")
_OWNED = rule(
    r" của (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|buôn|xóm|bản|làng|khu phố) (?:đã |hiện |nay |mới |cũng )*(?:đạt|có|lên|là|còn|được|tăng|giảm)\b[^,;.\d]{0,20}$"
)
_MEMBERS_OF = frozenset(("hội viên", "đoàn viên", "đảng viên", "thành viên", "đồng chí"))
_OF_COMMUNE = rule(r"\s(?:thanh tra nhân dân|ttnd|giám sát đầu tư|gsđt)")
_COMES_TO = frozenset(("chiếm", "chiếm tỷ lệ", "đạt", "đạt tỷ lệ", "bằng"))
_HAS = rule(r"\b(?:có|với|tổng số|gồm)\s(?:\w+\s){0,2}$")
_AT_LEVEL = rule(r"(?:ở|tại|đối với)\s(cấp\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thôn|cơ sở))\s?,[^,;.]*$")
_LABEL = rule(
    r"^(?:trong đó:?\s|gồm:?\s)?(?:và\s|các\s|riêng\s)?((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn)(?:,\s(?:xã|phường|thị trấn|huyện|quận|thị xã))*)\s?:?$"
)
_EACH = rule(
    r"\b(?:mỗi|từng)\s((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|khu phố|tổ dân phố|tdp|khu dân cư|khu|bản|buôn|xóm|cơ sở|chi hội|chi đoàn)(?:(?:, | và )(?:thị xã|thị trấn|thành phố|tổ dân phố|khu phố|khu dân cư|\w+))*)\s(?:(?!có \d)[^\W\d]+\s){0,4}$"
)
_OF_A_UNIT = rule(
    r"\b(?:tỷ lệ|chỉ số|mức|điểm|thu nhập|tổng)\b.{0,50} của (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w)"
)
_STATISTIC = rule(
    r"(?:\b(?:(?<!với )(?<!trên )(?:tổng )?diện tích(?: tự nhiên)?(?! đất hiến| sản xuất| hiến)|dân số|mật độ dân số)|^[\s,]*(?:sản lượng|năng suất|giá trị sản xuất))\b(?: của)?(?: (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|ấp|bản|xóm|khu dân cư|khu phố)\b)?"
)
_STATISTICS = ("diện tích", "dân số", "năng suất", "sản ")
_GIVEN_BY = rule(
    r"\b(?:được|do|của)\s(?:(?:(?:ubnd|hđnd|uỷ ban nhân dân|hội đồng nhân dân|chủ tịch ubnd)\s)?(thành phố|tỉnh|quận|huyện|xã|phường|thị xã)\b|((?:bí thư|chủ tịch|hội|lđlđ|liên đoàn lao động|ubnd|hđnd|uỷ ban|mặt trận|lãnh đạo|đoàn|công an|đảng uỷ|ban vận động)[\w ,]{0,30}?\s(?:tỉnh|huyện|quận|thị xã|xã|phường|thị trấn))\b)"
)
_APART = rule(r";|,? trong đó|, (?:cao|thấp|nhiều|ít|tăng|giảm|vượt)\b|,? cùng với| (?:ở|tại) (?:các|những|một số)")
_WAYS = frozenset((
    "tuyến", "tuyến đường", "tuyến phố", "đoạn", "đoạn đường", "ngõ", "hẻm", "vùng", "khu", "khu vực",
    "khu công nghiệp", "chung cư",
))  # fmt: skip
_ANY_LEVEL = {"cơ sở", "chi hội", "chi đoàn", "công đoàn cơ sở", "cơ quan, đơn vị", "doanh nghiệp", "cơ quan"}
_LABEL_OF_NEXT = rule(
    r"[,\s]+(?:trong đó:?\s)?(?:và\s|ở\s|riêng\s)?cấp\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|cơ sở)(?:\s(?:có|là|đã|tổ chức|thực hiện|chủ trì|ban hành|xây dựng)){0,2}[\s:]*$"
)
_PLACE_OF = rule(r"\s(?:ở|tại|thuộc|trên|của|trong|từ|về|cho|xây dựng|dự)\s")
_NEXT_TO = 30
_NEAR_END = rule(
    r"[;().:\n,](?:(?<!,)|(?!\s(?:tổ phó|phó \w+|chiến sĩ|xã(?! hội)|phường|huyện|quận|thị xã|thị trấn|thôn|tổ dân phố)\b))"
)
_BODY_OF = rule(
    r"\b(?:chủ tịch|bí thư|lãnh đạo|ubnd|uỷ ban nhân dân|hđnd|hội đồng nhân dân|mttq|mặt trận|đảng uỷ|cấp uỷ)\b[\w ]{0,30} (?:của|các|ở|tại)\s$"
)
_SEVERAL = rule(r"\bcấp [^\W\d]+(?: [^\W\d]+)?, cấp [\w ]{2,9}\s[^,;.]*$")
_SENT_UP = rule(
    r"\b(?:chuyển|gửi|kiến nghị|báo cáo|đề nghị|xin ý kiến|trình)(?: lên| đến| tới| về| với| cho)? cấp \w+.*|\bthẩm quyền (?:giải quyết )?(?:của )?cấp \w+(?:,| và) cấp.*|\bdự (?:đại hội|hội nghị)\b[^,;.]* cấp \w+.*"
)
_SET_BY = rule(
    r"\b(?:chỉ tiêu|kế hoạch|dự toán)(?: \w+){1,4} giao\b|\b(?:theo )?(?:chuẩn|tiêu chuẩn|quy định)(?: của)? (?:tỉnh|thành phố)\b"
)
_FROM_TO = rule(r"[^;.:,\d]{0,20}(?:năm (?:19|20)\d\d)?\)? (?:xuống còn|xuống|lên)\s(?:gần |hơn |trên |còn )?")
_PARTS = 8
_OF_THE = rule(r" (?:trở lên )?(?:(?:tổng )?số |các )?")
_TERRITORY = rule(
    r"trên địa bàn (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) (?:đạt|có|là|đang|được|hiện|đã)\b"
)
_END = re.compile(r"[;.]")
_AFTER_MARK = re.compile(r"[;():]")


class _Scene(NamedTuple):
    """The words beside a mention: its sentence's bounds, the clause before it, the sentence before it, its noun."""

    start: int
    end: int
    before: str
    sentence: str
    noun: Noun | None


class Placing:
    """Tells the levels of the figures of one text, in order."""

    def __init__(
        self, layout: Layout, mentions: Sequence[Mention], unit_level: str | None, ladder: levels.Ladder
    ) -> None:
        self.layout, self.mentions, self.working, self.text = layout, mentions, layout.working, layout.text
        self.unit_level, self.ladder = unit_level, ladder
        self.levels: list[str | None] = []
        self._earlier = Earlier(layout, mentions, self.levels)
        self._opens_alone: dict[int, bool] = {}  # by where a sentence begins
        self._listed: dict[int, str | None] = {}  # by the same
        self._topic: str | None = None  # of the mention asked about
        self._deciders = (self._said, self._of_listed, self._of_noun, self._of_doer, self._size, self._told_or_given)

    def level(self, i: int, acted: int, topic: str | None, wholes: Sequence[int | None], *, short: bool) -> str | None:
        """The level of a mention. `acted`: where whoever acts has been named; `topic`: his level."""
        if self.mentions[i].ratio_whole and i:
            self.levels.append(self.levels[i - 1])
            return self.levels[i]
        scene = self._scene(i)
        self._topic = topic
        for decide in self._deciders:
            decided, level = decide(i, scene)
            if decided:
                break
        else:
            level = self._of_neighbours(i, scene, acted, topic, wholes[i], short=short)
            if level is not None and self._adds_up_levels(i, wholes):
                level = None
        self.levels.append(level)
        return level

    def _adds_up_levels(self, i: int, wholes: Sequence[int | None]) -> bool:
        """`16 cuộc: cấp huyện 1 cuộc, cấp xã 15 cuộc`: a total over several levels."""
        parts = [j for j in range(i + 1, min(i + _PARTS, len(wholes))) if wholes[j] == i]
        return len({self._said(j, self._scene(j)) for j in parts} - {(False, None)}) > 1 if len(parts) > 1 else False

    def _scene(self, i: int) -> _Scene:
        mention = self.mentions[i]
        start, end = self.layout.sentence(mention.at)
        before = self.working[max(start, mention.start - 90, self.mentions[i - 1].end if i else 0) : mention.start]
        before = before[max(before.rfind(","), before.rfind(";"), before.rfind("."), before.rfind("(")) + 1 :]
        noun = mention.noun
        if mention.number.percent:
            words = before.strip().removeprefix("nhiều ")
            of = _OF_THE.match(self.working, mention.number.end)
            noun = noun_at(self.working, of.end() if of else mention.number.end + 1) or (
                noun_at(words, 0) if words else None
            )
        return _Scene(start, end, before, self.working[start : mention.start], noun)

    def _said(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """A level named outright (`cấp huyện`), by a label (`xã, phường: 12`), a budget or `riêng xã …`."""
        mention = self.mentions[i]
        wider = self._wider(i, scene.end)
        noun = scene.noun
        place = noun is not None and noun.kind is Kind.PLACES and self.ladder.of_noun(noun.words) is not None
        for words in (_SENT_UP.sub("", wider) if "cấp" in wider else wider, "" if place else scene.before):
            said, level = self.ladder.stated(words)
            if said:
                return True, None if words is scene.before and _SEVERAL.search(scene.sentence) else level
        at_level = _AT_LEVEL.search(scene.sentence) if "cấp" in scene.sentence else None
        if at_level:
            return True, self.ladder.stated(at_level.group(1))[1]
        reach = max(scene.start, mention.start - _NEXT_TO - 10)
        near = self.working[reach : mention.start]
        each = _EACH.search(self.working, reach, mention.start) if "mỗi" in near or "từng" in near else None
        if each:
            return True, self.ladder.of_words(each.group(1))
        after = self.working[mention.end : mention.end + 24]
        label = (
            _LABEL.match(scene.before.strip())
            or (_BUDGET.search(scene.before) if "ngân sách" in scene.before else None)
            or (_BUDGET.match(after.strip()) if "ngân sách" in after else None)
        )
        if label:
            return True, self.ladder.of_words(label.group(1))
        if scene.start not in self._opens_alone:
            words = self.working[scene.start : scene.end]
            self._opens_alone[scene.start] = any(opening in words for opening in _OPENS_ALONE)
        opened = self._opens_alone[scene.start]
        alone = _ALONE.search(self.text, scene.start, mention.start) if opened else None
        if alone and not place and not _END.search(self.working, alone.end(), mention.start):
            return True, self.ladder.of_words(alone.group(1).lower())
        return False, None

    def _of_listed(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """`…, Lệ Thủy 3 lượt đoàn, thị xã Ba Đồn 12 lượt đoàn`: the places of a list at their own level."""
        at = self.mentions[i].start
        capital = self.text[self.text.rfind(" ", scene.start, at - 1) + 1].isupper() if at else False
        if not capital or not is_listed(self.text, scene.start, at):
            return False, None
        if scene.noun is not None and scene.noun.kind is Kind.PLACES:
            return False, None
        if scene.start not in self._listed:
            word = word_of_listed(self.text, scene.start, scene.end)
            self._listed[scene.start] = self.ladder.of_words(word) if word else None
        return self._listed[scene.start] is not None, self._listed[scene.start]

    def _of_noun(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """A counted place or body has its own level; a share right after a count has the count's."""
        percent, noun, rate = self.mentions[i].number.percent, scene.noun, self.mentions[i].rate
        if rate and self.ladder.of_noun(rate.split("/")[0]):
            return True, self.ladder.of_noun(rate.split("/")[0])
        if percent and (self._earlier.follows_its_count(i) or self._is_share(i, scene)):
            return True, self.levels[i - 1]
        if noun is None:
            counted = self.mentions[i].unit if self.mentions[i].kind is Kind.PLACES else None
            level = self.ladder.of_noun(counted) if counted else None
            return level is not None, level
        if noun.kind is Kind.PLACES and noun.words == "bản" and self._earlier.are_papers(i):
            return False, None
        if noun.kind is Kind.PLACES and noun.words not in _WAYS:
            return True, self.ladder.of_noun(self._sort_of_place(i, noun, scene.end))
        board = noun.words == "ban" and "địa bàn" not in scene.before
        inspects = board and _OF_COMMUNE.match(self.working, self.mentions[i].end)
        if inspects and self.unit_level in (levels.PROVINCE, levels.DISTRICT):
            inspects = COMMUNES.search(self.working, scene.start, scene.end)
        own = levels.COMMUNE if inspects else self.ladder.of_words(noun.words)
        return (True, own) if own else (percent and noun.words in _ANY_LEVEL, None)

    def _is_share(self, i: int, scene: _Scene) -> bool:
        """`9 trưởng thôn là nữ, chiếm tỷ lệ 12%`: what share of all the count before it is."""
        if scene.before.strip() not in _COMES_TO or not i or scene.noun is not None:
            return False
        before = self.mentions[i - 1]
        return not before.number.percent and not _END.search(self.working, before.end, self.mentions[i].start)

    def _sort_of_place(self, i: int, noun: Noun, end: int) -> str:
        """The word of counted places: of `25 đơn vị hành chính, gồm 22 xã và 3 thị trấn` that of the ones told next."""
        if noun.words in {"đơn vị hành chính", "đvhc"} and i + 1 < len(self.mentions):
            following = self.mentions[i + 1]
            if following.noun is not None and following.kind is Kind.PLACES and following.at < end:
                return following.noun.words
        return noun.words

    def _of_doer(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """`được tỉnh khen`, `do UBND xã chủ trì` after it, a body among its own words, `… của tỉnh đạt` before it."""
        mention = self.mentions[i]
        after = self.working[mention.end : min(scene.end, mention.end + 70)]
        says = "được" in after or "do " in after or "của" in after
        given = _GIVEN_BY.search(_APART.split(after, 1)[0]) if says else None
        if given:
            return True, self.ladder.of_words(given.group(1) or given.group(2))
        if scene.noun is not None and scene.noun.kind is not Kind.MEASURES:
            near = self._without_places(mention, self._near(i, scene.end))
            near = _SENT_UP.sub("", near) if "cấp" in near else near.split("đề nghị", 1)[0]
            near = _SET_BY.sub("", near) if "giao" in near or "chuẩn" in near or "quy định" in near else near
            other = self.mentions[i + 1] if i + 1 < len(self.mentions) else None
            if other is not None and other.noun is not None and other.kind is Kind.PLACES and _BODY_OF.search(near):
                return True, self.ladder.of_noun(other.noun.words)
            inside = self.ladder.of_words(_PLACE_OF.split(near, maxsplit=1)[0])
            if inside:
                return True, inside
        owned = _OWNED.search(scene.before) if "của " in scene.before else None
        if owned:
            return True, self.ladder.of_words(owned.group(1))
        shared = (mention.number.percent or scene.noun is None) and " của " in scene.before
        of_it = _OF_A_UNIT.search(scene.before) if shared else None
        if of_it:
            return True, self.ladder.of_words(of_it.group(1))
        return False, None

    def _size(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """The size of the unit itself."""
        mention = self.mentions[i]
        near = self.working[max(scene.start, self.mentions[i - 1].end if i else 0) : mention.start].split(";")[-1]
        size = _STATISTIC.search(near[-50:]) if any(word in near for word in _STATISTICS) else None
        if size and "trên địa bàn" in near:
            return True, None
        itself = self.ladder.of_words(size.group(1) or "") or self._topic or self.unit_level if size else None
        return itself is not None, itself

    def _of_neighbours(
        self, i: int, scene: _Scene, acted: int, topic: str | None, whole: int | None, *, short: bool
    ) -> str | None:
        """The level of its whole, of the body it are the members of, else of whoever acts."""
        mention, noun = self.mentions[i], scene.noun
        decided, level = self._of_whole(i, scene, topic, whole, own=0 if short else acted)
        if decided or (noun is not None and noun.words in _MEMBERS_OF and "đại diện" in scene.before):
            return level
        leader = self._earlier.leader(i, scene.start, acted, noun)
        if leader is not None:
            return self.levels[leader]
        if noun is not None:
            named_to = noun.end if noun.end > mention.start else mention.end
            of_all = noun.words in _BODIES_OF_ALL and not _WORKS.match(self.working, named_to)
            at_base = of_all or _AT_BASE.match(self.working, named_to)
            if at_base or (noun.words in _MEMBERS_OF and self._are_of_all(i, scene, short=short)):
                return topic if topic == levels.COMMUNE else None
        if topic is None:
            return None
        every = levels.speaks_of_every_level(self.working[min(max(acted, scene.start), mention.start) : mention.start])
        every = every or "trên địa bàn" in scene.before or self._of_territory(max(acted, scene.start), mention.start)
        return None if every or levels.speaks_of_every_level(self._near(i, scene.end)) else topic

    def _of_territory(self, start: int, end: int) -> bool:
        """`diện tích lúa trên địa bàn xã đạt 53 ha, …; cây ngô 73 ha`: a sentence on the territory, to its end."""
        said = self.working.find("trên địa bàn ", start, end)
        return said >= 0 and _TERRITORY.match(self.working, said) is not None

    def _of_whole(
        self, i: int, scene: _Scene, topic: str | None, whole: int | None, *, own: int
    ) -> tuple[bool, str | None]:
        """The level of the whole told before it, unless a body of its own (named up to `own`) acts after that."""
        if whole is None or whole >= i:
            return False, None
        itself = own > self.mentions[whole].end
        if self.levels[whole] and not (itself and topic) and not levels.speaks_of_all(scene.before):
            return True, self.levels[whole]
        return self.mentions[whole].unit == self.mentions[i].unit and not itself, None

    def _are_of_all(self, i: int, scene: _Scene, *, short: bool) -> bool:
        """`Hội có 2.600 hội viên`, `134 chi hội, 21.560 hội viên`: the members of all levels."""
        before = self.mentions[i - 1] if i else None
        branches = before if before is not None and before.noun and before.noun.words in _BODIES_OF_ALL else None
        if branches and self.working[branches.end : self.mentions[i].start].strip() in (",", "với", "(", "gồm"):
            return True
        near = self._near(i, scene.end)
        several = self.ladder.lowest(near) is not None and self.ladder.of_words(near) is None
        return several or (
            short and scene.noun is not None and scene.noun.words != "đồng chí" and bool(_HAS.search(scene.before))
        )

    def _told_or_given(self, i: int, scene: _Scene) -> tuple[bool, str | None]:
        """A figure taken up again; `tỉnh hỗ trợ 2 tỷ đồng` in a sum; households that give of their own."""
        again = self._earlier.told_before(i, scene.before)
        before = self.mentions[i - 1] if i else None
        if before is not None and before.unit == self.mentions[i].unit and before.at >= scene.start:
            again = i - 1 if _FROM_TO.fullmatch(self.working, before.end, self.mentions[i].start) else again
        if again is not None or self._earlier.is_its_worth(i, scene.start):
            return True, self.levels[i - 1 if again is None else again]
        giver = GIVER.match(scene.before) if self.mentions[i].number.money else None
        if people_give(self.mentions[i], scene.before, scene.sentence):
            return True, None
        if giver:
            return True, None if giver.group(2) else self.ladder.of_words(giver.group(1))
        own = households_give(self.working, self.mentions[i], scene.before)
        if before is not None and before.kind is Kind.HOUSEHOLDS and self.levels[i - 1] is None:
            own = own or is_given_by(self.working, before, self.mentions[i])
        return own, None

    def _without_places(self, mention: Mention, near: str) -> str:
        """The words after a number without names of places (`huyện Ba Vì`), which say where, not at which level."""
        if not _PLACES.search(near):
            return near
        at = mention.number.end
        for found in UNIT_NAME.finditer(self.text, at, at + len(near)):
            start, end = found.start() - at, found.end() - at
            near = near[:start] + " " * (end - start) + near[end:]
        return near

    def _wider(self, i: int, end: int) -> str:
        """The words after a number up to the next figure, without a label that belongs to that one."""
        if self.mentions[i].ratio_part and i + 1 < len(self.mentions):
            i += 1
        mention = self.mentions[i]
        limit = min(end, self.mentions[i + 1].start if i + 1 < len(self.mentions) else end, mention.end + 60)
        piece = self.working[mention.number.end : limit]
        mark = _AFTER_MARK.search(piece)
        words = piece[: mark.start()] if mark else piece
        reaches = len(words) == len(piece) and i + 1 < len(self.mentions) and limit == self.mentions[i + 1].start
        if "cấp" not in words:
            return words
        return _LABEL_OF_NEXT.sub("", words) if reaches else words.split(", còn lại", 1)[0]

    def _near(self, i: int, end: int) -> str:
        """The words right after a number, to the next mark or figure."""
        if self.mentions[i].ratio_part and i + 1 < len(self.mentions):
            i += 1
        mention = self.mentions[i]
        limit = min(end, self.mentions[i + 1].start if i + 1 < len(self.mentions) else end, mention.end + 60)
        after = self.working[mention.number.end : limit]
        skip = max(mention.end - mention.number.end, 0)
        cut = _NEAR_END.search(after, skip)
        return after[: cut.start()] if cut else after
