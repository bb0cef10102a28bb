"""Queries as people type them find what they mean: the target stands among the first three."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from caunoi.search import registry, selectors, services
from caunoi.search.everywhere import Result, look
from caunoi.search.query import Query
from caunoi.search.registry import Asked, Hit, Key, View, Viewer
from caunoi.search.services import Searchable

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
TEXTS: dict[str, list[str]] = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))["texts"]
QUERIES = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))["query"]
NUMBERS = {key: number for number, key in enumerate(TEXTS, 1)}
KEYS = {number: key for key, number in NUMBERS.items()}


def _seen(_viewer: Viewer, ids: Collection[int], _asked: Asked) -> Collection[int]:
    return ids


def _show(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    return {key: Hit("letter", (str(key),), TEXTS[KEYS[int(key)]][0], TEXTS[KEYS[int(key)]][1]) for key in keys}


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(registry, "_views", {})
    registry.register("letter", public=View(selectors.indexed("letter", seen=_seen), _show))
    rows = [Searchable(NUMBERS[key], None, True, title, text) for key, (title, text) in TEXTS.items()]
    services.put_many(kind="letter", rows=rows)
    services.count_words()


def _look(query: str) -> Result:
    return look(query, face=registry.PUBLIC, viewer=None)


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["q"])
def test_the_target_is_among_the_first_three(row: dict[str, str]) -> None:
    result = _look(row["q"])
    assert row["target"] in [KEYS[int(key)] for key in result.found["letter"][:3]], (result.instead, result.is_nearest)
