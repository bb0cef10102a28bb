"""Names of matters by their kinds, of members by their body, of people by what they were taught: expected phrases written by hand."""

from tests.reading.named import last, names


def test_matters_settled_are_of_the_kinds_of_those_counted_before() -> None:
    text = (
        "Số vụ việc khiếu nại, tố cáo phát sinh trong kỳ là 52 vụ việc. Các cơ quan đã giải quyết 40/52 vụ việc; "
        "còn 12 vụ việc đang xác minh."
    )
    assert names(text) == [
        "vụ việc khiếu nại, tố cáo phát sinh trong kỳ",
        "vụ việc khiếu nại, tố cáo được giải quyết",
        "vụ việc khiếu nại, tố cáo phát sinh trong kỳ",
        "vụ việc khiếu nại, tố cáo đang xác minh",
    ]


def test_a_part_is_of_one_kind_of_its_whole() -> None:
    text = (
        "Tính cả số kỳ trước chuyển sang, đơn khiếu nại, tố cáo phải giải quyết là 64 đơn, gồm 41 đơn khiếu nại và "
        "23 đơn tố cáo."
    )
    assert names(text) == [
        "đơn khiếu nại, tố cáo phải giải quyết",
        "đơn khiếu nại phải giải quyết",
        "đơn tố cáo phải giải quyết",
    ]


def test_a_finding_after_the_last_kind_is_that_of_both() -> None:
    text = "Kết quả có 5 vụ khiếu nại, 9 vụ tố cáo đúng; 11 vụ khiếu nại, 8 vụ tố cáo sai."
    assert names(text) == ["vụ khiếu nại đúng", "vụ tố cáo đúng", "vụ khiếu nại sai", "vụ tố cáo sai"]


def test_a_long_label_is_read_from_its_noun_on() -> None:
    text = (
        "Toàn huyện nhận 310 đơn, trong đó đơn khiếu nại, tố cáo thuộc thẩm quyền giải quyết của các cơ quan hành chính "
        "các cấp là 44 đơn."
    )
    assert last(text) == "đơn khiếu nại, tố cáo thuộc thẩm quyền giải quyết"


def test_committee_members_were_elected_by_their_congress() -> None:
    assert last("Đại hội Hội Nông dân huyện đã bầu Ban Chấp hành gồm 27 đồng chí.") == (
        "ủy viên Ban Chấp hành Hội Nông dân huyện được bầu"
    )
    assert last("Tổ hòa giải khu phố Bình Minh 2, phường Tân Lập có 7 thành viên là người có uy tín.") == (
        "thành viên Tổ hòa giải khu phố Bình Minh 2"
    )
    assert last("Xã ra mắt 2 chi hội nghề nghiệp nuôi cá ở ấp Tân Hòa (34 thành viên).") == (
        "thành viên chi hội nghề nghiệp nuôi cá"
    )


def test_people_taught_take_all_that_the_classes_were_about() -> None:
    assert last("Phòng mở 12 lớp tập huấn kỹ thuật trồng nấm, chăn nuôi cho 640 hội viên.") == (
        "hội viên được tập huấn kỹ thuật trồng nấm, chăn nuôi"
    )


def test_what_is_said_after_a_share_in_brackets() -> None:
    assert names("Toàn huyện có 61/70 thôn (đạt 87%) có nhà văn hóa.")[0] == "thôn có nhà văn hóa"
    assert last("Cuối năm, có 33 cơ sở, chi hội đạt trong sạch, vững mạnh.") == (
        "cơ sở, chi hội đạt trong sạch, vững mạnh"
    )


def test_groups_of_citizens_and_the_people_in_them() -> None:
    text = "Trong quý, tỉnh tiếp 520 lượt với 610 người; có 7 đoàn đông người với 95 người."
    assert names(text)[2:] == ["đoàn đông người được tiếp", "người trong các đoàn đông người được tiếp"]


def test_what_was_given_and_to_whom_without_who_gave_it() -> None:
    assert names("Quỹ khuyến học các dòng họ trao 30 suất học bổng, mỗi suất 500.000 đồng, cho học sinh nghèo.")[0] == (
        "suất học bổng trao cho học sinh nghèo"
    )


def test_papers_dealt_with_are_named_by_what_was_done_and_their_kind() -> None:
    text = (
        "Toàn tỉnh có 640 đơn đủ điều kiện xử lý, gồm 90 đơn khiếu nại, 30 đơn tố cáo và 520 đơn kiến nghị, phản ánh."
    )
    assert names(text)[1:] == [
        "đơn khiếu nại đủ điều kiện xử lý",
        "đơn tố cáo đủ điều kiện xử lý",
        "đơn kiến nghị, phản ánh đủ điều kiện xử lý",
    ]


def test_what_is_left_is_not_what_was_done_away_with() -> None:
    text = "Hội đã xóa được 40 hộ nghèo và 31 hộ cận nghèo, hiện chỉ còn 8 hộ nghèo và 6 hộ cận nghèo."
    assert names(text) == [
        "hộ nghèo được xóa",
        "hộ cận nghèo được xóa",
        "hộ nghèo còn lại",
        "hộ cận nghèo còn lại",
    ]


def test_those_praised_share_their_merit_and_take_who_praised_them() -> None:
    assert names("Huyện đoàn tặng giấy khen cho 11 cá nhân và 9 tập thể có thành tích xuất sắc.") == [
        "cá nhân có thành tích xuất sắc được tặng giấy khen",
        "tập thể có thành tích xuất sắc được tặng giấy khen",
    ]
    assert names("Ủy ban nhân dân huyện tặng giấy khen cho 5 tập thể, 16 cá nhân.") == [
        "tập thể được Ủy ban nhân dân huyện tặng giấy khen",
        "cá nhân được Ủy ban nhân dân huyện tặng giấy khen",
    ]


def test_people_for_whom_something_was_done() -> None:
    assert last("Qua thanh tra đã bảo vệ quyền lợi cho 26 cá nhân.").startswith("cá nhân được bảo vệ quyền lợi")


def test_opinions_are_told_by_the_meeting_rather_than_its_topics() -> None:
    text = (
        "Huyện tổ chức hội nghị đối thoại trực tiếp với thanh niên. Tại hội nghị, lãnh đạo huyện tiếp nhận 27 ý kiến về việc làm, "
        "học nghề."
    )
    assert last(text) == "ý kiến được tiếp nhận tại hội nghị đối thoại trực tiếp"
    assert last("Thôn mở 6 buổi tuyên truyền cho 310 lượt người tham dự.") == "lượt người tham dự buổi tuyên truyền"


def test_that_it_is_a_figure_says_nothing() -> None:
    assert last("Trong kỳ, con số tổng hợp là 45 ý kiến.") == "ý kiến"
    assert last("Hội đồng nhân dân xã có 28 vị.") == "đại biểu Hội đồng nhân dân xã"
