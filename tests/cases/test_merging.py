"""One case, many voices: merging is reversible to the last row and file."""

from typing import Any

import pytest
from django.core import serializers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from caunoi.cases.choices import CaseKind, Privacy, State
from caunoi.cases.models import Attachment, Case, Clock, Merge, Opinion, OpinionPart, OutgoingMail, Sender
from caunoi.cases.services import intake, merging, quarantine, speaking, triage
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common import clock
from caunoi.journal.services import verify
from caunoi.search.models import SearchEntry, SearchKey
from tests.cases.world import NOON, World, answered, assigned, classified, make_world, photo, say

GROWING = {"version", "changed_at"}  # which only grow, like steps and journal (decisions 20)


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Every row that a merge may touch, as plain values."""
    models = (Case, Opinion, OpinionPart, Sender, Attachment, Clock, SearchEntry)
    found = {}
    for model in models:
        rows = serializers.serialize("python", model.objects.order_by("pk"))
        if model is SearchEntry:
            rows = serializers.serialize("python", SearchEntry.objects.order_by("kind", "object_id"))
        fields = [{key: value for key, value in row["fields"].items() if key not in GROWING} for row in rows]
        found[model.__name__] = fields
    return found


class TestMergeIsReversible(TestCase):
    """Property: merge any cases in any order, undo in reverse: all is as before."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        voices=st.lists(st.integers(min_value=1, max_value=3), min_size=2, max_size=4),
        order=st.randoms(use_true_random=False),
        privacy=st.sampled_from(list(Privacy)),
    )
    def test_merge_then_unmerge(self, voices: list[int], order: Any, privacy: Privacy) -> None:
        with clock.fixed(NOON):
            world = make_world()
            cases = []
            for number, people in enumerate(voices):
                first = say(world, f"Đèn đường ngõ {number} không sáng từ tuần trước", privacy=privacy, files=[photo()])
                for extra in range(people - 1):
                    say(
                        world, f"Ngõ {number} tối om, lần {extra}", join=first.case,
                        sender=intake.SenderData(name="Người gửi", phone=f"091234567{extra}"),
                    )  # fmt: skip
                cases.append(first.case)
            before = snapshot()
            into = cases[0]
            sources = cases[1:]
            order.shuffle(sources)
            for source in sources:
                merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)
            assert into.parts.count() == sum(voices)
            order.shuffle(sources)
            for source in sources:
                merging.unmerge_case(source=source, by=world["reception"], at=NOON)
            assert snapshot() == before
            assert verify(world.office.chain) == []


@pytest.mark.usefixtures("noon")
def test_every_speaker_of_a_merged_case_gets_the_answer(world: World) -> None:
    first = say(world, sender=intake.SenderData(email="mot@example.org", wants_mail=True))
    second = say(world, sender=intake.SenderData(email="hai@example.org", wants_mail=True))
    merging.merge_cases(into=first.case, source=second.case, by=world["reception"], at=NOON)
    OutgoingMail.objects.all().delete()
    from caunoi.cases.services import answers, handling, triage

    case = first.case
    triage.classify_case(case=case, kind=CaseKind.REPORT, field="moi_truong", by=world["reception"], at=NOON)
    handling.assign_case(case=case, lead=world.division, by=world["leader"], at=NOON)
    answers.save_draft(
        case=case, text="Phường đã kiểm tra và giải thích.", outcome="explained", by=world["handler"], at=NOON
    )
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    told = set(OutgoingMail.objects.filter(kind="answered").values_list("opinion", flat=True))
    assert told == {first.opinion.pk, second.opinion.pk}
    assert speaking.cases_of(second.opinion) == [case]


@pytest.mark.usefixtures("noon")
def test_an_absorbed_case_takes_no_acts_of_its_own(world: World) -> None:
    into, source = classified(world), classified(world)
    merging.merge_cases(into=into, source=source, by=world["reception"], at=NOON)
    with pytest.raises(ActRefused, match="đã được gộp"):
        from caunoi.cases.services import handling

        handling.assign_case(case=source, lead=world.division, by=world["leader"], at=NOON)


