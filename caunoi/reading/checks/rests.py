"""What is left of a whole: `tiếp nhận 120 đơn, giải quyết 97 đơn. Còn lại 33 đơn`, in one sentence or the ones after."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from caunoi.reading.checks.amounts import shown
from caunoi.reading.checks.parts import slack
from caunoi.reading.checks.remarks import miswritten, remark
from caunoi.reading.checks.scene import NEAR, Scene, Seen, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_LEFT = r"còn (?:lại|phải|nợ|thiếu|tồn|dư|chưa|đang|chờ|vướng)|thiếu|(?:tồn|dư|nợ|kết dư)(?: quỹ| lại)?"
_REST = rule(
    rf"\b(?:{_LEFT})(?: (?!khoảng)[^\W\d]+){{0,4}}\s*:?\s*$|\bcòn(?: có| là| tới)?\s*$|\bchưa(?: [^\W\d]+){{1,3}} (?:là|có|:)\s*$"
)
_REST_AFTER = rule(
    r"^[^\d.,;:(]{0,25}\bcòn (?:lại|phải|nợ|thiếu|dư)\b|^\s?[^\d.,;:(]{0,25}\b(?:chưa|đang (?:chờ|xem xét|giải quyết|xử lý|thi công))\b"
)
_PLAIN = rule(rf"\b(?:{_LEFT}|còn)\b")
_SURE_AFTER = rule(r"^[^\d.,;:(]{0,25}\bcòn lại\b")
_NEAR_ENOUGH = Decimal("0.25")
_SURE = rule(rf"\b(?:{_LEFT})\b")
_DONE = rule(
    r"\b(?:đã|hiện|giải quyết|trả lời|xử lý|hoàn thành|tổ chức|thành|xong|đạt|thực hiện|ký|nộp|được|trả|thu|chi|bàn giao|cấp|sử dụng|giải ngân|"
    r"phát|bán|sửa|khắc phục|trao)\b"
)
_CARRIED = rule(
    r"\b(?:kỳ trước|năm trước|đầu (?:năm|kỳ)|chuyển (?:sang|qua)(?! (?:năm|quý|kỳ|tháng) (?:sau|tới))|tồn (?:cũ|đầu|kỳ|năm)|phát sinh|cũ|bổ sung|cùng kỳ|so với|nguồn khác)\b"
)
_SENTENCES = 2  # how many sentences before its own a rest may speak of
_MOST = 6


def check_rests(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """Every number that the text calls what is left, against the whole and what of it is done. `tested`: told as a difference."""
    for seen in scene.figures:
        if seen.percent or seen.rate or not seen.exact or seen.figure.is_plan or seen.index in tested:
            continue
        before, after = seen.lead[-40:], seen.tail[:40]
        if _is_rest(before, after):
            yield from _rest(scene, seen, is_sure=bool(_SURE.search(before[-30:]) or _SURE_AFTER.match(after)))


def _is_rest(before: str, after: str) -> bool:
    """Whether the words before a number, or those after it, say that it is what is left; most hold no such word at all."""
    left, open_still = "còn" in before or "tồn" in before or "dư" in before, "chưa" in before or "nợ" in before
    if (left or open_still or "thiếu" in before) and _REST.search(before):
        return True
    return ("còn" in after or "chưa" in after or "đang" in after) and _REST_AFTER.match(after) is not None


def _rest(scene: Scene, rest: Seen, *, is_sure: bool) -> Iterator[Check]:
    told = _whole_first(scene, _told_before(scene, rest))
    if len(told) < 2 or rest.figure.part_of is not None:
        return  # a part of a whole is tested with the other parts
    for whole, *done in _ways(told):
        off = abs(whole.value - _sum(done) - rest.value)
        if off <= slack([whole, *done, rest]) and told.index(whole) <= min(told.index(one) for one in done):
            yield scene.check(
                "rest", "holds", [whole, *done, rest],
                f"{quoted(whole)} trừ {listed(done)} còn đúng {quoted(rest)}.",
            )  # fmt: skip
            return
    whole, *done = told if len(told) == 2 else [one for one in told if one.sentence == rest.sentence] or told[:1]
    left = whole.value - _sum(done)
    if not done or left <= 0 or not _is_tied(scene, whole, done, rest):
        return
    near = abs(left - rest.value) <= whole.value * _NEAR_ENOUGH or miswritten(rest.value, left)
    if near if len(done) > 1 or not _plainly(scene, rest) else is_sure or rest.value < whole.value:
        yield scene.check(
            "rest", "fails" if is_sure else "suspicious", [whole, *done, rest],
            f"{quoted(whole)} trừ {listed(done)} còn {shown(left, whole.figure.unit)}, không phải {quoted(rest)}{remark(rest.value, left)}.",
        )  # fmt: skip


def _whole_first(scene: Scene, told: Sequence[Seen]) -> list[Seen]:
    """Of `61/64 hộ` the 64 comes first."""
    pairs = [(seen, scene.ratio_whole(seen)) for seen in told]
    turned = {seen.index: whole for seen, whole in pairs if whole is not None and whole in told}
    turned |= {whole.index: seen for seen, whole in pairs if whole is not None and whole in told}
    return [turned.get(seen.index, seen) for seen in told]


def _plainly(scene: Scene, rest: Seen) -> bool:
    """Whether *còn* or *còn lại* says so; *chưa* and *đang* alone may speak of anything."""
    return bool(_PLAIN.search(rest.lead[-40:]) or _SURE_AFTER.match(rest.tail[:40]))


def _is_tied(scene: Scene, whole: Seen, done: Sequence[Seen], rest: Seen) -> bool:
    said = scene.working[whole.sentence : rest.start]
    exact = whole.exact and all(one.exact and not scene.parts.get(one.index) for one in done)
    one_time = len({_time(seen) for seen in (whole, *done, rest)} - {""}) < 2
    return bool(exact and one_time and _DONE.search(said) and not _CARRIED.search(said))


def _time(seen: Seen) -> str:
    """The period a count names itself; words such as "trong kỳ", "đến nay" name none of their own."""
    words = seen.figure.period or ""
    return words if any(sign.isdigit() for sign in words) else ""


def _told_before(scene: Scene, rest: Seen) -> list[Seen]:
    """Counts of the same things before the rest: in its sentence, else in the sentences of the paragraph right before it."""
    found: list[Seen] = []
    start, passed = rest.sentence, 0
    for other in reversed(scene.figures[max(0, rest.rank - NEAR) : rest.rank]):
        if other.line != rest.line:
            break
        if other.sentence < start:
            between = scene.working[other.sentence_end : start].strip()
            passed += 1
            if passed > _SENTENCES or between:  # a sentence without numbers lies between
                break
            start = other.sentence
        if other.family == rest.family and not other.rate and not other.percent and not other.figure.is_plan:
            found.append(other)
    return list(reversed(found[:_MOST]))


def _ways(told: Sequence[Seen]) -> Iterator[tuple[Seen, ...]]:
    """A whole and what is taken from it, in every way that can be meant, the plain ones first."""
    yield from permutations(told, 2)
    for whole in told:
        others = [one for one in told if one is not whole]
        for size in range(2, len(others) + 1):
            yield from ((whole, *some) for some in combinations(others, size))


def _sum(figures: Sequence[Seen]) -> Decimal:
    return sum((seen.value for seen in figures), Decimal(0))
