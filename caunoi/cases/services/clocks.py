"""Deadlines of a case: rows with the sum that led to them. The answered clock is `giai_quyet`; the resolved clock is a
promise's date (services/promises.py). A case keeps the rule in force on its receipt date (decisions 11)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases.choices import PROCEDURE_OF, CaseKind, State
from caunoi.cases.models import Case, Clock, Extension, OfficeRule, Pause
from caunoi.cases.services.moves import ActRefused, lock_case, moving
from caunoi.common import clock
from caunoi.common.workdays import WorkCalendar
from caunoi.journal.services import SYSTEM, record
from caunoi.people.models import Body
from caunoi.rulebook.deadlines import Due, OfficeTerm, compute
from caunoi.rulebook.procedures import BOOK_VERSION, Unit, procedure_at
from caunoi.web.among import among

CLASSIFY, TAKE_UP, ANSWER, SEND, PUBLISH = "xu_ly_don", "thu_ly", "giai_quyet", "gui", "cong_khai"
FIRST_STEPS = (CLASSIFY,)


class OfficeBook:
    """The terms that offices set for themselves, read once however many cases are counted with them."""

    def __init__(self) -> None:
        self._above = dict(Body.objects.order_by().values_list("pk", "parent"))
        self._rules: dict[tuple[int, str], list[OfficeRule]] = defaultdict(list)
        for rule in OfficeRule.objects.order_by("valid_from"):
            self._rules[rule.body_id, rule.procedure].append(rule)

    def terms_at(self, authority: int, procedure: str, on: date) -> dict[str, OfficeTerm]:
        """The terms of an authority (or of the bodies above it) for a procedure on a day, by step."""
        body: int | None = authority
        terms: dict[str, OfficeTerm] = {}
        while body is not None:
            _add_terms(terms, self._rules.get((body, procedure), []), on)
            body = self._above.get(body)
        return terms


def office_terms(body: Body, procedure: str, on: date) -> dict[str, OfficeTerm]:
    """The terms which the body's own regulation (or that of a body above it) sets on a date, by step."""
    terms: dict[str, OfficeTerm] = {}
    above: Body | None = body
    while above is not None:
        rules = OfficeRule.objects.filter(body=above, procedure=procedure, valid_from__lte=on).order_by("valid_from")
        _add_terms(terms, rules, on)
        above = above.parent
    return terms


def _add_terms(terms: dict[str, OfficeTerm], rules: Iterable[OfficeRule], on: date) -> None:
    for rule in rules:
        if rule.valid_from <= on and (rule.valid_to is None or rule.valid_to > on):
            unit: Unit = "day" if rule.unit == "day" else "working_day"
            terms.setdefault(rule.step, OfficeTerm(rule.length, unit, rule.citation))


def compute_dues(case: Case, *, received: date, calendar: WorkCalendar, today: date) -> list[Due]:
    """Every step's date of a case with its pauses and extensions, counted from `received` of the present authority."""
    procedure = procedure_at(PROCEDURE_OF[CaseKind(case.kind)], case.received_on)
    return compute(
        procedure,
        received=received,
        accepted=max(case.accepted_on, received) if case.accepted_on else None,
        is_complex=case.is_complex,
        is_remote=case.is_remote,
        extend_days=sum(row.days for row in case.extensions.all()) if case.pk else 0,
        pauses=[(row.from_on, max(row.to_on or today, row.from_on)) for row in case.pauses.all()] if case.pk else [],
        calendar=calendar,
        office=office_terms(case.authority, procedure.key, case.received_on),
    )


def authority_received_on(case: Case) -> date:
    """The day from which the present authority's own period runs (decisions 12)."""
    first = case.clocks.filter(body=case.authority, ended_on=None).order_by("pk").first()
    return first.started_on if first else case.received_on


def awaits_classifying(case: Case) -> bool:
    """Whether nobody has said yet what the matter is: then the day of its answer is expected, not set."""
    if case.ended_at is not None or case.state not in (State.RECEIVED, State.NEEDS_INFORMATION):
        return False
    return not case.clocks.filter(ended_on=None).exclude(step=CLASSIFY).exists()


def open_clocks(case: Case, *, steps: Iterable[str], started_on: date, at: datetime) -> None:
    """Start the clocks of these steps (those the procedure has) for the present authority."""
    wanted = set(steps)
    rows = drawn_clocks(case, steps=wanted, started_on=started_on, at=at)
    Clock.objects.bulk_create(rows)
    set_nearest(case, rows if len(rows) == len(wanted) else None)


def drawn_clocks(case: Case, *, steps: Collection[str], started_on: date, at: datetime) -> list[Clock]:
    """The rows of these clocks, not yet written; the case need not be either."""
    calendar = work_calendar()
    return [
        Clock(case=case, body=case.authority, started_on=started_on, **_facts(due, case, calendar))
        for due in compute_dues(case, received=started_on, calendar=calendar, today=clock.local_date(at))
        if due.step in steps
    ]


