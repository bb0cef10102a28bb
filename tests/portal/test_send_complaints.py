"""The switch for khiếu nại in the public form: off nothing is offered and nothing forged passes, on it asks who."""

from typing import Any

import pytest

from caunoi.cases.choices import CaseKind, Privacy, State
from caunoi.cases.models import Opinion, Publication
from caunoi.web.sealed import unseal
from tests.cases.test_publishing import publish
from tests.cases.world import World, answered
from tests.portal.conftest import TEXT, Visitor, code_in, token_in

ASKS = "Quyết định thu hồi 40 m² đất vườn của tôi không nêu căn cứ; tôi yêu cầu hủy quyết định đó."
WHO = {"name": "Bà con ngõ 12", "address": "Ngõ 12, tổ dân phố 3"}


@pytest.fixture
def switched_on(settings: Any) -> None:
    settings.PUBLIC_COMPLAINTS = True


def fill(world: World, visitor: Visitor, text: str = ASKS) -> None:
    """Everything up to the question who it is."""
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="khieu_nai_lan_1")
    visitor.answer("noi", place=world.area.code)
    visitor.answer("noi-nhan", body=world.office.code)
    assert visitor.answer("noi-dung", text=text).headers["Location"] == "/gui-y-kien/nguoi-gui/"


def test_off_it_is_not_offered_and_a_forged_answer_is_refused(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    page = visitor.page("/gui-y-kien/loai/")
    assert "khieu_nai_lan_1" not in page
    assert "Khiếu nại hoặc tố cáo" in page
    assert visitor.answer("loai", kind="khieu_nai_lan_1").status_code == 422
    assert visitor.get("/gui-y-kien/noi/").headers["Location"] == "/gui-y-kien/loai/"
    assert "Trang này không nhận khiếu nại và tố cáo" in visitor.page("/khieu-nai-to-cao/")


def test_switched_off_under_way_the_draft_leads_back_and_is_not_received(
    world: World, visitor: Visitor, settings: Any
) -> None:
    settings.PUBLIC_COMPLAINTS = True
    fill(world, visitor)
    visitor.answer("nguoi-gui", **WHO)
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    visitor.wait(10)
    settings.PUBLIC_COMPLAINTS = False
    assert visitor.answer("xem-lai", token=token).headers["Location"] == "/gui-y-kien/loai/"
    assert not Opinion.objects.exists()


@pytest.mark.usefixtures("switched_on")
def test_on_the_whole_flow_gives_a_receipt_and_says_what_is_kept(world: World, visitor: Visitor) -> None:
    fill(world, visitor)
    sender = visitor.page("/gui-y-kien/nguoi-gui/")
    assert 'name="privacy"' not in sender
    visitor.answer("nguoi-gui", **WHO)
    review = visitor.get("/gui-y-kien/xem-lai/")
    page = review.content.decode()
    assert "có chữ ký hoặc điểm chỉ" in page
    assert "không xóa theo yêu cầu" in page
    assert "Ngõ 12, tổ dân phố 3" in page
    visitor.wait(10)
    assert visitor.press_send(token_in(review)).headers["Location"] == "/bien-nhan/"
    assert code_in(visitor.page("/bien-nhan/"))
    opinion = Opinion.objects.get()
    assert opinion.privacy == Privacy.NAMED
    assert '"address": "Ngõ 12, tổ dân phố 3"' in unseal(opinion.sender.sealed)
    case = opinion.parts.get().case
    assert (case.kind, case.state) == (CaseKind.COMPLAINT_1, State.RECEIVED)
    assert not Publication.objects.exists()


@pytest.mark.usefixtures("switched_on")
@pytest.mark.parametrize(
    ("who", "words"),
    [
        ({"address": "Ngõ 12"}, "không gửi giấu tên"),
        ({"name": "Bà con ngõ 12"}, "Xin ghi địa chỉ"),
        ({"privacy": "anonymous"}, "không gửi giấu tên"),
    ],
)
def test_on_nobody_complains_without_name_and_address(
    world: World, visitor: Visitor, who: dict[str, str], words: str
) -> None:
    fill(world, visitor)
    response = visitor.answer("nguoi-gui", **who)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert visitor.get("/gui-y-kien/xem-lai/").headers["Location"] == "/gui-y-kien/nguoi-gui/"


@pytest.mark.usefixtures("switched_on")
def test_on_who_was_anonymous_and_turns_to_a_complaint_is_asked_again(world: World, visitor: Visitor) -> None:
    visitor.fill(world, privacy="anonymous")
    assert visitor.answer("loai", kind="khieu_nai_lan_1").headers["Location"] == "/gui-y-kien/nguoi-gui/"


@pytest.mark.usefixtures("switched_on")
def test_on_an_address_left_for_a_complaint_is_not_kept_with_another_kind(world: World, visitor: Visitor) -> None:
    fill(world, visitor)
    visitor.answer("nguoi-gui", **WHO)
    visitor.answer("loai", kind="phan_anh")
    visitor.wait(10)
    visitor.press_send(token_in(visitor.get("/gui-y-kien/xem-lai/")))
    assert '"address": ""' in unseal(Opinion.objects.get().sender.sealed)


@pytest.mark.usefixtures("switched_on", "noon")
def test_on_a_complaint_is_offered_no_matter_and_joins_none(world: World, visitor: Visitor) -> None:
    case = publish(world, case=answered(world), text=TEXT).case
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="khieu_nai_lan_1")
    visitor.answer("noi", place=world.area.code)
    visitor.answer("noi-nhan", body=world.office.code)
    assert case.code not in visitor.post("/gui-y-kien/giong/", {"text": TEXT}).content.decode()
    forged = visitor.answer("noi-dung", text=TEXT, theo=case.code)
    assert forged.headers["Location"] == "/gui-y-kien/nguoi-gui/"
    visitor.answer("nguoi-gui", **WHO)
    visitor.wait(10)
    visitor.press_send(token_in(visitor.get("/gui-y-kien/xem-lai/")))
    assert Opinion.objects.latest("pk").parts.get().case != case


@pytest.mark.usefixtures("switched_on")
def test_on_a_denunciation_is_still_led_away_and_noticed_in_the_words(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    assert visitor.answer("loai", kind="khieu_nai_to_cao").headers["Location"] == "/khieu-nai-to-cao/"
    assert visitor.answer("loai", kind="to_cao").status_code == 422
    fill(world, visitor, "Tôi tố cáo cán bộ địa chính phường nhận hối lộ 20 triệu đồng để làm sổ đỏ.")
    visitor.answer("nguoi-gui", **WHO)
    review = visitor.get("/gui-y-kien/xem-lai/")
    assert "Nội dung có dấu hiệu là tố cáo" in review.content.decode()
    visitor.wait(10)
    visitor.press_send(token_in(review))
    assert Opinion.objects.get().is_sealed
