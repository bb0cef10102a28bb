"""What a thing shares with the same thing counted next to it: `làm mới 14 nhà, sửa chữa 7 nhà đại đoàn kết`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_WORDS, _BACK = 6, 6
_THINGS = frozenset((Kind.THINGS, Kind.UNKNOWN))


def like_its_neighbour(around: Around, i: int, name: str) -> str:
    """The name with words of the same noun near it, where it has none of its own; else nothing."""
    noun = around.plain_nouns[i]
    if not noun or not lowered(name).startswith(noun):
        return ""
    if i and noun == around.plain_nouns[i - 1] and around.working.startswith(" (", around.ends[i - 1]):
        return _of_those_before(around, i, name)
    if not around.is_bare(i, around.tails[i]):
        return ""
    if noun in _NAMED or noun in _OF_MANY_KINDS:
        return _by_its_name(around, i, name) if noun in _NAMED else _of_its_kind(around, i, name)
    if around.mentions[i].kind not in _THINGS or not around.verbs[i]:
        return ""
    return _with_another_deed(around, i - 1, i, name) or _with_another_deed(around, i + 1, i, name)


def _of_those_before(around: Around, i: int, name: str) -> str:
    """`527 vụ việc khiếu nại (118 vụ việc từ kỳ trước chuyển sang)`: some of those, in brackets."""
    own = around.tails[i - 1][len(around.nouns[i - 1]) :].strip()
    rest = name[len(around.nouns[i]) :].strip()
    if around.ends[i - 1] + 2 != around.mentions[i].start or not own or not rest or len(own.split()) >= _WORDS:
        return ""
    return "" if lowered(rest).startswith(lowered(own)) else f"{around.nouns[i]} {own} {rest}"


def _with_another_deed(around: Around, j: int, i: int, name: str) -> str:
    """`xây dựng 22 căn nhà tình nghĩa, sửa chữa 3 căn`: the words of the same thing, with which another thing was done."""
    if not 0 <= j < len(around.mentions) or not around.verbs[j]:
        return ""
    noun, its = around.plain_nouns[i], around.nouns[j]
    if around.mentions[j].number.percent or not f" {lowered(its)} ".startswith((f" {noun} ", f" nhà {noun} ")):
        return ""
    first, second = min(i, j), max(i, j)
    between = around.working[around.ends[first] : around.mentions[second].start].strip(" ,")
    if not around.verbs[second] or between.removeprefix("và ") != around.verbs[second]:
        return ""
    own = around.tails[j][len(its) :].strip()
    if (not own and len(its) == len(noun)) or wording.A_DEED.match(f" {lowered(own)}"):
        return ""
    return " ".join(f"{its} {wording.shortened(own, _WORDS)} {name[len(noun) :]}".split())


def _by_its_name(around: Around, i: int, name: str) -> str:
    """`mô hình “Biến rác thành tiền” ra mắt; nay đã xây dựng 12 mô hình`: the name in quotation marks told before."""
    noun, end = around.plain_nouns[i], around.mentions[i].start
    at = around.working.rfind(f'{noun} "', around.paragraph(i), end)
    if at < 0 or '"' in name or "“" in name:
        return ""
    opens = at + len(noun) + 1
    closes = around.working.find('"', opens + 1, min(end, opens + _LONG_NAME))
    said = around.text[opens : closes + 1]
    return f"{name[: len(noun)]} {said} {name[len(noun) :].strip()}".strip() if closes > 0 else ""


_NAMED, _LONG_NAME = frozenset(("mô hình", "câu lạc bộ")), 90


def _of_its_kind(around: Around, i: int, name: str) -> str:
    """`giám sát 2 cuộc về đất đai; các xã chủ trì 32 cuộc`: a noun of many kinds is of the kind told before."""
    noun, floor = around.plain_nouns[i], around.paragraph(i)
    rest = lowered(name[len(noun) :]).strip()
    if _KIND.match(rest):
        return ""
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if around.mentions[j].at < floor:
            return ""
        if around.plain_nouns[j] == noun:
            kind = _KIND.match(lowered(around.cores[j][len(noun) :]).strip())
            return f"{name[: len(noun)]} {kind.group()} {name[len(noun) :].strip()}".strip() if kind else ""
    return ""


_OF_MANY_KINDS = frozenset(("cuộc", "buổi", "đợt", "lớp", "phiên", "đoàn"))
_KIND = rule(r"(?:giám sát|thanh tra|kiểm tra|khảo sát|đối thoại|phản biện|tập huấn|tuyên truyền|tiếp xúc|toạ đàm)\b")
