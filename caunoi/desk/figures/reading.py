"""The page of a report: text left, figures right. An act leads back here; htmx takes the list of figures alone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.desk.figures import asking, text
from caunoi.desk.figures.door import officer, tabs
from caunoi.desk.figures.panel import Panel, read_query
from caunoi.desk.figures.proposing import Proposal
from caunoi.desk.frame import page
from caunoi.figures import access, selectors, wording
from caunoi.figures.choices import UNFINISHED, Perm
from caunoi.figures.models import ReportDocument
from caunoi.places.selectors import full_name


@login_required
@never_cache
@require_safe
def report_page(request: HttpRequest, code: str) -> HttpResponse:
    """A report: `?so=12` opens a figure, `xem` chooses those listed, `lam` asks for a form."""
    report = access.get_report_or_404(officer(request), code)
    return draw(request, asking.asked_panel(request, Panel(report, officer(request), **read_query(request))))


def draw(request: HttpRequest, panel: Panel, *, status: int = 200) -> HttpResponse:
    """The page, or for htmx its list of figures alone; both are drawn from the same template."""
    context: dict[str, Any] = {"report": panel.report, "panel": panel}
    if request.headers.get("HX-Request"):
        name = "_waiting" if panel.report.state in UNFINISHED else "_panel"
        response = render(request, f"desk/figures/{name}.html", context, status=status)
        if status >= 400:
            response["HX-Replace-Url"] = "false"
    else:
        response = page(request, "desk/figures/report.html", context | _around(request, panel), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _around(request: HttpRequest, panel: Panel) -> dict[str, Any]:
    report, user = panel.report, panel.user
    held = {perm for perm in Perm if access.can(user, perm, report)}
    return {
        "blocks": text.blocks(panel),
        "period": wording.period(report),
        "place_name": full_name(report.place) if report.place else "",
        "may": {str(perm) for perm in held},
        "older": _older(report) if Perm.REVIEW in held else [],
        "proposal": Proposal(report),
        "tabs": tabs(user),
        "tab": "figures",
        "title": report.title or _("Báo cáo không tên"),
    }


def _older(report: ReportDocument) -> list[ReportDocument]:
    if report.superseded_by_id is not None or not report.is_confirmed:
        return []
    return selectors.likely_same(report)
