import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.language.similar import LIKELY, Likeness, compare, rank

FLOOD = "Ngõ 12 đường Trần Phú ngập sau mưa lớn, nước vào nhà"


def test_the_same_matter_in_the_same_place_is_likely_and_says_why() -> None:
    likeness = compare(FLOOD, "Mưa là ngõ 12 Trần Phú lại ngập, nước tràn vào nhà dân")
    assert likeness.score >= LIKELY
    assert likeness.reasons[0] == "cùng nơi “Ngõ 12”, “Trần Phú”"
    assert "“ngập”" in likeness.reasons[1]


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("ngo 12 tran phu mua to la ngap nuoc", "Đèn ngõ 12 đường Trần Phú hỏng cả tháng"),  # same place, other matter
        ("Mưa lớn ngõ 12 Trần Phú ngập", "Ngõ 15 đường Lê Lợi ngập sau mưa lớn, nước vào nhà"),  # other place
        ("Trần Phú ngập khi mưa lớn", "Chó thả rông cắn người ở chợ"),
        ("Ngõ 12 ngập", "Ngõ 120 ngập"),
    ],
)
def test_matter_and_place_must_both_agree(nearer: str, farther: str) -> None:
    assert compare(FLOOD, nearer).score > compare(FLOOD, farther).score


def test_a_copy_with_a_few_typing_differences_is_nearly_certain() -> None:
    assert compare(FLOOD, FLOOD.upper()).score >= 0.95
    assert compare(FLOOD, FLOOD.replace("lớn", "lon")).score >= 0.95


@pytest.mark.parametrize(("a", "b"), [("", ""), (FLOOD, ""), ("Chó thả rông", "Đèn hỏng"), ("…", FLOOD)])
def test_nothing_in_common(a: str, b: str) -> None:
    assert compare(a, b) == Likeness(0.0, [])


def test_rank_puts_the_likeliest_first_and_leaves_out_what_shares_nothing() -> None:
    candidates = [
        "Chợ cóc lấn lòng đường Lê Lợi",
        "Đèn chiếu sáng ngõ 12 Trần Phú tắt",
        "Nước ngập ngõ 12 Trần Phú mỗi khi mưa lớn",
        "Học phí tăng",
    ]
    ranked = rank(FLOOD, candidates)
    assert ranked[0][0] == 2
    assert 3 not in [index for index, _ in ranked]
    assert [likeness.score for _, likeness in ranked] == sorted((like.score for _, like in ranked), reverse=True)
    assert rank(FLOOD, []) == []


def test_words_that_everybody_uses_weigh_less() -> None:
    candidates = [
        "Mương nước đen bốc mùi",
        "Xưởng gỗ bốc mùi sơn",
        "Bãi rác bốc mùi",
        "Trại lợn bốc mùi",
        "Mương đen kịt",
    ]
    ranked = rank("Mương đen, bốc mùi suốt ngày", candidates)
    assert {index for index, _ in ranked[:2]} == {0, 4}


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_score_lies_between_nothing_and_one_and_does_not_see_composition(a: str, b: str) -> None:
    likeness = compare(a, b)
    assert 0.0 <= likeness.score <= 1.0
    composed = unicodedata.normalize("NFC", a)
    assert compare(unicodedata.normalize("NFD", composed), b).score == compare(composed, b).score


@pytest.mark.shared
def test_paraphrases_lie_above_hard_negatives() -> None:
    folder = Path(os.environ["CAUNOI_SHARED"]) / "corpus"

    def rows(name: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]

    texts = {row["id"]: row["text"] for row in rows("petitions.jsonl")}
    same = [compare(row["text"], texts[row["of"]]).score for row in rows("paraphrases.jsonl")]
    other = [compare(row["text"], texts[row["near"]]).score for row in rows("hard_negatives.jsonl")]
    auc = sum((a > b) + 0.5 * (a == b) for a in same for b in other) / len(same) / len(other)
    assert auc > 0.9
