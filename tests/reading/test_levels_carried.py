"""Whose level a figure has where several bodies and places are spoken of: worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


def test_a_part_that_a_body_of_its_own_has_done_stands_at_that_level() -> None:
    text = "UBND huyện chi 90 triệu đồng sửa nhà, trong đó, Hội Nông dân tỉnh hỗ trợ 20 triệu đồng."
    assert levels(text) == ["huyện", "tỉnh"]


def test_members_whom_delegates_stand_for_are_those_of_all_levels() -> None:
    assert levels("Hội Nông dân huyện họp đại hội với 140 đại biểu, đại diện cho 6.200 hội viên.") == ["huyện", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mặt trận tỉnh vận động làm 24 ngôi nhà cho nhân dân các huyện nghèo.", "tỉnh"),
        ("UBND tỉnh chọn 5 mô hình xây dựng thôn văn hóa.", "tỉnh"),
        ("Mặt trận xã kiến nghị với cơ quan có thẩm quyền các cấp 9 vụ việc.", "xã"),
        ("Bản Nà Hiên, xã Lâm Sơn của huyện này có 45 hộ.", "thôn"),
        ("Tổ hòa giải khu phố Minh Giang 2, phường Lâm Hải có 7 thành viên.", "thôn"),
        ("Các cấp Hội tín chấp với ngân hàng 7 tỷ đồng.", None),
    ],
)
def test_whom_it_is_for_and_where_it_lies_is_not_who_acts(text: str, expected: str | None) -> None:
    assert levels(text) == [expected]


def test_mediators_are_the_hamlets_whoever_counts_them() -> None:
    assert levels("Thành phố hiện có 90 tổ hòa giải với 610 hòa giải viên.") == [None, None]
    assert levels("Trà Vinh có 400 tổ hòa giải; trong năm tiếp nhận 1.200 vụ việc hòa giải.") == [None, None]


def test_a_list_goes_on_with_the_sentence_that_announces_it() -> None:
    text = (
        "Các cấp Hội tổ chức 12 hội nghị. Đông đảo bà con đến dự. HĐND tỉnh tổng hợp ý kiến gửi các ngành. Cụ thể:\n"
        "- Đợt tiếp xúc trước kỳ họp có 60 đại biểu tham dự.\n- Đợt tiếp xúc sau kỳ họp có 58 đại biểu tham dự.\n"
    )
    assert levels(text) == [None, "tỉnh", "tỉnh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ trưởng các sở, ban, ngành tiếp 4 lượt công dân.", "tỉnh"),
        ("Lãnh đạo các sở, ngành và UBND các huyện, thành phố tiếp 40 lượt công dân.", None),
        ("Các xã, thị trấn trong huyện Lâm Hải niêm yết 90 văn bản.", "xã"),
        ("Hội Phụ nữ xã Lâm Sơn, 6 tháng đầu năm 2022, mở 3 lớp dạy nghề.", "xã"),
        ("Nhân dân huyện đã hiến 900 m2 đất.", "huyện"),
        ("Ở huyện Lâm Hải, riêng xã Lâm Sơn có 3 thôn chưa có điện.", "thôn"),
        ("Đến nay UBND tỉnh nêu rõ, 41 trong tổng số 60 xã đạt chuẩn.", "xã"),
        ("UBND huyện nêu kết quả: năng suất lúa đạt 54 tạ/ha.", "huyện"),
    ],
)
def test_bodies_side_by_side_and_what_a_unit_yields(text: str, expected: str | None) -> None:
    assert levels(text)[0] == expected


def test_members_listed_with_their_branches_are_of_all_levels() -> None:
    assert levels("Hội Phụ nữ huyện hiện có 90 chi hội với 7.100 hội viên.") == [None, None]
    assert levels("Hội Nông dân xã Lâm Sơn họp. Hội Nông dân huyện có 9 chi hội (210 hội viên).") == [None, None]


def test_whom_a_meeting_chooses_stands_where_it_meets() -> None:
    text = "Hội Phụ nữ huyện họp đại hội. Đại hội bầu 25 ủy viên và đoàn đại biểu dự Đại hội phụ nữ tỉnh gồm 12 chị."
    assert levels(text) == ["huyện", "huyện"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh nêu 90 thôn họp bàn và góp quỹ tu sửa nhà văn hóa (chiếm 45%).", ["thôn", "thôn"]),
        ("HĐND tỉnh chuyển 40 kiến nghị thuộc thẩm quyền của cấp tỉnh và cấp Trung ương.", ["tỉnh"]),
    ],
)
def test_a_share_stands_with_its_count_and_competence_is_no_level(text: str, expected: list[str | None]) -> None:
    assert levels(text) == expected
