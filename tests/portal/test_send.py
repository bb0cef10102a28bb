"""From the first question to the receipt, without JavaScript."""

from datetime import date

import pytest

from caunoi.cases.choices import Channel, Privacy, State
from caunoi.cases.models import Box, Case, OfficeRule, Opinion, OutgoingMail
from caunoi.people.choices import BodyKind
from caunoi.web.sealed import unseal
from tests.cases.world import World
from tests.portal.conftest import TEXT, Visitor, code_in, token_in


def test_the_whole_flow_gives_a_receipt(world: World, visitor: Visitor) -> None:
    code = visitor.send(world, name="Bà con ngõ 12", phone="0912 345 678")
    opinion = Opinion.objects.get()
    assert code == unseal(opinion.receipt_sealed)
    assert (opinion.text, opinion.place, opinion.body) == (TEXT, world.area, world.office)
    assert (opinion.channel, opinion.privacy, opinion.place_note) == (Channel.WEB, Privacy.NAMED, "Ngõ 12")
    assert Case.objects.get().state == State.RECEIVED
    page = visitor.page("/bien-nhan/")
    assert "Phiếu biên nhận" in page
    assert "thứ Sáu, 20/3/2026" in page  # Tuesday 10/3 + 10 days = Friday 20/3
    assert "/tra-cuu/#ma=" not in page  # the address is inside the QR code, drawn, not written


def test_each_page_asks_one_question_and_an_early_jump_leads_back(world: World, visitor: Visitor) -> None:
    assert visitor.get("/gui-y-kien/").headers["Location"] == "/gui-y-kien/loai/"
    assert visitor.get("/gui-y-kien/xem-lai/").headers["Location"] == "/gui-y-kien/loai/"
    assert visitor.answer("loai", kind="gop_y").headers["Location"] == "/gui-y-kien/noi/"
    assert visitor.get("/gui-y-kien/nguoi-gui/").headers["Location"] == "/gui-y-kien/noi/"


