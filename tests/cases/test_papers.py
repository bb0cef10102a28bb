"""The templates as such: layout read from the file, words filled in, what an office may bring."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from caunoi.cases.choices import DocumentKind
from caunoi.cases.papers import build
from caunoi.cases.papers.context import SAMPLE, Words, number_line
from caunoi.cases.papers.rendering import TemplateRefused, check_template, fill, shipped_template
from caunoi.people.choices import Letterhead

KINDS = list(DocumentKind)


def drawn(kind: DocumentKind, **changes: str | list[str]) -> bytes:
    words: Words = {**SAMPLE, **changes}
    return fill(shipped_template(kind), words)


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells[:2], *(paragraph.text for paragraph in document.paragraphs), *cells[2:]])


def with_text(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_the_shipped_templates_are_what_the_script_draws() -> None:
    made = build.build_all()
    assert set(made) == {path.name for path in build.FOLDER.glob("*.docx")} == {f"{kind}.docx" for kind in KINDS}
    for name, content in made.items():
        assert (build.FOLDER / name).read_bytes() == content, f"run: python -m caunoi.cases.papers.build ({name})"


@pytest.mark.parametrize("kind", KINDS)
def test_page_margins_font_and_page_number_follow_the_decree(kind: DocumentKind) -> None:
    document = Document(io.BytesIO(drawn(kind)))
    section = document.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    sizes = {run.font.size.pt for paragraph in document.paragraphs for run in paragraph.runs if run.font.size}
    assert sizes == {14.0}
    assert section.different_first_page_header_footer is True
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert 'w:jc w:val="center"' in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.parametrize("kind", KINDS)
def test_head_of_the_state(kind: DocumentKind) -> None:
    text = text_of(drawn(kind))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN PHƯỜNG MINH GIANG",
        "Số: 05/TB-UBND", "Minh Giang, ngày 02 tháng 02 năm 2026", "Nơi nhận:", "CHỦ TỊCH", "MG-26-0001",
    ):  # fmt: skip
        assert words in text
    assert "ĐẢNG CỘNG SẢN" not in text and "{" not in text and "%}" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_head_of_the_party_has_no_national_title(kind: DocumentKind) -> None:
    text = text_of(drawn(kind, the_thuc="dang", so_ky_hieu="Số 05-CV/ĐU"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "\n*\n" in text and "Số 05-CV/ĐU" in text
    assert "CỘNG HÒA" not in text and "Độc lập" not in text


def test_the_front_has_the_head_of_the_state_and_the_youth_its_own() -> None:
    assert "CỘNG HÒA XÃ HỘI" in text_of(drawn(DocumentKind.URGE, the_thuc="mat_tran"))
    youth = text_of(drawn(DocumentKind.URGE, the_thuc="doan"))
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in youth and "\n***\n" in youth and "CỘNG HÒA" not in youth


def test_titles_letters_and_numbers() -> None:
    assert "PHIẾU CHUYỂN" in text_of(drawn(DocumentKind.FORWARD))
    assert "V/v trả lời phản ánh" in text_of(drawn(DocumentKind.ANSWER))
    assert number_line(number=5, symbol="TB-UBND", letterhead=Letterhead.STATE) == "Số: 05/TB-UBND"
    assert number_line(number=12, symbol="CV/ĐU", letterhead=Letterhead.PARTY) == "Số 12-CV/ĐU"
    assert number_line(number=123, symbol="MTTQ-BTT", letterhead=Letterhead.FRONT) == "Số: 123/MTTQ-BTT"


def test_every_word_of_a_template_is_told_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "howto" / "replace-paper-template.md").read_text()
    assert [word for word in SAMPLE if f"`{word}`" not in guide] == []


def test_a_condition_without_a_value_leaves_no_line() -> None:
    text = text_of(drawn(DocumentKind.NOT_ACCEPTED, ghi_chu=""))
    assert not re.search(r"\n\n\n", text.split("THÔNG BÁO")[1].split("Nơi nhận")[0])
    assert "Thời hạn" not in text_of(drawn(DocumentKind.RECEIPT, han="", han_cua_buoc=""))


def test_what_people_wrote_stays_text() -> None:
    nasty = '</w:t></w:r><w:r><w:t>X & Y < Z {{ 7*7 }} {% if %} "' + "\x07\x0c\x00 cuối"
    text = text_of(drawn(DocumentKind.RECEIPT, tieu_de=nasty))
    assert '</w:t></w:r><w:r><w:t>X & Y < Z {{ 7*7 }} {% if %} "' in text and "cuối" in text


def test_an_office_may_bring_its_own_template() -> None:
    own = with_text("Mẫu riêng của {{ co_quan }}", "{%p for dong in huong_dan %}", "{{ dong }}", "{%p endfor %}")
    check_template(own)
    assert text_of(fill(own, SAMPLE)).strip().startswith("Mẫu riêng của Ủy ban nhân dân phường Minh Giang")
    for kind in KINDS:
        check_template(shipped_template(kind))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (with_text("{{ ten_nguoi_dan }} {{ co_quan }}"), "Mẫu dùng chữ chưa biết: ten_nguoi_dan."),
        (with_text("{{ co_quan "), "viết chưa đúng"),
        (with_text("{% for dong in noi_nhan %}{{ dong }}"), "viết chưa đúng"),
        (with_text("{{ co_quan.__class__.__mro__ }}"), "không được dùng"),
        (b"not a document", "không phải văn bản Word"),
        (with_part(with_text("a"), "word/vbaProject.bin", b"x"), "macro"),
        (with_part(with_text("a"), "word/embeddings/oleObject1.xlsx", b"x"), "macro"),
        (with_part(with_text("a"), "word/_rels/x.rels", b'<a TargetMode="External"/>'), "liên kết ra ngoài"),
        (with_part(with_text("a"), "word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "khai báo lạ"),
    ],
)  # fmt: skip
def test_what_may_not_be_in_a_template_is_said(content: bytes, message: str) -> None:
    with pytest.raises(TemplateRefused, match=message):
        check_template(content)
