"""The text in a form that is easy to search and as long as the text itself, so that every offset serves both."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from caunoi.language.fold import one_tone_place

CAPITAL = "A-ZĐĂÂÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"  # the letters of Vietnamese names, for a class
_SAME = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " ")
_SAME |= {"\t": "\x0b"}  # white space still, but no blank between the groups of one number
_SAME |= dict.fromkeys("–—−‐‑‒", "-")
_SAME |= dict.fromkeys("“”„«»", '"')
_SAME |= {"²": "2", "³": "3", "’": "'", "‘": "'"}
_PHRASE = 200
_ODD = re.compile(f"[{''.join(_SAME)}]")


def lowered(text: str) -> str:
    """Lower case, one place of the tone mark, plain dashes, quotes and spaces; the same number of characters."""
    return _phrase_lowered(text) if len(text) <= _PHRASE else one_tone_place(_plain_signs(_small(text)))


@lru_cache(maxsize=4096)
def _phrase_lowered(text: str) -> str:
    """A phrase is asked for again and again while a figure is named, a text is not."""
    return one_tone_place(_ODD.sub(lambda found: _SAME[found.group()], _small(text)))


def _small(text: str) -> str:
    small = text.lower()
    if len(small) != len(text):  # a few capitals of other alphabets grow when lowered
        small = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return small


def _plain_signs(text: str) -> str:
    """A long text with plain dashes, quotes and spaces: most signs that have a plain one are nowhere in it."""
    for sign, plain in _SAME.items():
        if sign in text:
            text = text.replace(sign, plain)
    return text


_SOFT_BREAK = re.compile(r"\n(?=[^\W\d_])(?:(?<=[^\W\d_]\n)|(?<=[^\W\d_][ ]\n))|\n(?<=,\n)(?=\S)")


def unwrapped(text: str) -> str:
    """The text with line breaks inside a sentence made spaces; the same number of characters.

    A break is inside a sentence where the line before ends in a letter or comma and the next begins with a small letter.
    """

    def joined(found: re.Match[str]) -> str:
        after = text[found.end() : found.end() + 1]
        return " " if after.islower() else "\n"

    return _SOFT_BREAK.sub(joined, text)


_UNREADABLE = re.compile(r"[\d.,/()\-]{60,}|(?<=  )[ ]{6,}|(?<=\.\.\.)\.{3,}|[^\s]{400,}")


def tamed(working: str) -> str:
    """The working text without runs that are no words of a report and would cost time: rows of dots, blanks, digits."""
    if _readable(working):
        return working
    return "\n".join(
        line if _readable(line) else _UNREADABLE.sub(lambda found: "\x00" * len(found.group()), line)
        for line in working.split("\n")
    )


def _readable(working: str) -> bool:
    """Whether no run is longer than words, gaps and dots of a report are."""
    if _GAP in working or _DOTS in working:
        return False
    at = 0
    while len(working) - at >= _LONG_RUN:  # from one blank to the last that is less than a long run away
        blank = working.rfind(" ", at, at + _LONG_RUN)
        if blank < 0:
            other = _OTHER_BLANK.search(working, at, at + _LONG_RUN)
            if other is None:
                return False
            blank = other.start()
        at = blank + 1
    return True


_OTHER_BLANK = re.compile(r"\s")
_GAP, _DOTS, _LONG_RUN = " " * 8, "." * 6, 60


def rule(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be matched against a working text: its Vietnamese may be spelled either way."""
    return re.compile(one_tone_place(source), flags)


def led(source: str, mark: str = r"\w") -> str:
    """The same words as `\\b(?:source)`, told by their first letters: `re` then passes over all others at once.

    Each alternative begins with a letter, or with words that may be left out (`(?:các )?cấp`); no `mark` may stand
    before it.
    """
    firsts = _told_first(source)
    return _any_of(rf"{first}(?<!{mark}{first}){_any_of(rests)}" for first, rests in firsts.items())


def led_by_two(source: str, digits: str = "") -> str:
    """As `led`, told by their second letters too: for words of many first letters in long stretches of text.

    `digits`: what else it may be, after a first digit.
    """
    firsts = _told_first(source)
    seconds: dict[str, list[str]] = {}
    last = [rf"(?<=[0-9]){digits}"] if digits else []
    for first, rests in firsts.items():
        if not all(map(_SECOND_LETTER.match, rests)):
            last.append(f"(?<={first}){_any_of(rests)}")
            continue
        for rest in rests:
            seconds.setdefault(rest[0], []).append(f"(?<={first}{rest[0]}){rest[1:]}")
    branches = [second + _any_of(rests) for second, rests in seconds.items()]
    return rf"[{''.join(firsts)}{'0-9' * bool(digits)}](?<!\w.){_any_of(branches + last)}"


_SECOND_LETTER = re.compile(r"[^\W\d_](?![?*+{])")


def _any_of(sources: Iterable[str]) -> str:
    return f"(?:{'|'.join(sources)})"


def _told_first(source: str) -> dict[str, list[str]]:
    """As `_by_first`, of letters alone. Raises ValueError for an alternative that begins with anything else."""
    firsts = _by_first(source)
    for first, rests in firsts.items():
        if not first.isalpha():
            raise ValueError(f"no first letter: {first}{rests[0]}")
    return firsts


def _by_first(source: str) -> dict[str, list[str]]:
    """The alternatives of a pattern by their first letters, without these."""
    firsts: dict[str, list[str]] = {}
    for branch in _branches(one_tone_place(source)):
        optional = _LEFT_OUT.match(branch)
        for whole in (
            (optional.group(1) + branch[optional.end() :], branch[optional.end() :]) if optional else (branch,)
        ):
            firsts.setdefault(whole[0], []).append(whole[1:])
    return firsts


def grouped(source: str) -> str:
    """The same alternatives put together by first letter, in their order: `re` tries one of each letter, not every one."""
    return "|".join(first + _any_of(rests) for first, rests in _by_first(source).items())


_LEFT_OUT = re.compile(r"\(\?:([^()|]+)\)\?")


def _branches(source: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    depth = start = 0
    for at, sign in enumerate(source):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield source[start:at]
            start = at + 1
    yield source[start:]


def spelled_alike(words: str) -> str:
    """A word list's entry as it stands in working texts."""
    return lowered(words)


@dataclass(frozen=True)
class Composed:
    """A text in normal form C and, for each of its characters, where it begins in the text as given."""

    text: str
    offsets: tuple[int, ...] | None

    def original(self, at: int) -> int:
        """The offset in the text as given."""
        return at if self.offsets is None else self.offsets[at]


def composed(text: str) -> Composed:
    """Put letters and their marks together where a text has them apart, remembering every offset."""
    if unicodedata.is_normalized("NFC", text):
        return Composed(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    offsets.append(len(text))
    return Composed("".join(pieces), tuple(offsets))
