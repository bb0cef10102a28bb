"""What may lie behind two numbers that do not fit: digits changed places, or a wrong scale word."""

from decimal import Decimal

_SLIPS = (Decimal(1000), Decimal(10**6))
_CLOSE = Decimal("0.005")
_LEAST_DIGITS = 2


def swapped(first: str, second: str) -> bool:
    """Whether two runs of digits differ by two neighbours that changed places: 487 and 478; for short ones, by any order."""
    a = first if first.isdigit() else "".join(filter(str.isdigit, first))
    b = second if second.isdigit() else "".join(filter(str.isdigit, second))
    if a == b or len(a) != len(b) or len(a) < _LEAST_DIGITS:
        return False
    places = [i for i in range(len(a)) if a[i] != b[i]]
    if len(places) != 2:
        return False
    i, j = places
    return j == i + 1 and a[i] == b[j] and a[j] == b[i]


def slip(written: Decimal, expected: Decimal) -> bool:
    """Whether a number is a thousand or a million times too big or too small: nghìn for triệu, triệu for tỷ."""
    if not written or not expected:
        return False
    for factor in _SLIPS:
        for ratio in (written * factor / expected, expected * factor / written):
            if abs(ratio - 1) < _CLOSE:
                return True
    return False


def miswritten(written: Decimal, expected: Decimal) -> bool:
    """Whether a number is one slip of the pen from another: neighbours changed places, one digit wrong, or the scale."""
    if slip(written, expected):
        return True
    exponent = min(int(written.normalize().as_tuple().exponent), int(expected.normalize().as_tuple().exponent))
    a, b = (str(int(value.scaleb(-exponent))) for value in (written, expected))
    if len(a) != len(b) or len(a) < _LEAST_DIGITS:
        return False
    return swapped(a, b) or (len(a) > _LEAST_DIGITS and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def remark(written: Decimal, expected: Decimal, written_digits: str = "", expected_digits: str = "") -> str:
    """A half sentence on the likely cause, or nothing."""
    if slip(written, expected):
        return "; có thể nhầm nghìn, triệu, tỷ"
    if swapped(written_digits or f"{written:f}", expected_digits or f"{expected:f}"):
        return "; có thể đảo chữ số"
    return ""
