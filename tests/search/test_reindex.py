from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from caunoi.search import registry, selectors, services
from caunoi.search.services import Searchable


@pytest.fixture(autouse=True)
def no_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})


def _letters() -> Iterator[Searchable]:
    for number in range(1, 1203):  # more than two batches
        yield Searchable(object_id=number, body_id=1, is_public=True, title=f"thư {number}", text="bưu điện")


@pytest.mark.django_db
def test_reindex_rebuilds_a_kind_from_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    registry.register("letter", _letters)
    services.put(kind="letter", object_id=9999, body_id=1, is_public=True, title="cũ", text="bưu điện")
    services.put(kind="other", object_id=1, body_id=1, is_public=True, title="còn", text="")
    call_command("reindex", "letter")
    assert "letter: 1202" in capsys.readouterr().out
    assert len(selectors.find("bưu điện", kind="letter", limit=3000)) == 1202
    assert selectors.find("cũ", kind="letter") == []
    assert selectors.find('"1202"', kind="letter") == [1202]
    assert selectors.find("còn", kind="other") == [1]


def test_an_unknown_kind_is_named() -> None:
    registry.register("letter", _letters)
    with pytest.raises(CommandError, match="thưu"):
        call_command("reindex", "thưu")


def test_a_kind_has_one_source() -> None:
    registry.register("letter", _letters)
    registry.register("letter", _letters)
    with pytest.raises(ValueError, match="twice"):
        registry.register("letter", list)
    assert dict(registry.sources()) == {"letter": _letters}