@pytest.mark.usefixtures("noon")
def test_merging_needs_the_right_and_the_same_authority(world: World) -> None:
    one, two = classified(world), classified(world)
    with pytest.raises(NotAllowed):
        merging.merge_cases(into=one, source=two, by=world["handler"], at=NOON)
    other = say(world, body=world.other_office, place=world.other_ward).case
    with pytest.raises(NotAllowed):
        merging.merge_cases(into=one, source=other, by=world["reception"], at=NOON)
    assert Merge.objects.count() == 0


@pytest.mark.usefixtures("noon")
def test_divided_opinion_counts_once_and_each_content_has_its_case(world: World) -> None:
    received = say(world, "Ngõ 12 ngập nước. Ngoài ra loa phường quá to lúc 5 giờ sáng.")
    new = merging.divide_opinion(
        opinion=received.opinion,
        case=received.case,
        contents=[("Ngõ 12 ngập nước", CaseKind.REPORT), ("Loa phường quá to lúc 5 giờ sáng", CaseKind.SUGGESTION)],
        by=world["reception"],
        at=NOON,
    )
    assert [row.kind for row in new] == [CaseKind.SUGGESTION]
    assert Opinion.objects.count() == 1
    assert {case.pk for case in speaking.cases_of(received.opinion)} == {received.case.pk, new[0].pk}


@pytest.mark.usefixtures("noon")
def test_duplicates_are_suggested_with_their_reason(world: World) -> None:
    old = say(world, "Hố ga đầu ngõ 12 đầy bùn, cứ mưa to là nước tràn vào nhà dân").case
    say(world, "Đề nghị sửa đèn đường trước cổng trường tiểu học")
    new = say(world, "Ngõ 12 mưa to là ngập, hố ga đầu ngõ đầy bùn không thoát nước").case
    found = merging.suggest_duplicates(new)
    assert found[0].case == old
    assert found[0].reasons
    assert all(item.case != new for item in found)


@pytest.mark.usefixtures("noon")
def test_answered_case_can_absorb_a_later_voice(world: World) -> None:
    case = answered(world)
    received = say(world, "Ngõ 12 lại ngập", join=case)
    assert received.case == case
    assert case.parts.count() == 2
    assert assigned(world).state == State.ASSIGNED


def test_who_passed_a_case_on_sees_no_cases_of_the_new_body_beside_it(world: World) -> None:
    case = say(world, "Ngõ 12 ngập mỗi khi mưa to, nước tràn vào nhà.").case
    twin = say(world, "Ngõ 12 ngập mỗi khi mưa to, nước vào nhà.", body=world.police).case
    triage.transfer_case(case=case, to=world.police, note="Thuộc công an", by=world["reception"], at=NOON)
    assert [row.case for row in merging.suggest_duplicates(case, by=world["police"])] == [twin]
    assert merging.suggest_duplicates(case, by=world["reception"]) == []


def test_an_opinion_read_with_its_parts_is_divided_in_three(world: World) -> None:
    case = assigned(world)
    opinion = Opinion.objects.prefetch_related("parts").get()
    assert opinion.parts.all()
    contents = [(f"Nội dung {number}", CaseKind.REPORT) for number in (1, 2, 3)]
    new = merging.divide_opinion(opinion=opinion, case=case, contents=contents, by=world["reception"], at=NOON)
    assert len(new) == 2
    assert list(OpinionPart.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_merged_case_is_found_by_what_any_of_its_voices_says(world: World) -> None:
    case = say(world, "Hố ga đầu ngõ 12 đầy bùn, mưa to là nước tràn vào nhà dân").case
    say(world, "Trạm bơm Cầu Sét hỏng nên cả xóm Bãi ngập", join=case)
    found = merging.rank_same(
        "Xóm Bãi ngập vì trạm bơm Cầu Sét hỏng", Case.objects.all(), place=None, body_ids=[world.office.pk], limit=3
    )
    assert [(row.case, row.is_likely) for row in found] == [(case, True)]


def test_a_quarantined_opinion_leaves_no_key(world: World) -> None:
    case = say(world, "Hố ga đầu ngõ 12 đầy bùn, mưa to là nước tràn vào nhà dân").case
    assert SearchKey.objects.exists()
    quarantine.quarantine_case(case=case, by=world["reception"], at=NOON)
    assert not SearchKey.objects.exists()
