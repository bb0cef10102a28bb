"""Pasted text, boxes, files, appointments and pointers at the desk."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from caunoi.cases.choices import Channel, State
from caunoi.cases.models import Box, BoxOpening, Case, DenunciationPointer, ImportBatch, Opinion
from caunoi.cases.services import appointments, boxes, imports, quarantine
from caunoi.common.sheets import write_xlsx
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
URL = "/ban-lam-viec/nhap/"


@pytest.fixture
def desk(client: Client, world: World) -> Client:
    client.force_login(world["reception"])
    return client


def paper_box(world: World) -> Box:
    return boxes.create_box(
        body=world.office, place=world.area, kind="paper", name="Nhà văn hóa tổ 4", by=world["admin"], at=NOON
    )


# --- paste


def test_pasted_paragraphs_are_checked_corrected_and_taken_in(desk: Client, world: World) -> None:
    pasted = "Kiến nghị lắp đèn ngõ 5.\n\nChào cả nhà, hôm nay trời đẹp.\n\nRác ở chợ chưa được thu gom."
    page = desk.post(f"{URL}dan/", {"body": "UBND-MG", "text": pasted})
    formset = page.context["formset"]
    assert [form.initial["kind"] for form in formset] == ["kien_nghi", "phan_anh", "phan_anh"]
    assert Opinion.objects.count() == 0
    sent = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3"}
    for number, form in enumerate(formset):
        for name in ("body", "kind", "text", "token"):
            sent[f"form-{number}-{name}"] = form.initial[name]
        sent[f"form-{number}-keep"] = "" if number == 1 else "on"
    sent["form-2-text"] = "Rác ở chợ Minh Giang chưa được thu gom."
    sent["form-2-place"] = "Tổ 4"
    for _twice in range(2):
        assert desk.post(f"{URL}dan/nhap/", sent).status_code == 302
    rows = Opinion.objects.order_by("pk")
    assert [(row.text, row.channel, row.place) for row in rows] == [
        ("Kiến nghị lắp đèn ngõ 5.", Channel.CHAT, world.ward),
        ("Rác ở chợ Minh Giang chưa được thu gom.", Channel.CHAT, world.area),
    ]


def test_a_place_that_is_not_known_sends_the_paragraphs_back(desk: Client) -> None:
    sent = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-body": "UBND-MG", "form-0-kind": "phan_anh",
        "form-0-text": "Rác chưa thu gom.", "form-0-token": "t", "form-0-keep": "on", "form-0-place": "Tổ 99",
    }  # fmt: skip
    answer = desk.post(f"{URL}dan/nhap/", sent)
    assert answer.status_code == 422 and "Rác chưa thu gom." in answer.content.decode()
    assert Opinion.objects.count() == 0


# --- files


def upload(desk: Client, *rows: list[str]) -> ImportBatch:
    content = write_xlsx(["Nội dung", "Tổ", "Ngày nhận"], rows)
    answer = desk.post(f"{URL}tep/", {"body": "UBND-MG", "file": SimpleUploadedFile("y-kien.xlsx", content)})
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"{URL}tep/{batch.pk}/cot/"
    return batch


def test_a_file_goes_through_columns_preview_run_and_result(desk: Client, world: World) -> None:
    batch = upload(desk, ["Đèn ngõ 5 hỏng.", "Tổ 4", "2/3/2026"], ["", "Tổ 4", ""], ["Rác ở chợ.", "Tổ 4", ""])
    columns = desk.get(f"{URL}tep/{batch.pk}/cot/")
    assert {name: chosen for name, _label, chosen in columns.context["columns"] if chosen is not None} == {
        "text": 0, "place": 1, "date": 2,
    }  # fmt: skip
    refused = desk.post(f"{URL}tep/{batch.pk}/cot/", {"cot_place": "1"})
    assert refused.status_code == 422 and "Hãy chọn cột có nội dung" in refused.content.decode()
    mapping = {"cot_text": "0", "cot_place": "1", "cot_date": "2", "channel": "meeting", "kind": "kien_nghi"}
    assert desk.post(f"{URL}tep/{batch.pk}/cot/", mapping)["Location"] == f"{URL}tep/{batch.pk}/"
    preview = desk.get(f"{URL}tep/{batch.pk}/")
    assert (preview.context["good"], preview.context["bad"]) == (2, 1)
    assert "Thiếu nội dung ý kiến." in preview.content.decode() and Opinion.objects.count() == 0
    desk.post(f"{URL}tep/{batch.pk}/chay/")
    running = desk.get(f"{URL}tep/{batch.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" in running and "<html" not in running
    imports.import_opinions(batch_id=batch.pk)
    done = desk.get(f"{URL}tep/{batch.pk}/").content.decode()
    assert "Đã nhập xong" in done and "every 2s" not in done
    assert {(row.channel, row.place) for row in Opinion.objects.all()} == {(Channel.MEETING, world.area)}
    assert set(Case.objects.values_list("kind", flat=True)) == {"kien_nghi"}
    sheet = desk.post(f"{URL}tep/{batch.pk}/bi-loai/")
    assert sheet["Content-Disposition"] == f'attachment; filename="dong-chua-nhap-{batch.pk}.xlsx"'
    rows = list(load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert [row[:2] for row in rows] == [("Dòng", "Lý do chưa nhập"), ("3", "Thiếu nội dung ý kiến.")]


def test_the_preview_tells_which_case_a_row_is_like(desk: Client, world: World) -> None:
    flood = "Hố ga đầu ngõ 12 đường Trần Phú đầy bùn, cứ mưa to là nước tràn vào nhà dân."
    old = say(world, flood).case
    secret = say(world, "Cột điện đầu xóm Bãi nghiêng sắp đổ vào mái nhà văn hóa.", body=world.police).case
    again = "Mưa to là nước tràn vào nhà dân ngõ 12 Trần Phú, hố ga đầu ngõ đầy bùn."
    rows = [again, "Học phí trường mầm non tăng gấp đôi.", "Cột điện đầu xóm Bãi nghiêng sắp đổ vào mái nhà văn hóa."]
    batch = upload(desk, *[[text, "Tổ 4", ""] for text in rows])
    desk.post(
        f"{URL}tep/{batch.pk}/cot/", {"cot_text": "0", "cot_place": "1", "channel": "meeting", "kind": "phan_anh"}
    )
    preview = desk.get(f"{URL}tep/{batch.pk}/")
    assert [same.case if same else None for _row, same in preview.context["rows"]] == [old, None, None]
    page = preview.content.decode()
    assert "Rất có thể trùng với" in page and old.code in page and "cùng nơi" in page
    assert secret.code not in page and "1 dòng có thể trùng" in page
    assert Opinion.objects.count() == 2


def test_a_petition_row_is_compared_with_nothing(desk: Client, world: World) -> None:
    flood = "Hố ga đầu ngõ 12 đường Trần Phú đầy bùn, cứ mưa to là nước tràn vào nhà dân."
    say(world, flood)
    batch = upload(desk, [flood, "Tổ 4", ""])
    desk.post(
        f"{URL}tep/{batch.pk}/cot/",
        {"cot_text": "0", "cot_place": "1", "channel": "meeting", "kind": "khieu_nai_lan_1"},
    )
    assert [same for _row, same in desk.get(f"{URL}tep/{batch.pk}/").context["rows"]] == [None]


def test_the_preview_does_not_show_a_denunciation(desk: Client) -> None:
    batch = upload(desk, ["Tôi tố cáo ông trưởng phòng nhận hối lộ 50 triệu đồng để cấp giấy phép.", "Tổ 4", ""])
    page = desk.get(f"{URL}tep/{batch.pk}/").content.decode()
    assert "hối lộ" not in page and "sẽ cách ly" in page


def test_what_is_no_table_is_refused_with_a_reason(desk: Client) -> None:
    answer = desk.post(f"{URL}tep/", {"body": "UBND-MG", "file": SimpleUploadedFile("a.xlsx", b"khong phai bang")})
    assert answer.status_code == 422 and "không phải .xlsx" in answer.content.decode()


def test_files_of_another_unit_are_not_found(desk: Client, world: World) -> None:
    batch = upload(desk, ["Đèn ngõ 5 hỏng.", "", ""])
    desk.force_login(world["other_reception"])
    for path in ("", "cot/"):
        assert desk.get(f"{URL}tep/{batch.pk}/{path}").status_code == 404
    for path in ("chay/", "bi-loai/", "xoa/"):
        assert desk.post(f"{URL}tep/{batch.pk}/{path}").status_code == 404


# --- boxes


def test_slips_are_entered_under_an_opening_until_they_agree(desk: Client, world: World) -> None:
    box = paper_box(world)
    opened = desk.post(
        f"{URL}hom-thu/{box.code}/mo/",
        {"slips": "1", "witnesses": "Tổ trưởng, đại diện Mặt trận", "opened_at": "2026-03-10T09:30"},
    )
    opening = BoxOpening.objects.get()
    page = opened["Location"]
    assert page == f"{URL}hom-thu/lan-mo/{opening.pk}/"
    assert "Còn thiếu" in desk.get(page).content.decode()
    desk.post(f"{page}khep/", {"difference_note": ""})
    opening.refresh_from_db()
    assert opening.closed_at is None
    slip = {"body": "UBND-MG", "text": "Xin thêm ghế đá ở vườn hoa.", "kind": "kien_nghi", "place": "", "token": "s1"}
    desk.post(page, slip)
    desk.post(page, slip)
    opinion = Opinion.objects.get()
    assert (opinion.channel, opinion.opening, opinion.received_at) == (Channel.PAPER_BOX, opening, opening.opened_at)
    assert "Khớp" in desk.get(page).content.decode()
    desk.post(f"{page}khep/")
    opening.refresh_from_db()
    assert opening.closed_at == NOON
    assert desk.post(page, {**slip, "token": "s2"}).status_code == 422
    assert Opinion.objects.count() == 1


def test_an_administrator_sets_up_a_box_and_prints_its_sign(client: Client, world: World) -> None:
    client.force_login(world["admin"])
    sent = {"body": "UBND-MG", "kind": "qr", "name": "Chợ Minh Giang", "place": "Tổ 4"}
    poster = client.post(f"{URL}hom-thu/them/", sent, follow=True)
    box = Box.objects.get()
    assert (box.place, box.kind) == (world.area, "qr")
    assert f"/q/{box.code}/" in poster.content.decode() and '<svg class="qr"' in poster.content.decode()
    client.post(f"{URL}hom-thu/{box.code}/dung/")
    box.refresh_from_db()
    assert box.is_active is False
    client.force_login(world["reception"])
    assert client.get(f"{URL}hom-thu/them/").status_code == 404
    assert client.post(f"{URL}hom-thu/{box.code}/dung/").status_code == 404


def test_boxes_and_openings_of_another_unit_are_not_found(client: Client, world: World) -> None:
    box = paper_box(world)
    opening = boxes.open_box(
        box=box, slips=1, witnesses="Tổ trưởng", opened_at=NOON, by=world["reception"], at=NOON
    )  # fmt: skip
    client.force_login(world["other_reception"])
    for path in (f"{box.code}/mo/", f"{box.code}/ap-phich/", f"lan-mo/{opening.pk}/"):
        assert client.get(f"{URL}hom-thu/{path}").status_code == 404


# --- appointments, pointers


def test_the_contact_of_an_appointment_is_shown_only_when_asked_and_leaves_a_trace(desk: Client, world: World) -> None:
    row = appointments.request_appointment(
        body=world.office, wanted_on=date(2026, 3, 12), session="sang", name="Chủ hộ số 5", phone="0900000001", at=NOON
    )  # fmt: skip
    assert "0900000001" not in desk.get(f"{URL}lich-hen/").content.decode()
    assert "0900000001" in desk.post(f"{URL}lich-hen/{row.code}/lien-he/").content.decode()
    assert Entry.objects.filter(act="appointment.read").count() == 1
    desk.post(f"{URL}lich-hen/{row.code}/chot/", {"act": "cancel", "note": ""})
    row.refresh_from_db()
    assert row.cancelled_at is None
    desk.post(f"{URL}lich-hen/{row.code}/chot/", {"act": "confirm", "note": "Phòng 2, 8 giờ"})
    row.refresh_from_db()
    assert (row.confirmed_at, row.note) == (NOON, "Phòng 2, 8 giờ")
    desk.force_login(world["other_reception"])
    assert desk.post(f"{URL}lich-hen/{row.code}/lien-he/").status_code == 404


def test_a_pointer_holds_number_date_and_where_it_went_and_nothing_else(desk: Client, world: World) -> None:
    page = desk.get(f"{URL}to-cao/")
    assert set(page.context["form"].fields) == {"body", "number", "received_on", "handed_to", "handed_on"}
    sent = {"body": "UBND-MG", "number": "03/TC", "received_on": "2026-03-09", "handed_to": "", "handed_on": ""}
    assert desk.post(f"{URL}to-cao/", sent).status_code == 302
    row = DenunciationPointer.objects.get()
    # 7 working days from Monday 9/3/2026: 10, 11, 12, 13, 16, 17, 18/3.
    assert (row.number, row.classify_due_on) == ("03/TC", date(2026, 3, 18))
    wrong = {**sent, "number": "04/TC", "handed_on": "2026-03-01"}
    assert set(desk.post(f"{URL}to-cao/", wrong).context["form"].errors) == {"handed_on", "handed_to"}
    desk.force_login(world["front"])
    assert "03/TC" not in desk.get(f"{URL}to-cao/").content.decode()
    desk.force_login(world["admin"])
    assert desk.get(f"{URL}to-cao/").status_code == 404


def test_an_import_that_stands_still_can_be_pushed_on(desk: Client) -> None:
    from caunoi.common import clock

    batch = upload(desk, ["Đèn ngõ 5 hỏng.", "", ""])
    desk.post(f"{URL}tep/{batch.pk}/chay/")
    with clock.fixed(NOON + timedelta(minutes=3)):
        assert "Chạy tiếp" in desk.get(f"{URL}tep/{batch.pk}/").content.decode()
    assert Case.objects.exclude(state=State.RECEIVED).count() == 0


def test_the_lists_ask_the_database_as_often_for_one_row_as_for_many(
    desk: Client, world: World, django_assert_num_queries: Any
) -> None:
    def fill(number: int) -> None:
        box = boxes.create_box(
            body=world.office, place=world.area, kind="paper", name=f"Hòm {number}", by=world["admin"], at=NOON
        )
        boxes.open_box(box=box, slips=1, witnesses="Tổ trưởng", opened_at=NOON, by=world["reception"], at=NOON)
        table = io.BytesIO(write_xlsx(["Nội dung"], [[f"Đèn hỏng {number}"]]))
        imports.upload_batch(body=world.office, file=table, name="a.xlsx", by=world["reception"], at=NOON)
        appointments.request_appointment(
            body=world.office, wanted_on=date(2026, 3, 12), session="sang", name="", phone="0900000001", at=NOON
        )
        quarantine.record_pointer(
            body=world.office, number=f"{number}/TC", received_on=date(2026, 3, 9), by=world["reception"], at=NOON
        )

    fill(1)
    paths = ("hom-thu/", "tep/", "lich-hen/", "to-cao/")
    counts = {}
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(URL + path).status_code == 200
        counts[path] = len(asked)
    for number in range(2, 8):
        fill(number)
    for path in paths:
        with django_assert_num_queries(counts[path]):
            desk.get(URL + path)
