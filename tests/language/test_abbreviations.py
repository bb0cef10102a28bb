"""Abbreviations and their long forms are the same words, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.language.abbreviations import leads_a_name, others, rows, runs, written_out
from caunoi.language.fold import fold, nfc


@pytest.mark.parametrize(
    ("words", "one_of_them"),
    [
        ("ubnd", "uỷ ban nhân dân"),
        ("uỷ ban nhân dân", "ubnd"),
        ("uy ban nhan dan", "ubnd"),
        ("qsdđ", "sổ đỏ"),
        ("qsdd", "sổ đỏ"),
        ("so do", "qsdđ"),
        ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"),
        ("tổ dân phố", "tdp"),
        ("đ c", "đồng chí"),
        ("đ c", "địa chỉ"),
        ("phường", "p"),
        ("ko", "không"),
        ("thcs", "trung học cơ sở"),
    ],
)
def test_both_ways(words: str, one_of_them: str) -> None:
    assert tuple(one_of_them.split()) in others(words.split())


@pytest.mark.parametrize("words", ["số đo", "không", "được", "đường", "ca", "ngập", "phương"])
def test_what_is_no_abbreviation_has_no_other_way(words: str) -> None:
    assert others(words.split()) == ()


def test_another_meaning_of_the_same_short_form_is_not_another_way() -> None:
    assert ("trung", "tâm") not in others(["thị", "trấn"])
    assert {("thị", "trấn"), ("trung", "tâm")} <= set(others(["tt"]))


def test_capitals_tell_a_short_form_from_a_word() -> None:
    assert others(["ca"], is_capital=True) == (("công", "an"),)
    assert leads_a_name("p")
    assert not leads_a_name("phường")


def test_runs_take_the_longest_and_do_not_overlap() -> None:
    words = ["kiến", "nghị", "uỷ", "ban", "nhân", "dân", "p", "minh", "giang"]
    assert [(run.start, run.end) for run in runs(words)] == [(2, 6), (6, 7)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("UBND p. Minh Giang", "uỷ ban nhân dân phường Minh Giang"),
        ("ở P.5, Q.1", "ở phường 5, quận 1"),
        ("TDP 3 ko có nvh", "tổ dân phố 3 không có nhà văn hoá"),
        ("Bộ TN&MT", "Bộ tài nguyên và môi trường"),
        ("đ/c Chủ tịch, tt Minh Hòa", "đ/c Chủ tịch, tt Minh Hòa"),  # each may mean two things
        ("CA phường làm hết ca", "công an phường làm hết ca"),
        ("xe p chở k", "xe p chở k"),
        ("", ""),
    ],
)
def test_written_out(text: str, said: str) -> None:
    assert written_out(text) == said


def test_each_row_is_found_by_each_of_its_forms() -> None:
    for row in rows():
        for form in row.short:
            assert set(row.long) & set(others(form, is_capital=True)), form
        if not row.is_one_way and not row.needs_capitals:
            for form in row.long:
                ways = others(form)
                assert any(short in ways for short in row.short), form


@given(st.text(max_size=60))
def test_any_text_can_be_written_out_and_keeps_what_is_no_abbreviation(text: str) -> None:
    out = written_out(text)
    assert out == nfc(out)
    assert not fold(text).isdigit() or fold(out) == fold(text)
