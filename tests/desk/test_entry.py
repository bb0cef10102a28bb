"""Entering one opinion at the desk, its slip, and the lost code."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import CaseKind, Channel, Privacy, State
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services.intake import SenderData
from caunoi.common import clock
from caunoi.journal.models import Entry
from caunoi.web.sealed import unseal
from tests.cases.world import NOON, World, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
URL = "/ban-lam-viec/nhap/"
TEXT = "Đèn đường ngõ 5 không sáng từ đầu tháng, buổi tối rất khó đi."


@pytest.fixture
def desk(client: Client, world: World) -> Client:
    client.force_login(world["reception"])
    return client


def data(**changes: str) -> dict[str, str]:
    return {
        "body": "UBND-MG", "text": TEXT, "place": "Tổ 4", "kind": "phan_anh", "channel": "phone", "token": "t-1",
        "privacy": "named", "voice": "person", **changes,
    }  # fmt: skip


def test_the_page_remembers_the_last_place_and_channel(desk: Client) -> None:
    first = desk.get(URL)
    assert '<option value="Tổ dân phố Tổ 4">' in first.content.decode()
    assert (first.context["form"]["place"].value(), first.context["form"]["channel"].value()) == ("", "reception")
    desk.post(URL, data())
    form = desk.get(URL).context["form"]
    assert (form["place"].value(), form["channel"].value()) == ("Tổ 4", "phone")


def test_an_opinion_goes_in_and_its_slip_is_shown(desk: Client, world: World) -> None:
    answer = desk.post(URL, data(name="Chủ hộ số 5", phone="0900 000 001", place_note="cột số 7"))
    assert (answer.status_code, answer["Location"]) == (302, "/ban-lam-viec/nhap/phieu/")
    opinion = Opinion.objects.get()
    assert (opinion.channel, opinion.privacy, opinion.place) == (Channel.PHONE, Privacy.NAMED, world.area)
    assert (opinion.text, opinion.place_note, opinion.entered_by) == (TEXT, "cột số 7", world["reception"])
    assert json.loads(unseal(opinion.sender.sealed))["phone"] == "0900000001"
    slip = desk.get(answer["Location"]).content.decode()
    assert unseal(opinion.receipt_sealed) in slip and Case.objects.get().code in slip
    assert "0900000001" not in slip and "Chủ hộ" not in slip


def test_the_slip_is_gone_after_a_quarter_of_an_hour(desk: Client, world: World) -> None:
    desk.post(URL, data())
    from datetime import timedelta

    with clock.fixed(NOON + timedelta(minutes=16)):
        assert desk.get(f"{URL}phieu/")["Location"] == URL


def test_sending_the_same_form_twice_makes_one_opinion(desk: Client) -> None:
    desk.post(URL, data())
    desk.post(URL, data())
    assert Opinion.objects.count() == 1


def test_other_words_sent_from_an_old_page_are_another_opinion(desk: Client) -> None:
    desk.post(URL, data())
    desk.post(URL, data(text="Rác ở chợ Minh Giang chưa được thu gom ba ngày nay."))
    assert Opinion.objects.count() == 2


def test_what_is_wrong_is_told_and_what_was_typed_stays(desk: Client) -> None:
    answer = desk.post(URL, data(text="", place="Tổ 99", phone="123", received_on="2026-03-11"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"text", "place", "phone", "received_on"}
    assert 'value="Tổ 99"' in answer.content.decode()
    assert Opinion.objects.count() == 0


def test_a_place_half_typed_is_asked_for_again_and_enter_in_it_sends_nothing(desk: Client) -> None:
    assert "data-no-enter" in desk.get(URL).content.decode().partition('name="place"')[2].partition(">")[0]
    answer = desk.post(URL, data(place="Tổ"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"place"}
    assert Opinion.objects.count() == 0


def test_a_letter_of_an_earlier_day_counts_from_that_day(desk: Client) -> None:
    desk.post(URL, data(channel="letter", received_on="2026-03-02"))
    # xu_ly_don: 10 days from 2/3/2026 → Thursday 12/3.
    case = Case.objects.get()
    assert (case.received_on.isoformat(), str(case.due_on)) == ("2026-03-02", "2026-03-12")


def test_a_complaint_is_entered_with_its_own_procedure(desk: Client) -> None:
    desk.post(URL, data(kind=CaseKind.COMPLAINT_1, channel="reception"))
    clocks = Case.objects.get().clocks.all()
    assert {clock.procedure for clock in clocks} == {"khieu_nai_lan_1"}


def test_a_denunciation_cannot_be_chosen_and_one_that_slips_in_is_sealed(desk: Client) -> None:
    assert desk.post(URL, data(kind="to_cao")).status_code == 422
    words = "Tôi tố cáo ông trưởng phòng nhận hối lộ 50 triệu đồng để cấp giấy phép xây dựng trái phép."
    slip = desk.post(URL, data(text=words), follow=True).content.decode()
    assert Case.objects.get().state == State.QUARANTINED
    assert "hối lộ" not in slip and "cách ly" in slip and Case.objects.get().code not in slip


def test_the_same_matter_is_offered_and_can_be_joined(desk: Client, world: World) -> None:
    first = say(world, TEXT).case
    typed = "Ngõ 5 đèn đường không sáng từ đầu tháng, tối rất khó đi lại."
    offers = desk.post(f"{URL}giong/", {"text": typed}, headers={"HX-Request": "true"}).content.decode()
    assert first.code in offers and "Việc mới" in offers
    looked = desk.post(URL, data(text=typed, look="1"))
    assert looked.status_code == 200 and first.code in looked.content.decode() and Opinion.objects.count() == 1
    desk.post(URL, data(text=typed, join=first.code))
    assert Opinion.objects.count() == 2 and Case.objects.count() == 1
    assert desk.post(f"{URL}giong/", {"text": "ngắn"}).content.decode().strip() == ""


def test_nobody_joins_or_is_offered_a_case_he_may_not_see(client: Client, world: World) -> None:
    first = say(world, TEXT).case
    client.force_login(world["other_reception"])
    assert first.code not in client.post(f"{URL}giong/", {"text": TEXT}).content.decode()
    client.post(URL, data(body="UBND-DG", place="", join=first.code))
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("key", "status"),
    [("reception", 200), ("front", 200), ("handler", 404), ("publisher", 404), ("admin", 404), ("auditor", 404)],
)
def test_who_may_enter(client: Client, world: World, key: str, status: int) -> None:
    # The handler's division does not take opinions itself, so he has nothing to enter for.
    client.force_login(world[key])
    assert client.get(URL).status_code == status
    assert client.post(URL, data(body="UBND-DG")).status_code in (422, 404)


def test_a_stranger_is_sent_to_sign_in(client: Client, world: World) -> None:
    for name in ("entry", "entry_slip", "paste", "import_list", "box_list", "appointments", "pointers", "lost_code"):
        assert client.get(reverse(f"desk:{name}"))["Location"].startswith("/tai-khoan/")


def test_a_lost_code_is_found_by_telephone_and_printed_again_with_a_trace(desk: Client, world: World) -> None:
    mine = say(world, sender=SenderData(phone="0900000001")).opinion
    say(world, body=world.other_office, place=world.other_ward, sender=SenderData(phone="0900000001"))
    found = desk.post(f"{URL}mat-ma/", {"phone": "+84 900 000 001"})
    assert [row.pk for row in found.context["found"]] == [mine.pk]
    assert Entry.objects.get(act="receipt.search").detail == {"found": 1}
    code = unseal(mine.receipt_sealed)
    assert code not in found.content.decode()
    assert code in desk.post(f"{URL}mat-ma/in-lai/", {"opinion": str(mine.pk)}).content.decode()
    assert Entry.objects.get(act="receipt.reprint").actor == world["reception"].code


def test_only_what_was_just_found_is_printed_again(desk: Client, world: World) -> None:
    mine = say(world).opinion
    assert desk.post(f"{URL}mat-ma/in-lai/", {"opinion": str(mine.pk)}).status_code == 404
    assert not Entry.objects.filter(act="receipt.reprint").exists()


def test_lost_codes_are_for_reception_only(client: Client, world: World) -> None:
    for key in ("leader", "handler", "admin"):
        client.force_login(world[key])
        assert client.get(f"{URL}mat-ma/").status_code == 404


def test_no_page_of_this_slice_has_a_script_or_a_style_inside(desk: Client) -> None:
    desk.post(URL, data())
    for path in ("", "phieu/", "dan/", "tep/", "hom-thu/", "lich-hen/", "to-cao/", "mat-ma/"):
        text = desk.get(URL + path).content.decode()
        assert " style=" not in text and "<script>" not in text and "onclick" not in text


def test_the_entry_page_asks_the_database_a_constant_number_of_times(
    desk: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    from caunoi.places.choices import Level
    from caunoi.places.writing import write_place

    for number in range(5, 25):
        write_place(
            level=Level.AREA, kind_name="Tổ dân phố", name=f"Tổ {number}", parent=world.ward,
            valid_from=None, is_sample=False,
        )  # fmt: skip
    with django_assert_max_num_queries(14):
        desk.get(URL)
