"""What an officer does with issues, and taking it back."""

import pytest

from caunoi.issues.choices import Act, CompilationState
from caunoi.issues.models import IssueOpinion
from caunoi.issues.services import compiling, editing
from caunoi.issues.services.acting import ActRefused, NotAllowed
from caunoi.issues.services.editing import IssueData
from caunoi.journal.models import Entry
from tests.cases.world import say
from tests.issues.compiled import ALONE, FLOOD, LATER, WASTE, Compiled

pytestmark = pytest.mark.django_db


def picture(compiled: Compiled) -> tuple[object, object]:
    """Everything that an act on issues may change."""
    issues = compiled.row.issues.filter(dropped_at=None).order_by("number")
    items = compiled.row.items.order_by("number")
    return (
        list(issues.values_list("number", "order", "label", "field", "authority", "proposal", "note")),
        list(items.values_list("number", "issue__number", "quote_start", "quote_end", "is_out", "is_by_hand")),
    )


def do(compiled: Compiled, act: Act) -> None:
    by, row = compiled.world["reception"], compiled.row
    flood, waste = compiled.issue("Hố ga"), compiled.issue("Xe rác")
    first = compiled.number(FLOOD[0])
    common = {"by": by, "at": LATER}
    if act == Act.EDIT:
        editing.edit_issue(
            issue=flood, data=IssueData(label="Thoát nước", field="moi_truong", note="hỏi lại"), **common
        )
    elif act == Act.MOVE:
        editing.move_opinions(compilation=row, numbers=[first, compiled.number(ALONE[0])], to=waste.number, **common)
    elif act == Act.SPLIT:
        editing.split_issue(compilation=row, numbers=[first, compiled.number(FLOOD[1])], label="", **common)
    elif act == Act.JOIN:
        editing.join_issues(compilation=row, numbers=[flood.number, waste.number], into=flood.number, **common)
    elif act == Act.TAKE_OUT:
        editing.take_out(compilation=row, numbers=[compiled.number(text) for text in FLOOD], **common)
    elif act == Act.QUOTE:
        item = row.items.filter(issue=flood, quote_start__isnull=False).first()
        editing.choose_quote(item=item, start=None, **common)
    elif act == Act.ADD:
        new = say(compiled.world, "Cống ở đầu phố vỡ nắp.").opinion
        editing.add_opinions(compilation=row, opinion_ids=[new.pk], to=flood.number, **common)
    elif act == Act.ORDER:
        editing.order_issue(issue=waste, place=1 if waste.order > 1 else 2, **common)


@pytest.mark.parametrize("act", [act for act in Act if act != Act.PROPOSE])
def test_every_act_changes_something_and_is_taken_back(compiled: Compiled, act: Act) -> None:
    before = picture(compiled)
    do(compiled, act)
    assert picture(compiled) != before
    assert compiling.undo_last(compilation=compiled.row, by=compiled.world["reception"], at=LATER) == act
    assert picture(compiled) == before
    acts = list(Entry.objects.filter(ref=compiled.row.code).order_by("seq").values_list("act", flat=True))
    assert acts[-2:] == [f"issue.{act}", "issue.undo"]


@pytest.mark.parametrize("act", [act for act in Act if act != Act.PROPOSE])
def test_no_act_on_a_closed_compilation(compiled: Compiled, act: Act) -> None:
    compiling.close_compilation(compilation=compiled.row, by=compiled.world["reception"], at=LATER)
    with pytest.raises(ActRefused, match="đã chốt"):
        do(compiled, act)


def test_moved_opinions_stand_elsewhere_and_are_quoted_no_more(compiled: Compiled) -> None:
    do(compiled, Act.MOVE)
    assert compiled.texts(compiled.issue("Xe rác")) == {*WASTE, FLOOD[0], ALONE[0]}
    assert compiled.row.items.get(opinion__text=FLOOD[0]).quote_start is None


def test_an_issue_left_empty_goes_away_and_comes_back(compiled: Compiled) -> None:
    flood = compiled.issue("Hố ga")
    do(compiled, Act.TAKE_OUT)
    flood.refresh_from_db()
    assert flood.dropped_at is not None
    compiling.undo_last(compilation=compiled.row, by=compiled.world["reception"], at=LATER)
    flood.refresh_from_db()
    assert flood.dropped_at is None
    assert compiled.texts(flood) == set(FLOOD)


def test_a_split_issue_is_named_by_its_own_words(compiled: Compiled) -> None:
    do(compiled, Act.SPLIT)
    issue = compiled.row.issues.get(items__opinion__text=FLOOD[0], dropped_at=None)
    assert compiled.texts(issue) == {FLOOD[0], FLOOD[1]}
    assert issue.named_by is not None
    assert issue.named_by.text in FLOOD[:2]
    assert compiled.row.issues.filter(dropped_at=None).count() == 3


def test_joined_issues_become_one(compiled: Compiled) -> None:
    do(compiled, Act.JOIN)
    assert compiled.texts(compiled.issue("Hố ga")) == {*FLOOD, *WASTE}
    assert compiled.row.issues.filter(dropped_at=None).count() == 1


