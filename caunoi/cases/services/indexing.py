"""What of a case is found by a search: its title, the words of its opinions and sent answers; each opinion by itself.

Nothing sealed and nothing withdrawn; of a quarantined case nothing at all.
"""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import QuerySet

from caunoi.cases.choices import AnswerState, State
from caunoi.cases.models import Answer, Case, OpinionPart, Publication
from caunoi.common import clock
from caunoi.search import services as search
from caunoi.search.services import Searchable

CASE, OPINION, PUBLICATION = "case", "opinion", "publication"


def all_cases() -> Iterator[Searchable]:
    """Every case that officers may find, for building the index anew."""
    rows = Case.objects.filter(merged_into=None).exclude(state=State.QUARANTINED).order_by("pk")
    for case in rows.iterator(chunk_size=500):
        yield _case_row(case, case_text(case))


def all_opinions() -> Iterator[Searchable]:
    """Every opinion, part by part, that officers may find, for building the index anew."""
    rows = _parts().filter(case__merged_into=None).exclude(case__state=State.QUARANTINED)
    yield from map(_part_row, rows.order_by("pk").iterator(chunk_size=500))


def all_publications() -> Iterator[Searchable]:
    """Every live publication, for building the index anew."""
    rows = Publication.objects.filter(ended_at=None).select_related("case").order_by("pk")
    yield from map(_publication_row, rows.iterator(chunk_size=500))


def index_case(case: Case, *, extra_text: str = "") -> None:
    """Put the case and its opinions into the index of officers (or take them out while it is quarantined).

    `extra_text`: the whole text of a case just opened, so that nothing need be read back.
    """
    if case.state == State.QUARANTINED:
        search.drop(kind=CASE, object_id=case.pk)
        search.drop_many(kind=OPINION, object_ids=_part_ids([case.pk]))
        return
    search.put_many(kind=CASE, rows=[_case_row(case, extra_text or case_text(case))])
    parts = list(_parts().filter(case=case))
    for part in parts:
        part.case = case
    search.keep(kind=OPINION, rows=map(_part_row, parts), instead_of=_part_ids([case.pk]))


def shred_cases(cases: Iterable[Case]) -> None:
    """Leave no word of these cases in the index: they are being quarantined."""
    ids = [case.pk for case in cases]
    search.shred_many(kind=CASE, object_ids=ids)
    search.shred_many(kind=OPINION, object_ids=_part_ids(ids))


def case_text(case: Case) -> str:
    """All that was said in the case and answered, one after the other; without sealed and withdrawn opinions."""
    said = {part.opinion_id: _whole(part) for part in _parts().filter(case=case).order_by("opinion_id")}
    answered = Answer.objects.filter(case=case, state=AnswerState.SENT).values_list("text", flat=True)
    return "\n".join([*said.values(), *answered])


def part_text(part: OpinionPart) -> str:
    """What one part of an opinion says, with the note on the place."""
    return " ".join(filter(None, (part.text or part.opinion.text, part.opinion.place_note)))


def _whole(part: OpinionPart) -> str:
    return " ".join(filter(None, (part.opinion.text, part.opinion.place_note)))


def _parts() -> QuerySet[OpinionPart]:
    rows = OpinionPart.objects.filter(opinion__is_sealed=False, opinion__withdrawn_at=None)
    return rows.select_related("opinion", "case")


def _part_ids(cases: Collection[int]) -> list[int]:
    return list(OpinionPart.objects.filter(case__in=cases).values_list("pk", flat=True))


def _case_row(case: Case, text: str) -> Searchable:
    return Searchable(case.pk, case.authority_id, False, f"{case.code} {case.title}", text, case.received_on)


def _part_row(part: OpinionPart) -> Searchable:
    on = clock.local_date(part.opinion.received_at)
    said = part_text(part)
    return Searchable(part.pk, part.case.authority_id, False, "", said, on, like=said)


def _publication_row(row: Publication) -> Searchable:
    on = clock.local_date(row.published_at)
    text = f"{row.text}\n{row.answer_text}"
    like = published_words(row)
    return Searchable(row.pk, row.body_id, True, f"{row.case.code} {row.title}", text, on, like)


def published_words(row: Publication) -> str:
    """What a publication is compared by: its title and the redacted words, not the answer."""
    return f"{row.title}. {row.text}"


def index_publication(row: Publication) -> None:
    """Put a live publication into the public index, or take an ended one out."""
    if row.ended_at is not None:
        search.drop(kind=PUBLICATION, object_id=row.pk)
        return
    search.put_many(kind=PUBLICATION, rows=[_publication_row(row)])
