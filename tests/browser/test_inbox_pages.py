"""The inbox in Chromium: accessible in every look, usable by keyboard, whole without JavaScript."""

from typing import Any

import pytest

from caunoi.cases.services import periodic
from caunoi.common import clock
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, answered, assigned, classified, make_world, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "inbox": "/ban-lam-viec/",
    "empty": "/ban-lam-viec/?linh_vuc=bao_hiem",
    "search": "/ban-lam-viec/tim/?q=ngap",
    "follow": "/ban-lam-viec/theo-doi/?co_quan=UBND-MG",
    "notices": "/ban-lam-viec/thong-bao/",
}


@pytest.fixture
def town(transactional_db: None) -> World:
    town = make_world()
    now = clock.now()
    say(town, "Đèn đường ngõ 31 hỏng ba bóng", at=now)
    classified(town), assigned(town), answered(town)
    periodic.run_all(at=now)
    return town


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_inbox(open_page: Any, look: Any, town: World, sign_in: Any, name: str) -> None:
    page = open_page(PAGES[name], cookies=sign_in(town["reception"]), **look)
    if name == "inbox":
        page.locator("details summary", has_text="Làm một việc").click()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    screenshot(page, f"desk-{name}-{'dark' if look['dark'] else 'light'}-{look['width']}")


def test_keyboard_slash_searches_and_j_enter_opens(open_page: Any, town: World, sign_in: Any) -> None:
    page = open_page("/ban-lam-viec/", cookies=sign_in(town["reception"]))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    first = page.locator("[data-row] a.cell-link").first.get_attribute("href")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")


def test_filters_and_bulk_without_javascript(open_page: Any, town: World, sign_in: Any) -> None:
    page = open_page("/ban-lam-viec/", cookies=sign_in(town["reception"]), javascript=False)
    page.select_option("select[name=nguon]", "web")
    page.get_by_role("button", name="Lọc", exact=True).click()
    assert "nguon=web" in page.url
    page.locator("input[name=viec]").first.check()
    page.locator("details summary", has_text="Làm một việc").click()
    page.select_option("select[name=field]", "do_thi_trat_tu")
    page.get_by_role("button", name="Phân loại, tiếp nhận").click()
    assert page.locator(".messages").count() == 1
    assert "nguon=web" in page.url
