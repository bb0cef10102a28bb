"""Names of rates of money (`100.000 đồng/suất`): what one of the counted things is worth."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.heads import OF_MONEY, own_words
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_AVERAGE = rule(r"\bbình quân\b")
_WORTH = rule(r"(mỗi [\w ]{2,24}?) (?:có )?(?:trị giá|giá trị)")
_EACH_DOES = rule(
    rf"\b((?:bình quân )?mỗi (?:[^\W\d]+ ){{1,4}}?)(?:được |phải |đã |sẽ |tự nguyện |cùng )*{wording.A_VERB} (?:(?:thêm|được|ít nhất|từ|hơn|gần|trên|khoảng) )*$"
)
_OF_WORTH = {"trị giá", "giá", "mức", "giá trị", "số tiền"}
_PRESENTS = {"suất ", "phần ", "phần quà ", "suất quà "}
_ENOUGH, _NEAR, _LABEL, _THING, _SHORT = 5, 4, 9, 12, 1


def for_each(w: Around, i: int) -> str:
    """The word for money with what each of the things counted before is called."""
    head = _a_head(w, i) or _earned_by(w, i) or own_words(w, i)
    if len(head.split()) >= _ENOUGH:
        return head
    head, thing = head.removesuffix(" từ"), _thing(w, i)
    if lowered(head).startswith("vốn") and _PAYS_IN.search(w.working, w.starts[i], w.mentions[i].start):
        head = f"mức góp {head}"
    kind = _KIND_OF.match(w.working, w.mentions[i].end, w.sentences[i][1]) if thing == w.mentions[i].rate else None
    thing = f"{thing} {kind.group(1)}" if kind else thing
    if kind and not head and i and _AND.fullmatch(w.working, w.ends[i - 1], w.mentions[i].start):
        head = w.cores[i - 1].partition(" mỗi ")[0] if w.mentions[i - 1].rate == w.mentions[i].rate else ""
    average = _AVERAGE.search(w.working, w.starts[i], w.mentions[i].start) is not None
    if head and lowered(head) not in _OF_WORTH:
        return f"{head} {'bình quân ' if average else ''}mỗi {_written(w, i, thing)}"
    dealt = "" if head else _each_gives(w, i) or (_dealt(w, i, thing) if thing != w.mentions[i].rate else "")
    if dealt:
        return dealt
    label = (_each_does(w, i) or _lent(w, i) or _labelled(w, i)) if thing == w.mentions[i].rate else ""
    if label:
        return label
    thing = _written(w, i, thing)
    if average:
        done = _DONE_ON_AVERAGE.search(w.working, w.starts[i], w.mentions[i].start)
        return f"{f'mức {done.group(1)}' if done else _shared_out(w, i)} bình quân mỗi {thing}"
    return f"{'mức' if lowered(head) == 'mức' else 'trị giá'} mỗi {thing}"


_SHARED_OUT = rule(r"(?: (?:bình quân|trung bình|đầu người|mỗi người))+$")
_EARNED = rule(r"thu nhập(?: (?:bình quân|trung bình|đầu người|mỗi người))*")


def _a_head(w: Around, i: int) -> str:
    """`thu nhập bình quân 41 triệu đồng/người/năm`: what people earn is told a head."""
    head = own_words(w, i) if (w.mentions[i].rate or "").startswith("người") else ""
    return f"{_SHARED_OUT.sub('', head)} bình quân đầu người" if _EARNED.fullmatch(lowered(head)) else ""


_DONE_ON_AVERAGE = rule(
    r"\b(đóng góp|hỗ trợ|ủng hộ|góp|thu|chi)(?: được)? bình quân (?:là |từ |hơn |gần |trên |khoảng )?$"
)


_PAYS_IN = rule(r"\bgóp vốn(?: [^\W\d]+){0,3} $")
_KIND_OF = rule(r"\s(xây mới|làm mới|sửa chữa|nâng cấp)(?=[\s,.;)])")
_AND = rule(r"\s?(?:,|và|;|, và)\s(?:hơn |gần |trên |khoảng )?")


def _each_gives(w: Around, i: int) -> str:
    """`cùng 11 hộ khác đóng góp, mỗi hộ 600.000 đồng`: what each of them gave."""
    start = max(w.sentences[i][0], w.mentions[i].start - _CLOSE)
    given = _EACH_GIVES.search(w.working, start, w.mentions[i].start)
    return f"mức {given.group(1)} mỗi {given.group(2)}" if given else ""


_CLOSE = 60
_EACH_GIVES = rule(
    r"\b(đóng góp|góp|ủng hộ|quyên góp)(?: tiền)?, mỗi ((?:[^\W\d]+ ?){1,3}?) (?:từ |ít nhất |hơn |gần |trên |khoảng )*$"
)


def each_present(w: Around, i: int) -> str:
    """`nhận học bổng của doanh nghiệp, mỗi suất 1 triệu đồng/tháng`: what one of those presents is worth."""
    start = max(w.sentences[i][0], w.mentions[i].start - _NEAR_BY)
    found = _EACH_PRESENT.search(w.working, start, w.mentions[i].start)
    if not found or not _EVERY.match(w.mentions[i].rate or ""):
        return ""
    whom = _GETS.split(w.tails[i - 1])[0] if i and w.mentions[i - 1].kind in _RECEIVERS else ""
    return f"trị giá mỗi {found.group(2)} {found.group(1)}{' cho ' if whom else ''}{whom}"


_EVERY = rule(r"(?:năm|tháng|quý)(?!\w)")
_GETS = re.compile(r" (?:được|nhận|đã)(?!\w)")


_NEAR_BY = 80
_EACH_PRESENT = rule(
    r"\b(học bổng|quà tết)(?: (?!cho\b)[^\W\d]+){0,5}, mỗi (suất|phần) (?:trị giá )?(?:hơn |gần |trên |khoảng )?$"
)


def _dealt(w: Around, i: int, thing: str) -> str:
    """`giúp 12 chị, mỗi người được nhận 1 triệu đồng`: what each of those counted before gets, or what was done."""
    if _RECEIVES.search(w.working, w.starts[i], w.mentions[i].start):
        return f"số tiền mỗi {_thing(w, i, as_written=True)} được nhận"
    if w.verbs[i]:
        return f"mức {w.verbs[i]} mỗi {thing}"
    return ""


_RECEIVES = rule(r"\bmỗi (?:[^\W\d]+ ){1,3}(?:được )?nhận (?:được )?(?:từ |hơn |gần |trên |khoảng )?$")


def _earned_by(w: Around, i: int) -> str:
    """`các tổ trồng bí xanh thu từ 130 triệu đồng/ha`: what is earned a year or a hectare, and who or what earns it."""
    clause = max(w.starts[i], w.working.rfind(";", w.starts[i], w.mentions[i].start) + 1)
    found = _EARNS.match(w.working, clause, w.mentions[i].start) if _OF_LAND.match(w.mentions[i].rate or "") else None
    if not found:
        return ""
    word = "thu nhập" if found.group(2) == "thu" else found.group(2)
    return f"{word} của {wording.small(w.text[found.start(1) : found.end(1)].strip(' ,'))}"


_OF_LAND = rule(r"(?:ha|sào|công|mẫu|m²)(?!\w)")
_EARNS = rule(
    r"[\s,;]*((?:(?!cho\b|có nơi|đạt\b|đã\b)[^\W\d]+,? ){2,12}?)(?:cho |có nơi |đạt |đã )*(thu nhập|doanh thu|lợi nhuận|lãi|thu)(?: bình quân)?(?: (?:từ|đạt|là|hơn|gần|trên|khoảng))*\s$"
)


def _each_does(w: Around, i: int) -> str:
    """`mỗi hộ đóng góp 300 nghìn đồng`: the deed, and who each of them is."""
    done = _EACH_DOES.search(w.working, w.starts[i], w.mentions[i].start) if w.verbs[i] else None
    if not done:
        return ""
    lent = _FUND_LENDS.search(w.working, w.sentences[i][0], done.start()) if w.verbs[i] == "vay" else None
    fund = f" từ {w.text[lent.start(1) : lent.end(1)].strip()}" if lent else ""
    return f"mức {w.verbs[i]} {w.text[done.start(1) : done.end(1)].lower().strip()}{fund}"


_FUND_LENDS = rule(
    r"\b(quỹ (?!này|đó|trên)(?:\"[^\"]{3,40}\"|(?:[^\W\d]+ ?){1,5}?))(?= (?:được|với|hiện|đã|có|cho|là)\b|[,;])"
)


def _thing(w: Around, i: int, *, as_written: bool = False) -> str:
    """What was counted in the unit of the rate, else the unit itself; as written, or with what was done with it."""
    rate = w.mentions[i].rate or ""
    of_each = rate.partition("/")[0]
    given = f"{of_each} " in _PRESENTS
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        if w.mentions[j].at < (w.paragraph(i) if given else w.sentences[i][0]):
            break
        unit = f"{w.mentions[j].unit} "
        beside = j == i - 1 and not w.mentions[j].number.money and w.working.startswith(" (", w.ends[j])
        named = beside and len(of_each) > _SHORT and f" {of_each} " in f"{lowered(w.tails[j])} "
        if named or unit.startswith(f"{of_each} ") or (given and unit in _PRESENTS):
            said = w.cores[j] if w.mentions[j].at >= w.sentences[i][0] else w.names[j]
            return wording.shortened(
                w.tails[j] if as_written else _DONE_FIRST.sub(r" \2\1", said).replace(" được ", " "), _THING
            )
    return _handed(w, i, of_each) or rate


def _handed(w: Around, i: int, of_each: str) -> str:
    """`187 gia đình được tặng sổ tiết kiệm, trị giá 200 ngàn đồng/sổ`: the thing that each of those before got."""
    if not i or w.mentions[i - 1].kind not in _RECEIVERS or len(of_each) <= _SHORT:
        return ""
    found = _GOT.search(w.working, w.mentions[i - 1].end, w.mentions[i].start)
    if not found or not found.group(2).startswith(f"{of_each} "):
        return ""
    whom = _GETS.split(w.tails[i - 1].removesuffix(found.group(2)))[0].strip().removesuffix(f" {found.group(1)}")
    return f"{found.group(2)} {found.group(1)} {wording.shortened(whom, _LABEL)}"


_GOT = rule(
    r" (?:được|đều được|đã được) (tặng|trao|cấp|hỗ trợ|nhận) ([^\W\d]+(?: [^\W\d]+){1,3}),? (?:có |với )?(?:trị giá|giá trị|mức) "
)


_DONE_FIRST = rule(r"( cho .+) được ([^\W\d]+(?: [^\W\d]+)?)$")  # `phần quà cho hộ nghèo được trao`


def _written(w: Around, i: int, thing: str) -> str:
    """`2,5 triệu đồng/hội viên`: those a rate is of, in the words of the text."""
    found = _PER.search(w.working, w.mentions[i].number.end, w.mentions[i].end) if thing == "người" else None
    return found.group(1) if found else thing


_PER = rule(r"/\s?((?:hội|đoàn|đảng|thành|học|giáo) (?:viên|sinh)|cán bộ|công nhân|lao động|trẻ em|em|cháu|khẩu)$")


def _lent(w: Around, i: int) -> str:
    """`cho 96 chị vay vốn không lãi, mỗi chị từ 5 đến 10 triệu đồng`: what those counted before get."""
    of_each = (w.mentions[i].rate or "").partition("/")[0]
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        said = w.tails[j][len(w.nouns[j]) :].strip()
        if lowered(w.nouns[j]) == of_each and _BORROWS.match(lowered(said)):
            return f"mức {wording.shortened(said, _ENOUGH)} mỗi {of_each}"
    return ""


_BORROWS = rule(r"(?:vay|được vay)(?!\w)")


def _labelled(w: Around, i: int) -> str:
    """A rate named by the words before it alone: `mỗi phần quà trị giá`, `bữa ăn ca`."""
    label = _SINCE_PRICE.sub("", w.phrase_before(i, _LABEL))
    if len(label.split()) < 2 or lowered(label) in _OF_WORTH or _AVERAGE.search(lowered(label)):
        return ""
    worth = _WORTH.fullmatch(lowered(label))
    if worth:
        return f"trị giá {worth.group(1)}{_for_whom(w, i, worth.group(1))}"
    return label if OF_MONEY.match(lowered(label)) else f"mức {label}"


def _for_whom(w: Around, i: int, each: str) -> str:
    """`Trao 50 phần quà cho hộ nghèo. Mỗi phần quà trị giá …`: those that the presents right before were for."""
    if not i or not each.removeprefix("mỗi ").startswith(_GIVEN_THINGS) or w.mentions[i - 1].number.money:
        return ""
    if w.verbs[i - 1] in _PRESENTED and w.mentions[i - 1].kind in _RECEIVERS:
        return f" tặng {wording.shortened(w.tails[i - 1], _LABEL)}"
    found = _TO_WHOM.search(w.tails[i - 1]) if lowered(w.nouns[i - 1]).startswith(_GIVEN_THINGS) else None
    deed = f" {w.verbs[i - 1]}" if w.verbs[i - 1] else ""
    return f"{deed} cho {wording.shortened(found.group(1), _LABEL)}" if found else ""


_PRESENTED = frozenset(("tặng quà", "thăm và tặng quà", "thăm, tặng quà", "thăm hỏi, tặng quà"))
_RECEIVERS = frozenset((Kind.PERSONS, Kind.TURNS, Kind.HOUSEHOLDS))
_GIVEN_THINGS = ("suất", "phần", "gói", "túi", "thẻ", "chiếc", "quà", "học bổng")
_TO_WHOM = rule(r" (?:cho|đến|tới) (?=\w+ \w)(.+)$")
_SINCE_PRICE = rule(
    r"^.*\s(?:(?=(?:đóng góp|hỗ trợ|giúp|tặng|cho vay) mỗi \w)|là\s(?=\w+ \w)|(?=giá \w+ \w)(?<!trị )(?<!đơn ))|\scó (?:thời điểm|nơi|lúc) (?:tới|đến|lên)$|\s(?:khi ấy|lúc ấy|khi đó)(?: chỉ)?$"
)


_RIGHT_AFTER = rule(r" \((?:tính )?bình quân (?:hơn |gần |trên |khoảng )?")


def _shared_out(w: Around, i: int) -> str:
    """The sum an average is of: one before in the paragraph, if the rate stands in no brackets of its own."""
    if (
        i
        and w.mentions[i - 1].number.money
        and _RIGHT_AFTER.fullmatch(w.working, w.mentions[i - 1].end, w.mentions[i].start)
    ):
        return w.cores[i - 1]
    if "(" not in w.working[w.starts[i] : w.mentions[i].start]:
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            if w.mentions[j].number.money:
                return w.cores[j] if w.mentions[j].at >= w.paragraph(i) else "kinh phí"
    return "kinh phí"
