"""Names of households by their hamlet and level, of houses by what was done with them: expected phrases written by hand."""

from tests.reading.named import last, names


def test_households_and_people_are_of_the_hamlet_the_sentence_tells_of() -> None:
    assert names("Thôn Suối Rè (xã Cát Sơn) có 88 hộ, 310 nhân khẩu, phần lớn làm rừng.") == [
        "hộ của thôn Suối Rè",
        "nhân khẩu của thôn Suối Rè",
    ]
    assert last("Năm 2023, Na Sầm là bản xa nhất của xã Tân Lập, có 61 hộ.") == "hộ của bản"
    assert names("Xóm hiện còn 4 hộ nghèo; 100% các hộ được dùng nước sạch.")[0] == "hộ nghèo của xóm"


def test_households_of_the_turns_counted_are_told_by_their_level() -> None:
    text = (
        "Toàn huyện có 5.120 lượt hộ đạt sản xuất kinh doanh giỏi, trong đó cấp Trung ương 12 hộ, cấp tỉnh 340 hộ, "
        "cấp cơ sở 2.900 lượt hộ."
    )
    assert names(text) == [
        "lượt hộ đạt sản xuất kinh doanh giỏi",
        "hộ đạt sản xuất kinh doanh giỏi cấp Trung ương",
        "hộ đạt sản xuất kinh doanh giỏi",
        "lượt hộ đạt sản xuất kinh doanh giỏi cấp cơ sở",
    ]


def test_peoples_told_by_name_live_together() -> None:
    assert last("Xã gồm 3 dân tộc Nùng, Dao, Giáy cùng chung sống.") == "dân tộc cùng chung sống"


def test_houses_of_one_name_are_told_by_what_was_done_with_each() -> None:
    text = "Hội cất mới 14 căn nhà tình nghĩa, trị giá 900 triệu đồng và sửa 5 căn; phối hợp làm thêm 3 căn."
    assert [name for name in names(text) if name.startswith("căn")] == [
        "căn nhà tình nghĩa được cất mới",
        "căn nhà tình nghĩa được sửa chữa",
        "căn nhà tình nghĩa được phối hợp làm thêm",
    ]
    assert "căn nhà tình thương được sửa chữa" in names(
        "Xã bàn giao 9 căn nhà tình thương cho hộ nghèo, sửa chữa 4 căn hết 60 triệu đồng."
    )


def test_the_second_of_those_praised_by_another_body_got_its_praise() -> None:
    text = (
        "UBND huyện tặng Giấy khen cho 2 tập thể, 5 cá nhân; Phòng Giáo dục trao Giấy khen cho 8 tập thể và 11 cá nhân."
    )
    assert names(text)[2:] == ["tập thể được Phòng Giáo dục trao Giấy khen", "cá nhân được trao Giấy khen"]


def test_who_tells_of_members_is_no_part_of_their_name() -> None:
    assert last("Hội Phụ nữ phường Cửa Đông cho biết hiện có 2.150 hội viên.") == "hội viên phụ nữ"


def test_households_are_counted_by_the_standard_the_text_names() -> None:
    assert last("Phường còn 21 hộ cận nghèo theo chuẩn thành phố.") == "hộ cận nghèo theo chuẩn thành phố"
    assert "theo" not in last("Xã đã cấp thẻ cho 21 hộ nghèo theo quy định.")


def test_those_who_gave_land_or_money_are_told_by_what_they_gave() -> None:
    assert names("Ngõ được mở rộng, có 32 hộ dân với diện tích đất hiến hơn 400m2.")[0] == "hộ dân hiến đất"
    assert (
        last("Mặt trận tiếp nhận 2 tỷ đồng ủng hộ Quỹ “Vì người nghèo” từ 31 doanh nghiệp.")
        == "doanh nghiệp ủng hộ Quỹ “Vì người nghèo”"
    )


def test_those_punished_were_not_given_anything() -> None:
    text = "Đảng uỷ xử lý kỷ luật 14 đảng viên, gồm khiển trách 9 người, cảnh cáo 4 người và khai trừ 1 người."
    assert names(text) == [
        "đảng viên bị xử lý kỷ luật",
        "đảng viên bị khiển trách",
        "đảng viên bị cảnh cáo",
        "đảng viên bị khai trừ",
    ]