def test_a_quote_is_a_sentence_of_the_opinion(compiled: Compiled) -> None:
    text = "Cống tắc đã lâu. Xin nạo vét ngay trong tháng này!"
    new = say(compiled.world, text).opinion
    common = {"by": compiled.world["reception"], "at": LATER}
    flood = compiled.issue("Hố ga")
    editing.add_opinions(compilation=compiled.row, opinion_ids=[new.pk], to=flood.number, **common)
    item = IssueOpinion.objects.get(opinion=new)
    editing.choose_quote(item=item, start=text.index("Xin"), **common)
    item.refresh_from_db()
    assert text[item.quote_start : item.quote_end] == "Xin nạo vét ngay trong tháng này!"
    with pytest.raises(ActRefused, match="Không tìm thấy"):
        editing.choose_quote(item=item, start=3, **common)


def test_no_more_than_five_quotes(compiled: Compiled) -> None:
    common = {"by": compiled.world["reception"], "at": LATER}
    flood = compiled.issue("Hố ga")
    ids = [say(compiled.world, f"Cống số {number} bị tắc, nước ngập.").opinion.pk for number in range(6)]
    editing.add_opinions(compilation=compiled.row, opinion_ids=ids, to=flood.number, **common)
    with pytest.raises(ActRefused, match="nhiều nhất 5"):
        for item in IssueOpinion.objects.filter(opinion__in=ids):
            editing.choose_quote(item=item, start=0, **common)
    assert flood.items.filter(quote_start__isnull=False).count() == 5


def test_what_one_may_not_see_cannot_be_added(compiled: Compiled) -> None:
    world = compiled.world
    foreign = say(world, "Ngõ ngập.", body=world.other_office, place=world.other_ward).opinion
    with pytest.raises(ActRefused, match="Chưa chọn"):
        editing.add_opinions(
            compilation=compiled.row, opinion_ids=[foreign.pk], to=None, by=world["reception"], at=LATER
        )


def test_only_ones_own_last_act_is_taken_back(compiled: Compiled) -> None:
    do(compiled, Act.MOVE)
    with pytest.raises(ActRefused, match="người khác"):
        compiling.undo_last(compilation=compiled.row, by=compiled.world["leader"], at=LATER)


def test_acts_are_taken_back_one_after_the_other(compiled: Compiled) -> None:
    by, before = compiled.world["reception"], picture(compiled)
    do(compiled, Act.EDIT)
    do(compiled, Act.MOVE)
    do(compiled, Act.SPLIT)
    for act in (Act.SPLIT, Act.MOVE, Act.EDIT):
        assert compiling.undo_last(compilation=compiled.row, by=by, at=LATER) == act
    assert picture(compiled) == before
    assert compiling.undo_last(compilation=compiled.row, by=by, at=LATER) == Act.PROPOSE
    with pytest.raises(ActRefused, match="Không có việc"):
        compiling.undo_last(compilation=compiled.row, by=by, at=LATER)


def test_an_act_that_changes_nothing_leaves_no_trace(compiled: Compiled) -> None:
    entries = Entry.objects.count()
    issue = compiled.issue("Hố ga")
    editing.edit_issue(issue=issue, data=IssueData(label="", note=""), by=compiled.world["reception"], at=LATER)
    assert Entry.objects.count() == entries
    assert compiled.row.changes.count() == 1


def test_unknown_fields_numbers_and_issues_are_refused(compiled: Compiled) -> None:
    common = {"by": compiled.world["reception"], "at": LATER}
    with pytest.raises(ActRefused, match="danh mục"):
        editing.edit_issue(issue=compiled.issue("Hố ga"), data=IssueData(field="no_such"), **common)
    with pytest.raises(ActRefused, match="Chưa chọn"):
        editing.move_opinions(compilation=compiled.row, numbers=[999], to=None, **common)
    with pytest.raises(ActRefused, match="không còn"):
        editing.move_opinions(compilation=compiled.row, numbers=[1], to=999, **common)
    with pytest.raises(ActRefused, match="ít nhất hai"):
        editing.join_issues(compilation=compiled.row, numbers=[1], into=1, **common)


def test_closing_and_opening_again(compiled: Compiled) -> None:
    world, row = compiled.world, compiled.row
    compiling.close_compilation(compilation=row, by=world["reception"], at=LATER)
    assert (row.state, row.closed_at) == (CompilationState.CLOSED, LATER)
    with pytest.raises(NotAllowed):
        compiling.reopen_compilation(compilation=row, by=world["reception"], at=LATER)
    compiling.reopen_compilation(compilation=row, by=world["leader"], at=LATER)
    assert (row.state, row.closed_at) == (CompilationState.DRAFT, None)


@pytest.mark.parametrize("who", ["handler", "publisher", "admin", "auditor", "front", "province_front", "other_leader"])
def test_others_may_not_edit(compiled: Compiled, who: str) -> None:
    by = compiled.world[who]
    with pytest.raises(NotAllowed):
        editing.take_out(compilation=compiled.row, numbers=[1], by=by, at=LATER)
    with pytest.raises(NotAllowed):
        compiling.close_compilation(compilation=compiled.row, by=by, at=LATER)
    with pytest.raises(NotAllowed):
        compiling.undo_last(compilation=compiled.row, by=by, at=LATER)
