"""Sums by who gave them, what they cost and what came in; gifts by what they were for: sentences of our own."""

from tests.reading.named import last, names


def test_what_a_body_gave_is_named_by_it_and_what_for() -> None:
    text = "Xã còn được Ngân hàng Bưu điện giúp 600 triệu đồng để xây dựng 12 nhà đại đoàn kết."
    assert names(text)[0] == "số tiền Ngân hàng Bưu điện giúp xây dựng nhà đại đoàn kết"


def test_what_a_sum_was_for_comes_before_what_was_counted_earlier() -> None:
    text = "Hội giúp 40 hộ nghèo; hỗ trợ 90 triệu đồng để xây 2 nhà tình thương."
    assert names(text)[1] == "số tiền hỗ trợ xây nhà tình thương"


def test_what_a_thing_cost() -> None:
    assert last("Đoàn xã lắp 14 camera, hết 36 triệu đồng.") == "kinh phí lắp camera"


def test_what_came_in_from_what_was_counted() -> None:
    assert (
        last("Chi hội nhận 3 ha ruộng bỏ hoang để cấy, thu về 45 triệu đồng.") == "số tiền thu được từ ruộng bỏ hoang"
    )


def test_what_each_of_them_gave() -> None:
    text = "Ông cùng 8 hộ trong ngõ đóng góp, mỗi hộ 500.000 đồng, để nâng cấp đoạn đường rộng 3 m."
    assert names(text)[1] == "mức đóng góp mỗi hộ nâng cấp đoạn đường"
    text = "Hội tặng quà 25 gia đình khó khăn, mỗi phần quà trị giá 300.000 đồng."
    assert last(text) == "trị giá mỗi phần quà tặng gia đình khó khăn"


def test_the_next_deed_is_no_part_of_a_name() -> None:
    text = "Xã làm mới 9 nhà tình thương, trị giá 540 triệu đồng và sửa 4 nhà."
    assert names(text)[1].startswith("trị giá")
    assert "sửa" not in names(text)[1]


def test_what_stands_in_brackets_is_no_part_of_a_name() -> None:
    text = "Hội nhân rộng 12 mô hình kinh tế (nuôi bò 5 mô hình, trồng nấm 7 mô hình) với tổng vốn 900 triệu đồng."
    assert last(text) == "tổng vốn nhân rộng mô hình kinh tế"


def test_gifts_take_all_who_gave_and_what_for() -> None:
    text = "Cán bộ, hội viên đóng góp 120 triệu đồng cho đường làng, trường học."
    assert last(text) == "số tiền cán bộ, hội viên đóng góp cho đường làng, trường học"
    text = "Khi thôn làm đường liên xóm, các hộ đã hiến 300 m2 đất."
    assert last(text).endswith("hiến làm đường liên xóm")


def test_an_area_is_no_width() -> None:
    assert last("Nhà sàn của ông Pảo rộng 45 m2.") == "diện tích nhà sàn của ông Pảo"


def test_most_of_those_counted_before() -> None:
    text = "Hội hiện có 620 hội viên, đa phần là đồng bào Tày (chiếm 78%)."
    assert last(text) == "tỷ lệ hội viên là đồng bào Tày"


def test_a_second_deed_is_said_of_a_share_too() -> None:
    text = "Toàn xóm có 100% hộ tham gia hiến đất, phá bỏ tường rào để mở đường."
    assert last(text) == "tỷ lệ hộ tham gia hiến đất, phá bỏ tường rào"


def test_what_was_given_without_a_giver_is_for_the_works_told_of_before() -> None:
    text = "Phong trào xây dựng nông thôn mới lan rộng. Đến nay đã quyên góp 60 triệu đồng."
    assert last(text) == "số tiền quyên góp xây dựng nông thôn mới"


def test_worth_is_of_all_that_was_given_with_the_land() -> None:
    text = "Người dân đã hiến 400 m2 đất cùng nhiều cây ăn trái để làm đường, tổng trị giá 74 triệu đồng."
    assert names(text) == [
        "diện tích đất người dân hiến làm đường",
        "tổng trị giá đất cùng nhiều cây ăn trái người dân hiến làm đường",
    ]


