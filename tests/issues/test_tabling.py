"""The table that leaves the house: what stands in it, what is masked, and that the look is on record."""

import csv
import io
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from caunoi.cases.choices import DocumentKind, Outcome
from caunoi.cases.models import Answer, Case, Opinion, Promise, Publication
from caunoi.cases.models import Document as Paper
from caunoi.cases.services import publishing
from caunoi.issues.models import Compilation
from caunoi.issues.papers import build
from caunoi.issues.services import editing
from caunoi.issues.services.acting import NotAllowed
from caunoi.issues.services.proposing import start_proposal
from caunoi.issues.tabling import HEADERS, export_compilation
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, answered, say
from tests.issues.compiled import FLOOD, LATER, Compiled, make_draft

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def export(compiled: Compiled, form: str, who: str = "reception") -> bytes:
    return export_compilation(compilation=compiled.row, form=form, by=compiled.world[who], at=LATER)


def test_the_word_file_has_every_issue_under_the_head_of_the_body(compiled: Compiled) -> None:
    flood = compiled.issue("Hố ga")
    data = editing.IssueData(label="Thoát nước", authority="Sở Xây dựng", proposal="Nạo vét trước mùa mưa", note="mật")
    editing.edit_issue(issue=flood, data=data, by=compiled.world["reception"], at=LATER)
    said = words_of(export(compiled, "docx"))
    for words in (
        "BẢNG TỔNG HỢP", "Tổng hợp ý kiến trước kỳ họp thứ năm", "01/03/2026 đến hết ngày 31/03/2026", "Thoát nước",
        "Sở Xây dựng", "Kiến nghị: Nạo vét trước mùa mưa", "Tổ dân phố Tổ 4", "CHỦ TỊCH",
        "8 lượt ý kiến của 8 người ở 1 địa bàn; 6 lượt được tổng hợp thành 2 vấn đề",
    ):  # fmt: skip
        assert words in said
    assert "mật" not in said


def test_tables_have_the_same_rows(compiled: Compiled) -> None:
    rows = csv_rows(export(compiled, "csv"))
    assert rows[0] == list(HEADERS)
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert [(row[3], row[4], row[11]) for row in rows[1:]] == [("3", "3", "3"), ("3", "3", "3")]
    sheet = load_workbook(io.BytesIO(export(compiled, "xlsx"))).active
    said = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert said == rows
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == [3, 3]  # numbers, which add up


def test_the_word_file_says_what_came_of_an_issue_and_keeps_rows_and_signature_together(world: World) -> None:
    answered(world, Outcome.EXPLAINED, text=FLOOD[0])
    answered(world, Outcome.RESOLVED, text=FLOOD[1])
    say(world, FLOOD[2])
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    content = export_compilation(compilation=row, form="docx", by=world["reception"], at=LATER)
    _head, table = Document(io.BytesIO(content)).tables
    first, foot = table.rows[1], table.rows[-1]
    assert first.cells[-1].text == "2/3 vụ việc đã trả lời; 1 đã làm xong"
    assert "w:cantSplit" in first._tr.xml
    assert "w:cantSplit" in foot._tr.xml
    assert foot.cells[0].text.startswith("Nơi nhận:")
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in table.rows[-2].cells[1].paragraphs)
    assert "kính gửi" not in foot.cells[0].text  # it is addressed to nobody yet


@pytest.mark.parametrize(("words", "kept", "breaks"), [(3, [True, True], False), (1500, [None, None], True)])
def test_rows_that_are_short_go_with_the_signature(
    compiled: Compiled, words: int, kept: list[bool | None], breaks: bool
) -> None:
    for issue in compiled.row.issues.filter(dropped_at=None):
        data = editing.IssueData(label="Thoát nước", proposal="sửa ngay " * words)
        editing.edit_issue(issue=issue, data=data, by=compiled.world["reception"], at=LATER)
    _head, table = Document(io.BytesIO(export(compiled, "docx"))).tables
    rows = table.rows[1:-1]
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows] == kept
    assert ("w:cantSplit" not in rows[-1]._tr.xml) is breaks


def paper_of(case: Case) -> Paper:
    return Paper.objects.get(case=case, kind=DocumentKind.ANSWER)


def publish(world: World, case: Case, answer: str) -> Publication:
    return publishing.publish_case(
        case=case, title="Ngập ngõ", text="Ngõ ngập khi mưa.", answer_text=answer, confirmed=True,
        by=world["publisher"], at=NOON,
    )  # fmt: skip


