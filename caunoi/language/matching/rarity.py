"""How telling a word is: the rarer among opinions, the more two texts that share it have in common."""

import gzip
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caunoi.language.matching.told import Told

FILE = Path(__file__).with_name("words.tsv.gz")


@dataclass(frozen=True)
class Rarity:
    """In how many of `texts` opinions a word stands."""

    texts: int
    counts: Counter[str]

    def of(self, word: str) -> float:
        """From 0 (in every opinion) to 1 (in none)."""
        return math.log((self.texts + 1) / (self.counts[word] + 1)) / math.log(self.texts + 1)


def counted(texts: Iterable[Told]) -> Rarity:
    """The rarity of words among these opinions."""
    counts: Counter[str] = Counter()
    total = 0
    for told in texts:
        total += 1
        counts.update(set(told.plain.split()) | told.words)
    return Rarity(total, counts)


@cache
def shipped() -> Rarity:
    """Among the project's own example opinions (`scripts/train_language.py` counts them anew)."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        total = int(next(lines))
        pairs = (line.rstrip("\n").split("\t") for line in lines)
        return Rarity(total, Counter({word: int(count) for word, count in pairs}))


def save(rarity: Rarity, path: Path = FILE) -> None:
    """Write the counts; words of one opinion only are left out, they are as rare as unknown ones."""
    rows = sorted((word, count) for word, count in rarity.counts.items() if count > 1)
    text = "".join([f"{rarity.texts}\n", *(f"{word}\t{count}\n" for word, count in rows)])
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
