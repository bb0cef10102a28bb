"""So much for each, told without a word for the total: `64 đảng viên phụ trách 256 hộ, mỗi đảng viên giúp 5 hộ`; a month's pay and a year's.

What `products` leaves open is tried here with every count and total of the sentence and the one before, in tonnes or kilograms, by
the month or the year. An alarm needs one count, one total, and a result near the total, or near enough where the text calls it one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caunoi.reading.checks.amounts import bounds, decimal, round_step, shown
from caunoi.reading.checks.products import MEAN, coarse
from caunoi.reading.checks.remarks import miswritten, remark, slip
from caunoi.reading.checks.scene import NEAR, Scene, Seen, family, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_PERIODS = {"tháng": Decimal(12), "quý": Decimal(4), "năm": Decimal(1)}
_SIZES = {
    "kg": ("mass", 1), "tạ": ("mass", 100), "tấn": ("mass", 1000), "m": ("length", 1), "km": ("length", 1000), "m²": ("area", 1),
    "ha": ("area", 10**4), "km²": ("area", 10**6), "lượt": ("người", 1), "lượt người": ("người", 1),
}  # fmt: skip
_TOTAL = rule(
    r"\b(?:tổng|trị giá|thành tiền|số tiền|kinh phí|cộng|cả thảy|tất cả|hết|thu(?: về| được)?|chi|cả (?:năm|kỳ|nhiệm kỳ)|mỗi năm|một năm|hằng năm|"
    r"hàng năm|sản lượng|toàn (?:xã|phường|hội|ấp|thôn|vụ)|=)\b[^.;,\d]{0,30}$"
)
_TOTAL_OPENS = rule(r"\s*(?:tổng|như vậy|toàn bộ|cả)\b")
_NO_AVERAGE = rule(
    r"\b(?:ít nhất|tối thiểu|tối đa|không quá|thu nhập|lương|mức|định mức|tiêu chuẩn|lãi|phí|thêm|tăng|giảm|hơn|riêng|phấn đấu|có thể|"
    r"cao nhất|thấp nhất|nhiều nhất|ít nhất|chỉ tiêu|kế hoạch)\b[^.;,]{0,25}$"
)
_APART = rule(r"\b(?:riêng|trong đó|trong số|ngoài ra|còn|kế hoạch|chỉ tiêu|so với|cùng kỳ|năm trước|khác)\b")
_EACH = rule(r"^\s?(?:/|(?:trên |cho |tính trên )?(?:mỗi|một|1))\s?(?P<what>[^\W\d]+2?(?: [^\W\d]+)?)")
_DENSE = rule(r"\bmật độ(?: dân số)?[^.;\d]{0,25}$")
_PIECES = {"chiếc", "cái", "con", "căn", "bộ", "quyển", "cuốn", "phần", "suất", "cây", "đôi", "thùng", "bao"}
_MONTHLY = rule(r"\b(?:mỗi|hằng|hàng|một) (?P<what>tháng|quý)\b[^.;,:(\d]{0,30}$")
_YEARLY = rule(r"\b(?:cả|một|mỗi|hằng|hàng|trong|12 tháng) (?:năm|của năm)\b[^.;,\d]{0,20}$")
_LIKELY = (Decimal("0.7"), Decimal("1.43"))
_PLAUSIBLE = (Decimal("0.4"), Decimal("2.5"))
_CLOSE = (Decimal("0.85"), Decimal("1.18"))
_LOOSE = Decimal("0.15")
_LOOK = 6


@dataclass(frozen=True, slots=True)
class _Rate:
    """So much (`low` to `high`) for each `below`; `periods`: how often it may come in the total."""

    seen: Seen
    top: str
    below: str
    periods: tuple[Decimal, ...]

    @property
    def high(self) -> Decimal:
        """The upper end of a range, or the number itself."""
        top = self.seen.figure.value_max
        return self.seen.value if top is None else decimal(top)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One count with one total: what the count makes at the least and at the most, in the unit of the total."""

    count: Seen
    total: Seen
    times: Decimal
    low: Decimal
    high: Decimal
    slack: Decimal

    @property
    def fits(self) -> bool:
        """Whether the total lies between."""
        return self.low - self.slack <= self.total.value <= self.high + self.slack

    @property
    def nearest(self) -> Decimal:
        """The result that is nearest to the total."""
        return self.low if self.total.value < self.low else self.high


