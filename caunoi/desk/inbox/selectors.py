"""What an officer has to do, by deadline. Constant queries whatever the number of cases; counts stop at 999."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, OPEN_STATES, WAITING_STATES, CaseKind, Perm, State
from caunoi.cases.models import Case, Opinion, OpinionPart, Publication
from caunoi.common import clock
from caunoi.common.workdays import WorkCalendar
from caunoi.people.choices import Role
from caunoi.people.selectors import reach, terms_of
from caunoi.places.models import PlacePath
from caunoi.web.among import among
from caunoi.web.paging import Numbered

T = TypeVar("T")
PER_PAGE = 30
COUNT_LIMIT = 999
EXACT = 6000  # up to so many cases to do, every tab is counted in one statement
SOON_WORKING_DAYS = 3
PUBLISH_DAYS = 365  # an answer older than this no longer waits for publication; it can still be published by hand
BUCKETS = ("todo", "overdue", "soon", "new", "working", "waiting", "closed")
PUBLISH = "publish"  # the tab of who publishes
SCOPES = ("mine", "unit", "all")

# among the open ones, which an index finds: a paused case is always one of them
WAITING = Q(state__in=OPEN_STATES) & (Q(state__in=WAITING_STATES) | Q(paused_since__isnull=False))
PROMISED = Q(state=State.ANSWERED, due_on__isnull=False)
TODO = Q(state__in=OPEN_STATES) | PROMISED


@dataclass(frozen=True)
class Scope:
    """How far a list looks: my posts, my unit, or everything my roles reach."""

    key: str
    rule: Q


def scopes_of(user: User) -> list[Scope]:
    """The scopes that make sense for this officer, widest last."""
    seen = access.bodies(user, Perm.SEE)
    if not seen:
        return []
    posts = [term.post_id for term in terms_of(user)]
    unit = {term.post.body_id for term in terms_of(user)}
    wide = reach(user, Role.RECEPTION) | reach(user, Role.PUBLISHER) | reach(user, Role.FOLLOW_UP)
    wide |= reach(user, Role.LEADER)
    found = []
    if posts and not only_publishes(user):
        found.append(Scope("mine", Q(handler_post__in=posts)))
    found.append(Scope("unit", among("body", unit & seen)))
    if wide:
        found.append(Scope("all", among("authority", wide)))
    return found


def only_publishes(user: User) -> bool:
    """Whether the officer publishes and neither works on cases, triages nor follows: none is ever given to his post."""
    others = access.bodies(user, Perm.HANDLE) | access.bodies(user, Perm.TRIAGE) | access.bodies(user, Perm.FOLLOW)
    return bool(access.bodies(user, Perm.PUBLISH)) and not others


def buckets_of(user: User) -> tuple[str, ...]:
    """The tabs of this officer; who only publishes finds first what waits for it, which is where he begins."""
    if not access.bodies(user, Perm.PUBLISH):
        return BUCKETS
    return (PUBLISH, *BUCKETS) if only_publishes(user) else (*BUCKETS[:-1], PUBLISH, BUCKETS[-1])


def default_bucket(user: User) -> str:
    """The tab an officer begins with."""
    return PUBLISH if only_publishes(user) else "todo"


def default_scope(scopes: Sequence[Scope]) -> str:
    """Reception and leaders begin with everything they answer for, a handler with the unit."""
    return scopes[-1].key if scopes else "unit"


def soon_until(today: date, calendar: WorkCalendar) -> date:
    """The last date that is at most three working days away (a weekend after the third day counts with it)."""
    return calendar.add_working(today, SOON_WORKING_DAYS + 1) - timedelta(days=1)


def bucket_rules(*, today: date, calendar: WorkCalendar, publishing: Collection[int] = ()) -> dict[str, Q]:
    """Which cases stand under each tab; all but the closed and those to publish are among those to do.

    `publishing` are the ids of the authorities whose cases the officer publishes; without them he has no such tab.
    """
    soon = soon_until(today, calendar)
    rules = {
        "todo": TODO,
        "overdue": TODO & Q(due_on__lt=today),
        "soon": TODO & Q(due_on__gte=today, due_on__lte=soon),
        "new": Q(state=State.RECEIVED),
        "working": Q(state__in=[State.ACCEPTED, State.ASSIGNED, State.RETURNED]) | PROMISED,
        "waiting": WAITING,
        "closed": ~TODO,
    }
    if publishing:
        rules[PUBLISH] = to_publish(publishing)
    return rules


def to_publish(authorities: Collection[int]) -> Q:
    """Cases of these authorities, answered in the last PUBLISH_DAYS days, about whose publication nobody has decided.

    What was taken down was decided. Khiếu nại, tố cáo and what holds a sealed opinion are never asked for.
    """
    sealed = OpinionPart.objects.filter(case=OuterRef("pk"), opinion__is_sealed=True)
    return (
        among("authority", authorities)
        & Q(state__in=[State.ANSWERED, State.RESOLVED])
        & Q(answered_at__gte=clock.now() - timedelta(days=PUBLISH_DAYS))
        & ~Q(kind__in=[*COMPLAINTS, CaseKind.DENUNCIATION])
        & ~Exists(Publication.objects.filter(case=OuterRef("pk")))
        & ~Exists(sealed)
    )


@dataclass(frozen=True)
class Filters:
    """What the address asks for; every part may be empty."""

    field: str = ""
    body_id: int | None = None
    place_id: int | None = None
    channel: str = ""
    kind: str = ""
    outcome: str = ""
    received_from: date | None = None
    received_to: date | None = None

    def apply(self, rows: QuerySet[Case]) -> QuerySet[Case]:
        """Narrow a list of cases."""
        plain = {
            "field": self.field,
            "body": self.body_id,
            "kind": self.kind,
            "outcome": self.outcome,
            "received_on__gte": self.received_from,
            "received_on__lte": self.received_to,
        }
        rows = rows.filter(**{name: value for name, value in plain.items() if value})
        if self.place_id:
            below = PlacePath.objects.filter(ancestor=self.place_id).values("descendant")
            rows = rows.filter(place__in=below)
        if self.channel:
            rows = rows.filter(Exists(OpinionPart.objects.filter(case=OuterRef("pk"), opinion__channel=self.channel)))
        return rows


def base_list(user: User, scope: Scope) -> QuerySet[Case]:
    """The cases in reach under a scope, merged and quarantined ones left out."""
    seen = Case.objects.exclude(state=State.QUARANTINED) if scope.key == "all" else access.visible_cases(user)
    return seen.filter(scope.rule, merged_into=None)


def with_columns(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Add what a row of a list shows: number of voices and the channel of the first."""
    parts = OpinionPart.objects.filter(case=OuterRef("pk")).order_by()
    voices = parts.values("case").annotate(n=Count("opinion", distinct=True)).values("n")
    first = Opinion.objects.filter(parts__case=OuterRef("pk")).order_by("pk").values("channel")[:1]
    return rows.select_related("place", "body", "authority", "handler_post").annotate(
        voices=Coalesce(Subquery(voices, output_field=IntegerField()), 0), channel=Subquery(first)
    )


