"""Reports in the house: one public whose text holds more than is public, one that nobody published."""

from collections.abc import Callable
from typing import Any

from caunoi.figures.models import ReportDocument
from caunoi.figures.services import intake, reading, reviewing
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.publishing import publish_report
from caunoi.reading.figure import Figure, Report
from tests.cases.world import NOON, World


def _figure(text: str, quote: str, value: int, unit: str, what: str, **more: Any) -> Figure:
    start = text.index(quote)
    return Figure(
        start=start, end=start + len(quote), quote=quote, value=value, value_max=None, qualifier="exact", unit=unit,
        what=what, **more,
    )  # fmt: skip


def read_report(world: World, text: str, figures: list[Figure], *, title: str, accept: int) -> ReportDocument:
    """A report of the ward, read; its first `accept` figures accepted by reception, unit and period confirmed."""
    officer = world["reception"]
    report = intake.paste_report(body=world.office, text=text, title=title, by=officer, at=NOON)
    begun = reading.begin_reading(report_id=report.pk, at=NOON)
    assert begun is not None
    found = Report(text, "phường Minh Giang", None, "năm 2025", figures)
    reading.finish_reading(report=begun, parsed=reading.Parsed(found), at=NOON)
    heading = Heading(place=world.ward, period_words="năm 2025", sender=world.office)
    confirm_report(report=report, heading=heading, by=officer, at=NOON)
    for figure in report.figures.order_by("number")[:accept]:
        reviewing.accept_figure(figure=figure, by=officer, at=NOON)
    report.refresh_from_db()
    return report


def public_report(world: World, words: dict[str, str]) -> ReportDocument:
    """Its first figure is public with its sentence; the second waits; the rest of the text is for officers."""
    text = (
        f"Phường tổ chức 12 hội nghị đối thoại {words['sentence']}.\n"
        f"Có 20 vụ việc {words['waiting']} đã hòa giải.\nLời riêng {words['rest']}.\n"
    )
    figures = [
        _figure(text, "12 hội nghị", 12, "hội nghị", "hội nghị đối thoại", indicator="dialogues_total"),
        _figure(text, f"20 vụ việc {words['waiting']}", 20, "vụ việc", f"vụ việc {words['waiting']}"),
    ]
    report = read_report(world, text, figures, title=f"Báo cáo {words['title']}", accept=1)
    publish_report(report=report, by=world["publisher"], at=NOON)
    report.refresh_from_db()
    return report


def plant(world: World, things: dict[str, Any], canary: Callable[[str], str]) -> None:
    """Both reports, with words that canaries.toml knows."""
    parts = ("sentence", "waiting", "rest", "title", "kept", "kept_title")
    words = {part: canary(f"report_{part}") for part in parts}
    things["report"], things["kept_report"] = public_report(world, words), kept_report(world, words)


def kept_report(world: World, words: dict[str, str]) -> ReportDocument:
    """Read and accepted, but not published."""
    text = f"Có 7 cuộc giám sát {words['kept']}.\n"
    figures = [_figure(text, "7 cuộc", 7, "cuộc", f"cuộc giám sát {words['kept']}", indicator="front_oversights")]
    return read_report(world, text, figures, title=f"Báo cáo {words['kept_title']}", accept=1)
