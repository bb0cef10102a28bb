import io
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook, load_workbook

from caunoi.cases.choices import CaseKind, Channel, State
from caunoi.cases.importing.columns import Column, guess_mapping, read_upload
from caunoi.cases.importing.rows import Options
from caunoi.cases.importing.values import CellError, channel_of, field_of, kind_of, moment_of, phone_of
from caunoi.cases.models import Case, ImportBatch, Opinion
from caunoi.cases.services import imports
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common import clock
from caunoi.common.sheets import SheetError
from caunoi.journal.models import Entry
from caunoi.journal.services import verify
from caunoi.web.sealed import unseal
from tests.cases.world import NOON, World

HEADERS = ["STT", "Họ tên", "Điện thoại", "Nội dung kiến nghị", "Tổ dân phố", "Ngày nhận", "Loại", "Lĩnh vực", "Kênh"]
GOOD = ["1", "Bà tổ trưởng", "0900000001", "Ngõ 3 không có đèn từ đầu tháng.", "Tổ 4", "02/03/2026", "Phản ánh"]
GOOD += ["Giao thông", "Zalo"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def table(*rows: Sequence[object], headers: Sequence[str] = HEADERS) -> io.BytesIO:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (headers, *rows):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def uploaded(world: World, *rows: Sequence[object], headers: Sequence[str] = HEADERS, **options: Any) -> ImportBatch:
    file = table(*rows, headers=headers)
    batch = imports.upload_batch(body=world.office, file=file, name="a.xlsx", by=world["reception"], at=NOON)
    mapping = guess_mapping(headers)
    imports.set_mapping(batch=batch, mapping=mapping, options=Options(**options), by=world["reception"])
    return batch


def run(world: World, batch: ImportBatch) -> ImportBatch:
    imports.start_import(batch=batch, by=world["reception"], at=NOON)
    imports.import_opinions(batch_id=batch.pk)
    batch.refresh_from_db()
    return batch


def row(**changes: str) -> list[str]:
    names = ["stt", "name", "phone", "text", "place", "date", "kind", "field", "channel"]
    return [changes.get(name, value) for name, value in zip(names, GOOD, strict=True)]


# --- columns and values


def test_the_columns_are_guessed_from_the_words_of_their_headers() -> None:
    assert guess_mapping(HEADERS) == {
        "name": 1, "phone": 2, "text": 3, "place": 4, "date": 5, "kind": 6, "field": 7, "channel": 8,
    }  # fmt: skip
    english = ["id", "text", "channel", "field", "kind", "place"]
    assert guess_mapping(english) == {"code": 0, "text": 1, "channel": 2, "field": 3, "kind": 4, "place": 5}
    google = ["Dấu thời gian", "Họ và tên ông/bà", "Số điện thoại liên hệ", "Địa chỉ", "Ý kiến của ông/bà"]
    assert guess_mapping(google) == {"date": 0, "name": 1, "phone": 2, "address": 3, "text": 4}
    assert guess_mapping(["A", "B"]) == {}


def test_the_header_is_found_below_a_title() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["TỔNG HỢP Ý KIẾN CỬ TRI QUÝ I"], [], ["TT", "Nội dung", "Địa bàn"], [1, "Đường xấu", "Tổ 4"]):
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    read = read_upload(out, "a.xlsx")
    assert (read.headers, read.first_row) == (["TT", "Nội dung", "Địa bàn"], 4)
    assert read.samples(1) == ["Đường xấu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02", (2026, 3, 2, 12, 0)),
        ("2026-03-02 09:30", (2026, 3, 2, 9, 30)),
        ("2/3/2026", (2026, 3, 2, 12, 0)),
        ("02-03-26", (2026, 3, 2, 12, 0)),
        ("ngày 02 tháng 3 năm 2026", (2026, 3, 2, 12, 0)),
        ("08:15 02/03/2026", (2026, 3, 2, 8, 15)),
        ("46083", (2026, 3, 2, 12, 0)),  # the number under which Excel keeps 2/3/2026
        ("10/3/2026", (2026, 3, 10, 10, 0)),  # today: its noon has not come, so now (10:00)
    ],
)
def test_dates_as_people_write_them(text: str, expected: tuple[int, ...]) -> None:
    moment = moment_of(text, at=NOON).astimezone(clock.HANOI)
    assert (moment.year, moment.month, moment.day, moment.hour, moment.minute) == expected


@pytest.mark.parametrize("text", ["31/2/2026", "11/3/2026", "1/1/1999", "hôm qua", "2026"])
def test_what_is_no_date_of_the_past_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        moment_of(text, at=NOON)


