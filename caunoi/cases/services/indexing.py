"""What of a case is found by a search: its title, the words of its opinions and sent answers; nothing sealed."""

from collections.abc import Iterator

from caunoi.cases.choices import AnswerState, State
from caunoi.cases.models import Answer, Case, Opinion, Publication
from caunoi.search import services as search
from caunoi.search.services import Searchable

CASE, PUBLICATION = "case", "publication"


def all_cases() -> Iterator[Searchable]:
    """Every case that officers may find, for building the index anew."""
    rows = Case.objects.filter(merged_into=None).exclude(state=State.QUARANTINED).order_by("pk")
    for case in rows.iterator(chunk_size=500):
        yield Searchable(case.pk, case.authority_id, False, f"{case.code} {case.title}", case_text(case))


def all_publications() -> Iterator[Searchable]:
    """Every live publication, for building the index anew."""
    for row in Publication.objects.filter(ended_at=None).order_by("pk").iterator(chunk_size=500):
        yield Searchable(row.pk, row.body_id, True, row.title, f"{row.text}\n{row.answer_text}")


def index_case(case: Case, *, extra_text: str = "") -> None:
    """Put the case into the index of officers (or take it out while it is quarantined).

    `extra_text`: the whole text of a case just opened, so that nothing need be read back.
    """
    if case.state == State.QUARANTINED:
        search.drop(kind=CASE, object_id=case.pk)
        return
    search.put(
        kind=CASE,
        object_id=case.pk,
        body_id=case.authority_id,
        is_public=False,
        title=f"{case.code} {case.title}",
        text=extra_text or case_text(case),
    )


def case_text(case: Case) -> str:
    """All that was said in the case and answered, one after the other; without sealed opinions."""
    opinions = Opinion.objects.filter(parts__case=case, is_sealed=False).distinct()
    said = [" ".join(filter(None, (row.text, row.place_note))) for row in opinions]
    answered = Answer.objects.filter(case=case, state=AnswerState.SENT).values_list("text", flat=True)
    return "\n".join([*said, *answered])


def index_publication(row: Publication) -> None:
    """Put a live publication into the public index, or take an ended one out."""
    if row.ended_at is not None:
        search.drop(kind=PUBLICATION, object_id=row.pk)
        return
    search.put(
        kind=PUBLICATION,
        object_id=row.pk,
        body_id=row.body_id,
        is_public=True,
        title=row.title,
        text=f"{row.text}\n{row.answer_text}",
    )
