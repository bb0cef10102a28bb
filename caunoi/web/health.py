"""The health page for monitoring, and the plain pages for the moments when the rest cannot answer."""

import logging
import os
import shutil
import sys
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from caunoi.common import clock
from caunoi.common.codes import new_token

logger = logging.getLogger("caunoi.health")

LEAST_FREE_BYTES = 200 * 1024 * 1024


class NotWell(Exception):
    """A check found something that a person has to look at; the text is fixed and holds no data."""


def check_database() -> str:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return connection.vendor


def check_cache() -> str:
    """What is put into the shared cache comes back."""
    mark = new_token()
    cache.set("health", mark, 60)
    if cache.get("health") is None:
        raise NotWell("the cache forgot a value")
    return "ok"


def check_queue() -> int:
    """Seconds the oldest due task has waited; NotWell when a worker must be missing."""
    waiting = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", "run_after").first()
    if waiting is None:
        return 0
    enqueued_at, run_after = waiting
    since = max(enqueued_at, run_after) if run_after.year < 9000 else enqueued_at
    seconds = max(0, round((clock.now() - since) / timedelta(seconds=1)))
    if seconds > settings.QUEUE_LATE_SECONDS:
        raise NotWell("tasks wait: is the worker running?")
    return seconds


def check_disk() -> str:
    """The data folder can be written and has room for uploads."""
    if not os.access(settings.DATA_DIR, os.W_OK):
        raise NotWell("the data folder cannot be written")
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE_BYTES:
        raise NotWell("less than 200 MB free")
    return "ok"


CHECKS: dict[str, Callable[[], str | int]] = {
    "database": check_database,
    "cache": check_cache,
    "queue_seconds": check_queue,
    "disk": check_disk,
}


def examine() -> tuple[bool, dict[str, str | int]]:
    """Run every check: whether all is well, and a word or number for each."""
    is_well, found = True, dict[str, str | int]()
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except NotWell as reason:
            is_well, found[name] = False, str(reason)
        except Exception:
            logger.exception("a health check failed")
            is_well, found[name] = False, "failed"
    return is_well, found


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when all is well, 503 when somebody should look; no versions, no addresses, no secrets."""
    is_well, found = examine()
    return JsonResponse({"status": "ok" if is_well else "failing", **found}, status=200 if is_well else 503)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for an unexpected error (500), or for a database that does not answer (503: try again)."""
    is_outage = isinstance(sys.exc_info()[1], DatabaseError | InterfaceError)
    status = 503 if is_outage else 500
    response = HttpResponse(loader.get_template(f"{status}.html").render(), status=status)
    if is_outage:
        response["Retry-After"] = "60"
    return response
