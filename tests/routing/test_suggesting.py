"""What is proposed by the words of a text: fields, certainty, places; and which model is asked."""

import os
from pathlib import Path

import pytest
from django.conf import LazySettings

from caunoi.language.fields.examples import Example
from caunoi.language.fields.model import shipped
from caunoi.language.fields.training import train
from caunoi.routing import learnt
from caunoi.routing.suggesting import likely_fields, propose
from tests.cases.world import NOON, World

WALK = "Quán nước ở tổ 4 bày bàn ghế lấn chiếm hết vỉa hè đường Hoa Mai, người đi bộ phải xuống lòng đường."


def test_fields_with_the_words_that_told() -> None:
    first = likely_fields(WALK)[0]
    assert first.key == "do_thi_trat_tu"
    assert first.grade == "sure"
    assert 70 <= first.percent <= 99
    assert "vỉa hè" in first.words


@pytest.mark.parametrize("text", ["", "xyzzy plugh", "0900 000 123"])
def test_nothing_is_proposed_for_words_nobody_knows(text: str) -> None:
    assert likely_fields(text) == ()
    assert propose(text).field is None


def test_a_field_is_filled_in_only_above_the_certainty_of_the_installation(settings: LazySettings) -> None:
    proposal = propose(WALK)
    assert proposal.certain_field() == ""  # never, unless somebody said so
    settings.FIELD_CERTAINTY = 60
    assert proposal.certain_field() == "do_thi_trat_tu"
    settings.FIELD_CERTAINTY = 100
    assert proposal.certain_field() == ""


@pytest.mark.django_db
def test_places_of_the_unit_and_other_names_as_written(world: World) -> None:
    found = propose(WALK, unit=world.ward, on=NOON.date())
    assert found.places == (world.area,)
    assert found.names == ("đường Hoa Mai",)
    assert propose("Quán nước lấn chiếm vỉa hè tổ 14.", unit=world.ward, on=NOON.date()).places == ()


def small() -> list[Example]:
    return [Example(f"{word} đường ngõ {n}", "giao_thong") for word in ("xóm", "bản") for n in range(3)] + [
        Example(f"{word} trạm thuốc {n}", "y_te") for word in ("xóm", "bản") for n in range(3)
    ]


def test_a_model_of_ones_own_is_used_until_it_is_forgotten(folder: Path) -> None:
    assert learnt.field_model() is shipped()
    learnt.keep(train(small()))
    assert [guess.name for guess in learnt.field_model().fields("trạm")] == ["y_te", "giao_thong"]
    assert learnt.field_model() is learnt.field_model()  # read once
    assert [path.name for path in (folder / "models").iterdir()] == ["fields.npz"]  # nothing half is left
    learnt.keep(train([*small(), *(Example(f"lúa ngoài đồng {n}", "nong_nghiep_thuy_loi") for n in range(3))]))
    assert len(learnt.field_model().fields("trạm")) == 3
    assert learnt.forget()
    assert learnt.field_model() is shipped()
    assert not learnt.forget()


def test_a_broken_file_does_not_stop_the_product(folder: Path) -> None:
    learnt.keep(train(small()))
    learnt.own_file().write_bytes(b"rubbish")
    os.utime(learnt.own_file(), ns=(1, 1))
    assert learnt.field_model() is shipped()


def test_a_field_the_book_does_not_have_is_not_proposed(folder: Path) -> None:
    learnt.keep(train([*small(), *(Example(f"chuyến bay {n} trễ", "hang_khong") for n in range(9))]))
    assert "hang_khong" not in {row.key for row in likely_fields("chuyến bay trễ giờ")}
