"""Where the phrases round a number begin and end: dashes between words, times at their end."""

import pytest

from caunoi.reading.naming.wording import shortened
from tests.reading.named import last, names


def test_a_dash_between_words_ends_no_phrase() -> None:
    assert names("Huyện đã trồng 6 tuyến phố xanh - sạch - đẹp.")[0] == "tuyến phố xanh - sạch - đẹp được trồng"


def test_labels_keep_their_dashes() -> None:
    text = "Tổng hợp 40 kiến nghị, trong đó: đất đai - môi trường 25 kiến nghị; văn hóa - xã hội 15 kiến nghị."
    assert names(text)[1:] == [
        "kiến nghị được tổng hợp đất đai - môi trường",
        "kiến nghị được tổng hợp văn hóa - xã hội",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Có 14 thôn hoàn thành đại hội chi hội nhiệm kỳ 2022 - 2027.",
            "thôn hoàn thành đại hội chi hội",
        ),
        ("Huyện hoàn thành 9 nhiệm vụ năm 2024.", "nhiệm vụ được hoàn thành"),
        ("Có 3 ý kiến - thuộc nhóm chính sách.", "ý kiến thuộc nhóm chính sách"),
    ],
)
def test_times_and_dashes_at_the_end_are_left_out(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Riêng 2 xã Tân Phú và Bình An (huyện Minh Giang) phải bầu lại do thiếu phiếu.", "xã phải bầu lại"),
        ("Toàn huyện khi đó vẫn còn 310 hộ nghèo.", "hộ nghèo"),
    ],
)
def test_places_listed_by_name_are_told_by_what_is_said_of_them(text: str, name: str) -> None:
    assert names(text)[0] == name


def test_a_number_out_of_all_of_them() -> None:
    assert names("Đến nay có 17 trong tổng số 20 xã đạt chuẩn.") == ["xã đạt chuẩn", "tổng số xã"]


def test_an_office_that_takes_papers_stands_before_what_it_does() -> None:
    text = "Bộ phận một cửa của UBND các xã, thị trấn tiếp nhận 840 hồ sơ."
    assert names(text) == ["hồ sơ thủ tục hành chính được bộ phận một cửa tiếp nhận"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Xã có 26 hộ đã nhận tiền, bàn giao mặt bằng.", "hộ nhận tiền, bàn giao mặt bằng"),
        (
            "Còn 8 lượt công dân được giải thích, hướng dẫn đến cơ quan có trách nhiệm.",
            "lượt công dân được giải thích, hướng dẫn đến cơ quan có trách nhiệm",
        ),
        ("Huyện đã hướng dẫn, giải thích đối với 54 vụ việc.", "vụ việc được hướng dẫn, giải thích"),
        ("Hội đã hỗ trợ tang khó, thăm ốm 32 trường hợp.", "trường hợp được hỗ trợ tang khó, thăm ốm"),
    ],
)
def test_two_deeds_of_the_same_stay_together(text: str, name: str) -> None:
    assert names(text)[0] == name


def test_an_aside_stands_between_places_and_what_is_said_of_them() -> None:
    assert names("Còn 2 thôn (thôn Bãi và thôn Gò) chưa sửa xong quy ước.")[0] == "thôn chưa sửa xong quy ước"


def test_what_is_left_is_said_of_no_others() -> None:
    text = "Huyện chủ trì 5 cuộc; 42 cuộc còn lại do các xã mở."
    assert "còn lại" not in names(text)[0]


def test_a_shortened_phrase_ends_with_no_opening_word() -> None:
    assert shortened("cuộc gặp gỡ cử tri trước, sau các kỳ họp", 8) == "cuộc gặp gỡ cử tri"


def test_a_standard_belongs_to_the_phrase() -> None:
    assert names("Phường còn 32 hộ cận nghèo theo chuẩn thành phố.") == ["hộ cận nghèo theo chuẩn thành phố"]


def test_an_uncounted_one_before_a_number_is_no_part_of_its_name() -> None:
    text = "Đã thi hành kỷ luật 1 tổ chức đảng và 31 đảng viên có vi phạm."
    assert names(text)[-1] == "đảng viên có vi phạm thi hành kỷ luật"


def test_since_when_something_changed_is_told_only_where_the_text_tells_it() -> None:
    assert "so với" not in last("Toàn xã có 40 tổ hòa giải, tăng 3 tổ.")
    assert last("So với cùng kỳ, số đơn có thay đổi. Xã nhận 40 đơn khiếu nại, giảm 3 đơn.").endswith(
        "giảm so với cùng kỳ"
    )
    assert last("Xã nhận 40 đơn khiếu nại, giảm 3 đơn so với năm 2022.").endswith("giảm so với năm 2022")
