"""Which earlier texts are worth comparing: those that share rare keys with the new one. An index in memory.

The database keeps the same keys for the installation's own cases (room `search`); this one serves the command line.
"""

import math
from array import array
from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

from caunoi.language.matching.likeness import Likeness, compare_told
from caunoi.language.matching.told import Told, read
from caunoi.language.stopwords import STOPWORDS

MOST_KEYS = 60  # of a new text that are looked up, the rarest first
MOST_TEXTS = 0.02  # a key in more than this share of texts says too little to be looked up
FEWEST_TEXTS = 400  # ... but in a small collection every key up to this count is
COMPARED = 60  # candidates that are compared carefully


def keys_of(told: Told) -> list[str]:
    """What a text can be found by: its telling syllables and neighbouring pairs of them, each once, in order."""
    syllables = told.plain.split()
    pairs = (f"{a} {b}" for a, b in pairwise(syllables) if not (a in STOPWORDS and b in STOPWORDS))
    return list(dict.fromkeys([*pairs, *(word for word in syllables if word not in STOPWORDS), *sorted(told.words)]))


class Candidates:
    """An index of texts by position. A text is read again when it is compared: reading is quick, memory is not."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """`texts` are pairs of an opinion's words and its place in words or ""."""
        self._texts: list[tuple[str, str]] = []
        self._with: dict[int, array[int]] = {}
        for text, place in texts:
            at = len(self._texts)
            self._texts.append((text, place))
            for key in map(hashed, keys_of(read(text, place=place))):
                self._with.setdefault(key, array("I")).append(at)

    def nearest(self, new: Told, limit: int = COMPARED) -> list[int]:
        """Positions of texts that share the rarest keys with `new`, most in common first."""
        most = max(FEWEST_TEXTS, int(MOST_TEXTS * len(self._texts)))
        known = [(len(self._with[key]), key) for key in map(hashed, keys_of(new)) if key in self._with]
        shared: dict[int, float] = {}
        for count, key in sorted(known)[:MOST_KEYS]:
            if count > most:
                break
            weight = math.log((len(self._texts) + 1) / count)
            for at in self._with[key]:
                shared[at] = shared.get(at, 0.0) + weight
        return [at for at, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:limit]]

    def most_like(self, new: Told, limit: int = 10) -> list[tuple[int, Likeness]]:
        """The nearest texts compared carefully, most like first."""
        found = [(at, compare_told(new, self._read(at))) for at in self.nearest(new)]
        return sorted(found, key=lambda item: (-item[1].score, item[0]))[:limit]

    def _read(self, at: int) -> Told:
        text, place = self._texts[at]
        return read(text, place=place)


def hashed(key: str) -> int:
    """A key as a number of 32 bits: thousands of keys never meet by chance often enough to matter."""
    return crc32(key.encode())
