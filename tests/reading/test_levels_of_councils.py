"""Levels in the reports of councils and communes, and of figures on a territory: sentences of our own."""

from caunoi.reading.reader import read_text

COUNCIL = "HỘI ĐỒNG NHÂN DÂN HUYỆN AN LƯƠNG\n\nBÁO CÁO\nKết quả hoạt động sáu tháng đầu năm 2024\n\n"


def levels(text: str) -> list[str | None]:
    return [figure.level for figure in read_text(text).figures]


def test_sessions_oversight_and_voters_met_in_a_councils_report_are_its_own() -> None:
    assert levels(COUNCIL + "Trong kỳ đã tổ chức 3 kỳ họp, ban hành 27 nghị quyết.") == ["huyện", "huyện"]
    assert levels(COUNCIL + "Đã tiến hành 9 cuộc giám sát chuyên đề.") == ["huyện"]
    assert levels(COUNCIL + "Các đại biểu đã thực hiện 64 cuộc tiếp xúc cử tri.") == ["huyện"]
    assert levels(COUNCIL + "Trên địa bàn hiện có 5.120 hộ nghèo.") == [None]


def test_the_province_under_a_bodys_own_line_is_its_address() -> None:
    report = read_text("HỘI NÔNG DÂN HUYỆN AN LƯƠNG\nTỈNH THANH BÌNH\n\nBÁO CÁO\nNăm 2024, Hội đã kết nạp 30 hội viên.")
    assert report.unit == "huyện An Lương"
    report = read_text("ỦY BAN NHÂN DÂN\nTỈNH THANH BÌNH\n\nBÁO CÁO\nNăm 2024, tỉnh tiếp 30 lượt công dân.")
    assert report.unit == "tỉnh Thanh Bình"
    report = read_text("UBND HUYỆN AN LƯƠNG\nXÃ BẾN ĐÁ\n\nBÁO CÁO\nNăm 2024, xã tiếp 30 lượt công dân.")
    assert report.unit == "xã Bến Đá"


def test_those_one_works_with_do_not_act() -> None:
    text = "Trong năm, Mặt trận xã phối hợp với các đoàn thể, các ngành liên quan tổ chức 14 buổi tuyên truyền."
    assert levels(text) == ["xã"]
    assert levels("Hội Nông dân xã cùng với Hội Phụ nữ tỉnh, huyện hỗ trợ 27 hội viên vay vốn.") == ["xã"]


def test_a_sentence_on_the_territory_speaks_of_it_to_its_end() -> None:
    text = "UBND xã Bến Đá cho biết, vốn đầu tư trên địa bàn xã là 16 tỷ đồng, xây dựng 9 công trình; trồng 73 ha ngô."
    assert levels(text) == [None, None, None]


def test_a_title_of_all_levels_is_no_body_of_all_levels() -> None:
    text = "Nhiệm kỳ qua, Hội Nông dân xã có 40 hộ sản xuất, kinh doanh giỏi các cấp; mở 5 lớp tập huấn."
    assert levels(text) == ["xã", "xã"]
    assert levels("Trong năm, Hội Nông dân các cấp mở 5 lớp tập huấn.") == [None]


def test_a_self_governing_group_of_households_stands_with_the_hamlets() -> None:
    assert levels("Mặt trận tỉnh đã củng cố 812 tổ nhân dân tự quản.") == ["thôn"]


def test_a_congress_is_that_of_the_body_told_last_to_hold_one() -> None:
    text = (
        "Tỉnh Thanh Bình có nhiều đơn vị tổ chức đại hội trong tháng.\n\n"
        "Hội Phụ nữ xã Bến Đá đã tổ chức đại hội lần thứ V. Hội được Hội Phụ nữ tỉnh khen.\n\n"
        "Đại hội bầu 11 ủy viên; cử 5 đại biểu dự đại hội đại biểu phụ nữ huyện."
    )
    assert levels(text) == ["xã", "xã"]


def test_the_level_after_a_fraction_is_that_of_both_its_numbers() -> None:
    assert levels("Đến nay, có 14/120 đơn vị cấp xã hoàn thành đại hội.") == ["xã", "xã"]
