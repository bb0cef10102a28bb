"""What a figure shares with its like next to it, and words that belong together over a comma: sentences by hand."""

import pytest

from tests.reading.named import names


def test_the_same_thing_with_another_deed_is_the_same_thing() -> None:
    assert names("Năm qua đã xây mới 4 nhà, sửa chữa 9 nhà tình thương.") == [
        "nhà tình thương được xây mới",
        "nhà tình thương được sửa chữa",
    ]
    assert names("Hội đã xây dựng 6 căn nhà đồng đội, sửa chữa 2 căn.")[1] == "căn nhà đồng đội được sửa chữa"


def test_some_of_those_before_are_told_in_brackets() -> None:
    text = "Huyện đang xem xét 14 vụ việc tố cáo (5 vụ việc từ kỳ trước chuyển sang)."
    assert names(text)[1] == "vụ việc tố cáo từ kỳ trước chuyển sang"


def test_a_noun_of_many_kinds_is_of_the_kind_told_before() -> None:
    text = "Ban tổ chức 5 cuộc giám sát về đất đai. Hội Nông dân các xã chủ trì 12 cuộc."
    assert names(text)[1].startswith("cuộc giám sát")


def test_a_deed_goes_on_after_a_share_in_brackets() -> None:
    text = "Đã giải quyết 21 đơn khiếu nại (đạt 70%) và 8 đơn tố cáo."
    assert names(text)[2] == "đơn tố cáo được giải quyết"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Toàn xã có 210 hộ đăng ký danh hiệu sản xuất, kinh doanh giỏi.",
            "hộ đăng ký danh hiệu sản xuất, kinh doanh giỏi",
        ),
        ("Đã mở 3 lớp tập huấn về trồng trọt, chăn nuôi.", "lớp tập huấn về trồng trọt, chăn nuôi"),
        ("Tổ chức cơ sở đạt trong sạch, vững mạnh chiếm 88%.", "tỷ lệ tổ chức cơ sở đạt trong sạch, vững mạnh"),
    ],
)
def test_words_that_belong_together_are_not_parted_by_a_comma(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_people_have_the_title_told_before() -> None:
    text = "Có 320 hộ đăng ký danh hiệu gia đình văn hóa; 295 hộ được công nhận."
    assert names(text)[1] == "hộ được công nhận danh hiệu gia đình văn hóa"


def test_delegates_attend_the_congress_of_the_sentence_before() -> None:
    text = "Hội Nông dân huyện tổ chức Đại hội đại biểu nông dân. Có 120 đại biểu."
    assert names(text) == ["đại biểu dự đại hội đại biểu nông dân"]


def test_households_are_of_the_hamlet_by_its_name() -> None:
    assert names("Bản Nà Cai có 41 hộ, 190 nhân khẩu.") == ["hộ của bản Nà Cai", "nhân khẩu của bản Nà Cai"]


def test_what_is_rated_average_is_no_average() -> None:
    assert names("Qua bình xét có 3 chi hội xếp loại trung bình.")[0].endswith("xếp loại trung bình")


def test_who_gives_stands_before_a_short_verb() -> None:
    text = "Hội kết nối với một doanh nghiệp ở Thành phố Đà Nẵng trao 60 phần quà cho trẻ em nghèo."
    assert names(text) == ["phần quà cho trẻ em nghèo được trao"]


def test_opinions_are_those_of_voters() -> None:
    text = "Các đại biểu đã tiếp xúc cử tri ở 9 xã. Có 42 ý kiến về giao thông, 15 ý kiến về đất đai."
    assert names(text)[1:] == ["ý kiến của cử tri về giao thông", "ý kiến của cử tri về đất đai"]


def test_the_deed_of_the_next_figure_is_no_part_of_a_name() -> None:
    assert names("Hội đã trao 5 xe đạp học sinh và sửa chữa 2 căn nhà.")[0] == "xe đạp học sinh được trao"


def test_the_label_of_a_share_is_no_part_of_the_name_before_it() -> None:
    assert names("Dân số của huyện là 90.400 người, dân tộc Nùng chiếm 41%.")[0] == "dân số của huyện"


def test_places_do_not_take_what_the_sentence_is_about() -> None:
    assert "hành chính" not in names("Về hành chính, tỉnh hiện có 8 huyện và 2 thị xã.")[0]


def test_a_model_has_the_name_told_before() -> None:
    text = "Hội ra mắt mô hình “Ngôi nhà xanh” từ năm 2021. Đến nay đã xây dựng 14 mô hình."
    assert names(text) == ["mô hình “Ngôi nhà xanh” được xây dựng"]


def test_who_did_it_does_not_stand_after_the_deed() -> None:
    text = "Liên đoàn Lao động tỉnh cùng Sở Lao động kiểm tra 12 doanh nghiệp."
    assert names(text) == ["doanh nghiệp được kiểm tra"]


def test_a_clause_of_its_own_is_no_part_of_a_name() -> None:
    assert names("Huyện có 70 ấp; nhiều nơi còn cách trở sông nước với 4 xã đảo.")[1] == "xã đảo"


def test_a_gathering_is_not_called_after_the_people_of_its_board() -> None:
    text = "Ban Thanh tra nhân dân có 9 thành viên, đã tổ chức 4 cuộc giám sát."
    assert names(text)[1] == "cuộc giám sát của Ban Thanh tra nhân dân"


def test_a_board_is_called_after_a_deed_and_does_another() -> None:
    assert names("Ban Vận động đã về xã, Ban Vận động trao 120 suất quà.") == ["suất quà được trao"]


def test_hard_up_for_a_home_is_told_whole() -> None:
    text = "Hội đã bàn giao 3 ngôi nhà cho hội viên khó khăn về nhà ở."
    assert names(text) == ["ngôi nhà cho hội viên khó khăn về nhà ở được bàn giao"]


def test_land_was_given_for_the_work_told_before() -> None:
    text = "Thôn vận động mở rộng đường trục thôn. Các hộ đã hiến 300 m2 đất."
    assert names(text) == ["diện tích đất các hộ hiến mở rộng đường trục thôn"]
    assert names("Bà con đã hiến 300 m2 đất.") == ["diện tích đất bà con hiến"]
