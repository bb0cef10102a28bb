"""Whose bare things are, and whole phrases: units, councils, bodies that oversee, kinds of complaints."""

import pytest

from tests.reading.named import names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Qua đánh giá, phân loại của các đơn vị, có 210 tổ hoạt động ổn định.", "tổ hoạt động ổn định"),
        ("Đến thời điểm báo cáo, đã có 19 ý kiến được giải quyết.", "ý kiến được giải quyết"),
        ("Nhờ đó hơn 40 hộ đã thoát nghèo.", "hộ thoát nghèo"),
    ],
)
def test_how_and_when_are_no_part_of_a_name(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_deputies_elected_in_full() -> None:
    assert names("Toàn huyện bầu đủ 35 đại biểu.") == ["đại biểu được bầu"]


def test_sessions_are_those_of_the_council_told_of() -> None:
    text = "Thường trực HĐND huyện họp hằng tháng. Đã tổ chức thành công 4 kỳ họp, trong đó có 1 kỳ họp chuyên đề."
    assert names(text) == ["kỳ họp HĐND huyện", "kỳ họp chuyên đề HĐND huyện"]


def test_what_a_unit_has_is_its_own() -> None:
    assert names("Về giáo dục, xã có 4 trường, 52 lớp, 1.310 học sinh.") == [
        "trường của xã",
        "lớp của xã",
        "học sinh của xã",
    ]
    text = "Xã Tân Phú về đích nông thôn mới vào tháng 5.2019; có 7 ấp với gần 1.200 hộ, 4.900 khẩu."
    assert names(text) == ["ấp của xã", "hộ dân của xã", "khẩu của xã"]
    assert names("Tổ tự quản số 9 ở ấp Đông gồm 31 hộ dân.") == ["hộ dân của Tổ tự quản số 9"]


def test_proposals_of_two_kinds_stay_together() -> None:
    text = "Đại biểu nêu 31 ý kiến đề xuất, kiến nghị, xếp thành 4 nhóm."
    assert names(text)[0] == "ý kiến đề xuất, kiến nghị được nêu"


def test_oversight_by_several_bodies_is_told_apart() -> None:
    text = "Hội Nông dân huyện chủ trì giám sát 12 cuộc; Hội Cựu chiến binh huyện giám sát 9 cuộc."
    assert names(text) == ["cuộc giám sát của Hội Nông dân huyện", "cuộc giám sát của Hội Cựu chiến binh huyện"]


def test_kinds_of_complaints_with_what_is_said_of_all() -> None:
    text = "Tỉnh nhận 900 đơn, trong đó có 640 đơn đủ điều kiện xử lý với 120 đơn khiếu nại, 45 đơn tố cáo."
    assert names(text)[2:] == ["đơn khiếu nại đủ điều kiện xử lý", "đơn tố cáo đủ điều kiện xử lý"]


def test_those_who_got_the_awards_counted_before_them() -> None:
    text = "Tại Ngày hội, UBND xã đã trao 60 giấy khen cho 21 tập thể, 39 cá nhân xuất sắc."
    assert names(text)[1:] == ["tập thể được trao giấy khen", "cá nhân xuất sắc được trao giấy khen"]


def test_what_is_said_of_one_kind_is_not_said_of_the_next() -> None:
    text = "Về tố cáo có 6 đơn tố cáo đúng và 4 đơn tố cáo được rút."
    assert names(text) == ["đơn tố cáo đúng", "đơn tố cáo được rút"]


def test_what_else_a_congress_decided_is_no_part_of_those_elected() -> None:
    text = "Hội nghị bầu bổ sung 3 ủy viên Ủy ban và kiện toàn chức danh Phó Chủ tịch chuyên trách."
    assert names(text) == ["ủy viên Ủy ban được bầu bổ sung"]
    assert names("Đại hội hiệp thương bầu ra 27 ủy viên.") == ["ủy viên được hiệp thương bầu ra"]


def test_a_name_ends_in_a_whole_phrase() -> None:
    assert names("Các nhà hảo tâm đã gửi tới 900 khẩu trang.") == ["khẩu trang được gửi"]
    text = "Trong kỳ tiếp 310 lượt công dân đến khiếu nại, tố cáo, ngang với cùng kỳ."
    assert names(text) == ["lượt công dân đến khiếu nại, tố cáo được tiếp"]


def test_opinions_are_told_by_the_voters_who_gave_them() -> None:
    assert names("Cử tri nêu 52 lượt ý kiến tại các cuộc tiếp xúc.") == ["lượt ý kiến được cử tri nêu"]
