"""What a form does not offer cannot be slipped in: bodies and posts of others, files and promises of another case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import Outcome, State
from caunoi.cases.models import (
    AnswerTemplate,
    Attachment,
    Box,
    Case,
    ImportBatch,
    OfficeRule,
    Opinion,
    OutgoingMail,
    Promise,
    Rating,
    SavedView,
)
from caunoi.cases.services import answers, intake
from caunoi.cases.services.answers import PromiseData
from caunoi.common import clock
from caunoi.people.models import Deputy, Term
from tests.cases.world import NOON, World, answered, assigned, classified, make_world, photo, say
from tests.project.routes.forms import filled, form_for

REFUSED = {403, 404, 422}


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with clock.fixed(NOON):
        yield make_world()


def sign_in(world: World, key: str) -> Client:
    client = Client()
    client.force_login(world[key])
    return client


def send(client: Client, url: str, page: str = "", **changes: Any) -> HttpResponse:
    """Fill in the form as it is drawn, then change what one would forge."""
    html = client.get(page or url, follow=True).content.decode()
    form = form_for(html, url.split("?")[0]) or form_for(html, "")
    assert form is not None, f"no form for {url}"
    data = filled(form, "Nội dung gõ vào")
    return client.post(url, {**data, **changes})  # type: ignore[return-value]


def act(name: str, case: Case) -> str:
    return reverse(f"desk:case_{name}", args=[case.code])


def theirs(world: World, **more: Any) -> Case:
    """A case of the other ward."""
    return say(world, body=world.other_office, place=world.other_ward, **more).case


def test_an_opinion_is_not_entered_for_another_body(world: World) -> None:
    client = sign_in(world, "reception")
    for body in (world.other_office, world.police):
        assert send(client, reverse("desk:entry"), body=body.code, place="", phone="", email="").status_code in REFUSED
    data = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-body": world.other_office.code, "form-0-keep": "on",
            "form-0-kind": "phan_anh", "form-0-text": "Đường hỏng", "form-0-token": "t-1"}  # fmt: skip
    client.post(reverse("desk:paste_import"), data)
    table = SimpleUploadedFile("a.csv", "Nội dung\nĐường hỏng lâu rồi\n".encode())
    send(client, reverse("desk:import_list"), body=world.other_office.code, file=table)
    assert not Opinion.objects.filter(body=world.other_office).exists()
    assert not ImportBatch.objects.filter(body=world.other_office).exists()


def test_an_opinion_joins_only_a_case_one_may_see(world: World) -> None:
    other, client = theirs(world), sign_in(world, "reception")
    send(
        client, reverse("desk:entry"), join=other.code, place="", phone="", email="", received_on="", text="Đường hỏng"
    )
    assert other.parts.count() == 1
    assert Case.objects.exclude(pk=other.pk).count() <= 1


def test_a_case_is_not_given_to_another_unit(world: World) -> None:
    case, client = classified(world), sign_in(world, "leader")
    for owner in (f"body:{world.other_office.pk}", f"post:{world.posts['other_leader'].pk}", f"body:{world.police.pk}"):
        assert send(client, act("assign", case), owner=owner, supporters=[]).status_code == 422, owner
    response = send(client, act("assign", case), owner=f"body:{world.division.pk}", supporters=[world.other_office.pk])
    assert response.status_code == 422
    case.refresh_from_db()
    assert (case.body, case.state) == (world.office, State.ACCEPTED)


def test_a_case_is_not_passed_to_a_body_that_takes_no_opinions(world: World) -> None:
    case, client = classified(world), sign_in(world, "reception")
    assert send(client, act("transfer", case), to=world.culture.pk).status_code == 422
    case.refresh_from_db()
    assert case.authority == world.office


def test_columns_that_no_form_has_stay(world: World) -> None:
    case, client = say(world).case, sign_in(world, "reception")
    forged = {"state": "resolved", "authority": world.other_office.pk, "body_id": world.other_office.pk, "code": "X-1",
              "received_by": world.police.pk, "due_on": "2030-01-01", "outcome": "resolved"}  # fmt: skip
    assert send(client, act("classify", case), title="Ngập", **forged).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.authority, case.received_by, case.outcome) == (
        State.ACCEPTED, world.office, world.office, "",
    )  # fmt: skip


def test_a_place_of_another_unit_is_not_taken(world: World) -> None:
    case, client = say(world).case, sign_in(world, "reception")
    assert send(client, act("classify", case), title="Ngập", place=world.other_ward.pk).status_code == 422


def test_a_case_of_another_unit_is_neither_merged_nor_told_apart(world: World) -> None:
    case, other, client = classified(world), theirs(world), sign_in(world, "reception")
    for name in ("merge", "not_same"):
        for direction in ("in", "out"):
            response = send(client, act(name, case), other=other.code, direction=direction)
            assert response.status_code == 422
    other.refresh_from_db()
    assert other.merged_into is None


def test_bulk_acts_leave_alone_what_one_may_not_see(world: World) -> None:
    mine, other = say(world).case, theirs(world)
    data = {"act": "classify", "kind": "phan_anh", "field": "moi_truong", "viec": [mine.code, other.code]}
    sign_in(world, "reception").post(reverse("desk:bulk_act"), data)
    data = {"act": "assign", "body": world.other_office.code, "viec": [mine.code]}
    sign_in(world, "leader").post(reverse("desk:bulk_act"), data)
    for row in (mine, other):
        row.refresh_from_db()
    assert (mine.state, mine.body, other.state) == (State.ACCEPTED, world.office, State.RECEIVED)


def test_a_promise_is_not_made_for_another_unit(world: World) -> None:
    case, client = assigned(world), sign_in(world, "handler")
    response = send(
        client, act("answer", case), text="Phường đã kiểm tra, sẽ nạo vét.", outcome="in_progress", do="save",
        promise_text="Nạo vét", promise_due="2026-04-01", promise_body=world.other_office.pk,
    )  # fmt: skip
    assert response.status_code == 422
    assert not Promise.objects.exists()


def test_a_promise_of_another_case_is_not_kept_here(world: World) -> None:
    def promising(text: str) -> Case:
        case = assigned(world, text=text)
        promise = PromiseData("Nạo vét", world.division, date(2026, 4, 1))
        answers.save_draft(
            case=case, text="Phường sẽ nạo vét hố ga đầu ngõ.", outcome=Outcome.IN_PROGRESS, promise=promise,
            by=world["handler"], at=NOON,
        )  # fmt: skip
        answers.submit_answer(case=case, by=world["handler"], at=NOON)
        answers.sign_and_send(case=case, by=world["leader"], at=NOON)
        return case

    mine, other, client = promising("Ngõ 12 ngập"), promising("Ngõ 31 tối"), sign_in(world, "handler")
    evidence = SimpleUploadedFile("a.png", photo().bytes, "image/png")
    response = send(client, act("keep_promise", mine), promise=other.promises.get().pk, evidence=evidence)
    assert response.status_code == 422
    assert set(Promise.objects.values_list("state", flat=True)) == {"open"}


def test_a_file_of_another_case_is_not_published(world: World) -> None:
    case = answered(world, text="Ngõ 12 ngập")
    assigned(world, text="Ngõ 31 tối", files=[photo()])
    client = sign_in(world, "publisher")
    code = Attachment.objects.get().code
    response = send(client, act("publish", case), file_codes=[code], confirmed="on", do="publish")
    assert response.status_code == 422
    assert not Attachment.objects.filter(is_public=True).exists()


def test_nothing_is_published_without_the_confirmation(world: World) -> None:
    case, client = answered(world), sign_in(world, "publisher")
    assert send(client, act("publish", case), confirmed="", do="publish").status_code == 422
    assert not case.publications.exists()


def test_a_form_of_an_earlier_state_changes_nothing(world: World) -> None:
    case, client = classified(world), sign_in(world, "leader")
    response = send(client, act("assign", case), owner=f"body:{world.division.pk}", supporters=[], version="1")
    assert response.status_code == 409
    assert send(client, act("assign", case), owner=f"body:{world.division.pk}", version="").status_code == 422
    case.refresh_from_db()
    assert case.state == State.ACCEPTED


def test_the_sender_of_another_case_is_not_shown_through_ones_own(world: World) -> None:
    case, client = assigned(world), sign_in(world, "handler")
    theirs(world, sender=intake.SenderData(name="Người Đông Giang"))
    url = reverse("desk:case_identity", args=[case.code])
    for number in ("2", "0", "-1", "x", ""):
        assert client.post(url, {"y": number, "reason": "Xem"}).status_code == 404


def test_a_slip_is_reprinted_only_after_it_was_found(world: World) -> None:
    opinion = say(world).opinion
    client = sign_in(world, "reception")
    assert client.post(reverse("desk:reprint"), {"opinion": opinion.pk}).status_code == 404


def test_a_box_is_not_set_up_elsewhere(world: World) -> None:
    client = sign_in(world, "admin")
    form = {"kind": "qr", "name": "Hòm thư"}
    send(client, reverse("desk:box_new"), body=world.other_office.code, place="", **form)
    send(client, reverse("desk:box_new"), body=world.office.code, place=world.other_ward.name, **form)
    assert not Box.objects.exists()


def test_views_and_mails_of_others_are_left_alone(world: World) -> None:
    view = SavedView.objects.create(user=world["leader"], name="Của tôi", query="muc=todo")
    theirs(world, sender=intake.SenderData(email="a@vidu.vn", wants_mail=True))
    mail = OutgoingMail.objects.get()
    OutgoingMail.objects.update(state="failed")
    client = sign_in(world, "reception")
    assert client.post(reverse("desk:drop_view", args=[view.pk])).status_code == 404
    client.post(reverse("desk:setup_mail_resend"), {"thu": mail.pk})
    assert SavedView.objects.filter(pk=view.pk).exists()
    assert OutgoingMail.objects.get().state == "failed"


def test_an_administrator_sets_up_nothing_beyond_his_reach(world: World) -> None:
    client, foreign = sign_in(world, "admin"), world.posts["other_leader"]
    deputy = reverse("desk:setup_deputy_set", args=[world.posts["leader"].code])
    send(client, deputy, deputy_post=foreign.code, citation="QĐ 1", valid_to="")
    term = reverse("desk:setup_term_start", args=[world.posts["publisher"].code])
    send(client, term, user=world["other_leader"].code, valid_to="")
    rule = reverse("desk:setup_rule_add")
    send(client, rule, body=world.other_office.code, length="5")
    answer = reverse("desk:setup_answer_add")
    send(client, answer, body=world.other_office.code)
    assert not Deputy.objects.exists()
    assert not Term.objects.filter(user=world["other_leader"], post=world.posts["publisher"]).exists()
    assert not OfficeRule.objects.filter(body=world.other_office).exists()
    assert not AnswerTemplate.objects.filter(body=world.other_office).exists()


def test_an_administrator_gives_himself_no_sight(world: World) -> None:
    client = sign_in(world, "admin")
    term = reverse("desk:setup_term_start", args=[world.posts["reception"].code])
    client.post(term, {"user": world["admin"].code, "valid_from": "2026-03-10"})
    roles = reverse("desk:setup_post_roles", args=[world.posts["admin"].code])
    client.post(roles, {"roles": ["administrator", "reception"]})
    assert not Term.objects.filter(user=world["admin"], post=world.posts["reception"]).exists()
    world.posts["admin"].refresh_from_db()
    assert world.posts["admin"].roles == ["administrator"]


# --- the public site


def citizen(world: World, receipt: str) -> Client:
    client = Client()
    assert client.post("/tra-cuu/", {"ma": receipt}).status_code == 302
    return client


def test_a_speaker_rates_only_what_is_his(world: World) -> None:
    other = answered(world, text="Ngõ 31 tối")
    mine = say(world, "Ngõ 12 ngập")
    client = citizen(world, mine.receipt)
    client.post("/theo-doi/danh-gia/", {"viec": other.code, "score": "bad", "mo_lai": "1", "comment": "Chưa xong"})
    assert not Rating.objects.exists()
    other.refresh_from_db()
    assert other.state == State.ANSWERED


def test_a_number_in_the_address_opens_nothing(world: World) -> None:
    say(world, "Ngõ 31 tối lắm")
    client = citizen(world, say(world, "Ngõ 12 ngập").receipt)
    for number in ("2", "0", "-1", "9999999999999999999", "x"):
        assert "Ngõ 31" not in client.get("/theo-doi/", {"y": number}).content.decode()


def test_a_matter_that_is_not_public_is_not_joined(world: World) -> None:
    case = assigned(world, text="Ngõ 31 tối")
    client = Client()
    assert client.post(f"/vu-viec/{case.code}/cung-gap/").status_code == 404
    client.get("/gui-y-kien/")
    client.post("/gui-y-kien/loai/", {"kind": "phan_anh"})
    client.post("/gui-y-kien/noi/", {"place": world.area.code})
    client.post("/gui-y-kien/noi-nhan/", {"body": world.other_office.code})  # does not serve this place
    assert client.get("/gui-y-kien/noi-dung/").status_code == 302
    client.post("/gui-y-kien/noi-nhan/", {"body": world.office.code})
    page = client.post("/gui-y-kien/noi-dung/", {"text": "Ngõ 12 ngập mỗi khi mưa", "theo": case.code}, follow=True)
    assert case.code not in page.content.decode()


def test_a_complaint_or_a_denunciation_is_not_taken_by_the_public_form(world: World) -> None:
    client = Client()
    client.get("/gui-y-kien/")
    for kind in ("khieu_nai_lan_1", "khieu_nai_lan_2", "to_cao"):
        assert client.post("/gui-y-kien/loai/", {"kind": kind}).status_code == 422
