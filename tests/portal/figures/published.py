"""Public reports for tests: a half year of a unit with a breakdown, a bound, a plan, a doubt and a repeat."""

from caunoi.figures.models import ReportDocument
from caunoi.figures.services import intake, reading, reviewing
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.publishing import publish_report
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.reading.figure import Check, Figure, Report
from tests.cases.world import NOON, World

TEXT = (
    "Trong kỳ phường tổ chức {all} hội nghị đối thoại (4 hội nghị cấp xã; {low} hội nghị cấp thôn). "
    "Có hơn 1.140 lượt người dự đối thoại.\n"
    "Đã hòa giải 17/20 vụ việc, đạt 130%.\n"
    "Kỳ tới phấn đấu tổ chức 30 cuộc tiếp xúc cử tri. Như vậy có {all} hội nghị đối thoại cả kỳ.\n"
    "Bà con ở ngõ nhỏ còn dặn riêng một câu.\n"
)


def report_text(whole: int = 12) -> str:
    """The text in which 4 and the rest make the whole."""
    return TEXT.format(all=whole, low=whole - 4)


def _figures(text: str, whole: int) -> list[Figure]:
    def found(quote: str, value: int, unit: str, what: str, nth: int = 0, **more: object) -> Figure:
        start = -1
        for _turn in range(nth + 1):
            start = text.index(quote, start + 1)
        bound = str(more.pop("bound", "exact"))
        return Figure(
            start=start, end=start + len(quote), quote=quote, value=value, value_max=None, qualifier=bound, unit=unit,
            what=what, confidence=0.9, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    total, dialogues = f"{whole} hội nghị", {"indicator": "dialogues_total"}
    return [
        found(total, whole, "hội nghị", "hội nghị đối thoại", **dialogues),
        found("4 hội nghị cấp xã", 4, "hội nghị", "hội nghị đối thoại", level="xã", part_of=0, **dialogues),
        found(f"{whole - 4} hội nghị", whole - 4, "hội nghị", "đối thoại", level="thôn", part_of=0, **dialogues),
        found("hơn 1.140 lượt người", 1140, "lượt người", "dự", bound="over", indicator="voter_meeting_attendance"),
        found("17/20 vụ việc", 17, "vụ việc", "vụ việc hòa giải thành", indicator="mediation_success"),
        found("130%", 130, "%", "tỷ lệ hòa giải", indicator="mediation_success_pct"),
        found("30 cuộc", 30, "cuộc", "cuộc tiếp xúc cử tri", is_plan=True, indicator="voter_meetings"),
        found(total, whole, "hội nghị", "hội nghị đối thoại", nth=1, repeat_of=0, **dialogues),
    ]  # fmt: skip


def read(
    world: World, *, whole: int = 12, period: str = "6 tháng đầu năm 2025", place: Place | None = None,
    body: Body | None = None, by: str = "reception", title: str = "Báo cáo dân vận",
) -> ReportDocument:  # fmt: skip
    """A report read and confirmed; its numbers 1 to 4 and 7 accepted, 5 and 6 doubted, 8 a repeat."""
    text, officer, body = report_text(whole), world[by], body or world.office
    report = intake.paste_report(body=body, text=f"{text}{period}", title=title, by=officer, at=NOON)
    begun = reading.begin_reading(report_id=report.pk, at=NOON)
    assert begun is not None
    checks = [
        Check("parts", "holds", (0, 1, 2), f"4 + {whole - 4} = {whole}, cộng khớp."),
        Check("share", "fails", (4, 5), "“17/20” là 85%, không phải “130%”."),
    ]
    found = Report(f"{text}{period}", "phường Minh Giang", None, period, _figures(text, whole), checks)
    reading.finish_reading(report=begun, parsed=reading.Parsed(found), at=NOON)
    heading = Heading(place=place or body.place, period_words=period, sender=body, title=title)
    confirm_report(report=report, heading=heading, by=officer, at=NOON)
    for figure in report.figures.filter(number__in=[1, 2, 3, 4, 7]):
        reviewing.accept_figure(figure=figure, by=officer, at=NOON)
    report.refresh_from_db()
    return report


def published(world: World, *, with_text: bool = False, publisher: str = "publisher", **more: object) -> ReportDocument:
    """The same, public."""
    report = read(world, **more)  # type: ignore[arg-type]
    publish_report(report=report, by=world[publisher], at=NOON, with_text=with_text)
    report.refresh_from_db()
    return report
