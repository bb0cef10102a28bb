import pytest

from caunoi.search.words import Term, indexed, indexed_fold, parse, to_fts5, to_tsquery


def test_words_are_letters_and_digits_only() -> None:
    assert indexed("Đường HÒA Bình, ngõ 12/5 (tổ_3)!") == "đường hoà bình ngõ 12 5 tổ 3"
    assert indexed_fold("Đường HÒA Bình, ngõ 12/5 (tổ_3)!") == "duong hoa binh ngo 12 5 to 3"
    assert indexed("\x00 … —") == ""


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("đường ngập", [Term(("đường",)), Term(("ngập",), is_prefix=True)]),
        ("“đường ngập” nặng", [Term(("đường", "ngập")), Term(("nặng",), is_prefix=True)]),
        ('nặng "đường ngập"', [Term(("nặng",)), Term(("đường", "ngập"))]),
        ("ngõ 12/5", [Term(("ngõ",)), Term(("12", "5"))]),  # one letter is too short for a beginning
        ('mở "ngoặc', [Term(("mở",)), Term(("ngoặc",), is_prefix=True)]),
        ("NOT a* OR (b)", [Term(("not",)), Term(("a",)), Term(("or",)), Term(("b",))]),
        (' "" … ', []),
    ],
)
def test_parse(query: str, terms: list[Term]) -> None:
    assert parse(query) == terms


def test_a_long_query_is_cut() -> None:
    assert len(parse("a1 " * 100)) == 12


def test_the_languages_of_the_two_databases() -> None:
    terms = [Term(("đường", "ngập")), Term(("nặ",), is_prefix=True)]
    assert to_fts5(terms) == '"đường ngập" AND "nặ" *'
    assert to_tsquery(terms) == "('đường' <-> 'ngập') & ('nặ':*)"
