"""Tables with rulings on PDF pages, by pdfplumber."""

import io
import logging
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2 as pdfium

from caunoi.reading.documents.document import RawCell
from caunoi.reading.documents.lines import Line

raw: Any = pdfium.raw
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every oddity of every file
_MOST_PATHS = 20_000
_LONG, _THIN = 15.0, 3.0
_NEAR = 3.0


@dataclass(slots=True)
class Ruled:
    """A table and its box in points (from the lower left corner)."""

    rows: list[list[RawCell]]
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, line: Line) -> bool:
        """Whether a line stands inside the table."""
        return self.bottom - 1 <= line.first <= self.top + 1 and line.left < self.right and line.right > self.left


def has_rulings(page: pdfium.PdfPage) -> bool:
    """Whether lines or boxes are drawn on a page as a table needs them: a cheap look before a dear one."""
    across = down = 0
    for count, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > _MOST_PATHS:
            return False
        try:
            left, bottom, right, top = path.get_bounds()
        except pdfium.PdfiumError:
            continue
        width, height = right - left, top - bottom
        across += width > _LONG
        down += height > _THIN * 2
        if across > 2 and down > 2:
            return True
    return False


def find_tables(data: bytes, index: int, height: float) -> list[Ruled]:
    """The tables of one page; none where pdfplumber cannot read what PDFium could."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as book:
            page = book.pages[0]
            return [table for found in page.find_tables() if (table := _table(found, height)).rows]
    except Exception:  # the parser raises whatever a broken file makes it raise; the text is there without it
        return []


def _table(found: Any, height: float) -> Ruled:
    edges = _edges([cell[0] for cell in found.cells] + [cell[2] for cell in found.cells])
    texts = found.extract()
    rows: list[list[RawCell]] = []
    open_below: list[tuple[float, int, int]] = []  # bottom, column, span of cells that reach into lower rows
    for row, words in zip(found.rows, texts, strict=True):
        cells: list[RawCell] = []
        row_bottom = max((box[3] for box in row.cells if box), default=0.0)
        row_bottom = min((box[3] for box in row.cells if box), default=row_bottom)
        for _, column, span in [piece for piece in open_below if piece[0] > row_bottom - _NEAR]:
            cells.append(RawCell([], column, span, goes_up=True))
        open_below = [piece for piece in open_below if piece[0] > row_bottom + _NEAR]
        for box, text in zip(row.cells, words, strict=True):
            if box is None:
                continue
            column = _column(edges, box[0])
            span = max(1, _column(edges, box[2]) - column)
            cells.append(RawCell([text] if text and text.strip() else [], column, span))
            if box[3] > row_bottom + _NEAR:
                open_below.append((box[3], column, span))
        rows.append(sorted(cells, key=lambda cell: cell.column))
    left, top, right, bottom = found.bbox
    return Ruled(rows, left, height - bottom, right, height - top)


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _column(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
