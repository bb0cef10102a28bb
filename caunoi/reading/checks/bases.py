"""Percentages whose base stands further off: in the sentence before, after them in brackets, or as the number there is in all."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from caunoi.reading.checks.amounts import plain
from caunoi.reading.checks.remarks import miswritten, swapped
from caunoi.reading.checks.sameness import alike, stock_of
from caunoi.reading.checks.scene import NEAR, Scene, Seen, quoted
from caunoi.reading.checks.shares import CHANGE, OTHER_BASE, fits_share, number_before, wrong_share
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_OPENS = rule(
    r"\s*(?:\(|,|:)\s*(?:(?:đã |có )?[^\W\d]+ [^\W\d]+ |có |(?:tức(?: là)?|với|đạt|bằng|ứng với|là|tương ứng|tương đương|được|gồm)\s)?\s*"
)
_IN_ALL = rule(r"\s?(?:/|trên|trong|(?:trên|trong) tổng(?: số| vốn| kinh phí| mức)?(?: [^\W\d]+)?)\s?")
_LEADS = rule(
    r"[^.;\d()%]{0,60}(?:[,(]\s*|\s)(?:(?:nên|do đó|như vậy|vì vậy|qua đó|tức là|tức)\s)?"
    r"(?:(?:[^\W\d]+\s){0,2}(?:tỷ|tỉ) lệ [^.,;()\d%]{0,30}|(?:đã |mới )?(?:đạt|chiếm|bằng|tương đương|tương ứng)(?: (?:tỷ|tỉ) lệ)?\s|(?<=\()\s*)\s*:?\s*"
)
_OTHER_STORY = rule(
    r"\b(?:so với|cùng kỳ|năm trước|kỳ trước|kế hoạch|chỉ tiêu|dự toán|mục tiêu|riêng|lũy kế|từ đầu nhiệm kỳ|phấn đấu|bình quân)\b"
)
_ITS_OWN = rule(r"^\s*(?:trên |trong |của )?(?:tổng(?: số)?|số|toàn bộ(?: số)?)\s")
_WIDER = rule(
    r"\b(?:toàn (?:tỉnh|huyện|quốc|thành phố|ngành)|cả nước|cả tỉnh|trong độ tuổi|thuộc|trong diện|đủ điều kiện|đăng ký)\b"
)
_CHOSEN = rule(r"^[^.,;()\d]{0,40}\b(?:được|đã|tham gia|nói trên)\b")
_OF_THOSE = rule(r"\s?(?:trên|trong|của|so với)?\s?tổng(?: số)?\s")
_FAR = Decimal(12)
_OVER = Decimal("1.4")
_MOST, _TRIES = 60, 20
_WHOLE = Decimal(100)
_CERTAIN = Decimal(95)


def check_bases(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """Every share that no nearer check has tested (`tested`) against the base the text gave it elsewhere."""
    for share in scene.figures:
        if not share.percent or share.rate or not share.exact or share.index in tested or share.value > _WHOLE:
            continue
        if CHANGE.search(share.lead) or share.figure.is_plan:
            continue
        found = _in_brackets(scene, share) or _named_after(scene, share) or _before(scene, share)
        if found is not None:
            yield found


def _in_brackets(scene: Scene, share: Seen) -> Check | None:
    """`đạt 92,3% (36/42 vụ)`, `đạt 92,3%, tức 36 trên 42 vụ`."""
    following = scene.figures[share.rank + 1 : share.rank + 3]
    if len(following) < 2 or any(seen.sentence != share.sentence or not seen.exact for seen in following):
        return None
    part, whole = following
    tied = scene.ratio_whole(part) is whole or (
        alike(part, whole) and _IN_ALL.fullmatch(scene.between(part, whole)) is not None
    )
    if not tied or not whole.value or not _OPENS.fullmatch(scene.between(share, part)):
        return None
    if fits_share(share, part.value, whole.value):
        return right_share(scene, share, part, whole)
    return wrong_share(scene, share, part, whole, "fails")


def _before(scene: Scene, share: Seen) -> Check | None:
    part = number_before(scene, share)
    if part is None or not part.exact or part.rate or scene.ratio_part(part) is not None or part.figure.is_plan:
        return None
    after = share.tail
    own = _of_its_own(scene, part, after)
    led = _LEADS.fullmatch(scene.working, part.end, share.at) and not CHANGE.search(part.lead)
    if not led or (OTHER_BASE.match(after) and not own):
        return None
    is_chosen = own and _CHOSEN.search(after)
    base = _base(scene, part) if is_chosen or not own else stock_of(scene, part)
    if base is None or base is part or not base.value:
        return _by_name(scene, share, part) if own else None
    return _of_base(scene, share, part, base, own=own)


def _of_base(scene: Scene, share: Seen, part: Seen, base: Seen, *, own: bool) -> Check | None:
    if fits_share(share, part.value, base.value):
        return right_share(scene, share, part, base)
    if own and base.value == part.value:
        return _two_meanings(scene, share, part, base) if share.value <= _CERTAIN else None
    return wrong_share(scene, share, part, base, "suspicious") if _proven(scene, share, part, base) else None


def _by_name(scene: Scene, share: Seen, part: Seen) -> Check | None:
    """`giám sát 14 công trình, 5 công trình chậm, chiếm 53,7% số công trình`: the one bigger number of that name told before it."""
    before = scene.figures[max(0, part.rank - NEAR) : part.rank]
    bigger = [
        other for other in before
        if other.line == part.line and other.value > part.value and alike(other, part) and other.exact
    ]  # fmt: skip
    for base in bigger:
        if fits_share(share, part.value, base.value):
            return right_share(scene, share, part, base)
    if len({base.value for base in bigger}) != 1 or bigger[-1].figure.is_plan or not _same_time(bigger[-1], part):
        return None
    base = bigger[-1]
    apart = _OTHER_STORY.search(scene.working[base.end : part.start]) or fits_elsewhere(scene, share, part)
    return None if apart else wrong_share(scene, share, part, base, "suspicious")


def _named_after(scene: Scene, share: Seen) -> Check | None:
    """`48 kiến nghị được trả lời, đạt 85% trong tổng số 64 kiến nghị`: the base is named behind the share."""
    part = number_before(scene, share)
    base = scene.figures[share.rank + 1] if share.rank + 1 < len(scene.figures) else None
    if part is None or base is None or not alike(part, base) or not _OF_THOSE.fullmatch(scene.between(share, base)):
        return None
    one = part.exact and base.exact and part.value < base.value and scene.ratio_part(part) is None
    if not one or not _LEADS.fullmatch(scene.working, part.end, share.at):
        return None
    if fits_share(share, part.value, base.value):
        return right_share(scene, share, part, base)
    return None if fits_elsewhere(scene, share, part) else wrong_share(scene, share, part, base, "fails")


def fits_elsewhere(scene: Scene, share: Seen, part: Seen) -> bool:
    """Whether some other number of the text makes the share right, as its base or as its part."""
    others = scene.families.get(part.family, ())[:_MOST]
    return any(other.value > part.value and fits_share(share, part.value, other.value) for other in others)


def _proven(scene: Scene, share: Seen, part: Seen, base: Seen) -> bool:
    """Whether a base that the text ties only loosely is the one meant, and no other number of the text makes the share right."""
    meant = base.value >= part.value and is_near(share, part.value * 100 / base.value, _FAR)
    if not meant and not _one_slip(share, part, base):
        return False
    return not fits_elsewhere(scene, share, part)


def right_share(scene: Scene, share: Seen, part: Seen, whole: Seen) -> Check:
    """The finding that part/whole is the percentage as written."""
    message = f"{quoted(part)} trên {quoted(whole)} đúng là {quoted(share)}."
    return scene.check("share", "holds", [share, part, whole], message)


def _two_meanings(scene: Scene, share: Seen, part: Seen, base: Seen) -> Check:
    return scene.check(
        "same_quantity", "suspicious", [base, part, share],
        f"{quoted(base)} được nêu là toàn bộ, nhưng chỗ sau {quoted(part)} chỉ là {quoted(share)} của toàn bộ: một số có hai nghĩa.",
    )  # fmt: skip


def _of_its_own(scene: Scene, part: Seen, after: str) -> bool:
    """`có 1.150 hội viên vay vốn, chiếm 46% tổng số hội viên`: the base has the part's own name."""
    found = _ITS_OWN.match(after)
    name = part.noun
    return bool(found and name and after[found.end() :].startswith(name)) and not _WIDER.search(after)


