"""Who works on it: assign with a lead and supporters, hand back, urge, internal notes, bulk acts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Case, Involvement, Note
from caunoi.cases.services import notices
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.moves import ActRefused, NotAllowed, lock_case, moving
from caunoi.journal.services import record
from caunoi.people.models import Body, Post
from caunoi.people.selectors import is_office_of


def assign_case(
    *,
    case: Case,
    lead: Body,
    by: User,
    at: datetime,
    post: Post | None = None,
    supporters: Sequence[Body] = (),
    note: str = "",
    version: int | None = None,
) -> None:
    """Give the case to one lead office (and a post there) of the same authority, and to any supporters.

    The answering clock goes on: an office of the authority is not another body (decisions 12). Supporters may be any
    body here. Who worked on it before stays in the history.
    """
    if not is_office_of(lead, case.authority):
        raise ActRefused(_("%(body)s không thuộc cơ quan đang giữ vụ việc; hãy dùng “Chuyển”.") % {"body": lead.name})
    if post is not None and post.body_id != lead.pk:
        raise ActRefused(_("Người được giao không ở %(body)s.") % {"body": lead.name})
    facts: dict[str, object] = {"lead": lead.code, "supporters": [row.code for row in supporters]}
    with moving(case, "assign", by=by, at=at, version=version, note=note, facts=facts) as locked:
        locked.involvements.filter(to_at=None).update(to_at=at)
        locked.body, locked.handler_post = lead, post
        Involvement.objects.create(case=locked, body=lead, post=post, is_lead=True, from_at=at, by=by)
        for body in {row.pk: row for row in supporters if row.pk != lead.pk}.values():
            Involvement.objects.create(case=locked, body=body, is_lead=False, from_at=at, by=by, task=note[:300])
        index_case(locked)
        notices.tell_officers(case=locked, kind="assigned", at=at, key=f"{locked.version}")


def hand_back_case(*, case: Case, reason: str, by: User, at: datetime, version: int | None = None) -> None:
    """The office returns the case to who assigned it, saying why."""
    with moving(case, "hand_back", by=by, at=at, version=version, note=reason, by_body=case.body) as locked:
        locked.involvements.filter(to_at=None).update(to_at=at)
        locked.body, locked.handler_post = locked.authority, None
        Involvement.objects.create(case=locked, body=locked.authority, is_lead=True, from_at=at, by=by)
        notices.tell_officers(case=locked, kind="handed_back", at=at, key=f"{locked.version}")


def urge_case(
    *, case: Case, text: str, by: User, at: datetime, by_body: Body | None = None, version: int | None = None
) -> None:
    """Đôn đốc: the Front (or the leader) urges; the words go to the leader and the handler, the state stays."""
    with moving(case, "urge", by=by, at=at, version=version, note=text, by_body=by_body) as locked:
        notices.tell_officers(case=locked, kind="urged", at=at, key=f"{locked.version}")


def add_note(*, case: Case, text: str, by: User, at: datetime) -> Note:
    """An internal note."""
    if not access.can(by, Perm.NOTE, case):
        raise NotAllowed(_("Anh/chị không có quyền ghi chú ở vụ việc này."))
    if not text.strip():
        raise ActRefused(_("Ghi chú chưa có chữ nào."))
    with transaction.atomic():
        lock_case(case)
        last = case.notes.last()
        if last is not None and last.by_id == by.pk and last.text == text.strip():
            return last  # sent twice
        note = Note.objects.create(case=case, text=text.strip(), at=at, by=by)
        record(chain=case.authority.chain, act="case.note", ref=case.code, by=by, at=at)
    return note


@dataclass(frozen=True)
class BulkResult:
    """What a bulk act did: codes done, and codes refused with the reason."""

    done: list[str]
    refused: list[tuple[str, str]]


def do_for_each(cases: Iterable[Case], act: Callable[[Case], None]) -> BulkResult:
    """Do an act for each case on its own; a refused one never stops the rest."""
    done: list[str] = []
    refused: list[tuple[str, str]] = []
    for case in cases:
        try:
            act(case)
        except ActRefused as error:
            refused.append((case.code, str(error)))
        else:
            done.append(case.code)
    return BulkResult(done, refused)
