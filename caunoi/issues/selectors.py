"""Reads of compilations: issues with what is counted from their opinions, quotes, what was asked before.

Counted is what the reader may see; how much he may not see is said beside it. Constant query counts.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.access import visible_cases
from caunoi.cases.choices import PromiseState
from caunoi.cases.models import Case, Opinion, OpinionPart, Promise, Sender
from caunoi.issues import access
from caunoi.issues.models import Compilation, Issue, IssueOpinion
from caunoi.language.issue_quotes import as_label
from caunoi.language.personal import find_personal_data, redact
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web.among import among


@dataclass(frozen=True)
class Said:
    """One sentence of an opinion, personal data masked. `number` is that of the opinion in the compilation."""

    number: int
    text: str


@dataclass
class Tally:
    """What is counted of some opinions. `people`: different speakers; who left no name is one each time."""

    opinions: int = 0
    hidden: int = 0  # opinions that the reader may not open
    people: int = 0
    places: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)  # who has the cases now
    cases: int = 0
    answered: int = 0
    promised: int = 0
    resolved: int = 0
    case_ids: frozenset[int] = frozenset()


@dataclass
class Line:
    """An issue as one line of the table."""

    issue: Issue
    label: str
    quotes: list[Said]
    tally: Tally


@dataclass(frozen=True)
class _Row:
    """What of one opinion is counted."""

    opinion: int
    issue: int | None
    number: int
    place: int
    people: int
    quote: tuple[int, int] | None


def speakers(opinion_ids: Collection[int]) -> dict[int, str]:
    """Opinion → a key of who spoke, the same for the same telephone or mail; left out where neither is known."""
    rows = Sender.objects.filter(among("opinion", opinion_ids)).exclude(phone_hash="", email_hash="")
    rows = rows.order_by("opinion_id")
    owner: dict[str, str] = {}
    found: dict[int, str] = {}
    for opinion, phone, email in rows.values_list("opinion_id", "phone_hash", "email_hash"):
        keys = [key for key in (f"p{phone}" if phone else "", f"e{email}" if email else "") if key]
        person = next((owner[key] for key in keys if key in owner), keys[0])
        owner.update(dict.fromkeys(keys, person))
        found[opinion] = person
    return found


def visible_items(compilation: Compilation, user: User) -> QuerySet[IssueOpinion]:
    """What stands in a compilation and may be read by this user; what was taken out is not among it."""
    return compilation.items.filter(is_out=False, opinion__in=access.visible_opinions(user))


def overview(compilation: Compilation, user: User) -> tuple[list[Line], Tally, Tally]:
    """The issues in their order, the whole compilation counted, and what stands under no issue yet."""
    issues = list(compilation.issues.filter(dropped_at=None).select_related("named_by"))
    rows = _rows(visible_items(compilation, user))
    everything = compilation.items.filter(is_out=False, opinion__in=access.compilable_opinions()).order_by()
    there = dict(everything.values_list("issue").annotate(number=Count("pk")))
    counter = _Counter(rows)
    by_issue: dict[int | None, list[_Row]] = {}
    for row in rows:
        by_issue.setdefault(row.issue, []).append(row)
    texts = _texts(by_issue, issues)
    lines = []
    for issue in issues:
        mine = by_issue.get(issue.pk, [])
        quotes = quotes_of(mine, texts)
        tally = counter.count(mine, hidden=there.get(issue.pk, 0) - len(mine))
        lines.append(Line(issue, label_of(issue, texts, quotes), quotes, tally))
    whole = counter.count(rows, hidden=sum(there.values()) - len(rows))
    loose = by_issue.get(None, [])
    return lines, whole, counter.count(loose, hidden=there.get(None, 0) - len(loose))


def line_of(issue: Issue, user: User) -> Line:
    """One issue as in the overview."""
    rows = _rows(visible_items(issue.compilation, user).filter(issue=issue))
    texts = _texts({issue.pk: rows}, [issue])
    quotes = quotes_of(rows, texts)
    hidden = issue.items.filter(opinion__in=access.compilable_opinions()).count() - len(rows)
    return Line(issue, label_of(issue, texts, quotes), quotes, _Counter(rows).count(rows, hidden=hidden))


def heard_of(issues: Sequence[Issue], user: User, *, is_masked: bool = False) -> dict[int, tuple[str, list[str]]]:
    """Key of an issue → what it is called and its quotes, as far as the user may read the opinions. Constant queries.

    `is_masked`: with personal data masked, as it must be shown; without, to be looked through only.
    """
    named = Q(issue__label="", opinion=F("issue__named_by"))
    mine = IssueOpinion.objects.filter(named | Q(quote_start__isnull=False), among("issue", [row.pk for row in issues]))
    by_issue: dict[int | None, list[_Row]] = {}
    for row in _rows(mine.filter(is_out=False, opinion__in=access.visible_opinions(user))):
        by_issue.setdefault(row.issue, []).append(row)
    texts = _texts(by_issue, issues)
    found = {}
    for issue in issues:
        rows = by_issue.get(issue.pk, [])
        if is_masked:
            said = quotes_of(rows, texts)
            found[issue.pk] = (label_of(issue, texts, said), [quote.text for quote in said])
        else:
            clause = texts.get(issue.named_by_id or 0, "")[issue.named_start : issue.named_end]
            found[issue.pk] = (
                issue.label or clause, [texts.get(row.opinion, "")[slice(*row.quote)] for row in rows if row.quote]
            )  # fmt: skip
    return found


def _rows(items: QuerySet[IssueOpinion]) -> list[_Row]:
    values = items.order_by("number").values_list(
        "opinion_id", "issue_id", "number", "opinion__place_id", "opinion__people_count", "quote_start", "quote_end"
    )
    return [
        _Row(opinion, issue, number, place, people, None if start is None or end is None else (start, end))
        for opinion, issue, number, place, people, start, end in values
    ]


def _texts(by_issue: dict[int | None, list[_Row]] | dict[int, list[_Row]], issues: Sequence[Issue]) -> dict[int, str]:
    """The texts that are quoted or name an issue, of opinions that the reader sees."""
    seen = {row.opinion for rows in by_issue.values() for row in rows}
    quoted = {row.opinion for rows in by_issue.values() for row in rows if row.quote}
    named = {issue.named_by_id for issue in issues if issue.named_by_id and not issue.label}
    wanted = quoted | (named & seen)
    return dict(Opinion.objects.filter(among("pk", wanted), is_sealed=False).values_list("pk", "text"))


def masked(text: str) -> str:
    """A text with the personal data that the marker finds taken out."""
    return redact(text, find_personal_data(text))


def masked_part(text: str, start: int, end: int) -> str:
    """A part of a text, with the personal data masked that shows as such in the whole text or in the part alone."""
    spans = [span for span in find_personal_data(text) if span.start < end and span.end > start]
    part = text[start:end]
    clipped = (replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start) for span in spans)
    return masked(redact(part, clipped)).strip()


def quotes_of(rows: Iterable[_Row], texts: dict[int, str]) -> list[Said]:
    """The chosen sentences, as they stand in the texts, personal data masked."""
    found = []
    for row in rows:
        text = texts.get(row.opinion, "")
        if row.quote and text[row.quote[0] : row.quote[1]].strip():
            found.append(Said(row.number, masked_part(text, *row.quote)))
    return found


def label_of(issue: Issue, texts: dict[int, str], quotes: Sequence[Said]) -> str:
    """An officer's words, else the clause that names the issue, else its first quote, else its number."""
    if issue.label:
        return issue.label
    text = texts.get(issue.named_by_id or 0, "")
    clause = as_label(masked_part(text, issue.named_start, issue.named_end))
    if clause:
        return clause
    if quotes:
        words = as_label(quotes[0].text).split()
        return " ".join(words[:16]) + ("…" if len(words) > 16 else "")
    return _("Vấn đề %(n)d") % {"n": issue.number}


