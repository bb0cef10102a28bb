"""What is left, shares of a hundred, averages: told over two sentences, rounded, or wrong. Whole texts through the reader."""

import pytest

from caunoi.reading.reader import read_text


def told(text: str, kind: str) -> list[str]:
    return [check.verdict for check in read_text(text).checks if check.kind == kind]


def alarms(text: str) -> list[str]:
    return [check.kind for check in read_text(text).checks if check.verdict != "holds"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 120 - 97 = 23
        ("Phường tiếp nhận 120 đơn, đã giải quyết 97 đơn. Còn lại 33 đơn đang giải quyết.", "fails"),
        ("Trong 145 kiến nghị có 90 kiến nghị đã giải quyết xong. 45 kiến nghị còn lại đang được xem xét.", "fails"),
        ("Toàn xã có 15 thôn. Đến nay 12 thôn đã tổ chức hội nghị; còn lại 4 thôn chưa tổ chức.", "fails"),
        # 45 - 38 = 7; "còn" alone may be said of something else
        ("Tổng số 45 ý kiến. Có 38 ý kiến được trả lời tại chỗ. Còn 9 ý kiến chuyển cơ quan chuyên môn.", "suspicious"),
    ],
)
def test_a_rest_that_does_not_fit_the_sentence_before(text: str, verdict: str) -> None:
    assert told(text, "rest") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Phường tiếp nhận 120 đơn, đã giải quyết 97 đơn. Còn lại 23 đơn đang giải quyết.",
        "Tiếp nhận 120 đơn; giải quyết 97 đơn, chuyển 10 đơn. Còn lại 13 đơn đang xem xét.",
        # ten are left of the period before: 10 + 120 - 97 = 33
        "Kỳ trước chuyển sang 10 đơn. Tiếp nhận 120 đơn, đã giải quyết 97 đơn. Còn lại 33 đơn.",
        # two quarters are two stories
        "Quý I năm 2026 tiếp nhận 120 đơn. Quý II năm 2026 giải quyết 97 đơn, còn lại 33 đơn.",
        # another thing is counted
        "Toàn xã có 15 thôn, đã họp 12 thôn. Còn lại 40 hộ chưa nhận phiếu.",
        # a paragraph of its own
        "Phường tiếp nhận 120 đơn, đã giải quyết 97 đơn.\nVề đất đai còn lại 33 đơn.",
    ],
)
def test_a_rest_that_fits_or_speaks_of_something_else_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Kết quả đánh giá: loại tốt 45%, loại khá 30%, loại trung bình 26%.", ["holds"]),  # 101
        ("Kết quả đánh giá: loại tốt 45%, loại khá 32%, loại trung bình 26%.", ["suspicious"]),  # 103
        ("Đất đai chiếm 41,2%, môi trường chiếm 33,4%, lĩnh vực khác chiếm 25,5%.", ["holds"]),  # 100,1
        ("Đất đai chiếm 41,2%, môi trường chiếm 33,4%, lĩnh vực khác chiếm 28,4%.", ["fails"]),  # 103,0
        ("Kết quả lấy phiếu: đồng ý 62%, không đồng ý 20%, ý kiến khác 11%.", ["fails"]),  # 93, and nobody is left out
        # shares of different things
        ("Có 95% hộ ký cam kết, 97% trẻ đến trường, 99% dân có bảo hiểm y tế.", []),
        ("Cơ cấu thu so với cùng kỳ: thuế đạt 45%, phí đạt 32%, thu khác đạt 26%.", []),
    ],
)
def test_shares_of_one_thing_may_miss_a_hundred_by_rounding_alone(text: str, verdict: list[str]) -> None:
    assert told(text, "hundred") == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 1,26 tỷ / 42 = 30 triệu
        ("Hỗ trợ 42 hộ với tổng số tiền 1,26 tỷ đồng. Bình quân mỗi hộ 35 triệu đồng.", ["fails"]),
        ("Hỗ trợ 42 hộ với tổng số tiền 1,26 tỷ đồng. Bình quân mỗi hộ 30 triệu đồng.", ["holds"]),
        # 1.200 / 12 = 100
        ("Tổ chức 12 hội nghị với 1.200 lượt người dự, bình quân 150 người/hội nghị.", ["fails"]),
        ("Tổ chức 12 hội nghị với 1.200 lượt người dự. Bình quân mỗi hội nghị có 100 người dự.", ["holds"]),
        # 120 x 500.000 = 60 triệu
        ("Tặng 120 suất quà (500.000 đồng/suất), tổng trị giá 66 triệu đồng.", ["fails"]),
        # income is no average of what stands before it
        ("Hỗ trợ 42 hộ với tổng số tiền 1,26 tỷ đồng. Thu nhập bình quân mỗi hộ 35 triệu đồng.", []),
    ],
)
def test_an_average_beside_its_count_and_sum(text: str, verdict: list[str]) -> None:
    assert told(text, "product") == verdict
