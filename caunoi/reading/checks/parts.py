"""Parts against their whole: lists that must add up, lists that must not exceed it, and `n/m` with its rest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from caunoi.reading.checks.amounts import bounds, shown
from caunoi.reading.checks.listing import BULLET, REST, judge, loose_ones
from caunoi.reading.checks.remarks import miswritten, remark
from caunoi.reading.checks.scene import Scene, Seen, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_BREAK = rule(r"\b(?:riêng|trong đó|trong số|ngoài ra|tính riêng)\b")
_REMAINS = rule(r"(?:^|[\s,;(])(?:còn(?: lại)?|chưa|không|đang)\b[^.;]{0,30}$")
_GOAL = rule(r"\b(?:kế hoạch|chỉ tiêu|vượt|mục tiêu|nghị quyết|dự toán|kh|giao|đăng ký)\b")


def check_parts(scene: Scene, rows: Sequence[tuple[Seen, list[Seen]]]) -> Iterator[Check]:
    """Every whole of the report against each list of its parts, and against the list right after it that nobody tied to it (`rows`)."""
    for index, parts in scene.parts.items():
        whole = scene.by_index[index]
        ratio = scene.ratio_part(whole)
        if ratio is not None:
            yield from _ratio(scene, ratio, whole, parts)
        others = [part for part in parts if part is not ratio and _comparable(part, whole)]
        for group in _lists(scene, others):
            yield from _group(scene, whole, group)
    for part in scene.figures:
        if not part.figure.unit:
            yield from _untied_ratio(scene, part)
    for whole, group in rows:
        yield from _group(scene, whole, group)


def _comparable(part: Seen, whole: Seen) -> bool:
    return part.percent == whole.percent and not part.rate and not whole.rate and part.figure.value_max is None


def _lists(scene: Scene, parts: Sequence[Seen]) -> Iterator[list[Seen]]:
    group: list[Seen] = []
    for part in parts:
        if group and not _goes_on(scene, group[-1], part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _goes_on(scene: Scene, last: Seen, part: Seen) -> bool:
    gap = scene.between(last, part)
    if ")" in gap and _in_bracket(scene, last):
        return False
    if last.sentence == part.sentence:
        return not _BREAK.search(gap)
    if last.line == part.line:
        return bool(REST.search(part.tail[:20]) or REST.search(part.lead[-30:]))
    marks = [BULLET.match(scene.working, seen.line) for seen in (last, part)]
    alike = all(marks) and len({_style(mark.group().strip()) for mark in marks if mark}) == 1
    return alike and gap.count("\n") <= 2 and len(gap) < 400


def _in_bracket(scene: Scene, seen: Seen) -> bool:
    return scene.working.rfind("(", seen.sentence, seen.at) > scene.working.rfind(")", seen.sentence, seen.at)


def _style(mark: str) -> str:
    return "number" if mark[0].isdigit() else "letter" if mark[0].isalpha() else mark


def _ratio(scene: Scene, part: Seen, whole: Seen, others: Sequence[Seen]) -> Iterator[Check]:
    if part.value > whole.value and part.exact and whole.exact:
        said = scene.working[max(whole.sentence, part.start - 80) : whole.end + 40]
        if _GOAL.search(said) or any(
            seen.percent and seen.value > 100 for seen in scene.figures[whole.rank + 1 : whole.rank + 2]
        ):
            return
        yield scene.check(
            "part_over_whole", "fails", [part, whole], f"{quoted(part)}: phần ({shown(part.value, part.figure.unit)}) lớn hơn tổng "
            f"({shown(whole.value, whole.figure.unit)}).",
        )  # fmt: skip
        return
    yield scene.check("part_of_whole", "holds", [part, whole], f"{quoted(part)}: phần không lớn hơn tổng.")
    for other in scene.figures[whole.rank + 1 : whole.rank + 4]:
        same = (
            other.family == part.family and other.line == whole.line and (other.figure.part_of in (whole.index, None))
        )
        if same and other.exact and not other.rate and _REMAINS.search(other.lead[-40:] + other.figure.quote):
            if part.value + other.value == whole.value:
                yield scene.check(
                    "parts",
                    "holds",
                    [whole, part, other],
                    f"{quoted(part)} và {quoted(other)} cộng lại đúng bằng tổng.",
                )
            elif miswritten(whole.value, part.value + other.value):
                made = shown(part.value + other.value, whole.figure.unit)
                yield scene.check(
                    "parts",
                    "suspicious",
                    [whole, part, other],
                    f"{quoted(part)} và {quoted(other)} cộng lại được {made}, khác tổng {quoted(whole)}.",
                )
            return
    rest = [other for other in others if other is not part and other.exact and other.family == part.family]
    for other in rest:
        if part.value + other.value == whole.value:
            yield scene.check(
                "parts", "holds", [whole, part, other], f"{quoted(part)} và {quoted(other)} cộng lại đúng bằng tổng."
            )
            return


def _untied_ratio(scene: Scene, part: Seen) -> Iterator[Check]:
    """`91/22 vụ việc`, which no reader takes for a part and its whole."""
    whole = scene.figures[part.rank + 1] if part.rank + 1 < len(scene.figures) else None
    if whole is None or not whole.figure.unit or scene.between(part, whole) != "/":
        return
    said = scene.working[max(whole.sentence, part.start - 80) : whole.end + 40]
    if part.value > whole.value and part.exact and whole.exact and not whole.percent and not _GOAL.search(said):
        yield scene.check(
            "part_over_whole",
            "suspicious",
            [part, whole],
            f"“{part.figure.quote}/{whole.figure.quote}”: phần lớn hơn tổng.",
        )


def slack(figures: Sequence[Seen]) -> Decimal:
    """How far a sum may be off by rounding alone: half of the last digit written, for each number."""
    fractions = [seen.step for seen in figures if seen.step and ("," in seen.figure.quote or seen.step % 1)]
    if not fractions:
        return Decimal(0)
    coarsest = max(fractions)
    return sum((min(seen.step, coarsest) / 2 for seen in figures), Decimal(0))


def _group(scene: Scene, whole: Seen, group: list[Seen]) -> Iterator[Check]:
    overlap = any(part.start < whole.end and whole.start < part.end for part in group)
    if overlap or (whole.figure.part_of is not None and whole.line != group[0].line):
        return
    limited = whole.figure.qualifier in ("exact", "under")
    too_big = next((part for part in group if limited and part.value > whole.value and part.exact), None)
    if too_big is not None and too_big.family == whole.family:
        cause = remark(too_big.value, whole.value)
        yield scene.check(
            "part_over_whole", "fails", [whole, too_big],
            f"Phần {quoted(too_big)} lớn hơn tổng {quoted(whole)} mà nó nằm trong đó{cause}.",
        )  # fmt: skip
    elif not all(part.exact for part in group):
        yield from _bounded(scene, whole, group)
    else:
        even = _even(scene, whole, group)
        yield from even or _uneven(scene, whole, group)


def _total(figures: Sequence[Seen]) -> Decimal:
    return sum((seen.value for seen in figures), Decimal(0))


def _even(scene: Scene, whole: Seen, group: list[Seen]) -> list[Check]:
    """The list, its beginning, its end, or the list with a figure nobody tied to it gives the whole."""
    total = _total(group)
    if abs(total - whole.value) <= slack([whole, *group]):
        return [_holds(scene, whole, group, "" if total == whole.value else " sau khi làm tròn")]
    for size in range(len(group) - 1, 1, -1):
        for some in (group[:size], group[-size:]):
            if _total(some) == whole.value:
                left = [part for part in group if part not in some]
                more = list(_group(scene, whole, left)) if len(left) > 1 else []
                return [_holds(scene, whole, some), *more]
    missing = _missing(scene, whole, group, whole.value - total)
    return [] if missing is None else [_holds(scene, whole, [*group, missing])]


def _holds(scene: Scene, whole: Seen, group: Sequence[Seen], how: str = "") -> Check:
    message = f"Các phần {listed(group)} cộng lại đúng bằng {quoted(whole)}{how}."
    return scene.check("parts", "holds", [whole, *group], message)


def _uneven(scene: Scene, whole: Seen, group: Sequence[Seen]) -> Iterator[Check]:
    total = _total(group)
    verdict = judge(scene, whole, group, total)
    if verdict is None and len(group) > 1 and whole.exact and miswritten(whole.value, total):
        verdict = None if loose_ones(scene, whole, group) else "suspicious"
    if verdict is not None:
        off, unit = total - whole.value, whole.figure.unit
        more = "nhiều hơn" if off > 0 else "ít hơn"
        yield scene.check(
            "parts", verdict, [whole, *group],
            f"Các phần {listed(group)} cộng lại được {shown(total, unit)}, {more} {shown(abs(off), unit)} so với "
            f"{quoted(whole)}{_cause(whole, group, total)}.",
        )  # fmt: skip
    elif total <= whole.value:
        message = f"Phần {listed(group)} không vượt tổng {quoted(whole)}."
        yield scene.check("part_of_whole", "holds", [whole, *group], message)


def _cause(whole: Seen, group: Sequence[Seen], total: Decimal) -> str:
    for part in group:
        cause = remark(part.value, whole.value - (total - part.value))
        if cause:
            return f"{cause} ở {quoted(part)}"
    return remark(whole.value, total)


def _missing(scene: Scene, whole: Seen, group: Sequence[Seen], rest: Decimal) -> Seen | None:
    """A figure among the parts that nobody tied to the whole, and that makes the list come out even."""
    low, high = min(whole.rank, group[0].rank), max(whole.rank, group[-1].rank)
    for other in scene.figures[max(0, low - 1) : high + 4]:
        inside = other.line == group[-1].line and other is not whole and other not in group
        if inside and other.value == rest and other.exact and other.family == whole.family and not other.percent:
            return other
    return None


def _bounded(scene: Scene, whole: Seen, group: Sequence[Seen]) -> Iterator[Check]:
    lows = sum((bounds(part.figure, part.step)[0] for part in group), Decimal(0))
    limit = bounds(whole.figure, whole.step)[1]
    if limit is not None and whole.exact and lows > limit and whole.family == "đồng":
        yield scene.check(
            "parts", "fails", [whole, *group],
            f"Các phần {listed(group)} cộng lại ít nhất {shown(lows, whole.figure.unit)}, vượt tổng {quoted(whole)}.",
        )  # fmt: skip
