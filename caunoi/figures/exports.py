"""Figures as rows of a table for xlsx and csv (common.sheets guards against formulas): what it says, and where from."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.figures import book, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.choices import Bound, FigureState
from caunoi.figures.models import ReportedFigure
from caunoi.figures.tables import STATUS_LABELS, Matrix

HEADERS = (
    gettext_lazy("Mã số"),
    gettext_lazy("Đơn vị"),
    gettext_lazy("Kỳ"),
    gettext_lazy("Chỉ tiêu"),
    gettext_lazy("Đếm cái gì"),
    gettext_lazy("Cách ghi"),
    gettext_lazy("Giá trị"),
    gettext_lazy("Đến"),
    gettext_lazy("Đơn vị tính"),
    gettext_lazy("Cấp"),
    gettext_lazy("Chủ thể"),
    gettext_lazy("Kế hoạch"),
    gettext_lazy("Là phần của"),
    gettext_lazy("Trạng thái"),
    gettext_lazy("Nghi ngờ"),
    gettext_lazy("Nguyên văn"),
    gettext_lazy("Báo cáo"),
    gettext_lazy("Nơi gửi"),
    gettext_lazy("Nguồn"),
)


def headers() -> list[str]:
    """The names of the columns of `figure_rows`."""
    return [str(name) for name in HEADERS]


def figure_rows(
    figures: Iterable[ReportedFigure], known: Mapping[str, IndicatorInfo] | None = None
) -> Iterator[list[object]]:
    """One row a figure under HEADERS; values are numbers (Decimal). Pass figures with report, place, part_of."""
    names = known if known is not None else book.indicators()
    for row in figures:
        report, info = row.report, names.get(row.indicator)
        yield [
            row.code, row.place.label if row.place else "", wording.period(row), info.name if info else "", row.what,
            str(Bound(row.bound).label), row.value, "" if row.value_max is None else row.value_max, row.unit,
            row.level, row.subject, "x" if row.is_plan else "",
            f"{report.code}.{row.part_of.number}" if row.part_of else "", str(FigureState(row.state).label),
            "x" if row.is_doubtful else "", row.quote, report.title, _sender(row), report.source_url,
        ]  # fmt: skip


def _sender(row: ReportedFigure) -> str:
    report = row.report
    return report.sender_name or (report.sender.name if report.sender else "")


def matrix_table(matrix: Matrix) -> tuple[list[str], list[list[object]]]:
    """Headers and rows of a matrix: unit, period, report, then one column an indicator; a gap says what it is.

    A single exact figure that a person has accepted is a number; "hơn 1.140" and doubts are words.
    """
    names = [_("Đơn vị"), _("Kỳ"), _("Báo cáo"), *(f"{info.name} ({info.unit})" for info in matrix.indicators)]
    rows: list[list[object]] = []
    for line in matrix.rows:
        report = line.report
        cells = [
            _number(cell.figure) if cell.figure and cell.status == "there" else _gap(cell.figures, cell.status)
            for cell in line.cells
        ]
        rows.append([report.place.label if report.place else "", wording.period(report), report.title, *cells])
    return names, rows


def _number(figure: ReportedFigure) -> object:
    is_plain = figure.bound == Bound.EXACT and figure.value_max is None
    return figure.value if is_plain else wording.amount(figure)


def _gap(figures: list[ReportedFigure], status: str) -> str:
    amounts = "; ".join(wording.amount(row) for row in figures)
    return f"{amounts} ({str(STATUS_LABELS[status]).lower()})" if amounts else ""
