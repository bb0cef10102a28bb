"""What a share is of, where the words for it stand apart: expected phrases written by hand from the sentence."""

import pytest

from caunoi.reading.reader import read_text
from tests.reading.named import last, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cuối kỳ, hộ cận nghèo còn 2,5%, hộ khá, giàu chiếm gần 40%.", ["tỷ lệ hộ cận nghèo", "tỷ lệ hộ khá, giàu"]),
        (
            "Gần 70% dân số của phường là người nhập cư.",
            ["tỷ lệ dân số của phường là người nhập cư"],
        ),
        ("Người dân tộc thiểu số chiếm 31% dân số.", ["tỷ lệ người dân tộc thiểu số trong dân số"]),
        ("Bản có 96 hộ dân, trong đó hơn 60% là người Thái.", ["hộ dân của bản", "tỷ lệ hộ dân là người Thái"]),
        (
            "Có 6 thôn đạt tỷ lệ cử tri đi bầu 100%; các thôn còn lại từ 88 - 97%.",
            ["thôn", "tỷ lệ cử tri đi bầu", "tỷ lệ cử tri đi bầu ở các thôn còn lại"],
        ),
        (
            "Mục tiêu là 95% đoàn viên, 60% thanh niên được học tập nghị quyết.",
            ["tỷ lệ đoàn viên được học tập nghị quyết", "tỷ lệ thanh niên được học tập nghị quyết"],
        ),
    ],
)
def test_a_share_is_of_those_the_sentence_speaks_of(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội đề ra chỉ tiêu mỗi năm giảm từ 2 - 3% hội viên nghèo.", "chỉ tiêu giảm hội viên nghèo"),
        ("Khu phố hoàn thành 100% chỉ tiêu đóng góp các quỹ.", "tỷ lệ hoàn thành chỉ tiêu đóng góp các quỹ"),
        ("Hội phấn đấu đến cuối năm đạt 100% chỉ tiêu Đại hội đề ra.", "tỷ lệ đạt chỉ tiêu Đại hội đề ra"),
    ],
)
def test_a_target_is_named_by_what_is_to_be_done(text: str, expected: str) -> None:
    assert last(text) == expected


def test_a_share_names_what_it_is_out_of() -> None:
    text = "Phường đã cấp 180 thẻ thư viện trên tổng số 240 học sinh tiểu học, đạt 75%."
    assert last(text) == "tỷ lệ thẻ thư viện được cấp trong tổng số học sinh tiểu học"
    assert last("Hội có 260 hội viên gần 33% tổng quân số.").endswith(" trong tổng quân số")


def test_ten_thousands_of_something_unknown_are_no_money() -> None:
    figures = read_text("Vùng này có chừng 12 vạn mái chèo.").figures
    assert [(figure.value, figure.unit) for figure in figures] == [(120_000, "")]
