"""Writing the rules of an office: added, changed, moved up or down, switched, dropped and brought back. Journalled."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from caunoi.common import clock
from caunoi.journal.services import HasCode, record
from caunoi.people.access import may_administer
from caunoi.people.models import Body, Post
from caunoi.people.selectors import is_office_of
from caunoi.places.models import Place
from caunoi.routing.matching import phrases
from caunoi.routing.models import RoutingRule
from caunoi.rulebook.vocabulary import fields

MOST_RULES = 200
MOST_PHRASES = 20


class RoutingError(ValueError):
    """The rule may not be so; the message is Vietnamese, for the screen."""


@dataclass(frozen=True)
class RuleData:
    """What a rule says: conditions (empty asks nothing), and who should handle it."""

    to_body: Body
    to_post: Post | None = None
    field: str = ""
    kind: str = ""
    place: Place | None = None
    words: str = ""


def save_rule(*, rule: RoutingRule | None, body: Body, data: RuleData, by: HasCode, at: datetime) -> RoutingRule:
    """Add a rule at the end, or change one in its place."""
    _must(by, body)
    if rule is not None and rule.body_id != body.pk:
        raise RoutingError(_("Dòng này thuộc cơ quan khác."))
    _check(body, data)
    with transaction.atomic():
        _lock(body)
        row = RoutingRule(body=body, position=_next(body)) if rule is None else _fresh(rule)
        row.field, row.kind, row.place = data.field, data.kind, data.place
        row.words = ", ".join(phrases(data.words))
        row.to_body, row.to_post = data.to_body, data.to_post
        row.save()
        _record(row, "change" if rule else "add", by, at, {"to": row.to_body.code, "field": row.field or "any"})
    return row


def move_rule(*, rule: RoutingRule, up: bool, by: HasCode, at: datetime) -> None:
    """One step up or down among the rules that are there; at the end of the list nothing happens."""
    _must(by, rule.body)
    with transaction.atomic():
        _lock(rule.body)
        rows = list(RoutingRule.objects.filter(body=rule.body, dropped_at=None).order_by("position", "pk"))
        at_now = next((index for index, row in enumerate(rows) if row.pk == rule.pk), None)
        if at_now is None:
            raise RoutingError(_("Dòng này đã bỏ."))
        wanted = at_now + (-1 if up else 1)
        if not 0 <= wanted < len(rows):
            return
        rows[at_now], rows[wanted] = rows[wanted], rows[at_now]
        for position, row in enumerate(rows, start=1):
            row.position = position
        RoutingRule.objects.bulk_update(rows, ["position"])
        _record(rule, "move", by, at, {"position": wanted + 1})


def switch_rule(*, rule: RoutingRule, is_on: bool, by: HasCode, at: datetime) -> None:
    """Use a rule or let it rest."""
    _must(by, rule.body)
    with transaction.atomic():
        row = _fresh(rule)
        row.is_on = is_on
        row.save(update_fields=["is_on"])
        _record(row, "on" if is_on else "off", by, at)


def drop_rule(*, rule: RoutingRule, by: HasCode, at: datetime) -> None:
    """Take a rule away; `restore_rule` brings it back."""
    _must(by, rule.body)
    with transaction.atomic():
        row = _fresh(rule)
        row.dropped_at = at
        row.save(update_fields=["dropped_at"])
        _record(row, "drop", by, at)


def restore_rule(*, rule: RoutingRule, by: HasCode, at: datetime) -> None:
    """Bring a dropped rule back to where it stood."""
    _must(by, rule.body)
    with transaction.atomic():
        row = RoutingRule.objects.select_for_update(of=("self",)).select_related("body", "to_body").get(pk=rule.pk)
        if row.dropped_at is None:
            return
        row.dropped_at = None
        row.save(update_fields=["dropped_at"])
        _record(row, "restore", by, at)


def _must(by: HasCode, body: Body) -> None:
    if not may_administer(by, body):
        raise RoutingError(_("Chỉ quản trị của %(body)s được làm việc này.") % {"body": body.name})


def _check(body: Body, data: RuleData) -> None:
    if data.field and data.field not in fields():
        raise RoutingError(_("Lĩnh vực không có trong danh mục."))
    if data.to_post is not None and data.to_post.body_id != data.to_body.pk:
        raise RoutingError(_("Người được giao không ở %(body)s.") % {"body": data.to_body.name})
    if data.to_body.valid_to is not None and data.to_body.valid_to <= clock.today():
        raise RoutingError(_("%(body)s đã kết thúc.") % {"body": data.to_body.name})
    if not is_office_of(data.to_body, body) and not data.to_body.is_receiving:
        raise RoutingError(_("%(body)s không nhận ý kiến trên hệ thống này.") % {"body": data.to_body.name})
    said = phrases(data.words)
    if data.words and not (0 < len(said) <= MOST_PHRASES and all(re.search(r"[^\W_]", phrase) for phrase in said)):
        raise RoutingError(
            _("Ở ô chữ, ghi từ 1 đến %(most)s cụm từ có chữ hoặc số, cách nhau bằng dấu phẩy.") % {"most": MOST_PHRASES}
        )


def _lock(body: Body) -> None:
    Body.objects.select_for_update().get(pk=body.pk)


def _next(body: Body) -> int:
    rows = RoutingRule.objects.filter(body=body)
    if rows.filter(dropped_at=None).count() >= MOST_RULES:
        raise RoutingError(_("Đã đủ %(most)s dòng; hãy gộp bớt.") % {"most": MOST_RULES})
    return int(rows.aggregate(last=Max("position"))["last"] or 0) + 1


def _fresh(rule: RoutingRule) -> RoutingRule:
    row = RoutingRule.objects.select_for_update(of=("self",)).select_related("body", "to_body").get(pk=rule.pk)
    if row.dropped_at is not None:
        raise RoutingError(_("Dòng này đã bỏ."))
    return row


def _record(row: RoutingRule, act: str, by: HasCode, at: datetime, detail: dict[str, object] | None = None) -> None:
    body = row.body
    record(chain=body.chain, act=f"routing.{act}", ref=f"{body.code}.{row.pk}", by=by, at=at, detail=detail)
