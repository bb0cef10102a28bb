"""Compilations in Chromium: accessible in every look; an officer's path through a table, also without script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.browser.conftest import Opener
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import make_world
from tests.issues.compiled import FLOOD, WASTE, Compiled, make_compiled

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Cookies = Callable[[Any], dict[str, str]]


@pytest.fixture
def compiled(transactional_db: None) -> Compiled:
    return make_compiled(make_world())


def test_the_pages_are_accessible(
    compiled: Compiled, open_page: Opener, look: dict[str, Any], sign_in: Cookies
) -> None:
    issue = compiled.issue("Hố ga")
    pages = {
        "list": reverse("desk:compilations"),
        "table": reverse("desk:compilation", args=[compiled.row.code]),
        "issue": reverse("desk:issue", args=[compiled.row.code, issue.number]),
        "add": reverse("desk:compilation_add", args=[compiled.row.code]) + "?tim=ng%E1%BA%ADp",
    }
    for name, url in pages.items():
        page = open_page(url, cookies=sign_in(compiled.world["reception"]), **look)
        assert_accessible(page)
        screenshot(page, f"compilation-{name}-{'dark' if look['dark'] else 'light'}-{look['width']}")


@pytest.mark.parametrize("javascript", [True, False])
def test_opinions_are_moved_and_the_move_is_taken_back(
    compiled: Compiled, open_page: Opener, sign_in: Cookies, javascript: bool
) -> None:
    flood, waste = compiled.issue("Hố ga"), compiled.issue("Xe rác")
    url = reverse("desk:issue", args=[compiled.row.code, flood.number])
    page = open_page(url, cookies=sign_in(compiled.world["reception"]), javascript=javascript)
    page.get_by_label(f"Đánh dấu ý kiến {compiled.number(FLOOD[1])}", exact=True).check()
    page.get_by_label("Chuyển ý kiến đã đánh dấu").select_option(str(waste.number))
    page.get_by_role("button", name="Chuyển", exact=True).click()
    page.get_by_text("Đã chuyển 1 ý kiến").wait_for()
    assert compiled.texts(waste) == {*WASTE, FLOOD[1]}
    page.get_by_role("link", name="Tổng hợp ý kiến trước kỳ họp thứ năm").click()
    page.get_by_role("button", name="Hoàn tác: Chuyển ý kiến").click()
    page.get_by_text("Đã hoàn tác: Chuyển ý kiến").wait_for()
    assert compiled.texts(flood) == set(FLOOD)


def test_rows_are_walked_and_ticked_by_keys(compiled: Compiled, open_page: Opener, sign_in: Cookies) -> None:
    url = reverse("desk:compilation", args=[compiled.row.code])
    page = open_page(url, cookies=sign_in(compiled.world["reception"]))
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("input[name=vd]:checked").count() == 2
    page.get_by_role("button", name="Gộp").click()
    page.get_by_text("Đã gộp các vấn đề").wait_for()
    assert compiled.row.issues.filter(dropped_at=None).count() == 1
