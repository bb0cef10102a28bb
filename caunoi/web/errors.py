"""Answers that say no: too many tries, closed for a while, a form from an old session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many_requests(request: HttpRequest, *, retry_after: int = 300) -> HttpResponse:
    """429 in plain words; `retry_after` is in seconds."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(retry_after)
    return response


def unavailable(request: HttpRequest, *, retry_after: int = 300) -> HttpResponse:
    """503 in plain words; `retry_after` is in seconds."""
    response = render(request, "503.html", status=503)
    response["Retry-After"] = str(retry_after)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose session is too old (settings.CSRF_FAILURE_VIEW)."""
    return render(request, "403_csrf.html", status=403)
