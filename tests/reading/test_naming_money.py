"""What a sum of money or a share is of: expected phrases written by hand from the sentence."""

import pytest

from tests.reading.named import last, names


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


def test_a_share_names_all_it_is_of_and_what_they_do() -> None:
    assert last("Vận động 100% trường học, trạm y tế tổ chức hội nghị người lao động.") == (
        "tỷ lệ trường học, trạm y tế tổ chức hội nghị người lao động"
    )
    assert last("Có 90% cán bộ chủ chốt (Bí thư, Chủ tịch) các thôn có trình độ trung cấp.") == (
        "tỷ lệ cán bộ chủ chốt các thôn có trình độ trung cấp"
    )


def test_a_share_more_than_all_is_of_a_target() -> None:
    assert last("Hội đã phát triển 130/120 hội viên mới, đạt 108,3%.").endswith("so với chỉ tiêu")


def test_a_share_compared_with_another_time_says_so() -> None:
    assert last("Giá trị sản xuất đạt 135 tỷ đồng, bằng 104,2% so cùng kỳ.").endswith("so với cùng kỳ")


def test_a_sum_of_another_clause_is_not_named_by_what_was_counted_before() -> None:
    text = "Tặng 30 suất quà cho hộ nghèo; thăm hỏi gia đình có công với tổng số tiền 12 triệu đồng."
    assert last(text) == "tổng số tiền thăm hỏi gia đình có công"


def test_everyone_a_sum_was_for_is_named() -> None:
    text = "Trong năm đã hỗ trợ 4 tỷ đồng cho hộ nghèo, hộ cận nghèo và học sinh mồ côi."
    assert last(text) == "số tiền hỗ trợ cho hộ nghèo, hộ cận nghèo và học sinh mồ côi"


def test_whoever_acts_is_no_part_of_the_name() -> None:
    assert last("Ủy ban nhân dân xã đã kiến nghị điều chuyển 3 tỷ đồng.") == "số tiền kiến nghị điều chuyển"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doanh số cho vay qua 12 tổ vay vốn đạt 6 tỷ đồng.", "Doanh số cho vay qua tổ vay vốn"),
        ("Hội nhận đỡ đầu 14 trẻ mồ côi với mức 500.000 đồng/cháu/tháng.", "mức mỗi trẻ mồ côi nhận đỡ đầu"),
        ("Làm 4 sân chơi thiếu nhi (bình quân 30 triệu đồng/sân).", "kinh phí bình quân mỗi sân chơi thiếu nhi làm"),
        ("Mỗi phần quà trị giá 300.000 đồng.", "trị giá mỗi phần quà"),
    ],
)
def test_labels_and_rates_keep_their_own_word(text: str, expected: str) -> None:
    assert last(text).lower() == expected.lower()


def test_shares_told_in_turn_are_of_the_fractions_in_their_places() -> None:
    text = "Có 8/10 trường học và 45/60 doanh nghiệp ký thỏa ước, đạt lần lượt 80% và 75%."
    school, firm = names(text)[-2:]
    assert school.startswith("tỷ lệ trường học")
    assert firm.startswith("tỷ lệ doanh nghiệp")


def test_money_takes_what_was_done_with_it_after_the_sum() -> None:
    text = "Năm qua, 46 tỷ đồng đã được vận động vào Quỹ “Vì người nghèo”."
    assert names(text) == ["số tiền vận động vào Quỹ “Vì người nghèo”"]


def test_a_rise_is_of_the_figure_in_the_unit_it_is_compared_with() -> None:
    text = "Mở 320 buổi tuyên truyền cho hơn 21.000 lượt người, tăng 14,3% so với 280 buổi của năm trước."
    assert "lượt người" not in names(text)[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo bà Hoa, tổng chi phí sửa đường lên tới 2 tỷ đồng, trong đó ngân sách cấp 1,5 tỷ đồng, bà con quyên góp được 500 triệu đồng.",
            ["tổng chi phí sửa đường", "ngân sách cấp sửa đường", "số tiền bà con quyên góp sửa đường"],
        ),
        (
            "Tổng nguồn vốn Quỹ Khuyến học đến 30/6/2023 là 8 tỷ đồng, gồm: vốn vận động 3 tỷ đồng, vốn ngân sách 5 tỷ đồng.",
            ["nguồn vốn Quỹ Khuyến học", "vốn vận động Quỹ Khuyến học", "vốn ngân sách Quỹ Khuyến học"],
        ),
    ],
)  # fmt: skip
def test_parts_of_a_sum_say_whose_they_are_and_what_the_sum_is_for(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. Phòng, chống hạn mặn: Mặt trận vận động được 640 triệu đồng.", "số tiền vận động phòng, chống hạn mặn"),
        ("Hội Phụ nữ: vận động được 20 triệu đồng.", "số tiền vận động"),
        ("Khi bão đổ bộ, Hội đã vận động được 75 triệu đồng.", "số tiền vận động khi bão đổ bộ"),
        ("Hội vận động 75 triệu đồng và lương thực trị giá hơn 20 triệu đồng.", "trị giá lương thực vận động"),
        (
            "Các cấp hội đã bảo lãnh với Ngân hàng Nông nghiệp cho vay 42 tỷ đồng.",
            "số tiền bảo lãnh với Ngân hàng Nông nghiệp cho vay",
        ),
        ("Bà con thống nhất mỗi hộ đóng góp 300 nghìn đồng.", "mức đóng góp mỗi hộ"),
        (
            "Các tổ trồng rau má, bí xanh có nơi thu từ 90 - 110 triệu đồng/ha/năm.",
            "thu nhập của các tổ trồng rau má, bí xanh",
        ),
        ("Hội trao quà cho 40 hộ dân, trị giá ước tính gần 12 triệu đồng.", "trị giá trao quà cho hộ dân"),
        (
            "Xã hỗ trợ sửa 4 nhà, tặng 9 giếng với tổng kinh phí hỗ trợ 90 triệu đồng.",
            "tổng kinh phí hỗ trợ sửa nhà, tặng giếng",
        ),
    ],
)
def test_short_names_of_money_take_what_it_was_for(text: str, expected: str) -> None:
    assert last(text) == expected


def test_what_was_given_takes_its_purpose_after_who_gave_too() -> None:
    text = "Hội quyên góp 40 triệu đồng, cùng với vốn của tỉnh, xóa nhà tạm cho 8 gia đình hội viên."
    assert names(text)[0] == "số tiền quyên góp xóa nhà tạm cho gia đình hội viên"
