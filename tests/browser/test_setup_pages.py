"""The pages of setting up in a real browser: accessible in light and dark, on a phone and on a desk; a day's work."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from caunoi.calendar.models import DayChange
from caunoi.cases.choices import MailState
from caunoi.cases.models import AnswerTemplate, OutgoingMail
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.people.models import Deputy
from caunoi.places.models import Place
from caunoi.places.services import add_area, merge_areas
from tests.browser.conftest import Opener
from tests.browser.looking import assert_accessible, screenshot
from tests.cases.world import START, World, assigned, make_world, say

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Cookies = Callable[[Any], dict[str, str]]


@pytest.fixture
def world(transactional_db: None) -> World:
    world = make_world()
    now = clock.now()
    assigned(world)
    admin = world["admin"]
    office.add_rule(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=15, unit="working_day",
        citation="Quy chế tiếp công dân, QĐ 12/QĐ-UBND", valid_from=date(2026, 1, 1), by=admin, at=now,
    )  # fmt: skip
    office.add_day(
        on=date(2026, 3, 20), is_working=False, name="Nghỉ thử của phường", citation="CV 1/UBND", confidence="M",
        by=admin, at=now,
    )  # fmt: skip
    five = add_area(commune=world.ward, kind_name="Tổ dân phố", name="5", valid_from=START, by=admin, at=now)
    six = add_area(commune=world.ward, kind_name="Tổ dân phố", name="6", valid_from=START, by=admin, at=now)
    merge_areas(areas=[five, six], name="7", on=date(2026, 2, 1), by=admin, at=now, citation="NQ 3/NQ-HĐND")
    Deputy.objects.create(
        post=world.posts["leader"], deputy_post=world.posts["publisher"], valid_from=START, citation="QĐ 5/QĐ-UBND"
    )
    AnswerTemplate.objects.create(
        body=world.office, kind="phan_anh", outcome="resolved", name="Đã làm xong, có ảnh",
        text="Ngày [ngày], phường đã [việc đã làm]. Ảnh sau khi làm kèm theo.",
    )  # fmt: skip
    opinion = say(world).opinion
    OutgoingMail.objects.create(
        opinion=opinion, kind="answered", key="x", state=MailState.FAILED, attempts=5, last_error="SMTPSenderRefused",
        created_at=now,
    )  # fmt: skip
    return world


def addresses(world: World) -> dict[str, tuple[str, str]]:
    """Name of the picture → who looks, and where."""
    merged = Place.objects.get(parent=world.ward, name="7")
    rule = ["UBND-MG", "kien_nghi_phan_anh", "giai_quyet", "2026-01-01"]
    return {
        "index": ("admin", reverse("desk:setup")),
        "days": ("admin", reverse("desk:setup_days") + "?nam=2026"),
        "days-forecast": ("admin", reverse("desk:setup_days") + "?nam=2027"),
        "day-add": ("admin", reverse("desk:setup_day_add")),
        "moves": ("admin", reverse("desk:setup_moves")),
        "rules": ("admin", reverse("desk:setup_rules")),
        "rule-add": ("admin", reverse("desk:setup_rule_add")),
        "rule-correct": ("admin", reverse("desk:setup_rule_correct", args=rule)),
        "bodies": ("admin", reverse("desk:setup_body_list")),
        "body": ("admin", reverse("desk:setup_body", args=["UBND-MG"])),
        "body-add": ("admin", reverse("desk:setup_body_add")),
        "post": ("admin", reverse("desk:setup_post", args=["UBND-MG.leader"])),
        "post-add": ("admin", reverse("desk:setup_post_add", args=["UBND-MG"])),
        "term-start": ("admin", reverse("desk:setup_term_start", args=["UBND-MG.leader"])),
        "accounts": ("admin", reverse("desk:setup_account_list")),
        "account": ("admin", reverse("desk:setup_account", args=[world["handler"].code])),
        "account-new": ("admin", reverse("desk:setup_account_create")),
        "areas": ("admin", reverse("desk:setup_area_list")),
        "area": ("admin", reverse("desk:setup_area", args=[merged.code])),
        "area-merge": ("admin", reverse("desk:setup_area_merge") + f"?xa={world.ward.code}"),
        "area-import": ("admin", reverse("desk:setup_area_import") + f"?xa={world.ward.code}"),
        "answers": ("admin", reverse("desk:setup_answer_list")),
        "answer-add": ("admin", reverse("desk:setup_answer_add")),
        "papers": ("admin", reverse("desk:setup_paper_list")),
        "journal": ("auditor", reverse("desk:journal")),
        "mails": ("reception", reverse("desk:setup_mails")),
        "units": ("handler", reverse("desk:setup_units") + "?ten=minh"),
        "unit": ("handler", reverse("desk:setup_unit", args=[world.ward.code])),
    }


def test_every_page_is_accessible(open_page: Opener, sign_in: Cookies, world: World, look: dict[str, Any]) -> None:
    pages = addresses(world)
    for key in ("admin", "auditor", "reception", "handler"):
        mine = {name: url for name, (who, url) in pages.items() if who == key}
        page = open_page(next(iter(mine.values())), cookies=sign_in(world[key]), **look)
        for name, url in mine.items():
            page.goto(open_page.server + url)
            assert page.locator("main h1").count() == 1, name
            screenshot(page, f"setup-{name}-{look['width']}-{'dark' if look['dark'] else 'light'}")
            assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_day_off_is_previewed_added_and_the_cases_moved(
    open_page: Opener, sign_in: Cookies, world: World, javascript: bool
) -> None:
    check = assert_accessible if javascript else (lambda _page: None)  # axe itself needs scripts
    DayChange.objects.all().delete()
    case = say(world, at=clock.now()).case
    assert case.due_on is not None
    page = open_page(reverse("desk:setup_moves"), cookies=sign_in(world["admin"]), javascript=javascript)
    if page.get_by_role("button", name="Dời hạn").count():  # what the world's own changes would move
        page.get_by_role("button", name="Dời hạn").click()
    page.goto(open_page.server + reverse("desk:setup_day_add"))
    page.get_by_label("Ngày", exact=True).fill(case.due_on.isoformat())
    page.get_by_label("Ngày này").select_option("Nghỉ")
    page.get_by_label("Tên ngày").fill("Nghỉ bù của cả nước")
    page.get_by_role("button", name="Xem trước").click()
    assert "Căn cứ" in page.locator(".error-summary").inner_text()
    check(page)
    assert page.get_by_label("Tên ngày").input_value() == "Nghỉ bù của cả nước"
    page.get_by_label("Căn cứ").fill("QĐ 1/QĐ-TTg")
    page.get_by_role("button", name="Xem trước").click()
    assert case.code in page.locator("main").inner_text()
    check(page)
    screenshot(page, f"setup-preview-{javascript}")
    page.get_by_role("button", name="Thêm ngày").click()
    page.get_by_role("button", name="Dời hạn").click()
    assert "Đã dời hạn" in page.locator("main").inner_text()
    case.refresh_from_db()
    assert case.due_on is not None
    assert case.due_on > clock.today() + timedelta(days=9)


def test_an_account_is_opened_and_its_password_shown_once(open_page: Opener, sign_in: Cookies, world: World) -> None:
    page = open_page(reverse("desk:setup_account_create"), cookies=sign_in(world["admin"]))
    page.get_by_label("Tên đăng nhập").fill("minhgiang.moi")
    page.get_by_role("button", name="Mở tài khoản").click()
    assert "Tên gọi" in page.locator(".error-summary").inner_text()
    page.get_by_label("Tên gọi").fill("Chị Lan")
    page.get_by_role("button", name="Mở tài khoản").click()
    assert len(page.locator("#mat-khau").inner_text()) == 19
    assert_accessible(page)
    screenshot(page, "setup-password")
    page.get_by_role("link", name="Đã ghi lại").click()
    assert page.locator("#mat-khau").count() == 0


def test_the_journal_is_checked(open_page: Opener, sign_in: Cookies, world: World) -> None:
    page = open_page(reverse("desk:journal"), cookies=sign_in(world["auditor"]))
    page.get_by_role("button", name="Kiểm tra chuỗi").click()
    assert "nguyên vẹn" in page.locator("main").inner_text()
    assert_accessible(page)
    screenshot(page, "setup-verify")
