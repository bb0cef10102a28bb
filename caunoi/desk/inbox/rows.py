"""How a row of a list looks: its due badge, its step, its holder, its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from caunoi.cases.choices import Channel, State
from caunoi.cases.models import Case
from caunoi.cases.suggesting import proposed_fields
from caunoi.common.workdays import WorkCalendar
from caunoi.desk.inbox.selectors import soon_until
from caunoi.web.books import fields

CHANNEL_ICON = {
    Channel.WEB: "smartphone",
    Channel.QR_BOX: "qr-code",
    Channel.PAPER_BOX: "archive",
    Channel.LETTER: "mail",
    Channel.RECEPTION: "users-round",
    Channel.PHONE: "phone",
    Channel.MEETING: "mic-vocal",
    Channel.VOTER_MEETING: "landmark",
    Channel.PARTNER: "corner-up-right",
    Channel.CHAT: "message-square-text",
    Channel.IMPORT: "table-2",
}


@dataclass(frozen=True)
class Row:
    """A case as one line."""

    case: Case
    group: str  # over | soon | later | none: under which heading it stands
    working_left: int | None
    field: str
    step: str
    step_kind: str
    holder: str
    channel: str
    channel_icon: str
    proposed: str = ""  # the field that the words suggest, where nobody has chosen one


def rows_of(cases: Iterable[Case], *, today: date, calendar: WorkCalendar) -> list[Row]:
    """The lines of a page."""
    soon, names, listed = soon_until(today, calendar), fields(), list(cases)
    likely = {pk: row.field for pk, row in proposed_fields(listed).items()}
    return [
        replace(
            _row_of(case, today=today, soon=soon, calendar=calendar, names=names),
            proposed=names[found.key] if (found := likely.get(case.pk)) is not None else "",
        )
        for case in listed
    ]


def _row_of(case: Case, *, today: date, soon: date, calendar: WorkCalendar, names: Mapping[str, str]) -> Row:
    """The line of a case (annotated by selectors.with_columns)."""
    due = case.due_on
    group = "none" if due is None else "over" if due < today else "soon" if due <= soon else "later"
    channel = getattr(case, "channel", "") or ""
    step, kind = step_words(case)
    return Row(
        case=case,
        group=group,
        working_left=calendar.working_days_between(today, due) if due and due >= today else None,
        field=names.get(case.field, ""),
        step=step,
        step_kind=kind,
        holder=case.body.short_name or case.body.name,
        channel=str(Channel(channel).label) if channel else "",
        channel_icon=CHANNEL_ICON.get(Channel(channel), "file-text") if channel else "file-text",
    )


def step_words(case: Case) -> tuple[str, str]:
    """The step in words, and the colour of its tag ("" for none)."""
    if case.paused_since is not None and case.state != State.NEEDS_INFORMATION:
        return _("Tạm đình chỉ"), "dash"
    if case.state == State.ASSIGNED and case.reopened:
        return _("Dân mở lại"), "soon"
    if case.state == State.ANSWERED and case.due_on is not None:
        return _("Đã trả lời, chờ làm xong"), "info"
    kinds = {State.RESOLVED: "done", State.ANSWERED: "info", State.RETURNED: "soon", State.RECEIVED: "info"}
    return str(State(case.state).label), kinds.get(State(case.state), "")
