"""What was done for people and bodies that `cho` tells of: `trao Giấy khen cho 12 tập thể và 24 cá nhân`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_CUT = 9  # words: a longer clause begins with who did it
_MORE = 3
_LISTS = frozenset((", ", " và ", ", và "))
_AWARDED = frozenset((Kind.BODIES, Kind.PERSONS, Kind.HOUSEHOLDS))
_TOKENS = ("khen", "chương", "Cờ", "cờ thi đua", "danh hiệu")
_PRAISE = rule(
    r"(?:trao tặng|tặng thưởng|tặng|trao|cấp) (?:bằng khen|giấy khen|cờ thi đua|kỷ niệm chương|huân chương|danh hiệu).*"
)


def praise(words: str) -> str:
    """`Phòng Giáo dục trao Giấy khen` → trao Giấy khen."""
    if not any(word in words for word in _TOKENS):
        return ""
    found = _PRAISE.search(lowered(words))
    return words[found.start() :] if found else ""


def done_for(w: Around, i: int) -> str:
    """What was done for them, or for the first of their list, without who did it where that says too much."""
    of, done = i, w.for_whom(i) or _handed(w, i)
    if not done and i and w.mentions[i].kind in _AWARDED and w.mentions[i - 1].kind in _AWARDED:
        listed = w.working[w.ends[i - 1] : w.mentions[i].start] in _LISTS and not w.verbs[i - 1]
        if not listed or w.mentions[i - 1].at < w.sentences[i][0]:
            return ""
        of, done = i - 1, w.for_whom(i - 1) or _handed(w, i - 1)
        if len(done.split()) < _CUT and not praise(done) and not wording.A_DEED.match(f" {lowered(done)}"):
            return ""
    if len(done.split()) < _CUT:
        return done if of == i else praise(done) or done
    at, left = w.left(of)  # no body's name in half
    words = w.text[at : at + left.rfind(" cho")]
    if short := praise(words):
        return wording.shortened(short, _CUT + _MORE)
    for deed in wording.A_DEED.finditer(lowered(words)):
        if len(words[deed.start() :].split()) <= _CUT + 1:
            return words[deed.start() :].strip()
    return done


def _handed(w: Around, i: int) -> str:
    """`trao 124 giấy khen cho 40 tập thể`: the honour counted right before those it went to."""
    before = w.mentions[i - 1]
    if not i or w.mentions[i].kind not in _AWARDED or not w.verbs[i - 1] or w.plain_nouns[i - 1] not in _HONOURS:
        return ""
    return f"{w.verbs[i - 1]} {w.nouns[i - 1]}" if _TO.fullmatch(w.working, before.end, w.mentions[i].start) else ""


_HONOURS = frozenset(
    (
        "giấy khen",
        "bằng khen",
        "kỷ niệm chương",
        "huy hiệu",
        "suất",
        "suất quà",
        "phần quà",
        "học bổng",
        "suất học bổng",
    )
)
_TO = rule(r" cho (?:hơn |gần |trên |khoảng )?")


def helped(name: str, noun: str, done: str) -> str:
    """`giúp 11 hội viên vay vốn` → hội viên được giúp vay vốn: what people do with the help stands after it."""
    rest = name[len(noun) :] if noun and name.startswith(noun) else ""
    helped = _HELPS.search(done) and (wording.A_DEED.match(lowered(rest)) or _TO_HAVE.match(rest))
    return f"{noun} {done}{rest}" if helped else f"{name} {done}"


_TO_HAVE = rule(r" có (?:điều kiện|việc làm|vốn|thu nhập|nhà)\b")
_HELPS = rule(r"\b(?:giúp|giúp đỡ|hỗ trợ|tạo điều kiện|vận động|hướng dẫn)$")
