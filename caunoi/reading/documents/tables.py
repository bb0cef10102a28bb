"""Figures of tables: a number alone in its cell takes what it counts and its unit from its row's and column's headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from caunoi.reading import levels
from caunoi.reading.documents.document import Cell, Document, Table, is_number
from caunoi.reading.documents.headings import Headings, cell_at, headings, is_year
from caunoi.reading.documents.joining import merge
from caunoi.reading.documents.rows import Row, is_total, rows_of
from caunoi.reading.documents.sums import sum_checks
from caunoi.reading.documents.units import PERCENT, Unit, bracketed, counted_in, is_name, stated_above, without_count
from caunoi.reading.figure import Check, Figure, Report
from caunoi.reading.numbers import value_of
from caunoi.reading.working import lowered, rule

_INSIDE = rule(r"(?:trong đó|chia ra|bao gồm|gồm|trong tổng số)\s?:?")
_GENERIC = rule(
    r"(?:số lượng|số liệu|kết quả(?: thực hiện)?|thực hiện|giá trị|tổng số|tổng cộng|tổng|cộng|số|sl|kq|th|nội dung|"
    r"ước thực hiện|ước th|thực hiện (?:năm|trong kỳ|trong năm)|trong kỳ|kỳ (?:này|báo cáo)|kỳ trước|"
    r"cùng kỳ(?: năm trước)?|năm (?:trước|nay|báo cáo)|đvt|đơn vị)"
)
_PLAN = rule(
    r"(?:kế hoạch|kh|chỉ tiêu(?: giao| kế hoạch| được giao)?|mục tiêu|dự toán|dự kiến|nghị quyết)"
    r"(?:\s(?:năm|giao|được giao|đề ra|quý).*)?(?:\s?\d{4})?"
)
_PERIOD = rule(
    r"(?:(?:thực hiện|ước thực hiện|kế hoạch|kh|th|kết quả|số liệu|tính đến|đến)\s)*"
    r"((?:(?:\d{1,2} tháng(?: đầu| cuối)? |quý (?:[ivx]+|\d)[ ,/-]*|tháng \d{1,2}[ ,/-]*)?(?:năm )?(?:19|20)\d\d)"
    r"(?:\s?[-–]\s?(?:19|20)\d\d)?|(?:năm|cùng kỳ|kỳ) trước)"
)
_CAPTION = re.compile(r"^(?:Bảng|Biểu|Phụ lục)(?: số)?\s*[\dIVX.]*\s*[:.–-]*\s*", re.I)
_NUMBER = re.compile(r"([-+−]?)\s?(\d[\d.,\s]*?)\s?(%?)")
_LADDER = levels.Ladder()
_SURE, _HALF_SURE, _UNSURE = 0.9, 0.7, 0.5


def read_tables(document: Document, report: Report) -> Report:
    """The report with the figures and sums of the document's tables; `report` is of `prose(document)`."""
    report.text = document.text
    figures: list[Figure] = []
    checks: list[Check] = []
    for table in document.tables:
        plan = headings(table)
        if plan is None:
            continue
        reading = _Reading(table.caption, plan, rows_of(table, plan))
        reading.read()
        base = len(figures)
        for figure in reading.figures:
            figure.part_of = None if figure.part_of is None else figure.part_of + base
            figure.period = figure.period or report.period
            figures.append(figure)
        found = sum_checks(reading.rows, reading.places, reading.figures)
        checks += [replace(check, figures=tuple(i + base for i in check.figures)) for check in found]
    if figures:
        merge(report, figures, checks)
    return report


def prose(document: Document) -> str:
    """The document's text with everything blank that its tables' headings explain; as long as the text itself."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(span for table in document.tables for span in _explained(table)):
        pieces += [document.text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, document.text[at:]])


def _explained(table: Table) -> Iterator[tuple[int, int]]:
    plan = headings(table)
    if plan is None:
        return
    for i, row in enumerate(table.rows):
        for cell in row:
            if cell.text and (i < plan.first or is_number(cell.text) or cell.column in (plan.order, plan.unit)):
                yield cell.start, cell.end


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column's headings say of the numbers below."""

    names: tuple[str, ...]
    unit: Unit | None
    period: str | None
    is_plan: bool

    @property
    def telling(self) -> list[str]:
        """Its names without those that say nothing beside a row's (`Kết quả`, `Tổng số`)."""
        return [name for name in self.names if not _GENERIC.fullmatch(lowered(name))]


def _column(plan: Headings, column: int) -> _Column:
    names: list[str] = []
    unit = period = None
    is_plan = False
    for head in plan.heads.get(column, []):
        bare, own = bracketed(head)
        unit = own or unit
        low = lowered(bare)
        found = _PERIOD.fullmatch(low)
        planned = _PLAN.fullmatch(low) is not None
        is_plan = is_plan or planned
        if found or is_year(bare):
            period = found.group(1) if found else bare
        elif not planned and not _INSIDE.fullmatch(low):
            names.append(bare)
    return _Column(tuple(names), unit, period, is_plan)


