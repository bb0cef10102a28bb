"""Sums, shares and sizes by what is told round them: over asides and brackets, by the fund, by what was done."""

from tests.reading.named import names


def test_what_money_raised_was_used_for_over_an_aside() -> None:
    text = "Hội quyên góp 62 triệu đồng, cùng với vốn của ngân hàng, đã thi công xóa nhà tạm cho hội viên nghèo."
    assert names(text) == ["số tiền quyên góp xóa nhà tạm cho hội viên nghèo"]


def test_a_long_clause_is_told_from_its_last_deed() -> None:
    text = (
        "Hội vận động đoàn viên, hội viên cùng các nhà hảo tâm trong và ngoài huyện đóng góp xây dựng 12 căn nhà tình "
        "thương, sửa chữa 3 căn, tổng trị giá 900 triệu đồng."
    )
    assert names(text)[2] == "tổng trị giá đóng góp xây dựng, sửa chữa căn nhà tình thương"


def test_two_deeds_that_one_sum_paid_for() -> None:
    text = "Xã hỗ trợ 265 triệu đồng xây dựng 14 nhà “Khăn quàng đỏ” và sửa chữa 8 nhà cho hội viên nghèo."
    assert names(text)[0] == "số tiền hỗ trợ xây dựng nhà “Khăn quàng đỏ”, sửa chữa nhà cho hội viên nghèo"


def test_a_part_that_a_body_paid_is_told_by_the_deed() -> None:
    text = (
        "Kinh phí xây dựng ngôi nhà 115 triệu đồng. Trong đó, Hội Chữ thập đỏ huyện hỗ trợ 10 triệu đồng, "
        "Hội Nông dân xã hỗ trợ 5 triệu đồng."
    )
    assert names(text)[1:] == ["số tiền hỗ trợ xây dựng ngôi nhà"] * 2


def test_the_fund_a_sentence_opens_with() -> None:
    text = (
        "Từ Quỹ Hỗ trợ nông dân, đã giải quyết cho hội viên vay 17 tỷ đồng, nâng tổng nguồn vốn của Quỹ lên 28 tỷ đồng."
    )
    assert names(text) == [
        "số tiền giải quyết cho hội viên vay từ Quỹ Hỗ trợ nông dân",
        "tổng nguồn vốn của Quỹ Hỗ trợ nông dân",
    ]


def test_a_fund_so_far_and_whom_it_lends_to() -> None:
    text = "Các chi hội đóng góp gây quỹ nội bộ, đến nay đạt trên 1 tỷ đồng, cho hội viên vay luân chuyển."
    assert names(text) == ["quỹ nội bộ cho hội viên vay luân chuyển"]


def test_what_a_loan_costs() -> None:
    text = "Quỹ Hỗ trợ nông dân cho 38 dự án vay. Mức vay bình quân 16 triệu đồng/hộ, phí 0,7%/tháng."
    assert names(text)[2] == "mức phí vay Quỹ Hỗ trợ nông dân"


def test_both_words_of_a_pair_before_a_share() -> None:
    text = "Hòa giải viên nữ chiếm 24%, hòa giải viên đã được tập huấn chuyên môn, nghiệp vụ chiếm 75%."
    assert names(text)[1] == "tỷ lệ hòa giải viên đã được tập huấn chuyên môn, nghiệp vụ"


def test_what_is_said_of_a_fraction_after_its_share() -> None:
    text = "Có 748/859 thôn (đạt 87%) có nhà văn hóa."
    assert names(text)[0] == "thôn có nhà văn hóa"
    assert names(text)[2] == "tỷ lệ thôn có nhà văn hóa"


def test_fractions_of_the_matters_counted_before() -> None:
    text = "Toàn tỉnh phát sinh 291 vụ việc khiếu nại, tố cáo. Các cấp đã giải quyết 238/316 vụ việc."
    assert names(text)[1:] == ["vụ việc khiếu nại, tố cáo được giải quyết", "tổng số vụ việc khiếu nại, tố cáo"]


