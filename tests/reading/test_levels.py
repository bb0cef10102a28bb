"""At which level of government a figure stands: worked out by hand from who acts in the sentence."""

import pytest

from caunoi.reading.reader import read_text


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội Nông dân tỉnh đã mở 4 lớp tập huấn.", ["tỉnh"]),
        ("Ủy ban nhân dân huyện trả lời 60 kiến nghị.", ["huyện"]),
        ("Thị ủy đã ban hành 5 nghị quyết.", ["huyện"]),
        ("Đoàn phường tổ chức 3 buổi lao động.", ["xã"]),
        ("Trang thông tin của Mặt trận tỉnh phát 120 tin.", ["tỉnh"]),
        ("Các cấp Hội mở 25 lớp tập huấn.", [None]),
        ("Toàn tỉnh tổ chức 25 lớp tập huấn.", [None]),
        ("Trên địa bàn quận có 42 mô hình.", [None]),
        ("Các cơ quan hành chính tỉnh đã tiếp 300 lượt công dân.", [None]),
    ],
)
def test_a_figure_has_the_level_of_whoever_acts(text: str, expected: list[str | None]) -> None:
    assert levels(text) == expected


def test_a_sentence_without_subject_goes_on_with_the_body_before() -> None:
    assert levels("Hội Nông dân tỉnh phối hợp với các ngành. Đã mở 4 lớp tập huấn.") == ["tỉnh"]


def test_a_sentence_that_only_says_what_there_is_does_not() -> None:
    assert levels("Hội Nông dân tỉnh phối hợp với các ngành. Có 40 hộ thoát nghèo.") == [None]


def test_counted_places_and_bodies_have_their_own_level() -> None:
    assert levels("Huyện có 14 xã, 2 thị trấn, 96 thôn.") == ["xã", "xã", "thôn"]
    assert levels("Đến nay 18/18 thôn có tổ tự quản, đạt 100%.") == ["thôn", "thôn", "thôn"]


def test_a_level_named_beside_the_number_wins() -> None:
    assert levels("UBND tỉnh công nhận mô hình; cấp tỉnh 40 mô hình, cấp huyện 210 mô hình.") == ["tỉnh", "huyện"]
    assert levels("Nguồn vốn gồm ngân sách tỉnh 20 tỷ đồng, ngân sách huyện 12 tỷ đồng.") == ["tỉnh", "huyện"]
    assert levels("UBND huyện trả lời 60 kiến nghị, riêng xã Tân Lập trả lời 8 kiến nghị.") == ["huyện", "xã"]


def test_who_gives_or_holds_it_may_stand_after_the_number() -> None:
    assert levels("28 tập thể nhận giấy khen của UBND huyện.") == ["huyện"]
    assert levels("42 cuộc do bí thư, chủ tịch các xã, phường điều hành.") == ["xã"]


def test_branches_of_an_organisation_and_the_members_listed_with_them_belong_to_no_single_level() -> None:
    assert levels("Hội Nông dân huyện hiện có 134 chi hội, 21.560 hội viên.") == [None, None]
    assert levels("Hội Nông dân huyện phát động thi đua. Hội có 2.150 hội viên, trong đó nữ 900 hội viên.") == [
        None,
        None,
    ]


def test_society_is_no_commune() -> None:
    assert levels("Giữ vững an toàn xã hội. Thanh tra tỉnh đã tiếp 30 công dân.") == ["tỉnh"]


def test_the_report_of_a_commune_speaks_of_the_commune() -> None:
    text = "ỦY BAN NHÂN DÂN XÃ TÂN LẬP\nToàn xã có 9 thôn. UBND xã Tân Lập báo cáo như sau.\n1. Công khai\nNiêm yết 14 nội dung."
    assert levels(text)[-1] == "xã"


def test_a_city_under_a_province_is_a_district_and_one_with_districts_is_not() -> None:
    assert levels("LĐLĐ thành phố đã mở 4 lớp tập huấn, vượt chỉ tiêu LĐLĐ tỉnh giao.") == ["huyện"]
    assert levels("UBND thành phố đã ban hành 4 kế hoạch. Các quận triển khai.") == ["tỉnh"]
    assert levels("Tỉnh có 9 huyện, 1 thị xã, 1 thành phố.") == ["huyện", "huyện", "huyện"]


