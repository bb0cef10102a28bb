"""The present list as an Excel file: no sender, no sealed word, formulas made harmless."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.calendar.selectors import work_calendar
from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Channel, Outcome, Perm, State
from caunoi.cases.models import Case
from caunoi.common import clock
from caunoi.common.sheets import write_xlsx
from caunoi.desk.inbox import selectors
from caunoi.desk.inbox.forms import FilterForm
from caunoi.desk.inbox.views import chosen_scope, officer
from caunoi.journal.services import record
from caunoi.places.selectors import full_name
from caunoi.rulebook.vocabulary import fields

MAX_ROWS = 20_000


def _label(choices: type[CaseKind] | type[Channel] | type[Outcome] | type[State], value: str) -> str:
    return str(choices(value).label) if value else ""


def _cells(case: Case, names: dict[int, str]) -> list[str]:
    if case.place_id not in names:
        names[case.place_id] = full_name(case.place)
    return [
        case.code,
        case.title,
        _label(CaseKind, case.kind),
        fields().get(case.field, ""),
        names[case.place_id],
        _label(Channel, getattr(case, "channel", "")),
        str(getattr(case, "voices", "")),
        _label(State, case.state),
        _label(Outcome, case.outcome),
        case.body.name,
        f"{case.received_on:%d/%m/%Y}",
        f"{case.due_on:%d/%m/%Y}" if case.due_on else "",
        f"{clock.local_date(case.answered_at):%d/%m/%Y}" if case.answered_at else "",
        f"{clock.local_date(case.resolved_at):%d/%m/%Y}" if case.resolved_at else "",
    ]


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Download the list under the filters of the address."""
    user = officer(request)
    held = access.bodies(user, Perm.EXPORT)
    scope, _scopes = chosen_scope(user, request.GET.get("pham_vi", ""))
    if not held or scope is None:
        raise PermissionDenied
    rules = selectors.bucket_rules(
        today=clock.today(), calendar=work_calendar(), publishing=access.bodies(user, Perm.PUBLISH)
    )
    rule = rules.get(request.GET.get("muc", "")) or rules["todo"]
    form = FilterForm(request.GET, user=user)
    rows = form.filters().apply(selectors.base_list(user, scope)).filter(rule, authority__in=held)
    cases = selectors.with_columns(rows.order_by("due_on", "pk"))[:MAX_ROWS]
    headers = [
        _("Mã"), _("Việc"), _("Loại"), _("Lĩnh vực"), _("Địa bàn"), _("Nguồn"), _("Số lượt ý kiến"), _("Bước"),
        _("Kết quả"), _("Đơn vị giữ"), _("Ngày nhận"), _("Hạn"), _("Ngày trả lời"), _("Ngày làm xong"),
    ]  # fmt: skip
    names: dict[int, str] = {}
    content = write_xlsx(headers, [_cells(case, names) for case in cases], title=_("Vụ việc"))
    with transaction.atomic():
        now = clock.now()
        record(chain=user_chain(user), act="case.export", ref=user.code, by=user, at=now, detail={"rows": len(cases)})
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="vu-viec-{clock.today():%Y%m%d}.xlsx"'
    return response


def user_chain(user: object) -> str:
    """The journal chain of the body in which the officer holds his first post."""
    from caunoi.accounts.models import User
    from caunoi.journal.services import SYSTEM_CHAIN
    from caunoi.people.selectors import bodies_of

    bodies = bodies_of(user) if isinstance(user, User) else []
    return bodies[0].chain if bodies else SYSTEM_CHAIN
