"""The health page, and the pages for the moments when nothing else can answer."""

import json
from collections import namedtuple
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django_tasks_db.models import DBTaskResult, get_date_max

from caunoi.common import clock
from caunoi.web import health

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)


def outage(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect to server at 10.0.0.7, password secret")


def bug(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Bà bán nước đầu ngõ 12")


urlpatterns = [path("mat-ket-noi/", outage), path("loi/", bug)]
handler500 = "caunoi.web.health.server_error"


@pytest.fixture
def waiting(db: None) -> Callable[..., DBTaskResult]:
    def make(*, minutes: int) -> DBTaskResult:
        task = DBTaskResult.objects.create(
            task_path="x.y", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", run_after=get_date_max()
        )
        DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=NOON - timedelta(minutes=minutes))
        return task

    return make


@pytest.mark.django_db
def test_all_is_well() -> None:
    response = Client().get("/khoe/")
    assert response.status_code == 200
    found = json.loads(response.content)
    assert found["status"] == "ok"
    assert found["cache"] == found["disk"] == "ok"
    assert found["queue_seconds"] == 0
    assert "no-store" in response["Cache-Control"]


def test_a_task_that_waits_is_told(waiting: Callable[..., DBTaskResult]) -> None:
    waiting(minutes=2)
    with clock.fixed(NOON):
        assert health.check_queue() == 120


def test_a_task_that_waits_too_long_turns_it_red(waiting: Callable[..., DBTaskResult]) -> None:
    waiting(minutes=16)  # the limit is 900 seconds
    with clock.fixed(NOON):
        response = Client().get("/khoe/")
    assert response.status_code == 503
    assert json.loads(response.content)["queue_seconds"] == "tasks wait: is the worker running?"


@pytest.mark.django_db
def test_a_full_disk_turns_it_red(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _path: usage(health.LEAST_FREE_BYTES - 1))
    assert Client().get("/khoe/").status_code == 503


@pytest.mark.django_db
def test_a_forgetful_cache_turns_it_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "set", lambda *args, **kwargs: None)
    cache.delete("health")
    assert json.loads(Client().get("/khoe/").content)["cache"] == "the cache forgot a value"


@pytest.mark.django_db
def test_a_failing_check_says_no_more_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OperationalError("password secret")

    monkeypatch.setitem(health.CHECKS, "database", fail)
    response = Client().get("/khoe/")
    assert response.status_code == 503
    assert json.loads(response.content)["database"] == "failed"
    assert b"secret" not in response.content


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status", "words"), [("/mat-ket-noi/", 503, "bảo trì"), ("/loi/", 500, "gặp lỗi")])
def test_error_pages_stand_alone(address: str, status: int, words: str) -> None:
    response: Any = Client(raise_request_exception=False).get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "secret" not in page
    assert "Bà bán nước" not in page
    assert ("Retry-After" in response) is (status == 503)


@pytest.mark.django_db
def test_health_may_only_be_read() -> None:
    assert Client().post("/khoe/").status_code == 405
