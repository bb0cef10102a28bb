"""Every component, in both frames, in light and dark, on a phone and on a desk, with and without JavaScript."""

import pytest

from tests.browser.looking import assert_accessible, screenshot

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.browser.gallery"), pytest.mark.django_db(transaction=True)]


def name_of(look) -> str:
    return f"{'dark' if look['dark'] else 'light'}-{look['width']}"


@pytest.mark.parametrize("path", ["/gallery/", "/gallery/home/", "/gallery/desk/"])
def test_every_component_is_accessible(open_page, look, path):
    page = open_page(path, **look)
    assert_accessible(page)
    screenshot(page, f"web{path.replace('/', '-')}{name_of(look)}")


@pytest.mark.parametrize("path", ["/khong-co/", "/gallery/429/", "/gallery/403/"])
def test_error_pages_are_accessible(open_page, look, path):
    open_page.allow("Failed to load resource")
    page = open_page(path, **look)
    assert_accessible(page)
    screenshot(page, f"web{path.replace('/', '-')}{name_of(look)}")


def test_errors_are_summed_up_focused_and_lead_to_their_field(open_page, look):
    page = open_page("/gallery/", **look)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert_accessible(page)
    screenshot(page, f"web-errors-{name_of(look)}")
    page.get_by_role("link", name="Nội dung: Chưa điền ô này.").click()
    assert page.evaluate("document.activeElement.id") == "id_noi_dung"


def fill(page) -> None:
    page.get_by_label("Phản ánh").check()
    page.get_by_label("Nội dung").fill("Ngõ 12 cứ mưa là ngập")


def test_proof_of_work_is_done_by_the_browser_and_the_form_is_sent_once(open_page):
    page = open_page("/gallery/")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    fill(page)
    page.wait_for_selector("text=Đã kiểm tra")
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Tiếp tục").dblclick()
    page.wait_for_selector("text=Đã nhận ý kiến")
    assert len(sent) == 1
    assert_accessible(page)


def test_without_javascript_the_form_works_and_the_frames_are_whole(open_page):
    page = open_page("/gallery/", javascript=False)
    assert not page.locator("[data-proof]").is_visible()
    fill(page)
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_selector("text=Đã nhận ý kiến")
    desk = open_page("/gallery/desk/", javascript=False, width=390)
    desk.locator(".desk-tabs summary").click()
    assert desk.locator(".desk-tabs").get_by_text("Sổ đăng ký").is_visible()


def test_letters_are_counted_and_a_draft_comes_back_on_this_device_only(open_page):
    page = open_page("/gallery/")
    assert page.locator("#id_noi_dung_count").inner_text() == "Còn 1.000 trong 1.000 ký tự"
    fill(page)
    assert page.locator("#id_noi_dung_count").inner_text() == "Còn 979 trong 1.000 ký tự"
    page.wait_for_timeout(700)
    page.reload()
    assert page.get_by_label("Nội dung").input_value() == "Ngõ 12 cứ mưa là ngập"
    assert page.locator("[data-draft-note]").is_visible()
    page.get_by_role("button", name="Xóa", exact=True).click()
    page.wait_for_function("document.querySelector('#id_noi_dung').value === ''")
    assert open_page("/gallery/").get_by_label("Nội dung").input_value() == ""


def test_a_code_after_the_hash_fills_the_field_and_leaves_the_address(open_page):
    page = open_page("/gallery/home/#ma=MG-7K4R-9TXM-2HWQ")
    assert page.get_by_label("Mã biên nhận").input_value() == "MG-7K4R-9TXM-2HWQ"
    assert "#" not in page.url


def test_the_keyboard_walks_the_list_ticks_and_searches(open_page):
    page = open_page("/gallery/desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("tr.is-at").inner_text().count("MG-26-0402") == 1
    assert page.locator("input[name=ma]:checked").input_value() == "MG-26-0402"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.url.endswith("#MG-26-0377")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.get_by_label("Chọn tất cả").check()
    assert page.locator("input[name=ma]:checked").count() == 3


def test_a_dialog_opens_closes_and_is_accessible(open_page, look):
    page = open_page("/gallery/desk/", **look)
    page.get_by_role("button", name="Gộp", exact=True).click()
    assert page.locator("#gop").is_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    assert not page.locator("#gop").is_visible()


def test_the_menu_of_a_phone_opens_and_closes_with_escape(open_page):
    page = open_page("/gallery/", width=390)
    page.locator(".site-menu summary").click()
    assert page.locator(".site-menu__panel").is_visible()
    assert_accessible(page, ".site-header")  # what an open menu covers is not to be judged
    page.keyboard.press("Escape")
    assert not page.locator(".site-menu__panel").is_visible()


def test_the_language_can_be_changed_and_comes_back_here(open_page):
    page = open_page("/gallery/home/")
    page.get_by_role("button", name="English").click()
    page.wait_for_selector("html[lang=en]")
    assert page.url.endswith("/gallery/home/")


def test_the_file_control_speaks_our_words_and_a_day_is_told(open_page, tmp_path):
    page = open_page("/gallery/")
    box = page.locator(".filepick")
    assert box.inner_text().split("\n") == ["Chọn tệp", "Chưa chọn tệp nào"]
    picture = tmp_path / "cong-ngo-4.jpg"
    picture.write_bytes(b"x")
    page.get_by_label("Ảnh hoặc giấy tờ").set_input_files(picture)
    assert box.inner_text().split("\n") == ["Chọn tệp", "cong-ngo-4.jpg"]
    page.get_by_label("Ngày xảy ra").fill("2026-11-05")
    assert page.locator(".date-told").inner_text() == "Thứ Năm, 5 tháng 11, 2026"
