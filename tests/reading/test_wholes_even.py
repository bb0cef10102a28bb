"""Breakdowns that only arithmetic, the words beside a figure or the end of a clause tell from what stands around them."""

import pytest

from caunoi.reading.reader import read_text


def wholes(text: str) -> list[int | None]:
    return [figure.part_of for figure in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 93 + 131 = 224, the new ones of the 258
        (
            "Tiếp nhận 258 đơn (đơn cũ 34 đơn, đơn mới 224 đơn). Trong đó, UBND huyện nhận 93 đơn, UBND các xã nhận 131 đơn.",
            [None, 0, 0, 2, 2],
        ),
        # a second breakdown of the total: 74 + 184 = 258; the two kinds are of the 74
        (
            "Tiếp nhận 258 đơn, gồm 34 đơn cũ và 224 đơn mới. Trong tổng số đơn, cấp huyện giải quyết 74 đơn, gồm 2 đơn tố cáo "
            "và 72 đơn kiến nghị; cấp xã giải quyết 184 đơn.",
            [None, 0, 0, 0, 3, 3, 0],
        ),
        ("Tổ chức 85 cuộc đối thoại. Trong đó, cấp huyện tổ chức 6 cuộc. Cấp xã tổ chức 79 cuộc.", [None, 0, 0]),
        ("Kinh phí nâng cấp 240 triệu đồng, ngân sách xã 90 triệu đồng, dân góp 150 triệu đồng.", [None, 0, 0]),
        ("Quỹ thu 240 triệu đồng, đã chi 90 triệu đồng, còn tồn 150 triệu đồng.", [None, None, None]),
        ("Đảm nhận 60 công trình, phần việc; huyện 4 công trình, xã 16 công trình, chi đoàn 40 phần việc.", [None, 0, 0, 0]),
        # 800 + 425 + 5 = 1.230; 1.230 + 15 = 1.245
        (
            "Nhận 1.245 hồ sơ, đã trả 1.230 hồ sơ (trước hạn 800 hồ sơ, đúng hạn 425 hồ sơ, quá hạn 5 hồ sơ), đang xem xét 15 hồ sơ.",
            [None, 0, 1, 1, 1, 0],
        ),
        ("Tuyên dương 85 điển hình, trong đó 60 tập thể và 25 cá nhân.", [None, 0, 0]),
        ("Xếp loại: tốt 85 chi hội, khá 12 chi hội, yếu 3 chi hội trong tổng số 100 chi hội.", [3, 3, 3, None]),
        ("Tiếp nhận 16 vụ, hòa giải thành 14 vụ (87,5%).", [None, 0, None]),  # 14 of 16 are 87,5 %
        ("Tiếp nhận 16 vụ, hòa giải thành 14 vụ (83,5%).", [None, None, None]),
        ("Kết nạp 160 hội viên, kết nạp lại 80 hội viên, đạt 50% chỉ tiêu.", [None, None, None]),  # a share of the target
        # 4 + 19 = 23, but told in two sentences and of other things
        ("Tiến hành 23 đợt giám sát, 4 đợt khảo sát. Đại biểu dự 19 đợt tiếp xúc cử tri.", [None, None, None]),
    ],
)  # fmt: skip
def test_parts_are_of_the_figure_they_come_to(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã trả lời 26/29 kiến nghị. Ba kiến nghị chưa được trả lời thuộc cấp tỉnh.", [1, None, 1]),  # 29 - 26
        ("Có 61/64 hộ nhận tiền; 3 hộ còn lại tiếp tục được vận động.", [1, None, 1]),
        ("Có 14/16 xã đạt chuẩn, trong đó 3 xã đạt chuẩn nâng cao.", [1, None, 0]),
        (
            "Xong 32/52 vụ khiếu nại, 60/78 vụ tố cáo. Trong đó, 7 vụ khiếu nại, 12 vụ tố cáo đúng.",
            [1, None, 3, None, 0, 2],
        ),
        ("Có 7 hộ trong số 12 hộ được vay đã thoát nghèo.", [1, None]),
        ("Trong 230 hòa giải viên, 120 hòa giải viên là nữ.", [None, 0]),
        ("Nhận 60 đơn, trong đó 20 đơn tố cáo. Hiện còn 5 đơn quá hạn.", [None, 0, None]),
    ],
)
def test_parts_of_a_ratio_and_what_it_leaves(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở 145 hội nghị, trong đó có 6 hội nghị chuyên đề; phối hợp tổ chức 80 hội nghị ở thôn.", [None, 0, None]),
        ("Có 40 nhà, trong đó xây dựng mới 25 nhà; hỗ trợ sửa chữa 15 nhà.", [None, 0, 0]),  # both parts are deeds
        ("Có 152 hộ hiến 12.500 m2 đất, riêng thôn Đông có 30 hộ hiến 4.200 m2.", [None, None, 0, 1]),
        ("Tiếp 320 lượt với 410 người, gồm thường xuyên 280 lượt với 350 người.", [None, None, 0, 1]),
        ("Mở 15 lớp cho 900 người (5 lớp cấp huyện cho 300 người, 9 lớp cấp xã cho 500 người).", [None, None, 0, 1, 0, 1]),
        ("Nhận 75 đơn (kỳ trước chuyển sang 5 đơn, tiếp nhận mới 70 đơn).", [None, 0, 0]),
        ("Tiếp 866 lượt/964 lượt người, trong đó tiếp định kỳ 48 lượt/55 lượt người.", [None, None, 0, 1]),
        ("Giúp 32 hộ nghèo (mỗi xã, thị trấn 2 hộ).", [None, None]),
        ("Tiếp nhận 90 vụ việc. Kết quả phân loại, xử lý: đã hướng dẫn 40 vụ việc.", [None, None]),
    ],
)  # fmt: skip
def test_a_breakdown_reaches_as_far_as_its_words(text: str, expected: list[int | None]) -> None:
    assert wholes(text) == expected
