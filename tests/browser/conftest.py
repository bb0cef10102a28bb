"""A real Chromium for tests: pages in any width and scheme, axe, and nothing red in the console.

    from tests.browser.looking import assert_accessible, screenshot

    def test_home(open_page, look):
        page = open_page("/", **look)          # look: light and dark, 390 and 1366 px wide
        assert_accessible(page)
        screenshot(page, "home")

A console error, a script error, a refusal by the content security policy, a request to another host or an answer of 500
fails the test that saw it; `open_page.allow("404")` names a text that is expected.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

LOOKS = {
    "light-1366": {"width": 1366, "dark": False},
    "dark-1366": {"width": 1366, "dark": True},
    "light-390": {"width": 390, "dark": False},
    "dark-390": {"width": 390, "dark": True},
}


class Opener:
    """Opens addresses of the test server and remembers what went wrong in any of its pages."""

    def __init__(self, browser: Browser, server: str) -> None:
        self.browser, self.server = browser, server
        self.problems: list[str] = []
        self.allowed: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __call__(
        self,
        path: str = "/",
        *,
        width: int = 1366,
        dark: bool = False,
        javascript: bool = True,
        cookies: dict[str, str] | None = None,
    ) -> Page:
        """A fresh profile at the path; `cookies` (for example the session of a signed-in officer) are set before."""
        context = self.browser.new_context(
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": 844 if width < 700 else 768},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            has_touch=width < 700,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.add_cookies([{"name": k, "value": v, "url": self.server} for k, v in (cookies or {}).items()])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("response", self._on_response)
        page.goto(self.server + path)
        return page

    def allow(self, text: str) -> None:
        """A problem that contains this text is expected."""
        self.allowed.append(text)

    def close(self) -> list[str]:
        """Close all profiles; the problems that nobody expected."""
        for context in self.contexts:
            context.close()
        return [found for found in self.problems if not any(text in found for text in self.allowed)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console {message.type}: {message.text}")

    def _on_response(self, response: Response) -> None:
        if urlparse(response.url).scheme in {"data", "blob"}:
            return
        if not response.url.startswith(self.server):
            self.problems.append(f"request to another host: {response.url}")
        if response.status >= 500:
            self.problems.append(f"{response.status}: {response.url}")


@pytest.fixture
def open_page(chromium: Browser, live_server: Any) -> Iterator[Opener]:
    """Opens pages of the test server; see `Opener`."""
    opener = Opener(chromium, live_server.url)
    yield opener
    problems = opener.close()
    assert problems == []


@pytest.fixture(params=list(LOOKS.values()), ids=list(LOOKS))
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Light and dark, on a phone and on a desk: a test that takes it runs four times."""
    return dict(request.param)


@pytest.fixture
def sign_in(client: Any) -> Callable[[Any], dict[str, str]]:
    """Cookies of a signed-in user for `open_page(cookies=...)`."""

    def cookies(user: Any) -> dict[str, str]:
        client.force_login(user)
        return {name: morsel.value for name, morsel in client.cookies.items()}

    return cookies
