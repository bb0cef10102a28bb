"""So much for each, and now against before, told in the ways people tell it. Whole texts through the reader; results worked out by hand."""

import pytest

from caunoi.reading.reader import read_text


def told(text: str, *kinds: str) -> list[str]:
    return [check.verdict for check in read_text(text).checks if check.kind in kinds]


def alarms(text: str) -> list[str]:
    return [check.kind for check in read_text(text).checks if check.verdict != "holds"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # no word calls the 256 a total; 64 x 5 = 320
        ("Đơn vị phân công 64 đảng viên phụ trách 256 hộ gia đình, mỗi đảng viên đỡ đầu 5 hộ.", "suspicious"),
        ("Đơn vị phân công 64 đảng viên phụ trách 320 hộ gia đình, mỗi đảng viên đỡ đầu 5 hộ.", "holds"),
        # 60 x 25 = 1.500
        ("Chia 1.200 kg gạo cho 60 hộ, mỗi hộ 25 kg.", "suspicious"),
        # 90 x 804.600 = 72.414.000
        ("Hội phát 90 thẻ, mỗi thẻ trị giá 804.600 đồng, hết 74,4 triệu đồng.", "fails"),
        # a month's and a year's: 18 x 500.000 x 12 = 108 triệu; 45 x 600.000 x 12 = 324 triệu
        ("Hội nhận giúp 18 cháu, mỗi cháu 500 nghìn đồng/tháng, một năm hết 180 triệu đồng.", "fails"),
        ("Hội nhận giúp 18 cháu, mỗi cháu 500 nghìn đồng/tháng, một năm hết 108 triệu đồng.", "holds"),
        ("Phường chi trả 45 người, 600.000 đồng/người/tháng, cả năm 324 triệu đồng.", "holds"),
        # tonnes and kilograms, quintals and tonnes: 35 x 22 = 770 triệu; 5 x 48 tạ = 24 tấn
        ("Bán 35 tấn vải với giá 22.000 đồng/kg, thu 780 triệu đồng.", "fails"),
        ("Trồng 5 ha ngô, năng suất 48 tạ/ha, sản lượng 24 tấn.", "holds"),
        ("Trồng 5 ha ngô, năng suất 48 tạ/ha, sản lượng 32 tấn.", "fails"),
        # a piece of what stands before it: 50 x 2 = 100
        ("Tặng 50 xe đạp trị giá 2 triệu đồng mỗi chiếc, tổng 110 triệu đồng.", "fails"),
        # 14.100 / 9,4 = 1.500; 8.000 / 12,5 = 640
        ("Xã rộng 9,4 km2, có 14.100 nhân khẩu, mật độ khoảng 15.000 người trên mỗi km2.", "fails"),
        ("Xã rộng 12,5 km2, có 8.000 nhân khẩu, mật độ 640 người trên mỗi km2.", "holds"),
        # a range, a sentence later: 7 x 40 = 280, 7 x 60 = 420
        ("Hội có 7 chi hội, 486 hội viên. Mỗi chi hội sinh hoạt từ 40 đến 60 hội viên.", "suspicious"),
        ("Hội có 7 chi hội, 386 hội viên. Mỗi chi hội sinh hoạt từ 40 đến 60 hội viên.", "holds"),
    ],
)
def test_so_much_for_each_against_its_count_and_its_total(text: str, verdict: str) -> None:
    assert told(text, "product") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        # a least, a price list, another total, a bracket of another thing
        "Xã có 60 hộ nuôi 400 con bò, mỗi hộ có ít nhất 5 con bò.",
        "Xã hỗ trợ 45 hộ, mỗi hộ 2 con bò, nâng tổng đàn bò lên 1.200 con.",
        "Đường điện dài 9,7 km với 323 bóng đèn (kinh phí 258,4 triệu đồng), 6 sân chơi (bình quân 35 triệu đồng/sân).",
        # two counts and no word which is meant
        "Có 32 cán bộ và 40 hội viên, mỗi người ủng hộ 200.000 đồng, cùng các nhà hảo tâm góp 12 triệu đồng.",
    ],
)
def test_so_much_for_each_of_something_else_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # (8,4 - 7) / 7 = 20%; (24 - 30) / 30 = -20%; (45 - 60) / 60 = -25%
        ("Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 25%.", "fails"),
        ("Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 20%.", "holds"),
        ("Số vụ phạm pháp hình sự là 24 vụ (năm trước 30 vụ), giảm 25%.", "fails"),
        ("Xử lý 45 trường hợp, cùng kỳ 60 trường hợp, giảm 20%.", "fails"),
        # 352 - 320 = 32; 120 - 96 = 24; 18 - 15 = 3
        ("Đầu nhiệm kỳ có 320 đảng viên, đến nay có 352 đảng viên, tăng 42 đồng chí.", "fails"),
        ("Đầu năm có 120 hộ nghèo. Cuối năm còn 96 hộ nghèo, giảm 34 hộ.", "fails"),
        ("Kết nạp 18 đảng viên, cùng kỳ năm trước kết nạp 15 đảng viên, tăng 3 đảng viên.", "holds"),
        # 43,4 - 42,1 = 1,3; a change of a share by points, though only % is written
        ("Tỷ lệ che phủ rừng từ 42,1% lên 43,4%, tăng 2,3%.", "fails"),
        ("Tỷ lệ che phủ rừng từ 42,1% lên 43,4%, tăng 1,3%.", "holds"),
    ],
)
def test_now_against_before(text: str, verdict: str) -> None:
    assert told(text, "growth", "difference") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Xã thu 7 tỷ đồng, huyện thu 84 tỷ đồng, tăng 25%.",
        "Năm 2023 xã thu 7 tỷ đồng, năm 2024 thu 8,4 tỷ đồng, tăng 25% so với kế hoạch.",
        "Đầu năm có 120 hộ nghèo, cuối năm còn 96 hộ nghèo, giảm 34 hộ so với chỉ tiêu.",
    ],
)
def test_a_change_against_something_untold_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 18 x 12 = 216 tonnes; 250 x 320.000 = 80 triệu; 300 x 5,8 = 1.740; 1.150 x 30.000 x 12 = 414 triệu
        ("Mỗi tháng đội thu gom 18 tấn rác, cả năm 196 tấn.", "suspicious"),
        ("Mỗi tháng đội thu gom 18 tấn rác, cả năm 216 tấn.", "holds"),
        ("Nhà văn hóa có 250 ghế, mua mỗi ghế 320.000 đồng, chi hết 90 triệu đồng.", "fails"),
        ("Toàn xã gieo 300 ha; năng suất đạt 5,8 tấn một ha; sản lượng thu được 1.840 tấn.", "fails"),
        ("Mỗi hộ đóng 30.000 đồng/tháng, 1.150 hộ, mỗi năm thu 441 triệu đồng.", "fails"),
        # 40 x 200.000 = 8 triệu, 40 x 300.000 = 12 triệu
        (
            "Hội tặng 40 suất quà. Mỗi suất trị giá từ 200.000 đồng đến 300.000 đồng. Tổng trị giá 15 triệu đồng.",
            "fails",
        ),
        (
            "Hội tặng 40 suất quà. Mỗi suất trị giá từ 200.000 đồng đến 300.000 đồng. Tổng trị giá 11 triệu đồng.",
            "holds",
        ),
    ],
)
def test_over_sentences_and_months(text: str, verdict: str) -> None:
    assert told(text, "product") == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 5/14 = 35,7%; 48/64 = 75%; 4,2/6 = 70%; 3,74/1.246,8 = 0,3%; 1.843/2.220 = 83%; 12/30 = 40%
        (
            "Ban giám sát 14 công trình, phát hiện 5 công trình thi công sai, chiếm 53,7% số công trình được giám sát.",
            "fails",
        ),
        ("Có 48 kiến nghị được trả lời, đạt 85% trong tổng số 64 kiến nghị.", "fails"),
        ("Tỷ lệ giải ngân đạt 78%: đã giải ngân 4,2 tỷ đồng trên tổng vốn 6 tỷ đồng.", "fails"),
        ("Tỷ lệ giải ngân đạt 70%: đã giải ngân 4,2 tỷ đồng trên tổng vốn 6 tỷ đồng.", "holds"),
        ("Dư nợ ủy thác 1.246,8 tỷ đồng của 35.640 hộ; nợ quá hạn 3,74 tỷ đồng, bằng 0,6% dư nợ.", "suspicious"),
        ("Dư nợ ủy thác 1.246,8 tỷ đồng của 35.640 hộ; nợ quá hạn 3,74 tỷ đồng, bằng 0,3% dư nợ.", "holds"),
        ("Mở 74 lớp nghề với 2.220 học viên; sau học nghề có việc làm 1.843 người, đạt 86%.", "suspicious"),
        ("Trong 42 cơ sở, kiểm tra 30 cơ sở, vi phạm 12 cơ sở, bằng 40% số cơ sở được kiểm tra.", "holds"),
    ],
)
def test_a_share_whose_base_stands_elsewhere(text: str, verdict: str) -> None:
    assert told(text, "share")[:1] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 420 / 350 = 120%; 185 - 140 = 45
        ("Năm nay thu hoạch 420 tấn, năm ngoái 350 tấn, bằng 130% năm ngoái.", "fails"),
        ("Năm nay thu hoạch 420 tấn, năm ngoái 350 tấn, bằng 120% năm ngoái.", "holds"),
        ("Quỹ của hội tăng 35 triệu đồng so với năm trước, từ 140 triệu đồng lên 185 triệu đồng.", "fails"),
    ],
)
def test_as_much_as_before_and_from_one_to_the_other(text: str, verdict: str) -> None:
    assert told(text, "growth", "difference") == [verdict]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # 46,8 - 38,4 = 8,4; 75 - 62 = 13; 14 - 11 = 3; 64 - 61 = 3; 48 - 39 = 9
        (
            "Ban kiến nghị thu hồi 46,8 triệu đồng, nhà thầu đã nộp 38,4 triệu đồng, còn phải nộp 18,4 triệu đồng.",
            ["rest"],
        ),
        ("Hội vận động được 75 triệu đồng, trao 62 triệu đồng, số tiền còn dư 18 triệu đồng.", ["rest"]),
        ("Xã cần 14 cán bộ, hiện có 11 cán bộ, thiếu 4 cán bộ.", ["rest"]),
        ("Đến nay 61/64 hộ đã ký biên bản, nhận tiền. Còn lại 5 hộ chưa ký.", ["parts"]),
        ("Đến nay 61/64 hộ đã ký biên bản, nhận tiền. Còn lại 3 hộ chưa ký.", []),
        ("Xã phải thu 48 triệu đồng, đã thu 39 triệu đồng, chưa thu được là 12 triệu đồng.", ["rest"]),
        # 23.070 + 15.830 = 38.900; 90 + 160 = 250; 22 + 15 + 16 = 53; 12 + 8 + 3 = 23; 14 + 16 + 17 = 47
        (
            "Số lao động 38.450 người, trong đó lao động nữ 23.070 người, tỷ lệ 60%; lao động nam 15.830 người.",
            ["parts"],
        ),
        ("Lắp 36 bóng đèn, kinh phí 240 triệu đồng, ngân sách chỉ bỏ ra 90 triệu, dân góp 160 triệu.", ["parts"]),
        ("Xã trồng 48 ha cây ăn quả; cam 22 ha, bưởi 15 ha, nhãn 16 ha.", ["parts"]),
        (
            "Bình xét: 12 chi hội xuất sắc, 8 chi hội tốt, 3 chi hội hoàn thành nhiệm vụ trong tổng số 22 chi hội.",
            ["parts"],
        ),
        # more than those they are taken from; one count with two values; one value of two opposites
        ("Trong số 42 cháu bỏ học có 45 cháu trở lại lớp.", ["part_over_whole"]),
        ("Toàn xã có 15 chi bộ. Trong 13 chi bộ của xã, chi bộ thôn Đông dẫn đầu.", ["same_quantity"]),
        ("Có 62 doanh nghiệp đã lập công đoàn cơ sở. Đến nay 57/61 công đoàn cơ sở ký thỏa ước.", ["same_quantity"]),
        ("Xã có 1.240 hộ nghèo được hỗ trợ. Số hộ cận nghèo được hỗ trợ là 1.240 hộ.", ["same_quantity"]),
        ("Người cao nhất đạt 104,3% số phiếu hợp lệ.", ["share_over_100"]),
        ("Người thu cao nhất đạt 104,3% số thu được giao.", []),
        # 58 + 37 + 6 + 4 = 105; 34 + 52 + 19 = 105
        ("Hỏi 400 người: rất hài lòng 58%, hài lòng 37%, bình thường 6%, không hài lòng 4%.", ["hundred"]),
        ("Hộ khá giàu 34%, hộ trung bình 52%, hộ nghèo 19%.", ["hundred"]),
    ],
)
def test_what_words_tie(text: str, kinds: list[str]) -> None:
    assert alarms(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        # 320 x 5 triệu = 1,6 tỷ, but the programme's money is another thing
        "Xã có 320 hộ nghèo, mỗi hộ được hỗ trợ 5 triệu đồng sửa nhà; tổng kinh phí chương trình giảm nghèo 2,1 tỷ đồng.",
        "Có 1.200 hội viên, tăng 45 hội viên so với đầu nhiệm kỳ; toàn Đảng bộ có 305 đảng viên, tăng 12 đảng viên.",
        "Đảng ủy có 14 đồng chí trong số 17 đồng chí dưới 40 tuổi.",
        "Kinh phí 4,2 tỷ đồng, ngân sách xã 1,2 tỷ đồng, nhân dân góp 600 triệu đồng, đến nay đã giải ngân 3 tỷ đồng.",
        "Toàn xã có 24 chi bộ, trong đó có 11 chi bộ nông thôn; 22 chi bộ hoàn thành tốt nhiệm vụ, đạt 91,7%.",
        "Tỷ lệ hộ nghèo còn 2,1%, hộ cận nghèo còn 3,4%, hộ khá giàu chiếm 41%.",
        "Sau sáp nhập xã còn 7 thôn; trước đây có 12 thôn với 12 nhà văn hóa.",
    ],
)
def test_what_only_looks_like_it_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # 27,4 + 96,5 - 88,2 = 35,7; two traits of one file burst it
        (
            "Số dư năm 2023 chuyển sang 27,4 triệu đồng. Trong năm thu 96,5 triệu đồng; chi 88,2 triệu đồng. Số dư cuối năm 35,7 triệu đồng.",
            [],
        ),
        ("Nhận 2.350 hồ sơ, trong đó trực tuyến 2.068 hồ sơ (88%), trả đúng hạn và trước hạn 2.326 hồ sơ.", []),
        # 12.740 / 24,5 = 520, though the 6.215 men would give 254; 6.215 + 6.625 = 12.840
        (
            "Xã rộng 24,5 km², dân số 12.740 người, mật độ 250 người/km². Toàn xã có 3.185 hộ. Nam 6.215 người, nữ 6.625 người.",
            ["product", "parts"],
        ),
        # 36 + 17 + 8 = 61: the classes of poverty exclude each other; 164 - 127 = 37
        ("Hỗ trợ 58 hộ, trong đó hộ nghèo 36 hộ, hộ cận nghèo 17 hộ, hộ mới thoát nghèo 8 hộ.", ["parts"]),
        ("Rà soát đầu năm, xã có 164 hộ nghèo; cuối năm còn 127 hộ nghèo, giảm 47 hộ.", ["difference"]),
    ],
)
def test_carried_over_stock_traits_and_the_number_in_all(text: str, kinds: list[str]) -> None:
    assert sorted(alarms(text)) == sorted(kinds)
