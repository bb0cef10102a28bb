"""At which level the facts about a unit itself stand, and what those counted before do: worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn thôn có 52 hộ với 210 nhân khẩu, trong đó có 9 đảng viên.", ["thôn", "thôn", "thôn"]),
        ("Đây là khu dân cư lâu đời với 310 hộ.", ["thôn"]),
        ("Bản Nà Sáng và bản Co Muông là hai bản vùng cao, có hơn 90 hộ.", ["thôn", "thôn"]),
        ("Cụm dân cư này có 480 hộ.", ["thôn"]),
        ("Xã canh tác 120 ha lúa.", ["xã"]),
        ("Số hộ nghèo của thôn giảm từ 40 hộ xuống còn 12 hộ.", ["thôn", "thôn"]),
        ("Hơn 80% dân số của xã là đồng bào dân tộc thiểu số, gồm 4 dân tộc.", ["xã", "xã"]),
        (
            "Dân số của tỉnh khoảng 900 nghìn người, gồm 20 dân tộc; trong đó người Mông chiếm 12%.",
            ["tỉnh", "tỉnh", "tỉnh"],
        ),
        ("Sóc Trăng có hơn 72 km bờ biển.", ["tỉnh"]),
    ],
)
def test_what_a_unit_is_and_has_stands_at_its_level(text: str, expected: list[str | None]) -> None:
    assert levels(text) == expected


def test_a_place_named_before_is_known_by_its_bare_name() -> None:
    text = "Mô hình đặt ở các thôn Nà Lũng, Khau Vai. Đến nay, Khau Vai chỉ còn 6 trường hợp tảo hôn."
    assert levels(text) == ["thôn"]
    assert levels("Công an Trà Vinh đã tổ chức 4 lớp tập huấn.") == ["tỉnh"]


def test_a_territory_after_a_place_word_is_no_actor() -> None:
    assert levels("Trên tuyến kênh của tỉnh đã lập 7 tổ tự quản.") == [None]
    assert levels("Hội Nông dân tỉnh xây dựng 5 mô hình, nâng tổng số lên 21 mô hình trong toàn tỉnh.") == [
        "tỉnh",
        None,
    ]


def test_units_of_administration_stand_where_they_are_counted() -> None:
    assert levels("Tỉnh có 9 đơn vị hành chính cấp huyện với 104 xã, phường, thị trấn.") == ["huyện", "xã"]
    assert levels("Huyện có 18 đơn vị hành chính, gồm 16 xã và 2 thị trấn.") == ["xã", "xã", "xã"]
    assert levels("Đến nay, mỗi huyện, thị xã, thành phố đã có 2 mô hình.") == ["huyện"]


def test_counted_places_that_act_give_their_level() -> None:
    assert levels("Đến nay có 14 thôn đạt tỷ lệ hộ văn hóa 95%.") == ["thôn", "thôn"]
    assert levels("12/12 ấp đã họp dân, có 840 hộ đồng ý.") == ["thôn", "thôn", "thôn"]


def test_gatherings_and_boards_spoken_of_again_keep_their_level() -> None:
    text = "Huyện ủy đã tổ chức 9 buổi đối thoại. Các buổi đối thoại thu hút 1.200 người."
    assert levels(text) == ["huyện", "huyện"]


def test_those_who_only_are_told_to_act_stand_at_no_level() -> None:
    assert levels("Mặt trận tỉnh hướng dẫn các địa phương xây dựng 900 tổ tự quản.") == [None]
    assert levels("Các cơ sở Hội đã tổ chức 40 buổi; tiếp nhận 12 đơn.") == [None, None]
    text = "UBND tỉnh tiếp nhận 30 nội dung, giao các cơ quan giải quyết; đến nay 28 nội dung đã xong."
    assert levels(text) == ["tỉnh", "tỉnh"]


def test_people_who_take_part_do_so_in_what_was_told_before() -> None:
    text = (
        "Nổi bật trong phong trào là Hội Cựu chiến binh huyện. Hơn 2 năm qua, có 300 hội viên tham gia 900 ngày công."
    )
    assert levels(text) == ["huyện", "huyện"]


def test_who_holds_a_meeting_not_where_it_is_held_tells_the_level() -> None:
    assert levels("Tại buổi đối thoại của Huyện ủy với nhân dân thị trấn, 15 ý kiến được phát biểu.") == ["huyện"]
    assert levels("Chính quyền huyện với nhân dân xã Bình An có 6 lượt ý kiến.") == ["huyện"]
    assert levels("Buổi đối thoại của Thường trực Huyện ủy tại thôn Đoài, xã Bình An cũng ghi nhận 5 ý kiến.") == [
        "huyện"
    ]


def test_names_with_an_apostrophe_or_their_place_in_brackets_are_bodies() -> None:
    assert levels("Từ đầu năm đến nay, Huyện ủy Krông H’Mê đã tổ chức 6 buổi đối thoại.") == ["huyện"]
    text = "Hội Phụ nữ xã An Lạc (huyện Mỹ Hà, Nam Sơn) xây dựng 5 mô hình; vận động hội viên hiến 90 m2 đất."
    assert levels(text) == ["xã", "xã"]


def test_what_people_at_a_meeting_say_stands_where_they_do() -> None:
    text = "Có 90 cử tri phường đến dự buổi tiếp xúc. Có 7 cử tri đăng ký phát biểu với 15 nội dung."
    assert levels(text) == ["xã", "xã", "xã"]


def test_a_sum_goes_on_with_whoever_acted_before() -> None:
    text = "Bộ đội Biên phòng tỉnh đỡ đầu 40 học sinh. Tổng kinh phí thực hiện là 900 triệu đồng."
    assert levels(text) == ["tỉnh", "tỉnh"]


def test_a_unit_in_an_enumeration_of_units_does_not_act() -> None:
    assert levels("Tính chung các tỉnh, thành phố trong vùng, tỷ lệ giải quyết đạt 80%.") == [None]
    assert levels("Cán bộ Hội mỗi tháng xuống thôn, xóm thăm 12 hộ.") == [None]


def test_the_size_of_a_unit_is_at_the_level_of_the_unit_the_sentence_tells_of() -> None:
    text = "UBND huyện báo cáo. Xã Đồng Phú ở phía nam huyện, có diện tích 2.300 ha, dân số 7.100 người."
    assert levels(text) == ["xã", "xã"]


def test_people_of_a_place_are_at_its_level() -> None:
    assert levels("Nhân dân thôn Hạ hiến 2.600 m2 đất.") == ["thôn"]
    assert levels("Nhân dân hiến 2.600 m2 đất.") == [None]


def test_who_acts_may_stand_after_the_number_or_inside_what_is_told() -> None:
    assert levels("Với 160 hộ, khu dân cư này có 30 hộ kinh doanh.") == ["thôn", "thôn"]
    assert levels("Trưởng ấp cho biết ấp có 310 hộ.") == ["thôn"]


def test_a_cooperative_is_no_commune() -> None:
    assert levels("Hợp tác xã Hoa Sen có doanh thu 2,1 tỷ đồng.") == [None]


def test_roads_and_areas_are_counted_by_whoever_acts() -> None:
    assert levels("Đoàn Thanh niên xã nhận chăm sóc 3 tuyến đường.") == ["xã"]
    assert levels("Ủy ban MTTQ tỉnh hỗ trợ 12 khu cách ly.") == ["tỉnh"]


def test_banks_and_departments_whose_names_hold_a_verb_are_bodies() -> None:
    assert levels("Phòng giao dịch Ngân hàng CSXH huyện có dư nợ 320 tỷ đồng.") == ["huyện"]
    assert levels("Sở Giao thông vận tải sửa chữa 40 km đường.") == ["tỉnh"]


def test_a_whole_hamlet_and_one_told_of_after_an_adverb() -> None:
    assert levels("Cả thôn có 3 hộ nghèo.") == ["thôn"]
    assert levels("Hiện buôn chỉ còn 4 hộ nghèo.") == ["thôn"]
