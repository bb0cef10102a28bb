"""Following by body: what is open, overdue, answered but not done, promised and late (the Front sees it all, decides
nothing)."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases.choices import OPEN_STATES, PromiseState, State
from caunoi.cases.models import Answer, Case, Promise
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.inbox import selectors
from caunoi.desk.inbox.rows import rows_of
from caunoi.desk.inbox.views import officer, page_number
from caunoi.people.choices import Role
from caunoi.people.models import Body
from caunoi.people.selectors import reach
from caunoi.web.among import among

LIMIT = 200


@dataclass(frozen=True)
class BodyLine:
    """One body and its counts."""

    body: Body
    open: int
    overdue: int
    answered: int
    late_promises: int


def followed(user: User) -> frozenset[int]:
    """The authorities this officer follows."""
    return reach(user, Role.FOLLOW_UP) | reach(user, Role.LEADER) | reach(user, Role.RECEPTION)


def body_lines(user: User) -> list[BodyLine]:
    """Counts of every followed body that has anything open, the most overdue first. Three queries."""
    today = clock.today()
    ids = followed(user)
    live = Case.objects.filter(among("authority", ids), merged_into=None, state__in=[*OPEN_STATES, State.ANSWERED])
    counts = {
        row["authority"]: row
        for row in live.order_by()
        .values("authority")
        .annotate(
            live=Count("*"),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
        )
    }
    unsent = Answer.objects.filter(pk=OuterRef("answer"), sent_at=None)  # few: no reading of all that were sent
    late = dict(
        Promise.objects.filter(among("case__authority", ids), ~Exists(unsent), answer__isnull=False)
        .filter(state=PromiseState.OPEN, due_on__lt=today)
        .order_by()
        .values_list("case__authority")
        .annotate(n=Count("pk"))
    )
    lines = [
        BodyLine(body, row["live"] - row["answered"], row["overdue"], row["answered"], late.get(body.pk, 0))
        for body in Body.objects.filter(among("pk", counts))
        if (row := counts[body.pk])
    ]
    return sorted(lines, key=lambda line: (-line.overdue, -line.late_promises, -line.open, line.body.name))[:LIMIT]


@login_required
@require_GET
def follow_up(request: HttpRequest) -> HttpResponse:
    """The table of bodies; with ?co_quan= the open and unfinished cases of one."""
    user = officer(request)
    lines = body_lines(user)
    code = request.GET.get("co_quan", "")
    chosen = Body.objects.filter(among("pk", followed(user)), code=code).first() if code else None
    context: dict[str, object] = {"bodies": lines, "chosen": chosen, "today": clock.today()}
    if chosen is not None:
        context |= _cases_of(chosen, page_number(request))
    return page(request, "desk/inbox/follow_up.html", context)


def _cases_of(body: Body, number: int) -> dict[str, object]:
    today, calendar = clock.today(), work_calendar()
    live = Case.objects.filter(authority=body, merged_into=None).filter(
        Q(state__in=OPEN_STATES) | Q(state=State.ANSWERED)
    )
    start = (number - 1) * selectors.PER_PAGE
    cases = list(
        selectors.with_columns(live).order_by(F("due_on").asc(nulls_last=True), "pk")[
            start : start + selectors.PER_PAGE + 1
        ]
    )
    shown = cases[: selectors.PER_PAGE]
    return {
        "listing": selectors.Listing(shown, number, len(cases) > selectors.PER_PAGE),
        "rows": rows_of(shown, today=today, calendar=calendar),
    }
