"""Products, changes, lists, elapsed time, oddities, jumps; what holds in a long text stays quick."""

import time
import unicodedata
from decimal import Decimal

import pytest

from caunoi.reading.checks import check_report
from caunoi.reading.checks.amounts import shown, step_of
from caunoi.reading.checks.remarks import miswritten, slip, swapped
from caunoi.reading.clauses import Layout
from caunoi.reading.figure import Figure, Report
from caunoi.reading.working import lowered
from tests.reading.hand import alarms, held, report

MILLION, BILLION = 10**6, 10**9


def gifts(total: str, value: int) -> list:
    text = f"Trao 335 phần quà, mỗi phần 400 nghìn đồng, tổng trị giá {total}."
    return check_report(
        report(text, ("335 phần", 335, "phần"), ("400 nghìn đồng", 400_000, "đồng/phần"), (total, value, "đồng"))
    )


def test_count_times_price_is_the_total():
    assert held(gifts("134 triệu đồng", 134 * MILLION)) == [("product", (2, 0, 1))]  # 335 × 400.000
    wrong = gifts("143 triệu đồng", 143 * MILLION)
    assert alarms(wrong) == [("product", "fails", (2, 0, 1))]
    assert "134 triệu đồng" in wrong[0].message
    assert "đảo chữ số" in wrong[0].message
    assert "nhầm nghìn, triệu, tỷ" in gifts("134 tỷ đồng", 134 * BILLION)[0].message


@pytest.mark.parametrize(
    ("total", "value", "verdict"),
    [("1,525 tỷ đồng", 1_525 * MILLION, "holds"), ("1,555 tỷ đồng", 1_555 * MILLION, "fails")],
)
def test_two_prices_and_one_total(total, value, verdict):
    text = f"Hỗ trợ 25 căn xây mới (50 triệu đồng/căn) và 11 căn sửa chữa (25 triệu đồng/căn), tổng tiền {total}."
    figures = [
        ("25 căn", 25, "căn"),
        ("50 triệu đồng/căn", 50 * MILLION, "đồng/căn"),
        ("11 căn", 11, "căn"),
        ("25 triệu đồng/căn", 25 * MILLION, "đồng/căn"),
        (total, value, "đồng"),
    ]
    checks = check_report(report(text, *figures))
    assert [(check.kind, check.verdict) for check in checks] == [("product", verdict)]  # 1.250 + 275 = 1.525


def test_density_and_members_of_each_board():
    text = (
        "Diện tích 12,44 km², dân số 292.536 người, mật độ 23.516 người/km²; "
        "có 215 ban với 1.883 thành viên (mỗi ban từ 5-13 thành viên)."
    )
    figures = [
        ("12,44 km²", 12.44, "km²"),
        ("292.536 người", 292_536, "người"),
        ("23.516 người/km²", 23_516, "người/km²"),
        ("215 ban", 215, "ban"),
        ("1.883 thành viên", 1_883, "người"),
        ("5-13 thành viên", 5, "người/ban", {"value_max": 13}),
    ]
    checks = check_report(report(text, *figures))
    assert (alarms(checks), held(checks)) == ([], [("product", (1, 0, 2)), ("product", (4, 3, 5))])


def test_more_members_than_the_boards_can_hold():
    text = "Toàn xã có 6 ban, mỗi ban 5-7 người, tổng số 53 người."  # at most 42
    figures = [("6 ban", 6, "ban"), ("5-7 người", 5, "người/ban", {"value_max": 7}), ("53 người", 53, "người")]
    checks = check_report(report(text, *figures))
    assert alarms(checks) == [("product", "fails", (2, 0, 1))]
    assert "từ 30 người đến 42 người" in checks[0].message


def test_a_fund_whose_average_fits_no_number_of_heads():
    text = "Hội có 500 hội viên. Quỹ nội bộ 900 triệu đồng, bình quân 300.000 đồng/người."  # 3.000 people
    figures = [
        ("500 hội viên", 500, "người"),
        ("900 triệu đồng", 900 * MILLION, "đồng"),
        ("300.000 đồng/người", 300_000, "đồng/người"),
    ]
    checks = check_report(report(text, *figures))
    assert alarms(checks) == [("product", "fails", (1, 2, 0))]
    assert "3.000 người" in checks[0].message
    good = report(text.replace("500 hội", "3.000 hội"), ("3.000 hội viên", 3_000, "người"), *figures[1:])
    assert alarms(check_report(good)) == []


def growth(said: str, value: float) -> list:
    text = f"Tổ chức 3.216 buổi, tăng {said} so với 2.859 buổi của năm 2021."
    return check_report(report(text, ("3.216 buổi", 3_216, "buổi"), (said, value, "%"), ("2.859 buổi", 2_859, "buổi")))


