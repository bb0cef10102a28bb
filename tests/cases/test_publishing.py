"""Nothing is public until an officer confirmed; a correction is a new row; taking down is at once."""

import pytest
from django.db import IntegrityError, transaction

from caunoi.cases.choices import CaseKind, Outcome
from caunoi.cases.models import Attachment, Publication, PublishedPromise
from caunoi.cases.services import answers, publishing, quarantine, triage
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.search.selectors import find
from tests.cases.test_promises import promised
from tests.cases.world import NOON, World, answered, assigned, photo, say

pytestmark = pytest.mark.usefixtures("noon")


def publish(world: World, **more: object) -> Publication:
    case = more.pop("case", None) or answered(world)
    words: dict[str, object] = {
        "title": "Ngõ 12 ngập", "text": "Ngõ 12 ngập khi mưa to", "answer_text": "Đã nạo vét", "confirmed": True,
    }  # fmt: skip
    return publishing.publish_case(case=case, by=world["publisher"], at=NOON, **{**words, **more})  # type: ignore[arg-type]


def test_only_a_publisher_and_only_when_confirmed(world: World) -> None:
    case = answered(world)
    with pytest.raises(NotAllowed):
        publishing.publish_case(
            case=case, title="a", text="b", answer_text="", confirmed=True, by=world["handler"], at=NOON
        )
    with pytest.raises(ActRefused, match="xác nhận"):
        publish(world, case=case, confirmed=False)
    assert not Publication.objects.exists()


def test_a_complaint_and_an_unclassified_case_are_not_published(world: World) -> None:
    with pytest.raises(ActRefused, match="đã phân loại"):
        publish(world, case=say(world).case)
    complaint = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception").case
    triage.classify_case(case=complaint, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    with pytest.raises(ActRefused, match="Khiếu nại"):
        publish(world, case=complaint)


def test_only_chosen_files_become_public(world: World) -> None:
    case = answered(world, Outcome.RESOLVED, files=[photo()])
    from_citizen, evidence = Attachment.objects.order_by("pk")
    publish(world, case=case, file_codes=[evidence.code])
    flags = dict(Attachment.objects.values_list("code", "is_public"))
    assert flags == {from_citizen.code: False, evidence.code: True}


def test_a_correction_needs_a_reason_keeps_history_and_the_index_follows(world: World) -> None:
    first = publish(world)
    case = first.case
    assert find("ngap", kind="publication", public_only=True) == [first.pk]
    with pytest.raises(ActRefused, match="lý do"):
        publish(world, case=case, title="Khác")
    second = publish(world, case=case, title="Cống nghẹt đầu ngõ", text="Cống nghẹt", reason="Che thêm địa chỉ")
    first.refresh_from_db()
    assert first.ended_at == NOON
    assert publishing.live_publication(case) == second
    assert find("ngap", kind="publication", public_only=True) == []
    assert find("cong nghet", kind="publication", public_only=True) == [second.pk]


def test_taking_down_hides_text_index_and_files(world: World) -> None:
    case = answered(world, Outcome.RESOLVED)
    row = publish(world, case=case, file_codes=[Attachment.objects.get().code])
    with pytest.raises(ActRefused, match="lý do"):
        publishing.take_down(case=case, reason="", by=world["publisher"], at=NOON)
    publishing.take_down(case=case, reason="Còn sót tên người", by=world["publisher"], at=NOON)
    assert publishing.live_publication(case) is None
    assert not Attachment.objects.get().is_public
    assert find("ngap", kind="publication", public_only=True) == []
    row.refresh_from_db()
    assert row.end_reason == "Còn sót tên người"


def test_the_words_of_a_promise_are_those_confirmed_with_this_publication(world: World) -> None:
    case = promised(world)
    promise = case.promises.get()
    first = publish(world, case=case, promise_words={promise.pk: "  Thay ống thoát nước  "})
    assert publishing.said_promises(first) == {promise.pk: "Thay ống thoát nước"}
    second = publish(world, case=case, promise_words={promise.pk: " "}, reason="Che bớt")
    assert publishing.said_promises(second) == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedPromise.objects.create(publication=first, promise=promise, text="Lần nữa")
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedPromise.objects.create(publication=second, promise=promise, text="")


def test_a_promise_not_sent_or_of_another_case_has_no_public_words(world: World) -> None:
    other = promised(world).promises.get()
    case = assigned(world)
    data = answers.PromiseData("Lát lại ngõ", world.division, other.due_on)
    answers.save_draft(
        case=case, text="x", outcome=Outcome.IN_PROGRESS, promise=data, by=world["handler"], at=NOON
    )  # fmt: skip
    for promise in (other, case.promises.get()):
        with pytest.raises(ActRefused, match="đã gửi"):
            publish(world, case=case, promise_words={promise.pk: "Lát lại ngõ"})
    assert not Publication.objects.exists()


def test_a_denunciation_leaves_no_public_words_of_its_promises(world: World) -> None:
    case = promised(world)
    publish(world, case=case, promise_words={case.promises.get().pk: "Thay ống"})
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    assert not PublishedPromise.objects.exists()


def test_files_of_a_draft_are_not_for_the_public(world: World) -> None:
    case = assigned(world)
    answers.save_draft(
        case=case, text="x", outcome=Outcome.RESOLVED, files=[photo()], by=world["handler"], at=NOON
    )  # fmt: skip
    code = Attachment.objects.get().code
    assert publishing.case_files(case) == []
    publish(world, case=case, file_codes=[code])
    assert not Attachment.objects.get().is_public
