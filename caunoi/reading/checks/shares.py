"""Percentages against the numbers they are taken from."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from caunoi.reading.checks.amounts import plain
from caunoi.reading.checks.remarks import swapped
from caunoi.reading.checks.scene import NEAR, Scene, Seen, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

CHANGE = rule(r"\b(?:tăng|giảm|vượt|nhiều hơn|ít hơn|cao hơn|thấp hơn|lãi suất|phí|lãi)\b[^,;.(]{0,20}$")
_TIGHT = rule(
    r"(?:(?!\b(?:trong khi|còn|xuống|lên|so với|tăng|giảm|trong đó)\b)[^.;\d(]){0,90}?"
    r"(?:[(=,]\s*(?:[^\W\d]+\s){0,5}?|\s)(?:(?:đã |mới |cũng )?(?:đạt|chiếm|bằng|tương đương|tương ứng|ứng với|là|=)?\s?(?:(?:tỷ|tỉ) lệ)?(?: đạt)?)?[\s:=(]*"
)
_IN_ALL = rule(r"\s?(?:/|trên|trong|trong số|trên tổng số|trong tổng số|trên tổng|/ tổng số)\s?")
_PLAN_AFTER = rule(r"\s?(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)[^.;,]{0,30}\(\s*$")
_PLAN = rule(
    r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|kh|ct|nghị quyết|cùng kỳ|so với|năm trước|định mức|hợp đồng|quy định|yêu cầu|đăng ký)\b"
)
OTHER_BASE = rule(
    r"^\s*(?:trên |trong |so với |của )?(?:tổng(?: số)?|dân số|số|toàn|kế hoạch|chỉ tiêu|dự toán|cùng kỳ|năm|so|kh|ct|nghị quyết|mục tiêu|định mức)\b"
)
_NAMED_BASE = rule(r"^\s*(?:trên|trong|so với|của)?\s*tổng(?: số)?\b")
_PEOPLE_AFTER = rule(
    r"^\s*(?:số )?(?:hộ|khu dân cư|cơ quan|đơn vị|cán bộ|người|hội viên|đoàn viên|xã|phường|thôn|tổ|doanh nghiệp|trường)\b"
)
_REACHED = rule(r"\s?[,(]?\s?(?:đạt|chiếm|bằng|đạt (?:tỷ|tỉ) lệ|chiếm (?:tỷ|tỉ) lệ|(?:tỷ|tỉ) lệ)?\s?")
_BASE_WORDS = rule(r"\b(?:so với|năm|trước|tăng|giảm|cùng với|và|riêng)\b")
_TAKES = rule(r"\bchiếm(?: (?:tỷ|tỉ) lệ)?(?: \w+)?\s*$")
_OF_ALL = rule(
    r"^\s*(?:trên |trong |của )?(?:tổng )?số (?!(?:giao|thu|chi|kế hoạch|cùng|dự|năm|được|phải|vốn|tiền|đăng|chỉ|lượng|này|trên|đã|nói|tiêu|"
    r"cần|đề ra|nộp|nợ|kỳ)\b)[^\W\d]"
)
_BOUNDED = rule(
    r"\b(?:tỷ|tỉ) lệ [^.;,\d]{0,40}?(?:hài lòng|có mặt|tham dự|đi bầu|tán thành|đồng ý|đồng thuận|bao phủ|đúng hạn|trước hạn|hòa giải thành|"
    r"đi học|đến trường|tốt nghiệp|chuyên cần|tham gia|che phủ|tín nhiệm|khám phá|điều tra|sử dụng)\b[^.;,\d]{0,60}$"
)
_WHOLE = Decimal(100)


def check_shares(scene: Scene) -> Iterator[Check]:
    """Every percentage that stands beside its own numbers, and shares over a hundred."""
    for seen in scene.figures:
        if not seen.percent or seen.rate:
            continue
        before = seen.lead
        if CHANGE.search(before) or (
            seen.at > seen.start and CHANGE.search(scene.working[max(seen.sentence, seen.at - 60) : seen.at])
        ):
            continue
        yield from _too_much(scene, seen, before)
        yield from _against_numbers(scene, seen)


def _too_much(scene: Scene, seen: Seen, before: str) -> Iterator[Check]:
    top = seen.value if seen.figure.value_max is None else Decimal(str(seen.figure.value_max))
    if top <= _WHOLE:
        return
    whole = (
        scene.working[seen.sentence : seen.sentence_end]
        if seen.sentence_end - seen.sentence < 600
        else before + seen.tail
    )
    if _PLAN.search(whole):
        return
    tail = scene.working[seen.end : seen.end + 60]
    if not _OF_ALL.match(tail) and not _BOUNDED.search(before) and ("đạt" in before[-25:] or "bằng" in before[-25:]):
        return
    after = scene.working[scene.working.find("%", seen.at) + 1 : seen.end + 40]
    if _TAKES.search(before) or _PEOPLE_AFTER.match(after) or _OF_ALL.match(tail) or _BOUNDED.search(before):
        yield scene.check(
            "share_over_100", "fails", [seen], f"Tỷ lệ {quoted(seen)} vượt quá 100% của chính số được tính."
        )


def rounds(off: Decimal, step: Decimal) -> bool:
    """Whether a number written with a last digit worth `step` may be the real one, which is `off` more: rounded or cut."""
    return -step / 2 <= off < step


def fits_share(share: Seen, part: Decimal, whole: Decimal) -> bool:
    """Whether part/whole is the percentage as written, cut or rounded at its last digit."""
    if not whole:
        return False
    real = part * 100 / whole
    off = real - share.value
    if share.figure.qualifier == "over":
        return -Decimal("0.05") <= off <= 5
    if share.figure.qualifier == "under":
        return -5 <= off <= Decimal("0.05")
    if share.figure.qualifier == "about":
        return abs(off) <= max(share.value * Decimal("0.05"), Decimal(1))
    return rounds(off, max(share.step, Decimal("0.01")))


def _against_numbers(scene: Scene, share: Seen) -> Iterator[Check]:
    following = _number_after(scene, share)
    if following is not None and _NAMED_BASE.match(share.tail):
        held = _of_named_base(scene, share, following)
        if held is not None:
            yield held
            return
    previous = number_before(scene, share)
    if previous is None:
        return
    pair = _own_pair(scene, share, previous, following)
    if pair is not None:
        named = pair[1] is not following and OTHER_BASE.match(share.tail) is not None
        yield from _sure(scene, share, *pair, named_base=named)
    elif not previous.rate and previous.figure.value_max is None:
        yield from _searched(scene, share, previous, following)


def _own_pair(scene: Scene, share: Seen, previous: Seen, following: Seen | None) -> tuple[Seen, Seen] | None:
    """Part and base where the text writes them as one: `22/23 đơn, đạt 95,7%`, `3.265 người, đạt 108,8% kế hoạch (3.000 người)`."""
    part = scene.ratio_part(previous)
    if part is not None:
        return part, previous
    before = scene.figures[previous.rank - 1] if previous.rank else None
    if before is not None and before.family == previous.family and before.value <= previous.value:
        joined = before.sentence == previous.sentence and _IN_ALL.fullmatch(scene.between(before, previous))
        if joined:
            return before, previous
    planned = following is not None and following.family == previous.family
    if planned and following is not None and _PLAN_AFTER.fullmatch(scene.between(share, following)):
        return previous, following
    return None


def _searched(scene: Scene, share: Seen, part: Seen, following: Seen | None) -> Iterator[Check]:
    """Any number near by that makes the share right will do; only the whole that the text itself names can make it wrong."""
    for whole in _wholes(scene, share, part, following):
        if fits_share(share, part.value, whole.value) and _may_be_all(scene, part, whole):
            yield _right(scene, share, part, whole)
            return
    other = _other_pair(scene, share)
    if other is not None:
        yield other
        return
    known = scene.whole_of(part)
    if known is None:
        yield from _beside(scene, share, part)
        return
    if known.percent or known.family != part.family or OTHER_BASE.match(share.tail):
        return
    exact = scene.ratio_whole(part) is not None or (part.exact and known.exact)
    if exact and _tight(scene, part, share):
        yield from _sure(scene, share, part, known, named_base=False)


def _beside(scene: Scene, share: Seen, part: Seen) -> Iterator[Check]:
    """`tiếp nhận 63 vụ việc, hòa giải thành 52 vụ việc, đạt tỷ lệ 85,2%`: the number before is the base, though no word says so."""
    base = scene.figures[part.rank - 1] if part.rank else None
    if (
        base is None
        or base.at < scene.clause(part)[0]
        or base.figure.unit != part.figure.unit
        or base.value < part.value
    ):
        return
    told = (
        base.end <= part.start and part.exact and base.exact and not base.rate and len(scene.between(base, part)) < 60
    )
    reached = _REACHED.fullmatch(scene.working, part.end, share.at)
    if (
        not told
        or not base.value
        or not reached
        or OTHER_BASE.match(share.tail)
        or _BASE_WORDS.search(scene.between(base, part))
    ):
        return
    yield wrong_share(scene, share, part, base, "suspicious")


def _right(scene: Scene, share: Seen, part: Seen, whole: Seen) -> Check:
    message = f"{quoted(part)} trên {quoted(whole)} đúng là {quoted(share)}."
    return scene.check("share", "holds", [share, part, whole], message)


def _number_after(scene: Scene, share: Seen) -> Seen | None:
    following = scene.figures[share.rank + 1] if share.rank + 1 < len(scene.figures) else None
    if following is None or following.sentence != share.sentence or following.percent or following.at - share.end > 80:
        return None
    return following


def _of_named_base(scene: Scene, share: Seen, base: Seen) -> Check | None:
    """`78,4% trong tổng số 27.500 phụ nữ`: one of the numbers before is that share of the base."""
    for other in reversed(scene.figures[max(0, share.rank - NEAR) : share.rank]):
        if other.family == base.family and other.value < base.value and fits_share(share, other.value, base.value):
            return _right(scene, share, other, base)
    return None


def _other_pair(scene: Scene, share: Seen) -> Check | None:
    """Two numbers of the same kind before the percentage, the second of which is the base: `5.946 trên tổng số 15.320 (38,8%)`."""
    numbers = [
        seen
        for seen in scene.figures[max(0, share.rank - 4) : share.rank]
        if seen.sentence == share.sentence and not seen.percent
    ]
    for whole in reversed(numbers):
        for part in reversed(numbers):
            alike = part.at <= whole.at and part is not whole and part.family == whole.family
            fits = alike and part.value <= whole.value and fits_share(share, part.value, whole.value)
            if fits and _may_be_all(scene, part, whole):
                return _right(scene, share, part, whole)
    return None


def _may_be_all(scene: Scene, part: Seen, whole: Seen) -> bool:
    """Whether a number beside an equal one is all of it: both exact, or tied by the text. `mỗi năm 2 hội nghị, các thôn
    mở ít nhất 2 hội nghị, đạt 100%`: the 100 % are of the hamlets."""
    return part.value != whole.value or (part.exact and whole.exact) or scene.whole_of(part) is whole


def number_before(scene: Scene, share: Seen) -> Seen | None:
    """The number right before a share in its sentence, unless it stands far off."""
    if share.rank == 0:
        return None
    previous = scene.figures[share.rank - 1]
    if (
        previous.percent
        or previous.sentence != share.sentence
        or share.start - previous.end > 90
        or share.start < previous.end
    ):
        return None
    return previous


def _tight(scene: Scene, number: Seen, share: Seen) -> bool:
    return _TIGHT.fullmatch(scene.working, number.end, share.at) is not None


def _wholes(scene: Scene, share: Seen, part: Seen, following: Seen | None) -> Sequence[Seen]:
    found = []
    known = scene.whole_of(part)
    if known is not None:
        found.append(known)
    if following is not None and following.family == part.family:
        found.append(following)
    for other in reversed(scene.figures[max(0, part.rank - NEAR) : part.rank]):
        if other.family == part.family and not other.rate and other not in found:
            found.append(other)
    return [whole for whole in found if whole.value >= part.value or share.value > _WHOLE]


def _nearer(scene: Scene, share: Seen, part: Seen, whole: Seen) -> Seen:
    """The base in the same clause, where the sentence tells one: `thụ lý 3.399 vụ việc, hòa giải thành 2.408 vụ việc`."""
    start, _ = scene.clause(part)
    previous = scene.figures[part.rank - 1] if part.rank else None
    if whole.at >= start or previous is None or previous.at < start or previous.family != part.family:
        return whole
    return previous if previous.value >= part.value and not previous.percent and not previous.rate else whole


def _sure(scene: Scene, share: Seen, part: Seen, whole: Seen, *, named_base: bool) -> Iterator[Check]:
    if not whole.value:
        return
    if fits_share(share, part.value, whole.value):
        yield _right(scene, share, part, whole)
        return
    last = whole if part.end <= whole.end <= share.start else part
    if named_base or not _tight(scene, last, share):
        return
    pair = _other_pair(scene, share)
    if pair is not None:
        yield pair
        return
    for other in scene.around(share, NEAR):
        near = other.family == part.family and not other.percent and not other.rate and other.value > part.value
        if near and fits_share(share, part.value, other.value):
            yield _right(scene, share, part, other)
            return
    whole = _nearer(scene, share, part, whole)
    if not whole.value or (share.value > _WHOLE and part.value <= whole.value and scene.ratio_whole(part) is not whole):
        return
    yield wrong_share(scene, share, part, whole, "fails")


def wrong_share(scene: Scene, share: Seen, part: Seen, whole: Seen, verdict: str) -> Check:
    """The finding that part/whole is another percentage; two digits that changed places make it sure."""
    places = max(1, -int(share.step.as_tuple().exponent)) if share.step else 1
    right = plain(part.value * 100 / whole.value, places)
    slip = swapped(plain(share.value, places), right)
    of = "" if scene.ratio_whole(part) is whole else f" trên {quoted(whole)}"
    return scene.check(
        "share", "fails" if slip else verdict, [share, part, whole],
        f"{quoted(part)}{of} là {right}%, không phải {quoted(share)}{'; có thể đảo chữ số' if slip else ''}.",
    )  # fmt: skip
