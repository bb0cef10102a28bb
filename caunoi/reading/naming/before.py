"""What the clause before a bare counted noun says of it: kinds listed, two deeds, a deed without who did it."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.parts import KINDS
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_FEW, _LEAST = 3, 3
EMPTY = {"con số tổng hợp", "con số", "và", "tổ chức", "thực hiện", "triển khai", "tiến hành", "có"}


def told_by(before: str) -> str:
    """`Hội Phụ nữ huyện cho biết hiện có 900 hội viên`: what is told, without who tells it."""
    if before.endswith(_FELL):
        return before.removesuffix(" xuống").removesuffix(" giảm")
    plain = before.lower()
    if "đề nghị" in plain and (asked := _PENALTY_ASKED.search(lowered(before))):
        return f"bị đề nghị {before[asked.start(1) :]}"
    for verb in _TELLS:
        head, found, told = plain.rpartition(verb)
        if found and head:
            return before[-len(told) :].removeprefix("hiện").strip() if told else ""
    return before


_FELL = " giảm xuống"
_PENALTY_ASKED = rule(
    r"\bđề nghị (?:[^,;]* )?((?:khai trừ|cảnh cáo|khiển trách|cách chức|xử lý kỷ luật|thi hành kỷ luật|kỷ luật)(?!\w).*)"
)
_TELLS = (" cho biết", " cho hay", " khẳng định", " thống kê", " nói rằng")


def with_kinds(w: Around, i: int, before: str) -> str:
    """`đơn khiếu nại, tố cáo phải giải quyết là 261 đơn`: the words before a number with all the kinds listed there."""
    at = w.left(i)[0]
    if not before or not w.working.startswith(", ", at - 1) or not _A_KIND.match(lowered(before)):
        return ""
    found = _KINDS_LISTED.search(w.working, w.starts[i], at - 1)
    return f"{w.text[found.start(1) : found.end(1)]}, {before}" if found else ""


_A_KIND = rule(rf"(?:{KINDS})\b")
_KINDS_LISTED = rule(rf"(?:^|[\s(])((?:(?:đơn thư|đơn|vụ việc|vụ|ý kiến) )?(?:{KINDS})(?:, (?:{KINDS}))*)$")


def with_first_deed(w: Around, i: int, before: str) -> str:
    """`đã hướng dẫn, giải thích đối với 87 vụ việc`: the first of two deeds, where a comma parts them."""
    at = w.left(i)[0]
    if not before or len(before.split()) > _FEW or not w.working.startswith(", ", at - 1):
        return before
    first = _FIRST_DEED.search(w.working, w.starts[i], at - 1)
    if not first:
        return before
    passive = "được " if w.working.endswith("đối với ", at, w.mentions[i].start) else ""
    return f"{passive}{w.text[first.start(1) : first.end(1)]}, {before}"


_FIRST_DEED = rule(r"(?:[:;]\s|\b(?:đã|được|cùng)\s)((?!đã |được |qua )[^\W\d]+ [^\W\d]+(?: [^\W\d]+)?)$")


def without_doer(w: Around, i: int, before: str) -> str:
    """`Hội đồng hương nhận đỡ đầu trọn gói 3 căn nhà`: what was done, without who did it."""
    plain = lowered(before)
    deed = wording.A_DEED.search(plain)
    if not deed or w.mentions[i].kind not in _DONE_WITH or w.plain_nouns[i] == "ngày công" or not before[:1].isupper():
        return before
    who, done = before[: deed.start()].split(), before[deed.start() :].split()
    if len(who) < _LEAST or len(done) < _LEAST:
        return before
    return f"được {' '.join(done)}" if len(who) > _LEAST else f"được {before}"


_DONE_WITH = frozenset((Kind.THINGS, Kind.HOUSEHOLDS, Kind.DOCUMENTS, Kind.BODIES))


def noun_and(noun: str, before: str) -> str:
    """`hoà giải thành` + `vụ việc` → vụ việc hoà giải thành; a noun already said is not said twice."""
    said = before.lower()
    before = said[0] + before[1:] if said.startswith(_MEMBERS) else before
    if _TO_WHOM.search(noun) and wording.A_DEED.match(f" {lowered(before)}") and not _OWN_DOING.search(said):
        return f"{noun} được {wording.small(before)}"
    return (
        before
        if f"{said} ".startswith((f"{noun.lower()} ", f"{noun.lower()},")) or f"số {noun.lower()}" in said
        else f"{noun} {wording.small(before) if said.startswith('thuộc ') else before}"
    )


_MEMBERS = ("hội viên ", "đoàn viên ", "đảng viên ")
_TO_WHOM = rule(
    r"^(?:cá nhân|công dân|học sinh|phụ nữ|trẻ em|gia đình|hội viên|đoàn viên|lao động|người|hộ|trường hợp|ý kiến|kiến nghị|đơn|hồ sơ)\b"
)
_OWN_DOING = rule(
    r"^(?:kiến nghị|chi|thu|thông qua|tiếp xúc|thoát|vay|thực hiện|đăng ký|tham gia|đề nghị|khiếu nại)\b|\b(?:được|bị|tham dự)\b"
)