def test_nothing_chosen_is_said_and_nothing_is_lost(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    response = visitor.answer("loai")
    assert response.status_code == 422
    assert "Xin chọn một loại." in response.content.decode()
    visitor.answer("loai", kind="phan_anh")
    visitor.answer("noi", place=world.area.code)
    visitor.answer("noi-nhan", body=world.office.code)
    response = visitor.answer("noi-dung", text="Ngập")
    assert "Nội dung quá ngắn" in response.content.decode()
    assert ">Ngập</textarea>" in visitor.page("/gui-y-kien/noi-dung/")


def test_complaints_and_denunciations_are_led_to_the_guidance(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    assert visitor.answer("loai", kind="khieu_nai_to_cao").headers["Location"] == "/khieu-nai-to-cao/"


def test_two_sendings_of_one_form_make_one_opinion(world: World, visitor: Visitor) -> None:
    token = visitor.fill(world)
    visitor.wait(10)
    assert visitor.press_send(token).headers["Location"] == "/bien-nhan/"
    first = code_in(visitor.page("/bien-nhan/"))
    again = visitor.answer("xem-lai", token=token)  # a reload of the sent form: the draft is gone, the token is known
    assert again.headers["Location"] == "/bien-nhan/"
    assert code_in(visitor.page("/bien-nhan/")) == first
    assert Opinion.objects.count() == 1


def test_a_reload_of_an_old_form_leaves_the_next_draft_alone(world: World, visitor: Visitor) -> None:
    old = visitor.fill(world)
    visitor.wait(10)
    visitor.press_send(old)
    visitor.fill(world, "Đèn đường ngõ 31 hỏng ba bóng liền nhau từ đầu tuần.")
    assert visitor.answer("xem-lai", token=old).headers["Location"] == "/bien-nhan/"
    assert "Đèn đường ngõ 31" in visitor.page("/gui-y-kien/xem-lai/")


def test_the_draft_is_gone_after_sending(world: World, visitor: Visitor) -> None:
    visitor.send(world)
    assert visitor.get("/gui-y-kien/").headers["Location"] == "/gui-y-kien/loai/"


def test_too_quick_is_asked_to_press_again(world: World, visitor: Visitor) -> None:
    token = visitor.fill(world)
    response = visitor.press_send(token)
    assert response.status_code == 422
    assert "bấm gửi lần nữa" in response.content.decode()
    assert Opinion.objects.count() == 0
    visitor.wait(5)
    assert visitor.press_send(token_in(response)).headers["Location"] == "/bien-nhan/"


def test_the_honeypot_catches(world: World, visitor: Visitor) -> None:
    token = visitor.fill(world)
    visitor.wait(10)
    assert visitor.press_send(token, trang_web="http://x").status_code == 422
    assert Opinion.objects.count() == 0


def test_a_flood_without_proof_of_work_is_stopped_and_words_stay(
    world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caunoi.portal.send.forms.SendForm.limit_plain", 2)
    visitor.send(world, "Đèn đường ngõ 31 hỏng ba bóng liền nhau từ đầu tuần.")
    visitor.send(world, "Rác không ai thu ở đầu chợ đã bốn ngày, mùi rất nặng.")
    token = visitor.fill(world)
    visitor.wait(10)
    response = visitor.press_send(token)
    assert response.status_code == 422
    assert "vừa gửi quá nhiều lần" in response.content.decode()
    assert TEXT in response.content.decode()
    assert Opinion.objects.count() == 2


def test_a_place_without_a_body_gives_guidance_and_no_receipt(world: World, visitor: Visitor) -> None:
    world.other_office.is_receiving = False
    world.other_office.save()
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    page = visitor.answer("noi", place=world.other_ward.code).content.decode()
    assert "Phường Đông Giang chưa nhận ý kiến trên trang này" in page
    assert "không có mã biên nhận" in page
    assert visitor.get("/gui-y-kien/noi-dung/").headers["Location"] == "/gui-y-kien/noi-nhan/"


def test_an_ambiguous_name_is_offered_not_guessed(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    page = visitor.answer("noi", q="giang", tim="1").content.decode()
    assert world.ward.code in page
    assert world.other_ward.code in page
    assert " checked" not in page
    assert visitor.get("/gui-y-kien/noi-dung/").headers["Location"] == "/gui-y-kien/noi/"


def test_an_unknown_name_is_said(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    assert "Chưa thấy nơi nào" in visitor.answer("noi", q="xyzxyzxyz", tim="1").content.decode()


def test_the_typed_list_equals_the_list_of_the_page(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    fragment = visitor.get("/gui-y-kien/tim-noi/?q=dong+giang").content.decode().strip()
    assert fragment
    assert fragment in visitor.page("/gui-y-kien/noi/?q=dong+giang")


def test_a_qr_code_knows_place_addressee_and_channel(world: World, visitor: Visitor) -> None:
    box = Box.objects.create(code="HOP4", kind="qr", name="Nhà văn hóa tổ 4", body=world.front, place=world.area)
    assert visitor.get("/q/hop4/").headers["Location"] == "/gui-y-kien/loai/"
    assert visitor.answer("loai", kind="gop_y").headers["Location"] == "/gui-y-kien/noi-dung/"
    visitor.answer("noi-dung", text=TEXT)
    visitor.answer("nguoi-gui", privacy="anonymous")
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    visitor.wait(10)
    visitor.press_send(token)
    opinion = Opinion.objects.get()
    assert (opinion.box, opinion.channel, opinion.body, opinion.place) == (
        box,
        Channel.QR_BOX,
        world.front,
        world.area,
    )
    assert visitor.get("/q/khong-co/").status_code == 404


def test_no_name_is_kept_of_who_wants_none(world: World, visitor: Visitor) -> None:
    visitor.send(world, privacy="anonymous", name="Một tên", phone="0912345678")
    opinion = Opinion.objects.get()
    assert opinion.privacy == Privacy.ANONYMOUS
    assert not hasattr(opinion, "sender")


def test_mail_needs_an_address_and_then_carries_the_code(world: World, visitor: Visitor) -> None:
    token = visitor.fill(world)
    response = visitor.answer("nguoi-gui", privacy="named", wants_mail="on")
    assert "xin ghi địa chỉ thư" in response.content.decode()
    visitor.answer("nguoi-gui", privacy="named", wants_mail="on", email="ten@example.com")
    visitor.wait(10)
    visitor.press_send(token)
    assert OutgoingMail.objects.get().kind == "receipt"


@pytest.mark.parametrize("phone", ["091", "0912345678901"])
def test_a_telephone_number_of_wrong_length_is_said(world: World, visitor: Visitor, phone: str) -> None:
    visitor.fill(world)
    response = visitor.answer("nguoi-gui", privacy="named", phone=phone)
    assert response.status_code == 422
    assert "chữ số" in response.content.decode()


def test_a_receipt_is_shown_to_its_session_alone(world: World, visitor: Visitor) -> None:
    visitor.send(world)
    assert Visitor("10.0.0.2").get("/bien-nhan/").headers["Location"] == "/tra-cuu/"
    visitor.post("/theo-doi/dong/")
    assert visitor.get("/bien-nhan/").headers["Location"] == "/tra-cuu/"


def test_the_session_holds_no_readable_word_of_a_draft(world: World, visitor: Visitor) -> None:
    visitor.fill(world, name="Tên riêng")
    blob = str(dict(visitor.client.session))
    assert "hố ga" not in blob
    assert "Tên riêng" not in blob


DENUNCIATION = (
    "Tôi làm đơn tố cáo ông trưởng phòng địa chính nhận hối lộ 50 triệu đồng để cấp sổ đỏ sai, "
    "đề nghị xử lý hành vi tham nhũng này."
)


def test_a_denunciation_is_warned_of_then_sealed_when_sent_all_the_same(world: World, visitor: Visitor) -> None:
    token = visitor.fill(world, DENUNCIATION)
    review = visitor.page("/gui-y-kien/xem-lai/")
    assert "dấu hiệu là tố cáo" in review
    assert "/khieu-nai-to-cao/hen/" in review
    visitor.wait(10)
    visitor.press_send(token)
    opinion, case = Opinion.objects.get(), Case.objects.get()
    assert opinion.is_sealed
    assert case.state == State.QUARANTINED
    for path in ("/bien-nhan/", "/theo-doi/"):
        page = visitor.page(path)
        assert "thủ tục riêng" in page
        assert "hối lộ" not in page
        assert case.code not in page


def test_the_peoples_committee_is_chosen_beforehand_or_nobody(world: World, visitor: Visitor) -> None:
    world.police.kind, world.police.code = BodyKind.PARTY_COMMITTEE, "DU-MG"  # first by the law's list and by its code
    world.police.save()
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    visitor.answer("noi", place=world.area.code)
    page = visitor.page("/gui-y-kien/noi-nhan/")
    assert 'value="UBND-MG" checked' in page
    assert page.index('value="UBND-MG"') < page.index('value="DU-MG"')
    world.office.is_receiving = False
    world.office.save()
    assert " checked" not in visitor.page("/gui-y-kien/noi-nhan/")


def test_receipt_and_following_page_say_which_date_is_only_expected(world: World, visitor: Visitor) -> None:
    OfficeRule.objects.create(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=15, unit="working_day",
        citation="Quy chế", valid_from=date(2026, 1, 1),
    )  # fmt: skip
    visitor.send(world)  # Tuesday 10/3: classified within 10 days, 20/3; answered within 15 working days, 31/3
    receipt, page = visitor.page("/bien-nhan/"), visitor.page("/theo-doi/")
    assert "chậm nhất thứ Sáu, 20/3/2026" in receipt
    assert "dự kiến thứ Ba, 31/3/2026, tính lại khi phân loại" in receipt
    assert "Quá 20/3/2026 chưa phân loại xong" in receipt
    assert "</b>chậm nhất 20/3/2026" in page
    assert "</b>dự kiến 31/3/2026" in page
    assert "Phân loại chậm nhất thứ Sáu, 20/3/2026" in page
    assert "Dự kiến thứ Ba, 31/3/2026, tính lại khi phân loại" in page
    assert "</b>hạn " not in page


def test_a_check_while_typing_is_told_only_where_one_types(world: World, visitor: Visitor) -> None:
    visitor.fill(world)
    review = visitor.page("/gui-y-kien/xem-lai/")
    assert "Khi bấm gửi, máy sẽ tự kiểm tra" in review
    assert "Khi gõ" not in review
    assert "Khi gõ, máy sẽ tự kiểm tra" in visitor.page("/tra-cuu/mat-ma/")
