"""Which whole a part is told of where several stand before it, and what no longer speaks of any: worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def wholes(text: str) -> list[int | None]:
    return [figure.part_of for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đã giải quyết 20/25 vụ việc khiếu nại và 30/41 vụ việc tố cáo. Trong đó, có 6 vụ khiếu nại, 9 vụ tố cáo đúng.",
            [1, None, 3, None, 0, 2],
        ),
        # 9 + 11 + 2 = 22: cases are told of the petitions that were settled
        (
            "Đã giải quyết 22/30 đơn tố cáo. Trong đó, tố cáo đúng 9 vụ việc; tố cáo sai 11 vụ việc; rút tố cáo 2 vụ việc.",
            [1, None, 0, 0, 0],
        ),
    ],
)
def test_parts_find_their_own_whole_among_several(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong 40 tuyến đường này, có 12 tuyến rộng 6 m, 20 tuyến rộng 4 m.", [None, 0, None, 0, None]),
        ("Trong số 15 đại biểu của huyện dự hội nghị toàn tỉnh có 4 đại biểu nữ, 11 đại biểu nam.", [None, 0, 0]),
        ("Khối tư nhân còn khó: trong 60 hợp tác xã đang hoạt động mới có 14 hợp tác xã có lãi.", [None, 0]),
        ("Trong 40 tuyến đường, có 12 tuyến được sửa; mở mới 5 tuyến.", [None, 0, None]),
        ("Buôn có 75 hộ thì 32 hộ nghèo và 11 hộ cận nghèo.", [None, 0, 0]),
        (
            "Trong tổng số 90 xã, phường của tỉnh, có 50 đơn vị xếp loại tốt, chiếm 55,6%; 40 đơn vị xếp loại khá.",
            [None, 0, None, 0],
        ),
    ],
)
def test_a_list_goes_on_with_parts_of_the_same_whole(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trồng 45 km đường hoa, riêng xã Lâm Thủy có 9 km.", [None, 0]),
        ("Các cấp Hội quyên góp 90 triệu đồng. Riêng năm 2022, Hội quyên góp 12 triệu đồng.", [None, None]),
        ("Đã tiếp nhận 90 đơn trong quý. Qua phân loại, có 70 đơn đủ điều kiện.", [None, None]),
        (
            "Trong đó, huyện Lâm Hải tiếp 4 đoàn (50 người); huyện Lâm Sơn tiếp 2 đoàn (12 người).",
            [None, None, None, None],
        ),
    ],
)
def test_a_new_statement_is_no_part_of_the_last_one(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


def test_a_second_breakdown_is_of_the_totals_told_first() -> None:
    text = (
        "Toàn huyện tiếp 60 lượt với 80 người. Có 3 đoàn đông người. "
        "Chia theo hình thức, tiếp thường xuyên 45 lượt với 58 người; tiếp định kỳ 15 lượt với 22 người."
    )
    assert wholes(text) == [None, None, None, 0, 1, 0, 1]


def test_a_share_between_a_whole_and_its_parts_does_not_keep_them_apart() -> None:
    text = "Đã giải quyết hơn 60 hồ sơ, đạt 85%, gồm: đúng hạn 42 hồ sơ, quá hạn 9 hồ sơ."
    assert wholes(text) == [None, None, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả huyện có 90 lượt hộ giỏi, trong đó cấp tỉnh 12 hộ, cấp huyện 40 hộ.", [None, 0, 0]),
        (
            "Toàn tỉnh nhận 140 đơn tố cáo. Trong số đó chỉ 27 đơn thuộc thẩm quyền của tỉnh; đã giải quyết 21 đơn, còn 6 đơn.",
            [None, 0, 1, 1],
        ),
        ("Qua bình xét, 100% cơ sở Hội đạt vững mạnh (trong đó 65% đạt xuất sắc).", [None, 0]),
        (
            "Kỳ này có 900 lượt cử tri dự, nêu 80 ý kiến. Phần lớn được trả lời ngay. Cụ thể:\n"
            "- Đợt sau kỳ họp thứ 5 có 400 lượt cử tri dự, nêu 30 ý kiến.\n- Đợt trước kỳ họp thứ 6 có 300 lượt cử tri dự.",
            [None, None, 0, 1, 0],
        ),
        (
            "Số vụ việc mới là 90 vụ việc. Cụ thể: khiếu nại 40 vụ việc; tố cáo 3 vụ việc; kiến nghị 120 vụ việc.",
            [None, None, None, None],
        ),
        ("Hướng dẫn 18 đơn; thụ lý theo thẩm quyền 7 đơn.", [None, None]),
    ],
)
def test_breakdowns_of_what_stands_right_before(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2 + 5 + 1 + 4 = 12: a length is none of the works
        (
            "Đoàn xã làm 12 công trình, cụ thể: 2 cầu tre; 5 sân chơi; 1 tuyến đường hoa dài 3 km; 4 bảng tin.",
            [None, 0, 0, 0, None, 0],
        ),
        # 8 + 42 = 50: the petitions that could be handled, not all of them
        (
            "Huyện tiếp nhận 70 đơn, trong đó có 50 đơn đủ điều kiện với 8 đơn khiếu nại và 42 đơn kiến nghị.",
            [None, 0, 1, 1],
        ),
        (
            "Đã xử lý 2.100 đơn (đủ điều kiện 1.700 đơn với 1.500 vụ việc), gồm 90 đơn khiếu nại, 110 đơn tố cáo.",
            [None, 0, None, 0, 0],
        ),
        (
            "Tỉnh bầu đủ 30 đại biểu. Về cơ cấu, trong 30 đại biểu trúng cử có 9 đại biểu nữ; 4 đại biểu trẻ.",
            [None, None, 1, 1],
        ),
        # 12 + 8 = 20, then 9 + 6 = 15
        (
            "Đã giải quyết 20 đơn khiếu nại và 15 đơn tố cáo. Về khiếu nại: có 12 đơn đúng, 8 đơn sai. "
            "Về tố cáo: có 9 đơn đúng, 6 đơn sai.",
            [None, None, 0, 0, 1, 1],
        ),
    ],
)
def test_a_breakdown_is_of_what_it_comes_to(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


def test_numbers_of_other_sentences_come_to_a_sum_by_chance() -> None:
    text = "Hội vận động 40 hội viên trồng hoa, di dời 13 chuồng trại. Giúp 20 phụ nữ thoát nghèo. Bầu 7 chị vào Ban."
    assert wholes(text) == [None, None, None, None]