@dataclass(slots=True)
class _Reading:
    """One table being read. `places`: row and column → index of the figure."""

    caption: str
    plan: Headings
    rows: list[Row]
    columns: dict[int, _Column] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    places: dict[tuple[int, int], int] = field(default_factory=dict)

    def read(self) -> None:
        """Every cell of figures, then the wholes."""
        self.columns = {column: _column(self.plan, column) for column in self.plan.figures}
        for i, row in enumerate(self.rows):
            for column in self.plan.figures:
                cell = cell_at(row.cells, column)
                if cell is None or (i, cell.column) in self.places or not is_number(cell.text):
                    continue
                if figure := self._figure(cell, row, self.columns[column], column):
                    self.places[i, cell.column] = len(self.figures)
                    self.figures.append(figure)
        for (i, column), at in self.places.items():
            self.figures[at].part_of = self._whole(i, column, self.figures[at])

    def _figure(self, cell: Cell, row: Row, head: _Column, column: int) -> Figure | None:
        label, own = bracketed(row.label) if row.label else ("", None)
        period = head.period
        if is_year(label):
            label, period = "", label
        what = [text for text in ("" if row.is_total else label, *head.telling) if text]
        what = what or [text for text in (self._title(), *head.names) if text][:1]
        unit = PERCENT if cell.text.endswith("%") else head.unit or row.unit or own or self._counted(what, column)
        number = _value(cell, unit)
        if number is None:
            return None
        place = row.place and lowered(f"{row.kind} {row.place}".strip())
        return Figure(
            start=cell.start, end=cell.end, quote=cell.text, value=_plain(unit.value(number) if unit else number),
            value_max=None, qualifier="exact", unit=unit.name if unit else "", what=_joined(what), subject=row.place,
            level=_LADDER.of_words(place) if place else _LADDER.stated(lowered(" ".join([row.label, *head.names])))[1],
            period=period, is_plan=head.is_plan, confidence=_SURE if unit and what else _HALF_SURE if unit or what else _UNSURE,
        )  # fmt: skip

    def _counted(self, what: Sequence[str], column: int) -> Unit | None:
        """The unit above the table, or the noun that a heading counts, or that of the column this one divides."""
        if above := stated_above(self.caption):
            return above
        if found := next(
            (unit for words in reversed(what) if not is_name(words) and (unit := counted_in(words))), None
        ):
            return found
        if what and _OUTCOME.match(lowered(what[-1])) and (told := self._unit_at_left(column)):
            return told
        whole = self._dividing(column)
        if whole is None:
            return None
        head = self.columns[whole]
        return head.unit or next((unit for words in reversed(head.names) if (unit := counted_in(words))), None)

    def _unit_at_left(self, column: int) -> Unit | None:
        """What the nearest column at the left counts: `Ý kiến | Đã trả lời`."""
        for other in (other for other in reversed(self.plan.figures) if other < column):
            head = self.columns[other]
            unit = head.unit or next((unit for words in reversed(head.names) if (unit := counted_in(words))), None)
            if unit is not None:
                return unit if unit.is_whole and unit.factor == 1 and unit.name != "đồng" else None
        return None

    def _title(self) -> str:
        lines = [line for line in self.caption.split("\n") if line and not stated_above(line)]
        return _CAPTION.sub("", lines[-1])[:120] if lines else ""

    def _whole(self, i: int, column: int, part: Figure) -> int | None:
        """The figure that this one is a part of: in the row above it in rank, or in the column that this one divides."""
        if part.unit == "%":
            return None
        parent, seen = self.rows[i].parent, {i}
        while parent is not None and parent not in seen:
            seen.add(parent)
            whole = self.places.get((parent, column))
            if whole is not None:
                return whole if _fits(part, self.figures[whole]) else None
            parent = self.rows[parent].parent
        left = self._dividing(column)
        whole = self.places.get((i, left)) if left is not None else None
        return whole if whole is not None and _fits(part, self.figures[whole]) else None

    def _dividing(self, column: int) -> int | None:
        """The column that a column is a part of: before `Trong đó`, or called `Tổng số` in the same group."""
        heads = self.plan.heads.get(column, [])
        before = [other for other in reversed(self.plan.figures) if other < column]
        group = next((k for k, head in enumerate(heads) if _INSIDE.match(lowered(head))), None)
        if group is not None:
            outside = (other for other in before if self.plan.heads[other][: group + 1] != heads[: group + 1])
            return next(outside, None)
        paths = ((other, self.plan.heads[other]) for other in before)
        alike = (
            other for other, path in paths if path and path[:-1] == heads[:-1] and is_total(bracketed(path[-1])[0])
        )
        return next(alike, None)


_OUTCOME = rule(
    r"(?:(?:số )?(?:đã|đang|chưa|còn|tồn|được)|trả lời|giải quyết|đúng hạn|quá hạn|trước hạn|tiếp thu|không thành)\b"
)


def _joined(what: Sequence[str]) -> str:
    if not what:
        return ""
    return " ".join([without_count(what[0]), *(text[:1].lower() + text[1:] for text in what[1:])])


def _value(cell: Cell, unit: Unit | None) -> Decimal | None:
    if cell.number is not None:
        return cell.number
    found = _NUMBER.fullmatch(cell.text)
    if not found:
        return None
    value = value_of(re.sub(r"\s", "", found.group(2)), discrete=bool(unit and unit.is_whole and unit.factor == 1))
    return -value if value is not None and found.group(1) in {"-", "−"} else value


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _fits(part: Figure, whole: Figure) -> bool:
    return part.unit == whole.unit and part.value <= whole.value and part.is_plan == whole.is_plan
