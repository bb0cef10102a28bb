"""Names of sums of money: the word for money, and what it was given for, came from or was spent on."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.became import changed
from caunoi.reading.naming.by_place import sum_of_place
from caunoi.reading.naming.changes import since
from caunoi.reading.naming.deeds import deed_before, deed_of_sentence, label_over_number, since_money
from caunoi.reading.naming.funds import bank_before, is_debt, raised, with_source
from caunoi.reading.naming.gifts import fund_before, out_of
from caunoi.reading.naming.giving import given
from caunoi.reading.naming.heads import FUND, MONEY_WORDS, OF_MONEY, UNTIL, Head, head_of
from caunoi.reading.naming.incomes import apart, borrowed, came_in, earned, fund_does, fund_raised, owed_by
from caunoi.reading.naming.measures import SIZE_OF
from caunoi.reading.naming.money_before import body_before, called, counted_before, earlier
from caunoi.reading.naming.money_parts import share_of_money
from caunoi.reading.naming.purposes import adds, given_by, helped_list, purpose_after, used_for
from caunoi.reading.naming.rates import each_present, for_each
from caunoi.reading.naming.spending import paid_for
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_ENOUGH, _LITTLE, _FOR_EACH, _LONG = 5, 6, 7, 12
_NEAR = 12


def name(w: Around, i: int, whole: int | None) -> str:
    """The name of a sum of money; a short one takes the bank that lent it or what the sentence opens with."""
    mention, before = w.mentions[i], earlier(w, i)
    if mention.ratio_whole:
        return f"chỉ tiêu {MONEY_WORDS.sub('', w.cores[i - 1])}"
    known = _compared(w, i, before) if before is not None else ""
    known = known or changed(w, i) or sum_of_place(w, i) or (each_present(w, i) if mention.rate else fund_raised(w, i))
    if known:
        return known
    if mention.rate and not _TIME.match(mention.rate):
        each = for_each(w, i)
        after = purpose_after(w, i) if _GIVES.match(each) and len(each.split()) <= _FOR_EACH else ""
        return wording.joined(each, after)
    head = head_of(w, i)
    purse = _INTO_PURSE.match(lowered(head.words)) and _INTO.search(w.working, w.starts[i], head.at)
    if purse or _NO_MONEY.match(lowered(head.words)):  # `thu hồi về ngân sách`: where the money went; `chi hội`
        head = Head("", "", w.mentions[i].start)
    part_of = whole if whole is not None and whole < i and w.mentions[whole].number.money else None
    if part_of is not None and not (counted_before(w, i) is not None and deed_before(w, i, head)):
        return raised(w, i) or share_of_money(w, i, part_of, paid_for(w, i))
    if owed := owed_by(w, i, head.words, head.at):
        return owed
    gave = apart(w, i) or borrowed(w, i) or fund_does(head.words) or came_in(w, i) or _worth_of_land(w, i, head)
    said = (
        _gift(w, i, before)
        or ("" if head.words else (given_by(w, i) or used_for(w, i) or helped_list(w, i)))
        or raised(w, i)
        or gave
        or earned(w, i)
        or _spent(w, i, head, before)
    )
    after = (
        purpose_after(w, i, fund=_A_FUND.match(lowered(said)) is not None)
        if gave or len(said.split()) <= _LITTLE or lowered(said).endswith(_HELPED) or said.startswith(_CAME_OF)
        else ""
    )
    if before is not None and " từ " in said and w.working.startswith(" từ ", w.mentions[i].end):
        said, after = said.partition(" từ ")[0], purpose_after(w, i)  # `320 tỷ đồng từ ngân sách và 85 tỷ đồng từ dân`
    if after and adds(said, after):
        said = wording.joined(said, after)
    return with_source(w, i, said) if whole is None and not mention.rate else said


_HELPED = (" giúp", " hỗ trợ", " tài trợ", " ủng hộ")
_CAME_OF = "số tiền thu được từ "
_A_FUND = rule(r"(?:nguồn )?(?:quỹ|vốn)(?!\w)")
_NO_MONEY = rule(r"chi (?:hội|bộ|đoàn|nhánh|cục)(?!\w)")
_A_PURSE = rule(r"(?:ngân sách|vốn|nguồn vốn) \w")
_INTO_PURSE = rule(r"(?:ngân sách|quỹ)(?!\w)")
_INTO = rule(r"\s(?:về|vào|cho)\s$")


def said_once(core: str, full: str) -> str:
    """`kinh phí hoạt động của Ban` + `đề nghị nâng kinh`: words added to a name end before its own first word."""
    more = full[len(core) :].split() if full.startswith(f"{core} ") else []
    own, added = lowered(_BEFORE_HEAD.sub("", core)).split(), lowered(" ".join(more)).split()
    if _A_BODY.match(" ".join(added)) or set(added) <= {*lowered(core).split(), *_ADDS_NOTHING}:
        return core
    for at in range(len(more)):
        if added[at:] == own[: len(more) - at]:
            deed = _REACHES.sub("", " ".join(more[:at]))
            if set(lowered(deed).split()) <= set(lowered(core).replace(",", "").split()):
                return core
            takes_it = deed and len(deed.split()) == at and deed[0].islower() and not _A_SUM.match(core)
            return f"số tiền {deed} {core}" if takes_it else f"{core} {deed}".strip()
    return full


_ADDS_NOTHING = ("đã", "được", "đang", "cộng", "còn", "cũng", "hết", "tốn")
_A_BODY = rule(
    r"(?:(?:các )?(?:cá nhân|doanh nghiệp|mạnh thường quân|nhà hảo tâm|nhà tài trợ)|(?:uỷ )?ban (?:mttq|thường trực|vận động)|ubnd|hđnd|mttq|công đoàn|hội (?:phụ nữ|nông dân|cựu|lhpn|ccb)|đoàn thanh niên|liên đoàn|mặt trận)(?!\w)"
)
_A_SUM = rule(r"(?:tổng |mức )?(?:số tiền|kinh phí|dư nợ)(?!\w)")
_BEFORE_HEAD = rule(r"^(?:tổng |số tiền vận động )")
_REACHES = rule(r"(?:(?:^|\s)(?:được biết|biết|có|với|ước|là|cộng với|và|được|nguồn|số|tổng))+$")


def _worth_of_land(w: Around, i: int, head: Head) -> str:
    """`hiến 6.350 m² đất, tổng trị giá 210 tỷ đồng`: the worth of what was measured right before it."""
    if lowered(head.words) not in _WORTH or not i or w.mentions[i - 1].kind is not Kind.MEASURES:
        return ""
    near = _RIGHT_AFTER.fullmatch(w.working, w.ends[i - 1], head.at)
    core = called(w, i - 1)
    return f"{head.words} {core}" if near and "hiến" in core else ""


_RIGHT_AFTER = rule(r",?\s(?:với )?")
_GIVES = rule(r"mức (?:đóng góp|góp|ủng hộ|hỗ trợ|giúp|tặng|cho vay) mỗi(?!\w)")


def _gift(w: Around, i: int, before: int | None) -> str:
    """What people gave; `kinh phí 240 triệu đồng, dân góp 150 triệu` is of what the sum before was for."""
    gift = given(w, i)
    bare = before is not None and len(gift.split()) <= _FEW
    if gift and w.tails[i].removeprefix("đồng ") == "tiền mặt":
        return f"số tiền mặt {gift}"
    if before is None or not bare or ";" in w.working[w.mentions[before].end : w.mentions[i].start]:
        return f"số tiền {gift}" if gift else ""
    return f"số tiền {gift} {MONEY_WORDS.sub('', w.cores[before])}" if gift else ""


def _spent(w: Around, i: int, head: Head, before: int | None) -> str:
    """The word for money with what the sum was spent on: said after it, before it, or in its own words."""
    own, words = paid_for(w, i), head.words
    became = w.predicate(i) if not own and not words and not w.verbs[i] else ""
    if len(became.split()) > _FEW and _PASSIVE.match(w.working, w.ends[i]):
        return f"số tiền {became.removeprefix('được ')}"
    if (
        before is not None
        and before == i - 1
        and not words
        and _LISTED.fullmatch(w.working, w.starts[i], w.mentions[i].start)
    ):
        words = head_of(w, before).words if own else ""
    if _OF_THE_FUND.search(lowered(words)) and (fund := out_of(w, i) or fund_before(w, i)):
        return f"{words[:-4]} {fund.removeprefix('nguồn ')}"
    if len(own.split()) < 2 or own.lower().startswith(("từ ", "trong ", "do ")):
        long = len(words.removeprefix("tổng ").split()) >= _ENOUGH
        return words if long else _what_for(w, i, head._replace(words=words))
    if not words:
        return own if not w.verbs[i] and _A_PURSE.match(lowered(own)) else _done_with(w, i, own)
    return _with_deed(w, i, head, words, own)


def _done_with(w: Around, i: int, own: str) -> str:
    """A sum without a word for money: what was done with it and what for."""
    done = w.verbs[i] or _SINCE_DONE.sub("", w.phrase_before(i, 6))
    return f"{own} {done}".strip() if own == "tiền mặt" else wording.joined(f"số tiền {done}".strip(), own)


def _with_deed(w: Around, i: int, head: Head, words: str, own: str) -> str:
    """A word for money with what was done and what or whom it was for."""
    if FUND.match(words) and own.startswith("cho "):
        return f"{words} {own}"
    deed = deed_before(w, i, head, figures=False) if head.words and len(words.split()) <= _FEW else ""
    if (
        not deed
        and words in _WORTH
        and i
        and own.startswith("cho ")
        and _THEIRS.fullmatch(w.working, w.ends[i - 1], head.at)
    ):
        return f"{words} {_given(w.tails[i - 1])} {own}"
    told = own.startswith("cho ") and len((deed or words).split()) >= _ENOUGH
    return wording.joined(f"{words} {deed}".strip(), "" if told else _FOR.sub("", own))


_OF_THE_FUND = rule(r"(?:vốn|tiền|số dư)(?: của)? quỹ$")


_SINCE_DONE = rule(r"^.*\s(?:đã|đang|sẽ)\s(?=\w)")
_FEW = 3
_PASSIVE = rule(r"\s(?:đã |đều |cũng )?được\s")
_FOR = re.compile(r"^đối với ")
_LISTED = rule(r"\s?(?:,|;|và|, và)\s?")


def _compared(w: Around, i: int, before: int) -> str:
    """A sum told by the one before: `; của các ngân hàng khác …`, its target, its change, its value of another time."""
    mention, left = w.mentions[i], w.working[w.starts[i] : w.mentions[i].start]
    aim, same = _AIM.search(left), _SAME_HEAD.search(left)
    if same:
        stem = w.cores[before].partition(f" {same.group(1)} ")[0].partition(" Ngân hàng ")[0]
        return f"{stem} {w.text[w.starts[i] + same.start(1) : w.starts[i] + same.end(2)]}"
    if aim:
        return f"{aim.group(1)} {_TOTAL.sub('', w.cores[before])}"
    change = wording.change_before(left)
    if change:
        than = wording.THAN.search(w.working[mention.end : mention.end + 60])
        return f"mức {change.group(1) or 'tăng'} {w.cores[before]}{since(w, i, than)}"
    if w.compares(i):
        return w.cores[before]
    bracket = _CHANGED.match(w.cores[i - 1]) and left.strip().endswith("(")
    return f"{w.cores[before]} cùng kỳ" if bracket else ""


_SAME_HEAD = rule(
    r"[;,]\s(?:và )?(của|tại|ở|qua)\s([^;,.:()\d]{4,60}?)\s(?:(?:với|đạt|là|được|hơn|gần|trên|khoảng)\s)*$"
)
_TOTAL = re.compile("^[Tt]ổng ")
_AIM = rule(r"\b(?<!có )(chỉ tiêu|kế hoạch|mục tiêu)(?: (?:đặt ra|đề ra|được giao|giao|năm|là|\w+ giao))*\s$")


def _what_for(w: Around, i: int, head: Head) -> str:
    """A short word for money with what it was for: the thing before a bracket, what was counted before, the clause."""
    words, opened = head.words, w.before_bracket(i)
    if opened and i and opened == w.names[i - 1] and not words:
        return _in_brackets(w, i)
    if opened:
        deed = deed_before(w, i, head) if words.startswith("tổng") else ""
        return f"{words or 'số tiền'} {deed or opened}"
    over = "" if words else label_over_number(w, i)
    label = "" if words or over else _REACHING.sub("", body_before(w, i) or w.phrase_before(i))
    if label and OF_MONEY.match(lowered(label)):
        words, label = UNTIL.sub("", label), ""
        if len(words.split()) >= _ENOUGH and not FUND.match(words):
            return words.removesuffix(" đã lên tới")
    if over or FUND.match(words):
        words = over or words
        return f"số tiền {words.replace(' đã ', ' ')}" if " đã " in words else words
    return _by_deed(w, i, head._replace(words=words), _ACTED.sub("", label))


def _in_brackets(w: Around, i: int) -> str:
    """`sửa chữa 8 nhà (90 triệu đồng)`, `tặng 60 suất quà (30 triệu đồng)`: the deed, or the worth of what was given."""
    verb, said = w.verbs[i - 1], w.names[i - 1]
    thing, done, rest = said.partition(f" được {verb}") if verb else (said, "", "")
    if not done:
        return f"số tiền {said}"
    rest = _OUT_OF.sub("", rest)
    return f"trị giá {thing}{done}{rest}" if _HANDED.search(verb) else f"số tiền {verb} {thing}{rest}"


_HANDED = rule(r"(?:^|\s)(?:tặng|trao|trao tặng|phát|cấp phát|cấp)$")


def _by_deed(w: Around, i: int, head: Head, label: str) -> str:
    """A word for money, or what stands for it, with what was done and the things counted before."""
    words, counted = head.words, counted_before(w, i)
    if is_debt(words) and _A_BANK.search(w.working, w.starts[i], head.at):  # `; ngân hàng … với dư nợ 12 tỷ đồng`
        return f"{words} {bank_before(w, i)}".strip()
    deeds = _TWO_DEEDS.match(lowered(label)) is not None and len(label.split()) <= _LONG
    stem = words or f"số tiền {label if deeds else w.verbs[i] or label}".strip()
    apart = counted is not None and ";" in w.working[w.mentions[counted].end : w.mentions[i].start]
    alone = deed_before(w, i, head, figures=False) if apart else ""
    if alone and (words or len(alone.split()) >= _ENOUGH):
        return wording.joined(words or "số tiền", alone)
    if counted is None:
        return _leaning(w, i, head, stem)
    if not words and ((apart and len(label.split()) >= _FEW) or purpose_after(w, i)):
        return stem
    return _of_counted(w, i, head, stem, counted)


def _of_counted(w: Around, i: int, head: Head, stem: str, counted: int) -> str:
    """A word for money, or what stands for it, with what was done to the things counted before."""
    words = head.words
    before = w.mentions[counted]
    beside = before.kind is Kind.MEASURES and _BESIDE.fullmatch(w.working, w.ends[counted], head.at)
    if (not words and _TAKEN_BACK.search(lowered(stem)) and before.kind in _LOOKED_INTO) or (
        beside and w.verbs[counted]
    ):
        return stem if not words else f"{words} {w.verbs[counted]}"  # `giám sát 45 vụ việc, kiến nghị thu hồi …`
    if not words and len(stem.split()) > _ENOUGH:
        return _leaning(w, i, head, stem)
    if lowered(stem).startswith("số tiền thu") and not _TAKEN_BACK.search(lowered(stem)):
        return f"số tiền thu được từ {w.tails[counted]}"
    deed = deed_before(w, i, head) if words or not w.verbs[i] else ""
    if words in _WORTH and (asked := _ASKED.match(lowered(deed))):  # `vận động các chùa tặng 90 phần quà`
        deed = "" if " cho " in _given(called(w, counted)) else deed[asked.start(1) :]
    if not deed and before.kind in _HELPED_ONES:
        deed = _help_for(w, counted, head)
    if before.kind is Kind.THINGS and (to_whom := _to_whom(deed, _given(called(w, counted)))):
        deed = to_whom
    if deed:
        return _run_on(words or "số tiền", deed)
    took_part = before.kind in _ATTEND and _TOOK_PART.search(lowered(w.tails[counted]))
    if took_part and (event := w.event_before(i)):
        return wording.joined(stem, event)  # `104 lượt người tham gia với tổng kinh phí …`
    return wording.joined(stem, _given(called(w, counted)))


def _to_whom(deed: str, things: str) -> str:
    """`tặng phần quà`, where the name of the presents says to whom: that name."""
    more = set(lowered(things).split()) - set(lowered(deed).split())
    said = 1 < len(deed.split()) <= _FEW and set(lowered(deed).split()) <= set(lowered(things).split())
    return things if said and len(more) >= _FEW else ""


def _help_for(w: Around, j: int, head: Head) -> str:
    """`2 hộ nghèo được hỗ trợ xây nhà, tổng kinh phí …`: the help that those counted before got."""
    found = _WAS_HELPED.search(w.working, w.mentions[j].number.end, head.at)
    who, helped, _ = called(w, j).partition(" được ")
    if not found or not helped:
        return ""
    deed = wording.shortened(w.text[found.start(1) : found.end(1)].strip(), _LITTLE)
    return f"{deed} {'cho ' if len(deed.split()) > _FEW else ''}{wording.shortened(who, _LITTLE)}"


_HELPED_ONES = frozenset((Kind.PERSONS, Kind.HOUSEHOLDS))
_WAS_HELPED = rule(r" được ((?:hỗ trợ|giúp đỡ|giúp|tặng|cấp|trao|xây|sửa) [^,;:.()\d]{3,80}?)(?:,| với)? $")
_BESIDE = rule(r"\s?,?\s(?:cùng|và|cùng với) ")
_TAKEN_BACK = rule(r" (?:thu hồi|truy thu|nộp ngân sách)$")
_LOOKED_INTO = frozenset((Kind.MATTERS, Kind.GATHERINGS))
_A_BANK = rule(r"[;,]\s(?:và )?ngân hàng [^;,.:()]{3,60}$")
_ATTEND = frozenset((Kind.PERSONS, Kind.TURNS))
_TOOK_PART = rule(r" (?:tham gia|tham dự|dự)$")


def _run_on(words: str, deed: str) -> str:
    """`tổng kinh phí hỗ trợ` + `hỗ trợ sửa 4 nhà`: the deed said once."""
    verb = " ".join(deed.split()[:2])
    return f"{words}{deed[len(verb) :]}" if words.endswith(f" {verb}") else f"{words} {deed}"


_OUT_OF = rule(r"^ (?:từ|bằng) .*$")
_ACTED = rule(
    r"^(?!quỹ|hội viên|nhân dân).*\s(?:(?:đã|đang|sẽ)\s(?=\w)|(?=phấn đấu\s\w)|được (?=\w+ \w.*\s(?:giúp|hỗ trợ|tài trợ|ủng hộ|tặng|cấp|phân bổ)$))"
)
_TWO_DEEDS = rule(rf"{wording.A_VERB}\s.*\s{wording.A_VERB}$")
_REACHING = rule(r"(?:\s(?:đạt|và|vượt|ước))+$")


def _leaning(w: Around, i: int, head: Head, stem: str) -> str:
    """A word for money that counts nothing before: with the clause, the sum before, or the sentence before."""
    far = ";" in w.working[since_money(w, i) : w.mentions[i].start]
    raised_to = head.words and w.working.endswith("nâng ", 0, head.at)
    if raised_to or FUND.match(head.words) or (far and len(stem.split()) > _FEW):
        return stem
    deed = deed_before(w, i, head, figures=False) if head.words else ""
    bank = bank_before(w, i) if is_debt(head.words) else ""
    who_gave = _OPENS.sub("", head.clause) if _GAVE.fullmatch(deed) else ""
    deed = wording.begun_small(who_gave) if len(who_gave.split()) > _FEW else deed
    if deed and (not bank or bank not in deed):
        return wording.joined(stem, deed)
    if bank:
        return stem
    if i and w.mentions[i - 1].at >= w.sentences[i][0] and not w.mentions[i - 1].number.percent:
        thing = _AND_THING.fullmatch(w.working, w.ends[i - 1], head.at) if w.mentions[i - 1].number.money else None
        land = w.mentions[i - 1].kind is Kind.MEASURES and not head.words and w.verbs[i]
        if (
            (len(stem.split()) > _LITTLE and not thing and not w.mentions[i - 1].number.money)
            or land
            or body_before(w, i)
        ):
            return stem
        goods = w.text[thing.start(1) : thing.end(1)] if thing else w.tails[i - 1].partition("cùng ")[2]
        worth = f"{stem} {goods}" if goods and stem in _WORTH else stem
        return wording.joined(worth, SIZE_OF.sub("", MONEY_WORDS.sub("", w.cores[i - 1])))
    return wording.joined(
        stem, _begun_small(head.clause) or (_said_before(w, i) if len(stem.split()) <= _ENOUGH else "")
    )


_GAVE = rule(r"đóng góp|ủng hộ|hỗ trợ|tài trợ|quyên góp")
_OPENS = re.compile(r"^(?:(?:Trong|Từ|Qua|Đến|Nhân|Sau|Ngoài|Riêng|Năm|Bên)\b[^,]{0,50}, )+")


def _begun_small(words: str) -> str:
    """Words that began a sentence, small where no name begins with them."""
    return wording.small(words) if words.split()[1:2] and words.split()[1].islower() else words


def _said_before(w: Around, i: int) -> str:
    """What the sentence before counted first: `Trao 335 phần quà. Tổng trị giá …`."""
    j = i - 1
    while j > 0 and w.mentions[j].rate and w.mentions[j].number.money:  # `Mỗi phần trị giá 250.000 đồng.`
        j -= 1
    last = j
    if j < 0 or w.mentions[j].at < w.paragraph(i):
        return ""
    while j and i - j < _NEAR and w.mentions[j - 1].at >= w.sentences[last][0]:
        j -= 1
    if w.mentions[j].number.money or w.mentions[j].number.percent:
        return ""
    return deed_of_sentence(w, i, *w.sentences[last]) or _given(w.cores[j])


_ASKED = rule(
    r"vận động (?:các|những|nhân dân|người dân|hội viên|đoàn viên|cán bộ|doanh nghiệp|mạnh thường quân|nhà hảo tâm) .*?((?:tặng|trao|trao tặng|cấp phát|phát) \w.*)"
)
_THEIRS = rule(r",?\s(?:có |với )?")
_WORTH = {"trị giá", "tổng trị giá", "giá trị", "tổng giá trị"}
_AND_THING = rule(r"\s?(?:,|và|cùng|cùng với|, và|kèm)\s((?:[^\W\d]+,?\s){1,6}?)(?:(?:với|có)\s)?")
_TIME = rule(r"(?:năm|tháng|quý|ngày)(?!\w)")
_CHANGED = rule(r"mức (?:tăng|giảm)")


def _given(core: str) -> str:
    return wording.shortened(SIZE_OF.sub("", core).replace(" được ", " "), 12)
