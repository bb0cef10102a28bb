"""The import of a file in four looks at one address: columns, preview, progress, result."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases.choices import CaseKind, Channel
from caunoi.cases.importing.columns import Column
from caunoi.cases.importing.rows import Options
from caunoi.cases.models import ImportBatch
from caunoi.cases.services import imports
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.common.sheets import SheetError
from caunoi.desk.entry.door import entry_bodies, get_batch_or_404, officer, page_of, tabs
from caunoi.desk.entry.forms import DESK_KINDS, UploadForm
from caunoi.desk.entry.import_same import with_same
from caunoi.desk.frame import page
from caunoi.routing.suggesting import likely_fields
from caunoi.web.books import fields

SHOWN_ROWS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STEPS = (gettext_lazy("Tải tệp"), gettext_lazy("Ghép cột"), gettext_lazy("Xem trước"), gettext_lazy("Nhập"))
State = ImportBatch.State


def _tabs(request: HttpRequest) -> dict[str, Any]:
    return {"tabs": tabs(officer(request)), "tab": "import_list"}


@login_required
@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """The files so far, and a place to give a new one."""
    bodies = entry_bodies(request)
    form = UploadForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            batch = imports.upload_batch(
                body=data["body"], file=data["file"], name=data["file"].name, by=officer(request), at=clock.now()
            )
            return redirect("desk:import_mapping", pk=batch.pk)
        except (ActRefused, SheetError) as error:
            form.add_error("file", str(error))
    batches = page_of(request, imports.visible_batches(officer(request)))
    removable = {batch.pk for batch in batches if imports.is_removable(batch, officer(request))}
    context = {**_tabs(request), "form": form, "batches": batches, "removable": removable}
    return page(request, "desk/entry/import_list.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def import_mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is what."""
    batch = get_batch_or_404(officer(request), pk)
    if batch.state != State.UPLOADED:
        return redirect("desk:import_batch", pk=pk)
    error = ""
    if request.method == "POST":
        mapping, options = _mapping_of(request), _options_of(request)
        try:
            imports.set_mapping(batch=batch, mapping=mapping, options=options, by=officer(request))
            return redirect("desk:import_batch", pk=pk)
        except ActRefused as refusal:
            error = str(refusal)
            batch.mapping, batch.options = mapping, options.to_json()
    try:
        sheet = imports.sheet_of(batch)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:import_list")
    headers = [
        (index, header or _("Cột %(n)d") % {"n": index + 1}, sheet.samples(index))
        for index, header in enumerate(sheet.headers)
    ]
    options = Options.from_json(batch.options)
    context = {
        **_tabs(request), "batch": batch, "headers": headers, "error": error, "options": options, "steps": STEPS,
        "columns": [(column, column.label, batch.mapping.get(column.value)) for column in Column],
        "samples": {index: samples for index, _header, samples in headers}, "kinds": DESK_KINDS, "channels": Channel,
        "same": imports.same_file_before(batch),
    }  # fmt: skip
    return page(request, "desk/entry/import_mapping.html", context, status=422 if error else 200)


def _mapping_of(request: HttpRequest) -> dict[str, int]:
    chosen = {column.value: request.POST.get(f"cot_{column.value}", "") for column in Column}
    return {name: int(index) for name, index in chosen.items() if index.isdecimal() and len(index) < 4}


def _options_of(request: HttpRequest) -> Options:
    channel, kind = request.POST.get("channel", ""), request.POST.get("kind", "")
    return Options(
        channel=Channel(channel) if channel in Channel.values else Channel.IMPORT,
        kind=CaseKind(kind) if kind in DESK_KINDS else CaseKind.REPORT,
        keep_unknown_place=request.POST.get("keep_unknown_place") == "1",
    )


@login_required
@never_cache
@require_GET
def import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview before the run, progress while it runs, the result after it; htmx asks for the progress alone."""
    batch = get_batch_or_404(officer(request), pk)
    context: dict[str, Any] = {
        **_tabs(request), "batch": batch, "steps": STEPS,
        "is_stalled": imports.is_stalled(batch, at=clock.now()),
    }  # fmt: skip
    if request.headers.get("HX-Request"):
        return render(request, "desk/entry/_import_state.html", context)
    if batch.state == State.UPLOADED:
        try:
            context |= with_same(_preview(batch), batch=batch, by=officer(request))
        except ActRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("desk:import_list")
        return page(request, "desk/entry/import_preview.html", context)
    return page(request, "desk/entry/import_state.html", context)


def _preview(batch: ImportBatch) -> dict[str, Any]:
    preview = imports.preview_batch(batch=batch, at=clock.now())
    names = fields()
    worst_first = sorted(preview.rows, key=lambda row: row.status != "bad")
    for row in worst_first[:SHOWN_ROWS]:
        if row.data is not None and not row.data.field and not row.is_denunciation:
            row.likely = next((names[item.key] for item in likely_fields(row.data.text)), "")
    return {
        "preview": preview, "rows": worst_first[:SHOWN_ROWS], "more": max(0, len(preview.rows) - SHOWN_ROWS),
        "good": preview.count("good"), "bad": preview.count("bad"), "known": preview.count("known"),
        "twins": preview.count("twin"), "sealed": preview.denunciations,
    }  # fmt: skip


@login_required
@require_POST
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the import, or start it again where it was cut off."""
    batch = get_batch_or_404(officer(request), pk)
    try:
        imports.start_import(batch=batch, by=officer(request), at=clock.now())
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:import_batch", pk=pk)


@login_required
@require_POST
def import_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that stayed out, to correct and import again."""
    batch = get_batch_or_404(officer(request), pk)
    try:
        content = imports.refused_rows(batch=batch, by=officer(request), at=clock.now())
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:import_batch", pk=pk)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="dong-chua-nhap-{pk}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def import_forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what is left of the table."""
    return _taken_away(request, pk, imports.forget_batch, _("Đã xóa dữ liệu của tệp; số đếm vẫn còn."))


@login_required
@require_POST
def import_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file given by mistake off the list."""
    return _taken_away(request, pk, imports.remove_batch, _("Đã bỏ tệp khỏi danh sách."))


def _taken_away(request: HttpRequest, pk: int, act: Callable[..., None], done: str) -> HttpResponse:
    batch = get_batch_or_404(officer(request), pk)
    try:
        act(batch=batch, by=officer(request), at=clock.now())
        messages.success(request, done)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:import_list")
