import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vn_collate import collate_key

from caunoi.language.fold import SORT_KEY_LENGTH, fold, has_diacritics, nfc, sort_key, spelled

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵĐÂĂƠƯ 0123",
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường  Nguyễn Trãi", "duong nguyen trai"),
        ("ĐƠN KIẾN NGHỊ", "don kien nghi"),
        ("hoà bình, hòa bình", "hoa binh, hoa binh"),
        ("Thuỷ\u00a0lợi\nThủy lợi", "thuy loi thuy loi"),
        ("Ðặng", "dang"),  # the Icelandic letter that old keyboards typed for Đ
        ("Y ơ̆ Ê Đê", "y o e de"),
        ("quy\u200b hoạch", "quy hoach"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_spelled_puts_the_tone_mark_in_one_place() -> None:
    assert spelled("Thủy  HÒA khỏe quý hoàn của mùa") == "thuỷ hoà khoẻ quý hoàn của mùa"
    assert spelled("hoà") == spelled("hòa") == spelled("HÒA")
    assert spelled("Đảng") != spelled("đặng")


@pytest.mark.parametrize(
    ("text", "marked"), [("duong", False), ("đuong", True), ("Hoà", True), ("Ho A", False), ("ư", True)]
)
def test_has_diacritics(text: str, marked: bool) -> None:
    assert has_diacritics(text) is marked


@given(st.text(max_size=60))
def test_fold_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_fold_and_spelled_do_not_see_how_the_text_is_composed(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert fold(apart) == fold(text)
    assert spelled(apart) == spelled(text)
    assert nfc(apart) == text


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_ascii_and_has_as_many_words(text: str) -> None:
    assert fold(text).isascii()
    assert len(fold(text).split()) == len(text.split()) == len(spelled(text).split())
    assert fold(spelled(text)) == fold(text)


def test_alphabetical_order() -> None:
    rows = [
        "an", "An", "An Bình", "Anh", "ăn", "ân", "Ân Thi", "da", "đa", "Giang", "ma", "Ma", "mà", "mả", "mã", "má",
        "mạ", "Tổ 2", "Tổ 10", "Xuân",
    ]  # fmt: skip
    assert sorted(set(rows), key=sort_key) == rows


@given(st.lists(VIETNAMESE.map(lambda text: "".join(c for c in text if c.isalpha())), max_size=6))
def test_single_words_stand_in_the_order_of_the_library(rows: list[str]) -> None:
    assert sorted(rows, key=sort_key) == sorted(rows, key=collate_key)
    assert all(len(sort_key(row)) <= SORT_KEY_LENGTH for row in rows)


def test_a_long_name_still_stands_among_its_neighbours() -> None:
    long = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Minh Giang"
    assert sort_key("Ủy ban Kiểm tra") < sort_key(long) < sort_key("Ủy ban nhân dân")
