"""Entering at the desk in a real browser: by keyboard, without JavaScript, in every look, with axe."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caunoi.cases.models import Box, Case, ImportBatch, Opinion
from caunoi.cases.services import appointments, boxes, imports
from caunoi.common import clock
from caunoi.common.sheets import write_xlsx
from tests.browser.conftest import Opener
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, make_world, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
URL = "/ban-lam-viec/nhap/"
TEXT = "Đèn đường ngõ 5 không sáng từ đầu tháng, buổi tối rất khó đi."
SignIn = Callable[[Any], dict[str, str]]


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def look_at(page: Page, name: str, look: dict[str, Any]) -> None:
    assert_accessible(page)
    screenshot(page, f"entry-{name}-{'dark' if look['dark'] else 'light'}-{look['width']}")


def small_file(folder: Path) -> Path:
    path = folder / "y-kien.xlsx"
    rows = [[f"Cột đèn số {n} không sáng.", "Tổ 4", "2/3/2026"] for n in range(1, 5)]
    rows += [["", "Tổ 4", ""], ["Rác ở chợ chiều.", "Tổ 99", "31/2/2026"]]
    path.write_bytes(write_xlsx(["Nội dung", "Tổ", "Ngày nhận"], rows))
    return path


def test_entry_and_slip_in_every_look(open_page: Opener, sign_in: SignIn, world: World, look: dict[str, Any]) -> None:
    say(world, TEXT)
    page = open_page(URL, cookies=sign_in(world["reception"]), **look)
    look_at(page, "form", look)
    page.get_by_label("Nội dung").fill("Ngõ 5 đèn đường không sáng từ đầu tháng, tối rất khó đi lại.")
    page.get_by_text("Có thể cùng một việc").wait_for()
    page.get_by_text("Thêm: giữ kín").click()
    open_page.allow("422")
    page.get_by_role("combobox", name="Địa bàn").fill("Tổ 99")
    page.get_by_role("button", name="Lưu, in phiếu").click()
    page.wait_for_selector(".error-summary")
    look_at(page, "errors", look)
    page.get_by_role("combobox", name="Địa bàn").fill("Tổ 4")
    page.get_by_role("button", name="Lưu, in phiếu").click()
    page.get_by_text("Phiếu biên nhận").wait_for()
    look_at(page, "slip", look)
    assert Opinion.objects.count() == 2


def test_half_a_minute_by_keyboard_alone(open_page: Opener, sign_in: SignIn, world: World) -> None:
    page = open_page(URL, cookies=sign_in(world["reception"]))
    page.keyboard.type(TEXT)  # the cursor waits in the text
    page.keyboard.press("Tab")
    page.keyboard.type("Tổ 4")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Phiếu biên nhận").wait_for()
    assert Opinion.objects.get().place == world.area
    assert page.evaluate("document.activeElement.textContent.trim()") == "Nhập tiếp"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nhập ý kiến").wait_for()
    assert page.get_by_role("combobox", name="Địa bàn").input_value() == "Tổ 4"
    page.go_back()
    assert Opinion.objects.count() == 1


def test_without_javascript_one_looks_for_the_same_matter_and_joins_it(
    open_page: Opener, sign_in: SignIn, world: World
) -> None:
    code = say(world, TEXT).case.code
    page = open_page(URL, cookies=sign_in(world["reception"]), javascript=False)
    page.get_by_label("Nội dung").fill("Ngõ 5 đèn đường không sáng từ đầu tháng, tối rất khó đi lại.")
    page.get_by_role("button", name="Tìm việc giống trước khi lưu").click()
    page.locator(f"#join-{code}").check()
    page.get_by_role("button", name="Lưu, in phiếu").click()
    page.get_by_text("Đã ghép vào việc đang xử lý").wait_for()
    assert Case.objects.count() == 1


def test_import_in_every_look(
    open_page: Opener, sign_in: SignIn, world: World, look: dict[str, Any], tmp_path: Path
) -> None:
    say(world, "Cột đèn số 3 đầu ngõ không sáng đã một tuần.")
    page = open_page(f"{URL}tep/", cookies=sign_in(world["reception"]), **look)
    look_at(page, "import-list", look)
    page.get_by_label("Tệp .xlsx hoặc .csv").set_input_files(small_file(tmp_path))
    page.get_by_role("button", name="Tải tệp lên").click()
    page.get_by_role("heading", name="Cột nào là gì?").wait_for()
    look_at(page, "import-columns", look)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Xem trước").wait_for()
    expect(page.get_by_text("có thể trùng với").first).to_be_visible()
    look_at(page, "import-preview", look)
    page.get_by_role("button", name="Nhập 4 dòng").click()
    page.get_by_role("heading", name="Đang nhập").wait_for()
    look_at(page, "import-running", look)
    imports.import_opinions(batch_id=ImportBatch.objects.get().pk)  # what the worker does meanwhile
    expect(page.get_by_role("heading", name="Đã nhập xong")).to_be_visible()  # the page asked again by itself
    look_at(page, "import-done", look)
    assert Opinion.objects.count() == 5


def test_import_without_javascript(open_page: Opener, sign_in: SignIn, world: World, tmp_path: Path) -> None:
    page = open_page(f"{URL}tep/", cookies=sign_in(world["reception"]), javascript=False)
    page.get_by_label("Tệp .xlsx hoặc .csv").set_input_files(small_file(tmp_path))
    page.get_by_role("button", name="Tải tệp lên").click()
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Nhập 4 dòng").click()
    imports.import_opinions(batch_id=ImportBatch.objects.get().pk)
    page.get_by_role("link", name="Xem lại").click()
    page.get_by_role("heading", name="Đã nhập xong").wait_for()


def test_the_other_pages_in_every_look(open_page: Opener, sign_in: SignIn, world: World, look: dict[str, Any]) -> None:
    now = clock.now()
    by = world["admin"]
    box = boxes.create_box(body=world.office, place=world.area, kind="paper", name="Nhà văn hóa", by=by, at=now)
    boxes.create_box(body=world.office, place=world.ward, kind="qr", name="Chợ Minh Giang", by=by, at=now)
    opening = boxes.open_box(
        box=box, slips=2, witnesses="Tổ trưởng, đại diện Mặt trận", opened_at=now, by=world["reception"], at=now
    )
    day = appointments.reception_days(world.office, today=clock.today())[0]
    appointments.request_appointment(
        body=world.office, wanted_on=day, session="sang", name="Chủ hộ", phone="0900000001", at=now
    )
    cookies = sign_in(world["reception"])
    pages = {
        "paste": "dan/", "boxes": "hom-thu/", "poster": f"hom-thu/{Box.objects.get(kind='qr').code}/ap-phich/",
        "box-open": f"hom-thu/{box.code}/mo/", "opening": f"hom-thu/lan-mo/{opening.pk}/",
        "appointments": "lich-hen/", "pointers": "to-cao/", "lost-code": "mat-ma/",
    }  # fmt: skip
    page = open_page(URL, cookies=cookies, **look)
    for name, path in pages.items():
        page.goto(page.url.split("/ban-lam-viec/")[0] + URL + path)
        look_at(page, name, look)
    page.goto(page.url.split("/ban-lam-viec/")[0] + URL + "dan/")
    page.get_by_label("Dán văn bản").fill("Kiến nghị lắp đèn ngõ 5.\n\nRác ở chợ chưa được thu gom.")
    page.get_by_role("button", name="Tách thành ý kiến").click()
    page.get_by_role("heading", name="Soát từng đoạn").wait_for()
    look_at(page, "paste-check", look)
