"""Which figure is a part of which: only where the text itself breaks the whole down."""

import pytest

from caunoi.reading.reader import read_text


def wholes(text: str) -> list[int | None]:
    return [figure.part_of for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 241 hội nghị (3 cấp tỉnh; 22 cấp huyện; 216 cấp xã).", [None, 0, 0, 0]),
        ("Có 40 mô hình, trong đó 12 mô hình kinh tế, 28 mô hình văn hóa.", [None, 0, 0]),
        ("Tiếp nhận 46 đơn, gồm 12 đơn khiếu nại và 34 đơn kiến nghị.", [None, 0, 0]),
        ("Đã giải quyết 41/46 đơn.", [1, None]),
        ("Đã hòa giải thành 70/82 vụ việc, còn lại 12 vụ việc đang xem xét.", [1, None, 1]),
        ("Huy động 1,2 tỷ đồng, trong đó Nhân dân 700 triệu đồng.", [None, 0]),
        ("Đạt 36 giải học sinh giỏi, gồm 3 giải Nhất, 9 giải Nhì.", [None, 0, 0]),
    ],
)
def test_the_text_breaks_a_whole_down(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức 40 hội nghị, 12 hội thảo.",
        "Có 30 hội nghị, trong đó 95% đại biểu phát biểu.",
        "Có 12 mô hình (năm 2022: 15 mô hình).",
        "Tổ chức 30 hội nghị, tăng 6 hội nghị so với cùng kỳ.",
        "Trao 120 suất quà (500.000 đồng/suất).",
    ],
)
def test_lists_shares_changes_and_prices_are_no_parts(text: str) -> None:
    assert set(wholes(text)) == {None}


def test_a_part_is_never_more_than_its_whole() -> None:
    assert wholes("Có 12 mô hình, trong đó 15 mô hình kinh tế.") == [None, None]


def test_a_dropped_unit_is_the_unit_of_the_whole() -> None:
    figures = read_text("Có 411 cuộc họp, trong đó cấp tỉnh 87; cấp huyện 324.").figures
    assert [figure.part_of for figure in figures] == [None, 0, 0]
    assert [figure.unit for figure in figures] == ["cuộc"] * 3


def test_a_list_under_a_colon_breaks_down_what_stands_before_it() -> None:
    assert wholes("Tiếp nhận 46 đơn, trong đó:\n- Khiếu nại 12 đơn.\n- Kiến nghị 34 đơn.\n") == [None, 0, 0]


def test_figures_that_add_up_to_the_one_before_are_its_parts() -> None:
    assert wholes("Thành lập 20 tổ tự quản; 12 tổ ở thôn, 8 tổ ở khu phố.") == [None, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công nhận 21 mô hình (12 tập thể, 9 cá nhân).", [None, 0, 0]),  # 12 + 9 = 21
        ("Công nhận 21 mô hình (12 tập thể, 8 cá nhân).", [None, None, None]),  # 20: not said to be its parts
        ("Thu 620 triệu đồng; gồm: Nhân dân góp 410 triệu đồng, doanh nghiệp 210 triệu đồng.", [None, 0, 0]),
        ("Đã cấp 312 tài khoản trên tổng số 340 người.", [1, None]),
        ("Trong 19 kiến nghị chưa giải quyết, có 7 kiến nghị kéo dài.", [None, 0]),
        ("Hiện có 41 người được giúp đỡ, 12 người trong số đó được vay vốn.", [None, 0]),
        (
            "Nhận 60 hồ sơ (trực tuyến 45 hồ sơ, trực tiếp 15 hồ sơ). Kết quả: đúng hạn 52 hồ sơ, trễ hạn 3 hồ sơ, đang trong hạn 5 hồ sơ.",
            [None, 0, 0, 0, 0, 0],
        ),
    ],
)  # fmt: skip
def test_parts_of_a_second_breakdown_in_brackets_and_out_of_a_total(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


def test_a_second_breakdown_is_of_the_same_whole_and_not_of_a_part_of_the_first() -> None:
    text = (
        "Tổng hợp 100 kiến nghị.\n1. Phân theo thẩm quyền: cấp tỉnh 60 kiến nghị; cấp xã 40 kiến nghị.\n"
        "2. Phân theo lĩnh vực:\n- Đất đai: 55 kiến nghị;\n- Môi trường: 30 kiến nghị;\n- Y tế: 15 kiến nghị.\n"
    )
    assert wholes(text) == [None, 0, 0, 0, 0, 0]
