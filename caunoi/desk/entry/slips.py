"""The slip to hand over: shown for a few minutes to who entered the opinion, by the session."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from caunoi.calendar.selectors import work_calendar
from caunoi.cases.models import Opinion
from caunoi.cases.services import clocks
from caunoi.common import clock
from caunoi.places.selectors import full_name
from caunoi.web import qr

KEY = "desk_slip"
KEPT = timedelta(minutes=15)


def keep(request: HttpRequest, opinion: Opinion) -> None:
    """Remember whose slip is to be shown next."""
    request.session[KEY] = {"opinion": opinion.pk, "at": clock.now().isoformat()}


def kept(request: HttpRequest) -> Opinion | None:
    """The opinion whose slip may be shown now."""
    data = request.session.get(KEY)
    if not isinstance(data, dict) or clock.now() - datetime.fromisoformat(data["at"]) > KEPT:
        return None
    return Opinion.objects.select_related("body", "place__parent").filter(pk=data["opinion"]).first()


def slip_context(opinion: Opinion, code: str) -> dict[str, Any]:
    """What a slip shows; of a sealed opinion neither kind nor place nor case."""
    part = opinion.parts.select_related("case__authority", "case__place").first()
    case = part.case if part and not opinion.is_sealed else None
    address = f"{settings.PUBLIC_URL}/tra-cuu/#ma={code}"
    return {
        "opinion": opinion,
        "code": code,
        "qr": qr.svg(address, label=_("Mã QR mở trang theo dõi ý kiến này")),
        "lookup_address": f"{settings.PUBLIC_URL}/tra-cuu/",
        "case": case,
        "place_name": full_name(opinion.place) if case else "",
        "is_unclassified": case is not None and clocks.awaits_classifying(case),
        "is_joined": bool(case and case.created_at < opinion.received_at),
        "dues": clocks.compute_dues(
            case, received=clocks.authority_received_on(case), calendar=work_calendar(), today=clock.today()
        )
        if case
        else [],
    }
