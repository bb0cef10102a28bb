"""Growth and differences: more or less than before, so much per cent, and what is left."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from caunoi.reading.checks.amounts import plain, shown
from caunoi.reading.checks.comparing import moved_pair, told_pair
from caunoi.reading.checks.parts import slack
from caunoi.reading.checks.remarks import remark, swapped
from caunoi.reading.checks.scene import Scene, Seen, quoted
from caunoi.reading.checks.shares import rounds
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_UP = rule(r"\b(?:tăng|nhiều hơn|cao hơn)(?: thêm| lên)?(?: (?:được|khoảng|gần|hơn|trên|là|bình quân|tới))*\s*$")
_DOWN = rule(r"\b(?:giảm|ít hơn|thấp hơn)(?: đi| bớt| được| xuống)?(?: (?:được|khoảng|gần|hơn|trên|là|tới))*\s*$")
_RELATED = rule(
    r"\b(?:tương đương|tương ứng(?: mức)?(?: tăng| giảm)?|tức(?: là)?|bằng|hay|tỷ lệ(?: tăng| giảm)?|\()\s*$"
)
_MOVE = rule(r"\b(tăng|giảm)\b")
_LEFT = rule(
    r"\b(?:còn tồn|còn lại|còn dư|tồn quỹ|số dư|tồn|dư|kết dư|còn)(?: quỹ)?(?: (?:chuyển (?:sang|qua)|đến|cuối|để|tại|trong) [^.,;()\d]{0,35})?"
    r"(?: là)?\s*:?\s*$"
)
_IN = rule(r"\b(?:thu|tổng thu|tiếp nhận|vận động|huy động|có)\b")
_STOCK = rule(
    r"\b(?:năm trước|kỳ trước|đầu kỳ|đầu năm|chuyển (?:sang|qua)(?! (?:năm|quý|kỳ|tháng) (?:sau|tới))|(?:tồn|dư|tồn quỹ|số dư) (?:đầu|năm|kỳ|cũ)|cộng với|trong đó|nguồn khác)\b"
)
_OUT = rule(r"\b(?:chi|đã chi|tổng chi|sử dụng|hỗ trợ)\b")
_BASE = rule(
    r"(?:\bso với\b|\bcùng kỳ\b|\bnăm trước\b|\bnăm ngoái\b|\bnăm (?:19|20)\d\d\b|\bđầu (?:năm|nhiệm kỳ|giai đoạn)\b|\btừ\b|\()[^;.]{0,40}$"
)
_AS_MUCH = rule(r"\b(?:bằng|đạt)\s*$")
_AS_BEFORE = rule(r"^\s*(?:so với |của )?(?:cùng kỳ|năm (?:trước|ngoái|(?:19|20)\d\d)|kỳ trước|năm học trước)\b")
_REACH = 200
_POINTS = "điểm phần trăm"


def check_changes(scene: Scene) -> Iterator[Check]:
    """Every stated growth, difference and rest that stands with both its numbers."""
    for seen in scene.figures:
        if (seen.rate and not seen.percent) or seen.figure.value_max is not None:
            continue
        before = seen.lead[-40:]
        sign = _sign(before)
        if not sign and seen.percent and _RELATED.search(before):
            sign = _sign_of_sentence(scene, seen)
        if sign:
            yield from _change(scene, seen, sign)
        elif seen.percent and _AS_MUCH.search(before) and _AS_BEFORE.match(seen.tail):
            yield from _as_much(scene, seen)
        elif seen.family == "đồng" and _is_left(before):
            yield from _left(scene, seen)


def _is_left(before: str) -> bool:
    return ("còn" in before or "tồn" in before or "dư" in before) and _LEFT.search(before) is not None


def _sign(before: str) -> int:
    """Whether the words before a number say that it is a growth, or what something fell by."""
    more = "hơn" in before
    if (more or "tăng" in before) and _UP.search(before):
        return 1
    return -1 if (more or "giảm" in before) and _DOWN.search(before) else 0


def _as_much(scene: Scene, seen: Seen) -> Iterator[Check]:
    """`420 tấn, năm ngoái 350 tấn, bằng 120% năm ngoái`: now as a percentage of before."""
    numbers = _pool(scene, seen, percents=False, like=None)
    pair = _told(scene, seen, numbers)
    if pair is None or not pair[1].value or not seen.exact:
        return
    now, base = pair
    if any(
        base.value and rounds(now.value * 100 / base.value - seen.value, seen.step)
        for now, base in _pairs(scene, numbers)
    ):
        yield scene.check(
            "growth", "holds", [seen, now, base], f"{quoted(now)} so với {quoted(base)} đúng bằng {quoted(seen)}."
        )
        return
    right = plain(now.value * 100 / base.value, 1)
    yield scene.check(
        "growth",
        "fails",
        [seen, now, base],
        f"{quoted(now)} so với {quoted(base)} bằng {right}%, không phải {quoted(seen)}.",
    )


def _sign_of_sentence(scene: Scene, seen: Seen) -> int:
    """`giảm 33 vụ, tương đương 7,1%`: the percentage goes the way of the change before it."""
    previous = scene.figures[seen.rank - 1] if seen.rank else None
    if previous is None or previous.sentence != seen.sentence:
        return 0
    words = previous.lead[-20:] + " " + scene.between(previous, seen)
    moves = [found.group(1) for found in _MOVE.finditer(words)]
    return 0 if not moves else 1 if moves[-1] == "tăng" else -1


def _pool(scene: Scene, seen: Seen, *, percents: bool, like: str | None) -> list[Seen]:
    found = []
    for other in scene.around(seen, 6):
        near = other.sentence == seen.sentence or (other.line == seen.line and -2 <= other.rank - seen.rank < 0)
        if (
            near
            and other.percent == percents
            and (like is None or _unit(other) == like)
            and other.figure.value_max is None
        ):
            found.append(other)
    return found


def _unit(seen: Seen) -> str:
    """The unit a difference is compared in: so much a head and so much are alike here."""
    return seen.family.split("/")[0]


def _change(scene: Scene, seen: Seen, sign: int) -> Iterator[Check]:
    points = seen.figure.unit == _POINTS
    if seen.percent and not points:
        yield from _growth(scene, seen, sign)
    else:
        yield from _difference(scene, seen, sign, points=points)


def _pairs(scene: Scene, numbers: list[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Now and base, in every order that can be meant: `168 tổ (165 tổ)` has its base in the brackets."""
    for now, base in permutations(numbers, 2):
        if base.rank + 1 != now.rank or scene.between(base, now).strip() != "(":
            yield now, base


