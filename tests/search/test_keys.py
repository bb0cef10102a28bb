"""Candidates for a comparison: what shares rare words, newest first, the same on both databases."""

from collections import Counter
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.search import keys, services
from caunoi.search.keys import alike
from caunoi.search.models import SearchEntry, SearchKey
from caunoi.search.services import Searchable
from tests.search.test_find import ANY_TEXT

pytestmark = pytest.mark.django_db
HAMLET, WARD = 1, 2
FLOOD = "Đường Hoà Bình ngập sau mỗi trận mưa, ngõ 12/5 nặng nhất"
TEXTS = [
    (1, HAMLET, True, FLOOD),
    (2, HAMLET, True, "Lò mổ giết dê đực xả thải ra mương"),
    (3, WARD, False, "Đèn đường tắt, đường tối, cột sắt gãy; dân đề nghị Đảng ủy quan tâm"),
    (4, WARD, True, "Chợ cóc lấn đường, họ Đặng bán hàng"),
]


def _row(number: int, body: int | None, text: str | None, *, is_public: bool = True) -> Searchable:
    return Searchable(number, body, is_public, "", text or "", like=text)


def _put_all(kind: str = "voice") -> None:
    services.put_many(kind=kind, rows=[_row(n, body, text, is_public=public) for n, body, public, text in TEXTS])


def _kept() -> Counter[int]:
    """How many keys each object has in the table; checked against what each entry says of itself."""
    entries = {entry.pk: entry for entry in SearchEntry.objects.all()}
    assert keys.rows_of(entries.values()) == set(SearchKey.objects.values_list("key", "body", "entry"))
    return Counter(entries[pk].object_id for pk in SearchKey.objects.values_list("entry", flat=True))


def test_what_shares_rare_words_comes_first() -> None:
    _put_all()
    found = alike("Mưa là đường Hòa Bình lại ngập, xe chết máy, mong sửa giúp", kind="voice")
    assert found[0] == 1
    assert 2 not in found
    assert alike("đề nghị xem xét", kind="voice") == []
    assert alike("den duong toi", kind="voice")[0] == 3


def test_the_filters_are_kept() -> None:
    _put_all()
    _put_all("other")
    assert alike("may cot sat gay", kind="voice", public_only=True) == []
    assert alike("may cot sat gay", kind="voice", body_ids=[HAMLET]) == []
    assert alike("may cot sat gay", kind="voice", body_ids=[WARD, HAMLET]) == [3]
    assert alike("may cot sat gay", kind="voice", body_ids=range(1, 50)) == [3]
    assert alike("may cot sat gay", kind="voice", body_ids=range(3, 50)) == []
    assert alike(FLOOD, kind="voice", body_ids=[]) == []
    assert alike(FLOOD, kind="third") == []
    assert alike(FLOOD, kind="voice", limit=0) == []


def test_of_equals_the_newest_comes_first_and_common_words_show_only_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "NEWEST", 3)
    services.put_many(kind="voice", rows=[_row(n, HAMLET, "cống Bà Xếp tràn") for n in range(1, 6)])
    assert alike("cống Bà Xếp lại tràn", kind="voice", body_ids=[HAMLET]) == [5, 4, 3]
    assert alike("cống Bà Xếp lại tràn", kind="voice") == []  # everywhere, what many say tells nothing


def test_what_has_no_words_to_compare_is_never_offered() -> None:
    services.put(kind="place", object_id=1, body_id=1, is_public=True, title="Hoà Bình", text=FLOOD)
    assert alike(FLOOD, kind="place") == []
    assert not SearchKey.objects.exists()


