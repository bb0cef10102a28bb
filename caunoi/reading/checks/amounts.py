"""What a number is worth as it was written: its last digit that counts, the bounds its words leave open, and how to show a result."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from caunoi.reading.figure import Figure
from caunoi.reading.working import lowered

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
_SCALE = re.compile(r"\s?(trăm|nghìn|ngàn|triệu|trđ|tr|tỷ|tỉ)(?!\w)")
_SCALES = {
    "trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "trđ": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_THOUSANDS = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3}){2,})")
_MEASURES = ("km", "m", "ha", "m2", "m²", "m³", "km²", "km2", "tấn", "kg", "tạ", "cm", "điểm phần trăm")
_ABOUT = Decimal("0.15")
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a number lies; `high` None leaves it open."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Whether one value can lie in both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


def decimal(value: int | float) -> Decimal:
    """A figure's value without the noise of binary fractions."""
    return Decimal(str(value))


def step_of(figure: Figure) -> Decimal:
    """The worth of the last digit written: 0,01 tỷ for `46,35 tỷ`; nought where a number was counted to the last one."""
    words = lowered(figure.quote)
    token = _TOKEN.search(words)
    if token is None:
        return Decimal(0)
    step, scaled = Decimal(0), False
    at = token.start()
    while (found := _TOKEN.match(words, at)) is not None:
        raw = found.group()
        fraction = 0
        if not _THOUSANDS.fullmatch(raw) or ("." in raw and "," in raw):
            cut = max(raw.rfind(","), raw.rfind("."))
            fraction = len(raw) - cut - 1 if cut >= 0 else 0
        scale = _SCALE.match(words, found.end())
        if scale is None:
            measured = figure.unit.startswith("%") or figure.unit.split("/")[0] in _MEASURES or fraction
            return step if scaled else Decimal(1).scaleb(-fraction) if measured else Decimal(0)
        step, scaled = Decimal(_SCALES[scale.group(1)]).scaleb(-fraction), True
        at = scale.end() + (words[scale.end() : scale.end() + 1] == " ")
    return step


def round_step(figure: Figure) -> Decimal:
    """The worth of the last digit that is not a closing nought: 10 for `1.140`, 100.000 for `1.500.000`."""
    value = decimal(figure.value)
    if value != value.to_integral_value() or value == 0:
        return step_of(figure)
    noughts = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return Decimal(10) ** noughts


def bounds(figure: Figure, step: Decimal | None = None) -> Interval:
    """Between which values the number lies, by its qualifier and the last digit written."""
    low = decimal(figure.value)
    high = low if figure.value_max is None else decimal(figure.value_max)
    slack = (step_of(figure) if step is None else step) / 2
    if figure.qualifier == "over":
        return Interval(low, None)
    if figure.qualifier == "under":
        return Interval(Decimal(0), high)
    if figure.qualifier == "about":
        return Interval(low * (1 - _ABOUT), high * (1 + _ABOUT))
    return Interval(low - slack, high + slack)


def plain(value: Decimal, places: int = 2) -> str:
    """A number as Vietnamese writes it: `1.234,5`."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    fraction = fraction.rstrip("0")
    groups = f"{int(whole):,}".replace(",", ".")
    return ("-" if rounded < 0 else "") + groups + (f",{fraction}" if fraction else "")


def shown(value: Decimal, unit: str) -> str:
    """A result with its unit; money in tỷ or triệu where that loses nothing."""
    if unit.startswith("%"):
        return plain(value) + unit
    if unit.split("/", maxsplit=1)[0] == "đồng":
        rest = unit[len("đồng") :]
        if abs(value) >= _BILLION and value % 10**5 == 0:
            return f"{plain(value / _BILLION, 4)} tỷ đồng{rest}"
        if abs(value) >= _MILLION and value % 10**3 == 0:
            return f"{plain(value / _MILLION, 3)} triệu đồng{rest}"
        return f"{plain(value, 0)} {unit}"
    return f"{plain(value)} {unit}".strip()
