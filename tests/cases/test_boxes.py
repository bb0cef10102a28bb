from datetime import timedelta

import pytest

from caunoi.cases.choices import Channel
from caunoi.cases.models import Box, BoxOpening
from caunoi.cases.services import boxes
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World, say

pytestmark = pytest.mark.django_db


def paper_box(world: World) -> Box:
    return boxes.create_box(
        body=world.office, place=world.area, kind="paper", name="Nhà văn hóa tổ 4", by=world["admin"], at=NOON
    )


def opened(world: World, slips: int = 2) -> BoxOpening:
    return boxes.open_box(
        box=paper_box(world), slips=slips, witnesses="Tổ trưởng, đại diện Mặt trận", opened_at=NOON,
        by=world["reception"], at=NOON,
    )  # fmt: skip


def enter(world: World, opening: BoxOpening, text: str) -> None:
    say(world, text, by=world["reception"], channel=Channel.PAPER_BOX, box=opening.box, opening=opening)


def test_an_administrator_sets_up_a_box_at_a_place_of_the_body(world: World) -> None:
    box = paper_box(world)
    assert len(box.code) == 8
    assert Entry.objects.get(act="box.create").ref == box.code
    with pytest.raises(NotAllowed):
        boxes.create_box(
            body=world.office, place=world.area, kind="qr", name="Tổ 4", by=world["reception"], at=NOON
        )  # fmt: skip
    with pytest.raises(ActRefused, match="không thuộc"):
        boxes.create_box(
            body=world.office, place=world.other_ward, kind="qr", name="Xa", by=world["admin"], at=NOON
        )  # fmt: skip


def test_slips_counted_equal_entries_made(world: World) -> None:
    opening = opened(world)
    enter(world, opening, "Đèn ngõ 5 hỏng đã lâu.")
    assert boxes.reconcile(opening).difference == -1
    with pytest.raises(ActRefused, match="Đếm 2 phiếu nhưng đã nhập 1"):
        boxes.close_opening(opening=opening, difference_note=" ", by=world["reception"], at=NOON)
    enter(world, opening, "Xin thêm thùng rác.")
    sums = boxes.close_opening(opening=opening, difference_note="không cần", by=world["reception"], at=NOON)
    assert (sums.slips, sums.entries, sums.is_equal) == (2, 2, True)
    assert (opening.closed_at, opening.difference_note) == (NOON, "")
    assert Entry.objects.get(act="box.close").detail == {"slips": 2, "entries": 2}


def test_a_difference_is_closed_only_with_its_reason(world: World) -> None:
    opening = opened(world)
    enter(world, opening, "Đèn ngõ 5 hỏng đã lâu.")
    boxes.close_opening(opening=opening, difference_note="Một phiếu trắng", by=world["reception"], at=NOON)
    assert opening.difference_note == "Một phiếu trắng"
    with pytest.raises(ActRefused, match="đã khép"):
        boxes.check_open(opening)
    with pytest.raises(ActRefused, match="đã khép"):
        boxes.close_opening(opening=opening, difference_note="lại", by=world["reception"], at=NOON)


def test_a_sealed_slip_counts_as_entered(world: World) -> None:
    from caunoi.cases.choices import CaseKind

    opening = opened(world, slips=1)
    say(
        world, "Nội dung tố cáo.", by=world["reception"], kind=CaseKind.DENUNCIATION, channel=Channel.PAPER_BOX,
        box=opening.box, opening=opening,
    )  # fmt: skip
    sums = boxes.reconcile(opening)
    assert (sums.entries, sums.sealed, sums.is_equal) == (1, 1, True)


def test_one_opening_at_a_time_of_a_paper_box_in_use_with_witnesses(world: World) -> None:
    opening = opened(world)
    arguments = {"slips": 1, "opened_at": NOON, "by": world["reception"], "at": NOON}
    with pytest.raises(ActRefused, match="chưa khép"):
        boxes.open_box(box=opening.box, witnesses="Tổ trưởng", **arguments)  # type: ignore[arg-type]
    boxes.close_opening(opening=opening, difference_note="thử", by=world["reception"], at=NOON)
    with pytest.raises(ActRefused, match="chứng kiến"):
        boxes.open_box(box=opening.box, witnesses=" ", **arguments)  # type: ignore[arg-type]
    late = {**arguments, "opened_at": NOON + timedelta(minutes=1)}
    with pytest.raises(ActRefused, match="tương lai"):
        boxes.open_box(box=opening.box, witnesses="Tổ trưởng", **late)  # type: ignore[arg-type]
    boxes.set_box_active(box=opening.box, is_active=False, by=world["admin"], at=NOON)
    with pytest.raises(ActRefused, match="đang dùng"):
        boxes.open_box(box=opening.box, witnesses="Tổ trưởng", **arguments)  # type: ignore[arg-type]


def test_officers_of_another_unit_neither_open_nor_close_nor_see(world: World) -> None:
    opening = opened(world)
    with pytest.raises(NotAllowed):
        boxes.close_opening(opening=opening, difference_note="x", by=world["other_reception"], at=NOON)
    assert list(boxes.visible_boxes(world["other_reception"])) == []
    assert [box.opinion_count for box in boxes.visible_boxes(world["admin"])] == [0]  # type: ignore[attr-defined]