def test_kinds_channels_fields_and_telephones() -> None:
    words = ("kien_nghi", "Đơn tố cáo", "Khiếu nại lần 2", "khieu_nai", "Hỏi đáp", "khác")
    assert [kind_of(word) for word in words] == [
        CaseKind.PETITION, CaseKind.DENUNCIATION, CaseKind.COMPLAINT_2, CaseKind.COMPLAINT_1, CaseKind.QUESTION, None,
    ]  # fmt: skip
    assert [channel_of(word) for word in ("voter_meeting", "Nhóm Zalo tổ 4", "Điện thoại", "?")] == [
        Channel.VOTER_MEETING, Channel.CHAT, Channel.PHONE, None,
    ]  # fmt: skip
    assert [field_of(word) for word in ("giao_thong", "Môi trường, rác thải", "môi trường", "chuyện khác hẳn")] == [
        "giao_thong", "moi_truong", "moi_truong", "",
    ]  # fmt: skip
    assert [phone_of(word) for word in ("0900 000 001", "+84900000001", "900000001")] == ["0900000001"] * 3
    with pytest.raises(CellError, match="có 8 chữ số"):
        phone_of("09000001")


# --- preview


def test_every_reason_is_told_by_row(world: World) -> None:
    batch = uploaded(
        world,
        GOOD,
        row(text=""),
        row(place="Tổ 99 phường Không Có"),
        row(date="30/2/2026", phone="12"),
        row(date="11/3/2026"),
        row(place="Phường Đông Giang"),
        GOOD,
        row(stt="8", text="Xin thêm thùng rác ở chợ.", kind="chuyện lạ", field="lạ"),
    )
    preview = imports.preview_batch(batch=batch, at=NOON)
    rows = {checked.number: checked for checked in preview.rows}
    assert [checked.status for checked in preview.rows] == ["good", "bad", "bad", "bad", "bad", "bad", "twin", "good"]
    assert rows[2].data is not None and rows[2].data.place == world.area
    assert rows[2].data.received_at == datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert rows[2].data.field == "giao_thong" and rows[2].data.channel == Channel.CHAT
    assert rows[3].problems == ["Thiếu nội dung ý kiến."]
    assert rows[4].problems == ["Không tìm thấy địa bàn này trong Phường Minh Giang."]
    assert rows[5].problems == [
        "Ngày nhận không có thật (ngày/tháng/năm).",
        "Số điện thoại có 2 chữ số, cần 10 hoặc 11 và bắt đầu bằng 0.",
    ]
    assert rows[6].problems == ["Ngày nhận ở tương lai."]
    assert "không thuộc Phường Minh Giang" in rows[7].problems[0]
    assert rows[8].twin_of == 2
    assert rows[9].notes == ["Loại không rõ, ghi tạm là Phản ánh.", "Lĩnh vực không có trong danh mục, để trống."]
    assert Opinion.objects.count() == 0


def test_an_unknown_place_may_be_kept_as_a_note(world: World) -> None:
    batch = uploaded(world, row(place="Chợ chiều"), keep_unknown_place=True)
    data = imports.preview_batch(batch=batch, at=NOON).rows[0].data
    assert data is not None
    assert (data.place, data.place_note) == (world.ward, "Chợ chiều")


def test_an_ambiguous_place_is_not_guessed(world: World) -> None:
    from caunoi.places.choices import Level
    from caunoi.places.writing import write_place

    for kind in ("Khu phố", "Xóm"):
        write_place(level=Level.AREA, kind_name=kind, name="Đông", parent=world.ward, valid_from=None, is_sample=False)
    problems = imports.preview_batch(batch=uploaded(world, row(place="Đông")), at=NOON).rows[0].problems
    assert len(problems) == 1 and "Khu phố Đông" in problems[0] and "Xóm Đông" in problems[0]


def test_a_short_kind_is_the_one_place_that_may_be_meant(world: World) -> None:
    from caunoi.places.choices import Level
    from caunoi.places.models import Place
    from caunoi.places.writing import write_place

    def add(kind: str, name: str) -> Place:
        return write_place(
            level=Level.AREA, kind_name=kind, name=name, parent=world.ward, valid_from=None, is_sample=False
        )

    eight, nine = add("Tổ dân phố", "8"), add("Tổ", "9")
    add("Tổ dân phố", "9")
    add("Khu dân cư", "3")
    add("Khu phố", "3")
    rows = [row(place=said) for said in ("Tổ 8", "to 8", "TDP 8", "Tổ 9", "Khu 3")]
    checked = imports.preview_batch(batch=uploaded(world, *rows), at=NOON).rows
    assert [found.data.place for found in checked[:4] if found.data] == [eight, eight, eight, nine]
    (problem,) = checked[4].problems
    assert "Khu dân cư 3" in problem
    assert "Khu phố 3" in problem