def _growth(scene: Scene, seen: Seen, sign: int) -> Iterator[Check]:
    numbers = _pool(scene, seen, percents=False, like=None)
    for now, base in _pairs(scene, numbers):
        if _unit(now) == _unit(base) and base.value and _grew(seen, now, base, sign):
            yield _right(scene, "growth", [seen, now, base], sign)
            return
    pair = _told(scene, seen, numbers)
    if pair is not None and pair[1].value:
        yield from _wrong_growth(scene, seen, sign, *pair)
    elif pair is None:
        yield from _of_shares(scene, seen, sign)


def _of_shares(scene: Scene, seen: Seen, sign: int) -> Iterator[Check]:
    """`từ 6,8% xuống 5,3%, giảm 2,5%`: by points or of itself, either way will do."""
    numbers = _pool(scene, seen, percents=True, like=None)
    for now, base in _pairs(scene, numbers):
        off = abs((now.value - base.value) * sign - seen.value)
        if off <= slack([seen, now, base]) or _grew(seen, now, base, sign):
            yield _right(scene, "difference", [seen, now, base], sign)
            return
    pair = _told(scene, seen, numbers)
    if pair is not None and seen.exact and (pair[0].value - pair[1].value) * sign > 0:
        yield _wrong_difference(scene, seen, sign, *pair, unit=_POINTS)


def _difference(scene: Scene, seen: Seen, sign: int, *, points: bool) -> Iterator[Check]:
    numbers = _pool(scene, seen, percents=points or seen.percent, like=None if points else _unit(seen))
    for now, base in _pairs(scene, numbers):
        off = abs((now.value - base.value) * sign - seen.value)
        if now.exact and base.exact and off <= slack([seen, now, base]):
            yield _right(scene, "difference", [seen, now, base], sign)
            return
    pair = _told(scene, seen, numbers)
    if pair is not None and (points or not seen.percent) and seen.exact:
        yield _wrong_difference(scene, seen, sign, *pair, unit=_POINTS if points else pair[0].figure.unit)


def _wrong_difference(scene: Scene, seen: Seen, sign: int, now: Seen, base: Seen, *, unit: str) -> Check:
    real = now.value - base.value
    cause = f"; thực ra là {_way(-sign)}" if real * sign < 0 else remark(seen.value, abs(real))
    return scene.check(
        "difference", "fails", [seen, now, base],
        f"Từ {quoted(base)} đến {quoted(now)} là {_way(1 if real > 0 else -1)} {shown(abs(real), unit)}, không phải {_way(sign)} "
        f"{quoted(seen)}{cause}.",
    )  # fmt: skip


def _right(scene: Scene, kind: str, members: list[Seen], sign: int) -> Check:
    seen, now, base = members
    message = f"Từ {quoted(base)} đến {quoted(now)} đúng là {_way(sign)} {quoted(seen)}."
    return scene.check(kind, "holds", members, message)


