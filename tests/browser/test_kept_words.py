"""What an officer types outlives a lost session, and nothing else: not an act that succeeded, not a sign-out."""

from typing import Any

import pytest

from tests.browser.looking import assert_accessible
from tests.cases.world import World, assigned, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = "Phường đã nạo vét hố ga đầu ngõ."
NOTE = "Đã giữ lại phần đang gõ"


@pytest.fixture
def town(transactional_db: None) -> World:
    return make_world()


def box(page: Any) -> Any:
    return page.locator("#viec textarea[name=text]").first


def test_words_come_back_after_a_lost_session_and_go_after_the_act(open_page: Any, town: World, sign_in: Any) -> None:
    path = f"/ban-lam-viec/viec/{assigned(town).code}/"
    page = open_page(path, cookies=sign_in(town["handler"]))
    box(page).fill(SAID)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu nháp").click()
    page.wait_for_url("**/tai-khoan/dang-nhap/**")
    cookies = sign_in(town["handler"])
    page.context.add_cookies([{"name": k, "value": v, "url": open_page.server} for k, v in cookies.items()])
    page.goto(open_page.server + path)
    assert box(page).input_value() == SAID
    assert page.get_by_text(NOTE).is_visible()
    assert_accessible(page)
    page.locator("#viec input[name=outcome]").first.check()
    page.get_by_role("button", name="Lưu nháp").click()
    page.wait_for_selector(".messages .notice--done")
    assert page.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('kept:'))") == []


def test_words_are_forgotten_on_signing_out_and_for_another_account(open_page: Any, town: World, sign_in: Any) -> None:
    path = f"/ban-lam-viec/viec/{assigned(town).code}/"
    page = open_page(path, cookies=sign_in(town["handler"]))
    box(page).fill(SAID)
    cookies = sign_in(town["leader"])
    page.context.add_cookies([{"name": k, "value": v, "url": open_page.server} for k, v in cookies.items()])
    page.goto(open_page.server + path)
    assert page.get_by_text(NOTE).count() == 0
    assert SAID not in page.evaluate("JSON.stringify(sessionStorage)")
    page.goto(open_page.server + "/tai-khoan/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('kept'))") == []


def test_the_words_of_an_entry_are_kept_and_the_sender_is_not(open_page: Any, town: World, sign_in: Any) -> None:
    page = open_page("/ban-lam-viec/nhap/", cookies=sign_in(town["reception"]))
    page.locator("textarea[name=text]").fill(SAID)
    page.locator("input[name=name]").fill("Người trong tổ")
    page.reload()
    assert page.locator("textarea[name=text]").input_value() == SAID
    assert page.locator("input[name=name]").input_value() == ""
    assert "Người trong tổ" not in page.evaluate("JSON.stringify(sessionStorage)")
