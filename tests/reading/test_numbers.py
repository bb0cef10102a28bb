"""Numbers as the field writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.reading.numbers import scan, scan_words, value_of
from caunoi.reading.working import lowered


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.883 người", 1883), ("51,428 tỷ đồng", 51_428_000_000), ("2.202 triệu đồng", 2_202_000_000),
        ("240 triệu", 240_000_000), ("05 cuộc", 5), ("73.3%", Decimal("73.3")), ("3.500 hộ", 3500), ("12,44 ha", Decimal("12.44")),
        ("16.131.520.928 đồng", 16_131_520_928), ("2 tỷ 350 triệu đồng", 2_350_000_000), ("1 tỷ rưỡi", 1_500_000_000),
        ("15 nghìn lượt", 15_000), ("3 nghìn tỷ đồng", 3 * 10**12), ("2.5 tỉ", 2_500_000_000), ("1 234 567 đồng", 1_234_567),
        ("1,234,567 đồng", 1_234_567), ("12.345,67 ha", Decimal("12345.67")), ("500.000đ", 500_000), ("35tr đồng", 35_000_000),
    ],
)  # fmt: skip
def test_a_number_is_worth_what_its_writer_meant(written: str, value: int | Decimal) -> None:
    assert [number.value for number in scan(lowered(f"Đã có {written}."))] == [value]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("5-13 thành viên", 5, 13), ("300.000 đồng - 450.000 đồng/người", 300_000, 450_000), ("1,5 - 2 triệu đồng", 1_500_000, 2_000_000),
        ("từ 500 đến 700 triệu đồng", 500_000_000, 700_000_000), ("80 – 100 hội viên", 80, 100), ("10% - 20%", 10, 20),
    ],
)  # fmt: skip
def test_a_range_is_one_number_with_two_ends(written: str, low: int, high: int) -> None:
    assert [(number.value, number.value_max) for number in scan(lowered(written))] == [(low, high)]


def test_a_change_from_one_value_to_another_is_two_numbers() -> None:
    assert [number.value for number in scan(lowered("tăng từ 85% đến 92%"))] == [85, 92]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("tám", 8), ("hai mươi ba", 23), ("một trăm linh năm", 105), ("ba nghìn hai trăm", 3200), ("mười lăm", 15),
        ("hàng chục nghìn", 10_000), ("hàng trăm", 100), ("hai triệu rưỡi", None), ("bốn mươi mốt", 41), ("chín", 9), ("chín mươi chín", 99),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, value: int | None) -> None:
    found = [number.value for number in scan_words(lowered(f" {words} "))]
    assert found == ([] if value is None else [value])


def test_đồng_is_money_but_đồng_chí_is_a_person() -> None:
    assert [number.money for number in scan(lowered("15 đồng, 15 đồng chí, 15 đồng bào"))] == [True, False, False]


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(st.integers(min_value=0, max_value=10**15))
def test_any_whole_number_is_read_back_in_every_convention(value: int) -> None:
    assert value_of(str(value)) == value
    assert value_of(_dotted(value)) == value
    assert value_of(f"{value:,}", discrete=True) == value


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_any_decimal_is_read_back(whole: int, cents: int) -> None:
    expected = Decimal(f"{whole}.{cents:02d}")
    assert value_of(f"{whole},{cents:02d}") == expected
    assert value_of(f"{_dotted(whole)},{cents:02d}") == expected


@pytest.mark.parametrize("written", ["1.2.3", "10.20.30", "192.168.1.1", "1" * 40, "1.23.456", "²", "٣.٤"])
def test_what_is_no_number_of_the_field_has_no_value(written: str) -> None:
    assert value_of(written) is None
