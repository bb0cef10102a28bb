"""Names of households by their hamlet and level, of houses by what was done with them: expected phrases written by hand."""

from tests.reading.named import last, names


def test_households_and_people_are_of_the_hamlet_the_sentence_tells_of() -> None:
    assert names("Thôn Suối Rè (xã Cát Sơn) có 88 hộ, 310 nhân khẩu, phần lớn làm rừng.") == [
        "hộ của thôn Suối Rè",
        "nhân khẩu của thôn Suối Rè",
    ]
    assert last("Năm 2023, Na Sầm là bản xa nhất của xã Tân Lập, có 61 hộ.") == "hộ của bản"
    assert names("Xóm hiện còn 4 hộ nghèo; 100% các hộ được dùng nước sạch.")[0] == "hộ nghèo của xóm"


def test_households_of_the_turns_counted_are_told_by_their_level() -> None:
    text = (
        "Toàn huyện có 5.120 lượt hộ đạt sản xuất kinh doanh giỏi, trong đó cấp Trung ương 12 hộ, cấp tỉnh 340 hộ, "
        "cấp cơ sở 2.900 lượt hộ."
    )
    assert names(text) == [
        "lượt hộ đạt sản xuất kinh doanh giỏi",
        "hộ đạt sản xuất kinh doanh giỏi cấp Trung ương",
        "hộ đạt sản xuất kinh doanh giỏi",
        "lượt hộ đạt sản xuất kinh doanh giỏi cấp cơ sở",
    ]


def test_peoples_told_by_name_live_together() -> None:
    assert last("Xã gồm 3 dân tộc Nùng, Dao, Giáy cùng chung sống.") == "dân tộc cùng chung sống"


def test_houses_of_one_name_are_told_by_what_was_done_with_each() -> None:
    text = "Hội cất mới 14 căn nhà tình nghĩa, trị giá 900 triệu đồng và sửa 5 căn; phối hợp làm thêm 3 căn."
    assert [name for name in names(text) if name.startswith("căn")] == [
        "căn nhà tình nghĩa được cất mới",
        "căn nhà tình nghĩa được sửa chữa",
        "căn nhà tình nghĩa được phối hợp làm thêm",
    ]
    assert "căn nhà tình thương được sửa chữa" in names(
        "Xã bàn giao 9 căn nhà tình thương cho hộ nghèo, sửa chữa 4 căn hết 60 triệu đồng."
    )


def test_the_second_of_those_praised_by_another_body_got_its_praise() -> None:
    text = (
        "UBND huyện tặng Giấy khen cho 2 tập thể, 5 cá nhân; Phòng Giáo dục trao Giấy khen cho 8 tập thể và 11 cá nhân."
    )
    assert names(text)[2:] == ["tập thể được Phòng Giáo dục trao Giấy khen", "cá nhân được trao Giấy khen"]


def test_who_tells_of_members_is_no_part_of_their_name() -> None:
    assert last("Hội Phụ nữ phường Cửa Đông cho biết hiện có 2.150 hội viên.") == "hội viên phụ nữ"