def test_matters_told_by_their_number_alone_are_named_as_matters() -> None:
    assert names("Số vụ việc cũ là 40 vụ việc, số mới phát sinh 12 vụ việc.")[1] == "vụ việc mới phát sinh"


def test_what_the_front_oversees_is_told_with_the_front() -> None:
    assert last("Mặt trận các cấp trong huyện chủ trì giám sát 17 nội dung.") == "nội dung được Mặt trận giám sát"
    assert last("Các đoàn thể giám sát 9 nội dung.") == "nội dung được giám sát"


def test_turns_are_told_with_the_leader_who_received_them() -> None:
    assert (
        last("Trong quý, Chủ tịch UBND huyện tiếp 11 lượt công dân.") == "lượt công dân được Chủ tịch UBND huyện tiếp"
    )


def test_houses_that_a_storm_struck_were_not_given_anything() -> None:
    text = "Bão làm 6 căn nhà sập và 21 căn tốc mái."
    assert names(text) == ["căn nhà bị sập do bão", "căn nhà bị tốc mái do bão"]


def test_whom_the_next_deed_is_for_is_not_said_of_the_first() -> None:
    text = "Hội xây 7 nhà “Mái ấm tình thương”, sửa 3 nhà cho hội viên nghèo."
    assert names(text)[0] == "nhà “Mái ấm tình thương” được xây"


def test_gatherings_for_two_things_keep_both() -> None:
    assert (
        last("Các cấp uỷ tiến hành 31 cuộc kiểm tra, giám sát tổ chức đảng.") == "cuộc kiểm tra, giám sát tổ chức đảng"
    )


def test_matters_settled_stay_within_the_charge_they_fell_under() -> None:
    text = (
        "Huyện tiếp nhận 300 đơn. Trong số đó chỉ 52 đơn thuộc thẩm quyền giải quyết của huyện; còn 9 đơn đang thụ lý."
    )
    assert last(text) == "đơn thuộc thẩm quyền giải quyết của huyện đang thụ lý"


def test_what_remains_of_a_rise_and_a_fall_is_a_rise() -> None:
    text = "Hội kết nạp 46 hội viên, đưa ra khỏi tổ chức 14 hội viên, như vậy tăng 32 hội viên."
    assert last(text) == "hội viên tăng"


def test_matters_settled_by_mediation_are_told_by_that_alone() -> None:
    text = "Các tổ hòa giải thụ lý 61 vụ việc, trong đó hòa giải thành 50 vụ việc, hòa giải không thành 11 vụ việc."
    assert names(text)[1:] == ["vụ việc hòa giải thành", "vụ việc hòa giải không thành"]


def test_old_and_new_matters_are_those_citizens_came_with() -> None:
    text = "Xã tiếp thường xuyên 40 lượt/52 người. Số vụ việc cũ là 12 vụ việc."
    assert last(text) == "vụ việc cũ qua tiếp công dân"


def test_what_is_left_is_told_without_the_clause_after_it() -> None:
    text = "Đã giải quyết 80 kiến nghị; 6 kiến nghị còn lại phần nhiều liên quan đất rừng."
    assert last(text) == "kiến nghị còn lại"


def test_classes_of_a_trade_are_for_those_taught() -> None:
    assert names("Hội phối hợp mở 6 lớp dạy nghề cho 150 hội viên.")[0] == "lớp dạy nghề cho hội viên"


def test_those_something_is_signed_with_sign_it_too() -> None:
    assert last("Liên đoàn Lao động huyện đã ký kết với 5 doanh nghiệp.") == "doanh nghiệp ký kết"


def test_poor_households_that_became_fewer_are_of_the_hamlet_told_of() -> None:
    text = "Thôn Bản Mạ có nhiều đổi thay. Năm qua số hộ nghèo giảm xuống còn 7 hộ."
    assert last(text) == "hộ nghèo của thôn"
    assert last("Toàn xã có nhiều đổi thay. Năm qua số hộ nghèo giảm xuống còn 70 hộ.") == "hộ nghèo"
