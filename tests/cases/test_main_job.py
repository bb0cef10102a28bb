"""Somebody says something → receipt → triage → owner, deadline → answer with evidence → resolved → the speaker sees."""

from datetime import date, timedelta

import pytest

from caunoi.cases.choices import AnswerState, CaseKind, Outcome, Score, State
from caunoi.cases.models import Case, Clock, Document, Opinion
from caunoi.cases.services import answers, clocks, handling, speaking, triage
from caunoi.cases.services.moves import ActRefused, NotAllowed, StaleCase
from caunoi.journal.models import Entry
from caunoi.journal.services import verify
from tests.cases.world import NOON, World, answered, assigned, classified, photo, say

pytestmark = pytest.mark.usefixtures("noon")


def test_the_whole_way_to_resolved(world: World) -> None:
    received = say(world)
    case = received.case
    assert case.code == "MG-26-0001"
    assert received.receipt.startswith("MG-")
    assert case.state == State.RECEIVED
    # Received Tuesday 10/3/2026; 10 days: day 1 = 11/3, day 10 = Friday 20/3, a working day.
    assert (case.due_step, case.due_on) == ("xu_ly_don", date(2026, 3, 20))

    triage.classify_case(case=case, kind=CaseKind.REPORT, field="moi_truong", by=world["reception"], at=NOON)
    assert case.state == State.ACCEPTED
    handling.assign_case(case=case, lead=world.division, post=world.posts["handler"], by=world["leader"], at=NOON)
    answers.save_draft(
        case=case, text="Đã nạo vét hố ga và thay nắp cống.", outcome=Outcome.RESOLVED, files=[photo()],
        by=world["handler"], at=NOON,
    )  # fmt: skip
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)

    assert case.state == State.RESOLVED
    assert case.outcome == Outcome.RESOLVED
    assert case.answered_at == case.resolved_at == NOON
    assert case.due_on is None
    assert not Clock.objects.filter(case=case, ended_on=None).exists()
    paper = Document.objects.get(case=case)
    assert (paper.number, paper.symbol, paper.signed_post) == (1, "UBND", world.posts["leader"])
    opinion = speaking.opinion_by_receipt(received.receipt.lower().replace("-", " "))
    assert opinion == received.opinion
    assert speaking.cases_of(received.opinion) == [case]
    acts = list(Entry.objects.filter(ref=case.code).order_by("seq").values_list("act", flat=True))
    assert acts == [
        "opinion.receive", "case.classify", "case.assign", "case.submit_answer", "document.issue", "case.sign_answer",
        "case.send_answer", "case.resolve",
    ]  # fmt: skip
    assert verify(world.office.chain) == []


def test_the_same_form_token_gives_the_same_receipt(world: World) -> None:
    first = say(world, form_token="one")
    again = say(world, form_token="one", text="khác")
    assert again.receipt == first.receipt
    assert again.is_repeat
    assert Opinion.objects.count() == Case.objects.count() == 1


def test_resolved_needs_evidence(world: World) -> None:
    case = assigned(world)
    answers.save_draft(
        case=case, text="Phường đã làm xong việc này rồi.", outcome=Outcome.RESOLVED, by=world["handler"], at=NOON
    )
    with pytest.raises(ActRefused, match="bằng chứng"):
        answers.submit_answer(case=case, by=world["handler"], at=NOON)
    assert Case.objects.get(pk=case.pk).state == State.ASSIGNED


def test_the_leader_may_return_a_draft_and_the_next_one_keeps_the_evidence(world: World) -> None:
    case = assigned(world)
    answers.save_draft(
        case=case, text="Phường đã làm xong việc này.", outcome=Outcome.RESOLVED, files=[photo()],
        by=world["handler"], at=NOON,
    )  # fmt: skip
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.return_answer(case=case, reason="Chưa nêu ai chịu trách nhiệm", by=world["leader"], at=NOON)
    assert case.state == State.RETURNED
    answers.save_draft(
        case=case, text="Phòng Kinh tế, Hạ tầng và Đô thị đã làm xong.", outcome=Outcome.RESOLVED,
        by=world["handler"], at=NOON,
    )  # fmt: skip
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    assert case.state == State.RESOLVED
    states = list(case.answers.values_list("number", "state"))
    assert states == [(1, AnswerState.RETURNED), (2, AnswerState.SENT)]


def test_a_handler_cannot_sign_and_a_stranger_cannot_classify(world: World) -> None:
    case = say(world).case
    with pytest.raises(NotAllowed):
        triage.classify_case(case=case, kind=CaseKind.REPORT, field="khac", by=world["other_reception"], at=NOON)
    case = assigned(world)
    answers.save_draft(
        case=case, text="Phường đã kiểm tra và giải thích.", outcome=Outcome.EXPLAINED, by=world["handler"], at=NOON
    )
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    with pytest.raises(NotAllowed):
        answers.sign_answer(case=case, by=world["handler"], at=NOON)


