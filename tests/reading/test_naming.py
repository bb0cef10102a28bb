"""What a figure counts, as a short phrase: expected phrases written by hand from the sentence."""

import pytest

from tests.reading.named import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã hỗ trợ sửa chữa 27 nhà cho hộ nghèo.", ["nhà cho hộ nghèo được hỗ trợ sửa chữa"]),
        ("Tiếp nhận 46 đơn.", ["đơn được tiếp nhận"]),
        ("Có 15 tập thể, 40 cá nhân được tặng giấy khen.", ["tập thể được tặng giấy khen", "cá nhân được tặng giấy khen"]),
        ("Có 31 hộ đã tự nguyện tháo dỡ hàng rào.", ["hộ tự nguyện tháo dỡ hàng rào"]),
        ("Rà soát 06 QCDC.", ["quy chế dân chủ được rà soát"]),
    ],
)  # fmt: skip
def test_a_count_is_named_by_its_noun_and_what_was_done(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_people_and_opinions_take_the_gathering_they_belong_to() -> None:
    meeting, people = names("Tổ chức 12 hội nghị đối thoại với Nhân dân, thu hút 1.450 lượt người tham dự.")
    assert meeting == "hội nghị đối thoại với Nhân dân"
    assert people == "lượt người tham dự hội nghị đối thoại với Nhân dân"


def test_members_take_the_body_they_belong_to() -> None:
    assert names("Xã có 9 Ban Công tác Mặt trận với tổng số 81 thành viên.")[1] == "thành viên Ban Công tác Mặt trận"


def test_a_word_that_stands_for_persons_takes_the_persons_named_before() -> None:
    assert names("Các buổi họp có 85 phụ nữ dự; 12 chị phát biểu.")[1] == "phụ nữ phát biểu"


def test_parts_take_the_name_of_their_whole_and_their_own_label() -> None:
    assert names("Tiếp nhận 46 đơn (khiếu nại 12 đơn, tố cáo 34 đơn).") == [
        "đơn được tiếp nhận", "đơn khiếu nại được tiếp nhận", "đơn tố cáo được tiếp nhận",
    ]  # fmt: skip
    assert names("Thành lập 20 tổ tự quản; 12 tổ ở thôn, 8 tổ ở khu phố.")[1:] == [
        "tổ tự quản được thành lập ở thôn", "tổ tự quản được thành lập ở khu phố",
    ]  # fmt: skip


def test_a_part_with_a_noun_of_its_own_takes_what_was_done_with_its_whole() -> None:
    assert names("Kiểm tra 18 đơn vị (6 sở, ngành; 12 doanh nghiệp).")[1:] == [
        "sở, ngành được kiểm tra", "doanh nghiệp được kiểm tra",
    ]  # fmt: skip


def test_parts_are_told_apart_by_field_or_authority() -> None:
    text = "Tổng hợp 120 kiến nghị của cử tri sau kỳ họp, chia theo lĩnh vực: đất đai, môi trường 80 kiến nghị; y tế, giáo dục 40 kiến nghị."
    assert names(text)[1:] == [
        "kiến nghị của cử tri lĩnh vực đất đai, môi trường",
        "kiến nghị của cử tri lĩnh vực y tế, giáo dục",
    ]


def test_what_people_give_says_who_gives_it_and_what_for() -> None:
    assert names("Nhân dân đã hiến 8.700 m2 đất, đóng góp 3,4 tỷ đồng và 4.900 ngày công để làm đường thôn.") == [
        "diện tích đất Nhân dân hiến làm đường thôn", "số tiền Nhân dân đóng góp làm đường thôn",
        "ngày công Nhân dân đóng góp làm đường thôn",
    ]  # fmt: skip


def test_members_and_branches_say_of_which_association() -> None:
    assert names("Hội Nông dân huyện kết nạp 412 hội viên.") == ["hội viên nông dân được kết nạp"]
    assert names("Tổng số hội viên Hội Phụ nữ là 9.600 người.") == ["tổng số hội viên Hội Phụ nữ"]


def test_what_a_unit_consists_of() -> None:
    assert names("Xã có 9 thôn với 2.318 hộ, dân số 8.947 người.") == ["thôn của xã", "hộ dân của xã", "dân số"]


def test_opinions_and_praise_say_where_and_by_whom() -> None:
    assert (
        names("Tổ chức 6 hội nghị đối thoại, ghi nhận 52 ý kiến.")[1] == "ý kiến được ghi nhận tại hội nghị đối thoại"
    )
    assert names("UBND tỉnh tặng bằng khen cho 32 tập thể.") == ["tập thể được UBND tỉnh tặng bằng khen"]


def test_money_goes_on_to_what_it_was_spent_on() -> None:
    assert names("Lắp 412 camera tại 96 điểm với tổng kinh phí 1,8 tỷ đồng.")[2] == "tổng kinh phí lắp camera"
    assert names("Chi 2,8 tỷ đồng hỗ trợ 190 lao động mất việc.")[0] == "số tiền chi hỗ trợ lao động mất việc"


def test_the_same_quantity_of_another_time_has_the_same_name_and_a_change_says_so() -> None:
    assert names("Đã thụ lý 52 vụ việc (năm trước: 60 vụ việc).")[1] == "vụ việc được thụ lý"
    assert (
        names("Tổ chức 30 buổi tuyên truyền, tăng 6 buổi so với cùng kỳ.")[1] == "buổi tuyên truyền tăng so với cùng kỳ"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ hộ dân đồng thuận đạt 98,5%.", ["tỷ lệ hộ dân đồng thuận"]),
        ("Đến nay 70% thôn có nhà văn hóa.", ["tỷ lệ thôn có nhà văn hóa"]),
        ("Đã giải quyết 41/46 đơn, đạt 89,1%.", ["đơn được giải quyết", "tổng số đơn", "tỷ lệ đơn được giải quyết"]),
    ],
)
def test_a_share_is_a_rate_of_what_it_is_a_share_of(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kinh phí hỗ trợ hộ nghèo là 350 triệu đồng.", ["tổng kinh phí hỗ trợ hộ nghèo"]),
        ("Sửa chữa 3 cầu, kinh phí 240 triệu đồng.", ["cầu được sửa chữa", "kinh phí sửa chữa cầu"]),
        ("Vận động Quỹ “Vì người nghèo” được 350 triệu đồng.", ["số tiền vận động Quỹ “Vì người nghèo”"]),
        ("Mật độ dân số đạt 1.250 người/km².", ["mật độ dân số"]),
        ("Bê tông hóa 3,2 km đường ngõ xóm.", ["đường ngõ xóm được bê tông hóa"]),
    ],
)
def test_money_and_measures_are_named_by_their_own_word_and_purpose(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_sum_is_broken_down_by_whose_it_is() -> None:
    assert names("Huy động 1,2 tỷ đồng, gồm 700 triệu đồng của Nhân dân, 500 triệu đồng của doanh nghiệp.")[1:] == [
        "số tiền huy động của Nhân dân", "số tiền huy động của doanh nghiệp",
    ]  # fmt: skip


def test_words_that_say_when_are_no_part_of_a_name() -> None:
    assert names("Số hộ vay thóc non năm 2020 là 205 hộ, năm 2022 chỉ còn 31 hộ.") == [
        "hộ vay thóc non", "hộ vay thóc non",
    ]  # fmt: skip


def test_what_a_sentence_is_about_names_its_gatherings() -> None:
    assert names("Về phản biện xã hội, toàn tỉnh tổ chức 94 hội nghị.") == ["hội nghị phản biện xã hội"]


def test_a_part_takes_what_is_said_after_it() -> None:
    assert names("Tiếp nhận 40 kiến nghị; đến nay 31 kiến nghị đã giải quyết xong.")[1] == "kiến nghị giải quyết xong"


def test_what_has_not_been_done_is_said_so() -> None:
    assert names("UBND xã đang giải quyết 8 đơn; chưa giải quyết 3 đơn.")[1] == "đơn chưa được giải quyết"


def test_sums_in_a_list_share_their_word() -> None:
    text = "Mức hỗ trợ được Ban Chỉ đạo thống nhất là 60 triệu đồng đối với nhà làm mới, 30 triệu đồng đối với nhà sửa chữa."
    assert names(text) == ["mức hỗ trợ nhà làm mới", "mức hỗ trợ nhà sửa chữa"]


def test_places_are_named_by_what_was_counted_at_them() -> None:
    assert names("UBND xã lấy ý kiến 2.374 hộ ở 5 thôn.")[1] == "thôn có hộ được lấy ý kiến"


def test_a_figure_taken_up_again_keeps_its_name() -> None:
    assert (
        names("Xã bê tông hóa 112 tuyến hẻm. Trong 112 tuyến này có 37 tuyến rộng.")[1] == "tuyến hẻm được bê tông hóa"
    )


def test_those_who_say_so_are_the_people_asked() -> None:
    assert names("Khảo sát 620 người dân, 71% hài lòng.")[1] == "tỷ lệ người dân hài lòng"


def test_names_hold_no_numbers_and_no_broken_quotation_marks() -> None:
    text = "Mô hình “Ngõ sạch, nhà đẹp” nhân rộng 14 mô hình; trong đó 9 mô hình ở thôn, 5 mô hình ở khu phố, kinh phí 45 triệu đồng."
    for name in names(text):
        assert name
        assert not any(letter.isdigit() for letter in name)
        assert name.count("“") == name.count("”")


def test_a_list_of_thousands_of_figures_is_named_without_running_out_of_stack() -> None:
    assert len(names("12 hội nghị, " * 2000)) == 2000
