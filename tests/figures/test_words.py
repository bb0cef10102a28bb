"""Periods out of words, amounts and periods into words, sentences and highlights. No database."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from caunoi.figures import wording
from caunoi.figures.book import _of_book
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.passages import paragraph_of, paragraphs, passage_of, sentences
from caunoi.figures.periods import Period, dates_of, own_dates
from caunoi.figures.units import said_unit
from caunoi.reading.indicators import book

YEAR_END = date(2026, 12, 31)


def span(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("năm 2021", span("2021-01-01", "2021-12-31")),
        ("2 năm (2021, 2022)", span("2021-01-01", "2022-12-31")),
        ("giai đoạn 2016 – 2021", span("2016-01-01", "2021-12-31")),
        ("từ năm 2014 đến năm 2023", span("2014-01-01", "2023-12-31")),
        ("từ năm 2021 đến nay", span("2021-01-01", "2026-12-31")),
        ("6 tháng đầu năm 2026", span("2026-01-01", "2026-06-30")),
        ("sáu tháng cuối năm 2025", span("2025-07-01", "2025-12-31")),
        ("9 tháng đầu năm", span("2026-01-01", "2026-09-30")),
        ("quý III/2026", span("2026-07-01", "2026-09-30")),
        ("Quý 4 năm 2025", span("2025-10-01", "2025-12-31")),
        ("quý I", span("2026-01-01", "2026-03-31")),
        ("tháng 2/2024", span("2024-02-01", "2024-02-29")),
        ("trong tháng 9", span("2026-09-01", "2026-09-30")),
        ("tính đến ngày 31/5/2021", Period(as_of=date(2021, 5, 31))),
        ("đến hết ngày 10-11-2021", Period(as_of=date(2021, 11, 10))),
        ("ngày 30 tháng 8 năm 2023", Period(as_of=date(2023, 8, 30))),
        ("từ 15/12/2024 đến ngày 14/12/2025", span("2024-12-15", "2025-12-14")),
        ("từ 15/12/2025 đến 14/12/2024", Period()),
        ("thời gian qua", Period()),
        ("tháng 13 năm 2021", span("2021-01-01", "2021-12-31")),
        ("tháng 10 năm 2026", span("2026-10-01", "2026-10-31")),
        ("Tháng 10/2026", span("2026-10-01", "2026-10-31")),
        ("9 tháng đầu năm 2026", span("2026-01-01", "2026-09-30")),
        ("10 tháng năm 2026", span("2026-01-01", "2026-10-31")),
        ("quý III năm 2026", span("2026-07-01", "2026-09-30")),
        ("6 tháng cuối năm 2025", span("2025-07-01", "2025-12-31")),
        ("năm học 2024-2025", span("2024-09-01", "2025-05-31")),
        ("năm học 2024 – 2025", span("2024-09-01", "2025-05-31")),
        ("giai đoạn 2021-2025", span("2021-01-01", "2025-12-31")),
        ("tuần 3 tháng 10 năm 2026", span("2026-10-15", "2026-10-21")),
        ("tuần 5 tháng 10/2026", span("2026-10-29", "2026-10-31")),
        ("ngày 31/2/2021", Period()),
        ("", Period()),
    ],
)
def test_when_words_mean(words: str, wanted: Period) -> None:
    assert dates_of(words, YEAR_END) == wanted


def test_words_without_a_year_mean_nothing_in_a_report_without_one() -> None:
    assert dates_of("quý I") == Period()
    assert dates_of("từ năm 2021 đến nay") == Period()


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2021-01-01", "2021-12-31", "năm 2021"),
        ("2021-01-01", "2022-12-31", "năm 2021–2022"),
        ("2026-07-01", "2026-09-30", "quý III năm 2026"),
        ("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-01-01", "2026-09-30", "9 tháng đầu năm 2026"),
        ("2024-02-01", "2024-02-29", "tháng 2 năm 2024"),
        ("2024-02-01", "2024-02-28", "1/2/2024–28/2/2024"),
    ],
)
def test_how_a_period_is_told(first: str, last: str, wanted: str) -> None:
    row = ReportDocument(period_from=date.fromisoformat(first), period_to=date.fromisoformat(last))
    assert wording.period(row) == wanted


def test_how_an_amount_is_told() -> None:
    for value, more, wanted in (
        ("1140", {"bound": "over"}, "hơn 1.140"),
        ("5", {"value_max": Decimal(13)}, "5–13"),
        ("12.4400", {}, "12,44"),
        ("0", {}, "0"),
        ("16131520928", {"bound": "about"}, "khoảng 16.131.520.928"),
    ):
        assert wording.amount(ReportedFigure(value=Decimal(value), **more)) == wanted  # type: ignore[arg-type]
    assert wording.period(ReportedFigure(as_of=date(2021, 5, 31))) == "tính đến 31/5/2021"
    assert wording.period(ReportedFigure(period_words="hằng năm")) == "hằng năm"


def at(text: str, quote: str, number: int = 1) -> ReportedFigure:
    start = text.index(quote)
    report = ReportDocument(text=text)
    return ReportedFigure(report=report, number=number, start=start, end=start + len(quote), quote=quote)


def test_the_sentence_of_a_figure_ends_where_sentences_end() -> None:
    text = "Năm qua có nhiều việc.\n\nQuỹ thu 2.202 triệu đồng, chi 12,5 tỷ. Còn 13/13 phường báo cáo! Hết."
    found = passage_of(at(text, "12,5 tỷ"))
    assert (found.before, found.after, found.paragraph) == ("Quỹ thu 2.202 triệu đồng, chi ", ".", 2)
    assert passage_of(at(text, "13/13 phường")).before == "Còn "
    assert paragraph_of(text, 0) == 1


def test_a_sentence_without_end_is_cut_with_dots() -> None:
    text = "chữ " * 400 + "12 hội nghị" + " chữ" * 400
    found = passage_of(at(text, "12 hội nghị"))
    assert found.before.startswith("… chữ")
    assert found.after.endswith("chữ …")
    assert len(found.before) < 620


def test_highlights_give_the_text_back_and_may_lie_in_one_another() -> None:
    text = "Tại 13/13 phường\n\n12 hội nghị"
    rows = [at(text, "13/13 phường", 1), at(text, "13 phường", 2), at(text, "12 hội nghị", 3)]
    lines = list(paragraphs(text, rows))
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text
    pieces = [(piece.text, [row.number for row in piece.figures]) for line in lines for piece in line]
    assert pieces == [
        ("Tại ", []),
        ("13/", [1]),
        ("13 phường", [1, 2]),
        ("", []),
        ("12 hội nghị", [3]),
    ]


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("người", 1, "person"), ("người", 2, "persons"), ("người", None, "persons"),
        ("người", Decimal("1.5"), "persons"),
        ("hội nghị", 1, "conference"), ("người/km²", 23_516, "persons/km²"), ("người/ban", 5, "persons/board"),
        ("khu (x/y)", None, "areas (x/y)"), ("cây đa", 3, "cây đa"),  # not known: as the report says it
        ("km²", 2, "km²"), ("%", 90, "%"),
    ],
)  # fmt: skip
def test_units_in_english_follow_their_number(unit: str, value: Decimal | int | None, said: str) -> None:
    with override("en"):
        assert said_unit(unit, value) == said
    with override("vi"):
        assert said_unit(unit, value) == unit


def test_every_unit_of_the_book_is_said_in_english_or_is_no_word() -> None:
    with override("en"):
        left = {row.unit for row in book() if said_unit(row.unit) == row.unit}
    assert left <= {"%", "km²", "m²", "CĐCS; đoàn viên", "năm–năm", "điểm /100"}


def test_indicators_and_groups_have_english_names() -> None:
    with override("en"):
        rows = [_of_book(row) for row in book()]
        assert all(info.label and info.label != info.name for info in rows)
        assert [info.group for info in rows if info.group_label == info.group] == []
    with override("vi"):
        assert all((info.label, info.group_label) == (info.name, info.group) for info in rows)


def test_a_sentence_of_several_figures_is_told_once_with_all_of_them_marked() -> None:
    text = "Phường có 12 tổ và 74 hòa giải viên. Năm qua nhận 25 vụ việc."
    report = ReportDocument(text=text)

    def at(quote: str) -> ReportedFigure:
        start = text.index(quote)
        return ReportedFigure(report=report, quote=quote, start=start, end=start + len(quote))

    figures = [at("25 vụ việc"), at("12 tổ"), at("74 hòa giải viên"), ReportedFigure(report=report, quote="31 mô hình")]
    told = sentences(figures)
    assert ["".join(piece.text for piece in pieces).strip() for pieces in told] == [
        "Phường có 12 tổ và 74 hòa giải viên.", "Năm qua nhận 25 vụ việc.", "31 mô hình",
    ]  # fmt: skip
    marked = [[piece.text for piece in pieces if piece.figures] for pieces in told]
    assert marked == [["12 tổ", "74 hòa giải viên"], ["25 vụ việc"], ["31 mô hình"]]


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        (span("2024-01-01", "2024-06-30"), span("2023-01-01", "2023-06-30")),
        (span("2024-02-01", "2024-02-29"), span("2023-02-01", "2023-02-28")),
        (Period(as_of=date(2025, 11, 30)), Period(as_of=date(2024, 11, 30))),
        (Period(), Period()),
    ],
)
def test_the_same_time_before_is_a_year_before_the_report(report: Period, wanted: Period) -> None:
    assert own_dates("cùng kỳ năm trước", report) == wanted
    assert own_dates("năm 2021", report) == span("2021-01-01", "2021-12-31")
