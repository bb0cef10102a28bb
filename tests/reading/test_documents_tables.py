"""Figures of tables: what, unit, whose, when and part of what, from the headings."""

import time
from collections.abc import Sequence
from typing import Any

import pytest

from caunoi.reading.documents import read_document
from caunoi.reading.documents.tables import read_tables
from caunoi.reading.documents.units import Unit, bracketed, unit_of
from caunoi.reading.figure import Report
from caunoi.reading.files import report_of
from tests.reading import document_samples as samples


def read(table: Sequence[Sequence[str]], *above: str) -> Report:
    document = read_document(samples.word([*above, "."], table), "a.docx")
    report = report_of(document)
    assert all(report.text[figure.start : figure.end] == figure.quote for figure in report.figures)
    return report


def told(report: Report, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(figure, name) for name in names) for figure in report.figures]


def test_unit_column_plan_and_period() -> None:
    assert told(read(samples.TABLE), "value", "unit", "what", "period", "is_plan") == [
        (20, "hội nghị", "hội nghị đối thoại", "năm 2025", True),
        (25, "hội nghị", "hội nghị đối thoại", "năm 2025", False),
        (500_000_000, "đồng", "kinh phí hỗ trợ", "năm 2025", True),
        (512_500_000, "đồng", "kinh phí hỗ trợ", "năm 2025", False),
    ]


def test_places_are_subjects_and_the_total_is_the_whole() -> None:
    report = read(
        (
            ("TT", "Đơn vị", "Số cuộc đối thoại", "Lượt người dự", "Tỷ lệ (%)"),
            ("1", "Thôn Đông", "5", "120", "60,5"),
            ("2", "Thôn Đoài", "3", "1.080", "39,5"),
            ("", "Tổng cộng", "8", "1.200", "100"),
        )
    )
    assert told(report, "value", "unit", "what", "subject", "level", "part_of") == [
        (5, "cuộc", "cuộc đối thoại", "Thôn Đông", "thôn", 6),
        (120, "lượt người", "lượt người dự", "Thôn Đông", "thôn", 7),
        (60.5, "%", "tỷ lệ", "Thôn Đông", "thôn", None),
        (3, "cuộc", "cuộc đối thoại", "Thôn Đoài", "thôn", 6),
        (1080, "lượt người", "lượt người dự", "Thôn Đoài", "thôn", 7),
        (39.5, "%", "tỷ lệ", "Thôn Đoài", "thôn", None),
        (8, "cuộc", "cuộc đối thoại", None, None, None),
        (1200, "lượt người", "lượt người dự", None, None, None),
        (100, "%", "tỷ lệ", None, None, None),
    ]


def test_columns_inside_a_whole_column() -> None:
    report = read(
        (
            ("Thôn", "Tổng số hộ", "Trong đó", ""),
            ("", "", "Hộ nghèo", "Cận nghèo"),
            ("Thôn Đông", "120", "12", "5"),
        )
    )
    assert told(report, "value", "unit", "what", "part_of") == [
        (120, "hộ", "hộ", None), (12, "hộ", "hộ nghèo", 0), (5, "hộ", "cận nghèo", 0),
    ]  # fmt: skip


def test_dashes_and_roman_numbers_make_ranks() -> None:
    report = read(
        (
            ("STT", "Chỉ tiêu", "Số lượng"),
            ("I", "Đơn tiếp nhận", "30"),
            ("1", "Đơn kiến nghị", "20"),
            ("2", "Đơn phản ánh", "10"),
            ("", "- Cấp xã", "4"),
            ("II", "Đơn đã giải quyết", "28"),
        )
    )
    assert told(report, "value", "unit", "part_of", "level") == [
        (30, "đơn", None, None), (20, "đơn", 0, None), (10, "đơn", 0, None),
        (4, "đơn", 2, "xã"), (28, "đơn", None, None),
    ]  # fmt: skip
    assert report.figures[3].what == "đơn phản ánh cấp xã"


def test_unit_above_the_table_and_numbers_of_columns() -> None:
    report = read(
        (
            ("Nguồn vốn", "Năm 2024", "Năm 2025"),
            ("A", "1", "2"),
            ("Ngân sách xã", "1.250", "1.300,5"),
            ("Nhân dân đóng góp", "400", "-"),
        ),
        "Biểu 3. Vốn xây dựng nông thôn mới (ĐVT: triệu đồng)",
    )
    assert told(report, "value", "unit", "what", "period") == [
        (1_250_000_000, "đồng", "ngân sách xã", "năm 2024"),
        (1_300_500_000, "đồng", "ngân sách xã", "năm 2025"),
        (400_000_000, "đồng", "nhân dân đóng góp", "năm 2024"),
    ]


def test_years_down_the_side_are_periods() -> None:
    report = read((("Năm", "Số vụ hòa giải"), ("2023", "15"), ("2024", "18")))
    assert told(report, "value", "unit", "period", "what") == [
        (15, "vụ", "2023", "vụ hòa giải"),
        (18, "vụ", "2024", "vụ hòa giải"),
    ]


def test_prose_beside_a_table_keeps_its_figures_and_none_is_told_twice() -> None:
    report = report_of(read_document(samples.word([samples.PROSE], samples.TABLE), "a.docx"))
    places = [(figure.start, figure.end) for figure in report.figures]
    assert len(places) == len(set(places)) == 8
    assert places == sorted(places)
    assert [figure.value for figure in report.figures[:4]] == [25, 1234, 12, 350_000_000]


