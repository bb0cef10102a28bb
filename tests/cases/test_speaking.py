"""What a speaker brings or asks for at the counter or by phone: who may enter it, and what becomes of the case."""

import pytest

from caunoi.cases import access
from caunoi.cases.choices import Perm, State
from caunoi.cases.models import Addition, Attachment, Case, Notice, Opinion
from caunoi.cases.services import merging, quarantine, speaking, triage
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, answered, assigned, photo, say

pytestmark = pytest.mark.usefixtures("noon")
WORDS = "Nhà số 18, cạnh nhà văn hóa"


def asked(world: World) -> Case:
    case = say(world).case
    triage.ask_information(case=case, question="Chỗ nào?", by=world["reception"], at=NOON)
    return case


def merged(world: World) -> tuple[Case, list[Opinion]]:
    first, second = say(world), say(world, "Ngõ 12 lại ngập, xe không qua được.")
    merging.merge_cases(into=first.case, source=second.case, by=world["reception"], at=NOON)
    first.case.refresh_from_db()
    return first.case, [first.opinion, second.opinion]


@pytest.mark.parametrize("key", ["reception", "front"])
def test_what_a_speaker_brought_is_kept_journalled_and_the_case_goes_on(world: World, key: str) -> None:
    case = asked(world)
    opinion = case.parts.get().opinion
    if key == "front":  # the province follows the ward; it enters for people but does not triage
        key = "province_front"
        assert not access.can(world[key], Perm.TRIAGE, case)
    speaking.add_to_opinion(opinion=opinion, text=WORDS, files=[photo()], by=world[key], at=NOON)
    addition = Addition.objects.get()
    assert (addition.text, addition.entered_by) == (WORDS, world[key])
    assert Attachment.objects.get().addition == addition
    case.refresh_from_db()
    assert (case.state, case.paused_since) == (State.RECEIVED, None)
    assert Entry.objects.get(act="opinion.add", ref=case.code).actor == world[key].code
    assert case.steps.get(act="add_information").by == world[key]
    assert Notice.objects.filter(case=case, kind="addition").exists()


@pytest.mark.parametrize("key", ["leader", "publisher", "admin", "other_reception", "police"])
def test_who_may_not_enter_for_somebody_may_not_add(world: World, key: str) -> None:
    case = asked(world)
    with pytest.raises(NotAllowed):
        speaking.add_to_opinion(opinion=case.parts.get().opinion, text=WORDS, files=[], by=world[key], at=NOON)
    case.refresh_from_db()
    assert case.state == State.NEEDS_INFORMATION
    assert not Addition.objects.exists()


def test_a_handler_adds_to_a_case_of_his(world: World) -> None:
    case = assigned(world)
    version = case.version
    speaking.add_to_opinion(opinion=case.parts.get().opinion, text=WORDS, files=[], by=world["handler"], at=NOON)
    case.refresh_from_db()
    assert case.state == State.ASSIGNED
    assert case.version > version  # a form drawn before is stale, so nothing is added twice


def test_nothing_is_added_to_what_is_withdrawn_sealed_or_a_denunciation(world: World) -> None:
    case = asked(world)
    opinion = case.parts.get().opinion
    with pytest.raises(ActRefused, match="cách ly"):
        speaking.add_to_opinion(
            opinion=opinion, text="Tôi tố cáo ông cán bộ địa chính nhận hối lộ 50 triệu đồng.", files=[],
            by=world["reception"], at=NOON,
        )  # fmt: skip
    _target, (_first, second) = merged(world)
    speaking.withdraw_opinion(opinion=second, reason="Xin rút", by=world["reception"], at=NOON)
    with pytest.raises(ActRefused, match="đã rút"):
        speaking.add_to_opinion(opinion=second, text=WORDS, files=[], at=NOON)
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    opinion.refresh_from_db()
    with pytest.raises(ActRefused, match="đã đóng"):
        speaking.add_to_opinion(opinion=opinion, text=WORDS, files=[], at=NOON)
    assert not Addition.objects.exists()


def test_one_voice_withdraws_and_the_case_goes_on_the_last_one_ends_it(world: World) -> None:
    case, (first, second) = merged(world)
    with pytest.raises(ActRefused, match="lý do"):
        speaking.withdraw_opinion(opinion=second, reason=" ", by=world["reception"], at=NOON)
    speaking.withdraw_opinion(opinion=second, reason="Gọi điện xin rút", by=world["reception"], at=NOON)
    case.refresh_from_db()
    assert case.state == State.RECEIVED
    step = case.steps.get(act="withdraw_opinion")
    assert (step.note, step.by) == ("Gọi điện xin rút", world["reception"])
    assert Entry.objects.get(act="opinion.withdraw", ref=case.code).actor == world["reception"].code
    with pytest.raises(ActRefused, match="rút rồi"):
        speaking.withdraw_opinion(opinion=second, reason="Lần nữa", by=world["reception"], at=NOON)
    speaking.withdraw_opinion(opinion=first, reason="Đến quầy xin rút", by=world["reception"], at=NOON)
    case.refresh_from_db()
    assert (case.state, case.ended_at) == (State.WITHDRAWN, NOON)
    assert case.steps.get(act="withdraw").note == "Đến quầy xin rút"


@pytest.mark.parametrize("key", ["handler", "publisher", "front", "other_reception", "admin"])
def test_who_does_not_triage_does_not_note_a_withdrawal(world: World, key: str) -> None:
    case = assigned(world)
    opinion = case.parts.get().opinion
    with pytest.raises(NotAllowed):
        speaking.withdraw_opinion(opinion=opinion, reason="Xin rút", by=world[key], at=NOON)
    opinion.refresh_from_db()
    assert opinion.withdrawn_at is None


def test_a_matter_of_several_voices_is_not_withdrawn_as_a_whole(world: World) -> None:
    case, (_first, second) = merged(world)
    with pytest.raises(ActRefused, match="từng ý kiến"):
        speaking.withdraw_matter(case=case, note="Xin rút", by=world["reception"], at=NOON)
    speaking.withdraw_opinion(opinion=second, reason="Xin rút", by=world["reception"], at=NOON)
    speaking.withdraw_matter(case=case, note="Xin rút", by=world["reception"], at=NOON)
    assert case.state == State.WITHDRAWN


def test_the_last_voice_of_an_answered_case_stays(world: World) -> None:
    case = answered(world)
    opinion = case.parts.get().opinion
    with pytest.raises(ActRefused):
        speaking.withdraw_opinion(opinion=opinion, reason="Xin rút", by=world["reception"], at=NOON)
    opinion.refresh_from_db()
    assert opinion.withdrawn_at is None
