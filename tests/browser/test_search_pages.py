"""The pages of search in Chromium: accessible in every look, one box, whole without JavaScript."""

from typing import Any

import pytest
from django.core.management import call_command

from caunoi.common import clock
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, make_world, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "found": "?q=minh+giang",
    "mistyped": "?q=phuong+minh+giagn",
    "nothing": "?q=zzqq&loai=viec",
    "asking": "",
}


@pytest.fixture
def town(transactional_db: None) -> World:
    made = make_world()
    say(made, "Ngõ 12 phường Minh Giang ngập, nước tràn vào nhà", at=clock.now())
    call_command("reindex", verbosity=0)
    return made


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_search(open_page: Any, look: Any, town: World, sign_in: Any, name: str) -> None:
    for path, cookies in (("/tim/", {}), ("/ban-lam-viec/tim/", sign_in(town["reception"]))):
        page = open_page(f"{path}{PAGES[name]}", cookies=cookies, **look)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("input[data-search]").count() == 1
        screenshot(page, f"search-{name}-{'dark' if look['dark'] else 'light'}-{look['width']}-{path.count('/')}")


def test_the_box_of_the_public_site_without_javascript(open_page: Any, town: World) -> None:
    page = open_page("/", javascript=False)
    page.fill("#tim-chung", "p. minh giang")
    page.press("#tim-chung", "Enter")
    page.wait_for_url("**/tim/?q=*")
    assert page.locator("mark").count() > 0
