"""Gathering the opinions of a period into issues, at once when they are few, in the background when they are many.

Looked at are opinions that are not in the compilation, and those in it that stand under no issue and were never touched
by hand. They join an issue that is there already where they fit, and make new ones among themselves.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from caunoi.accounts.models import User
from caunoi.cases.choices import State
from caunoi.cases.models import Opinion, OpinionPart
from caunoi.common import clock
from caunoi.issues import access
from caunoi.issues.choices import Act, Perm, RunState
from caunoi.issues.models import Compilation, Issue, IssueChange, IssueOpinion
from caunoi.issues.selectors import speakers
from caunoi.issues.services.acting import Acting, ActRefused, check_draft, check_may, lock
from caunoi.journal.services import record
from caunoi.language.grouping import MAX_TEXTS, Group, Grouped, Quote, group, nearest
from caunoi.places.selectors import subtree_ids
from caunoi.web.among import among

AT_ONCE = 150  # so many opinions are gathered while the officer waits
CHUNK = 20  # groups written in one transaction
KNOWN = 40  # members of an issue with which a new opinion is compared


def candidates(compilation: Compilation, user: User) -> QuerySet[Opinion]:
    """The opinions of the period and area that the officer sees and that the compilation does not have yet.

    The area is that of the body. What was not fit to be handled (ineligible) is left out; it can be added by hand.
    """
    first = datetime.combine(compilation.from_on, time.min, clock.HANOI)
    after = datetime.combine(compilation.to_on + timedelta(days=1), time.min, clock.HANOI)
    unfit = OpinionPart.objects.filter(opinion=OuterRef("pk"), case__state=State.INELIGIBLE)
    rows = access.visible_opinions(user).filter(
        received_at__gte=first, received_at__lt=after, place__in=subtree_ids(compilation.body.place)
    )
    if compilation.channel:
        rows = rows.filter(channel=compilation.channel)
    there = IssueOpinion.objects.filter(opinion=OuterRef("pk"), compilation=compilation)
    return rows.exclude(text="").exclude(Exists(unfit) | Exists(there))


def loose(compilation: Compilation) -> QuerySet[IssueOpinion]:
    """What stands under no issue and was never touched by hand."""
    return compilation.items.filter(issue=None, is_out=False, is_by_hand=False)


def start_proposal(*, compilation: Compilation, by: User, at: datetime) -> int:
    """Gather now or hand it to the worker; pressing twice does no harm. Returns how many opinions are looked at.

    Raises ActRefused when there is nothing to gather. Of more than 4,000 the earliest are taken; the next run the rest.
    """
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.EDIT, row)
        check_draft(row, at=at)
        total = min(candidates(row, by).count(), MAX_TEXTS) + loose(row).count()
        if not total:
            raise ActRefused(_("Không có ý kiến nào mới trong kỳ này."))
        row.run_state, row.run_by, row.run_at = RunState.RUNNING, by, at
        row.run_total, row.run_done = total, 0
        row.save()
        record(chain=row.body.chain, act="compilation.gather", ref=row.code, by=by, at=at, detail={"opinions": total})
        if total > AT_ONCE:
            transaction.on_commit(lambda: run_proposal.enqueue(row.pk))
    if total <= AT_ONCE:
        propose_groups(compilation_id=compilation.pk)
    compilation.refresh_from_db()
    return total


@task()
def run_proposal(compilation_id: int) -> None:
    """The background task."""
    propose_groups(compilation_id=compilation_id)


def propose_groups(*, compilation_id: int) -> None:
    """Gather what is not gathered yet. A run that was cut off and is started again takes what is left."""
    row = Compilation.objects.select_related("body__place", "run_by").get(pk=compilation_id)
    if row.run_state != RunState.RUNNING or row.run_by is None:
        return
    opinions = _wanted(row, row.run_by)
    texts = _grouped(opinions)
    homes = nearest(texts, _known(row))
    rest = [text for text in texts if text.id not in homes]
    groups = group(rest[:MAX_TEXTS])
    with transaction.atomic():
        change = IssueChange.objects.create(compilation=row, act=Act.PROPOSE, at=clock.now(), by=row.run_by)
    doing = Acting(row, change, clock.now())
    if homes:
        _write(doing, [], homes)
    for start in range(0, len(groups), CHUNK):
        _write(doing, groups[start : start + CHUNK], {})
    _finish(doing)


def _wanted(row: Compilation, user: User) -> list[Opinion]:
    new = candidates(row, user).select_related("place").order_by("received_at", "pk")[:MAX_TEXTS]
    waiting = access.visible_opinions(user).filter(pk__in=loose(row).values("opinion")).select_related("place")
    return [*new, *waiting][:MAX_TEXTS]


def _grouped(opinions: Sequence[Opinion]) -> list[Grouped]:
    ids = [row.pk for row in opinions]
    parts = OpinionPart.objects.filter(among("opinion", ids)).exclude(case__field="").order_by("-number")
    fields = dict(parts.values_list("opinion_id", "case__field"))
    people = speakers(ids)
    return [
        Grouped(row.pk, row.text, row.place.name, row.place_id, fields.get(row.pk), people.get(row.pk))
        for row in opinions
        if row.text
    ]


def _known(row: Compilation) -> dict[int, list[Grouped]]:
    """The issues that are there, each with its first members."""
    known: dict[int, list[Grouped]] = {}
    items = row.items.filter(issue__isnull=False, opinion__is_sealed=False).select_related("opinion__place")
    for item in items.order_by("number"):
        members = known.setdefault(item.issue_id or 0, [])
        if len(members) < KNOWN:
            opinion = item.opinion
            members.append(Grouped(opinion.pk, opinion.text, opinion.place.name, opinion.place_id))
    return known


def _write(doing: Acting, groups: Iterable[Group], homes: dict[int, int]) -> None:
    """Write some groups and homes in one transaction; opinions alone stand under no issue."""
    row = doing.compilation
    with transaction.atomic():
        locked = lock(row)
        row.last_issue, row.last_item = locked.last_issue, locked.last_item
        there = {item.opinion_id: item for item in row.items.filter(is_out=False, issue=None)}
        taken = set(row.items.values_list("opinion_id", flat=True)) - set(there)
        issues = {issue.pk: issue for issue in Issue.objects.filter(pk__in=set(homes.values()), dropped_at=None)}
        placed: list[tuple[int, Issue | None, Quote | None]] = [
            (pk, issues[home], None) for pk, home in homes.items() if home in issues and pk not in taken
        ]
        for found in groups:
            members = [pk for pk in found.members if pk not in taken]
            issue = _make(doing, found) if len(members) > 1 else None
            quotes = {quote.id: quote for quote in found.quotes} if issue else {}
            placed += [(pk, issue, quotes.get(pk)) for pk in members]
        for pk, issue, quote in placed:
            fields = _quoted(quote)
            if pk in there:
                doing.set_items([there[pk]], issue=issue, **fields)
            else:
                doing.add_item(pk, issue, **fields)
        doing.keep()
        Compilation.objects.filter(pk=row.pk).update(
            last_issue=row.last_issue, last_item=row.last_item, run_done=locked.run_done + len(placed),
            run_at=clock.now(),
        )  # fmt: skip


def _quoted(quote: Quote | None) -> dict[str, int]:
    return {"quote_start": quote.start, "quote_end": quote.end} if quote and quote.end > quote.start else {}


def _make(doing: Acting, found: Group) -> Issue:
    named = found.named_by
    return doing.make_issue(
        field=found.field or "",
        named_by_id=named.id if named else None,
        named_start=named.start if named else 0,
        named_end=named.end if named else 0,
    )


def _finish(doing: Acting) -> None:
    at = clock.now()
    with transaction.atomic():
        row = lock(doing.compilation)
        row.run_state, row.run_at, row.changed_at, row.run_done = RunState.IDLE, at, at, row.run_total
        row.save(update_fields=["run_state", "run_at", "changed_at", "run_done"])
        if not any(doing.before.values()):
            doing.change.delete()
        assert row.run_by is not None  # noqa: S101 - set when the run was started
        record(
            chain=row.body.chain, act="issue.propose", ref=row.code, by=row.run_by, at=at,
            detail={"issues": len(doing.before["made"]), "opinions": doing.count},
        )  # fmt: skip
