"""What the field model sees of a text: telling words and neighbouring pairs; names of places left out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from caunoi.language.abbreviations import written_out
from caunoi.language.fold import fold, has_diacritics, spelled
from caunoi.language.matching.told import MAX_TEXT, without_names
from caunoi.language.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")
BARE = "_"  # begins a token without diacritics


def tokens(text: str) -> list[str]:
    """Tokens of a text, repeated as often as they stand. A text typed without diacritics has only bare ones.

    Every text has the bare ones too, so that what is learnt from well-typed examples holds for hurried ones.
    """
    words = _WORD.findall(spelled(without_names(written_out(text[:MAX_TEXT]))))
    bare = [fold(word) for word in words]
    found = [BARE + token for token in _telling(bare, bare)]
    if has_diacritics(text):
        found += _telling(words, bare)
    return found


def _telling(words: list[str], bare: list[str]) -> Iterator[str]:
    is_common = [word in STOPWORDS for word in bare]
    yield from (word for word, common in zip(words, is_common, strict=True) if not common)
    for (first, second), (a, b) in zip(pairwise(words), pairwise(is_common), strict=True):
        if not (a and b):
            yield f"{first} {second}"
