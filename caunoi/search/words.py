"""What counts as a word, in the index and in a query alike; a query in the languages of the two databases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caunoi.language.abbreviations import leads_a_name
from caunoi.language.fold import fold, nfc, spelled

MAX_QUERY = 300  # characters
MAX_TERMS = 12
MAX_TEXT = 100_000  # characters of one object that are indexed
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")  # letters and digits, with the marks that have no composed letter
_QUOTED = re.compile('"([^"]*)"')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


def indexed(text: str) -> str:
    """The words as written, in lower case, one space apart: what the index stores."""
    return " ".join(_WORD.findall(spelled(text[:MAX_TEXT])))


def indexed_fold(text: str) -> str:
    """The same words without diacritics."""
    return " ".join(_WORD.findall(fold(text[:MAX_TEXT])))


@dataclass(frozen=True)
class Term:
    """Words that must stand one after another; with `is_prefix` the last is the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False

    def folded(self) -> "Term":
        """The term without diacritics."""
        return Term(tuple(fold(word) for word in self.words), self.is_prefix)

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Typed:
    """A term as it was typed: in quotation marks or not, in capitals or not."""

    term: Term
    is_quoted: bool
    is_capital: bool


def typed(query: str) -> list[Typed]:
    """The terms a person typed, all of which must occur: words, "quoted phrases", things like 12/5 as a phrase.

    The last word outside quotes also finds words that begin with it (from two letters on). "p.Minh" is two words.
    """
    found: list[Typed] = []
    for chunk, is_quoted in _chunks(nfc(query)[:MAX_QUERY].translate(_QUOTES)):
        words = tuple(_WORD.findall(spelled(chunk)))
        if words:
            found.append(Typed(Term(words, is_prefix=not is_quoted), is_quoted, chunk.isupper()))
    last = len(found) - 1
    return [
        Typed(
            Term(it.term.words, it.term.is_prefix and at == last and len(it.term.words[-1]) > 1),
            it.is_quoted,
            it.is_capital,
        )
        for at, it in enumerate(found[:MAX_TERMS])
    ]


def parse(query: str) -> list[Term]:
    """The terms of a query, without what else was typed about them."""
    return [it.term for it in typed(query)]


def _chunks(query: str) -> Iterator[tuple[str, bool]]:
    for at, piece in enumerate(_QUOTED.split(query)):
        if at % 2:
            yield piece, True
        else:
            for chunk in piece.replace('"', " ").split():
                yield from ((part, False) for part in _undotted(chunk))


def _undotted(chunk: str) -> Iterator[str]:
    """ "P.Minh" → "P", "Minh"; "12.5" as it is."""
    head, dot, rest = chunk.partition(".")
    if dot and rest and leads_a_name(spelled(head)):
        yield head
        yield from _undotted(rest)
    else:
        yield chunk


def to_fts5(terms: Iterable[Term], *, operator: str = "AND") -> str:
    """The terms in the query language of SQLite's FTS5; words are letters and digits only, so nothing escapes."""
    return f" {operator} ".join(f'"{term}"{" *" if term.is_prefix else ""}' for term in terms)


def to_tsquery(terms: Iterable[Term], *, operator: str = "&") -> str:
    """The terms in the query language of PostgreSQL's `to_tsquery`."""
    return f" {operator} ".join(_phrase(term) for term in terms)


def _phrase(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    words[-1] += ":*" if term.is_prefix else ""
    return f"({' <-> '.join(words)})"
