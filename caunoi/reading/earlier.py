"""How a figure stands to the ones told before it: what those counted does this, is attended by this, is told again."""

from collections.abc import Sequence

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.nouns import Kind, Noun, counted_at
from caunoi.reading.working import rule

_NEXT_TO = 30
_SHARE_OF_IT = rule(r"(?:\s\w+){0,4}?[\s,(]+(?:đạt|bằng|chiếm|tương đương|tỷ lệ|đạt tỷ lệ|=|chiếm tỷ lệ|gần|hơn|\s)*")
_SHARE_OF_RATIO = rule(r"[^;.:]{0,90}[\s,(](?:đạt|bằng|chiếm)(?: tỷ lệ)?\s(?:hơn\s|gần\s|trên\s)?")
_MEMBERS = rule(r"^(?:thành viên|hội viên|người|uỷ viên|cán bộ|lao động|hoà giải viên|nhân khẩu)$")
_BY_THEM = rule(
    r"^(?:,?\s(?:với|gồm|có|và|\()?\s?(?:tổng số|tổng cộng)?|\s?\(mỗi \w+ có từ|\svới tổng số|.{0,40}\(mỗi \w+ (?:có )?(?:từ )?|[^;.()\d]{0,80}\svới)\s*$"
)
_DO = rule(
    r"(?:,? (?:xã|phường|thị trấn|thôn|bản|khu dân cư|tổ dân phố|khu phố))* (?:của [^,;.\d]{1,25} )?(?:còn lại |này |đều )?(?:đã|có|đạt|tổ chức|hoàn thành|được|bầu|thành lập|xây dựng|không|chưa)\b"
)
_OPENING = rule(r"(?:.{0,200}[:,.])?\s*(?:trong đó|đến nay|hiện nay|hiện|kết quả|đã|có|là|\s)*")
_THESE = rule(r"[\s\"*+-]*(?:[^,;:]{1,50}, )?(?:qua |tại |ở |trong )?(?:các|những|hai|ba) ")
_MANY = ("các ", "những ", "hai ", "ba ")
_OPENING_REACH = 80  # characters in which these stand
_WITH_THEM = rule(r"(?:(?!cấp )[^;.()\d]){0,70}?,?\s(?:với|và|có|thu hút)\s(?:tổng số\s)?| \(")
_OF_THESE = rule(r"\b(?:trong|trong số|trong tổng số)\s(?:số\s|tổng số\s)?$")
_CHANGED = frozenset(("tăng", "giảm"))
_FAR = 30
_WORTH = rule(r"[^;.:]{0,20}?,? (?:với )?(?:tổng )?(?:giá trị|trị giá|kinh phí|số tiền)[^;.:]{0,30}")
_AT_ITS_LEVEL = rule(r"\bcấp \w+(?: \w+)?:? (?:có )?$")
_THEIR_WORDS = frozenset(("đơn vị", "nơi", "địa phương"))
_SAID = frozenset(("ý kiến", "nội dung", "câu hỏi", "kiến nghị"))
_SPOKE = rule(
    r"\s*(?:đã )?có (?:hơn |gần |trên )?[\d.]+ (?:lượt )?(?:cử tri|người|đại biểu|hội viên|đoàn viên|ý kiến|lượt ý kiến|hộ dân|người dân|nhân dân)[^.;]{0,30}(?:phát biểu|tham gia|đăng ký|góp ý|kiến nghị|đề nghị|được|ý kiến)"
)


