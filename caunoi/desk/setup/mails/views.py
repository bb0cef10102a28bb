"""Mails to speakers that did not leave: reception sees which case and why, never the address, and tries again."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET, require_POST

from caunoi.accounts.models import User
from caunoi.cases.choices import MailState
from caunoi.cases.models import OutgoingMail
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import officer, reception_only
from caunoi.desk.setup.pages import REFUSALS, done, page_number
from caunoi.people.choices import Role
from caunoi.people.selectors import reach
from caunoi.web.paging import Numbered

PER_PAGE = 40
KINDS = {
    "receipt": noop("Mã biên nhận"),
    "lost_code": noop("Gửi lại mã biên nhận"),
    "answered": noop("Đã có trả lời"),
    "ask_information": noop("Đề nghị bổ sung"),
    "resolved": noop("Đã làm xong"),
    "transferred": noop("Chuyển cơ quan"),
}


@dataclass(frozen=True)
class MailLine:
    """A mail as listed; `kind` in words."""

    mail: OutgoingMail
    kind: str
    codes: list[str]
    is_failed: bool


@dataclass(frozen=True)
class Listing(Numbered):
    """One page of lines."""

    rows: list[MailLine]
    number: int
    has_next: bool


def waiting_mails(user: User) -> QuerySet[OutgoingMail]:
    """Mails of opinions received where the user takes opinions in; none of a sealed opinion. Failed ones first."""
    failed_first = Case(When(state=MailState.FAILED, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = OutgoingMail.objects.filter(opinion__body__in=reach(user, Role.RECEPTION), opinion__is_sealed=False)
    rows = rows.filter(state__in=[MailState.FAILED, MailState.QUEUED])
    return rows.annotate(turn=failed_first).order_by("turn", "created_at", "pk")


@reception_only
@require_GET
def mail_list(request: HttpRequest) -> HttpResponse:
    """What did not leave, and what waits. Four queries."""
    number = page_number(request)
    start = (number - 1) * PER_PAGE
    found = waiting_mails(officer(request)).prefetch_related("opinion__parts__case")
    mails = list(found[start : start + PER_PAGE + 1])
    rows = [
        MailLine(
            mail,
            _(KINDS.get(mail.kind, noop("Việc có bước mới"))),
            sorted({part.case.code for part in mail.opinion.parts.all()}),
            mail.state == MailState.FAILED,
        )
        for mail in mails[:PER_PAGE]
    ]
    listing = Listing(rows, number, len(mails) > PER_PAGE)
    crumbs = [(reverse("desk:inbox"), _("Bàn làm việc")), ("", _("Thư chưa gửi được"))]
    return page(request, "desk/setup/mails.html", {"listing": listing, "crumbs": crumbs})


@reception_only
@require_POST
def mail_resend(request: HttpRequest) -> HttpResponse:
    """Put a mail back into the outbox."""
    user, text = officer(request), request.POST.get("thu", "")
    row = waiting_mails(user).filter(pk=int(text)).first() if text.isdecimal() and len(text) < 12 else None
    if row is None:
        raise Http404
    message = _("Đã xếp thư vào hàng gửi lại.")
    try:
        office.resend_mail(mail=row, by=user, at=clock.now())
    except REFUSALS as error:
        message = str(error)
    return done(request, message, reverse("desk:setup_mails"))
