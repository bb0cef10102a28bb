"""How cases, opinions and publications answer a search: only what the asker may see, each as a line.

The rights are those of `access`; a merged case is found through the one that holds it.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from caunoi.cases import access
from caunoi.cases.choices import AnswerState, Perm, State
from caunoi.cases.models import Answer, Case, Involvement, OpinionPart, Publication
from caunoi.cases.services.indexing import CASE, OPINION, PUBLICATION, part_text
from caunoi.common import clock
from caunoi.people.indexing import bodies_under
from caunoi.people.models import Body
from caunoi.search import selectors as search
from caunoi.search.query import Query
from caunoi.search.registry import Asked, Hit, Key, View, Viewer

NEAR = 200  # other authorities whose index rows an officer may see


def search_bodies(user: Viewer) -> frozenset[int]:
    """Authorities whose index rows may hold a case this officer sees; a handler's office sees its authority's rows."""
    held = access.bodies(user, Perm.SEE)
    if not held:
        return frozenset()
    above = set(Body.objects.filter(pk__in=held).values_list("parent", flat=True)) - {None}
    helped = Involvement.objects.filter(body__in=held, is_lead=False, to_at=None).order_by()
    sent_on = Case.objects.filter(authority=OuterRef("pk"), received_by__in=held)
    others = Body.objects.exclude(pk__in=held).filter(Exists(sent_on)).order_by()
    return frozenset(
        held
        | {pk for pk in above if pk}
        | set(helped.values_list("case__authority", flat=True).distinct()[:NEAR])
        | set(others.values_list("pk", flat=True)[:NEAR])
    )


def _desk_bodies(viewer: Viewer, asked: Asked) -> frozenset[int]:
    found = search_bodies(viewer)
    return found & bodies_under(asked.place) if asked.place is not None and found else found


def _seen_cases(viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    rows = access.visible_cases(viewer).filter(pk__in=ids, merged_into=None)
    return set(rows.values_list("pk", flat=True))


def _show_cases(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    cases = list(access.visible_cases(viewer).filter(pk__in=keys).select_related("place", "body"))
    said = _said_in([case.pk for case in cases])
    return {
        case.pk: Hit(
            page=CASE,
            args=(case.code,),
            title=case.title,
            text="\n".join(said.get(case.pk, [])),
            code=case.code,
            place=case.place.label,
            on=case.received_on,
            notes=(str(State(case.state).label), case.body.short_name or case.body.name),
        )
        for case in cases
    }


def _said_in(cases: Collection[int]) -> dict[int, list[str]]:
    """What was said and answered in each case, as the index has it. Two queries."""
    said: dict[int, list[str]] = {}
    for part in _open_parts().filter(case__in=cases).order_by("opinion_id"):
        said.setdefault(part.case_id, []).append(part_text(part))
    answers = Answer.objects.filter(case__in=cases, state=AnswerState.SENT).order_by("number")
    for case, text in answers.values_list("case_id", "text"):
        said.setdefault(case, []).append(text)
    return said


def _open_parts() -> QuerySet[OpinionPart]:
    rows = OpinionPart.objects.filter(opinion__is_sealed=False, opinion__withdrawn_at=None)
    return rows.select_related("opinion")


def _visible_parts(viewer: Viewer, keys: Collection[Key]) -> QuerySet[OpinionPart]:
    cases = access.visible_cases(viewer).filter(merged_into=None)
    return _open_parts().filter(pk__in=keys, case__in=cases)


def _seen_parts(viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    return set(_visible_parts(viewer, ids).values_list("pk", flat=True))


def _show_parts(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    parts = _visible_parts(viewer, keys).select_related("opinion__place", "case")
    return {
        part.pk: Hit(
            page=OPINION,
            args=(part.case.code,),
            title=part.case.title,
            text=part_text(part),
            code=part.case.code,
            place=part.opinion.place.label,
            on=clock.local_date(part.opinion.received_at),
            notes=(part.opinion.get_channel_display(),),
        )
        for part in parts
    }


def live_publications() -> QuerySet[Publication]:
    """What is public now; a merged case is seen through the one that holds it."""
    return Publication.objects.filter(Q(ended_at=None, case__merged_into=None) & ~Q(case__state=State.QUARANTINED))


def _public_bodies(_viewer: Viewer, asked: Asked) -> frozenset[int] | None:
    return bodies_under(asked.place) if asked.place is not None else None


def _seen_publications(_viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    return set(live_publications().filter(pk__in=ids).values_list("pk", flat=True))


def _show_publications(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    rows = live_publications().filter(pk__in=keys).select_related("case", "body")
    return {
        row.pk: Hit(
            page=PUBLICATION,
            args=(row.case.code,),
            title=row.title,
            text=f"{row.text}\n{row.answer_text}",
            code=row.case.code,
            place=row.body.short_name or row.body.name,
            on=clock.local_date(row.published_at),
            notes=(str(State(row.case.state).label),),
        )
        for row in rows
    }


CASES = View(search.indexed(CASE, seen=_seen_cases, bodies=_desk_bodies), _show_cases)
OPINIONS = View(search.indexed(OPINION, seen=_seen_parts, bodies=_desk_bodies), _show_parts)
PUBLICATIONS = View(
    search.indexed(PUBLICATION, seen=_seen_publications, bodies=_public_bodies, public_only=True), _show_publications
)
