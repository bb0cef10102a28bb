"""What an administrator sets for an office: days off, the office's own terms, words to begin an answer with.

Each act checks the right, is one transaction and is journalled. A term of the office never replaces one of law.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.calendar import services as calendar
from caunoi.calendar.models import ConfirmedYear, DayChange
from caunoi.calendar.services import add_day_change, remove_day_change
from caunoi.cases import access
from caunoi.cases.choices import CaseKind, MailState, Outcome, Perm
from caunoi.cases.models import AnswerTemplate, OfficeRule, OutgoingMail
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.cases.services.notices import deliver_mail
from caunoi.journal.services import SYSTEM_CHAIN, record
from caunoi.people.models import Body
from caunoi.rulebook.procedures import UNITS, Procedure, all_procedures

LONGEST_TERM = 365


def add_day(
    *, on: date, is_working: bool, name: str, citation: str, confidence: str, by: User, at: datetime
) -> DayChange:
    """Make a date off or worked for the whole installation. Raises DayChangeError or NotAllowed."""
    _must_configure_something(by)
    with transaction.atomic():
        row = add_day_change(
            on=on, is_working=is_working, name=name, citation=citation, confidence=confidence, by=by, at=at
        )
        detail = {"is_working": is_working, "confidence": row.confidence}
        record(chain=SYSTEM_CHAIN, act="calendar.add", ref=on.isoformat(), by=by, at=at, detail=detail)
    return row


def remove_day(*, change: DayChange, by: User, at: datetime) -> None:
    """Let the library speak for that date again; the row stays on record."""
    _must_configure_something(by)
    with transaction.atomic():
        remove_day_change(change=change, by=by, at=at)
        detail = {"is_working": change.is_working}
        record(chain=SYSTEM_CHAIN, act="calendar.remove", ref=change.on.isoformat(), by=by, at=at, detail=detail)


def confirm_year(*, year: int, citation: str, by: User, at: datetime) -> ConfirmedYear:
    """The State has decided that year's days off: its deadlines are no forecast. Raises DayChangeError, NotAllowed."""
    _must_configure_something(by)
    with transaction.atomic():
        row = calendar.confirm_year(year=year, citation=citation, by=by, at=at)
        record(chain=SYSTEM_CHAIN, act="calendar.confirm", ref=str(year), by=by, at=at)
    return row


def withdraw_confirmation(*, confirmation: ConfirmedYear, by: User, at: datetime) -> None:
    """A confirmation made by mistake: the year is a forecast again; the row stays on record."""
    _must_configure_something(by)
    with transaction.atomic():
        calendar.withdraw_confirmation(confirmation=confirmation, by=by, at=at)
        record(chain=SYSTEM_CHAIN, act="calendar.unconfirm", ref=str(confirmation.year), by=by, at=at)


def free_steps() -> list[tuple[Procedure, str, str]]:
    """The steps without a term of law, which an office may set: procedure, step, name of the step."""
    return [
        (procedure, rule.step, rule.name)
        for procedure in all_procedures()
        for rule in procedure.steps
        if rule.length is None
    ]


def add_rule(
    *,
    body: Body,
    procedure: str,
    step: str,
    length: int,
    unit: str,
    citation: str,
    valid_from: date,
    by: User,
    at: datetime,
) -> OfficeRule:
    """Write a term of the office's own regulation into the book. `length` counts in `unit` ("day", "working_day")."""
    _must_configure(by, body)
    if (procedure, step) not in {(row.key, key) for row, key, _name in free_steps()}:
        raise ActRefused(_("Bước này đã có hạn do luật định, quy chế đơn vị không thay được."))
    _check_term(length, unit, citation)
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=body.pk)
        _check_no_overlap(body, procedure, step, valid_from)
        rule = OfficeRule.objects.create(
            body=body,
            procedure=procedure,
            step=step,
            length=length,
            unit=unit,
            citation=citation.strip(),
            valid_from=valid_from,
        )
        _note("office_rule.add", rule, by, at, {"length": length, "unit": unit, "from": valid_from})
    return rule


def correct_rule(*, rule: OfficeRule, length: int, unit: str, citation: str, by: User, at: datetime) -> OfficeRule:
    """Put a wrongly entered term right; open cases move only after the preview (decisions 11)."""
    _must_configure(by, rule.body)
    _check_term(length, unit, citation)
    with transaction.atomic():
        locked = OfficeRule.objects.select_for_update(of=("self",)).select_related("body").get(pk=rule.pk)
        if (locked.length, locked.unit, locked.citation) == (length, unit, citation.strip()):
            raise ActRefused(_("Không có gì thay đổi."))
        detail = {"old": locked.length, "old_unit": locked.unit, "new": length, "new_unit": unit}
        locked.length, locked.unit, locked.citation = length, unit, citation.strip()
        locked.save(update_fields=["length", "unit", "citation"])
        _note("office_rule.correct", locked, by, at, detail)
    return locked