class Earlier:
    """The figures before each figure of one text, with the levels found for them so far."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention], known: list[str | None]) -> None:
        self.layout, self.mentions, self.working = layout, mentions, layout.working
        self.levels = known

    def leader(self, i: int, start: int, acted: int, noun: Noun | None) -> int | None:
        """The earlier figure at whose level one stands: of what it goes on about, is attended by, does or is a member of."""
        these = self.of_these(i, start, acted)
        if these is not None:
            return these
        if noun is not None and noun.words in _THEIR_WORDS:
            places = self.of_units(i, start)
            if places is not None:
                return places
        if self.attends(i, start) or self.speak_there(i, start):
            return i - 1
        counted = self.of_counted(i, start) if acted <= start else None
        if counted is not None:
            return counted
        return i - 1 if noun is not None and self.are_its_members(i, noun) else None

    def told_before(self, i: int, before: str) -> int | None:
        """`Trong 19 kiến nghị chưa giải quyết, …`: the earlier figure that is taken up again."""
        mention = self.mentions[i]
        if i and before.strip(" [") in _CHANGED and self.mentions[i - 1].unit == mention.unit:
            near = self.mentions[i - 1].at >= self.layout.sentence(mention.at)[0]
            return i - 1 if near else None
        floor = 0
        if mention.ratio_part and i + 1 < len(self.mentions) and self.mentions[i + 1].ratio_whole:
            mention, floor = self.mentions[i + 1], self.layout.paragraph(mention.at)[0]
        elif "trong" not in before or not _OF_THESE.search(before):
            return None
        for j in range(i - 1, max(-1, i - _FAR), -1):
            if self.mentions[j].at < floor:
                return None
            if self.mentions[j].value == mention.value and self.mentions[j].unit == mention.unit:
                return j
        return None

    def is_its_worth(self, i: int, start: int) -> bool:
        """`cấp tỉnh 6 công trình, tổng giá trị 4 tỷ đồng; cấp huyện …`: a sum for what a level has done, told just before."""
        if not (i and self.mentions[i].number.money and self.levels[i - 1]):
            return False
        before = self.mentions[i - 1]
        if before.at < start or not _WORTH.fullmatch(self.working, before.end, self.mentions[i].start):
            return False
        return _AT_ITS_LEVEL.search(self.working, max(start, before.start - _FAR), before.start) is not None

    def of_counted(self, i: int, start: int) -> int | None:
        """`31/31 thôn đã họp, có 640 hộ dự`: the counted places that open the clause and do what it tells."""
        for j in range(i - 1, -1, -1):
            before = self.mentions[j]
            if before.at < start or ";" in self.working[before.end : self.mentions[j + 1].start]:
                return None
            if before.kind is Kind.PLACES and self.levels[j] and _DO.match(self.working, before.end):
                first = self.mentions[j - 1] if j and self.mentions[j - 1].ratio_part else before
                return j if _OPENING.fullmatch(self.working, start, first.start) else None
        return None

    def of_units(self, i: int, start: int) -> int | None:
        """`Trong tổng số 187 xã, phường có 98 đơn vị …`: the places counted before in the sentence, called units."""
        for j in range(i - 1, -1, -1):
            if self.mentions[j].at < start:
                return None
            if self.mentions[j].kind is Kind.PLACES and self.levels[j]:
                return j
        return None

    def of_these(self, i: int, start: int, acted: int) -> int | None:
        """`12 buổi đối thoại. Các buổi này thu hút …`: which earlier figure the sentence goes on about."""
        opening = self.working[start : min(start + _OPENING_REACH, self.mentions[i].start)] if acted <= start else ""
        found = (
            _THESE.match(self.working, start, start + len(opening)) if any(map(opening.__contains__, _MANY)) else None
        )
        noun = counted_at(self.working, found.end()) if found else None
        if noun is None:
            return None
        floor, word = self.layout.paragraph(start)[0], noun.words.split()[0]
        for j in range(i - 1, max(-1, i - _FAR), -1):
            before = self.mentions[j]
            if before.at < floor:
                return None
            if before.at < start and before.noun is not None and before.noun.words.split()[0] == word:
                return j
        return None

    def attends(self, i: int, start: int) -> bool:
        """`12 hội nghị cấp xã với 4.350 lượt người dự`: people and opinions at what was counted just before."""
        if not i or (self.mentions[i].kind not in {Kind.TURNS, Kind.PERSONS} and self.mentions[i].unit not in _SAID):
            return False
        before = self.mentions[i - 1]
        at_places = before.kind is Kind.PLACES and i > 1 and self.mentions[i - 2].kind is Kind.GATHERINGS
        if at_places and self.levels[i - 2] == self.levels[i - 1]:
            return before.at >= start and self.working[before.end : self.mentions[i].start].count(".") == 0
        if before.at < start or before.kind not in {Kind.GATHERINGS, Kind.TURNS, Kind.PERSONS}:
            return False
        return bool(_WITH_THEM.fullmatch(self.working, before.end, self.mentions[i].start))

    def speak_there(self, i: int, start: int) -> bool:
        """`80 cử tri phường dự. Có 8 cử tri phát biểu`: what those counted in the sentence before say."""
        before = self.mentions[i - 1] if i and self.levels[i - 1] and start else None
        if before is None or before.kind not in {Kind.PERSONS, Kind.TURNS, Kind.GATHERINGS}:
            return False
        return bool(self.layout.sentence(start - 1)[0] <= before.at < start and _SPOKE.match(self.working, start))

    def are_its_members(self, i: int, noun: Noun) -> bool:
        """`24 ban với tổng số 168 thành viên`."""
        if not i or not _MEMBERS.match(noun.words) or not self.levels[i - 1]:
            return False
        before = self.mentions[i - 1]
        between = self.working[before.end : self.mentions[i].start]
        if before.kind not in {Kind.BODIES, Kind.PLACES, Kind.PERSONS} or "." in between:
            return False
        return len(between) < _NEXT_TO or bool(_BY_THEM.match(between))

    def follows_its_count(self, i: int) -> bool:
        """`1.428 khu dân cư, bằng 99,7%`, `421 đồng chí (6,7%)`."""
        if not i:
            return False
        between = self.working[self.mentions[i - 1].end : self.mentions[i].start]
        if self.mentions[i - 1].ratio_whole and _SHARE_OF_RATIO.fullmatch(between):
            return True
        return bool(_SHARE_OF_IT.fullmatch(between) and counted_at(self.working, self.mentions[i].number.end) is None)

    def are_papers(self, i: int) -> bool:
        """`66 bản thoả ước được ký, trong đó 41 bản …`: no villages."""
        floor = self.layout.paragraph(self.mentions[i].at)[0]
        near = (before for before in self.mentions[max(0, i - 4) : i] if before.at >= floor and before.noun is not None)
        return any(before.noun.words.startswith("bản ") for before in near if before.noun is not None)
