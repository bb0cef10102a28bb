"""Public matters that may be the same: shown before sending. What was typed is neither stored nor logged."""

from dataclasses import dataclass

from caunoi.cases.choices import COMPLAINTS, OPEN_STATES, State
from caunoi.cases.models import Opinion, Publication
from caunoi.cases.services.indexing import PUBLICATION, published_words
from caunoi.cases.services.merging import COMPARED, FOUND, near_from
from caunoi.common import clock
from caunoi.language.matching.likeness import compare_told
from caunoi.language.matching.told import read
from caunoi.people.models import Body
from caunoi.portal.status import Status, status_of
from caunoi.search.keys import alike

LEAST_LETTERS = 20
SHOWN = 3


@dataclass(frozen=True)
class Same:
    """A matter offered, and why."""

    publication: Publication
    status: Status
    voices: int
    reasons: list[str]
    score: float
    is_likely: bool


def same_matters(text: str, *, bodies: list[Body]) -> list[Same]:
    """Published matters of these bodies which can still be joined and are like the text; likeliest first."""
    if len(text.strip()) < LEAST_LETTERS or not bodies:
        return []
    new = read(text)
    ids = alike(new, kind=PUBLICATION, body_ids=[body.pk for body in bodies], public_only=True, limit=FOUND)
    rows = Publication.objects.filter(pk__in=ids, ended_at=None, case__merged_into=None).exclude(
        case__kind__in=COMPLAINTS
    )
    by_pk = rows.filter(case__state__in=[*OPEN_STATES, State.ANSWERED]).select_related("case").in_bulk()
    found = []
    for row in [by_pk[pk] for pk in ids if pk in by_pk][:COMPARED]:
        likeness = compare_told(new, read(published_words(row)))
        if likeness.score >= near_from():
            found.append((likeness, row))
    best = sorted(found, key=lambda item: (-item[0].score, item[1].pk))[:SHOWN]
    return [
        Same(
            row,
            status_of(row.case, today=clock.today()),
            _voices(row),
            list(likeness.reasons),
            likeness.score,
            likeness.is_likely,
        )
        for likeness, row in best
    ]


def _voices(row: Publication) -> int:
    return Opinion.objects.filter(parts__case=row.case_id, withdrawn_at=None).distinct().count()
