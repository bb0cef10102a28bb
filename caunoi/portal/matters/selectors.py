"""Public reads: live publications and counts about them. Never the words of a case that nobody confirmed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from caunoi.cases.choices import OPEN_STATES, CaseKind, State
from caunoi.cases.models import OpinionPart, Promise, Publication
from caunoi.cases.services.indexing import PUBLICATION
from caunoi.cases.services.publishing import said_promises
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.places.selectors import subtree_ids
from caunoi.portal.status import PROMISED, Status, status_of
from caunoi.search.selectors import find
from caunoi.web.paging import Numbered

PAGE = 20
DEEPEST = 50  # pages one may leaf through; further back one filters or searches
COUNT_TO = 200
RECENT = 300
PERIODS = {"30": 30, "90": 90, "365": 365}

STATES = ("resolved", "answered", "promised", "reopened", "overdue", "open")
SORTS = ("moi", "cu")  # by the date of publishing alone: a million rows have an index for it


@dataclass(frozen=True)
class Filters:
    """What the address asks for; everything may be empty."""

    q: str = ""
    place: Place | None = None
    body: Body | None = None
    field: str = ""
    kind: str = ""
    state: str = ""
    period: str = ""
    sort: str = "moi"

    @property
    def is_any(self) -> bool:
        """Whether anything but the unit narrows the list."""
        return bool(self.q or self.body or self.field or self.kind or self.state or self.period)


@dataclass(frozen=True)
class PublicRow:
    """One line of a public list."""

    publication: Publication
    status: Status
    voices: int


@dataclass(frozen=True)
class PublicPromise:
    """A promise of a published matter; `words` are those an officer confirmed, empty until then."""

    row: Promise
    words: str


@dataclass(frozen=True)
class PageOf(Numbered):
    """A page that knows whether there is another, without counting all."""

    rows: list[PublicRow]
    number: int
    has_next: bool


def body_ids_in(place: Place) -> list[int]:
    """The bodies of a place and of everything under it."""
    return list(Body.objects.filter(place__in=subtree_ids(place)).values_list("pk", flat=True))


def live() -> QuerySet[Publication]:
    """What is public now; a merged case is seen through the one that holds it."""
    return Publication.objects.filter(ended_at=None, case__merged_into=None).exclude(case__state=State.QUARANTINED)


def public_cases(filters: Filters, *, today: date) -> QuerySet[Publication]:
    """Live publications that fit, in the order asked for; a search keeps the order of the index."""
    rows = live()
    bodies: Collection[int] | None = [filters.body.pk] if filters.body else None
    if bodies is None and filters.place is not None:
        bodies = body_ids_in(filters.place)
    if bodies is not None:
        rows = rows.filter(body__in=bodies)
    if filters.field:
        rows = rows.filter(field=filters.field)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.period in PERIODS:
        start = datetime.combine(today - timedelta(days=PERIODS[filters.period]), time(), clock.HANOI)
        rows = rows.filter(published_at__gte=start)
    rows = rows.filter(_state_rule(filters.state, today))
    if filters.q:
        rows = rows.filter(pk__in=find(filters.q, kind=PUBLICATION, body_ids=bodies, public_only=True, limit=500))
    return rows.order_by(*(("published_at", "pk") if filters.sort == "cu" else ("-published_at", "-pk")))


def _state_rule(state: str, today: date) -> Q:
    is_open = Q(case__state__in=OPEN_STATES)
    return {
        "resolved": Q(case__state=State.RESOLVED),
        "answered": Q(case__state=State.ANSWERED),
        "promised": Q(case__state=State.ANSWERED, case__due_step=PROMISED),
        "reopened": is_open & Q(case__reopened__gte=1),
        "overdue": Q(case__due_on__lt=today) & (is_open | Q(case__state=State.ANSWERED)),
        "open": is_open,
    }.get(state, Q())


def page_of(rows: QuerySet[Publication], *, number: int, today: date) -> PageOf:
    """One page and whether there is a next one: reads one row more than it shows, counts nothing."""
    number = min(max(1, number), DEEPEST)
    start = (number - 1) * PAGE
    found = list(rows.select_related("case__authority", "case__body", "body")[start : start + PAGE + 1])
    return PageOf(public_rows(found[:PAGE], today=today), number, len(found) > PAGE and number < DEEPEST)


def public_rows(rows: Iterable[Publication], *, today: date) -> list[PublicRow]:
    """Lines with state and number of voices; two queries, however many rows."""
    rows = list(rows)
    counts = voices_of([row.case_id for row in rows])
    return [PublicRow(row, status_of(row.case, today=today), counts.get(row.case_id, 0)) for row in rows]


def voices_of(case_ids: Collection[int]) -> dict[int, int]:
    """How many opinions that were not withdrawn each case gathers."""
    parts = OpinionPart.objects.filter(case__in=case_ids, opinion__withdrawn_at=None)
    return dict(parts.values_list("case").annotate(n=Count("opinion", distinct=True)))


def public_promises(publication: Publication, promises: Iterable[Promise]) -> list[PublicPromise]:
    """Sent promises of the matter with their public words; one that nobody confirmed since it was made has none."""
    said = said_promises(publication)
    return [PublicPromise(row, said.get(row.pk, "")) for row in promises]


def counted(rows: QuerySet[Publication]) -> tuple[int, bool]:
    """How many there are, up to COUNT_TO, and whether there are more; bounded, so that a million costs no more."""
    number = rows.order_by()[: COUNT_TO + 1].count()
    return min(number, COUNT_TO), number > COUNT_TO


def latest_results(place: Place, *, today: date, limit: int = 4) -> list[PublicRow]:
    """The published matters of a unit that were answered or done last (a reopened one by its last answer).

    Looked for among the RECENT ones published last, so that a million rows cost no more.
    """
    rows = live().filter(body__in=body_ids_in(place), case__answered_at__isnull=False)
    recent = list(rows.order_by("-published_at", "-pk").values_list("pk", flat=True)[:RECENT])
    found = live().filter(pk__in=recent).select_related("case__authority", "case__body", "body")
    when = Coalesce(Greatest("case__answered_at", "case__resolved_at"), "case__answered_at")
    return public_rows(found.order_by(when.desc(), "-pk")[:limit], today=today)


def open_promises(place: Place) -> int:
    """Promises in sent answers that run in a unit."""
    return Promise.objects.filter(body__in=body_ids_in(place), state="open", answer__sent_at__isnull=False).count()


def related(row: Publication, *, limit: int = 3) -> list[Publication]:
    """Other live matters of the same body and field."""
    if not row.field:
        return []
    same = live().filter(body=row.body_id, field=row.field).exclude(pk=row.pk)
    return list(same.order_by("-published_at", "-pk")[:limit])


def kinds() -> list[tuple[str, str]]:
    """The kinds that can be public."""
    order = (CaseKind.REPORT, CaseKind.PETITION, CaseKind.SUGGESTION, CaseKind.QUESTION, CaseKind.VOTER_PETITION)
    return [(str(kind), str(kind.label)) for kind in order]