class _Counter:
    """Counts parts of the same opinions; everything it needs is read once."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        ids = {row.opinion for row in rows}
        self._speakers = speakers(ids)
        self._places = {place.pk: place for place in Place.objects.filter(among("pk", {row.place for row in rows}))}
        promised = Promise.objects.filter(case=OuterRef("case")).exclude(state=PromiseState.WITHDRAWN)
        parts = OpinionPart.objects.filter(among("opinion", ids)).annotate(is_promised=Exists(promised))
        values = parts.values_list(
            "opinion_id", "case_id", "case__authority_id", "case__answered_at", "case__resolved_at", "is_promised"
        )
        self._cases: dict[int, list[tuple[int, int, bool, bool, bool]]] = {}
        for opinion, case, authority, answered, resolved, is_promised in values:
            known = (case, authority, answered is not None, resolved is not None, is_promised)
            self._cases.setdefault(opinion, []).append(known)
        authorities = {case[1] for cases in self._cases.values() for case in cases}
        self._bodies = {body.pk: body.short_name or body.name for body in Body.objects.filter(among("pk", authorities))}

    def count(self, rows: Sequence[_Row], *, hidden: int = 0) -> Tally:
        known: dict[str, int] = {}
        unknown = 0
        for row in rows:
            person = self._speakers.get(row.opinion)
            if person is None:
                unknown += row.people
            else:
                known[person] = max(known.get(person, 0), row.people)
        cases = {case[0]: case for row in rows for case in self._cases.get(row.opinion, ())}
        places = [self._places[pk] for pk in {row.place for row in rows} if pk in self._places]
        return Tally(
            opinions=len(rows),
            hidden=hidden,
            people=unknown + sum(known.values()),
            places=[place.label for place in sorted(places, key=lambda place: (place.sort_name, place.pk))],
            bodies=sorted({self._bodies[case[1]] for case in cases.values()}),
            cases=len(cases),
            answered=sum(case[2] for case in cases.values()),
            promised=sum(case[4] and not case[3] for case in cases.values()),
            resolved=sum(case[3] for case in cases.values()),
            case_ids=frozenset(cases),
        )


def seen_cases(user: User, opinion_ids: Collection[int]) -> dict[int, list[Case]]:
    """Opinion → the cases that hold it and that the user may open."""
    parts = OpinionPart.objects.filter(among("opinion", opinion_ids), case__in=visible_cases(user))
    found: dict[int, list[Case]] = {}
    for part in parts.select_related("case__authority").order_by("number"):
        found.setdefault(part.opinion_id, []).append(part.case)
    return found


def loose_items(compilation: Compilation, user: User) -> QuerySet[IssueOpinion]:
    """What stands under no issue, in the order it came."""
    return visible_items(compilation, user).filter(issue=None).select_related("opinion__place").order_by("number")


def out_items(compilation: Compilation, user: User) -> QuerySet[IssueOpinion]:
    """What was taken out."""
    rows = compilation.items.filter(is_out=True, opinion__in=access.visible_opinions(user))
    return rows.select_related("opinion__place").order_by("number")


def compilation_list(user: User) -> QuerySet[Compilation]:
    """The compilations the user may read, each with the number of its issues and of the opinions that he may read."""
    issues = Count("issues", filter=Q(issues__dropped_at=None), distinct=True)
    mine = IssueOpinion.objects.filter(opinion__in=access.visible_opinions(user), is_out=False).order_by()
    items = mine.filter(compilation=OuterRef("pk")).values("compilation").annotate(number=Count("pk")).values("number")
    rows = access.visible_compilations(user).select_related("body")
    return rows.annotate(issue_count=issues, item_count=Coalesce(Subquery(items), 0)).order_by("-to_on", "-pk")
