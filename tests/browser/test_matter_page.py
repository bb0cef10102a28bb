"""The case page in Chromium: accessible in every look and state, usable by keyboard, whole without JavaScript."""

from typing import Any

import pytest

from caunoi.cases.choices import Outcome, Privacy, State
from caunoi.cases.models import AnswerTemplate, Case
from caunoi.cases.services import answers, intake, quarantine, speaking
from caunoi.common import clock
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import World, answered, assigned, classified, make_world, photo, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = (
    "Nắp cống trước cổng trường vỡ từ thứ Sáu, trưa nay một cháu lớp 2 thụt chân. Nhà trường đã đặt ghế chắn tạm. "
    "Gọi anh Nguyễn Văn Bình 0912345678 để xem chỗ."
)
DENUNCIATION = "Tôi tố cáo ông Trưởng phòng địa chính nhận hối lộ 50 triệu đồng của các hộ xây nhà trái phép."


@pytest.fixture
def town(transactional_db: None) -> World:
    return make_world()


def name_of(look: dict[str, Any]) -> str:
    return f"{'dark' if look['dark'] else 'light'}-{look['width']}"


def voiced(town: World) -> Case:
    """A case with several voices, photos, a hidden sender, an addition and a suggestion beside it."""
    sender = intake.SenderData(name="Phụ huynh tổ 4", phone="0900000001")
    say(town, "Nắp cống trước cổng trường vỡ nguy hiểm, đề nghị thay nắp chịu lực.", at=clock.now())
    received = say(town, LONG, files=[photo()], sender=sender, at=clock.now())
    hidden = intake.SenderData(name="Người trong tổ")
    say(town, "Đề nghị thay nắp chịu lực.", join=received.case, sender=hidden, privacy=Privacy.HANDLER, at=clock.now())
    say(town, "Cống hỏng trước cổng trường nguy hiểm quá.", join=received.case, at=clock.now())
    speaking.add_to_opinion(opinion=received.opinion, text="Hôm nay hở rộng hơn.", files=[], at=clock.now())
    received.case.refresh_from_db()
    return received.case


