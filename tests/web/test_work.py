"""The worker's own duties; running tasks is the library's."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from caunoi.web.management.commands import work

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)


def make(status: TaskResultStatus, *, started: datetime | None = None, traceback: str = "") -> DBTaskResult:
    return DBTaskResult.objects.create(
        id=uuid4(),
        status=status,
        started_at=started,
        finished_at=started,
        task_path="nowhere.task",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
        traceback=traceback,
    )


@pytest.mark.django_db
def test_a_task_whose_worker_died_goes_back_into_the_queue() -> None:
    left = make(TaskResultStatus.RUNNING, started=NOON - timedelta(minutes=16))
    in_hand = make(TaskResultStatus.RUNNING, started=NOON - timedelta(minutes=14))
    assert work.take_back_abandoned(at=NOON) == 1
    left.refresh_from_db()
    in_hand.refresh_from_db()
    assert (left.status, left.started_at) == (TaskResultStatus.READY, None)
    assert in_hand.status == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_error_texts_are_forgotten() -> None:
    failed = make(TaskResultStatus.FAILED, started=NOON, traceback="refused: ba@example.org")
    assert work.forget_error_texts() == 1
    failed.refresh_from_db()
    assert failed.traceback == ""


@pytest.mark.django_db(transaction=True)
def test_one_round_empties_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work.Worker, "configure_signals", lambda self: None)
    task = make(TaskResultStatus.READY)
    call_command("work", once=True)
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED  # there is no such task, and that is settled