def test_two_officers_at_once_one_wins_the_other_is_told(world: World) -> None:
    case = classified(world)
    seen = case.version
    mine, yours = Case.objects.get(pk=case.pk), Case.objects.get(pk=case.pk)
    handling.assign_case(case=mine, lead=world.division, by=world["leader"], at=NOON, version=seen)
    with pytest.raises(StaleCase):
        handling.assign_case(case=yours, lead=world.culture, by=world["reception"], at=NOON, version=seen)
    assert Case.objects.get(pk=case.pk).body == world.division


def test_moving_to_another_authority_starts_its_own_clock_and_keeps_the_first(world: World) -> None:
    case = say(world).case
    later = NOON + timedelta(days=3)  # Friday 13/3/2026
    triage.transfer_case(case=case, to=world.police, note="Thuộc thẩm quyền công an", by=world["reception"], at=later)
    assert (case.state, case.authority, case.received_by) == (State.RECEIVED, world.police, world.office)
    first, second = Clock.objects.filter(case=case, step="xu_ly_don")
    assert (first.body, first.ended_on, first.end_reason) == (world.office, date(2026, 3, 13), "transferred")
    # From Friday 13/3: day 10 = Monday 23/3.
    assert (second.body, second.due_on) == (world.police, date(2026, 3, 23))


def test_asking_for_information_stops_the_clock_and_the_answer_starts_it(world: World) -> None:
    case = say(world).case
    triage.classify_case(case=case, kind=CaseKind.VOTER_PETITION, field="giao_thong", by=world["reception"], at=NOON)
    # 60 days from 10/3/2026: Saturday 9/5 → Monday 11/5.
    assert case.due_on == date(2026, 5, 11)
    triage.ask_information(case=case, question="Xin cho biết số nhà?", by=world["reception"], at=NOON)
    assert (case.state, case.due_on) == (State.NEEDS_INFORMATION, None)
    later = NOON + timedelta(days=4)
    opinion = Opinion.objects.get(parts__case=case)
    speaking.add_to_opinion(opinion=opinion, text="Số 18 đường Bờ Kênh", files=[], at=later)
    case.refresh_from_db()
    assert case.state == State.ACCEPTED
    # Paused 10/3–14/3; 10/3 is day zero and not counted anyway, so 11, 12, 13, 14/3 stop: 9/5 + 4 = Wednesday 13/5.
    assert case.due_on == date(2026, 5, 13)


def test_a_bad_rating_reopens_at_most_twice(world: World) -> None:
    case = answered(world)
    opinion = Opinion.objects.get(parts__case=case)
    for time in (1, 2):
        speaking.rate_answer(
            opinion=opinion, case=case, score=Score.BAD, reasons=["vague"], comment="Vẫn ngập", at=NOON, reopen=True
        )
        case.refresh_from_db()
        assert (case.state, case.reopened) == (State.ASSIGNED, time)
        answers.save_draft(
            case=case, text="Phường kiểm tra lại và trả lời thêm.", outcome=Outcome.EXPLAINED,
            by=world["handler"], at=NOON,
        )  # fmt: skip
        answers.submit_answer(case=case, by=world["handler"], at=NOON)
        answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    with pytest.raises(ActRefused, match="2 lần"):
        speaking.reopen_case(case=case, reason="Vẫn ngập", by=None, at=NOON)


def test_reopening_ends_thirty_days_after_the_answer(world: World) -> None:
    case = answered(world)
    assert speaking.reopening_refusal(case, at=NOON + timedelta(days=30)) == ""
    assert "30 ngày" in speaking.reopening_refusal(case, at=NOON + timedelta(days=31))


def test_a_complaint_waits_for_acceptance_then_runs_thirty_days(world: World) -> None:
    case = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception").case
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    # thu_ly: 10 days from receipt 10/3 → 20/3.
    assert (case.due_step, case.due_on) == ("thu_ly", date(2026, 3, 20))
    later = NOON + timedelta(days=6)  # Monday 16/3
    triage.take_up_complaint(case=case, accepted_on=date(2026, 3, 16), by=world["leader"], at=later)
    # giai_quyet: 30 days from 16/3 → Wednesday 15/4/2026.
    assert (case.due_step, case.due_on) == ("giai_quyet", date(2026, 4, 15))
    with pytest.raises(ActRefused, match="không cho gia hạn"):
        clocks.extend_case(case=case, days=10, decision="12/QĐ-UBND", reason="phức tạp", by=world["leader"], at=later)
    with pytest.raises(ActRefused, match="hướng dẫn"):
        triage.transfer_case(case=case, to=world.police, note="chuyển", by=world["reception"], at=later)


def test_a_complaint_does_not_come_by_the_public_site(world: World) -> None:
    with pytest.raises(ActRefused):
        say(world, kind=CaseKind.COMPLAINT_1)


def test_the_index_built_anew_is_the_index_kept(world: World) -> None:
    from django.core.management import call_command

    from caunoi.search.models import SearchEntry

    def rows() -> list[tuple[object, ...]]:
        fields = ("kind", "object_id", "body_id", "is_public", "title", "text_fold")
        return sorted(SearchEntry.objects.values_list(*fields))

    answered(world)
    say(world, "Đèn đường ngõ 31 hỏng ba bóng", place_note="ngõ 31")
    kept = rows()
    call_command("reindex", "case", "opinion", "publication", verbosity=0)
    assert rows() == kept
