"""Parts and wholes, shares: every expected sum is worked out by hand."""

import pytest

from caunoi.reading.checks import check_report
from tests.reading.hand import alarms, held, report

OF_FIRST = {"part_of": 0}


def test_parts_by_level_give_the_whole():
    text = "Đã mở 241 hội nghị (3 hội nghị cấp tỉnh; 22 hội nghị cấp huyện; 216 hội nghị cấp xã)."
    parts = [(f"{n} hội nghị cấp", n, "hội nghị", OF_FIRST) for n in (3, 22, 216)]
    checks = check_report(report(text, ("241 hội nghị", 241, "hội nghị"), *parts))
    assert (alarms(checks), held(checks)) == ([], [("parts", (0, 1, 2, 3))])


@pytest.mark.parametrize(
    ("text", "whole", "parts", "says"),
    [
        # 12,6 + 27,3 + 19,5 = 59,4
        (
            "Vốn 58,4 tỷ đồng, gồm: trung ương 12,6 tỷ đồng, tỉnh 27,3 tỷ đồng, huyện 19,5 tỷ đồng.",
            ("58,4 tỷ đồng", 58_400_000_000),
            [("12,6 tỷ đồng", 12_600_000_000), ("27,3 tỷ đồng", 27_300_000_000), ("19,5 tỷ đồng", 19_500_000_000)],
            "được 59,4 tỷ đồng, nhiều hơn 1 tỷ",
        ),
        # 200 + 150 = 350
        (
            "Kinh phí 400 triệu đồng, bao gồm ngân sách 200 triệu đồng và dân góp 150 triệu đồng.",
            ("400 triệu đồng", 400_000_000),
            [("200 triệu đồng", 200_000_000), ("150 triệu đồng", 150_000_000)],
            "được 350 triệu đồng, ít hơn 50 triệu",
        ),
    ],
)
def test_a_complete_list_that_does_not_give_its_whole_fails(text, whole, parts, says):
    figures = [(*whole, "đồng"), *((quote, value, "đồng", OF_FIRST) for quote, value in parts)]
    checks = check_report(report(text, *figures))
    assert alarms(checks) == [("parts", "fails", tuple(range(len(figures))))]
    assert says in checks[0].message
    assert f"“{whole[0]}”" in checks[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Có 145 hội nghị đối thoại. Trong đó có 6 hội nghị chuyên đề và 20 hội nghị đột xuất.",
        "Có 145 hội nghị, như 6 hội nghị chuyên đề, 20 hội nghị đột xuất…",
    ],
)
def test_a_choice_need_not_give_the_whole(text):
    figures = [
        ("145 hội nghị", 145, "hội nghị"),
        ("6 hội nghị", 6, "hội nghị", OF_FIRST),
        ("20 hội nghị", 20, "hội nghị", OF_FIRST),
    ]
    assert alarms(check_report(report(text, *figures))) == []


def test_traits_of_people_may_overlap():
    text = "Ban có 11 thành viên, trong đó 4 nữ, 9 đảng viên."
    figures = [("11 thành viên", 11, "người"), ("4 nữ", 4, "người", OF_FIRST), ("9 đảng viên", 9, "người", OF_FIRST)]
    assert alarms(check_report(report(text, *figures))) == []


def test_a_total_with_two_digits_changed_places_is_suspicious_even_after_trong_do():
    text = "Công khai 83 văn bản, trong đó: niêm yết 22 văn bản; phát loa 11 văn bản; gửi thôn 05 văn bản."
    # 22 + 11 + 5 = 38
    parts = [
        (quote, value, "văn bản", OF_FIRST)
        for quote, value in (("22 văn bản", 22), ("11 văn bản", 11), ("05 văn bản", 5))
    ]
    checks = check_report(report(text, ("83 văn bản", 83, "văn bản"), *parts))
    assert alarms(checks) == [("parts", "suspicious", (0, 1, 2, 3))]
    assert "đảo chữ số" in checks[0].message


def test_a_part_in_the_wrong_scale_is_named():
    text = "Tổng kinh phí 5,8 tỷ đồng, trong đó nhà nước hỗ trợ 3.900 tỷ đồng."
    checks = check_report(
        report(text, ("5,8 tỷ đồng", 5_800_000_000, "đồng"), ("3.900 tỷ đồng", 3_900_000_000_000, "đồng", OF_FIRST))
    )
    assert alarms(checks) == [("part_over_whole", "fails", (0, 1))]


