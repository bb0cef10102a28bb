"""Two numbers that leave nothing out (nam and nữ, valid and not, done and not done) against the number of both."""

from collections.abc import Iterator
from decimal import Decimal

from caunoi.reading.checks.scene import Scene, Seen, quoted
from caunoi.reading.checks.tying import NEAR_ENOUGH, not_even
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_PAIRS = (
    (rule(r"(?<!việt )\bnam\b"), rule(r"\b(?:nữ|phụ nữ)\b")),
    (rule(r"(?<!không )\bhợp lệ\b"), rule(r"\bkhông hợp lệ\b")),
    (rule(r"(?<!không )(?<!chưa )\bđạt (?:chuẩn|yêu cầu)\b"), rule(r"\b(?:không|chưa) đạt (?:chuẩn|yêu cầu)\b")),
    (rule(r"\bđã\b"), rule(r"\bchưa\b")),
    (rule(r"(?<!không )\bthành\b(?! (?:phố|viên|lập|phần|tích))"), rule(r"\bkhông thành\b")),
    (rule(r"\bđúng hạn\b"), rule(r"\b(?:trễ|quá|chậm) hạn\b")),
)
_DENIED = rule(r"\b(?:không|chưa) (?P<what>[^\W\d]+ [^\W\d]+|[^\W\d]{4,})")
_IN_ALL = rule(r"\b(?:dân số|tổng số|tổng)\b[^.;,\d]{0,20}$")
_OVER = Decimal("1.25")
_BACK = 8
_LEAD, _TAIL = 40, 25  # characters before and after a number that its label is read in


def check_complements(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """Two neighbours that leave nothing out (nam and nữ, valid and not) against the number of both, told before them."""
    for first in scene.figures:
        second = _next_of_kind(scene, first)
        if second is None or {first.index, second.index} & tested or not _complementary(scene, first, second):
            continue
        whole = _both(scene, first)
        if whole is None:
            continue
        total = first.value + second.value
        if total == whole.value:
            message = f"{quoted(first)} và {quoted(second)} cộng lại đúng bằng {quoted(whole)}."
            yield scene.check("parts", "holds", [whole, first, second], message)
        elif abs(total - whole.value) <= whole.value * NEAR_ENOUGH:
            yield not_even(scene, whole, [first, second], total)


def _next_of_kind(scene: Scene, first: Seen) -> Seen | None:
    """The number of the same things right after it; shares between them (`nữ 310 người, chiếm 60%; nam …`) do not count."""
    if not first.exact or first.percent or first.rate:
        return None
    whole = scene.ratio_whole(first)
    for second in scene.figures[first.rank + 1 : first.rank + 5]:
        if not second.percent and second is not whole:
            return second if second.exact and not second.rate and second.family == first.family else None
    return None


def _complementary(scene: Scene, first: Seen, second: Seen) -> bool:
    around = scene.working[max(0, first.at - _LEAD) : second.end + _TAIL]
    if not ("nữ" in around or "không" in around or "chưa" in around or "hạn" in around):
        return False  # none of the words by which one of two is told from the other
    between = scene.between(first, second)
    shares = [seen for seen in scene.figures[first.rank + 1 : second.rank] if seen.percent]
    if second.start < first.end or len(between) > 60 + 40 * len(shares):
        return False
    one, two = _label(scene, first), _label(scene, second)
    for yes, no in _PAIRS:
        for a, b in ((one, two), (two, one)):
            if yes.search(a) and no.search(b) and not no.search(a):
                return True
    denied = _DENIED.search(two)
    return denied is not None and denied.group("what") in one and not _DENIED.search(one)


def _label(scene: Scene, seen: Seen) -> str:
    """The words of a figure's own piece of the sentence."""
    last = scene.figures[seen.rank - 1] if seen.rank else None
    start = max(seen.line, last.end if last is not None else 0, seen.at - _LEAD)
    lead = scene.working[start : seen.at]
    cut = max(lead.rfind(mark) for mark in ",;.(\n")
    end = min(len(scene.working), seen.end + _TAIL)
    tail = scene.working[seen.at : end]
    for mark in (",", ";", ")", "(", "\n", " và ", ". "):
        tail = tail.split(mark)[0]
    return lead[cut + 1 :] + tail


def _both(scene: Scene, first: Seen) -> Seen | None:
    known = scene.whole_of(first)  # of `371/424 vụ việc` it is the 424
    if known is not None:
        return known if known.exact else None
    for other in reversed(scene.figures[max(0, first.rank - 2) : first.rank]):
        close = first.start - other.end <= 90 and scene.working.count("\n", other.end, first.start) <= 1
        told = other.family == first.family and other.exact and not other.rate and other.figure.part_of is None
        if close and told and other.value * _OVER > first.value and scene.ratio_part(other) is None:
            return other
    return _population(scene, first)


def _population(scene: Scene, first: Seen) -> Seen | None:
    """How many people there are, told a little further before: `dân số 12.740 người … nam 6.215 người, nữ 6.525 người`."""
    for other in reversed(scene.figures[max(0, first.rank - _BACK) : first.rank]):
        if other.line != first.line:
            return None
        told = other.family == first.family and other.exact and not other.rate and other.figure.part_of is None
        if told and other.value > first.value and _IN_ALL.search(other.lead[-30:]):
            return other
    return None
