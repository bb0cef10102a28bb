"""One quantity named several times is counted once: repeats point to the first mention, and back again."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures.choices import Act
from caunoi.figures.models import ReportedFigure
from caunoi.figures.services.acting import ActRefused, acting, figure_of
from caunoi.figures.services.checking import check_again


def merge_repeats(
    *, first: ReportedFigure, repeats: Sequence[ReportedFigure], by: User, at: datetime, version: int | None = None
) -> None:
    """Say that some figures of a report repeat another one: a table counts `first` alone.

    What was a part of a repeat becomes a part of the first. Raises ActRefused for different reports, values or
    units (correct one of them first), and for a whole that would repeat its own part.
    """
    if not repeats:
        raise ActRefused(_("Hãy chọn những số nhắc lại."))
    with acting(first.report, Act.MERGE, by=by, at=at) as doing:
        kept = figure_of(doing, first)
        if kept.repeat_of_id is not None:
            raise ActRefused(_("Số được giữ lại đang là số nhắc lại của một số khác."))
        for repeat in repeats:
            row = doing.report.figures.filter(pk=repeat.pk).first()
            if row is None:
                raise ActRefused(_("Chỉ gộp được các số trong cùng một báo cáo."))
            _check_same(kept, row)
            doing.change(row, {"repeat_of": kept}, version=version)
            for pointing in doing.report.figures.filter(repeat_of=row):
                doing.change(pointing, {"repeat_of": kept})
            for part in doing.report.figures.filter(part_of=row).exclude(pk=kept.pk):
                doing.change(part, {"part_of": kept})
        if not doing.touched:
            raise ActRefused(_("Các số này đã được gộp."))
        check_again(doing.report)


def _check_same(first: ReportedFigure, other: ReportedFigure) -> None:
    if first.pk == other.pk:
        raise ActRefused(_("Một số không nhắc lại chính nó."))
    if (first.value, first.value_max, first.unit) != (other.value, other.value_max, other.unit):
        raise ActRefused(_("Hai số khác giá trị hoặc đơn vị tính. Hãy sửa số sai trước rồi gộp."))
    if other.part_of_id == first.pk or first.part_of_id == other.pk:
        raise ActRefused(_("Một số là phần của số kia, không phải nhắc lại."))


def unmerge_repeat(*, figure: ReportedFigure, by: User, at: datetime, version: int | None = None) -> None:
    """Say that a figure is no repeat after all: it is counted by itself again."""
    with acting(figure.report, Act.UNMERGE, by=by, at=at) as doing:
        row = figure_of(doing, figure)
        if row.repeat_of_id is None:
            raise ActRefused(_("Số này không phải số nhắc lại."))
        doing.change(row, {"repeat_of": None}, version=version)
        check_again(doing.report)
    figure.refresh_from_db()
