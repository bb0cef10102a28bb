"""The receipt, shown to who sent the opinion and to nobody else: the session knows, the address does not."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from caunoi.calendar.selectors import work_calendar
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services import clocks, speaking
from caunoi.common import clock
from caunoi.places.selectors import full_name
from caunoi.portal.frame import show
from caunoi.portal.track import visits
from caunoi.rulebook.deadlines import Due
from caunoi.web import qr
from caunoi.web.sealed import unseal


@never_cache
@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """The slip with the code, right after sending; a reload shows the same one."""
    opinion = visits.receipt_of(request)
    if opinion is None:
        return redirect("portal:lookup")
    code = unseal(opinion.receipt_sealed)
    cases = speaking.cases_of(opinion)
    address = f"{settings.PUBLIC_URL}/tra-cuu/#ma={code}"
    context: dict[str, Any] = {
        "opinion": opinion,
        "code": code,
        "qr": qr.svg(address, label=_("Mã QR mở trang theo dõi ý kiến này")),
        "lookup_address": f"{settings.PUBLIC_URL}/tra-cuu/",
        "case": cases[0] if cases else None,
        "is_separate": opinion.is_sealed,
        "place_name": full_name(opinion.place),
        "has_mail": opinion.mails.filter(kind="receipt").exists(),
        "dues": [] if opinion.is_sealed or not cases else first_dues(cases[0], opinion),
        "is_unclassified": bool(cases) and clocks.awaits_classifying(cases[0]),
        "is_joined": bool(cases) and cases[0].created_at < opinion.received_at,
    }
    return show(request, "portal/track/receipt.html", context, door="bàn")


def first_dues(case: Case, opinion: Opinion) -> list[Due]:
    """The dates to expect: those of the clocks that run, else counted from the day of receipt."""
    return clocks.compute_dues(
        case, received=clocks.authority_received_on(case), calendar=work_calendar(), today=clock.today()
    )
