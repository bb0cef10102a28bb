"""What a query that finds nothing may have meant: judged by what it then finds, never by the list of words alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from caunoi.language.fold import fold
from caunoi.search.models import SearchEntry
from caunoi.search.query import Group, Query, Words
from caunoi.search.typos import Option, options
from caunoi.search.words import Term, Typed, typed

MOST_COST = 3.0
RARE, COMMONER = 2, 10  # objects with a doubtful word; how many times more have the one that may be meant
_FEW_WORDS = 3  # only in so short a query is a known word taken for another


@dataclass(frozen=True)
class Guess:
    """A query in which each word may be one of several; `ways` has a list of options for each word that may change."""

    typed: tuple[Typed, ...]
    ways: dict[int, list[Option]]  # number of the term → what it may be
    is_known: bool  # every word is one of the index: only words side by side are believed

    def query(self) -> Query:
        """The query that finds whatever may have been meant."""
        groups = []
        for number, it in enumerate(self.typed):
            if number in self.ways:
                groups.append(Group((), tuple(dict.fromkeys(t for o in self.ways[number] for t in o.terms))))
            else:
                groups.append(Group((replace(it.term.folded(), is_prefix=False),)))
        return Query(tuple(groups))


def guess(text: str) -> Guess | None:
    """What the words of a query that found nothing may have been; None when there is nothing to guess. One query."""
    items = tuple(typed(text))
    single = _single(items)
    found = options(single.values())
    known = {n for n, word in single.items() if any(option.words == (word,) for option in found.get(word, []))}
    unknown = {n for n, word in single.items() if n not in known and found.get(word)}
    if unknown:
        return Guess(items, {n: found[single[n]] for n in sorted(unknown)}, is_known=False)
    if 1 < len(items) <= _FEW_WORDS and len(known) == len(items):
        ways = {n: [option for option in found[single[n]] if option.cost < 1.5] for n in sorted(known)}
        return Guess(items, ways, is_known=True)
    return None


def doubt(text: str) -> Guess | None:
    """What a query that found little may have been: a rare word of it is close to a much more common one. One query."""
    items = tuple(typed(text))
    single = _single(items)
    found = options(single.values())
    ways = {n: _commoner(word, found.get(word, [])) for n, word in single.items()}
    ways = {n: options for n, options in ways.items() if options}
    return Guess(items, ways, is_known=False) if ways else None


def _commoner(word: str, near: Sequence[Option]) -> list[Option]:
    count = next((option.count for option in near if option.words == (word,)), None)
    if count is None or count > RARE:
        return []
    return [option for option in near if option.count >= COMMONER * count and 0 < option.cost < 1]


def _single(items: Sequence[Typed]) -> dict[int, str]:
    return {n: fold(it.term.words[0]) for n, it in enumerate(items) if len(it.term.words) == 1 and not it.is_quoted}


@dataclass(frozen=True)
class _Reading:
    text: str
    cost: float
    side_by_side: int


def best_reading(guessed: Guess, keys: Sequence[tuple[str, int]]) -> str:
    """The query as it was most likely meant, by the words of the hits (kind, object id; best first); "" for none.

    The fewest and smallest changes win, then words that stand side by side, then the better hit. The words come with
    the diacritics of that hit. One query.
    """
    kinds = {kind for kind, _pk in keys}
    rows = SearchEntry.objects.filter(kind__in=kinds, object_id__in={pk for _kind, pk in keys})
    entries = {(row.kind, row.object_id): row for row in rows}
    read = [_read(guessed, entries[key]) for key in keys if key in entries]
    good = [reading for reading in read if reading is not None and reading.cost <= MOST_COST]
    if guessed.is_known:
        good = [reading for reading in good if reading.side_by_side == len(guessed.typed) - 1]
    best = min(good, key=lambda reading: round(reading.cost - 0.4 * reading.side_by_side, 1), default=None)
    return best.text if best else ""


def _read(guessed: Guess, entry: SearchEntry) -> _Reading | None:
    folded = Words(f"{entry.title_fold} {entry.text_fold}", is_indexed=True)
    written = f"{entry.title} {entry.text}".split()
    written = written if len(written) == len(folded.list) else folded.list
    parts: list[str] = []
    cost, ends, together = 0.0, set[int](), 0
    for number, it in enumerate(guessed.typed):
        choices = guessed.ways.get(number) or [Option((), (replace(it.term.folded(), is_prefix=False),), 0)]
        chosen = next(
            ((option, places) for option in choices if (places := _places(folded, option.terms))),
            None,
        )
        if chosen is None:
            return None
        option, places = chosen
        beside = [place for place in places if place[0] in ends]
        together += bool(beside)
        start, end = (beside or places)[0]
        ends = {end for _start, end in places}
        cost += max(option.cost, 0.0) if option.words != (fold(str(it.term)),) else 0.0
        parts.append(_said(it.term, option, written[start:end]))
    return _Reading(" ".join(parts), cost, together)


def _places(words: Words, terms: Sequence[Term]) -> list[tuple[int, int]]:
    return [(at, at + len(term.words)) for term in terms for at in words.at(term)]


def _said(term: Term, option: Option, written: Sequence[str]) -> str:
    """The words as the hit writes them; as typed where they had diacritics, bare where the hit says it otherwise."""
    is_same = not option.words or option.words == (fold(str(term)),)
    if is_same and term != term.folded():
        return str(term)
    wanted = term.folded().words if is_same else option.words
    return " ".join(written if tuple(fold(word) for word in written) == wanted else wanted)