def _way(sign: int) -> str:
    return "tăng" if sign > 0 else "giảm"


def _grew(seen: Seen, now: Seen, base: Seen, sign: int) -> bool:
    if not base.value:
        return False
    growth = (now.value - base.value) * 100 / base.value * sign
    step = max(seen.step, Decimal("0.01"))
    if seen.figure.qualifier == "over":
        return seen.value <= growth <= seen.value + 2
    if seen.figure.qualifier in ("about", "under"):
        return abs(growth - seen.value) <= 1
    return rounds(growth - seen.value, step)


def _told(scene: Scene, seen: Seen, numbers: list[Seen]) -> tuple[Seen, Seen] | None:
    """The two numbers that the sentence itself compares: the present one before the change, and the one it names as base."""
    earlier = [number for number in numbers if number.rank < seen.rank and number.sentence == seen.sentence]
    later = [number for number in numbers if number.rank > seen.rank and number.rank - seen.rank <= 2]
    if later:
        base = later[0]
        same = [number for number in earlier if _unit(number) == _unit(base)]
        gap = scene.working[seen.end : base.start]
        told = _BASE.search(gap) and len(gap) < 60 and "trong đó" not in gap and ";" not in gap
        if told and len(same) == 1 and same[0].exact and base.exact and seen.rank - same[0].rank <= 2:
            return same[0], base
    triple = earlier[-3:]
    if (
        len(triple) == 3
        and len({_unit(number) for number in triple}) == 1
        and all(number.exact for number in triple)
        and seen.percent
    ):
        for now, base, moved in permutations(triple):
            if abs(now.value - base.value) == moved.value and now.at < base.at:
                return now, base
    if (
        len(earlier) == 2
        and all(number.exact for number in earlier)
        and not later
        and _unit(earlier[0]) == _unit(earlier[1])
    ):
        first, second = earlier
        gap = scene.between(first, second)
        if gap.strip() == "(" and seen.rank - second.rank == 1:
            return first, second
        if rule(r"\b(?:lên|xuống|còn)\b").search(gap) and rule(r"\btừ\s$").search(first.lead[-8:]) and len(gap) < 40:
            return second, first
    return moved_pair(scene, seen, numbers) if later else told_pair(scene, seen, numbers)


def _wrong_growth(scene: Scene, seen: Seen, sign: int, now: Seen, base: Seen) -> Iterator[Check]:
    if not base.value:
        return
    real = (now.value - base.value) * 100 / base.value
    places = max(1, -int(seen.step.as_tuple().exponent)) if seen.step else 1
    right = plain(abs(real), places)
    hint = "; có thể đảo chữ số" if swapped(plain(seen.value, places), right) else ""
    yield scene.check(
        "growth", "fails", [seen, now, base],
        f"Từ {quoted(base)} đến {quoted(now)} là {_way(1 if real > 0 else -1)} {right}%, không phải {_way(sign)} {quoted(seen)}{hint}.",
    )  # fmt: skip


def _two_sentences(scene: Scene, seen: Seen) -> set[int]:
    """Where its sentence begins, and the one right before it."""
    before = [other for other in scene.figures[max(0, seen.rank - 3) : seen.rank] if other.sentence < seen.sentence]
    near = before and not scene.working[before[-1].sentence_end : seen.sentence].strip()
    return {seen.sentence, before[-1].sentence} if near else {seen.sentence}


def _left(scene: Scene, seen: Seen) -> Iterator[Check]:
    money = [
        other
        for other in scene.figures[max(0, seen.rank - 3) : seen.rank]
        if other.family == "đồng" and not other.rate and other.line == seen.line
    ]
    money = [other for other in money if other.sentence in _two_sentences(scene, seen)]
    if len(money) < 2 or not all(other.exact for other in (*money[-2:], seen)):
        return
    came, went = money[-2], money[-1]
    left = came.value - went.value
    if abs(left - seen.value) <= (came.step + went.step + seen.step) / 2 and left > 0:
        yield scene.check(
            "difference", "holds", [seen, came, went], f"{quoted(came)} bớt {quoted(went)} đúng là còn {quoted(seen)}."
        )
    elif (
        _IN.search(scene.before(came, 90))
        and _OUT.search(scene.between(came, went))
        and len(money) == 2
        and left > 0
        and not _STOCK.search(scene.working[max(came.line, came.sentence - _REACH) : seen.at])
    ):
        yield scene.check(
            "difference", "fails", [seen, came, went],
            f"{quoted(came)} bớt {quoted(went)} còn {shown(left, 'đồng')}, không phải {quoted(seen)}{remark(seen.value, left)}.",
        )  # fmt: skip