def test_prose_inside_a_cell_is_read_as_prose() -> None:
    report = read((("Thôn", "Số hộ", "Ghi chú"), ("Thôn Đông", "120", "có 12 hộ nghèo"), ("Thôn Đoài", "80", "")))
    assert told(report, "value", "unit") == [(120, "hộ"), (12, "hộ"), (80, "hộ")]


def test_a_total_is_added_up() -> None:
    def table(total: str) -> tuple[tuple[str, ...], ...]:
        return (
            ("Thôn", "Số hộ", "Vốn (tỷ đồng)"),
            ("Thôn Đông", "120", "1,24"),
            ("Thôn Đoài", "80", "2,24"),
            ("Cộng", total, "3,5"),
        )

    (fails, holds) = read(table("210")).checks
    assert (fails.kind, fails.verdict, fails.figures) == ("parts", "fails", (4, 0, 2))
    assert fails.message == "Cột có tổng “210” nhưng 2 dòng cộng lại là 200 hộ."
    assert (holds.verdict, holds.figures) == ("holds", (5, 1, 3))  # 3,48 rounded is 3,5
    assert [check.verdict for check in read(table("200")).checks] == ["holds", "holds"]


def test_a_table_that_says_what_the_prose_said_repeats_it() -> None:
    prose = "Năm 2025, xã tổ chức 25 hội nghị đối thoại."
    report = read(samples.TABLE, prose)
    assert told(report, "value", "repeat_of") == [
        (25, None), (20, None), (25, 0), (500_000_000, None), (512_500_000, None),
    ]  # fmt: skip


def test_long_and_wide_tables_take_bounded_time() -> None:
    long = [["TT", "Số hộ"], *([f"1.{number}", "12"] for number in range(3000)), ["Tổng cộng", "36000"]]
    row = "".join("<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" for _ in range(3000))
    began = time.monotonic()
    report = read_tables(read_document(samples.workbook(long), "a.xlsx"), Report(""))
    assert len(report.figures) == 3001
    assert [check.verdict for check in report.checks] == ["holds"]
    wide = read_document(samples.word_of(f"<w:tbl><w:tr>{row}</w:tr><w:tr>{row}</w:tr></w:tbl>"), "a.docx")
    assert read_tables(wide, Report("")).figures == []
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("triệu đồng", Unit("đồng", 1_000_000, True)), ("Nghìn đồng", Unit("đồng", 1000, True)),
        ("1.000 đồng", Unit("đồng", 1000, True)), ("tỷ đồng", Unit("đồng", 10**9, True)), ("%", Unit("%")),
        ("Người", Unit("người", 1, True)), ("hộ dân", Unit("hộ", 1, True)), ("m2", Unit("m²")),
        ("lượt người", Unit("lượt người", 1, True)),
        ("người/km2", Unit("người/km²")), ("Ghi chú", None), ("2025", None), ("", None),
    ],
)  # fmt: skip
def test_units(words: str, unit: Unit | None) -> None:
    assert unit_of(words) == unit


@pytest.mark.parametrize(
    ("heading", "bare", "unit"),
    [
        ("Số tiền (triệu đồng)", "Số tiền", "đồng"), ("Số người dự (người)", "Số người dự", "người"),
        ("Hộ nghèo (chuẩn mới)", "Hộ nghèo (chuẩn mới)", None), ("Tỷ lệ giải quyết", "Tỷ lệ giải quyết", "%"),
        ("Diện tích, ha", "Diện tích", "ha"),
    ],
)  # fmt: skip
def test_units_in_brackets(heading: str, bare: str, unit: str | None) -> None:
    words, found = bracketed(heading)
    assert (words, found.name if found else None) == (bare, unit)


def test_rows_under_the_heading_of_hamlets_are_places_and_keep_their_names() -> None:
    report = read(
        (
            ("TT", "Thôn", "Số nhân khẩu", "Hội nghị", "Hòa giải thành", "Ý kiến", "Đã trả lời"),
            ("1", "Cây Đa", "640", "2", "3", "14", "12"),
            ("2", "Giếng Cổ", "410", "1", "1", "9", "9"),
            ("3", "Cộng toàn xã", "1.050", "3", "4", "23", "21"),
        ),
        "UBND XÃ THANH VÂN",
    )
    rows = told(report, "value", "unit", "subject", "level", "part_of", "indicator")
    assert rows[:7] == [
        (640, "người", "Thôn Cây Đa", "thôn", 10, None),  # not the population of the commune
        (2, "hội nghị", "Thôn Cây Đa", "thôn", 11, None),
        (3, "vụ việc", "Thôn Cây Đa", "thôn", 12, "mediation_success"),
        (14, "ý kiến", "Thôn Cây Đa", "thôn", 13, None),
        (12, "ý kiến", "Thôn Cây Đa", "thôn", 14, None),
        (410, "người", "Thôn Giếng Cổ", "thôn", 10, None),
        (1, "hội nghị", "Thôn Giếng Cổ", "thôn", 11, None),
    ]  # fmt: skip
    assert [row[:2] for row in rows[10:]] == [
        (1050, "người"), (3, "hội nghị"), (4, "vụ việc"), (23, "ý kiến"), (21, "ý kiến"),
    ]  # fmt: skip
    assert rows[12][5] == "mediation_success"


def test_a_proper_name_counts_nothing_and_keeps_its_capital() -> None:
    report = read((("Tổ chức", "Kết quả"), ("Đội Cờ Đỏ", "6"), ("Cầu Nối Trẻ", "4")))
    assert told(report, "unit", "what") == [("", "Đội Cờ Đỏ"), ("", "Cầu Nối Trẻ")]
