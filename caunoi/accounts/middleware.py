"""What an officer must do before he works: change a password that was handed to him, set up the second factor."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from caunoi.accounts.models import User
from caunoi.accounts.services import has_second_factor

_FREE = ("/tai-khoan/", "/ngon-ngu/", "/static/", "/khoe/")
_SEEN = "second_factor_seen"  # in the session: no need to ask the database again


class NotKept:
    """What a signed-in officer reads is not kept by the browser, unless the view itself says how long it may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve, then forbid keeping."""
        response = self.get_response(request)
        if isinstance(request.user, User) and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        return response


class FirstDuties:
    """Sends a signed-in officer to the page of his duty until it is done; account pages and the language stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or redirect (also htmx) to the duty."""
        page = self._duty(request)
        if page is None or request.path.startswith(_FREE):
            return self.get_response(request)
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse(page)})
        return redirect(page)

    def _duty(self, request: HttpRequest) -> str | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if user.must_change_password:
            return "account_change_password"
        if settings.SECOND_FACTOR_REQUIRED and not request.session.get(_SEEN):
            if not has_second_factor(user):
                return "mfa_activate_totp"
            request.session[_SEEN] = True
        return None
