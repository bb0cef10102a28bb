"""Names of shares."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.by_place import share_of_place
from caunoi.reading.naming.changes import since
from caunoi.reading.naming.loans import cost_of_loan
from caunoi.reading.naming.rises import what_rose
from caunoi.reading.naming.shares_in_turn import mostly, respectively
from caunoi.reading.naming.subjects import SAID_OF, VERBAL, of_whom
from caunoi.reading.nouns import Kind, noun_at
from caunoi.reading.working import lowered, rule

_SHARE_HEAD = rule(
    r"\b((?:tỷ lệ|tỉ lệ)(?:,?\s(?!(?:đạt|là|chiếm)\b)[\w\"-]+){1,14}?)(?:\s(?:đạt|là|chiếm|được|ước|trên|hơn|gần|tăng|giảm|lên|xuống|còn|chỉ|khoảng|:|bình quân|từ))*\s*$"
)
_ALONE = {"tỷ lệ từ", "tỉ lệ từ"}
_COMPARED = rule(r"(?:so|cùng kỳ|trong|của|kế hoạch|chỉ tiêu|tổng|dân số|số|nhu cầu|dư nợ|dự toán|là)\b")

_TIME_ONLY = rule(r"(?:cùng kỳ|năm|quý|tháng|kỳ)(?: \w+){0,3}")
_DEED = rule(r"(?:phấn đấu )?(?:kéo giảm|cắt giảm|tiết giảm|tiết kiệm|huy động|bảo đảm|đáp ứng|giảm|tăng)")
_SETTLED = rule(r"\bhoà giải thành\b")
_ITS_SHARE = rule(
    r"[^;.:]{0,150}[\s,(](?:đạt|bằng|chiếm|tương đương|tương ứng)(?: tỷ lệ)?\s(?:hơn\s|gần\s|trên\s)?|[^;.:(]{0,90}\s\("
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
    tail = _at_least(_IS.sub("", w.tails[i]))
    start, at = w.starts[i], w.mentions[i].start
    left = w.working[start:at]
    known = (
        cost_of_loan(w, i)
        or (share_of_place(w, i) if i else "")
        or what_rose(w, i)
        or _change(w, i, left, tail)
        or _targeted(w, i, left, tail)
        or ((_leaning(w, i, left) or _among(w, i)) if i else "")
    )
    if known:
        return known
    if "tỷ lệ cao" in left:
        left = _HIGH.sub(" ", left)  # `Tỷ lệ đúng hạn đạt tỷ lệ cao, bình quân đạt 98%`
    head = _SHARE_HEAD.search(left)
    if head is None and i and w.mentions[i - 1].end < start and "lệ" in w.working[w.mentions[i - 1].end : start]:
        start = w.mentions[i - 1].end  # the words after the figure before have taken it
        head = _SHARE_HEAD.search(w.working[start:at])
    if head and head.group(1) not in _ALONE:
        return _headed(w, i, wording.small(w.text[start + head.start(1) : start + head.end(1)]))
    among = _out_of_those(w, i) if not tail else ""
    if not among and len(tail.split()) > 1 and (not _COMPARED.match(tail.lower()) or _is_subject(w, i, tail)):
        known = _same_people(w, i, tail)
        among = known.removeprefix("tỷ lệ ") or of_whom(w, i, _ALL_OF.sub("", tail))
    if among:
        return f"tỷ lệ {among}".strip()
    return (respectively(w, i) if i else "") or _of_what_stands_before(w, i, tail)


_HIGH = rule(
    r",? (?:đạt|chiếm|với|là) tỷ lệ cao,?(?: (?:trung bình|bình quân))?(?: (?:đạt|là|chiếm|hơn|gần|trên|khoảng))* $"
)


def _change(w: Around, i: int, left: str, tail: str) -> str:
    """By how much something rose or fell."""
    change = wording.change_before(_UP_TO.sub("", left))
    if not change or not change.group(1) or not i or _TO_DO.search(left):
        return ""
    if tail and len(tail.split()) > 1 and not _COMPARED.match(tail.lower()):
        return f"mức {change.group(1)} {tail}"
    than = wording.THAN.search(w.working[w.mentions[i].end : w.mentions[i].end + 60].partition(";")[0])
    if w.mentions[i - 1].ratio_whole and w.names[i - 1].startswith("chỉ tiêu ") and not than:
        return f"tỷ lệ {change.group(1)} {w.names[i - 2]} so với chỉ tiêu"  # `ngô 73/70 ha, tăng 4,3%`
    said = _DATED.sub("", w.names[_changed(w, i)]).removeprefix("tổng số ").removesuffix(" cùng kỳ")
    if said.startswith(f"mức {change.group(1)} ") and " so với " in said:
        return f"{said.partition(' so với ')[0]}{since(w, i, than)}"
    word = "mức" if said.lower().startswith(_OWN_WORD) else "tỷ lệ"
    return f"{word} {change.group(1)} {said}{since(w, i, than)}"


def _headed(w: Around, i: int, name: str) -> str:
    """`tỷ lệ được xử lý`, `tỷ lệ tập hợp … trong tổng số 27.500 phụ nữ`: a share named, with those it is of."""
    word, rest = name[:5], name[6:]
    if i and rest.startswith(("được ", "chưa được ")) and w.mentions[i - 1].at >= w.sentences[i][0] and w.nouns[i - 1]:
        return f"{word} {wording.shortened(w.tails[i - 1], _FEW)} {rest}"
    if (
        i
        and lowered(rest) in wording.DEEDS
        and not _SETTLED.search(lowered(rest))
        and w.mentions[i - 1].kind in _TREATED
        and w.mentions[i - 1].at >= w.sentences[i][0]
    ):
        return wording.joined(name, wording.shortened(w.tails[i - 1], _FEW))
    of_all = _out_of_those(w, i) if len(rest.split()) <= _BARE else ""
    return wording.joined(name, wording.shortened(of_all, _FEW)) if of_all else name


def _out_of_those(w: Around, i: int) -> str:
    """`97,6% trong tổng số 675 ý kiến được trả lời`: those counted after a share, with what is said of them."""
    if i + 1 == len(w.mentions) or not _OF_THOSE.fullmatch(w.working, w.mentions[i].end, w.mentions[i + 1].start):
        return ""
    return f"{w.tails[i + 1]} {w.predicate(i + 1)}".strip()


_DONE_TOO = rule(r" được [^,;:.()\d]{4,70}, [^\W\d]+ [^\W\d]+, (?:đạt|bằng|chiếm) ")
_BARE = 2
_TREATED = frozenset((Kind.MATTERS, Kind.DOCUMENTS))
_OF_THOSE = rule(r"\strong (?:tổng )?số (?:hơn |gần |trên |khoảng )?")


def _at_least(tail: str) -> str:
    """`65% trở lên đạt xuất sắc`: what follows the number, without its bound."""
    return " ".join(_BOUND.sub(" ", tail).split()) if "trở" in tail else tail


_BOUND = rule(r"(?:^|\s)trở (?:lên|xuống)(?=\s|$)")


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


_UP_TO = rule(r"(?<=tăng |giảm )(?:tới|đến|mạnh|nhẹ|dần|thêm)(?: tới| đến)?\s$")
_THAN = rule(r"\sso với\s(?:hơn |gần |trên |khoảng )?")
_DATED = rule(r",?\s(?:tính )?đến (?:ngày |tháng |hết |cuối )*\d[\d/.]*")


_THE_REST = rule(
    r"(?:các |những )?(?:nơi|đơn vị|địa phương|xã|phường|thôn|bản|ấp|huyện|cơ sở|khu dân cư)(?:, [^\W\d]+(?: [^\W\d]+)?)* còn lại"
)


def _both(w: Around, i: int, before: str) -> str:
    """`hộ khá, giàu chiếm 63%`: the words before a share with the noun they go on to describe."""
    words = w.working[w.starts[i] : w.mentions[i].start]
    at = words.rfind(f", {lowered(before)}")
    if at < 0 or not wording.second_of_two(before, len(before)):
        return before
    first = wording.CLAUSE.split(words[:at])[-1].rpartition(", ")[2].strip(" ,").removeprefix("số ")
    if noun_at(first, 0) is None or len(first.split()) > _CLAUSE:
        return before
    begin = w.starts[i] + words.rfind(first, 0, at)
    return f"{w.text[begin : begin + len(first)]}, {before}"


_FEW, _NEAR, _CLAUSE = 5, 6, 9


def _among(w: Around, i: int) -> str:
    """`200 hộ dân, trong đó 80% là đồng bào Cơ Tu`: a share of what was counted before, by what those are."""
    before, tail = w.mentions[i - 1], w.tails[i]
    noun = w.nouns[i - 1]
    if before.number.percent and before.at >= w.sentences[i][0] and _HAS_IT.match(lowered(tail)):
        among = _AMONG.search(w.working, before.end, w.mentions[i].start)
        said = SAID_OF.search(lowered(w.tails[i - 1])) if among else None
        return (
            f"tỷ lệ {_ALL_OF.sub('', w.tails[i - 1][: said.start()])}{_at_least(tail)}" if said and said.start() else ""
        )
    if not noun or before.rate or not _ARE.match(tail) or lowered(noun) in lowered(tail):
        return ""
    if before.at < w.sentences[i][0] or not _AMONG.search(w.working, before.end, w.mentions[i].start):
        return ""
    return f"tỷ lệ {noun} {tail}"


_ARE = rule(r"là (?!tỷ lệ|tỉ lệ|mức)\w")
_HAS_IT = rule(r"(?:trở lên )?(?:đạt|có|được|xếp loại)\s\w")
_AMONG = rule(r"(?:,|\s\()\s?(?:trong đó|trong số đó)(?: có)?\s$")


def _is_subject(w: Around, i: int, tail: str) -> bool:
    """`100% chỉ tiêu đều hoàn thành`, `70% số hộ đạt danh hiệu`: what a share is of stands after it, and was not reached."""
    reached = _REACHED.search(w.working, w.starts[i], w.mentions[i].at) or _IS_PART.search(
        w.working, w.starts[i], w.mentions[i].at
    )
    if _PEOPLE.match(lowered(tail)):
        return not w.phrase_before(i) and _SAID_NEXT.match(w.working, w.mentions[i].end, w.ends[i] + _NEXT) is not None
    if _SOME.match(lowered(tail)):
        if w.working.endswith(_HAS, w.starts[i], w.mentions[i].at) and len(tail.split()) > _FEW:
            return True  # `có 93,5% số hộ dân sử dụng nhà tiêu hợp vệ sinh`
        said = SAID_OF.search(lowered(tail)) or _SAID_NEXT.match(w.working, w.mentions[i].end, w.ends[i] + _NEXT)
        return said is not None and not (reached and w.phrase_before(i))
    return _TARGET.match(lowered(tail)) is not None and not reached


_HAS = (", có ", "; có ", ". có ", " đã có ")
_ALL_OF = rule(r"^(?:các |tổng )?số (?=\w+)(?!dân\b)")
_IS_PART = rule(
    r"\b(?:chiếm|là|còn|tăng|giảm|lên|xuống|bằng|được|tỷ lệ|mức|vượt|thêm)(?: (?:hơn|gần|trên|khoảng|từ|tới|đến|mức|tỷ lệ))*\s$"
)
_SOME = rule(r"số (?!dân\b|lượng|liệu)\w")
_TARGET = rule(r"(?:chỉ tiêu|kế hoạch)\s\w")
_PEOPLE = rule(r"(?:dân số|tổng số|số dân)\b")
_SAID_NEXT = rule(rf"[^,.;:()]*\s(?:{VERBAL})\s\w")
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


def _of_what_stands_before(w: Around, i: int, tail: str) -> str:
    """`đồng bào Công giáo chiếm 12% dân số`; a share alone is of the figure before it."""
    gap = w.working[w.mentions[i - 1].end : w.mentions[i].start] if i else ""
    of_ratio = bool(i) and w.mentions[i - 1].ratio_whole and _ITS_SHARE.fullmatch(gap) is not None
    before = "" if of_ratio else _both(w, i, w.phrase_before(i))
    before = "" if before.startswith(("hoặc ", "hay ", "và ")) else before
    if lowered(before) in wording.DEEDS and i and w.mentions[i - 1].kind in _TREATED and _DONE_TOO.search(gap):
        before = ""  # `1.050 vụ việc được cơ quan chức năng xem xét, giải quyết, đạt 97,8%`
    if before == "trung bình" and i and "xếp loại" in w.working[w.starts[i] - 12 : w.mentions[i].start]:
        return f"tỷ lệ {w.names[i - 1]} trung bình"  # `8 đơn vị xếp loại trung bình, chiếm 4,3%`
    if told := mostly(w, i) if i else "":
        return told
    if (
        len(before.split()) > 1
        and not wording.only_a_place(before.split())
        and not _TIME_ONLY.fullmatch(before.lower())
    ):
        return _of_words_before(w, i, before, tail)
    return _of_figure_before(w, i, tail, gap) if i else "tỷ lệ"


def _of_figure_before(w: Around, i: int, tail: str, gap: str) -> str:
    """A share that has no words of its own: of the figure before it, or of what that is out of."""
    said = w.names[i - 1]
    if _SETTLED.search(lowered(said)):
        return "tỷ lệ hòa giải thành"
    aims = _AIMS.match(lowered(w.tails[i - 1])) and _ATTAINED.fullmatch(gap)
    if aims or (w.mentions[i - 1].number.money and lowered(said).startswith("chỉ tiêu ")):
        return f"tỷ lệ đạt {said}"
    out_of = i > 1 and _out_of(w, i - 1)
    if out_of or (i > 1 and w.mentions[i - 1].ratio_whole):
        said = w.names[i - 2]
    said = _of_that_many(w, i, tail) or said
    name = said if said.lower().startswith(_OWN_WORD) else f"tỷ lệ {said.removeprefix('số tiền ')}"
    if out_of:
        return f"{name} trong tổng số {wording.shortened(w.cores[i - 1].removeprefix('tổng số '), _FEW)}"
    return f"{name} trong {tail}" if _ALL_OF_THEM.match(lowered(tail)) else name


def _of_that_many(w: Around, i: int, tail: str) -> str:
    """`phát tới 643 hộ của 6 thôn, đạt 100% số hộ`: the figure of the noun that a share is of, where another stands between."""
    noun = tail[3:] if lowered(tail).startswith("số ") else ""
    for j in range(i - 2, max(-1, i - _NEAR), -1):
        if not noun or w.mentions[j].at < w.sentences[i][0] or lowered(w.nouns[i - 1]).startswith(lowered(noun)):
            break
        if lowered(w.nouns[j]).startswith(lowered(noun)):
            return w.names[j]
    return ""


_AIMS = rule(r"(?:chỉ tiêu|tiêu chí)(?!\w)")
_ATTAINED = rule(r"[^;.:()\d]{0,24}\s(?:đạt|vượt)(?: từ)? (?:hơn |gần |trên )?")


def _out_of(w: Around, i: int) -> bool:
    """`đã cấp 180 thẻ trên tổng số 194 người`: whether a figure is all that the one before it is out of."""
    return _OUT_OF.search(w.working, w.mentions[i - 1].end, w.mentions[i].start) is not None


_OUT_OF = rule(r"\s(?:trên tổng số|trong tổng số|trên)\s$")
_ALL_OF_THEM = rule(r"(?:tổng (?:số|quân|dư|vốn)|dư nợ|dân số)(?!\w)")


def _of_words_before(w: Around, i: int, before: str, tail: str) -> str:
    """The name that the words before a share give it."""
    if _DEED.fullmatch(lowered(before)) and tail:
        return f"tỷ lệ {before} {tail}"
    rest = i and w.mentions[i - 1].number.percent and _THE_REST.fullmatch(lowered(before))
    if rest and w.names[i - 1].startswith(_OWN_WORD):
        return f"{w.names[i - 1]} ở {before}"
    shared = _same_people(w, i, before)
    if shared:
        return shared
    within = i > 0 and w.mentions[i - 1].at >= w.sentences[i][0] and not w.mentions[i - 1].number.percent
    if within and not tail and _BY_WHOM.fullmatch(lowered(before)):
        return _by_whom(w, i, before)
    if within and _REST_OF.match(lowered(before)):
        return f"tỷ lệ {wording.joined(w.names[i - 1], before)}"
    name = before if before.lower().startswith(_OWN_WORD) else f"tỷ lệ {before}"
    return f"{name} trong {tail}" if tail.lower().startswith(("dân số", "tổng số")) else name


def _same_people(w: Around, i: int, words: str) -> str:
    """`cán bộ hoàn thành tốt nhiệm vụ đạt 88%, hoàn thành xuất sắc 12%`: those of the share before."""
    those = _THOSE.match(w.working, w.starts[i], w.mentions[i].start)
    if those and i and (noun := next((n for n in reversed(w.nouns[max(0, i - _NEAR) : i]) if n), "")):
        return f"tỷ lệ {noun} {w.text[those.start(1) : those.end(1)]}"
    if not i or not w.mentions[i - 1].number.percent or w.mentions[i - 1].at < w.sentences[i][0]:
        return ""
    before = w.names[i - 1]
    does = SAID_OF.match(lowered(words)) and noun_at(lowered(words), 0) is None
    said = SAID_OF.search(lowered(before)) if does else None
    return f"{before[: said.start()]}{words}" if said and len(before[: said.start()].split()) > _SHARE_OF else ""


_SHARE_OF = 2
_THOSE = rule(
    r"[,;.\s)]*(?:và )?(?:còn )?số ((?:có|đạt|được|chưa|còn lại) [^,;:.()]{4,60}?) (?:(?:đạt|chiếm|là|hơn|gần|trên|khoảng) )+$"
)


def _by_whom(w: Around, i: int, before: str) -> str:
    """`kiến nghị 6 nội dung, UBND xã tiếp thu 100%`, `vốn đầu tư 3 tỷ đồng, trong đó nhân dân góp 20%`."""
    core = w.cores[i - 1]
    if w.mentions[i - 1].number.money:
        return f"tỷ lệ {_SUM.sub('', core)} do {wording.small(before)}"
    return f"tỷ lệ {wording.shortened(core, _NEAR)} được {before}"


_SUM = rule(r"^(?:tổng )?(?:số tiền |kinh phí (?=\w+ \w+ \w))?")
_REST_OF = rule(r"(?:theo|thuộc|của|trong|tại|ở) \w+ \w")
_BY_WHOM = rule(
    r"(?:các )?(?:ubnd|hđnd|uỷ ban nhân dân|hội đồng nhân dân|chính quyền|cấp uỷ|đảng uỷ|cơ quan|đơn vị|ngành|nhân dân|người dân|nhà nước|dân|chủ đầu tư|doanh nghiệp)(?: [^\W\d]+){0,6}?"
    r" (?:đã )?(?:tiếp thu|giải quyết|trả lời|giải trình|khắc phục|thực hiện|góp|đóng góp|ủng hộ|hỗ trợ|tài trợ)"
)
