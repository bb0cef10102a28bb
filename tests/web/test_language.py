"""Vietnamese unless somebody chose."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import translation


def speak(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.LANGUAGE_CODE} {translation.get_language()}")


urlpatterns = [path("noi/", speak)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("cookie", "browser", "expected"),
    [("", "", "vi"), ("", "en-US,en;q=0.9", "vi"), ("en", "", "en"), ("en", "vi", "en"), ("xx", "", "vi")],
)
def test_the_switch_decides_not_the_browser(cookie: str, browser: str, expected: str) -> None:
    client = Client(headers={"accept-language": browser} if browser else {})
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/noi/")
    assert response.content.decode() == f"{expected} {expected}"
    assert response["Content-Language"] == expected
    assert "Cookie" in response["Vary"]


@pytest.mark.urls(__name__)
def test_a_choice_does_not_outlive_the_request() -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    before = translation.get_language()
    client.get("/noi/")
    assert translation.get_language() == before
