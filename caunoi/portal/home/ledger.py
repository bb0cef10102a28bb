"""The ledger of a unit: how many spoke, and where their matters stand. Counts only, small ones suppressed."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.core.cache import cache
from django.db.models import Count, Q

from caunoi.cases.choices import END_STATES, OPEN_STATES, State
from caunoi.cases.models import Case, Opinion
from caunoi.common import clock
from caunoi.places.models import Place
from caunoi.portal.matters.selectors import body_ids_in, open_promises
from caunoi.portal.suppress import shown, shown_parts

KEEP_SECONDS = 300
_BAR = (("resolved", "bar-jade"), ("answered", "bar-blue"), ("open", "bar-grey"), ("overdue", "bar-red"))
_ENDED = [state for state in END_STATES if state not in (State.RESOLVED, State.QUARANTINED)]


@dataclass(frozen=True)
class Ledger:
    """Exact counts of a period; only `view` goes to a page."""

    since: date
    opinions: int
    resolved: int
    answered: int
    open: int
    overdue: int
    ended: int
    promises: int

    def parts(self) -> dict[str, int]:
        """Cases by where they stand."""
        return {name: getattr(self, name) for name in ("resolved", "answered", "open", "overdue", "ended")}


@dataclass(frozen=True)
class LedgerView:
    """The ledger as the page may show it: words for counts, and a bar without what is suppressed."""

    since: date
    opinions: str
    parts: dict[str, str]
    bar: list[tuple[str, float, float]]
    is_empty: bool


def since_month(today: date) -> date:
    """The first day of the month eleven months ago: twelve months with the present one."""
    month = today.month - 11
    return date(today.year if month > 0 else today.year - 1, month if month > 0 else month + 12, 1)


def ledger_of(place: Place) -> Ledger:
    """The counts of a unit, kept for five minutes."""
    today = clock.today()
    key = f"portal.ledger.{place.pk}.{today.isoformat()}"
    kept = cache.get(key)
    if kept is None:
        kept = asdict(_count(place, today))
        cache.set(key, kept, KEEP_SECONDS)
    return Ledger(**kept)


def _count(place: Place, today: date) -> Ledger:
    bodies, since = body_ids_in(place), since_month(today)
    start = datetime.combine(since, time(), clock.HANOI)
    is_open = Q(state__in=OPEN_STATES)
    cases = Case.objects.filter(authority__in=bodies, received_on__gte=since, merged_into=None)
    counts = cases.aggregate(
        resolved=Count("pk", filter=Q(state=State.RESOLVED)),
        answered=Count("pk", filter=Q(state=State.ANSWERED)),
        overdue=Count("pk", filter=is_open & Q(due_on__lt=today)),
        open=Count("pk", filter=is_open & (Q(due_on__gte=today) | Q(due_on=None))),
        ended=Count("pk", filter=Q(state__in=_ENDED)),
    )
    opinions = Opinion.objects.filter(body__in=bodies, received_at__gte=start).count()
    return Ledger(since=since, opinions=opinions, promises=open_promises(place), **counts)


def view_of(ledger: Ledger) -> LedgerView:
    """What the page may show."""
    parts = ledger.parts()
    words = shown_parts(parts)
    visible = {name: count for name, count in parts.items() if words[name] == shown(count) and count >= 5}
    total = sum(visible.get(name, 0) for name, _css in _BAR)
    bar, at = [], 0.0
    for name, css in _BAR:
        width = 1000 * visible.get(name, 0) / total if total else 0.0
        if width:
            bar.append((css, round(at, 1), round(width, 1)))
            at += width
    return LedgerView(ledger.since, shown(ledger.opinions), words, bar, ledger.opinions == 0)
