"""What everybody may read of a report, and what a newer report of the same unit and period makes of an older one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures.choices import LIVE, STANDING, Act, FigureState, Perm
from caunoi.figures.models import FigureChange, ReportDocument
from caunoi.figures.services.acting import (
    ActRefused,
    acting,
    check_may,
    check_version,
    lock_report,
    written_back,
)
from caunoi.figures.services.indexing import index_report
from caunoi.journal.services import SYSTEM, record


def publish_report(
    *, report: ReportDocument, by: User | None, at: datetime, with_text: bool = False, version: int | None = None
) -> None:
    """Show the standing figures of a report, each with its sentence, to everybody; `with_text`: the whole text too.

    The publisher has read these sentences: a report may name people. What is not accepted stays hidden. Raises
    ActRefused without a confirmed unit and period, or without one accepted figure. Nobody (None) is the programme.
    """
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.PUBLISH, row)
        check_version(row, version)
        if row.is_public and row.is_text_public == with_text:
            raise ActRefused(_("Báo cáo này đang công khai."))
        if not row.is_confirmed or row.place_id is None:
            raise ActRefused(_("Hãy xác nhận đơn vị và kỳ của báo cáo trước khi công khai."))
        if row.superseded_by_id is not None:
            raise ActRefused(_("Đã có báo cáo mới hơn thay báo cáo này."))
        if with_text and not row.text:
            raise ActRefused(_("Báo cáo này không có toàn văn để công khai."))
        count = row.figures.filter(state__in=STANDING, repeat_of=None).count()
        if not count:
            raise ActRefused(_("Chưa có số nào được nhận, nên chưa có gì để công khai."))
        row.published_at, row.is_text_public, row.version = at, with_text, row.version + 1
        row.save(update_fields=["published_at", "is_text_public", "version"])
        index_report(row)
        detail = {"figures": count, "with_text": with_text}
        record(chain=row.chain, act="report.publish", ref=row.code, by=by or SYSTEM, at=at, detail=detail)
    report.refresh_from_db()


def withdraw_report(*, report: ReportDocument, reason: str, by: User, at: datetime, version: int | None = None) -> None:
    """Take a report's figures down from the public pages. The reason is kept in the history of the report."""
    if not reason.strip():
        raise ActRefused(_("Phải ghi lý do gỡ công khai."))
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.PUBLISH, row)
        check_version(row, version)
        if not row.is_public:
            raise ActRefused(_("Báo cáo này không công khai."))
        _hide(row)
        row.acts.create(act=Act.WITHDRAW, at=at, by=by, reason=reason.strip()[:500])
        record(chain=row.chain, act="report.withdraw", ref=row.code, by=by, at=at)
    report.refresh_from_db()


def _hide(row: ReportDocument) -> None:
    row.published_at, row.is_text_public, row.version = None, False, row.version + 1
    row.save(update_fields=["published_at", "is_text_public", "version"])
    index_report(row)


def supersede_report(*, report: ReportDocument, newer: ReportDocument, by: User, at: datetime) -> None:
    """Let a newer report of the same unit and period stand for an older one, whose figures count no longer.

    A public older report is taken down. `revive_report` is the way back.
    """
    with transaction.atomic():
        first, second = sorted((report.pk, newer.pk))
        for pk in (first, second):  # always in this order: two that cross wait for each other, and do not lock
            ReportDocument.objects.select_for_update(of=("self",)).get(pk=pk)
        newer.refresh_from_db()
        _check_newer(report, newer)
        with acting(report, Act.SUPERSEDE, by=by, at=at, detail={"by_report": newer.code}) as doing:
            row = doing.report
            if row.superseded_by_id is not None:
                raise ActRefused(_("Báo cáo này đã được thay."))
            for figure in row.figures.filter(state__in=LIVE):
                doing.change(figure, {})
            row.superseded_by = newer
            row.save(update_fields=["superseded_by"])
            if row.is_public:
                _hide(row)


def _check_newer(report: ReportDocument, newer: ReportDocument) -> None:
    if newer.place_id is None or newer.pk == report.pk or not newer.is_confirmed:
        raise ActRefused(_("Báo cáo mới cần được xác nhận đơn vị và kỳ trước."))
    if _what(newer) != _what(report):
        raise ActRefused(_("Hai báo cáo không cùng đơn vị và kỳ."))
    if newer.body_id != report.body_id or newer.superseded_by_id is not None:
        raise ActRefused(_("Báo cáo mới phải do cùng cơ quan nhận và đang được dùng."))


def _what(report: ReportDocument) -> tuple[object, ...]:
    return (report.place_id, report.period_from, report.period_to, report.as_of)


def revive_report(*, report: ReportDocument, by: User, at: datetime) -> None:
    """Use a superseded report again: its figures get back the state they had. It is not public until published."""
    with acting(report, Act.REVIVE, by=by, at=at) as doing:
        row = doing.report
        last = row.acts.filter(act=Act.SUPERSEDE).order_by("-at", "-pk").first()
        if row.superseded_by_id is None or last is None:
            raise ActRefused(_("Báo cáo này không bị thay."))
        for change in FigureChange.objects.filter(act=last, figure__state=FigureState.SUPERSEDED).select_related(
            "figure"
        ):
            doing.change(change.figure, written_back(change.figure, change.before))
        row.superseded_by = None
        row.save(update_fields=["superseded_by"])
