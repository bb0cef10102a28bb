"""A denunciation that slips in leaves no word behind: not in rows, search, notices, files; shredded after hand-over."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Perm, State
from caunoi.cases.models import Attachment, Case, DenunciationPointer, Notice, Opinion, Quarantine, Sender
from caunoi.cases.services import intake, quarantine, speaking
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.web import files as file_store
from tests.cases.world import NOON, World, assigned, photo, say

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
