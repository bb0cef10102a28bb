"""What may be shown to everybody, and what a search finds of it; articles of the press."""

from datetime import date
from hashlib import sha256

import pytest

from caunoi.figures import access
from caunoi.figures.choices import FigureState
from caunoi.figures.selectors import figure_detail, find_public, find_reports
from caunoi.figures.services import articles, publishing, reviewing
from caunoi.figures.services.acting import ActRefused, NotAllowed
from caunoi.figures.services.intake import Source
from caunoi.figures.tables import public_groups, public_periods, public_units
from caunoi.journal.services import verify
from tests.cases.world import NOON, World
from tests.figures.story import PARTS_HOLD, SHARE, TEXT, add_dialogues, confirmed, numbered, read_in, report_read


def test_a_report_is_published_only_when_confirmed_and_accepted(world: World) -> None:
    add_dialogues(world)
    publisher = world["publisher"]
    unconfirmed = read_in(world)
    reviewing.accept_all_sure(report=unconfirmed, by=world["reception"], at=NOON)
    with pytest.raises(ActRefused):
        publishing.publish_report(report=unconfirmed, by=publisher, at=NOON)
    report = confirmed(world)
    with pytest.raises(ActRefused):
        publishing.publish_report(report=report, by=publisher, at=NOON)
    reviewing.accept_figure(figure=numbered(report, 1), by=world["reception"], at=NOON)
    for key in ("reception", "leader", "front", "admin"):
        with pytest.raises(NotAllowed):
            publishing.publish_report(report=report, by=world[key], at=NOON)
    publishing.publish_report(report=report, by=publisher, at=NOON)
    assert (report.is_public, report.is_text_public) == (True, False)
    with pytest.raises(ActRefused):
        publishing.publish_report(report=report, by=publisher, at=NOON)
    publishing.publish_report(report=report, by=publisher, at=NOON, with_text=True)
    assert report.is_text_public
    with pytest.raises(ActRefused):
        publishing.withdraw_report(report=report, reason="", by=publisher, at=NOON)
    publishing.withdraw_report(report=report, reason="Chờ kiểm lại", by=publisher, at=NOON)
    assert (report.is_public, report.is_text_public) == (False, False)
    assert report.acts.first() is not None
    assert verify() == []


def test_searching_finds_what_one_may_read(world: World) -> None:
    report = confirmed(world)
    assert find_reports(world["reception"], "gốc đào") == [report]
    assert find_reports(world["province_front"], "goc dao") == [report]
    assert find_reports(world["other_reception"], "gốc đào") == []
    assert find_public("gốc đào") == []
    reviewing.accept_figure(figure=numbered(report, 5), by=world["reception"], at=NOON)
    publishing.publish_report(report=report, by=world["publisher"], at=NOON)
    assert find_public("gốc đào") == [report]
    assert find_public("kế hoạch") == []  # that figure was not accepted
    publishing.withdraw_report(report=report, reason="Sai", by=world["publisher"], at=NOON)
    assert find_public("gốc đào") == []


def test_the_public_page_of_a_unit(world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON)
    publishing.publish_report(report=report, by=world["publisher"], at=NOON)
    (unit,) = public_units()
    assert (unit.place, unit.count, unit.first, unit.last) == (world.ward, 3, date(2025, 1, 1), date(2025, 12, 31))
    assert [row.place for row in public_units(world.province)] == [world.ward]
    assert public_units(world.other_ward) == []
    assert public_periods(world.ward) == [(date(2025, 1, 1), date(2025, 12, 31), None)]
    (group,) = public_groups(world.ward)
    assert (group.period, [row.amount for row in group.figures]) == ("năm 2025", ["12"])
    assert [part.amount for part in group.figures[0].parts] == ["4", "8"]
    assert public_groups(world.ward, when=(date(2024, 1, 1), date(2024, 12, 31), None)) == []
    detail = figure_detail(access.get_public_figure_or_404(report.code, 1), is_public=True)
    assert detail.passage.before == "Trong năm, phường tổ chức "
    assert detail.passage.quote == "12 hội nghị"
    assert detail.passage.after == " đầu bờ (4 hội nghị cấp xã; 8 hội nghị cấp thôn)."
    assert (detail.passage.paragraph, detail.history, [part.number for part in detail.parts]) == (2, [], [2, 3])


def article(world: World) -> articles.Article:
    source = Source(name="baomau.example", url="https://baomau.example/bai-1", on=date(2025, 12, 30))
    return articles.Article(
        title="Dân vận ở phường Minh Giang", source=source, place=world.ward, period_words="năm 2025",
        text_digest=sha256(TEXT.encode()).hexdigest(), is_sample=True,
    )  # fmt: skip


def test_an_article_stands_without_its_text_and_opens_to_it_where_it_is(world: World) -> None:
    figures = report_read().figures
    report = articles.bring_article(article=article(world), figures=figures, checks=[PARTS_HOLD, SHARE], at=NOON)
    assert articles.bring_article(article=article(world), figures=figures, at=NOON) == report
    states = [row.state for row in report.figures.all()]
    assert states == [*[FigureState.ACCEPTED] * 5, FigureState.PROPOSED, FigureState.PROPOSED]
    assert (report.is_public, report.text, report.chain) == (True, "", "mau:so-lieu")
    shown = figure_detail(access.get_public_figure_or_404(report.code, 1), is_public=True).passage
    assert (shown.before, shown.quote, shown.after, shown.is_whole) == ("", "12 hội nghị", "", False)
    assert access.visible_reports(world["reception"]).filter(pk=report.pk).exists()
    assert not any(access.can(world[key], perm, report) for key in world.officers for perm in access.IF_READ)
    with pytest.raises(ActRefused):
        articles.attach_text(report=report, text="Một bài khác.", by=None, at=NOON)
    with pytest.raises(NotAllowed):
        articles.attach_text(report=report, text=TEXT, by=world["leader"], at=NOON)
    articles.attach_text(report=report, text=TEXT.replace("\n", "\r\n"), by=None, at=NOON)
    shown = figure_detail(access.get_public_figure_or_404(report.code, 1), is_public=True).passage
    assert (shown.before, shown.is_whole) == ("Trong năm, phường tổ chức ", True)
    assert verify() == []
