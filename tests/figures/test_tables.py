"""Units × indicators, periods × indicators, rows for sheets: a quantity once, as many queries for many reports."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from caunoi.common.sheets import write_csv, write_xlsx
from caunoi.figures import access, exports, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.selectors import duplicates_of, figure_detail, report_page, suggestions, with_counts
from caunoi.figures.services import reviewing
from caunoi.figures.services.reviewing import Correction
from caunoi.figures.tables import Change, change, compare_periods, is_like_for_like, matrix
from tests.cases.world import NOON, World
from tests.figures.story import add_dialogues, confirmed, numbered, read_in, report_read


def test_the_matrix_says_what_is_there_open_doubtful_or_missing(world: World) -> None:
    key = add_dialogues(world)
    one = confirmed(world)
    result = report_read()
    result.figures, result.checks = result.figures[3:5], []
    two = confirmed(world, body=world.other_office, by=world["other_reception"], place=world.other_ward, result=result)
    reviewing.map_figure(figure=numbered(one, 6), indicator=key, by=world["reception"], at=NOON)

    def statuses(**only: Any) -> list[list[str]]:
        table = matrix(ReportDocument.objects.all(), keys=[key], **only)
        assert [row.report for row in table.rows] == [two, one]  # Đông Giang, Minh Giang
        return [[cell.status for cell in row.cells] for row in table.rows]

    assert statuses() == [["missing"], ["doubtful"]]
    reviewing.reject_figure(figure=numbered(one, 6), reason="Không cùng chỉ tiêu", by=world["reception"], at=NOON)
    assert statuses() == [["missing"], ["open"]]
    reviewing.accept_figure(figure=numbered(one, 1), by=world["reception"], at=NOON)
    assert statuses() == [["missing"], ["there"]]
    table = matrix(ReportDocument.objects.all())
    assert [info.key for info in table.indicators] == [key]
    assert table.counts == {"there": 1, "open": 0, "doubtful": 0, "several": 0, "missing": 1}
    names, rows = exports.matrix_table(table)
    assert names == ["Đơn vị", "Kỳ", "Báo cáo", "Hội nghị đầu bờ (hội nghị)"]
    assert rows == [
        ["Phường Đông Giang", "năm 2025", "Báo cáo dân vận", ""],
        ["Phường Minh Giang", "năm 2025", "Báo cáo dân vận", Decimal(12)],
    ]


def test_a_number_of_the_table_adds_up_in_excel_and_one_in_words_stays_words(world: World) -> None:
    key = add_dialogues(world)
    report = confirmed(world)
    changes = Correction(indicator=key, unit="hội nghị", what="hội nghị đầu bờ")
    reviewing.reject_figure(figure=numbered(report, 1), reason="Thử", by=world["reception"], at=NOON)
    reviewing.correct_figure(figure=numbered(report, 4), changes=changes, by=world["reception"], at=NOON)

    def cell() -> object:
        return exports.matrix_table(matrix(ReportDocument.objects.all(), keys=[key]))[1][0][3]

    assert cell() == "hơn 1.140"
    with override("en"):
        assert cell() == "over 1,140"
    reviewing.correct_figure(
        figure=numbered(report, 4), changes=Correction(bound="exact"), by=world["reception"], at=NOON
    )
    assert cell() == Decimal(1140)
    sheet = load_workbook(io.BytesIO(write_xlsx(["Số"], [[cell()]]))).active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("n", 1140)
    assert b'"1140"' in write_csv(["Số"], [[cell()]])


def test_reports_of_no_known_unit_stand_last(world: World) -> None:
    add_dialogues(world)
    unknown, known = read_in(world, text="Báo cáo không ghi nơi nào."), confirmed(world)
    ReportDocument.objects.filter(pk=unknown.pk).update(place=None)
    assert [row.report for row in matrix(ReportDocument.objects.all()).rows] == [known, unknown]


def test_two_numbers_of_one_indicator_wait_for_a_choice(world: World) -> None:
    key = add_dialogues(world)
    report = confirmed(world)
    reviewing.map_figure(figure=numbered(report, 5), indicator=key, by=world["reception"], at=NOON)
    (row,) = matrix(ReportDocument.objects.all(), keys=[key]).rows
    assert (row.cells[0].status, row.cells[0].figure, len(row.cells[0].figures)) == ("several", None, 2)


def test_a_number_told_twice_is_no_choice(world: World) -> None:
    key = add_dialogues(world)
    report = confirmed(world)
    ReportedFigure.objects.filter(report=report, number=7).update(repeat_of=None)
    assert numbered(report, 7).indicator == key
    (row,) = matrix(ReportDocument.objects.all(), keys=[key]).rows
    assert [figure.number for figure in row.cells[0].figures] == [1]
    ReportedFigure.objects.filter(report=report, number=7).update(value=13)
    (row,) = matrix(ReportDocument.objects.all(), keys=[key]).rows
    assert [figure.number for figure in row.cells[0].figures] == [1, 7]


@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-06-30")],  # the year before; half of the year
)
def test_another_time_than_the_reports_own_stands_in_no_cell_of_it(world: World, first: str, last: str) -> None:
    key = add_dialogues(world)
    report = confirmed(world)
    reviewing.map_figure(figure=numbered(report, 5), indicator=key, by=world["reception"], at=NOON)
    days = {"period_from": date.fromisoformat(first), "period_to": date.fromisoformat(last)}
    ReportedFigure.objects.filter(report=report, number=5).update(**days)
    (row,) = matrix(ReportDocument.objects.all(), keys=[key]).rows
    assert [figure.number for figure in row.cells[0].figures] == [1]
    ReportedFigure.objects.filter(report=report).exclude(number=5).update(indicator="")
    (row,) = matrix(ReportDocument.objects.all(), keys=[key]).rows
    assert row.cells[0].status == ("missing" if first.startswith("2024") else "open")


def test_periods_of_a_unit_side_by_side(world: World) -> None:
    key = add_dialogues(world)
    old, new = confirmed(world, period_words="năm 2024"), confirmed(world)
    for report, value in ((old, 10), (new, 12)):
        changes = Correction(value=Decimal(value), indicator=key, unit="hội nghị", what="hội nghị cấp phường")
        reviewing.correct_figure(figure=numbered(report, 5), changes=changes, by=world["leader"], at=NOON)
    table = compare_periods(access.visible_figures(world["leader"]), world.ward)
    assert table.labels == ["năm 2024", "năm 2025"]
    ((info, cells),) = table.rows
    assert (info.key, [cell.figure and cell.figure.value for cell in cells]) == (key, [Decimal(10), Decimal(12)])
    earlier, later = cells
    assert change(earlier, later, info) == Change(Decimal(2), Decimal("20.0"))
    later.figures[0].bound = "over"
    assert change(earlier, later, info) is None
    assert compare_periods(access.visible_figures(world["police"]), world.ward).rows == []


@pytest.mark.parametrize(
    ("earlier", "later", "unit", "is_stock", "wanted"),
    [
        (("2025-07-01", "2025-12-31"), ("2026-01-01", "2026-06-30"), "cuộc", False, True),  # 183 and 180 days
        (("2026-01-01", "2026-06-30"), ("2026-01-01", "2026-09-30"), "cuộc", False, False),
        (("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), "cuộc", False, True),  # a leap year
        (("2026-01-01", "2026-06-30"), ("2026-01-01", "2026-09-30"), "%", False, True),
        (("2026-01-01", "2026-06-30"), ("2026-01-01", "2026-09-30"), "tổ", True, True),
        (("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31"), "cuộc", False, True),
        (("2026-02-01", "2026-02-28"), ("2026-01-01", "2026-03-31"), "cuộc", False, False),
    ],
)
def test_what_piles_up_is_compared_over_periods_of_one_length(
    earlier: tuple[str, str], later: tuple[str, str], unit: str, is_stock: bool, wanted: bool
) -> None:
    one, other = (
        ReportedFigure(unit=unit, period_from=date.fromisoformat(days[0]), period_to=date.fromisoformat(days[1]))
        for days in (earlier, later)
    )
    info = IndicatorInfo("x", "X", unit, "", is_additive=True, is_stock=is_stock)
    assert is_like_for_like(one, other, info) is wanted


@pytest.mark.parametrize(
    ("difference", "percent", "unit", "said"),
    [
        ("2", "22.2", "cuộc", ("+2", "+22,2%")),
        ("-1883", "-9", "lượt người", ("−1.883", "−9%")),
        ("-0.9", "-1.0", "%", ("−0,9 điểm phần trăm", "")),
        ("0", "0.0", "cuộc", ("không đổi", "")),
        ("5", None, "cuộc", ("+5", "")),
    ],
)
def test_a_change_in_words(difference: str, percent: str | None, unit: str, said: tuple[str, str]) -> None:
    share = None if percent is None else Decimal(percent)
    assert wording.change(Decimal(difference), share, unit) == said


def test_queries_do_not_grow_with_the_reports(world: World, django_assert_num_queries: Any) -> None:
    add_dialogues(world)
    first = confirmed(world)
    user = world["leader"]
    list(access.visible_reports(user))

    def all_reads() -> None:
        matrix(access.visible_reports(user))
        list(with_counts(access.visible_reports(user)))
        compare_periods(access.visible_figures(user), world.ward)
        figures = access.visible_figures(user).select_related("report__sender", "place", "part_of")
        list(exports.figure_rows(figures))

    wanted = 3 + 1 + 2 + 2
    with django_assert_num_queries(wanted):
        all_reads()
    for n in range(6):
        confirmed(world, at=NOON + timedelta(minutes=n))
    with django_assert_num_queries(wanted):
        all_reads()
    with django_assert_num_queries(5):
        page = report_page(first)
        assert [list(row.checks.all()) for row in page.figures][4] == []
        assert [check.verdict for check in page.checks][-1] == "holds"
        assert {row.number for row in page.checks[-1].figures.all()} == {1, 2, 3}
    one = numbered(first, 1)
    with django_assert_num_queries(6):
        figure_detail(one)


def test_counts_of_a_report_leave_repeats_out(world: World) -> None:
    add_dialogues(world)
    report = read_in(world)
    reviewing.accept_all_sure(report=report, by=world["leader"], at=NOON)
    row: Any = with_counts(access.visible_reports(world["leader"])).get()
    assert (row.count_all, row.count_open, row.count_doubtful, row.count_standing) == (6, 3, 1, 3)


def test_a_sheet_holds_no_formula(world: World) -> None:
    report = confirmed(world)
    ReportedFigure.objects.filter(number=1).update(quote='=HYPERLINK("x")', what="+cmd")
    figures = report.figures.select_related("report__sender", "place", "part_of")
    rows = list(exports.figure_rows(figures))
    assert rows[0][:3] == [f"{report.code}.1", "Phường Minh Giang", "năm 2025"]
    assert rows[1][12] == f"{report.code}.1"
    assert [row[6] for row in rows] == [12, 4, 8, 1140, 20, 130, 12]
    text = write_csv(exports.headers(), rows).decode("utf-8-sig")
    assert '"=HYPERLINK' not in text
    assert '"+cmd' not in text
    assert write_xlsx(exports.headers(), rows, title="Số liệu")[:2] == b"PK"


def test_an_indicator_is_offered_by_what_officers_said_and_by_likeness(world: World) -> None:
    key = add_dialogues(world)
    report = read_in(world)
    assert suggestions(numbered(report, 1))[0].key == key
    from caunoi.figures.services.vocabulary import add_indicator

    other = add_indicator(name="Gốc đào trồng mới", unit="gốc", by=world["admin"], at=NOON)
    assert suggestions(numbered(report, 5))[0].key == other.key
    reviewing.map_figure(figure=numbered(report, 5), indicator=key, by=world["leader"], at=NOON)
    assert suggestions(numbered(report, 5))[0].key == key


def test_equal_numbers_are_offered_as_repeats(world: World) -> None:
    result = report_read()
    result.figures[6].repeat_of = None
    report = read_in(world, result=result)
    assert [row.number for row in duplicates_of(numbered(report, 1))] == [7]
    assert duplicates_of(numbered(report, 5)) == []


@pytest.mark.parametrize("name", ["", "  ", "hội nghị đầu bờ"])
def test_an_indicator_without_a_name_or_twice_is_refused(world: World, name: str) -> None:
    from caunoi.figures.services.acting import ActRefused, NotAllowed
    from caunoi.figures.services.vocabulary import add_indicator

    add_dialogues(world)
    with pytest.raises(ActRefused):
        add_indicator(name=name, unit="hội nghị", by=world["admin"], at=NOON)
    with pytest.raises(NotAllowed):
        add_indicator(name="Khác", unit="cuộc", by=world["leader"], at=NOON)
