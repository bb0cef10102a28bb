"""What a sum of money or a share is of: expected phrases written by hand from the sentence."""

import pytest

from caunoi.reading.reader import read_text


def names(text: str) -> list[str]:
    return [figure.what for figure in read_text(text).figures]


def last(text: str) -> str:
    return names(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong năm, Hội đã tặng quà, trao học bổng cho 45 con, em hội viên vượt khó, tổng số tiền 90 triệu đồng.",
            "tổng số tiền tặng quà, trao học bổng cho con, em hội viên vượt khó",
        ),
        (
            "Xã sửa chữa 4 cầu gỗ, lắp đặt 60 bóng đèn, tổng kinh phí 310 triệu đồng.",
            "tổng kinh phí sửa chữa cầu gỗ, lắp đặt bóng đèn",
        ),
        ("Xã sửa chữa 4 cầu gỗ và trao 30 suất quà trị giá 15 triệu đồng.", "trị giá trao suất quà"),
        (
            "Hội cũng thăm hỏi, trợ cấp khó khăn 40 trường hợp với 32 triệu đồng.",
            "số tiền thăm hỏi, trợ cấp khó khăn trường hợp",
        ),
        ("Phường khen thưởng 12 tập thể, 30 cá nhân với tổng số tiền 24 triệu đồng.", "tổng số tiền khen thưởng"),
    ],
)  # fmt: skip
def test_money_is_named_by_what_was_done_with_it_and_for_whom(text: str, expected: str) -> None:
    assert last(text) == expected


def test_every_fund_of_a_list_takes_the_deed_of_the_first() -> None:
    text = "Mặt trận xã vận động Quỹ “Vì người nghèo” 320 triệu đồng, Quỹ Khuyến học 85 triệu đồng."
    assert names(text) == ["số tiền vận động Quỹ “Vì người nghèo”", "số tiền vận động Quỹ Khuyến học"]


def test_what_others_owe_or_lend_goes_on_after_a_semicolon() -> None:
    text = "Dư nợ nhận ủy thác của Ngân hàng Chính sách xã hội 42 tỷ đồng; của các quỹ tín dụng khác hơn 3 tỷ đồng."
    assert last(text) == "dư nợ nhận ủy thác của các quỹ tín dụng khác"


def test_a_debt_takes_the_bank_that_lent_it() -> None:
    text = "Hội ký văn bản ủy thác với Ngân hàng Chính sách xã hội huyện, nay tổng dư nợ là 18 tỷ đồng."
    assert last(text) == "tổng dư nợ ủy thác Ngân hàng Chính sách xã hội"


def test_a_target_beside_a_sum_is_a_target() -> None:
    text = "Số tiền vận động làm đường thôn đạt 75 triệu đồng, trong khi chỉ tiêu đặt ra là 70 triệu đồng."
    assert last(text) == "chỉ tiêu số tiền vận động làm đường thôn"


def test_a_short_name_takes_what_its_sentence_opens_with() -> None:
    text = "Thực hiện công tác đền ơn đáp nghĩa, cán bộ, hội viên đóng góp 64 triệu đồng."
    assert last(text).endswith("đóng góp thực hiện công tác đền ơn đáp nghĩa")


def test_a_share_of_a_target_names_the_target() -> None:
    assert last("Hội kết nạp 120 hội viên, đạt 104% chỉ tiêu tỉnh giao.").endswith("so với chỉ tiêu tỉnh giao")
    assert last("Vụ này diện tích gieo trồng 1.200 ha, đạt 98% KH.").endswith("diện tích gieo trồng so với kế hoạch")
