"""Are two opinions about one matter? How sure, and why in words. It proposes; a person decides.

Two opinions are one case when the matter *and* the place agree. Both are measured (`Marks`), and a weighted sum of the
marks, fitted on pairs of the project's own (`weights.toml`), gives how sure. More in common never lowers the score.
"""

import math
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz

from caunoi.language.matching.rarity import Rarity, shipped
from caunoi.language.matching.told import Name, Told, read

FILE = Path(__file__).with_name("weights.toml")
NEAR_COPY = 92  # of 100 in rapidfuzz: the same text with a few typing differences
_NEARLY_A_NAME = 92
_AREAS = (1, 2)  # province, district: many matters share them
LONG_NAME = 7  # letters; a shorter name must be spelled the same


@dataclass(frozen=True)
class Likeness:
    """`score` from 0 to 1: how sure it is one matter; `is_likely` from the fitted limit on; reasons strongest first."""

    score: float
    is_likely: bool = False
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Marks:
    """What is measured between a new text and an earlier one, each from 0 to 1."""

    common: float  # how much telling matter both have, whatever their lengths
    alike_words: float  # rapidfuzz's token set ratio of the two matters
    alike_whole: float  # ... its token sort ratio: a long text is unlike a short one
    said: float  # of all the new text's words, names too, how much the earlier one has
    same_near: float  # a commune, street, hamlet, project or body in common
    same_area: float  # a province or district in common
    telling_name: float  # how rare the name in common is
    place_and_matter: float  # with a name in common: the matter covered, of the text that is covered less
    rival: float  # both name one of a kind (two streets, two communes), and none is the same
    other_near: float  # both name one of a level, and none is the same
    other_area: float
    nameless: float  # one of them names no place or thing
    number: float  # a number of two digits or more in common


@dataclass(frozen=True)
class Weights:
    """The fitted sum: a weight for each mark, a constant, and from which score on a pair is likely one matter."""

    marks: Mapping[str, float]
    constant: float
    likely: float

    def score(self, marks: Marks) -> float:
        """From 0 to 1."""
        total = self.constant + sum(self.marks[name] * value for name, value in asdict(marks).items())
        return 1 / (1 + math.exp(-total))


@cache
def weights() -> Weights:
    """What `scripts/train_language.py` fitted."""
    book = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Weights(book["marks"], book["constant"], book["likely"])


def compare(new: str, earlier: str) -> Likeness:
    """How sure it is that two texts are about one matter."""
    return compare_told(read(new), read(earlier))


def compare_told(new: Told, earlier: Told, *, rarity: Rarity | None = None) -> Likeness:
    """The same for texts already read. `rarity` is that of the shipped example opinions without it."""
    if not new.plain or not earlier.plain:
        return Likeness(0.0)
    rarity = rarity or shipped()
    same = _shared(new, earlier)
    score = weights().score(measure(new, earlier, rarity))
    if score > weights().likely / 2 and fuzz.token_sort_ratio(new.plain, earlier.plain) >= NEAR_COPY:
        return Likeness(round(max(score, 0.95), 4), True, ["gần như cùng một văn bản"])
    return Likeness(round(score, 4), score >= weights().likely, _reasons(new, earlier, same, rarity))


def measure(new: Told, earlier: Told, rarity: Rarity) -> Marks:
    """The marks of a pair."""
    same = _shared(new, earlier)
    levels = {name.level for name in same}
    named_by_both = {name.level for name in new.names} & {name.level for name in earlier.names}
    other = named_by_both - levels
    kinds = {name.kind for name in new.names if name.level not in _AREAS} & {name.kind for name in earlier.names} - {""}
    rivals = kinds - {name.kind for name in same}
    common = new.words & earlier.words
    matters = " ".join(sorted(new.words)), " ".join(sorted(earlier.words))
    covered = min(_covered(common, new.words, rarity), _covered(common, earlier.words, rarity))
    return Marks(
        common=1 - math.exp(-sum(map(rarity.of, common)) / 2),
        alike_words=fuzz.token_set_ratio(*matters) / 100,
        alike_whole=fuzz.token_sort_ratio(*matters) / 100,
        said=_covered(new.said & earlier.said, new.said, rarity),
        same_near=float(bool(levels - set(_AREAS))),
        same_area=float(bool(levels & set(_AREAS))),
        telling_name=max((min(1.0, sum(map(rarity.of, name.words.split())) / 3) for name in same), default=0.0),
        place_and_matter=covered if same else 0.0,
        rival=float(bool(rivals)),
        other_near=float(bool(other - set(_AREAS))),
        other_area=float(bool(other & set(_AREAS))),
        nameless=float(not new.names or not earlier.names),
        number=float(bool(new.numbers & earlier.numbers)),
    )


def _covered(common: Collection[str], words: Collection[str], rarity: Rarity) -> float:
    whole = sum(map(rarity.of, words))
    return sum(map(rarity.of, common)) / whole if whole else 0.0


def _shared(a: Told, b: Told) -> list[Name]:
    """Names of either text that the other has too, in any spelling."""
    found = [name for name in a.names if _has(b, name)] + [name for name in b.names if _has(a, name)]
    return list(dict.fromkeys(found))


def _has(told: Told, name: Name) -> bool:
    if name.is_number:  # "5" alone says nothing: tổ 5, quận 5
        return bool(name.kind) and _holds(told, f"{name.kind} {name.words}")
    if _holds(told, name.words):
        return True
    words = name.words.split()
    if len(words) > 2 and (_holds(told, "".join(word[0] for word in words)) or _holds_two(told, words)):
        return True
    is_long = len(words) > 1 and len(name.words) >= LONG_NAME
    return is_long and fuzz.partial_ratio(name.words, told.plain) >= _NEARLY_A_NAME


def _holds(told: Told, words: str) -> bool:
    return f" {words} " in f" {told.plain} "


def _holds_two(told: Told, words: list[str]) -> bool:
    """Whether two neighbouring words of a longer name stand there: "8B Lê Trực" in "nhà số 8 Lê Trực"."""
    return any(_holds(told, f"{a} {b}") for a, b in pairwise(words) if not a.isdigit())


def _reasons(new: Told, earlier: Told, same: Iterable[Name], rarity: Rarity) -> list[str]:
    """The names both have, then the rarest words both use: pairs before single words."""
    reasons = []
    names = dict.fromkeys(_shown(new, f"{name.kind} {name.words}" if name.is_number else name.words) for name in same)
    if names:
        reasons.append("cùng nơi " + ", ".join(f"“{name}”" for name in list(names)[:3]))
    pairs = sorted(new.pairs & earlier.pairs, key=lambda pair: (-rarity.of(pair[0]) - rarity.of(pair[1]), pair))[:4]
    in_pairs = {word for pair in pairs for word in pair}
    common = {word for word in new.words & earlier.words if word[0] != "="} - in_pairs
    singles = sorted(common, key=lambda word: (-rarity.of(word), word))
    alike = sorted(sign[1:].replace("_", " ") for sign in new.words & earlier.words if sign[0] == "=")
    telling = [*(" ".join(pair) for pair in pairs), *singles]
    shown = [_shown(new, words).lower() for words in telling][:4] or [_shown(new, sign).lower() for sign in alike[:3]]
    if shown:
        reasons.append("cùng nhắc " + ", ".join(f"“{words}”" for words in shown))
    return reasons


def _shown(told: Told, words: str) -> str:
    return " ".join(told.shown.get(word, word) for word in words.split())
