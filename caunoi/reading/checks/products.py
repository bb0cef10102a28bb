"""So many times so much: unit prices, averages, densities and so much for each, against their totals."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from caunoi.reading.checks.amounts import bounds, decimal, round_step, shown
from caunoi.reading.checks.remarks import remark, slip
from caunoi.reading.checks.scene import NEAR, Scene, Seen, family, listed, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_TIMES = {"tháng", "năm", "quý", "ngày", "tuần", "giờ", "kỳ", "lần", "vụ/năm"}
_TOTAL = rule(
    r"\b(?:tổng|trị giá|tổng trị giá|số tiền|thành tiền|tổng số tiền|tổng kinh phí|kinh phí|tổng cộng|cộng|thu hút|với|cho|tổng số|=)"
    r"[^.;]{0,25}$|=\s*$"
)
MEAN = rule(
    r"\b(?:bình quân|trung bình|tính bình quân|tb|tính ra|chia đều|chia ra|như vậy,? mỗi|tính trung bình|mật độ)\b"
)
_NOT_OF_IT = rule(r"\b(?:thu nhập|mức|lương|(?<!đơn )(?<!trị )giá|phí|tiêu chuẩn|định mức|lãi)\b")
_GENERIC = {"người", "đơn vị", "cơ sở", "xã", "suất", "nhà", "hội viên"}
_REACH = Decimal("0.1")
_FAR = 5
_LOOK = 5
_PEOPLE_MAX = 60


def check_products(scene: Scene) -> Iterator[Check]:
    """Every rate of the report against the count and the total that stand with it."""
    done: set[int] = set()
    for rate in scene.figures:
        if not rate.rate or rate.percent or rate.index in done:
            continue
        top, below = _units(rate)
        if not below:
            continue
        several = _several(scene, rate, top)
        if several is not None:
            found, members = several
            done.update(seen.index for seen in members)
            yield found
            continue
        yield from _single(scene, rate, top, below)
    yield from _densities(scene)


def _units(rate: Seen) -> tuple[str, str]:
    """The families of what is divided and of what it is divided by; times (`/năm`) are left out."""
    pieces = [piece.strip() for piece in rate.figure.unit.split("/")]
    rest = [piece for piece in pieces[1:] if piece not in _TIMES]
    return family(pieces[0]), family(rest[0]) if rest else ""


def _agreeing(rate: Seen, counts: Iterable[Seen], total: Seen, *, mean: bool) -> Seen | None:
    """The first of some counts for which total / count can be the rate as written."""
    spans: tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]] | None = None
    for count in counts:
        if not count.value:
            continue
        if count.exact and total.exact and rate.exact:
            off = abs(total.value / count.value - rate.value)
            margin = (total.step / 2) / count.value + rate.step / 2
            fits = off <= (max(margin, coarse(rate)) if mean else margin)
        else:
            spans = spans or (_span(rate, coarse(rate)), _span(total, total.step))
            wanted, have, by = *spans, _span(count, count.step)
            fits = bool(by[0]) and wanted[0] <= have[1] / by[0] and have[0] / by[1] <= wanted[1]
        if fits:
            return count
    return None


def _span(seen: Seen, step: Decimal) -> tuple[Decimal, Decimal]:
    """The values meant by a number with a bound: `hơn 2.600` is not far from 2.600."""
    low, high = bounds(seen.figure, step)
    if high is not None and seen.figure.qualifier != "under":
        return low, high
    reach = max(seen.value * _REACH, round_step(seen.value, seen.step) if seen.value else Decimal(0))
    reach = min(reach, seen.value / 4)
    if seen.figure.qualifier == "under":
        return high - reach if high else Decimal(0), high or Decimal(0)
    return low, low + reach


def coarse(rate: Seen) -> Decimal:
    """An average is rounded where its closing noughts begin, but not coarser than two digits allow."""
    step = max(rate.step, round_step(rate.value, rate.step))
    return min(step, max(rate.value / 20, Decimal(1))) if rate.exact else step / 2


def _of_its_line(scene: Scene, rate: Seen) -> list[Seen]:
    """The counts and sums of its line, the nearest first."""
    found = [
        other for other in scene.around(rate, NEAR) if other.line == rate.line and not (other.percent or other.rate)
    ]
    alike = (other for other in found if other.figure.is_plan == rate.figure.is_plan)
    return sorted(alike, key=lambda other: abs(other.rank - rate.rank))


def _candidates(scene: Scene, beside: Sequence[Seen], wanted: str) -> list[Seen]:
    """Those of a family; of people also who came, told as visits."""
    families = (wanted, "lượt") if wanted == "người" else (wanted,)
    return [other for other in beside if other.family in families and scene.ratio_part(other) is None]


def _single(scene: Scene, rate: Seen, top: str, below: str) -> Iterator[Check]:
    mean = bool(MEAN.search(rate.lead))
    beside = _of_its_line(scene, rate)
    counts, totals = _candidates(scene, beside, below), _candidates(scene, beside, top)
    if mean and all(any(seen.sentence == rate.sentence for seen in group) for group in (counts, totals)):
        counts, totals = ([seen for seen in group if seen.sentence <= rate.sentence] for group in (counts, totals))
    for total in totals[:_LOOK]:
        count = _agreeing(rate, (seen for seen in counts[:_LOOK] if seen is not total), total, mean=mean)
        if count is not None:
            yield _holds(scene, rate, count, total)
            return
    if mean or rate.figure.value_max is not None or below != "người":
        wide = _elsewhere(scene, rate, top, below, totals, mean=mean)
        if wide is not None:
            yield _holds(scene, rate, *wide)
            return
    start, end = scene.clause(rate)
    if mean and not any(seen.sentence == rate.sentence for seen in (*counts, *totals)):
        start = _sentence_before(scene, rate)
    elif mean and not all(any(start <= seen.at < end for seen in group) for group in (counts, totals)):
        start = rate.sentence  # an average of what stands before the semicolon
    near_counts = [seen for seen in counts if start <= seen.at < end]
    near_totals = [seen for seen in totals if start <= seen.at < end]
    if (
        len(near_counts) == 1
        and len(near_totals) == 1
        and _belongs(scene, rate, near_counts[0], near_totals[0], mean=mean)
    ):
        yield _fails(scene, rate, near_counts[0], near_totals[0])
    elif mean and below == "người":
        yield from _heads(scene, rate, top)


def _sentence_before(scene: Scene, rate: Seen) -> int:
    """Where the sentence begins that an average opens upon: its own, or the one before when that tells count and total."""
    before = scene.figures[rate.rank - 1] if rate.rank else None
    if before is None or before.line != rate.line or scene.working[before.sentence_end : rate.sentence].strip():
        return rate.sentence
    return before.sentence


def _belongs(scene: Scene, rate: Seen, count: Seen, total: Seen, *, mean: bool) -> bool:
    """Whether the sentence itself ties the three: count, so much for each, total in all."""
    if count.figure.value_max is not None or total.figure.value_max is not None or total.figure.part_of == count.index:
        return False
    if mean or rate.figure.value_max is not None:
        return not _NOT_OF_IT.search(rate.lead[-40:])
    between = scene.working[min(count.start, total.start, rate.start) : max(count.end, total.end, rate.end)]
    made = count.value * rate.value
    far = not made or not (made / _FAR <= total.value <= made * _FAR or slip(total.value, made))
    return ";" not in between and not far and bool(_TOTAL.search(total.lead[-45:]))


def _elsewhere(
    scene: Scene, rate: Seen, top: str, below: str, totals: Sequence[Seen], *, mean: bool
) -> tuple[Seen, Seen] | None:
    """The count an average is taken over may stand in another paragraph."""
    nearest = [total for total in totals if total.sentence == rate.sentence][:2]
    if mean and not nearest:
        return None
    for total in nearest:
        counts = scene.families.get(below, ())[:_PEOPLE_MAX]
        exact = (seen for seen in counts if seen.exact and seen is not total and not seen.rate)
        count = _agreeing(rate, exact, total, mean=mean)
        if count is not None:
            return count, total
    return None


def _holds(scene: Scene, rate: Seen, count: Seen, total: Seen) -> Check:
    return scene.check(
        "product", "holds", [total, count, rate], f"{quoted(count)} với {quoted(rate)} khớp với {quoted(total)}."
    )


def _fails(scene: Scene, rate: Seen, count: Seen, total: Seen) -> Check:
    unit = total.figure.unit
    if rate.figure.value_max is not None:
        low, high = count.value * rate.value, count.value * decimal(rate.figure.value_max)
        message = (
            f"{quoted(count)}, mỗi {_one(rate)} {quoted(rate)} thì tổng phải từ {shown(low, unit)} đến {shown(high, unit)}, không phải "
            f"{quoted(total)}."
        )
    elif MEAN.search(rate.lead) and count.value:
        each = total.value / count.value
        cause = remark(rate.value, round(each, 0)) or remark(total.value, count.value * rate.value)
        message = (
            f"{quoted(total)} chia cho {quoted(count)} được {_about(each, rate)}, không phải {quoted(rate)}{cause}."
        )
    else:
        made = count.value * rate.value
        cause = remark(total.value, made)
        message = f"{quoted(count)} nhân với {quoted(rate)} là {shown(made, unit)}, không phải {quoted(total)}{cause}."
    return scene.check("product", "fails", [total, count, rate], message)


def _one(rate: Seen) -> str:
    """What there is so much for each of: `tổ` of `người/tổ`."""
    return rate.figure.unit.split("/")[1].strip()


def _about(each: Decimal, rate: Seen) -> str:
    """A quotient with its unit, no finer than three digits tell, money to the thousand."""
    if each >= 10**6:
        each = round(each / 1000, 0) * 1000
    elif each >= 100:
        each = round(each, 0)
    return shown(each, rate.figure.unit)


def _heads(scene: Scene, rate: Seen, top: str) -> Iterator[Check]:
    """A fund, its average a head, and no number of heads in the paragraph that fits."""
    before = scene.figures[rate.rank - 1] if rate.rank else None
    if (
        before is None
        or before.family != top
        or before.rate
        or before.sentence != rate.sentence
        or rate.start - before.end > 40
    ):
        return
    if _NOT_OF_IT.search(scene.working[before.end : rate.start]) or not rate.value:
        return
    heads = [
        seen for seen in scene.around(rate, 2 * NEAR)
        if seen.family == "người" and seen.line == rate.line and not seen.rate and not seen.percent and seen.rank < rate.rank
    ]  # fmt: skip
    if not heads or not rate.value or not any(seen.value for seen in heads):
        return
    if _agreeing(rate, heads, before, mean=True) is not None:
        return
    most = max(heads, key=lambda seen: seen.value)
    high = before.value / rate.value
    low = before.value / decimal(rate.figure.value_max) if rate.figure.value_max else high
    count = (
        shown(round(low, 0), "người")
        if low == high
        else f"từ {shown(round(low, 0), '').strip()} đến {shown(round(high, 0), 'người')}"
    )
    each = shown(round(before.value / most.value, 0), rate.figure.unit)
    shares = _strength(scene, most)
    yield scene.check(
        "product", "fails", [before, rate, most, *shares[:1]],
        f"{quoted(before)} với bình quân {quoted(rate)} ứng với {count}; chia cho {quoted(most)} thì được {each}, không khớp"
        f"{_beside(before, rate, most, shares)}.",
    )  # fmt: skip


def _strength(scene: Scene, head: Seen) -> list[Seen]:
    """`2.600 hội viên, gần 33 % tổng quân số`: the percentage right after a number of heads gives all of them."""
    after = scene.figures[head.rank + 1 : head.rank + 2]
    return [
        seen
        for seen in after
        if seen.percent and seen.sentence == head.sentence and seen.value and seen.at - head.end < 20
    ]


def _beside(total: Seen, rate: Seen, head: Seen, shares: Sequence[Seen]) -> str:
    if not shares:
        return ""
    every = head.value * 100 / shares[0].value
    each = total.value / every
    top = rate.value if rate.figure.value_max is None else decimal(rate.figure.value_max)
    if rate.value <= each <= top:
        return ""
    return f"; tính theo {quoted(shares[0])} (khoảng {shown(round(every, 0), 'người')}) thì được {shown(round(each, 0), rate.figure.unit)}, cũng không khớp"


def _several(scene: Scene, rate: Seen, top: str) -> tuple[Check, list[Seen]] | None:
    """`412 nhà (60 triệu đồng/nhà) và 186 nhà (30 triệu đồng/nhà), tổng 30,3 tỷ đồng`: the sum of products against the total."""
    line = [seen for seen in scene.figures[rate.rank : rate.rank + NEAR] if seen.sentence == rate.sentence]
    rates = [seen for seen in line if seen.rate and not seen.percent and seen.exact and _units(seen) == _units(rate)]
    if len(rates) < 2:
        return None
    pairs = []
    for each in rates:
        count = scene.figures[each.rank - 1] if each.rank else None
        if count is None or count.rate or count.percent or count.sentence != rate.sentence or count.family == top:
            return None
        pairs.append((count, each))
    totals = [seen for seen in line if seen.family == top and not seen.rate and seen.rank > rates[-1].rank]
    totals += [
        seen
        for seen in scene.in_sentence(rate)
        if seen.family == top and not seen.rate and seen.rank < pairs[0][0].rank
    ]
    if len(totals) != 1 or not _TOTAL.search(totals[0].lead[-45:]):
        return None
    total = totals[0]
    made = sum((count.value * each.value for count, each in pairs), Decimal(0))
    margin = total.step / 2 + sum((count.value * each.step / 2 for count, each in pairs if each.step % 1), Decimal(0))
    members = [total, *(seen for pair in pairs for seen in pair)]
    names = listed([seen for pair in pairs for seen in pair])
    if abs(made - total.value) <= margin:
        return scene.check("product", "holds", members, f"{names} nhân rồi cộng lại đúng bằng {quoted(total)}."), rates
    cause = remark(total.value, made)
    message = f"{names} nhân rồi cộng lại được {shown(made, total.figure.unit)}, không phải {quoted(total)}{cause}."
    return scene.check("product", "fails", members, message), rates


def _densities(scene: Scene) -> Iterator[Check]:
    """`dân số 10.000 người, 5 thôn, mỗi thôn …` needs a rate; nothing else to do for now but `a × b = c` written out."""
    for seen in scene.figures:
        if "=" not in seen.lead[-4:] or seen.percent or seen.rank < 2:
            continue
        first, second = scene.figures[seen.rank - 2], scene.figures[seen.rank - 1]
        crossed = scene.between(first, second).strip() in ("x", "×", "*")
        if crossed and second.sentence == seen.sentence and not second.rate:
            made = first.value * second.value
            verdict = "holds" if made == seen.value else "fails"
            said = "đúng bằng" if made == seen.value else f"là {shown(made, seen.figure.unit)}, không phải"
            yield scene.check(
                "product",
                verdict,
                [seen, first, second],
                f"{quoted(first)} nhân {quoted(second)} {said} {quoted(seen)}.",
            )
