"""Tables in and out: xlsx and csv, as rows of text. What is read is untrusted; what is written is safe to open."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 20_000  # characters of one cell
MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 80 * 1024 * 1024  # an xlsx is a zip: what it may grow to
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TCVN3 = re.compile("[¨©ª«¬®¸µ¶·¹»¾]")  # what its most frequent letters look like when read as a Windows page
_UNKNOWN_CODES = "Không nhận ra bảng mã của tệp. Hãy lưu lại thành “CSV UTF-8” hoặc .xlsx."
EXCEL_CELL = 32_767
_SHEET_NAME_FORBIDS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class SheetError(ValueError):
    """The file cannot be read as a table; the message is Vietnamese and says what to do."""


def read_table(file: IO[bytes], name: str, *, max_rows: int = MAX_ROWS) -> list[list[str]]:
    """The first sheet of an xlsx, or a csv, as rows of trimmed text; empty rows at the end are dropped.

    Dates come as `2026-10-26` (with `09:30` when there is a time), whole numbers without `.0`, formulas as their stored
    value. The kind is told by the content, the name only helps the message. Raises SheetError.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SheetError(f"Tệp quá lớn (trên {MAX_BYTES // 1024 // 1024} MB). Hãy chia thành nhiều tệp nhỏ hơn.")
    if not data.strip():
        raise SheetError("Tệp rỗng.")
    if data.startswith(_OLE):
        raise SheetError("Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel rồi lưu lại thành .xlsx.")
    if data.startswith(_ZIP):
        rows = _xlsx_rows(data)
    elif name.lower().endswith((".xlsx", ".xlsm", ".ods", ".xls")):
        raise SheetError("Tệp mang tên bảng tính nhưng nội dung không phải .xlsx. Hãy lưu lại thành .xlsx hoặc .csv.")
    else:
        rows = _csv_rows(data)
    return _checked(rows, max_rows)


def _checked(rows: Iterable[Sequence[str]], max_rows: int) -> list[list[str]]:
    kept: list[list[str]] = []
    blanks = 0
    for number, row in enumerate(rows, start=1):
        cells = [unicodedata.normalize("NFC", cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            blanks += 1
            if blanks > max_rows:
                break
            continue
        if len(cells) > MAX_COLUMNS:
            raise SheetError(f"Dòng {number} có hơn {MAX_COLUMNS} cột.")
        if any(len(cell) > MAX_CELL for cell in cells):
            raise SheetError(f"Dòng {number} có ô dài hơn {MAX_CELL:,} ký tự.".replace(",", "."))
        kept.extend([] for _ in range(blanks))
        blanks = 0
        kept.append(cells)
        if len(kept) > max_rows:
            raise SheetError(f"Bảng có hơn {max_rows:,} dòng. Hãy chia thành nhiều tệp nhỏ hơn.".replace(",", "."))
    if not kept:
        raise SheetError("Bảng không có dòng nào.")
    return kept


def _xlsx_rows(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > MAX_UNPACKED:
                raise SheetError("Tệp bung ra quá lớn nên không được mở. Hãy chép dữ liệu sang một tệp mới.")
            if any(_declares_entities(archive, part) for part in archive.namelist()):
                raise SheetError("Tệp có phần khai báo lạ nên không được mở. Hãy chép dữ liệu sang một tệp mới.")
            if "xl/workbook.xml" not in archive.namelist():
                raise SheetError("Tệp không phải bảng tính .xlsx. Hãy lưu lại thành .xlsx hoặc .csv.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        sheet.reset_dimensions()  # the size a file claims is not trusted
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True):
            yield [_text(value) for value in row]
    except SheetError:
        raise
    except StopIteration as error:
        raise SheetError("Tệp không có trang tính nào hiện ra.") from error
    except Exception as error:  # the parsers below raise whatever a broken file makes them raise
        raise SheetError("Không đọc được bảng tính: tệp hỏng. Hãy mở bằng Excel rồi lưu lại.") from error


def _declares_entities(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether an XML part begins with a document type, which a spreadsheet never has and an entity bomb needs."""
    if not part.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(4096).replace(b"\x00", b"").upper()


def _text(value: Any) -> str:
    match value:
        case None:
            text = ""
        case bool():
            text = str(int(value))
        case datetime():
            text = value.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")
        case time():
            text = value.isoformat(timespec="minutes")
        case date():
            text = value.isoformat()
        case Decimal():
            text = format(value.normalize(), "f")
        case float() if value.is_integer() and abs(value) < 1e15:
            text = str(int(value))
        case _:
            text = str(value)
    return text


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise SheetError("Tệp không phải văn bản. Chỉ nhận bảng .xlsx hoặc .csv.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    best = max(",;\t|", key=lambda mark: _evenness(text[:20_000], mark))
    delimiter = best if _evenness(text[:20_000], best) > (0, 0) else "\x1f"  # one column: nothing divides it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_START) else cell for cell in row]
    except csv.Error as error:
        raise SheetError(
            f"Không đọc được tệp .csv từ dòng {reader.line_num}: dấu ngoặc kép không khép đúng."
        ) from error


def _evenness(head: str, mark: str) -> tuple[int, int]:
    """How well a mark divides the head: (rows as wide as the first, that width), or (0, 0) when it never occurs."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if row][:50]
    except csv.Error:
        return (0, 0)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or the Windows page for Vietnamese; older fonts' codes are refused with advice."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise SheetError("Tệp .csv kiểu UTF-16 bị hỏng.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError as error:
        raise SheetError(_UNKNOWN_CODES) from error
    if len(_TCVN3.findall(text)) * 50 > len(text):
        raise SheetError("Tệp dùng phông chữ cũ (TCVN3, .VnTime). Hãy chuyển sang Unicode rồi lưu thành “CSV UTF-8”.")
    return text


def write_xlsx(headers: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> bytes:
    """A workbook of one sheet: a Decimal is a number that adds up, every other cell text, never a formula.

    The header is bold and stays in view; `title` names the sheet. A cell longer than Excel takes is cut with “…”.
    """
    table = [[value if isinstance(value, Decimal) else _written(value) for value in row] for row in rows]
    book = Workbook(write_only=True)
    book.properties.creator = "Cầu Nối"
    sheet = book.create_sheet(title.translate(_SHEET_NAME_FORBIDS).strip()[:31] or "Bảng")
    sheet.freeze_panes = "A2"
    for number, header in enumerate(headers, start=1):
        longest = max((len(str(row[number - 1])) for row in table[:500] if len(row) >= number), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(60, max(8, len(header) + 2, longest + 2))
    sheet.append([_cell(sheet, header, is_header=True) for header in headers])
    for row in table:
        sheet.append([value if isinstance(value, Decimal) else _cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, *, is_header: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"  # a string, even when it begins with "="
    if text.startswith(_FORMULA_START):
        cell.quotePrefix = True  # and it stays one when somebody edits it
    if is_header:
        cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=len(text) > 50 or "\n" in text)
    return cell


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a mark for Excel, every cell quoted; a cell that would be a formula gets a leading `'`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in (headers, *rows):
        texts = (_written(value) for value in row)
        writer.writerow([f"'{text}" if text.startswith(_FORMULA_START) else text for text in texts])
    return out.getvalue().encode("utf-8-sig")


def _written(value: object) -> str:
    text = _CONTROL.sub("", _text(value))
    return text if len(text) <= EXCEL_CELL else text[: EXCEL_CELL - 1] + "…"
