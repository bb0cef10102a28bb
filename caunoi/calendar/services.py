"""Adding and removing days, confirming a year. The caller journals the act, in the same transaction: the journal lies
above this room.
"""

from datetime import date, datetime
from typing import Protocol

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from caunoi.calendar.library import library_calendar
from caunoi.calendar.models import Confidence, ConfirmedYear, DayChange
from caunoi.common import clock


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


def may_be_confirmed(year: int, today: date) -> bool:
    """Whether the State can have decided that year by now: this year or the next, and shipped as a forecast."""
    return year in library_calendar().forecast_years and year <= today.year + 1


@transaction.atomic
def confirm_year(*, year: int, citation: str, by: Actor, at: datetime) -> ConfirmedYear:
    """Say that the calendar of a year, with the changes made here, is what the State decided.

    Raises DayChangeError without a citation, for a year that is no forecast or lies too far ahead, or a second time.
    """
    if not citation.strip():
        raise DayChangeError(_("Cần số, ngày của văn bản quyết định."))
    if not may_be_confirmed(year, clock.local_date(at)):
        raise DayChangeError(_("Lịch năm %(year)s không xác nhận được lúc này.") % {"year": year})
    try:
        with transaction.atomic():
            return ConfirmedYear.objects.create(
                year=year, citation=citation.strip(), confirmed_by=by.code, confirmed_at=at
            )
    except IntegrityError as error:
        raise DayChangeError(_("Lịch năm %(year)s đã được xác nhận.") % {"year": year}) from error


@transaction.atomic
def withdraw_confirmation(*, confirmation: ConfirmedYear, by: Actor, at: datetime) -> None:
    """The year is a forecast again; the row stays on record. DayChangeError if it was withdrawn already."""
    rows = ConfirmedYear.objects.filter(pk=confirmation.pk, removed_at__isnull=True)
    if not rows.update(removed_at=at, removed_by=by.code):
        raise DayChangeError(_("Xác nhận này đã được bỏ trước đó."))
