"""Reports come in: files, a pasted text; then how far the reading is, cancelling it, trying once more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi.common import clock
from caunoi.desk.figures.door import officer, tabs, upload_bodies
from caunoi.desk.figures.forms import PasteForm, UploadForm
from caunoi.desk.figures.headings import is_unconfirmed
from caunoi.desk.frame import page
from caunoi.figures import access, selectors, wording
from caunoi.figures.choices import Perm, ReportState
from caunoi.figures.services import intake
from caunoi.figures.services.acting import ActRefused
from caunoi.web import files


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Many files at once, each judged on its own; or one pasted text (`cach=dan`)."""
    bodies = upload_bodies(officer(request))
    is_paste = (request.POST or request.GET).get("cach") == "dan"
    form: UploadForm | PasteForm
    if is_paste:
        form = PasteForm(request.POST if request.method == "POST" else None, bodies=bodies)
    else:
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*sent, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            return _take(request, form)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "is_paste": is_paste, "most": intake.MOST_FILES, **_frame(request)}
    return page(request, "desk/figures/upload.html", context, status=422 if form.is_bound else 200)


def _take(request: HttpRequest, form: UploadForm | PasteForm) -> HttpResponse:
    data, user = form.cleaned_data, officer(request)
    if isinstance(form, PasteForm):
        report = intake.paste_report(
            body=data["body"], text=data["text"], title=data["title"], by=user, at=clock.now(), place=form.place,
            source=intake.Source(url=data["source_url"]),
        )  # fmt: skip
        return redirect("desk:figures_report", report.code)
    batch = intake.upload_reports(
        body=data["body"], files=data["documents"], by=user, at=clock.now(), place=form.place
    )  # fmt: skip
    return redirect("desk:figures_batch", batch.code)


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {"tabs": tabs(officer(request)), "tab": "figures"}


@login_required
@never_cache
@require_safe
def batch_state(request: HttpRequest, code: str) -> HttpResponse:
    """What was brought in together: each file with what became of it. htmx asks for the state alone."""
    batch = access.get_batch_or_404(officer(request), code)
    reports = list(selectors.with_counts(batch.reports.all()).order_by("pk"))
    progress = selectors.batch_progress(batch)
    read = [row for row in reports if row.state == ReportState.READ]
    first = next((row for row in read if row.count_open), next(iter(read), None))  # type: ignore[attr-defined]
    twins = selectors.already_here(progress.failed)
    context = {
        "batch": batch, "progress": progress, "first": first,
        "rows": [(row, twins.get(row.pk), wording.period(row)) for row in reports],
        "unread": len(progress.failed) - len(twins), "twins": len(twins),
        "unconfirmed": sum(1 for row in reports if is_unconfirmed(row)),
    }  # fmt: skip
    if request.headers.get("HX-Request"):
        return render(request, "desk/figures/_batch.html", context)
    return page(request, "desk/figures/batch.html", {**context, **_frame(request)})


@login_required
@require_POST
def batch_cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Stop what is not read yet."""
    batch = access.get_batch_or_404(officer(request), code)
    try:
        count = intake.cancel_batch(batch=batch, by=officer(request), at=clock.now())
        messages.success(request, _("Đã thôi đọc %(n)s tệp. Tệp đọc xong vẫn còn.") % {"n": count})
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:figures_batch", code)


@login_required
@never_cache
@require_safe
def original(request: HttpRequest, code: str) -> HttpResponse:
    """The file of a report as it is kept, for whoever reads the report; 404 when none may be given out."""
    report = access.get_report_or_404(officer(request), code)
    if not report.has_file:
        raise Http404
    return files.serve(report.file_ref, mime=report.mime, name=f"{report.code}.{report.kind}")


@login_required
@require_POST
def remove(request: HttpRequest, code: str) -> HttpResponse:
    """Take a file that could not be read off the list; back to what was brought in with it."""
    report = access.get_report_or_404(officer(request), code, Perm.UPLOAD)
    batch, name = report.batch, report.title
    try:
        intake.remove_report(report=report, by=officer(request), at=clock.now())
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:figures_report", code)
    messages.success(request, _("Đã bỏ tệp “%(name)s” khỏi danh sách.") % {"name": name})
    if batch is not None and batch.reports.exists():
        return redirect("desk:figures_batch", batch.code)
    return redirect("desk:figures")


@login_required
@require_POST
def retry(request: HttpRequest, code: str) -> HttpResponse:
    """Read once more what could not be read."""
    report = access.get_report_or_404(officer(request), code, Perm.UPLOAD)
    try:
        intake.retry_report(report=report, by=officer(request), at=clock.now())
        messages.success(request, _("Đang đọc lại báo cáo này."))
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:figures_report", code)
