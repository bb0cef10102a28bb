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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội Phụ nữ xã Minh Giang họp. Xã được Hội Phụ nữ tỉnh chọn làm điểm. Trong kỳ, Hội giúp 21 hộ.", "xã"),
        ("Hội Nông dân xã Minh Giang đổi mới sinh hoạt. Toàn Hội hiện có 320 hội viên.", "xã"),
        ("Mặt trận xã Minh Giang giúp dân. Vận động nhân dân đóng góp 70 triệu đồng.", "xã"),
        ("Đảng ủy cơ sở đã kiểm tra 31 tổ chức đảng và 14 đảng viên.", None),
        ("Tỉnh hội họp bàn. Đồng thời, từ nguồn quỹ của hội đã làm thẻ cho 40 hội viên.", "tỉnh"),
        ("- Cấp tỉnh tiếp 97 lượt (giảm 16 lượt so với cùng kỳ).", "tỉnh"),
    ],
)
def test_whoever_is_only_told_of_takes_no_topic_away(text: str, expected: str | None) -> None:
    assert levels("UBND huyện Lâm Hải họp bàn việc chung.\n" + text)[-1] == expected


def test_a_partner_named_second_does_not_act() -> None:
    text = (
        "Ủy ban MTTQ xã Minh Giang chăm lo người nghèo. Phối hợp với Thường trực HĐND, Ban công tác Mặt trận thôn "
        "tổ chức tiếp xúc được 48 cuộc."
    )
    assert levels(text) == ["xã"]


def test_a_title_that_names_the_commune_says_whose_figures_they_are() -> None:
    text = "Kỳ họp thứ 9 HĐND xã Minh Giang\n\nNhờ huyện Lâm Hải, tỉnh giúp đỡ. Cả năm gieo trồng đạt 150 ha."
    assert levels(text) == ["xã"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kon Tum bầu đủ 6 đại biểu Quốc hội, trong đó 2 đại biểu do xã giới thiệu.", "tỉnh"),
        ("Từ Quỹ của huyện, tỉnh và Quỹ Cứu trợ, Hội Nông dân huyện Lâm Hải hỗ trợ xây 7 căn nhà.", "huyện"),
    ],
)
def test_a_unit_named_for_something_else_is_not_who_acts(text: str, expected: str) -> None:
    assert levels(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội Phụ nữ huyện Lâm Hải mở đại hội. Hơn 200 đại biểu trong huyện về dự đại hội.", "huyện"),
        ("Bà con vui hội. Hơn 200 đại biểu về dự.", None),
        ("Lần đầu tiên Thường trực Tỉnh ủy gặp gỡ bí thư các xã. Tại hội nghị, các đại biểu nêu 73 ý kiến.", "tỉnh"),
        ("UBND tỉnh cung ứng dịch vụ ở ba cấp, đã giảm 40 chỉ tiêu biên chế.", None),
        ("- Cấp tỉnh tiếp 97 lượt [giảm 16 lượt so với cùng kỳ].", "tỉnh"),
    ],
)
def test_those_who_attend_and_what_changes_are_at_the_level_told_before(text: str, expected: str | None) -> None:
    assert levels(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn xã có 144 hộ trồng xoài với diện tích 166 ha.", None),
        ("Năm 2022, diện tích lúa trên địa bàn xã đạt 53 ha.", None),
        ("Các cấp hội động viên hội viên góp 500 ngày công dựng nhà họp thôn.", None),
        ("Các cấp hội làm 3 đoạn đường liên thôn.", None),
        ("Hội Nông dân tỉnh quản lý Quỹ. Từ nguồn vốn này, Ban Điều hành Quỹ đã triển khai 8 dự án.", "tỉnh"),
        ("Xã huy động bà con cùng làm. Tổng nguồn lực huy động trên 93 tỷ đồng.", "xã"),
        ("Tổ tự quản số 8 thuộc khóm 2, phường 5, TP Lâm Hải gồm 25 hộ.", "thôn"),
    ],
)
def test_a_territory_or_what_is_built_there_is_no_level(text: str, expected: str | None) -> None:
    assert levels("UBND huyện Lâm Hải họp bàn việc chung.\n" + text)[-1] == expected
