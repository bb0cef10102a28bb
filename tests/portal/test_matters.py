"""The public list and page: live publications alone, every filter in the address, small counts suppressed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Attachment, Case, Opinion
from caunoi.cases.services import answers, merging, publishing, quarantine, speaking
from caunoi.common import clock
from caunoi.portal.matters import selectors
from tests.cases.world import NOON, World, answered, assigned, photo, say
from tests.portal.conftest import TEXT, Visitor, token_in
from tests.portal.samples import busy_ward, promised, publish

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def cases(world: World) -> dict[str, Case]:
    return busy_ward(world)


def test_only_what_was_published_is_public(world: World, visitor: Visitor) -> None:
    case = answered(world, text="Lời chưa ai che của một người.")
    assert visitor.get(f"/vu-viec/{case.code}/").status_code == 404
    assert case.code not in visitor.page("/vu-viec/")
    publish(world, case, title="Tiêu đề đã che")
    page = visitor.page(f"/vu-viec/{case.code}/")
    assert "Tiêu đề đã che" in page
    assert "Lời chưa ai che" not in page
    assert "Phường đã kiểm tra ngày 11/3" not in page  # the answer was not confirmed for the public
    publishing.take_down(case=case, reason="Có số nhà", by=world["publisher"], at=NOON)
    assert visitor.get(f"/vu-viec/{case.code}/").status_code == 404


def test_a_quarantined_or_merged_case_is_not_public(world: World, visitor: Visitor, cases: dict[str, Case]) -> None:
    quarantine.quarantine_case(case=cases["open"], by=world["reception"], at=NOON)
    assert visitor.get(f"/vu-viec/{cases['open'].code}/").status_code == 404
    other = assigned(world, text="Chợ tạm lấn đường.")
    merging.merge_cases(into=other, source=cases["explained"], by=world["reception"], at=NOON)
    assert visitor.get(f"/vu-viec/{cases['explained'].code}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", {"resolved", "explained", "promised", "open"}),
        ("tinh-trang=resolved", {"resolved"}),
        ("tinh-trang=answered", {"explained", "promised"}),
        ("tinh-trang=promised", {"promised"}),
        ("tinh-trang=open", {"open"}),
        ("tinh-trang=khong-co", {"resolved", "explained", "promised", "open"}),
        ("linh-vuc=moi_truong", {"resolved", "explained", "promised", "open"}),
        ("linh-vuc=giao_thong", set()),
        ("loai=gop_y", set()),
        ("q=nap+cong", {"promised"}),
        ("q=đèn+đường", {"resolved"}),
        ("q=den+duong&tinh-trang=open", set()),
        ("co-quan=UBND-MG", {"resolved", "explained", "promised", "open"}),
        ("co-quan=MTTQ-MG", set()),
        ("ky=30&xep=cu", {"resolved", "explained", "promised", "open"}),
        ("xep=khong-co", {"resolved", "explained", "promised", "open"}),
        ("trang=abc", {"resolved", "explained", "promised", "open"}),
        ("trang=99", set()),
    ],
)
def test_filters_in_the_address(visitor: Visitor, cases: dict[str, Case], query: str, keys: set[str]) -> None:
    page = visitor.page(f"/vu-viec/?{query}")
    assert {key for key, case in cases.items() if f"/vu-viec/{case.code}/" in page} == keys


def test_the_words_of_each_state(world: World, visitor: Visitor, cases: dict[str, Case]) -> None:
    page = visitor.page("/vu-viec/")
    for words in ("Đã làm xong", "Đã trả lời, giải trình", "Đã trả lời, hẹn xong 9/4/2026", "Đang xử lý"):
        assert words in page
    visitor.wait(40 * 86_400)
    assert "Quá hẹn 9/4/2026" in visitor.page("/vu-viec/")


def test_a_late_case_is_shown_as_late(world: World, visitor: Visitor) -> None:
    case = say(world).case
    Case.objects.filter(pk=case.pk).update(state="accepted")
    case.refresh_from_db()
    publish(world, case)
    visitor.wait(11 * 86_400)  # due on 20/3; 21/3 is a day late
    assert "Quá hạn 1 ngày" in visitor.page(f"/vu-viec/{case.code}/")
    assert case.code in visitor.page("/vu-viec/?tinh-trang=overdue")


def test_small_numbers_of_voices_are_suppressed(visitor: Visitor, cases: dict[str, Case]) -> None:
    assert "6 người cùng nói" in visitor.page(f"/vu-viec/{cases['promised'].code}/")
    page = visitor.page(f"/vu-viec/{cases['explained'].code}/")
    assert "dưới 5 người gửi" in page
    assert "1 người" not in page


def test_another_unit_sees_its_own(world: World, visitor: Visitor, cases: dict[str, Case]) -> None:
    assert "Không có việc nào khớp" in visitor.page(f"/vu-viec/?don-vi={world.other_ward.code}")
    assert cases["open"].code in visitor.page(f"/vu-viec/?don-vi={world.province.code}")


def test_public_files_alone_are_open(world: World, visitor: Visitor) -> None:
    case = answered(world, outcome=Outcome.RESOLVED, files=[photo()])
    publish(world, case)
    own, evidence = Attachment.objects.get(opinion__isnull=False), Attachment.objects.get(answer__isnull=False)
    assert visitor.get(f"/tep/{evidence.code}/").status_code == 404
    publishing.publish_case(
        case=case, title="Đèn đường", text="Đã che.", answer_text="", confirmed=True, by=world["publisher"], at=NOON,
        file_codes=[evidence.code], reason="Thêm ảnh",
    )  # fmt: skip
    assert visitor.get(f"/tep/{evidence.code}/").status_code == 200
    assert visitor.get(f"/tep/{own.code}/").status_code == 404
    publishing.take_down(case=case, reason="Gỡ", by=world["publisher"], at=NOON)
    assert visitor.get(f"/tep/{evidence.code}/").status_code == 404


def test_files_stand_under_what_they_belong_to(world: World, visitor: Visitor) -> None:
    case = answered(world, outcome=Outcome.RESOLVED, files=[photo()])
    own, evidence = Attachment.objects.get(opinion__isnull=False), Attachment.objects.get(answer__isnull=False)
    publishing.publish_case(
        case=case, title="Đèn đường", text="Đã che.", answer_text="", confirmed=True, by=world["publisher"], at=NOON,
        file_codes=[own.code, evidence.code],
    )  # fmt: skip
    said, shown = visitor.page(f"/vu-viec/{case.code}/").split(">Nội dung</h2>")[1].split(">Trả lời</h2>")
    assert f'src="/tep/{own.code}/"' in said
    assert "Ảnh người dân gửi 1" in said
    assert "Ảnh kết quả 1" not in said
    assert f'src="/tep/{evidence.code}/"' in shown
    assert "Ảnh kết quả 1" in shown


def test_the_last_answered_is_the_first_of_the_results(world: World) -> None:
    first, second, third = (answered(world, text=f"Ngõ {number} mất nước sạch từ hôm qua.") for number in range(3))
    for case, answered_day, published_day in ((first, 3, 0), (second, 1, 2), (third, 2, 1)):
        publish(world, case, at=NOON + timedelta(days=published_day))
        Case.objects.filter(pk=case.pk).update(answered_at=NOON + timedelta(days=answered_day))
    Case.objects.filter(pk=second.pk).update(state="resolved", resolved_at=NOON + timedelta(days=4))
    rows = selectors.latest_results(world.ward, today=clock.today())
    assert [row.publication.case for row in rows] == [second, first, third]


def test_an_unconfirmed_promise_is_public_only_as_date_and_state(world: World, visitor: Visitor) -> None:
    case = promised(world)
    publish(world, case, answer_text="Đã trả lời.")
    page = visitor.page(f"/vu-viec/{case.code}/")
    assert "hẹn 9/4/2026" in page
    assert "Thay nắp cống ngõ 7" not in page


def test_what_was_promised_is_public_in_the_words_that_were_confirmed(world: World, visitor: Visitor) -> None:
    case = promised(world)
    first = case.promises.get()
    publish(world, case, answer_text="Đã trả lời.", promise_words={first.pk: "Thay nắp cống (đã che)"})
    page = visitor.page(f"/vu-viec/{case.code}/")
    assert "<b>Thay nắp cống (đã che)</b>" in page
    assert first.text not in page

    speaking.reopen_case(case=case, reason="Chưa làm", by=world["leader"], at=NOON)
    promise_again(world, case, "Thay cả 30 m cống nhà ông Ba")
    page = visitor.page(f"/vu-viec/{case.code}/")
    assert "<b>Thay nắp cống (đã che)</b>" in page
    assert "hẹn 29/4/2026" in page
    assert "<b>Lời hứa 2</b>" in page
    assert "ông Ba" not in page

    publishing.publish_case(
        case=case, title="Ngõ 7", text="Đã che.", answer_text="Đã trả lời.", confirmed=True, reason="Thêm lời hứa",
        by=world["publisher"], at=NOON, promise_words={case.promises.last().pk: "Thay 30 m cống"},
    )  # fmt: skip
    page = visitor.page(f"/vu-viec/{case.code}/")
    assert "<b>Thay 30 m cống</b>" in page
    assert "Thay nắp cống" not in page  # left out of the correction, so no longer confirmed
    assert "<b>Lời hứa 1</b>" in page


def promise_again(world: World, case: Case, text: str) -> None:
    data = answers.PromiseData(text, world.division, date(2026, 4, 29))
    answers.save_draft(
        case=case, text="Phường sẽ thay cống của cả đoạn ngõ.", outcome=Outcome.IN_PROGRESS, promise=data,
        by=world["handler"], at=NOON,
    )  # fmt: skip
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)


def test_i_have_this_too_joins_instead_of_filing_again(world: World, visitor: Visitor, cases: dict[str, Case]) -> None:
    case = cases["open"]
    assert visitor.post(f"/vu-viec/{case.code}/cung-gap/").headers["Location"] == "/gui-y-kien/noi-dung/"
    page = visitor.page("/gui-y-kien/noi-dung/")
    assert "Tôi cũng gặp việc này" in page
    assert f"theo chung việc {case.code}" in page
    visitor.answer("noi-dung", text="Tôi cũng gặp việc này hằng sáng.")
    visitor.answer("nguoi-gui", privacy="anonymous")
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    visitor.wait(10)
    visitor.press_send(token)
    assert Opinion.objects.filter(parts__case=case).count() == 2
    assert "ghép vào việc đang được xử lý" in visitor.page("/bien-nhan/")


def test_the_same_matter_is_offered_before_sending_and_may_be_taken(
    world: World, visitor: Visitor, cases: dict[str, Case]
) -> None:
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    visitor.answer("noi", place=world.area.code)
    visitor.answer("noi-nhan", body=world.office.code)
    text = "Ngõ 7 lún và nắp cống vỡ, nước dâng lên bậc cửa nhiều nhà khi mưa to."
    assert visitor.answer("noi-dung", text=text).headers["Location"] == "/gui-y-kien/viec-giong/"
    code = cases["promised"].code
    assert code in visitor.page("/gui-y-kien/viec-giong/")
    assert code in visitor.post("/gui-y-kien/giong/", {"text": text}).content.decode()
    visitor.answer("viec-giong", theo=code)
    visitor.answer("nguoi-gui", privacy="anonymous")
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    visitor.wait(10)
    visitor.press_send(token)
    assert Opinion.objects.filter(parts__case=cases["promised"], text=text).exists()


def test_a_matter_that_is_not_public_cannot_be_joined(world: World, visitor: Visitor) -> None:
    hidden = assigned(world)
    visitor.fill(world)
    visitor.answer("noi-dung", text=TEXT, theo=hidden.code)
    assert "theo chung" not in visitor.page("/gui-y-kien/noi-dung/")


def test_as_many_queries_for_one_row_as_for_twenty(world: World, visitor: Visitor) -> None:
    first = answered(world)
    publish(world, first)
    visitor.page("/vu-viec/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        visitor.page("/vu-viec/")
    for number in range(6):
        publish(world, answered(world, text=f"Ngõ {number} mất nước sạch từ hôm qua."))
    with CaptureQueriesContext(connection) as many:
        visitor.page("/vu-viec/")
    assert len(one) == len(many)


def test_pages_follow_each_other_without_counting_all(
    world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "PAGE", 2)
    monkeypatch.setattr(selectors, "COUNT_TO", 3)
    cases = [answered(world, text=f"Ngõ {number} mất nước sạch từ hôm qua.") for number in range(5)]
    for number, case in enumerate(cases):
        publish(world, case, at=NOON + timedelta(minutes=number))
    first, third = visitor.page("/vu-viec/"), visitor.page("/vu-viec/?trang=3")
    assert "Có hơn 3 việc" in first
    assert [f"/vu-viec/{case.code}/" in first for case in cases] == [False, False, False, True, True]
    assert [f"/vu-viec/{case.code}/" in third for case in cases] == [True, False, False, False, False]
    assert "?trang=2" in first
    assert "?trang=4" not in third
