"""What the `n` and the `m` of `n/m` count: sentences of our own."""

from tests.reading.named import names


def test_what_is_said_of_some_is_not_said_of_all() -> None:
    text = "Toàn huyện có 52/60 khu dân cư giữ vững danh hiệu văn hóa."
    assert names(text) == ["khu dân cư giữ vững danh hiệu văn hóa", "tổng số khu dân cư"]
    text = "Qua kiểm tra, phát hiện 2/9 đơn vị có sai sót."
    assert names(text)[1] == "tổng số đơn vị"


def test_what_is_to_be_done_is_said_of_all() -> None:
    assert names("Hội đã hoàn thành 7/8 chỉ tiêu đăng ký.")[1] == "tổng số chỉ tiêu đăng ký"


def test_all_of_them_are_those_described_before() -> None:
    text = "Ở khối trường học có tổ chức công đoàn, 18/20 trường học mở hội nghị viên chức."
    assert names(text)[1] == "tổng số trường học có tổ chức công đoàn"
    text = "Nữ đại biểu HĐND xã 9/25 đại biểu."
    assert names(text) == ["nữ đại biểu HĐND xã", "tổng số đại biểu HĐND xã"]


def test_what_they_have_reached_is_told_over_its_number() -> None:
    text = "Cả xã có 310/340 hộ gia đình đạt 8 tiêu chí của cuộc vận động."
    assert names(text)[0] == "hộ gia đình đạt tiêu chí của cuộc vận động"


def test_deputies_who_meet_voters_are_those_of_the_council_named() -> None:
    text = "Thường trực HĐND huyện tổ chức tiếp xúc cử tri sau kỳ họp. Đợt này có 28/31 đại biểu tham dự."
    assert names(text) == ["đại biểu HĐND huyện tham dự tiếp xúc cử tri", "tổng số đại biểu HĐND huyện"]
    assert names("Hội nghị có 28/31 đại biểu tham dự.")[1] == "tổng số đại biểu"


def test_an_area_out_of_what_was_planned() -> None:
    text = "Diện tích lúa nương đạt 41/40 ha, tăng 2,5%; cây lạc 30/25 ha, tăng 20%; cây quế 8/8 ha, thu về 12 tấn."
    assert names(text) == [
        "diện tích lúa nương",
        "chỉ tiêu diện tích lúa nương",
        "tỷ lệ tăng diện tích lúa nương so với chỉ tiêu",
        "diện tích cây lạc",
        "chỉ tiêu diện tích cây lạc",
        "tỷ lệ tăng diện tích cây lạc so với chỉ tiêu",
        "diện tích cây quế",
        "chỉ tiêu diện tích cây quế",
        "sản lượng cây quế",
    ]


def test_all_the_aims_of_development() -> None:
    text = "Huyện hoàn thành 15/17 chỉ tiêu phát triển kinh tế - xã hội."
    assert names(text)[1] == "tổng số chỉ tiêu phát triển kinh tế - xã hội"
