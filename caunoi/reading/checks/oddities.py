"""What no sum shows: digits that changed places, a number without a place in its sentence, chance sums, one total with two values."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caunoi.reading.checks.amounts import round_step, shown
from caunoi.reading.checks.remarks import swapped
from caunoi.reading.checks.sameness import alike, is_stock
from caunoi.reading.checks.scene import NEAR, Scene, Seen, listed, quoted, runs
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_STRAY = re.compile(r"(?:[^\W\d_][^\d]*\s)?\d+(?:\.\d{3})*")
_NOUN = re.compile(r"[^\W\d_]\s$")
_NEXT_WORD = rule(
    r"\s(?:từ|ở|tại|trên|trong|ngoài|thuộc|của|do|để|nhằm|theo|khi|bởi|về|cho|qua|nên|mà|vì|các|những|đã|đang|sẽ|cùng)\b"
)
_STATED = rule(
    r"(?::|\b(?:là|đạt|có|gồm|còn|được|chiếm|bằng|thành|không thành|cấp \w+|nam|nữ|tăng|giảm|khoảng|gần|hơn|trên|dưới|tổng|số|năm|tháng|"
    r"diện tích|dân số|kinh phí|vụ|lượt))\s*$"
)
_PLACES = {
    "phường",
    "xã",
    "thôn",
    "khu dân cư",
    "tổ dân phố",
    "ấp",
    "huyện",
    "quận",
    "xã, phường",
    "xã, thị trấn",
    "xã, phường, thị trấn",
}
_OF_PLACE = rule(r"^\s*(?:của|thuộc|ở|tại|trên địa bàn)\s(?:xã|phường|huyện|quận|thị xã|thị trấn|thôn|cụm)\b")
_NARROW = rule(
    r"^\s*(?:vùng|thuộc|diện|đủ|đăng ký|trọng điểm|miền|biên giới|ven|đặc biệt|khó khăn|nông thôn|nghèo|mới|điểm|được chọn)\b"
)
_SUM_TOTAL = rule(r"\b(?:tổng số|tổng cộng|nâng|tổng)\b")
_SUM_MARKER = rule(r"\b(?:trong đó|gồm|trong số)\b")
_TAKEN_IN = rule(r"\b(?:tổng số|tiếp nhận|nhận|tổng|phát ra|có)(?: được| mới| là|:)*\s*$")
_SWAP_REACH = 4
_FINE = Decimal("0.02")
_LARGE = 100


def check_oddities(scene: Scene, settled: set[int]) -> Iterator[Check]:
    """`settled`: figures that an arithmetic relation of the text confirms; they are not suspected of a slip of the pen."""
    for seen in scene.figures:
        if seen.figure.value_max is not None:
            yield from _backward(scene, seen)
        if is_stray(scene, seen):
            yield _stray(scene, seen)
        if seen.exact and 3 <= len(seen.digits) <= 9 and not seen.digits.endswith("00") and seen.index not in settled:
            yield from _swaps(scene, seen, settled)
        if seen.figure.qualifier in ("over", "about"):
            yield from _chance_sum(scene, seen)
    yield from _totals(scene)
    yield from _bases(scene)


def _backward(scene: Scene, seen: Seen) -> Iterator[Check]:
    top = seen.figure.value_max
    if top is not None and Decimal(str(top)) < seen.value:
        yield scene.check("range", "fails", [seen], f"Khoảng {quoted(seen)} có đầu lớn hơn cuối.")


def is_stray(scene: Scene, seen: Seen) -> bool:
    """Whether a bare number stands after a noun and before the next words, with nothing that says what it counts."""
    if not seen.exact or seen.noun or seen.rate or seen.percent or seen.value < _LARGE:
        return False
    if not _STRAY.fullmatch(scene.working, seen.start, seen.end) or not _NEXT_WORD.match(scene.working, seen.end):
        return False
    lead = scene.working[max(seen.sentence, seen.start - 30) : seen.start]
    noun = scene.working[seen.start : seen.at] or lead
    bracket = scene.working.rfind("(", seen.sentence, seen.start) > scene.working.rfind(")", seen.sentence, seen.start)
    said = _STATED.search(noun) or _STATED.search(lead) or re.search(r"[:(/]\s*$", lead)
    return not bracket and not said and _NOUN.search(noun) is not None


def _stray(scene: Scene, seen: Seen) -> Check:
    return scene.check(
        "unclear",
        "suspicious",
        [seen],
        f"Không rõ số trong {quoted(seen)} đếm gì: số đứng sau danh từ, không gắn với câu; cần hỏi lại.",
    )


def _swaps(scene: Scene, seen: Seen, settled: set[int]) -> Iterator[Check]:
    """487 and 478 a few numbers apart: one may be the other, written wrongly."""
    for other in scene.figures[seen.rank + 1 : seen.rank + 1 + _SWAP_REACH]:
        near = other.line == seen.line and other.exact and not other.percent and not other.rate
        if not near or other.index in settled or not swapped(seen.digits, other.digits):
            continue
        odd = is_stray(scene, seen) or is_stray(scene, other)
        if odd or (other.family == seen.family and seen.sentence == other.sentence):
            yield scene.check(
                "digit_swap",
                "suspicious",
                [seen, other],
                f"{quoted(seen)} và {quoted(other)} chỉ khác nhau ở hai chữ số đổi chỗ: có thể viết nhầm.",
            )
            return


def _chance_sum(scene: Scene, whole: Seen) -> Iterator[Check]:
    """`hơn 1.140 cuộc` beside 563 and 578: a round number that is the sum of its neighbours, which the text adds to it."""
    if whole.value < _LARGE or whole.percent or whole.rate or scene.parts.get(whole.index):
        return
    low, high = max(0, whole.rank - 4), whole.rank + 5
    for side in (scene.figures[whole.rank + 1 : high], scene.figures[low : whole.rank]):
        same = [
            seen
            for seen in side
            if seen.family == whole.family and seen.exact and seen.line == whole.line and not seen.rate
        ]
        if len(same) < 2:
            continue
        step = max(round_step(whole.value, whole.step), whole.step)
        for some in runs(same, 2, 4):
            total = sum((seen.value for seen in some), Decimal(0))
            if any(seen.figure.part_of is not None for seen in some) or _SUM_MARKER.search(_gap(scene, whole, some)):
                continue
            before = scene.before(whole, 90) if some[-1].rank < whole.rank else ""
            if before and _SUM_TOTAL.search(before) and abs(total - whole.value) <= whole.value * Decimal("0.01"):
                yield from _bound(scene, whole, some, total)
                return
            rounds = (
                whole.value <= total < whole.value + step
                if whole.figure.qualifier == "over"
                else abs(total - whole.value) < step
            )
            if step <= whole.value * _FINE and rounds:
                yield scene.check(
                    "chance_sum", "suspicious", [whole, *some],
                    f"{listed(some)} cộng lại được {shown(total, whole.figure.unit)}, vừa bằng {quoted(whole)} sau khi làm tròn, trong khi câu kể "
                    "chúng thêm vào: có thể số này đã gồm cả hai.",
                )  # fmt: skip
                return


def _gap(scene: Scene, whole: Seen, some: Sequence[Seen]) -> str:
    first, last = (whole, some[0]) if whole.rank < some[0].rank else (some[-1], whole)
    return scene.working[first.end : last.start]


def _bound(scene: Scene, whole: Seen, some: Sequence[Seen], total: Decimal) -> Iterator[Check]:
    if whole.figure.qualifier == "over" and total < whole.value:
        yield scene.check(
            "parts", "suspicious", [whole, *some],
            f"{listed(some)} cộng lại được {shown(total, whole.figure.unit)}, chưa đến {quoted(whole)}.",
        )  # fmt: skip
    else:
        yield scene.check("parts", "holds", [whole, *some], f"{listed(some)} cộng lại khớp với {quoted(whole)}.")


def _bases(scene: Scene) -> Iterator[Check]:
    """The m of `n/m` against the number of the same things told before: `tiếp nhận 23 đơn … giải quyết 22/23 đơn`."""
    known: dict[tuple[str, float], Seen] = {}
    for seen in scene.figures:
        if not seen.exact:
            continue
        if scene.ratio_part(seen) is not None:
            same = known.get((seen.family, seen.figure.value))
            if same is not None:
                yield scene.check(
                    "same_quantity", "holds", [same, seen], f"{quoted(same)} và {quoted(seen)} cùng một số."
                )
            else:
                yield from _near_miss(scene, seen)
        if not seen.percent and not seen.rate and not seen.figure.is_plan and scene.ratio_whole(seen) is None:
            known.setdefault((seen.family, seen.figure.value), seen)


def _near_miss(scene: Scene, base: Seen) -> Iterator[Check]:
    part = scene.ratio_part(base)
    if _NARROW.match(scene.working[base.end : base.end + 40]):
        return
    for other in reversed(scene.figures[max(0, base.rank - NEAR) : base.rank]):
        told = alike(other, base) and other.exact and scene.ratio_part(other) is None and other is not part
        if not told or scene.ratio_whole(other) is not None or other.figure.part_of is not None or other.figure.is_plan:
            continue
        close = abs(other.value - base.value) <= base.value * Decimal("0.1") and base.value >= 10
        taken = other.line == base.line and _TAKEN_IN.search(other.lead[-30:])
        if close and (taken or is_stock(scene, other)):
            yield scene.check(
                "same_quantity",
                "suspicious",
                [other, base],
                f"Ở trên nêu {quoted(other)} nhưng ở dưới tính trên {quoted(base)}: một số có hai giá trị.",
            )
        return


def _totals(scene: Scene) -> Iterator[Check]:
    """How many communes or villages there are should be the same number wherever `n/m` names it."""
    known: dict[str, Seen] = {}
    for seen in scene.figures:
        if seen.family not in _PLACES or not seen.exact or seen.figure.is_plan or scene.ratio_part(seen) is None:
            continue
        if _OF_PLACE.match(scene.working[seen.end : seen.end + 40]):
            continue
        first = known.setdefault(seen.family, seen)
        if first is seen:
            continue
        if first.value == seen.value:
            yield scene.check(
                "same_quantity", "holds", [first, seen], f"{quoted(first)} và {quoted(seen)} cùng một tổng số."
            )
        else:
            yield scene.check(
                "same_quantity", "suspicious", [first, seen],
                f"Tổng số {seen.figure.unit} được viết hai cách: {quoted(first)} và {quoted(seen)}.",
            )  # fmt: skip
