"""Reported figures at the desk in Chromium: from ten dropped files to the public page; keys; without JavaScript."""

import base64
from typing import Any

import pytest
from django.urls import reverse

from caunoi.figures.choices import FigureState, ReportState
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.services import reviewing
from caunoi.figures.services.reading import read_report
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import NOON, World, make_world
from tests.figures.story import TEXT, add_dialogues, confirmed, numbered, read_in
from tests.reading.document_samples import old, pdf, word

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/ban-lam-viec/so-lieu/"
DROP = """(zone, files) => {
  const bag = new DataTransfer();
  files.forEach(([name, data]) => bag.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name)));
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: bag, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def town(transactional_db: None) -> World:
    return make_world()


def name_of(look: dict[str, Any]) -> str:
    return f"{'dark' if look['dark'] else 'light'}-{look['width']}"


def whole_page(page: Any, width: int) -> None:
    """A window as high as the page: the bar at the foot of a phone covers nothing then."""
    if width < 700:
        page.set_viewport_size({"width": width, "height": page.evaluate("document.body.scrollHeight")})


def lines(number: int) -> list[str]:
    """A short report of the ward; every one with another number of meetings."""
    return [
        "Phường Minh Giang",
        f"Báo cáo công tác dân vận tháng {number} năm 2026",
        f"Trong tháng, phường tổ chức {number + 3} hội nghị đối thoại với {number + 1}40 lượt người dự.",
        f"Các tổ hòa giải nhận {number + 20} vụ việc, hòa giải thành {number + 10} vụ việc.",
    ]


def ten_files() -> list[tuple[str, bytes]]:
    """Word, PDF, plain text, an old encoding; the fourth is broken."""
    files = [(f"thang-{n}.docx", word(lines(n))) for n in range(1, 7)]
    files[3] = ("hong.docx", b"PK\x03\x04 hong")
    placed = [(72.0, 760.0 - 24 * row, text) for row, text in enumerate(lines(7))]
    files.append(("thang-7.pdf", pdf([placed])))
    files.append(("thang-8.txt", "\n".join(lines(8)).encode()))
    files.append(("thang-9.txt", "\n".join(lines(9)).encode("utf-16")))
    files.append(("thang-10.txt", old("\n".join(lines(10)), "tcvn3")))
    return files


def test_ten_dropped_files_are_read_corrected_accepted_and_shown_in_public(
    open_page: Any, town: World, sign_in: Any
) -> None:
    page = open_page(f"{HOME}tai-len/", cookies=sign_in(town["reception"]))
    sent = [[name, base64.b64encode(data).decode()] for name, data in ten_files()]
    page.locator("[data-dropzone]").evaluate(DROP, sent)
    assert page.locator("[data-droplist] li").count() == 10
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_text("Đang đọc, xong 0/10 tệp").wait_for()
    batch = ReportBatch.objects.get()
    for report in batch.reports.filter(state=ReportState.WAITING):
        read_report.func(report.pk)
    page.get_by_text("Đọc xong 9/10 tệp").wait_for()  # the page asks by itself
    assert page.locator("tr", has_text="hong").get_by_text("Không đọc được").is_visible()
    assert {row.place for row in batch.reports.filter(state=ReportState.READ)} == {town.ward}
    report = batch.reports.filter(text__contains="tháng 10 năm 2026").get()  # the one in TCVN3
    page.goto(f"{open_page.server}{HOME}bao-cao/{report.code}/")
    page.get_by_role("button", name="Đúng").click()
    page.get_by_text("Đã xác nhận đơn vị và kỳ").wait_for()
    number = report.figures.get(value=13).number
    page.locator(f'.fnum[data-n="{number}"]').first.click()
    page.locator(f"#so-{number}.is-at #so-h:focus").wait_for()
    page.keyboard.press("e")
    page.get_by_label("Giá trị").fill("14")
    page.get_by_role("button", name="Lưu số đã sửa").click()
    page.get_by_text(f"Đã sửa số {number}.").wait_for()
    page.locator(f'.fnum--done[data-n="{number}"]').first.wait_for()  # the text follows the list
    page.keyboard.press("a")
    page.locator("#kiem-h", has_text="Đã kiểm 2/").wait_for()
    assert numbered(report, number).state == FigureState.CORRECTED
    page = open_page(f"{HOME}bao-cao/{report.code}/cong-khai/", cookies=sign_in(town["publisher"]))
    page.get_by_role("button", name="Công khai").click()
    page.get_by_text("Số liệu của báo cáo này đã công khai.").wait_for()
    page = open_page(reverse("portal:figure_report", args=[report.code]))
    assert "14" in page.locator("main").inner_text()
    page.goto(f"{open_page.server}{reverse('portal:figure_list')}?noi={town.ward.code}&so={report.code}.{number}")
    assert page.locator("mark", has_text="13 hội nghị").count() > 0  # the sentence stays what the report says


def test_units_and_periods_of_an_upload_are_confirmed_at_once_and_its_table_is_next(
    open_page: Any, town: World, sign_in: Any
) -> None:
    add_dialogues(town)
    batch = ReportBatch.objects.create(code="LT-mot", body=town.office, created_at=NOON, created_by=town["reception"])
    for number, sender in enumerate(("Ủy ban nhân dân phường Đông Giang", "")):
        row = read_in(town, text=f"Báo cáo {number}.")
        ReportDocument.objects.filter(pk=row.pk).update(batch=batch, sender_name=sender)
    page = open_page(f"{HOME}luot/{batch.code}/", cookies=sign_in(town["reception"]))
    page.get_by_role("link", name="Xác nhận đơn vị, kỳ của 2 báo cáo").click()
    box = page.get_by_label("Báo cáo của đơn vị").last
    box.fill("")
    box.press_sequentially("phường đông")
    page.locator("#noi option[value^='Phường Đông Giang']").wait_for(state="attached")  # offered as one types
    box.fill("Phường Minh Giang, tỉnh Hòa Giang")
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_text("Đã xác nhận đơn vị và kỳ của 2 báo cáo.").wait_for()
    page.get_by_role("link", name="Bảng chung của lượt này").click()
    page.locator(".matrix").wait_for()
    assert page.locator(".matrix tbody tr").count() == 2
    assert page.locator(".matrix tbody th a").all_inner_texts() == ["Phường Đông Giang", "Phường Minh Giang"]


def test_keys_walk_decide_and_undo_and_can_be_switched_off(open_page: Any, town: World, sign_in: Any) -> None:
    report = read_in(town)
    page = open_page(f"{HOME}bao-cao/{report.code}/", cookies=sign_in(town["reception"]))

    def at(number: int) -> None:
        page.locator(f"#so-{number}.is-at").wait_for()
        assert page.locator(f'.fnum.is-at[data-n="{number}"]').count() > 0

    at(1)
    for key, number in (("j", 2), ("j", 3), ("k", 2), ("a", 3), ("u", 2)):
        page.keyboard.press(key)
        at(number)
    assert numbered(report, 2).state == FigureState.PROPOSED
    page.keyboard.press("x")
    page.get_by_label("Vì sao bỏ").wait_for()
    page.locator("[name=why]:focus").wait_for()  # the field takes the keys once it is there
    page.keyboard.press("Escape")  # nothing was chosen yet: the form goes
    page.locator("[data-key=m]").wait_for()
    page.keyboard.press("e")
    page.locator("[name=value]:focus").wait_for()
    page.keyboard.type("9")
    page.keyboard.press("Escape")  # something was typed: it stays
    assert page.get_by_label("Giá trị").is_visible()
    page.get_by_role("link", name="Thôi").click()
    page.locator("[data-key=m]").wait_for()
    page.keyboard.press("m")
    page.locator("#tim-ct:focus").wait_for()
    page.keyboard.type("so to hoa giai")
    page.locator(".offers__one", has_text="Số tổ hòa giải").first.wait_for()
    page.locator(".offers li").nth(0).wait_for()
    page.keyboard.press("ArrowDown")
    page.locator(".offers__one:focus", has_text="Số tổ hòa giải").wait_for()
    page.keyboard.press("ArrowUp")
    page.locator("#tim-ct:focus").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".figcard dd", has_text="Số tổ hòa giải").wait_for()
    page.keyboard.press("?")
    page.locator("#phim").wait_for()
    assert_accessible(page, "#phim")
    page.get_by_label("Dùng phím tắt một chữ cái").uncheck()
    page.keyboard.press("Escape")
    page.locator("#phim").wait_for(state="hidden")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    at(2)  # keys are off
    page.reload()
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    at(2)  # and stay off on this device


def test_a_form_met_by_its_address_takes_the_keys_at_once(open_page: Any, town: World, sign_in: Any) -> None:
    report = read_in(town)
    for mode, field in (("sua", "[name=value]"), ("bo", "[name=why]"), ("chi-tieu", "#tim-ct")):
        page = open_page(f"{HOME}bao-cao/{report.code}/?so=2&lam={mode}#so-2", cookies=sign_in(town["reception"]))
        page.locator(f"{field}:focus").wait_for()


def test_a_double_click_or_a_key_held_down_decides_on_one_figure(open_page: Any, town: World, sign_in: Any) -> None:
    report = read_in(town)
    page = open_page(f"{HOME}bao-cao/{report.code}/", cookies=sign_in(town["reception"]))
    button = page.locator("#kiem [data-key=a]")
    button.click()
    page.locator("#so-2.is-at [data-key=a]").wait_for()
    button.dispatch_event("click", {"detail": 2})  # the second half, come after the next figure was there
    page.wait_for_timeout(300)
    assert report.figures.filter(state=FigureState.ACCEPTED).count() == 1
    page.keyboard.down("a")
    for _turn in range(4):
        page.keyboard.down("a")  # repeats
        page.wait_for_timeout(120)
    page.keyboard.up("a")
    page.locator("#kiem-h", has_text="Đã kiểm 3/").wait_for()  # with the repeat
    assert report.figures.filter(state=FigureState.ACCEPTED).count() == 2


def test_a_report_is_confirmed_accepted_and_left_with_four_keys(open_page: Any, town: World, sign_in: Any) -> None:
    add_dialogues(town)
    first, second = read_in(town, place=town.ward), read_in(town, place=town.ward, text=f"Bản hai. {TEXT}")
    first.figures.exclude(number__in=(1, 2, 3, 4)).delete()
    page = open_page(f"{HOME}bao-cao/{first.code}/", cookies=sign_in(town["reception"]))
    page.keyboard.press("d")
    page.get_by_text("Đã xác nhận đơn vị và kỳ").wait_for()
    page.keyboard.press("s")
    page.locator("#kiem-h", has_text="Đã kiểm 3/4").wait_for()
    page.keyboard.press("s")  # the one that answers to no indicator
    page.locator("#kiem-h", has_text="Đã kiểm 4/4").wait_for()
    page.keyboard.press("n")
    page.wait_for_url(f"**/{second.code}/**")


def test_files_lost_on_the_way_stay_chosen(open_page: Any, town: World, sign_in: Any) -> None:
    open_page.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(f"{HOME}tai-len/", cookies=sign_in(town["reception"]))
    files = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in ten_files()[:2]]
    page.get_by_label("Tệp báo cáo").set_input_files(files)
    page.context.set_offline(True)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_text("Mất mạng giữa chừng, chưa tệp nào được nhận.").wait_for()
    assert page.locator("[data-droplist] li").count() == 2
    assert_accessible(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/luot/**")
    assert ReportBatch.objects.get().reports.count() == 2
    page.go_back()
    page.get_by_label("Báo cáo của đơn vị").fill("không có nơi này")
    page.get_by_label("Tệp báo cáo").set_input_files(files)
    open_page.allow("422")
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_text("Không tìm thấy đơn vị nào tên “không có nơi này”.").first.wait_for()


def test_two_officers_at_once_the_second_is_told_and_loses_nothing(open_page: Any, town: World, sign_in: Any) -> None:
    report = read_in(town)
    open_page.allow("422")
    page = open_page(f"{HOME}bao-cao/{report.code}/?so=5&lam=sua", cookies=sign_in(town["reception"]))
    page.get_by_label("Ghi chú").fill("Đã hỏi lại tổ")
    page.get_by_label("Giá trị").fill("21")
    reviewing.accept_figure(figure=numbered(report, 5), by=town["leader"], at=NOON)
    page.get_by_role("button", name="Lưu số đã sửa").click()
    page.get_by_text("Có người vừa sửa số liệu này").wait_for()
    assert page.get_by_label("Ghi chú").input_value() == "Đã hỏi lại tổ"
    assert_accessible(page)
    page.get_by_role("button", name="Lưu số đã sửa").click()
    page.get_by_text("Đã sửa số 5.").wait_for()
    assert numbered(report, 5).value == 21


def test_without_javascript_plain_forms_do_it_all(open_page: Any, town: World, sign_in: Any) -> None:
    cookies = sign_in(town["reception"])
    page = open_page(f"{HOME}tai-len/", cookies=cookies, javascript=False, width=390)
    files = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in ten_files()[2:5]]
    page.get_by_label("Tệp báo cáo").set_input_files(files)
    page.get_by_role("button", name="Tải lên và đọc").click()
    for report in ReportDocument.objects.filter(state=ReportState.WAITING):
        read_report.func(report.pk)
    page.get_by_role("link", name="Xem lại").click()
    page.get_by_text("Đọc xong 2/3 tệp").wait_for()
    page.get_by_role("link", name="Kiểm số liệu").click()
    report = ReportDocument.objects.filter(state=ReportState.READ).order_by("pk")[0]
    page.locator("#kiem").get_by_role("button", name="Nhận", exact=True).click()
    page.locator("#kiem-h", has_text="Đã kiểm 1/").wait_for()
    page.locator("#kiem").get_by_role("link", name="Bỏ", exact=True).click()
    page.get_by_label("Vì sao bỏ").select_option("own")
    page.get_by_label("Ghi rõ").fill("Số thứ tự")
    page.get_by_role("button", name="Bỏ số này").click()
    page.locator("#kiem-h", has_text="Đã kiểm 2/").wait_for()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác: Bỏ.").wait_for()
    assert report.figures.filter(state=FigureState.ACCEPTED).count() == 1


def test_every_page_in_every_look(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    key = add_dialogues(town)
    report = confirmed(town)
    waiting = confirmed(town, place=town.other_ward, text="Báo cáo của phường bên.")
    for number in (1, 4):
        reviewing.accept_figure(figure=numbered(report, number), by=town["reception"], at=NOON)
    later = confirmed(town, text="Báo cáo năm sau.", period_words="năm 2026")
    reviewing.accept_figure(figure=numbered(later, 1), by=town["reception"], at=NOON)
    together = ReportBatch.objects.create(
        code="LT-mot", body=town.office, created_at=NOON, created_by=town["reception"]
    )
    for number, sender in enumerate(("Ủy ban nhân dân phường Đông Giang", "Đảng ủy xã Không Đâu", "")):
        row = read_in(town, text=f"Báo cáo {number}.")
        ReportDocument.objects.filter(pk=row.pk).update(batch=together, sender_name=sender)
    cookies = sign_in(town["reception"])
    at = f"bao-cao/{report.code}/"
    paths = {
        "list": "", "empty": "?tim=zzz", "upload": "tai-len/", "paste": "tai-len/?cach=dan", "unit": "don-vi/",
        "matrix": "bang/", "sum": f"bang/cong/?chi_tieu={key}", "periods": "so-sanh/", "indicators": "chi-tieu/",
        "report": at, "doubt": f"{at}?so=6", "correct": f"{at}?so=5&lam=sua", "map": f"{at}?so=5&lam=chi-tieu",
        "reject": f"{at}?so=5&lam=bo", "merge": f"{at}?so=1&lam=gop", "heading": f"{at}don-vi-ky/",
        "other": f"bao-cao/{waiting.code}/?xem=ngo", "headings": f"luot/{together.code}/don-vi-ky/",
        "batch": f"luot/{together.code}/", "table": f"bang/?luot={together.code}",
    }  # fmt: skip
    page = open_page(HOME, cookies=cookies, **look)
    for name, path in paths.items():
        page.set_viewport_size({"width": look["width"], "height": 844})
        page.goto(open_page.server + HOME + path)
        whole_page(page, look["width"])
        assert_accessible(page)
        screenshot(page, f"figures-{name}-{name_of(look)}")


def test_pages_of_publisher_and_administrator(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    report = confirmed(town)
    reviewing.accept_figure(figure=numbered(report, 1), by=town["reception"], at=NOON)
    page = open_page(f"{HOME}bao-cao/{report.code}/cong-khai/", cookies=sign_in(town["publisher"]), **look)
    assert_accessible(page)
    screenshot(page, f"figures-publish-{name_of(look)}")
    page.get_by_role("button", name="Công khai").click()
    page.goto(f"{open_page.server}{HOME}bao-cao/{report.code}/go/")
    assert_accessible(page)
    page = open_page(f"{HOME}chi-tieu/them/", cookies=sign_in(town["admin"]), **look)
    assert_accessible(page)
    screenshot(page, f"figures-add-{name_of(look)}")