def came_of(world: World) -> tuple[str, str]:
    """Deadline and reply in the table of the only issue of March."""
    row = Compilation.objects.first() or make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER) if not row.issues.exists() else None
    content = export_compilation(compilation=row, form="csv", by=world["reception"], at=LATER)
    [heads, line] = csv_rows(content)
    found = dict(zip(heads, line, strict=True))
    return found["Thời hạn"], found["Nội dung trả lời (số, ký hiệu văn bản)"]


def test_an_answer_that_is_not_published_is_told_by_its_paper_alone(world: World) -> None:
    case = answered(world, Outcome.EXPLAINED, text=FLOOD[0])
    say(world, FLOOD[1])
    say(world, FLOOD[2])
    paper = paper_of(case)
    assert came_of(world)[1] == f"Văn bản số {paper.number:02d}/{paper.symbol} ngày 10/03/2026"
    publish(world, case, "Đã nạo vét hố ga, gọi ông Nguyễn Văn An số 0912345678 nếu còn ngập.")
    said = came_of(world)[1]
    assert said.startswith("Đã nạo vét hố ga")
    assert said.endswith(f"(Văn bản số {paper.number:02d}/{paper.symbol} ngày 10/03/2026)")
    assert "0912345678" not in said
    assert "Văn An" not in said
    publishing.take_down(case=case, reason="sai", by=world["publisher"], at=LATER)
    assert "nạo vét" not in came_of(world)[1]


def test_the_deadline_and_the_promised_day_stand_as_recorded(world: World) -> None:
    first, second = (say(world, text).case for text in FLOOD[:2])
    say(world, FLOOD[2])
    Case.objects.update(due_on=None)
    Case.objects.filter(pk=first.pk).update(due_on=date(2026, 3, 20))
    answer = Answer.objects.create(
        case=second, number=1, text="Phường sẽ làm cống.", outcome=Outcome.IN_PROGRESS, sent_at=LATER,
        drafted_by=world["handler"], drafted_at=LATER,
    )  # fmt: skip
    promise = {"case": second, "text": "Làm cống", "body": world.office, "made_at": LATER}
    Promise.objects.create(**promise, answer=answer, due_on=date(2026, 5, 30))
    Promise.objects.create(**promise, due_on=date(2026, 4, 1))  # of an answer that was never sent
    Case.objects.filter(pk=second.pk).update(due_on=date(2026, 5, 30))
    assert came_of(world)[0] == "Hạn 20/03/2026; Đã hẹn 30/05/2026"
    Case.objects.filter(pk=second.pk).update(resolved_at=LATER)
    assert came_of(world)[0] == "Hạn 20/03/2026"


def test_formulas_and_markup_stay_words(compiled: Compiled) -> None:
    flood = compiled.issue("Hố ga")
    data = editing.IssueData(label="=1+1 {{ tieu_de }} <b>")
    editing.edit_issue(issue=flood, data=data, by=compiled.world["reception"], at=LATER)
    assert "=1+1 {{ tieu_de }} <b>" in words_of(export(compiled, "docx"))
    assert any(row[1].startswith("'=1+1") for row in csv_rows(export(compiled, "csv")))


@pytest.mark.parametrize("form", ["docx", "csv"])
def test_personal_data_is_masked(world: World, form: str) -> None:
    say(world, "Gọi anh Nguyễn Văn An số 0912345678 để sửa cống thoát nước bị ngập.")
    say(world, "Ngõ ngập nặng vì cống thoát nước tắc.")
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    [issue] = row.issues.all()
    data = editing.IssueData(label="Cống của bà Trần Thị Bình", proposal="Hỏi số 0912345678")
    editing.edit_issue(issue=issue, data=data, by=world["reception"], at=LATER)
    content = export_compilation(compilation=row, form=form, by=world["reception"], at=LATER)
    said = words_of(content) if form == "docx" else content.decode("utf-8-sig")
    for secret in ("0912345678", "Nguyễn Văn An", "Thị Bình"):
        assert secret not in said


def test_an_opinion_sealed_later_is_not_in_the_file(compiled: Compiled) -> None:
    Opinion.objects.filter(text__contains="Hố ga").update(is_sealed=True, text="")
    assert "Hố ga" not in words_of(export(compiled, "docx"))


def test_an_export_is_on_record(compiled: Compiled) -> None:
    export(compiled, "xlsx", "leader")
    entry = Entry.objects.get(act="compilation.export")
    assert entry.detail == {"form": "xlsx", "issues": 2, "opinions": 8}
    for who in ("handler", "publisher", "admin", "auditor", "other_leader"):
        with pytest.raises(NotAllowed):
            export(compiled, "xlsx", who)


def test_the_shipped_template_is_what_is_built() -> None:
    assert build.FILE.read_bytes() == build.build()