def test_growth_against_last_year():
    assert held(growth("12,5%", 12.5)) == [("growth", (1, 0, 2))]  # 12,487
    assert alarms(growth("15,2%", 15.2)) == [("growth", "fails", (1, 0, 2))]
    assert "12,5%" in growth("15,2%", 15.2)[0].message


def difference(verb: str, said: int) -> list:
    text = f"Số tổ: 168 tổ (165 tổ), {verb} {said} tổ."
    return check_report(report(text, ("168 tổ", 168, "tổ"), ("165 tổ", 165, "tổ"), (f"{said} tổ", said, "tổ")))


def test_differences():
    assert held(difference("tăng", 3)) == [("difference", (2, 0, 1))]
    assert alarms(difference("tăng", 5)) == [("difference", "fails", (2, 0, 1))]
    assert "thực ra là tăng" in difference("giảm", 3)[0].message


def test_what_is_left_of_a_fund():
    text = "Quỹ thu 67,4 triệu đồng, đã chi 52,9 triệu đồng, còn tồn 15,4 triệu đồng."  # 14,5
    figures = [(f"{n:.1f} triệu đồng".replace(".", ","), int(n * MILLION), "đồng") for n in (67.4, 52.9, 15.4)]
    checks = check_report(report(text, *figures))
    assert alarms(checks) == [("difference", "fails", (2, 0, 1))]
    assert "14,5 triệu đồng" in checks[0].message


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Thực hiện 3 quy chế: quản lý chợ; thu thuế hộ; vệ sinh môi trường.", "holds"),
        ("Thực hiện 3 quy chế: quản lý chợ; thu thuế hộ; vệ sinh môi trường; trật tự đô thị.", "fails"),
        ("Thực hiện 3 quy chế sau:\n- Quản lý chợ\n- Thu thuế hộ\n- Vệ sinh môi trường\nKết quả tốt.", "holds"),
        ("Thực hiện 3 quy chế, như: quản lý chợ; thu thuế hộ.", None),
        ("Thực hiện 3 quy chế: quản lý chợ; thu thuế hộ…", None),
    ],
)
def test_a_count_against_its_list(text, verdict):
    checks = check_report(report(text, ("3 quy chế", 3, "quy chế")))
    assert [check.verdict for check in checks] == ([] if verdict is None else [verdict])
    for check in checks:
        ((start, end),) = check.spans
        assert "uản lý chợ" in text[start:end]


def elapsed(text: str) -> list[str]:
    return [check.verdict for check in check_report(Report(text))]


def test_elapsed_time_against_its_first_day():
    head = "Quận X: công tác dân vận (14:13 29/06/2020)\n\n"
    assert elapsed(head + "Sau 5 năm thực hiện Chương trình số 03 ngày 22/7/2016, quận đã làm tốt.") == ["fails"]
    assert elapsed(head + "Sau 4 năm thực hiện Chương trình số 03 ngày 22/7/2016, quận đã làm tốt.") == ["holds"]
    assert elapsed("Sau 5 năm thực hiện Chương trình số 03 ngày 22/7/2016, quận đã làm tốt.") == []


def test_years_named_beside_their_number():
    assert elapsed("Trong 2 năm (2021, 2022) đã mở hội nghị.") == ["holds"]
    assert elapsed("Trong 3 năm (2021, 2022) đã mở hội nghị.") == ["fails"]
    assert elapsed("Tổng kết 5 năm phong trào giai đoạn 2016 - 2021.") == ["holds"]
    assert elapsed("Tổng kết 5 năm phong trào giai đoạn 2011 - 2021.") == ["fails"]


@pytest.mark.parametrize("quote", ["đơn vị 487", "487"])
def test_a_number_that_counts_nothing_and_its_twin(quote):
    text = "Hội viên tham gia các cơ quan, đơn vị 487 từ quận xuống cơ sở. Đặc biệt có 478 hội viên tham gia cấp ủy."
    checks = check_report(report(text, (quote, 487, "đơn vị"), ("478 hội viên", 478, "người")))
    assert alarms(checks) == [("unclear", "suspicious", (0,)), ("digit_swap", "suspicious", (0, 1))]


def test_a_round_number_that_its_neighbours_make():
    text = "Các ngành thực hiện hơn 1.140 cuộc giám sát. Cùng với đó, thanh tra 563 cuộc; giám sát đầu tư 578 cuộc."
    # 1.141
    figures = [
        ("hơn 1.140 cuộc", 1_140, "cuộc", {"qualifier": "over"}),
        ("563 cuộc", 563, "cuộc"),
        ("578 cuộc", 578, "cuộc"),
    ]
    assert alarms(check_report(report(text, *figures))) == [("chance_sum", "suspicious", (0, 1, 2))]
    far = [figures[0], ("563 cuộc", 563, "cuộc"), ("598 cuộc", 598, "cuộc")]
    assert alarms(check_report(report(text.replace("578", "598"), *far))) == []