def test_what_was_widened_to_is_a_width() -> None:
    text = "Đường Bờ Sông dài 1,2 km được mở rộng lên 9 m."
    assert last(text) == "chiều rộng đường Bờ Sông sau khi mở rộng"


def test_the_next_deed_is_no_part_of_what_was_measured() -> None:
    assert names("Đoàn xã khơi thông 4 km kênh mương và bóc dỡ 120 biển quảng cáo.")[0].startswith("kênh mương")
    assert "bóc" not in names("Đoàn xã khơi thông 4 km kênh mương và bóc dỡ 120 biển quảng cáo.")[0]


def test_what_a_sum_was_raised_to_is_not_who_gave_before() -> None:
    text = "Hội viên đóng góp 40 triệu đồng, nâng tổng nguồn quỹ toàn xã lên 260 triệu đồng."
    assert last(text) == "tổng nguồn quỹ toàn xã"


def test_income_a_head() -> None:
    assert last("Thu nhập bình quân ước đạt 41 triệu đồng/người/năm.") == "thu nhập bình quân đầu người"


def test_what_each_of_them_got_and_what_for() -> None:
    text = "Ủy ban MTTQ xã hỗ trợ mỗi gia đình 40 triệu đồng để dựng nhà đại đoàn kết."
    assert last(text) == "mức hỗ trợ mỗi gia đình dựng nhà đại đoàn kết"


def test_a_loan_says_through_whom() -> None:
    text = "Thông qua Ngân hàng Chính sách xã hội, Hội giúp 320 hội viên vay 6 tỷ đồng."
    assert last(text) == "số tiền hội viên vay qua Ngân hàng Chính sách xã hội"


def test_a_share_of_places_listed_takes_what_they_keep() -> None:
    assert last("Năm tới, 96% thôn, ấp giữ danh hiệu văn hóa.") == "tỷ lệ thôn, ấp giữ danh hiệu văn hóa"


def test_what_the_last_of_a_list_says_of_a_gift_is_said_of_all() -> None:
    text = "Toàn xã có 2.300 m2 đất thổ cư, 4 ha đất lúa cùng 800 ngày công được người dân hiến tặng cho đường làng."
    assert names(text)[:2] == [
        "diện tích đất thổ cư được người dân hiến tặng cho đường làng",
        "diện tích đất lúa được người dân hiến tặng cho đường làng",
    ]


def test_an_area_of_land_given_says_what_it_was_for() -> None:
    text = "Xã có 60 hộ tham gia hiến đất với tổng diện tích 4.100 m2 để mở rộng đường liên xóm."
    assert last(text) == "tổng diện tích đất hiến mở rộng đường liên xóm"


def test_what_was_taken_back_is_of_no_case_looked_into() -> None:
    text = "Ban giám sát 45 vụ việc, kiến nghị thu hồi 30 triệu đồng."
    assert last(text) == "số tiền kiến nghị thu hồi"
    text = "Qua thanh tra đã thu hồi 1.200 m2 đất lấn chiếm cùng số tiền 80 triệu đồng."
    assert last(text) == "số tiền thu hồi"


def test_what_a_fund_sent_was_for() -> None:
    text = "Quỹ “Vì người nghèo” tỉnh chuyển về 90 triệu đồng được dùng để thăm hỏi, tặng quà cho 300 lượt hộ nghèo."
    assert names(text)[0].endswith("chuyển về thăm hỏi, tặng quà cho hộ nghèo")


def test_one_present_a_month_is_told_by_its_kind() -> None:
    text = "Dịp này, 6 học sinh nghèo nhận học bổng của doanh nghiệp, mỗi suất 400 nghìn đồng/tháng."
    assert last(text) == "trị giá mỗi suất học bổng cho học sinh nghèo"


def test_things_are_given_to_all_who_are_listed() -> None:
    text = "Hội tặng 90 suất quà cho gia đình chính sách, học sinh nghèo."
    assert last(text) == "suất quà cho gia đình chính sách và học sinh nghèo được tặng"


