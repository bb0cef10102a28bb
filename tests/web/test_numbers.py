from decimal import Decimal

import pytest
from django.utils import translation

from caunoi.web.numbers import written
from caunoi.web.templatetags.web import dong, so


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1883, "1.883", "1,883"),
        (-1883, "-1.883", "-1,883"),
        (Decimal("1883.50"), "1.883,5", "1,883.5"),
        (Decimal("90.0000"), "90", "90"),
        (Decimal("0.05"), "0,05", "0.05"),
        (Decimal("186500000.0000"), "186.500.000", "186,500,000"),
    ],
)
def test_thousands_and_decimals_follow_the_language_of_the_screen(
    value: int | Decimal, vietnamese: str, english: str
) -> None:
    with translation.override("vi"):
        assert written(value) == vietnamese
    with translation.override("en"):
        assert written(value) == english


def test_counts_and_money_on_english_pages() -> None:
    with translation.override("en"):
        assert (so(16_131), dong(186_500_000)) == ("16,131", "186,500,000 đồng")
