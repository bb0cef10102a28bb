"""How alike two opinions are, and why: words of the matter and words of the place, weighed by how rare they are.

It proposes; a person decides. Two opinions are about one case when the matter *and* the place agree, so the two are
measured apart and multiplied: the same street with another trouble, or the same trouble elsewhere, scores low.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from rapidfuzz import fuzz

from caunoi.language.fold import nfc
from caunoi.language.names import flatten
from caunoi.language.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W_]+")
_PLACE_WORD = (
    "ngo|ngach|hem|kiet|duong|pho|to dan pho|to|thon|xom|ap|ban|lang|buon|khu pho|khu|khoi|phuong|xa|quan|huyen|tinh|"
    "thi tran|thanh pho|tp|cau|cho|truong|kenh|rach|song|ho|nga ba|nga tu|chung cu|cong vien|benh vien|quoc lo|tinh lo"
)
_PLACE = re.compile(
    rf"(?<!\w)(?P<kind>(?i:{_PLACE_WORD}))\.? (?:so )?(?P<name>\d+[\w/]*|[A-Z]\w*(?: (?:[A-Z]\w*|\d+))*)"
)
_NAME = re.compile(r"(?<!^)(?<![.!?:;\n“\"(] )(?<!\w)[A-Z][a-z]\w*(?: [A-Z]\w*)+")
_Key = TypeVar("_Key")
MAX_TEXT = 5000
LIKELY = 0.25  # from here on worth showing to a person (docs/algorithms/search.md)
NEAR_COPY = 92  # of 100 in rapidfuzz: the same text with a few typing differences


@dataclass(frozen=True)
class Likeness:
    """`score` from 0 (nothing in common) to 1 (the same), with the reasons in Vietnamese, strongest first."""

    score: float
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Text:
    """What is compared of one text."""

    plain: str  # without diacritics
    words: frozenset[str]  # of the matter, without diacritics
    pairs: frozenset[tuple[str, str]]
    shown: Mapping[str, str]  # a word as written
    places: frozenset[str]


def compare(a: str, b: str) -> Likeness:
    """How alike two texts are, by themselves."""
    return _compare(_read(a), _read(b), {})


def rank(query: str, candidates: Sequence[str]) -> list[tuple[int, Likeness]]:
    """The candidates (by index) with their likeness to the query, most alike first; what shares nothing is left out.

    Words that many of the candidates use weigh less, so scores of different calls are not to be compared closely.
    """
    texts = [_read(candidate) for candidate in candidates]
    weights = _rarity(texts)
    asked = _read(query)
    found = [(index, _compare(asked, text, weights)) for index, text in enumerate(texts)]
    return sorted((pair for pair in found if pair[1].score > 0), key=lambda pair: (-pair[1].score, pair[0]))


def _read(text: str) -> _Text:
    text = nfc(text[:MAX_TEXT])
    flat = flatten(text)
    places: set[str] = set()
    for found in _PLACE.finditer(flat):
        kind, name = found["kind"].lower(), " ".join(_WORD.findall(found["name"].lower()))
        places.add(f"{kind} {name}" if name[0].isdigit() else name)
    places.update(name.lower() for name in _NAME.findall(flat))
    plain = _WORD.findall(flat.lower())
    return _Text(
        plain=" ".join(plain),
        words=frozenset(word for word in plain if word not in STOPWORDS),
        pairs=frozenset(pair for pair in pairwise(plain) if not (pair[0] in STOPWORDS and pair[1] in STOPWORDS)),
        shown=dict(zip(plain, _WORD.findall(text), strict=False)),
        places=frozenset(places),
    )


def _rarity(texts: Sequence[_Text]) -> dict[object, float]:
    """log(n / how many texts have it), for words, pairs and places."""
    counts: Counter[object] = Counter()
    for text in texts:
        counts.update(text.words)
        counts.update(text.pairs)
        counts.update(text.places)
    total = len(texts) + 1
    return {key: math.log(total / count) / math.log(total) for key, count in counts.items()}


def _compare(a: _Text, b: _Text, weights: Mapping[object, float]) -> Likeness:
    if not a.plain or not b.plain:
        return Likeness(0.0)
    of_places = {word for place in a.places | b.places for word in place.split()}
    words, matter_of_words = _share(a.words - of_places, b.words - of_places, weights)
    pairs, matter_of_pairs = _share(_outside(a.pairs, of_places), _outside(b.pairs, of_places), weights)
    matter = (matter_of_words + matter_of_pairs) / 2
    same, other = _places(a, b)
    score = matter * _place_factor(same, other)
    if score > 0.3 and not other and fuzz.token_sort_ratio(a.plain, b.plain) >= NEAR_COPY:
        return Likeness(max(score, 0.95), ["gần như cùng một văn bản"])
    return Likeness(round(min(1.0, score), 4), _reasons(a, words, pairs, same, weights))


def _outside(pairs: Iterable[tuple[str, str]], of_places: Collection[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in pairs if pair[0] not in of_places and pair[1] not in of_places)


def _share(a: frozenset[_Key], b: frozenset[_Key], weights: Mapping[object, float]) -> tuple[frozenset[_Key], float]:
    """What both have, and how much of the shorter text that is, by weight."""
    common = a & b
    weighed = [sum(weights.get(key, 1.0) for key in keys) for keys in (common, a, b)]
    least = min(weighed[1:])
    return common, weighed[0] / least if least else 0.0


def _places(a: _Text, b: _Text) -> tuple[list[str], bool]:
    """Places both name, and whether both name places and none is the same."""
    same = [place for place in sorted(a.places | b.places) if _holds(a, place) and _holds(b, place)]
    return same, bool(a.places and b.places and not same)


def _holds(text: _Text, place: str) -> bool:
    return place in text.places or f" {place} " in f" {text.plain} "


def _place_factor(same: Sequence[str], other: bool) -> float:
    if same:
        return 1.0
    return 0.4 if other else 0.7


def _reasons(
    a: _Text,
    words: Iterable[str],
    pairs: Iterable[tuple[str, str]],
    same: Sequence[str],
    weights: Mapping[object, float],
) -> list[str]:
    """The places both name, then the rarest words both use: pairs before single words."""
    reasons = []
    if same:
        shown = (" ".join(a.shown.get(word, word) for word in place.split()) for place in same[:3])
        reasons.append("cùng nơi " + ", ".join(f"“{place}”" for place in shown))
    by_weight = sorted(pairs, key=lambda pair: (-weights.get(pair, 1.0), pair))[:4]
    in_pairs = {word for pair in by_weight for word in pair}
    singles = sorted(set(words) - in_pairs, key=lambda word: (-weights.get(word, 1.0), word))
    telling = [*by_weight, *((word,) for word in singles)][:4]
    if telling:
        shown = (" ".join(a.shown.get(word, word).lower() for word in words) for words in telling)
        reasons.append("cùng nhắc " + ", ".join(f"“{words}”" for words in shown))
    return reasons
