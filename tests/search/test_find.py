"""Putting in, taking out and finding, the same on both databases."""

import unicodedata

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.search import selectors, services
from caunoi.search.models import SearchEntry
from caunoi.search.services import Searchable

pytestmark = pytest.mark.django_db
HAMLET, WARD = 1, 2
TEXTS = [
    (1, HAMLET, True, "Đường ngập", "Đường Hoà Bình ngập sau mỗi trận mưa, ngõ 12/5 nặng nhất"),
    (2, HAMLET, True, "Lò mổ", "Lò mổ giết dê đực xả thải ra mương"),
    (3, WARD, False, "Đèn đường", "Đèn đường tắt, đường tối; dân đề nghị Đảng ủy quan tâm"),
    (4, WARD, True, "Chợ", "Chợ cóc lấn đường, họ Đặng bán hàng"),
]


def _put_all() -> None:
    services.put_many(
        kind="case",
        rows=[
            Searchable(object_id=number, body_id=body, is_public=is_public, title=title, text=text)
            for number, body, is_public, title, text in TEXTS
        ],
    )


def _find(query: str) -> list[int]:
    return selectors.find(query, kind="case")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("đường", {1, 3, 4}),
        ("ĐƯỜNG", {1, 3, 4}),
        ("duong", {1, 3, 4}),
        ("đuong ngap", {1}),
        ("hòa bình", {1}),
        ("hoa binh", {1}),
        ("hoà bình", {1}),
        ("ngập mưa", {1}),
        ("ngập chợ", set()),
        ("ngậ", {1}),  # the beginning of the last word
        ("nga", {1}),
        ('"nga"', set()),  # no beginnings inside quotes
        ("ngậ mưa", set()),  # only the last word may be unfinished
        ('"đường ngập"', {1}),
        ('"ngập đường"', set()),
        ('"duong toi"', {3}),
        ("12/5", {1}),
        ("5/12", set()),
        ("dê đực", {2}),
        ("...", set()),
        ("", set()),
    ],
)
def test_find(query: str, found: set[int]) -> None:
    _put_all()
    assert set(_find(query)) == found
    assert set(_find(unicodedata.normalize("NFD", query))) == found


def test_what_is_written_as_typed_comes_first() -> None:
    services.put(kind="case", object_id=1, body_id=1, is_public=True, title="", text="ở đây đảng viên nói, đặng")
    services.put(kind="case", object_id=2, body_id=1, is_public=True, title="họ Đặng, Đặng, Đặng", text="dang dang")
    assert _find("Đảng") == [1, 2]
    assert set(_find("dang")) == {1, 2}


def test_a_word_in_the_title_weighs_more() -> None:
    services.put(kind="case", object_id=1, body_id=1, is_public=True, title="Cầu hỏng", text="ván cầu gãy hết rồi")
    services.put(kind="case", object_id=2, body_id=1, is_public=True, title="Ván gãy", text="ván hỏng ở đầu cầu cũ")
    services.put(kind="case", object_id=3, body_id=1, is_public=True, title="Khác", text="không liên quan")
    assert _find("cầu") == [1, 2]
    assert _find("ván") == [2, 1]


def test_filters_are_inside() -> None:
    _put_all()
    services.put(kind="person", object_id=9, body_id=HAMLET, is_public=True, title="đường", text="")
    assert set(selectors.find("đường", kind="case", body_ids=[WARD])) == {3, 4}
    assert selectors.find("đường", kind="case", body_ids={WARD, HAMLET}, public_only=True, limit=1)[0] in {1, 4}
    assert set(selectors.find("đường", kind="case", public_only=True)) == {1, 4}
    assert selectors.find("đường", kind="case", body_ids=[]) == []
    assert selectors.find("đường", kind="person") == [9]
    assert len(selectors.find("đường", kind="case", limit=2)) == 2
    assert selectors.find("đường", kind="case", limit=0) == []


def test_indexing_anew_replaces_the_words_and_dropping_removes_them() -> None:
    _put_all()
    services.put(kind="case", object_id=1, body_id=WARD, is_public=False, title="Vỉa hè", text="gạch bong")
    assert _find("ngập") == []
    assert _find("gạch") == [1]
    assert selectors.find("gạch", kind="case", public_only=True) == []
    services.drop(kind="case", object_id=1)
    services.drop(kind="case", object_id=1)
    assert _find("gạch") == []
    services.drop_kind(kind="case")
    assert not SearchEntry.objects.exists()
    assert _find("đường") == []


def test_the_words_leave_with_the_transaction() -> None:
    with transaction.atomic():
        _put_all()
        transaction.set_rollback(True)
    assert _find("đường") == []


def test_an_object_stands_once_and_queries_are_few(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        services.put(kind="case", object_id=1, body_id=1, is_public=True, title="a", text="b")
    with django_assert_num_queries(1):
        services.put(kind="case", object_id=1, body_id=None, is_public=False, title="c", text="d")
    entry = SearchEntry.objects.get()
    assert (entry.title, entry.text, entry.body_id, entry.is_public) == ("c", "d", None, False)
    room = 1 if connection.vendor == "postgresql" else 0  # more memory for the search
    with django_assert_num_queries(1 + room):
        _find("duong")
    with django_assert_num_queries(2 + room):
        _find("đường")


def test_a_shredded_text_leaves_no_word_in_the_index() -> None:
    _put_all()
    services.put(kind="case", object_id=7, body_id=1, is_public=False, title="mật", text="hốilộsiêubímật đường")
    services.shred(kind="case", object_id=7)
    assert _find("hốilộsiêubímật") == []
    assert set(_find("đường")) == {1, 3, 4}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT block FROM search_words_data")
            assert not any("siêubí".encode() in row[0] for row in cursor.fetchall())


def test_shredding_what_was_never_indexed_rewrites_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    _put_all()
    with django_assert_num_queries(1):
        services.shred(kind="case", object_id=7)


ANY_TEXT = st.text(max_size=40) | st.text(alphabet="\"'*():&|!<->\\^+{}.,;~%_ aăđNEAROT12\x00\ud800́²", max_size=40)


@given(query=ANY_TEXT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_valid_query(query: str) -> None:
    assert isinstance(selectors.find(query, kind="case", body_ids=[1]), list)


@given(text=ANY_TEXT.map(lambda text: text.replace("\ud800", "")))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_indexed_and_is_found_by_its_own_first_word(text: str) -> None:
    services.put(kind="case", object_id=1, body_id=1, is_public=True, title=text, text=text)
    word = text.split()[:1]
    if word and word[0].isascii() and word[0].isalnum():
        assert selectors.find(f'"{word[0]}"', kind="case") == [1]
