"""What a speaker sees and does with his code, and what nobody else does."""

import pytest

from caunoi.cases.choices import Outcome, State
from caunoi.cases.models import Attachment, Opinion
from caunoi.cases.services import answers, merging, triage
from caunoi.web.sealed import unseal
from tests.cases.world import NOON, World, answered, assigned, photo, say
from tests.portal.conftest import Visitor

pytestmark = pytest.mark.usefixtures("noon")


def receipt_of(opinion: Opinion) -> str:
    return unseal(opinion.receipt_sealed)


def open_case(visitor: Visitor, case: object) -> str:
    opinion = Opinion.objects.filter(parts__case=case).order_by("pk").first()
    assert opinion is not None
    assert visitor.post("/tra-cuu/", {"ma": receipt_of(opinion)}).headers["Location"] == "/theo-doi/"
    return visitor.page("/theo-doi/")


def test_the_code_opens_the_opinion_however_it_is_typed(world: World, visitor: Visitor) -> None:
    received = say(world)
    typed = received.receipt.lower().replace("-", " ")
    response = visitor.post("/tra-cuu/", {"ma": typed})
    assert response.headers["Location"] == "/theo-doi/"
    page = visitor.page("/theo-doi/")
    assert received.opinion.text in page
    assert received.case.code in page
    assert "20/3/2026" in page
    assert "không tính ngày nhận" in page  # the sum, line by line


def test_nobody_sees_it_without_the_code(world: World, visitor: Visitor) -> None:
    say(world)
    assert visitor.get("/theo-doi/").headers["Location"] == "/tra-cuu/"
    response = visitor.post("/tra-cuu/", {"ma": "MG-0000-0000-0000-0"})
    assert response.status_code == 422
    assert visitor.get("/theo-doi/").headers["Location"] == "/tra-cuu/"


