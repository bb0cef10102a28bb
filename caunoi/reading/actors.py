"""Who acts in a sentence, and at which level of government a figure stands.

A body named with its level (`Hội Nông dân huyện`) is the topic from there on; a short mention (`Hội`, `Đoàn`) goes on with it;
`các cấp`, `toàn tỉnh` and bodies in the plural without a level stand for several levels at once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from caunoi.reading import levels
from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.placing import UNIT_NAME, Placing, proper
from caunoi.reading.working import led, rule

_BODY = (
    r"uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|(?:ban thường trực )?uỷ ban (?:mặt trận tổ quốc|mttq|mttqvn|mặt trận)(?: việt nam)?|(?:ban thường trực )?uỷ ban(?: kiểm tra)?|mặt trận tổ quốc(?: việt nam)?|mttq(?: việt nam)?|mặt trận|"
    r"hội (?:liên hiệp phụ nữ|lhpn|phụ nữ|nông dân|cựu chiến binh|ccb|người cao tuổi|chữ thập đỏ|khuyến học|luật gia|làm vườn|đồng y|bảo trợ|liên hiệp thanh niên|lhtn|cựu thanh niên xung phong|nạn nhân)(?:[\w ]{0,20}(?= việt nam) việt nam)?|hội(?! nghị| thi| thảo| diễn| trại| chợ| đồng)|"
    r"đoàn thanh niên(?: cộng sản hồ chí minh)?|đoàn tncs(?: hồ chí minh)?|liên đoàn lao động|lđlđ|công đoàn|"
    r"ban (?:dân vận|thường vụ|chấp hành|chỉ đạo|thường trực|tuyên giáo|tổ chức|pháp chế|quản lý|vận động|thanh tra nhân dân|ttnd|giám sát đầu tư(?: của)?(?: cộng đồng)?|gsđtcđ|công tác mặt trận|chỉ huy quân sự|tiếp công dân)|"
    r"đảng uỷ|đảng bộ|cấp uỷ|chi bộ|chi uỷ|người đứng đầu|thường trực|đoàn (?:đại biểu quốc hội|đbqh)|ubmttq(?:vn)?|hlhpn|công an|bộ chỉ huy quân sự|bộ đội biên phòng|tổ hoà giải|toà án(?: nhân dân)?|viện kiểm sát|viện ksnd|tand|thanh tra|chi cục|cục|hạt kiểm lâm|văn phòng|bảo hiểm xã hội|bhxh|kho bạc nhà nước|bệnh viện|"
    r"bí thư|chủ tịch|lãnh đạo|chính quyền|nhân dân|người dân|bà con|cử tri|hội viên|học sinh|chúng tôi|quỹ|khối dân vận|tổ dân vận|trung tâm(?: (?:bồi dưỡng|giới thiệu|hỗ trợ|tư vấn|kiểm soát|quản lý|phục vụ|dạy nghề))?|phòng|sở|trường|trạm|cơ quan|đại biểu|ngành|đại hội|lực lượng vũ trang|hnd|bộ đội|quân đội"
)
_OF_COMMUNES = rule(
    r"^(?:các )?(?:ban )?(?:thanh tra nhân dân|ttnd|giám sát đầu tư|gsđtcđ)\b(?! (?:trường|cơ quan|doanh nghiệp|đơn vị))"
)
_OWN_LEVEL = (
    (rule(r"^(?:tỉnh uỷ|tỉnh đoàn)"), levels.PROVINCE),
    (rule(r"^(?:huyện uỷ|huyện đoàn|quận uỷ|quận đoàn|thị uỷ|thị đoàn|thị hội)"), levels.DISTRICT),
    (rule(r"^(?:đoàn xã|đoàn phường|đoàn thị trấn)"), levels.COMMUNE),
    (rule(r"^ban công tác mặt trận"), levels.VILLAGE),
    (_OF_COMMUNES, levels.COMMUNE),
    (rule(r"^phòng (?:tư pháp|nội vụ|giáo dục|lao động|y tế|tài nguyên|dân tộc|nông nghiệp)"), levels.DISTRICT),
    (rule(r"^sở (?!hữu)"), levels.PROVINCE),
)  # fmt: skip
_UNIT = r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu|thôn|ấp|khu phố|tổ dân phố|bản|khu dân cư|buôn|làng|xóm"
_VERB = (
    r"đã|đang|sẽ|có|hiện|còn|là|được|tổ chức|thực hiện|triển khai|phối hợp|tiếp tục|tiếp nhận|tiếp|chủ trì|tích cực|chủ động|cũng|vừa|khen|tặng|trao|ban hành|"
    r"tham mưu|chỉ đạo|hướng dẫn|vận động|tiến hành|thụ lý|nhận|hỗ trợ|xây dựng|giám sát|kiến nghị|phát động|phát huy|đạt|hoà giải|cử|mở|duy trì|thành lập|kết nạp|thường xuyên|kịp thời|đều|luôn|"
    r"thống nhất|tập trung|quan tâm|tăng cường|huy động|thông qua|ghi nhận|chuyển|trả lời|giải quyết|xử lý|tuyên truyền|rà soát|quản lý|giúp|chi|thu|bình xét|công nhận|phân công|phản biện|ra quân|ra mắt|tham gia|đăng ký|ký|bàn giao|khánh thành|"
    r"đón|gặp|thăm|trích|lắng nghe|hoàn thành|biểu dương|tuyên dương|xét|nằm|gồm|:|cho biết|báo cáo|đề nghị|lồng ghép|thu hút|tạo|bố trí|công khai|niêm yết|lấy ý kiến|xoá|sửa|tặng|góp|nắm|nộp|đóng góp|ủng hộ|không|cung cấp|hiến|phát hiện|tố giác|đăng tải|đăng|kiểm tra|đối thoại|sinh hoạt|bàn|kiến nghị|chất vấn|yêu cầu|xác định|đặt mục tiêu|phấn đấu|uỷ thác|lập|gửi|bán|phát|nuôi|trồng|dạy|lắp|khởi công|chọn|bầu|mời|thẩm định|khảo sát|thu gom|giải ngân|cho vay|đỡ đầu|tạm ứng|rút ngắn|nhân rộng|biên soạn|tập huấn|bồi dưỡng|tư vấn|làm chủ|đề ra|thưởng|phê duyệt|đầu tư|tổng hợp|sơ kết|tổng kết|kết thúc|đánh giá|công bố|quyết định|đề xuất|đẩy mạnh|chú trọng|củng cố|kiện toàn|gây dựng|phân bổ|tranh thủ|bổ sung|thu hồi|sử dụng|chăm lo|vượt|biểu quyết|bám sát|khai mạc|lựa chọn|cho vay|giới thiệu|khám|kết luận|kiểm sát|nâng cấp|sửa chữa|giao|bắt|họp|nâng|cứu|chăm sóc|xét duyệt|cấp phát|trợ giúp|cứu trợ|đưa"
)
_ACTING = (
    rf"((?:các\s|toàn\s)?(?:(?:tỉnh uỷ|tỉnh đoàn|(?:tỉnh|thành|huyện|quận|thị) hội(?! đồng| nghị)|thành uỷ|thành đoàn|huyện uỷ|huyện đoàn|quận uỷ|quận đoàn|thị uỷ|thị đoàn|đoàn xã|đoàn phường|đoàn thị trấn)|(?:{_BODY})|cấp\s(?:{_UNIT}|hội|công đoàn|mặt trận|bộ đoàn)|{_UNIT})"
    rf"(?:,?\s(?!(?:{_VERB})\b)(?:\"?[^\W\d][\w\".-]*|\([^\W\d]{{2,8}}\)|(?:(?<=phường )|(?<=quận )|(?<=thôn )|(?<=xóm )|(?<=khu phố )|(?<= ấp )|(?<= số ))\d{{1,2}})){{0,9}}?)(?<! và)(?=(?:\s\([\w .-]{{1,40}}\))?,?\s(?:{_VERB})(?!\w)|\s?:)"
)
_FIRST_ACTOR = rule(_ACTING)
# the first character is told by itself: the letters that begin no such word are passed over at once
_ACTOR = rule(
    r"[.,;:(\"•+\-\svchgpđy](?:(?<=[.,;:(\"•+-])\s?|(?<=\s)(?:do|được|nay|cả|bởi|thì|mà|khi|sau khi|để|đó)\s|(?<=\bv)ận động\s|(?<=\bc)hỉ đạo\s"
    r"|(?<=\bh)ướng dẫn\s|(?<=\bg)iao\s|(?<=\bp)hân công\s|(?<=\bđ)(?:ề nghị|ồng chí)\s|(?<=\by)êu cầu\s)" + _ACTING
)
_NO_LEVEL = rule(
    r"^(?:các\s)?(?:người đứng đầu(?! \w+ (?:tỉnh|huyện|xã|phường))(?:\scấp uỷ)?(?:, chính quyền)?$|nhân dân|người dân|bà con|cử tri|lãnh đạo trường|trường|nhà trường|hiệu trưởng|tổ hoà giải(?! (?:của |ở )?(?:thôn|bản|ấp|buôn|khu phố|khu dân cư|tổ dân phố)\b))"
)
_TOLD = rule(r"\s?(?:vận động|chỉ đạo|hướng dẫn|giao|phân công|đề nghị|yêu cầu)\s")
_LIST_FIRST = rule(r"(?:các|một số|những|nổi bật|kết quả|cụ thể|trong đó)\b")
_SHORT_FORM = rule(r"đại hội|hội|đoàn|chúng tôi|quỹ|công an|ubnd|hđnd|ban")
_OWNER = rule(
    r"\bcủa ((?:tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn)(?: hội| đoàn)?) (?:đạt|là|có|được|đã|hiện)\b"
)
_TOGETHER = rule(r"\b(?:và|cùng|đến|ở các)\b")
_UNNAMED = rule(rf"\b(?:{_UNIT})(?:,| -) (?:{_UNIT})")
_OFFICE = rule(
    r"(?:[^,;:]{1,60}, )?(?!(?:nhân dân|người|bà con|cử tri|hội viên|hộ|số|tổng|tỷ lệ|đồng bào|dân|đời sống|kinh tế|có)\b)"
    r"(?:(?!(?:các|toàn|trong|trên|tại|ở|mỗi|từng|khắp|của|theo|với|và|cho|từ|đến|do|qua|về|địa|cấp|xã|huyện|tỉnh|là|có)\b)[^\W\d]+ ){1,6}?"
    rf"(tỉnh|huyện|quận|thị xã|thành phố|(?<!hợp tác )xã(?! hội)|phường|thị trấn)(?: (?!và|các|đã|có)[^\W\d]+){{0,4}}? (?:{_VERB})(?!\w)"
)
_WE = rule(r"chúng tôi\b")
_PLURAL = rule(r"^(?:các|nhiều|những|mỗi)\s")
_UNITS = rule(r"^(?:(?:huyện|thị xã|thị|thành phố|quận|phường|thị trấn)(?:, )?)+$")
_LISTED = rule(r"\b(?:huyện|quận|thị xã|thị|(?:huyện|quận|tỉnh|thành phố)(?:,| và)[\w ,]{0,20}xã),\s$")
_BODY_AND_LEVEL = rule(
    rf"\b(?<!chuyển )(?<!gửi )(?<!trình )(?<!kiến nghị )(?<!đề nghị )(các\s)?(?!hội viên|nhân dân|người dân|cử tri|bà con|học sinh|quỹ|chi bộ|trường|trạm)(?:{_BODY})(?:\s(?!và|các|ở|tại|trên)[^\W\d][\w]*){{0,3}}?\s(tỉnh|huyện|quận|thị xã|thành phố|xã(?! hội)|phường|thị trấn)(?!\w)"
)
_PERSONS = rule(r"(?:các\s|toàn\s)?(?:hội viên|nhân dân|người dân|cử tri|bà con|học sinh)(?!\w)")
_WITH_OTHERS = rule(r"\s(?:và|cùng|,|với) các (?:ngành|địa phương|huyện|xã|sở|cơ quan|đơn vị|cấp)\b")
_MANY_BODIES = rule(r"các (?:cơ quan|ngành|đơn vị|tổ chức|đoàn thể|địa phương|doanh nghiệp|sở)\b")
_AT_A_MEETING = rule(r"(?:tại|trong|qua)\s(?:các\s|hai\s|ba\s|\d+\s)?(?:phiên|kỳ họp|hội nghị|đại hội|buổi|cuộc)\b")
_THERE_ARE = rule(
    r"(?:(?:đến nay|hiện|hiện nay|trong năm|trong kỳ|ngoài ra|(?:qua|trong|sau|từ) [^,;.:]{1,30}),?\s)?có\s"
)
_BULLET = re.compile(r"\s*[-+*•]\s")
_INSTRUMENT = rule(
    r"(?:từ |thông qua |qua |thực hiện )?(?:chương trình|quỹ|trang(?: thông tin| fanpage| tin| facebook| zalo)?|fanpage|cổng thông tin|hệ thống truyền thanh|đài truyền thanh|cuộc vận động|phong trào|mô hình|công trình|dự án|cuộc thi|hội thi|công tác)\b(?! (?:các cấp|toàn))"
)
_MOVED = rule(r"\b(?:vận động|tuyên truyền|hướng dẫn|giúp|hỗ trợ)\s$")
_NEAR = 16
_OTHER_LEVEL = rule(r"\bcấp [\w ]{2,9},\s$")
_IS_A = rule(r"\blà (?:một )?(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b")
_LONG_LIST = 12
_COUNTED_UNITS = rule(r"\d (?:xã|phường|huyện|quận|thị xã|thôn|buôn)(?:, (?:phường|thị xã|thị trấn|bản|buôn))*,\s$")
_ONE_COMMUNE = re.compile(
    r"(?<!\bcác )\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn) ([A-ZĐÂĂÊÔƠƯÀ-Ỵ][^\W\d]*(?: [A-ZĐÂĂÊÔƠƯÀ-Ỵ][^\W\d]*)*)"
)
_ANY_UNIT = rule(r"\b(?:toàn|các|cấp|mỗi) (?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường)\b")
_SYSTEM = rule(r"(?:hội|đoàn|lđlđ|liên đoàn|công đoàn|mttq|mặt trận|uỷ ban m)")
_SHORT_LINE = 120
_EARLY = 400
_SURE = 0.7
_LONG_HEAD = 200
_SCHOOL = rule(r"\btrường (?:thcs|thpt|tiểu học|mầm non|trung học)")
_FORMAL = rule(r"(?m)^[ \t]*(?:ii|iii|2|3)[./]\s")
_MEDIATION = rule(rf"{led('hoà giải')}\b")
_WHOLE_UNIT = rule(r"toàn (?<!\wtoàn )(tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\b")
_BODY_OF_UNIT = rule(rf"{led(_BODY + '|địa bàn')}\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b")


_VERB_FIRST = rule(
    rf"(?:(?:trong|từ|đến|tính|năm|tháng|quý|ngoài ra|đồng thời|bên cạnh|cùng với|qua|nhân|hiện|kết quả|cụ thể|hằng năm|hàng năm|theo|sau|dịp|trước|căn cứ|thực hiện|nhờ|với)[^,;:]{{0,120}},\s)?"
    rf"(?:đồng thời\s|đến nay\s|trong năm\s|trong kỳ\s|qua đó\s|đặc biệt,?\s|hằng năm\s|hàng năm\s)?(?:{_VERB}|chưa|cấp mới|cấp phát|cấp|bổ sung|thu hồi|di dời|đào tạo|khai thông|trang bị|điều tra|xử phạt|trợ cấp|biên soạn|vận động|trích|phát|khám|đẩy mạnh|chú trọng|quán triệt|đăng tải|kiện toàn|phân loại|phản ánh|giới thiệu|cho vay|tín chấp|uỷ thác|dạy nghề|tư vấn|nhân rộng|bầu|in|gửi|lắp|sửa chữa|trồng|nạo vét|hiến|thăm|tập huấn|bồi dưỡng|kiểm tra|thẩm tra|chất vấn|niêm yết|ủng hộ|nhận|đón|đưa|triển khai|lập|tập trung|phấn đấu|ước)(?!\w)"
)


class _Actor(NamedTuple):
    start: int
    end: int
    level: str | None
    weak: bool  # goes on with the topic's level
    local: bool = False  # told to act (`chỉ đạo Hội cơ sở …`): the actor of his own sentence only


def _acting(sentence: str) -> Iterator[re.Match[str]]:
    """Bodies before a verb: at the beginning of a sentence, after a mark, or after a word that names who acts."""
    first = _FIRST_ACTOR.match(sentence)
    if first:
        yield first
    yield from _ACTOR.finditer(sentence, first.end() if first else 0)


class Actors:
    """Tells subject and level for the figures of one text."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.layout, self.mentions, self.working, self.text = layout, mentions, layout.working, layout.text
        self._starts = [mention.at for mention in mentions]
        self._told: list[tuple[str | None, str | None]] = []
        self._named: dict[int, str | None] = {}
        self._come_down: dict[int, str | None] = {}  # by where a sentence begins
        self._mediation: dict[int, bool] = {}
        self._of_sentence: dict[int, list[_Actor]] = {}
        self.ladder = levels.Ladder(levels.city_level(layout.working))
        self.unit, self.unit_level = self._reporting_unit()
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
        subject = " ".join(self.text[actor.start : actor.end].split()).strip(' ,"') if actor else None
        return subject, found

    def actor_here(self, i: int) -> str | None:
        """The body named as acting in the mention's own sentence."""
        at = self.mentions[i].start
        start, end = self.layout.sentence(at)
        here = [actor for actor in self._actors(start, end) if actor.end <= at]
        return " ".join(self.text[here[-1].start : here[-1].end].split()) if here else None

    def _reporting_unit(self) -> tuple[str | None, str | None]:
        """The unit whose report it is: the one named most, the first names counting more."""
        counts: dict[str, float] = {}
        shown: dict[str, str] = {}
        votes: dict[str, float] = {}
        for found in UNIT_NAME.finditer(self.text):
            named = proper(found.group(2))
            if not named or (named.isdigit() and found.group(1).lower() not in {"phường", "quận"}):
                continue
            name = f"{found.group(1).lower()} {named}"
            early = 3.0 if found.start() < _EARLY else 1.0
            counts[name.lower()] = counts.get(name.lower(), 0) + early
            shown.setdefault(name.lower(), name)
        level_of = cache(lambda words: self.ladder.of_words(words) or self.ladder.lowest(words))
        for pattern, weight in ((_WHOLE_UNIT, 3.0), (_BODY_OF_UNIT, 1.0)):
            for found in pattern.finditer(self.working):
                level = level_of(found.group(1))
                if level:
                    votes[level] = votes.get(level, 0) + weight * (2 if found.start() < _EARLY else 1)
        for name, weight in counts.items():
            level = self.ladder.of_words(name.replace("đặc khu", "xã")) or self.ladder.lowest(name)
            if level:
                votes[level] = votes.get(level, 0) + weight / 2
        level = max(votes, key=lambda key: votes[key]) if votes else None
        fitting = [n for n in counts if level_of(n) == level]
        self.sure = bool(votes) and level is not None and votes[level] >= _SURE * sum(votes.values())
        self.school = bool(_SCHOOL.search(self.working[:_EARLY]))
        self.formal = bool(_FORMAL.search(self.working))
        best = max(fitting or counts, key=lambda n: counts[n], default=None)
        return (shown[best] if best else None), level

    def _actors(self, start: int, end: int) -> list[_Actor]:
        key = start
        known = self._of_sentence.get(key)
        if known is None:
            whole = self.working[start:end]
            piece = whole.lstrip()
            start += len(whole) - len(piece)
            known = self._of_sentence[key] = []
            for found in _acting(piece):
                at, named = found.start(1), found.group(1)
                if (_LISTED if _UNITS.match(named) else _COUNTED_UNITS).search(piece, 0, at):
                    continue
                local = bool(_TOLD.match(found.group()) or _PERSONS.match(named))
                known.append(self._actor(start + at, start + found.end(1))._replace(local=local))
        return known

    def _actor(self, start: int, end: int) -> _Actor:
        words = self.working[start:end]
        if (
            levels.speaks_of_all(words)
            or (words.startswith("cấp ") and _OTHER_LEVEL.search(self.working, max(0, start - _NEAR), start))
            or words.startswith("toàn ")
            or _MANY_BODIES.match(words)
            or _NO_LEVEL.match(words)
            or (_TOGETHER.search(words) and self.ladder.of_words(words) != self.ladder.lowest(words))
        ):
            return _Actor(start, end, None, weak=False)
        said, level = self.ladder.stated(words)
        if said:
            return _Actor(start, end, level, weak=False)
        for pattern, own in _OWN_LEVEL:
            if pattern.search(words) and not (pattern is _OF_COMMUNES and self.school):
                return _Actor(start, end, own, weak=False)
        level = self.ladder.of_words(words) or (None if _UNNAMED.search(words) else self.ladder.lowest(words))
        if level is None and self.unit is not None and self.text[start:end].endswith(self.unit.split(" ", 1)[1]):
            level = self.unit_level
        if level is not None:
            return _Actor(start, end, level, weak=False)
        return _Actor(start, end, None, weak=not (_PLURAL.match(words) or _WITH_OTHERS.search(words)))

    def _topic(self, i: int) -> tuple[_Actor | None, str | None]:
        """The actor of a mention, and the level he or the topic he goes on with has.

        A sentence that begins with a verb has dropped its subject and goes on with the topic; one that begins with
        another noun has a subject of its own, and no level unless a body is named in it.
        """
        at = self.mentions[i].start
        start, end = self.layout.sentence(at)
        here = [actor for actor in self._actors(start, end) if actor.start < at]
        nearest = here[-1] if here else None
        for at_hand in range(len(here) - 1, -1, -1):
            actor = here[at_hand]
            if not actor.weak and not (at_hand and self._moved(actor)):
                return nearest, actor.level
        commune = self.unit_level == levels.COMMUNE and (self.sure or self.formal)
        default = self.unit_level if commune and not self.school else None
        if self._is_mediation(start, end):
            default = None
        if not here:
            named = self._named_body(start, at) or self._described(start, at)
            if named is not None:
                return None, named
            if not self._drops_subject(start, at):
                return None, default or self._local(start)
        return self._carried_on(at, nearest, default)

    def _carried_on(self, at: int, nearest: _Actor | None, default: str | None) -> tuple[_Actor | None, str | None]:
        """The topic that a sentence without a body of its own goes on with: of the sentences or lines before it."""
        if nearest is not None and _WE.match(self.working, nearest.start) and self.unit_level is not None:
            return nearest, self.unit_level
        sentences = [s for s in self.layout.sentences_of(at) if s[0] <= at]
        for other_start, other_end in reversed(sentences[:-1]):
            first = next((actor for actor in self._actors(other_start, other_end) if not actor.local), None)
            if first is not None:
                nearest = nearest or first
                if not first.weak:
                    return nearest, first.level
        above = self._above(sentences[0][0])
        if above is not None:
            return nearest, above.level or default
        short = nearest is not None and nearest.weak and _SHORT_FORM.fullmatch(self.working, nearest.start, nearest.end)
        return nearest, default or (self.unit_level if short else None)

    def _local(self, at: int) -> str | None:
        """`… ở xã Xuân Bình. Trước đây …`: a paragraph that has come down to one commune stays there until another unit is named."""
        if at not in self._come_down:
            self._come_down[at] = self._one_commune(at)
        return self._come_down[at]

    def _one_commune(self, at: int) -> str | None:
        start = self.layout.paragraph(at)[0]
        named = list(_ONE_COMMUNE.finditer(self.text, start, at))
        if not named or self.unit_level == levels.COMMUNE or _ANY_UNIT.search(self.working, named[-1].end(), at):
            return None
        return levels.COMMUNE if len({found.group(1) for found in named}) == 1 else None

    def _described(self, start: int, at: int) -> str | None:
        """`Vạn Ninh là huyện ven biển, có …`: the level of the unit that the sentence describes."""
        found = _IS_A.search(self.working, start, at)
        return self.ladder.of_words(found.group(1)) if found else None

    def _moved(self, actor: _Actor) -> bool:
        """`Mặt trận huyện vận động nhân dân đóng góp`: people who do what the body before asks of them."""
        return actor.local and bool(
            _MOVED.search(self.working, max(0, actor.start - _NEAR), actor.start)
            and _PERSONS.match(self.working, actor.start)
        )

    def _above(self, at: int) -> _Actor | None:
        """The topic of the two lines above a paragraph; a list goes on with what stands before it."""
        line = self.layout.previous_paragraph(at)
        if _BULLET.match(self.working, at):
            for _ in range(_LONG_LIST):
                if line is None or not _BULLET.match(self.working, line[0]):
                    break
                line = self.layout.previous_paragraph(line[0])
        crossed = False
        for _ in range(2):
            if line is None:
                return None
            for actor in self._actors_of_paragraph(line[0]):
                if not actor.weak and not (crossed and _SYSTEM.match(self.working, actor.start)):
                    return actor
            crossed = self._is_heading(line)
            if not crossed:
                return None
            line = self.layout.previous_paragraph(line[0])
        return None

    def _is_heading(self, line: tuple[int, int]) -> bool:
        """A short line without an end: after it organisations with members speak of all their levels again."""
        words = self.working[line[0] : line[1]].strip()
        return len(words) < _SHORT_LINE and not words.endswith((".", ";", ",", ":"))

    def _named_body(self, start: int, at: int) -> str | None:
        """The level of the first body named with it in the sentence, whatever verb follows: `Trang của Mặt trận tỉnh đăng …`."""
        if start not in self._named:
            first = bisect_left(self._starts, start)
            end = min(at, self._starts[first]) if first < len(self._starts) else at
            found = _BODY_AND_LEVEL.search(self.working, start, end)
            words = found.group(2) if found and not found.group(1) else ""
            owner = None if words else _OWNER.search(self.working, start, end)
            words = owner.group(1) if owner else words
            office = None if words else _OFFICE.match(self.working[start:end].lstrip())
            words = office.group(1) if office else words
            self._named[start] = (self.ladder.of_words(words) or self.ladder.lowest(words)) if words else None
        return self._named[start]

    def _is_mediation(self, start: int, end: int) -> bool:
        if start not in self._mediation:
            self._mediation[start] = bool(_MEDIATION.search(self.working, start, end))
        return self._mediation[start]

    def _drops_subject(self, start: int, at: int) -> bool:
        """Whether the sentence, or the clause after a colon or semicolon in it, begins with a verb."""
        piece = self.working[start:at].lstrip(' -+*•"\n')
        if _AT_A_MEETING.match(piece):
            return True
        if _THERE_ARE.match(piece):
            return False
        if _INSTRUMENT.match(piece):
            return True
        if _VERB_FIRST.match(piece) or (":" in piece and _LIST_FIRST.match(piece)):
            return True
        cut = max(piece.rfind(":"), piece.rfind(";"))
        return cut >= 0 and bool(_VERB_FIRST.match(piece[cut + 1 :].lstrip()))

    def _actors_of_paragraph(self, at: int) -> list[_Actor]:
        return [actor for start, end in self.layout.sentences_of(at) for actor in self._actors(start, end)]
