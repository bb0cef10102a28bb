"""Names of people elected, of those who were handed honours and of the poor of a named unit: phrases written by hand."""

from tests.reading.named import last, names


def test_a_committee_is_of_the_association_told_before() -> None:
    text = "Hội Nông dân xã Cát Sơn họp đại hội. Các đại biểu bầu Ban Chấp hành khóa mới gồm 17 đồng chí."
    assert last(text) == "ủy viên Ban Chấp hành Hội Nông dân được bầu"


def test_deputies_are_of_the_council_they_were_elected_to() -> None:
    assert last("Đối với HĐND xã, Cát Sơn cũng bầu đủ 25 đại biểu.") == "đại biểu HĐND xã được bầu"


def test_those_after_the_honours_were_handed_them() -> None:
    assert names("Xã trao 45 giấy khen cho 12 tập thể, 33 cá nhân tiêu biểu.")[1:] == [
        "tập thể được trao giấy khen",
        "cá nhân tiêu biểu được trao giấy khen",
    ]


def test_poor_households_are_of_the_unit_told_by_name() -> None:
    assert names("Huyện Minh Giang hiện còn 418 hộ nghèo và 905 hộ cận nghèo.") == [
        "hộ nghèo của huyện Minh Giang",
        "hộ cận nghèo của huyện Minh Giang",
    ]


def test_households_take_part_in_what_was_just_counted() -> None:
    assert last("Quỹ Hội cho vay 14 dự án có 162 hộ tham gia.").startswith("hộ tham gia dự án")


def test_houses_without_a_name_are_told_by_the_deed() -> None:
    assert "căn nhà được sửa" in names("Về đời sống, đã góp 90 triệu đồng; sửa 6 căn nhà trị giá 70 triệu đồng.")