def test_land_ends_where_another_deed_begins() -> None:
    text = "Bà con hiến 240 m² đất và góp tiền, ngày công."
    assert names(text) == ["diện tích đất bà con hiến"]


def test_land_beside_money_with_its_share_in_brackets() -> None:
    text = "Qua thanh tra đã kiến nghị thu hồi 1,4 tỷ đồng (đã thu 1,3 tỷ đồng, đạt 97%) và 8,3 ha đất."
    assert names(text)[3] == "diện tích đất kiến nghị thu hồi"


def test_what_was_planted_so_long() -> None:
    text = "Chi hội phát dọn cỏ, vệ sinh môi trường, trồng hàng rào cây xanh khoảng 16.000 m."
    assert names(text) == ["chiều dài hàng rào cây xanh được trồng"]


def test_a_cost_of_the_event_people_took_part_in() -> None:
    text = "Xã tổ chức Ngày hội Đại đoàn kết, 104 lượt người tham gia với tổng kinh phí 5 triệu đồng."
    assert names(text)[1] == "tổng kinh phí Ngày hội Đại đoàn kết"


def test_what_money_was_used_for() -> None:
    text = "Hội thu 186 triệu đồng từ bán phế liệu, đã dùng 152 triệu đồng để tặng học bổng cho trẻ mồ côi."
    assert names(text)[1] == "số tiền dùng tặng học bổng cho trẻ mồ côi"


def test_each_present_is_for_those_the_presents_were_for() -> None:
    text = "Hội trao 50 phần quà cho người cao tuổi. Mỗi phần quà trị giá 250.000 đồng."
    assert names(text)[1] == "trị giá mỗi phần quà trao cho người cao tuổi"


def test_another_bank_has_its_own_debt() -> None:
    text = (
        "Ngân hàng Chính sách xã hội cho 1.300 hộ vay, dư nợ 52 tỷ đồng; ngân hàng Nông nghiệp và Phát triển nông thôn "
        "với dư nợ là 31 tỷ đồng."
    )
    assert names(text)[2] == "dư nợ ngân hàng Nông nghiệp và Phát triển nông thôn"


def test_a_high_share_is_of_what_the_sentence_is_about() -> None:
    text = "Tỷ lệ giải quyết hồ sơ đúng hạn đạt tỷ lệ cao, trung bình đạt 98%."
    assert names(text) == ["tỷ lệ giải quyết hồ sơ đúng hạn"]


def test_the_middle_class_of_a_ranking() -> None:
    text = "Qua chấm điểm có 81 xã xếp loại khá, chiếm 43%; 8 xã xếp loại trung bình, chiếm 4%."
    assert names(text)[3] == "tỷ lệ xã xếp loại trung bình"


def test_what_was_sold_of_what_was_measured_before() -> None:
    text = "Huyện tồn khoảng 1.700 tấn dưa hấu. Đến nay đã bán được 1.280 tấn."
    assert names(text)[1] == "dưa hấu được bán"


def test_fractions_of_matters_in_charge() -> None:
    text = "Tiếp nhận 756 đơn khiếu nại, tố cáo; đã giải quyết 161/183 đơn thuộc thẩm quyền."
    assert names(text)[1:] == [
        "đơn khiếu nại, tố cáo thuộc thẩm quyền được giải quyết",
        "tổng số đơn khiếu nại, tố cáo thuộc thẩm quyền",
    ]


def test_a_body_before_a_sum_keeps_its_level() -> None:
    text = "Quỹ được bổ sung, trong đó UBND tỉnh thêm 2 tỷ đồng, UBND cấp huyện hơn 1,2 tỷ đồng."
    assert names(text) == ["số tiền UBND tỉnh", "số tiền UBND cấp huyện"]


def test_times_and_equals_are_no_words_of_a_name() -> None:
    assert names("Xây 3 căn nhà Đại đoàn kết x 70 triệu/căn = 210 triệu.")[-1] == "số tiền xây căn nhà Đại đoàn kết"
