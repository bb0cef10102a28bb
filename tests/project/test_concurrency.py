"""Several people at the same moment, on both databases: one wins, the others are told, and no number is lost."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from caunoi.cases.choices import CaseKind, Channel, DocumentKind, Outcome, Privacy, State
from caunoi.cases.models import Case, Document, Merge, NumberSeries, Opinion, OpinionPart, Step
from caunoi.cases.services import answers, handling, intake, merging
from caunoi.cases.services.moves import ActRefused, StaleCase
from caunoi.journal.services import verify
from caunoi.people.choices import Role
from caunoi.people.models import Body, Deputy
from caunoi.places.models import Place
from tests.cases.world import NOON, START, World, assigned, classified, make_officer, make_world, say

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def together(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Do the acts at the same moment, each on a connection of its own; what each gave or raised."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def do(number: int) -> None:
        try:
            start.wait(timeout=20)
            results[number] = acts[number]()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [Thread(target=do, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    return results


def opinion_data(token: str, text: str = "Ngõ 12 ngập mỗi khi mưa to, nước tràn vào nhà.") -> intake.OpinionData:
    return intake.OpinionData(
        body=Body.objects.get(code="UBND-MG"),
        place=Place.objects.get(name="Tổ 4"),
        text=text,
        kind=CaseKind.REPORT,
        channel=Channel.WEB,
        form_token=token,
        privacy=Privacy.ANONYMOUS,
    )


def receive(token: str) -> intake.Received:
    return intake.receive_opinion(data=opinion_data(token), by=None, at=NOON)


def test_one_form_sent_eight_times_at_once_is_one_opinion(world: World):
    results = together([lambda: receive("the-same-form")] * THREADS)
    assert all(isinstance(row, intake.Received) for row in results), results
    assert len({row.receipt for row in results}) == 1
    assert [row.is_repeat for row in results].count(False) == 1
    assert Opinion.objects.count() == OpinionPart.objects.count() == Case.objects.count() == 1
    assert NumberSeries.objects.get().last == 1
    assert verify() == []


def test_register_numbers_have_no_gap_even_when_some_acts_fail(world: World):
    """Eight people send five opinions each; every fifth transaction breaks after its number was taken."""

    def send(thread: int) -> None:
        for turn in range(5):
            try:
                with transaction.atomic():
                    receive(f"form-{thread}-{turn}")
                    if turn == 4:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                pass

    results = together([lambda thread=thread: send(thread) for thread in range(THREADS)])
    assert results == [None] * THREADS
    codes = sorted(Case.objects.values_list("code", flat=True))
    assert codes == [f"MG-26-{number:04d}" for number in range(1, 4 * THREADS + 1)]
    assert NumberSeries.objects.get().last == 4 * THREADS
    assert verify() == []


def test_of_two_officers_who_act_on_the_same_page_one_wins_and_the_other_is_told(world: World):
    for _round in range(4):
        case = classified(world)
        pairs = [("leader", world.division), ("reception", world.culture)]
        acts = [
            lambda who=who, lead=lead, case=case: handling.assign_case(
                case=Case.objects.get(pk=case.pk), lead=lead, by=world[who], at=NOON, version=case.version
            )
            for who, lead in pairs
        ]
        results = together(acts)
        losers = [row for row in results if row is not None]
        assert len(losers) == 1, results
        assert isinstance(losers[0], StaleCase)
        winner = pairs[results.index(None)][1]
        now = Case.objects.get(pk=case.pk)
        assert (now.state, now.body_id, now.version) == (State.ASSIGNED, winner.pk, case.version + 1)
        assert now.involvements.filter(to_at=None).get().body_id == winner.pk
        assert Step.objects.filter(case=case, act="assign").count() == 1
    assert verify() == []


def test_two_who_may_sign_give_an_answer_one_number(world: World):
    make_officer(world, "vice", world.office, "Phó Chủ tịch UBND", Role.LEADER)
    Deputy.objects.create(
        post=world.posts["leader"], deputy_post=world.posts["vice"], valid_from=START, citation="QĐ 1/QĐ-UBND"
    )
    for number in range(1, 4):
        case = assigned(world)
        text = "Phường đã kiểm tra ngày 11/3 và nạo vét hố ga đầu ngõ."
        answers.save_draft(case=case, text=text, outcome=Outcome.EXPLAINED, by=world["handler"], at=NOON)
        answers.submit_answer(case=case, by=world["handler"], at=NOON)
        acts = [
            lambda who=who, case=case: answers.sign_answer(
                case=Case.objects.get(pk=case.pk), by=world[who], at=NOON + timedelta(hours=1)
            )
            for who in ("leader", "vice")
        ]
        results = together(acts)
        assert results.count(None) == 1, results
        assert all(isinstance(row, ActRefused) for row in results if row is not None), results
        paper = Document.objects.get(case=case, kind=DocumentKind.ANSWER)
        assert paper.number == number
        signer = ("leader", "vice")[results.index(None)]
        assert case.answers.get().signed_by == world[signer]
    assert verify() == []


def test_merges_that_cross_do_not_lock_each_other(world: World):
    for _round in range(4):
        one, other = classified(world), classified(world)
        acts = [
            lambda into=into, source=source: merging.merge_cases(
                into=Case.objects.get(pk=into.pk), source=Case.objects.get(pk=source.pk), by=world["reception"], at=NOON
            )
            for into, source in ((one, other), (other, one))
        ]
        results = together(acts)
        assert sum(isinstance(row, Merge) for row in results) == 1, results
        assert sum(isinstance(row, ActRefused) for row in results) == 1, results
        kept = next(row for row in results if isinstance(row, Merge)).into
        assert Case.objects.filter(pk__in=[one.pk, other.pk], merged_into=None).get() == kept
        assert OpinionPart.objects.filter(case=kept).count() == 2
    assert verify() == []


def test_a_voice_that_joins_a_case_while_it_is_merged_is_never_left_behind(world: World):
    for turn in range(4):
        source, into = say(world).case, say(world).case

        def merge(source: Case = source, into: Case = into) -> Merge:
            return merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)

        def join(source: Case = source, turn: int = turn) -> intake.Received:
            data = opinion_data(f"join-{turn}")
            return intake.receive_opinion(data=data, by=None, at=NOON, join=Case.objects.get(pk=source.pk))

        merged, joined = together([merge, join])
        assert isinstance(merged, Merge), merged
        assert isinstance(joined, intake.Received), joined
        assert OpinionPart.objects.get(opinion=joined.opinion).case_id == into.pk
        assert OpinionPart.objects.filter(case=into).count() == 3
        assert OpinionPart.objects.filter(case=source).count() == 0
    assert verify() == []
