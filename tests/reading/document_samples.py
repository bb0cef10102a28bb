"""Files made for tests: Word, PDF, Excel and old encodings, of reports about units that do not exist."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from docx import Document
from PIL import Image
from viparse.normalize.encodings import CHARMAPS

PROSE = "Trong năm, xã tổ chức 25 hội nghị đối thoại với 1.234 lượt người tham dự; hỗ trợ 12 hộ nghèo 350 triệu đồng."
TABLE = (
    ("STT", "Nội dung", "ĐVT", "Kế hoạch năm 2025", "Thực hiện năm 2025"),
    ("1", "Hội nghị đối thoại", "hội nghị", "20", "25"),
    ("2", "Kinh phí hỗ trợ", "triệu đồng", "500", "512,5"),
)


def word(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file: paragraphs, then a table."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang 77"
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for i, row in enumerate(table):
            for j, text in enumerate(row):
                grid.cell(i, j).text = text
    return saved(document)


def saved(file: object) -> bytes:
    """The bytes of a Word file or a workbook."""
    out = io.BytesIO()
    file.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def word_of(body: str) -> bytes:
    """A Word file with its main part written by hand (`body` in WordprocessingML)."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": main})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def workbook(rows: Sequence[Sequence[object]], *, title: str = "Biểu 1") -> bytes:
    """An Excel file of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def old(text: str, encoding: str) -> bytes:
    """A text in an old Vietnamese encoding (tcvn3, vni), as a file of that time holds it."""
    letters: dict[str, str] = {}
    for source, letter in CHARMAPS[encoding].pairs:
        if letters.get(letter) is None or len(source) > len(letters[letter]):
            letters[letter] = source
    return "".join(letters.get(letter, letter) for letter in text).encode("cp1252")


Placed = tuple[float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], *, rulings: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """A PDF with lines of text at (x, y) in 12 points, and straight lines on its first page.

    Letters go in as their Unicode numbers and are named by a ToUnicode table; each is 6 points wide.
    """
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("ascii"))
        return len(objects)

    def stream(content: str) -> int:
        return add(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")

    names = "\n".join(f"<{low << 8:04x}> <{(low << 8) + 255:04x}> <{low << 8:04x}>" for low in (0, 1, 3, 0x1E, 0x20))
    unicode_table = stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"5 beginbfrange\n{names}\nendbfrange\nendcmap end end"
    )
    described = add("<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 "
                    "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>")  # fmt: skip
    letters = add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) "
                  f"/Ordering (Identity) /Supplement 0 >> /FontDescriptor {described} 0 R /DW 500 >>")  # fmt: skip
    font = add("<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H "
               f"/DescendantFonts [{letters} 0 R] /ToUnicode {unicode_table} 0 R >>")  # fmt: skip
    tree = len(objects) + 1 + 2 * len(pages)
    kids = []
    for number, page in enumerate(pages):
        shown = [f"BT /F 12 Tf {x} {y} Td <{''.join(f'{ord(c):04x}' for c in text)}> Tj ET" for x, y, text in page]
        drawn = [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in rulings] if number == 0 else []
        content = stream("\n".join(shown + drawn))
        kids.append(add(f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                        f"/Resources << /Font << /F {font} 0 R >> >> >>"))  # fmt: skip
    add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    return _numbered(objects, root)


def _numbered(objects: Sequence[bytes], root: int) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def ruled(
    table: Sequence[Sequence[str]], *, left: float = 60, top: float = 700, width: float = 90, height: float = 24
) -> bytes:
    """A PDF with a ruled table of equal cells."""
    across, down = len(table[0]), len(table)
    words = [
        (left + 3 + j * width, top - 16 - i * height, text)
        for i, row in enumerate(table)
        for j, text in enumerate(row)
        if text
    ]
    lines = [(left, top - i * height, left + across * width, top - i * height) for i in range(down + 1)]
    lines += [(left + j * width, top, left + j * width, top - down * height) for j in range(across + 1)]
    return pdf([words], rulings=lines)


def scan() -> bytes:
    """A PDF whose page is a picture."""
    out = io.BytesIO()
    Image.new("L", (400, 600), 200).save(out, "PDF")
    return out.getvalue()


def kept(folder: Path, name: str, data: bytes) -> Path:
    """The data as a file."""
    path = folder / name
    path.write_bytes(data)
    return path
