"""Columns of a table added up: what stands beside `Tổng cộng` against the rows it is the total of."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from caunoi.reading.documents.document import Cell
from caunoi.reading.documents.headings import cell_at
from caunoi.reading.documents.rows import Row
from caunoi.reading.figure import Check, Figure

_NOTHING = {"", "-", "–", "—", "0", "x", "/"}
_ROUNDED = Decimal("0.5")


def sum_checks(
    rows: Sequence[Row], places: Mapping[tuple[int, int], int], figures: Sequence[Figure]
) -> Iterator[Check]:
    """One check a column that a total row and two or more of its rows stand in; shares are not added up."""
    for (i, column), whole in places.items():
        if not rows[i].is_total or figures[whole].unit == "%":
            continue
        parts = [k for k, row in enumerate(rows) if row.parent == i]
        found = [places[k, column] for k in parts if (k, column) in places]
        blank = [k for k in parts if (k, column) not in places]
        if len(found) < 2 or not all(_is_nothing(cell_at(rows[k].cells, column)) for k in blank):
            continue
        if {figures[at].unit for at in found} != {figures[whole].unit}:
            continue
        yield _check(figures[whole], [figures[at] for at in found], (whole, *found))


def _is_nothing(cell: Cell | None) -> bool:
    return cell is None or cell.text in _NOTHING


def _check(whole: Figure, parts: Sequence[Figure], indexes: tuple[int, ...]) -> Check:
    total = sum((Decimal(str(part.value)) for part in parts), Decimal(0))
    apart = abs(total - Decimal(str(whole.value)))
    holds = apart <= max(map(_step, (whole, *parts))) * _ROUNDED * (len(parts) + 1)
    shown = _vietnamese(total)
    message = (
        f"Cột có tổng “{whole.quote}” bằng tổng {len(parts)} dòng."
        if holds
        else f"Cột có tổng “{whole.quote}” nhưng {len(parts)} dòng cộng lại là {shown}{_unit(whole)}."
    )
    return Check("parts", "holds" if holds else "fails", indexes, message)


def _step(figure: Figure) -> Decimal:
    """The worth of the last decimal written; nought for whole numbers."""
    whole, comma, decimals = figure.quote.partition(",")
    number = (
        Decimal(whole.replace(".", "") + "." + decimals)
        if comma and (whole + decimals).replace(".", "").isdigit()
        else None
    )
    if not number:
        return Decimal(0)
    return (Decimal(str(figure.value)) / number).to_integral_value() * Decimal(1).scaleb(-len(decimals))


def _unit(figure: Figure) -> str:
    return f" {figure.unit}" if figure.unit else ""


def _vietnamese(value: Decimal) -> str:
    return f"{value.normalize():,f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
