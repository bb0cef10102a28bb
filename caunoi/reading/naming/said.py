"""What is said of counted things after them: by a list for all of it, after brackets, by the honour the last one got."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

AND = rule(r"[\s\w]{0,40}?(?:,|, với|, gồm| với| gồm| và)\s(?:hơn |gần |trên |khoảng )?")
_NEAR, _WORDS = 3, 9


def said_of(w: Around, i: int, verb: str) -> str:
    """What is said of counted things after them, by a list for all its members unless a verb and a semicolon part them."""
    shared = "" if _FOUND.search(w.tails[i]) else w.shared_predicate(i)
    if shared and (verb or w.mentions[i + 1].number.percent):
        end = w.text.find(shared, w.mentions[i].end)
        if w.text.find(";", w.mentions[i].end, max(end, 0)) >= 0:
            shared = ""
    return shared or _left(w.predicate(i)) or _after_aside(w, i) or _honoured(w, i)


_FOUND = rule(r" (?:đúng|sai|đúng một phần|có đúng,? có sai)$")  # `9 đơn tố cáo đúng, 4 đơn tố cáo được rút`


def _left(said: str) -> str:
    """`66 kiến nghị còn lại phần nhiều liên quan quy hoạch`: what is left, where what follows is a new clause."""
    found = _LEFT.match(lowered(said)) if said.startswith("còn lại ") else None
    return said[: found.end(1)] if found else said


_LEFT = rule(
    r"(còn lại) (?!thuộc|đang|chưa|được|của|đã|tiếp tục|không|ở|là|phải|có|do|trong|thực hiện|tổ chức|tham gia|đạt|về|chuyển)"
)


def _honoured(w: Around, i: int) -> str:
    """`10 tập thể, 11 cá nhân nhận bằng khen`: the last of those praised says what all of them got."""
    if w.mentions[i].kind not in _HONOURED or w.working[w.ends[i] : w.ends[i] + 1] not in {",", " "}:
        return ""
    for j in range(i + 1, min(i + _NEAR, len(w.mentions))):
        if w.mentions[j].kind not in _HONOURED:
            return ""
        if not AND.fullmatch(w.working, w.mentions[j - 1].end, w.mentions[j].start):
            return ""
        found = _HONOUR.search(lowered(w.tails[j])) if " " in w.tails[j] else None
        if found:
            return w.tails[j][found.start() :].strip()
    return ""


def by_standard(w: Around, i: int, name: str) -> str:
    """`8 hộ nghèo theo chuẩn thành phố`: the standard or plan they are counted by."""
    if not w.working.startswith(" theo ", w.ends[i]) or " theo " in name:
        return name
    found = _STANDARD.match(w.working, w.ends[i], w.sentences[i][1])
    return f"{name}{w.text[found.start() : found.end()]}" if found else name


_STANDARD = rule(
    r" theo (?:(?:bộ )?tiêu chí|tiêu chuẩn|chuẩn|kế hoạch)(?: (?!năm|để|của|và|trong|có|do|được|về|tại|với|là)[^\W\d]+){0,3}(?=[,;.:()]| (?:năm|để|của|và|trong|tại|với)(?!\w)|$)"
)


def merit(w: Around, i: int) -> str:
    """`tặng giấy khen cho 12 cá nhân và 24 tập thể có thành tích xuất sắc`: what the last of those praised did, all did."""
    if w.mentions[i].kind not in _HONOURED or i + 1 == len(w.mentions) or w.mentions[i + 1].kind not in _HONOURED:
        return ""
    if not AND.fullmatch(w.working, w.mentions[i].end, w.mentions[i + 1].start):
        return ""
    found = _MERIT.search(lowered(w.tails[i + 1]))
    return w.tails[i + 1][found.start() :].strip() if found else ""


_MERIT = rule(r" (?:có (?:nhiều )?thành tích|hoàn thành (?:xuất sắc|tốt)|có nhiều đóng góp)\b.*")
_HONOURED = frozenset((Kind.BODIES, Kind.PERSONS, Kind.HOUSEHOLDS))
_HONOUR = rule(
    r" (?:nhận|đón nhận|vinh dự nhận|được) (?:bằng khen|giấy khen|cờ thi đua|danh hiệu|kỷ niệm chương|huân chương).*"
)


def _after_aside(w: Around, i: int) -> str:
    """`2 thôn (thôn Đông, thôn Đoài) chưa sửa hương ước`: what is said after brackets or what they are worth."""
    at, end = w.ends[i], w.sentences[i][1]
    found = _ASIDE.match(w.working, at, end) if w.working[at : at + 2] in {" (", ", "} else None
    if not found and w.mentions[i].kind in _DOERS and w.working.startswith((" (", " đạt "), at):
        found = _DOES.match(w.working, at, end)
    return wording.shortened(w.text[found.start(1) : found.end(1)], _WORDS).rstrip(" ,") if found else ""


_ASIDE = rule(
    r"(?: \([^()]*\)|, (?:trị giá|mỗi [^\W\d]+|với tổng|tổng trị giá)[^,;()]*,) (?:đã |đều |cũng )*((?:chưa|được|không|bị) [^,;:.()\d]+)"
)
_DOERS = frozenset((Kind.PLACES, Kind.BODIES, Kind.HOUSEHOLDS, Kind.PERSONS, Kind.TURNS))
_DOES = rule(
    r"(?: \([^()]*\))? (?:đã |đều |cũng )*((?:có|đạt(?! (?:tỷ lệ|từ|hơn|trên|dưới|gần|khoảng|tổng|số|kết quả|\d))|tham gia|tổ chức|thực hiện|đăng ký|xây dựng|hoàn thành|ban hành|thành lập|triển khai|hưởng ứng|tự nguyện|trúng cử) [^;:.()\d]+)"
)


def overseen(w: Around, i: int, verb: str) -> str:
    """`Mặt trận huyện chủ trì giám sát 17 nội dung`: the verb with the Front before it, where the Front did it."""
    if verb == "kiểm tra" and w.working.find(_ON_SUSPICION, *w.sentences[i]) >= 0 and _ON_SUSPICION not in w.tails[i]:
        return f"{verb} {_ON_SUSPICION}"
    if verb not in _OVERSEES or w.plain_nouns[i] != "nội dung" or w.actor is None:
        return verb
    actor = lowered(w.actor(i) or "")
    front = ("mặt trận" in actor or "mttq" in actor) and actor in w.left(i)[1]
    return f"Mặt trận {verb}" if front else verb


_ON_SUSPICION = "khi có dấu hiệu vi phạm"  # a kind of inspection of its own in the Party
_OVERSEES = frozenset(("giám sát", "chủ trì giám sát", "phản biện"))
