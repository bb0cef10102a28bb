"""The table role × act × state × unit, written down by hand, walked in full."""

import pytest
from django.http import Http404

from caunoi.cases import access
from caunoi.cases.choices import AnswerState, Perm, Privacy, State
from caunoi.cases.models import Case
from caunoi.cases.services import quarantine
from tests.cases.world import NOON, World, answered, assigned, say

pytestmark = pytest.mark.usefixtures("noon")

# What each officer may do with a case of UBND phường Minh Giang that its infrastructure division works on.
SEE_ALL = {Perm.SEE, Perm.NOTE}
TABLE: dict[str, set[Perm]] = {
    "reception": SEE_ALL | {
        Perm.SEE_IDENTITY, Perm.SEE_SEALED, Perm.ENTER, Perm.TRIAGE, Perm.ASSIGN, Perm.MERGE, Perm.QUARANTINE,
        Perm.EXPORT,
    },
    "leader": SEE_ALL | {
        Perm.SEE_IDENTITY, Perm.SEE_SEALED, Perm.TRIAGE, Perm.ASSIGN, Perm.HANDLE, Perm.SIGN, Perm.EXTEND, Perm.MERGE,
        Perm.QUARANTINE, Perm.EXPORT,
    },
    "handler": SEE_ALL | {Perm.SEE_IDENTITY, Perm.ENTER, Perm.HANDLE},
    "publisher": SEE_ALL | {Perm.PUBLISH},
    "front": SEE_ALL | {Perm.ENTER, Perm.FOLLOW, Perm.EXPORT},
    "province_front": SEE_ALL | {Perm.ENTER, Perm.FOLLOW, Perm.EXPORT},
    "admin": {Perm.CONFIGURE},
    "auditor": set(),
    "handler_culture": set(),
    "police": set(),
    "other_reception": set(),
    "other_leader": set(),
}  # fmt: skip
SEALED_ONLY = {Perm.SEE_SEALED, Perm.QUARANTINE}


@pytest.mark.parametrize("key", TABLE)
def test_role_by_act(world: World, key: str) -> None:
    case = assigned(world)
    assert {perm for perm in Perm if access.can(world[key], perm, case)} == TABLE[key]


@pytest.mark.parametrize("key", TABLE)
def test_a_quarantined_case_leaves_only_the_sealed_rights(world: World, key: str) -> None:
    case = assigned(world)
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    wanted = TABLE[key] & SEALED_ONLY
    assert {perm for perm in Perm if access.can(world[key], perm, case)} == wanted


@pytest.mark.parametrize("key", TABLE)
@pytest.mark.parametrize("state", [state for state in State if state != State.QUARANTINED])
def test_the_list_agrees_with_the_door(world: World, key: str, state: State) -> None:
    case = assigned(world)
    Case.objects.filter(pk=case.pk).update(state=state, answered_at=NOON, resolved_at=NOON)
    case.refresh_from_db()
    user = world[key]
    assert access.visible_cases(user).filter(pk=case.pk).exists() == access.can(user, Perm.SEE, case)
    if Perm.SEE in TABLE[key]:
        assert access.get_case_or_404(user, case.code) == case
    else:
        with pytest.raises(Http404):
            access.get_case_or_404(user, case.code)


IDENTITY: dict[str, dict[Privacy, str]] = {
    "reception": {Privacy.NAMED: "yes", Privacy.HANDLER: "yes"},
    "leader": {Privacy.NAMED: "yes", Privacy.HANDLER: "reason"},
    "handler": {Privacy.NAMED: "yes", Privacy.HANDLER: "no"},
    "publisher": {Privacy.NAMED: "no", Privacy.HANDLER: "no"},
    "front": {Privacy.NAMED: "no", Privacy.HANDLER: "no"},
    "admin": {Privacy.NAMED: "no", Privacy.HANDLER: "no"},
    "other_reception": {Privacy.NAMED: "no", Privacy.HANDLER: "no"},
}


@pytest.mark.parametrize("key", IDENTITY)
@pytest.mark.parametrize("privacy", [Privacy.NAMED, Privacy.HANDLER])
def test_who_sees_the_sender(world: World, key: str, privacy: Privacy) -> None:
    from caunoi.cases.services.intake import SenderData

    case = assigned(world, privacy=privacy, sender=SenderData(name="Một người dân"))
    opinion = case.parts.get().opinion
    user = world[key]
    verdict = "no"
    if access.can_see_identity(user, opinion, case):
        verdict = "reason" if access.needs_reason(user, opinion) else "yes"
    assert verdict == IDENTITY[key][privacy]


# Who reads an answer as it stands with its case: unsigned only who works on it and who signs.
UNSIGNED = {AnswerState.DRAFT, AnswerState.SUBMITTED, AnswerState.RETURNED}
SIGNED = {AnswerState.SIGNED, AnswerState.SENT}
ANSWERS: dict[str, set[AnswerState]] = {
    "handler": UNSIGNED | SIGNED,
    "leader": UNSIGNED | SIGNED,
    "reception": SIGNED,
    "publisher": SIGNED,
    "front": SIGNED,
    "province_front": SIGNED,
    "admin": set(),
    "auditor": set(),
    "handler_culture": set(),
    "police": set(),
    "other_leader": set(),
}


@pytest.mark.parametrize("key", ANSWERS)
@pytest.mark.parametrize("state", list(AnswerState))
def test_who_reads_an_answer(world: World, key: str, state: AnswerState) -> None:
    case = answered(world)
    case.answers.update(state=state)
    assert access.visible_answers(world[key], case).exists() == (state in ANSWERS[key])


def test_a_supporting_office_reads_the_draft_too(world: World) -> None:
    case = answered(world)
    case.answers.update(state=AnswerState.SUBMITTED)
    case.involvements.create(body=world.culture, is_lead=False, from_at=NOON)
    assert access.visible_answers(world["handler_culture"], case).exists()


def test_an_account_switched_off_may_nothing(world: World) -> None:
    case = say(world).case
    user = world["reception"]
    user.is_active = False
    assert not any(access.can(user, perm, case) for perm in Perm)
