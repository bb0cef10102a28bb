"""Whom a share is of: the noun after it with what is said of them, over asides, numbers and the second of two shares."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule


def of_whom(w: Around, i: int, tail: str) -> str:
    """Those that a share is of, with what is said of them."""
    tail, verb = _who(w, i, _without_aside(tail)), w.verbs[i]
    then = _and_then(w, i)
    if then and SAID_OF.search(lowered(tail)):
        return f"{tail}{then}"
    goes_on = _goes_on(w, i) or _over_aside(w, i) or _over_number(w, i, tail)
    short = len(tail.split()) <= _SHORT and all(len(piece.split()) <= 2 for piece in tail.split(",")[1:])
    if goes_on and short and (_DO.search(lowered(tail)) or not SAID_OF.search(lowered(tail))):
        return f"{tail}{goes_on}"
    if _AT_IT.search(lowered(tail)) and (event := w.event_before(i)) and lowered(event) not in lowered(tail):
        return f"{tail} {wording.small(event)}"
    if verb and "được" not in tail and not SAID_OF.search(lowered(tail)):
        return f"{tail} được {verb}"
    return f"{tail} {w.shared_predicate(i) or w.predicate(i) or _of_both(w, i)}"


def _and_then(w: Around, i: int) -> str:
    """`100% hộ tự nguyện hiến đất, phá bỏ tường rào để mở đường`: the second thing that they did, before the sentence ends."""
    found = _THEN.match(w.working, w.ends[i], w.sentences[i][1])
    after = w.mentions[i + 1].start if i + 1 < len(w.mentions) else w.sentences[i][1]
    return w.text[found.start() : found.end(1)] if found and found.end() <= after else ""


_THEN = rule(
    rf"(, (?:phá bỏ|{wording.A_VERB})(?: (?!để|nhằm|góp phần|trở)[^\W\d]+){{1,5}})(?: (?:để|nhằm|góp phần|trở)|[.;])"
)
_AT_IT = rule(r"(?:^|\s)(?:tham gia|tham dự|dự|đến dự)$")
_ASIDE = rule(r", (?:nhất là|kể cả|đặc biệt là|gồm cả|trong đó có) ")


def _without_aside(tail: str) -> str:
    """`bí thư cấp ủy, nhất là bí thư kiêm chủ tịch`: those first named."""
    found = _ASIDE.search(lowered(tail)) if "," in tail else None
    return tail[: found.start()] if found else tail


def _over_aside(w: Around, i: int) -> str:
    """What is said of those first named after the aside has ended."""
    if w.working[w.ends[i] : w.ends[i] + 1] != "," or not _ASIDE.search(w.working, w.mentions[i].end, w.ends[i]):
        return ""
    end = w.mentions[i + 1].start if i + 1 < len(w.mentions) else w.sentences[i][1]
    found = _SAYS_THEN.match(w.working, w.ends[i], min(end, w.sentences[i][1]))
    return f" {wording.shortened(w.text[found.start(1) : found.end(1)], _MOST)}" if found else ""


def _over_number(w: Around, i: int, tail: str) -> str:
    """`100% cơ sở hội có ít nhất 2 mô hình hiệu quả`: what they have, over its number."""
    if i + 1 == len(w.mentions) or w.mentions[i + 1].at >= w.sentences[i][1] or w.mentions[i + 1].number.percent:
        return ""
    if _DO.search(lowered(tail)) and _AT_LEAST.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start):
        return f" {wording.shortened(w.tails[i + 1], _MOST - _SHORT)}"
    found = _HAVE.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start)
    return f" {found.group(1)} {wording.shortened(w.tails[i + 1], _MOST - _SHORT)}" if found and w.tails[i + 1] else ""


def _of_both(w: Around, i: int) -> str:
    """`90% đoàn viên, 50% thanh niên được học tập`: what is said of the second of two shares is said of the first."""
    if i + 1 == len(w.mentions) or not w.mentions[i + 1].number.percent:
        return ""
    listed = _LISTED.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start)
    found = SAID_OF.search(lowered(w.tails[i + 1])) if listed else None
    return w.tails[i + 1][found.start() :] if found and not SAID_OF.search(lowered(w.tails[i])) else ""


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
VERBAL = r"(?:là|tổ chức|có|được|đạt|thực hiện|xây dựng|tham gia|ký|đăng ký|hoàn thành|công khai|ban hành|nhất trí|đồng ý|giữ|giữ vững|duy trì)"
_SAYS_THEN = rule(rf",\s({VERBAL}(?:\s[^\W\d]+)+)")
_DO = rule(r" (?:có|đạt|đăng ký|thực hiện|xây dựng|tổ chức|duy trì|thành lập|giúp|vận động|triển khai)$")
_AT_LEAST = rule(r"(?:\s(?:với|cùng) [^;:.()\d]{4,60})?\s(?:(?:được|ít nhất|tối thiểu|từ|hơn|trên|gần)\s)+")
_HAVE = rule(
    r"(?:\s[^\W\d]+,?){0,8}?\s(có|đạt|thực hiện|xây dựng|tổ chức|duy trì|thành lập|giúp|vận động)\s(?:(?:được|ít nhất|tối thiểu|từ|hơn|trên|gần)\s)*"
)
SAID_OF = rule(rf"\b(?:{VERBAL}|hài lòng|đồng thuận|đồng tình|tán thành|tin tưởng)(?!\w)")
_MORE = rule(
    rf"(?:\s\([^()]*\))?(?:,\s(?!trong|đạt|tăng|giảm|có |được )[^\W\d]+(?:\s[^\W\d]+){{0,3}}?)?(?:\s(?!{VERBAL}\b)[^\W\d]+,?){{0,8}}?\s{VERBAL}(?:\s[^\W\d]+)+"
)


def _who(w: Around, i: int, tail: str) -> str:
    """`khảo sát 620 người dân: 71,5% hài lòng`: those who say so are the people counted before."""
    if not _SAYS.match(lowered(tail)):
        return tail
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if w.mentions[j].at < w.paragraph(i):
            break
        shared = SAID_OF.search(lowered(w.tails[j])) if w.mentions[j].number.percent else None
        if shared and shared.start() and not _SAYS.match(lowered(w.tails[j])) and w.mentions[j].at >= w.sentences[i][0]:
            return f"{w.tails[j][: shared.start()].removesuffix('không ')}{tail}"
        if w.mentions[j].kind in {Kind.PERSONS, Kind.HOUSEHOLDS, Kind.DOCUMENTS}:
            return f"{w.nouns[j]} {tail}"
    return tail


_NEAR = 6
_SAYS = rule(
    r"(?:không |chưa )?(?:đồng ý|hài lòng|nhất trí|đồng thuận|đồng tình|tán thành|biết|đánh giá|cho rằng|không có ý kiến|trả lời|tin tưởng)\b"
)