def capped_count(rows: QuerySet[Case]) -> int:
    """How many, stopping at one above COUNT_LIMIT."""
    return rows.order_by()[: COUNT_LIMIT + 1].count()


class _Capped(Subquery):
    """How many rows a query has, as one value inside another statement; the query is cut at its limit."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def _counts(rows: QuerySet[Case], rules: Mapping[str, Q]) -> dict[str, int]:
    """The count of every tab but the closed one; where there are more than EXACT to do, no higher than capped ones."""
    open_rules = {name: rule for name, rule in rules.items() if name != "closed"}
    sums: dict[str, Any] = {
        name: Count("pk", filter=rule) for name, rule in open_rules.items() if name not in {"todo", PUBLISH}
    }
    if PUBLISH in rules:
        waiting = rows.filter(rules[PUBLISH]).order_by().values("pk")[: COUNT_LIMIT + 1]
        sums[PUBLISH] = Count("pk") * 0 + _Capped(waiting)  # its rows are not among those counted here
    counts: dict[str, int] = rows.filter(TODO).order_by("due_on", "pk")[: EXACT + 1].aggregate(todo=Count("pk"), **sums)
    if counts["todo"] <= EXACT:
        return counts
    return {name: capped_count(rows.filter(rule)) for name, rule in open_rules.items()}


@dataclass(frozen=True)
class Listing(Numbered, Generic[T]):
    """One page of a list with what its frame needs."""

    rows: list[T]
    number: int
    has_next: bool
    counts: Mapping[str, int] = field(default_factory=dict)


def inbox(
    user: User, *, scope: Scope, bucket: str, filters: Filters, number: int, today: date, calendar: WorkCalendar
) -> Listing[Case]:
    """One page of a tab, nearest deadline first, and the count of every tab but the closed one.

    What waits for publication stands by its answer, the oldest first.
    """
    rules = bucket_rules(today=today, calendar=calendar, publishing=access.bodies(user, Perm.PUBLISH))
    base = filters.apply(base_list(user, scope))
    counts = _counts(base, rules)
    rows = base.filter(rules[bucket])
    orders: dict[str, tuple[Any, ...]] = {"closed": ("-pk",), PUBLISH: ("answered_at", "pk")}
    order = orders.get(bucket, (F("due_on").asc(nulls_last=True), "pk"))
    start = (number - 1) * PER_PAGE
    ids = list(rows.order_by(*order).values_list("pk", flat=True)[start : start + PER_PAGE + 1])
    found = with_columns(Case.objects.filter(pk__in=ids[:PER_PAGE]).order_by()).in_bulk()
    return Listing([found[pk] for pk in ids[:PER_PAGE] if pk in found], number, len(ids) > PER_PAGE, counts)
