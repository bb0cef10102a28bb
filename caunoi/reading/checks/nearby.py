"""Percentages whose part and base the text ties only by its words: a base named behind (`0,3% dư nợ`), a ratio before, other people.

Every pair that may be meant is tried; one that fits ends the search. An alarm needs a pair that nearly fits, or one slip of the pen.
"""

from collections.abc import Iterator
from decimal import Decimal

from caunoi.reading.checks.bases import fits_elsewhere, is_near, right_share
from caunoi.reading.checks.sameness import alike
from caunoi.reading.checks.scene import NEAR, Scene, Seen
from caunoi.reading.checks.shares import CHANGE, OTHER_BASE, fits_share, number_before, wrong_share
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_NAMED = rule(r"^\s*(?:trên |trong |của |so với )?(?:tổng )?(?:số )?(?P<what>[^\W\d]+ [^\W\d]+)")
_OF_ALL = rule(r"\s?(?:là tỷ lệ )?(?:trên|trong|của|so với)?\s?tổng(?: số)?\s")
_APART = rule(
    r"\b(?:so với|cùng kỳ|năm trước|kế hoạch|chỉ tiêu|nghị quyết|dự toán|riêng|ngoài ra|bình quân|phấn đấu|lũy kế|tăng|giảm|trong đó)\b"
)
_BARE = {"người", "đồng chí", "em", "cháu"}
_FEW, _SOME = Decimal(5), Decimal(12)
_TENTHS = Decimal("0.3")
_BRACKETS = rule(r"\([^()]*\)")
_REACH = 90
_WHOLE = Decimal(100)


def check_nearby(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """Every share that no nearer check has tested (`tested`)."""
    for share in scene.figures:
        plain = share.percent and share.exact and not share.rate and not share.figure.is_plan
        if not plain or share.index in tested or share.value > _WHOLE or CHANGE.search(share.lead):
            continue
        pairs = [pair for pair in _pairs(scene, share) if pair[1].value and _told(scene, share, *pair[:2])]
        right = next((pair for pair in pairs if fits_share(share, pair[0].value, pair[1].value)), None)
        if right is not None:
            yield right_share(scene, share, *right[:2])
            continue
        for part, base, far in pairs:
            near = is_near(share, part.value * 100 / base.value, far)
            if near and not fits_elsewhere(scene, share, part):
                yield wrong_share(scene, share, part, base, "suspicious")
                break


def _told(scene: Scene, share: Seen, part: Seen, base: Seen) -> bool:
    """Whether both are plain numbers and nothing between them and the share speaks of another story."""
    plain = all(seen.exact and not (seen.rate or seen.percent or seen.figure.is_plan) for seen in (part, base))
    low, high = min(part.end, base.end, share.end), max(part.start, base.start, share.start)
    return plain and part.value < base.value and not _APART.search(_BRACKETS.sub("", scene.working[low:high][-300:]))


def _pairs(scene: Scene, share: Seen) -> Iterator[tuple[Seen, Seen, Decimal]]:
    """Part, base, and how many points off still mean that the share was taken of them."""
    before = scene.figures[share.rank - 1] if share.rank else None
    following = scene.figures[share.rank + 1] if share.rank + 1 < len(scene.figures) else None
    ratio = _ratio(scene, share, before)
    few = min(_FEW, share.value * _TENTHS)
    if before is not None and ratio is not None and before.sentence == share.sentence:
        yield ratio, before, few
    if (
        following is not None
        and following.sentence == share.sentence
        and _OF_ALL.fullmatch(scene.between(share, following))
    ):
        for part in reversed(scene.figures[max(0, share.rank - 3) : share.rank]):
            if part.line == share.line and part.family == following.family:
                yield part, following, few
    last = number_before(scene, share)
    if last is None or ratio is not None:
        return
    base = _by_label(scene, share, last)
    if base is not None:
        yield last, base, _SOME
    if not OTHER_BASE.match(share.tail):
        yield from ((last, other, few) for other in _people(scene, last))


def _ratio(scene: Scene, share: Seen, before: Seen | None) -> Seen | None:
    """The n of `n/m` right before a share, also of `98.215 người/104.730 công nhân`."""
    if before is None or share.start - before.end > _REACH:
        return None
    first = scene.figures[before.rank - 1] if before.rank else None
    if first is not None and scene.whole_of(first) is before and scene.between(first, before).strip() == "/":
        return first
    return scene.ratio_part(before)


def _by_label(scene: Scene, share: Seen, part: Seen) -> Seen | None:
    """`dư nợ 1.246,8 tỷ đồng … 3,74 tỷ đồng, bằng 0,3% dư nợ`: the number told under the name that follows the share."""
    at = scene.working.find("%", share.at) + 1
    found = _NAMED.match(scene.working[at : min(share.sentence_end, at + 60)])
    if found is None:
        return None
    name = found.group("what")
    for other in reversed(scene.figures[max(0, part.rank - NEAR) : part.rank]):
        if other.line == part.line and other.family == part.family and name in scene.before(other, _REACH):
            return other
    return None


def _people(scene: Scene, part: Seen) -> Iterator[Seen]:
    """`74 lớp với 2.220 học viên; có việc làm 1.843 người`: who are simply "người" may be of any people told before in the sentence."""
    if part.noun not in _BARE:
        return
    for other in reversed(scene.figures[max(0, part.rank - NEAR) : part.rank]):
        if other.sentence != part.sentence:
            return
        if other.family == part.family and not alike(other, part) and other.value > part.value:
            yield other
            return
