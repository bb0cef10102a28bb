"""Names of receptions, of changes and of gatherings told by a verb: expected phrases written by hand."""

import pytest

from tests.reading.named import last, names


def test_people_beside_turns_are_named_by_the_reception_in_the_noun_as_written() -> None:
    text = (
        "Trong quý, huyện đã tiếp 812 lượt công dân với 905 người. Trong đó, tiếp thường xuyên 610 lượt với 688 người; "
        "tiếp định kỳ của lãnh đạo 202 lượt với 217 người."
    )
    assert names(text) == [
        "lượt công dân được tiếp",
        "người được tiếp",
        "lượt công dân được tiếp thường xuyên",
        "người được tiếp thường xuyên",
        "lượt công dân được lãnh đạo tiếp định kỳ",
        "người được lãnh đạo tiếp định kỳ",
    ]


def test_turns_told_by_where_they_were_received() -> None:
    text = "Lãnh đạo tỉnh tiếp 31 lượt với 40 người; tại các sở, ngành chỉ có 2 lượt với 3 người."
    assert names(text) == [
        "lượt tiếp công dân",
        "người được tiếp",
        "lượt tiếp công dân tại các sở, ngành",
        "người được tiếp tại các sở, ngành",
    ]


def test_a_list_shares_its_change_and_a_bracket_tells_the_same_of_another_time() -> None:
    text = (
        "Cơ quan tiếp 66 lượt/80 lượt người; so với cùng kỳ năm trước giảm 14 lượt, 9 lượt người "
        "(6 tháng đầu năm 2020 là 80 lượt/89 lượt người)."
    )
    assert names(text) == [
        "lượt tiếp công dân",
        "lượt người được tiếp",
        "lượt tiếp công dân giảm so với cùng kỳ",
        "lượt người được tiếp giảm so với cùng kỳ",
        "lượt tiếp công dân",
        "lượt người được tiếp",
    ]


def test_what_changed_is_the_figure_of_the_same_noun() -> None:
    assert last("Xã có 12 tổ với 96 thành viên, tăng 2 tổ so với năm 2021.").startswith("tổ tăng so với")


def test_what_changed_may_be_written_with_more_words() -> None:
    text = "Huyện tiếp 245 lượt công dân với 274 người, giảm 43 lượt so với năm trước."
    assert last(text).startswith("lượt công dân được tiếp giảm so với")


@pytest.mark.parametrize("text", ["Phường tiếp nhận 14 người.", "Huyện tiếp xúc với 120 người."])
def test_other_words_with_the_same_syllable_are_no_reception(text: str) -> None:
    assert last(text) in {"người được tiếp nhận", "người được tiếp xúc"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội phối hợp với Trung tâm dịch vụ tổ chức tư vấn việc làm được 9 buổi.", "buổi tư vấn việc làm"),
        ("Mặt trận xã đã tuyên truyền 12 cuộc.", "cuộc tuyên truyền"),
        (
            "Về công tác tuyên truyền pháp luật về đất đai được chú trọng, tổ chức được 31 cuộc.",
            "cuộc tuyên truyền pháp luật về đất đai",
        ),
        (
            "Với phong trào “Sạch từ nhà ra ngõ”, quán triệt được 18 cuộc.",
            "cuộc quán triệt phong trào “Sạch từ nhà ra ngõ”",
        ),
        ("Mỗi tổ dân phố thực hiện 2 cuộc tiếp xúc với phụ nữ.", "cuộc tiếp xúc với phụ nữ mỗi tổ dân phố"),
    ],
)
def test_gatherings_are_named_by_the_verb_before_them(text: str, expected: str) -> None:
    assert last(text) == expected


def test_people_are_named_by_what_the_gathering_did_for_them() -> None:
    assert last("Hội mở 3 lớp tập huấn kỹ năng nuôi ong cho 95 người.") == "người được tập huấn kỹ năng nuôi ong"
    assert last("Xã tổ chức 2 hội nghị đối thoại với 95 người.") == "người dự hội nghị đối thoại"


def test_people_are_told_by_the_group_of_their_own_district() -> None:
    text = (
        "Các cấp đã tiếp 25 lượt đoàn công dân. Trong đó, huyện Yên Lạc tiếp 9 lượt đoàn (80 người); "
        "Quảng Sơn 6 lượt đoàn (27 người); thị xã Hòa Bắc 10 lượt đoàn (93 người)."
    )
    said = names(text)
    assert said[4] == "người trong lượt đoàn công dân được tiếp ở Quảng Sơn"
    assert said[6] == "người trong lượt đoàn công dân được tiếp ở thị xã Hòa Bắc"


def test_turns_by_the_leaders_are_of_receptions() -> None:
    text = "Tháng 4, tổng số lượt tiếp của lãnh đạo huyện, lãnh đạo các phòng là 17 lượt."
    assert last(text) == "lượt tiếp công dân của lãnh đạo huyện, lãnh đạo các phòng"


def test_turns_out_of_turns_are_named_though_their_whole_stands_after_them() -> None:
    assert len(names("Xã đã tiếp 12 lượt/20 lượt.")) == len(("12 lượt", "20 lượt"))
