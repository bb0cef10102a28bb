"""A person's word on figures: accept, correct, reject, map to an indicator, accept what is sure, take the last back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures import book
from caunoi.figures.choices import Act, Bound, FigureLevel, FigureState
from caunoi.figures.models import FigureAct, FigureChange, ReportDocument, ReportedFigure
from caunoi.figures.periods import Period, own_dates
from caunoi.figures.services.acting import ActRefused, acting, figure_of, written_back
from caunoi.figures.services.checking import check_again
from caunoi.figures.services.vocabulary import keep_word
from caunoi.figures.workflow import BY_ACT
from caunoi.places.models import Place

SURE = 0.8  # confidence from which a figure without doubt is accepted together with others
LARGEST = Decimal(10) ** 19


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What an officer puts right; None leaves a field as it is. `no_range` makes a range a single value."""

    value: Decimal | None = None
    value_max: Decimal | None = None
    no_range: bool = False
    bound: str | None = None
    unit: str | None = None
    what: str | None = None
    subject: str | None = None
    level: str | None = None
    period_words: str | None = None
    place: Place | None = None
    is_plan: bool | None = None
    indicator: str | None = None


def accept_figure(
    *, figure: ReportedFigure, by: User, at: datetime, reason: str = "", version: int | None = None
) -> None:
    """Take a figure as the report's word, doubtful or not: the officer has looked (decisions 24)."""
    with acting(figure.report, Act.ACCEPT, by=by, at=at, reason=reason) as doing:
        doing.change(figure_of(doing, figure), {}, version=version)
    figure.refresh_from_db()


def accept_all_sure(*, report: ReportDocument, by: User, at: datetime, above: float = SURE, mapped: bool = True) -> int:
    """Accept every proposed figure against which nothing speaks and that was read surely; how many.

    Those with an indicator, or (not `mapped`) those without. Left to a person: doubtful ones, repeats, plans and
    targets, and what was read with less confidence.
    """
    with acting(report, Act.ACCEPT_SURE, by=by, at=at) as doing:
        rows = sure_figures(doing.report, above=above, mapped=mapped)
        for figure in rows:
            doing.change(figure, {})
    return len(doing.touched)


def sure_figures(report: ReportDocument, *, above: float = SURE, mapped: bool = True) -> list[ReportedFigure]:
    """The figures that `accept_all_sure` would accept."""
    rows = report.figures.filter(
        state=FigureState.PROPOSED, is_doubtful=False, is_plan=False, repeat_of=None, confidence__gte=above
    )
    return list(rows.exclude(indicator="") if mapped else rows.filter(indicator=""))


def reject_figure(*, figure: ReportedFigure, reason: str, by: User, at: datetime, version: int | None = None) -> None:
    """Say that this is no figure, or a wrong one; it stays in the history and in no table."""
    with acting(figure.report, Act.REJECT, by=by, at=at, reason=reason) as doing:
        doing.change(figure_of(doing, figure), {}, version=version)
        check_again(doing.report)
    figure.refresh_from_db()


def restore_figure(*, figure: ReportedFigure, by: User, at: datetime, version: int | None = None) -> None:
    """Propose a rejected figure again."""
    with acting(figure.report, Act.RESTORE, by=by, at=at) as doing:
        doing.change(figure_of(doing, figure), {}, version=version)
        check_again(doing.report)
    figure.refresh_from_db()


def correct_figure(
    *,
    figure: ReportedFigure,
    changes: Correction,
    by: User,
    at: datetime,
    reason: str = "",
    version: int | None = None,
) -> None:
    """Put right what was misread, or what the report got wrong (then the reason says so). It counts as accepted.

    The quote stays what the text says. A new indicator is kept as vocabulary. Raises ActRefused when nothing changes.
    """
    values = _checked(figure, changes)
    if not values:
        raise ActRefused(_("Không có gì thay đổi."))
    with acting(figure.report, Act.CORRECT, by=by, at=at, reason=reason) as doing:
        row = figure_of(doing, figure)
        doing.change(row, values, version=version)
        if "indicator" in values:
            keep_word(figure=row, by=by, at=at)
        check_again(doing.report)
    figure.refresh_from_db()


