"""Draws the shipped template: `python -m caunoi.issues.papers.build`. The same bytes every time; a test compares.

A4 across; head and foot after NĐ 30/2020/NĐ-CP, Phụ lục I, and HD 36-HD/VPTW for the Party (`the_thuc`). The columns
are those that offices use: number, content (and when it was asked before), how many, where, field, who is asked, by
when, what was answered, what came of it. The signature is the last row of the table, without lines: both Word and
LibreOffice keep rows of one table on one page, but not the end of a table with what follows it.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from caunoi.cases.papers.frozen import frozen

FILE = Path(__file__).parent / "templates" / "bang_tong_hop.docx"
FONT = "Times New Roman"
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
SMALL = 11  # points, in the table: ten columns stand side by side
WIDTHS = (Cm(1.2), Cm(6.2), Cm(1.2), Cm(1.5), Cm(2.2), Cm(1.9), Cm(2.3), Cm(2.4), Cm(4.6), Cm(2.2))
HEADERS = (
    "STT", "Nội dung kiến nghị", "Số ý kiến", "Số người", "Địa bàn", "Lĩnh vực", "Cơ quan xử lý", "Thời hạn",
    "Nội dung trả lời (số, ký hiệu văn bản)", "Kết quả",
)  # fmt: skip
CELLS = (
    "{{ dong.stt }}", "", "{{ dong.so_y_kien }}", "{{ dong.so_nguoi }}", "{{ dong.dia_ban }}", "{{ dong.linh_vuc }}",
    "{{ dong.co_quan }}", "{{ dong.thoi_han }}", "", "{{ dong.ket_qua }}",
)  # fmt: skip


def build() -> bytes:
    """The template as a docx file."""
    document = Document()
    _set_page(document)
    _head(document)
    _line(document, "BẢNG TỔNG HỢP", bold=True, align=CENTRE, before=10)
    _line(document, "{{ tieu_de }}", bold=True, align=CENTRE)
    _line(
        document, "(Ý kiến nhận từ ngày {{ tu_ngay }} đến hết ngày {{ den_ngay }})", italic=True, align=CENTRE, after=6
    )
    _line(document, "{{ tom_tat }}", size=13, after=6)
    _table(document)
    return frozen(document)


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(25), Mm(15)  # the left edge of the upright page is above now
    section.left_margin = section.right_margin = Mm(20)
    section.header_distance = Mm(12)
    section.different_first_page_header_footer = True  # the first page has no number
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Cầu Nối", "", ""


def _line(holder: Any, text: str, *, size: float = 13, align: Any = LEFT, **shape: Any) -> None:
    paragraph = holder.add_paragraph()
    _run(paragraph, text, size=size, bold=shape.get("bold", False), italic=shape.get("italic", False))
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(shape.get("before", 0))
    paragraph.paragraph_format.space_after = Pt(shape.get("after", 0))


def _run(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _two(document: Any) -> tuple[Any, Any]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), (Cm(11.7), Cm(14)), strict=True):
        column.width = cell.width = width
        cell._tc.remove(cell.paragraphs[0]._p)
    return left, right


def _head(document: Any) -> None:
    left, right = _two(document)
    left.add_paragraph("{%p if co_quan_cap_tren %}")
    _line(left, "{{ co_quan_cap_tren }}", size=12, align=CENTRE)
    left.add_paragraph("{%p endif %}")
    _line(left, "{{ co_quan_chu_hoa }}", size=12, bold=True, align=CENTRE)
    right.add_paragraph('{%p if the_thuc == "dang" %}')
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, align=CENTRE)
    right.add_paragraph("{%p else %}")
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, align=CENTRE)
    _line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, align=CENTRE)
    right.add_paragraph("{%p endif %}")
    _line(right, "{{ dia_danh_ngay }}", italic=True, align=CENTRE)


def _table(document: Any) -> None:
    table = document.add_table(rows=5, cols=len(HEADERS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = width
    for cell, text in zip(table.rows[0].cells, HEADERS, strict=True):
        _run(cell.paragraphs[0], text, size=SMALL, bold=True)
        cell.paragraphs[0].alignment = CENTRE
    _repeated(table.rows[0])
    table.rows[1].cells[0].paragraphs[0].add_run("{%tr for dong in cac_dong %}")
    for number, (cell, text) in enumerate(zip(table.rows[2].cells, CELLS, strict=True)):
        if text:
            _run(cell.paragraphs[0], text, size=SMALL)
            cell.paragraphs[0].alignment = CENTRE if number in (0, 2, 3) else LEFT
    _whole(table.rows[2])
    replies = table.rows[2].cells[-2]
    _run(replies.paragraphs[0], "{{ dong.tra_loi_dau }}", size=SMALL)
    replies.add_paragraph("{%p for cau in dong.tra_loi %}")
    _line(replies, "{{ cau }}", size=SMALL, before=3)
    replies.add_paragraph("{%p endfor %}")
    content = table.rows[2].cells[1]
    _run(content.paragraphs[0], "{{ dong.noi_dung }}", size=SMALL, bold=True)
    content.add_paragraph("{%p for cau in dong.trich %}")
    _line(content, "“{{ cau }}”", size=SMALL, italic=True)
    content.add_paragraph("{%p endfor %}")
    for name, words in (("de_nghi", "Kiến nghị: {{ dong.de_nghi }}"), ("ky_truoc", "{{ dong.ky_truoc }}")):
        content.add_paragraph(f"{{%p if dong.{name} %}}")
        _line(content, words, size=SMALL)
        content.add_paragraph("{%p endif %}")
    table.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
    _foot(table.rows[4])


def _repeated(row: Any) -> None:
    """The head of the table stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """A row stands on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _foot(row: Any) -> None:
    """To whom it goes and who signs: two cells without lines but the one above, which closes the table."""
    left, right = row.cells[0].merge(row.cells[5]), row.cells[6].merge(row.cells[-1])
    _whole(row)
    for cell in (left, right):
        _unlined(cell)
        for paragraph in cell.paragraphs:
            cell._tc.remove(paragraph._p)
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, before=8)
    _line(left, "- ……………;", size=11)
    _line(left, "- Lưu: VT, ………", size=11)
    _line(right, "", size=8)
    right.add_paragraph("{%p for dong in chuc_danh_ky %}")
    _line(right, "{{ dong }}", bold=True, align=CENTRE)
    right.add_paragraph("{%p endfor %}")
    for _blank in range(4):
        _line(right, "", align=CENTRE)


def _unlined(cell: Any) -> None:
    borders = OxmlElement("w:tcBorders")
    for side, line in (("top", "single"), ("left", "nil"), ("bottom", "nil"), ("right", "nil")):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), line)
        if line == "single":
            edge.set(qn("w:sz"), "4")
        borders.append(edge)
    cell._tc.get_or_add_tcPr().append(borders)


if __name__ == "__main__":
    FILE.write_bytes(build())
