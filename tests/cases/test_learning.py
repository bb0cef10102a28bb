"""Learning from confirmed cases: which, what of their words is kept, when the new model is used."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from caunoi.cases.choices import CaseKind
from caunoi.cases.services import learning, quarantine, speaking, triage
from caunoi.cases.services.moves import NotAllowed
from caunoi.common import clock
from caunoi.journal.models import Entry
from caunoi.language.fields.examples import Example
from caunoi.language.fields.office import Confirmed, allowed_tokens, cleaned, held_out, measured
from caunoi.language.fields.training import train
from caunoi.routing import learnt
from caunoi.routing.models import TrainingRun
from tests.cases.world import NOON, World, say

pytestmark = [pytest.mark.django_db]
BASE = [Example(f"con đường {n} đầy ổ gà", "giao_thong") for n in range(3)] + [
    Example(f"trạm xá {n} thiếu thuốc", "y_te") for n in range(3)
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> None:
    """A few sentences instead of the project's thousands, a data folder of its own, a dozen cases are enough."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(learning, "base_examples", lambda: (BASE, []))
    monkeypatch.setattr(learning, "shipped", lambda: train(BASE))
    monkeypatch.setattr(learning, "LEAST_TEXTS", 12)


def classify(world: World, text: str, field: str, kind: CaseKind = CaseKind.REPORT) -> Any:
    case = say(world, text).case
    triage.classify_case(case=case, kind=kind, field=field, by=world["reception"], at=NOON)
    return case


def office(world: World) -> None:
    """Sixteen cases in words that the base does not know: eight of lamps, eight of flats."""
    for number in range(8):
        classify(world, f"Bóng đèn chiếu sáng số {number} không sáng, tối om.", "do_thi_trat_tu")
        classify(world, f"Thang máy tòa nhà tầng {number} kẹt, ban quản trị im lặng.", "nha_o_chung_cu")


def run_command(*args: str) -> str:
    out = io.StringIO()
    call_command("train_fields", *args, stdout=out)
    return out.getvalue()


def test_only_what_a_person_confirmed_and_nobody_hides(world: World) -> None:
    classify(world, "Bóng đèn hỏng ở ngõ.", "do_thi_trat_tu")
    classify(world, "Hỏi giờ làm việc của một cửa.", "thu_tuc_can_bo", CaseKind.QUESTION)
    say(world, "Chưa ai phân loại việc này.", field="y_te")
    classify(world, "Khiếu nại quyết định thu hồi đất.", "dat_dai", CaseKind.COMPLAINT_1)
    hidden = classify(world, "Cán bộ nhận tiền của dân.", "thu_tuc_can_bo")
    quarantine.quarantine_case(case=hidden, by=world["reception"], at=NOON)
    gone = classify(world, "Rút lại chuyện hàng rào.", "dat_dai")
    speaking.withdraw_opinion(
        opinion=gone.parts.get().opinion, reason="Người gửi gọi điện rút.", by=world["reception"], at=NOON
    )
    found = {(example.text, example.field, example.kind) for _case, example in learning.confirmed_texts()}
    assert found == {
        ("Bóng đèn hỏng ở ngõ.", "do_thi_trat_tu", "phan_anh"),
        ("Hỏi giờ làm việc của một cửa.", "thu_tuc_can_bo", "hoi_dap"),
    }


def test_the_office_is_learnt_and_the_figures_are_printed(world: World) -> None:
    office(world)
    text = run_command()
    assert "16 ý kiến của 16 vụ việc" in text
    assert "mô hình đi kèm  0,0 %" in text  # it knows neither field
    assert "học thêm        100,0 %" in text
    assert learnt.field_model().fields("đèn chiếu sáng")[0].name == "do_thi_trat_tu"
    run = TrainingRun.objects.get()
    assert (run.state, run.done, run.steps, run.cases) == ("kept", 8, 8, 16)
    acts = list(Entry.objects.filter(act__startswith="fields.").order_by("seq").values_list("act", flat=True))
    assert acts == ["fields.train", "fields.learnt"]
    assert "đi kèm" in run_command("--forget")
    assert not learnt.has_own()
    assert "không có gì để bỏ" in run_command("--forget")


