"""Of when a figure is: expected words and times written by hand."""

import pytest

from caunoi.reading.reader import read_text


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a time in brackets is that of the figures in them, of none after them
        ("Hòa giải 371 vụ (năm 2022: 340 vụ). Tiếp 86 lượt công dân.", [None, "năm 2022", None]),
        ("Hòa giải 371 vụ (năm 2022: 340 vụ), không thành 31 vụ.", [None, "năm 2022", None]),
        # a time that is only compared with is not the time of what follows
        ("Nhận 41 đơn, tăng 5 đơn so với cùng kỳ năm 2022; hòa giải 30 vụ.", [None, None, None]),
        ("Họp 9 buổi, cao hơn năm 2020. Tổ chức 3 hội nghị.", [None, None]),
        # a value in brackets without a word is that of the same time before
        ("Tổng số vụ việc tiếp nhận: 432 vụ (465 vụ).", [None, "cùng kỳ năm trước"]),
        ("Năm 2021, có 7 cuộc họp. Họp thêm 9 buổi (5 buổi).", ["Năm 2021", "Năm 2021", "cùng kỳ năm trước"]),
        # words of time go on in a paragraph
        ("Năm 2021, có 7 cuộc họp. Họp thêm 9 buổi.", ["Năm 2021", "Năm 2021"]),
    ],
)
def test_the_time_of_a_figure(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


def test_a_change_after_the_value_before_is_of_the_figure_told_first() -> None:
    names = [figure.what for figure in read_text("Tổng số vụ việc tiếp nhận: 432 vụ (465 vụ), giảm 33 vụ.").figures]
    assert names == ["tổng số vụ việc tiếp nhận"] * 2 + ["tổng số vụ việc tiếp nhận giảm"]
