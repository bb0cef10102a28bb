"""The allowed acts on a figure, as a table. Touches no database; services/acting.py enforces it."""

from dataclasses import dataclass

from caunoi.figures.choices import LIVE, Act, FigureState, Perm

STAY = "="  # the state does not change
BACK = "<"  # what stood before is written back, state and fields

S = FigureState


@dataclass(frozen=True)
class Move:
    """One act: from which states, to which, who may, whether a reason is asked. `undo`: `undo_last` takes it back."""

    act: Act
    from_states: tuple[FigureState, ...]
    to_state: str
    perm: Perm
    needs_reason: bool = False
    undo: bool = True


MOVES: tuple[Move, ...] = (
    Move(Act.ACCEPT, (S.PROPOSED,), S.ACCEPTED, Perm.REVIEW),
    Move(Act.ACCEPT_SURE, (S.PROPOSED,), S.ACCEPTED, Perm.REVIEW),
    Move(Act.CORRECT, (*LIVE, S.REJECTED), S.CORRECTED, Perm.REVIEW),
    Move(Act.REJECT, LIVE, S.REJECTED, Perm.REVIEW, needs_reason=True),
    Move(Act.RESTORE, (S.REJECTED,), S.PROPOSED, Perm.REVIEW),
    Move(Act.MAP, LIVE, STAY, Perm.REVIEW),
    Move(Act.MERGE, LIVE, STAY, Perm.REVIEW),
    Move(Act.UNMERGE, LIVE, STAY, Perm.REVIEW),
    Move(Act.CONFIRM, tuple(S), STAY, Perm.REVIEW, undo=False),
    Move(Act.SUPERSEDE, LIVE, S.SUPERSEDED, Perm.REVIEW, undo=False),
    Move(Act.REVIVE, (S.SUPERSEDED,), BACK, Perm.REVIEW, undo=False),
    Move(Act.UNDO, tuple(S), BACK, Perm.REVIEW, undo=False),
)

BY_ACT = {move.act: move for move in MOVES}


def acts_from(state: str) -> tuple[Act, ...]:
    """The acts on a single figure that the table allows from a state, whoever asks."""
    return tuple(move.act for move in MOVES if state in move.from_states and move.undo)
