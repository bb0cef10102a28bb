"""Names of lengths, areas and weights, of what became another, and of what money was for: sentences of our own."""

from tests.reading.named import last, names


def test_a_size_is_of_the_thing_before_it() -> None:
    assert last("Tuyến đường liên thôn Bến Đá dài 3,4 km từng lầy lội.") == "chiều dài tuyến đường liên thôn Bến Đá"
    text = "Con đường qua xóm Chùa dài 900 m, rộng 5 m."
    assert names(text)[1] == "chiều rộng con đường qua xóm Chùa"


def test_an_area_is_named_by_its_label_alone() -> None:
    assert last("Xã Yên Bình có diện tích tự nhiên 2.150 ha.") == "diện tích tự nhiên"
    assert last("Nhà văn hóa xã được xây dựng với tổng diện tích 1.200 m2.") == "tổng diện tích Nhà văn hóa xã"


def test_what_became_another_says_before_and_after() -> None:
    text = "Dân đồng thuận lùi cổng, mở rộng ngõ xóm từ 2,5 m lên 4 m mà không đòi đền bù."
    assert names(text) == ["chiều rộng ngõ xóm trước khi mở rộng", "chiều rộng ngõ xóm sau khi mở rộng"]
    text = "Nhân dân hiến 450 m2 đất mở rộng hẻm Lò Gạch từ 2 m lên 5 m."
    assert names(text)[1:] == ["chiều rộng hẻm Lò Gạch trước khi mở rộng", "chiều rộng hẻm Lò Gạch sau khi mở rộng"]
    text = "Mức hỗ trợ tổ trưởng được nâng từ 400.000 đồng lên 600.000 đồng/người/tháng."
    assert names(text)[0] == "mức hỗ trợ tổ trưởng mỗi người trước khi nâng"
    assert names(text)[1] == "mức hỗ trợ tổ trưởng mỗi người sau khi nâng"


def test_an_average_is_of_the_measure_before_it() -> None:
    text = "Toàn xã cứng hóa 12,6 km đường thôn, bình quân mỗi thôn 1,4 km."
    assert last(text).startswith("đường thôn")
    assert last(text).endswith("bình quân mỗi thôn")


def test_land_taken_back_beside_money_has_the_same_deed() -> None:
    text = "Qua thanh tra đã thu hồi về ngân sách 82 triệu đồng và 1.900 m2 đất."
    assert last(text).startswith("diện tích đất thu hồi về ngân sách")


def test_a_crop_on_land_of_places_is_said_with_what_it_got() -> None:
    text = "Có trạm bơm mới, 60 ha mía của 3 thôn được tưới đủ nước."
    assert names(text)[0] == "diện tích mía được tưới đủ nước"


def test_what_is_given_is_for_what_the_sentence_opens_with() -> None:
    text = (
        "Hưởng ứng phong trào xây dựng nông thôn mới, nhân dân trong xã hiến 5.200 m2 đất, góp 900 ngày công làm đường."
    )
    assert names(text)[0] == "diện tích đất nhân dân hiến xây dựng nông thôn mới"


def test_what_is_given_is_for_the_works_told_before_it() -> None:
    text = "Phường đã mở rộng 12 tuyến ngõ với 310 hộ dân tự nguyện hiến 1.800 m2 đất."
    assert last(text) == "diện tích đất hộ dân hiến mở rộng tuyến ngõ"


def test_a_fund_gives_or_is_raised() -> None:
    text = "Quỹ “Vì người nghèo” huyện phân bổ 90 triệu đồng để hỗ trợ hộ nghèo ăn Tết."
    assert last(text) == "số tiền Quỹ “Vì người nghèo” huyện phân bổ hỗ trợ hộ nghèo ăn Tết"
    assert last("Quỹ “Vì người nghèo” xã vận động được 75 triệu đồng.") == "số tiền vận động Quỹ “Vì người nghèo” xã"


def test_a_debt_is_from_the_bank_named_after_it() -> None:
    text = "Có 14 hội viên vay 310 triệu đồng từ Ngân hàng Chính sách xã hội."
    assert last(text).endswith("vay từ Ngân hàng Chính sách xã hội")


def test_what_models_earn_is_their_income() -> None:
    text = "Hội có 80 mô hình chăn nuôi giỏi, trong đó 35 mô hình cho thu nhập từ 60 triệu đồng/năm trở lên."
    assert last(text) == "thu nhập của mô hình chăn nuôi giỏi"


