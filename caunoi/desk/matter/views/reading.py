"""The page, and the look at a sender."""

import json
from dataclasses import fields as parts_of

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from caunoi.cases import access
from caunoi.cases.case_reading import voices
from caunoi.cases.models import Sender
from caunoi.cases.services.answers import record_look
from caunoi.cases.services.intake import SenderData
from caunoi.common import clock
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.page import draw
from caunoi.web.sealed import unseal


@login_required
@require_safe
def case_detail(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a case, opened at the officer's next act."""
    return draw(request, access.get_case_or_404(officer(request), code))


@login_required
@require_POST
@never_cache
def case_identity(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sender of one voice; the look is journalled first, with its reason where one is asked."""
    user = officer(request)
    case = access.get_case_or_404(user, code)
    opinion = next((row.opinion for row in voices(case) if str(row.number) == request.POST.get("y")), None)
    if opinion is None or not access.can_see_identity(user, opinion, case):
        raise Http404
    reason = request.POST.get("reason", "").strip()
    if access.needs_reason(user, opinion) and not reason:
        messages.error(request, _("Phải ghi lý do trước khi xem người gửi giấu tên."))
        return redirect(f"{reverse('desk:case_detail', args=[code])}#viec")
    sender = Sender.objects.filter(opinion=opinion).first()
    if sender is None:
        raise Http404
    record_look(case=case, what="sender", ref=case.code, by=user, at=clock.now(), reason=reason[:300])
    return draw(request, case, revealed={opinion.pk: open_sender(sender)})


def open_sender(sender: Sender) -> SenderData:
    """The sender in clear; only after the look was journalled."""
    stored = json.loads(unseal(bytes(sender.sealed)))
    known = {part.name for part in parts_of(SenderData)}
    return SenderData(**{key: value for key, value in stored.items() if key in known})
