"""A compilation of the Front of an invented ward: eight opinions of March 2026 in two issues and two alone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from caunoi.cases.models import Opinion
from caunoi.cases.services.intake import SenderData
from caunoi.issues.choices import Purpose
from caunoi.issues.models import Compilation, Issue
from caunoi.issues.services.compiling import Head, create_compilation
from caunoi.issues.services.proposing import start_proposal
from tests.cases.world import NOON, World, say

FLOOD = (
    "Cứ mưa to là ngõ ngập đến đầu gối, đề nghị làm lại cống thoát nước.",
    "Hố ga đầu ngõ đầy bùn, nước mưa không thoát được, ngập cả nhà.",
    "Đề nghị nạo vét cống rãnh trước mùa mưa vì năm nào cũng ngập úng.",
)
WASTE = (
    "Rác thải ở điểm tập kết ba ngày chưa ai thu gom, bốc mùi hôi thối.",
    "Đề nghị tăng số chuyến xe thu gom rác, hai ngày mới có một chuyến.",
    "Xe rác không vào ngõ nên rác chất đống ở đầu đường.",
)
ALONE = ("Xin mở lớp dạy hát then cho trẻ em.", "Đề nghị mở thêm tuyến xe buýt đi bệnh viện tỉnh.")
MARCH = Head(
    title="Tổng hợp ý kiến trước kỳ họp thứ năm", purpose=Purpose.COUNCIL,
    from_on=date(2026, 3, 1), to_on=date(2026, 3, 31),
)  # fmt: skip
LATER = datetime(2026, 4, 2, 3, 0, tzinfo=UTC)


@dataclass
class Compiled:
    """The world with its compilation."""

    world: World
    row: Compilation
    opinions: dict[str, Opinion]

    def issue(self, words: str) -> Issue:
        """The live issue under which an opinion with these words stands."""
        return self.row.issues.get(dropped_at=None, items__opinion__text__contains=words)

    def number(self, text: str) -> int:
        """The number of an opinion in the compilation."""
        return self.row.items.get(opinion__text=text).number

    def texts(self, issue: Issue | None) -> set[str]:
        """What stands under an issue, or under none."""
        rows = self.row.items.filter(issue=issue, is_out=False)
        return set(rows.values_list("opinion__text", flat=True))


def sender(phone: str) -> SenderData:
    return SenderData(phone=phone)


def make_draft(world: World, head: Head = MARCH, by: str = "reception", **more: Any) -> Compilation:
    return create_compilation(body=more.pop("body", world.office), head=head, by=world[by], at=LATER)


def make_compiled(world: World) -> Compiled:
    """Gathered by reception of the People's Committee."""
    opinions = {text: say(world, text).opinion for text in (*FLOOD, *WASTE, *ALONE)}
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    row.refresh_from_db()
    return Compiled(world, row, opinions)


__all__ = ["ALONE", "FLOOD", "LATER", "MARCH", "NOON", "WASTE", "Compiled", "make_compiled", "make_draft", "sender"]
