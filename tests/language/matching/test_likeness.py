"""Whether two texts are one matter: matter and place must agree, however it is typed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.language.matching.candidates import Candidates
from caunoi.language.matching.likeness import compare
from caunoi.language.matching.told import read

FLOOD = "Ngõ 12 đường Trần Phú ngập sau mưa lớn, nước vào nhà"


def test_the_same_matter_in_the_same_place_says_why() -> None:
    likeness = compare(FLOOD, "Mưa là ngõ 12 Trần Phú lại ngập, nước tràn vào nhà dân")
    assert likeness.is_likely
    assert likeness.reasons[0].startswith("cùng nơi “")
    assert "Trần Phú" in likeness.reasons[0]
    assert likeness.reasons[1].startswith("cùng nhắc “")


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
    assert compare(FLOOD, FLOOD.lower()).score >= 0.95
    assert compare(FLOOD, FLOOD.replace("lớn", "lon")).score >= 0.95


@pytest.mark.parametrize(("a", "b"), [("", ""), (FLOOD, ""), ("…", FLOOD)])
def test_an_empty_text_is_like_nothing(a: str, b: str) -> None:
    assert compare(a, b).score == 0.0
    assert not compare(a, b).reasons


def test_texts_that_share_nothing_are_not_likely() -> None:
    likeness = compare("Chó thả rông", "Đèn hỏng")
    assert likeness.score < 0.1
    assert not likeness.is_likely


def test_the_likeliest_comes_first_and_what_shares_no_word_is_not_compared() -> None:
    kept = Candidates(
        (text, "")
        for text in (
            "Chợ cóc lấn lòng đường Lê Lợi",
            "Đèn chiếu sáng ngõ 12 Trần Phú tắt",
            "Nước ngập ngõ 12 Trần Phú mỗi khi mưa lớn",
            "Học phí tăng",
        )
    )
    ranked = kept.most_like(read(FLOOD))
    assert ranked[0][0] == 2
    assert 3 not in [at for at, _ in ranked]
    scores = [likeness.score for _, likeness in ranked]
    assert scores == sorted(scores, reverse=True)
    assert Candidates([]).most_like(read(FLOOD)) == []


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_a_score_lies_between_nothing_and_one_and_does_not_see_composition(a: str, b: str) -> None:
    likeness = compare(a, b)
    assert 0.0 <= likeness.score <= 1.0
    composed = unicodedata.normalize("NFC", a)
    assert compare(unicodedata.normalize("NFD", composed), b).score == compare(composed, b).score


def test_a_text_all_in_capitals_is_like_the_same_in_small_letters() -> None:
    assert compare(FLOOD.upper(), FLOOD).is_likely
    assert compare(FLOOD, FLOOD.upper()).is_likely
