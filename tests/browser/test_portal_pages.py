"""Every page of the public site: light and dark, on a phone and on a desk; axe finds nothing."""

import os
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from caunoi.cases.models import Case, Opinion
from caunoi.web.sealed import unseal
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, make_world, say
from tests.portal.samples import busy_ward

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Ngõ 12 cứ mưa quá nửa giờ là nước dâng đến bậc cửa, hố ga đầu ngõ đầy bùn từ tháng 8."


@pytest.fixture
def world(transactional_db: None) -> World:
    cache.clear()
    made = make_world()
    made.office.address, made.office.hours = "Tầng 1, trụ sở UBND phường", "thứ Ba, thứ Năm, 7:30–11:30"
    made.office.phone = "0200 000 123"
    made.office.save()
    return made


@pytest.fixture
def cases(world: World) -> dict[str, Case]:
    return busy_ward(world)


def check(page: Page, name: str) -> None:
    screenshot(page, f"portal-{name}")
    assert_accessible(page)


OPEN_PAGES = {
    "home": "/",
    "units": "/don-vi/",
    "list": "/vu-viec/?tinh-trang=answered",
    "list-empty": "/vu-viec/?q=khongcogi",
    "bodies": "/co-quan/",
    "body": "/co-quan/UBND-MG/",
    "privacy": "/du-lieu-ca-nhan/",
    "guidance": "/khieu-nai-to-cao/",
    "appointment": "/khieu-nai-to-cao/hen/",
    "help": "/huong-dan/",
    "accessibility": "/kha-nang-tiep-can/",
    "lookup": "/tra-cuu/",
    "lost-code": "/tra-cuu/mat-ma/",
}


def test_open_pages(open_page: Any, look: dict[str, Any], cases: dict[str, Case]) -> None:
    page = open_page("/", **look)
    for name, path in OPEN_PAGES.items():
        page.goto(open_page.server + path)
        check(page, f"{name}-{look['width']}{'-dark' if look['dark'] else ''}")


def test_a_matter(open_page: Any, look: dict[str, Any], cases: dict[str, Case]) -> None:
    for key, case in cases.items():
        page = open_page(f"/vu-viec/{case.code}/", **look)
        check(page, f"matter-{key}-{look['width']}{'-dark' if look['dark'] else ''}")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Tiếp tục").click()


def test_the_whole_way(open_page: Any, look: dict[str, Any], cases: dict[str, Case], world: World) -> None:
    end = f"{look['width']}{'-dark' if look['dark'] else ''}"
    open_page.allow("422")  # Chromium writes a form sent back with errors into its console
    if os.environ.get("CAUNOI_SHOTS"):
        open_page.allow("Applying inline style")  # the picture-taker hides the caret; seen in no run without pictures
    page = open_page("/gui-y-kien/", **look)
    go_on(page)
    assert "Xin chọn một loại." in page.content()
    check(page, f"send-0-error-{end}")
    page.get_by_label("Phản ánh").check()
    go_on(page)
    check(page, f"send-1-place-{end}")
    page.get_by_label("Việc ở đâu?").fill("to 4")
    page.wait_for_selector("text=Tìm thấy 1 nơi")
    page.locator(f"input[value='{world.area.code}']").check()
    go_on(page)
    check(page, f"send-2-body-{end}")
    go_on(page)
    page.get_by_label("Chuyện gì đang xảy ra?").fill(
        "Ngõ 7 lún và nắp cống vỡ đã lâu, nước dâng lên bậc cửa nhiều nhà khi mưa to."
    )
    page.wait_for_selector("text=Có thể đã có người nói việc này")
    check(page, f"send-3-same-{end}")
    page.get_by_label("Chuyện gì đang xảy ra?").fill(TEXT)
    go_on(page)
    if page.url.endswith("viec-giong/"):
        check(page, f"send-3-stop-{end}")
        page.get_by_role("button", name="Không phải").click()
    check(page, f"send-4-sender-{end}")
    go_on(page)
    check(page, f"send-5-review-{end}")
    page.wait_for_timeout(3000)
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.wait_for_url("**/bien-nhan/")
    check(page, f"receipt-{end}")
    page.get_by_role("link", name="Xem trang theo dõi").click()
    check(page, f"track-new-{end}")
    assert Opinion.objects.filter(text=TEXT).count() == 1


def test_a_matter_like_it_is_offered_while_typing(open_page: Any, cases: dict[str, Case], world: World) -> None:
    page = open_page("/gui-y-kien/")
    page.get_by_label("Phản ánh").check()
    go_on(page)
    page.get_by_label("Việc ở đâu?").fill("to 4")
    page.wait_for_selector("text=Tìm thấy 1 nơi")
    page.locator(f"input[value='{world.area.code}']").check()
    go_on(page)
    if page.url.endswith("noi-nhan/"):
        page.locator("input[name=body]").first.check()
        go_on(page)
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request) if "giong" in request.url else None)
    with page.expect_response("**/gui-y-kien/giong/") as answer:
        page.get_by_label("Chuyện gì đang xảy ra?").press_sequentially(
            "Ngõ 7 lún và nắp cống vỡ đã lâu, nước dâng lên bậc cửa", delay=5
        )
    page.get_by_text("Có thể đã có người nói việc này").wait_for()
    assert page.get_by_role("button", name="Đúng việc này").count() == 1
    assert len(asked) < 10  # not at every letter
    assert asked[0].method == "POST"
    assert "?" not in asked[0].url
    assert answer.value.request.timing["responseEnd"] < 1000  # some 50 ms where nobody else works
    page.get_by_label("Chuyện gì đang xảy ra?").fill("Xin hỏi thủ tục đăng ký kết hôn gồm những gì?")
    page.get_by_text("Có thể đã có người nói việc này").wait_for(state="detached")


def test_following(open_page: Any, look: dict[str, Any], cases: dict[str, Case]) -> None:
    for key, case in cases.items():
        opinion = Opinion.objects.filter(parts__case=case).order_by("pk").first()
        assert opinion is not None
        page = open_page(f"/tra-cuu/#ma={unseal(opinion.receipt_sealed)}", **look)
        assert "#" not in page.url  # the code leaves the address at once
        page.get_by_role("button", name="Tra cứu").click()
        page.wait_for_url("**/theo-doi/")
        check(page, f"track-{key}-{look['width']}{'-dark' if look['dark'] else ''}")


def test_the_way_without_javascript(open_page: Any, world: World) -> None:
    say(world)
    page = open_page("/", javascript=False, width=390)
    page.get_by_role("link", name="Gửi ý kiến").first.click()
    page.get_by_label("Góp ý").check()
    go_on(page)
    page.get_by_label("Việc ở đâu?").fill("to 4")
    page.get_by_role("button", name="Tìm").click()
    page.locator(f"input[value='{world.area.code}']").check()
    go_on(page)
    go_on(page)
    page.get_by_label("Chuyện gì đang xảy ra?").fill(TEXT)
    go_on(page)
    go_on(page)
    page.wait_for_timeout(3000)
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.wait_for_url("**/bien-nhan/")
    assert page.locator("#phieu").inner_text().startswith("MG-")
