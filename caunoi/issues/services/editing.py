"""What an officer does with issues: rename, move opinions, split, join, take out, choose quotes, add, order.

Opinions are meant by their number in the compilation, issues by theirs. Every act can be taken back.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.issues import access
from caunoi.issues.choices import Act
from caunoi.issues.models import Compilation, Issue, IssueOpinion
from caunoi.issues.services.acting import Acting, ActRefused, acting
from caunoi.language.issue_quotes import sentences
from caunoi.rulebook.vocabulary import fields as known_fields

MAX_QUOTES = 5


@dataclass(frozen=True, kw_only=True)
class IssueData:
    """What an officer writes of an issue; None leaves it as it is. An empty label lets the opinions name it again."""

    label: str | None = None
    field: str | None = None
    authority: str | None = None
    proposal: str | None = None
    note: str | None = None


class IssueChanged(ActRefused):
    """Somebody else wrote of the issue after it was shown."""


def version_of(issue: Issue) -> str:
    """A short mark of what is written of an issue, which differs after every edit of it."""
    said = [issue.label, issue.field, issue.authority, issue.proposal, issue.note]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def edit_issue(*, issue: Issue, data: IssueData, by: User, at: datetime, seen: str = "") -> None:
    """Rename an issue, say its field, who is asked, what is proposed.

    `seen`: the `version_of` it when it was shown. Raises ActRefused for an unknown field, IssueChanged when somebody
    else wrote of it since.
    """
    given = {row.name: getattr(data, row.name) for row in fields(data) if getattr(data, row.name) is not None}
    if given.get("field") and given["field"] not in known_fields():
        raise ActRefused(_("Lĩnh vực này không có trong danh mục."))
    for name, most in (("label", 300), ("authority", 200)):
        if name in given:
            given[name] = " ".join(given[name].split())[:most]
    with acting(issue.compilation, Act.EDIT, by=by, at=at) as doing:
        row = doing.issue(issue.number)
        if seen and seen != version_of(row):
            raise IssueChanged(_("Vấn đề này vừa được người khác sửa."))
        differing = {name: value for name, value in given.items() if getattr(row, name) != value}
        if differing:
            doing.set_issue(row, **differing)


def move_opinions(
    *, compilation: Compilation, numbers: Sequence[int], to: int | None, by: User, at: datetime
) -> Issue | None:
    """Put opinions under another issue, or under none (`to` None). An issue left empty goes away."""
    with acting(compilation, Act.MOVE, by=by, at=at) as doing:
        target = doing.issue(to) if to is not None else None
        items = doing.items(numbers)
        _place(doing, items, target)
    return target


def _place(doing: Acting, items: Sequence[IssueOpinion], target: Issue | None) -> None:
    left = _issues_of(items)
    doing.set_items(items, issue=target, is_by_hand=True, is_out=False, quote_start=None, quote_end=None)
    doing.drop_empty(row for row in left if target is None or row.pk != target.pk)


def _issues_of(items: Sequence[IssueOpinion]) -> list[Issue]:
    return list(Issue.objects.filter(pk__in={item.issue_id for item in items if item.issue_id}))


def split_issue(*, compilation: Compilation, numbers: Sequence[int], label: str, by: User, at: datetime) -> Issue:
    """Make an issue of its own out of some opinions. Without a label their own words name it."""
    with acting(compilation, Act.SPLIT, by=by, at=at) as doing:
        items = doing.items(numbers)
        before = next(iter(_issues_of(items)), None)
        issue = doing.make_issue(
            label=" ".join(label.split())[:300],
            field=before.field if before else "",
            authority=before.authority if before else "",
        )
        _place(doing, items, issue)
        name_from_words(doing, issue, items)
    return issue


def name_from_words(doing: Acting, issue: Issue, items: Sequence[IssueOpinion]) -> None:
    """Let the opinions of an issue name it and choose its quotes."""
    from caunoi.language.grouping import Grouped, describe

    found = describe(
        [Grouped(item.opinion_id, item.opinion.text, item.opinion.place.name) for item in items if item.opinion.text]
        or [Grouped(0, "")]
    )
    if found.named_by is not None:
        named = found.named_by
        doing.set_issue(issue, named_by_id=named.id, named_start=named.start, named_end=named.end)
    by_opinion = {item.opinion_id: item for item in items}
    for quote in found.quotes:
        if quote.id in by_opinion and quote.end > quote.start:
            item = by_opinion[quote.id]
            item.quote_start, item.quote_end = quote.start, quote.end
            item.save(update_fields=["quote_start", "quote_end"])


def join_issues(*, compilation: Compilation, numbers: Sequence[int], into: int, by: User, at: datetime) -> Issue:
    """Put everything of some issues under one of them; what an officer wrote of the others is kept for undo alone."""
    with acting(compilation, Act.JOIN, by=by, at=at) as doing:
        target = doing.issue(into)
        others = [doing.issue(number) for number in dict.fromkeys(numbers) if number != into]
        if not others:
            raise ActRefused(_("Hãy chọn ít nhất hai vấn đề để gộp."))
        for issue in others:
            doing.set_items(list(issue.items.all()), issue=target, quote_start=None, quote_end=None)
            doing.set_issue(issue, dropped_at=at)
    return target


def take_out(*, compilation: Compilation, numbers: Sequence[int], by: User, at: datetime) -> None:
    """Opinions that do not belong into this compilation; a later gathering does not bring them back."""
    with acting(compilation, Act.TAKE_OUT, by=by, at=at) as doing:
        items = doing.items(numbers)
        left = _issues_of(items)
        doing.set_items(items, issue=None, is_out=True, is_by_hand=True, quote_start=None, quote_end=None)
        doing.drop_empty(left)


def choose_quote(*, item: IssueOpinion, start: int | None, by: User, at: datetime) -> None:
    """Quote the sentence of an opinion that begins at `start`, or (None) quote it no more."""
    with acting(item.compilation, Act.QUOTE, by=by, at=at) as doing:
        row = doing.compilation.items.select_related("opinion").get(pk=item.pk)
        if row.issue_id is None:
            raise ActRefused(_("Ý kiến này chưa thuộc vấn đề nào."))
        if start is None:
            doing.set_items([row], quote_start=None, quote_end=None)
            return
        ends = dict(sentences(row.opinion.text))
        if row.opinion.is_sealed or start not in ends or ends[start] <= start:
            raise ActRefused(_("Không tìm thấy câu này trong ý kiến."))
        others = IssueOpinion.objects.filter(issue=row.issue_id, quote_start__isnull=False).exclude(pk=row.pk)
        if others.count() >= MAX_QUOTES:
            raise ActRefused(_("Mỗi vấn đề trích nhiều nhất %(n)d câu.") % {"n": MAX_QUOTES})
        doing.set_items([row], quote_start=start, quote_end=ends[start])


def add_opinions(
    *, compilation: Compilation, opinion_ids: Sequence[int], to: int | None, by: User, at: datetime
) -> int:
    """Put opinions of any time into an issue by hand (or under none); those that stand elsewhere move. How many."""
    allowed = set(access.visible_opinions(by).filter(pk__in=list(opinion_ids)).values_list("pk", flat=True))
    wanted = [pk for pk in dict.fromkeys(opinion_ids) if pk in allowed]
    if not wanted:
        raise ActRefused(_("Chưa chọn ý kiến nào."))
    with acting(compilation, Act.ADD, by=by, at=at) as doing:
        target = doing.issue(to) if to is not None else None
        there = list(doing.compilation.items.filter(opinion__in=wanted))
        if there:
            _place(doing, there, target)
        known = {item.opinion_id for item in there}
        for pk in wanted:
            if pk not in known:
                doing.add_item(pk, target, is_by_hand=True)
    return len(wanted)


def new_issue(*, compilation: Compilation, label: str, by: User, at: datetime) -> Issue:
    """An issue in an officer's words, with nothing under it yet."""
    if not label.strip():
        raise ActRefused(_("Hãy đặt tên cho vấn đề."))
    with acting(compilation, Act.SPLIT, by=by, at=at) as doing:
        return doing.make_issue(label=" ".join(label.split())[:300])


def order_issue(*, issue: Issue, place: int, by: User, at: datetime) -> None:
    """Put an issue at a place in the list, counted from 1."""
    with acting(issue.compilation, Act.ORDER, by=by, at=at) as doing:
        rows = list(doing.compilation.issues.filter(dropped_at=None))
        moved = next((row for row in rows if row.number == issue.number), None)
        if moved is None:
            raise ActRefused(_("Vấn đề này không còn trong bản tổng hợp."))
        rows.remove(moved)
        rows.insert(max(0, min(place - 1, len(rows))), moved)
        for order, row in enumerate(rows, start=1):
            if row.order != order:
                doing.set_issue(row, order=order)
