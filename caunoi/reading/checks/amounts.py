"""What a number is worth as it was written: its last digit that counts, the bounds its words leave open, and how to show a result."""

import re
from decimal import ROUND_HALF_UP, Decimal

from caunoi.reading.figure import Figure

_TOKEN = re.compile(r"([0-9][0-9]*(?:[.,]\d+)*)(?:\s?(trăm|nghìn|ngàn|triệu|trđ|tr|tỷ|tỉ)(?!\w))?")
_SCALES = {
    "trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "trđ": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_THOUSANDS = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3}){2,})")
_MEASURES = {"km", "m", "ha", "m2", "m²", "m³", "km²", "km2", "tấn", "kg", "tạ", "cm", "điểm phần trăm"}
_ABOUT, _COUNTED = Decimal("0.15"), Decimal(0)
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)


def decimal(value: int | float) -> Decimal:
    """A figure's value without the noise of binary fractions."""
    return Decimal(value) if isinstance(value, int) else Decimal(str(value))


def step_of(words: str, unit: str) -> Decimal:
    """The worth of the last digit of a number as written (in working form): 0,01 tỷ for `46,35 tỷ`; nought if counted to the last one."""
    found = _TOKEN.search(words)
    step = None
    while found is not None:
        raw, scale = found.groups()
        fraction = 0 if raw.isdigit() else _fraction(raw)
        if scale is None:
            if step is not None:
                return step
            measured = fraction or unit.startswith("%") or unit.split("/", maxsplit=1)[0] in _MEASURES
            return Decimal(1).scaleb(-fraction) if measured else _COUNTED
        step = Decimal(_SCALES[scale]).scaleb(-fraction)
        found = _TOKEN.match(words, found.end() + words.startswith(" ", found.end()))
    return _COUNTED if step is None else step


def _fraction(raw: str) -> int:
    """How many digits stand after the comma of a number with commas or points."""
    if _THOUSANDS.fullmatch(raw) and not ("." in raw and "," in raw):
        return 0
    return len(raw) - max(raw.rfind(","), raw.rfind(".")) - 1


def round_step(value: Decimal, step: Decimal) -> Decimal:
    """The worth of the last digit that is not a closing nought: 10 for `1.140`, 100.000 for `1.500.000`; after a comma `step`."""
    if value != value.to_integral_value() or value == 0:
        return step
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def bounds(figure: Figure, step: Decimal) -> tuple[Decimal, Decimal | None]:
    """The least and the most the number can be, by its qualifier and the worth of the last digit written (`step`); None is open."""
    low = decimal(figure.value)
    high = low if figure.value_max is None else decimal(figure.value_max)
    slack = step / 2
    if figure.qualifier == "over":
        return low, None
    if figure.qualifier == "under":
        return Decimal(0), high
    if figure.qualifier == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low - slack, high + slack


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
