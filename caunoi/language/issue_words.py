"""What an opinion is made of when opinions are gathered into issues: its words, and the families they belong to.

A family (grouping.toml) holds what people say of one kind of trouble: "ngập", "hố ga", "thoát nước". Places are left
out: where something happens is not what happens.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from caunoi.language.fold import fold, has_diacritics, nfc, spelled
from caunoi.language.names import flatten
from caunoi.language.stopwords import STOPWORDS

MAX_TEXT = 5000
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_WORD = (
    "ngo|ngach|hem|kiet|duong|pho|to dan pho|to|thon|xom|ap|ban|lang|buon|khu pho|khu dan cu|khu|khoi|phuong|xa|quan|"
    "huyen|tinh|thi tran|thi xa|thanh pho|tp"
)
_PLACE = re.compile(rf"(?<!\w)(?:(?i:{_PLACE_WORD}))\.? (?:so )?(?:\d[\w/]*|[A-Z]\w*(?: (?:[A-Z]\w*|\d+))*)")


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    book = tomllib.loads(Path(__file__).with_name("grouping.toml").read_text(encoding="utf-8"))
    return {key: tuple(phrase.strip() for phrase in text.split(",")) for key, text in book["families"].items()}


@cache
def _patterns(*, bare: bool) -> Mapping[str, re.Pattern[str]]:
    """A pattern a family; without diacritics only phrases of two words and more, for "công" is not "cống"."""
    write: Callable[[str], str] = fold if bare else spelled
    found = {}
    for key, phrases in _families().items():
        kept = {write(phrase) for phrase in phrases if not bare or " " in phrase}
        if kept:
            longest_first = sorted(kept, key=lambda phrase: (-len(phrase), phrase))
            found[key] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return found


def families_of(text: str) -> list[str]:
    """The families a text speaks of, one entry for each different phrase of a family that it holds."""
    bare = not has_diacritics(text)
    plain = fold(text[:MAX_TEXT]) if bare else spelled(text[:MAX_TEXT])
    return [key for key, pattern in _patterns(bare=bare).items() for _phrase in set(pattern.findall(plain))]


def terms_of(text: str, place: str = "") -> list[str]:
    """Single words that say something and pairs of neighbours, without diacritics; places and numbers left out."""
    flat = _PLACE.sub(" . ", flatten(nfc(text[:MAX_TEXT])))
    if place:
        flat = re.sub(rf"(?<!\w){re.escape(fold(place))}(?!\w)", " . ", flat, flags=re.IGNORECASE)
    terms: list[str] = []
    for piece in flat.lower().split("."):
        words = _WORD.findall(piece)
        terms += [word for word in words if word not in STOPWORDS]
        terms += [f"{a} {b}" for a, b in pairwise(words) if not (a in STOPWORDS and b in STOPWORDS)]
    return terms


def says_nothing(words: Collection[str]) -> bool:
    """Whether words (without diacritics) hold only grammar, politeness and the phrases of petitions."""
    return all(word in STOPWORDS for word in words)
