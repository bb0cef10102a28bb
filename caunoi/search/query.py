"""A query understood: groups of words, each in every way it may be written, for both databases and for Python."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from caunoi.language.abbreviations import runs
from caunoi.language.fold import fold
from caunoi.language.stopwords import STOPWORDS
from caunoi.search.words import Term, Typed, indexed_fold, to_fts5, to_tsquery, typed

MAX_OTHERS = 8


@dataclass(frozen=True)
class Group:
    """One thing asked for: all of `terms`, or any one of `others` instead."""

    terms: tuple[Term, ...]
    others: tuple[Term, ...] = ()

    def folded(self) -> "Group":
        """The group without diacritics."""
        return Group(tuple(term.folded() for term in self.terms), tuple(term.folded() for term in self.others))

    @property
    def is_telling(self) -> bool:
        """Whether it says something about the matter: no way to write it is grammar and politeness alone."""
        ways = [self.terms, *((term,) for term in self.others)]
        return all(any(fold(word) not in STOPWORDS for t in way for word in t.words) for way in ways if way)


@dataclass(frozen=True)
class Query:
    """What a person asked for. Every group must be there; with `is_any` one is enough."""

    groups: tuple[Group, ...] = ()
    is_any: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups)

    def folded(self) -> "Query":
        """The query without diacritics."""
        return replace(self, groups=tuple(group.folded() for group in self.groups))

    @property
    def is_bare(self) -> bool:
        """Whether nothing in it was typed with a diacritic."""
        return all(term == term.folded() for group in self.groups for term in group.terms)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term in it, the typed ones first."""
        return tuple(
            dict.fromkeys([*(t for g in self.groups for t in g.terms), *(t for g in self.groups for t in g.others)])
        )

    def widened(self) -> "Query":
        """Any of its telling groups, for when nothing has them all; empty when that asks for nothing else."""
        telling = tuple(group for group in self.groups if group.is_telling)
        return Query(telling, is_any=True) if len(self.groups) > 1 else Query()

    def fts5(self) -> str:
        """In the query language of SQLite's FTS5."""
        return (" OR " if self.is_any else " AND ").join(_written(group, "AND", "OR", to_fts5) for group in self.groups)

    def tsquery(self) -> str:
        """In the query language of PostgreSQL's `to_tsquery`."""
        return (" | " if self.is_any else " & ").join(_written(group, "&", "|", to_tsquery) for group in self.groups)

    def side_by_side(self) -> str:
        """For PostgreSQL's ranking: any two words that stand as they were typed; empty when there are no two."""
        return to_tsquery(self._pairs(), operator="|")

    def pairs(self) -> list[str]:
        """Any two words that stand as they were typed, to be found between spaces in words that are one space apart."""
        return [f" {term}{'' if term.is_prefix else ' '}" for term in self._pairs()]

    def _pairs(self) -> list[Term]:
        if self.is_any:
            return []
        terms = [term for group in self.groups for term in group.terms]
        return [Term((*one.words, *two.words), two.is_prefix) for one, two in pairwise(terms)]

    def share(self, words: "Words") -> float:
        """Which part of its groups a text holds, 0 to 1."""
        return sum(words.has(group) for group in self.groups) / len(self.groups) if self.groups else 0.0

    def fits(self, words: "Words") -> bool:
        """Whether a text holds what is asked, compared without diacritics."""
        share = self.share(words)
        return share > 0 if self.is_any else share == 1


class _Write(Protocol):
    def __call__(self, terms: Iterable[Term], *, operator: str) -> str: ...


def _written(group: Group, every: str, some: str, write: _Write) -> str:
    ways = [f"({write(group.terms, operator=every)})"] if group.terms else []
    ways += [write([term], operator=some) for term in group.others]
    return f"({f' {some} '.join(ways)})"


class Words:
    """The words of a text without diacritics, to be asked what stands in it."""

    def __init__(self, text: str, *, is_indexed: bool = False) -> None:
        """`is_indexed`: the text is as the index keeps it."""
        self.list = (text if is_indexed else indexed_fold(text)).split()
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self.list):
            self._places.setdefault(word, []).append(at)

    def at(self, term: Term) -> Iterator[int]:
        """Where a term without diacritics begins."""
        if len(term.words) == 1 and term.is_prefix:
            yield from (at for at, word in enumerate(self.list) if word.startswith(term.words[0]))
            return
        for at in self._places.get(term.words[0], ()):
            if stands_at(self.list, at, term):
                yield at

    def has(self, group: Group) -> bool:
        """Whether it holds all of the group or one of its other ways."""
        group = group.folded()
        typed_too = bool(group.terms) and all(any(True for _ in self.at(term)) for term in group.terms)
        return typed_too or any(any(True for _ in self.at(term)) for term in group.others)


def stands_at(words: Sequence[str], at: int, term: Term) -> bool:
    """Whether the term's words are the words from that place on."""
    here = words[at : at + len(term.words)]
    if len(here) < len(term.words) or tuple(here[:-1]) != term.words[:-1]:
        return False
    return here[-1].startswith(term.words[-1]) if term.is_prefix else here[-1] == term.words[-1]


def understand(text: str) -> Query:
    """The query of a text, with abbreviations and their long forms; a query without words for a text without any."""
    found: list[Group] = []
    open_terms: list[Typed] = []
    for it in typed(text):
        if it.is_quoted:
            found += _grouped(open_terms)
            open_terms = []
            found.append(Group((it.term,)))
        else:
            open_terms.append(it)
    return Query((*found, *_grouped(open_terms)))


def _grouped(items: list[Typed]) -> Iterator[Group]:
    words = [word for it in items for word in it.term.words]
    capitals = [it.is_capital for it in items for _word in it.term.words]
    starts: dict[int, int] = {}  # where a term begins among the words → which term
    for number in range(len(items)):
        starts[sum(len(before.term.words) for before in items[:number])] = number
    borders = {**starts, len(words): len(items)}
    number = 0
    for run in runs(words, capitals):
        if run.start in borders and run.end in borders:
            yield from (Group((it.term,)) for it in items[number : borders[run.start]])
            number = borders[run.end]
            others = tuple(Term(form) for form in run.others[:MAX_OTHERS])
            yield Group(tuple(it.term for it in items[borders[run.start] : number]), others)
    yield from (Group((it.term,)) for it in items[number:])
