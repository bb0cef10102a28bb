"""Units as the headings of tables write them."""

import pytest

from caunoi.reading.documents.units import unit_of


@pytest.mark.parametrize("word", ["trẻ", "trẻ em", "trường", "trạm", "trang"])
def test_a_word_that_begins_like_a_scale_is_no_scale(word: str) -> None:
    unit = unit_of(word, known_only=False)
    assert unit is not None
    assert unit.factor == 1


def test_a_scale_before_money_is_one() -> None:
    for written, scale in (("tr. đồng", 10**6), ("triệu đồng", 10**6), ("tỷ đồng", 10**9), ("1.000đ", 1000)):
        unit = unit_of(written)
        assert unit is not None
        assert (unit.name, unit.factor) == ("đồng", scale)
