"""What is counted, for whom, and what of a text is shown."""

from datetime import date

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from caunoi.cases.choices import CaseKind, Outcome, Privacy
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services.intake import SenderData
from caunoi.issues import access, history, selectors
from caunoi.issues.choices import Perm, Purpose
from caunoi.issues.services import editing
from caunoi.issues.services.compiling import Head
from caunoi.issues.services.proposing import start_proposal
from caunoi.people.choices import Role
from tests.cases.world import World, answered, make_officer, say
from tests.issues.compiled import ALONE, FLOOD, LATER, WASTE, Compiled, make_draft

pytestmark = pytest.mark.django_db


def test_opinions_people_places_and_bodies_are_counted(world: World) -> None:
    say(world, FLOOD[0], sender=SenderData(name="A", phone="0912000001"))
    say(world, FLOOD[1], sender=SenderData(name="A", phone="0912000001"), place=world.ward)  # the same person again
    say(world, FLOOD[2], privacy=Privacy.ANONYMOUS)
    say(world, "Nước ngập ngõ, cống tắc, hố ga đầy.", people_count=12)  # twelve signed, nobody known
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    [line], whole, loose = selectors.overview(row, world["reception"])
    assert (line.tally.opinions, line.tally.people) == (4, 14)  # one known, one anonymous, twelve
    assert line.tally.places == ["Phường Minh Giang", "Tổ dân phố Tổ 4"]
    assert line.tally.bodies == ["UBND phường Minh Giang"]
    assert (line.tally.cases, whole.opinions, loose.opinions) == (4, 4, 0)


def test_cases_of_an_issue_by_how_they_stand(world: World) -> None:
    answered(world, Outcome.EXPLAINED, text=FLOOD[0])
    answered(world, Outcome.RESOLVED, text=FLOOD[1])
    say(world, FLOOD[2])
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    [line], _whole, _loose = selectors.overview(row, world["reception"])
    assert (line.tally.cases, line.tally.answered) == (3, 2)


def test_an_opinion_sealed_later_takes_its_words_along(compiled: Compiled) -> None:
    for text in FLOOD:
        Opinion.objects.filter(text=text).update(is_sealed=True, text="")
    lines, whole, _loose = selectors.overview(compiled.row, compiled.world["reception"])
    line = next(line for line in lines if line.issue.items.filter(opinion__is_sealed=True).exists())
    assert (line.tally.opinions, line.tally.hidden, line.quotes) == (0, 0, [])  # nor is its number told
    assert line.label == f"Vấn đề {line.issue.number}"
    assert (whole.opinions, whole.hidden) == (5, 0)


def test_a_case_that_turns_into_a_complaint_is_seen_no_more(compiled: Compiled) -> None:
    Case.objects.filter(parts__opinion__text=FLOOD[0]).update(kind=CaseKind.COMPLAINT_1)
    lines, _whole, _loose = selectors.overview(compiled.row, compiled.world["reception"])
    said = " ".join(quote.text for line in lines for quote in line.quotes)
    assert FLOOD[0] not in said
    assert sorted(line.tally.opinions for line in lines) == [2, 3]
    assert [line.tally.hidden for line in lines] == [0, 0]


def test_quotes_and_names_are_masked(world: World) -> None:
    say(world, "Gọi anh Nguyễn Văn An số 0912345678 để sửa cống thoát nước bị ngập.")
    say(world, "Ngõ ngập nặng vì cống thoát nước tắc.")
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    lines, _whole, _loose = selectors.overview(row, world["reception"])
    said = " ".join([line.label + " ".join(quote.text for quote in line.quotes) for line in lines])
    assert "0912345678" not in said
    assert "Văn An" not in said
    assert "đã che: số điện thoại" in said


@pytest.mark.parametrize(
    ("text", "clause", "label"),
    [
        ("Nhà tôi mất xe. Ở ngõ 40 tổ 2 hay mất trộm.", "Ở ngõ 40 tổ 2 hay mất trộm", "Ở ngõ tổ 2 hay mất trộm"),
        ("Ngách 40/12 ngập, nước vào nhà tôi.", "Ngách 40/12 ngập", "Ngách ngập"),
        ("Trước nhà 12 có hố ga hở.", "Trước nhà 12 có hố ga hở", "Trước nhà có hố ga hở"),
        ("Quanh nhà 2 tầng của ông có rác.", "Quanh nhà 2 tầng của ông có rác", "Quanh nhà 2 tầng của ông có rác"),
        ("Địa chỉ: 18 phố Hòa, tổ 4. Đường ngập.", "18 phố Hòa", "[đã che: địa chỉ]"),
        ("Đường Minh Giang ngập 40 cm.", "Đường Minh Giang ngập 40 cm", "Đường Minh Giang ngập 40 cm"),
    ],
)  # fmt: skip
def test_a_name_that_no_officer_wrote_says_not_where_somebody_lives(
    world: World, text: str, clause: str, label: str
) -> None:
    opinion = say(world, text).opinion
    row = make_draft(world)
    start_proposal(compilation=row, by=world["reception"], at=LATER)
    editing.split_issue(compilation=row, numbers=[row.items.get().number], label="", by=world["reception"], at=LATER)
    start = text.index(clause)
    row.issues.update(named_by=opinion, named_start=start, named_end=start + len(clause))
    [line], _whole, _loose = selectors.overview(row, world["reception"])
    assert line.label == label


