"""Figures told apart: shares of a base further off, lists that burst their whole, numbers told twice. Whole texts through the reader."""

import pytest

from caunoi.reading.reader import read_text


def alarms(text: str) -> list[str]:
    return [check.kind for check in read_text(text).checks if check.verdict != "holds"]


def said(text: str) -> str:
    return " ".join(check.message for check in read_text(text).checks if check.verdict != "holds")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # 228 / 240 = 95
        ("Thôn có 240 hộ. Hội nghị có 228 hộ tham dự, đạt 85%.", "95%"),
        ("Trường có 18 lớp với 720 học sinh.\nCuối năm có 216 học sinh được khen, chiếm 20%.", "30%"),  # 216 / 720
        ("Tỷ lệ giải quyết đúng hạn đạt 92% (66/75 hồ sơ).", "88%"),  # 66 / 75
        # 462 / 480 = 96,25
        ("Qua 480 lượt đánh giá, có 462 lượt hài lòng và rất hài lòng, đạt 69,3%.", "96,3%"),
        (
            "Có 64 ý kiến: đất đai 40 ý kiến, giao thông 24 ý kiến. Xã trả lời 56 ý kiến, tỷ lệ đạt 78,5%.",
            "87,5%",
        ),  # 56 / 64
        # 1.098 / 1.276 = 86,05; 1.398 is one digit away
        ("Có 1.276 kiến nghị được gửi đi; cuối năm đã có 1.398 kiến nghị được trả lời, đạt 86,1%.", "109,6%"),
    ],
)
def test_a_share_of_a_base_told_further_off(text: str, right: str) -> None:
    assert alarms(text) == ["share"]
    assert f" là {right}, không phải" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thôn có 240 hộ. Hội nghị có 228 hộ tham dự, đạt 95%.",
        # of all households, which nobody tells
        "Xã có 145 hộ nghèo. Năm qua có 92 hộ cận nghèo, chiếm 3% dân số.",
        "Xảy ra 19 vụ, giảm 6 vụ (24%) so với cùng kỳ năm trước.",
        "Tổng diện tích gieo trồng 11.409 ha, trong đó lúa 8.450,2 ha, đạt 109,7% KH.",
        "Năm 2023 có 410 lao động có việc làm. Năm 2024 có 380 lao động có việc làm, đạt 95% chỉ tiêu.",
    ],
)
def test_a_share_of_something_else_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


def test_all_the_members_cannot_be_less_than_half_of_the_members() -> None:
    text = "Hội có 1.150 hội viên sinh hoạt ở 13 chi hội. Có 1.150 hội viên đang vay vốn, chiếm 46% tổng số hội viên của Hội."
    assert alarms(text) == ["same_quantity"]
    assert "một số có hai nghĩa" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ cử tri hài lòng đạt 103%.",
        "Cấp định danh điện tử cho 960 công dân, đạt 118% số công dân đủ điều kiện.",
    ],
)
def test_a_rate_that_cannot_exceed_a_hundred(text: str) -> None:
    assert alarms(text) == ["share_over_100"]


