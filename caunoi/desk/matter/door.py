"""Who knocks and what he may do with a case now: offers and refusals, from the workflow table and the access page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, PROCEDURE_OF, CaseKind, Perm, PromiseState, State
from caunoi.cases.models import Case
from caunoi.cases.services.clocks import ANSWER
from caunoi.cases.services.merging import MERGEABLE
from caunoi.cases.services.publishing import PUBLISHABLE, live_publication
from caunoi.cases.services.speaking import live_voices, reopening_refusal
from caunoi.cases.workflow import BY_ACT
from caunoi.common import clock
from caunoi.people.selectors import may_sign_for
from caunoi.rulebook.procedures import procedure_at

# Acts that are not moves of the table, or that join two of them: who may.
OTHER_PERMS: dict[str, tuple[Perm, ...]] = {
    "answer": (Perm.HANDLE,),
    "sign_send": (Perm.SIGN,),
    "note": (Perm.NOTE,),
    "add_information": (Perm.ENTER,),
    "withdraw_opinion": (Perm.TRIAGE,),
    "merge": (Perm.MERGE,),
    "not_same": (Perm.MERGE,),
    "unmerge": (Perm.MERGE,),
    "divide": (Perm.MERGE,),
    "paper": (Perm.TRIAGE, Perm.HANDLE, Perm.FOLLOW),
    "keep_promise": (Perm.HANDLE, Perm.SIGN),
    "withdraw_promise": (Perm.HANDLE, Perm.SIGN),
    "publish": (Perm.PUBLISH,),
    "take_down": (Perm.PUBLISH,),
    "identity": (Perm.SEE_IDENTITY,),
}
TABLE_OF = {"sign_send": "sign_answer", "answer": "submit_answer"}  # the move whose states hold for a joined act
WRITABLE_WHEN_MERGED = {"note"}


def officer(request: HttpRequest) -> User:
    """The signed-in account."""
    assert isinstance(request.user, User)  # noqa: S101 - every view here requires a signed-in officer
    return request.user


@dataclass(frozen=True)
class Offer:
    """An act the officer has the right to. `why` says why not now; empty when it may be done."""

    act: str
    why: str


class Rights:
    """What one officer may do with one case at this moment. Asks the access page once for each right."""

    def __init__(self, case: Case, user: User) -> None:
        self.case, self.user = case, user

    @cached_property
    def held(self) -> frozenset[Perm]:
        """The rights the officer has on this case."""
        return frozenset(perm for perm in Perm if access.can(self.user, perm, self.case))

    @cached_property
    def has_open_promise(self) -> bool:
        """Whether a promise the speakers know of is still open."""
        return self.case.promises.filter(state=PromiseState.OPEN, answer__sent_at__isnull=False).exists()

    @cached_property
    def is_public(self) -> bool:
        """Whether something of the case is published."""
        return live_publication(self.case) is not None

    @cached_property
    def live_voices(self) -> int:
        """How many opinions of the case were not withdrawn."""
        return live_voices(self.case)

    @cached_property
    def may_sign(self) -> bool:
        """Whether the officer holds the signing post or stands in for it."""
        return may_sign_for(self.user, self.case.authority, clock.today()) is not None

    def permits(self, act: str) -> bool:
        """Whether the access page gives the officer this act at all."""
        perms = OTHER_PERMS.get(act) or BY_ACT[act].perms
        return bool(self.held & set(perms))

    def may(self, act: str) -> bool:
        """Whether the act can be done now."""
        return self.permits(act) and not self.refusal(act)

    def refusal(self, act: str) -> str:
        """Why the act cannot be done now, or an empty text. The services decide; this is what the screen offers."""
        if self.case.merged_into_id is not None and act not in WRITABLE_WHEN_MERGED:
            return _("Vụ việc này đã được gộp vào vụ việc khác.")
        move = BY_ACT.get(TABLE_OF.get(act, act))
        if move is not None and self.case.state not in move.from_states:
            return _("Không thể “%(act)s” khi vụ việc đang ở bước “%(state)s”.") % {
                "act": move.label,
                "state": State(self.case.state).label,
            }
        return self.condition(act)

    def condition(self, act: str) -> str:
        """What besides the state speaks against an act: the first true line that names it."""
        return next((_(why) for acts, why, holds in CONDITIONS if act in acts and holds(self)), "") or (
            reopening_refusal(self.case, at=clock.now()) if act == "reopen" else ""
        )

    @property
    def is_complaint(self) -> bool:
        """Whether the case is a khiếu nại."""
        return self.case.kind in COMPLAINTS

    @property
    def may_be_extended(self) -> bool:
        """Whether the procedure knows an extension by decision."""
        procedure = procedure_at(PROCEDURE_OF[CaseKind(self.case.kind)], self.case.received_on)
        rule = next((step for step in procedure.steps if step.step == ANSWER), None)
        return rule is not None and rule.extension == "decision"


# acts, why not, when. The words are looked up in the language of the reader.
CONDITIONS: tuple[tuple[tuple[str, ...], str, Callable[[Rights], bool]], ...] = (
    (
        ("take_up", "decline"),
        noop("Chỉ đơn khiếu nại chưa thụ lý mới có bước này."),
        lambda mine: not mine.is_complaint or mine.case.accepted_on is not None,
    ),
    (
        ("transfer", "forward"),
        noop("Đơn khiếu nại không thuộc thẩm quyền thì hướng dẫn người gửi, không chuyển."),
        lambda mine: mine.is_complaint,
    ),
    (
        ("extend",),
        noop("Thủ tục này không cho gia hạn; việc phức tạp được đánh dấu ngay khi phân loại."),
        lambda mine: not mine.may_be_extended,
    ),
    (("suspend",), noop("Đang tạm đình chỉ rồi."), lambda mine: mine.case.paused_since is not None),
    (
        ("resume",),
        noop("Vụ việc không ở trạng thái tạm đình chỉ."),
        lambda mine: mine.case.paused_since is None or mine.case.state == State.NEEDS_INFORMATION,
    ),
    (
        ("sign_answer", "sign_send"),
        noop("Anh/chị không giữ chức danh ký, cũng không được ủy quyền ký thay ở cơ quan này."),
        lambda mine: not mine.may_sign,
    ),
    (
        ("keep_promise", "withdraw_promise"),
        noop("Không có lời hứa nào đang chờ."),
        lambda mine: not mine.has_open_promise,
    ),
    (
        ("resolve",),
        noop("Còn lời hứa chưa xong; hãy ghi kết quả lời hứa trước."),
        lambda mine: mine.has_open_promise,
    ),
    (
        ("merge", "divide", "not_same"),
        noop("Ở bước này không gộp, tách được."),
        lambda mine: mine.case.state not in MERGEABLE,
    ),
    (
        ("withdraw",),
        noop("Nhiều người cùng nói trong việc này: ghi rút ở từng ý kiến."),
        lambda mine: mine.live_voices > 1,
    ),
    (
        ("add_information", "withdraw_opinion"),
        noop("Mọi ý kiến trong việc này đã rút."),
        lambda mine: mine.live_voices == 0,
    ),
    (
        ("add_information",),
        noop("Việc này đã đóng, không bổ sung được nữa."),
        lambda mine: mine.case.state == State.WITHDRAWN,
    ),
    (
        ("withdraw_opinion",),
        noop("Ý kiến cuối cùng của việc đã trả lời hoặc đã đóng thì không rút nữa."),
        lambda mine: mine.live_voices == 1 and mine.case.state not in BY_ACT["withdraw"].from_states,
    ),
    (("publish",), noop("Khiếu nại, tố cáo không công khai ở đây."), lambda mine: mine.is_complaint),
    (("publish",), noop("Phân loại trước đã."), lambda mine: mine.case.state not in PUBLISHABLE),
    (("take_down",), noop("Vụ việc này không đang công khai."), lambda mine: not mine.is_public),
)


# What the page opens with: the first of these that may be done now.
FIRST = (
    "classify", "add_information", "give_information", "take_up", "sign_send", "send_answer", "keep_promise",
)  # fmt: skip


def first_act(rights: Rights) -> str:
    """The act that the page opens with, or an empty text: the next one of this state for this officer."""
    state, order = rights.case.state, list(FIRST)
    if state != State.NEEDS_INFORMATION:
        order.remove("add_information")
    if state == State.ACCEPTED:
        order = ["take_up", "assign", "answer"]
    elif state in (State.ASSIGNED, State.RETURNED):
        order = ["answer"]
    elif state == State.ANSWERED:
        order = ["keep_promise", "resolve"]
    if Perm.PUBLISH in rights.held and not rights.is_public and Perm.HANDLE not in rights.held:
        order.append("publish")
    if Perm.FOLLOW in rights.held and not rights.held & {Perm.TRIAGE, Perm.HANDLE}:
        order.append("urge")
    return next((act for act in order if rights.may(act)), "")


# The menu, in the order of the work. Acts that belong to a row (divide, unmerge, promises) are offered at their row.
MENU = (
    "assign", "answer", "classify", "ask_information", "give_information", "add_information", "transfer", "forward",
    "guide", "refuse", "take_up", "decline", "hand_back", "return_answer", "sign_answer", "extend", "suspend", "resume",
    "urge", "resolve", "merge", "paper", "publish", "take_down", "reopen", "withdraw", "restore", "quarantine",
)  # fmt: skip
WORTH_SAYING = {"extend", "transfer", "resolve", "reopen"}  # a refusal of these is explained, others are left out


def offered_acts(case: Case, user: User, rights: Rights | None = None) -> list[Offer]:
    """The acts of the menu for this officer now: what may be done, and what may not with the reason worth saying."""
    mine = rights or Rights(case, user)
    offers = []
    for act in MENU:
        if not mine.permits(act):
            continue
        why = mine.refusal(act)
        move = BY_ACT.get(act)
        is_in_state = move is None or case.state in move.from_states
        if not why or (act in WORTH_SAYING and is_in_state and case.merged_into_id is None):
            offers.append(Offer(act, why))
    return offers
