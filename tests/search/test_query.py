"""Queries understood: groups, other ways to write them, quoted phrases; the same in Python as in the databases."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.language.fold import fold
from caunoi.search.query import Group, Words, understand
from caunoi.search.words import Term


def test_an_abbreviation_is_one_group_with_its_long_forms() -> None:
    (group,) = understand("UBND").groups
    assert group.terms == (Term(("ubnd",), is_prefix=True),)
    assert Term(("uỷ", "ban", "nhân", "dân")) in group.others


def test_a_long_form_is_one_group_with_its_abbreviations() -> None:
    groups = understand("họp tổ dân phố 5").groups
    assert [tuple(str(term) for term in group.terms) for group in groups] == [("họp",), ("tổ", "dân", "phố"), ("5",)]
    assert Term(("tdp",)) in groups[1].others


def test_quoted_words_are_meant_as_they_stand() -> None:
    assert understand('"tổ dân phố"').groups == (Group((Term(("tổ", "dân", "phố")),)),)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("p.Minh Giang", ["p", "minh", "giang"]),
        ("TP.HCM", ["tp", "hcm"]),
        ("12.5", ["12 5"]),
        ("đ/c", ["đ c"]),
    ],
)
def test_a_short_form_with_a_full_stop_stands_before_a_name(query: str, words: list[str]) -> None:
    assert [str(term) for group in understand(query).groups for term in group.terms] == words


@pytest.mark.parametrize(
    ("query", "text", "fits"),
    [
        ("ubnd", "Ủy ban nhân dân phường", True),
        ("ủy ban nhân dân", "UBND phường", True),
        ("p. minh giang", "phường Minh Giang", True),
        ("phuong minh giang", "p.Minh Giang", True),
        ("hop tdp 5", "Họp tổ dân phố 5", True),
        ("đ/c chủ tịch", "đồng chí chủ tịch", True),
        ("so do", "cấp QSDĐ", True),
        ("ngập m", "ngập mưa", False),  # one letter is too short for a beginning
        ("ngập mư", "ngập mưa", True),
        ('"ngập mư"', "ngập mưa", False),
        ('"mưa ngập"', "ngập mưa", False),
        ("12/5", "ngõ 12/5", True),
        ("5/12", "ngõ 12/5", False),
    ],
)
def test_fits(query: str, text: str, fits: bool) -> None:
    assert understand(query).fits(Words(text)) is fits


def test_widened_leaves_out_what_says_nothing() -> None:
    wide = understand("tại sao đường ngập ko ai sửa").widened()
    assert wide.is_any
    assert {str(term) for group in wide.groups for term in group.terms} == {"tại", "đường", "ngập", "sửa"}
    assert not understand("ngập").widened()


VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵĐÂĂƠƯ 123",
    min_size=1,
    max_size=40,
)


@given(VIETNAMESE)
def test_composed_or_not_and_in_capitals_a_query_finds_the_same(text: str) -> None:
    folded = understand(text).folded()
    assert understand(unicodedata.normalize("NFD", text)).folded() == folded
    assert {t for g in folded.groups for t in g.terms} == {t for g in understand(fold(text)).groups for t in g.terms}


@given(VIETNAMESE)
def test_a_text_fits_its_own_words(text: str) -> None:
    query = understand(text)
    assert not query or query.fits(Words(text))
    assert query.folded().folded() == query.folded()


@given(st.text(max_size=80))
def test_any_text_is_understood(text: str) -> None:
    query = understand(text)
    assert all(group.terms for group in query.groups)
    assert len({t for g in query.groups for t in g.terms}) <= 12
    query.share(Words(text))
    query.widened()
