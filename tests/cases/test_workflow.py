"""The table of moves: every allowed and every forbidden move is walked."""

from typing import Any

import pytest

from caunoi.cases.choices import State
from caunoi.cases.models import Case, Step
from caunoi.cases.services.moves import ActRefused, NotAllowed, moving
from caunoi.cases.workflow import BACK, MOVES, STAY
from caunoi.journal.models import Entry
from caunoi.people.choices import Role
from caunoi.people.models import Post
from tests.cases.world import NOON, World, assigned

pytestmark = pytest.mark.usefixtures("noon")
WORDS = {"note": "ghi chú", "public_note": "gửi người dân", "reason_key": "ly_do"}


def in_state(world: World, state: State) -> Case:
    case = assigned(world)
    Case.objects.filter(pk=case.pk).update(state=state, answered_at=NOON, resolved_at=NOON)
    case.refresh_from_db()
    return case


def all_powerful(world: World) -> None:
    Post.objects.filter(code__endswith=".leader").update(roles=[str(role) for role in Role])


@pytest.mark.parametrize("state", list(State))
def test_every_move_from_every_state(world: World, state: State) -> None:
    all_powerful(world)
    for move in MOVES:
        case = in_state(world, state)
        words: dict[str, Any] = WORDS
        if not move.perms:
            continue
        if state in move.from_states:
            with moving(case, move.act, by=world["leader"], at=NOON, **words):
                pass
            wanted = {BACK: None, STAY: state}.get(move.to_state, move.to_state)
            assert wanted is None or case.state == wanted, move.act
        else:
            with pytest.raises(ActRefused), moving(case, move.act, by=world["leader"], at=NOON, **words):
                pass
            assert Case.objects.get(pk=case.pk).state == state


def test_words_that_are_needed_are_asked_for(world: World) -> None:
    all_powerful(world)
    for move in MOVES:
        if not move.needs or not move.perms:
            continue
        case = in_state(world, move.from_states[0])
        with pytest.raises(ActRefused, match="lý do"), moving(case, move.act, by=world["leader"], at=NOON):
            pass


def test_a_speaker_may_only_what_the_table_says(world: World) -> None:
    for move in MOVES:
        case = in_state(world, move.from_states[0])
        words: dict[str, Any] = WORDS
        if move.by_speaker:
            with moving(case, move.act, by=None, at=NOON, **words):
                pass
        else:
            with pytest.raises(NotAllowed), moving(case, move.act, by=None, at=NOON, **words):
                pass


def test_a_refused_act_leaves_no_trace(world: World) -> None:
    case = assigned(world)
    steps, entries = Step.objects.count(), Entry.objects.count()
    with pytest.raises(ActRefused), moving(case, "hand_back", by=world["handler"], at=NOON, note="lý do") as locked:
        locked.title = "Đã đổi"
        raise ActRefused("giữa chừng")
    assert Case.objects.get(pk=case.pk).title != "Đã đổi"
    assert (Step.objects.count(), Entry.objects.count()) == (steps, entries)
