"""Deadlines of a case: rows with the sum that led to them. The answered clock is `giai_quyet`; the resolved clock is a
promise's date (services/promises.py). A case keeps the rule in force on its receipt date (decisions 11)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
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

CLASSIFY, TAKE_UP, ANSWER, SEND, PUBLISH = "xu_ly_don", "thu_ly", "giai_quyet", "gui", "cong_khai"
FIRST_STEPS = (CLASSIFY,)


class OfficeBook:
    """The terms that offices set for themselves, read once however many cases are counted with them."""

    def __init__(self) -> None:
        self._above = dict(Body.objects.order_by().values_list("pk", "parent"))
        self._rules: dict[tuple[int, str], list[OfficeRule]] = defaultdict(list)
        for rule in OfficeRule.objects.order_by("valid_from"):
            self._rules[rule.body_id, rule.procedure].append(rule)

    def terms(self, case: Case) -> dict[str, OfficeTerm]:
        """The terms of the case's authority (or of the bodies above it) on the day of receipt, by step."""
        body: int | None = case.authority_id
        terms: dict[str, OfficeTerm] = {}
        while body is not None:
            _add_terms(terms, self._rules.get((body, PROCEDURE_OF[CaseKind(case.kind)]), []), case.received_on)
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


def compute_dues(
    case: Case, *, received: date, calendar: WorkCalendar, today: date, book: OfficeBook | None = None
) -> list[Due]:
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
        office=book.terms(case) if book else office_terms(case.authority, procedure.key, case.received_on),
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
    calendar = calendar or work_calendar()
    book = OfficeBook()
    rows = (
        Case.objects.filter(authority__in=list(body_ids), clocks__ended_on=None, merged_into=None, paused_since=None)
        .exclude(state=State.QUARANTINED)
        .exclude(clocks__isnull=True)
        .select_related("authority")
        .prefetch_related("pauses", "extensions", "clocks")
        .distinct()
        .order_by("pk")
    )
    moved: list[MovedDeadline] = []
    for case in rows.iterator(chunk_size=500):
        open_rows = {
            row.step: row for row in case.clocks.all() if row.ended_on is None and row.body_id == case.authority_id
        }
        if not open_rows:
            continue
        received = min(row.started_on for row in open_rows.values())
        for due in compute_dues(case, received=received, calendar=calendar, today=today, book=book):
            row = open_rows.get(due.step)
            if row is not None and row.due_on != due.due:
                moved.append(MovedDeadline(case, due.step, row.due_on, due.due))
        if limit is not None and len(moved) >= limit:
            break
    return moved


def apply_moves(*, body_ids: Iterable[int], by: User, at: datetime) -> list[MovedDeadline]:
    """Move the open deadlines that the preview shows; each move is journalled on its authority's chain."""
    today = clock.local_date(at)
    moved: list[MovedDeadline] = []
    for case in {row.case.pk: row.case for row in preview_moves(body_ids=body_ids, today=today)}.values():
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
