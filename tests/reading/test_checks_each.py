"""So much for each, and now against before, told in the ways people tell it. Whole texts through the reader; results worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def told(text: str, *kinds: str) -> list[str]:
    return [check.verdict for check in read_text(text).checks if check.kind in kinds]


def alarms(text: str) -> list[str]:
    return [check.kind for check in read_text(text).checks if check.verdict != "holds"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # no word calls the 256 a total; 64 x 5 = 320
        ("Đơn vị phân công 64 đảng viên phụ trách 256 hộ gia đình, mỗi đảng viên đỡ đầu 5 hộ.", "suspicious"),
        ("Đơn vị phân công 64 đảng viên phụ trách 320 hộ gia đình, mỗi đảng viên đỡ đầu 5 hộ.", "holds"),
        # 60 x 25 = 1.500
        ("Chia 1.200 kg gạo cho 60 hộ, mỗi hộ 25 kg.", "suspicious"),
        # 90 x 804.600 = 72.414.000
        ("Hội phát 90 thẻ, mỗi thẻ trị giá 804.600 đồng, hết 74,4 triệu đồng.", "fails"),
        # a month's and a year's: 18 x 500.000 x 12 = 108 triệu; 45 x 600.000 x 12 = 324 triệu
        ("Hội nhận giúp 18 cháu, mỗi cháu 500 nghìn đồng/tháng, một năm hết 180 triệu đồng.", "fails"),
        ("Hội nhận giúp 18 cháu, mỗi cháu 500 nghìn đồng/tháng, một năm hết 108 triệu đồng.", "holds"),
        ("Phường chi trả 45 người, 600.000 đồng/người/tháng, cả năm 324 triệu đồng.", "holds"),
        # tonnes and kilograms, quintals and tonnes: 35 x 22 = 770 triệu; 5 x 48 tạ = 24 tấn
        ("Bán 35 tấn vải với giá 22.000 đồng/kg, thu 780 triệu đồng.", "fails"),
        ("Trồng 5 ha ngô, năng suất 48 tạ/ha, sản lượng 24 tấn.", "holds"),
        ("Trồng 5 ha ngô, năng suất 48 tạ/ha, sản lượng 32 tấn.", "fails"),
        # a piece of what stands before it: 50 x 2 = 100
        ("Tặng 50 xe đạp trị giá 2 triệu đồng mỗi chiếc, tổng 110 triệu đồng.", "fails"),
        # 14.100 / 9,4 = 1.500; 8.000 / 12,5 = 640
        ("Xã rộng 9,4 km2, có 14.100 nhân khẩu, mật độ khoảng 15.000 người trên mỗi km2.", "fails"),
        ("Xã rộng 12,5 km2, có 8.000 nhân khẩu, mật độ 640 người trên mỗi km2.", "holds"),
        # a range, a sentence later: 7 x 40 = 280, 7 x 60 = 420
        ("Hội có 7 chi hội, 486 hội viên. Mỗi chi hội sinh hoạt từ 40 đến 60 hội viên.", "suspicious"),
        ("Hội có 7 chi hội, 386 hội viên. Mỗi chi hội sinh hoạt từ 40 đến 60 hội viên.", "holds"),
    ],
)
def test_so_much_for_each_against_its_count_and_its_total(text: str, verdict: str) -> None:
    assert told(text, "product") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        # a least, a price list, another total, a bracket of another thing
        "Xã có 60 hộ nuôi 400 con bò, mỗi hộ có ít nhất 5 con bò.",
        "Xã hỗ trợ 45 hộ, mỗi hộ 2 con bò, nâng tổng đàn bò lên 1.200 con.",
        "Đường điện dài 9,7 km với 323 bóng đèn (kinh phí 258,4 triệu đồng), 6 sân chơi (bình quân 35 triệu đồng/sân).",
        # two counts and no word which is meant
        "Có 32 cán bộ và 40 hội viên, mỗi người ủng hộ 200.000 đồng, cùng các nhà hảo tâm góp 12 triệu đồng.",
    ],
)
def test_so_much_for_each_of_something_else_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # (8,4 - 7) / 7 = 20%; (24 - 30) / 30 = -20%; (45 - 60) / 60 = -25%
        ("Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 25%.", "fails"),
        ("Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 20%.", "holds"),
        ("Số vụ phạm pháp hình sự là 24 vụ (năm trước 30 vụ), giảm 25%.", "fails"),
        ("Xử lý 45 trường hợp, cùng kỳ 60 trường hợp, giảm 20%.", "fails"),
        # 352 - 320 = 32; 120 - 96 = 24; 18 - 15 = 3
        ("Đầu nhiệm kỳ có 320 đảng viên, đến nay có 352 đảng viên, tăng 42 đồng chí.", "fails"),
        ("Đầu năm có 120 hộ nghèo. Cuối năm còn 96 hộ nghèo, giảm 34 hộ.", "fails"),
        ("Kết nạp 18 đảng viên, cùng kỳ năm trước kết nạp 15 đảng viên, tăng 3 đảng viên.", "holds"),
        # 43,4 - 42,1 = 1,3; a change of a share by points, though only % is written
        ("Tỷ lệ che phủ rừng từ 42,1% lên 43,4%, tăng 2,3%.", "fails"),
        ("Tỷ lệ che phủ rừng từ 42,1% lên 43,4%, tăng 1,3%.", "holds"),
    ],
)
def test_now_against_before(text: str, verdict: str) -> None:
    assert told(text, "growth", "difference") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Xã thu 7 tỷ đồng, huyện thu 84 tỷ đồng, tăng 25%.",
        "Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 25% so với kế hoạch.",
        "Đầu năm có 120 hộ nghèo, cuối năm còn 96 hộ nghèo, giảm 34 hộ so với chỉ tiêu.",
    ],
)
def test_a_change_against_something_untold_is_no_alarm(text: str) -> None:
    assert alarms(text) == []
