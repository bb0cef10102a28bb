"""On the place page an error goes once a place is found; the receipt prints on one page."""

import re
from typing import Any

import pytest
from django.core.cache import cache

from tests.cases.world import World, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> World:
    cache.clear()
    return make_world()


def test_an_error_goes_with_its_answer_and_the_receipt_is_one_sheet(open_page: Any, world: World) -> None:
    page = open_page("/gui-y-kien/")
    page.get_by_label("Phản ánh").check()
    page.get_by_role("button", name="Tiếp tục").click()
    open_page.allow("422")
    page.get_by_role("button", name="Tiếp tục").click()
    assert page.get_by_text("Còn 1 chỗ cần sửa").is_visible()
    page.locator("input[name=place]").first.check()
    assert page.locator(".error-summary").count() == 0
    assert page.locator(".field__error").count() == 0
    page.get_by_role("button", name="Tiếp tục").click()
    if page.locator("input[name=body]").count():
        assert page.locator("input[name=body]:checked").get_attribute("value") == "UBND-MG"
        page.get_by_role("button", name="Tiếp tục").click()
    page.locator("textarea[name=text]").fill("Ngõ 12 cứ mưa quá nửa giờ là nước dâng đến bậc cửa.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_text("Khi bấm gửi, máy sẽ tự kiểm tra").wait_for()  # its script says so once it has loaded
    page.wait_for_timeout(3500)  # who sends within three seconds is asked to press again
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.wait_for_url("**/bien-nhan/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert page.locator(".slip").is_visible()
