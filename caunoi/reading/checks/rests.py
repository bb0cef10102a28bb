"""What is left of a whole: `tiếp nhận 120 đơn, giải quyết 97 đơn. Còn lại 33 đơn`, in one sentence or the ones after."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from caunoi.reading.checks.amounts import shown
from caunoi.reading.checks.remarks import remark
from caunoi.reading.checks.scene import NEAR, Scene, Seen, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_REST = rule(r"\b(?:số )?còn lại(?: là| có| gồm)?\s*:?\s*$|\bcòn(?: có| là| tới)?\s*$")
_REST_AFTER = rule(r"^[^\d.,;:(]{0,25}\bcòn lại\b")
_SURE = rule(r"\bcòn lại\b")
_DONE = rule(r"\b(?:đã|giải quyết|trả lời|xử lý|hoàn thành|tổ chức|thành|xong|đạt|thực hiện|ký|nộp|được)\b")
_CARRIED = rule(r"\b(?:kỳ trước|năm trước|chuyển sang|chuyển qua|tồn|tồn đọng|phát sinh|cũ|bổ sung thêm)\b")
_SENTENCES = 2  # how many sentences before its own a rest may speak of
_MOST = 6


def check_rests(scene: Scene) -> Iterator[Check]:
    """Every count that the text calls what is left, against the whole and what of it is done. Money is told by its own check."""
    for seen in scene.figures:
        if seen.percent or seen.rate or not seen.exact or seen.family == "đồng" or seen.figure.is_plan:
            continue
        said = scene.before(seen, 20)
        if _REST.search(said) or _REST_AFTER.match(scene.after(seen, 40)):
            yield from _rest(scene, seen, is_sure=bool(_SURE.search(said + scene.after(seen, 40))))


def _rest(scene: Scene, rest: Seen, *, is_sure: bool) -> Iterator[Check]:
    told = _told_before(scene, rest)
    if len(told) < 2 or rest.figure.part_of is not None:
        return  # a part of a whole is tested with the other parts
    for whole, *done in _ways(told):
        if whole.value - _sum(done) == rest.value and whole.rank <= min(one.rank for one in done):
            yield scene.check(
                "rest", "holds", [whole, *done, rest],
                f"{quoted(whole)} trừ {listed(done)} còn đúng {quoted(rest)}.",
            )  # fmt: skip
            return
    if len(told) != 2:
        return
    whole, one = told
    said = scene.working[whole.sentence : rest.start]
    less = is_sure or rest.value < whole.value
    tied = (
        less
        and whole.value > one.value
        and one.exact
        and whole.exact
        and _DONE.search(said)
        and not _CARRIED.search(said)
    )
    if not tied or len({_time(whole), _time(one), _time(rest)} - {""}) > 1:
        return
    left = whole.value - one.value
    unit = whole.figure.unit
    yield scene.check(
        "rest", "fails" if is_sure else "suspicious", [whole, one, rest],
        f"{quoted(whole)} trừ {quoted(one)} còn {shown(left, unit)}, không phải {quoted(rest)}{remark(rest.value, left)}.",
    )  # fmt: skip


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