def _facts(due: Due, case: Case, calendar: WorkCalendar) -> dict[str, object]:
    return {
        "step": due.step,
        "due_on": due.due,
        "basis": due.basis[:300],
        "confidence": due.confidence,
        "explanation": list(due.explanation),
        "procedure": PROCEDURE_OF[CaseKind(case.kind)],
        "calendar_version": calendar.version,
        "book_version": BOOK_VERSION,
    }


def end_clocks(case: Case, *, steps: Iterable[str] | None, on: date, reason: str) -> None:
    """End the open clocks of these steps (None: all of them)."""
    rows = case.clocks.filter(ended_on=None)
    if steps is not None:
        rows = rows.filter(step__in=list(steps))
    rows.update(ended_on=on, end_reason=reason)
    set_nearest(case)


def set_nearest(case: Case, rows: Iterable[Clock] | None = None) -> None:
    """Put the nearest open deadline on the case (the caller saves it); none while an open pause stops the clock."""
    if rows is None:
        rows = case.clocks.filter(ended_on=None)
    dated = sorted((row.due_on, row.step) for row in rows if row.due_on is not None)
    case.due_on, case.due_step = dated[0] if dated and case.paused_since is None else (None, "")


def recompute(case: Case, *, today: date) -> list[tuple[str, date | None, date | None]]:
    """Count the open clocks anew; returns (step, old, new) of those that moved. The caller saves the case."""
    calendar = work_calendar()
    moved = []
    rows = {row.step: row for row in case.clocks.filter(ended_on=None, body=case.authority)}
    if rows:
        received = min(row.started_on for row in rows.values())
        for due in compute_dues(case, received=received, calendar=calendar, today=today):
            row = rows.get(due.step)
            if row is None:
                continue
            if row.due_on != due.due:
                moved.append((due.step, row.due_on, due.due))
            for name, value in _facts(due, case, calendar).items():
                setattr(row, name, value)
            row.save()
    set_nearest(case)
    return moved


def extend_case(
    *, case: Case, days: int, decision: str, reason: str, by: User, at: datetime, version: int | None = None
) -> None:
    """Give more time by a written decision. Refused where the procedure knows no extension (khiếu nại)."""
    if days < 1 or not decision.strip():
        raise ActRefused(_("Gia hạn phải có số ngày và số quyết định."))
    procedure = procedure_at(PROCEDURE_OF[CaseKind(case.kind)], case.received_on)
    rule = next((step for step in procedure.steps if step.step == ANSWER), None)
    if rule is None or rule.extension != "decision":
        raise ActRefused(_("Thủ tục này không cho gia hạn; việc phức tạp được đánh dấu ngay khi phân loại."))
    with moving(case, "extend", by=by, at=at, version=version, note=reason, facts={"days": days}) as locked:
        Extension.objects.create(
            case=locked, days=days, decision=decision, decided_on=clock.local_date(at), reason=reason, by=by
        )
        recompute(locked, today=clock.local_date(at))


def suspend_case(*, case: Case, reason: str, decision: str, by: User, at: datetime, version: int | None = None) -> None:
    """Stop the clock (tạm đình chỉ) while waiting for another body's result."""
    if case.paused_since is not None:
        raise ActRefused(_("Vụ việc đang tạm đình chỉ rồi."))
    with moving(case, "suspend", by=by, at=at, version=version, note=reason) as locked:
        open_pause(locked, reason=reason, decision=decision, on=clock.local_date(at), by=by)


