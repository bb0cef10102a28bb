"""Figures as tables to take away, xlsx or csv; each is journalled. Cells are text: nothing in them is a formula."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.common.sheets import write_csv, write_xlsx
from caunoi.desk.figures.door import officer
from caunoi.desk.figures.listing import Filters
from caunoi.desk.figures.matrix import Choice, first_of
from caunoi.figures import access, exports, tables
from caunoi.figures.choices import Perm
from caunoi.figures.models import ReportedFigure
from caunoi.journal.services import SYSTEM_CHAIN, record
from caunoi.people.selectors import bodies_of

MOST_FIGURES = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def matrix_export(request: HttpRequest, form: str) -> HttpResponse:
    """The table as xlsx or csv."""
    user = _exporter(request)
    rows = first_of(Choice.of(request.GET).apply(access.visible_reports(user, Perm.EXPORT)))
    table = exports.matrix_table(tables.matrix(rows, group=Choice.of(request.GET).group))
    return _sheet(user, form, "bang-so-lieu", table)


@login_required
@require_safe
def list_export(request: HttpRequest, form: str) -> HttpResponse:
    """Every figure of the reports that the filters of the list keep, with its words and its source."""
    user = _exporter(request)
    reports = Filters.of(request.GET).apply(access.visible_reports(user, Perm.EXPORT), user)
    code = request.GET.get("bao_cao", "")[:20]
    if code:
        reports = reports.filter(code=code)
    figures = ReportedFigure.objects.filter(report__in=reports.order_by().values("pk"))
    figures = figures.select_related("report__sender", "place", "part_of").defer("report__text")
    lines = list(exports.figure_rows(figures.order_by("report_id", "number")[:MOST_FIGURES]))
    return _sheet(user, form, f"so-lieu{'-' + code if code else ''}", (exports.headers(), lines))


def _exporter(request: HttpRequest) -> User:
    user = officer(request)
    if not access.bodies(user, Perm.EXPORT):
        raise PermissionDenied
    return user


def _sheet(user: User, form: str, name: str, table: tuple[Sequence[str], Sequence[Sequence[object]]]) -> HttpResponse:
    headers, lines = table
    if form == "csv":
        content, mime = write_csv(headers, lines), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content, mime = write_xlsx(headers, lines, title=_("Số liệu")), XLSX
    else:
        raise Http404
    bodies = bodies_of(user)
    chain = bodies[0].chain if bodies else SYSTEM_CHAIN
    with transaction.atomic():
        record(chain=chain, act="report.export", ref=user.code, by=user, at=clock.now(), detail={"rows": len(lines)})
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y%m%d}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
