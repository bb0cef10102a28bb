"""A wish to be received in person: the matter is not asked, the contact is sealed."""

import json
import re
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Appointment
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.journal.services import PUBLIC, record
from caunoi.language.fold import fold
from caunoi.people.models import Body
from caunoi.web.sealed import seal, unseal

SESSIONS = ("sang", "chieu")
DAYS_OFFERED = 8
_LOOK_AHEAD = 60
_WEEKDAYS = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
_NUMBERED = re.compile(r"\bthu ([2-7])\b")


def reception_weekdays(hours: str) -> frozenset[int]:
    """Weekdays (0 = Monday) named in a body's hours, “thứ Ba, thứ Năm, 7:30–11:30”; empty when none is named."""
    text = fold(hours)
    named = {number for number, words in enumerate(_WEEKDAYS) if words in text}
    return frozenset(named | {int(found) - 2 for found in _NUMBERED.findall(text)})


def reception_days(body: Body, *, today: date, limit: int = DAYS_OFFERED) -> list[date]:
    """The next days on which the body receives people: working days, those of its hours if it names weekdays."""
    calendar, weekdays = work_calendar(), reception_weekdays(body.hours)
    days = (today + timedelta(days=n) for n in range(1, _LOOK_AHEAD))
    found = [day for day in days if calendar.is_working(day) and (not weekdays or day.weekday() in weekdays)]
    return found[:limit]


def request_appointment(
    *, body: Body, wanted_on: date, session: str, name: str, phone: str, at: datetime
) -> Appointment:
    """Ask to be received on one of the days offered. Raises ActRefused."""
    if not body.is_receiving:
        raise ActRefused(_("Nơi này không nhận hẹn trên trang."))
    if session not in SESSIONS or wanted_on not in reception_days(body, today=clock.local_date(at), limit=_LOOK_AHEAD):
        raise ActRefused(_("Ngày này không phải ngày tiếp công dân. Xin chọn ngày khác."))
    if not phone.strip():
        raise ActRefused(_("Xin để lại số điện thoại để báo lại giờ hẹn."))
    contact = {"name": name.strip()[:120], "phone": phone.strip()[:30]}
    with transaction.atomic():
        row = Appointment.objects.create(
            code=new_token(8),
            body=body,
            wanted_on=wanted_on,
            session=session,
            sealed=seal(json.dumps(contact, ensure_ascii=False)),
            created_at=at,
        )
        record(chain=body.chain, act="appointment.request", ref=row.code, by=PUBLIC, at=at)
    return row


def read_contact(*, appointment: Appointment, by: User, at: datetime) -> dict[str, str]:
    """Name and telephone of who asked, for reception; the look is journalled."""
    _check(appointment, by)
    with transaction.atomic():
        record(chain=appointment.body.chain, act="appointment.read", ref=appointment.code, by=by, at=at)
    return {key: str(value) for key, value in json.loads(unseal(appointment.sealed)).items()}


def confirm_appointment(*, appointment: Appointment, note: str, by: User, at: datetime) -> None:
    """Say that the day stands (after a call); `note` is for the officers."""
    _settle(appointment, "confirm", note, by, at)


def cancel_appointment(*, appointment: Appointment, note: str, by: User, at: datetime) -> None:
    """Call the appointment off, with a reason."""
    if not note.strip():
        raise ActRefused(_("Hủy hẹn phải ghi lý do."))
    _settle(appointment, "cancel", note, by, at)


def _check(appointment: Appointment, by: User) -> None:
    if not access.may_at(by, Perm.TRIAGE, appointment.body_id):
        raise NotAllowed(_("Anh/chị không phụ trách lịch hẹn của nơi này."))


def _settle(appointment: Appointment, act: str, note: str, by: User, at: datetime) -> None:
    _check(appointment, by)
    with transaction.atomic():
        row = Appointment.objects.select_for_update().get(pk=appointment.pk)
        if row.cancelled_at is not None:
            raise ActRefused(_("Lịch hẹn này đã hủy."))
        if act == "confirm":
            row.confirmed_at = at
        else:
            row.cancelled_at = at
        row.note = note.strip()[:200]
        row.save(update_fields=["confirmed_at", "cancelled_at", "note"])
        record(chain=row.body.chain, act=f"appointment.{act}", ref=row.code, by=by, at=at)
    appointment.refresh_from_db()
