"""Denunciations that slipped in: sealed at once, out of lists, search, notices and exports, shredded after hand-over.

Law: Luật Tố cáo 25/2018/QH14, Điều 22 and 25 (only on paper or in person); QĐ 774/QĐ-TTg 2020 (the denouncer's identity
is a state secret). See decisions 15 and 17 of the design.
"""

import json
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases import access
from caunoi.cases.choices import Perm, State
from caunoi.cases.models import (
    Attachment,
    Case,
    DenunciationPointer,
    Notice,
    Opinion,
    OpinionPart,
    OutgoingMail,
    Publication,
    PublishedPromise,
    Quarantine,
    Sender,
)
from caunoi.cases.services import clocks, sealing
from caunoi.cases.services.indexing import index_case, index_publication, shred_cases
from caunoi.cases.services.moves import ActRefused, NotAllowed, keep_trace, moving
from caunoi.common import clock
from caunoi.journal.services import record
from caunoi.people.models import Body
from caunoi.rulebook.deadlines import Due, compute
from caunoi.rulebook.procedures import procedure_at
from caunoi.web import files as file_store
from caunoi.web.sealed import seal, unseal


def seal_new(
    *, case: Case, opinion: Opinion, data_text: str, place_note: str, signs: list[str], at: datetime
) -> Quarantine:
    """Keep the words of an opinion just received only in sealed form (the opinion's own row has none)."""
    content = {"opinions": {str(opinion.pk): {"text": data_text, "place_note": place_note}}}
    return Quarantine.objects.create(
        case=case, sealed=seal(json.dumps(content, ensure_ascii=False)), signs=signs, before=State.RECEIVED, at=at
    )


def quarantine_case(*, case: Case, by: User, at: datetime, version: int | None = None) -> None:
    """Seal a case found to be a denunciation: words, files, drafts, notes are encrypted, every trace withdrawn.

    With it the cases that were merged into it: their voices are in this one.
    """
    with moving(case, "quarantine", by=by, at=at, version=version) as locked:
        cases = sealing.family(locked)
        opinions = list(Opinion.objects.select_for_update().filter(pk__in=_part_opinions(cases)))
        content = sealing.take_words(cases, opinions)
        Quarantine.objects.update_or_create(
            case=locked,
            defaults={
                "sealed": seal(json.dumps(content, ensure_ascii=False)),
                "signs": [],
                "before": locked.state,
                "at": at,
                "by": by,
                "released_at": None,
            },
        )
        locked.title = sealing.SEALED_TITLE
        _withdraw_traces(cases, opinions, at)
        clocks.end_clocks(locked, steps=None, on=clock.local_date(at), reason="quarantined")


def _part_opinions(cases: list[Case]) -> QuerySet[OpinionPart, int]:
    return OpinionPart.objects.filter(case__in=cases).values_list("opinion", flat=True)


def _withdraw_traces(cases: list[Case], opinions: list[Opinion], at: datetime) -> None:
    for row in sealing.files_of(cases, opinions).filter(is_sealed=False):
        _swap_file(row, is_sealed=True)
    for public in Publication.objects.filter(case__in=cases, ended_at=None):
        public.ended_at, public.end_reason = at, "quarantine"
        public.save()
        index_publication(public)
    Publication.objects.filter(case__in=cases).update(title=sealing.SEALED_TITLE, text="", answer_text="", reason="")
    PublishedPromise.objects.filter(publication__case__in=cases).delete()
    Notice.objects.filter(case__in=cases).delete()
    OutgoingMail.objects.filter(opinion__in=opinions, state="queued").delete()
    shred_cases(cases)


def _swap_file(row: Attachment, *, is_sealed: bool) -> None:
    old = row.digest
    row.digest = file_store.store(file_store.read(old), is_sealed=is_sealed)
    row.is_sealed, row.is_public = is_sealed, False
    row.save(update_fields=["digest", "is_sealed", "is_public"])
    _drop_file_if_unused(old)


def _drop_file_if_unused(digest: str) -> None:
    if not Attachment.objects.filter(digest=digest).exists():
        transaction.on_commit(lambda: file_store.shred(digest))


def read_sealed(*, case: Case, by: User, reason: str, at: datetime) -> dict[str, str]:
    """The sealed words by opinion, for who may see them; the look itself is journalled. A reason is always asked."""
    if not access.can(by, Perm.SEE_SEALED, case):
        raise NotAllowed(_("Anh/chị không có quyền xem nội dung cách ly."))
    if not reason.strip():
        raise ActRefused(_("Phải ghi lý do trước khi xem nội dung cách ly."))
    with transaction.atomic():
        row = Quarantine.objects.get(case=case)
        if row.sealed is None:
            raise ActRefused(_("Nội dung đã bàn giao và hủy."))
        content = json.loads(unseal(row.sealed))
        keep_trace(case, "look", by=by, at=at, note=reason.strip(), facts={"what": "sealed"})
        record(chain=case.received_by.chain, act="sealed.read", ref=case.code, by=by, at=at)
    return {key: value["text"] for key, value in content["opinions"].items()}


