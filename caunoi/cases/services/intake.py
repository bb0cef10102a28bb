"""Receiving what a voice said. What is acknowledged is committed: the receipt comes only after the transaction."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from dataclasses import field as default_of
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, OPEN_STATES, PUBLIC_KINDS, CaseKind, Channel, Perm, Privacy, State, Voice
from caunoi.cases.models import (
    Attachment,
    Box,
    BoxOpening,
    Case,
    Clock,
    ImportBatch,
    Involvement,
    Opinion,
    OpinionPart,
    Sender,
    Step,
)
from caunoi.cases.services import clocks, notices, quarantine
from caunoi.cases.services.indexing import index_case
from caunoi.cases.services.moves import ActRefused, NotAllowed, actor, lock_case
from caunoi.cases.services.registers import case_code
from caunoi.common import clock
from caunoi.common.codes import new_receipt, new_token
from caunoi.journal.services import record
from caunoi.language.denunciation import denunciation_signs
from caunoi.language.fold import nfc
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web import files as file_store
from caunoi.web.sealed import fingerprint, seal, unseal
from caunoi.web.uploads import CleanFile

TITLE_LENGTH = 90
TEXT_LIMIT = 5000


@dataclass(frozen=True)
class SenderData:
    """Who speaks, as typed; kept encrypted apart from the words. All parts may be empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    wants_mail: bool = False

    def is_empty(self) -> bool:
        """Whether nothing was left."""
        return not (self.name or self.phone or self.email or self.address)


@dataclass(frozen=True)
class OpinionData:
    """One opinion to receive. `form_token` makes a repeated submission the same opinion."""

    body: Body
    place: Place
    text: str
    kind: CaseKind
    channel: Channel
    form_token: str
    privacy: Privacy = Privacy.NAMED
    voice: Voice = Voice.PERSON
    people_count: int = 1
    place_note: str = ""
    field: str = ""
    title: str = ""
    sender: SenderData = default_of(default_factory=SenderData)
    files: Sequence[CleanFile] = ()
    box: Box | None = None
    opening: BoxOpening | None = None
    batch: ImportBatch | None = None
    import_key: str = ""
    received_at: datetime | None = None


@dataclass(frozen=True)
class Received:
    """The acknowledgement: the opinion, its case, the secret receipt code; `is_repeat` when it was received before."""

    opinion: Opinion
    case: Case
    receipt: str
    is_repeat: bool


def phone_key(phone: str) -> str:
    """The digits of a phone number in one spelling (+84 → 0), for finding a lost receipt."""
    digits = "".join(char for char in phone if char.isdigit())
    return "0" + digits[2:] if digits.startswith("84") and len(digits) >= 11 else digits


