"""Classifying: kind by content, field, place; eligible or not with the lawful reason; ask, guide, forward, transfer."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.choices import COMPLAINTS, PROCEDURE_OF, CaseKind
from caunoi.cases.models import Case, Involvement
from caunoi.cases.services import clocks, notices, publishing
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.moves import ActRefused, moving
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.rulebook.procedures import procedure_at
from caunoi.rulebook.vocabulary import fields, ineligible_reasons


def classify_case(
    *,
    case: Case,
    kind: CaseKind,
    field: str,
    by: User,
    at: datetime,
    title: str = "",
    place: Place | None = None,
    is_complex: bool = False,
    version: int | None = None,
) -> None:
    """Say what the matter is and take it in. The classifying clock ends; the answering clock starts.

    For a khiếu nại the clocks of thụ lý run and the answering clock waits for `take_up_complaint` (LKN Điều 27, 28);
    what was public of it is taken down.
    """
    if field not in fields():
        raise ActRefused(_("Lĩnh vực không có trong danh mục."))
    if kind == CaseKind.DENUNCIATION:
        raise ActRefused(_("Đơn tố cáo không xử lý ở đây: hãy chọn “Cách ly”, rồi bàn giao."))
    with moving(case, "classify", by=by, at=at, version=version, facts={"kind": kind, "field": field}) as locked:
        changed_kind = locked.kind != kind
        locked.kind, locked.field, locked.is_classified = kind, field, True
        locked.is_complex = is_complex
        if place is not None:
            locked.place, locked.is_remote = place, place.is_remote
        if title.strip():
            locked.title = title.strip()[:200]
        if kind in COMPLAINTS:
            publishing.end_publication(locked, reason=_("Xếp lại là khiếu nại"), by=by, at=at)
        _start_answering(locked, at, changed_kind=changed_kind)
        index_case(locked)


def _start_answering(case: Case, at: datetime, *, changed_kind: bool) -> None:
    today = clock.local_date(at)
    received = clocks.authority_received_on(case)
    if changed_kind:
        clocks.end_clocks(case, steps=None, on=today, reason="reclassified")
    else:
        clocks.end_clocks(case, steps=(clocks.CLASSIFY,), on=today, reason="done")
    steps = (clocks.TAKE_UP,) if case.kind in COMPLAINTS and case.accepted_on is None else (clocks.ANSWER,)
    have = set(case.clocks.filter(ended_on=None, body=case.authority).values_list("step", flat=True))
    missing = [step for step in steps if step not in have]
    if missing:
        clocks.open_clocks(case, steps=missing, started_on=received, at=at)
    clocks.set_nearest(case)


def take_up_complaint(*, case: Case, accepted_on: date, by: User, at: datetime, version: int | None = None) -> None:
    """Thụ lý: accept a complaint; its own term runs from this day (LKN Điều 27, 28; second time Điều 36, 37)."""
    if case.kind not in COMPLAINTS:
        raise ActRefused(_("Chỉ đơn khiếu nại mới thụ lý."))
    if accepted_on < case.received_on or accepted_on > clock.local_date(at):
        raise ActRefused(_("Ngày thụ lý phải từ ngày nhận đơn đến hôm nay."))
    with moving(
        case, "take_up", by=by, at=at, version=version, facts={"accepted_on": accepted_on.isoformat()}
    ) as locked:
        locked.accepted_on = accepted_on
        started = clocks.authority_received_on(locked)
        clocks.end_clocks(locked, steps=(clocks.TAKE_UP,), on=accepted_on, reason="done")
        clocks.open_clocks(locked, steps=(clocks.ANSWER,), started_on=started, at=at)
        clocks.set_nearest(locked)
        notices.tell_speakers(case=locked, kind="taken_up", at=at)


def decline_complaint(*, case: Case, reason_key: str, by: User, at: datetime, version: int | None = None) -> None:
    """Không thụ lý, with a reason of LKN Điều 11."""
    if case.kind not in COMPLAINTS:
        raise ActRefused(_("Chỉ đơn khiếu nại mới có bước này."))
    _end(case, "decline", by=by, at=at, version=version, reason_key=_known(reason_key))


def _known(reason_key: str) -> str:
    if reason_key not in ineligible_reasons():
        raise ActRefused(_("Hãy chọn một lý do trong danh mục."))
    return reason_key


def refuse_case(
    *, case: Case, reason_key: str, by: User, at: datetime, public_note: str = "", version: int | None = None
) -> None:
    """Not eligible, with the lawful reason; kept for a year (TT 05/2021/TT-TTCP), never deleted here."""
    _end(case, "refuse", by=by, at=at, version=version, reason_key=_known(reason_key), public_note=public_note)


def guide_case(*, case: Case, public_note: str, by: User, at: datetime, version: int | None = None) -> None:
    """Guide the citizen to the competent body (a khiếu nại outside competence is guided, never forwarded)."""
    _end(case, "guide", by=by, at=at, version=version, public_note=public_note)


def forward_case(
    *, case: Case, to_name: str, public_note: str, by: User, at: datetime, version: int | None = None
) -> None:
    """Forward to a competent body that does not work on this installation."""
    _check_forward(case)
    _end(case, "forward", by=by, at=at, version=version, note=to_name, public_note=public_note)


def _check_forward(case: Case) -> None:
    if procedure_at(PROCEDURE_OF[CaseKind(case.kind)], case.received_on).when_not_competent == "guide":
        raise ActRefused(_("Đơn khiếu nại không thuộc thẩm quyền thì hướng dẫn người gửi, không chuyển."))


def _end(
    case: Case,
    act: str,
    *,
    by: User,
    at: datetime,
    version: int | None,
    note: str = "",
    public_note: str = "",
    reason_key: str = "",
) -> None:
    with moving(
        case, act, by=by, at=at, version=version, note=note, public_note=public_note, reason_key=reason_key
    ) as locked:
        clocks.end_clocks(locked, steps=None, on=clock.local_date(at), reason=act)
        locked.ended_at = at
        notices.tell_speakers(case=locked, kind=act, at=at)


def transfer_case(*, case: Case, to: Body, note: str, by: User, at: datetime, version: int | None = None) -> None:
    """Move the case to another competent body here: its own period starts from its receipt, the old clock ends.

    The speaker sees both (decisions 12). Reception transfers its own; the Front (follow-up) transfers what it received.
    """
    if to.pk == case.authority_id:
        raise ActRefused(_("Vụ việc đang ở chính cơ quan này."))
    if not to.is_receiving:
        raise ActRefused(_("%(body)s không nhận ý kiến trên hệ thống này.") % {"body": to.name})
    _check_forward(case)
    with moving(
        case, "transfer", by=by, at=at, version=version, note=note, facts={"to": to.code}, by_body=case.authority
    ) as locked:
        today = clock.local_date(at)
        clocks.end_clocks(locked, steps=None, on=today, reason="transferred")
        locked.involvements.filter(to_at=None).update(to_at=at)
        locked.authority = locked.body = to
        locked.handler_post = None
        Involvement.objects.create(case=locked, body=to, is_lead=True, from_at=at, by=by)
        clocks.open_clocks(locked, steps=clocks.FIRST_STEPS, started_on=today, at=at)
        clocks.set_nearest(locked)
        index_case(locked)
        notices.tell_officers(case=locked, kind="transferred", at=at, key=f"{locked.version}")
        notices.tell_speakers(case=locked, kind="transferred", at=at)


def ask_information(*, case: Case, question: str, by: User, at: datetime, version: int | None = None) -> None:
    """Ask the speakers for what is missing; while they are asked, the answering clock stands still."""
    with moving(case, "ask_information", by=by, at=at, version=version, public_note=question) as locked:
        if locked.paused_since is None:
            clocks.open_pause(locked, reason=_("Chờ người gửi bổ sung"), on=clock.local_date(at), by=by)
        notices.tell_speakers(case=locked, kind="ask_information", at=at)


def take_information(*, case: Case, by: User | None, at: datetime, note: str = "", version: int | None = None) -> None:
    """The missing information came (from a speaker, or noted at the desk): back to where the case was."""
    with moving(case, "give_information", by=by, at=at, version=version, note=note) as locked:
        clocks.close_pause(locked, on=clock.local_date(at))
        notices.tell_officers(case=locked, kind="information", at=at, key=f"{locked.version}")


def withdraw_case(*, case: Case, note: str, by: User | None, at: datetime, version: int | None = None) -> None:
    """The only speaker withdraws the matter (a merged case goes on for the others)."""
    with moving(case, "withdraw", by=by, at=at, version=version, note=note) as locked:
        clocks.end_clocks(locked, steps=None, on=clock.local_date(at), reason="withdrawn")
        locked.ended_at = at


def restore_case(*, case: Case, note: str, by: User, at: datetime, version: int | None = None) -> None:
    """Undo a refusal, a guidance, a forwarding or a withdrawal: back to classifying with a new clock."""
    with moving(case, "restore", by=by, at=at, version=version, note=note) as locked:
        locked.ended_at, locked.reason_key = None, ""
        clocks.open_clocks(locked, steps=clocks.FIRST_STEPS, started_on=clock.local_date(at), at=at)
        clocks.set_nearest(locked)
