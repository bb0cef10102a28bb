"""Names of what is given and to whom, of two deeds or two descriptions in a row, of totals: expected phrases by hand."""

import pytest

from tests.reading.named import names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Phường trao 45 suất quà (300.000 đồng/suất) cho con đoàn viên, người lao động bị tai nạn.",
            "suất quà trao cho con đoàn viên, người lao động bị tai nạn",
        ),
        (
            "Mặt trận thăm, tặng 310 suất quà, trị giá 93,5 triệu đồng cho gia đình thương binh, hộ nghèo.",
            "suất quà tặng cho gia đình thương binh, hộ nghèo",
        ),
        ("Hội tặng 12 xe đạp và 40 bộ sách cho học sinh vùng lũ.", "xe đạp tặng cho học sinh vùng lũ"),
    ],
)
def test_things_given_are_named_by_those_they_were_for(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_two_descriptions_and_two_deeds_stay_together() -> None:
    assert names("Hội tặng quà cho 120 hội viên nghèo, neo đơn trong dịp Tết.") == [
        "hội viên nghèo, neo đơn được tặng quà"
    ]
    assert names("Đến nay đã xem xét, giải quyết 26 kiến nghị.") == ["kiến nghị được xem xét, giải quyết"]


def test_a_total_that_was_raised_is_all_of_what_was_counted_before() -> None:
    assert names("Hội kết nạp 25 hội viên phụ nữ mới, nâng tổng số lên 640 hội viên.")[1] == "tổng số hội viên phụ nữ"


def test_a_total_before_its_number_keeps_a_list_of_kinds() -> None:
    assert names("Tổng số đơn thư khiếu nại, tố cáo đã tiếp nhận là 96 đơn.") == [
        "tổng số đơn thư khiếu nại, tố cáo đã tiếp nhận"
    ]


def test_what_a_fund_paid_for_is_named_with_the_fund() -> None:
    text = "Quỹ Hỗ trợ nông dân của huyện tăng đều. Từ nguồn quỹ này, Hội thực hiện 12 dự án."
    assert names(text) == ["dự án từ Quỹ Hỗ trợ nông dân"]
    assert names("Từ nguồn vốn xã hội hóa, Hội thực hiện 3 mô hình.") == [
        "mô hình được thực hiện từ nguồn vốn xã hội hóa"
    ]


def test_a_word_of_two_syllables_is_not_cut_in_half() -> None:
    text = "Trên địa bàn xã xảy ra 9 vụ việc, trong đó khai thác cát trái phép 02 vụ."
    assert names(text)[1] == "vụ việc khai thác cát trái phép"
    assert names("Thuộc thẩm quyền giải quyết của cấp xã có 31 đơn.") == ["đơn thuộc thẩm quyền giải quyết của cấp xã"]


def test_so_many_a_year_are_named_by_what_is_counted() -> None:
    assert names("Đề nghị mỗi tổ tổ chức ít nhất 2 cuộc giám sát/năm.") == ["cuộc giám sát"]


def test_an_adverb_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    assert names("Qua phân loại, có 52 vụ việc khiếu nại.") == ["vụ việc khiếu nại"]


def test_gatherings_of_another_kind_are_not_called_supervision() -> None:
    text = "Ban Giám sát đầu tư của cộng đồng hoạt động đều. Mặt trận tổ chức 58 cuộc phản biện xã hội."
    assert names(text)[-1] == "cuộc phản biện xã hội"


def test_a_name_in_quotation_marks_is_not_cut_at_its_commas_and_little_words() -> None:
    text = "Hội duy trì 6 câu lạc bộ “Nông dân với pháp luật, vì thôn xóm bình yên” và 2 tổ tư vấn."
    assert names(text)[0].startswith("câu lạc bộ “Nông dân với pháp luật, vì thôn xóm bình yên”")


def test_households_and_people_of_a_hamlet_are_named_by_it() -> None:
    assert names("Xóm mới có 440 hộ với trên 1.600 nhân khẩu.") == ["hộ của xóm", "nhân khẩu của xóm"]
    assert names("Xã có 9 thôn với 2.318 hộ.") == ["thôn của xã", "hộ dân của xã"]


def test_parts_with_a_label_of_their_own_keep_it() -> None:
    text = "Tiếp nhận 58 đơn thư, trong đó: đơn cũ chuyển sang 14 đơn, đơn mới tiếp nhận 44 đơn."
    assert names(text)[1:] == ["đơn cũ chuyển sang", "đơn mới tiếp nhận"]


def test_presents_that_reached_those_they_were_for() -> None:
    text = "Tổng cộng 213 phần quà trị giá 106 triệu đồng đã đến tay đoàn viên khó khăn."
    assert names(text) == ["phần quà trao cho đoàn viên khó khăn", "trị giá phần quà trao cho đoàn viên khó khăn"]


def test_things_given_to_those_the_sentence_begins_with() -> None:
    text = "Trẻ em mồ côi được quan tâm nhiều hơn: đã trao 51 chiếc xe đạp, 45 bộ quần áo."
    assert names(text) == ["chiếc xe đạp trao trẻ em mồ côi", "bộ quần áo trao trẻ em mồ côi"]


def test_those_a_sentence_cares_for_get_what_it_gives() -> None:
    text = "Chăm lo hộ nghèo, người khuyết tật, Mặt trận xã tặng 150 phần quà với số tiền 60 triệu đồng."
    assert names(text) == [
        "phần quà tặng hộ nghèo, người khuyết tật",
        "số tiền phần quà tặng hộ nghèo, người khuyết tật",
    ]
