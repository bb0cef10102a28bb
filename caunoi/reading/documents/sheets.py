"""Spreadsheets (.xlsx): every visible sheet, its tables as they are shown in Vietnam (1.234,5; 26/10/2026)."""

import io
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from caunoi.reading.documents.archive import BROKEN, Package
from caunoi.reading.documents.document import Block, Document, DocumentError, Grid, RawCell, Watch, lay_out

_MOST_COLUMNS = 200
_MOST_SHEETS = 100
_BLANKS_BETWEEN = 2


def read_sheets(data: bytes, watch: Watch) -> Document:
    """Raises DocumentError."""
    Package(data, watch.limits).refuse_entities()
    blocks: list[Block] = []
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what a workbook has besides values
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets[:_MOST_SHEETS]:
                if sheet.sheet_state != "visible":
                    notes.append("Trang tính ẩn không được đọc.")
                    continue
                rows = list(_rows(sheet, watch))
                if rows and not sheet.title.lower().startswith("sheet"):
                    blocks.append(sheet.title)
                blocks += _parts(rows)
            book.close()
    except DocumentError:
        raise
    except Exception as error:  # the parser below raises whatever a broken file makes it raise
        raise DocumentError(BROKEN) from error
    return lay_out(blocks, "xlsx", watch, notes=list(dict.fromkeys(notes)))


def _rows(sheet: Any, watch: Watch) -> Iterator[list[RawCell]]:
    """Rows of cells; empty ones are empty lists."""
    sheet.reset_dimensions()  # the size a file claims is not trusted
    cells = 0
    blanks = 0
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS):
        watch.check()
        filled = [(i, cell) for i, cell in enumerate(row) if cell.value is not None and str(cell.value).strip()]
        if not filled:
            blanks += 1
            if blanks > 10_000:
                return
            continue
        if blanks and cells:
            yield from ([] for _ in range(min(blanks, _BLANKS_BETWEEN)))
        blanks = 0
        last = filled[-1][0]
        cells += last + 1
        if cells > watch.limits.cells:
            raise DocumentError(
                f"Bảng có quá {watch.limits.cells:,} ô. Hãy chia thành nhiều tệp nhỏ hơn.".replace(",", ".")
            )
        yield [_cell(i, cell) for i, cell in enumerate(row[: last + 1])]


def _cell(column: int, cell: Any) -> RawCell:
    text, number = shown(cell.value, getattr(cell, "number_format", "") or "")
    return RawCell([text] if text else [], column, number=number)


def shown(value: object, number_format: str) -> tuple[str, Decimal | None]:
    """A cell's value as Vietnamese readers see it, and its exact number when it is one (shares in percent)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(Decimal(repr(value)), number_format)
    match value:
        case None:
            text = ""
        case bool():
            text = "có" if value else "không"
        case datetime():
            text = f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
        case date():
            text = f"{value:%d/%m/%Y}"
        case time():
            text = f"{value:%H:%M}"
        case _:
            text = str(value)
    return text, None


def _number(value: Decimal, number_format: str) -> tuple[str, Decimal | None]:
    if not value.is_finite() or value.adjusted() > 17 or value.adjusted() < -9:
        return str(value), None
    is_share = "%" in number_format and '"%"' not in number_format
    value = round(value * 100 if is_share else value, 6).normalize()
    grouped = "#,##0" in number_format or abs(value) >= 10_000
    text = f"{value:{',' if grouped else ''}f}"
    text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{text}%" if is_share else text, value


def _parts(rows: Sequence[list[RawCell]]) -> Iterator[Block]:
    """Tables of a sheet, parted by two empty rows; lines of one cell above a table are its titles."""
    part: list[list[RawCell]] = []
    blanks = 0
    for row in [*rows, [], []]:
        if row:
            blanks = 0
            part.append(row)
            continue
        blanks += 1
        if blanks == _BLANKS_BETWEEN and part:
            yield from _titled(part)
            part = []


def _titled(part: list[list[RawCell]]) -> Iterator[Block]:
    start = 0
    while start < len(part) and sum(bool(cell.text) for cell in part[start]) == 1:
        yield next(cell.text for cell in part[start] if cell.text)
        start += 1
    if start < len(part):
        yield Grid(part[start:])
