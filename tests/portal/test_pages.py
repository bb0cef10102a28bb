"""Guidance, appointment, lost code, and what machines ask for."""

import json
from datetime import date

import pytest

from caunoi.cases.models import Appointment, OutgoingMail
from caunoi.cases.services import appointments
from caunoi.cases.services.intake import SenderData
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.web.sealed import unseal
from tests.cases.world import NOON, World, say
from tests.portal.conftest import Visitor, time_token_in

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize(
    "path", ["/du-lieu-ca-nhan/", "/khieu-nai-to-cao/", "/huong-dan/", "/kha-nang-tiep-can/", "/tra-cuu/mat-ma/"]
)
def test_the_page_is_there(world: World, visitor: Visitor, path: str) -> None:
    assert "Phường Minh Giang" in visitor.page(path)


def test_what_is_kept_and_how_to_ask(world: World, visitor: Visitor) -> None:
    page = visitor.page("/du-lieu-ca-nhan/")
    assert "2 ngày làm việc" in page
    assert "Nghị định 356/2025/NĐ-CP, Điều 5" in page


def lose(visitor: Visitor, email: str) -> str:
    token = time_token_in(visitor.get("/tra-cuu/mat-ma/"))
    visitor.wait(5)
    response = visitor.post("/tra-cuu/mat-ma/", {"email": email, "luc_mo": token}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line and "luc_mo" not in line)


def test_a_lost_code_is_answered_alike_whoever_asks(world: World, visitor: Visitor) -> None:
    say(world, sender=SenderData(email="Co@example.com", wants_mail=False))
    known = lose(visitor, "co@example.com")
    assert [row.kind for row in OutgoingMail.objects.all()] == ["lost_code"]
    unknown = lose(Visitor("10.0.0.7"), "khong@example.com")
    assert without_tokens(known) == without_tokens(unknown)
    assert OutgoingMail.objects.count() == 1


def test_one_address_is_not_flooded(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("caunoi.portal.pages.views.speaking.resend_receipt", lambda **data: asked.append(data))
    for number in range(5):
        lose(Visitor(f"10.0.1.{number}"), "co@example.com")
    assert len(asked) == 3


def test_days_of_reception_follow_the_hours(world: World) -> None:
    # From Tuesday 10/3/2026: Thursday 12/3, Tuesday 17/3, Thursday 19/3 …
    assert appointments.reception_days(world.office, today=date(2026, 3, 10), limit=3) == [
        date(2026, 3, 12),
        date(2026, 3, 17),
        date(2026, 3, 19),
    ]
    world.front.hours = "Giờ hành chính"
    # Wednesday, Thursday, Friday, then Monday.
    assert appointments.reception_days(world.front, today=date(2026, 3, 10), limit=4)[-1] == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("hours", "days"), [("thứ Ba, thứ Năm", {1, 3}), ("Thứ 2 và thứ 6", {0, 4}), ("7:30–11:30", set())]
)
def test_weekdays_in_words_and_numbers(hours: str, days: set[int]) -> None:
    assert appointments.reception_weekdays(hours) == days


def book(visitor: Visitor, **data: str) -> str:
    token = time_token_in(visitor.get("/khieu-nai-to-cao/hen/"))
    visitor.wait(5)
    sent = {"wanted_on": "2026-03-12", "session": "sang", "phone": "0912345678", "luc_mo": token, **data}
    return visitor.post("/khieu-nai-to-cao/hen/", sent).content.decode()


def test_an_appointment_asks_for_no_matter_and_seals_the_contact(world: World, visitor: Visitor) -> None:
    form = visitor.page("/khieu-nai-to-cao/hen/")
    assert "<textarea" not in form
    page = book(visitor, name="Tên riêng")
    row = Appointment.objects.get()
    assert row.code in page
    assert json.loads(unseal(row.sealed)) == {"name": "Tên riêng", "phone": "0912345678"}
    entry = Entry.objects.get(act="appointment.request")
    assert "Tên riêng" not in json.dumps(entry.detail)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"wanted_on": "2026-03-13"}, "chọn một ngày trong danh sách"),  # a Friday: no reception
        ({"session": "toi"}, "toi"),
        ({"phone": "123"}, "thiếu hoặc thừa chữ số"),
    ],
)
def test_a_wrong_appointment_is_said(world: World, visitor: Visitor, data: dict[str, str], words: str) -> None:
    assert words in book(visitor, **data)
    assert not Appointment.objects.exists()


def test_the_service_refuses_what_the_form_would(world: World) -> None:
    with pytest.raises(ActRefused):
        appointments.request_appointment(
            body=world.office, wanted_on=date(2026, 3, 13), session="sang", name="", phone="0912345678", at=NOON
        )
    with pytest.raises(ActRefused):
        appointments.request_appointment(
            body=world.division, wanted_on=date(2026, 3, 12), session="sang", name="", phone="0912345678", at=NOON
        )


def test_reception_reads_confirms_and_cancels(world: World, visitor: Visitor) -> None:
    book(visitor)
    row = Appointment.objects.get()
    with pytest.raises(NotAllowed):
        appointments.read_contact(appointment=row, by=world["other_reception"], at=NOON)
    assert appointments.read_contact(appointment=row, by=world["reception"], at=NOON)["phone"] == "0912345678"
    assert Entry.objects.filter(act="appointment.read", ref=row.code).count() == 1
    appointments.confirm_appointment(appointment=row, note="8:30", by=world["reception"], at=NOON)
    assert row.confirmed_at == NOON
    with pytest.raises(ActRefused):
        appointments.cancel_appointment(appointment=row, note=" ", by=world["reception"], at=NOON)
    appointments.cancel_appointment(appointment=row, note="Trùng lịch", by=world["reception"], at=NOON)
    with pytest.raises(ActRefused):
        appointments.confirm_appointment(appointment=row, note="", by=world["reception"], at=NOON)


def test_machines_are_kept_from_what_is_somebodys(world: World, visitor: Visitor) -> None:
    text = visitor.page("/robots.txt")
    for path in ("/theo-doi/", "/bien-nhan/", "/ban-lam-viec/"):
        assert f"Disallow: {path}" in text
    assert "<loc>" in visitor.page("/sitemap.xml")
    assert visitor.get("/favicon.ico").headers["Location"].endswith("web/mark.svg")


@pytest.mark.parametrize("path", ["/gui-y-kien/khong-co/", "/vu-viec/XX-26-0001/", "/tep/AAAA/", "/khong-co/"])
def test_not_found(world: World, visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404
