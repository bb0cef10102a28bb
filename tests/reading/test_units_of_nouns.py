"""Units of nouns that no list has alone: side by side, under a name in quotation marks, after a word that heads them."""

import pytest

from caunoi.reading.mentions import find_mentions
from caunoi.reading.reader import read_text
from caunoi.reading.working import lowered


def units(text: str) -> list[tuple[int, str | None]]:
    return [(int(found.value), found.unit) for found in find_mentions(text, lowered(text))]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Có 31 cơ quan, trường học treo cờ.", "cơ quan, trường học"),
        ("Mời 18 sở, ngành góp ý.", "sở, ngành"),
        ("Khen 25 tập thể, cá nhân có thành tích.", "tập thể, cá nhân"),
        ("Quà của 40 cơ quan, đơn vị, hợp tác xã, cá nhân.", "cơ quan, đơn vị, hợp tác xã, cá nhân"),
        ("Đoàn công tác của 4 tỉnh, thành miền Trung.", "tỉnh, thành"),
        ("Họp 9/9 huyện, thị, thành.", "huyện, thị, thành"),
        ("Đài phát 320 lượt tin, bài.", "tin, bài"),
        ("Giữ 12 “Tổ tự quản đường biên”.", "tổ"),
        ("Ký với 86 chủ thuyền.", "người"),
        ("Tập huấn cho 17 chủ cửa hàng.", "người"),
        ("Gần 42.000 dân dùng nước sạch.", "người"),
        ("Giúp 8 con, cháu hội viên.", "người"),
        ("Phát 90 định suất gạo.", "suất"),
        ("Dời 15 ngôi mộ.", "ngôi"),
        ("Treo ở 22 nhà văn hóa.", "nhà văn hóa"),
    ],
)
def test_what_is_counted_has_its_unit(text: str, unit: str) -> None:
    assert {found for _value, found in units(text)} == {unit}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiểm tra 8 cơ sở, tổ chức 3 lớp học.", [(8, "cơ sở"), (3, "lớp")]),
        ("Có 6 đơn vị, ban hành 2 kế hoạch.", [(6, "đơn vị"), (2, "kế hoạch")]),
        ("Sinh hoạt ở 20 chi hội, Ban Chấp hành họp hằng quý.", [(20, "chi hội")]),
        ("Mời 5 đơn vị, phòng chống bão từ sớm.", [(5, "đơn vị")]),
        ("Nêu 3 chủ đề.", [(3, "chủ đề")]),
    ],
)
def test_a_new_clause_is_no_second_unit(text: str, expected: list[tuple[int, str]]) -> None:
    assert units(text) == expected


def test_opinions_and_petitions_said_together_are_opinions() -> None:
    figures = read_text("Cử tri gửi 64 lượt ý kiến, trong đó có 12 ý kiến, kiến nghị về nước sạch.").figures
    assert [figure.unit for figure in figures] == ["ý kiến", "ý kiến"]
    assert figures[1].what.startswith("ý kiến, kiến nghị")


def test_party_organisations_are_counted_as_organisations() -> None:
    [figure] = read_text("Ủy ban Kiểm tra đã kiểm tra 5 tổ chức đảng.").figures
    assert (figure.unit, figure.what) == ("tổ chức", "tổ chức đảng được kiểm tra")