def test_each_reader_sees_what_he_may(compiled: Compiled) -> None:
    """A compilation of the Front has opinions on cases of the police, which only its follow-up sees."""
    world = compiled.world
    police = say(world, "Xe máy hay bị mất trộm, xin tuần tra.", body=world.police).opinion
    row = make_draft(world, by="front", body=world.front)
    start_proposal(compilation=row, by=world["front"], at=LATER)
    make_officer(world, "front_leader", world.front, "Chủ tịch Mặt trận", Role.LEADER)
    _lines, whole, _loose = selectors.overview(row, world["front"])
    assert (whole.opinions, whole.hidden) == (9, 0)
    _lines, whole, _loose = selectors.overview(row, world["front_leader"])
    assert (whole.opinions, whole.hidden) == (0, 9)
    assert police not in access.visible_opinions(world["front_leader"])


def test_who_reads_and_edits(compiled: Compiled) -> None:
    world, row = compiled.world, compiled.row
    may = {perm: {who for who in world.officers if access.can(world[who], perm, row)} for perm in Perm}
    assert may[Perm.SEE] == may[Perm.EXPORT] == {"reception", "leader", "front", "province_front"}
    assert may[Perm.EDIT] == may[Perm.CLOSE] == {"reception", "leader"}
    assert may[Perm.REOPEN] == {"leader"}


def test_the_front_edits_its_own(world: World) -> None:
    row = make_draft(world, by="front", body=world.front)
    may = {perm: {who for who in world.officers if access.can(world[who], perm, row)} for perm in Perm}
    assert may[Perm.EDIT] == may[Perm.REOPEN] == {"front"}
    assert may[Perm.SEE] == {"front", "province_front"}


def test_the_doors_hide_what_is_not_theirs(compiled: Compiled) -> None:
    number = compiled.issue("Hố ga").number
    for who in ("handler", "publisher", "admin", "auditor", "police", "other_reception", "other_leader"):
        with pytest.raises(Http404):
            access.get_compilation_or_404(compiled.world[who], compiled.row.code)
        with pytest.raises(Http404):
            access.get_issue_or_404(compiled.world[who], compiled.row.code, number)
    with pytest.raises(Http404):
        access.get_compilation_or_404(compiled.world["front"], compiled.row.code, Perm.EDIT)


def test_the_same_number_of_queries_for_more_issues(
    compiled: Compiled, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world, user = compiled.world, compiled.world["reception"]
    selectors.overview(compiled.row, user)  # where the officer's roles reach is remembered from here on
    with django_assert_num_queries(8):
        selectors.overview(compiled.row, user)
    for text in ALONE:
        editing.split_issue(compilation=compiled.row, numbers=[compiled.number(text)], label="", by=user, at=LATER)
    for number in range(6):
        say(world, f"{FLOOD[0]} Lần {number}.", place=world.ward)
    start_proposal(compilation=compiled.row, by=user, at=LATER)
    with django_assert_num_queries(8):
        selectors.overview(compiled.row, user)


def test_what_was_asked_in_an_earlier_compilation(compiled: Compiled) -> None:
    world, user = compiled.world, compiled.world["reception"]
    april = Head(title="Kỳ sau", purpose=Purpose.COUNCIL, from_on=date(2026, 4, 1), to_on=date(2026, 4, 30))
    say(world, "Điểm tập kết rác vẫn chất đống, chưa ai thu gom.", at=LATER)
    say(world, "Xe thu gom rác hai ngày mới đến, rác bốc mùi.", at=LATER)
    say(world, "Điện yếu, trạm biến áp quá tải.", at=LATER)
    row = make_draft(world, april)
    start_proposal(compilation=row, by=user, at=LATER)
    lines, _whole, _loose = selectors.overview(row, user)
    before = history.asked_before(row, lines, user)
    [line] = lines
    [earlier] = before[line.issue.pk]
    assert earlier.compilation == compiled.row
    assert earlier.line.issue == compiled.issue("Xe rác")
    assert (earlier.line.tally.opinions, earlier.line.tally.answered) == (len(WASTE), 0)
    march, _whole, _loose = selectors.overview(compiled.row, user)
    assert history.asked_before(compiled.row, march, user) == {}
