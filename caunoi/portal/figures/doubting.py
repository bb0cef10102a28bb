"""“Báo số sai”: an opinion to the body that keeps the report, with the number already in the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from caunoi.cases.choices import CaseKind
from caunoi.common import clock
from caunoi.figures.access import get_public_figure_or_404
from caunoi.figures.models import ReportDocument
from caunoi.people.models import Body
from caunoi.portal.send import draft as drafts
from caunoi.portal.send import steps


def asked_body(report: ReportDocument) -> Body | None:
    """The body that may be told of a wrong number: the keeper, while it takes opinions here."""
    body = report.body
    if body is None or not body.is_receiving:
        return None
    return body if Body.objects.valid_on(clock.today()).filter(pk=body.pk).exists() else None


@never_cache
@require_POST
def figure_doubt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Begin an opinion on a public number. Without a body that takes it the sending asks who should."""
    figure = get_public_figure_or_404(code, number)
    draft = drafts.load(request) or drafts.new_draft()
    body = asked_body(figure.report)
    draft.kind, draft.join, draft.box, draft.body = CaseKind.REPORT, "", "", body.code if body else ""
    draft.place = figure.place.code if body and figure.place else ""
    words = _("Số “%(quote)s” trong “%(title)s” (mã %(code)s) theo tôi chưa đúng, vì: ")
    draft.text = draft.text or words % {"quote": figure.quote, "title": figure.report.title, "code": figure.code}
    drafts.save(request, draft)
    return redirect("portal:send_step", steps.TEXT if body else steps.KIND)