def release_case(*, case: Case, reason: str, by: User, at: datetime, version: int | None = None) -> None:
    """Put everything back: the text was not a denunciation."""
    with moving(case, "release", by=by, at=at, version=version, note=reason) as locked:
        row = Quarantine.objects.select_for_update().get(case=locked)
        if row.sealed is None:
            raise ActRefused(_("Nội dung đã bàn giao và hủy, không đưa về được."))
        content = json.loads(unseal(row.sealed))
        cases = sealing.family(locked)
        opinions = list(Opinion.objects.filter(pk__in=_part_opinions(cases)))
        sealing.put_back(content, cases, opinions)
        for file in sealing.files_of(cases, opinions).filter(is_sealed=True):
            _swap_file(file, is_sealed=False)
        locked.title = _title_in(content, locked)
        row.sealed, row.released_at = None, at
        row.save()
        locked.clocks.filter(end_reason="quarantined").update(ended_on=None, end_reason="")
        if not locked.clocks.exists():
            clocks.open_clocks(locked, steps=clocks.FIRST_STEPS, started_on=locked.received_on, at=at)
        clocks.set_nearest(locked)
        locked.state = State.RECEIVED
        index_case(locked)


def _title_in(content: sealing.Words, case: Case) -> str:
    """The title the case had; of one sealed as it came, the beginning of its words."""
    from caunoi.cases.services.intake import title_of

    known = content.get("cases", {}).get(str(case.pk))
    texts = [str(words["text"]) for words in content["opinions"].values()]
    title = str(known["title"]) if known else title_of(texts[0]) if texts else sealing.SEALED_TITLE
    return title[:200]


def hand_over_case(
    *, case: Case, handed_to: str, number: str, handed_on: date, by: User, at: datetime, version: int | None = None
) -> None:
    """Record where the denunciation was handed (off line), then shred words, senders and files for good."""
    if not handed_to.strip() or not number.strip():
        raise ActRefused(_("Phải ghi số sổ và nơi nhận bàn giao."))
    with moving(case, "hand_over", by=by, at=at, version=version) as locked:
        row = Quarantine.objects.select_for_update().get(case=locked)
        if row.shredded_at is not None:
            raise ActRefused(_("Đơn này đã bàn giao rồi."))
        cases = sealing.family(locked)
        opinions = list(Opinion.objects.filter(pk__in=_part_opinions(cases)))
        row.sealed, row.shredded_at = None, at
        row.handed_to, row.handed_on, row.number = handed_to, handed_on, number
        row.save()
        Sender.objects.filter(opinion__in=opinions).delete()
        OutgoingMail.objects.filter(opinion__in=opinions).delete()
        files = sealing.files_of(cases, opinions)
        digests = list(files.values_list("digest", flat=True))
        files.delete()
        for digest in digests:
            _drop_file_if_unused(digest)
        locked.ended_at = at
        _write_pointer(locked.received_by, number, locked.received_on, by=by, handed_to=handed_to, handed_on=handed_on)


def record_pointer(
    *,
    body: Body,
    number: str,
    received_on: date,
    by: User,
    at: datetime,
    handed_to: str = "",
    handed_on: date | None = None,
) -> DenunciationPointer:
    """Note a denunciation taken on paper: number, date, where handed. Nothing else is kept here."""
    if not access.may_at(by, Perm.QUARANTINE, body.pk):
        raise NotAllowed(_("Anh/chị không có quyền ghi sổ chuyển đơn tố cáo."))
    with transaction.atomic():
        row = _write_pointer(body, number, received_on, by=by, handed_to=handed_to, handed_on=handed_on)
        record(chain=body.chain, act="pointer.record", ref=f"tc-{row.pk}", by=by, at=at)
    return row


def classifying_term(received_on: date) -> Due:
    """By when a denunciation received on a day is entered and checked, with the sum (LTC Điều 24 khoản 1)."""
    dues = compute(procedure_at("to_cao", received_on), received=received_on, calendar=work_calendar())
    return next(row for row in dues if row.step == clocks.CLASSIFY)


def _write_pointer(
    body: Body, number: str, received_on: date, *, by: User, handed_to: str, handed_on: date | None
) -> DenunciationPointer:
    due = classifying_term(received_on).due
    if due is None:
        raise ActRefused(_("Thủ tục tố cáo chưa có hạn phân loại."))
    pointer, _made = DenunciationPointer.objects.update_or_create(
        body=body,
        number=number,
        defaults={
            "received_on": received_on,
            "classify_due_on": due,
            "handed_to": handed_to,
            "handed_on": handed_on,
            "by": by,
        },
    )
    return pointer