def check_eaches(scene: Scene, tested: set[int]) -> Iterator[Check]:
    """Every so-much-for-each that no nearer check has tested (`tested`)."""
    for seen in scene.figures:
        if seen.index in tested or seen.percent or seen.figure.is_plan or not seen.value:
            continue
        rate = _rate(scene, seen)
        if rate is not None:
            yield from _monthly(scene, rate) if rate.below in _PERIODS else _tried(scene, rate)


def _rate(scene: Scene, seen: Seen) -> _Rate | None:
    if seen.rate:
        first, *rest = (piece.strip() for piece in seen.figure.unit.split("/"))
        below = [piece for piece in rest if piece not in _PERIODS]
        often = next((_PERIODS[piece] for piece in rest if piece in _PERIODS), Decimal(1))
        name = below[0] if below else _named_before(scene, seen)
        if not name and often > 1:
            name = next(piece for piece in rest if piece in _PERIODS)
        if not name:
            return None
        return _Rate(seen, family(first), name, _periods(scene, seen, often))
    if not seen.family:
        return None
    before = seen.lead[-50:]
    lead = _MONTHLY.search(before) if "tháng" in before or "quý" in before else None
    if lead:
        return _Rate(seen, seen.family, lead.group("what"), _periods(scene, seen, _PERIODS[lead.group("what")]))
    name = _named_after(scene, seen) or _named_before(scene, seen)
    return _Rate(seen, seen.family, name, (Decimal(1),)) if name else None


def _periods(scene: Scene, seen: Seen, often: Decimal) -> tuple[Decimal, ...]:
    if often == 1:
        return (often,)
    told = tuple(other.value for other in scene.in_sentence(seen) if other.family in _PERIODS and other.exact)
    return (*told, often, often / 2, often / 4, often * 3 / 4, Decimal(1))


def _named_before(scene: Scene, seen: Seen) -> str:
    """Of whom `mỗi cháu 500 nghìn đồng/tháng` speaks: the count in its sentence whose noun stands after *mỗi*."""
    lead = seen.lead[-40:]
    at = lead.rfind("mỗi ")
    if at < 0:
        return ""
    words = lead[at + len("mỗi ") :]
    if any(mark in words for mark in ",;:(") or any(sign.isdigit() for sign in words):
        return ""
    return next((name for name in _names(scene, seen) if words.startswith(name)), "")


def _named_after(scene: Scene, seen: Seen) -> str:
    """Of what `2 triệu đồng mỗi chiếc`, `460 người trên một km2` speaks; after *mật độ* also where nothing is said."""
    after = seen.tail[:40]
    is_told = "/" in after or "mỗi" in after or "một" in after or "1" in after
    found = _EACH.match(after) if is_told else None
    if found:
        what = found.group("what")
        if what.split()[0] in ("km2", "km²"):
            return "km²"
        piece = what.split()[0]
        return next((name for name in _names(scene, seen) if what.startswith(name)), piece if piece in _PIECES else "")
    return "km²" if seen.family == "người" and _is_dense(seen) else ""


def _is_dense(seen: Seen) -> bool:
    lead = seen.lead[-40:]
    return "mật độ" in lead and _DENSE.search(lead) is not None


def _names(scene: Scene, seen: Seen) -> list[str]:
    return [name for other in scene.around(seen, _LOOK) if other.line == seen.line and (name := other.noun)]


def _size(unit: str) -> tuple[str, Decimal]:
    kind, size = _SIZES.get(family(unit), (family(unit), 1))
    return kind, Decimal(size)


def _of(scene: Scene, rate: _Rate, name: str) -> list[Seen]:
    """The numbers of the paragraph that count `name`; those that say so by that name only, where there are any."""
    around = scene.around(rate.seen, NEAR)
    bearer = next((other for other in around if other.noun.startswith(name)), None)
    kind = _size(name if bearer is None else bearer.figure.unit)[0]
    found = [
        other for other in around
        if other.line == rate.seen.line and not (other.percent or other.rate or other.figure.is_plan)
        and _size(other.figure.unit)[0] == kind and other.value and other.figure.value_max is None
    ]  # fmt: skip
    before = scene.figures[rate.seen.rank - 1] if rate.seen.rank else None
    if not found and name in _PIECES and before is not None and before.sentence == rate.seen.sentence:
        return [] if before.rate or before.percent or before.family == rate.top else [before]
    named = [other for other in found if other.noun.startswith(name)]
    return named if named and kind not in ("mass", "length", "area") else found