def test_an_object_changed_moved_or_dropped_leaves_no_key_behind() -> None:
    _put_all()
    assert set(_kept()) == {1, 2, 3, 4}
    services.put_many(kind="voice", rows=[_row(1, WARD, "Gạch vỉa hè bong tróc"), _row(2, None, TEXTS[1][3])])
    assert set(_kept()) == {1, 2, 3, 4}
    assert alike(FLOOD, kind="voice", body_ids=[HAMLET]) == []
    assert alike("gach via he bong troc", kind="voice", body_ids=[WARD])[0] == 1
    assert alike("lo mo giet de", kind="voice") == [2]
    services.put_many(kind="voice", rows=[_row(1, WARD, "")])
    assert set(_kept()) == {2, 3, 4}
    services.keep(kind="voice", rows=[_row(4, WARD, "Chợ cóc dẹp rồi")], instead_of=[3, 4])
    assert set(_kept()) == {2, 4}
    services.drop(kind="voice", object_id=2)
    assert set(_kept()) == {4}
    services.drop_kind(kind="voice")
    assert not SearchKey.objects.exists()


def test_a_shredded_text_leaves_no_hash_of_its_words() -> None:
    _put_all()
    services.shred_many(kind="voice", object_ids=[1, 2])
    assert set(_kept()) == {3, 4}
    assert not {1, 2} & set(alike(f"{FLOOD}. {TEXTS[1][3]}", kind="voice"))


def test_rebuilding_a_kind_fills_the_keys_anew() -> None:
    _put_all()
    _put_all("other")
    kept = set(SearchKey.objects.values_list("key", "body"))
    SearchKey.objects.all().delete()
    SearchEntry.objects.update(keys=None)
    for kind in ("voice", "other"):
        rows = [_row(n, body, text, is_public=public) for n, body, public, text in TEXTS]
        assert services.rebuild(kind=kind, source=lambda rows=rows: rows) == 4
    assert set(SearchKey.objects.values_list("key", "body")) == kept


def test_questions_to_the_database_are_few(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(3):  # what was there, the entry, its keys
        services.put_many(kind="voice", rows=[_row(1, HAMLET, FLOOD)])
    with django_assert_num_queries(2):  # the same again touches no key
        services.put_many(kind="voice", rows=[_row(1, HAMLET, FLOOD)])
    with django_assert_num_queries(2):
        alike(FLOOD, kind="voice", body_ids=[HAMLET, WARD])


WORDS = st.lists(
    st.sampled_from(["cống", "tràn", "ngập", "Hòa", "Bình", "Lê", "Lợi", "chợ", "đèn", "rác", "mương", "12", "phường"]),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(texts=st.lists(st.tuples(st.sampled_from([HAMLET, WARD]), WORDS), max_size=8), asked=WORDS, wide=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_candidates_are_what_shares_a_key_most_weight_first(
    texts: list[tuple[int, str]], asked: str, wide: bool
) -> None:
    """The same as summing by hand, whichever database reads."""
    services.drop_kind(kind="voice")
    services.put_many(kind="voice", rows=[_row(n, body, text) for n, (body, text) in enumerate(texts)])
    having = {number: _shown(text) for number, (_body, text) in enumerate(texts)}
    seen = [n for n, (body, _text) in enumerate(texts) if wide or body == WARD]
    wanted = {n for n in seen if having[n] & _shown(asked)}
    found = alike(asked, kind="voice", body_ids=None if wide else [WARD])
    assert set(found) == wanted
    assert len(found) == len(wanted)
    shared = {n: having[n] & _shown(asked) for n in found}
    for first, second in pairwise(found):  # who shares all of another's keys and more comes before it
        assert not shared[second] > shared[first]
        assert shared[second] != shared[first] or first > second


def _shown(text: str) -> set[bytes]:
    packed = keys.packed("voice", text)
    return {packed[at : at + 4] for at in range(0, len(packed), 4)}


@given(query=ANY_TEXT)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_asked_for(query: str) -> None:
    assert isinstance(alike(query, kind="voice"), list)
    assert isinstance(alike(query, kind="voice", body_ids=[1]), list)


def test_the_table_is_read_by_its_primary_key_alone() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'search_searchkey'")
            assert "WITHOUT ROWID" in cursor.fetchone()[0]
