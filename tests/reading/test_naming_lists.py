"""Members of lists that share a field, a scope or a deed, fractions and places listed by name: phrases written by hand."""

import pytest

from tests.reading.named import last, names


def test_fields_of_a_list_are_fields_of_what_its_first_member_says() -> None:
    text = (
        "Về nội dung, khiếu nại thuộc lĩnh vực đất đai có 21 vụ việc, lĩnh vực môi trường 4 vụ việc, "
        "các lĩnh vực khác 2 vụ việc; tố cáo thuộc lĩnh vực đất đai có 3 vụ việc."
    )
    assert names(text) == [
        "vụ việc khiếu nại thuộc lĩnh vực đất đai",
        "vụ việc khiếu nại thuộc lĩnh vực môi trường",
        "vụ việc khiếu nại thuộc các lĩnh vực khác",
        "vụ việc tố cáo thuộc lĩnh vực đất đai",
    ]


def test_a_field_without_anything_it_is_of_stays_as_it_is() -> None:
    assert "thuộc lĩnh vực" not in last("Lĩnh vực tư pháp có 11 vụ việc.")


def test_fractions_of_one_noun_share_what_was_done_and_the_scope() -> None:
    text = "Với những vụ việc thuộc thẩm quyền, các phòng đã giải quyết 12/15 vụ việc khiếu nại và 3/4 vụ việc tố cáo."
    assert names(text) == [
        "vụ việc khiếu nại thuộc thẩm quyền được giải quyết",
        "tổng số vụ việc khiếu nại thuộc thẩm quyền",
        "vụ việc tố cáo thuộc thẩm quyền được giải quyết",
        "tổng số vụ việc tố cáo thuộc thẩm quyền",
    ]


def test_the_scope_at_the_end_of_a_list_is_that_of_all() -> None:
    said = names("Xã nhận 7 đơn khiếu nại, 2 đơn tố cáo thuộc thẩm quyền.")
    assert all("thuộc thẩm quyền" in name for name in said)


def test_what_is_left_says_nothing_of_what_was_done() -> None:
    said = names("Đối với các vụ việc phức tạp, đã giải quyết 8/9 vụ việc, 1 vụ việc còn lại đang rà soát.")
    assert said[0] == "vụ việc phức tạp được giải quyết"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoàn thành 8/9 chỉ tiêu nghị quyết hội nghị nông dân huyện.", "chỉ tiêu nghị quyết hội nghị nông dân huyện"),
        ("Có 11/14 doanh nghiệp có tổ chức công đoàn mở hội nghị.", "doanh nghiệp có tổ chức công đoàn"),
        ("Có 5/6 đại biểu HĐND xã tiếp công dân đúng lịch.", "đại biểu HĐND xã"),
    ],
)
def test_the_whole_of_a_fraction_is_said_in_full_and_without_what_was_done(text: str, expected: str) -> None:
    assert names(text)[1] == f"tổng số {expected}"


def test_parts_say_their_own_kind_not_their_whole_again() -> None:
    text = "Đã giải quyết 19 vụ tố cáo thuộc thẩm quyền, trong đó có 7 vụ tố cáo đúng, 12 vụ tố cáo sai."
    assert names(text)[1:] == ["vụ tố cáo đúng", "vụ tố cáo sai"]


def test_places_listed_by_name_are_named_by_what_is_there() -> None:
    assert last("Hội tặng quà cho phụ nữ nghèo ở 3 xã Tân Hòa, Tân Bình và Tân An.") == "xã có phụ nữ nghèo"
    assert last("Xã được lập trên cơ sở sáp nhập 2 xã Tân Hòa và Tân Bình.") == "xã được sáp nhập"


def test_things_told_by_how_many_they_have_reached() -> None:
    assert names("Huyện có 4 xã đạt 19 tiêu chí.")[0] == "xã đạt tiêu chí"


def test_members_take_their_association_only_where_the_name_is_short() -> None:
    text = "Hội Nông dân xã họp.\nTrong năm kết nạp 41 hội viên. Có 18 hội viên được hỗ trợ con giống trả chậm."
    assert names(text) == ["hội viên nông dân được kết nạp", "hội viên được hỗ trợ con giống trả chậm"]


def test_a_fraction_of_an_earlier_figure_keeps_what_that_figure_counted() -> None:
    text = "Có 31 kiến nghị thuộc thẩm quyền của xã. Đến nay 24/31 kiến nghị được trả lời."
    assert names(text)[1] == "kiến nghị thuộc thẩm quyền của xã được trả lời"


def test_a_list_with_a_verb_of_its_own_takes_nothing_from_behind_a_semicolon() -> None:
    text = "UBND xã tặng giấy khen cho 5 tập thể, 8 cá nhân; 2 tập thể được đề nghị tỉnh tặng bằng khen."
    assert all("đề nghị" not in name for name in names(text)[:2])


def test_people_of_another_kind_in_a_whole_share_what_was_done_with_it() -> None:
    text = "Xã giới thiệu kết nạp 12 đảng viên (trong đó có 3 giáo viên)."
    assert names(text)[1] == "giáo viên được giới thiệu kết nạp"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mặt trận đã vận động 40 hộ tháo dỡ hàng rào.", "hộ được vận động tháo dỡ hàng rào"),
        ("Hội giúp 9 hộ có hoàn cảnh khó khăn.", "hộ có hoàn cảnh khó khăn được giúp"),
    ],
)
def test_what_people_do_with_help_stands_after_it(text: str, expected: str) -> None:
    assert last(text) == expected


