"""What a bare noun is short for, and names that lean on what stands around: expected phrases written by hand."""

import pytest

from tests.reading.named import names


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Bộ phận Một cửa của xã nhận 412 hồ sơ.", 0, "hồ sơ thủ tục hành chính được bộ phận Một cửa nhận"),
        ("Các tổ hòa giải ở khu Đông tiếp nhận 16 vụ.", 0, "vụ việc hòa giải được tiếp nhận"),
        ("Phong trào “Dân vận khéo” của phường đăng ký 14 mô hình.", 0, "mô hình “Dân vận khéo” được đăng ký"),
        (
            "Ban Thanh tra nhân dân phường thực hiện 16 cuộc.",
            0,
            "cuộc giám sát của Ban Thanh tra nhân dân phường thực hiện",
        ),
        ("Công tác hòa giải ở cơ sở\nTrong kỳ tiếp nhận 9 vụ.", 0, "vụ việc hòa giải được tiếp nhận"),
    ],
)
def test_a_bare_noun_takes_the_matter_of_its_paragraph_or_heading(text: str, at: int, expected: str) -> None:
    assert names(text)[at].lower() == expected.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Trường trồng 9 cây. Tổ bầu cử gửi 12 hồ sơ ứng cử.",  # nothing about procedures
        "Bộ phận Một cửa có 3 máy tính.",  # another noun
        "Công an phường xử lý 3 vụ.",
    ],
)
def test_no_matter_is_put_in_where_none_is_meant(text: str) -> None:
    assert not any(word in " ".join(names(text)) for word in ("thủ tục hành chính", "hòa giải"))


def test_votes_are_named_by_what_was_put_to_the_vote() -> None:
    text = "Xã lấy ý kiến cử tri về đề án đổi tên thôn: phát ra 950 phiếu, thu về 931 phiếu, trong đó 902 phiếu đồng ý (96,9%), 29 phiếu không đồng ý."
    said = names(text)
    assert said[2:] == [
        "phiếu đồng ý với đề án đổi tên thôn",
        "tỷ lệ phiếu đồng ý với đề án đổi tên thôn",
        "phiếu không đồng ý với đề án đổi tên thôn",
    ]


def test_places_are_named_by_the_organ_they_have() -> None:
    assert names("Ban Công tác Mặt trận ở 42 khu dân cư phối hợp rà soát.") == [
        "khu dân cư có ban Công tác Mặt trận phối hợp rà soát"
    ]
    text = "Tổ chức 7 cuộc đối thoại giữa Bí thư Đảng ủy của 3 xã với thanh niên."
    assert names(text)[1] == "xã có bí thư Đảng ủy"


def test_places_at_which_gatherings_were_held() -> None:
    assert names("Huyện tổ chức 26 hội nghị đối thoại tại 13/13 xã.")[1] == "xã tổ chức hội nghị đối thoại"


def test_gatherings_by_what_people_came_together_for() -> None:
    assert names("Tổ chức 4 cuộc cho 32 ứng cử viên tiếp xúc cử tri.")[0] == "cuộc tiếp xúc cử tri của ứng cử viên"


def test_people_taught_at_a_gathering() -> None:
    text = "Mở 6 lớp tập huấn cho 214 lượt cán bộ Mặt trận ở cơ sở."
    assert names(text)[1] == "lượt cán bộ Mặt trận được tập huấn"


def test_a_change_in_brackets_and_its_share() -> None:
    said = names("Cấp xã tiếp 197 lượt công dân [giảm 60 lượt = 23,35% so cùng kỳ].")
    assert said[1:] == [
        "lượt công dân được tiếp giảm so với cùng kỳ",
        "tỷ lệ giảm lượt công dân được tiếp so với cùng kỳ",
    ]


def test_a_rise_in_percent_is_a_rate_and_that_of_a_rate_is_not() -> None:
    assert names("Tiếp nhận 412 đơn, tăng 9,3% so với cùng kỳ.")[1] == "tỷ lệ tăng đơn được tiếp nhận so với cùng kỳ"


def test_people_are_named_by_what_the_money_for_them_was() -> None:
    text = "Giải ngân vốn quay vòng 3,2 tỷ đồng cho 86 hộ vay."
    assert names(text)[1] == "hộ vay được giải ngân vốn quay vòng"


def test_places_take_the_event_that_was_held_at_them() -> None:
    assert names("Ngày hội Đại đoàn kết diễn ra tại 28/32 khu dân cư.")[0] == "khu dân cư tổ chức ngày hội Đại đoàn kết"
    assert names("HĐND huyện tổ chức tiếp xúc cử tri tại 11 xóm.") == ["xóm tổ chức tiếp xúc cử tri"]


def test_a_share_that_another_rose_from_is_of_the_same() -> None:
    assert names("Có 94% phụ huynh hài lòng, tăng từ mức 88,5% của năm học trước.")[1] == "tỷ lệ phụ huynh hài lòng"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Tổ tự quản đường biên gồm 9 người thay nhau tuần tra.", 0, "thành viên Tổ tự quản đường biên"),
        ("Phường có 6 Ban Công tác Mặt trận với 54 thành viên.", 1, "thành viên Ban Công tác Mặt trận"),
        ("Ủy ban MTTQ xã nhiệm kỳ 2024 - 2029 có 41 ủy viên.", 0, "ủy viên Ủy ban MTTQ xã"),
        ("Đội ngũ tuyên truyền có 12 người.", 0, "người đội ngũ tuyên truyền"),
    ],
)
def test_members_by_the_body_they_make_up(text: str, at: int, expected: str) -> None:
    assert names(text)[at] == expected


def test_gatherings_by_their_subject_and_not_by_who_held_them() -> None:
    text = "Về phản biện xã hội, Mặt trận cùng các tổ chức chính trị - xã hội tổ chức 62 cuộc."
    assert names(text) == ["cuộc phản biện xã hội"]


def test_a_share_above_one_has_a_target_below() -> None:
    assert names("Kết nạp 157/120 đoàn viên mới.")[1] == "chỉ tiêu đoàn viên mới được kết nạp"


def test_people_right_after_the_cases_they_are_of() -> None:
    assert names("Xảy ra 2 vụ trộm cắp tài sản, 5 đối tượng.")[1] == "đối tượng trộm cắp tài sản"


def test_the_lines_of_a_list_are_about_what_introduces_it() -> None:
    text = "Đại biểu đã tiếp xúc cử tri như sau:\n- Đợt một có 50 đại biểu về 70 điểm.\n- Đợt hai về 64 điểm."
    assert names(text)[1:] == ["điểm tiếp xúc cử tri", "điểm tiếp xúc cử tri đợt hai"]
