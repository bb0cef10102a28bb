"""Rows of an import that may be a matter there is already, told before they go in."""

from typing import Any

from caunoi.accounts.models import User
from caunoi.cases.choices import COMPLAINTS
from caunoi.cases.importing.rows import CheckedRow
from caunoi.cases.models import ImportBatch
from caunoi.cases.services import merging
from caunoi.desk.entry.views import joinable

LOOKED = 100  # rows that are compared with the cases there are, which takes some 10 ms each
COMPARED = 10  # candidates of each


def with_same(context: dict[str, Any], *, batch: ImportBatch, by: User) -> dict[str, Any]:
    """The context of the preview, each of its `rows` beside the case it is most like (or None)."""
    rows: list[CheckedRow] = context["rows"]
    compared = [row for row in rows if _may_compare(row)]
    found = {row.number: same for row in compared[:LOOKED] if (same := _same(row, batch, by))}
    return {
        **context,
        "rows": [(row, found.get(row.number)) for row in rows],
        "alike": len(found),
        "looked": LOOKED if len(compared) > LOOKED or context["more"] else 0,
    }


def _may_compare(row: CheckedRow) -> bool:
    """Only what would go in; nothing is offered for a khiếu nại, and a denunciation is not looked at."""
    return row.status == "good" and not row.is_denunciation and row.data is not None and row.data.kind not in COMPLAINTS


def _same(row: CheckedRow, batch: ImportBatch, by: User) -> merging.Suggestion | None:
    """The case that the row is most like, of those that the officer may join voices to."""
    if row.data is None:
        return None
    text = " ".join(filter(None, (row.data.text, row.data.place_note)))
    found = merging.rank_same(
        text, joinable(by), place=row.data.place, body_ids=[batch.body_id], limit=1, compared=COMPARED
    )
    return found[0] if found else None
