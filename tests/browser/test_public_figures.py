"""The public figures in a real browser: light and dark, phone and desk; a number opens with and without JavaScript."""

from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, make_world
from tests.portal.figures.published import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> World:
    cache.clear()
    return make_world()


def check(page: Page, name: str) -> None:
    screenshot(page, f"figures-{name}")
    assert_accessible(page)


def test_pages(open_page: Any, look: dict[str, Any], world: World) -> None:
    code = published(world, with_text=True).code
    published(world, whole=20, period="6 tháng cuối năm 2025")
    here = f"noi={world.ward.code}"
    paths = {
        "unit": f"/so-lieu/?{here}",
        "opened": f"/so-lieu/?{here}&so={code}.1",
        "empty": f"/so-lieu/?noi={world.other_ward.code}",
        "units": "/so-lieu/don-vi/",
        "units-none": "/so-lieu/don-vi/?tim=khongco",
        "compare": f"/so-lieu/so-sanh/?{here}",
        "compare-none": f"/so-lieu/so-sanh/?noi={world.other_ward.code}",
        "report": f"/so-lieu/van-ban/{code}/",
        "indicators": "/so-lieu/chi-tieu/?tim=doi thoai",
        "indicator": "/so-lieu/chi-tieu/dialogues_total/?ky=2025-01-01_2025-06-30",
    }
    page = open_page("/", **look)
    for name, path in paths.items():
        page.goto(open_page.server + path)
        check(page, f"{name}-{look['width']}{'-dark' if look['dark'] else ''}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_number_opens_to_its_sentence(open_page: Any, world: World, javascript: bool) -> None:
    published(world)
    published(world, whole=20, period="6 tháng cuối năm 2025")
    page = open_page("/", javascript=javascript, width=390)
    page.get_by_role("link", name="Dân biết").first.click()
    page.get_by_label("Kỳ báo cáo").select_option(label="6 tháng đầu năm 2025")
    if not javascript:
        page.get_by_role("button", name="Xem").click()
    page.wait_for_url("**ky=2025-01-01_2025-06-30**")
    page.get_by_role("link", name="12", exact=True).click()
    page.wait_for_url("**#nguon")
    source = page.get_by_role("complementary", name="12 lấy từ đâu")
    assert source.locator("mark").inner_text() == "12 hội nghị"
    assert "báo cáo. Cầu Nối không tự đếm." in source.inner_text()
    source.get_by_role("link", name="Đóng nguồn").click()
    assert page.locator("#nguon").count() == 0
    assert "ky=2025-01-01_2025-06-30" in page.url
