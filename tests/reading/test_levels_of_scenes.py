"""At which level stands what a story tells of a hamlet, a commune or a body it has brought in: worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


@pytest.mark.parametrize(
    "text",
    [
        "Thôn Nà Lạn, xã Minh Giang (huyện Lâm Hải) mở hội sớm nhất. Sáng ấy 64 hộ kéo nhau ra nhà rông.",
        "Nà Lạn là thôn xa nhất của xã Minh Giang, đường đi còn dốc. Hộ nghèo giảm xuống còn 8 hộ.",
        "Hai hộ ở xóm Đình, xã Minh Giang ai cũng biết. Lối cũ vào thôn chật lắm. Con đường nay rộng 4 m.",
    ],
)
def test_a_paragraph_about_a_hamlet_stays_with_it_though_its_commune_is_told(text: str) -> None:
    text = "UBND huyện Lâm Hải họp. Huyện Lâm Hải có nhiều thôn, xóm.\n" + text
    assert levels(text)[-1] == "thôn"


def test_a_hamlet_that_is_only_an_address_says_no_level() -> None:
    text = (
        "UBND huyện Lâm Hải họp. Huyện Lâm Hải có nhiều việc phải làm.\n"
        "Buổi gặp mặt ở nhà bà cụ tại xóm Đình, xã Minh Giang kéo dài. Hơn 20 người ngồi kín sân.\n"
        "Hội Chữ thập đỏ huyện khánh thành nhà cho một gia đình ở xóm Đình, xã Minh Giang. Ngôi nhà rộng 40 m2."
    )
    assert levels(text) == [None, "huyện"]


def test_a_commune_that_most_bodies_are_of_is_not_the_unit_when_it_has_no_name() -> None:
    text = "Ban Thanh tra nhân dân xã họp. Với chị em, mùa thu là dịp góp công: quét dọn 12 km đường."
    assert levels(text) == [None]


def test_the_bare_word_takes_up_the_association_of_the_paragraph_above() -> None:
    text = (
        "Quê nghèo có lắm cách làm. Chiều xuống chị em lại gặp nhau. Ngay năm 2010, Hội Phụ nữ huyện Lâm Hải đã giúp "
        "40 hộ.\nCuối năm đó, Hội giúp 21 hội viên vay vốn. Cùng thời gian, phát triển mới 9 tổ tiết kiệm."
    )
    assert levels(text) == ["huyện", "huyện", "huyện"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dân làng đã góp 30 triệu đồng.", None),
        ("Tỉnh hội xây dựng 5 cơ sở chăn nuôi.", "tỉnh"),
        ("UBND tỉnh mời giáo viên các cấp học góp 36 ý kiến.", "tỉnh"),
        ("Qua kiểm tra, các cơ quan chức năng của tỉnh còn kiến nghị xử lý 9 tập thể.", "tỉnh"),
        ("Nhờ phong trào, khi ấy huyện đã có 80% hộ đạt chuẩn.", "huyện"),
        ("Các hộ phải đi vòng mới ra được tỉnh lộ, ông đã hiến 230 m2 đất.", None),
        ("UBND thành phố khen 15 tập thể; hai tập thể được đề nghị UBND tỉnh tặng bằng khen.", "huyện"),
        ("Sáng ấy, hơn 30 cán bộ, chiến sĩ Công an huyện ra quân.", "huyện"),
        ("Hội viên đóng góp 60 triệu đồng.", None),
        ("Khi xây dựng nông thôn mới, xã mới đạt 4 tiêu chí.", "xã"),
    ],
)
def test_words_that_say_or_do_not_say_a_level(text: str, expected: str | None) -> None:
    assert levels(text)[-1] == expected


def test_places_listed_by_name_with_a_figure_each_stand_at_their_own_level() -> None:
    text = "Trụ sở tiếp công dân tỉnh tiếp 9 lượt đoàn, Lâm Hải 3 lượt đoàn (37 người), thị xã Minh Giang 2 lượt đoàn và Xuân Bình 1 lượt đoàn."
    assert levels(text) == ["tỉnh", "huyện", "huyện", "huyện", "huyện"]
    where = "HĐND tỉnh tiếp xúc cử tri: tại huyện Lâm Hải 2 điểm, thị xã Minh Giang 4 điểm."
    assert levels(where) == ["tỉnh", "tỉnh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh báo cáo: toàn tỉnh có 120 Ban Thanh tra nhân dân.", None),
        ("UBND tỉnh báo cáo: các xã, phường của tỉnh có 120 Ban Thanh tra nhân dân.", "xã"),
        ("Hội nghị của UBND xã biểu quyết cử 6 đại biểu dự hội nghị cấp huyện.", "xã"),
        ("Trong 10 năm, nhân dân huyện đã đóng góp 90 tỷ đồng.", "huyện"),
        ("Tỉnh hội có nhiều cách làm; tính chung toàn Hội xóa 18 nhà tạm.", None),
        ("Ủy ban MTTQ huyện và các cơ sở phối hợp tổ chức 30 cuộc tiếp xúc.", None),
        ("Tỉnh tiếp nhận 900 hồ sơ. Cụ thể, bộ phận của huyện tiếp nhận 700 hồ sơ.", "huyện"),
    ],
)
def test_whose_own_words_or_targets_decide(text: str, expected: str | None) -> None:
    assert levels(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các cấp trong tỉnh làm 9 công trình: cấp tỉnh 4 công trình, tổng giá trị 2 tỷ đồng; cấp huyện 5 công trình, trị giá 1 tỷ đồng.",
            [None, "tỉnh", "tỉnh", "huyện", "huyện"],
        ),
        ("Nay đã khác. Bộ phận của huyện tiếp nhận 90 hồ sơ. Đã giải quyết được 70 hồ sơ.", ["huyện", "huyện"]),
        ("Mặt trận huyện giúp 7 hộ. Nổi bật là việc dựng nhà cho 4 hộ.", ["huyện", "huyện"]),
        ("Hội CCB huyện dạy nghề. Hội viên phát huy kinh nghiệm; đến nay hộ nghèo giảm còn 23 hộ.", [None]),
    ],
)
def test_what_goes_on_with_the_one_told_before_and_what_does_not(text: str, expected: list[str | None]) -> None:
    assert levels(text) == expected