def test_a_bare_word_for_a_house_is_that_of_the_houses_told_of_before() -> None:
    text = "Hội xây dựng 3 căn nhà tình thương, sửa chữa 2 căn, tổng trị giá 210 triệu đồng."
    assert last(text) == "tổng trị giá xây dựng, sửa chữa căn nhà tình thương"


def test_what_was_raised_for_a_fund_is_told_by_the_fund() -> None:
    text = "Quỹ “Vì người nghèo” quyên góp được 210 triệu đồng, giúp 35 hộ khó khăn và sửa 4 căn nhà."
    assert names(text)[0] == "số tiền quyên góp Quỹ “Vì người nghèo”"
    text = "Ban vận động Quỹ “Đền ơn đáp nghĩa” vận động được số tiền 95 triệu đồng, từ nguồn Quỹ đã sửa 3 căn nhà."
    assert names(text)[0] == "số tiền vận động Quỹ “Đền ơn đáp nghĩa”"


def test_everyone_who_gave_is_said_and_what_for() -> None:
    text = "Trong năm, các tổ chức tôn giáo đóng góp hơn 3 tỷ đồng cho công tác từ thiện."
    assert names(text) == ["số tiền các tổ chức tôn giáo đóng góp cho công tác từ thiện"]
    text = "Xã vận động nhân dân và các nhà hảo tâm ủng hộ 70 triệu đồng, 900 chai nước phục vụ công tác chống hạn."
    assert names(text)[0] == "số tiền nhân dân và các nhà hảo tâm ủng hộ phục vụ công tác chống hạn"


def test_what_people_gave_of_what_was_given_is_said_once() -> None:
    text = "Trong xây dựng nông thôn mới, vận động đóng góp hơn 4 tỷ đồng, trong đó nhân dân góp 190 triệu đồng."
    assert names(text)[1] == "số tiền nhân dân góp xây dựng nông thôn mới"


def test_members_who_gave_are_of_the_association_named_before() -> None:
    text = "Hội Cựu chiến binh huyện phát động thi đua. Cán bộ, hội viên ủng hộ 80 triệu đồng tiền mặt."
    assert names(text) == ["số tiền mặt cán bộ, hội viên cựu chiến binh ủng hộ"]


def test_the_worth_of_what_others_were_asked_to_give() -> None:
    text = "Mặt trận vận động các chùa trong huyện tặng 90 phần quà, trị giá 45 triệu đồng, cho hộ nghèo, hộ cận nghèo."
    assert names(text)[1] == "trị giá phần quà tặng cho hộ nghèo, hộ cận nghèo"


def test_the_help_that_those_before_got() -> None:
    text = "Hai hộ đặc biệt khó khăn được hỗ trợ xây nhà Đại đoàn kết, tổng kinh phí 110 triệu đồng."
    assert names(text)[1] == "tổng kinh phí hỗ trợ xây nhà Đại đoàn kết cho hộ đặc biệt khó khăn"
    text = "Có 40 gia đình thương binh được tặng sổ tiết kiệm, trị giá 500 nghìn đồng/sổ."
    assert names(text)[1] == "trị giá mỗi sổ tiết kiệm tặng gia đình thương binh"


def test_a_list_of_those_who_were_helped_is_not_cut() -> None:
    text = "Hội mở 3 lớp, hỗ trợ học sinh, sinh viên khó khăn trên 2 tỷ đồng."
    assert names(text)[1] == "số tiền hỗ trợ học sinh, sinh viên khó khăn"
    text = "Đã nhận và trao quà cho người nghèo được 120 suất quà với số tiền 36 triệu đồng."
    assert names(text)[1] == "số tiền nhận và trao quà cho người nghèo"


def test_worth_in_money_is_no_money_of_its_own() -> None:
    text = "Hội vận động tiền mặt, ngày công lao động và hiện vật quy ra tiền được 4 tỷ đồng."
    assert names(text)[0].endswith("ngày công lao động và hiện vật quy ra tiền")


def test_what_one_of_them_raised_is_told_apart() -> None:
    text = "Các cấp Hội vận động tài trợ, riêng cơ quan Tỉnh Hội được 320 triệu đồng, giúp nhiều hội viên."
    assert names(text) == ["số tiền vận động tài trợ cơ quan Tỉnh Hội"]
