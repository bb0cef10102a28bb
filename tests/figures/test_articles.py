"""The five articles: their figures with source, none of their sentences, nothing that is doubted in public."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from caunoi.figures import access
from caunoi.figures.choices import FigureState
from caunoi.figures.data.articles import articles, load_articles
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.passages import passage_of
from caunoi.figures.services.removing import remove_sample_reports
from caunoi.journal.services import verify
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.writing import write_place
from tests.cases.world import NOON, World

OLD = date(2025, 7, 1)
LONGEST_QUOTE = 8  # words


@pytest.fixture
def places(world: World) -> dict[str, Place]:
    """The units as they stood before July 2025."""

    def made(level: Level, kind: str, name: str, parent: Place, until: date | None = OLD) -> Place:
        place = write_place(level=level, kind_name=kind, name=name, parent=parent, valid_from=None, is_sample=False)
        Place.objects.filter(pk=place.pk).update(valid_to=until)
        return place

    hanoi = made(Level.PROVINCE, "Thành phố", "Hà Nội", world.country, None)
    districts = ("Cầu Giấy", "Bắc Từ Liêm", "Hoàn Kiếm", "Long Biên")
    found = {name: made(Level.DISTRICT, "Quận", name, hanoi) for name in districts}
    return {**found, "Hà Nam": made(Level.PROVINCE, "Tỉnh", "Hà Nam", world.country)}


def public_of(place: Place) -> list[ReportedFigure]:
    return list(access.public_figures().filter(place=place).order_by("number"))


def test_the_figures_stand_for_the_units_of_their_time(places: dict[str, Place]) -> None:
    brought, unknown = load_articles(at=NOON)
    assert len(brought) == 5
    assert unknown == []
    hanam = public_of(places["Hà Nam"])
    assert [int(row.value) for row in hanam[:4]] == [241, 3, 22, 216]
    assert {row.part_of_id for row in hanam[1:4]} == {hanam[0].pk}
    report = brought[1]
    assert report.place == places["Hà Nam"]
    assert (report.period_from, report.period_to) == (date(2021, 1, 1), date(2022, 12, 31))
    assert report.source_url == "https://baohanam.com.vn"
    assert report.text == ""


def test_what_is_doubted_is_not_public(places: dict[str, Place]) -> None:
    load_articles(at=NOON)
    everywhere = access.public_figures().values_list("place__name", "value")
    numbers = {(name, int(value)) for name, value in everywhere}
    assert not {("Hà Nam", 1140), ("Hà Nam", 563), ("Hà Nam", 578)} & numbers
    assert not {("Cầu Giấy", 487), ("Cầu Giấy", 2600), ("Cầu Giấy", 33), ("Cầu Giấy", 2202000000)} & numbers
    assert ("Cầu Giấy", 16131520928) in numbers
    open_rows = ReportedFigure.objects.filter(state=FigureState.PROPOSED, repeat_of=None)
    assert set(open_rows.values_list("is_doubtful", flat=True)) == {True}
    assert open_rows.count() == 8


def test_a_repeated_number_counts_once_and_a_plan_is_a_plan(places: dict[str, Place]) -> None:
    load_articles(at=NOON)
    rules = [row for row in public_of(places["Long Biên"]) if row.unit == "quy chế"]
    assert [int(row.value) for row in rules] == [6, 6]  # of the district, and another six of the schools
    assert [row.is_plan for row in public_of(places["Hoàn Kiếm"])] == [True]


def test_bringing_twice_changes_nothing_and_they_go_with_the_sample(places: dict[str, Place]) -> None:
    first, _unknown = load_articles(at=NOON)
    figures = ReportedFigure.objects.count()
    second, _unknown = load_articles(at=NOON)
    assert [row.pk for row in first] == [row.pk for row in second]
    assert ReportedFigure.objects.count() == figures
    assert verify() == []
    assert remove_sample_reports() == 5
    assert ReportDocument.objects.count() == 0


def test_without_the_units_nothing_is_brought(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_articles")
    assert ReportDocument.objects.count() == 0
    assert "Chạy load_units trước" in capsys.readouterr().out


def test_the_file_holds_a_few_words_of_each_number_and_no_more() -> None:
    for article in articles():
        for row in article["figures"]:
            assert len(row["quote"].split()) <= LONGEST_QUOTE
            assert len(row.get("what", "").split()) <= 2 * LONGEST_QUOTE


def _texts() -> list[str]:
    folder = Path(os.environ["CAUNOI_SHARED"]) / "reports" / "text"
    return [path.read_text(encoding="utf-8").replace("\r\n", "\n") for path in sorted(folder.glob("*.txt"))]


@pytest.mark.shared
def test_with_the_text_a_number_opens_to_its_whole_sentence(places: dict[str, Place]) -> None:
    call_command("load_articles", "--texts", os.environ["CAUNOI_SHARED"] + "/reports/text", verbosity=0)
    brought, _unknown = load_articles(at=NOON)
    for report in brought:
        for figure in report.figures.select_related("report"):
            passage = passage_of(figure)
            assert passage.is_whole
            assert passage.quote == figure.quote
            assert passage.before or passage.after
    hanam = brought[1].figures.get(number=1)
    assert "tham dự " in passage_of(hanam).before
    assert passage_of(hanam).after.rstrip().endswith("216 hội nghị cấp xã).")


@pytest.mark.shared
def test_the_public_page_shows_the_sentence_where_the_text_is(places: dict[str, Place]) -> None:
    call_command("load_articles", verbosity=0)
    code = public_of(places["Hà Nam"])[0].code
    address = f"/so-lieu/?noi={places['Hà Nam'].code}&so={code}"
    short = Client().get(address).content.decode()
    assert "<mark>241 hội nghị đối thoại</mark></span>" in short
    assert "Trang này chỉ giữ mấy chữ của con số." in short
    call_command("load_articles", "--texts", os.environ["CAUNOI_SHARED"] + "/reports/text", verbosity=0)
    whole = Client().get(address).content.decode()
    assert "tham dự <mark>241 hội nghị đối thoại</mark> (3 hội nghị cấp tỉnh;" in whole
    assert "Trang này chỉ giữ mấy chữ của con số." not in whole


@pytest.mark.shared
def test_the_words_of_the_file_are_not_the_sentences_of_the_articles() -> None:
    texts = [" ".join(text.lower().split()) for text in _texts()]
    for article, text in zip(articles(), texts, strict=True):
        for row in [*article["figures"], *article.get("checks", ())]:
            for words in (row.get("what", ""), row.get("message", "")):
                assert all(piece not in text for piece in _runs(words.lower(), LONGEST_QUOTE)), words


def _runs(words: str, size: int) -> list[str]:
    found = words.split()
    return [" ".join(found[at : at + size]) for at in range(len(found) - size + 1)]
