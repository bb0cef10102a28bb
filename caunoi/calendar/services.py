"""Adding and removing days. This room lies below the journal: the caller journals the act, in the same transaction."""

from datetime import date, datetime
from typing import Protocol

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from caunoi.calendar.models import Confidence, DayChange


class DayChangeError(ValueError):
    """The change cannot be made; the message is Vietnamese and meant for the administrator."""


class Actor(Protocol):
    """Whoever acts; an account has this code."""

    code: str


@transaction.atomic
def add_day_change(
    *,
    on: date,
    is_working: bool,
    name: str,
    citation: str,
    by: Actor,
    at: datetime,
    confidence: str = Confidence.LOW,
) -> DayChange:
    """Make a date off or worked from now on. DayChangeError if it has a row already, or lacks a name or citation."""
    name, citation = name.strip(), citation.strip()
    if not name or not citation:
        raise DayChangeError(_("Cần tên ngày và căn cứ."))
    if confidence not in Confidence.values:
        raise DayChangeError(_("Độ tin cậy không hợp lệ."))
    try:
        with transaction.atomic():
            return DayChange.objects.create(
                on=on,
                is_working=is_working,
                name=name,
                citation=citation,
                confidence=confidence,
                added_by=by.code,
                added_at=at,
            )
    except IntegrityError as error:
        message = _("Ngày %(on)s đã có dòng khác; hãy bỏ dòng đó trước.") % {"on": f"{on:%d/%m/%Y}"}
        raise DayChangeError(message) from error


@transaction.atomic
def remove_day_change(*, change: DayChange, by: Actor, at: datetime) -> DayChange:
    """Let the library speak for that date again; the row stays on record. DayChangeError if it is removed already."""
    removed = DayChange.objects.filter(pk=change.pk, removed_at__isnull=True).update(removed_at=at, removed_by=by.code)
    if not removed:
        raise DayChangeError(_("Dòng này đã được bỏ trước đó."))
    change.refresh_from_db()
    return change
