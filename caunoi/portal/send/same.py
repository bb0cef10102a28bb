"""Public matters that may be the same: shown before sending. What was typed is neither stored nor logged."""

from dataclasses import dataclass

from caunoi.cases.choices import COMPLAINTS, OPEN_STATES, State
from caunoi.cases.models import Opinion, Publication
from caunoi.cases.services.indexing import PUBLICATION
from caunoi.common import clock
from caunoi.language.similar import compare
from caunoi.people.models import Body
from caunoi.portal.status import Status, status_of
from caunoi.search.selectors import alike

LEAST = 0.3
SHOWN = 3


@dataclass(frozen=True)
class Same:
    """A matter offered, and why."""

    publication: Publication
    status: Status
    voices: int
    reasons: list[str]
    score: float


def same_matters(text: str, *, bodies: list[Body]) -> list[Same]:
    """Published matters of these bodies which can still be joined and are like the text; likeliest first."""
    if len(text.strip()) < 20 or not bodies:
        return []
    ids = alike(text, kind=PUBLICATION, body_ids=[body.pk for body in bodies], public_only=True, limit=20)
    rows = Publication.objects.filter(pk__in=ids, ended_at=None, case__merged_into=None).exclude(
        case__kind__in=COMPLAINTS
    )
    found = []
    for row in rows.filter(case__state__in=[*OPEN_STATES, State.ANSWERED]).select_related("case"):
        likeness = compare(text, f"{row.title}. {row.text}")
        if likeness.score >= LEAST:
            found.append((likeness.score, row, list(likeness.reasons)))
    best = sorted(found, key=lambda item: (-item[0], item[1].pk))[:SHOWN]
    return [
        Same(row, status_of(row.case, today=clock.today()), _voices(row), reasons, score)
        for score, row, reasons in best
    ]


def _voices(row: Publication) -> int:
    return Opinion.objects.filter(parts__case=row.case_id, withdrawn_at=None).distinct().count()
