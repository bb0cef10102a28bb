"""One box: filters, corrections that only what one may see can give, few statements, marks."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.search import registry, selectors, services
from caunoi.search.everywhere import Result, lines, look
from caunoi.search.models import SearchWord
from caunoi.search.query import Query
from caunoi.search.registry import Asked, Hit, Key, View, Viewer
from caunoi.search.services import Searchable

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
LETTERS = {
    1: ("Ngõ 5 ngập úng", "Nước ngập úng sau mưa"),
    2: ("Rác thải", "Rác thải đầu ngõ"),
    3: ("Mật", "Chuyện riêng về zụzụ"),  # the viewer "guest" never sees it
}


def _seen(viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    return [pk for pk in ids if viewer != "guest" or pk != 3]


def _show(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    return {key: Hit("letter", (str(key),), *LETTERS.get(int(key), ("", ""))) for key in keys}


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(registry, "_views", {})
    registry.register("letter", public=View(selectors.indexed("letter", seen=_seen), _show))
    rows = [Searchable(pk, 1, True, title, text, DAY) for pk, (title, text) in LETTERS.items()]
    services.put_many(kind="letter", rows=rows)
    services.count_words()


def _look(query: str, viewer: str = "guest", **asked: date) -> Result:
    return look(query, face=registry.PUBLIC, viewer=viewer, asked=Asked(**asked))  # type: ignore[arg-type]


def test_what_is_mistyped_is_said_with_the_diacritics_of_what_was_found() -> None:
    result = _look("ngap unh")
    assert (result.instead, result.found["letter"]) == ("ngập úng", [1])
    assert _look("ngập úng").instead == ""


def test_who_wants_it_as_typed_gets_nothing_else() -> None:
    result = look("ngap unh", face=registry.PUBLIC, viewer="guest", is_exact=True)
    assert (result.total, result.instead, result.is_nearest) == (0, "", False)


def test_a_word_of_what_one_may_not_see_is_never_offered() -> None:
    assert _look("zuzuu", viewer="owner").found["letter"] == [3]
    result = _look("zuzuu")
    assert (result.total, result.instead, result.offered) == (0, "", "")


def test_when_nothing_has_all_words_the_nearest_are_shown_and_said_to_be() -> None:
    result = _look("rác thải bệnh viện")
    assert (result.found["letter"], result.is_nearest) == ([2], True)
    assert _look("bệnh viện tỉnh").total == 0


def test_a_rare_mistyped_word_offers_the_common_one() -> None:
    services.put_many(
        kind="letter",
        rows=[Searchable(100 + n, 1, True, "Đường làng", f"đường hỏng {n}") for n in range(30)]
        + [Searchable(200, 1, True, "Duogn làng", "")],
    )
    services.count_words()
    result = _look("duogn làng")
    assert (result.found["letter"], result.offered) == ([200], "đường làng")
    assert _look("đường làng").offered == ""


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, [1]),
        (DAY, DAY, [1]),
        (date(2026, 3, 3), None, []),
        (None, date(2026, 3, 1), []),
        (date(2026, 1, 1), date(2026, 12, 31), [1]),
    ],
)
def test_days_are_filters(since: date | None, until: date | None, found: list[int]) -> None:
    result = look("úng", face=registry.PUBLIC, viewer="guest", asked=Asked(since=since, until=until), is_exact=True)
    assert result.found["letter"] == found


def test_words_that_stand_as_they_were_typed_come_first() -> None:
    far, near = "Chậm chi trả tiền đền bù tuyến đường mới", "Đèn đường ngõ 20 không sáng từ tuần trước"
    services.put(kind="letter", object_id=1, body_id=1, is_public=True, title=far, text=f"{far}, đến nay chưa xong")
    services.put(kind="letter", object_id=2, body_id=1, is_public=True, title=near, text=f"{near}, đi lại khó")
    assert selectors.find("den duong", kind="letter") == [2, 1]


def test_a_kind_without_days_is_not_asked_for_days() -> None:
    view = View(selectors.indexed("letter", seen=_seen), _show, has_days=False, has_places=False)
    assert view.is_asked(Asked())
    assert not view.is_asked(Asked(since=DAY))
    assert not view.is_asked(Asked(place=1))


def test_lines_mark_what_was_asked_for() -> None:
    result = _look("ngap ung")
    (line,) = lines(result, "letter", [1], face=registry.PUBLIC, viewer="guest")
    assert [piece.text for piece in line.title if piece.is_marked] == ["ngập", "úng"]
    assert [piece.text for piece in line.snippet if piece.is_marked] == ["ngập", "úng"]


def test_statements_do_not_grow_with_what_is_found() -> None:
    def statements(query: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            result = _look(query)
            lines(result, "letter", result.found.get("letter", []), face=registry.PUBLIC, viewer="guest")
        return len(caught)

    few = [statements(query) for query in ("nước ngập", "ngap unh", "rác thải bệnh viện")]
    services.put_many(
        kind="letter", rows=[Searchable(pk, 1, True, "Nước ngập úng", "Nước rác thải") for pk in range(10, 60)]
    )
    services.count_words()
    many = [statements(query) for query in ("nước ngập", "ngap unh", "rác thải bệnh viện")]
    assert all(after <= before for after, before in zip(many, few, strict=True))


def test_words_are_counted_once_an_object_and_without_numbers() -> None:
    counts = dict(SearchWord.objects.values_list("word", "count"))
    assert (counts["ngap"], counts["rac"]) == (1, 1)
    assert "5" not in counts
    services.put(kind="letter", object_id=4, body_id=1, is_public=True, title="rác rác", text="rác")
    services.count_words()
    assert SearchWord.objects.get(word="rac").count == 2


def test_a_shredded_text_leaves_no_word_to_be_offered() -> None:
    services.shred(kind="letter", object_id=3)
    assert not SearchWord.objects.filter(word="zuzu").exists()


def test_the_words_are_counted_once_a_day() -> None:
    assert services.count_words_daily()
    assert not services.count_words_daily()


def test_keep_writes_only_what_differs(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    rows = [Searchable(pk, 1, True, title, text, DAY) for pk, (title, text) in LETTERS.items() if pk != 3]
    services.keep(kind="letter", rows=rows, instead_of=[1, 2, 3])
    assert _look("zụzụ", viewer="owner").total == 0
    with django_assert_num_queries(1):
        services.keep(kind="letter", rows=rows)
    services.keep(kind="letter", rows=[Searchable(1, 1, True, "Khô ráo", "", DAY)])
    assert (_look("khô ráo").found["letter"], _look("úng").total) == ([1], 0)


@given(query=st.text(max_size=40) | st.text(alphabet="\"'*():&|!<->.,/ aăđnegw12ĐP\x00́²", max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered(query: str) -> None:
    result = _look(query)
    for kind, keys in result.found.items():
        assert len(lines(result, kind, keys, face=registry.PUBLIC, viewer="guest")) == len(keys)
