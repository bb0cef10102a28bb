"""The sample's reports: read by the reader, accepted by an officer, open to their sentences, gone with the sample."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.apps import apps

from caunoi.cases.sample.founding import found_units
from caunoi.cases.sample.removing import remove_sample
from caunoi.common import clock
from caunoi.common.clock import HANOI
from caunoi.figures import access
from caunoi.figures.choices import FigureState, ReportKind
from caunoi.figures.models import FigureAct, ReportDocument, ReportedFigure
from caunoi.figures.passages import passage_of
from caunoi.figures.sample.reports import load_reports
from caunoi.journal.services import verify
from caunoi.people.models import Body
from caunoi.search.services import count_words
from tests.cases.world import World

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.fixed(NOW):
        yield


def counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model.objects.exists()}


@pytest.fixture
def before(world: World) -> dict[str, int]:
    """The tables of a real office before the sample, which has codes of its own."""
    for body in Body.objects.all():
        Body.objects.filter(pk=body.pk).update(code=f"THAT-{body.code}", prefix="TT")
    count_words()
    return counts()


def public(kind: str) -> dict[str, ReportedFigure]:
    rows = access.public_figures().filter(report__kind=kind).select_related("report", "place", "part_of")
    return {row.quote: row for row in rows}


def test_three_kinds_of_file_are_read_and_public(before: dict[str, int]) -> None:
    found_units(at=NOW)
    assert load_reports(at=NOW) == 3
    kinds = ReportDocument.objects.filter(published_at__isnull=False).values_list("kind", flat=True)
    assert sorted(kinds) == [ReportKind.DOCX, ReportKind.PDF, ReportKind.TXT]
    assert FigureAct.objects.filter(by__username="minhgiang.tiepnhan").exists()
    word, pdf, text = public("docx"), public("pdf"), public("txt")
    assert (word["hơn 860 lượt người dự"].value, word["hơn 860 lượt người dự"].bound) == (860, "over")
    assert pdf["203.200.000 đồng"].value == 203_200_000
    assert text["3 mô hình"].part_of == text["11 mô hình"]
    assert str(text["11 mô hình"].place) == "Xã Hòa Thượng"
    assert load_reports(at=NOW) == 0


def test_every_public_number_opens_to_its_sentence(before: dict[str, int]) -> None:
    found_units(at=NOW)
    load_reports(at=NOW)
    rows = access.public_figures().select_related("report")
    assert rows.count() > 40
    for row in rows:
        passage = passage_of(row)
        assert passage.is_whole
        assert passage.quote == row.quote
    dialogue = passage_of(public("docx")["9 cuộc"])
    assert (dialogue.before, dialogue.after) == (
        "Trong 6 tháng cuối năm 2025, Chủ tịch UBND phường Minh Giang đã tổ chức ",
        " đối thoại với Nhân dân.",
    )


def test_what_the_arithmetic_doubts_waits_for_a_person(before: dict[str, int]) -> None:
    found_units(at=NOW)
    load_reports(at=NOW)
    doubted = ReportedFigure.objects.filter(is_doubtful=True)
    assert {row.quote for row in doubted} >= {"95%"}  # 12 of 15 is 80 %
    assert set(doubted.values_list("state", flat=True)) == {FigureState.PROPOSED}
    assert "95%" not in public("txt")
    assert ReportedFigure.objects.filter(repeat_of__isnull=False, quote="8 cuộc").count() == 1


def test_they_go_without_a_trace(before: dict[str, int]) -> None:
    found_units(at=NOW)
    load_reports(at=NOW)
    assert verify() == []
    remove_sample()
    assert counts() == before
    assert verify() == []


def test_without_the_sample_there_is_nothing_to_load(world: World) -> None:
    assert load_reports(at=NOW) == 0
