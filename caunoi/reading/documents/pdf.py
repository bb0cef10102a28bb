"""PDF with text: lines become paragraphs, ruled tables become tables, page numbers and running headers go.

PDFium gives the lines (quick); pdfplumber looks for tables (slow) on those pages alone that have rulings. Pages that
are pictures are read by tesseract where the office has installed it (`scans`); otherwise they are named, or the file is
refused.
"""

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pypdfium2 as pdfium

from caunoi.reading.documents import scans
from caunoi.reading.documents.document import Block, Document, DocumentError, Grid, Watch, lay_out
from caunoi.reading.documents.encodings import recognise, unfolded
from caunoi.reading.documents.lines import Line, bare_of_furniture, page_lines, paragraphs
from caunoi.reading.documents.ruled import Ruled, find_tables, has_rulings

raw: Any = pdfium.raw
_lock = threading.Lock()  # PDFium may be used by one thread at a time
_FEW = 20  # characters: a page with a picture and fewer is a scan
_FOREIGN = 0.2  # share of characters without a meaning from which a text layer is worthless


@dataclass(slots=True)
class Page:
    """A page read: its lines in reading order, its tables, whether it is a picture of a page."""

    number: int
    lines: list[Line]
    tables: list[Ruled] = field(default_factory=list)
    is_scan: bool = False
    scanned: list[str] = field(default_factory=list)


def read_pdf(data: bytes, watch: Watch) -> Document:
    """Raises DocumentError."""
    with _lock:
        pages = _pages(data, watch)
    notes = _scan_notes(pages)
    _cut_old_letters(pages, notes)
    bare_of_furniture([page.lines for page in pages])
    return lay_out(_blocks(pages), "pdf", watch, notes=notes)


def _pages(data: bytes, watch: Watch) -> list[Page]:
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DocumentError(_reason(error)) from error
    with closing(source):
        if len(source) > watch.limits.pages:
            raise DocumentError(f"Tệp PDF dài quá {watch.limits.pages} trang. Hãy tách thành nhiều tệp nhỏ hơn.")
        if len(source) == 0:
            raise DocumentError("Tệp PDF không có trang nào.")
        pages = [_page(source, i, data, watch) for i in range(len(source))]
        if any(page.is_scan for page in pages):
            _read_scans(source, pages, watch)
        return pages


def _page(source: pdfium.PdfDocument, index: int, data: bytes, watch: Watch) -> Page:
    watch.check()
    try:
        page = source[index]
    except pdfium.PdfiumError:
        return Page(index + 1, [])
    with closing(page):
        lines = page_lines(page)
        text = "".join(line.text for line in lines)
        if len(text) < _FEW or _share_foreign(text) > _FOREIGN:
            return Page(index + 1, [] if len(text) >= _FEW else lines, is_scan=len(text) >= _FEW or _has_picture(page))
        tables = find_tables(data, index, page.get_height()) if has_rulings(page) else []
    return Page(index + 1, lines, tables)


def _share_foreign(text: str) -> float:
    odd = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in text)
    return odd / len(text)


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _reason(error: pdfium.PdfiumError) -> str:
    if "password" in str(error).lower():
        return "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."
    return "Không mở được tệp PDF này, có thể tệp bị hỏng. Hãy xuất lại từ Word rồi gửi."


def _read_scans(source: pdfium.PdfDocument, pages: list[Page], watch: Watch) -> None:
    """Read the pages that are pictures, or refuse a file that has nothing else."""
    nothing_else = not any(page.lines for page in pages if not page.is_scan)
    if not scans.is_ready():
        if nothing_else:
            raise DocumentError(scans.ADVICE)
        return
    for page in pages:
        if page.is_scan:
            with closing(source[page.number - 1]) as picture:
                page.scanned = scans.read_page(picture, watch)
    if nothing_else and not any(page.scanned for page in pages):
        raise DocumentError(scans.ADVICE)


def _scan_notes(pages: list[Page]) -> list[str]:
    read = ", ".join(str(page.number) for page in pages if page.scanned)
    unread = ", ".join(str(page.number) for page in pages if page.is_scan and not page.scanned)
    notes = [f"Trang {read} là ảnh chụp, đọc bằng máy nhận chữ: hãy đối chiếu từng số."] if read else []
    return [*notes, f"Trang {unread} là ảnh chụp, không đọc được."] if unread else notes


def _cut_old_letters(pages: list[Page], notes: list[str]) -> None:
    name = recognise("\n".join(line.text for page in pages for line in page.lines))
    if not name:
        return
    convert = partial(unfolded, name=name)
    for page in pages:
        for line in page.lines:
            line.text = convert(line.text)
        for table in page.tables:
            for row in table.rows:
                for cell in row:
                    cell.blocks = [convert(block) for block in cell.blocks if isinstance(block, str)]
    notes.append("Văn bản dùng phông chữ cũ (TCVN3, VNI), đã chuyển sang Unicode.")


def _blocks(pages: list[Page]) -> Iterator[Block]:
    """Paragraphs run over the end of a page; so do tables of as many columns."""
    flow: list[Line | Grid] = []
    for page in pages:
        for item in _in_order(page):
            if isinstance(item, Grid) and flow and isinstance(flow[-1], Grid) and _go_on(flow[-1], item):
                rows = item.rows[1:] if _texts(item, 0) == _texts(flow[-1], 0) else item.rows
                flow[-1].rows.extend(rows)
            else:
                flow.append(item)
        flow += [Line(text, is_whole=True) for text in page.scanned]
    lines: list[Line] = []
    for item in flow:
        if isinstance(item, Line):
            lines.append(item)
            continue
        yield from paragraphs(lines)
        lines = []
        yield item
    yield from paragraphs(lines)


def _in_order(page: Page) -> Iterator[Line | Grid]:
    """Lines, and each table where the first line inside it stood."""
    left = list(page.tables)
    for line in page.lines:
        inside = next((table for table in page.tables if table.holds(line)), None)
        if inside is None:
            yield line
        elif inside in left:
            left.remove(inside)
            yield Grid(inside.rows)
    for table in left:
        yield Grid(table.rows)


def _go_on(before: Grid, after: Grid) -> bool:
    return _width(before) == _width(after)


def _width(grid: Grid) -> int:
    return max((cell.column + cell.span for row in grid.rows for cell in row), default=0)


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row]]
