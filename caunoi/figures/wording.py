"""Figures and periods in words of the screen: "hơn 1.140", "5–13", "quý III năm 2026". No database."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.figures.choices import Bound
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.web.numbers import is_english, written

FIELD_LABELS = {
    "value": gettext_lazy("Giá trị"),
    "value_max": gettext_lazy("Số cuối khoảng"),
    "bound": gettext_lazy("Cách ghi"),
    "unit": gettext_lazy("Đơn vị tính"),
    "what": gettext_lazy("Đếm cái gì"),
    "subject": gettext_lazy("Chủ thể"),
    "level": gettext_lazy("Cấp"),
    "period_words": gettext_lazy("Kỳ"),
    "period_from": gettext_lazy("Từ ngày"),
    "period_to": gettext_lazy("Đến ngày"),
    "as_of": gettext_lazy("Tính đến ngày"),
    "place": gettext_lazy("Đơn vị"),
    "is_plan": gettext_lazy("Là kế hoạch"),
    "indicator": gettext_lazy("Chỉ tiêu"),
    "indicator_confidence": gettext_lazy("Độ chắc của chỉ tiêu"),
    "state": gettext_lazy("Trạng thái"),
    "repeat_of": gettext_lazy("Nhắc lại số"),
    "part_of": gettext_lazy("Là phần của"),
}


def number(value: Decimal) -> str:
    """As the language of the screen writes it: 1.883,5, in English 1,883.5."""
    return written(value)


def typed(value: Decimal | None) -> str:
    """As a field of a form holds it; in English with a fourth decimal, where three would look like thousands."""
    said = "" if value is None else number(value)
    return f"{said}0" if is_english() and len(said.rpartition(".")[2]) == 3 and "." in said else said


def amount(figure: ReportedFigure) -> str:
    """Bound and value, without the unit: "hơn 1.140", "5–13"."""
    value = number(figure.value)
    if figure.value_max is not None:
        value = f"{value}–{number(figure.value_max)}"
    return value if figure.bound == Bound.EXACT else f"{Bound(figure.bound).label} {value}"


def change(difference: Decimal, percent: Decimal | None, unit: str) -> tuple[str, str]:
    """How much a figure changed, and in percent: ("+2", "+22,2%"); of shares percentage points alone."""
    if not difference:
        return _("không đổi"), ""
    sign = "+" if difference > 0 else "−"
    words = f"{sign}{number(abs(difference))}"
    if unit.startswith("%"):
        return _("%(n)s điểm phần trăm") % {"n": words}, ""
    return words, "" if percent is None else f"{sign}{number(abs(percent))}%"


def period(row: ReportedFigure | ReportDocument) -> str:
    """When it holds, short: "năm 2021", "tính đến 31/5/2021", "1/1/2021–30/6/2022"; the words when no date is known."""
    if row.as_of is not None:
        return _("tính đến %(day)s") % {"day": day(row.as_of)}
    first, last = row.period_from, row.period_to
    if first is None or last is None:
        return row.period_words
    return span(first, last)


def span(first: date, last: date) -> str:
    """Two days as people name the time between: a year, years, a quarter, a month, or the days."""
    starts, ends = (first.month, first.day), (last.month, last.day)
    if starts == (1, 1) and ends == (12, 31):
        years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        return _("năm %(year)s") % {"year": years}
    if first.year == last.year and first.day == 1 and _ends_month(last):
        months = (first.month, last.month)
        quarter = {(1, 3): "I", (4, 6): "II", (7, 9): "III", (10, 12): "IV"}.get(months)
        if quarter:
            return _("quý %(quarter)s năm %(year)s") % {"quarter": quarter, "year": first.year}
        if months in {(1, 6), (7, 12)}:
            half = _("6 tháng đầu năm %(year)s") if months[0] == 1 else _("6 tháng cuối năm %(year)s")
            return half % {"year": first.year}
        if months[0] == months[1]:
            return _("tháng %(month)s năm %(year)s") % {"month": first.month, "year": first.year}
        if months[0] == 1:
            return _("%(n)s tháng đầu năm %(year)s") % {"n": last.month, "year": first.year}
    return f"{day(first)}–{day(last)}"


def day(value: date) -> str:
    """ "31/5/2021"."""
    return f"{value.day}/{value.month}/{value.year}"


def _ends_month(value: date) -> bool:
    return (date.fromordinal(value.toordinal() + 1)).day == 1
