"""Lists after a colon, bare numbers of what was told before, labels before numbers; what such figures answer to."""

import pytest

from caunoi.reading.figure import Figure
from caunoi.reading.reader import read_text


def figures(text: str) -> list[Figure]:
    return read_text(text).figures


def parts(text: str) -> list[int | None]:
    return [figure.part_of for figure in figures(text)]


def units(text: str) -> list[str]:
    return [figure.unit for figure in figures(text)]


def answers(text: str) -> list[str | None]:
    return [figure.indicator for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường nhận 52 đơn: 9 đơn khiếu nại, 4 đơn tố cáo, 40 đơn phản ánh.", [None, 0, 0, 0]),  # one too many
        ("Cử tri nêu 26 ý kiến, giải trình tại chỗ 17.", [None, 0]),
        ("Công an xã phát hiện 5 vụ trộm, đã xử lý 3.", [None, 0]),
        ("Có 14 sáng kiến được áp dụng, 3 sáng kiến được huyện tuyên dương.", [None, 0]),
        ("Công khai 16 văn bản (niêm yết 16, phát thanh 11, đăng trang tin 9).", [None, 0, 0, 0]),
    ],
)
def test_a_list_or_what_was_done_with_some_of_them_is_of_the_whole(text: str, expected: list[int | None]) -> None:
    assert parts(text) == expected
    assert len(set(units(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Năm qua: 12 hội nghị, 5 hội thảo.",
        "Có 9 tổ tự quản, 4 tổ được thành lập mới ở bản xa, tổ chức 6 buổi.",
        "Xã có 20 đảng viên mới, trao 3 suất quà.",
    ],
)
def test_another_thing_is_no_part(text: str) -> None:
    assert set(parts(text)) == {None}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Tổng số hồ sơ tiếp nhận: 415; trước hạn: 390; đúng hạn: 25.", "hồ sơ"),
        ("Số kiến nghị của bà con gửi lên: 33.", "kiến nghị"),
        ("- Số buổi phát thanh trong quý: 27", "buổi"),
    ],
)
def test_a_label_before_a_number_says_what_it_counts(text: str, unit: str) -> None:
    assert set(units(text)) == {unit}


def test_the_number_after_a_total_is_a_figure_in_the_same_unit() -> None:
    text = "Tổ hòa giải thành 21 vụ việc trên tổng số 24, đạt 87,5%."
    assert (units(text), parts(text)) == (["vụ việc", "vụ việc", "%"], [1, None, None])
    assert answers(text) == ["mediation_success", "mediation_cases", "mediation_success_pct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã tiếp nhận 24 đơn, gồm 6 đơn khiếu nại, 18 đơn kiến nghị.", ["petitions_received", None, None]),
        ("Hiện còn 2 đơn đang xác minh.", ["cases_in_progress"]),
        ("Xã mở 5 cuộc đối thoại (3 của Bí thư, 2 của Chủ tịch).", ["dialogues_total", "dialogues_party_head", "dialogues_govt_head"]),
        ("Mặt trận xã giám sát 7 cuộc, phản biện xã hội 3 dự thảo.", ["front_oversights", "social_critiques"]),
        ("Giám sát 8 cuộc (Ban Thanh tra nhân dân 3, Ban Giám sát đầu tư của cộng đồng 5).",
         [None, "inspection_board_oversights", "investment_board_oversights"]),
        ("Các ấp họp 30 cuộc, bình quân 82% số hộ dự.", [None, "households_attending_pct"]),
        ("Toàn phường có 3.120 hộ, 11.480 khẩu.", [None, "population"]),
        ("Toàn phường có 11.480 khẩu, trong đó nữ 5.800 người.", ["population", None]),
        ("Tổng số kiến nghị: 30 kiến nghị; đã trả lời: 28 kiến nghị.", [None, "cases_replied"]),
        ("Phường tiếp nhận 16 đơn thư (4 đơn khiếu nại, 12 đơn kiến nghị).", ["petitions_received", None, None]),
        ("Xã mở 3 cuộc đối thoại giữa người đứng đầu cấp ủy, chính quyền với dân (1 của Bí thư, 2 của Chủ tịch).",
         ["dialogues_total", "dialogues_party_head", "dialogues_govt_head"]),
        ("Chủ tịch UBND xã tổ chức 1 hội nghị đối thoại, có 20 ý kiến; đã giải quyết 18 ý kiến, đạt 90%.",
         ["ward_chair_dialogues", "ward_chair_dialogue_opinions", "cases_resolved", "cases_resolved"]),
        ("Phường có 25 hộ nghèo với 71 khẩu.", [None, None]),
        ("Số ý kiến của cử tri: 44; đã trả lời: 40; đang giải quyết: 4.", ["voter_opinions", "cases_replied", "cases_in_progress"]),
        ("Xây mới 2 nhà văn hóa.", [None]),
        ("Tiếp công dân 66 lượt, giảm 9 lượt.", ["citizen_receptions", None]),
    ],
)  # fmt: skip
def test_what_a_figure_answers_to(text: str, expected: list[str | None]) -> None:
    assert answers(text) == expected


def test_the_chair_of_a_commune_holds_the_dialogue() -> None:
    found = answers("Chủ tịch UBND xã đối thoại: 02 hội nghị, 210 người dự.")
    assert found == ["ward_chair_dialogues", "ward_chair_dialogue_attendance"]


def test_a_share_of_opinions_is_no_share_of_chairs() -> None:
    text = "Qua đối thoại, Chủ tịch UBND xã giải quyết 27 ý kiến, đạt 90%."
    assert "ward_chairs_compliant_pct" not in answers(text)


def test_the_whole_of_a_fraction_by_plan_is_the_plan() -> None:
    found = figures("Đã mở 5/6 lớp tập huấn theo kế hoạch năm, đạt 83,3%.")
    assert [(figure.value, figure.is_plan) for figure in found] == [(5, False), (6, True), (83.3, False)]
    assert [figure.is_plan for figure in figures("Theo kế hoạch năm 2027, xã mở 6 lớp.")] == [True]
