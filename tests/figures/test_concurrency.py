"""Several people, or workers, at the same report at the same moment: one wins, the others are told."""

from decimal import Decimal

import pytest

from caunoi.figures.choices import FigureState, ReportState
from caunoi.figures.models import FigureAct, ReportDocument, ReportedFigure, Vocabulary
from caunoi.figures.services import intake, publishing, reading, reviewing
from caunoi.figures.services.acting import ActRefused, StaleReport
from caunoi.figures.services.reviewing import Correction
from caunoi.journal.services import verify
from tests.cases.world import NOON, World, make_world
from tests.figures.story import TEXT, add_dialogues, confirmed, numbered, read_in, report_read
from tests.project.test_concurrency import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def test_of_two_officers_with_the_same_figure_one_is_told(world: World) -> None:
    report = read_in(world)
    for number in (4, 5, 6):
        figure = numbered(report, number)
        acts = [
            lambda who=who, value=value, figure=figure: reviewing.correct_figure(
                figure=ReportedFigure.objects.select_related("report").get(pk=figure.pk),
                changes=Correction(value=Decimal(value)),
                by=world[who],
                at=NOON,
                version=figure.version,
            )
            for who, value in (("reception", 31), ("leader", 32))
        ]
        results = together(acts)
        assert [type(row) for row in results if row is not None] == [StaleReport], results
        assert numbered(report, number).value == (31 if results[0] is None else 32)
        assert figure.changes.count() == 1
    assert verify() == []


def test_two_who_accept_all_at_once_accept_each_once(world: World) -> None:
    add_dialogues(world)
    report = read_in(world)
    acts = [
        lambda who=who: reviewing.accept_all_sure(
            report=ReportDocument.objects.get(pk=report.pk), by=world[who], at=NOON
        )
        for who in ("reception", "leader")
    ]
    assert sorted(together(acts)) == [0, 3]  # type: ignore[type-var]
    assert FigureAct.objects.count() == 1
    assert report.figures.filter(state=FigureState.ACCEPTED).count() == 3


def test_workers_read_a_report_once(world: World) -> None:
    report = intake.paste_report(body=world.office, text=TEXT, title="Báo cáo", by=world["reception"], at=NOON)

    def read() -> bool:
        begun = reading.begin_reading(report_id=report.pk, at=NOON)
        return begun is not None and reading.finish_reading(report=begun, parsed=reading.Parsed(report_read()), at=NOON)

    assert sorted(together([read] * 4)) == [False, False, False, True]  # type: ignore[type-var]
    assert report.figures.count() == 7
    report.refresh_from_db()
    assert (report.state, report.attempt) == (ReportState.READ, 1)


def test_a_batch_is_cancelled_or_read_never_both(world: World) -> None:
    for turn in range(3):
        report = intake.paste_report(
            body=world.office, text=f"{TEXT}{turn}", title="Báo cáo", by=world["reception"], at=NOON
        )
        batch = intake.ReportBatch.objects.create(
            code=f"LT-{turn}", body=world.office, created_at=NOON, created_by=world["reception"]
        )
        ReportDocument.objects.filter(pk=report.pk).update(batch=batch)
        begun = reading.begin_reading(report_id=report.pk, at=NOON)
        assert begun is not None
        finish, cancel = together(
            [
                lambda begun=begun: reading.finish_reading(report=begun, parsed=reading.Parsed(report_read()), at=NOON),
                lambda batch=batch: intake.cancel_batch(batch=batch, by=world["leader"], at=NOON),
            ]
        )
        report.refresh_from_db()
        if finish is True:
            assert isinstance(cancel, ActRefused)
            assert (report.state, report.figures.count()) == (ReportState.READ, 7)
        else:
            assert (finish, cancel) == (False, 1)
            assert (report.state, report.figures.count()) == (ReportState.CANCELLED, 0)


def test_words_said_at_the_same_moment_have_one_meaning(world: World) -> None:
    key = add_dialogues(world)
    one, other = read_in(world), read_in(world, body=world.other_office, by=world["other_reception"])
    results = together(
        [
            lambda: reviewing.map_figure(figure=numbered(one, 5), indicator=key, by=world["leader"], at=NOON),
            lambda: reviewing.map_figure(figure=numbered(other, 5), indicator=key, by=world["other_leader"], at=NOON),
        ]
    )
    assert results == [None, None]
    assert Vocabulary.objects.filter(ended_at=None).count() == 1
    assert verify() == []


def test_reports_that_would_stand_for_each_other_do_not_both_vanish(world: World) -> None:
    add_dialogues(world)
    one, other = confirmed(world), confirmed(world)
    acts = [
        lambda old=old, new=new: publishing.supersede_report(
            report=ReportDocument.objects.get(pk=old.pk),
            newer=ReportDocument.objects.get(pk=new.pk),
            by=world["leader"],
            at=NOON,
        )
        for old, new in ((one, other), (other, one))
    ]
    results = together(acts)
    assert sum(isinstance(row, ActRefused) for row in results) == 1, results
    assert ReportDocument.objects.filter(superseded_by=None).count() == 1
