"""Which digits are figures, and what unit and bound they have."""

import pytest

from caunoi.reading.mentions import Mention, find_mentions
from caunoi.reading.working import lowered


def read(text: str) -> list[Mention]:
    return find_mentions(text, lowered(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 22/7/2016, tại Quyết định số 97/2019/QH14.", "Nghị quyết 25-NQ/TW, Quyết định số 217, 218-QĐ/TW của Bộ Chính trị.",
        "Nhiệm kỳ 2020 - 2025, giai đoạn 2021-2030.", "Sau 10 năm thực hiện, kỷ niệm 93 năm.", "Công dân từ 18 tuổi đến 35 tuổi.",
        "Phòng chống Covid-19 tại khu B10A, B10B.", "tổ 18, 19, 20 - phường Mai Dịch", "Chị nhà ở số 45/6 ngõ 12 đường 30/4.",
        "Điện thoại: 0912 345 678.", "Lần thứ 3, khóa 15, kỳ họp thứ 9.", "Mô hình “5 không, 3 sạch” và 4 tại chỗ.",
        "Khoản 2 Điều 5 Luật số 10/2022/QH15.", "https://example.vn/tin-12345.html", "1. Công tác lãnh đạo", "2.1. Kết quả đạt được",
        "Lúc 14:13 ngày 29/06/2020", "Quốc lộ 1A, Km 31+200", "Xếp thứ 4/9 huyện", "thôn Bản Duồng 1, thị trấn", "Quý III/2023, tháng 6 và tháng 7",
        "Năm 2021, 2022 và 2023", "học sinh lớp 10", "Chỉ thị số 05 của Bộ Chính trị, Nghị quyết Trung ương 4 khóa XII", "một số hoạt động, một cửa",
        "Tính đến 30/6, toàn xã đã xong.", "Từ 1/7 đến 30/9 có nhiều đổi mới; trước 15/8.", "Ngày hội Đại đoàn kết (18/11), ngày phụ nữ 8/3 và 20/10",
        "Thôn nhập từ các xóm 4, 5 và 18 vào mùa thu.", "Bà con các khu dân cư 2, 3, 4 Hàm Nghi", "căn nhà xây cấp 4 nhỏ gọn", "tại huyện Ba Bể",
        "hỏng cả tháng, 2 hôm sau có thợ", "lần thứ hai, hai bên, ba cấp", "74 Trần Hưng Đạo", "trực 24/24 giờ", "Chương trình 135 và Đề án 06",
    ],
)  # fmt: skip
def test_dates_numbers_of_papers_terms_orders_and_names_are_no_figures(text: str) -> None:
    assert [text[found.start : found.end] for found in read(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("tổ chức gần 30 hội nghị", 30, "hội nghị", "about"), ("có hơn 2.600 hội viên", 2600, "người", "over"),
        ("chưa đến 15 vụ việc", 15, "vụ việc", "under"), ("trên 95% khu dân cư", 95, "%", "over"), ("2.361 lượt cán bộ", 2361, "lượt người", "exact"),
        ("hơn 2.000 lượt ý kiến", 2000, "ý kiến", "over"), ("06 QCDC", 6, "quy chế", "exact"), ("88 tin, bài", 88, "tin, bài", "exact"),
        ("36 triệu/năm", 36_000_000, "đồng/năm", "exact"), ("23.516 người/km²", 23516, "người/km²", "exact"),
        ("mỗi suất 500.000 đồng", 500_000, "đồng/suất", "exact"), ("7,85 triệu đồng/người/tháng", 7_850_000, "đồng/người/tháng", "exact"),
        ("12,683 lượt đoàn viên", 12683, "lượt người", "exact"), ("hàng chục nghìn lượt đảng viên", 10_000, "lượt người", "over"),
        ("từ 85% trở lên", 85, "%", "over"), ("tám hội nghị", 8, "hội nghị", "exact"), ("2000 người dự", 2000, "người", "exact"),
        ("cấp 1.246 kg gạo", 1246, "kg", "exact"), ("trao 140 ngàn suất quà", 140_000, "suất", "exact"),
        ("giao nộp 12 khẩu súng", 12, "khẩu", "exact"), ("việc xếp loại có 17 công đoàn cơ sở", 17, "công đoàn cơ sở", "exact"),
        ("xã 15 thôn", 15, "thôn", "exact"), ("ban hành kế hoạch; 45 hội nghị", 45, "hội nghị", "exact"), ("500m2 đất", 500, "m²", "exact"),
        ("trải rộng trên 15 xã", 15, "xã", "exact"), ("15 đồng chí", 15, "người", "exact"), ("1 tỷ 250 triệu", 1_250_000_000, "đồng", "exact"),
    ],
)  # fmt: skip
def test_a_figure_has_value_unit_and_bound(text: str, value: int, unit: str, qualifier: str) -> None:
    assert [(found.value, found.unit, found.qualifier) for found in read(text)] == [(value, unit, qualifier)]


def test_a_fraction_is_a_part_and_its_whole() -> None:
    part, whole = read("Đã giải quyết 496/720 hộ")
    assert (part.value, part.unit, part.ratio_part) == (496, "hộ", True)
    assert (whole.value, whole.unit, whole.ratio_whole) == (720, "hộ", True)


def test_two_counts_side_by_side_are_no_fraction() -> None:
    turns, people = read("đã tiếp 866 lượt/964 lượt người")
    assert (turns.unit, people.unit, turns.ratio_part) == ("lượt", "lượt người", False)


def test_unit_dropped_in_a_breakdown() -> None:
    assert [found.value for found in read("Cấp tỉnh 87; cấp huyện 324")] == [87, 324]


def test_the_tone_mark_may_stand_in_either_place() -> None:
    assert read("12 tổ hoà giải")[0].unit == read("12 tổ hòa giải")[0].unit == "tổ"


def test_cells_and_lines_keep_numbers_and_nouns_apart() -> None:
    found = read("1\t3\t210\nTổ dân phố có 3 210 hộ")
    assert [(row.value, row.unit) for row in found] == [(1, None), (3, None), (210, None), (3210, "hộ")]
