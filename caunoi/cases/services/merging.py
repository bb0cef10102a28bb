"""One case, many voices: reversible merge, unmerge, dividing an opinion with several contents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, CaseKind, Perm, State
from caunoi.cases.models import Case, Involvement, Merge, Opinion, OpinionPart, Step
from caunoi.cases.services import clocks, notices
from caunoi.cases.services.indexing import CASE, OPINION, index_case, part_text
from caunoi.cases.services.intake import title_of
from caunoi.cases.services.moves import ActRefused, NotAllowed, keep_trace, lock_case
from caunoi.cases.services.registers import case_code
from caunoi.common import clock
from caunoi.journal.services import record
from caunoi.language.matching.likeness import Likeness, compare_told, weights
from caunoi.language.matching.told import read
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.search import services as search
from caunoi.search.keys import alike

MERGEABLE = (
    State.RECEIVED,
    State.NEEDS_INFORMATION,
    State.ACCEPTED,
    State.ASSIGNED,
    State.DRAFTED,
    State.RETURNED,
    State.SIGNED,
    State.ANSWERED,
)
LOOK_BACK = timedelta(days=365)
COMPARED = 30  # candidates of a text that are read and compared; see docs/algorithms/matching.md
FOUND = 4 * COMPARED  # ... after those that the caller leaves out
SAME_AREA = 0.1  # what it adds that both are told of one residential area


@dataclass(frozen=True)
class Suggestion:
    """A case that may be the same matter, and why; a person decides."""

    case: Case
    score: float
    reasons: list[str]
    is_likely: bool = False


def suggest_duplicates(case: Case, *, by: User | None = None, limit: int = 5) -> list[Suggestion]:
    """Open or recently answered cases of the same authority that may be the same matter, best first.

    With `by` only those that the officer may see: who passed a case on still sees it, but not its new neighbours.
    A khiếu nại is never offered, nor is anything offered for it: each has its own file.
    """
    if case.kind in COMPLAINTS:
        return []
    part = case.parts.select_related("opinion").filter(opinion__withdrawn_at=None).order_by("opinion_id").first()
    text = part_text(part) if part else case.title
    rows = Case.objects.filter(
        authority_id=case.authority_id,
        merged_into=None,
        state__in=MERGEABLE,
        received_on__gte=case.received_on - LOOK_BACK,
    ).exclude(pk=case.pk)
    rows = rows.exclude(code__in=_dismissed(case))
    if by is not None:
        rows = rows.filter(pk__in=access.visible_cases(by).values("pk"))
    return rank_same(text, rows, place=case.place, body_ids=[case.authority_id], limit=limit)


def dismiss_duplicate(*, case: Case, other: Case, by: User, at: datetime) -> None:
    """Say that two cases are not the same matter; the suggestion does not come back on either."""
    if not access.can(by, Perm.MERGE, case):
        raise NotAllowed(_("Anh/chị không có quyền gộp hoặc tách vụ việc này."))
    with transaction.atomic():
        keep_trace(lock_case(case), "not_same", by=by, at=at, facts={"other": other.code})
        record(
            chain=case.authority.chain, act="case.not_same", ref=case.code, by=by, at=at, detail={"other": other.code}
        )


def _dismissed(case: Case) -> set[str]:
    """Codes of the cases that an officer said to be another matter than this one, from either side."""
    pairs = Step.objects.filter(act="not_same").filter(Q(case=case) | Q(facts__other=case.code))
    codes = {str(facts.get("other", "")) for facts in pairs.filter(case=case).values_list("facts", flat=True)}
    return codes | set(pairs.exclude(case=case).values_list("case__code", flat=True))


def rank_same(
    text: str,
    rows: QuerySet[Case],
    *,
    place: Place | None,
    body_ids: Collection[int],
    limit: int,
    compared: int = COMPARED,
) -> list[Suggestion]:
    """Which of these cases may be the same matter as the text, best first; no khiếu nại.

    Opinions that share rare words with the text are compared with it, each case by its most like voice. `compared`: how
    many at most. The text is neither stored nor logged.
    """
    new = read(text)
    ids = alike(new, kind=OPINION, body_ids=body_ids, limit=FOUND)
    parts = OpinionPart.objects.filter(
        pk__in=ids, case__in=rows.exclude(kind__in=COMPLAINTS), opinion__withdrawn_at=None, opinion__is_sealed=False
    )
    by_pk = {part.pk: part for part in parts.select_related("opinion", "case__place", "case__body")}
    best: dict[int, Suggestion] = {}
    for part in [by_pk[pk] for pk in ids if pk in by_pk][:compared]:
        found = _suggestion(part.case, compare_told(new, read(part_text(part))), place)
        if part.case_id not in best or best[part.case_id].score < found.score:
            best[part.case_id] = found
    near = [found for found in best.values() if found.score >= near_from()]
    return sorted(near, key=lambda found: (-found.score, found.case.pk))[:limit]


def near_from() -> float:
    """The score from which a person is shown a candidate at all: half of what is likely."""
    return weights().likely / 2


def _suggestion(case: Case, likeness: Likeness, place: Place | None) -> Suggestion:
    score, reasons = likeness.score, list(likeness.reasons)
    if place is not None and place.level == Level.AREA and case.place_id == place.pk and score >= near_from():
        score, reasons = min(1.0, score + SAME_AREA), [*reasons, _("cùng địa bàn")]
    return Suggestion(case, score, reasons, likeness.is_likely or score >= weights().likely)


def _check(by: User, *cases: Case) -> None:
    for case in cases:
        if not access.can(by, Perm.MERGE, case):
            raise NotAllowed(_("Anh/chị không có quyền gộp hoặc tách vụ việc này."))


def merge_cases(*, into: Case, source: Case, by: User, at: datetime, reason: str = "") -> Merge:
    """Move every voice of `source` into `into`. Each keeps its sender, place, channel, date and files."""
    if into.pk == source.pk:
        raise ActRefused(_("Không thể gộp vụ việc vào chính nó."))
    with transaction.atomic():
        rows = {
            row.pk: row for row in Case.objects.select_for_update().filter(pk__in=[into.pk, source.pk]).order_by("pk")
        }
        target, absorbed = rows[into.pk], rows[source.pk]
        _check(by, target, absorbed)
        for row in (target, absorbed):
            if row.merged_into_id is not None or row.state not in MERGEABLE:
                raise ActRefused(_("%(code)s đang ở bước không gộp được.") % {"code": row.code})
        if (target.kind in COMPLAINTS) != (absorbed.kind in COMPLAINTS):
            raise ActRefused(_("Khiếu nại có hồ sơ riêng, không gộp với việc khác loại."))
        if target.authority_id != absorbed.authority_id:
            raise ActRefused(_("Chỉ gộp các vụ việc của cùng một cơ quan."))
        part_ids = list(absorbed.parts.order_by("pk").values_list("pk", flat=True))
        OpinionPart.objects.filter(pk__in=part_ids).update(case=target)
        absorbed.merged_into = target
        merge = Merge.objects.create(into=target, source=absorbed, part_ids=part_ids, reason=reason[:300], at=at, by=by)
        search.drop(kind=CASE, object_id=absorbed.pk)
        _log(target, "merge", by, at, {"source": absorbed.code, "parts": len(part_ids)})
        _log(absorbed, "merged", by, at, {"into": target.code})
        index_case(target)
        record(
            chain=target.authority.chain,
            act="case.merge",
            ref=target.code,
            by=by,
            at=at,
            detail={"source": absorbed.code, "parts": part_ids},
        )
    for case in (into, source):
        case.refresh_from_db()
    return merge


def _log(case: Case, act: str, by: User, at: datetime, facts: dict[str, object]) -> None:
    case.version += 1
    case.changed_at = at
    case.save()
    Step.objects.create(
        case=case,
        act=act,
        from_state=case.state,
        to_state=case.state,
        at=at,
        by=by,
        by_body=case.authority,
        facts=facts,
    )


def unmerge_case(*, source: Case, by: User, at: datetime) -> None:
    """Undo a merge: the voices that came with `source` go back; the case stands where it stood."""
    with transaction.atomic():
        merge = Merge.objects.select_for_update().filter(source=source, undone_at=None).first()
        if merge is None:
            raise ActRefused(_("Vụ việc này không đang được gộp."))
        rows = {
            row.pk: row
            for row in Case.objects.select_for_update().filter(pk__in=[merge.into_id, merge.source_id]).order_by("pk")
        }
        target, absorbed = rows[merge.into_id], rows[merge.source_id]
        _check(by, target)
        OpinionPart.objects.filter(pk__in=merge.part_ids).update(case=absorbed)
        absorbed.merged_into = None
        merge.undone_at = at
        merge.save(update_fields=["undone_at"])
        _log(target, "unmerge", by, at, {"source": absorbed.code})
        _log(absorbed, "unmerged", by, at, {"into": target.code})
        index_case(target)
        index_case(absorbed)
        record(
            chain=target.authority.chain,
            act="case.unmerge",
            ref=target.code,
            by=by,
            at=at,
            detail={"source": absorbed.code},
        )
    source.refresh_from_db()


def divide_opinion(
    *, opinion: Opinion, case: Case, contents: Sequence[tuple[str, CaseKind]], by: User, at: datetime
) -> list[Case]:
    """Divide an opinion with several contents: its part here keeps the first, each other opens a case of its own.

    The opinion's own words stay whole and it still counts as one opinion (decisions 13). Returns the new cases.
    """
    texts = [(text.strip(), kind) for text, kind in contents if text.strip()]
    if len(texts) < 2:
        raise ActRefused(_("Tách ý kiến cần ít nhất hai nội dung."))
    _check(by, case)
    with transaction.atomic():
        locked = lock_case(case)
        part = OpinionPart.objects.select_for_update().filter(opinion=opinion, case=locked).first()
        if part is None or locked.state not in MERGEABLE:
            raise ActRefused(_("Không tách được ý kiến này ở bước hiện tại."))
        part.text = texts[0][0]
        part.save(update_fields=["text"])
        index_case(locked)
        new_cases = [_open_divided(locked, opinion, text, kind, by=by, at=at) for text, kind in texts[1:]]
        _log(locked, "divide", by, at, {"new": [row.code for row in new_cases]})
        record(
            chain=locked.authority.chain,
            act="case.divide",
            ref=locked.code,
            by=by,
            at=at,
            detail={"new": [row.code for row in new_cases]},
        )
    case.refresh_from_db()
    return new_cases


def _open_divided(case: Case, opinion: Opinion, text: str, kind: CaseKind, *, by: User, at: datetime) -> Case:
    new = Case.objects.create(
        code=case_code(body=case.authority, year=clock.local_date(at).year),
        title=title_of(text),
        kind=kind,
        received_by=case.received_by,
        authority=case.authority,
        body=case.authority,
        place=opinion.place,
        received_on=case.received_on,
        is_remote=case.is_remote,
        created_at=at,
        changed_at=at,
    )
    number = OpinionPart.objects.filter(opinion=opinion).count() + 1  # asked anew: the rows may have been prefetched
    OpinionPart.objects.create(opinion=opinion, case=new, number=number, text=text)
    Involvement.objects.create(case=new, body=new.authority, is_lead=True, from_at=at, by=by)
    clocks.open_clocks(new, steps=clocks.FIRST_STEPS, started_on=new.received_on, at=at)
    new.save()
    Step.objects.create(
        case=new, act="receive", to_state=new.state, at=at, by=by, by_body=new.authority, facts={"from": case.code}
    )
    index_case(new)
    notices.tell_officers(case=new, kind="new", at=at, key=f"{opinion.pk}-{number}")
    return new