def test_a_programme_or_fund_goes_on_with_its_body() -> None:
    text = "Hội Phụ nữ huyện phát động thi đua. Chương trình “Mái ấm” hỗ trợ 8 nhà."
    assert levels(text) == ["huyện"]


def test_a_target_set_or_a_case_sent_from_elsewhere_is_no_level() -> None:
    assert levels("Hội Nông dân huyện vận động quỹ đạt 130% chỉ tiêu tỉnh giao.") == ["huyện"]
    assert levels("UBND huyện tiếp nhận 12 ý kiến chuyển lên cấp tỉnh.") == ["huyện"]


def test_what_each_unit_has_is_at_the_level_of_the_unit() -> None:
    assert levels("Toàn huyện phấn đấu mỗi xã xây dựng ít nhất 2 mô hình.") == ["xã"]
    assert levels("Kinh phí 20 triệu đồng/xã.") == ["xã"]


def test_people_who_are_asked_to_give_do_so_for_the_body() -> None:
    assert levels("Mặt trận huyện vận động nhân dân đóng góp 260 triệu đồng.") == ["huyện"]


def test_offices_at_several_levels_are_at_none() -> None:
    assert levels("Hội Cựu chiến binh quận có 40 hội viên là ủy viên Mặt trận phường, quận.") == [None]
    assert levels("MTTQ cấp tỉnh, cấp huyện chủ trì 30 cuộc giám sát.") == [None]


def test_a_paragraph_that_came_down_to_one_commune_stays_there() -> None:
    text = "Mặt trận tỉnh biểu dương mô hình ở xã Đăk Mới. Trước đây, 60% hộ trong xã vay thóc non."
    assert levels(text) == ["xã"]


def test_parts_of_a_sum_stand_where_it_came_from() -> None:
    text = "Quỹ huyện có 5 tỷ đồng, gồm: tỉnh hỗ trợ 2 tỷ đồng, huyện và xã vận động 3 tỷ đồng."
    assert levels(text) == ["huyện", "tỉnh", None]


def test_bodies_known_for_their_level() -> None:
    assert levels("Ban Thanh tra nhân dân đã giám sát 18 cuộc.") == ["xã"]
    assert levels("Phòng Tư pháp tham mưu tổ chức 04 lớp tập huấn.") == ["huyện"]


def test_a_rate_that_went_down_stands_where_it_stood() -> None:
    assert levels("Tỷ lệ hộ nghèo của huyện giảm từ 14,6% cuối năm 2022 xuống còn 9,8%.") == ["huyện", "huyện"]


def test_members_of_a_body_named_with_its_level_are_at_that_level() -> None:
    assert levels("Hội Nông dân huyện kết nạp 57 hội viên.") == ["huyện"]
    assert levels("Hội Nông dân huyện hiện có 5.700 hội viên.") == ["huyện"]
    assert levels("Tỉnh đoàn trồng 900 cây xanh, cho 60 đoàn viên vay vốn.") == ["tỉnh", "tỉnh"]


def test_a_total_over_several_levels_is_at_none() -> None:
    assert levels("UBND tỉnh tổ chức 18 cuộc đối thoại: cấp tỉnh 3 cuộc, cấp huyện 15 cuộc.") == [None, "tỉnh", "huyện"]


def test_a_body_that_acts_in_a_part_is_told_from_the_whole() -> None:
    text = "Toàn huyện đã giải quyết 95 đơn, trong đó UBND huyện giải quyết 31 đơn."
    assert levels(text) == [None, "huyện"]


def test_parts_of_a_total_at_no_level_are_at_none() -> None:
    text = (
        "UBND tỉnh chỉ đạo hòa giải. Trên địa bàn tỉnh có 800 vụ việc, trong đó vụ việc hòa giải thành là 640 vụ việc."
    )
    assert levels(text) == [None, None]