def test_a_bound_that_its_parts_do_not_reach():
    text = "Tỉnh có 10.870 lượt cử tri, huyện 21.070 lượt cử tri, nâng tổng số lên hơn 32.000 lượt người."
    # 31.940
    of_third = {"part_of": 2}
    figures = [
        ("10.870 lượt cử tri", 10_870, "lượt người", of_third),
        ("21.070 lượt cử tri", 21_070, "lượt người", of_third),
        ("hơn 32.000 lượt người", 32_000, "lượt người", {"qualifier": "over"}),
    ]
    assert alarms(check_report(report(text, *figures))) == [("parts", "suspicious", (2, 0, 1))]


def share(said: str, value: float) -> list:
    text = f"Tiếp nhận 23 đơn, đã giải quyết 22/23 đơn, đạt {said}."
    ratio = [("22/23 đơn", 22, "đơn", {"part_of": 2}), ("23 đơn", 23, "đơn")]
    return check_report(report(text, ("23 đơn", 23, "đơn"), *ratio, (said, value, "%")))


def test_a_share_of_its_own_numbers():
    assert alarms(share("95,7%", 95.7)) == []  # 22 / 23 = 95,65
    wrong = share("97,5%", 97.5)
    assert alarms(wrong) == [("share", "fails", (3, 1, 2))]
    assert "95,7%" in wrong[0].message


def test_a_share_of_another_base_is_left_alone():
    text = "Giới thiệu 164 đoàn viên, trong đó 97 đồng chí được kết nạp, chiếm 73,3% tổng số đảng viên mới toàn huyện."
    figures = [("164 đoàn viên", 164, "người"), ("97 đồng chí", 97, "người", OF_FIRST), ("73,3%", 73.3, "%")]
    assert alarms(check_report(report(text, *figures))) == []


def test_a_share_over_a_hundred():
    over = report("Có 112% hộ gia đình tham gia.", ("112% hộ", 112, "%"))
    plan = report("Kết nạp đạt 108,8% kế hoạch.", ("108,8%", 108.8, "%"))
    assert alarms(check_report(over)) == [("share_over_100", "fails", (0,))]
    assert alarms(check_report(plan)) == []


def test_n_of_m_over_m_unless_it_is_a_plan():
    figures = [("14/12 thôn", 14, "thôn", {"part_of": 1}), ("12 thôn", 12, "thôn")]
    assert alarms(check_report(report("Đã họp 14/12 thôn.", *figures))) == [("part_over_whole", "fails", (0, 1))]
    assert alarms(check_report(report("Đã họp 14/12 thôn, vượt chỉ tiêu.", *figures))) == []


def test_a_breakdown_over_two_wholes_is_no_mistake():
    text = "Giải quyết 32 vụ khiếu nại, 63 vụ tố cáo. Trong đó có 19 vụ đúng, 56 vụ sai, 20 vụ đúng một phần."
    # 95 = 32 + 63
    of_second = {"part_of": 1}
    figures = [
        ("32 vụ", 32, "vụ"),
        ("63 vụ", 63, "vụ"),
        ("19 vụ", 19, "vụ", of_second),
        ("56 vụ", 56, "vụ", of_second),
        ("20 vụ", 20, "vụ", of_second),
    ]
    assert alarms(check_report(report(text, *figures))) == []


def test_a_rate_of_settled_cases_whose_digits_changed_places():
    text = "Các tổ tiếp nhận 63 vụ việc, hòa giải thành 52 vụ việc, đạt tỷ lệ 85,2%."
    figures = [("63 vụ việc", 63, "vụ việc"), ("52 vụ việc", 52, "vụ việc"), ("85,2%", 85.2, "%")]
    checks = check_report(report(text, *figures))
    assert alarms(checks) == [("share", "fails", (2, 1, 0))]
    assert "82,5%" in checks[0].message


def test_exceeding_a_plan_is_a_change_and_no_share():
    text = "Toàn tỉnh có 524 mô hình, vượt 4,8% kế hoạch (500 mô hình)."
    figures = [("524 mô hình", 524, "mô hình"), ("vượt 4,8%", 4.8, "%"), ("500 mô hình", 500, "mô hình")]
    assert alarms(check_report(report(text, *figures))) == []
