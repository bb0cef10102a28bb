"""Names of shares."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind, noun_at
from caunoi.reading.working import lowered, rule

_SHARE_HEAD = rule(
    r"\b((?:tỷ lệ|tỉ lệ)(?:,?\s(?!(?:đạt|là|chiếm)\b)[\w\"-]+){1,14}?)(?:\s(?:đạt|là|chiếm|được|ước|trên|hơn|gần|tăng|giảm|lên|khoảng|:|bình quân|từ))*\s*$"
)
_ALONE = {"tỷ lệ từ", "tỉ lệ từ"}
_COMPARED = rule(r"(?:so|cùng kỳ|trong|của|kế hoạch|chỉ tiêu|tổng|dân số|số|nhu cầu|dư nợ|dự toán|là)\b")

_TIME_ONLY = rule(r"(?:cùng kỳ|năm|quý|tháng|kỳ)(?: \w+){0,3}")
_DEED = rule(r"(?:phấn đấu )?(?:kéo giảm|cắt giảm|tiết giảm|tiết kiệm|huy động|bảo đảm|đáp ứng|giảm|tăng)")
_SETTLED = rule(r"\bhoà giải thành\b")
_ITS_SHARE = rule(
    r"[^;.:]{0,90}[\s,(](?:đạt|bằng|chiếm|tương đương|tương ứng)(?: tỷ lệ)?\s(?:hơn\s|gần\s|trên\s)?|[^;.:(]{0,90}\s\("
)
_IS = rule(r"^là (?!tỷ lệ|tỉ lệ|mức)(?=\w+ \w)")
_OWN_WORD = ("tỷ lệ", "tỉ lệ", "mức", "độ", "tốc độ")


def name(w: Around, i: int) -> str:
    """The name of a share; one that says how much of a target was reached names the target too."""
    said = _name(w, i)
    if i and w.mentions[i - 1].ratio_whole and w.mentions[i].value > _ALL and "so với" not in said:
        return f"{said} so với chỉ tiêu"
    aim = _AIM.match(w.working, w.mentions[i].number.end, w.sentences[i][1])
    if (
        not aim
        or not _REACHED.search(w.working, w.starts[i], w.mentions[i].at)
        or any(word in lowered(said) for word in ("chỉ tiêu", "kế hoạch", "so với"))
    ):
        return said
    words = w.text[aim.start(1) : aim.end(1)]
    return f"{said} so với {'kế hoạch' if words == 'KH' else words}"


_ALL = 100
_REACHED = rule(r"\b(?:đạt|bằng|vượt|được|thực hiện|tương đương|tương ứng)(?: [^\W\d]+){0,3}(?: từ)?\s$")
_AIM = rule(
    r"%?\s(?:so (?:với )?)?((?:chỉ tiêu|kế hoạch|kh|nghị quyết|dự toán|cùng kỳ|năm trước)(?:(?: nghị quyết)?(?: \w+){0,2} giao| nghị quyết)?)(?!\w)"
)


def _name(w: Around, i: int) -> str:
    """`tỷ lệ` and what it is a share of; by how much something rose or fell."""
    mention, tail = w.mentions[i], _IS.sub("", w.tails[i])
    start = w.starts[i]
    left = w.working[start : mention.start]
    change = wording.change_before(left)
    if change and change.group(1) and i and not _TO_DO.search(left):
        than = wording.THAN.search(w.working[mention.end : mention.end + 60])
        if tail and len(tail.split()) > 1 and not _COMPARED.match(tail.lower()):
            return f"mức {change.group(1)} {tail}"
        said = _DATED.sub("", w.names[_changed(w, i)])
        word = "mức" if said.lower().startswith(_OWN_WORD) else "tỷ lệ"
        return f"{word} {change.group(1)} {said} {than.group() if than else 'so với cùng kỳ'}"
    leaning = _targeted(w, i, left, tail) or ((_leaning(w, i, left) or _among(w, i)) if i else "")
    if leaning:
        return leaning
    head = _SHARE_HEAD.search(left)
    if head and head.group(1) not in _ALONE:
        return wording.small(w.text[start + head.start(1) : start + head.end(1)])
    if tail and len(tail.split()) > 1 and (not _COMPARED.match(tail.lower()) or _is_subject(w, i, tail)):
        return f"tỷ lệ {_of_whom(w, i, tail)}".strip()
    return (_respectively(w, i) if i else "") or _of_what_stands_before(w, i, tail)


def _targeted(w: Around, i: int, left: str, tail: str) -> str:
    """`chỉ tiêu giảm 2% hộ nghèo`, `hoàn thành 100% chỉ tiêu đóng góp các quỹ`: a target by what is to be done."""
    aim = _TO_DO.search(left)
    if aim and len(tail.split()) > 1:
        return f"chỉ tiêu {aim.group(1)} {tail}"
    if not _TARGET.match(lowered(tail)):
        return ""
    if w.verbs[i] == "hoàn thành":
        return f"tỷ lệ hoàn thành {tail}"
    return f"tỷ lệ đạt {tail}" if _PLANNED.search(left) else ""


_TO_DO = rule(
    r"\bchỉ tiêu:?\s(?:(?:mỗi|hằng|hàng) năm\s)?((?:kéo |cắt )?(?:giảm|tăng))\s(?:(?:thêm|từ|ít nhất|tối thiểu|bình quân|hơn|trên|khoảng)\s)*$"
)
_PLANNED = rule(r"\b(?:mục tiêu|phấn đấu|quyết tâm)(?:\s[^\W\d]+){0,5}?\sđạt\s$")


def _changed(w: Around, i: int) -> int:
    """The figure that rose or fell: the one in the unit it is compared with (`so với 280 buổi`), else the one before."""
    after = w.mentions[i + 1] if i + 1 < len(w.mentions) else None
    if after is not None and after.unit and _THAN.fullmatch(w.working, w.mentions[i].end, after.start):
        for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
            if w.mentions[j].at < w.sentences[i][0]:
                break
            if w.mentions[j].unit == after.unit:
                return j
    return i - 1


_THAN = rule(r"\sso với\s(?:hơn |gần |trên |khoảng )?")
_DATED = rule(r",?\s(?:tính )?đến (?:ngày |tháng |hết |cuối )*\d[\d/.]*")


def _of_whom(w: Around, i: int, tail: str) -> str:
    """Those that a share is of, with what is said of them."""
    tail, verb, goes_on = _who(w, i, tail), w.verbs[i], _goes_on(w, i)
    short = len(tail.split()) <= _SHORT and "," not in tail
    if goes_on and short and not _SAID_OF.search(lowered(tail)):
        return f"{tail}{goes_on}"
    if verb and "được" not in tail and not _SAID_OF.search(lowered(tail)):
        return f"{tail} được {verb}"
    return f"{tail} {w.shared_predicate(i) or w.predicate(i) or _of_both(w, i)}"


def _of_both(w: Around, i: int) -> str:
    """`90% đoàn viên, 50% thanh niên được học tập`: what is said of the second of two shares is said of the first."""
    if i + 1 == len(w.mentions) or not w.mentions[i + 1].number.percent:
        return ""
    listed = _LISTED.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start)
    found = _SAID_OF.search(lowered(w.tails[i + 1])) if listed else None
    return w.tails[i + 1][found.start() :] if found and not _SAID_OF.search(lowered(w.tails[i])) else ""


_LISTED = rule(r"(?:,|\svà|,\svà)\s")


def _goes_on(w: Around, i: int) -> str:
    """`100% cơ quan, đơn vị tổ chức hội nghị`, `90% cán bộ (kể cả …) có bằng`: the rest of those, and what they do."""
    end = w.mentions[i + 1].start if i + 1 < len(w.mentions) else w.sentences[i][1]
    found = _MORE.match(w.working, w.ends[i], min(end, w.sentences[i][1]))
    if not found:
        return ""
    words = wording.BRACKETS.sub(" ", w.text[w.ends[i] : found.end()])
    return wording.tidied(" ".join(words.replace(" ,", ",").split()[:_MOST])).join(("" if words[0] == "," else " ", ""))


_MOST, _SHORT = 16, 6
_VERBAL = (
    r"(?:là|tổ chức|có|được|đạt|thực hiện|xây dựng|tham gia|ký|đăng ký|hoàn thành|công khai|ban hành|nhất trí|đồng ý)"
)
_SAID_OF = rule(rf"\b(?:{_VERBAL}|hài lòng|đồng thuận|đồng tình|tán thành|tin tưởng)(?!\w)")
_MORE = rule(
    rf"(?:\s\([^()]*\))?(?:,\s(?!trong|đạt|tăng|giảm|có |được )[^\W\d]+(?:\s[^\W\d]+){{0,3}}?)?(?:\s(?!{_VERBAL}\b)[^\W\d]+,?){{0,8}}?\s{_VERBAL}(?:\s[^\W\d]+)+"
)


_THE_REST = rule(
    r"(?:các )?(?:đơn vị|địa phương|xã|phường|thôn|bản|ấp|huyện|cơ sở|khu dân cư)(?:, [^\W\d]+(?: [^\W\d]+)?)* còn lại"
)


def _both(w: Around, i: int, before: str) -> str:
    """`hộ khá, giàu chiếm 63%`: the words before a share with the noun they go on to describe."""
    words = w.working[w.starts[i] : w.mentions[i].start]
    at = words.rfind(f", {lowered(before)}")
    if at < 0 or not wording.second_of_two(before, len(before)):
        return before
    first = wording.CLAUSE.split(words[:at])[-1].rpartition(", ")[2].strip(" ,")
    if noun_at(first, 0) is None or len(first.split()) > _FEW:
        return before
    begin = w.starts[i] + words.rfind(first, 0, at)
    return f"{w.text[begin : begin + len(first)]}, {before}"


_FEW = 5


def _among(w: Around, i: int) -> str:
    """`200 hộ dân, trong đó 80% là đồng bào Cơ Tu`: a share of what was counted before, by what those are."""
    before, tail = w.mentions[i - 1], w.tails[i]
    noun = w.nouns[i - 1]
    if not noun or before.rate or not _IS.match(tail) or lowered(noun) in lowered(tail):
        return ""
    if before.at < w.sentences[i][0] or not _AMONG.search(w.working, before.end, w.mentions[i].start):
        return ""
    return f"tỷ lệ {noun} {tail}"


_AMONG = rule(r",\s(?:trong đó|trong số đó)(?: có)?\s$")


def _is_subject(w: Around, i: int, tail: str) -> bool:
    """`100% chỉ tiêu đều hoàn thành`: what a share is of stands after it, and was not reached by it."""
    if _PEOPLE.match(lowered(tail)):
        return not w.phrase_before(i) and _SAID_NEXT.match(w.working, w.mentions[i].end, w.ends[i] + _NEXT) is not None
    return _TARGET.match(lowered(tail)) is not None and not _REACHED.search(w.working, w.starts[i], w.mentions[i].at)


_TARGET = rule(r"(?:chỉ tiêu|kế hoạch)\s\w")
_PEOPLE = rule(r"(?:dân số|tổng số|số)\b")
_SAID_NEXT = rule(rf"[^,.;:()]*\s(?:{_VERBAL})\s\w")
_NEXT = 12


def _leaning(w: Around, i: int, left: str) -> str:
    """A share that is told by the figure before: what it rose from, or the same change in percent."""
    before = w.names[i - 1]
    if w.mentions[i - 1].number.percent and _FROM.search(left):
        return before
    same = _THAT_IS.fullmatch(w.working, w.mentions[i - 1].end, w.mentions[i].start)
    changed = _CHANGED.search(before) if same else None
    return f"tỷ lệ {changed.group(1)} {before[: changed.start()]} {before[changed.end() :]}" if changed else ""


_FROM = rule(r"\b(?:tăng|giảm) (?:mạnh |nhẹ |dần )?(?:từ|so với)(?: mức| tỷ lệ)? (?:hơn |gần |trên )?$")
_THAT_IS = rule(r"\s?(?:=|\(|,?\s?(?:tương đương|tương ứng|tức|bằng)(?: với| là)?)\s?(?:hơn |gần |trên |khoảng )?")
_CHANGED = rule(r" (tăng|giảm)(?= so với)")


def _who(w: Around, i: int, tail: str) -> str:
    """`khảo sát 620 người dân: 71,5% hài lòng`: those who say so are the people counted before."""
    if not _SAYS.match(lowered(tail)):
        return tail
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if w.mentions[j].at < w.paragraph(i):
            break
        if w.mentions[j].kind in {Kind.PERSONS, Kind.HOUSEHOLDS, Kind.DOCUMENTS}:
            return f"{w.nouns[j]} {tail}"
    return tail


_NEAR = 6
_SAYS = rule(
    r"(?:đồng ý|hài lòng|nhất trí|đồng thuận|đồng tình|tán thành|biết|đánh giá|cho rằng|không có ý kiến|trả lời|tin tưởng)\b"
)


def _respectively(w: Around, i: int) -> str:
    """`14/14 xã và 80/96 thôn đạt, lần lượt là 100% và 83,3%`: each share is of the fraction in its place."""
    start, first, last = w.sentences[i][0], i, i
    while first and w.mentions[first - 1].number.percent and w.mentions[first - 1].at >= start:
        first -= 1
    while (
        last + 1 < len(w.mentions)
        and w.mentions[last + 1].number.percent
        and w.mentions[last + 1].at < w.sentences[i][1]
    ):
        last += 1
    if not _IN_TURN.search(w.working, max(start, w.mentions[first].start - _TURN), w.mentions[first].start):
        return ""
    parts = [
        j for j in range(max(0, first - 2 * _NEAR), first) if w.mentions[j].ratio_part and w.mentions[j].at >= start
    ]
    at = len(parts) - (last - first + 1) + i - first
    return f"tỷ lệ {w.names[parts[at]]}" if 0 <= at < len(parts) else ""


_IN_TURN = rule(r"\blần lượt\s(?:là\s|đạt\s|bằng\s)?(?:hơn |gần |trên |khoảng )?$")
_TURN = 36


def _of_what_stands_before(w: Around, i: int, tail: str) -> str:
    """`đồng bào Công giáo chiếm 12% dân số`; a share alone is of the figure before it."""
    gap = w.working[w.mentions[i - 1].end : w.mentions[i].start] if i else ""
    of_ratio = bool(i) and w.mentions[i - 1].ratio_whole and _ITS_SHARE.fullmatch(gap) is not None
    before = "" if of_ratio else _both(w, i, w.phrase_before(i))
    if (
        len(before.split()) > 1
        and not wording.only_a_place(before.split())
        and not _TIME_ONLY.fullmatch(before.lower())
    ):
        return _of_words_before(w, i, before, tail)
    if not i:
        return "tỷ lệ"
    if _SETTLED.search(lowered(w.names[i - 1])):
        return "tỷ lệ hòa giải thành"
    if w.mentions[i - 1].number.money and lowered(w.names[i - 1]).startswith("chỉ tiêu "):
        return f"tỷ lệ đạt {w.names[i - 1]}"
    out_of = i > 1 and _out_of(w, i - 1)
    said = w.names[i - 2 if out_of or (i > 1 and w.mentions[i - 1].ratio_whole) else i - 1]
    name = said if said.lower().startswith(_OWN_WORD) else f"tỷ lệ {said.removeprefix('số tiền ')}"
    if out_of:
        return f"{name} trong tổng số {wording.shortened(w.cores[i - 1].removeprefix('tổng số '), _FEW)}"
    return f"{name} trong {tail}" if _ALL_OF_THEM.match(lowered(tail)) else name


def _out_of(w: Around, i: int) -> bool:
    """`đã cấp 180 thẻ trên tổng số 194 người`: whether a figure is all that the one before it is out of."""
    return _OUT_OF.search(w.working, w.mentions[i - 1].end, w.mentions[i].start) is not None


_OUT_OF = rule(r"\s(?:trên tổng số|trong tổng số|trên)\s$")
_ALL_OF_THEM = rule(r"(?:tổng (?:số|quân|dư)|dư nợ|dân số)(?!\w)")


def _of_words_before(w: Around, i: int, before: str, tail: str) -> str:
    """The name that the words before a share give it."""
    if _DEED.fullmatch(lowered(before)) and tail:
        return f"tỷ lệ {before} {tail}"
    rest = i and w.mentions[i - 1].number.percent and _THE_REST.fullmatch(lowered(before))
    if rest and w.names[i - 1].startswith(_OWN_WORD):
        return f"{w.names[i - 1]} ở {before}"
    name = before if before.lower().startswith(_OWN_WORD) else f"tỷ lệ {before}"
    return f"{name} trong {tail}" if tail.lower().startswith(("dân số", "tổng số")) else name
