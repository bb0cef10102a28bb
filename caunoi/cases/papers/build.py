"""Draws the shipped templates: `python -m caunoi.cases.papers.build`. The same bytes every time; a test compares.

Layout of the State: NĐ 30/2020/NĐ-CP, Phụ lục I (A4; margins 20, 20, 30, 15 mm; Times New Roman). Layout of the Party:
HD 36-HD/VPTW 2018. Which one is drawn is decided when the paper is made (`the_thuc`), by the body that issues it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from caunoi.cases.papers.frozen import frozen
from caunoi.cases.papers.wording import PAPERS, Paper

FOLDER = Path(__file__).parent / "templates"
FONT = "Times New Roman"
LEFT, RIGHT = Cm(6.7), Cm(9.8)  # the two columns of the head: 16.5 cm in all
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
SIGNING_LINES = 5  # empty lines of 14 points under the post: about 28 mm for the signature and a seal


def build(paper: Paper) -> bytes:
    """One template as a docx file."""
    document = Document()
    _set_page(document)
    _head(document, paper)
    if paper.type_name:
        _type_name(document, paper)
    if paper.kinh_gui:
        _line(document, f"Kính gửi: {paper.kinh_gui}", align=CENTRE, before=6, after=10)
    for text in [*paper.body[:-1], _ended(paper.body[-1])]:
        if text.startswith("{%p"):
            document.add_paragraph(text)
        else:
            _line(document, text, align=JUSTIFY, first=Cm(1.27), after=6)
    _foot(document)
    return frozen(document)


def _ended(text: str) -> str:
    """The last words of a paper with the mark of its end, "./.", which the Party does not write."""
    return f'{text}{{% if the_thuc != "dang" %}}/.{{% endif %}}' if text.endswith(".") else text


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True  # the first page has no number
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _field(number, "PAGE")
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Cầu Nối", "", ""


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _line(
    holder: Any,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: Any = None,
    first: Any = None,
    before: float = 0,
    after: float = 0,
) -> None:
    paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic, run.underline = Pt(size), bold, italic, underline
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if first is not None:
        paragraph.paragraph_format.first_line_indent = first
        paragraph.paragraph_format.line_spacing = 1.15


def _tag(holder: Any, text: str) -> None:
    holder.add_paragraph(text)


def _rule(holder: Any, *, width: Any, room: Any) -> None:
    """A thin line of that width in the middle of a column that is `room` wide."""
    paragraph = holder.add_paragraph()
    shape = paragraph.paragraph_format
    indent = int((room - width) / 2 - Cm(0.19))
    shape.left_indent = shape.right_indent = indent
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    shape.space_before, shape.space_after = Pt(3), Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _columns(document: Any) -> tuple[Any, Any]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), (LEFT, RIGHT), strict=True):
        column.width = cell.width = width
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    return left, right


def _head(document: Any, paper: Paper) -> None:
    left, right = _columns(document)
    _head_left(left, paper)
    _tag(right, '{%p if the_thuc == "dang" %}')
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True, align=CENTRE)
    _rule(right, width=Cm(6.6), room=RIGHT)
    _tag(right, '{%p elif the_thuc == "doan" %}')
    _line(right, "ĐOÀN TNCS HỒ CHÍ MINH", size=15, bold=True, align=CENTRE)
    _rule(right, width=Cm(6.4), room=RIGHT)
    _tag(right, "{%p else %}")
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, align=CENTRE)
    _line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, align=CENTRE)
    _rule(right, width=Cm(5.8), room=RIGHT)
    _tag(right, "{%p endif %}")
    _line(right, "{{ dia_danh_ngay }}", italic=True, size=13, align=CENTRE)


def _head_left(left: Any, paper: Paper) -> None:
    _tag(left, "{%p if co_quan_cap_tren %}")
    _line(left, "{{ co_quan_cap_tren }}", size=12, align=CENTRE)
    _tag(left, "{%p endif %}")
    _line(left, "{{ co_quan_chu_hoa }}", size=12, bold=True, align=CENTRE)
    _tag(left, '{%p if the_thuc == "dang" %}')
    _line(left, "*", size=14, align=CENTRE)
    _tag(left, '{%p elif the_thuc == "doan" %}')
    _line(left, "***", size=14, align=CENTRE)
    _tag(left, "{%p else %}")
    _rule(left, width=Cm(2.4), room=LEFT)
    _tag(left, "{%p endif %}")
    _line(left, "{{ so_ky_hieu }}", size=13, align=CENTRE)
    if paper.about:
        _line(left, f"V/v {paper.about}", size=12, align=CENTRE, before=3)


def _type_name(document: Any, paper: Paper) -> None:
    _line(document, paper.type_name, bold=True, align=CENTRE, before=14)
    _line(document, paper.abstract, bold=True, align=CENTRE)
    _rule(document, width=Cm(3.2), room=LEFT + RIGHT)


def _foot(document: Any) -> None:
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    left, right = _columns(document)
    _in_one_piece(left)
    _tag(left, '{%p if the_thuc == "dang" %}')
    _line(left, "Nơi nhận:", size=14, underline=True)
    _tag(left, "{%p else %}")
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True)
    _tag(left, "{%p endif %}")
    _tag(left, "{%p for dong in noi_nhan %}")
    _line(left, "- {{ dong }}", size=11)
    _tag(left, "{%p endfor %}")
    _tag(right, "{%p for dong in chuc_danh_ky %}")
    _line(right, "{{ dong }}", bold=True, align=CENTRE)
    _tag(right, "{%p endfor %}")
    for _blank in range(SIGNING_LINES):
        _line(right, "", align=CENTRE)
    _line(right, "{{ nguoi_ky }}", bold=True, align=CENTRE)


def _in_one_piece(cell: Any) -> None:
    """The row of a cell never breaks over two pages: the place for the seal stays under the post."""
    cell._tc.getparent().get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def build_all() -> dict[str, bytes]:
    """File name → content of every shipped template."""
    return {f"{paper.kind.value}.docx": build(paper) for paper in PAPERS}


def main(names: Sequence[str] = ()) -> None:
    """Write the templates into their folder."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in build_all().items():
        if not names or name in names:
            (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.settings")
    import django

    django.setup()
    main()