def test_guessing_is_stopped(world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caunoi.portal.track.views.MISSES", 12)
    received = say(world)
    codes = [visitor.post("/tra-cuu/", {"ma": f"MG-{n:04d}-0000-0000-0"}).status_code for n in range(14)]
    assert codes[:12] == [422] * 12
    assert codes[12:] == [429, 429]
    assert Visitor("10.0.0.9").post("/tra-cuu/", {"ma": received.receipt}).status_code == 302


def test_what_was_opened_closes_after_two_hours_and_by_the_button(world: World, visitor: Visitor) -> None:
    received = say(world)
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    visitor.wait(2 * 3600 + 1)
    assert visitor.get("/theo-doi/").headers["Location"] == "/tra-cuu/"
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    visitor.post("/theo-doi/dong/")
    assert visitor.get("/theo-doi/").headers["Location"] == "/tra-cuu/"


def test_two_opinions_are_open_beside_each_other(world: World, visitor: Visitor) -> None:
    first, second = say(world, "Ngõ 12 ngập nước mỗi khi mưa to."), say(world, "Đèn đường ngõ 31 hỏng đã một tuần.")
    visitor.post("/tra-cuu/", {"ma": first.receipt})
    visitor.post("/tra-cuu/", {"ma": second.receipt})
    assert second.opinion.text in visitor.page("/theo-doi/")
    assert first.opinion.text in visitor.page("/theo-doi/?y=2")


def test_answer_evidence_and_officer_by_post_never_by_name(world: World, visitor: Visitor) -> None:
    case = answered(world, outcome=Outcome.RESOLVED)
    page = open_case(visitor, case)
    assert "Đã làm xong" in page
    assert "nạo vét hố ga đầu ngõ" in page
    assert "Chủ tịch UBND, UBND phường Minh Giang ký trả lời" in page
    assert "username" not in page
    file = Attachment.objects.get(answer__case=case)
    assert visitor.get(f"/tep/{file.code}/").status_code == 200
    assert Visitor("10.0.0.2").get(f"/tep/{file.code}/").status_code == 404


def test_a_draft_answer_is_not_shown(world: World, visitor: Visitor) -> None:
    case = assigned(world)
    answers.save_draft(
        case=case, text="Lời thảo chưa ai ký.", outcome=Outcome.EXPLAINED, files=[photo()], by=world["handler"], at=NOON
    )
    assert "Lời thảo" not in open_case(visitor, case)
    assert visitor.get(f"/tep/{Attachment.objects.get().code}/").status_code == 404


def test_rating_then_reopening_with_a_reason(world: World, visitor: Visitor) -> None:
    case = answered(world)
    open_case(visitor, case)
    assert visitor.post("/theo-doi/danh-gia/", {"viec": case.code, "score": "partly"}).status_code == 302
    refused = visitor.post("/theo-doi/danh-gia/", {"viec": case.code, "score": "bad", "mo_lai": "1"})
    assert refused.status_code == 422
    assert "ghi một lý do" in refused.content.decode()
    done = visitor.post(
        "/theo-doi/danh-gia/", {"viec": case.code, "score": "bad", "reasons": ["not_done"], "mo_lai": "1"}
    )
    assert done.status_code == 302
    case.refresh_from_db()
    assert (case.state, case.reopened) == (State.ASSIGNED, 1)
    assert "đã mở lại" in visitor.page("/theo-doi/")


def test_reopening_is_refused_with_its_reason_after_thirty_days(world: World, visitor: Visitor) -> None:
    case = answered(world)
    visitor.wait(31 * 86_400)
    page = open_case(visitor, case)
    assert "Đã quá 30 ngày" in page
    assert 'name="mo_lai"' not in page


def test_another_speakers_case_cannot_be_rated(world: World, visitor: Visitor) -> None:
    mine, other = answered(world), answered(world, text="Chợ họp lấn hết lòng đường mỗi sáng.")
    open_case(visitor, mine)
    assert visitor.post("/theo-doi/danh-gia/", {"viec": other.code, "score": "bad"}).headers["Location"] == "/tra-cuu/"
    other.refresh_from_db()
    assert other.answers.get().ratings.count() == 0


def test_asked_information_is_told_and_given(world: World, visitor: Visitor) -> None:
    case = assigned(world)
    triage.ask_information(case=case, question="Nhà số mấy bị ngập?", by=world["handler"], at=NOON)
    assert "Nhà số mấy bị ngập?" in open_case(visitor, case)
    assert visitor.post("/theo-doi/bo-sung/", {"text": "Từ số 3 đến số 9."}).status_code == 302
    case.refresh_from_db()
    assert case.state == State.ASSIGNED
    assert "Từ số 3 đến số 9." in visitor.page("/theo-doi/")


def test_an_empty_addition_is_refused_and_words_stay(world: World, visitor: Visitor) -> None:
    received = say(world)
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    response = visitor.post("/theo-doi/bo-sung/", {"text": " "})
    assert response.status_code == 422
    assert "Chưa có nội dung bổ sung" in response.content.decode()


def test_withdrawing_needs_a_tick(world: World, visitor: Visitor) -> None:
    received = say(world)
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    assert visitor.post("/theo-doi/rut/", {}).status_code == 422
    assert visitor.post("/theo-doi/rut/", {"sure": "on"}).status_code == 302
    received.case.refresh_from_db()
    assert received.case.state == State.WITHDRAWN
    assert "đã rút ý kiến này" in visitor.page("/theo-doi/")


def test_an_old_receipt_opens_the_case_that_took_its_case_in(world: World, visitor: Visitor) -> None:
    one, two = say(world), say(world, "Ngõ 12 lại ngập, nước vào nhà.")
    merging.merge_cases(into=one.case, source=two.case, by=world["reception"], at=NOON)
    visitor.post("/tra-cuu/", {"ma": two.receipt})
    page = visitor.page("/theo-doi/")
    assert one.case.code in page
    assert two.opinion.text in page
    assert one.opinion.text not in page


def test_a_divided_opinion_shows_each_case(world: World, visitor: Visitor) -> None:
    from caunoi.cases.choices import CaseKind

    received = say(world, "Ngõ 12 ngập. Ngoài ra đèn đường hỏng.")
    merging.divide_opinion(
        opinion=received.opinion,
        case=received.case,
        contents=[("Ngõ 12 ngập", CaseKind.REPORT), ("Đèn đường hỏng", CaseKind.PETITION)],
        by=world["reception"],
        at=NOON,
    )
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    page = visitor.page("/theo-doi/")
    assert "chia thành 2 vụ việc" in page
    assert page.count("track-now__h") == 2


def test_a_moved_case_shows_both_clocks(world: World, visitor: Visitor) -> None:
    received = say(world)
    triage.transfer_case(case=received.case, to=world.police, note="Việc của công an", by=world["reception"], at=NOON)
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    page = visitor.page("/theo-doi/")
    assert "Chuyển tới Công an phường Minh Giang" in page
    assert page.count("Hạn tính thế nào?") == 2
    assert "vì chuyển nơi khác" in page
    assert "Việc của công an" not in page  # a note for officers


def test_sealed_words_and_files_are_shown_to_nobody(world: World, visitor: Visitor) -> None:
    from caunoi.cases.services import quarantine

    received = say(world, files=[photo()])
    quarantine.quarantine_case(case=received.case, by=world["reception"], at=NOON)
    visitor.post("/tra-cuu/", {"ma": received.receipt})
    page = visitor.page("/theo-doi/")
    assert "thủ tục riêng" in page
    assert "Tầng 1, trụ sở UBND phường" in page
    assert "Ngõ 12" not in page
    assert visitor.get(f"/tep/{Attachment.objects.get().code}/").status_code == 404
