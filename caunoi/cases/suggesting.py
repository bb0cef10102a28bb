"""What is proposed for a case: field, kind, level, places by its words; who should handle it by rule or by custom.

Everything here is a proposal: nothing is written (docs/model-card.md).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from caunoi.cases.choices import COMPLAINTS, CaseKind
from caunoi.cases.models import Case, OpinionPart
from caunoi.common import clock
from caunoi.people.models import Body, Post
from caunoi.people.selectors import is_office_of
from caunoi.places.models import Place
from caunoi.routing.matching import Matter, first_match, places_above, rules_of
from caunoi.routing.suggesting import Proposal, propose
from caunoi.web.among import among

LOOK_BACK = timedelta(days=365)
LEAST_BEFORE = 3  # earlier cases of the field from which custom is told
# What the model calls a kind, where the kinds of cases are finer.
_KINDS = {"khieu_nai": CaseKind.COMPLAINT_1}


@dataclass(frozen=True)
class Owner:
    """Who should handle it and why. `is_inside`: an office of the authority (assign); else another body (transfer)."""

    body: Body
    post: Post | None
    reasons: tuple[str, ...]
    is_inside: bool
    by_rule: bool


def texts_of(cases: Iterable[Case]) -> dict[int, str]:
    """The first living words of each case; nothing for one whose words are sealed or taken back. One query."""
    ids = [case.pk for case in cases]
    rows = OpinionPart.objects.filter(among("case", ids), opinion__withdrawn_at=None, opinion__is_sealed=False)
    found: dict[int, str] = {}
    for part in rows.select_related("opinion").order_by("opinion__received_at", "opinion_id", "number"):
        found.setdefault(part.case_id, part.text or part.opinion.text)
    return found


def propose_for(case: Case) -> Proposal:
    """What the words of a case say about it, places looked for in the unit of its authority."""
    text = texts_of([case]).get(case.pk, "")
    return propose(text, unit=case.authority.place, on=clock.today()) if text else Proposal()


def kind_of(proposal: Proposal) -> CaseKind | None:
    """The kind proposed, as cases know it; never a denunciation, which nobody classifies here."""
    if proposal.kind is None:
        return None
    name = _KINDS.get(proposal.kind.key, proposal.kind.key)
    return CaseKind(name) if name in CaseKind.values and name != CaseKind.DENUNCIATION else None


def owner_for(case: Case, *, field: str) -> Owner | None:
    """Who should handle a case: the first rule of its office that fits, else who mostly handled this field."""
    text = texts_of([case]).get(case.pk, "")
    found = owner_by_rule(case.authority, Matter(text, field, case.kind, places_above([case.place_id])[case.place_id]))
    return found or _by_custom(case, field)


def owner_by_rule(authority: Body, matter: Matter) -> Owner | None:
    """Who should handle it by the rules of an authority."""
    match = first_match(rules_of(authority), matter)
    if match is None:
        return None
    rule = match.rule
    return Owner(rule.to_body, rule.to_post, match.reasons, is_office_of(rule.to_body, authority), by_rule=True)


def owner_of_words(authority: Body, text: str, place: Place, kind: str, field: str) -> Owner | None:
    """The same for words that are no case yet."""
    return owner_by_rule(authority, Matter(text, field, kind, places_above([place.pk])[place.pk]))


def _by_custom(case: Case, field: str) -> Owner | None:
    """The office that got most cases of this field in the last year, khiếu nại apart."""
    if not field or case.kind in COMPLAINTS:
        return None
    rows = Case.objects.filter(
        authority=case.authority_id, field=field, is_classified=True, received_on__gte=clock.today() - LOOK_BACK
    ).exclude(body=case.authority_id)
    counted = rows.exclude(kind__in=COMPLAINTS).order_by().values("body").annotate(n=Count("pk")).order_by("-n")
    found = list(counted)
    total = sum(row["n"] for row in found)
    if not found or total < LEAST_BEFORE or found[0]["n"] * 2 <= total:
        return None
    body = Body.objects.valid_on(clock.today()).select_related("parent").filter(pk=found[0]["body"]).first()
    if body is None or not is_office_of(body, case.authority):
        return None
    reason = _("đã nhận %(n)s trong %(total)s việc cùng lĩnh vực một năm qua") % {"n": found[0]["n"], "total": total}
    return Owner(body, None, (reason,), is_inside=True, by_rule=False)


def proposed_fields(cases: Collection[Case]) -> dict[int, Proposal]:
    """For the cases of a list that nobody has classified: what their words say. One query."""
    rows = [case for case in cases if not case.field and case.kind not in COMPLAINTS]
    return {pk: propose(text) for pk, text in texts_of(rows).items() if text} if rows else {}
