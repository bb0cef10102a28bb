"""A breakdown told inside a bullet, turns without a name, and a place before a number that is none of its own."""

from caunoi.reading.reader import read_text

RECEPTION = (
    "6 tháng đầu năm, các cấp tiếp 120 lượt công dân, cụ thể:\n"
    "- Ở cấp tỉnh tiếp 70 lượt, trong đó: khiếu nại 52 lượt, loại khác 18 lượt;\n"
    "- Cấp xã tiếp 50 lượt, trong đó: khiếu nại 8 lượt, loại khác 42 lượt.\n"
)


def test_parts_in_a_bullet_belong_to_the_bullet() -> None:
    figures = read_text(RECEPTION).figures
    values = [figure.value for figure in figures]
    assert values == [120, 70, 52, 18, 50, 8, 42]
    assert [figure.part_of for figure in figures] == [None, 0, 1, 1, 0, 4, 4]


def test_bare_turns_are_people_where_the_whole_counts_people() -> None:
    assert {figure.unit for figure in read_text(RECEPTION).figures} == {"lượt người"}
    assert [figure.unit for figure in read_text("Trang đăng 12 tin, có 900 lượt xem.").figures][1] != "lượt người"


def test_a_count_after_a_quarter_is_no_number_of_the_quarter() -> None:
    assert [figure.quote for figure in read_text("Tuyên truyền ở khu phố 42 buổi.").figures] == ["42 buổi"]
    assert [figure.quote for figure in read_text("Họp dân ở khu phố 42 trong tháng.").figures] == []
