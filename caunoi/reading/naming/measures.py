"""Names of lengths, areas and weights."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.became import changed
from caunoi.reading.naming.giving import given, given_after
from caunoi.reading.naming.heads import MONEY_WORDS
from caunoi.reading.naming.purposes import purpose_after
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_QUALIFIED = r"(?:(?:hơn|gần|trên|khoảng|chừng|là|từ|tới|đến|dưới|thêm)\s)*$"
_SIZE = rule(rf"(?:^|\s)(?:kéo\s|(?:tổng )?chiều\s)?(dài|rộng|cao|dày|sâu)\s{_QUALIFIED}")
_LABEL = rule(
    r"\b((?:tổng )?(?:diện tích|sản lượng|khối lượng|năng suất|quy mô)(?:\s(?!là\b|đạt\b|ước\b|hơn\b|gần\b|trên\b|khoảng\b|từ\b)[^\W\d]+){0,6}?)"
    rf"\s(?:(?:đạt|ước|ước đạt|được)\s)*{_QUALIFIED}"
)
_LAND_GIVEN = rule(r"\bhiến đất,? (?:với )?$")
_HAS = rule(r"(?:^|\s)(?:(?:được xây dựng|được|có|với|đạt|là|và) ?)+$")
_JOINED = rule(r"\s?,?\s?(?:(?:có|với|và)\s)*")
_UNIT = rule(r"(?:toàn )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|ấp|bản)(?!\w)")
_LAND = {"m²", "ha", "sào", "công đất", "km²"}
_LONG = {"m", "km"}
_BACK = 4
_FEW, _NAMED = 2, 5


def measure(w: Around, i: int) -> str:
    """Lengths, areas, weights: `4,6 km đường ngõ xóm` → đường ngõ xóm được bê tông hoá."""
    mention = w.mentions[i]
    name = changed(w, i, _sized) if mention.rate is None else ""
    return name or _each(w, i) or _sized(w, i) or _labelled(w, i) or _of_thing(w, i)


def entire(w: Around, i: int, name: str) -> bool:
    """Whether a name says which size of what, and not only what was measured: nothing is to be added."""
    if _ENTIRE.match(name) is None:
        return False
    return name.startswith("chiều ") or not w.tails[i] or w.tails[i] not in name


_ENTIRE = rule(
    r"(?:tổng )?(?:chiều (?:dài|rộng|cao|dày|sâu)|diện tích(?! đất)(?: \w+){2,}|sản lượng|năng suất|quy mô|khối lượng)(?!\w)|diện tích$|tổng diện tích \w|số tiền [\w ]+ các (?:loại )?quỹ$|số tiền (?:giải \w+ )?(?:cho|giúp) [\w ]+ vay \w|quỹ (?!thêm)\w+$"
)


def _each(w: Around, i: int) -> str:
    """`18,7 km đường ngõ xóm, bình quân mỗi thôn 130 m`: an average of the measure before it."""
    rate = w.mentions[i].rate
    if not rate or "bình quân" not in w.working[w.starts[i] : w.mentions[i].start]:
        return ""
    own = w.phrase_before(i)
    if len(own.split()) > _NAMED - 1 and _PER_HEAD.search(lowered(own)):
        return wording.small(own)  # `lương thực bình quân đầu người 557 kg/người`
    j = _measured_before(w, i)
    return f"{w.cores[j]} bình quân mỗi {rate}" if j is not None else ""


_PER_HEAD = rule(r"\w bình quân(?: (?:đầu người|mỗi \w+))?$")


def _measured_before(w: Around, i: int) -> int | None:
    """The nearest measure before in the sentence that is no rate."""
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if w.mentions[j].kind is Kind.MEASURES and not w.mentions[j].rate:
            return j
    return None


def _sized(w: Around, i: int) -> str:
    """`con đường liên xã dài 2,2 km`: which of its sizes, and of what."""
    start = w.mentions[i - 1].end if i else 0
    start = max(start, w.sentences[i][0])
    size = _SIZE.search(w.working, start, w.mentions[i].start)
    if not size:
        return _widened(w, i, start)
    if _WIDER.search(w.working, start, size.start(1)):
        return ""
    word = "diện tích" if w.mentions[i].unit in _LAND else f"chiều {size.group(1)}"
    at = max(w.starts[i], start)
    said = w.text[at : max(at, size.start())]
    thing = wording.small(wording.tidied(wording.unquoted(wording.CLAUSE.split(said)[-1].rpartition(", ")[2])))
    thing = _HAVING.sub("", _NOW.sub("", _FOR_ROAD.sub("", wording.what_was_done(thing))))
    thing = _JUST.sub("", thing)
    done = _DONE_TO.match(lowered(thing))
    thing = f"{thing[done.end() :]} được {thing[: done.end(1)]}" if done else thing
    within = i > 0 and w.mentions[i - 1].at >= w.sentences[i][0]
    if thing and (len(thing.split()) > 1 or not within):
        return f"{word} {wording.last_words(thing, 10)}"
    if not within:
        return ""
    return f"{word} {SIZE_OF.sub('', w.cores[i - 1])}"


def _widened(w: Around, i: int, start: int) -> str:
    """`đường Lê Lợi dài 1,3 km được mở rộng lên 14,5 m`: how wide what was measured before is now."""
    if w.mentions[i].unit != "m" or not i or not _WIDENED_TO.search(w.working, start, w.mentions[i].start):
        return ""
    before = w.mentions[i - 1].kind is Kind.MEASURES and w.mentions[i - 1].at >= w.paragraph(i)
    return f"chiều rộng {SIZE_OF.sub('', w.cores[i - 1])} sau khi mở rộng" if before else ""


_WIDENED_TO = rule(
    r"\bmở rộng(?: [^\W\d]+){0,2}? (?:lên|ra|thành|tới)(?: tới| đến| thành)?(?: hơn| gần| trên| khoảng)? $"
)
_FOR_ROAD = rule(r"^.*\s(?:cho|để làm) (?=(?:con |tuyến )(?:đường|hẻm|ngõ|kênh|mương) ?)")
_WIDER = rule(r"\bmở\s$")
_HAVING = rule(r"^(?:xã|huyện|tỉnh|phường|thôn|ấp|bản|quận|thị trấn|thành phố)(?: \w+){0,3}? có ")
_DONE_TO = rule(rf"({wording.A_VERB}) (?=\w)")
_JUST = rule(r"\s(?:vốn|chỉ|hiện)(?: chỉ| vốn| còn)*$")
_NOW = rule(r"^(?:riêng|nay|hiện nay|trước đây|nổi bất|nổi bật|là|có|với|trên|các|tổng chiều|chiều)(?:\s|$)(?:có\s)?")
_LABEL_OF = rule(r"^(?:tổng )?(?:diện tích|sản lượng) (?!gieo)")
SIZE_OF = rule(r"^(?:chiều (?:dài|rộng|cao|dày|sâu)|diện tích(?! (?:đất|tự nhiên|gieo|mặt|rừng|nuôi|trồng|canh|sản))) ")


def _labelled(w: Around, i: int) -> str:
    """`Xã A có diện tích tự nhiên 2.384 ha`: the label; a bare one says of what."""
    found = _LABEL.search(w.working, w.starts[i], w.mentions[i].start)
    if not found:
        return _taken_label(w, i)
    label = wording.small(w.text[found.start(1) : found.end(1)])
    if len(label.removeprefix("tổng ").split()) > _FEW:
        owner = _OWNER.search(w.working, w.starts[i], found.start())
        return f"{label} {w.text[owner.start(1) : owner.end(1)].lower()}" if owner else label
    if _LAND_GIVEN.search(w.working, w.starts[i], found.start(1)) or (i and "hiến đất" in w.tails[i - 1]):
        return wording.joined(f"{label} đất hiến", purpose_after(w, i))
    within = i > 0 and w.mentions[i - 1].at >= w.sentences[i][0] and w.mentions[i - 1].kind is not Kind.PERSONS
    at, _ = w.left(i)
    said = w.text[at : found.start()].strip(" ,") if at < found.start() else ""
    said = _HAS.sub("", wording.what_was_done(said))
    if said:
        unit = _UNIT.match(lowered(said)) and len(said.split()) <= _NAMED
        return label if unit else f"{label} {wording.last_words(said, 8)}"
    return (
        f"{label} {SIZE_OF.sub('', _LABEL_OF.sub('', w.cores[i - 1]))}"
        if within and _JOINED.fullmatch(w.working, w.ends[i - 1], found.start())
        else label
    )


_OWNER = rule(r"\b(nhà|đình|chợ|trường|công trình|khu vườn|sân)(?: này| mới)? có (?:tổng )?$")


def _taken_label(w: Around, i: int) -> str:
    """`82 hộ tham gia dự án tưới trên diện tích 49 ha`: the label ends the words of the figure before."""
    found = _ENDS_IN.search(w.tails[i - 1]) if i and w.mentions[i - 1].at >= w.sentences[i][0] else None
    if not found or not _ONLY.fullmatch(w.working, w.ends[i - 1], w.mentions[i].start):
        return ""
    return f"{found.group(1)} {w.tails[i - 1][: found.start()]}"


_ENDS_IN = rule(r",?(?: (?:với|trên|có))? ((?:tổng )?diện tích)$")
_ONLY = rule(r"\s(?:(?:là|hơn|gần|trên|khoảng|đạt)\s)*")


def _of_thing(w: Around, i: int) -> str:
    """What was measured, with what was done with it."""
    mention, verb = w.mentions[i], w.verbs[i]
    unit, tail = mention.unit or "", _ANOTHER_DEED.sub("", w.tails[i])
    if " và " in tail and i + 1 < len(w.mentions) and _NEXT.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start):
        tail = _AND_DEED.sub("", tail)
    gift = given(w, i)
    tail = GIVEN_TOO.sub("", tail) if gift else tail
    of_units = _of_units(w, i)
    tail = f"{tail} {of_units}".strip() if tail else ""
    if (
        unit in _LAND
        and (verb or of_units or _GROUND.match(lowered(tail)))
        and not lowered(tail).startswith("diện tích")
    ):
        tail = f"diện tích {tail}"
    elif unit in _LONG and verb and len(tail.split()) == 1:
        tail = f"chiều dài {tail}"
    if gift and (tail or unit in _LAND):
        return f"{tail or 'diện tích đất'} {gift}"
    return _done(w, i, tail, verb) if tail else _untold(w, i, unit)


def _untold(w: Around, i: int, unit: str) -> str:
    """A measure without a word for what was measured: by the one before it, or by the clause before the number."""
    before, j = w.phrase_before(i), _measured_before(w, i)
    if j is not None and lowered(before) in _HARVESTED and (grown := _AREA_OF.match(w.cores[j])):
        return f"sản lượng {w.cores[j][grown.end() :]}"  # `cây nghệ 18/15 ha, thu về 367 tấn`
    if j is not None and w.mentions[j].unit == unit:
        if len(before.split()) < _FEW:  # `giao 684 ha`, `16 cm so với 18 cm`
            return wording.joined(w.cores[j].removeprefix("tổng "), "" if before == "so" else before)
        return f"{w.tails[j]} {before}".strip()
    if told := _by_deed_before(w, i, before):
        return told
    bare = unit in _LAND and before and "," not in before and "diện tích" not in lowered(before)
    return f"diện tích {wording.small(before)}" if bare else before or unit


def _by_deed_before(w: Around, i: int, before: str) -> str:
    """`trồng hàng rào cây xanh 16 km`, `bán được 1.280 tấn`: what was done, to what is named before the number."""
    done = _DONE_TO.match(lowered(last := before.rpartition(", ")[2])) if w.mentions[i].unit in _LONG else None
    if done:
        return f"chiều dài {last[done.end() :]} được {last[: done.end(1)]}"
    thing = _thing_before(w, i) if lowered(before) in wording.DEEDS else ""
    return f"{thing} được {before}" if thing else ""


def _thing_before(w: Around, i: int) -> str:
    """`tồn 1.700 tấn dưa hấu …; bán được 1.280 tấn`: what was measured in the same unit before in the paragraph."""
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if w.mentions[j].at < w.paragraph(i):
            break
        if w.mentions[j].unit == w.mentions[i].unit and w.tails[j]:
            return w.tails[j]
    return ""


_HARVESTED = frozenset(("thu", "thu về", "thu hoạch", "thu được", "cho thu hoạch"))
_AREA_OF = rule(r"(?:chỉ tiêu |tổng )*diện tích (?:gieo trồng |trồng )?")
_NEXT = rule(r" (?:hơn |gần |trên |khoảng )?")
_AND_DEED = rule(r" và [^\W\d]+(?: [^\W\d]+)?$")  # `6 km kênh và bóc dỡ 300 biển`: the next deed
GIVEN_TOO = rule(r"(?<=^đất)(?: ở| vườn)?(?: cùng |, |,? và (?:phá|dỡ|tháo) ).*$")
_ANOTHER_DEED = rule(
    rf"(?<=\w) (?:và (?:{wording.A_VERB}|di chuyển|phá dỡ|tháo dỡ)(?!\w)|dù |mặc dù |(?<=đất )các loại$).*$"
)
_GROUND = rule(r"(?:đất|mặt|trồng|nuôi|gieo|canh tác)(?!\w)")


def _of_units(w: Around, i: int) -> str:
    """`85 ha lúa của 2 thôn chủ động được nước tưới`: what is said of a thing after the places that have it."""
    if i + 1 == len(w.mentions) or w.mentions[i + 1].kind not in _HAVE_IT or w.verbs[i]:
        return ""
    if not _OF.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start):
        return ""
    return wording.shortened(w.tails[i + 1].removeprefix(w.nouns[i + 1]), 8)


_HAVE_IT = frozenset((Kind.PLACES, Kind.BODIES, Kind.HOUSEHOLDS))
_OF = rule(r"\s(?:của|ở|tại)\s(?:cả |hơn |gần |trên |khoảng )?")


def _done(w: Around, i: int, tail: str, verb: str) -> str:
    """A thing measured with its deed: its own, that of the money before it, or what is said after it."""
    if verb:
        return f"{tail} được {verb}" if "được" not in tail else tail
    j = i - 1
    end = w.mentions[j].end
    opened = w.working.rfind("(", w.sentences[i][0], end) if w.working.startswith(")", end) else -1
    while j > 0 and w.mentions[j].at > opened >= 0:
        j -= 1  # `thu hồi 1,4 tỷ đồng (đã thu 1,3 tỷ đồng) và 8,3 ha đất`
    if i and w.mentions[j].number.money and _AND.fullmatch(w.working, w.ends[i - 1], w.mentions[i].start):
        return wording.joined(tail, MONEY_WORDS.sub("", w.cores[j]))
    return f"{tail} {given_after(w, i)}".strip()


_AND = rule(r"\)?\s?(?:,|và|cùng|, và|cùng với)\s(?:hơn |gần |trên |khoảng )?")
