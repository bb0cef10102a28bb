"""The log says what happened, never to whom."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from caunoi.accounts.models import User
from caunoi.web.logs import JsonFormatter, TextFormatter

CODE = "MG-7K4R-9TXM-2HWQ-5"
NAME = "Bà bán nước đầu ngõ 12"
PHONE = "0912345678"


def broken(request: HttpRequest, code: str) -> HttpResponse:
    raise IntegrityError(f"duplicate key: Key (phone)=({request.POST['phone']}) already exists")


def fine(request: HttpRequest, code: str) -> HttpResponse:
    str(request.user)
    return HttpResponse("ok")


urlpatterns = [path("hong/<str:code>/", broken, name="broken"), path("tot/<str:code>/", fine, name="fine")]
handler500 = "caunoi.web.health.server_error"


@pytest.fixture(params=[JsonFormatter, TextFormatter])
def written(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """Everything that any logger writes, through the product's formatter."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture
def lines() -> Iterator[StringIO]:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_error_with_personal_data_leaves_only_its_type(written: StringIO) -> None:
    client = Client(raise_request_exception=False)
    response = client.post(f"/hong/{CODE}/?q={PHONE}", {"name": NAME, "phone": PHONE})
    assert response.status_code == 503  # a database error; see the health page
    text = written.getvalue()
    assert "IntegrityError" in text
    assert "test_logs.py" in text
    for secret in (CODE, NAME, PHONE, "127.0.0.1"):
        assert secret not in text


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_line_a_request_with_route_and_officer(lines: StringIO) -> None:
    officer = User.objects.create_user("tiepnhan", label="Tiếp nhận")
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    client.get(f"/tot/{CODE}/")
    line = json.loads(lines.getvalue().splitlines()[-1])
    assert line["event"] == "request"
    assert (line["method"], line["route"], line["status"]) == ("GET", "fine", 200)
    assert isinstance(line["ms"], int)
    assert "user" not in line or line["user"] == officer.code


@pytest.mark.django_db
def test_a_wrong_address_is_not_repeated(written: StringIO) -> None:
    assert Client().get(f"/khong-co/{CODE}/").status_code == 404
    text = written.getvalue()
    assert "404" in text
    assert CODE not in text


def test_foreign_messages_lose_their_values() -> None:
    template = logging.LogRecord("gunicorn.error", logging.ERROR, __file__, 7, "Error handling %s", (f"/{CODE}",), None)
    joined = logging.LogRecord("django.security", logging.ERROR, __file__, 7, f"Bad value {PHONE}", (), None, "check")
    assert json.loads(JsonFormatter().format(template))["event"] == "Error handling %s"
    assert json.loads(JsonFormatter().format(joined))["event"] == "test_logs.check:7"


def test_what_json_does_not_know_is_written_as_its_type() -> None:
    record = logging.LogRecord("caunoi.x", logging.INFO, __file__, 7, "request", (), None)
    record.facts = {"request": RequestFactory().get(f"/{CODE}/")}
    assert json.loads(JsonFormatter().format(record))["request"] == "WSGIRequest"
