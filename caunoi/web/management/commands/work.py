"""The worker: takes tasks from the queue in the database, and every few minutes does what time brings.

One process is enough for a commune; several may run side by side. Ctrl-C or SIGTERM ends it after the task in hand.
"""

import logging
from argparse import ArgumentParser
from datetime import datetime, timedelta
from time import sleep
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from caunoi.common import clock

logger = logging.getLogger("caunoi.worker")

PERIODIC = "run_periodic"
ABANDONED = timedelta(minutes=15)  # a task in hand for longer was left by a worker that died
KEPT_DAYS = 14  # finished tasks are removed after that


class Command(BaseCommand):
    help = "Chạy việc nền và việc định kỳ (background tasks, reminders)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is waiting and the periodic work, then end")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between two looks at the queue")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = _worker()
        worker.configure_signals()
        due_at = clock.now()
        while True:
            due_at = _one_round(worker, due_at)
            if options["once"]:
                return
            sleep(options["interval"])


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _one_round(worker: Worker, due_at: datetime) -> datetime:
    """Empty the queue; do the periodic work when it is due. Returns when it is due next. Outages are waited out."""
    try:
        worker.run()
        if clock.now() < due_at:
            return due_at
        take_back_abandoned(at=clock.now())
        forget_error_texts()
        call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
        call_command("clearsessions", verbosity=0)
        if PERIODIC in get_commands():
            call_command(PERIODIC, verbosity=0)
    except DatabaseError:
        logger.exception("the database did not answer the worker; it tries again")
        close_old_connections()
        sleep(5)
        return due_at
    except Exception:
        logger.exception("the periodic work failed; it is tried again")
    return clock.now() + timedelta(minutes=settings.PERIODIC_MINUTES)


def take_back_abandoned(*, at: datetime) -> int:
    """Put tasks back into the queue whose worker died with them in hand; the number of tasks."""
    left = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - ABANDONED)
    return left.update(status=TaskResultStatus.READY, started_at=None)


def forget_error_texts() -> int:
    """Empty the error texts of failed tasks, which may quote an address; type and place are in the log."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).exclude(traceback="").update(traceback="")
