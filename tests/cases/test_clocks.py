"""Deadlines of cases: office terms, extension, suspension, a changed calendar previewed and then applied."""

from datetime import date, timedelta

import pytest

from caunoi.calendar.services import add_day_change
from caunoi.cases.choices import CaseKind
from caunoi.cases.models import Case, Clock, OfficeRule
from caunoi.cases.services import clocks, triage
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from tests.cases.world import NOON, START, World, assigned, classified, say

pytestmark = pytest.mark.usefixtures("noon")


def office_rule(world: World, length: int = 10) -> OfficeRule:
    return OfficeRule.objects.create(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=length, unit="working_day",
        citation="Quy chế tiếp nhận của phường, Điều 6", valid_from=START,
    )  # fmt: skip


def test_without_a_term_of_the_office_a_report_has_no_answering_date(world: World) -> None:
    case = classified(world)
    assert case.due_on is None
    row = Clock.objects.get(case=case, step="giai_quyet")
    assert "quy chế" in row.basis.lower()


def test_the_office_term_is_labelled_as_its_own(world: World) -> None:
    office_rule(world)
    case = classified(world)
    # Tuesday 10/3/2026 + 10 working days: 11, 12, 13, 16, 17, 18, 19, 20, 23, 24/3.
    assert case.due_on == date(2026, 3, 24)
    row = Clock.objects.get(case=case, step="giai_quyet")
    assert "Quy chế tiếp nhận của phường" in " ".join([row.basis, *row.explanation])


def test_an_extension_needs_a_decision_and_the_leader(world: World) -> None:
    office_rule(world)
    case = assigned(world)
    with pytest.raises(ActRefused, match="số quyết định"):
        clocks.extend_case(case=case, days=5, decision=" ", reason="khó", by=world["leader"], at=NOON)
    with pytest.raises(NotAllowed):
        clocks.extend_case(case=case, days=5, decision="1/QĐ", reason="khó", by=world["handler"], at=NOON)
    clocks.extend_case(case=case, days=5, decision="1/QĐ-UBND", reason="Cần khảo sát", by=world["leader"], at=NOON)
    # Ten and five working days: 25, 26, 27, 30, 31/3.
    assert case.due_on == date(2026, 3, 31)


def test_a_suspension_stops_the_clock_and_resuming_moves_it(world: World) -> None:
    office_rule(world)
    case = assigned(world)
    clocks.suspend_case(case=case, reason="Chờ giám định", decision="2/QĐ", by=world["leader"], at=NOON)
    assert (case.due_on, case.paused_since) == (None, date(2026, 3, 10))
    with pytest.raises(ActRefused, match="rồi"):
        clocks.suspend_case(case=case, reason="lần nữa", decision="", by=world["leader"], at=NOON)
    clocks.resume_case(case=case, by=world["leader"], at=NOON + timedelta(days=2))
    # 11 and 12/3 stood still: ten working days end 26/3 instead of 24/3.
    assert (case.due_on, case.paused_since) == (date(2026, 3, 26), None)


def test_a_day_off_added_is_previewed_then_moves_open_cases_with_a_journal_row(world: World) -> None:
    office_rule(world)
    case, ended = classified(world), say(world).case
    triage.withdraw_case(case=ended, note="rút", by=world["reception"], at=NOON)
    add_day_change(on=date(2026, 3, 20), is_working=False, name="Nghỉ bù", citation="CV 1", by=world["admin"], at=NOON)
    preview = clocks.preview_moves(body_ids=[world.office.pk], today=NOON.date())
    assert [(row.case, row.old, row.new) for row in preview] == [(case, date(2026, 3, 24), date(2026, 3, 25))]
    assert Case.objects.get(pk=case.pk).due_on == date(2026, 3, 24)
    clocks.apply_moves(body_ids=[world.office.pk], by=world["admin"], at=NOON)
    assert Case.objects.get(pk=case.pk).due_on == date(2026, 3, 25)
    assert Entry.objects.filter(act="case.change_deadline", ref=case.code).count() == 1
    assert clocks.preview_moves(body_ids=[world.office.pk], today=NOON.date()) == []


def test_deadlines_can_be_moved_a_few_cases_at_a_time_the_oldest_first(world: World) -> None:
    office_rule(world)
    first, second = classified(world), classified(world)
    add_day_change(on=date(2026, 3, 20), is_working=False, name="Nghỉ bù", citation="CV 1", by=world["admin"], at=NOON)
    moved = clocks.apply_moves(body_ids=[world.office.pk], by=world["admin"], at=NOON, limit=1)
    assert [row.case for row in moved] == [first]
    left = clocks.preview_moves(body_ids=[world.office.pk], today=NOON.date())
    assert [(row.case, row.new) for row in left] == [(second, date(2026, 3, 25))]


def test_the_preview_counts_pauses_and_extensions_of_each_case(world: World) -> None:
    office_rule(world)
    plain, paused, extended = classified(world), classified(world), classified(world)
    clocks.suspend_case(case=paused, reason="Chờ giám định", decision="2/QĐ", by=world["leader"], at=NOON)
    clocks.resume_case(case=paused, by=world["leader"], at=NOON + timedelta(days=2))
    clocks.extend_case(case=extended, days=5, decision="3/QĐ", reason="Phức tạp", by=world["leader"], at=NOON)
    add_day_change(on=date(2026, 3, 20), is_working=False, name="Nghỉ bù", citation="CV 1", by=world["admin"], at=NOON)
    rows = clocks.preview_moves(body_ids=[world.office.pk], today=date(2026, 3, 12))
    # 24/3 and one day; 26/3 (two days stood still) and one day; five working days more than 24/3 is 31/3, and one day
    assert {row.case: (row.old, row.new) for row in rows} == {
        plain: (date(2026, 3, 24), date(2026, 3, 25)),
        paused: (date(2026, 3, 26), date(2026, 3, 27)),
        extended: (date(2026, 3, 31), date(2026, 4, 1)),
    }


def test_a_new_rule_does_not_touch_a_case_received_before_it(world: World) -> None:
    rule = office_rule(world)
    case = classified(world)
    rule.valid_to = date(2026, 3, 11)
    rule.save()
    OfficeRule.objects.create(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=3, unit="working_day",
        citation="Quy chế mới", valid_from=date(2026, 3, 11),
    )  # fmt: skip
    assert clocks.preview_moves(body_ids=[world.office.pk], today=NOON.date()) == []
    assert case.due_on == date(2026, 3, 24)


def test_a_remote_place_gives_a_complaint_more_time(world: World) -> None:
    world.area.is_remote = True
    world.area.save()
    case = say(world, kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception").case
    triage.classify_case(case=case, kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON)
    triage.take_up_complaint(case=case, accepted_on=date(2026, 3, 10), by=world["leader"], at=NOON)
    # 45 days from 10/3 (LKN Điều 28, remote): 31/3 is 21, 24/4 is 45, a Friday.
    assert case.due_on == date(2026, 4, 24)
