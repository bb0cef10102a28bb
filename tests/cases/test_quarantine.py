"""A denunciation that slips in leaves no word behind: not in rows, search, notices, files; shredded after hand-over."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Outcome, Perm, Score, State
from caunoi.cases.models import Attachment, Case, DenunciationPointer, Notice, Opinion, Promise, Quarantine, Sender
from caunoi.cases.services import handling, intake, merging, quarantine, sealing, speaking
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.web import files as file_store
from tests.cases.world import NOON, World, answered, assigned, photo, say

pytestmark = pytest.mark.usefixtures("noon")
DENUNCIATION = (
    "Tôi tố cáo ông Trưởng phòng địa chính phường nhận hối lộ 50 triệu đồng của các hộ xây nhà trái phép ở ngõ Xoan."
)
SECRET = "ngõ Xoan"


def everything_in_the_database() -> str:
    """All plain text of all tables, as a thief of the file would read it."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            found.append(repr([tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor]))
    return "\n".join(found)


def test_signs_seal_the_text_before_it_is_written(world: World) -> None:
    received = say(world, DENUNCIATION, files=[photo()], sender=intake.SenderData(name="Người tố cáo"))
    assert received.case.state == State.QUARANTINED
    assert received.receipt
    plain = everything_in_the_database()
    assert SECRET not in plain
    assert "Người tố cáo" not in plain
    assert Notice.objects.count() == 0
    stored = Attachment.objects.get()
    assert photo().bytes not in b"".join(
        path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("s*") if path.is_file()
    )
    assert file_store.read(stored.digest) == photo().bytes


def test_only_reception_and_leader_of_the_receiving_body_see_it_and_the_look_is_journalled(world: World) -> None:
    case = say(world, DENUNCIATION).case
    for key in ("handler", "publisher", "admin", "auditor", "front", "police", "other_leader", "province_front"):
        assert not access.can(world[key], Perm.SEE_SEALED, case), key
        assert not access.can(world[key], Perm.SEE, case), key
        with pytest.raises(NotAllowed):
            quarantine.read_sealed(case=case, by=world[key], reason="xem", at=NOON)
    assert not access.visible_cases(world["reception"]).exists()
    assert list(access.sealed_cases(world["reception"])) == [case]
    with pytest.raises(ActRefused, match="lý do"):
        quarantine.read_sealed(case=case, by=world["reception"], reason=" ", at=NOON)
    words = quarantine.read_sealed(case=case, by=world["reception"], reason="Xem để bàn giao", at=NOON)
    assert SECRET in next(iter(words.values()))
    assert Entry.objects.filter(act="sealed.read", ref=case.code).count() == 1


def test_an_officer_seals_a_case_and_release_restores_it(world: World) -> None:
    case = assigned(world, text="Cán bộ ở ngõ Xoan có việc lạ", files=[photo()])
    digest = Attachment.objects.get().digest
    due = case.due_on
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    assert SECRET not in everything_in_the_database()
    quarantine.release_case(case=case, reason="Không phải tố cáo", by=world["leader"], at=NOON)
    assert (case.state, case.due_on) == (State.ASSIGNED, due)
    assert Opinion.objects.get().text == "Cán bộ ở ngõ Xoan có việc lạ"
    assert Attachment.objects.get().digest == digest
    assert case.title == "Cán bộ ở ngõ Xoan có việc lạ"


def test_hand_over_shreds_words_sender_and_files(world: World) -> None:
    received = say(world, DENUNCIATION, files=[photo()], sender=intake.SenderData(name="Người tố cáo"))
    quarantine.hand_over_case(
        case=received.case, handed_to="Ủy ban Kiểm tra Đảng ủy phường", number="03", handed_on=date(2026, 3, 10),
        by=world["reception"], at=NOON,
    )  # fmt: skip
    assert Quarantine.objects.get().sealed is None
    assert not Sender.objects.exists()
    assert not Attachment.objects.exists()
    pointer = DenunciationPointer.objects.get()
    # 7 working days from Tuesday 10/3/2026: 11, 12, 13, 16, 17, 18, 19/3.
    assert (pointer.number, pointer.classify_due_on) == ("03", date(2026, 3, 19))
    with pytest.raises(ActRefused):
        quarantine.read_sealed(case=received.case, by=world["reception"], reason="xem", at=NOON)
    assert speaking.opinion_by_receipt(received.receipt) == received.opinion


