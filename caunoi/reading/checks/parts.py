"""Parts against their whole: lists that must add up, lists that must not exceed it, and `n/m` with its rest."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caunoi.reading.checks.amounts import bounds, shown
from caunoi.reading.checks.remarks import miswritten, remark
from caunoi.reading.checks.scene import Scene, Seen, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_ALL = rule(r"\b(?:gồm|bao gồm|chia ra|chia theo|chia thành|phân theo|phân ra|phân loại|cụ thể)\b")
_SOME = rule(r"\b(?:trong đó|trong số|trong ấy|trong tổng số)\b")
_OPEN = rule(
    r"\b(?:như|nổi bật|chủ yếu|tiêu biểu|nhất là|điển hình|đáng chú ý|riêng|nhiều|đặc biệt|ngoài ra|nổi trội|trong đó có|có)\b"
)
_REST = rule(r"\bcòn lại\b")
_TAIL = rule(r"^[^.;\n]{0,60}(?:…|\.\.\.|v\.v|vân vân)")
_TOTAL_WORD = rule(r"\b(?:tổng|cộng|nâng)\b")
_BREAK = rule(r"\b(?:riêng|trong đó|trong số|ngoài ra|tính riêng)\b")
_TRAIT = rule(
    r"\b(?:nữ|nam|đảng viên|dân tộc|tuổi|trẻ|tôn giáo|công giáo|trình độ|thương binh|bệnh binh|đại học|thạc sĩ|lý luận|tái cử|kiêm|"
    r"già làng|uy tín|người có|hộ nghèo|là)\b"
)
_BULLET = re.compile(r"\s*(?:[-+*•–]|\d{1,2}[.)]|[a-zđ][.)])\s")
_REMAINS = rule(r"(?:^|[\s,;(])(?:còn(?: lại)?|chưa|không|đang)\b[^.;]{0,30}$")
_GOAL = rule(r"\b(?:kế hoạch|chỉ tiêu|vượt|mục tiêu|nghị quyết|dự toán|kh|giao|đăng ký)\b")
_BEGINS = rule(r"\s*(?:\d+[.)]|[-+*•])?\s*(?:chia|phân|gồm|bao gồm|cụ thể|theo|trong)\b")
_WORDED = rule(r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) [^\W\d_]")
_COLON = re.compile(r":\s*[^.;,:]{0,40}$")
_NEARLY = Decimal("0.01")
_LOOSE = Decimal("0.1")


def check_parts(scene: Scene) -> Iterator[Check]:
    """Every whole of the report against each list of its parts."""
    for index, parts in scene.parts.items():
        whole = scene.by_index[index]
        ratio = scene.ratio_part(whole)
        if ratio is not None:
            yield from _ratio(scene, ratio, whole, parts)
        others = [part for part in parts if part is not ratio and _comparable(part, whole)]
        for group in _lists(scene, others):
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
    if last.sentence == part.sentence:
        return not _BREAK.search(gap)
    if last.line == part.line:
        return bool(_REST.search(scene.after(part, 20)) or _REST.search(scene.before(part, 30)))
    marks = [_BULLET.match(scene.working, seen.line) for seen in (last, part)]
    alike = all(marks) and len({_style(mark.group().strip()) for mark in marks if mark}) == 1
    return alike and gap.count("\n") <= 2 and len(gap) < 400


def _style(mark: str) -> str:
    return "number" if mark[0].isdigit() else "letter" if mark[0].isalpha() else mark


def _ratio(scene: Scene, part: Seen, whole: Seen, others: Sequence[Seen]) -> Iterator[Check]:
    if part.value > whole.value and part.exact and whole.exact:
        said = scene.working[max(whole.sentence, part.start - 80) : whole.end + 40]
        if _GOAL.search(said) or any(seen.percent and seen.value > 100 for seen in scene.figures[whole.rank + 1 : whole.rank + 2]):
            return
        yield scene.check(
            "part_over_whole", "fails", [part, whole], f"{quoted(part)}: phần ({shown(part.value, part.figure.unit)}) lớn hơn tổng "
            f"({shown(whole.value, whole.figure.unit)}).",
        )  # fmt: skip
        return
    yield scene.check("part_of_whole", "holds", [part, whole], f"{quoted(part)}: phần không lớn hơn tổng.")
    for other in scene.figures[whole.rank + 1 : whole.rank + 4]:
        same = other.family == part.family and other.line == whole.line and (other.figure.part_of in (whole.index, None))
        if same and other.exact and not other.rate and _REMAINS.search(scene.before(other, 40) + other.figure.quote):
            if part.value + other.value == whole.value:
                yield scene.check("parts", "holds", [whole, part, other], f"{quoted(part)} và {quoted(other)} cộng lại đúng bằng tổng.")
            elif miswritten(whole.value, part.value + other.value):
                made = shown(part.value + other.value, whole.figure.unit)
                yield scene.check(
                    "parts", "suspicious", [whole, part, other], f"{quoted(part)} và {quoted(other)} cộng lại được {made}, khác tổng {quoted(whole)}."
                )
            return
    rest = [other for other in others if other is not part and other.exact and other.family == part.family]
    for other in rest:
        if part.value + other.value == whole.value:
            yield scene.check("parts", "holds", [whole, part, other], f"{quoted(part)} và {quoted(other)} cộng lại đúng bằng tổng.")
            return


def slack(figures: Sequence[Seen]) -> Decimal:
    """How far a sum may be off by rounding alone: half of the last digit written, for each number."""
    fractions = [seen.step for seen in figures if seen.step and seen.step % 1 or seen.step and "," in seen.figure.quote]
    if not fractions:
        return Decimal(0)
    coarsest = max(fractions)
    return sum((min(seen.step, coarsest) / 2 for seen in figures), Decimal(0))


def _group(scene: Scene, whole: Seen, group: list[Seen]) -> Iterator[Check]:
    if any(part.start < whole.end and whole.start < part.end for part in group):
        return
    if whole.figure.part_of is not None and whole.line != group[0].line:
        return
    too_big = next((part for part in group if part.value > whole.value and part.exact and whole.figure.qualifier in ("exact", "under")), None)
    if too_big is not None and too_big.family == whole.family:
        cause = remark(too_big.value, whole.value)
        yield scene.check(
            "part_over_whole", "fails", [whole, too_big],
            f"Phần {quoted(too_big)} lớn hơn tổng {quoted(whole)} mà nó nằm trong đó{cause}.",
        )  # fmt: skip
        return
    total = sum((part.value for part in group), Decimal(0))
    if not all(part.exact for part in group):
        yield from _bounded(scene, whole, group)
        return
    margin = slack([whole, *group])
    if abs(total - whole.value) <= margin:
        rounded = "" if total == whole.value else " sau khi làm tròn"
        yield scene.check("parts", "holds", [whole, *group], f"Các phần {listed(group)} cộng lại đúng bằng {quoted(whole)}{rounded}.")
        return
    for size in range(len(group) - 1, 1, -1):
        for some in (group[:size], group[-size:]):
            if sum((part.value for part in some), Decimal(0)) == whole.value:
                yield scene.check("parts", "holds", [whole, *some], f"Các phần {listed(some)} cộng lại đúng bằng {quoted(whole)}.")
                left = [part for part in group if part not in some]
                if len(left) > 1:
                    yield from _group(scene, whole, left)
                return
    missing = _missing(scene, whole, group, whole.value - total)
    if missing is not None:
        yield scene.check(
            "parts", "holds", [whole, *group, missing], f"Các phần {listed([*group, missing])} cộng lại đúng bằng {quoted(whole)}."
        )
        return
    verdict = _verdict(scene, whole, group, total)
    if verdict is None and len(group) > 1 and whole.exact and miswritten(whole.value, total) and not _loose_ones(scene, whole, group):
        verdict = "suspicious"
    if verdict is not None:
        off = total - whole.value
        size = "nhiều hơn" if off > 0 else "ít hơn"
        cause = _cause(whole, group, total)
        yield scene.check(
            "parts", verdict, [whole, *group],
            f"Các phần {listed(group)} cộng lại được {shown(total, whole.figure.unit)}, {size} {shown(abs(off), whole.figure.unit)} so với "
            f"{quoted(whole)}{cause}.",
        )  # fmt: skip
    elif total <= whole.value:
        yield scene.check("part_of_whole", "holds", [whole, *group], f"Phần {listed(group)} không vượt tổng {quoted(whole)}.")


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


def _link(scene: Scene, whole: Seen, group: Sequence[Seen]) -> str:
    if whole.at < group[0].at:
        first = group[0]
        bullet = first.line > whole.end and _BULLET.match(scene.working, first.line) is not None
        gap = scene.working[whole.end : first.line].rstrip() if bullet else scene.working[whole.end : first.start]
        return gap if len(gap) <= 300 else gap[:100] + gap[-150:]
    return ""


def _verdict(scene: Scene, whole: Seen, group: Sequence[Seen], total: Decimal) -> str | None:
    link = _link(scene, whole, group)
    some = bool(_SOME.search(link))
    rest = any(_REST.search(scene.after(part, 25)) or _REST.search(scene.before(part, 25)) for part in group)
    follows = whole.at > group[-1].at and bool(_TOTAL_WORD.search(scene.working[group[-1].end : whole.start]))
    last = max(link.rfind(". "), link.rfind("\n"))
    if last >= 0 and not _BEGINS.match(link, last + 1):
        link, some = "", False
    bracket = link.lstrip().startswith("(") and ")" not in link
    every = rest or follows or not some and (bracket or bool(_ALL.search(link)) or bool(_COLON.search(link)))
    shaky = bool(_OPEN.search(link) or _TAIL.search(scene.working[group[-1].end : group[-1].end + 80]))
    traits = any(_TRAIT.search(scene.before(part, 40) + part.figure.quote + scene.after(part, 40)) for part in group)
    if total > whole.value:
        if whole.figure.qualifier == "over":
            return "suspicious" if every and total > whole.value * (1 + _LOOSE) else None
        if every and not (traits and whole.family == "người" and not rest):
            return "fails"
        if traits and whole.family not in ("đồng", "hồ sơ", "phiếu"):
            return None
        if total <= whole.value + sum(seen.value for seen in _peers(scene, whole, group)):
            return None
        return "fails" if whole.family == "đồng" else "suspicious" if some else None
    if whole.figure.qualifier == "over":
        return "suspicious" if (every or whole.at > group[-1].at) and whole.value - total <= whole.value * _NEARLY else None
    if shaky or len(group) < 2 or whole.figure.qualifier != "exact" or _loose_ones(scene, whole, group):
        return None
    if every:
        left = scene.working[group[-1].end : group[-1].sentence_end]
        return None if whole.value - total <= 10 and _WORDED.search(left) else "fails"
    levels = {part.figure.level for part in group}
    complete = len(levels) == len(group) >= 3 and None not in levels
    return "suspicious" if some and complete and total >= whole.value * (1 - _LOOSE) else None


def _peers(scene: Scene, whole: Seen, group: Sequence[Seen]) -> list[Seen]:
    """Other wholes before the list: `32/52 vụ việc khiếu nại, 63/78 vụ việc tố cáo. Trong đó …`."""
    return [
        seen for seen in scene.figures[max(0, whole.rank - 4) : group[0].rank]
        if seen is not whole and seen.family == whole.family and seen.line == whole.line and seen not in group
    ]  # fmt: skip


def _loose_ones(scene: Scene, whole: Seen, group: Sequence[Seen]) -> bool:
    """Whether the list holds numbers nobody tied to the whole: then a missing rest proves nothing."""
    low, high = min(whole.rank, group[0].rank) + 1, max(whole.rank, group[-1].rank) + 1
    follows = scene.working[group[-1].end : group[-1].end + 40].lstrip()
    high += follows.startswith((",", "và ", "; "))
    return any(
        other.family == whole.family and other.figure.part_of is None and not other.rate and other is not whole and other not in group
        and other.sentence == group[-1].sentence
        for other in scene.figures[low:high]
    )  # fmt: skip


def _bounded(scene: Scene, whole: Seen, group: Sequence[Seen]) -> Iterator[Check]:
    lows = sum((bounds(part.figure).low for part in group), Decimal(0))
    limit = bounds(whole.figure).high
    if limit is not None and whole.exact and lows > limit and whole.family == "đồng":
        yield scene.check(
            "parts", "fails", [whole, *group],
            f"Các phần {listed(group)} cộng lại ít nhất {shown(lows, whole.figure.unit)}, vượt tổng {quoted(whole)}.",
        )  # fmt: skip
