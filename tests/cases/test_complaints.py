"""Khiếu nại by the public form: only where switched on, named, alone, never public. Tố cáo never (decisions 15)."""

from datetime import date
from typing import Any

import pytest

from caunoi.cases.choices import CaseKind, Privacy, State
from caunoi.cases.models import Case, Opinion, Publication
from caunoi.cases.services import intake, merging, publishing, triage
from caunoi.cases.services.moves import ActRefused
from tests.cases.test_publishing import publish
from tests.cases.world import NOON, World, answered, say

pytestmark = pytest.mark.usefixtures("noon")
ASKS = "Quyết định thu hồi 40 m² đất vườn của tôi không nêu căn cứ; tôi yêu cầu hủy quyết định đó."
COMPLAINANT = intake.SenderData(name="Bà con ngõ 12", address="Ngõ 12, tổ dân phố 3")


@pytest.fixture
def switched_on(settings: Any) -> None:
    settings.PUBLIC_COMPLAINTS = True


def complain(world: World, **more: object) -> intake.Received:
    return say(world, ASKS, **{"kind": CaseKind.COMPLAINT_1, "sender": COMPLAINANT, **more})


def test_off_by_default(world: World) -> None:
    assert CaseKind.COMPLAINT_1 not in intake.kinds_taken_online()
    with pytest.raises(ActRefused, match="không nhận qua trang công khai"):
        complain(world)
    assert not Opinion.objects.exists()


@pytest.mark.usefixtures("switched_on")
def test_switched_on_a_first_complaint_runs_its_own_procedure(world: World) -> None:
    case = complain(world).case
    assert (case.kind, case.state) == (CaseKind.COMPLAINT_1, State.RECEIVED)
    clock = case.clocks.get()
    # received Tuesday 10/3/2026, 10 days, TT 05/2021: Friday 20/3
    assert (clock.step, clock.due_on, clock.basis) == ("xu_ly_don", date(2026, 3, 20), "Thông tư 05/2021/TT-TTCP")
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    assert case.clocks.filter(ended_on=None, step="thu_ly").exists()


@pytest.mark.usefixtures("switched_on")
@pytest.mark.parametrize("kind", [CaseKind.COMPLAINT_2, CaseKind.DENUNCIATION])
def test_switched_on_the_second_complaint_and_the_denunciation_stay_away(world: World, kind: CaseKind) -> None:
    with pytest.raises(ActRefused, match="không nhận qua trang công khai"):
        complain(world, kind=kind)


@pytest.mark.usefixtures("switched_on")
@pytest.mark.parametrize(
    "more",
    [
        {"sender": intake.SenderData()},
        {"sender": intake.SenderData(name="Bà con ngõ 12")},
        {"sender": intake.SenderData(address="Ngõ 12")},
        {"privacy": Privacy.ANONYMOUS},
        {"privacy": Privacy.HANDLER},
    ],
)
def test_a_complaint_is_never_anonymous(world: World, more: dict[str, object]) -> None:
    with pytest.raises(ActRefused, match="họ tên và địa chỉ"):
        complain(world, **more)
    assert not Opinion.objects.exists()


@pytest.mark.usefixtures("switched_on")
def test_a_complaint_that_reads_like_a_denunciation_is_sealed(world: World) -> None:
    text = "Tôi tố cáo cán bộ địa chính phường nhận hối lộ 20 triệu đồng để làm sổ đỏ, đề nghị xử lý nghiêm."
    received = say(world, text, kind=CaseKind.COMPLAINT_1, sender=COMPLAINANT)
    assert received.case.state == State.QUARANTINED
    assert received.opinion.text == ""


@pytest.mark.usefixtures("switched_on")
def test_a_complaint_joins_nothing_and_nobody_joins_it(world: World) -> None:
    other = say(world, ASKS).case
    mine = complain(world, join=other).case
    assert mine != other
    assert say(world, ASKS, join=mine).case not in {mine, other}
    assert complain(world, join=mine, form_token="again").case != mine
    from_desk = say(world, ASKS, join=mine, by=world["reception"], channel="letter")
    assert from_desk.case != mine


def test_an_officer_adds_a_further_letter_to_the_complaint_it_belongs_to(world: World) -> None:
    first = complain(world, by=world["reception"], channel="reception").case
    letter = complain(world, by=world["reception"], channel="letter", join=first)
    assert letter.case == first


def test_a_complaint_is_offered_to_nobody_as_the_same_matter(world: World) -> None:
    complaint = complain(world, by=world["reception"], channel="reception").case
    petition = say(world, ASKS).case
    twin = say(world, ASKS).case
    assert [row.case for row in merging.suggest_duplicates(petition)] == [twin]
    assert merging.suggest_duplicates(complaint) == []
    found = merging.rank_same(ASKS, Case.objects.all(), place=None, body_ids=[world.office.pk], limit=9)
    assert {row.case for row in found} == {petition, twin}


def test_a_complaint_is_not_merged_with_another_kind(world: World) -> None:
    complaint = complain(world, by=world["reception"], channel="reception").case
    petition = say(world, ASKS).case
    for into, source in ((petition, complaint), (complaint, petition)):
        with pytest.raises(ActRefused, match="hồ sơ riêng"):
            merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)


def test_what_was_public_goes_when_it_turns_out_to_be_a_complaint(world: World) -> None:
    case = publish(world, case=answered(world)).case
    case.refresh_from_db()
    Case.objects.filter(pk=case.pk).update(state=State.ACCEPTED)
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    assert publishing.live_publication(case) is None
    assert Publication.objects.get().end_reason == "Xếp lại là khiếu nại"
