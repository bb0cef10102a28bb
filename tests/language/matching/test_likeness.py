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


@pytest.mark.parametrize(
    ("new", "earlier"),
    [
        ("Đèn tắt ở Q4", "Quận 4 đèn tắt"),
        ("ql37 nát quá", "Quốc lộ 37 nhiều ổ gà"),
        ("tổ 5 p12 mất nước", "Phường 12 mất nước"),
    ],
)
def test_a_short_form_glued_to_its_number_names_the_same_place(new: str, earlier: str) -> None:
    assert compare(new, earlier).reasons[0].startswith("cùng nơi “")


@pytest.mark.parametrize("text", ["Q4/2025 chưa xong", "nước về 20h30", "xe x2 chỗ", "T5 nghỉ"])
def test_what_only_looks_like_a_short_form_names_no_district_or_commune(text: str) -> None:
    assert {name.kind for name in read(text).names} <= {""}


@pytest.mark.parametrize("text", ["từ 5-2021", "tháng 05/2021", "tháng 5 năm 2021", "thang 5 nam 2021"])
def test_a_month_of_a_year_is_one_number_however_it_is_written(text: str) -> None:
    assert read(text).numbers == {"5/2021"}


def test_a_street_is_a_place_though_its_words_alone_say_nothing() -> None:
    assert [name.words for name in read("Đường Trần Phú và phường Đông Hội ngập").names] == ["tran phu", "dong hoi"]
    assert compare("trần phú ngập nặng", "Đường Trần Phú ngập").reasons[0] == "cùng nơi “trần phú”"


def test_initials_of_persons_and_bodies_of_the_state_are_no_places() -> None:
    assert read("Ông Đ.T. và bà L.N.P.P. hỏi Vụ Công nghệ thông tin, Sở Xây dựng").names == ()
    assert [name.words for name in read("Hỏi phường Phong Hải, đ. Trần Phú").names] == ["phong hai", "tran phu"]
