"""Which rooms fill the index and how they show what is found: each registers its kinds in its `AppConfig.ready`.

A kind may have a source (for `reindex`), a view for officers and a view for everybody. The rooms decide what the asker
may see and make the lines; where a line leads is the face's to say, which knows its addresses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from caunoi.search.query import Query
from caunoi.search.services import Searchable

Source = Callable[[], Iterable[Searchable]]
Viewer = Any  # the officer's account; None for everybody
Key = int | str  # what a kind knows its objects by


@dataclass(frozen=True)
class Asked:
    """What is asked beside the words: `place`, the id of a unit (with all under it); days, both included."""

    place: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything is."""
        return self != Asked()


@dataclass(frozen=True)
class Hit:
    """One line of a result. `page` and `args` say what it opens, in the words of the faces ("case", its code).

    `text`: what the asker may read of it, from which the snippet is cut. `notes`: short facts shown beside the title.
    """

    page: str
    args: tuple[str, ...]
    title: str
    text: str = ""
    code: str = ""
    place: str = ""
    on: date | None = None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class View:
    """How a kind answers one audience.

    `find`: keys of what fits and the viewer may see, best first, at most `limit`. `show`: a line for each key that the
    viewer may (still) see, in any order. `is_indexed`: keys are object ids of the index under the kind's name.
    `has_days`, `has_places`: whether its objects have one; a kind without is not asked when a filter wants it.
    """

    find: Callable[[Query, Viewer, Asked, int], Sequence[Key]]
    show: Callable[[Sequence[Key], Viewer, Query], Mapping[Key, Hit]]
    is_indexed: bool = True
    has_days: bool = True
    has_places: bool = True

    def is_asked(self, asked: Asked) -> bool:
        """Whether this kind can answer these filters at all."""
        has_days = self.has_days or (asked.since is None and asked.until is None)
        return has_days and (self.has_places or asked.place is None)


DESK, PUBLIC = "desk", "public"
_sources: dict[str, Source] = {}
_views: dict[tuple[str, str], View] = {}


def register(kind: str, source: Source | None = None, *, desk: View | None = None, public: View | None = None) -> None:
    """Say where the objects of a kind come from and how they are shown.

    Raises ValueError when another source or view has the kind already.
    """
    if source is not None and _sources.setdefault(kind, source) is not source:
        raise ValueError(f"search: the kind {kind!r} is registered twice")
    for face, view in ((DESK, desk), (PUBLIC, public)):
        if view is not None and _views.setdefault((face, kind), view) is not view:
            raise ValueError(f"search: the kind {kind!r} has two views for {face}")


def sources() -> Mapping[str, Source]:
    """Every registered kind with its source."""
    return MappingProxyType(_sources)


def views(face: str) -> dict[str, View]:
    """The kinds that a face (DESK, PUBLIC) can ask, with their views, in the order of their rooms."""
    return {kind: view for (of, kind), view in _views.items() if of == face}
