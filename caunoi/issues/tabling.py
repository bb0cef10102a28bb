"""The compiled table to take away: rows for xlsx and csv, words for the Word file. Personal data is masked in all.

Papers are Vietnamese whatever the language of the screen.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from caunoi.accounts.models import User
from caunoi.cases.papers.context import LAYOUT, head_of, written_day
from caunoi.cases.papers.signing import sign_lines
from caunoi.common import clock
from caunoi.common.sheets import write_csv, write_xlsx
from caunoi.issues.choices import Perm
from caunoi.issues.history import Before, asked_before
from caunoi.issues.models import Compilation
from caunoi.issues.papers.build import FILE
from caunoi.issues.replies import Standing, standings
from caunoi.issues.selectors import Line, Tally, masked, overview
from caunoi.issues.services.acting import check_may
from caunoi.journal.services import record
from caunoi.people.choices import Letterhead
from caunoi.people.selectors import posts_of
from caunoi.rulebook.vocabulary import fields

FORMS = ("docx", "xlsx", "csv")
HEADERS = (
    "STT", "Nội dung kiến nghị", "Trích ý kiến", "Số ý kiến", "Số người", "Địa bàn", "Lĩnh vực", "Cơ quan xử lý",
    "Thời hạn", "Kiến nghị của cơ quan lập", "Nội dung trả lời (số, ký hiệu văn bản)", "Số vụ việc",
    "Đã trả lời", "Đang hứa làm", "Đã làm xong", "Kỳ trước đã hỏi, trả lời",
)  # fmt: skip
KEPT_LINES = 24  # so many lines of rows stand on the page of the signature beside it
MOST_REPLIES = 2  # answers told of one issue
LETTERS_OF_CM = 5
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class TableRow:
    """One issue as it leaves the house."""

    number: int
    label: str
    quotes: list[str]
    field: str
    authority: str
    proposal: str
    before: str
    tally: Tally
    standing: Standing

    @property
    def places(self) -> str:
        """Where, in one line."""
        return ", ".join(self.tally.places)

    @property
    def bodies(self) -> str:
        """Who is asked; without a word of the officer, who has the cases now."""
        return self.authority or "; ".join(self.tally.bodies)

    @property
    def replies(self) -> list[str]:
        """What was answered, a line each; the first few, and how many more there are."""
        lines = [reply.line for reply in self.standing.replies]
        more = len(lines) - MOST_REPLIES
        return [*lines[:MOST_REPLIES], f"và {more} trả lời khác"] if more > 0 else lines

    @property
    def result(self) -> str:
        """How the cases stand, as a sentence; empty while there is none."""
        tally = self.tally
        said = [
            f"{tally.answered}/{tally.cases} vụ việc đã trả lời" if tally.cases else "",
            f"{tally.promised} đang hứa làm" if tally.promised else "",
            f"{tally.resolved} đã làm xong" if tally.resolved else "",
        ]
        return "; ".join(filter(None, said))

    def cells(self) -> list[object]:
        """Under HEADERS; what is counted as numbers, which add up in a sheet."""
        tally = self.tally
        return [
            Decimal(self.number), self.label, "\n".join(f"“{quote}”" for quote in self.quotes),
            Decimal(tally.opinions), Decimal(tally.people), self.places, self.field, self.bodies,
            self.standing.deadline, self.proposal, "\n".join(self.replies),
            Decimal(tally.cases), Decimal(tally.answered), Decimal(tally.promised), Decimal(tally.resolved),
            self.before,
        ]  # fmt: skip


def table_rows(compilation: Compilation, user: User) -> tuple[list[TableRow], Tally]:
    """The issues as rows, and the whole counted, as far as the user may see the opinions."""
    lines, whole, _loose = overview(compilation, user)
    before, names, came = asked_before(compilation, lines, user), fields(), standings(lines, user)
    rows = [
        _row(number, line, names, before.get(line.issue.pk, []), came[line.issue.pk])
        for number, line in enumerate(lines, start=1)
    ]
    return rows, whole


def _row(number: int, line: Line, names: dict[str, str], before: Sequence[Before], came: Standing) -> TableRow:
    return TableRow(
        number=number, label=masked(line.label), quotes=[quote.text for quote in line.quotes],
        field=names.get(line.issue.field, ""), authority=line.issue.authority, proposal=masked(line.issue.proposal),
        before="; ".join(_told(row) for row in before), tally=line.tally, standing=came,
    )  # fmt: skip


def _told(before: Before) -> str:
    row, tally = before.compilation, before.line.tally
    when = f"{written_day(row.from_on)} – {written_day(row.to_on)}"
    return (
        f"Đã hỏi ở bản tổng hợp {when}: “{masked(before.line.label)}”, {tally.opinions} ý kiến; trả lời "
        f"{tally.answered}/{tally.cases} vụ việc, đang hứa {tally.promised}, làm xong {tally.resolved}"
    )


def export_compilation(*, compilation: Compilation, form: str, by: User, at: datetime) -> bytes:
    """The table as docx, xlsx or csv; journalled. Raises NotAllowed, ValueError for another form."""
    check_may(by, Perm.EXPORT, compilation)
    if form not in FORMS:
        raise ValueError(f"no such form: {form}")
    with translation.override("vi"):
        rows, whole = table_rows(compilation, by)
        if form == "docx":
            content = _docx(compilation, rows, whole, at)
        elif form == "xlsx":
            content = write_xlsx(HEADERS, [row.cells() for row in rows], title="Tổng hợp")
        else:
            content = write_csv(HEADERS, [row.cells() for row in rows])
    with transaction.atomic():
        record(
            chain=compilation.body.chain, act="compilation.export", ref=compilation.code, by=by, at=at,
            detail={"form": form, "issues": len(rows), "opinions": whole.opinions},
        )  # fmt: skip
    return content


def _docx(compilation: Compilation, rows: Sequence[TableRow], whole: Tally, at: datetime) -> bytes:
    body, on = compilation.body, clock.local_date(at)
    head = next((post for post in posts_of(body, on) if post.is_head), None)
    words: dict[str, Any] = {
        **head_of(body, on),
        "the_thuc": LAYOUT[Letterhead(body.letterhead)],
        "tieu_de": compilation.title,
        "tu_ngay": written_day(compilation.from_on),
        "den_ngay": written_day(compilation.to_on),
        "tom_tat": (
            f"Kỳ này có {whole.opinions} lượt ý kiến của {whole.people} người ở {len(whole.places)} địa bàn; "
            f"{sum(row.tally.opinions for row in rows)} lượt được tổng hợp thành {len(rows)} vấn đề."
        ),
        "cac_dong": [
            {
                "stt": row.number, "noi_dung": row.label, "trich": row.quotes, "de_nghi": row.proposal,
                "so_y_kien": row.tally.opinions, "so_nguoi": row.tally.people, "dia_ban": row.places,
                "linh_vuc": row.field, "co_quan": row.bodies, "ket_qua": row.result, "ky_truoc": row.before,
                "thoi_han": row.standing.deadline,
                "tra_loi_dau": "".join(row.replies[:1]), "tra_loi": row.replies[1:],
            }
            for row in rows
        ],
        "chuc_danh_ky": sign_lines(head) if head else [_("NGƯỜI ĐỨNG ĐẦU")],
    }  # fmt: skip
    document = DocxTemplate(io.BytesIO(FILE.read_bytes()))
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document.render(_plain(words), jinja_env=environment, autoescape=True)
    _keep_foot(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _keep_foot(document: DocxTemplate) -> None:
    """The signature stands on no page without a row: the last two rows of the table go with it, of long ones one.

    Together with more than fits on a page it would be kept with nothing: a last row that is so long may break.
    """
    assert document.docx is not None  # noqa: S101 - it was rendered
    left = KEPT_LINES
    for nth, row in enumerate(reversed(document.docx.tables[1].rows[1:-1][-2:])):
        left -= _lines_of(row)
        if left < 0:
            for whole in row._tr.findall(f".//{qn('w:cantSplit')}") if nth == 0 else ():
                whole.getparent().remove(whole)
            return
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _lines_of(row: Any) -> int:
    """About how many lines of print a row is high."""
    letters = [max(1, int(LETTERS_OF_CM * (cell.width.cm - 0.4))) for cell in row.cells]
    return max(
        sum(1 + len(paragraph.text) // most for paragraph in cell.paragraphs)
        for cell, most in zip(row.cells, letters, strict=True)
    )


def _plain(value: Any) -> Any:
    """Without control characters, which Word and the template library give a meaning of their own."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return _CONTROL.sub(" ", value) if isinstance(value, str) else value