def test_new_case_for_reception(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = voiced(town)
    page = open_page(f"/ban-lam-viec/viec/{case.code}/", cookies=sign_in(town["reception"]), **look)
    assert page.locator("#viec .btn--primary").count() == 1
    assert_accessible(page)
    screenshot(page, f"matter-new-{name_of(look)}")


def open_at(open_page: Any, sign_in: Any, user: Any, path: str, look: dict[str, Any], name: str) -> Any:
    page = open_page(path, cookies=sign_in(user), **look)
    assert_accessible(page)
    screenshot(page, f"matter-{name}-{name_of(look)}")
    return page


def test_editor_with_a_returned_draft(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = assigned(town, text=LONG, files=[photo()])
    AnswerTemplate.objects.create(name="Đã làm xong", outcome=Outcome.RESOLVED, text="Kính gửi ông/bà,")
    text = "Sáng 1/10 phường đã đặt rào chắn và tấm thép tạm trước cổng trường."
    at = clock.now()
    answers.save_draft(case=case, text=text, outcome=Outcome.RESOLVED, files=[photo()], by=town["handler"], at=at)
    answers.submit_answer(case=case, by=town["handler"], at=at)
    answers.return_answer(case=case, reason="Nêu rõ ngày xong.", by=town["leader"], at=at)
    open_page.allow("422")
    page = open_at(open_page, sign_in, town["handler"], f"/ban-lam-viec/viec/{case.code}/", look, "editor")
    page.get_by_role("button", name="Xem như người dân").click()
    page.wait_for_selector("#xem-truoc")
    assert_accessible(page)
    page.get_by_label("Nội dung trả lời").fill("Ngắn")
    page.get_by_label("Sẽ làm gì").fill("Thay nắp gang")
    page.get_by_role("button", name="Trình lãnh đạo").click()
    page.wait_for_selector(".error-summary")
    assert page.get_by_label("Nội dung trả lời").input_value() == "Ngắn"
    assert_accessible(page)
    screenshot(page, f"matter-editor-error-{name_of(look)}")


def test_leader_signs(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = assigned(town, text=LONG)
    at = clock.now()
    answers.save_draft(
        case=case, text="Phường đã kiểm tra, sẽ thay nắp cống.", outcome=Outcome.EXPLAINED, by=town["handler"], at=at
    )
    answers.submit_answer(case=case, by=town["handler"], at=at)
    open_at(open_page, sign_in, town["leader"], f"/ban-lam-viec/viec/{case.code}/", look, "sign")


FORMS = {
    "leader": ["giao", "gia-han"],
    "reception": ["khong-du-dieu-kien", "chuyen", "gop", "van-ban", "tach-y"],
    "publisher": ["cong-khai"],
}


def test_forms_of_acts(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = classified(town, text=LONG, files=[photo()])
    for key, slugs in FORMS.items():
        page = open_page(f"/ban-lam-viec/viec/{case.code}/", cookies=sign_in(town[key]), **look)
        for slug in slugs:
            page.goto(f"{open_page.server}/ban-lam-viec/viec/{case.code}/{slug}/?y=1")
            assert page.locator(f'#viec form[action*="/{slug}/"]').count() == 1
            assert_accessible(page)
            screenshot(page, f"matter-{slug}-{name_of(look)}")


def test_htmx_swaps_the_work_area_keys_open_acts_and_back_works(open_page: Any, town: World, sign_in: Any) -> None:
    case = assigned(town, text=LONG)
    page = open_page(f"/ban-lam-viec/viec/{case.code}/", cookies=sign_in(town["leader"]))
    page.evaluate("document.body.dataset.same = 'page'")
    page.keyboard.press("a")
    page.wait_for_selector("#viec >> text=Chủ trì")
    assert page.evaluate("document.body.dataset.same") == "page"
    assert page.url.endswith("/giao/")
    assert page.evaluate("document.activeElement.id") == "viec-h"
    page.locator("summary.icon-btn").click()
    assert page.locator(".menu__panel").is_visible()
    assert_accessible(page, ".menu__panel")
    page.locator(".menu__panel").get_by_text("Gia hạn").click()
    page.wait_for_selector("#viec >> text=Số quyết định")
    page.get_by_label("Lý do gia hạn").fill("a t c")  # keys typed into a field open nothing
    assert page.locator("#viec >> text=Số quyết định").is_visible()
    page.go_back()
    page.wait_for_selector("#viec >> text=Chủ trì")
    assert page.locator("h1").is_visible()


def test_without_javascript_an_answer_goes_from_draft_to_sent(open_page: Any, town: World, sign_in: Any) -> None:
    case = assigned(town, text=LONG)
    page = open_page(f"/ban-lam-viec/viec/{case.code}/", cookies=sign_in(town["handler"]), javascript=False, width=390)
    page.get_by_label("Nội dung trả lời").fill("Phường đã thay nắp gang chịu lực ngày 22/11.")
    page.get_by_role("radio", name="Giải quyết xong").check()
    page.get_by_label("Thêm bằng chứng").set_input_files(
        {"name": "anh.png", "mimeType": "image/png", "buffer": photo().bytes}
    )
    page.get_by_role("button", name="Trình lãnh đạo").click()
    page.get_by_text("Đã trình lãnh đạo").wait_for()
    page = open_page(f"/ban-lam-viec/viec/{case.code}/", cookies=sign_in(town["leader"]), javascript=False)
    page.get_by_role("button", name="Ký và gửi").click()
    page.get_by_text("Đã ký và gửi tới mọi người đã gửi ý kiến.").wait_for()
    case.refresh_from_db()
    assert case.state == State.RESOLVED


def test_answered_with_a_bad_rating(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = answered(town, text=LONG)
    opinion = case.parts.get().opinion
    speaking.rate_answer(
        opinion=opinion, case=case, score="bad", reasons=["vague"], comment="Chưa thấy ai đến.", at=clock.now()
    )  # type: ignore[arg-type]
    open_at(open_page, sign_in, town["leader"], f"/ban-lam-viec/viec/{case.code}/", look, "answered")


def test_quarantine(open_page: Any, look: Any, town: World, sign_in: Any) -> None:
    case = say(town, DENUNCIATION, files=[photo()], at=clock.now()).case
    assert quarantine.Quarantine.objects.filter(case=case).exists()
    open_at(open_page, sign_in, town["reception"], "/ban-lam-viec/viec/cach-ly/", look, "sealed-list")
    page = open_at(open_page, sign_in, town["reception"], f"/ban-lam-viec/viec/cach-ly/{case.code}/", look, "sealed")
    page.get_by_label("Lý do xem").fill("Xem để bàn giao")
    page.get_by_role("button", name="Xem và ghi nhật ký").click()
    page.get_by_text("nhận hối lộ").wait_for()
    assert_accessible(page)
    screenshot(page, f"matter-sealed-open-{name_of(look)}")
