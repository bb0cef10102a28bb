"""The table of acts walked in full; history that only grows; undo; two officers at once; nothing half done."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from caunoi.figures.choices import Act, FigureState
from caunoi.figures.models import FigureAct, FigureChange, ReportedFigure, Vocabulary
from caunoi.figures.selectors import history
from caunoi.figures.services import acting, merging, publishing, reviewing
from caunoi.figures.services.acting import ActRefused, NotAllowed, StaleReport
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.reviewing import Correction
from caunoi.figures.workflow import BY_ACT, acts_from
from caunoi.journal.models import Entry
from caunoi.journal.services import verify
from tests.cases.world import NOON, World
from tests.figures.story import add_dialogues, confirmed, numbered, read_in, report_read

S = FigureState


def do(act: Act, figure: ReportedFigure, world: World, by: str = "reception") -> None:
    user = world[by]
    acts: dict[Act, Callable[[], object]] = {
        Act.ACCEPT: lambda: reviewing.accept_figure(figure=figure, by=user, at=NOON),
        Act.CORRECT: lambda: reviewing.correct_figure(
            figure=figure, changes=Correction(value=Decimal(21)), by=user, at=NOON
        ),
        Act.REJECT: lambda: reviewing.reject_figure(figure=figure, reason="Không phải số liệu", by=user, at=NOON),
        Act.RESTORE: lambda: reviewing.restore_figure(figure=figure, by=user, at=NOON),
        Act.MAP: lambda: reviewing.map_figure(figure=figure, indicator="rieng-hoi-nghi-dau-bo", by=user, at=NOON),
    }
    acts[act]()


# from state → act → state after; everything else is refused.
TABLE: dict[tuple[FigureState, Act], FigureState] = {
    (S.PROPOSED, Act.ACCEPT): S.ACCEPTED,
    (S.PROPOSED, Act.CORRECT): S.CORRECTED,
    (S.PROPOSED, Act.REJECT): S.REJECTED,
    (S.PROPOSED, Act.MAP): S.PROPOSED,
    (S.ACCEPTED, Act.CORRECT): S.CORRECTED,
    (S.ACCEPTED, Act.REJECT): S.REJECTED,
    (S.ACCEPTED, Act.MAP): S.ACCEPTED,
    (S.CORRECTED, Act.CORRECT): S.CORRECTED,
    (S.CORRECTED, Act.REJECT): S.REJECTED,
    (S.CORRECTED, Act.MAP): S.CORRECTED,
    (S.REJECTED, Act.CORRECT): S.CORRECTED,
    (S.REJECTED, Act.RESTORE): S.PROPOSED,
}
SINGLE = (Act.ACCEPT, Act.CORRECT, Act.REJECT, Act.RESTORE, Act.MAP)


@pytest.mark.parametrize("state", list(FigureState))
@pytest.mark.parametrize("act", SINGLE)
def test_every_act_from_every_state(world: World, state: FigureState, act: Act) -> None:
    add_dialogues(world)
    report = read_in(world)
    ReportedFigure.objects.filter(report=report, number=5).update(state=state)
    row = numbered(report, 5)
    if (state, act) in TABLE:
        assert act in acts_from(state)
        do(act, row, world)
        assert numbered(report, 5).state == TABLE[state, act]
        assert row.changes.count() == 1
        assert Entry.objects.filter(act=f"figure.{act}", ref=report.code).count() == 1
    else:
        assert act not in acts_from(state)
        with pytest.raises(ActRefused):
            do(act, row, world)
        assert numbered(report, 5).state == state
        assert not FigureAct.objects.exists()


@pytest.mark.parametrize("act", SINGLE)
def test_without_the_right_nothing_is_written(world: World, act: Act) -> None:
    add_dialogues(world)
    report = read_in(world)
    ReportedFigure.objects.filter(number=5).update(state=BY_ACT[act].from_states[0])
    for key in ("publisher", "province_front", "admin", "auditor", "front", "other_leader"):
        with pytest.raises(NotAllowed):
            do(act, numbered(report, 5), world, by=key)
    assert not FigureAct.objects.exists()


def test_the_history_only_grows(world: World) -> None:
    key = add_dialogues(world)
    report = confirmed(world)
    user, kept = world["reception"], dict[int, dict[str, object]]()

    def grown(act: Callable[[], object]) -> None:
        before = {row["id"]: row for row in FigureChange.objects.values()}
        act()
        after = {row["id"]: row for row in FigureChange.objects.values()}
        assert before.items() <= after.items()
        assert len(after) > len(before)
        kept.update(after)

    five = numbered(report, 5)
    grown(lambda: reviewing.accept_all_sure(report=report, by=user, at=NOON))
    grown(lambda: reviewing.correct_figure(figure=five, changes=Correction(value=Decimal(21)), by=user, at=NOON))
    grown(lambda: reviewing.map_figure(figure=five, indicator=key, by=user, at=NOON))
    grown(lambda: reviewing.reject_figure(figure=five, reason="Sai", by=user, at=NOON))
    grown(lambda: reviewing.undo_last(report=report, by=user, at=NOON))
    grown(lambda: merging.unmerge_repeat(figure=numbered(report, 7), by=user, at=NOON))
    grown(lambda: merging.merge_repeats(first=numbered(report, 1), repeats=[numbered(report, 7)], by=user, at=NOON))
    grown(
        lambda: confirm_report(
            report=report, heading=Heading(place=world.ward, period_words="năm 2024"), by=user, at=NOON
        )
    )
    changes = [row.before for act in history(report, figure=five) for row in act.changes.all() if row.figure == five]
    assert {"value": "20"}.items() <= next(row for row in changes if "value" in row).items()
    assert verify() == []


def test_a_correction_counts_as_accepted_and_says_what_stood_before(world: World) -> None:
    report = read_in(world)
    row = numbered(report, 4)
    changes = Correction(value=Decimal(1145), bound="exact", period_words="quý I/2025")
    reviewing.correct_figure(figure=row, changes=changes, reason="Nơi gửi báo lại", by=world["leader"], at=NOON)
    row.refresh_from_db()
    assert (row.value, row.bound, row.state, row.quote) == (1145, "exact", S.CORRECTED, "1.140 lượt người")
    assert (row.period_from, row.period_to) == (date(2025, 1, 1), date(2025, 3, 31))
    act = history(report)[0]
    assert (act.reason, act.by) == ("Nơi gửi báo lại", world["leader"])
    change = act.changes.get()
    assert change.before["value"] == "1140"
    assert change.after["value"] == "1145"
    assert change.before["period_to"] == "2025-12-31"


@pytest.mark.parametrize(
    "changes",
    [
        Correction(),
        Correction(value=Decimal(20)),
        Correction(value=Decimal(-1)),
        Correction(value=Decimal("NaN")),
        Correction(value=Decimal(10) ** 20),
        Correction(value=Decimal(9), value_max=Decimal(8)),
        Correction(bound="nearly"),
        Correction(level="planet"),
        Correction(indicator="no-such-indicator"),
    ],
)
def test_a_correction_without_sense_is_refused(world: World, changes: Correction) -> None:
    report = read_in(world)
    with pytest.raises(ActRefused):
        reviewing.correct_figure(figure=numbered(report, 5), changes=changes, by=world["leader"], at=NOON)
    assert not FigureAct.objects.exists()


def test_a_rejection_needs_a_reason(world: World) -> None:
    report = read_in(world)
    with pytest.raises(ActRefused):
        reviewing.reject_figure(figure=numbered(report, 5), reason=" ", by=world["leader"], at=NOON)


def test_all_sure_leaves_the_doubtful_the_unsure_the_unmapped_and_repeats(world: World) -> None:
    add_dialogues(world)
    report = read_in(world)
    assert reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON) == 3
    assert [row.state for row in report.figures.all()] == [*[S.ACCEPTED] * 3, *[S.PROPOSED] * 4]
    assert reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON) == 0
    assert FigureAct.objects.count() == 1


def test_a_person_may_accept_a_doubtful_figure(world: World) -> None:
    report = read_in(world)
    reviewing.accept_figure(figure=numbered(report, 6), by=world["leader"], at=NOON)
    row = numbered(report, 6)
    assert (row.state, row.is_doubtful) == (S.ACCEPTED, True)


def test_undo_goes_back_act_by_act(world: World) -> None:
    key = add_dialogues(world)
    report = read_in(world)
    user, five = world["reception"], numbered(report, 5)
    first = ReportedFigure.objects.filter(report=report).values_list(
        "number", "state", "value", "indicator", "repeat_of"
    )
    start = list(first)
    reviewing.accept_all_sure(report=report, by=user, at=NOON)
    reviewing.correct_figure(
        figure=five, changes=Correction(value=Decimal(21)), by=user, at=NOON + timedelta(minutes=1)
    )
    reviewing.map_figure(figure=five, indicator=key, by=user, at=NOON + timedelta(minutes=2))
    merging.unmerge_repeat(figure=numbered(report, 7), by=user, at=NOON + timedelta(minutes=3))
    undone = [reviewing.undo_last(report=report, by=user, at=NOON + timedelta(minutes=4 + n)).act for n in range(4)]
    assert undone == [Act.UNMERGE, Act.MAP, Act.CORRECT, Act.ACCEPT_SURE]
    assert list(first.all()) == start
    with pytest.raises(ActRefused):
        reviewing.undo_last(report=report, by=user, at=NOON)


def test_undo_is_ones_own_and_never_over_anothers_word(world: World) -> None:
    report = read_in(world)
    five = numbered(report, 5)
    reviewing.accept_figure(figure=five, by=world["reception"], at=NOON)
    with pytest.raises(ActRefused):
        reviewing.undo_last(report=report, by=world["leader"], at=NOON)
    reviewing.reject_figure(figure=five, reason="Đếm trùng", by=world["leader"], at=NOON)
    with pytest.raises(ActRefused):
        reviewing.undo_last(report=report, by=world["reception"], at=NOON)
    assert numbered(report, 5).state == S.REJECTED


def test_repeats_are_merged_once_and_unlike_figures_never(world: World) -> None:
    report = read_in(world)
    user, one, seven = world["reception"], numbered(report, 1), numbered(report, 7)
    with pytest.raises(ActRefused):
        merging.merge_repeats(first=one, repeats=[seven], by=user, at=NOON)  # the reader has said so already
    for other in (numbered(report, 1), numbered(report, 2), numbered(report, 4)):
        with pytest.raises(ActRefused):
            merging.merge_repeats(first=one, repeats=[other], by=user, at=NOON)
    with pytest.raises(ActRefused):
        merging.merge_repeats(first=seven, repeats=[one], by=user, at=NOON)
    merging.unmerge_repeat(figure=seven, by=user, at=NOON)
    merging.merge_repeats(first=seven, repeats=[one], by=user, at=NOON)
    assert numbered(report, 1).repeat_of == seven
    assert {row.number for row in numbered(report, 7).parts.all()} == {2, 3}


def test_confirming_moves_the_figures_that_had_no_word_of_their_own(world: World) -> None:
    report = read_in(world)
    changes = Correction(period_words="quý I/2025")
    reviewing.correct_figure(figure=numbered(report, 4), changes=changes, by=world["leader"], at=NOON)
    heading = Heading(place=world.other_ward, period_words="6 tháng đầu năm 2024", title="Báo cáo sáu tháng")
    confirm_report(report=report, heading=heading, by=world["leader"], at=NOON)
    assert (report.place, report.title, report.is_confirmed) == (world.other_ward, "Báo cáo sáu tháng", True)
    one, four = numbered(report, 1), numbered(report, 4)
    assert (one.place, one.period_from, one.period_to) == (world.other_ward, date(2024, 1, 1), date(2024, 6, 30))
    assert (four.place, four.period_from, four.period_to) == (world.other_ward, date(2025, 1, 1), date(2025, 3, 31))


def test_the_same_time_before_moves_with_its_report(world: World) -> None:
    report = read_in(world)
    changes = Correction(period_words="cùng kỳ năm trước")
    reviewing.correct_figure(figure=numbered(report, 4), changes=changes, by=world["leader"], at=NOON)
    heading = Heading(place=world.ward, period_words="6 tháng đầu năm 2024", title="Báo cáo sáu tháng")
    confirm_report(report=report, heading=heading, by=world["leader"], at=NOON)
    four = numbered(report, 4)
    assert (four.period_from, four.period_to) == (date(2023, 1, 1), date(2023, 6, 30))


def test_a_heading_without_a_date_is_refused(world: World) -> None:
    report = read_in(world)
    for heading in (
        Heading(place=world.ward, period_words="thời gian qua"),
        Heading(place=world.ward, period_words="", period_from=date(2025, 1, 1)),
        Heading(place=world.ward, period_words="", period_from=date(2025, 2, 1), period_to=date(2025, 1, 1)),
    ):
        with pytest.raises(ActRefused):
            confirm_report(report=report, heading=heading, by=world["leader"], at=NOON)
    assert not report.is_confirmed


def test_a_correction_is_offered_at_the_next_reading(world: World) -> None:
    key = add_dialogues(world)
    report = read_in(world)
    reviewing.map_figure(figure=numbered(report, 5), indicator=key, by=world["leader"], at=NOON)
    other = read_in(world, body=world.other_office, by=world["other_reception"])
    row = numbered(other, 5)
    assert (row.indicator, row.indicator_confidence) == (key, 0.95)
    reviewing.map_figure(figure=row, indicator="", by=world["other_leader"], at=NOON)
    third = read_in(world, body=world.front, by=world["front"])
    assert numbered(third, 5).indicator == ""
    assert Vocabulary.objects.filter(ended_at=None).count() == 1
    assert Vocabulary.objects.count() == 2


def test_an_older_form_is_told(world: World) -> None:
    report = read_in(world)
    five = numbered(report, 5)
    reviewing.accept_figure(figure=numbered(report, 5), by=world["leader"], at=NOON)
    with pytest.raises(StaleReport):
        reviewing.correct_figure(
            figure=five, changes=Correction(value=Decimal(3)), by=world["reception"], at=NOON, version=five.version
        )
    assert numbered(report, 5).value == 20


def test_an_act_that_breaks_leaves_nothing(world: World) -> None:
    report = confirmed(world)
    entries, acts = Entry.objects.count(), FigureAct.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON)
        reviewing.correct_figure(
            figure=numbered(report, 5), changes=Correction(value=Decimal(3)), by=world["reception"], at=NOON
        )
        raise ZeroDivisionError
    assert {row.state for row in report.figures.all()} == {S.PROPOSED}
    assert (Entry.objects.count(), FigureAct.objects.count()) == (entries, acts)


def test_a_refused_figure_stops_the_whole_act(world: World) -> None:
    report = read_in(world)
    with pytest.raises(ActRefused), acting.acting(report, Act.ACCEPT, by=world["reception"], at=NOON) as doing:
        doing.change(numbered(report, 1), {})
        ReportedFigure.objects.filter(report=report, number=2).update(state=S.REJECTED)
        doing.change(numbered(report, 2), {})
    assert {row.state for row in report.figures.all()} == {S.PROPOSED}


def test_a_newer_report_of_the_same_unit_and_period_stands_for_the_older(world: World) -> None:
    from caunoi.figures.services.intake import same_report_before

    add_dialogues(world)
    old = confirmed(world)
    reviewing.accept_all_sure(report=old, by=world["reception"], at=NOON)
    publishing.publish_report(report=old, by=world["publisher"], at=NOON)
    states = {row.number: row.state for row in old.figures.all()}
    new = confirmed(world, at=NOON + timedelta(days=1))
    assert same_report_before(new) == [old]
    publishing.supersede_report(report=old, newer=new, by=world["leader"], at=NOON)
    assert {row.state for row in old.figures.all()} == {S.SUPERSEDED}
    assert (old.superseded_by, old.is_public) == (new, False)
    assert same_report_before(new) == []
    with pytest.raises(ActRefused):
        publishing.publish_report(report=old, by=world["publisher"], at=NOON)
    publishing.revive_report(report=old, by=world["leader"], at=NOON)
    assert {row.number: row.state for row in old.figures.all()} == states
    assert (old.superseded_by, old.is_public) == (None, False)


def test_a_report_of_another_period_supersedes_nothing(world: World) -> None:
    old, new = confirmed(world), confirmed(world, period_words="năm 2024")
    with pytest.raises(ActRefused):
        publishing.supersede_report(report=old, newer=new, by=world["leader"], at=NOON)


def test_a_correction_is_checked_again(world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    assert not any(numbered(report, number).is_doubtful for number in (1, 2, 3))
    larger, user = Correction(value=Decimal(14)), world["leader"]
    reviewing.correct_figure(figure=numbered(report, 2), changes=larger, by=user, at=NOON)  # a part of 12
    assert [numbered(report, number).is_doubtful for number in (1, 2, 3)] == [True, True, False]
    assert [row.number for row in reviewing.sure_figures(report)] == [3]
    reviewing.undo_last(report=report, by=user, at=NOON)
    assert not any(numbered(report, number).is_doubtful for number in (1, 2, 3))


def test_a_figure_ten_times_that_of_the_year_before_is_doubted(world: World) -> None:
    add_dialogues(world)
    before = confirmed(world, period_words="năm 2024")
    reviewing.accept_all_sure(report=before, by=world["leader"], at=NOON)
    result = report_read()
    result.figures[0].value, result.figures[1:], result.checks = 120, [], []
    report = read_in(world, result=result, place=world.ward)
    assert numbered(report, 1).is_doubtful
    (check,) = report.checks.filter(verdict="suspicious")
    assert (check.kind, [row.number for row in check.figures.all()]) == ("jump", [1])
    other = read_in(world, body=world.other_office, by=world["other_reception"], result=result, place=world.other_ward)
    assert not numbered(other, 1).is_doubtful


def test_a_check_speaks_of_a_corrected_figure_as_it_is_now(world: World) -> None:
    report = read_in(world)
    reviewing.correct_figure(
        figure=numbered(report, 3), changes=Correction(value=Decimal(9)), by=world["leader"], at=NOON
    )
    (told,) = [check.message for check in report.checks.filter(kind="parts")]
    assert "“4 hội nghị” và “9 hội nghị”" in told
    reviewing.correct_figure(
        figure=numbered(report, 2), changes=Correction(what="hội nghị đầu bờ cấp phường"), by=world["leader"], at=NOON
    )
    (told,) = [check.message for check in report.checks.filter(kind="parts")]
    assert "“4 hội nghị” và “9 hội nghị”" in told  # the words of the text still say it


def test_plans_are_not_among_the_sure_ones(world: World) -> None:
    add_dialogues(world)
    report = read_in(world)
    ReportedFigure.objects.filter(report=report, number__in=[1, 4]).update(is_plan=True)
    assert [row.number for row in reviewing.sure_figures(report)] == [2, 3]
    assert reviewing.sure_figures(report, mapped=False) == []