def _checked(figure: ReportedFigure, changes: Correction) -> dict[str, Any]:
    given = {name.name: getattr(changes, name.name) for name in fields(changes)}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None and name != "no_range"}
    for name, limit in (("unit", 60), ("what", 300), ("subject", 300), ("period_words", 200)):
        if name in values:
            values[name] = " ".join(values[name].split())[:limit]
    if changes.no_range:
        values["value_max"] = None
    _check_numbers(figure, values)
    if values.get("bound", Bound.EXACT) not in Bound.values or values.get("level", "") not in ("", *FigureLevel.values):
        raise ActRefused(_("Cách ghi hoặc cấp không có trong danh mục."))
    if "indicator" in values:
        _check_indicator(values["indicator"])
        values["indicator_confidence"] = 1.0
    if "period_words" in values:
        values |= _period(figure.report, values["period_words"])
    return {name: value for name, value in values.items() if getattr(figure, name) != value}


def _period(report: ReportDocument, words: str) -> dict[str, Any]:
    if not words:
        return {"period_from": report.period_from, "period_to": report.period_to, "as_of": report.as_of}
    read = own_dates(words, Period(report.period_from, report.period_to, report.as_of))
    return {"period_from": read.first, "period_to": read.last, "as_of": read.as_of}


def _check_numbers(figure: ReportedFigure, values: Mapping[str, Any]) -> None:
    value, upper = values.get("value", figure.value), values.get("value_max", figure.value_max)
    for number in (value, upper):
        if number is not None and (not number.is_finite() or not 0 <= number < LARGEST):
            raise ActRefused(_("Số phải từ 0 trở lên và không quá 19 chữ số."))
    if upper is not None and upper < value:
        raise ActRefused(_("Số cuối khoảng không được nhỏ hơn số đầu."))


def _check_indicator(indicator: str) -> None:
    if indicator and indicator not in book.indicators():
        raise ActRefused(_("Chỉ tiêu này không có trong danh mục."))


def map_figure(
    *,
    figure: ReportedFigure,
    indicator: str,
    by: User,
    at: datetime,
    is_word_kept: bool = True,
    version: int | None = None,
) -> None:
    """Say to which indicator a figure answers ("": to none). The words are kept and offered next time."""
    _check_indicator(indicator)
    with acting(figure.report, Act.MAP, by=by, at=at) as doing:
        row = figure_of(doing, figure)
        doing.change(row, {"indicator": indicator, "indicator_confidence": 1.0}, version=version)
        if is_word_kept:
            keep_word(figure=row, by=by, at=at)
    figure.refresh_from_db()


def last_undoable(report: ReportDocument, by: User) -> FigureAct | None:
    """The officer's last act on this report that is not taken back yet."""
    kinds = [move.act for move in BY_ACT.values() if move.undo]
    rows = report.acts.filter(by=by, act__in=kinds, undone_by=None, undoes=None)
    return rows.order_by("-at", "-pk").first()


def undo_last(*, report: ReportDocument, by: User, at: datetime) -> FigureAct:
    """Take back one's own last act on a report: every figure gets back what it had. The history keeps both.

    Refused when somebody has changed one of these figures since.
    """
    last = last_undoable(report, by)
    if last is None:
        raise ActRefused(_("Không còn việc nào của anh/chị để hoàn tác ở báo cáo này."))
    with acting(report, Act.UNDO, by=by, at=at, undoes=last, detail={"undone": last.act}) as doing:
        for change in last.changes.select_related("figure"):
            if _changed_since(change):
                raise ActRefused(_("Số này đã được sửa tiếp sau đó, không hoàn tác được. Hãy sửa trực tiếp."))
            doing.change(change.figure, written_back(change.figure, change.before))
        check_again(doing.report)
    return last


def _changed_since(change: FigureChange) -> bool:
    """Whether an act that still holds has changed the same fields of the figure later."""
    later = FigureChange.objects.filter(figure=change.figure, pk__gt=change.pk, act__undoes=None, act__undone_by=None)
    return any(set(row.before) & set(change.before) for row in later)