def title_of(text: str) -> str:
    """A working title for officers: the first sentence, cut at a word."""
    first = " ".join(text.split())
    for mark in (". ", "! ", "? ", "; "):
        first = first.split(mark)[0]
    if len(first) <= TITLE_LENGTH:
        return first.rstrip(".")
    return first[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def kinds_taken_online() -> tuple[CaseKind, ...]:
    """What the public form takes. Khiếu nại only where the site switched it on, tố cáo never (decisions 15)."""
    return (*PUBLIC_KINDS, CaseKind.COMPLAINT_1) if settings.PUBLIC_COMPLAINTS else PUBLIC_KINDS


def receive_opinion(*, data: OpinionData, by: User | None, at: datetime, join: Case | None = None) -> Received:
    """Receive one opinion and open its case, or join it to an open case that is the same matter.

    By an officer (`by`) at the desk or by the public (None). The same `form_token` gives the first receipt again.
    A text with the signs of a denunciation is sealed before anything is written (decisions 15, 17). Raises ActRefused.
    """
    if not data.text.strip():
        raise ActRefused(_("Chưa có nội dung ý kiến."))
    if by is not None and not access.may_at(by, Perm.ENTER, data.body.pk):
        raise NotAllowed(_("Anh/chị không có quyền nhập ý kiến cho %(body)s.") % {"body": data.body.name})
    if by is None:
        _check_online(data)
    try:
        with transaction.atomic():
            return _write(data, by=by, at=at, join=join)
    except IntegrityError:  # the token was used: the opinion is written first, so nothing else was done
        repeated = _repeated(data.form_token)
        if repeated is None:
            raise
        return repeated


def _check_online(data: OpinionData) -> None:
    if data.kind in (*COMPLAINTS, CaseKind.DENUNCIATION) and data.kind not in kinds_taken_online():
        raise ActRefused(_("Khiếu nại, tố cáo không nhận qua trang công khai."))
    is_named = data.privacy == Privacy.NAMED and data.sender.name.strip() and data.sender.address.strip()
    if data.kind in COMPLAINTS and not is_named:
        raise ActRefused(_("Đơn khiếu nại phải ghi họ tên và địa chỉ của người khiếu nại."))


def _repeated(form_token: str) -> Received | None:
    opinion = Opinion.objects.filter(form_token=form_token).first()
    if opinion is None:
        return None
    part = opinion.parts.select_related("case").first()
    if part is None:
        return None
    return Received(opinion, part.case, unseal(opinion.receipt_sealed), is_repeat=True)


def _write(data: OpinionData, *, by: User | None, at: datetime, join: Case | None) -> Received:
    received_at = data.received_at or at
    read_by_officer = by is not None and data.kind in COMPLAINTS  # who entered it has told the two apart
    signs = [] if read_by_officer else denunciation_signs(data.text)
    if data.kind == CaseKind.DENUNCIATION:
        signs = signs or [_("Được ghi là tố cáo")]
    receipt = new_receipt(data.body.prefix)
    opinion = _write_opinion(data, receipt=receipt, by=by, at=received_at, is_sealed=bool(signs))
    case = None if signs else _case_to_join(join, kind=data.kind, by=by)
    joined = case is not None
    if case is None:
        case = _open_case(data, received_at=received_at, at=at, by=by, is_sealed=bool(signs))
    OpinionPart.objects.create(opinion=opinion, case=case)
    if signs:
        quarantine.seal_new(
            case=case, opinion=opinion, data_text=data.text, place_note=data.place_note, signs=signs, at=at
        )
    else:
        index_case(case, extra_text="" if joined else " ".join(filter(None, (opinion.text, opinion.place_note))))
        notices.tell_officers(case=case, kind="joined" if joined else "new", at=at, key=f"{opinion.pk}")
    if data.sender.wants_mail and data.sender.email:
        notices.queue_mail(opinion=opinion, kind="receipt", at=at)
    record(
        chain=data.body.chain,
        act="opinion.join" if joined else "opinion.receive",
        ref=case.code,
        by=actor(by),
        at=at,
        detail={
            "channel": data.channel,
            "kind": "" if signs else data.kind,
            "sealed": bool(signs),
            "files": len(data.files),
        },
    )
    return Received(opinion, case, receipt, is_repeat=False)


def _write_opinion(data: OpinionData, *, receipt: str, by: User | None, at: datetime, is_sealed: bool) -> Opinion:
    opinion = Opinion.objects.create(
        receipt_hash=fingerprint(receipt),
        receipt_sealed=seal(receipt),
        form_token=data.form_token,
        channel=data.channel,
        voice=data.voice,
        people_count=max(1, data.people_count),
        privacy=Privacy.ANONYMOUS if data.sender.is_empty() and data.privacy == Privacy.NAMED else data.privacy,
        body=data.body,
        place=data.place,
        place_note="" if is_sealed else nfc(data.place_note)[:200],
        text="" if is_sealed else nfc(data.text.strip())[:TEXT_LIMIT],
        received_at=at,
        box=data.box,
        opening=data.opening,
        batch=data.batch,
        import_key=data.import_key,
        entered_by=by,
        is_sealed=is_sealed,
    )
    if not data.sender.is_empty():
        sender = asdict(data.sender)
        Sender.objects.create(
            opinion=opinion,
            sealed=seal(json.dumps(sender, ensure_ascii=False)),
            phone_hash=fingerprint(phone_key(data.sender.phone)) if data.sender.phone else "",
            email_hash=fingerprint(data.sender.email.strip().lower()) if data.sender.email else "",
            wants_mail=bool(data.sender.wants_mail and data.sender.email),
        )
    attach_files(files=data.files, at=at, is_sealed=is_sealed, opinion=opinion)
    return opinion


def attach_files(*, files: Sequence[CleanFile], at: datetime, is_sealed: bool = False, **owner: object) -> None:
    """Store cleaned files for one owner (opinion=, addition=, answer=, promise= or case=)."""
    for number, item in enumerate(files, start=1):
        caption = {"image": _("Ảnh %(n)d"), "pdf": _("Tài liệu %(n)d")}.get(item.kind, _("Tài liệu %(n)d"))
        Attachment.objects.create(
            code=new_token(),
            digest=file_store.store(item.bytes, is_sealed=is_sealed),
            mime=item.mime,
            extension=item.extension,
            size=len(item.bytes),
            caption=caption % {"n": number},
            is_sealed=is_sealed,
            added_at=at,
            **owner,
        )


def detach_files(rows: QuerySet[Attachment]) -> None:
    """Take files away for good; from the disk too, once nothing else refers to them."""
    for row in rows:
        row.delete()
        if not Attachment.objects.filter(digest=row.digest).exists():
            transaction.on_commit(partial(file_store.shred, row.digest))


def _case_to_join(join: Case | None, *, kind: CaseKind, by: User | None) -> Case | None:
    """The open case to join. A khiếu nại stands alone: nobody joins it, only an officer adds a further letter of it."""
    if join is None or (by is None and kind in COMPLAINTS):
        return None
    case = lock_case(join)
    while case.merged_into_id is not None:
        case = lock_case(case.merged_into)  # type: ignore[arg-type]
    if case.state not in (*OPEN_STATES, State.ANSWERED):
        return None
    if case.kind in COMPLAINTS and (by is None or kind not in COMPLAINTS):
        return None
    if kind in COMPLAINTS and case.kind not in COMPLAINTS:
        return None
    return case


def _open_case(data: OpinionData, *, received_at: datetime, at: datetime, by: User | None, is_sealed: bool) -> Case:
    received_on = clock.local_date(received_at)
    case = Case(
        title=_("Đơn cần xử lý riêng") if is_sealed else nfc(data.title.strip() or title_of(data.text))[:200],
        kind=CaseKind.REPORT if is_sealed and data.kind not in COMPLAINTS else data.kind,
        field="" if is_sealed else data.field,
        state=State.QUARANTINED if is_sealed else State.RECEIVED,
        received_by=data.body,
        authority=data.body,
        body=data.body,
        place=data.place,
        received_on=received_on,
        is_remote=data.place.is_remote,
        created_at=at,
        changed_at=at,
    )
    drawn = [] if is_sealed else clocks.drawn_clocks(case, steps=clocks.FIRST_STEPS, started_on=received_on, at=at)
    clocks.set_nearest(case, drawn)
    case.code = case_code(body=data.body, year=received_on.year)  # late: from here on the register's others wait
    case.save(force_insert=True)
    Clock.objects.bulk_create(drawn)
    Involvement.objects.create(case=case, body=data.body, is_lead=True, from_at=at, by=by)
    Step.objects.create(
        case=case,
        act="receive",
        to_state=case.state,
        at=received_at,
        by=by,
        by_body=data.body,
        facts={"channel": data.channel},
    )
    return case
