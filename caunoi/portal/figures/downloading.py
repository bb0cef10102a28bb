"""The figures on the page as a table to keep: xlsx and csv, each row with its words and its source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.common.sheets import write_csv, write_xlsx
from caunoi.figures import exports
from caunoi.figures.models import ReportedFigure
from caunoi.portal.figures import selectors
from caunoi.portal.figures.views import filters_of
from caunoi.portal.frame import revalidated

MOST_ROWS = 20_000
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@revalidated
def figure_download(request: HttpRequest) -> HttpResponse:
    """The public figures of a unit under the filters of the address. A part names its whole when that is public."""
    filters, kind = filters_of(request), request.GET.get("dang", "xlsx")
    if filters.place is None or kind not in KINDS:
        raise Http404
    found = selectors.rows_of(filters.place, filters.when).select_related("part_of")
    rows = selectors.with_words(selectors.in_group(list(found[:MOST_ROWS]), filters.group), filters.words)
    _hide_wholes(rows)
    table = (exports.headers(), list(exports.figure_rows(rows)))
    data = write_xlsx(*table, title=_("Số liệu")) if kind == "xlsx" else write_csv(*table)
    response = HttpResponse(data, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="so-lieu-{filters.place.code}.{kind}"'
    return response


def _hide_wholes(rows: list[ReportedFigure]) -> None:
    ids = {row.pk for row in rows}
    for row in rows:
        if row.part_of_id not in ids:
            row.part_of = None
