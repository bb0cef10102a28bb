"""Texts laid out in paragraphs and sentences, with line breaks and without, and the places named in them."""

from caunoi.reading.clauses import Layout
from caunoi.reading.levels import COMMUNE, VILLAGE, Ladder
from caunoi.reading.named_places import NamedPlaces
from caunoi.reading.working import lowered, unwrapped

TEXT = "Xã mở 5 hội nghị. Có\nmột trăm người dự. Kết quả:\n- 3 ý kiến về đất đai,\nđường sá;\nThôn Đông có 9 tổ. Hết."


def test_a_text_with_its_breaks_is_laid_out_as_if_alone() -> None:
    joined = unwrapped(TEXT)
    layout = Layout(joined, lowered(joined))
    known = [layout.sentence(at) for at in range(len(TEXT))]
    assert [TEXT[start:end] for start, end in dict.fromkeys(known)] == [
        "Xã mở 5 hội nghị.", " Có\nmột trăm người dự.", " Kết quả:\n", "- 3 ý kiến về đất đai,\nđường sá;\n", "Thôn Đông có 9 tổ.", " Hết.",
    ]  # fmt: skip
    broken, alone = layout.with_breaks(TEXT), Layout(TEXT, lowered(TEXT))
    assert broken is not None
    assert (broken.text, broken.working) == (alone.text, alone.working)
    assert [broken.sentence(at) for at in range(len(TEXT))] == [alone.sentence(at) for at in range(len(TEXT))]
    assert layout.with_breaks(TEXT.replace("5", "6")) is None


def test_sentences_that_run_on_end_their_line_with_a_colon_or_semicolon() -> None:
    joined = unwrapped(TEXT)
    told = [joined[start:end].strip() for start, end in Layout(joined, lowered(joined)).running_on()]
    assert told == ["Kết quả:", "- 3 ý kiến về đất đai, đường sá;"]


def test_places_are_named_after_their_words() -> None:
    places = NamedPlaces("Tại TP. Vinh, xã Bản Ngoại và thôn Đông, Đoài; hợp tác xã Thanh Sơn, phường 12 họp", Ladder())
    assert [(word, name) for _, word, name in places.units] == [
        ("tp.", "Vinh"), ("xã", "Bản Ngoại"), ("phường", "12"),
    ]  # fmt: skip
    assert (places.level("Bản Ngoại"), places.level("Đoài"), places.level("Thanh Sơn")) == (COMMUNE, VILLAGE, None)
