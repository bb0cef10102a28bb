"""Which rooms fill the index: each registers a source for its kind in its `AppConfig.ready`, for `reindex`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from caunoi.search.services import Searchable

Source = Callable[[], Iterable[Searchable]]
_sources: dict[str, Source] = {}


def register(kind: str, source: Source) -> None:
    """Say where the objects of a kind come from; ValueError when another source has the kind already."""
    if _sources.setdefault(kind, source) is not source:
        raise ValueError(f"search: the kind {kind!r} is registered twice")


def sources() -> Mapping[str, Source]:
    """Every registered kind with its source."""
    return MappingProxyType(_sources)
