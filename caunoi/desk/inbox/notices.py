"""My notifications: lines for my posts and for my roles at my bodies."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET, require_POST

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import State
from caunoi.cases.models import Notice, NoticeRead
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.inbox.selectors import PER_PAGE, Listing
from caunoi.desk.inbox.views import officer, page_number
from caunoi.people.choices import Role
from caunoi.people.selectors import reach, terms_of

TEXTS = {
    "new": noop("Có ý kiến mới cần phân loại"),
    "joined": noop("Có thêm người cùng nói về một việc"),
    "transferred": noop("Vụ việc được chuyển đến"),
    "handed_back": noop("Đơn vị trả lại vụ việc"),
    "assigned": noop("Vụ việc được giao xử lý"),
    "to_sign": noop("Có dự thảo trả lời chờ ký"),
    "returned": noop("Lãnh đạo trả lại dự thảo"),
    "urged": noop("Có văn bản đôn đốc"),
    "bad_rating": noop("Người gửi chưa đồng ý với câu trả lời"),
    "reopened": noop("Người gửi mở lại vụ việc"),
    "addition": noop("Người gửi bổ sung thông tin"),
    "information": noop("Thông tin đề nghị đã có"),
    "due_soon": noop("Sắp đến hạn"),
    "overdue": noop("Đã quá hạn"),
    "escalated": noop("Quá hạn nhiều ngày, báo lãnh đạo"),
    "promise_due": noop("Sắp đến ngày hẹn của lời hứa"),
    "promise_late": noop("Lời hứa đã quá hẹn"),
    "mail_failed": noop("Thư báo cho người gửi không đi được; hãy báo bằng cách khác"),
}


@dataclass(frozen=True)
class Line:
    """One notice as shown."""

    notice: Notice
    text: str
    is_read: bool


def my_notices(user: User) -> QuerySet[Notice]:
    """Notices to my posts, and to roles I hold where I hold them; none of a quarantined case, none I may not see."""
    rule = Q(post__in=[term.post_id for term in terms_of(user)])
    for role in (Role.RECEPTION, Role.LEADER, Role.HANDLER):
        held = reach(user, role)
        if held:
            rule |= Q(role=role, body__in=held)
    read = NoticeRead.objects.filter(notice=OuterRef("pk"), user=user)
    rows = Notice.objects.filter(rule).exclude(case__state=State.QUARANTINED)
    return rows.select_related("case").annotate(is_read=Exists(read)).order_by("-at", "-pk")


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """The newest notices, page by page."""
    user = officer(request)
    number = page_number(request)
    start = (number - 1) * PER_PAGE
    rows = list(my_notices(user)[start : start + PER_PAGE + 1])
    visible = set(access.visible_cases(user).filter(pk__in=[row.case_id for row in rows]).values_list("pk", flat=True))
    lines = [
        Line(row, _(TEXTS.get(row.kind, noop("Vụ việc có bước mới"))), bool(getattr(row, "is_read", False)))
        for row in rows[:PER_PAGE]
        if row.case_id in visible
    ]
    listing = Listing(lines, number, len(rows) > PER_PAGE)
    unread = sum(not line.is_read for line in lines)
    return page(request, "desk/inbox/notices.html", {"listing": listing, "unread": unread})


@login_required
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark everything up to now as read."""
    user = officer(request)
    now = clock.now()
    unread = my_notices(user).exclude(reads__user=user)[:500]
    NoticeRead.objects.bulk_create([NoticeRead(notice=row, user=user, at=now) for row in unread], ignore_conflicts=True)
    return redirect("desk:notices")