@pytest.mark.parametrize(
    "text", ["Thu ngân sách đạt 118% dự toán.", "Doanh thu đạt 112%.", "Kết nạp đạt 120% số được giao."]
)
def test_a_plan_may_be_exceeded(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        # 28 + 138 = 166
        ("Góp ý 156 lượt dự thảo văn bản: cấp tỉnh 28 lượt, cấp xã 138 lượt.", "được 166 lượt, nhiều hơn 10 lượt"),
        # 3,2 - 1,8 = 1,4 tỷ
        (
            "Tổng vốn 3,2 tỷ đồng, trong đó tỉnh hỗ trợ 1,8 tỷ đồng, nhân dân đóng góp 1.400 tỷ đồng.",
            "nhầm nghìn, triệu, tỷ",
        ),
        ("Hội nghị có 1.205 lượt người dự, trong đó có 1.502 lượt phụ nữ, 318 lượt thanh niên.", "lớn hơn tổng"),
        ("Hội đồng có 21 thành viên, gồm 13 nam và 9 nữ.", "được 22 người, nhiều hơn 1 người"),
        ("- Tổng số đảng viên: 356 đồng chí\n- Nam: 214 đồng chí\n- Nữ: 152 đồng chí", "được 366 người"),
        ("Kiểm tra 180 hồ sơ thì 161 hồ sơ trả đúng hạn, 9 hồ sơ trễ hạn.", "được 170 hồ sơ, ít hơn 10"),
        # 9 + 393 = 402
        (
            "Tỉnh chủ trì 9 cuộc giám sát, cấp xã chủ trì 393 cuộc, nâng tổng số cuộc giám sát lên 412 cuộc.",
            "được 402 cuộc",
        ),
        # 219 + 131 + 24 = 374
        ("Tổng số 384 vụ. Theo lĩnh vực: dân sự 219 vụ; hôn nhân 131 vụ; khác 24 vụ.", "được 374 vụ"),
        # the bracket is one list, what comes after it another: 11 + 2 + 63 = 76
        ("Tiếp nhận 86 đơn (khiếu nại 11 đơn, tố cáo 2 đơn, kiến nghị 63 đơn). Xã đã xử lý 71 đơn.", "được 76 đơn"),
    ],
)
def test_a_list_that_is_not_its_whole(text: str, says: str) -> None:
    assert len(alarms(text)) == 1
    assert says in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thành lập mới 5 mô hình, kiện toàn 8 mô hình, nâng tổng số lên 120 mô hình.",
        "Giúp nhau giảm được 48 hộ nghèo, 29 hộ cận nghèo (hiện còn 157 hộ nghèo và 139 hộ cận nghèo).",
        "Tiếp nhận 39 đơn (khiếu nại 04 đơn, tố cáo 01 đơn, kiến nghị 34 đơn), đã giải quyết 36 đơn.",
        "Có 45 ủy viên, trong đó nữ 16 vị, người ngoài Đảng 14 vị, tôn giáo 3 vị.",
        "Có 5 ủy viên nữ, 7 ủy viên nam là đảng viên và 45 ủy viên trong cả nhiệm kỳ.",
    ],
)
def test_a_list_of_something_else_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Trong quý tiếp nhận 1.396 hồ sơ. Trong tổng số 1.369 hồ sơ đã tiếp nhận, hồ sơ đất đai chiếm đa số.",
            "same_quantity",
        ),
        ("Phường có 32 tổ dân phố. Ngày hội được tổ chức ở 31/31 tổ dân phố.", "same_quantity"),
        ("HĐND xã hiện có 25 đại biểu.\nKỳ họp có 26/26 đại biểu tán thành.", "same_quantity"),
        ("Xã tặng 4.865 cây giống cho dân.\nĐến nay bà con đã trồng xong 4.685 cây giống.", "digit_swap"),
        ("Phường hiện có 18 chi hội. Cuối năm, 21 chi hội hoàn thành xuất sắc nhiệm vụ.", "part_over_whole"),
        ("Xã phát ra 1.245 phiếu, thu về 1.251 phiếu.", "part_over_whole"),
        ("Tổ chức 54/45 cuộc họp thôn.", "part_over_whole"),
    ],
)
def test_a_number_told_again_or_exceeded(text: str, kind: str) -> None:
    assert alarms(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Phường có 32 tổ dân phố. Ngày hội được tổ chức ở 32/32 tổ dân phố.",
        "Xã có 15 thôn, trong đó 14/14 thôn đặc biệt khó khăn có nhà văn hóa.",
        "Xã có 86 thôn, xây dựng 94 mô hình tự quản.",
        "Phường có 18 chi hội, năm qua thành lập mới nâng lên 21 chi hội.",
        "Xã phát ra 1.245 phiếu, thu về 1.239 phiếu.",
        "Tạm giữ 246 phương tiện, tước giấy phép lái xe 83 trường hợp.",
    ],
)
def test_numbers_that_may_differ_are_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Xã rộng 38,6 km², dân số 24.318 người, mật độ dân số 830 người/km².", "được 630 người/km²"),  # 24.318 / 38,6
        # 1.250 / 38 = 32,9
        ("Bà con hiến 1.250 m² đất; có 38 hộ hiến đất, tính ra mỗi hộ hiến khoảng 53 m².", "được 32,89 m²/hộ"),
        # 2.820 triệu / 47 = 60 triệu
        ("Giúp 47 hộ vay 2,82 tỷ đồng, bình quân mỗi hộ vay 60 nghìn đồng.", "nhầm nghìn, triệu, tỷ"),
        ("Trao 12.480 suất quà, mỗi suất 500.000 đồng, tổng trị giá 6,54 tỷ đồng.", "là 6,24 tỷ đồng"),
        # 184,5 - 152,3 = 32,2
        (
            "Quỹ tiếp nhận được 184,5 triệu đồng. Tổng chi là 152,3 triệu đồng, tồn quỹ chuyển sang năm sau 42,2 triệu đồng.",
            "còn 32,2 triệu đồng",
        ),
        ("Tỷ lệ hộ nghèo giảm từ 4,8% xuống còn 3,1%, tức giảm 2,7 điểm phần trăm.", "giảm 1,7 điểm phần trăm"),
        ("Nhìn lại 4 năm thực hiện Đề án đô thị văn minh (2021 - 2023).", "“4 năm” không đúng với giai đoạn 2021-2023"),
    ],
)
def test_what_the_sentence_says(text: str, says: str) -> None:
    assert len(alarms(text)) == 1
    assert says in said(text)


def test_a_fund_a_thousand_times_the_one_of_last_year() -> None:
    before = read_text("Năm 2024, Quỹ Vì người nghèo của phường vận động được 231 triệu đồng.").figures
    now = read_text("Năm 2025, Quỹ Vì người nghèo của phường vận động được 248 tỷ đồng.", earlier=before)
    assert [check.kind for check in now.checks if check.verdict != "holds"] == ["unit_slip"]
    right = read_text("Năm 2025, Quỹ Vì người nghèo của phường vận động được 248 triệu đồng.", earlier=before)
    assert [check.kind for check in right.checks if check.verdict != "holds"] == []


def test_a_bound_beside_an_equal_number_is_no_share_of_it() -> None:
    text = "Mỗi quý họp 3 buổi, các tổ đã họp ít nhất 3 buổi, đạt 100%."
    assert [check for check in read_text(text).checks if check.kind == "share"] == []
