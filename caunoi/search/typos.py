"""Mistyped words: what stands in the index close to them, by a wrong key or a key of Telex or VNI left in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log10

from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from caunoi.language.abbreviations import others
from caunoi.language.fold import fold
from caunoi.search.models import SearchWord
from caunoi.search.words import Term

MOST = 8  # words offered for one mistyped word
SHORT = 4  # letters up to which only one may be wrong
_TWICE = re.compile(r"([aeod])\1+")
_TONE_KEYS = str.maketrans("", "", "sfrxjz")
_LETTERS_DIGITS = re.compile(r"([^\W\d_]+)(\d+)")


@dataclass(frozen=True)
class Option:
    """Words that may have been meant, without diacritics, any of `terms` standing for them.

    `cost`: how far off. `count`: in how many objects the word stood when they were counted; 0 for two words.
    """

    words: tuple[str, ...]
    terms: tuple[Term, ...]
    cost: float
    count: int = 0


def options(words: Iterable[str]) -> dict[str, list[Option]]:
    """For each word (folded) what may have been meant, closest first; the word itself, at no cost, when it is known.

    One query, whatever the words. Numbers are never taken for others.
    """
    wanted = [word for word in dict.fromkeys(words) if not word.isdigit()]
    sizes = {size for word in wanted for size in range(len(word) - 3, len(word) + 3)}
    rows = SearchWord.objects.annotate(size=Length("word")).filter(size__in=sizes | set(range(1, 8)))
    known = dict(rows.values_list("word", "count")) if wanted else {}
    return {word: _options_for(word, known) for word in wanted}


def _options_for(word: str, known: dict[str, int]) -> list[Option]:
    found = {word: 0.0} if word in known else {}
    for other in _keys_left_in(word):
        if other in known:
            found.setdefault(other, 0.4)
    if len(word) > 2 and word.isalpha():
        most = 1 if len(word) <= SHORT else 2
        for other in known:
            distance = OSA.distance(word, other, score_cutoff=most)
            if 0 < distance <= most and len(other) > 2 and other not in found:
                found[other] = distance + (0.3 if word[0] != other[0] else 0)
    close = [
        Option((other,), (Term((other,)),), cost - log10(1 + known[other]) / 10, known[other])
        for other, cost in found.items()
    ]
    return sorted([*close, *_apart(word, known)], key=lambda option: (option.cost, option.words))[:MOST]


def _keys_left_in(word: str) -> Iterator[str]:
    """What the keys mean that stayed in the word: Telex "nuowcs", "dduwowngf", VNI "nuo71c"."""
    plain = _TWICE.sub(r"\1", word.replace("w", ""))
    for head in (2, 1):  # "tr" begins a word; the r of "or" is a tone
        yield plain[:head] + plain[head:].translate(_TONE_KEYS)
    yield plain
    yield re.sub(r"\d", "", word)


def _apart(word: str, known: dict[str, int]) -> Iterator[Option]:
    """Two words without the space between them: "nuocthai", "tdp5"."""
    found = _LETTERS_DIGITS.fullmatch(word)
    if found:
        letters, digits = found.groups()
        ways = [(letters,), *others([letters])]
        yield Option((letters, digits), tuple(Term((*_folded(way), digits)) for way in ways), 0.5)
    elif word not in known:
        for at in range(2, len(word) - 1):
            pair = (word[:at], word[at:])
            if pair[0] in known and pair[1] in known:
                yield Option(pair, (Term(pair),), 0.6)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)