def _trials(scene: Scene, rate: _Rate, counts: Sequence[Seen], totals: Sequence[Seen]) -> Iterator[_Trial]:
    is_mean = MEAN.search(rate.seen.lead) is not None
    for total in totals:
        for count in counts:
            if count is total:
                continue
            by = _size(count.figure.unit)[1] / _size(rate.below)[1]
            to = _size(rate.top)[1] / _size(total.figure.unit)[1]
            for times in rate.periods:
                many = count.value * by * times * to
                step = coarse(rate.seen) if is_mean else _finer(rate.seen)
                slack = _rounded(total) / 2 + many * step / 2 + _finer(count) * rate.high * by * to * times / 2
                low, high = many * rate.seen.value, many * rate.high
                if not (count.exact and total.exact and rate.seen.figure.qualifier == "exact"):
                    slack = max(slack, high * _LOOSE)
                    open_up = "over" in (count.figure.qualifier, rate.seen.figure.qualifier)
                    high = max(high, high * 2) if open_up else high
                    low = (
                        min(low, bounds(total.figure, total.step)[0] / 2) if total.figure.qualifier == "under" else low
                    )
                yield _Trial(count, total, times, low, high, slack)


def _monthly(scene: Scene, rate: _Rate) -> Iterator[Check]:
    """`mỗi tháng thu gom 18 tấn, cả năm 196 tấn`: twelve months make the year, four quarters too."""
    totals = [
        seen for seen in _of(scene, rate, rate.top) if seen is not rate.seen and seen.sentence == rate.seen.sentence
    ]
    if len(totals) != 1 or not rate.seen.exact or not totals[0].exact or _NO_AVERAGE.search(rate.seen.lead):
        return
    total, made = totals[0], rate.seen.value * _PERIODS[rate.below]
    apart = _APART.search(scene.working[min(total.end, rate.seen.end) : max(total.start, rate.seen.start)])
    if apart or not _YEARLY.search(total.lead[-30:]) or _size(total.figure.unit) != _size(rate.top):
        return
    if abs(total.value - made) <= _rounded(total) / 2 + coarse(rate.seen) * _PERIODS[rate.below] / 2:
        yield scene.check(
            "product", "holds", [total, rate.seen], f"{quoted(rate.seen)} mỗi {rate.below} khớp với {quoted(total)}."
        )
    elif _LIKELY[0] <= total.value / made <= _LIKELY[1] or slip(total.value, made):
        yield scene.check(
            "product", "suspicious", [total, rate.seen],
            f"{quoted(rate.seen)} mỗi {rate.below} thì cả năm được {shown(made, total.figure.unit)}, không phải {quoted(total)}"
            f"{remark(total.value, made)}.",
        )  # fmt: skip


def _finer(seen: Seen) -> Decimal:
    """The worth of its last digit after the comma; whole numbers are taken as counted."""
    return seen.step if seen.step % 1 or "," in seen.figure.quote else Decimal(0)


def _rounded(seen: Seen) -> Decimal:
    """A total may be rounded at its closing noughts, but to three digits at least."""
    return max(seen.step, min(round_step(seen.value, seen.step), seen.value / 100))