def _base(scene: Scene, part: Seen) -> Seen | None:
    """The nearest bigger number of the same things in the paragraph, else how many of them there are."""
    for other in reversed(scene.figures[max(0, part.rank - NEAR) : part.rank]):
        if other.line != part.line:
            break
        if not alike(other, part) or (other.value < part.value and not _slightly_less(other, part)):
            continue
        told = other.exact and not other.figure.is_plan and _same_time(other, part)
        return other if told and not _OTHER_STORY.search(scene.working[other.end : part.start]) else None
    return stock_of(scene, part)


def _slightly_less(base: Seen, part: Seen) -> bool:
    """Whether a part is more than its base by no more than one wrong digit makes it."""
    return base.sentence == part.sentence and part.rank - base.rank == 1 and part.value <= base.value * _OVER


def _same_time(first: Seen, second: Seen) -> bool:
    times = {seen.figure.period for seen in (first, second) if seen.figure.period}
    return len({words for words in times if any(sign.isdigit() for sign in words)}) < 2


def _one_slip(share: Seen, part: Seen, base: Seen) -> bool:
    """Whether a part one slip of the pen away is the share of its base: `1.398` of 1.276 where 86,1% is 1.098."""
    low = int((share.value - share.step) * base.value / 100)
    high = int((share.value + share.step) * base.value / 100) + 1
    if high - low > _TRIES or part.value < _WHOLE:
        return False
    return any(
        miswritten(part.value, Decimal(count)) and fits_share(share, Decimal(count), base.value)
        for count in range(max(low, 1), high + 1)
    )


def is_near(share: Seen, real: Decimal, far: Decimal) -> bool:
    """A base that the text ties loosely proves something only if the share is near the real one or a slip of the pen from it."""
    places = max(0, -int(share.step.as_tuple().exponent)) if share.step else 0
    one = Decimal(1).scaleb(-places)
    meant = {real.quantize(one, ROUND_HALF_UP), real.quantize(one, ROUND_DOWN)}
    if abs(real - share.value) <= far:
        return True
    return any(
        swapped(plain(right, places), plain(share.value, places)) or (places > 0 and miswritten(share.value, right))
        for right in meant
    )