# --- import


def test_good_rows_go_in_and_the_others_come_back_with_reasons(world: World) -> None:
    batch = run(world, uploaded(world, GOOD, row(text=""), row(text="Cống trước nhà văn hóa bị tắc.", phone="1")))
    assert (batch.state, batch.done, batch.accepted, batch.repeated, batch.refused) == ("done", 3, 1, 0, 2)
    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.channel, opinion.batch_id) == (GOOD[3], Channel.CHAT, batch.pk)
    case = Case.objects.get()
    assert (case.state, case.kind, case.field) == (State.RECEIVED, CaseKind.REPORT, "giao_thong")
    assert case.place == world.area
    assert case.received_on.isoformat() == "2026-03-02"
    data = imports.refused_rows(batch=batch, by=world["reception"], at=NOON)
    cells = [[cell.value for cell in line] for line in load_workbook(io.BytesIO(data)).active.iter_rows()]  # type: ignore[union-attr]
    assert [line[0] for line in cells] == ["Dòng", "3", "4"]
    assert cells[1][1] == "Thiếu nội dung ý kiến."
    assert cells[2][5] == "Cống trước nhà văn hóa bị tắc."
    assert Entry.objects.filter(act="import.read_refused").count() == 1


def test_the_corrected_file_of_refused_rows_can_be_imported(world: World) -> None:
    batch = run(world, uploaded(world, GOOD, row(text="Cống trước nhà văn hóa bị tắc.", phone="1")))
    data = imports.refused_rows(batch=batch, by=world["reception"], at=NOON)
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    sheet["E2"] = "0900000002"
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    again = imports.upload_batch(body=world.office, file=out, name="b.xlsx", by=world["reception"], at=NOON)
    assert run(world, again).accepted == 1
    assert Opinion.objects.count() == 2


def test_importing_again_doubles_nothing(world: World) -> None:
    rows = [GOOD, row(text="Xin thêm thùng rác ở chợ.")]
    first = run(world, uploaded(world, *rows))
    second = uploaded(world, *rows, row(text="Dòng mới thêm vào cuối tệp."))
    preview = imports.preview_batch(batch=second, at=NOON)
    assert [checked.status for checked in preview.rows] == ["known", "known", "good"]
    run(world, second)
    assert (first.accepted, second.accepted, second.repeated) == (2, 1, 2)
    assert Opinion.objects.count() == 3
    same = uploaded(world, *rows)
    assert imports.same_file_before(same) == first


def test_twins_go_in_once_unless_the_source_gave_them_codes(world: World) -> None:
    assert run(world, uploaded(world, GOOD, GOOD)).accepted == 1
    headers = ["Mã", *HEADERS[1:]]
    coded = uploaded(world, ["A1", *GOOD[1:]], ["A2", *GOOD[1:]], headers=headers)
    assert run(world, coded).accepted == 2


