"""Rows of a table: what each is called, whose it is, and of which other row it is a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.reading.documents.document import Cell, Table, is_number
from caunoi.reading.documents.headings import Headings, cell_at, is_index_row, is_order, is_roman
from caunoi.reading.documents.units import Unit, unit_of
from caunoi.reading.working import lowered, rule

_PLACE = rule(
    r"(?:ubnd |uỷ ban nhân dân |hđnd |đảng uỷ |đảng bộ |mttq |uỷ ban mttq |ban ctmt |hội \w+(?: \w+)? )?"
    r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|tx\.?|xã|phường|p\.|thị trấn|tt\.|đặc khu|thôn|tổ dân phố|tdp|tổ|"
    r"khu dân cư|khu phố|kp|khu|ấp|bản|buôn|làng|xóm|khóm)\s(?=\w)"
)
_NO_PLACE = rule(r"(?:hội|công tác|hoà giải|tự quản|chức|hợp tác|liên gia|đội|nhóm|vực|công nghiệp|nông thôn)\b")
_ALL_OF = r"toàn (?:xã|phường|tỉnh|huyện|thành phố|quận|thị xã|thị trấn|đặc khu)"
_TOTAL = rule(rf"(?:(?:tổng(?: số| cộng)?|cộng)(?: {_ALL_OF})?|{_ALL_OF})(?:\s?\(.*\)|\s?:)?")
_KIND = r"(?:thôn|xóm|ấp|bản|buôn|làng|khóm|khu dân cư|khu phố|khối phố|tổ dân phố|tdp|kdc|khu|xã|phường|thị trấn)"
_PLACES_HEAD = rule(rf"(?:tên |các )?({_KIND})((?:\s?[,/]\s?|\s?-\s|\svà\s){_KIND})*(?:\s?\(.*\))?")
_DEPENDENT = rule(
    r"[-+•–*]\s?|(?:trong đó|chia ra|bao gồm|gồm)\s?[:,]?\s?|(?=cấp (?:tỉnh|huyện|xã|thôn|cơ sở)\b)|(?=(?:nam|nữ)$)"
)


@dataclass(slots=True)
class Row:
    """A row of figures: what it counts, the place it speaks of, its unit, the row it is a part of (an index)."""

    cells: Sequence[Cell]
    label: str
    place: str | None
    unit: Unit | None
    order: str
    is_total: bool
    parent: int | None = None
    kind: str = ""  # of the place, where the heading of its column says it: thôn


def rows_of(table: Table, plan: Headings) -> list[Row]:
    """The rows below the heading, in order."""
    rows = _Rows(plan)
    for cells in table.rows[plan.first :]:
        if not is_index_row(cells):
            rows.take(cells)
    return rows.finished()


def is_total(heading: str) -> bool:
    """`Tổng số`, `Cộng`, `Toàn xã`: a heading that names nothing but the whole."""
    return _TOTAL.fullmatch(lowered(heading)) is not None


def is_place(label: str) -> bool:
    """`Thôn Đông`, `UBND xã Minh Giang`: a row is about it."""
    low = lowered(label)
    found = _PLACE.match(low)
    return found is not None and len(label) < 60 and not _NO_PLACE.match(low, found.end())


def _kind_of(heads: Sequence[str]) -> tuple[str, bool] | None:
    """The kind of place that a column of names is headed with, and whether it is one alone: `Thôn`, `Thôn/TDP`."""
    found = _PLACES_HEAD.fullmatch(lowered(heads[-1])) if heads else None
    return (found.group(1), found.group(2) is None) if found else None


class _Rows:
    def __init__(self, plan: Headings) -> None:
        self._plan = plan
        self._rows: list[Row] = []
        self._orders: dict[str, int] = {}
        self._names: dict[int, str] = {}  # of label columns; a merged cell names the rows below too
        self._section = ""
        self._last: int | None = None  # the last row that others may depend on
        self._group: int | None = None  # the last row with a Roman order number
        self._total: int | None = None
        self._kinds = {column: kind for column in plan.labels if (kind := _kind_of(plan.heads.get(column, ())))}

    def take(self, cells: Sequence[Cell]) -> None:
        """The next row."""
        names = self._labels(cells)
        order = self._order(cells)
        wide = next((cell.text for cell in cells if cell.text and not is_number(cell.text) and cell.text != order), "")
        kind, named = self._named(cells)
        place = named or next((name for name in names if is_place(name)), None)
        others = (name for name in names if not is_place(name) and not (named or "").endswith(name))
        label = ", ".join(others) if names else wide
        row = Row(cells, label, place, self._unit(cells), order, any(map(is_total, names or [wide])), kind=kind)
        at = len(self._rows)
        mark = _DEPENDENT.match(lowered(label))
        if mark and (self._last is not None or self._section):
            self._depend(row, label[mark.end() :].strip())
        elif row.is_total:
            self._total, self._last = at, None
        else:
            row.parent = self._above(row)
            self._group = at if is_roman(order) else self._group
            self._last = at
        if not row.is_total and not any(is_number(cell.text) for cell in cells if cell.column in self._plan.figures):
            self._section = label
        self._orders[order] = at
        self._rows.append(row)

    def finished(self) -> list[Row]:
        """All rows; a total may stand below its parts."""
        if self._total is not None:
            for i, row in enumerate(self._rows):
                if row.parent is None and i != self._total:
                    row.parent = self._total
        return self._rows

    def _labels(self, cells: Sequence[Cell]) -> list[str]:
        for column in self._plan.labels:
            cell = cell_at(cells, column)
            if cell is None or not cell.goes_up:
                self._names[column] = cell.text if cell and cell.column == column else ""
        return [name for name in dict.fromkeys(self._names.get(column, "") for column in self._plan.labels) if name]

    def _named(self, cells: Sequence[Cell]) -> tuple[str, str | None]:
        """The kind and name of the place that a cell under `Thôn` names: `Đồng Xuân` → Thôn Đồng Xuân."""
        for column, (kind, is_one) in self._kinds.items():
            name = self._names.get(column, "")
            if name and not (is_total(name) or is_number(name) or _DEPENDENT.match(lowered(name))):
                return kind, f"{kind[:1].upper()}{kind[1:]} {name}" if is_one and not is_place(name) else name
        return "", None

    def _order(self, cells: Sequence[Cell]) -> str:
        cell = cell_at(cells, self._plan.order) if self._plan.order is not None else None
        return cell.text.rstrip(".)") if cell is not None and is_order(cell.text) else ""

    def _unit(self, cells: Sequence[Cell]) -> Unit | None:
        cell = cell_at(cells, self._plan.unit) if self._plan.unit is not None else None
        return unit_of(cell.text, known_only=False) if cell is not None and cell.text else None

    def _depend(self, row: Row, bare: str) -> None:
        """`- Cấp xã`, `Trong đó: nữ`: of the row before."""
        owner = self._rows[self._last] if self._last is not None else None
        name = owner.label if owner else self._section
        row.label = f"{name} {bare[:1].lower() + bare[1:]}".strip()
        row.parent = self._last
        row.unit = row.unit or (owner.unit if owner else None)

    def _above(self, row: Row) -> int | None:
        if "." in row.order:
            return self._orders.get(row.order.rpartition(".")[0], self._total)
        if is_roman(row.order) or self._group is None or not row.order:
            return self._total
        return self._group