def test_one_total_with_two_values():
    text = "Đã đặt hòm thư ở 13/13 phường. Tiếp xúc cử tri ở 12/12 phường."
    figures = [
        ("13/13 phường", 13, "phường", {"part_of": 1}),
        ("13 phường", 13, "phường"),
        ("12/12 phường", 12, "phường", {"part_of": 3}),
        ("12 phường", 12, "phường"),
    ]
    assert ("same_quantity", "suspicious", (1, 3)) in alarms(check_report(report(text, *figures)))


def test_a_range_that_runs_backward():
    text = "Mức vay từ 15-5 triệu đồng."
    assert alarms(
        check_report(report(text, ("15-5 triệu đồng", 15 * MILLION, "đồng", {"value_max": 5 * MILLION})))
    ) == [("range", "fails", (0,))]


def earlier(value: float) -> list[Figure]:
    return [
        Figure(0, 1, f"{value}", value, None, "exact", "hội nghị", "hội nghị đối thoại", indicator="dialogues_total")
    ]


@pytest.mark.parametrize(("before", "kind"), [(140, None), (30, "jump"), (900, "jump"), (145_000, "unit_slip")])
def test_jumps_against_another_period(before, kind):
    now = report("Đã mở 145 hội nghị.", ("145 hội nghị", 145, "hội nghị", {"indicator": "dialogues_total"}))
    assert [check.kind for check in check_report(now, earlier=earlier(before))] == ([] if kind is None else [kind])


def test_written_precision():
    assert step_of("46,35 tỷ đồng", "đồng") == 10**7
    assert step_of("1 tỷ 250 triệu đồng", "đồng") == MILLION
    assert step_of("2.202 triệu đồng", "đồng") == MILLION
    assert step_of("16.131.520.928 đồng", "đồng") == 0
    assert step_of("73.3%", "%") * 10 == 1
    assert step_of("1.883 thành viên", "người") == 0
    assert step_of("xã", "người") == 0


def test_slips_of_the_pen():
    assert swapped("487", "478")
    assert not swapped("487", "748")
    assert slip(Decimal(2_202), Decimal(2_202_000))
    assert miswritten(Decimal(318), Decimal(418))
    assert not miswritten(Decimal(18), Decimal(19))
    assert shown(1_525 * MILLION, "đồng") == "1,525 tỷ đồng"


def test_a_text_laid_out_before_is_used_only_where_it_is_the_same():
    text = "Kết quả\nTổ chức 3.216 buổi, tăng 12,5% so với 2.859 buổi của năm trước."  # 3.216 : 2.859 = 1,1249
    told = report(text, ("3.216 buổi", 3_216, "buổi"), ("12,5%", 12.5, "%"), ("2.859 buổi", 2_859, "buổi"))
    expected = check_report(told)
    assert [(check.kind, check.verdict) for check in expected] == [("growth", "holds")]
    for other in (text, text.replace("\n", " "), "Không có gì."):
        assert check_report(told, layout=Layout(other, lowered(other))) == expected


def test_offsets_are_those_of_a_text_with_marks_apart():
    text = "Đã mở 3 hội nghị. Trong 3 năm (2021, 2022) đã làm."
    apart = unicodedata.normalize("NFD", text)
    (check,) = [check for check in check_report(Report(apart)) if check.kind == "elapsed"]
    ((start, end),) = check.spans
    assert unicodedata.normalize("NFC", apart[start:end]) == "3 năm (2021, 2022)"


def test_the_work_grows_with_the_text():
    def seconds(times):
        piece = "Có 145 hội nghị, trong đó 6 hội nghị chuyên đề, đạt 4,1%; trao 335 phần, mỗi phần 400 nghìn đồng.\n"
        text, figures, at = piece * times, [], 0
        for quote, value, unit in (
            ("145 hội nghị", 145, "hội nghị"),
            ("6 hội nghị", 6, "hội nghị"),
            ("4,1%", 4.1, "%"),
            ("335 phần", 335, "phần"),
            ("400 nghìn đồng", 400_000, "đồng/phần"),
        ) * times:
            start = text.index(quote, at)
            at = start + len(quote)
            whole = len(figures) - 1 if quote.startswith("6 ") else None
            figures.append(Figure(start, at, quote, value, None, "exact", unit, quote, part_of=whole))
        before = time.process_time()
        check_report(Report(text, figures=figures))
        return time.process_time() - before

    few, many = (min(seconds(times) for _ in range(3)) for times in (50, 800))
    assert many < 100 * few  # sixteen times the text: the square of it would be 256 times the work
