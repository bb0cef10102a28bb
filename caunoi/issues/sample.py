"""Two compilations of the Front of an invented ward: one of the half-year before, closed, and one being edited now."""

from datetime import datetime, timedelta

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.issues.choices import Purpose
from caunoi.issues.models import Compilation, Issue
from caunoi.issues.services import compiling, editing, proposing
from caunoi.issues.services.compiling import Head
from caunoi.issues.services.indexing import drop_compilations
from caunoi.people.models import Body

BODY, OFFICER = "MTTQ-MG", "minhgiang.mattran"
HALF_YEAR = timedelta(days=182)


def load_sample_compilations(at: datetime) -> str:
    """Make, gather and edit them through the services."""
    body, by = Body.objects.get(code=BODY), User.objects.get(username=OFFICER)
    now_from = clock.local_date(at) - HALF_YEAR
    earlier = Head(
        title="Tổng hợp ý kiến, kiến nghị của Nhân dân trước kỳ họp trước", purpose=Purpose.COUNCIL,
        from_on=now_from - HALF_YEAR, to_on=now_from - timedelta(days=1),
    )  # fmt: skip
    present = Head(
        title="Tổng hợp ý kiến, kiến nghị của Nhân dân trước kỳ họp Hội đồng nhân dân phường", purpose=Purpose.COUNCIL,
        from_on=now_from, to_on=clock.local_date(at),
    )  # fmt: skip
    rows = [_compile(body, head, by, at) for head in (earlier, present)]
    if rows[0].issues.filter(dropped_at=None).exists():
        compiling.close_compilation(compilation=rows[0], by=by, at=at)
    return f"Đã gom ý kiến mẫu thành {Issue.objects.filter(compilation__in=rows, dropped_at=None).count()} vấn đề."


def _compile(body: Body, head: Head, by: User, at: datetime) -> Compilation:
    row = compiling.create_compilation(body=body, head=head, by=by, at=at)
    if not proposing.candidates(row, by).exists():
        return row
    proposing.start_proposal(compilation=row, by=by, at=at)
    proposing.propose_groups(compilation_id=row.pk)  # not left to a worker
    row.refresh_from_db()
    for issue in row.issues.filter(dropped_at=None)[:3]:
        data = editing.IssueData(authority="UBND phường Minh Giang", proposal="Kiểm tra, trả lời rõ việc và ngày xong.")
        editing.edit_issue(issue=issue, data=data, by=by, at=at)
    return row


def remove_sample_compilations() -> int:
    """Take the compilations of sample bodies out again."""
    rows = Compilation.objects.filter(body__is_sample=True)
    drop_compilations(rows)
    return rows.delete()[0]
