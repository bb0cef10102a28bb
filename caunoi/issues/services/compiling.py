"""The compilation itself: made, described, closed, opened again; the last act on its issues taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.common.codes import new_token
from caunoi.issues import access
from caunoi.issues.choices import Act, CompilationState, Perm, Purpose
from caunoi.issues.models import Compilation, IssueChange
from caunoi.issues.services.acting import ActRefused, NotAllowed, check_draft, check_may, lock, take_back
from caunoi.issues.services.indexing import drop_compilations, index_compilation
from caunoi.journal.services import record
from caunoi.people.models import Body

CODE_LENGTH = 8
LONGEST = 366 * 3  # days: more is a mistyped year


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a compilation is about; both days are counted. `channel` empty: every channel."""

    title: str
    purpose: Purpose
    from_on: date
    to_on: date
    channel: str = ""

    def check(self) -> None:
        """Raise ActRefused."""
        if not self.title.strip():
            raise ActRefused(_("Hãy đặt tên cho bản tổng hợp."))
        if self.to_on < self.from_on:
            raise ActRefused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
        if (self.to_on - self.from_on).days > LONGEST:
            raise ActRefused(_("Kỳ tổng hợp dài hơn ba năm. Hãy xem lại ngày."))

    def fields(self) -> dict[str, object]:
        """As the row has them."""
        return {
            "title": " ".join(self.title.split())[:200], "purpose": self.purpose, "from_on": self.from_on,
            "to_on": self.to_on, "channel": self.channel,
        }  # fmt: skip


def create_compilation(*, body: Body, head: Head, by: User, at: datetime) -> Compilation:
    """An empty draft. Raises ActRefused, NotAllowed."""
    if body.pk not in access.bodies(by, Perm.EDIT):
        raise NotAllowed(_("Anh/chị không có quyền lập bản tổng hợp của %(body)s.") % {"body": body.name})
    head.check()
    with transaction.atomic():
        row = Compilation.objects.create(
            code=new_token(CODE_LENGTH), body=body, created_at=at, created_by=by, changed_at=at, **head.fields()
        )
        index_compilation(row)
        record(chain=body.chain, act="compilation.create", ref=row.code, by=by, at=at, detail=_period(row))
    return row


def change_head(*, compilation: Compilation, head: Head, by: User, at: datetime) -> None:
    """Another title, purpose, period or channel; what stands in the issues stays."""
    head.check()
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.EDIT, row)
        check_draft(row, at=at)
        for name, value in head.fields().items():
            setattr(row, name, value)
        row.changed_at = at
        row.save()
        index_compilation(row)
        record(chain=row.body.chain, act="compilation.change", ref=row.code, by=by, at=at, detail=_period(row))
    compilation.refresh_from_db()


def _period(row: Compilation) -> dict[str, object]:
    return {"purpose": row.purpose, "from": row.from_on, "to": row.to_on}


def close_compilation(*, compilation: Compilation, by: User, at: datetime) -> None:
    """No more edits, until it is opened again. Refused without a single issue."""
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.CLOSE, row)
        check_draft(row, at=at)
        issues = row.issues.filter(dropped_at=None).count()
        if not issues:
            raise ActRefused(_("Bản tổng hợp chưa có vấn đề nào."))
        row.state, row.closed_at, row.closed_by, row.changed_at = CompilationState.CLOSED, at, by, at
        row.save()
        record(chain=row.body.chain, act="compilation.close", ref=row.code, by=by, at=at, detail={"issues": issues})
    compilation.refresh_from_db()


def reopen_compilation(*, compilation: Compilation, by: User, at: datetime) -> None:
    """Edit it again."""
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.REOPEN, row)
        if row.state != CompilationState.CLOSED:
            raise ActRefused(_("Bản tổng hợp này đang được soạn."))
        row.state, row.closed_at, row.closed_by, row.changed_at = CompilationState.DRAFT, None, None, at
        row.save()
        record(chain=row.body.chain, act="compilation.reopen", ref=row.code, by=by, at=at)
    compilation.refresh_from_db()


def delete_compilation(*, compilation: Compilation, by: User, at: datetime) -> None:
    """Take a draft away with its issues and their history; the opinions stay where they are. Not undone."""
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.EDIT, row)
        check_draft(row, at=at)
        issues, opinions = row.issues.filter(dropped_at=None).count(), row.items.filter(is_out=False).count()
        record(
            chain=row.body.chain, act="compilation.delete", ref=row.code, by=by, at=at,
            detail={"issues": issues, "opinions": opinions},
        )  # fmt: skip
        drop_compilations([row])
        row.delete()


def last_change(compilation: Compilation) -> IssueChange | None:
    """The act that an undo would take back."""
    live = compilation.changes.filter(undone_at=None).select_related("by").defer("before")
    return live.order_by("-pk").first()


def undo_last(*, compilation: Compilation, by: User, at: datetime) -> Act:
    """Take back the last act on the issues; only who did it may. Returns which act it was."""
    with transaction.atomic():
        row = lock(compilation)
        check_may(by, Perm.EDIT, row)
        check_draft(row, at=at)
        change = row.changes.select_for_update().filter(undone_at=None).order_by("-pk").first()
        if change is None:
            raise ActRefused(_("Không có việc nào để hoàn tác."))
        if change.by_id != by.pk:
            raise ActRefused(_("Việc gần nhất do người khác làm. Chỉ người đó hoàn tác được."))
        take_back(change, at=at)
        row.changed_at = at
        row.save(update_fields=["changed_at"])
        record(
            chain=row.body.chain, act="issue.undo", ref=row.code, by=by, at=at,
            detail={"act": change.act, "opinions": change.count},
        )  # fmt: skip
    compilation.refresh_from_db()
    return Act(change.act)