def test_kind_denunciation_at_the_desk_is_sealed_whatever_the_words(world: World) -> None:
    case = say(world, "Nội dung bất kỳ ở ngõ Xoan", kind=CaseKind.DENUNCIATION, by=world["reception"]).case
    assert Case.objects.get(pk=case.pk).state == State.QUARANTINED
    assert SECRET not in everything_in_the_database()


def test_words_of_every_row_and_of_merged_cases_are_sealed_and_come_back(world: World) -> None:
    case = answered(world, outcome=Outcome.EXPLAINED, text="Cán bộ ở ngõ Xoan có việc lạ", files=[photo()])
    twin = say(world, "Ở ngõ Xoan cũng thấy như vậy", files=[photo()]).case
    handling.add_note(case=twin, text="Gọi lại ngõ Xoan", by=world["reception"], at=NOON)
    merging.merge_cases(into=case, source=twin, by=world["reception"], at=NOON, reason="Cùng ngõ Xoan")
    opinion = Opinion.objects.order_by("pk").first()
    assert opinion is not None
    speaking.rate_answer(
        opinion=opinion, case=case, score=Score.BAD, reasons=[], comment="Chưa xong ở ngõ Xoan", at=NOON
    )
    Promise.objects.create(case=case, text="Sửa ngõ Xoan", body=world.office, due_on=date(2026, 4, 1), made_at=NOON)
    Promise.objects.create(
        case=case, text="Sửa ngõ Xoan", body=world.office, due_on=date(2026, 4, 1), made_at=NOON, state="withdrawn",
        reason="Ngõ Xoan chờ vốn",
    )  # fmt: skip
    case.involvements.update(task="Ra ngõ Xoan")
    before = {kind: sorted(rows.values_list("pk", *columns)) for kind, (rows, columns) in words_of(case).items()}
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    assert SECRET not in everything_in_the_database()
    assert not Attachment.objects.filter(is_sealed=False).exists()
    twin.refresh_from_db()
    assert not access.can(world["reception"], Perm.SEE, twin)
    assert list(access.sealed_cases(world["reception"])) == [case]
    quarantine.release_case(case=case, reason="Không phải tố cáo", by=world["leader"], at=NOON)
    after = {kind: sorted(rows.values_list("pk", *columns)) for kind, (rows, columns) in words_of(case).items()}
    steps = {row[0] for row in before["steps"]}
    after["steps"] = [row for row in after["steps"] if row[0] in steps]
    assert after == before
    assert not Attachment.objects.filter(is_sealed=True).exists()


def words_of(case: Case) -> dict[str, Any]:
    cases = sealing.family(case)
    return sealing._written(cases, list(Opinion.objects.filter(parts__case__in=cases)))


def test_every_column_with_words_is_known_to_the_sealing() -> None:
    """A new text column of this room is either sealed with the case or named here with the reason why not."""
    known = {(rows.model.__name__, column) for rows, columns in sealing._written([], []).values() for column in columns}
    elsewhere = {
        ("Publication", "title"), ("Publication", "text"), ("Publication", "answer_text"), ("Publication", "reason"),
        ("PublishedPromise", "text"),  # deleted
        ("Publication", "end_reason"),  # ended and blanked beside; the last says "quarantine"
        ("AnswerTemplate", "text"), ("AnswerTemplate", "name"),  # not about any case
        ("Box", "name"), ("BoxOpening", "witnesses"), ("BoxOpening", "difference_note"),
        ("ImportBatch", "digest"), ("SavedView", "name"), ("SavedView", "query"),
        ("Appointment", "note"), ("DenunciationPointer", "handed_to"), ("Quarantine", "handed_to"),
        ("OfficeRule", "citation"), ("Clock", "basis"),
        ("Attachment", "caption"), ("Attachment", "mime"),  # “Ảnh 1”
        ("Reminder", "key"), ("Notice", "key"), ("OutgoingMail", "key"), ("OutgoingMail", "last_error"),
    }  # fmt: skip
    texts = {
        (model.__name__, field.name)
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.TextField)
        or (isinstance(field, models.CharField) and (field.max_length or 0) >= 80 and not field.choices)
    }
    assert texts - known - elsewhere == {("Pause", "decision"), ("Extension", "decision")}  # the number of a decision