def test_what_each_person_gets_is_no_worth() -> None:
    text = "Hội giúp 40 phụ nữ đơn thân, mỗi người được nhận 1 triệu đồng."
    assert last(text) == "số tiền mỗi phụ nữ đơn thân được nhận"


def test_what_is_done_with_a_weight_is_told_of_the_same_goods() -> None:
    text = "Mỗi ngày xã thải ra 9 tấn rác, bãi chôn lấp chỉ nhận được 5 tấn."
    assert names(text)[1] == "rác bãi chôn lấp chỉ nhận"


def test_a_movement_brings_money_in() -> None:
    text = "Phong trào “Tết ấm tình thương” năm nay vận động được 120 triệu đồng."
    assert last(text) == "số tiền vận động từ phong trào “Tết ấm tình thương” năm nay"


def test_what_each_borrower_gets_is_a_loan() -> None:
    text = "Tổ tiết kiệm cho 45 chị vay vốn không lãi, mỗi chị từ 3 đến 6 triệu đồng."
    assert last(text) == "mức vay vốn không lãi mỗi chị"


def test_what_each_household_pays_has_its_purpose() -> None:
    text = "Bà con các xóm đóng góp mỗi hộ 200.000 đồng để lắp 30 bóng đèn đường."
    assert names(text)[0] == "mức đóng góp mỗi hộ lắp bóng đèn đường"


def test_a_long_deed_of_money_needs_no_figure_before_it() -> None:
    text = "Ban thanh tra tổ chức 15 cuộc giám sát, kiến nghị thu hồi về ngân sách xã 42 triệu đồng."
    assert last(text) == "số tiền kiến nghị thu hồi về ngân sách xã"


def test_money_for_a_road_is_for_the_road_and_not_its_length() -> None:
    assert (
        last("Tuyến đường trục thôn dài 1,5 km có tổng kinh phí 2,4 tỷ đồng.") == "tổng kinh phí tuyến đường trục thôn"
    )


def test_rates_of_a_list_share_their_word() -> None:
    text = "Mức hỗ trợ 50 triệu đồng/nhà xây mới và 25 triệu đồng/nhà sửa chữa."
    assert names(text) == ["mức hỗ trợ mỗi nhà xây mới", "mức hỗ trợ mỗi nhà sửa chữa"]


def test_an_average_that_people_give_is_what_they_give() -> None:
    assert last("Nhân dân đóng góp bình quân 1,5 triệu đồng/hộ.") == "mức đóng góp bình quân mỗi hộ"


def test_a_branch_is_no_spending() -> None:
    text = "Chi hội Phụ nữ gây quỹ từ thu gom phế liệu được 21 triệu đồng."
    assert last(text).startswith("số tiền")


def test_two_sums_come_each_from_its_own_source() -> None:
    text = "Xã đã huy động 12 tỷ đồng từ ngân sách và 4 tỷ đồng từ nhân dân."
    assert names(text) == ["số tiền huy động từ ngân sách", "số tiền huy động từ nhân dân"]


def test_the_size_of_what_was_worked_on_is_of_the_thing() -> None:
    assert last("Trong tháng đã nạo vét kênh nội đồng dài 2,5 km.") == "chiều dài kênh nội đồng được nạo vét"
    assert last("Xã có đường biên giới dài 14 km.") == "chiều dài đường biên giới"


def test_what_is_paid_in_by_each_is_a_share_of_capital() -> None:
    assert last("Hội viên góp vốn 15 triệu đồng/người.") == "mức góp vốn mỗi người"


def test_a_number_may_be_the_last_sign_of_the_text() -> None:
    assert len(names("705 cấp ngày 705")) == 2


def test_an_average_with_its_own_words() -> None:
    text = "Tổng sản lượng lương thực đạt 3.100 tấn, lương thực bình quân đầu người 480 kg/người/năm."
    assert names(text)[1] == "lương thực bình quân đầu người"


def test_an_area_that_ends_the_words_of_the_figure_before() -> None:
    text = "Có 35 hộ tham gia dự án trồng chè hữu cơ trên diện tích gần 12 ha."
    assert names(text)[1] == "diện tích hộ tham gia dự án trồng chè hữu cơ"


def test_what_has_the_area_stands_before_the_label() -> None:
    assert names("Xóm có nhà mới. Nhà có diện tích sàn gần 90 m2.") == ["diện tích sàn nhà"]