def test_a_run_cut_off_in_the_middle_goes_on_without_doubling(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "CHUNK", 3)
    batch = uploaded(world, *[row(text=f"Đèn hỏng ở cột số {n}, xin thay.") for n in range(8)])
    real, calls = imports.receive_opinion, []

    def dies_at_the_fifth(**arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(**arguments)

    monkeypatch.setattr(imports, "receive_opinion", dies_at_the_fifth)
    imports.start_import(batch=batch, by=world["reception"], at=NOON)
    with pytest.raises(KeyboardInterrupt):
        imports.import_opinions(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.done, batch.accepted, Opinion.objects.count()) == (3, 3, 4)
    imports.import_opinions(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.accepted, batch.repeated, Opinion.objects.count()) == ("done", 8, 0, 8)
    assert verify() == []


def test_a_stalled_import_can_be_started_again_but_a_moving_one_is_left_alone(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    batch = uploaded(world, GOOD)
    later = NOON + timedelta(minutes=5)
    with django_capture_on_commit_callbacks(execute=True):
        for at in (NOON, NOON + timedelta(seconds=30), later):
            imports.start_import(batch=batch, by=world["reception"], at=at)
    assert batch.moved_at == later
    assert Entry.objects.filter(act="import.start").count() == 2
    assert DBTaskResult.objects.count() == 2  # in the queue of the worker, once a start
    for queued in DBTaskResult.objects.all():  # what the worker does with each; the second finds nothing to do
        queued.task.call(*queued.args_kwargs["args"])
    batch.refresh_from_db()
    assert (batch.state, batch.accepted) == ("done", 1)


def test_a_denunciation_in_a_table_is_sealed_at_once(world: World) -> None:
    secret = "Cán bộ nhận tiền để bỏ qua công trình trái phép."
    batch = run(world, uploaded(world, row(text=secret, kind="Tố cáo", date="99/99/2026", place="không rõ")))
    assert (batch.accepted, batch.refused, batch.content) == (1, 0, None)
    opinion = Opinion.objects.get()
    assert (opinion.is_sealed, opinion.text) == (True, "")
    assert Case.objects.get().state == State.QUARANTINED


def test_a_denunciation_keeps_its_sender_even_with_a_wrong_number(world: World) -> None:
    run(world, uploaded(world, row(kind="Tố cáo", phone="số nhà 12")))
    assert json.loads(unseal(Opinion.objects.get().sender.sealed))["phone"] == "số nhà 12"


def test_several_people_in_one_row_are_one_opinion_of_a_group(world: World) -> None:
    headers = [*HEADERS, "Số người"]
    run(world, uploaded(world, [*GOOD, "12"], headers=headers))
    opinion = Opinion.objects.get()
    assert (opinion.people_count, opinion.voice) == (12, "group")


def test_the_table_is_sealed_and_only_refused_rows_are_kept(world: World) -> None:
    batch = uploaded(world, GOOD, row(text=""))
    assert batch.content is not None and GOOD[3].encode() not in bytes(batch.content)
    run(world, batch)
    assert batch.content is not None
    _headers, _first, rows = json.loads(unseal(batch.content))
    assert rows[0] == [] and rows[1][1] == GOOD[1]
    imports.forget_batch(batch=batch, by=world["reception"], at=NOON)
    with pytest.raises(ActRefused, match="không còn được giữ"):
        imports.refused_rows(batch=ImportBatch.objects.get(), by=world["reception"], at=NOON)


def test_only_who_enters_opinions_for_the_body_may_import(world: World) -> None:
    for key in ("other_reception", "admin", "publisher"):
        with pytest.raises(NotAllowed):
            imports.upload_batch(body=world.office, file=table(GOOD), name="a.xlsx", by=world[key], at=NOON)
    batch = uploaded(world, GOOD)
    for act in (imports.start_import, imports.forget_batch, imports.refused_rows):
        with pytest.raises(NotAllowed):
            act(batch=batch, by=world["other_reception"], at=NOON)
    assert list(imports.visible_batches(world["other_reception"])) == []
    assert list(imports.visible_batches(world["reception"])) == [batch]
    assert list(imports.visible_batches(world["front"])) == []  # follows, enters opinions, but sees no senders


@pytest.mark.parametrize("name", ["bao-cao.pdf", "Y kien.DOCX", "anh.jpg"])
def test_a_file_that_is_no_table_is_told_so(world: World, name: str) -> None:
    with pytest.raises(SheetError, match="không phải bảng"):
        imports.upload_batch(
            body=world.office, file=io.BytesIO(b"%PDF-1.7 x"), name=name, by=world["reception"], at=NOON
        )


def test_a_table_without_rows_or_without_a_text_column_is_refused(world: World) -> None:
    with pytest.raises(SheetError, match="chưa có ý kiến"):
        imports.upload_batch(body=world.office, file=table(), name="a.xlsx", by=world["reception"], at=NOON)
    batch = uploaded(world, GOOD)
    with pytest.raises(ActRefused, match="cột có nội dung"):
        imports.set_mapping(batch=batch, mapping={Column.NAME: 1}, options=Options(), by=world["reception"])
    with pytest.raises(ActRefused, match="Một cột"):
        imports.set_mapping(batch=batch, mapping={"text": 1, "name": 1}, options=Options(), by=world["reception"])


@pytest.mark.shared
def test_the_279_petitions_of_the_newspapers_go_through(world: World) -> None:
    path = Path(os.environ["CAUNOI_SHARED"]) / "corpus" / "petitions.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    headers = ["id", "text", "channel", "field", "kind", "place"]
    rows = [[line.get(header, "") for header in headers] for line in lines]
    batch = run(world, uploaded(world, *rows, headers=headers, keep_unknown_place=True))
    assert (batch.accepted, batch.repeated, batch.refused) == (279, 0, 0)
    assert Opinion.objects.count() == 279
    sealed = {line["text"] for line in lines if line["kind"] == "to_cao"}
    assert len(sealed) == 9
    assert not Opinion.objects.filter(text__in=sealed).exists()
    assert Case.objects.filter(state=State.QUARANTINED).count() >= 9
    assert Case.objects.filter(kind=CaseKind.COMPLAINT_1).count() == 9
    again = run(world, uploaded(world, *rows, headers=headers, keep_unknown_place=True))
    assert (again.accepted, again.repeated) == (0, 279)