def _tried(scene: Scene, rate: _Rate) -> Iterator[Check]:
    counts, totals = _of(scene, rate, rate.below), _of(scene, rate, rate.top)
    counts = [seen for seen in counts if seen is not rate.seen]
    totals = [seen for seen in totals if seen is not rate.seen]
    for trial in _trials(scene, rate, counts[:_LOOK], totals[:_LOOK]):
        if trial.fits:
            yield scene.check(
                "product", "holds", [trial.total, trial.count, rate.seen],
                f"{quoted(trial.count)} với {quoted(rate.seen)} khớp với {quoted(trial.total)}.",
            )  # fmt: skip
            return
    pair = _only_pair(scene, rate, counts, totals)
    if pair is None or not _tied(scene, rate, *pair):
        return
    trials = list(_trials(scene, rate, [pair[0]], [pair[1]]))
    trial = min(trials, key=lambda one: abs(one.nearest - one.total.value))
    is_dense = _is_dense(rate.seen)
    said = is_dense or _TOTAL.search(trial.total.lead[-45:]) is not None
    limits = _PLAUSIBLE if said else _LIKELY
    if (
        ";"
        in scene.working[
            min(rate.seen.end, *(seen.end for seen in pair)) : max(rate.seen.start, *(seen.start for seen in pair))
        ]
    ):
        limits = _CLOSE
    if is_dense or _near(trial, limits):
        yield _wrong(scene, rate, trial, "fails" if said else "suspicious")


def _only_pair(scene: Scene, rate: _Rate, counts: Sequence[Seen], totals: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The one count and the one total of its sentence, or of it and the sentence right before where one is missing."""
    starts = {rate.seen.sentence}
    missing = [group for group in (counts, totals) if not any(seen.sentence in starts for seen in group)]
    if missing:
        starts.add(_neighbour(scene, rate.seen, -1))
    if missing and _TOTAL_OPENS.match(scene.working[rate.seen.sentence_end :][:20]):
        starts.add(_neighbour(scene, rate.seen, 1))
    count = [seen for seen in counts if seen.sentence in starts]
    total = [seen for seen in totals if seen.sentence in starts and seen not in count]
    return (count[0], total[0]) if len(count) == 1 and len(total) == 1 else None


def _neighbour(scene: Scene, seen: Seen, way: int) -> int:
    """Where the sentence with numbers right before (-1) or after (1) begins; its own where there is none in the paragraph."""
    rank = seen.rank + way
    while 0 <= rank < len(scene.figures) and scene.figures[rank].sentence == seen.sentence:
        rank += way
    other = scene.figures[rank] if 0 <= rank < len(scene.figures) else seen
    first, second = (other, seen) if way < 0 else (seen, other)
    near = other.line == seen.line and not scene.working[first.sentence_end : second.sentence].strip()
    return other.sentence if near else seen.sentence


def _tied(scene: Scene, rate: _Rate, count: Seen, total: Seen) -> bool:
    three = sorted((rate.seen, count, total), key=lambda seen: seen.rank)
    if three[-1].rank - three[0].rank > _LOOK or total.figure.part_of is not None or _ratio(scene, count, total):
        return False
    between = scene.working[three[0].end : three[-1].start]
    return (
        _bracket(scene, total) in (-1, _bracket(scene, rate.seen))
        and not _APART.search(between)
        and not _NO_AVERAGE.search(rate.seen.lead)
    )


def _bracket(scene: Scene, seen: Seen) -> int:
    """Where the bracket opens that a figure stands in, -1 for none: what it belongs to is then told before it."""
    opened = scene.working.rfind("(", seen.sentence, seen.at)
    return opened if opened > scene.working.rfind(")", seen.sentence, seen.at) else -1


def _ratio(scene: Scene, *figures: Seen) -> bool:
    return any(scene.ratio_part(seen) is not None or scene.ratio_whole(seen) is not None for seen in figures)


def _near(trial: _Trial, limits: tuple[Decimal, Decimal]) -> bool:
    low, high = limits
    part = trial.total.value / trial.nearest
    return low <= part <= high or slip(trial.total.value, trial.nearest) or miswritten(trial.total.value, trial.nearest)


def _wrong(scene: Scene, rate: _Rate, trial: _Trial, verdict: str) -> Check:
    unit = trial.total.figure.unit
    made = shown(trial.low, unit)
    if trial.low != trial.high:
        made = f"từ {made} đến {shown(trial.high, unit)}"
    often = "" if trial.times == 1 else f", {shown(trial.times, '').strip()} kỳ,"
    message = (
        f"{quoted(trial.count)} với mỗi {rate.below} {quoted(rate.seen)}{often} thì được {made}, không phải {quoted(trial.total)}"
        f"{remark(trial.total.value, trial.nearest)}."
    )
    return scene.check("product", verdict, [trial.total, trial.count, rate.seen], message)
