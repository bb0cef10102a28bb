"""Word files: what the page shows, in its order, and nothing else."""

import pytest
from docx import Document
from docx.enum.text import WD_BREAK

from caunoi.reading.documents import DocumentError, Limits, read_document
from tests.reading import document_samples as samples


def text_of(body: str) -> str:
    return read_document(samples.word_of(body), "a.docx").text


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_and_tables_in_their_order_without_header() -> None:
    document = read_document(samples.word(["Một.", samples.PROSE], samples.TABLE), "a.docx")
    assert document.text.split("\n")[:3] == ["Một.", samples.PROSE, "\t".join(samples.TABLE[0])]
    assert "77" not in document.text
    table = document.tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [list(row) for row in samples.TABLE]
    assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    assert samples.PROSE in table.caption


def test_a_grid_that_only_places_text_is_no_table() -> None:
    file = Document()
    grid = file.add_table(1, 2)
    grid.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ MINH GIANG"
    grid.cell(0, 1).text = "Độc lập - Tự do - Hạnh phúc"
    document = read_document(samples.saved(file), "a.docx")
    assert document.text == "ỦY BAN NHÂN DÂN\nXÃ MINH GIANG\nĐộc lập - Tự do - Hạnh phúc"
    assert document.tables == []


def test_merged_cells_keep_their_columns() -> None:
    file = Document()
    grid = file.add_table(3, 3)
    for i, row in enumerate((("Thôn", "Số hộ", ""), ("", "Nghèo", "Cận nghèo"), ("Đông", "12", "5"))):
        for j, text in enumerate(row):
            grid.cell(i, j).text = text
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(0, 0).merge(grid.cell(1, 0))
    rows = read_document(samples.saved(file), "a.docx").tables[0].rows
    assert [(cell.text, cell.column, cell.span) for cell in rows[0]] == [("Thôn", 0, 1), ("Số hộ", 1, 2)]
    assert [(cell.text, cell.goes_up) for cell in rows[1]] == [("", True), ("Nghèo", False), ("Cận nghèo", False)]


def test_line_and_page_breaks_end_lines() -> None:
    file = Document()
    written = file.add_paragraph("BÁO CÁO").add_run()
    written.add_break(WD_BREAK.LINE)
    written.add_text("Năm 2025")
    assert read_document(samples.saved(file), "a.docx").text == "BÁO CÁO\nNăm 2025"


def test_tracked_changes_as_if_accepted() -> None:
    inner = (
        run("Có ") + f"<w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins>{run('12')}</w:ins>" + run(" người")
    )
    assert text_of(paragraph(inner)) == "Có 12 người"


def test_content_controls_links_and_fields_are_read_hidden_text_and_codes_not() -> None:
    inner = (
        f"<w:sdt><w:sdtContent>{run('Có 12')}</w:sdtContent></w:sdt><w:hyperlink>{run(' hộ')}</w:hyperlink>"
        + run(" 99", "<w:vanish/>")
        + "<w:r><w:instrText>PAGE 88</w:instrText></w:r>"
        + run(" nghèo")
    )
    assert text_of(f"<w:sdt><w:sdtContent>{paragraph(inner)}</w:sdtContent></w:sdt>") == "Có 12 hộ nghèo"


def test_automatic_numbers_stay_out() -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    assert text_of(paragraph(numbered + run("Công tác hòa giải"))) == "Công tác hòa giải"


def test_old_fonts_are_told_by_their_name_capitals_too() -> None:
    look = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    small = '<w:rFonts w:ascii=".VnTime"/>'
    heading = samples.old("báo cáo", "tcvn3").decode("cp1252")
    words = samples.old("hộ nghèo", "tcvn3").decode("cp1252")
    inner = paragraph(run(heading, look)) + paragraph(run("Có 12 ") + run(f"{words} ", small) + run("mới"))
    assert text_of(inner) == "BÁO CÁO\nCó 12 hộ nghèo mới"


def test_old_fonts_of_a_whole_file_are_told_by_content() -> None:
    words = samples.old("Xã đã hòa giải 15 vụ việc, tiếp 240 lượt người", "tcvn3").decode("cp1252")
    document = read_document(samples.word([words]), "a.docx")
    assert document.text == "Xã đã hòa giải 15 vụ việc, tiếp 240 lượt người"
    assert document.notes


def test_tables_in_tables() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>"
    body = inner % run("sâu")
    for _ in range(3):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    assert text_of(body) == "sâu"
    for _ in range(25):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    with pytest.raises(DocumentError, match="lồng nhau"):
        text_of(body)


def test_a_bomb_is_not_unpacked() -> None:
    data = samples.packed({"word/document.xml": b"<a/>", "word/media/a.bin": b"\0" * 5_000_000})
    assert len(data) < 50_000
    with pytest.raises(DocumentError, match="bung ra quá lớn"):
        read_document(data, "a.docx", limits=Limits(unpacked=1_000_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities_are_refused(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "12 người"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&a;&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DocumentError, match="khai báo lạ"):
        read_document(samples.packed({"word/document.xml": bomb.encode(encoding)}), "a.docx")
    late = bomb.replace("<!DOCTYPE", f"<!--{' ' * 5000}--><!DOCTYPE")
    with pytest.raises(DocumentError, match="khai báo lạ"):
        read_document(samples.packed({"word/document.xml": late.encode(encoding)}), "a.docx")


def test_a_locked_file_says_so() -> None:
    data = bytearray(samples.word(["abc"]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    with pytest.raises(DocumentError, match="mật khẩu"):
        read_document(bytes(data), "a.docx")
