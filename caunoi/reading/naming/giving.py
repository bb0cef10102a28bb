"""Names of what people give: who gives land, money or days of work, and what for."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_GIVE = r"hiến|đóng góp|quyên góp|góp|ủng hộ"
_NOT_GIVEN = frozenset((Kind.PERSONS, Kind.PLACES, Kind.GATHERINGS, Kind.HOUSEHOLDS, Kind.MATTERS))
_PAID = frozenset((Kind.PERSONS, Kind.TURNS, Kind.HOUSEHOLDS))
_GIVEN = rule(rf"\b({_GIVE})\s(?:đất,?\s|được\s|thêm\s|hơn\s|gần\s|trên\s|khoảng\s|với\s|tổng số\s|tổng cộng\s)*$")
_GIVER = rule(
    r"\b((?:các )?(?:(?:cán bộ|hội viên|đoàn viên|đảng viên)(?:, | và ))*(?:nhân dân|nông dân|phụ nữ|cựu chiến binh|người dân|hội viên(?: cựu chiến binh| nông dân| phụ nữ)?|đoàn viên|đảng viên|bà con|hộ dân|hộ gia đình|(?<=một )gia đình|(?<=có )gia đình|hộ|con em xa quê|doanh nghiệp và mạnh thường quân|doanh nghiệp|mạnh thường quân|tổ chức tôn giáo|tôn giáo|dân)(?: và (?:các )?(?:nhà hảo tâm|mạnh thường quân|doanh nghiệp|tổ chức tôn giáo)(?!\w))*)"
    rf"(?:\s(?!nghèo|vận động|{_GIVE})(?:[\w,]+|\([^()]*\))){{0,7}}?\s(?:đã\s|tự nguyện\s|tham gia\s|cũng\s|cùng nhau\s)*(?:{_GIVE})\s"
)
_WHOSE = rule(r"hội (?<!\whội )(phụ nữ|cựu chiến binh|người cao tuổi|chữ thập đỏ)(?!\w)")
_WORTH = rule(r",? (?:ước |tổng |ước tính )*(?:trị giá|giá trị|quy ra tiền)\s(?:là |hơn |gần |trên |khoảng )*")
_LISTED = rule(r"(?:\s[\w ]{0,24})?(?:,|\svà|,\svà|\scùng)\s(?:(?:" + _GIVE + r"|tham gia)\s)?")
_PURPOSE = rule(
    r"(?:\s[^\d;.:()]{0,60}?(?=,?\sđể\s)|(?: cùng|,)\s[^\d;.:()]{4,70}?(?=\s(?:phục vụ|cho) (?:công tác|phòng)\s)|\s[\w ]{0,16}?)??(?:,\scùng (?:với )?[^,;.:\d]{3,80}(?=,))?,?\s(?:đã\s(?=thi công|làm|xây|xoá|sửa))?(?:thi công\s)?(?:(?:để|nhằm)\s(?=\w)|tham gia\s(?=làm|xây)|(?=(?:xây dựng|xây|xoá|làm mới|làm|mở rộng|mở|sửa chữa|nâng cấp|chỉnh trang|bê tông hoá|giúp)\s)|(?<!, )(?=hỗ trợ\s|cho (?:đường|cầu|kênh|thuỷ lợi|trường|nhà văn hoá|các công trình|công tác)\b)|(?=phục vụ (?:công tác )?\w))"
)
_LIST, _FAR, _WORDS = 6, 220, 9


def given(w: Around, i: int) -> str:
    """`Nhân dân hiến làm đường`: who gives, the deed and its purpose; nothing where nothing is given."""
    mention = w.mentions[i]
    start = w.sentences[i][0]
    said = w.working[start : mention.start]
    if mention.kind in _NOT_GIVEN or not ("góp" in said or "hiến" in said or "ủng hộ" in said):
        return ""
    first = i
    while first > 0 and i - first < _LIST and w.mentions[first - 1].at >= start and not _deed(w, first):
        if not _LISTED.fullmatch(w.working, w.mentions[first - 1].end, w.mentions[first].start):
            break
        first -= 1
    deed = _deed(w, first)
    if not deed:
        return ""
    who = list(_GIVER.finditer(w.working, max(start, mention.start - _FAR), mention.start))
    giver = w.text[who[-1].start(1) : who[-1].end(1)] if who else ""
    giver = giver if giver.startswith("Nhân dân") else wording.small(giver)
    if giver.endswith("hội viên"):
        named = _WHOSE.findall(w.working, w.paragraph(i), mention.start)
        giver = f"{giver} {named[-1]}" if named else giver
    what_for = programme(w, i) or _purpose(w, i) or _widened(w, i) or ("" if giver else _works_before(w, i))
    if not mention.number.money and lowered(what_for) in lowered(w.tails[i]):
        what_for = ""
    return " ".join(f"{giver} {deed} {what_for}".split())


def given_after(w: Around, i: int) -> str:
    """`1.200 m² đất thổ cư, 3 ha đất lúa cùng 400 ngày công được người dân hiến tặng`: what the last of a list says of all."""
    for j in range(i + 1, min(i + _THREE, len(w.mentions))):
        if not _THEN.fullmatch(w.working, w.ends[j - 1], w.mentions[j].start):
            break
        if found := _BY_PEOPLE.search(w.tails[j]) if "được" in w.tails[j] else None:
            return found.group().strip()
    return ""


_THREE = 4
_THEN = rule(r"\s?(?:,|và|, và|cùng|cùng với)\s(?:hơn |gần |trên |khoảng )?")
_BY_PEOPLE = rule(rf" được (?:[^\W\d]+ ){{1,6}}(?:{_GIVE})(?!\w).*")


def programme(w: Around, i: int) -> str:
    """`Thực hiện Chương trình xây dựng nông thôn mới, hội viên hiến …`: what the sentence says its deeds were for."""
    found = _IN_PROGRAMME.match(w.working, w.sentences[i][0], w.mentions[i].start)
    return wording.shortened(w.text[found.start(1) : found.end(1)], _WORDS) if found else ""


def _widened(w: Around, i: int) -> str:
    """`mở rộng 38 tuyến hẻm với 1.264 hộ hiến 6.350 m² đất`: what was done where people gave."""
    if i < _TWO or w.mentions[i - 2].at < w.sentences[i][0] or not w.verbs[i - 2]:
        return ""
    if not _WITH.fullmatch(w.working, w.ends[i - 2], w.mentions[i - 1].start):
        return ""
    return wording.shortened(f"{w.verbs[i - 2]} {w.tails[i - 2]}", _WORDS)


def _works_before(w: Around, i: int) -> str:
    """`Thực hiện xây dựng nông thôn mới … Công an huyện đã quyên góp 500 triệu đồng`: the works told of last."""
    floor = max(w.paragraph(i), w.mentions[i].start - _FAR)
    words = w.working[floor : w.mentions[i].start]
    found = list(_WORKS.finditer(words)) if any(word in words for word in _WORKS_WORDS) else []
    return wording.small(w.text[floor + found[-1].start() : floor + found[-1].end()]) if found else ""


_WORKS_WORDS = ("đường", "hẻm", "ngõ", "nông thôn mới", "ntm")
_WORKS = rule(
    r"\b(?:mở rộng|mở|nâng cấp|làm|bê tông hoá|cứng hoá|xây dựng|xây|chỉnh trang)(?: (?:các|những|con|tuyến|lại|mới))*"
    r" (?:(?:đường|hẻm|ngõ)(?: (?:giao thông|nông thôn|thôn|xóm|liên \w+|trục \w+|nội \w+|ngõ \w+|dân sinh|vào \w+))*|nông thôn mới|ntm)(?!\w)"
)
_NEXT_SAID = re.compile(r",\s(?:tổng|trị giá|ước|kinh phí|với|góp phần|giúp|tạo)(?!\w)")
_TWO = 2
_WITH = rule(r",?\s?(?:với|có|được)\s(?:hơn |gần |trên |khoảng )?")
_IN_PROGRAMME = rule(
    r"\s*(?:(?:trong )?(?:thực hiện|hưởng ứng|tham gia)|trong|qua) (?:(?:các|chương trình|phong trào|cuộc vận động|mục tiêu quốc gia|thi đua|công tác|về|chung sức) )*"
    r"((?:xây|làm|mở|xoá|chỉnh|cải)[^\W\d]* [^\W\d]+(?: [^\W\d]+){1,6}(?:, đô thị văn minh)?),\s"
)


def _deed(w: Around, i: int) -> str:
    """The verb of giving right before a mention."""
    found = _GIVEN.search(w.working, max(w.sentences[i][0], w.mentions[i].start - 40), w.mentions[i].start)
    return found.group(1) if found else ""


def _purpose(w: Around, i: int) -> str:
    """What it was given for: said after the last thing of the list."""
    last, end = i, w.sentences[i][1]
    while last + 1 < len(w.mentions) and last - i < _LIST and w.mentions[last + 1].at < end:
        gap = w.mentions[last].end, w.mentions[last + 1].start
        if not _LISTED.fullmatch(w.working, *gap) and not _WORTH.fullmatch(w.working, w.ends[last], gap[1]):
            break
        last += 1
    found = _PURPOSE.match(w.working, w.mentions[last].end, end)
    if not found:
        return ""
    after = w.mentions[last + 1] if last + 1 < len(w.mentions) and w.mentions[last + 1].start < end else None
    words = w.text[found.end() : after.start if after else end]
    said = _NEXT_SAID.split(wording.CLAUSE.split(words)[0])[0]
    if after is not None and said == words:  # `để làm 11,6 km đường thôn`
        said = f"{said} {w.tails[last + 1]}"
    said = " ".join(said.replace(",", ", ").split())
    kept = wording.shortened(said, _WORDS)
    if len(kept) < len(said) and ", " in kept and said[len(kept) : len(kept) + 1] == " ":
        kept = kept.rpartition(", ")[0]  # no piece of a list in half
    return wording.tidied(kept)


def paid_to(w: Around, i: int) -> str:
    """`giải quyết khoản nợ phụ cấp 14 tỷ đồng cho 2.860 người`: people by what the money before them was."""
    mention, sum_before = w.mentions[i], w.mentions[i - 1]
    if not i or not sum_before.number.money or mention.kind not in _PAID or sum_before.rate:
        return ""
    if sum_before.at < w.sentences[i][0] or len(w.tails[i].split()) > _FEW or w.predicate(i):
        return ""
    if not _TO.fullmatch(w.working, sum_before.end, mention.start):
        return ""
    at, left = w.left(i - 1)
    done = _DONE.search(left)
    if not done:
        return ""
    words = wording.shortened(wording.unquoted(_OF_MONEY.sub("", w.text[at + done.start() : at + len(left)])), _WORDS)
    return f"{w.tails[i]} được {words}" if len(words.split()) > 1 else ""


_FEW = 3
_TO = rule(r"\s(?:cho|đối với)\s(?:hơn |gần |trên |khoảng )?")
_DONE = rule(rf"{wording.A_VERB}\s\w")
_OF_MONEY = rule(r"(?:,? (?:với )?(?:tổng )?(?:số tiền|trị giá|kinh phí)?(?: (?:là|hơn|gần|trên|khoảng|được))*)\s*$")
