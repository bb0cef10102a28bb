"""What the worker does every few minutes: reminders round a deadline, escalation, late promises, waiting mails.

Each reminder has a key and is sent once, however often this runs and whenever it was last run.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caunoi.calendar.selectors import work_calendar
from caunoi.cases.choices import OPEN_STATES, PromiseState
from caunoi.cases.models import Case, Promise, Reminder
from caunoi.cases.services import notices
from caunoi.common import clock

SOON_WORKING_DAYS = 3
ESCALATE_AFTER_WORKING_DAYS = 2


@dataclass
class Done:
    """How many of each were sent in one run."""

    soon: int = 0
    overdue: int = 0
    escalated: int = 0
    promises: int = 0
    mails: int = 0


def run_all(*, at: datetime) -> Done:
    """One run: everything that is due to be said now."""
    today = clock.local_date(at)
    done = Done(mails=notices.send_waiting_mails())
    _remind_cases(today, at, done)
    _remind_promises(today, at, done)
    return done


def _once(case: Case, key: str, at: datetime) -> bool:
    _row, made = Reminder.objects.get_or_create(key=f"{case.pk}:{key}", defaults={"case": case, "at": at})
    return made


def _remind_cases(today: date, at: datetime, done: Done) -> None:
    calendar = work_calendar()
    last_soon = calendar.add_working(today, SOON_WORKING_DAYS)
    rows = Case.objects.filter(
        state__in=OPEN_STATES, merged_into=None, due_on__isnull=False, due_on__lte=last_soon
    ).select_related("authority", "body", "handler_post")
    for case in rows.iterator(chunk_size=500):
        due = case.due_on
        if due is None:
            continue
        key = f"{case.due_step}:{due:%Y%m%d}"
        if due >= today:
            if _once(case, f"soon:{key}", at):
                notices.tell_officers(case=case, kind="due_soon", at=at, key=key, facts={"due": due.isoformat()})
                done.soon += 1
            continue
        if _once(case, f"over:{key}", at):
            notices.tell_officers(case=case, kind="overdue", at=at, key=key, facts={"due": due.isoformat()})
            done.overdue += 1
        late = calendar.working_days_between(due, today)
        if late >= ESCALATE_AFTER_WORKING_DAYS and _once(case, f"up:{key}", at):
            notices.tell_officers(case=case, kind="escalated", at=at, key=key, facts={"due": due.isoformat()})
            done.escalated += 1


def _remind_promises(today: date, at: datetime, done: Done) -> None:
    rows = Promise.objects.filter(
        state=PromiseState.OPEN, answer__sent_at__isnull=False, due_on__lte=today + timedelta(days=3)
    ).select_related("case__authority", "case__body", "case__handler_post")
    for promise in rows.iterator(chunk_size=500):
        kind = "promise_due" if promise.due_on >= today else "promise_late"
        if _once(promise.case, f"{kind}:{promise.pk}", at):
            facts: dict[str, object] = {"due": promise.due_on.isoformat(), "promise": promise.pk}
            notices.tell_officers(case=promise.case, kind=kind, at=at, key=str(promise.pk), facts=facts)
            done.promises += 1
