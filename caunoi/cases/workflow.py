"""The allowed moves of a case, as a table. Touches no database; services/moves.py enforces it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from caunoi.cases.choices import OPEN_STATES, Perm, State

BACK = ""  # the state before the case last entered the present one
STAY = "="  # the state does not change


@dataclass(frozen=True)
class Move:
    """One act: from which states, to which, who may, what must be given with it.

    `needs` names arguments that may not be empty: note (for officers), public_note (for the speaker), reason_key.
    `by_speaker` means that the speaker may do it with his receipt code.
    """

    act: str
    label: StrOrPromise
    from_states: tuple[State, ...]
    to_state: str
    perms: tuple[Perm, ...]
    needs: tuple[str, ...] = ()
    by_speaker: bool = False


WORKED = (State.ACCEPTED, State.ASSIGNED, State.RETURNED)
UNDECIDED = (State.RECEIVED, State.NEEDS_INFORMATION, State.ACCEPTED)

MOVES: tuple[Move, ...] = (
    Move("classify", _("Phân loại, tiếp nhận"), (State.RECEIVED, State.ACCEPTED), State.ACCEPTED, (Perm.TRIAGE,)),
    Move(
        "ask_information",
        _("Đề nghị bổ sung"),
        (State.RECEIVED, *WORKED),
        State.NEEDS_INFORMATION,
        (Perm.TRIAGE, Perm.HANDLE),
        ("public_note",),
    ),
    Move(
        "give_information",
        _("Đã bổ sung thông tin"),
        (State.NEEDS_INFORMATION,),
        BACK,
        (Perm.TRIAGE, Perm.HANDLE),
        by_speaker=True,
    ),
    Move(
        "refuse",
        _("Không đủ điều kiện xử lý"),
        UNDECIDED,
        State.INELIGIBLE,
        (Perm.TRIAGE,),
        ("reason_key",),
    ),
    Move("guide", _("Hướng dẫn người gửi"), UNDECIDED, State.GUIDED, (Perm.TRIAGE,), ("public_note",)),
    Move(
        "forward",
        _("Chuyển cơ quan ngoài hệ thống"),
        (*UNDECIDED, State.ASSIGNED),
        State.FORWARDED,
        (Perm.TRIAGE,),
        ("public_note",),
    ),
    Move(
        "transfer",
        _("Chuyển cơ quan có thẩm quyền"),
        (*UNDECIDED, State.ASSIGNED, State.RETURNED),
        State.RECEIVED,
        (Perm.TRIAGE, Perm.FOLLOW),
        ("note",),
    ),
    Move("take_up", _("Thụ lý"), (State.ACCEPTED,), State.ACCEPTED, (Perm.SIGN,)),
    Move("decline", _("Không thụ lý"), (State.ACCEPTED,), State.INELIGIBLE, (Perm.SIGN,), ("reason_key",)),
    Move("assign", _("Giao xử lý"), (*WORKED, State.ANSWERED), State.ASSIGNED, (Perm.ASSIGN,)),
    Move("hand_back", _("Trả lại nơi giao"), (State.ASSIGNED,), State.ACCEPTED, (Perm.HANDLE,), ("note",)),
    Move("submit_answer", _("Trình ký trả lời"), WORKED, State.DRAFTED, (Perm.HANDLE,)),
    Move("return_answer", _("Trả lại dự thảo"), (State.DRAFTED,), State.RETURNED, (Perm.SIGN,), ("note",)),
    Move("sign_answer", _("Ký trả lời"), (State.DRAFTED,), State.SIGNED, (Perm.SIGN,)),
    Move("send_answer", _("Gửi trả lời"), (State.SIGNED,), State.ANSWERED, (Perm.SIGN, Perm.HANDLE, Perm.TRIAGE)),
    Move("resolve", _("Xác nhận đã làm xong"), (State.ANSWERED,), State.RESOLVED, (Perm.HANDLE, Perm.SIGN)),
    Move(
        "reopen",
        _("Mở lại"),
        (State.ANSWERED, State.RESOLVED),
        State.ASSIGNED,
        (Perm.SIGN, Perm.TRIAGE),
        ("note",),
        by_speaker=True,
    ),
    Move("withdraw", _("Người gửi rút"), OPEN_STATES, State.WITHDRAWN, (Perm.TRIAGE,), ("note",), by_speaker=True),
    Move(
        "restore",
        _("Đưa về phân loại lại"),
        (State.INELIGIBLE, State.GUIDED, State.FORWARDED, State.WITHDRAWN),
        State.RECEIVED,
        (Perm.SIGN, Perm.TRIAGE),
        ("note",),
    ),
    Move(
        "quarantine",
        _("Cách ly vì có dấu hiệu tố cáo"),
        (
            *OPEN_STATES,
            State.ANSWERED,
            State.RESOLVED,
            State.INELIGIBLE,
            State.FORWARDED,
            State.GUIDED,
            State.WITHDRAWN,
        ),
        State.QUARANTINED,
        (Perm.QUARANTINE,),
    ),
    Move("release", _("Không phải tố cáo, đưa về"), (State.QUARANTINED,), BACK, (Perm.QUARANTINE,), ("note",)),
    Move("hand_over", _("Bàn giao và hủy nội dung"), (State.QUARANTINED,), State.QUARANTINED, (Perm.QUARANTINE,)),
    Move("extend", _("Gia hạn"), OPEN_STATES, STAY, (Perm.EXTEND,), ("note",)),
    Move("suspend", _("Tạm đình chỉ"), (*WORKED, State.DRAFTED), STAY, (Perm.EXTEND,), ("note",)),
    Move("resume", _("Tiếp tục giải quyết"), OPEN_STATES, STAY, (Perm.EXTEND,)),
    Move("urge", _("Đôn đốc"), (*OPEN_STATES, State.ANSWERED), STAY, (Perm.FOLLOW, Perm.SIGN), ("note",)),
    Move("change_deadline", _("Tính lại hạn"), OPEN_STATES, STAY, ()),
)

BY_ACT = {move.act: move for move in MOVES}


def moves_from(state: str) -> tuple[Move, ...]:
    """The moves that the table allows from a state, whoever asks."""
    return tuple(move for move in MOVES if state in move.from_states)
