"""Excel and web pages."""

import contextlib
from datetime import date

import openpyxl
import pytest

from caunoi.reading.documents import DocumentError, Limits, read_document
from caunoi.reading.files import report_of
from tests.reading import document_samples as samples


def test_a_sheet_is_its_titles_and_its_table() -> None:
    rows = [
        ["Biểu tổng hợp"],
        ["Đơn vị tính: triệu đồng"],
        ["Thôn", "Ủng hộ", "Ngày"],
        ["Đông", 12500.5, date(2025, 10, 26)],
    ]
    document = read_document(samples.workbook(rows), "a.xlsx")
    assert document.text == (
        "Biểu 1\nBiểu tổng hợp\nĐơn vị tính: triệu đồng\nThôn\tỦng hộ\tNgày\nĐông\t12.500,5\t26/10/2025"
    )


def test_numbers_are_exact_and_shown_the_vietnamese_way() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Thôn", "Số hộ", "Tỷ lệ"], ["Thôn Đông", 1234, 0.735], ["Thôn Đoài", 2023, 0.5]):
        sheet.append(row)
    sheet["B2"].number_format = "#,##0"
    sheet["C2"].number_format = sheet["C3"].number_format = "0.0%"
    report = report_of(read_document(samples.saved(book), "a.xlsx"))
    assert [(figure.quote, figure.value, figure.unit, figure.subject) for figure in report.figures] == [
        ("1.234", 1234, "hộ", "Thôn Đông"), ("73,5%", 73.5, "%", "Thôn Đông"),
        ("2023", 2023, "hộ", "Thôn Đoài"), ("50%", 50, "%", "Thôn Đoài"),
    ]  # fmt: skip


def test_hidden_sheets_are_left_out_and_named() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Thôn Đông có 12 hộ"])
    hidden = book.create_sheet("Nháp")
    hidden.append(["99"])
    hidden.sheet_state = "hidden"
    document = read_document(samples.saved(book), "a.xlsx")
    assert document.text == "Thôn Đông có 12 hộ"
    assert document.notes == ["Trang tính ẩn không được đọc."]


def test_too_many_cells() -> None:
    with pytest.raises(DocumentError, match="quá 10 ô"):
        read_document(samples.workbook([[1, 2, 3]] * 5), "a.xlsx", limits=Limits(cells=10))


PAGE = """<!DOCTYPE html><html><head><title>Tin</title><script>var a = 99;</script></head><body>
<nav><a href="/">Trang chủ 1</a></nav><div class="sidebar"><p>Tin khác: 500 người xem bài này trong tuần qua</p></div>
<main><article><h1>Xã Minh Giang đối thoại</h1>
<p>Trong năm, xã tổ chức <b>25</b> hội nghị đối thoại với
1.234 lượt người.</p><p>Một<br>Hai</p>
<table><tr><th rowspan="2">Thôn</th><th colspan="2">Số hộ</th></tr><tr><th>Nghèo</th><th>Cận nghèo</th></tr>
<tr><td>Đông</td><td>12</td><td>5</td></tr></table></article></main>
<div id="comments"><p>Bình luận: 77 người thích bài viết này, rất hay và bổ ích cho bà con</p></div>
<footer>Điện thoại 0123</footer></body></html>"""


def test_a_page_is_its_main_text() -> None:
    document = read_document(PAGE.encode(), "a.html")
    assert document.text == (
        "Xã Minh Giang đối thoại\nTrong năm, xã tổ chức 25 hội nghị đối thoại với 1.234 lượt người.\nMột\nHai\n"
        "Thôn\tSố hộ\n\tNghèo\tCận nghèo\nĐông\t12\t5"
    )
    assert document.title == "Xã Minh Giang đối thoại"
    assert [cell.column for cell in document.tables[0].rows[1]] == [0, 1, 2]


def test_a_page_in_its_declared_encoding() -> None:
    page = '<html><head><meta charset="windows-1258"></head><body><p>Ngân sách: 12 tỉ, 5 lít</p></body></html>'
    assert "12" in read_document(page.encode("cp1258", "replace"), "a.html").text


def test_a_deep_page_neither_hangs_nor_crashes() -> None:
    deep = "<html><body>" + "<div>" * 20_000 + "<p>Xã có 12 hội nghị</p>"
    with contextlib.suppress(DocumentError):
        read_document(deep.encode(), "a.html")