def test_bodies_of_several_levels_together_are_at_none() -> None:
    assert levels("Mặt trận các xã và huyện đăng ký 14 công trình.") == [None]
    assert levels("Mặt trận hai cấp trong huyện vận động 300 triệu đồng.") == [None]


def test_what_a_unit_has_as_its_own_is_at_its_level() -> None:
    assert levels("Kết quả tiết kiệm của quận hội đạt 48 triệu đồng.") == ["huyện"]


def test_a_place_in_brackets_stands_between_a_body_and_its_verb() -> None:
    assert levels("Cuối năm, huyện Tân Sơn (Hà Giang) tổ chức đối thoại với 75 đại biểu.") == ["huyện"]


def test_all_levels_of_an_organisation_are_a_topic_too() -> None:
    text = "Hội Nông dân tỉnh phát động thi đua. Các cấp Hội mở 25 lớp tập huấn. Vận động 40 triệu đồng."
    assert levels(text) == [None, None]


def test_what_comes_to_each_branch_is_at_none() -> None:
    assert levels("Huyện đoàn phấn đấu mỗi cơ sở Đoàn có 3 mô hình.") == [None]


def test_peoples_inspection_boards_are_the_communes() -> None:
    assert levels("Các xã trong tỉnh hiện có 96 ban thanh tra nhân dân.") == ["xã"]
    assert levels("Toàn tỉnh hiện có 96 ban thanh tra nhân dân.") == [None]
    assert levels("Trên địa bàn tỉnh có 96 ban thanh tra nhân dân.") == [None]


def test_a_work_goes_on_with_its_body() -> None:
    assert levels("Đại biểu HĐND huyện tiếp xúc cử tri. Công tác tiếp dân được duy trì với 35 lượt.") == ["huyện"]


def test_a_full_paragraph_without_a_body_ends_the_topic() -> None:
    text = "UBND huyện chỉ đạo thu gom rác.\nMùa mưa năm nay nước rút nhanh, đường thôn sạch hơn.\nTrả lời tại hội nghị 51 ý kiến."
    assert levels(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thị hội Sông Mai mở 3 lớp dạy nghề.", "huyện"),
        ("Tỉnh hội tổ chức 4 lớp tập huấn.", "tỉnh"),
        ("Trung tâm Bồi dưỡng chính trị huyện mở 8 lớp.", "huyện"),
        ("Ủy ban Kiểm tra Huyện ủy kết luận 5 vụ việc.", "huyện"),
        ("Chi cục Thi hành án dân sự huyện giải quyết 56 việc.", "huyện"),
        ("Bộ phận một cửa xã nhận 345 hồ sơ.", "xã"),
        ("Tổ công nghệ số cộng đồng phường hướng dẫn 45 người.", "xã"),
        ("Ngân hàng Chính sách tỉnh cho vay 34 tỷ đồng.", "tỉnh"),
        ("Khu dân cư số 3 đóng góp 45 triệu đồng.", "thôn"),
        ("Quỹ hoạt động tốt. UBND phường 11 đã tổ chức 4 hội nghị.", "xã"),
    ],
)
def test_bodies_by_other_names(text: str, expected: str) -> None:
    assert levels(text) == [expected]


def test_a_head_line_has_the_level_its_figure_has_in_the_text() -> None:
    text = "Trao tặng 36 căn nhà tình thương\nTrong năm, Hội Phụ nữ huyện đã trao tặng 36 căn nhà tình thương."
    assert levels(text) == ["huyện", "huyện"]


def test_who_is_written_to_does_not_act() -> None:
    assert levels("Đối với việc vượt thẩm quyền, đã chuyển UBND tỉnh 17 kiến nghị.") == [None]


def test_what_households_give_of_their_own_is_at_none_as_they_are() -> None:
    text = "UBND XÃ TÂN LẬP\nToàn xã có 9 thôn. UBND xã Tân Lập báo cáo. Có 46 hộ tự nguyện hiến 1.150 m2 đất."
    assert levels(text)[-2:] == [None, None]