def test_that_meetings_were_held_is_left_out() -> None:
    assert last("Phòng mở 4 lớp tập huấn sơ cứu.") == "lớp tập huấn sơ cứu"
    assert last("Đoàn xã thực hiện 3 công trình thanh niên.") == "công trình thanh niên được thực hiện"


def test_matters_are_those_in_the_papers_they_came_with() -> None:
    assert last("Trong tháng, xã nhận 54 đơn với 46 vụ việc.") == "vụ việc trong đơn được nhận"


def test_people_who_came_to_complain_are_told_with_all_they_came_for() -> None:
    text = "Tỉnh tiếp 40 lượt với 65 người đến khiếu nại, tố cáo, kiến nghị."
    assert last(text) == "người đến khiếu nại, tố cáo, kiến nghị được tiếp"


def test_what_is_only_aimed_at_is_not_said_to_be_done() -> None:
    assert last("Năm tới, Đoàn xã phấn đấu kết nạp 40 đoàn viên.") == "đoàn viên phấn đấu kết nạp"
    assert last("Năm qua, Đoàn xã kết nạp 40 đoàn viên.") == "đoàn viên được kết nạp"


def test_things_are_named_by_what_was_done_without_a_long_doer() -> None:
    text = "Hội đồng hương Tân Hòa tại thành phố nhận đỡ đầu trọn gói 3 căn nhà."
    assert last(text) == "căn nhà được nhận đỡ đầu trọn gói"


def test_fractions_of_places_share_what_was_done() -> None:
    text = (
        "Toàn huyện có 31/36 chi hội tổ chức xong đại hội. Cụ thể: Sơn Lâm 9/9 chi hội, thị trấn Vạn Yên 7/8 chi hội."
    )
    assert names(text)[2:] == [
        "chi hội ở Sơn Lâm tổ chức xong đại hội",
        "tổng số chi hội ở Sơn Lâm",
        "chi hội ở thị trấn Vạn Yên tổ chức xong đại hội",
        "tổng số chi hội ở thị trấn Vạn Yên",
    ]


def test_some_out_of_all_have_the_noun_that_stands_after_all() -> None:
    assert names("Có 17 trong tổng số 22 thôn đạt chuẩn.") == ["thôn đạt chuẩn", "tổng số thôn"]


def test_parts_by_the_kind_of_complaint_do_not_say_all_kinds() -> None:
    said = names("Xã tiếp nhận 24 đơn khiếu nại, tố cáo, kiến nghị (khiếu nại 5 đơn; tố cáo 2 đơn; kiến nghị 17 đơn).")
    assert said[1:3] == ["đơn khiếu nại được tiếp nhận", "đơn tố cáo được tiếp nhận"]


def test_what_is_said_after_a_fraction_is_said_once() -> None:
    said = names("Có 11/12 phường kiện toàn Ban Thanh tra nhân dân.")
    assert said[0] == "phường kiện toàn Ban Thanh tra nhân dân"


def test_units_are_the_places_just_counted() -> None:
    text = "Trong tổng số 41 xã, phường, thị trấn có 22 đơn vị xếp loại tốt."
    assert last(text) == "xã, phường, thị trấn xếp loại tốt"


def test_those_praised_side_by_side_got_the_same() -> None:
    assert (
        names("Có 7 tập thể, 12 cá nhân nhận giấy khen của Chủ tịch xã.")[0] == "tập thể nhận giấy khen của Chủ tịch xã"
    )


def test_what_is_said_after_brackets_is_said_of_what_was_counted() -> None:
    assert names("Còn 2 thôn (thôn Đông và thôn Đoài) chưa sửa đổi hương ước.")[0] == "thôn chưa sửa đổi hương ước"


def test_bodies_that_only_their_level_tells_apart_keep_it() -> None:
    said = names("Tỉnh có 9 Ban Chỉ đạo cấp huyện, 84 Ban Chỉ đạo cấp xã.")
    assert [name.rpartition(" cấp ")[2] for name in said] == ["huyện", "xã"]


def test_the_first_of_two_deeds_stays() -> None:
    text = "Kết quả xử lý: hướng dẫn, giải thích đối với 31 vụ việc."
    assert last(text).startswith("vụ việc được hướng dẫn, giải thích")


def test_a_part_stays_within_the_scope_of_its_whole() -> None:
    text = "Trong tổng số 50 ý kiến thuộc thẩm quyền cấp tỉnh, 20 ý kiến đã giải quyết xong; 30 ý kiến đang giải quyết."
    assert names(text)[1:] == [
        "ý kiến thuộc thẩm quyền cấp tỉnh giải quyết xong",
        "ý kiến thuộc thẩm quyền cấp tỉnh đang giải quyết",
    ]


def test_people_attended_the_gathering_that_its_verb_tells() -> None:
    text = "Công tác tuyên truyền về bầu cử được coi trọng, tổ chức được 13 cuộc, có 900 cán bộ, hội viên và Nhân dân tham dự."
    assert last(text) == "cán bộ, hội viên và Nhân dân tham dự cuộc tuyên truyền về bầu cử"
