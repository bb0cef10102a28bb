"""Where a phrase ends at a comma, and what the sentence says a figure is told of: phrases written by hand."""

import pytest

from caunoi.reading.naming.wording import shortened
from tests.reading.named import names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vụ việc tồn đọng là 14 vụ việc, vụ việc mới nhận là 22 vụ việc.", "vụ việc tồn đọng"),
        ("Ban đã phát hiện 5 vụ việc, kiến nghị thu hồi 12 triệu đồng.", "vụ việc được phát hiện"),
        ("Huyện có 61 hòa giải viên, phần lớn là cán bộ nghỉ hưu.", "hòa giải viên"),
        ("Lãnh đạo UBND các huyện, thành phố phải tiếp 31 lượt công dân.", "lượt công dân được tiếp"),
    ],
)
def test_a_phrase_ends_before_the_next_label_or_deed(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_deeds_of_one_kind_stay_together() -> None:
    assert names("Đã tổ chức 3 đợt khám, cấp thuốc cho 410 người dân.")[0] == "đợt khám, cấp thuốc"


def test_all_of_a_list_are_praised_for_the_same() -> None:
    text = (
        "UBND huyện tặng Giấy khen cho 7 tập thể, 21 cá nhân có thành tích xuất sắc trong công tác hòa giải năm 2024."
    )
    assert names(text) == [
        "tập thể được tặng giấy khen trong công tác hòa giải",
        "cá nhân được tặng giấy khen trong công tác hòa giải",
    ]


def test_a_sentence_says_first_what_it_is_about() -> None:
    text = "Đối với đơn tố cáo đủ điều kiện thụ lý, huyện đã giải quyết 17 đơn."
    assert names(text) == ["đơn tố cáo đủ điều kiện thụ lý được giải quyết"]


def test_turns_of_receiving_citizens() -> None:
    assert names("Lịch tiếp công dân được niêm yết. Trong quý, huyện đã tiếp 86 lượt.") == ["lượt tiếp công dân"]


def test_gatherings_are_named_by_the_deed_from_where_it_begins() -> None:
    text = "Mặt trận xã chủ trì đối thoại với nông dân, gặp gỡ doanh nghiệp được 14 cuộc."
    assert names(text) == ["cuộc đối thoại với nông dân, gặp gỡ doanh nghiệp"]
    text = "Công tác phòng cháy ở chợ được coi trọng, tổ chức được 9 buổi."
    assert names(text) == ["buổi phòng cháy ở chợ"]


def test_matters_take_the_gathering_that_brought_them_up() -> None:
    text = "Trong năm tổ chức 6 cuộc giám sát thu chi ở chợ, qua đó phát hiện 4 vụ việc."
    assert names(text)[1] == "vụ việc được phát hiện qua giám sát thu chi ở chợ"


def test_others_who_act_end_the_topic_of_the_boards() -> None:
    text = "Ban Thanh tra nhân dân hoạt động đều. HĐND xã tổ chức 3 cuộc giám sát."
    assert names(text) == ["cuộc giám sát"]


def test_a_shortened_phrase_breaks_no_word_and_no_name() -> None:
    assert shortened("cuộc giám sát Ban Thanh tra nhân dân phường", 6) == "cuộc giám sát Ban Thanh tra"
    assert shortened("cuộc giám sát Ban Thanh tra nhân dân phường", 7) == "cuộc giám sát Ban Thanh tra nhân dân"
    assert shortened("lớp “Nông dân học nghề mới” khóa ba", 4) == "lớp “Nông dân học nghề mới”"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lĩnh vực đất đai có 31 vụ việc, lĩnh vực lao động 6 vụ việc.", "vụ việc lĩnh vực đất đai"),
        ("Xã có 18 doanh nghiệp ký thỏa ước lao động tập thể.", "doanh nghiệp ký thỏa ước lao động tập thể"),
        ("Huyện đã giải quyết 44 đơn khiếu nại, tố cáo thuộc thẩm quyền.", "đơn khiếu nại, tố cáo thuộc thẩm quyền được giải quyết"),
        ("Huyện có 27 tuyên truyền viên có không ít người cao tuổi.", "tuyên truyền viên"),
    ],
)  # fmt: skip
def test_pairs_of_words_stay_together_and_labels_apart(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_matters_come_after_what_brought_them_up() -> None:
    text = "Sau giám sát, Ban đã kiến nghị xử lý 12 vụ việc."
    assert names(text) == ["vụ việc được kiến nghị xử lý sau giám sát"]


def test_what_is_counted_beside_a_figure_belongs_to_it() -> None:
    assert names("Giáo phận có 40 giáo xứ; 5 dòng tu với 21 cơ sở.")[2] == "cơ sở dòng tu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 7 hộ chưa bàn giao mặt bằng.", ["hộ chưa bàn giao mặt bằng"]),
        ("Xã có 120 hộ theo đạo.", ["hộ theo đạo"]),
        ("Ban phát hiện 3 vụ lấn chiếm đất công.", ["vụ lấn chiếm đất công được phát hiện"]),
        ("Có 2 công ty nông, lâm nghiệp bàn giao đất.", ["công ty nông, lâm nghiệp bàn giao đất"]),
        ("Ông mở cuốn sổ cũ ra xem: 212 ý kiến.", ["ý kiến"]),
        ("Số tổ hòa giải: năm trước 21 tổ hòa giải.", ["tổ hòa giải"]),
        ("Tổng số hộ: 310 hộ, nhân khẩu: 1.204 người.", ["tổng số hộ", "người nhân khẩu"]),
    ],
)
def test_names_hold_no_half_words_and_nobodys_doings(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_lesson_that_says_no_more_is_known_by_those_it_was_for() -> None:
    assert names("Huyện mở 3 lớp tập huấn cho 96 lượt hòa giải viên.")[0] == "lớp tập huấn cho hòa giải viên"


def test_a_number_that_stands_for_an_earlier_one_has_its_name() -> None:
    text = "Toàn xã giảm còn 16 hộ nghèo; đầu nhiệm kỳ, con số này là 103 hộ."
    assert names(text) == ["hộ nghèo", "hộ nghèo"]


def test_numbers_told_in_turn_stand_for_the_earlier_ones_in_turn() -> None:
    text = "Năm 2023 thụ lý 40 vụ việc, hòa giải thành 31 vụ việc. Năm 2022, con số này lần lượt là 52 vụ việc và 38 vụ việc."
    assert names(text)[2] == names(text)[0]


def test_levels_beside_each_other_are_no_deeds() -> None:
    assert names("Văn phòng cấp huyện, cấp xã tiếp nhận 19 đơn.") == ["đơn được tiếp nhận"]


def test_sessions_are_of_the_council_that_meets() -> None:
    text = "Thường trực HĐND huyện phối hợp với UBND huyện tổ chức thành công 4 kỳ họp."
    assert names(text) == ["kỳ họp HĐND huyện"]


def test_what_a_sentence_says_of_others_is_not_said_of_a_figure() -> None:
    assert names("Thôn còn 12 hộ nghèo; 100% hộ dân được sử dụng nước sạch.")[0] == "hộ nghèo của thôn"
    assert names("Hội Phụ nữ xã cho biết hiện có 800 hội viên, đa phần là người cao tuổi.") == ["hội viên phụ nữ"]


def test_a_label_that_says_only_number_has_the_noun() -> None:
    assert names("Số vụ việc cũ là 40 vụ việc, số mới phát sinh 51 vụ việc.")[1] == "vụ việc mới phát sinh"


def test_households_an_association_counts_as_its_own() -> None:
    text = "Hội Cựu chiến binh huyện tổ chức đại hội. Toàn Hội hiện có 40 hộ nghèo và 25 hộ cận nghèo."
    assert names(text) == ["hộ nghèo của Hội Cựu chiến binh", "hộ cận nghèo của Hội Cựu chiến binh"]


def test_offices_by_what_was_done_there() -> None:
    text = "Trong năm ký mới thỏa ước lao động tập thể ở 14 doanh nghiệp có tổ chức công đoàn."
    assert names(text) == ["doanh nghiệp có tổ chức công đoàn ký mới thỏa ước lao động tập thể"]
    text = "Đã bàn giao 15 nhà đại đoàn kết cho hộ nghèo, gia đình chính sách ở 6 xã."
    assert names(text)[1] == "xã có nhà đại đoàn kết cho hộ nghèo, gia đình chính sách được bàn giao"


def test_voters_who_spoke_did_so_at_the_meeting_told_before() -> None:
    text = "Tổ đại biểu tổ chức buổi tiếp xúc của các ứng cử viên. Có 12 cử tri đăng ký phát biểu."
    assert names(text)[-1] == "cử tri đăng ký phát biểu tại buổi tiếp xúc của các ứng cử viên"


def test_those_helped_by_the_loan_told_before() -> None:
    text = "Hội phát vay nguồn vốn tín dụng tiết kiệm với 40 nhóm, giúp 90 lượt chị em."
    assert names(text)[1] == "lượt chị em được phát vay nguồn vốn tín dụng tiết kiệm"
    text = "Vốn xoay vòng của Ban Chấp hành được 30 triệu đồng, giúp 12 chị khó khăn."
    assert names(text)[1] == "chị khó khăn được giúp từ vốn xoay vòng của Ban Chấp hành"


def test_matters_old_and_new_are_those_citizens_came_with() -> None:
    text = "Trong quý đã tiếp 60 lượt công dân. Số vụ việc cũ là 12 vụ việc, số mới phát sinh 9 vụ việc."
    assert names(text)[1:] == ["vụ việc cũ qua tiếp công dân", "vụ việc mới phát sinh qua tiếp công dân"]


def test_a_clause_before_a_colon_is_no_label() -> None:
    assert names("Có vốn rồi phải có nghề: Hội mở 8 lớp dạy nghề cho 120 hội viên.")[0] == "lớp dạy nghề cho hội viên"


def test_units_of_a_unit_told_as_its_division() -> None:
    assert names("Về hành chính, tỉnh có 7 huyện, 2 thị xã.") == ["huyện của tỉnh", "thị xã của tỉnh"]
