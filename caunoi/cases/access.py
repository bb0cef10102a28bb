"""Who may what with opinions and cases: the whole law of this room on one page.

A role is held at a body (people.selectors.reach says where it reaches). A case has three bodies: `received_by`,
`authority`, `body`; a supporting body works on it through an open Involvement. Identity is apart: hidden from the
handler when the speaker asked so; sealed (quarantined) content is for reception and the leader of the receiving body
only; an answer that nobody signed is for those who work on it and who sign. The administrator and the auditor have no
row here that shows content.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from caunoi.accounts.models import User
from caunoi.cases.choices import AnswerState, Perm, Privacy, State
from caunoi.cases.models import Answer, Case, Involvement, Opinion
from caunoi.people.choices import Role
from caunoi.people.selectors import reach
from caunoi.web.among import among

R, H, L, F, P, A = (Role.RECEPTION, Role.HANDLER, Role.LEADER, Role.FOLLOW_UP, Role.PUBLISHER, Role.ADMINISTRATOR)

GRANTS: dict[Perm, tuple[Role, ...]] = {
    Perm.SEE: (R, H, L, F, P),
    Perm.SEE_IDENTITY: (R, H, L),
    Perm.SEE_SEALED: (R, L),
    Perm.ENTER: (R, H, F),
    Perm.TRIAGE: (R, L),
    Perm.ASSIGN: (R, L),
    Perm.HANDLE: (H, L),
    Perm.SIGN: (L,),
    Perm.EXTEND: (L,),
    Perm.FOLLOW: (F,),
    Perm.PUBLISH: (P,),
    Perm.MERGE: (R, L),
    Perm.QUARANTINE: (R, L),
    Perm.NOTE: (R, H, L, F, P),
    Perm.EXPORT: (R, L, F),
    Perm.CONFIGURE: (A,),
}
SEALED_PERMS = {Perm.SEE_SEALED, Perm.QUARANTINE}


def bodies(user: User, perm: Perm) -> frozenset[int]:
    """Ids of the bodies at which the user may do this at all."""
    return frozenset().union(*(reach(user, role) for role in GRANTS[perm]))


def may_at(user: User, perm: Perm, body_id: int) -> bool:
    """Whether the user may do this at a body (to enter an opinion, to configure)."""
    return user.is_active and body_id in bodies(user, perm)


def _holds(user: User, role: Role, case: Case) -> bool:
    held = reach(user, role)
    if role == Role.LEADER:
        return bool(held & {case.authority_id, case.body_id})
    if role == Role.HANDLER:
        return case.body_id in held or (bool(held) and case.involvements.filter(body__in=held, to_at=None).exists())
    return bool(held & {case.received_by_id, case.authority_id, case.body_id})


def can(user: User, perm: Perm, case: Case) -> bool:
    """Whether the user may do this with this case now (its state's own table comes on top)."""
    if not user.is_authenticated or not user.is_active:
        return False
    if case.state == State.QUARANTINED and perm not in SEALED_PERMS:
        return False
    if perm in SEALED_PERMS:
        return bool(case.received_by_id in bodies(user, perm) or case.authority_id in bodies(user, perm))
    return any(_holds(user, role, case) for role in GRANTS[perm])


def can_see_identity(user: User, opinion: Opinion, case: Case) -> bool:
    """Whether the sender of an opinion may be shown at all; each look is journalled by the caller.

    A speaker hidden from the handler is seen by reception of the receiving body; its leader needs a written reason
    (`needs_reason`). Nobody else, and never the administrator.
    """
    if not can(user, Perm.SEE_IDENTITY, case):
        return False
    if opinion.privacy == Privacy.NAMED and not opinion.is_sealed:
        return True
    return opinion.body_id in reach(user, R) or opinion.body_id in reach(user, L)


def needs_reason(user: User, opinion: Opinion) -> bool:
    """Whether a written reason is asked before the sender is shown."""
    hidden = opinion.privacy != Privacy.NAMED or opinion.is_sealed
    return hidden and opinion.body_id not in reach(user, R)


SIGNED = (AnswerState.SIGNED, AnswerState.SENT)


def visible_answers(user: User, case: Case) -> QuerySet[Answer]:
    """The versions of the answer the user may read: signed ones with the case, the others for handlers and leaders."""
    if not can(user, Perm.SEE, case):
        return Answer.objects.none()
    rows = case.answers.all()
    return rows if can(user, Perm.HANDLE, case) else rows.filter(state__in=SIGNED)


def visible_cases(user: User) -> QuerySet[Case]:
    """The cases whose content the user may see; quarantined ones have their own door."""
    near = reach(user, R) | reach(user, F) | reach(user, P)
    lead, work = reach(user, L), reach(user, H)
    rule = among("received_by", near) | among("authority", near | lead) | among("body", near | lead | work)
    if work:
        rule |= Q(Exists(Involvement.objects.filter(case=OuterRef("pk"), body__in=work, to_at=None)))
    return Case.objects.filter(rule).exclude(state=State.QUARANTINED)


def sealed_cases(user: User) -> QuerySet[Case]:
    """The quarantined cases the user may open; what was merged into one is opened with it."""
    held = bodies(user, Perm.SEE_SEALED)
    mine = Q(received_by__in=held) | Q(authority__in=held)
    return Case.objects.filter(mine, state=State.QUARANTINED, merged_into=None)


def get_case_or_404(user: User, code: str, perm: Perm = Perm.SEE) -> Case:
    """The door: the case by its code, or 404 when the user may not do this with it (nobody learns that it exists)."""
    case = (
        Case.objects.select_related("received_by", "authority", "body", "place", "handler_post", "merged_into")
        .filter(code=code)
        .first()
    )
    if case is None or not can(user, perm, case):
        raise Http404
    return case
