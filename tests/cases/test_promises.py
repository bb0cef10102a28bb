"""Promises run on the resolved clock until they are kept, late or withdrawn."""

from datetime import date, timedelta

import pytest

from caunoi.cases.choices import Outcome, PromiseState, State
from caunoi.cases.models import Case, Promise
from caunoi.cases.services import answers, promises
from caunoi.cases.services.moves import ActRefused, NotAllowed
from tests.cases.world import NOON, World, assigned, photo

pytestmark = pytest.mark.usefixtures("noon")
DUE = date(2026, 4, 1)


def promised(world: World, due_on: date = DUE) -> Case:
    case = assigned(world)
    promise = answers.PromiseData("Thay 18 m ống thoát nước", world.division, due_on)
    answers.save_draft(
        case=case, text="Phường đã kiểm tra, sẽ thay ống thoát nước.", outcome=Outcome.IN_PROGRESS, promise=promise,
        by=world["handler"], at=NOON,
    )  # fmt: skip
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    return case


def test_in_progress_needs_a_promise(world: World) -> None:
    case = assigned(world)
    answers.save_draft(
        case=case,
        text="Phường đang xem xét việc này kỹ lưỡng.",
        outcome=Outcome.IN_PROGRESS,
        by=world["handler"],
        at=NOON,
    )
    with pytest.raises(ActRefused, match="ngày hẹn"):
        answers.submit_answer(case=case, by=world["handler"], at=NOON)


def test_answered_with_a_promise_is_not_resolved_and_runs_to_its_date(world: World) -> None:
    case = promised(world)
    assert (case.state, case.outcome, case.due_on, case.due_step) == (
        State.ANSWERED, Outcome.IN_PROGRESS, DUE, "loi_hua",
    )  # fmt: skip
    assert case.resolved_at is None
    with pytest.raises(ActRefused, match="lời hứa chưa xong"):
        answers.resolve_case(case=case, files=[photo()], by=world["handler"], at=NOON)


@pytest.mark.parametrize(("days", "state"), [(22, PromiseState.KEPT), (23, PromiseState.LATE)])
def test_kept_on_its_day_late_a_day_after(world: World, days: int, state: PromiseState) -> None:
    case = promised(world)  # NOON is 10/3: 22 days later is 1/4, the promised day
    at = NOON + timedelta(days=days)
    promises.keep_promise(promise=case.promises.get(), done_on=at.date(), files=[photo()], by=world["handler"], at=at)
    assert Promise.objects.get().state == state
    answers.resolve_case(case=case, by=world["handler"], at=at)
    assert case.state == State.RESOLVED


def test_keeping_needs_evidence_and_the_right(world: World) -> None:
    promise = promised(world).promises.get()
    with pytest.raises(ActRefused, match="chứng minh"):
        promises.keep_promise(promise=promise, done_on=NOON.date(), by=world["handler"], at=NOON)
    with pytest.raises(NotAllowed):
        promises.keep_promise(promise=promise, done_on=NOON.date(), files=[photo()], by=world["front"], at=NOON)
    with pytest.raises(ActRefused, match="sau hôm nay"):
        promises.keep_promise(
            promise=promise, done_on=NOON.date() + timedelta(days=1), files=[photo()], by=world["handler"], at=NOON
        )


def test_withdrawing_needs_a_reason_and_ends_the_date(world: World) -> None:
    case = promised(world)
    with pytest.raises(ActRefused, match="lý do"):
        promises.withdraw_promise(promise=case.promises.get(), reason=" ", by=world["leader"], at=NOON)
    promises.withdraw_promise(
        promise=case.promises.get(), reason="Nhập vào dự án của tỉnh", by=world["leader"], at=NOON
    )
    case.refresh_from_db()
    assert (Promise.objects.get().state, case.due_on) == (PromiseState.WITHDRAWN, None)
    with pytest.raises(ActRefused, match="đã có kết quả"):
        promises.withdraw_promise(promise=case.promises.get(), reason="lần nữa", by=world["leader"], at=NOON)


def test_a_promise_in_the_past_is_refused_and_nothing_is_kept_of_the_draft(world: World) -> None:
    case = assigned(world)
    with pytest.raises(ActRefused, match="sau hôm nay"):
        answers.save_draft(
            case=case, text="Phường sẽ làm.", outcome=Outcome.IN_PROGRESS,
            promise=answers.PromiseData("Làm", world.division, NOON.date()), by=world["handler"], at=NOON,
        )  # fmt: skip
    assert not case.answers.exists()
