"""The compiled table as a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi.common import clock
from caunoi.desk.issues.door import officer
from caunoi.issues import access
from caunoi.issues.choices import Perm
from caunoi.issues.tabling import FORMS, export_compilation

_OFFICE = "application/vnd.openxmlformats-officedocument"
MIME = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@login_required
@require_safe
def compilation_export(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """docx, xlsx or csv; without personal data that the marker knows."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code, Perm.EXPORT)
    if form not in FORMS:
        raise Http404
    content = export_compilation(compilation=row, form=form, by=user, at=clock.now())
    response = HttpResponse(content, content_type=MIME[form])
    response["Content-Disposition"] = f'attachment; filename="tong-hop-{row.code}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
