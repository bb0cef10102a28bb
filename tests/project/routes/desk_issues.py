"""What the desk shows of compilations: one of UBND phường Minh Giang with two issues in officers' words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from caunoi.issues.choices import Purpose
from caunoi.issues.services import editing
from caunoi.issues.services.compiling import Head, create_compilation
from caunoi.issues.services.proposing import propose_groups, start_proposal
from tests.cases.world import NOON, World

MARCH = {"purpose": Purpose.COUNCIL, "from_on": date(2026, 3, 1), "to_on": date(2026, 3, 31)}


def compiled_things(world: World, canary: Callable[[str], str]) -> dict[str, Any]:
    """By key: compilation, compiled_issue, other_issue, compiled_item."""
    by = world["reception"]
    head = Head(title=f"Tổng hợp {canary('compilation_title')}", **MARCH)  # type: ignore[arg-type]
    row = create_compilation(body=world.office, head=head, by=by, at=NOON)
    start_proposal(compilation=row, by=by, at=NOON)
    propose_groups(compilation_id=row.pk)
    issue = row.issues.filter(dropped_at=None).first()
    assert issue is not None
    data = editing.IssueData(
        label=f"Ngập úng {canary('issue_label')}", authority=f"Sở {canary('issue_authority')}",
        proposal=f"Nạo vét {canary('issue_proposal')}", note=f"Hỏi lại {canary('issue_note')}",
    )  # fmt: skip
    editing.edit_issue(issue=issue, data=data, by=by, at=NOON)
    item = issue.items.filter(quote_start__isnull=False).first()
    loose = issue.items.exclude(pk=item.pk).first() if item else None
    assert item is not None
    assert loose is not None
    other = editing.split_issue(compilation=row, numbers=[loose.number], label="Việc khác", by=by, at=NOON)
    return {"compilation": row, "compiled_issue": issue, "other_issue": other, "compiled_item": item}
