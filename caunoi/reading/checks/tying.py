"""Lists that belong to a whole though nobody tied them to it: mostly because, as written, they exceed it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from caunoi.reading.checks.amounts import shown
from caunoi.reading.checks.remarks import miswritten, remark, slip
from caunoi.reading.checks.scene import NEAR, Scene, Seen, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_EVERY = rule(
    r"[^.;\d]{0,110}?(?::|\((?:gồm|trong đó)?|\b(?:gồm|bao gồm|chia ra|phân theo|chia theo|cụ thể)(?: có)?:?)\s*[^.;:()\d]{0,60}"
)
_SOME = rule(r"[^.;\d]{0,110}?\btrong (?:đó|số đó|số này)(?: có)?:?\s*[^.;:()\d]{0,60}")
_PLAIN = rule(r"[^.;:()\d]{0,60}?,\s[^.;:()\d]{0,60}")
_IN_ALL = rule(r"\btổng\b[^.;\d]{0,50}$")
_OPENS_LIST = rule(r"\s*(?:(?:chia|phân|xét|tính) theo|theo|gồm|bao gồm|cụ thể|chia ra)\b[^.;\d]{0,90}$")
_NEXT = rule(r"\s?[^.;:\d]{0,70}?(?:,|;|\bvà\b|\bcùng\b)\s?[^.;:\d]{0,60}")
_STOPS = rule(
    r"\b(?:riêng|trong đó|trong số|ngoài ra|so với|cùng kỳ|bình quân|mỗi|tăng|giảm|vượt|trị giá|lũy kế|kế hoạch|đạt|hiện|còn|nay|năm trước|kỳ trước|trước đó|trước đây|lên|xuống|chỉ tiêu)\b"
)
_CLOSING = rule(
    r"\b(?P<word>nâng tổng số|tổng cộng|tổng số|tổng|cộng lại|cả thảy|tất cả|cộng chung|cộng cả)\b[^.;,:\d]{0,50}[:=]?\s*$"
)
_SURE = ("tổng cộng", "cộng lại", "cả thảy", "cộng chung", "cộng cả")
_SHARED = rule(r"\b(?:nữ|nam|đảng viên|dân tộc|tôn giáo|lượt|tham gia|hưởng ứng)\b")
_NEARLY = Decimal("0.15")
NEAR_ENOUGH = Decimal("0.2")
_ROW = rule(r"[^.:\d()]{0,40}[,;][^.:\d()]{0,40}")
_FUND = rule(
    r"\b(?:kinh phí|tổng mức(?: đầu tư)?|tổng giá trị|tổng vốn|số tiền|trị giá|tổng số vốn|nguồn lực|hết|tổng)\b[^.;,\d]{0,30}$"
)
_STATE = rule(r"\b(?:ngân sách|nhà nước|tỉnh|huyện|cấp trên|trung ương|xã hỗ trợ|thành phố)\b")
_PEOPLE = rule(
    r"\b(?:nhân dân|dân|xã hội hóa|doanh nghiệp|con em|đóng góp|ủng hộ|đối ứng|hội viên|mạnh thường quân|hộ|ngân sách (?:xã|phường))\b"
)
_ASIDE = rule(r"\b(?:riêng|ngoài ra|so với|cùng kỳ|bình quân|mỗi|đã giải ngân|giải ngân|đã chi|trị giá|quy)\b")
_GRADED = rule(r"\b(?:xếp loại|bình xét|phân loại|đánh giá|chất lượng)\b")
_DIGIT = re.compile(r"[0-9]")
_DIGITS = rule(r"\s?\b\d+(?:[/.-]\d+)*\b")
_MOST = 12


def _gap(scene: Scene, first: Seen, second: Seen) -> str:
    """The words between two neighbours, without the digits of years, dates and names (`tuyến 1`), which count nothing."""
    gap = scene.between(first, second)
    return _DIGITS.sub("", gap) if _DIGIT.search(gap) else gap


def loose_lists(scene: Scene) -> Iterator[tuple[Seen, list[Seen]]]:
    """Each whole and the untied list right after it: `156 lượt: cấp tỉnh 28 lượt, cấp xã 138 lượt`."""
    for whole in scene.figures:
        if not whole.exact or whole.percent or whole.rate:
            continue
        first = _next_like(scene, whole) or _next_sentence(scene, whole)
        if first is None or _is_inner(scene, whole):
            continue
        group = _list(scene, first)
        tied = _link(scene, whole, first, group)
        if not tied or (scene.parts.get(whole.index) and all(part.value <= whole.value for part in group)):
            continue  # the other parts of a whole are tested with it
        if len(group) > 1 or (tied == "some" and group[0].value > whole.value and not _peer(scene, whole)):
            yield whole, group


def _link(scene: Scene, whole: Seen, first: Seen, group: Sequence[Seen]) -> str:
    if first.sentence != whole.sentence:
        return "every"
    gap = _gap(scene, whole, first)
    if _SOME.fullmatch(gap):
        return "some"
    if _STOPS.search(gap):
        return ""
    if _EVERY.fullmatch(gap):
        return "every"
    total = sum((part.value for part in group), Decimal(0))
    if len(group) > 2 and abs(total - whole.value) <= whole.value * _NEARLY and _fills(scene, whole, group):
        return "every"
    summed = _IN_ALL.search(scene.before(whole, 70)) and _PLAIN.fullmatch(gap)
    return "every" if summed and (total == whole.value or miswritten(whole.value, total)) else ""


def _fills(scene: Scene, whole: Seen, group: Sequence[Seen]) -> bool:
    """`48 ha; cam 22 ha, bưởi 15 ha, nhãn 16 ha.`: a row of short names from a whole to the end of its sentence."""
    row = [whole, *group]
    end = scene.working[group[-1].end : group[-1].sentence_end]
    short = all(_ROW.fullmatch(_gap(scene, one, two)) for one, two in pairwise(row))
    return short and len(end) < 40 and not _SHARED.search(scene.working[whole.start : group[-1].sentence_end])


def _next_sentence(scene: Scene, whole: Seen) -> Seen | None:
    """The first of a list that opens the next sentence: `Tổng số 432 vụ. Theo lĩnh vực: dân sự 219 vụ; …`."""
    for first in scene.figures[whole.rank + 1 : whole.rank + NEAR]:
        if first.sentence > whole.sentence:
            break
    else:
        return None
    if first.line != whole.line or not _free(first, whole) or scene.ratio_part(first) is not None:
        return None
    alone = [seen for seen in scene.in_sentence(whole) if seen.family == whole.family and not seen.rate]
    if scene.parts.get(whole.index) or any(
        seen.value >= whole.value or seen.figure.part_of is not None for seen in alone
    ):
        return None
    near = not scene.working[whole.sentence_end : first.sentence].strip()
    return first if near and _OPENS_LIST.match(scene.working[first.sentence : first.start]) else None


def _is_inner(scene: Scene, seen: Seen) -> bool:
    return seen.figure.part_of is not None or scene.ratio_part(seen) is not None


def _peer(scene: Scene, whole: Seen) -> bool:
    """Whether another number of the same things stands before it in its sentence: then the list may divide both."""
    return any(
        other.family == whole.family and other.rank < whole.rank and not other.rate
        for other in scene.in_sentence(whole)
    )


def _next_like(scene: Scene, seen: Seen) -> Seen | None:
    """The figure right after it, if it counts the same and no one tied it to a whole."""
    after = scene.figures[seen.rank + 1] if seen.rank + 1 < len(scene.figures) else None
    if after is None or after.sentence != seen.sentence or not _one_kind(seen, after):
        return None
    return after if after.exact and after.figure.part_of is None and scene.ratio_part(after) is None else None


def _one_kind(whole: Seen, part: Seen) -> bool:
    """`126 bóng đèn: tuyến 1 lắp 30 bóng`: the short name of the same things."""
    return whole.family == part.family or whole.family.startswith(f"{part.family} ")


def _list(scene: Scene, first: Seen) -> list[Seen]:
    group = [first]
    while len(group) < _MOST:
        last = group[-1]
        after = _next_like(scene, last)
        if after is None or not _NEXT.fullmatch(_gap(scene, last, after)) or _STOPS.search(_gap(scene, last, after)):
            break
        group.append(after)
    return group


def check_overflow(scene: Scene) -> Iterator[Check]:
    """A list of which only some is tied to its whole, as all of it bursts the whole: `1,8 tỷ, trong đó … 0,9 tỷ và … 1.400 tỷ`."""
    for index, tied in scene.parts.items():
        whole = scene.by_index[index]
        if not whole.exact or whole.percent or whole.rate or not _exact_peers(whole, tied):
            continue
        parts = _all_of_it(scene, whole, tied)
        total = sum((part.value for part in parts), Decimal(0))
        even = sum((part.value for part in tied), Decimal(0)) == whole.value
        if even or len(parts) == len(tied) or total <= whole.value or _peer(scene, whole):
            continue
        gap = _gap(scene, whole, parts[0])
        every = _EVERY.fullmatch(gap) and not _SOME.fullmatch(gap) and not _STOPS.search(gap)
        wrong = _slip_in(whole, parts, total)
        if wrong is not None:
            due = wrong.value - (total - whole.value)
            rest = [part for part in parts if part is not wrong]
            yield scene.check(
                "part_over_whole" if wrong.value > whole.value else "parts", "fails", [whole, wrong, *rest],
                f"Trong {quoted(whole)} đã có {listed(rest)} thì phần kia là {shown(due, whole.figure.unit)}, không phải "
                f"{quoted(wrong)}{remark(wrong.value, due)}.",
            )  # fmt: skip
        elif miswritten(whole.value, total) or (
            every and not _SHARED.search(scene.working[whole.start : parts[-1].end])
        ):
            yield not_even(scene, whole, parts, total)


def _all_of_it(scene: Scene, whole: Seen, tied: Sequence[Seen]) -> list[Seen]:
    """The tied parts with the untied numbers of the same things between the whole and them, and right after them."""
    before = scene.figures[whole.rank + 1 : tied[0].rank]
    if not all(_free(seen, whole) and seen.sentence == tied[0].sentence for seen in before):
        before = []
    parts = [*before, *tied]
    while len(parts) < _MOST:
        after = _next_like(scene, parts[-1])
        gap = "" if after is None else _gap(scene, parts[-1], after)
        if (
            after is None
            or ")" in gap
            or not _NEXT.fullmatch(gap)
            or _STOPS.search(gap)
            or (";" in gap and ":" not in _gap(scene, whole, parts[0]))
        ):
            break
        parts.append(after)
    return parts


def _free(seen: Seen, whole: Seen) -> bool:
    alike = seen.family == whole.family and not seen.rate and not seen.percent
    return alike and seen.exact and seen.figure.part_of is None


def _slip_in(whole: Seen, parts: Sequence[Seen], total: Decimal) -> Seen | None:
    """The part that one slip of the pen made too big, if only one can be it; a wrong scale is the likeliest."""
    due = {part.index: part.value - (total - whole.value) for part in parts}
    scales = [part for part in parts if due[part.index] > 0 and slip(part.value, due[part.index])]
    found = scales or [part for part in parts if due[part.index] > 0 and miswritten(part.value, due[part.index])]
    return found[0] if len(found) == 1 else None


def _exact_peers(whole: Seen, parts: Sequence[Seen]) -> bool:
    return all(part.exact and part.family == whole.family and part.start > whole.end for part in parts)


def check_rows(scene: Scene, rows: Sequence[tuple[Seen, list[Seen]]], tested: set[int]) -> Iterator[Check]:
    """A row of three or more to the end of a sentence that nearly gives the number before it; `rows`: all untied lists."""
    for whole, group in rows:
        total = sum((part.value for part in group), Decimal(0))
        off = abs(total - whole.value)
        if (
            whole.index not in tested
            and len(group) > 2
            and off
            and off <= whole.value * _NEARLY
            and _fills(scene, whole, group)
        ):
            yield not_even(scene, whole, group, total)


def check_sources(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """`kinh phí 240 triệu, ngân sách 90 triệu, dân góp 160 triệu`: money of the state and of the people leaves nothing out."""
    for whole in scene.families.get("đồng", ()):
        if not whole.exact or whole.index in tested or not _FUND.search(whole.lead):
            continue
        group = _sources(scene, whole)
        said = scene.working[whole.end : group[-1].end] if len(group) > 1 else ""
        total = sum((part.value for part in group), Decimal(0))
        off = abs(total - whole.value)
        margin = (whole.step + sum((part.step for part in group), Decimal(0))) / 2
        finer = bool(group) and whole.step < min(part.step for part in group)
        off = off if off > margin or finer else Decimal(0)
        if _STATE.search(said) and _PEOPLE.search(said) and 0 < off <= whole.value * NEAR_ENOUGH:
            yield not_even(scene, whole, group, total)


def _sources(scene: Scene, whole: Seen) -> list[Seen]:
    """The money told right after a fund, until the sentence turns to something else."""
    group: list[Seen] = []
    for seen in scene.figures[whole.rank + 1 : whole.rank + NEAR]:
        if seen.family != "đồng" or not seen.exact or seen.sentence != whole.sentence:
            break
        gap = _gap(scene, group[-1] if group else whole, seen)
        if ";" in gap[1:] or _ASIDE.search(gap):
            break
        group.append(seen)
    return group


def check_closing(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """`cấp tỉnh 9 cuộc, cấp xã 393 cuộc, nâng tổng số lên 412 cuộc`: a total told after what it adds up."""
    for whole in scene.figures:
        if not whole.exact or whole.percent or whole.rate or whole.index in tested or whole.figure.part_of is not None:
            continue
        before = scene.before(whole, 80)
        if not ("tổng" in before or "cộng" in before or "thảy" in before or "tất cả" in before):
            continue
        said = _CLOSING.search(before)
        if said is None:
            continue
        word = said.group("word")
        group = _addends(scene, whole, back=word in _SURE)
        if len(group) < 2:
            continue
        total = sum((seen.value for seen in group), Decimal(0))
        if total == whole.value:
            yield scene.check("parts", "holds", [whole, *group], f"{listed(group)} cộng lại đúng bằng {quoted(whole)}.")
            continue
        graded = total > whole.value and _GRADED.search(scene.working[whole.sentence : whole.start])
        sure = word in _SURE or (len(group) > 1 and (graded or _is_plain_row(scene, [*group, whole])))
        near = sure and abs(total - whole.value) <= whole.value * NEAR_ENOUGH
        if near or miswritten(whole.value, total):
            yield not_even(scene, whole, group, total)


def _is_plain_row(scene: Scene, row: Sequence[Seen]) -> bool:
    """Whether short names with commas alone stand between the numbers, from the beginning of their sentence."""
    gaps = [_gap(scene, one, two) for one, two in pairwise(row)]
    opens = row[0].start - row[0].sentence < 60 and row[-1].sentence == row[0].sentence
    return opens and all(_ROW.fullmatch(gap) and not _STOPS.search(gap) for gap in gaps)


def _addends(scene: Scene, whole: Seen, *, back: bool) -> list[Seen]:
    """The numbers of the same things before it in its sentence; for a plain "in all" else in the sentence before."""
    near = [seen for seen in scene.figures[max(0, whole.rank - NEAR) : whole.rank] if seen.line == whole.line]
    same = [seen for seen in near if seen.family == whole.family and not seen.rate]
    group = [seen for seen in same if seen.sentence == whole.sentence]
    if not group and back and same:
        group = [seen for seen in same if seen.sentence == same[-1].sentence]
        if group and scene.working[group[-1].sentence_end : whole.sentence].strip():
            return []
    free = all(seen.exact and seen.figure.part_of is None and not seen.percent for seen in group)
    return group if free else []


def not_even(scene: Scene, whole: Seen, group: Sequence[Seen], total: Decimal) -> Check:
    """The finding that numbers which leave nothing out do not give the whole."""
    off, unit = total - whole.value, whole.figure.unit
    more = "nhiều hơn" if off > 0 else "ít hơn"
    return scene.check(
        "parts", "suspicious", [whole, *group],
        f"{listed(group)} cộng lại được {shown(total, unit)}, {more} {shown(abs(off), unit)} so với {quoted(whole)}"
        f"{remark(whole.value, total)}.",
    )  # fmt: skip
