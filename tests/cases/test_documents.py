"""Papers of a case: numbers, what they say, who they name, who may."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from docx import Document as Word

from caunoi.cases.choices import CaseKind, Channel, DocumentKind, Outcome, Privacy
from caunoi.cases.models import Case, Document, DocumentTemplate
from caunoi.cases.papers.rendering import TemplateRefused, shipped_template
from caunoi.cases.papers.signing import sign_lines
from caunoi.cases.services import documents, handling, quarantine, triage
from caunoi.cases.services.intake import SenderData
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.people.choices import BodyKind, Letterhead, Role
from caunoi.people.models import Body, Post
from tests.cases.test_papers import text_of, with_text
from tests.cases.world import NOON, World, answered, classified, make_body, make_officer, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
SENDER = SenderData(name="Chủ hộ số 5", phone="0900000001", address="Tổ 4")


def issue(world: World, case: Case, kind: DocumentKind, by: str = "reception", **more: Any) -> Document:
    return documents.issue_document(case=case, kind=kind, by=world[by], at=NOON, **more)


def read(world: World, document: Document, by: str = "reception") -> str:
    return text_of(documents.render_document(document=document, by=world[by], at=NOON))


def kinds(world: World, case: Case, by: str = "reception") -> list[str]:
    return [str(paper.kind) for paper in documents.available_papers(Case.objects.get(pk=case.pk), world[by])]


def test_numbers_are_gapless_for_a_body_and_a_year(world: World) -> None:
    case = classified(world)
    numbers = [issue(world, case, DocumentKind.RECEIPT).number for _turn in range(3)]
    assert numbers == [1, 2, 3]
    assert [row.symbol for row in Document.objects.all()] == ["GBN-UBND"] * 3
    assert Entry.objects.filter(act="document.issue").count() == 3


def test_a_receipt_names_the_sender_and_the_look_is_journalled(world: World) -> None:
    case = say(world, sender=SENDER).case
    text = read(world, issue(world, case, DocumentKind.RECEIPT))
    for words in ("GIẤY BIÊN NHẬN", "Số: 01/GBN-UBND", "Ủy ban nhân dân phường Minh Giang đã nhận phản ánh của ông/bà",
                  SENDER.name, "Địa chỉ: Tổ 4", case.code, "Minh Giang, ngày 10 tháng 3 năm 2026",
                  "CÔNG CHỨC TIẾP NHẬN"):  # fmt: skip
        assert words in text
    entry = Entry.objects.get(act="sender.read")
    assert (entry.ref, entry.detail["paper"]) == (case.code, "giay_bien_nhan")
    kept = str(Document.objects.get().facts)
    assert SENDER.name not in kept and SENDER.phone not in kept


def test_who_may_not_see_the_sender_gets_a_paper_without_a_name(world: World) -> None:
    case = answered(world, sender=SENDER, privacy=Privacy.HANDLER)
    document = issue(world, case, DocumentKind.ANSWER, by="handler")
    for reader in ("handler", "leader", "front"):
        text = read(world, document, by=reader)
        assert SENDER.name not in text and f"Ông/bà gửi phản ánh, mã vụ việc {case.code}" in text
    assert not Entry.objects.filter(act="sender.read").exists()
    assert "Ông/bà Chủ hộ số 5" in read(world, document)
    assert Entry.objects.filter(act="sender.read").count() == 1


def test_the_answer_says_what_was_signed_and_is_drawn_again_from_its_facts(world: World) -> None:
    Body.objects.filter(pk=world.division.pk).update(symbol="KTHTĐT")
    case = answered(world, Outcome.RESOLVED)
    document = Document.objects.get(kind=DocumentKind.ANSWER)  # issued when the leader signed
    assert document.signed_post == world.posts["leader"]
    Case.objects.filter(pk=case.pk).update(title="Tên khác đặt sau")
    Body.objects.filter(pk=world.office.pk).update(name="Ủy ban nhân dân phường Tên Khác", place=world.other_ward)
    document.refresh_from_db()
    text = read(world, document)
    assert "Phường đã kiểm tra ngày 11/3 và nạo vét hố ga đầu ngõ." in text and "Tên khác" not in text
    assert "Số: 01/UBND-KTHTĐT" in text and "V/v trả lời phản ánh" in text
    assert "Lưu: VT, KTHTĐT." in text and "nơi tiếp công dân./." in text
    assert "Minh Giang, ngày 10 tháng 3 năm 2026" in text and "TÊN KHÁC" not in text
    assert "CHỦ TỊCH" in text.splitlines() and "CHỦ TỊCH UBND" not in text


@pytest.mark.parametrize(
    ("title", "prefix", "is_head", "lines"),
    [
        ("Chủ tịch Ủy ban nhân dân", "TM. ỦY BAN NHÂN DÂN", True, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Chủ tịch UBND phường", "TM. ỦY BAN NHÂN DÂN", True, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("Phó Chủ tịch Ủy ban nhân dân", "KT. CHỦ TỊCH", False, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("Phó Chủ tịch Thường trực UBND", "", False, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("Trưởng phòng", "", True, ["TRƯỞNG PHÒNG"]),
        ("Công chức tiếp công dân", "", False, ["CÔNG CHỨC TIẾP CÔNG DÂN"]),
    ],
)
def test_the_post_signs_without_naming_the_body_again(
    world: World, title: str, prefix: str, is_head: bool, lines: list[str]
) -> None:
    assert sign_lines(Post(body=world.office, title=title, sign_prefix=prefix, is_head=is_head)) == lines


def test_a_party_committee_signs_in_its_own_name(world: World) -> None:
    party = make_body(
        "DU-MG", BodyKind.PARTY_COMMITTEE, "Đảng ủy phường Minh Giang", world.ward, letterhead=Letterhead.PARTY
    )
    assert sign_lines(Post(body=party, title="Bí thư", sign_prefix="T/M", is_head=True)) == ["T/M ĐẢNG ỦY", "BÍ THƯ"]


def test_only_a_division_of_the_issuer_stands_in_the_symbol(world: World) -> None:
    world.division.symbol = "KTHTĐT"
    answer, notice = DocumentKind.ANSWER, DocumentKind.ACCEPTED
    assert documents.symbol_of(answer, world.office, world.division) == "UBND-KTHTĐT"
    assert documents.symbol_of(answer, world.office, world.office) == "UBND"
    assert documents.symbol_of(answer, world.office, world.police) == "UBND"
    assert documents.symbol_of(notice, world.office, world.division) == "TB-UBND"


def test_an_answer_not_signed_is_not_issued(world: World) -> None:
    with pytest.raises(ActRefused, match="Chưa có câu trả lời đã ký"):
        issue(world, classified(world), DocumentKind.ANSWER)


def test_a_transfer_is_forwarded_by_who_moved_it_and_names_no_sender(world: World) -> None:
    case = classified(world, sender=SENDER)
    triage.transfer_case(case=case, to=world.police, note="Việc của công an", by=world["reception"], at=NOON)
    assert DocumentKind.FORWARD in kinds(world, case)
    document = issue(world, Case.objects.get(pk=case.pk), DocumentKind.FORWARD)
    assert document.body == world.office
    text = read(world, document)
    assert "PHIẾU CHUYỂN" in text and "Kính gửi: Công an phường Minh Giang" in text
    assert SENDER.name not in text


def test_refusal_guidance_and_acceptance_say_reason_and_law(world: World) -> None:
    refused = say(world).case
    triage.refuse_case(case=refused, reason_key="thieu_ngay", by=world["reception"], at=NOON)
    assert kinds(world, refused) == ["giay_bien_nhan", "thong_bao_khong_thu_ly"]
    text = read(world, issue(world, refused, DocumentKind.NOT_ACCEPTED))
    assert "Không ghi ngày, tháng, năm viết đơn (Thông tư 05/2021/TT-TTCP, Điều 6)" in text

    guided = say(world).case
    note = "Ông/bà gửi đơn đến Tòa án nhân dân khu vực."
    triage.guide_case(case=guided, public_note=note, by=world["reception"], at=NOON)
    assert kinds(world, guided) == ["giay_bien_nhan", "phieu_huong_dan"]
    assert note in read(world, issue(world, guided, DocumentKind.GUIDE))

    complaint = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel=Channel.RECEPTION).case
    triage.classify_case(
        case=complaint, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON
    )  # fmt: skip
    triage.take_up_complaint(case=complaint, accepted_on=date(2026, 3, 10), by=world["leader"], at=NOON)
    complaint.refresh_from_db()
    text = read(world, issue(world, complaint, DocumentKind.ACCEPTED))
    # 30 days from 10/3/2026: Thursday 9/4/2026.
    assert (
        "Về việc thụ lý giải quyết đơn khiếu nại lần đầu" in text and "đã thụ lý giải quyết từ ngày 10/03/2026" in text
    )
    assert "đến hết ngày 09/04/2026" in text and "Khiếu nại" in text


def test_the_front_urges_on_its_own_letterhead_with_its_own_number(world: World) -> None:
    case = classified(world)
    issue(world, case, DocumentKind.RECEIPT)
    handling.urge_case(case=case, text="Quá hạn", by=world["front"], at=NOON)
    later = NOON + timedelta(days=40)
    document = documents.issue_document(case=case, kind=DocumentKind.URGE, by=world["front"], at=later)
    assert (document.body, document.number, document.symbol) == (world.front, 1, "MTTQ-BTT")
    text = text_of(documents.render_document(document=document, by=world["front"], at=later))
    assert "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM" in text and "CỘNG HÒA XÃ HỘI" in text
    assert "Kính gửi: Ủy ban nhân dân phường Minh Giang" in text


def test_a_party_body_writes_in_the_way_of_the_party(world: World) -> None:
    party = make_body(
        "DU-MG", BodyKind.PARTY_COMMITTEE, "Đảng ủy phường Minh Giang", world.ward, is_receiving=True, symbol="ĐU",
        letterhead=Letterhead.PARTY, superior_name="Đảng bộ tỉnh Hòa Giang",
    )  # fmt: skip
    make_officer(world, "party", party, "Văn phòng Đảng ủy", Role.RECEPTION)
    case = say(world, body=party).case
    text = read(world, issue(world, case, DocumentKind.RECEIPT, by="party"), by="party")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "Số 01-GBN/ĐU" in text and "Lưu Văn phòng." in text
    assert documents.symbol_of(DocumentKind.URGE, party) == "CV/ĐU"


def test_papers_of_a_quarantined_case_are_closed_and_their_words_gone(world: World) -> None:
    case = classified(world)
    document = issue(world, case, DocumentKind.RECEIPT)
    before = document.facts
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    document.refresh_from_db()
    assert document.facts == {} and kinds(world, case) == []
    with pytest.raises(NotAllowed):
        read(world, document)
    quarantine.release_case(case=case, reason="Không phải tố cáo", by=world["reception"], at=NOON)
    document.refresh_from_db()
    assert document.facts == before


def test_officers_without_a_hand_in_the_case_neither_issue_nor_read(world: World) -> None:
    case = classified(world)
    document = issue(world, case, DocumentKind.RECEIPT)
    for key in ("other_reception", "admin", "auditor", "handler_culture"):
        assert kinds(world, case, by=key) == []
        with pytest.raises(NotAllowed):
            issue(world, case, DocumentKind.RECEIPT, by=key)
        with pytest.raises(NotAllowed):
            read(world, document, by=key)


def test_an_office_replaces_a_template_and_takes_it_back(world: World) -> None:
    case = classified(world)
    document = issue(world, case, DocumentKind.RECEIPT)
    own = with_text("Mẫu của phường, vụ việc {{ ma_vu_viec }}")
    keys = {"body": world.office, "kind": DocumentKind.RECEIPT, "by": world["admin"], "at": NOON}
    documents.save_template(content=own, **keys)  # type: ignore[arg-type]
    assert f"Mẫu của phường, vụ việc {case.code}" in read(world, document)
    assert documents.template_for(world.division, DocumentKind.RECEIPT) == own
    with pytest.raises(TemplateRefused):
        documents.save_template(content=with_text("{{ la }}"), **keys)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        documents.save_template(content=own, **{**keys, "by": world["leader"]})  # type: ignore[arg-type]
    assert bytes(DocumentTemplate.objects.get().content) == own
    documents.drop_template(**keys)  # type: ignore[arg-type]
    assert documents.template_for(world.office, DocumentKind.RECEIPT) == shipped_template(DocumentKind.RECEIPT)


def test_the_name_of_the_file_says_nothing_of_the_sender(world: World) -> None:
    case = say(world, sender=SENDER).case
    document = issue(world, case, DocumentKind.RECEIPT)
    assert documents.file_name(document) == f"{case.code}-giay_bien_nhan-01.docx"
    content = documents.render_document(document=document, by=world["reception"], at=NOON)
    assert Word(io.BytesIO(content)).core_properties.author == "Cầu Nối"
