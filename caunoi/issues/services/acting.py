"""The one way in which issues change: lock the compilation, check, keep what stood there before, journal."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.issues import access
from caunoi.issues.choices import Act, CompilationState, Perm, RunState
from caunoi.issues.models import Compilation, Issue, IssueChange, IssueOpinion
from caunoi.issues.services.indexing import index_issues
from caunoi.journal.services import record

__all__ = ["ActRefused", "Acting", "NotAllowed", "acting", "check_draft", "is_stalled", "lock"]

STALLED_AFTER = timedelta(minutes=2)
_ISSUE_FIELDS = (
    "order", "label", "named_by_id", "named_start", "named_end", "field", "authority", "proposal", "note", "dropped_at",
)  # fmt: skip
_ITEM_FIELDS = ("issue_id", "quote_start", "quote_end", "is_by_hand", "is_out")


def lock(compilation: Compilation) -> Compilation:
    """The compilation as it is now, locked until the end of the transaction."""
    return Compilation.objects.select_for_update(of=("self",)).select_related("body").get(pk=compilation.pk)


def is_stalled(compilation: Compilation, *, at: datetime) -> bool:
    """Whether a running gathering has not moved for a while: its worker died, or none is running."""
    is_running = compilation.run_state == RunState.RUNNING
    return is_running and (compilation.run_at is None or compilation.run_at < at - STALLED_AFTER)


def check_may(by: User, perm: Perm, compilation: Compilation) -> None:
    """Raise NotAllowed."""
    if not access.can(by, perm, compilation):
        raise NotAllowed(_("Anh/chị không có quyền “%(act)s”.") % {"act": perm.label})


def check_draft(compilation: Compilation, *, at: datetime) -> None:
    """Raise ActRefused while the compilation is closed or being gathered."""
    if compilation.state != CompilationState.DRAFT:
        raise ActRefused(_("Bản tổng hợp này đã chốt. Hãy mở lại trước khi sửa."))
    if compilation.run_state == RunState.RUNNING and not is_stalled(compilation, at=at):
        raise ActRefused(_("Đang gom ý kiến. Hãy đợi xong rồi sửa."))


@dataclass
class Acting:
    """An act in progress. Rows are changed through it, so that what stood there is kept once."""

    compilation: Compilation
    change: IssueChange
    at: datetime
    before: dict[str, Any] = field(default_factory=lambda: {"issues": {}, "items": {}, "made": [], "added": []})
    count: int = 0
    issues: list[int] = field(default_factory=list)  # numbers, for the journal

    def set_issue(self, issue: Issue, **fields: Any) -> None:
        """Write some fields of an issue."""
        self.before["issues"].setdefault(str(issue.pk), {name: getattr(issue, name) for name in _ISSUE_FIELDS})
        for name, value in fields.items():
            setattr(issue, name, value)
        issue.save(update_fields=list(fields))
        self._touch(issue)

    def set_items(self, items: Iterable[IssueOpinion], **fields: Any) -> None:
        """Write some fields of where opinions stand."""
        for item in items:
            self.before["items"].setdefault(str(item.pk), {name: getattr(item, name) for name in _ITEM_FIELDS})
            for name, value in fields.items():
                setattr(item, name, value)
            item.save(update_fields=list(fields))
            self.count += 1

    def make_issue(self, **fields: Any) -> Issue:
        """A new issue, behind the others."""
        self.compilation.last_issue += 1
        number = self.compilation.last_issue
        issue = Issue.objects.create(compilation=self.compilation, number=number, order=number, **fields)
        self.before["made"].append(issue.pk)
        self._touch(issue)
        return issue

    def add_item(self, opinion_id: int, issue: Issue | None, **fields: Any) -> IssueOpinion:
        """Put an opinion into the compilation."""
        self.compilation.last_item += 1
        item = IssueOpinion.objects.create(
            compilation=self.compilation,
            number=self.compilation.last_item,
            opinion_id=opinion_id,
            issue=issue,
            **fields,
        )
        self.before["added"].append(item.pk)
        self.count += 1
        return item

    def issue(self, number: int) -> Issue:
        """A live issue of the compilation by its number. Raises ActRefused."""
        found = self.compilation.issues.filter(number=number, dropped_at=None).first()
        if found is None:
            raise ActRefused(_("Vấn đề này không còn trong bản tổng hợp."))
        return found

    def items(self, numbers: Iterable[int]) -> list[IssueOpinion]:
        """The opinions with these numbers, in their order. Raises ActRefused when there is none."""
        found = list(self.compilation.items.filter(number__in=set(numbers)).select_related("opinion__place"))
        if not found:
            raise ActRefused(_("Chưa chọn ý kiến nào."))
        return found

    def drop_empty(self, issues: Iterable[Issue]) -> None:
        """Take issues away under which nothing stands any more."""
        for issue in issues:
            if not issue.items.exists():
                self.set_issue(issue, dropped_at=self.at)

    def _touch(self, issue: Issue) -> None:
        if issue.number not in self.issues:
            self.issues.append(issue.number)

    def keep(self) -> None:
        """Write down what stood there before, as far as the act went, and index what the issues say now."""
        index_issues(self.compilation, _issue_keys(self.before))
        self.change.before, self.change.count = _plain(self.before), self.count
        self.change.save(update_fields=["before", "count"])


def _issue_keys(before: dict[str, Any]) -> set[int]:
    return {*map(int, before["issues"]), *before["made"]}


def _plain(before: dict[str, Any]) -> dict[str, Any]:
    issues = {
        pk: {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        for pk, row in before["issues"].items()
    }
    return {**before, "issues": issues}


@contextmanager
def acting(compilation: Compilation, act: Act, *, by: User, at: datetime) -> Iterator[Acting]:
    """Do one act on the issues of a draft: two officers come one after the other. Raises ActRefused, NotAllowed.

    On leaving, the act is journalled (`issue.<act>`: numbers of issues, how many opinions; never words). An act that
    changed nothing leaves no trace.
    """
    with transaction.atomic():
        locked = lock(compilation)
        check_may(by, Perm.EDIT, locked)
        check_draft(locked, at=at)
        change = IssueChange.objects.create(compilation=locked, act=act, at=at, by=by)
        doing = Acting(locked, change, at)
        yield doing
        if not any(doing.before.values()):
            change.delete()
            return
        doing.keep()
        locked.changed_at = at
        locked.save(update_fields=["changed_at", "last_issue", "last_item"])
        record(
            chain=locked.body.chain, act=f"issue.{act}", ref=locked.code, by=by, at=at,
            detail={"issues": doing.issues[:200], "opinions": doing.count},
        )  # fmt: skip
    compilation.refresh_from_db()


def take_back(change: IssueChange, *, at: datetime) -> None:
    """Write back what stood there before an act; what it made goes away again."""
    before = change.before
    IssueOpinion.objects.filter(pk__in=before["added"]).delete()
    for pk, row in before["items"].items():
        IssueOpinion.objects.filter(pk=pk).update(**row)
    for pk, row in before["issues"].items():
        dropped = datetime.fromisoformat(row["dropped_at"]) if row["dropped_at"] else None
        Issue.objects.filter(pk=pk).update(**{**row, "dropped_at": dropped})
    Issue.objects.filter(pk__in=before["made"]).update(dropped_at=at)
    index_issues(change.compilation, _issue_keys(before))
    change.undone_at = at
    change.save(update_fields=["undone_at"])
