"""What the rows and columns of a table are: headings, order numbers, units, names of rows, figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.reading.documents.document import Cell, Table, is_number
from caunoi.reading.documents.units import unit_of
from caunoi.reading.working import lowered, rule

_ORDER_HEAD = rule(r"(?:stt|tt|s\.?tt|số tt|số thứ tự|thứ tự|#|no\.?|mã số|mã|mã chỉ tiêu)")
_UNIT_HEAD = rule(r"(?:đvt|đv tính|đơn vị tính|đơn vị đo|đơn vị)")
_ORDER = re.compile(r"(?:[IVXLC]{1,6}|[A-Za-z]|\d{1,3}(?:\.\d{1,3}){0,3})[.)]?")
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?|[A-Z][.)]?")
_INDEX = re.compile(r"\(?(\d{1,2})\)?\s?(?:[=/:].*)?")
_INDEX_LETTER = re.compile(r"\(?[A-Z]\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_HEAD_ROWS = 6
_MOST_COLUMNS = 200


@dataclass(slots=True)
class Headings:
    """How to read a table. `first`: the first row of figures; `heads`: the headings above each column, top to bottom."""

    first: int
    order: int | None
    unit: int | None
    labels: list[int]
    figures: list[int]
    heads: dict[int, list[str]] = field(default_factory=dict)


def headings(table: Table) -> Headings | None:
    """How to read a table, or None where no figures stand in it, or it is too wide for one."""
    rows = table.rows
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    first = _first_data_row(rows) if width <= _MOST_COLUMNS else None
    if first is None:
        return None
    heads = {column: _path(rows, column, first) for column in range(width)}
    body = rows[first:]
    order = next(
        (column for column in range(width) if heads[column] and _ORDER_HEAD.fullmatch(lowered(heads[column][-1]))), None
    )
    if order is None and not heads.get(0) and _counts_up(_column(body, 0)):
        order = 0
    unit = next(
        (
            column
            for column in range(width)
            if column != order and _is_unit_column(heads[column], _column(body, column))
        ),
        None,
    )
    kinds = {
        column: _kind(heads[column], _column(body, column)) for column in range(width) if column not in (order, unit)
    }
    figures = [column for column, kind in kinds.items() if kind == "figures"]
    if kinds.get(min(kinds, default=0)) == "years":
        labels = [min(kinds)]
        figures += [column for column, kind in kinds.items() if kind == "years" and column != labels[0]]
    else:
        figures += [column for column, kind in kinds.items() if kind == "years"]
        labels = [column for column, kind in kinds.items() if kind == "words" and column < min(figures, default=width)]
    return Headings(first, order, unit, labels, sorted(figures), heads)


def cell_at(row: Sequence[Cell], column: int) -> Cell | None:
    """The cell that covers a column."""
    return next((cell for cell in row if cell.column <= column < cell.column + cell.span), None)


def is_year(text: str) -> bool:
    """`2024`."""
    return _YEAR.fullmatch(text) is not None


def is_order(text: str) -> bool:
    """`3`, `1.2`, `II`, `a)`: what stands under STT."""
    return _ORDER.fullmatch(text) is not None


def is_roman(text: str) -> bool:
    """`II`, `A`: an order number of a group of rows."""
    return _ROMAN.fullmatch(text) is not None


def is_index_row(row: Sequence[Cell]) -> bool:
    """`A  B  1  2  3=1+2`: the numbers of the columns."""
    texts = [cell.text for cell in row if cell.text]
    numbers = [int(found.group(1)) for text in texts if (found := _INDEX.fullmatch(text))]
    if len(numbers) + sum(_INDEX_LETTER.fullmatch(text) is not None for text in texts) < len(texts) or len(numbers) < 2:
        return False
    return len(texts) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 3


def _first_data_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    for i, row in enumerate(rows):
        if i < _MOST_HEAD_ROWS and is_index_row(row):
            return i + 1 if i + 1 < len(rows) else None
        numbers = [cell for cell in row if is_number(cell.text)]
        if numbers and not (i < _MOST_HEAD_ROWS and _is_head(rows, i, numbers)):
            return i
    return None


def _is_head(rows: Sequence[Sequence[Cell]], i: int, numbers: Sequence[Cell]) -> bool:
    """Whether a row whose only numbers are years is part of the heading."""
    row = rows[i]
    if not all(is_year(cell.text) for cell in numbers):
        return False
    lead = next((cell for cell in row if cell.text), None)
    if len(numbers) == 1 and i > 0:
        return lead is not numbers[0] and sum(bool(cell.text) for cell in row) == 1
    return i == 0 or lead is None or len(numbers) > 1


def _path(rows: Sequence[Sequence[Cell]], column: int, first: int) -> list[str]:
    path: list[str] = []
    for i in range(first):
        row = rows[i]
        if is_index_row(row) or _is_group(row):
            continue
        cell = cell_at(row, column)
        text = cell.text if cell else ""
        if not text and not (cell and cell.goes_up) and _is_below(rows, i, column, first):
            left = next((other for other in reversed(row) if other.column < column and other.text), None)
            text = left.text if left and _is_below(rows, i, left.column, first) else ""
        if text and (not path or path[-1] != text):
            path.append(text)
    return path


def _is_group(row: Sequence[Cell]) -> bool:
    """A row of one text alone at its left is the name of a group, no heading."""
    filled = [cell for cell in row if cell.text]
    words = [cell for cell in filled if not _ORDER.fullmatch(cell.text)]
    return len(words) == 1 and len(row) > 2 and len(filled) <= 2 and words[0].column <= 1 and words[0].span == 1


def _is_below(rows: Sequence[Sequence[Cell]], i: int, column: int, first: int) -> bool:
    return any(
        (cell := cell_at(row, column)) is not None and cell.text for row in rows[i + 1 : first] if not is_index_row(row)
    )


def _column(body: Sequence[Sequence[Cell]], column: int) -> list[str]:
    return [cell.text for row in body if (cell := cell_at(row, column)) is not None and cell.span == 1 and cell.text]


def _counts_up(texts: Sequence[str]) -> bool:
    numbers = [int(text.rstrip(".)")) for text in texts if text.rstrip(".)").isascii() and text.rstrip(".)").isdigit()]
    return (
        len(numbers) > 1
        and numbers == list(range(1, len(numbers) + 1))
        and all(_ORDER.fullmatch(text) for text in texts)
    )


def _is_unit_column(heads: Sequence[str], texts: Sequence[str]) -> bool:
    if not heads or not _UNIT_HEAD.fullmatch(lowered(heads[-1])) or not texts:
        return False
    known = sum(unit_of(text) is not None for text in texts)
    return lowered(heads[-1]) != "đơn vị" or known * 2 > len(texts)


def _kind(heads: Sequence[str], texts: Sequence[str]) -> str:
    """words, figures, years or empty: what most cells of a column are."""
    numbers = [text for text in texts if is_number(text)]
    if not texts:
        return "empty"
    if len(numbers) * 2 < len(texts):
        return "words"
    if all(is_year(text) for text in numbers) and (not heads or "năm" in lowered(heads[-1]).split()):
        return "years"
    return "figures"
