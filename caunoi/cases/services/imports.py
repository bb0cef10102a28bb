"""Importing a file of opinions: upload, map the columns, look at a preview, run in the background, see what stayed out.

Each good row goes through `intake.receive_opinion` in a transaction of its own, with a key made of what it says: the
same row never goes in twice, whether the file is imported again or a run was cut off. The table stays sealed.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import IO

from django.db import OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django_tasks import task

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.importing.columns import Column, Sheet, guess_mapping, read_upload
from caunoi.cases.importing.rows import CheckedRow, Options, RowReader
from caunoi.cases.models import ImportBatch, Opinion
from caunoi.cases.services.intake import receive_opinion
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common import clock
from caunoi.common.sheets import SheetError, write_xlsx
from caunoi.journal.services import record
from caunoi.people.models import Body
from caunoi.web.sealed import seal, unseal

CHUNK = 50
STALLED_AFTER = timedelta(minutes=2)
FORGET_AFTER = timedelta(days=30)
State = ImportBatch.State
logger = logging.getLogger("caunoi.imports")


@dataclass
class Preview:
    """Every row as it would go in, or why not."""

    rows: list[CheckedRow] = field(default_factory=list)

    def count(self, status: str) -> int:
        """How many rows are good, bad, known or twin."""
        return sum(row.status == status for row in self.rows)

    @property
    def denunciations(self) -> int:
        """How many rows will be sealed at once."""
        return sum(row.is_denunciation for row in self.rows)


def upload_batch(*, body: Body, file: IO[bytes], name: str, by: User, at: datetime) -> ImportBatch:
    """Keep a table, sealed, with a guess at its columns. The file name is not kept. Raises ActRefused, SheetError."""
    if not access.may_at(by, Perm.ENTER, body.pk):
        raise NotAllowed(_("Anh/chị không có quyền nhập ý kiến cho %(body)s.") % {"body": body.name})
    sheet = read_upload(file, name)
    if not sheet.rows:
        raise SheetError(_("Tệp chỉ có dòng tiêu đề, chưa có ý kiến nào."))
    content = json.dumps([sheet.headers, sheet.first_row, sheet.rows], ensure_ascii=False)
    with transaction.atomic():
        _forget_old(body, at)
        batch = ImportBatch.objects.create(
            body=body, digest=sha256(content.encode()).hexdigest(), channel=Options().channel, created_at=at,
            created_by=by, mapping=guess_mapping(sheet.headers), options=Options().to_json(), content=seal(content),
            total=_rows_in(sheet), moved_at=at,
        )  # fmt: skip
        record(chain=body.chain, act="import.upload", ref=_ref(batch), by=by, at=at, detail={"rows": batch.total})
    return batch


def _rows_in(sheet: Sheet) -> int:
    return sum(any(row) for row in sheet.rows)


def _ref(batch: ImportBatch) -> str:
    return f"nhap-{batch.pk}"


def _forget_old(body: Body, at: datetime) -> None:
    old = ImportBatch.objects.filter(body=body, created_at__lt=at - FORGET_AFTER).exclude(state=State.RUNNING)
    old.update(content=None)


def sheet_of(batch: ImportBatch) -> Sheet:
    """The table of a batch. Raises ActRefused when it is no longer kept."""
    if batch.content is None:
        raise ActRefused(_("Tệp này không còn được giữ. Hãy tải lên lại."))
    headers, first_row, rows = json.loads(unseal(batch.content))
    return Sheet(headers=headers, rows=rows, first_row=first_row)


def same_file_before(batch: ImportBatch) -> ImportBatch | None:
    """An earlier batch of the very same table that was imported."""
    same = ImportBatch.objects.filter(body=batch.body, digest=batch.digest, state=State.DONE, pk__lt=batch.pk)
    return same.order_by("-pk").first()


def set_mapping(*, batch: ImportBatch, mapping: Mapping[str, int], options: Options, by: User) -> None:
    """What each column is, and what holds for the whole file. Raises ActRefused without a column for the text."""
    _check_may(batch, by)
    if batch.state != State.UPLOADED:
        raise ActRefused(_("Tệp này đã bắt đầu nhập."))
    if Column.TEXT not in mapping:
        raise ActRefused(_("Hãy chọn cột có nội dung ý kiến."))
    if len(set(mapping.values())) != len(mapping):
        raise ActRefused(_("Một cột chỉ chọn cho một mục."))
    batch.mapping, batch.options, batch.channel = dict(mapping), options.to_json(), options.channel
    batch.save(update_fields=["mapping", "options", "channel"])


def _check_may(batch: ImportBatch, by: User) -> None:
    if not access.may_at(by, Perm.ENTER, batch.body_id):
        raise NotAllowed(_("Anh/chị không có quyền với tệp này."))


def preview_batch(*, batch: ImportBatch, at: datetime) -> Preview:
    """Look at every row without writing anything."""
    sheet = sheet_of(batch)
    rows = _reader(batch, at).read_all(enumerate(sheet.rows, start=sheet.first_row))
    known = _known_keys(batch, [row.key for row in rows])
    for row in rows:
        row.is_known = row.key in known
    return Preview(rows)


def _reader(batch: ImportBatch, at: datetime) -> RowReader:
    return RowReader(body=batch.body, mapping=batch.mapping, options=Options.from_json(batch.options), at=at)


def _known_keys(batch: ImportBatch, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        rows = Opinion.objects.filter(body=batch.body, import_key__in=keys[start : start + 500])
        found.update(rows.values_list("import_key", flat=True))
    return found


def start_import(*, batch: ImportBatch, by: User, at: datetime) -> None:
    """Hand the batch to the worker. Pressing twice, or again after a run was cut off, does no harm."""
    _check_may(batch, by)
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state == State.DONE:
            raise ActRefused(_("Tệp này đã nhập xong."))
        if Column.TEXT not in row.mapping:
            raise ActRefused(_("Hãy chọn cột có nội dung ý kiến."))
        if row.state == State.RUNNING and not is_stalled(row, at=at):
            return
        row.state, row.moved_at = State.RUNNING, at
        row.save(update_fields=["state", "moved_at"])
        record(chain=row.body.chain, act="import.start", ref=_ref(row), by=by, at=at, detail={"rows": row.total})
        transaction.on_commit(lambda: run_import.enqueue(row.pk))
    batch.refresh_from_db()


def is_stalled(batch: ImportBatch, *, at: datetime) -> bool:
    """Whether a running import has not moved for a while: its worker died, or none is running."""
    return batch.state == State.RUNNING and (batch.moved_at is None or batch.moved_at < at - STALLED_AFTER)


@task()
def run_import(batch_id: int) -> None:
    """The background task: every row that is not done yet, chunk by chunk."""
    import_opinions(batch_id=batch_id)


def import_opinions(*, batch_id: int) -> None:
    """Take in the rows that are not done. Stops quietly when another worker is at the same batch."""
    batch = ImportBatch.objects.select_related("body", "created_by").get(pk=batch_id)
    if batch.state != State.RUNNING:
        return
    sheet = sheet_of(batch)
    rows = _reader(batch, batch.created_at).read_all(enumerate(sheet.rows, start=sheet.first_row))
    while batch.done < len(rows):
        if not _import_chunk(batch, rows[batch.done : batch.done + CHUNK]):
            return
        batch.refresh_from_db(fields=["done", "accepted", "repeated", "refused", "problems"])
    _finish(batch, sheet, rows)


def _import_chunk(batch: ImportBatch, rows: list[CheckedRow]) -> bool:
    """Take in some rows, then count them; False when somebody else has counted them meanwhile."""
    accepted = repeated = 0
    problems: list[list[object]] = []
    for row in rows:
        result = _import_row(batch, row)
        accepted += result == "accepted"
        repeated += result == "repeated"
        if row.problems:
            problems.append([row.number, row.problems])
    moved = ImportBatch.objects.filter(pk=batch.pk, done=batch.done).update(
        done=F("done") + len(rows),
        accepted=F("accepted") + accepted,
        repeated=F("repeated") + repeated,
        refused=F("refused") + len(problems),
        problems=[*batch.problems, *problems],
        moved_at=clock.now(),
    )
    return moved == 1


def _import_row(batch: ImportBatch, row: CheckedRow) -> str:
    if row.problems or row.data is None:
        return "refused"
    if row.twin_of:
        return "repeated"
    try:
        received = receive_opinion(data=replace(row.data, batch=batch), by=batch.created_by, at=clock.now())
    except OperationalError:
        raise  # the database is away: the whole run is tried again
    except ActRefused as refusal:
        row.problems.append(str(refusal))
    except Exception:
        logger.exception("a row could not be imported")
        row.problems.append(_("Lỗi khi ghi dòng này. Hãy báo quản trị."))
    else:
        is_ours = (
            received.opinion.batch_id == batch.pk
        )  # a row of ours from before the run was cut off is no repetition
        return "accepted" if is_ours else "repeated"
    return "refused"


def _finish(batch: ImportBatch, sheet: Sheet, rows: list[CheckedRow]) -> None:
    at = clock.now()
    sealed_rows = {row.number for row in rows if row.is_denunciation}
    refused = {number for number, _reasons in batch.problems}
    left = [
        row if number in refused and number not in sealed_rows else []
        for number, row in enumerate(sheet.rows, start=sheet.first_row)
    ]
    content = seal(json.dumps([sheet.headers, sheet.first_row, left], ensure_ascii=False)) if refused else None
    with transaction.atomic():
        moved = ImportBatch.objects.filter(pk=batch.pk, state=State.RUNNING).update(
            state=State.DONE, content=content, moved_at=at
        )
        if moved:
            record(
                chain=batch.body.chain, act="import.finish", ref=_ref(batch), by=batch.created_by, at=at,
                detail={"accepted": batch.accepted, "repeated": batch.repeated, "refused": batch.refused},
            )  # fmt: skip


def refused_rows(*, batch: ImportBatch, by: User, at: datetime) -> bytes:
    """The rows that stayed out, with the reasons, as xlsx: correct and import that file. The look is journalled.

    The words of a denunciation are never in it.
    """
    _check_may(batch, by)
    if not batch.problems:
        raise ActRefused(_("Không có dòng nào bị loại."))
    sheet = sheet_of(batch)
    table = []
    for number, reasons in batch.problems:
        row = sheet.rows[number - sheet.first_row]
        table.append([str(number), " ".join(reasons), *row, *[""] * (len(sheet.headers) - len(row))])
    with transaction.atomic():
        record(chain=batch.body.chain, act="import.read_refused", ref=_ref(batch), by=by, at=at)
    return write_xlsx([_("Dòng"), _("Lý do chưa nhập"), *sheet.headers], table, title=_("Dòng chưa nhập"))


def forget_batch(*, batch: ImportBatch, by: User, at: datetime) -> None:
    """Throw away what is left of the table; the counts stay."""
    _check_may(batch, by)
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if row.state == State.RUNNING:
            raise ActRefused(_("Tệp đang nhập, chưa xóa được."))
        row.content = None
        row.save(update_fields=["content"])
        record(chain=row.body.chain, act="import.forget", ref=_ref(row), by=by, at=at)


def is_removable(batch: ImportBatch, by: User) -> bool:
    """Whether this user may take the file off the list: he gave it, and nothing went in from it."""
    return batch.created_by_id == by.pk and batch.state != State.RUNNING and not batch.accepted


def remove_batch(*, batch: ImportBatch, by: User, at: datetime) -> None:
    """Take a file that was given by mistake off the list, table and all. Raises NotAllowed, ActRefused."""
    _check_may(batch, by)
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().filter(pk=batch.pk).first()
        if row is None:
            raise ActRefused(_("Tệp này đã bỏ khỏi danh sách."))
        if row.created_by_id != by.pk:
            raise NotAllowed(_("Chỉ người tải tệp lên bỏ được tệp này."))
        if not is_removable(row, by) or row.opinions.exists():
            raise ActRefused(_("Đã có dòng nhập từ tệp này, hoặc tệp đang nhập: không bỏ khỏi danh sách được."))
        record(chain=row.body.chain, act="import.remove", ref=_ref(row), by=by, at=at, detail={"rows": row.total})
        row.delete()


def visible_batches(user: User) -> QuerySet[ImportBatch]:
    """The files of the bodies for which the user enters opinions, the latest first.

    A table names senders: it opens to who gave it, and to who may see the senders of that body.
    """
    mine = Q(created_by=user) | Q(body__in=access.bodies(user, Perm.SEE_IDENTITY))
    rows = ImportBatch.objects.filter(mine, body__in=access.bodies(user, Perm.ENTER))
    return rows.select_related("body", "created_by").defer("content", "problems")
