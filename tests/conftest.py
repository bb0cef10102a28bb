"""Rules for every test: no network, no silent skip, one database at a time, a real Chromium when asked for."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the thread of the test

_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
_LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}


def _is_for_the_other(item: pytest.Item, vendor: str) -> bool:
    """Marked for the other database; or touching none, then the run on SQLite has it."""
    if vendor == "sqlite":
        return item.get_closest_marker("postgresql") is not None
    touches = item.get_closest_marker("django_db") or _DATABASE & set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("sqlite") is not None or not touches


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is for the other database; skip what needs papers that are not here."""
    vendor = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    left_out = {item for item in items if _is_for_the_other(item, vendor)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]
    if not os.environ.get("CAUNOI_SHARED"):
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(pytest.mark.skip(reason="CAUNOI_SHARED is not set"))


def _refuse_skip(report: Any, *, is_allowed: bool) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and not is_allowed:
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"A test may not be skipped (only the marker 'shared' may): {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A skip outside the marker `shared` is a failure."""
    report: Any = yield
    _refuse_skip(report, is_allowed=item.get_closest_marker("shared") is not None)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """A whole module may not skip itself either."""
    report: Any = yield
    _refuse_skip(report, is_allowed=False)
    return report


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Nothing in the product or its libraries may reach out of this machine."""
    real_lookup, real_connect = socket.getaddrinfo, socket.socket.connect

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in _LOCAL:
            raise AssertionError(f"a test tried to look up {name!r}")
        return real_lookup(host, *args, **kwargs)

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in _LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]!r}")
        real_connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lookup)
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """Uploads of a test go to its own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the system; a missing one fails, it never skips."""
    path = os.environ.get("CAUNOI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    path = path or shutil.which("google-chrome")
    if not path:
        pytest.fail("No Chromium found: install the package 'chromium' or set CAUNOI_CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh Vietnamese profile, 1366 x 768."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1366, "height": 768})
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    yield tab
    context.close()
