"""Open deadlines that a change of the calendar or a corrected term would move: first shown, then moved (decisions 11).

An administrator sees codes, steps and dates here, and nothing of what a case says.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.accounts.models import User
from caunoi.cases import access as cases_access
from caunoi.cases.choices import PROCEDURE_OF, CaseKind, Perm
from caunoi.cases.services.clocks import MovedDeadline, apply_moves, preview_moves
from caunoi.common import clock
from caunoi.common.workdays import WorkCalendar
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, officer
from caunoi.desk.setup.pages import crumbs, done
from caunoi.rulebook.procedures import procedure_at
from caunoi.web.books import said

AT_ONCE = 500  # cases a press moves: each is a transaction, and nobody waits minutes for a page
AT_ONCE = 500  # cases a press moves: each is a transaction, and nobody waits minutes for a page
SHOWN = 200


@dataclass(frozen=True)
class Line:
    """One deadline that would move."""

    code: str
    body: str
    step: str
    old: date | None
    new: date | None


@dataclass(frozen=True)
class Moves:
    """What would move: the first lines, and totals of all. `mark` names exactly this list."""

    lines: list[Line]
    cases: int
    deadlines: int
    later: int
    earlier: int
    mark: str

    @property
    def other(self) -> int:
        """How many get a date for the first time, or lose theirs."""
        return self.deadlines - self.later - self.earlier

    @property
    def not_shown(self) -> int:
        """How many deadlines the list leaves off."""
        return self.deadlines - len(self.lines)


def moves_for(user: User, calendar: WorkCalendar | None = None) -> Moves:
    """What would move in the user's reach under a proposed calendar, or under the one in force."""
    bodies = cases_access.bodies(user, Perm.CONFIGURE)
    return _summed(preview_moves(body_ids=bodies, today=clock.today(), calendar=calendar))


def _summed(moved: Sequence[MovedDeadline]) -> Moves:
    facts = "\n".join(f"{row.case.code} {row.step} {row.old} {row.new}" for row in moved)
    return Moves(
        lines=[_line(row) for row in moved[:SHOWN]],
        cases=len({row.case.pk for row in moved}),
        deadlines=len(moved),
        later=sum(1 for row in moved if row.old and row.new and row.new > row.old),
        earlier=sum(1 for row in moved if row.old and row.new and row.new < row.old),
        mark=hashlib.sha256(facts.encode()).hexdigest()[:32],
    )


def _line(row: MovedDeadline) -> Line:
    procedure = procedure_at(PROCEDURE_OF[CaseKind(row.case.kind)], row.case.received_on)
    names = {rule.step: said(rule.name) for rule in procedure.steps}
    return Line(row.case.code, row.case.authority.short_name, names.get(row.step, row.step), row.old, row.new)


@administrator_only
@require_http_methods(["GET", "POST"])
def moves(request: HttpRequest) -> HttpResponse:
    """Which open cases would move if counted now; then move them. A list that changed meanwhile is shown again."""
    user = officer(request)
    found = moves_for(user)
    changed = False
    if request.method == "POST":
        changed = request.POST.get("mark") != found.mark
        if not changed:
            bodies = cases_access.bodies(user, Perm.CONFIGURE)
            rows = apply_moves(body_ids=bodies, by=user, at=clock.now(), limit=AT_ONCE)
            moved = len({row.case.pk for row in rows})
            said = _("Đã dời hạn %(n)s vụ việc; mỗi lần dời có một dòng nhật ký.") % {"n": moved}
            if found.cases > moved:
                said += " " + _("Còn %(n)s vụ việc: bấm dời tiếp.") % {"n": found.cases - moved}
            return done(request, said, reverse("desk:setup_moves"))
    context = {"moves": found, "changed": changed, "crumbs": crumbs(("", _("Dời hạn vụ việc đang mở")))}
    return page(request, "desk/setup/moves.html", context)
