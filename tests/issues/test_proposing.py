"""What is gathered, what is left out, and what a second run leaves as it is."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from caunoi.cases.choices import CaseKind, Channel, State
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services import triage
from caunoi.issues.choices import RunState
from caunoi.issues.models import Compilation
from caunoi.issues.services import editing, proposing
from caunoi.issues.services.acting import ActRefused, NotAllowed
from caunoi.issues.services.compiling import Head, undo_last
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, say
from tests.issues.compiled import ALONE, FLOOD, LATER, MARCH, WASTE, Compiled, make_draft

pytestmark = pytest.mark.django_db


def test_opinions_about_one_issue_are_gathered(compiled: Compiled) -> None:
    assert compiled.texts(compiled.issue("Hố ga")) == set(FLOOD)
    assert compiled.texts(compiled.issue("Xe rác")) == set(WASTE)
    assert compiled.texts(None) == set(ALONE)
    assert compiled.row.run_state == RunState.IDLE
    assert compiled.row.run_done == compiled.row.run_total == 8


def test_an_issue_is_named_and_quoted_from_its_opinions(compiled: Compiled) -> None:
    issue = compiled.issue("Hố ga")
    assert issue.label == ""
    assert issue.named_by is not None
    assert issue.named_by.text[issue.named_start : issue.named_end] in " ".join(FLOOD)
    quoted = issue.items.filter(quote_start__isnull=False)
    assert 1 <= quoted.count() <= 3


def test_only_the_period_the_area_and_the_channel(world: World) -> None:
    inside = say(world, FLOOD[0], channel=Channel.VOTER_MEETING).opinion
    say(world, FLOOD[1], channel=Channel.WEB)
    say(world, FLOOD[2], channel=Channel.VOTER_MEETING, at=NOON - timedelta(days=30))
    say(world, WASTE[0], channel=Channel.VOTER_MEETING, body=world.other_office, place=world.other_ward)
    row = make_draft(world, Head(**{**vars(MARCH), "channel": Channel.VOTER_MEETING}))
    assert list(proposing.candidates(row, world["reception"])) == [inside]


def test_both_days_of_the_period_count_in_hanoi(world: World) -> None:
    first = say(world, FLOOD[0], at=datetime(2026, 2, 28, 17, 0, tzinfo=UTC)).opinion  # 1/3, 0:00 in Hanoi
    last = say(world, FLOOD[1], at=datetime(2026, 3, 31, 16, 59, tzinfo=UTC)).opinion  # 31/3, 23:59
    say(world, FLOOD[2], at=datetime(2026, 3, 31, 17, 0, tzinfo=UTC))  # 1/4, 0:00
    assert set(proposing.candidates(make_draft(world), world["reception"])) == {first, last}


@pytest.mark.parametrize("kind", [CaseKind.COMPLAINT_1, CaseKind.COMPLAINT_2, CaseKind.DENUNCIATION])
def test_files_of_their_own_are_never_compiled(world: World, kind: CaseKind) -> None:
    case = say(world, FLOOD[0]).case
    Case.objects.filter(pk=case.pk).update(kind=kind)
    assert not proposing.candidates(make_draft(world), world["reception"]).exists()


@pytest.mark.parametrize("state", [State.QUARANTINED, State.WITHDRAWN, State.INELIGIBLE])
def test_cases_that_ended_apart_are_left_out(world: World, state: State) -> None:
    case = say(world, FLOOD[0]).case
    Case.objects.filter(pk=case.pk).update(state=state)
    assert not proposing.candidates(make_draft(world), world["reception"]).exists()


def test_sealed_and_withdrawn_opinions_are_left_out(world: World) -> None:
    sealed, withdrawn = say(world, FLOOD[0]).opinion, say(world, FLOOD[1]).opinion
    Opinion.objects.filter(pk=sealed.pk).update(is_sealed=True, text="")
    Opinion.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOON)
    assert not proposing.candidates(make_draft(world), world["reception"]).exists()


def test_a_second_run_takes_new_opinions_to_where_they_fit(compiled: Compiled) -> None:
    world, issue = compiled.world, compiled.issue("Hố ga")
    new = "Nước mưa ngập ngõ, cống tắc, xin nạo vét hố ga."
    say(world, new)
    assert proposing.start_proposal(compilation=compiled.row, by=world["reception"], at=LATER) == 3  # and two alone
    assert compiled.texts(issue) == {*FLOOD, new}
    assert compiled.row.issues.filter(dropped_at=None).count() == 2


def test_a_second_run_leaves_what_an_officer_did(compiled: Compiled) -> None:
    world, by = compiled.world, compiled.world["reception"]
    flood, waste = compiled.issue("Hố ga"), compiled.issue("Xe rác")
    editing.edit_issue(issue=flood, data=editing.IssueData(label="Thoát nước"), by=by, at=LATER)
    editing.move_opinions(
        compilation=compiled.row, numbers=[compiled.number(FLOOD[0])], to=waste.number, by=by, at=LATER
    )
    editing.move_opinions(compilation=compiled.row, numbers=[compiled.number(FLOOD[1])], to=None, by=by, at=LATER)
    editing.take_out(compilation=compiled.row, numbers=[compiled.number(WASTE[0])], by=by, at=LATER)
    say(world, "Xin lắp ghế đá ở công viên cho người già ngồi.")
    proposing.start_proposal(compilation=compiled.row, by=by, at=LATER)
    flood.refresh_from_db()
    assert flood.label == "Thoát nước"
    assert compiled.texts(flood) == {FLOOD[2]}
    assert compiled.texts(waste) == {FLOOD[0], WASTE[1], WASTE[2]}
    assert FLOOD[1] in compiled.texts(None)
    assert compiled.row.items.get(opinion__text=WASTE[0]).is_out


def test_nothing_new_is_said(compiled: Compiled) -> None:
    compiled.row.items.update(is_by_hand=True)
    with pytest.raises(ActRefused, match="Không có ý kiến nào mới"):
        proposing.start_proposal(compilation=compiled.row, by=compiled.world["reception"], at=LATER)


def test_a_run_is_taken_back_whole(compiled: Compiled) -> None:
    undo_last(compilation=compiled.row, by=compiled.world["reception"], at=LATER)
    assert compiled.row.items.count() == 0
    assert compiled.row.issues.filter(dropped_at=None).count() == 0


def test_many_go_to_the_worker(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(proposing, "AT_ONCE", 2)
    for text in FLOOD:
        say(world, text)
    row = make_draft(world)
    with django_capture_on_commit_callbacks(execute=True):
        assert proposing.start_proposal(compilation=row, by=world["reception"], at=LATER) == 3
    assert DBTaskResult.objects.get().args_kwargs["args"] == [row.pk]
    assert (row.run_state, row.run_total, row.items.count()) == (RunState.RUNNING, 3, 0)
    with pytest.raises(ActRefused, match="Đang gom"):
        proposing.start_proposal(compilation=row, by=world["reception"], at=LATER)
    proposing.propose_groups(compilation_id=row.pk)
    row.refresh_from_db()
    assert (row.run_state, row.run_done, row.items.count()) == (RunState.IDLE, 3, 3)


def test_a_run_that_died_is_started_again(world: World) -> None:
    say(world, FLOOD[0])
    row = make_draft(world)
    Compilation.objects.filter(pk=row.pk).update(run_state=RunState.RUNNING, run_at=LATER - timedelta(minutes=5))
    assert proposing.start_proposal(compilation=row, by=world["reception"], at=LATER) == 1
    assert row.items.count() == 1


@pytest.mark.parametrize("who", ["handler", "publisher", "admin", "auditor", "police", "front", "other_reception"])
def test_others_may_not_gather(world: World, who: str) -> None:
    say(world, FLOOD[0])
    with pytest.raises(NotAllowed):
        proposing.start_proposal(compilation=make_draft(world), by=world[who], at=LATER)


def test_the_journal_has_numbers_and_no_words(compiled: Compiled) -> None:
    entries = Entry.objects.filter(ref=compiled.row.code)
    assert list(entries.order_by("seq").values_list("act", flat=True)) == [
        "compilation.create", "compilation.gather", "issue.propose",
    ]  # fmt: skip
    assert entries.get(act="issue.propose").detail == {"issues": 2, "opinions": 8}


def test_the_case_of_a_refused_opinion_is_left_out(world: World) -> None:
    case = say(world, FLOOD[0]).case
    triage.withdraw_case(case=case, note="Đã tự ổn", by=world["reception"], at=NOON)
    assert not proposing.candidates(make_draft(world), world["reception"]).exists()
