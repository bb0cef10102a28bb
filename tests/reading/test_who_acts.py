"""Who acts in a sentence, and what that says of the level: worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def acting(text: str) -> list[tuple[str | None, str | None]]:
    return [(figure.subject, figure.level) for figure in read_text(text).figures]


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mặt trận họp bàn, mỗi năm thị xã mở 3 lớp bồi dưỡng.", ("thị xã", "huyện")),
        ("Mặt trận họp bàn, từ năm 2019 UBND tỉnh tổ chức 6 hội nghị.", ("UBND tỉnh", "tỉnh")),
        ("Trong quý Hội Nông dân huyện mở 4 lớp dạy nghề.", ("Hội Nông dân huyện", "huyện")),
    ],
)
def test_a_time_may_stand_before_who_acts(text: str, expected: tuple[str, str]) -> None:
    assert acting(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh phải bố trí thêm 12 tỷ đồng.", ("UBND tỉnh", "tỉnh")),
        ("Hội Phụ nữ xã chỉ có 6 tổ tiết kiệm.", ("Hội Phụ nữ xã", "xã")),
        ("Ban Dân vận Huyện ủy lưu ý: còn 14 đơn chưa trả lời.", ("Ban Dân vận Huyện ủy", "huyện")),
        ("Tổ dân phố 15 chỉ họp 2 buổi.", ("Tổ dân phố 15", "thôn")),
        ("Đồn Biên phòng 307 nhận đỡ đầu 9 em học sinh.", ("Đồn Biên phòng 307", None)),
        ("Hội Phụ nữ thành phố giữ vững 8 tuyến phố sạch.", ("Hội Phụ nữ thành phố", "huyện")),
        ("UBND huyện Lập Thành tổ chức 4 hội nghị.", ("UBND huyện Lập Thành", "huyện")),
        ("Các Tổ đại biểu HĐND huyện có 6 cuộc giám sát.", ("Các Tổ đại biểu HĐND huyện", "huyện")),
        (
            "MTTQ và các tổ chức chính trị - xã hội các cấp trong tỉnh giám sát 70 cuộc.",
            ("MTTQ và các tổ chức chính trị - xã hội các cấp trong tỉnh", None),
        ),
        (
            "Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng phát hiện 6 vụ việc.",
            ("Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng", "xã"),
        ),
        ("Các tổ dân phố trên địa bàn phường họp 12 buổi.", ("Các tổ dân phố trên địa bàn phường", None)),
        ("Tỉnh hình thành 4 cụm thi đua.", ("Tỉnh", "tỉnh")),
        (
            "Ban Chỉ đạo thực hiện QCDC ở cơ sở huyện kiểm tra 12 hồ sơ.",
            ("Ban Chỉ đạo thực hiện QCDC ở cơ sở huyện", "huyện"),
        ),
        ("Ban Chỉ đạo tỉnh thực hiện 5 mô hình.", ("Ban Chỉ đạo tỉnh", "tỉnh")),
        ("Huyện ủy lãnh đạo tổ chức 4 hội nghị.", ("Huyện ủy", "huyện")),
        ("Các Ban HĐND huyện thẩm tra 24 báo cáo.", ("Các Ban HĐND huyện", "huyện")),
        ("Chủ tịch UBND các xã trực tiếp giải quyết 15 đơn thư.", ("Chủ tịch UBND các xã", "xã")),
        ("Hệ thống dân vận huyện thực hiện 5 mô hình.", ("Hệ thống dân vận huyện", "huyện")),
    ],
)
def test_the_name_of_a_body_ends_before_its_verb(text: str, expected: tuple[str, str | None]) -> None:
    assert acting(text)[0] == expected


def test_the_end_of_a_list_of_units_names_nobody() -> None:
    assert acting("Ở huyện Lâm Hải, 100% số xã, thị trấn có bảng tin.")[0] == (None, "xã")
    assert acting("Ở phường, xã, bí thư và chủ tịch tổ chức 20 hội nghị.")[0] == ("bí thư và chủ tịch", "xã")


def test_the_boards_are_the_ones_spoken_of_before() -> None:
    boards = "Các xã có 9 ban giám sát đầu tư của cộng đồng. Trong năm, các ban đã giám sát 31 công trình."
    assert acting(boards)[-1] == ("các ban", "xã")
    assert acting("HĐND tỉnh có 4 ban chuyên trách. Trong năm, các ban đã thẩm tra 31 báo cáo.")[-1] == (
        "các ban",
        None,
    )


def test_who_attends_does_not_hold_the_meeting() -> None:
    text = "Hội Nông dân huyện tổ chức hội thi. Dự hội thi có lãnh đạo Hội Nông dân tỉnh và 150 hội viên."
    assert acting(text) == [("Hội Nông dân huyện", "huyện")]


def test_a_congress_is_that_of_the_unit() -> None:
    text = "Các cấp Hội ở huyện Lâm Hải thi đua.\nĐại hội đã bầu Ban Chấp hành gồm 21 đồng chí."
    assert levels(text) == ["huyện"]


def test_a_clause_that_goes_on_with_bodies_of_two_levels_is_at_none() -> None:
    text = "Huyện tổ chức 3 hội nghị, các xã tổ chức 18 hội nghị; tiếp nhận 240 ý kiến."
    assert levels(text) == ["huyện", "xã", None]


def test_how_content_people_are_and_what_each_meeting_had_go_on_with_the_body() -> None:
    assert levels("UBND huyện phát 300 phiếu. Tỷ lệ hài lòng đạt 91%.") == ["huyện", "huyện"]
    assert levels("Đại biểu HĐND huyện tiếp xúc cử tri. Bình quân mỗi cuộc có 60 cử tri dự.") == ["huyện"]


def test_a_share_of_counted_units_is_at_their_level() -> None:
    assert levels("UBND tỉnh yêu cầu từ 95% trở lên số thôn, khối phố có quy ước.") == ["thôn"]
    assert levels("UBND tỉnh yêu cầu 100% số xã công khai.") == ["xã"]
    assert levels("Trong tổng số 40 xã của huyện, có 25 đơn vị xếp loại tốt, chiếm 62,5%.") == ["xã", "xã", "xã"]


def test_an_opinion_asked_for_or_a_comparison_says_nothing_of_the_level() -> None:
    assert levels("UBND xã trả lời 20 ý kiến, còn 3 ý kiến phải xin ý kiến cấp tỉnh.") == ["xã", "xã"]
    assert levels("Huyện chi 40 triệu đồng một nhà, cao hơn mức của tỉnh.") == ["huyện"]
    assert levels("Huyện ủy tiếp nhận 15 ý kiến tổng hợp từ các thôn.") == ["huyện"]


def test_a_fraction_of_what_was_told_stands_where_that_does() -> None:
    text = "Có 42 ý kiến thuộc thẩm quyền cấp tỉnh. Đến nay đã có 30/42 ý kiến được giải quyết."
    assert levels(text) == ["tỉnh", "tỉnh", "tỉnh"]
    assert levels("UBND xã họp 13/13 ngày.") == ["xã"]


def test_a_budget_is_named_after_its_sum_and_a_territory_is_no_level() -> None:
    text = "UBND huyện huy động 900 triệu đồng, gồm 200 triệu đồng ngân sách xã. Dân rất vui."
    assert levels(text) == ["huyện", "xã"]
    assert levels("Hội Phụ nữ huyện giúp giảm tỷ lệ hộ nghèo trên địa bàn thị xã xuống còn 2,4%.") == [None]


def test_the_place_that_heads_a_title_is_a_territory() -> None:
    assert levels("Huyện Lâm Hải: 96% đơn thư được giải quyết") == [None]


def test_mediation_is_nobodys_only_in_its_own_clause() -> None:
    text = "UBND XÃ LÂM HẢI\nBÁO CÁO\nII. CHỈ TIÊU\nVận động quỹ 80 triệu đồng; tỷ lệ hòa giải thành đạt 90%."
    assert levels(text) == ["xã", None]


def test_what_private_people_give_is_at_no_level() -> None:
    assert acting("UBND xã làm đường. Các nhà hảo tâm đã tặng 30 suất quà.") == [("Các nhà hảo tâm", None)]
    text = "UBND xã làm đường hết 900 triệu đồng, gồm: nhân dân đóng góp 300 triệu đồng, doanh nghiệp 600 triệu đồng."
    assert levels(text) == ["xã", None, None]
    assert levels("UBND xã vận động nhân dân đóng góp 300 triệu đồng.") == ["xã"]


def test_a_territory_told_of_in_between_does_not_end_the_topic_of_a_body() -> None:
    text = "Hội Nông dân huyện phát động thi đua. Toàn huyện có 12 câu lạc bộ. Hội đã tín chấp 7 tỷ đồng."
    assert levels(text) == [None, "huyện"]


def test_counted_places_of_a_unit_act_as_they_do_without_its_name() -> None:
    assert levels("8/8 thôn của Lâm Hải đều có tổ hòa giải, tổng cộng 40 hòa giải viên.") == ["thôn", "thôn", "thôn"]


def test_heads_named_together_are_named_whole_and_those_they_meet_are_not() -> None:
    text = "Duy trì đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân: tổ chức 9 cuộc."
    assert acting(text)[0][0] == "người đứng đầu cấp ủy, chính quyền"


def test_words_that_open_a_breakdown_are_no_part_of_a_name() -> None:
    text = "Các cấp Hội tuyên truyền cho cán bộ, hội viên, trong đó: nữ 300 người."
    assert acting(text)[0][0] == "Các cấp Hội"
