"""The one way in which a case changes its state: lock, check the table and the rights, write, add a step, journal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import State
from caunoi.cases.models import Case, Step
from caunoi.cases.workflow import BACK, BY_ACT, STAY, Move
from caunoi.journal.services import PUBLIC, SYSTEM, HasCode, record
from caunoi.people.models import Body


class ActRefused(Exception):
    """The act may not be done; the message is Vietnamese, for the screen."""


class NotAllowed(ActRefused):
    """The user has no right to this act."""


class StaleCase(ActRefused):
    """Somebody else changed the case meanwhile."""


def actor(by: User | None) -> HasCode:
    """Who stands in the journal: the officer, or the public (a speaker is never named)."""
    return by if by is not None else PUBLIC


def lock_case(case: Case) -> Case:
    """The case as it is now, locked until the end of the transaction."""
    return Case.objects.select_for_update().get(pk=case.pk)


def check_version(case: Case, version: int | None) -> None:
    """Raise StaleCase when the form was drawn from an older state of the case."""
    if version is not None and version != case.version:
        raise StaleCase(_("Có người vừa cập nhật vụ việc này. Hãy xem lại rồi làm tiếp; nội dung đã gõ vẫn còn."))


def touch_case(case: Case, *, at: datetime) -> None:
    """Let forms that were drawn before now be stale: something of a locked case changed beside its state."""
    case.version += 1
    case.changed_at = at
    case.save(update_fields=["version", "changed_at"])


def keep_trace(
    case: Case, act: str, *, by: User, at: datetime, note: str = "", facts: dict[str, object] | None = None
) -> None:
    """Add a step that leaves the state as it is (somebody looked, a suggestion was turned down)."""
    Step.objects.create(
        case=case,
        act=act,
        from_state=case.state,
        to_state=case.state,
        at=at,
        by=by,
        by_body=case.authority,
        note=note,
        facts=facts or {},
    )


def _check(move: Move, case: Case, by: User | None, by_system: bool, given: Mapping[str, str]) -> None:
    if case.merged_into_id is not None:
        raise ActRefused(_("Vụ việc này đã được gộp vào vụ việc khác. Hãy làm trên vụ việc gộp, hoặc tách ra trước."))
    if case.state not in move.from_states:
        raise ActRefused(
            _("Không thể “%(act)s” khi vụ việc đang ở bước “%(state)s”.")
            % {"act": move.label, "state": State(case.state).label}
        )
    if by is None:
        if not (move.by_speaker or by_system):
            raise NotAllowed(_("Việc này chỉ cán bộ được làm."))
    elif not any(access.can(by, perm, case) for perm in move.perms):
        raise NotAllowed(_("Anh/chị không có quyền “%(act)s” với vụ việc này.") % {"act": move.label})
    for need in move.needs:
        if not given.get(need, "").strip():
            raise ActRefused(_("Phải ghi lý do hoặc nội dung khi “%(act)s”.") % {"act": move.label})


def previous_state(case: Case) -> str:
    """The state before the case last entered its present one (for acts that lead back)."""
    step = case.steps.filter(to_state=case.state).exclude(from_state=case.state).order_by("-at", "-pk").first()
    return step.from_state if step and step.from_state else State.RECEIVED


@contextmanager
def moving(
    case: Case,
    act: str,
    *,
    by: User | None,
    at: datetime,
    by_system: bool = False,
    version: int | None = None,
    note: str = "",
    public_note: str = "",
    reason_key: str = "",
    facts: dict[str, object] | None = None,
    by_body: Body | None = None,
) -> Iterator[Case]:
    """Do one act of the table.

    Yields the locked case; what the block sets on it is saved with the new state. Then a step is added and the act is
    journalled on the chain of the authority. Raises ActRefused (nothing is written) when the table, the rights, the
    needed words or the version speak against it. `facts` go into the step and the journal: codes and numbers only.
    """
    move = BY_ACT[act]
    with transaction.atomic():
        locked = lock_case(case)
        check_version(locked, version)
        _check(move, locked, by, by_system, {"note": note, "public_note": public_note, "reason_key": reason_key})
        before = locked.state
        after = (
            {BACK: previous_state(locked), STAY: before}.get(move.to_state, move.to_state)
            if (move.to_state in (BACK, STAY))
            else move.to_state
        )
        if reason_key:
            locked.reason_key = reason_key
        chain = locked.authority.chain
        yield locked
        locked.state = after
        locked.changed_at = at
        locked.version += 1
        locked.save()
        Step.objects.create(
            case=locked,
            act=act,
            from_state=before,
            to_state=after,
            at=at,
            by=by,
            by_body=by_body or locked.authority,
            note=note,
            public_note=public_note,
            facts={**(facts or {}), **({"reason": reason_key} if reason_key else {})},
        )
        who = SYSTEM if by is None and by_system else actor(by)
        record(
            chain=chain,
            act=f"case.{act}",
            ref=locked.code,
            by=who,
            at=at,
            detail={"from": before, "to": after, **(facts or {})},
        )
    case.refresh_from_db()
