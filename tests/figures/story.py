"""A report of the invented ward for tests, as a reader would give it: a breakdown, a repeat, a doubt."""

from datetime import datetime
from typing import Any

from caunoi.accounts.models import User
from caunoi.figures.book import reading_book
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.services import intake, reading
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.vocabulary import add_indicator
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.reading.figure import Check, Figure, Report
from tests.cases.world import NOON, World

TEXT = (
    "BÁO CÁO công tác dân vận năm 2025\n"
    "Trong năm, phường tổ chức 12 hội nghị đầu bờ (4 hội nghị cấp xã; 8 hội nghị cấp thôn). "
    "Có hơn 1.140 lượt người dự.\n"
    "Các tổ đã trồng 20 gốc đào, đạt 130% kế hoạch. Như vậy cả năm có 12 hội nghị đầu bờ.\n"
)
PARTS_HOLD = Check("parts", "holds", (0, 1, 2), "4 + 8 = 12, cộng khớp.")
SHARE = Check("share", "suspicious", (5,), "130% lớn hơn 100%, cần hỏi lại.")


def figure(quote: str, value: Any, unit: str, what: str, *, nth: int = 0, **more: Any) -> Figure:
    """A figure whose words stand in TEXT (the `nth` time from 0 on)."""
    start = -1
    for _turn in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return Figure(
        start=start, end=start + len(quote), quote=quote, value=value, value_max=more.pop("value_max", None),
        qualifier=more.pop("qualifier", "exact"), unit=unit, what=what, **more,
    )  # fmt: skip


def report_read(**more: Any) -> Report:
    """What the reader says of TEXT: 7 figures; the sixth is doubted, the seventh repeats the first."""
    figures = [
        figure("12 hội nghị", 12, "hội nghị", "hội nghị đầu bờ", level="xã", confidence=0.9),
        figure("4 hội nghị", 4, "hội nghị", "hội nghị đầu bờ", level="xã", part_of=0, confidence=0.9),
        figure("8 hội nghị", 8, "hội nghị", "hội nghị đầu bờ", level="thôn", part_of=0, confidence=0.9),
        figure("1.140 lượt người", 1140, "lượt người", "người dự đầu bờ", qualifier="over", confidence=0.9),
        figure("20 gốc đào", 20, "gốc", "gốc đào đã trồng", confidence=0.5),
        figure("130%", 130, "%", "tỷ lệ so với kế hoạch", confidence=0.9),
        figure("12 hội nghị", 12, "hội nghị", "hội nghị đầu bờ", nth=1, repeat_of=0, confidence=0.9),
    ]
    return Report(TEXT, "phường Minh Giang", "tỉnh Hòa Giang", "năm 2025", figures, [PARTS_HOLD, SHARE], **more)


def add_dialogues(world: World) -> str:
    """An additive indicator that the words "hội nghị đầu bờ" mean; its key."""
    row = add_indicator(
        name="Hội nghị đầu bờ", unit="hội nghị", is_additive=True, words=["đầu bờ"], by=world["admin"], at=NOON
    )
    return row.key


def read_in(
    world: World,
    *,
    body: Body | None = None,
    by: User | None = None,
    at: datetime = NOON,
    text: str = TEXT,
    result: Report | None = None,
    place: Place | None = None,
) -> ReportDocument:
    """A report of TEXT, brought in by reception and read."""
    report = intake.paste_report(
        body=body or world.office, text=text, title="Báo cáo dân vận", by=by or world["reception"], at=at, place=place
    )
    begun = reading.begin_reading(report_id=report.pk, at=at)
    assert begun is not None
    found, known = result or report_read(), reading_book()
    for row in found.figures:
        row.indicator = row.indicator or known.match(row, row.quote)[0]
    assert reading.finish_reading(report=begun, parsed=reading.Parsed(found), at=at)
    report.refresh_from_db()
    return report


def confirmed(world: World, **more: Any) -> ReportDocument:
    """The same, with unit and period confirmed."""
    place = more.pop("place", world.ward)
    words = more.pop("period_words", "năm 2025")
    report = read_in(world, place=place, **more)
    by = more.get("by") or world["reception"]
    confirm_report(report=report, heading=Heading(place=place, period_words=words), by=by, at=NOON)
    return report


def numbered(report: ReportDocument, number: int) -> ReportedFigure:
    """A figure of the report as it stands in the database."""
    return ReportedFigure.objects.select_related("report").get(report=report, number=number)
