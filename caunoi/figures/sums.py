"""Adding reported figures up: only where it has a meaning, never silently; else every reason against it, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from caunoi.figures import book
from caunoi.figures.choices import STANDING, Bound, Verdict
from caunoi.figures.models import ReportCheck, ReportedFigure
from caunoi.figures.units import said_unit
from caunoi.places.models import PlacePath


class SumRefused(Exception):
    """The figures must not be added; `reasons` says why, one Vietnamese sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True)
class Sum:
    """What figures make together. `bound` follows theirs: a sum with a "hơn" in it is "hơn"."""

    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str
    count: int

    @property
    def unit_label(self) -> str:
        """The unit beside the value, in the language of the screen."""
        return said_unit(self.unit, self.value if self.value_max is None else None)


def sum_up(figures: Sequence[ReportedFigure]) -> Sum:
    """The sum of figures, or SumRefused with every reason against it.

    Refused: what nobody accepted, what repeats, what a check speaks against; other indicators, units, levels, periods
    or days; plans beside results; shares and averages; what the book says does not add; the same unit twice, or a unit
    inside another (both may count the same thing). Parts of one whole add up where a check found that they make it.
    """
    rows = list(figures)
    reasons = list(dict.fromkeys(_reasons(rows)))
    if reasons:
        raise SumRefused(reasons)
    upper = sum((row.value_max if row.value_max is not None else row.value for row in rows), Decimal())
    value = sum((row.value for row in rows), Decimal())
    return Sum(value, upper if upper != value else None, _bound(rows), rows[0].unit, len(rows))


def _bound(rows: Sequence[ReportedFigure]) -> Bound:
    bounds = {Bound(row.bound) for row in rows} - {Bound.EXACT}
    if not bounds:
        return Bound.EXACT
    return bounds.pop() if len(bounds) == 1 else Bound.ABOUT


def _reasons(rows: Sequence[ReportedFigure]) -> Iterator[str]:
    if not rows:
        yield _("Chưa chọn số nào.")
        return
    yield from _of_each(rows)
    if len({row.unit for row in rows}) > 1:
        yield _("Các số không cùng đơn vị tính.")
    if len({row.is_plan for row in rows}) > 1:
        yield _("Có số là kế hoạch, có số là kết quả.")
    if len({(row.period_from, row.period_to, row.as_of) for row in rows}) > 1:
        yield _("Các số không cùng kỳ hoặc không cùng ngày tính đến.")
    if len({row.pk for row in rows}) < len(rows):
        yield _("Một số được chọn hai lần.")
    if _are_parts(rows):
        if not _make_their_whole(rows):
            yield _("Chưa thấy các phần này cộng đủ số chung, nên có thể trùng nhau hoặc còn thiếu.")
    else:
        yield from _across_units(rows)


def _of_each(rows: Sequence[ReportedFigure]) -> Iterator[str]:
    for row in rows:
        if row.state not in STANDING:
            yield _("Có số chưa được nhận.")
        if row.repeat_of_id is not None:
            yield _("Có số chỉ nhắc lại số khác, cộng vào là tính hai lần.")
        if row.is_doubtful:
            yield _("Có số đang bị nghi ngờ, cần hỏi lại nơi gửi.")
        if row.unit.startswith("%") or "/" in row.unit:
            yield _("Tỷ lệ và số bình quân không cộng được.")


def _across_units(rows: Sequence[ReportedFigure]) -> Iterator[str]:
    keys = {row.indicator for row in rows}
    if "" in keys:
        yield _("Có số chưa gắn với chỉ tiêu nào.")
    if len(keys) > 1:
        yield _("Các số không cùng chỉ tiêu.")
    for key in sorted(keys - {""}):
        info = book.indicator(key)
        if info is None or not info.is_additive:
            yield _("Chỉ tiêu “%(name)s” không cộng được giữa các đơn vị.") % {"name": info.name if info else key}
    if len({row.level for row in rows}) > 1:
        yield _("Các số của những cấp khác nhau.")
    places = [row.place_id for row in rows if row.place_id is not None]
    if len(places) < len(rows):
        yield _("Có số chưa rõ của đơn vị nào.")
    if len(set(places)) < len(places):
        yield _("Hai số của cùng một đơn vị có thể đếm trùng nhau.")
    if PlacePath.objects.filter(ancestor__in=places, descendant__in=places, depth__gt=0).exists():
        yield _("Có đơn vị nằm trong đơn vị khác, số của đơn vị lớn đã có số của đơn vị nhỏ.")


def _are_parts(rows: Sequence[ReportedFigure]) -> bool:
    """Whether they are parts of one and the same whole."""
    return len(rows) > 1 and rows[0].part_of_id is not None and len({row.part_of_id for row in rows}) == 1


def _make_their_whole(rows: Sequence[ReportedFigure]) -> bool:
    wanted = {rows[0].part_of_id, *(row.pk for row in rows)}
    checks = ReportCheck.objects.filter(report=rows[0].report_id, verdict=Verdict.HOLDS, figures=rows[0].part_of_id)
    return any({row.pk for row in check.figures.all()} == wanted for check in checks.prefetch_related("figures"))