def test_a_worse_model_is_not_used(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    office(world)
    known = [Example(example.text, example.field) for _case, example in learning.confirmed_texts()]
    monkeypatch.setattr(learning, "shipped", lambda: train(known))  # knows every one of them
    monkeypatch.setattr("caunoi.language.fields.office.held_out", lambda *_rest: _share(0.9, 1.0))
    assert "kém hơn nên không dùng" in run_command()
    assert TrainingRun.objects.get().state == "worse"
    assert not learnt.has_own()


def _share(first: float, three: float) -> Any:
    from caunoi.language.fields.office import Share

    return Share(first, three)


def test_too_few_cases_teach_nothing(world: World) -> None:
    classify(world, "Bóng đèn hỏng.", "do_thi_trat_tu")
    assert "cần ít nhất 12 vụ việc" in run_command()
    assert not learnt.has_own()


def test_a_name_in_one_case_never_is_in_the_vocabulary(world: World) -> None:
    office(world)
    classify(world, "Bóng đèn trước nhà bà Đặng Thị Zuyến không sáng, gọi 0900000123.", "do_thi_trat_tu")
    classify(world, "bóng đèn nhà zuyên zuyên không sáng, tối om", "do_thi_trat_tu")  # a name in small letters
    for _ in range(2):
        classify(world, "Thang máy nhà khoẻ zunghoang kẹt.", "nha_o_chung_cu")  # in two cases
    run_command()
    words = " ".join(learnt.field_model().vocabulary)
    assert "đèn" in words
    for word in ("zuyến", "zuyen", "zuyên", "đặng thị", "dang thi", "zunghoang", "0900"):
        assert word not in words


def test_many_voices_of_one_case_are_one_witness() -> None:
    rows = [Confirmed(1, Example("cầu zùng gãy", "giao_thong")) for _ in range(9)]
    rows += [Confirmed(case, Example("cầu phao gãy", "giao_thong")) for case in (2, 3, 4)]
    allowed = allowed_tokens(rows, [])
    assert "phao" in allowed
    assert "zùng" not in allowed
    assert "cầu zùng" not in allowed


def test_personal_data_is_cut_out_before_anything_is_counted() -> None:
    text = "Ông Nguyễn Văn Zũng, điện thoại 0912345678, xin sửa đường."
    assert "Zũng" not in cleaned([Confirmed(1, Example(text, "giao_thong"))])[0].example.text
    assert "0912345678" not in cleaned([Confirmed(1, Example(text, "giao_thong"))])[0].example.text


def test_a_case_is_asked_of_a_model_that_did_not_see_it() -> None:
    alone = [Confirmed(n, Example(f"{word} {word}", f"f{n % 2}")) for n, word in enumerate("abcdefghij")]
    assert measured(train(BASE), alone).first == 0
    assert held_out(alone, BASE, []).first < 0.6  # no two cases share a word: nothing can be told


def test_only_administrators_let_it_learn(world: World) -> None:
    for key in ("reception", "leader", "auditor"):
        with pytest.raises(NotAllowed):
            learning.start_training(by=world[key], at=NOON)
        with pytest.raises(NotAllowed):
            learning.forget_training(by=world[key], at=NOON)
    assert not TrainingRun.objects.exists()


def test_one_run_at_a_time_and_a_dead_one_does_not_block(world: World) -> None:
    first = learning.start_training(by=world["admin"], at=NOON)
    assert learning.start_training(by=world["admin"], at=NOON + timedelta(minutes=5)) == first
    with clock.fixed(NOON), pytest.raises(CommandError, match="đang học"):
        run_command()
    later = learning.start_training(by=world["admin"], at=NOON + timedelta(minutes=31))
    first.refresh_from_db()
    assert (first.state, later.state) == ("failed", "running")


def test_a_run_that_fails_says_so_and_keeps_the_model(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    office(world)
    run = learning.start_training(by=world["admin"], at=clock.now())
    monkeypatch.setattr(learning, "base_examples", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        learning.learn(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert not learnt.has_own()