def end_rule(*, rule: OfficeRule, on: date, by: User, at: datetime) -> OfficeRule:
    """End a term: `on` is the first day without it. On its own first day it is taken back as if never in force."""
    _must_configure(by, rule.body)
    with transaction.atomic():
        locked = OfficeRule.objects.select_for_update(of=("self",)).select_related("body").get(pk=rule.pk)
        if locked.valid_to is not None:
            raise ActRefused(_("Hạn này đã kết thúc từ trước."))
        if on < locked.valid_from:
            raise ActRefused(_("Ngày kết thúc không được trước ngày bắt đầu."))
        locked.valid_to = on
        locked.save(update_fields=["valid_to"])
        _note("office_rule.end", locked, by, at, {"to": on})
    return locked


def save_answer_template(
    *,
    template: AnswerTemplate | None,
    body: Body,
    kind: str,
    outcome: str,
    name: str,
    text: str,
    by: User,
    at: datetime,
) -> AnswerTemplate:
    """Add a template of a body, or change one. `kind` empty: for every kind."""
    _must_configure(by, body)
    if template is not None and template.body is not None and template.body_id != body.pk:
        _must_configure(by, template.body)
    if template is not None and template.body is None:
        raise NotAllowed(_("Mẫu dùng chung không sửa được; hãy lập mẫu riêng của đơn vị."))
    if kind not in ("", *CaseKind.values) or outcome not in Outcome.values or not name.strip() or not text.strip():
        raise ActRefused(_("Mẫu cần tên, nội dung và kết quả."))
    with transaction.atomic():
        row = template or AnswerTemplate()
        row.body, row.kind, row.outcome = body, kind, outcome
        row.name, row.text = name.strip(), text.strip()
        row.save()
        act = "answer_template.change" if template else "answer_template.add"
        detail = {"kind": kind, "outcome": outcome}
        record(chain=body.chain, act=act, ref=f"{body.code}.{row.pk}", by=by, at=at, detail=detail)
    return row


def drop_answer_template(*, template: AnswerTemplate, by: User, at: datetime) -> None:
    """Take a body's template away; answers written with it keep their words."""
    body = template.body
    if body is None:
        raise NotAllowed(_("Mẫu dùng chung không bỏ được."))
    _must_configure(by, body)
    with transaction.atomic():
        ref = f"{body.code}.{template.pk}"
        template.delete()
        record(chain=body.chain, act="answer_template.drop", ref=ref, by=by, at=at)


def resend_mail(*, mail: OutgoingMail, by: User, at: datetime) -> None:
    """Try a mail that did not leave once more, for reception of the receiving body. The address is not shown."""
    body = mail.opinion.body
    if not access.may_at(by, Perm.TRIAGE, body.pk):
        raise NotAllowed(_("Chỉ bộ phận tiếp nhận của %(body)s được gửi lại thư.") % {"body": body.name})
    with transaction.atomic():
        locked = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        if locked.state == MailState.SENT:
            raise ActRefused(_("Thư này đã gửi được rồi."))
        locked.state, locked.attempts, locked.last_error = MailState.QUEUED, 0, ""
        locked.save(update_fields=["state", "attempts", "last_error"])
        deliver_mail.enqueue(locked.pk)
        record(chain=body.chain, act="mail.resend", ref=str(locked.pk), by=by, at=at, detail={"kind": locked.kind})


def _must_configure_something(by: User) -> None:
    if not by.is_active or not access.bodies(by, Perm.CONFIGURE):
        raise NotAllowed(_("Chỉ quản trị được đổi lịch nghỉ."))


def _must_configure(by: User, body: Body) -> None:
    if not access.may_at(by, Perm.CONFIGURE, body.pk):
        raise NotAllowed(_("Chỉ quản trị của %(body)s được làm việc này.") % {"body": body.name})


def _check_term(length: int, unit: str, citation: str) -> None:
    if not 1 <= length <= LONGEST_TERM or unit not in UNITS:
        raise ActRefused(_("Số ngày phải từ 1 đến %(most)s.") % {"most": LONGEST_TERM})
    if not citation.strip():
        raise ActRefused(_("Phải ghi văn bản quy định hạn này."))


def _check_no_overlap(body: Body, procedure: str, step: str, valid_from: date) -> None:
    for row in OfficeRule.objects.filter(body=body, procedure=procedure, step=step):
        is_void = row.valid_to is not None and row.valid_to <= row.valid_from
        if is_void and row.valid_from == valid_from:
            row.delete()  # taken back on its own first day; the journal keeps that it was there
        elif not is_void and (row.valid_to is None or row.valid_to > valid_from):
            raise ActRefused(
                _("Đã có hạn áp dụng từ %(day)s. Hãy kết thúc hạn đó trước, hoặc sửa nếu nhập sai.")
                % {"day": f"{row.valid_from:%d/%m/%Y}"}
            )


def _note(act: str, rule: OfficeRule, by: User, at: datetime, detail: dict[str, object]) -> None:
    facts = {"procedure": rule.procedure, "step": rule.step, **detail}
    record(chain=rule.body.chain, act=act, ref=f"{rule.body.code}.{rule.procedure}", by=by, at=at, detail=facts)
