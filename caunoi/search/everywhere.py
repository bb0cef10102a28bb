"""One box over everything: every kind of a face is asked, what is mistyped is read as it was meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from caunoi.search.correction import Guess, best_reading, doubt, guess
from caunoi.search.marking import Piece, marked, snippet
from caunoi.search.models import SearchEntry
from caunoi.search.query import Query, Words, understand
from caunoi.search.registry import Asked, Hit, Key, View, Viewer, views

LIMIT = 300  # of one kind; what comes after is not what anybody looks for
NEAREST = 20  # of one kind, when nothing holds all the words
FEW = 2  # so few hits and a doubtful word: another query is offered
SHARE = 0.5  # of the telling words the nearest must hold


@dataclass(frozen=True)
class Result:
    """What was found. `found`: kind → keys, best first. `instead`: the query that was answered in place of the typed.

    `offered`: a query that finds more, when this one found little or nothing. `is_nearest`: nothing holds all the
    words, these hold most of them.
    """

    query: Query
    found: Mapping[str, Sequence[Key]] = field(default_factory=dict)
    instead: str = ""
    offered: str = ""
    is_nearest: bool = False

    @property
    def total(self) -> int:
        """How many of all kinds."""
        return sum(map(len, self.found.values()))


@dataclass(frozen=True)
class Line:
    """A hit with its words marked."""

    hit: Hit
    title: list[Piece]
    snippet: list[Piece]


def look(text: str, *, face: str, viewer: Viewer, asked: Asked | None = None, is_exact: bool = False) -> Result:
    """Find in every kind of the face what the viewer may see.

    A query that finds nothing is answered as it was most likely meant, or with what comes nearest; with `is_exact`
    neither. Where every word is one of the index, another query is only offered: nothing may be the right answer. The
    number of statements does not depend on what is found.
    """
    asked = asked or Asked()
    kinds = {kind: view for kind, view in views(face).items() if view.is_asked(asked)}
    query = understand(text)
    first = Result(query, _ask(kinds, query, viewer, asked))
    if is_exact or not query or first.total > FEW:
        return first
    if first.total:
        more = _meant(doubt(text), kinds, viewer, asked)
        return replace(first, offered=more.instead) if more is not None and more.total > FEW else first
    guessed = guess(text)
    meant = _meant(guessed, kinds, viewer, asked)
    if meant is not None and guessed is not None and not guessed.is_known:
        return meant
    near = _nearest(kinds, query, viewer, asked) or first
    return replace(near, offered=meant.instead) if meant is not None else near


def _ask(kinds: Mapping[str, View], query: Query, viewer: Viewer, asked: Asked) -> dict[str, Sequence[Key]]:
    return {kind: view.find(query, viewer, asked, LIMIT) for kind, view in kinds.items()} if query else {}


def _meant(guessed: Guess | None, kinds: Mapping[str, View], viewer: Viewer, asked: Asked) -> Result | None:
    if guessed is None:
        return None
    wide = guessed.query()
    hits = [
        (kind, key)
        for kind, view in kinds.items()
        if view.is_indexed
        for key in view.find(wide, viewer, asked, LIMIT)[:NEAREST]
        if isinstance(key, int)
    ]
    instead = best_reading(guessed, hits) if hits else ""
    query = understand(instead)
    found = _ask(kinds, query, viewer, asked)
    return Result(query, found, instead) if any(found.values()) else None


def _nearest(kinds: Mapping[str, View], query: Query, viewer: Viewer, asked: Asked) -> Result | None:
    wide = query.widened()
    if not wide:
        return None
    found: dict[str, Sequence[Key]] = {}
    for kind, view in kinds.items():
        if view.is_indexed:
            keys = [key for key in view.find(wide, viewer, asked, 3 * NEAREST) if isinstance(key, int)]
            found[kind] = _holding_most(kind, keys, wide)
    return Result(wide, found, is_nearest=True) if any(found.values()) else None


def _holding_most(kind: str, keys: Sequence[int], query: Query) -> list[int]:
    """Those that hold at least SHARE of the groups, the fullest first; one query."""
    rows = SearchEntry.objects.filter(kind=kind, object_id__in=keys)
    words = {row.object_id: Words(f"{row.title_fold} {row.text_fold}", is_indexed=True) for row in rows}
    shares = {key: query.share(words[key]) for key in keys if key in words}
    return sorted((key for key in shares if shares[key] >= SHARE), key=lambda key: -shares[key])[:NEAREST]


def lines(result: Result, kind: str, keys: Sequence[Key], *, face: str, viewer: Viewer) -> list[Line]:
    """The lines of some keys of a kind, in their order, words marked; what may not be seen any more is left out."""
    hits = views(face)[kind].show(keys, viewer, result.query)
    return [
        Line(hits[key], marked(hits[key].title, result.query), snippet(hits[key].text, result.query))
        for key in keys
        if key in hits
    ]
