"""The one way in which figures change: lock the report, check rights and table, write, add history, journal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures import access
from caunoi.figures.choices import Act, FigureState, Perm
from caunoi.figures.models import FigureAct, FigureChange, ReportDocument, ReportedFigure
from caunoi.figures.workflow import BACK, BY_ACT, STAY, Move
from caunoi.journal.services import SYSTEM, record


class ActRefused(Exception):
    """The act may not be done; the message is Vietnamese, for the screen."""


class NotAllowed(ActRefused):
    """The user has no right to this act."""


class StaleReport(ActRefused):
    """Somebody else changed the report or the figure meanwhile."""


def check_may(by: User | None, perm: Perm, report: ReportDocument) -> None:
    """Raise NotAllowed. Nobody (None) is the programme itself: it may."""
    if by is not None and not access.can(by, perm, report):
        raise NotAllowed(_("Anh/chị không có quyền “%(act)s” với báo cáo này.") % {"act": perm.label})


def check_version(row: ReportDocument | ReportedFigure, version: int | None) -> None:
    """Raise StaleReport when the form was drawn from an older state of the row."""
    if version is not None and version != row.version:
        raise StaleReport(_("Có người vừa sửa số liệu này. Hãy xem lại rồi làm tiếp; nội dung đã gõ vẫn còn."))


def lock_report(report: ReportDocument) -> ReportDocument:
    """The report as it is now, locked until the end of the transaction."""
    return ReportDocument.objects.select_for_update(of=("self",)).select_related("body").get(pk=report.pk)


@dataclass
class Acting:
    """An act in progress: `change` a figure as often as wanted, each figure once; one history row each."""

    move: Move
    report: ReportDocument
    row: FigureAct
    at: datetime
    touched: list[int] = field(default_factory=list)

    def change(self, figure: ReportedFigure, fields: Mapping[str, Any], *, version: int | None = None) -> None:
        """Write some fields of a figure and its next state, and what stood there before. Raises ActRefused."""
        check_version(figure, version)
        check_from(self.move, figure)
        after = dict(fields)
        if self.move.to_state not in (STAY, BACK):
            after["state"] = FigureState(self.move.to_state)
        before = {name: getattr(figure, name) for name in after}
        differs = [name for name in after if before[name] != after[name]]
        if not differs:
            return
        for name in differs:
            setattr(figure, name, after[name])
        figure.version += 1
        figure.save(update_fields=[*differs, "version"])
        FigureChange.objects.create(
            act=self.row,
            figure=figure,
            before={name: stored(before[name]) for name in differs},
            after={name: stored(after[name]) for name in differs},
        )
        self.touched.append(figure.number)


def check_from(move: Move, figure: ReportedFigure) -> None:
    """Raise ActRefused when the table does not allow the act from the figure's state."""
    if figure.state not in move.from_states:
        raise ActRefused(
            _("Không thể “%(act)s” khi số này đang ở trạng thái “%(state)s”.")
            % {"act": move.act.label, "state": FigureState(figure.state).label}
        )


def stored(value: Any) -> Any:
    """A field's value as the history keeps it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def written_back(figure: ReportedFigure, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Field values out of a history row, as the figure takes them."""
    values: dict[str, Any] = {}
    for name, value in kept.items():
        column = figure._meta.get_field(name)
        if isinstance(column, models.ForeignKey):
            values[column.attname] = value
        elif isinstance(column, models.Field):
            values[name] = column.to_python(value) if value is not None else None
    return values


@contextmanager
def acting(
    report: ReportDocument,
    act: Act,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
    version: int | None = None,
    undoes: FigureAct | None = None,
    detail: Mapping[str, object] | None = None,
) -> Iterator[Acting]:
    """Do one act on figures of a report, which is locked: two officers come one after the other.

    Inside the block read the figures anew (`doing.report.figures…`) and `change` them. On leaving, the report's version
    grows and the act is journalled (`figure.<act>`, the numbers of the figures; never their values). Nothing is
    written when no figure changed, or when something speaks against it (ActRefused, NotAllowed, StaleReport).
    """
    move = BY_ACT[act]
    if move.needs_reason and not reason.strip():
        raise ActRefused(_("Phải ghi lý do khi “%(act)s”.") % {"act": act.label})
    with transaction.atomic():
        locked = lock_report(report)
        check_may(by, move.perm, locked)
        check_version(locked, version)
        row = FigureAct.objects.create(report=locked, act=act, at=at, by=by, reason=reason.strip()[:500], undoes=undoes)
        doing = Acting(move, locked, row, at)
        yield doing
        if not doing.touched:
            row.delete()
            return
        ReportDocument.objects.filter(pk=locked.pk).update(version=locked.version + 1)
        facts = {"figures": doing.touched[:400], "count": len(doing.touched), **(detail or {})}
        record(chain=locked.chain, act=f"figure.{act}", ref=locked.code, by=by or SYSTEM, at=at, detail=facts)
    report.refresh_from_db()


def figure_of(doing: Acting, figure: ReportedFigure) -> ReportedFigure:
    """The figure as it is now, inside an act on its report."""
    return doing.report.figures.get(pk=figure.pk)
