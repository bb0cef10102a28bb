"""Whose the reports of one upload are and of when, confirmed on one page; a line left without a unit waits."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from caunoi.common import clock
from caunoi.desk.figures.door import officer, tabs
from caunoi.desk.figures.heading import HeadingForm
from caunoi.desk.figures.proposing import Proposal
from caunoi.desk.frame import page
from caunoi.figures import access
from caunoi.figures.choices import Perm, ReportState
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.services import confirming
from caunoi.figures.services.acting import ActRefused


@dataclass
class Line:
    """One report, with what is proposed or was typed, and why it could not be confirmed."""

    proposal: Proposal
    place: str
    period_words: str
    errors: list[str] = field(default_factory=list)

    @property
    def report(self) -> ReportDocument:
        """The report of the line."""
        return self.proposal.report


def is_unconfirmed(report: ReportDocument) -> bool:
    """Whether it was read and nobody has said yet whose it is and of when."""
    return report.state == ReportState.READ and not report.is_confirmed and report.superseded_by_id is None


def _unconfirmed(batch: ReportBatch) -> list[ReportDocument]:
    rows = batch.reports.select_related("place", "sender", "body").defer("text").order_by("pk")
    return [report for report in rows if is_unconfirmed(report)]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def batch_headings(request: HttpRequest, code: str) -> HttpResponse:
    """Every line of it confirmed that names a unit; those that are refused stay, with what was typed."""
    batch = access.get_batch_or_404(officer(request), code)
    if not access.may_at(officer(request), Perm.REVIEW, batch.body_id):
        raise PermissionDenied
    reports, lines, done = _unconfirmed(batch), [], 0
    for report in reports:
        line = _line(request, Proposal(report))
        if request.method == "POST" and line.place and _confirm(request, line):
            done += 1
        else:
            lines.append(line)
    if done:
        messages.success(request, _("Đã xác nhận đơn vị và kỳ của %(n)s báo cáo.") % {"n": done})
    has_errors = any(line.errors for line in lines)
    if not lines or (request.method == "POST" and not has_errors):
        return redirect("desk:figures_batch", code)
    context = {
        "batch": batch, "lines": lines, "faults": [line for line in lines if line.errors], "has_errors": has_errors,
        "offers": reverse("desk:figures_places"), "tabs": tabs(officer(request)), "tab": "figures",
    }  # fmt: skip
    return page(request, "desk/figures/headings.html", context, status=422 if has_errors else 200)


def _line(request: HttpRequest, proposal: Proposal) -> Line:
    known, name = proposal.data, proposal.report.code
    given = {key: request.POST.get(f"{name}-{key}", "") for key in ("place", "period_words")}
    if request.method != "POST" or f"{name}-place" not in request.POST:
        given = {key: "" if request.method == "POST" and key == "place" else known[key] for key in given}
    return Line(proposal, " ".join(given["place"].split())[:200], " ".join(given["period_words"].split())[:200])


def _confirm(request: HttpRequest, line: Line) -> bool:
    """Whether the line was confirmed; what speaks against it is left in it."""
    version = request.POST.get(f"{line.report.code}-version", "")
    typed = {"version": version, "place": line.place, "period_words": line.period_words}
    form = HeadingForm({**line.proposal.data, **typed})
    if not form.is_valid():
        line.errors = [str(text) for found in form.errors.values() for text in found]
        return False
    try:
        confirming.confirm_report(
            report=line.report, heading=form.heading(), by=officer(request), at=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip
    except ActRefused as refusal:
        line.errors = [str(refusal)]
        line.report.refresh_from_db(fields=["version"])
        return False
    return True