def resume_case(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Let the clock run again; the deadline moves by the paused days."""
    if case.paused_since is None:
        raise ActRefused(_("Vụ việc không ở trạng thái tạm đình chỉ."))
    with moving(case, "resume", by=by, at=at, version=version) as locked:
        close_pause(locked, on=clock.local_date(at))


def open_pause(case: Case, *, reason: str, on: date, by: User | None, decision: str = "") -> None:
    """Open a pause on a locked case; the caller saves the case."""
    Pause.objects.create(case=case, from_on=on, reason=reason[:300], decision=decision, by=by)
    case.paused_since = on
    set_nearest(case)


def close_pause(case: Case, *, on: date) -> None:
    """Close the open pause, if any, of a locked case and count anew; the caller saves the case."""
    for row in case.pauses.filter(to_on=None):
        row.to_on = max(on, row.from_on)
        row.save(update_fields=["to_on"])
    case.paused_since = None
    recompute(case, today=on)


@dataclass(frozen=True)
class MovedDeadline:
    """An open deadline that the present calendar or book would put on another day."""

    case: Case
    step: str
    old: date | None
    new: date | None


def preview_moves(
    *, body_ids: Iterable[int], today: date, limit: int | None = None, calendar: WorkCalendar | None = None
) -> list[MovedDeadline]:
    """Which open deadlines of these authorities would move if counted now (nothing is written).

    `calendar` is a proposed one (`calendar.selectors.proposed_calendar`), else the one in force. Cases that are paused
    are left out: they are counted anew when they go on.
    """
    counted = _Counted(calendar or work_calendar(), today)
    rows = (
        Clock.objects.filter(among("case__authority", frozenset(body_ids)), ended_on=None, body=F("case__authority"))
        .filter(case__merged_into=None, case__paused_since=None)
        .exclude(case__state=State.QUARANTINED)
        .order_by("case", "pk")
        .values_list("case", "step", "due_on", "started_on", *_COUNTED_BY)
    )
    found: list[tuple[int, str, date | None, date | None]] = []
    for case_id, clocks_of_case in groupby(rows.iterator(chunk_size=2000), key=itemgetter(0)):
        own = {row[1]: row for row in clocks_of_case}
        facts = next(iter(own.values()))[4:]
        for step, due in counted.dues(case_id, min(row[3] for row in own.values()), facts):
            if step in own and own[step][2] != due:
                found.append((case_id, step, own[step][2], due))
        if limit is not None and len(found) >= limit:
            break
    cases = _cases({row[0] for row in found})
    return [MovedDeadline(cases[case_id], step, old, new) for case_id, step, old, new in found]


_COUNTED_BY = (
    "case__authority", "case__kind", "case__received_on", "case__accepted_on", "case__is_complex", "case__is_remote",
)  # fmt: skip


class _Counted:
    """Dates of many cases: what two cases have in common is counted once."""

    def __init__(self, calendar: WorkCalendar, today: date) -> None:
        self._calendar, self._book = calendar, OfficeBook()
        self._days = dict(
            Extension.objects.filter(case__ended_at=None).order_by().values_list("case").annotate(n=Sum("days"))
        )
        self._pauses: dict[int, list[tuple[date, date]]] = defaultdict(list)
        for case_id, begin, end in Pause.objects.filter(case__ended_at=None).values_list("case", "from_on", "to_on"):
            self._pauses[case_id].append((begin, max(end or today, begin)))
        self._known: dict[object, list[tuple[str, date | None]]] = {}

    def dues(self, case_id: int, received: date, facts: tuple[Any, ...]) -> list[tuple[str, date | None]]:
        """Step and date of a case, from the columns _COUNTED_BY."""
        authority, kind, received_on, accepted_on, is_complex, is_remote = facts
        days, pauses = self._days.get(case_id, 0), tuple(self._pauses.get(case_id, ()))
        key = (authority, kind, received_on, received, accepted_on, is_complex, is_remote, days, pauses)
        if key not in self._known:
            procedure = procedure_at(PROCEDURE_OF[CaseKind(kind)], received_on)
            found = compute(
                procedure,
                received=received,
                accepted=max(accepted_on, received) if accepted_on else None,
                is_complex=is_complex,
                is_remote=is_remote,
                extend_days=days,
                pauses=pauses,
                calendar=self._calendar,
                office=self._book.terms_at(authority, procedure.key, received_on),
            )
            self._known[key] = [(due.step, due.due) for due in found]
        return self._known[key]


def _cases(ids: Collection[int]) -> dict[int, Case]:
    """The cases that would move, with what a list of them shows."""
    rows = Case.objects.filter(among("pk", ids)).only("code", "kind", "received_on", "authority").order_by()
    cases = rows.in_bulk()
    bodies = Body.objects.in_bulk({case.authority_id for case in cases.values()})
    for case in cases.values():
        case.authority = bodies[case.authority_id]
    return cases


def apply_moves(*, body_ids: Iterable[int], by: User, at: datetime, limit: int | None = None) -> list[MovedDeadline]:
    """Move the open deadlines that the preview shows; each move is journalled on its authority's chain.

    `limit`: no more than so many cases now, the oldest first; the preview then shows those that are left.
    """
    today = clock.local_date(at)
    moved: list[MovedDeadline] = []
    cases = {row.case.pk: row.case for row in preview_moves(body_ids=body_ids, today=today)}.values()
    for case in islice(cases, limit):
        with transaction.atomic():
            locked = lock_case(case)
            changes = recompute(locked, today=today)
            locked.version += 1
            locked.changed_at = at
            locked.save()
            for step, old, new in changes:
                moved.append(MovedDeadline(locked, step, old, new))
                record(
                    chain=locked.authority.chain,
                    act="case.change_deadline",
                    ref=locked.code,
                    by=by or SYSTEM,
                    at=at,
                    detail={"step": step, "old": old, "new": new},
                )
    return moved
