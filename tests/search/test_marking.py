"""Snippets: the part that holds most of what was asked, its words marked, nothing added."""

from hypothesis import given
from hypothesis import strategies as st

from caunoi.language.fold import nfc
from caunoi.search.marking import Piece, marked, snippet
from caunoi.search.query import understand


def _marked(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_marked]


def test_words_are_marked_with_and_without_diacritics() -> None:
    title = "Đường Hòa Bình ngập, dương cầm"
    assert _marked(marked(title, understand("duong ngap"))) == ["Đường", "ngập", "dương"]
    assert _marked(marked(title, understand("đường ngập"))) == ["Đường", "ngập"]
    assert _marked(marked(title, understand("hoà bình"))) == ["Hòa", "Bình"]


def test_other_ways_to_write_it_and_beginnings_are_marked() -> None:
    assert _marked(marked("UBND trả lời", understand("ủy ban nhân dân"))) == ["UBND"]
    assert _marked(marked("Ủy ban nhân dân phường", understand("ubnd"))) == ["Ủy ban nhân dân"]
    assert _marked(marked("ngập nặng", understand("ngập nặ"))) == ["ngập", "nặng"]
    assert _marked(marked("ngõ 12/5", understand("12/5"))) == ["12/5"]


def test_what_was_found_by_its_letters_alone_is_marked_too() -> None:
    assert _marked(marked("họ Đặng", understand("đảng"))) == ["Đặng"]


def test_the_snippet_is_where_the_words_are() -> None:
    text = "Mở đầu. " * 60 + "Cống bị bịt nên nước ngập vào nhà. " + "Kết thúc. " * 60
    pieces = snippet(text, understand("cống ngập"))
    assert _marked(pieces) == ["Cống", "ngập"]
    assert pieces[0] == pieces[-1] == Piece("…")
    assert sum(len(piece.text) for piece in pieces) <= 240


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert snippet("Một hai ba", understand("khác")) == [Piece("Một hai ba")]
    assert snippet("", understand("khác")) == []


@given(text=st.text(max_size=600), query=st.text(max_size=20))
def test_pieces_are_the_text(text: str, query: str) -> None:
    assert "".join(piece.text for piece in marked(text, understand(query))) == nfc(text)
    whole = " ".join(nfc(text).split())
    shown = "".join(piece.text for piece in snippet(text, understand(query)) if piece != Piece("…"))
    assert shown in whole or "…" in text
