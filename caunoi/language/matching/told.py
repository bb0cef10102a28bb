"""What one opinion tells, made comparable: words of the matter, names of places and things, numbers.

Everything is without diacritics, so that a text typed without them meets one typed with them. The names that a text
capitalises are kept apart from its other words: the place and the matter are compared each for itself.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from caunoi.language.abbreviations import leads_a_name, written_out
from caunoi.language.fold import fold, has_diacritics, nfc, one_tone_place, spelled
from caunoi.language.names import flatten
from caunoi.language.stopwords import STOPWORDS

MAX_TEXT = 5000
SHOUTED_FROM = 20  # letters; a short text in capitals may be a name
_INITIALS = re.compile(r"(?<!\w)(?:[A-ZĐ]\.){2,}[A-ZĐ]?(?!\w)|(?<=[ôÔ]ng |[Aa]nh |[Cc]hị )[A-ZĐ]\.(?= [^A-ZĐ])")
_GLUED = re.compile(r"(?<!\w)([A-ZĐ]{1,3}|[pq]|[a-zđ]{2,3})(\d{1,3}[A-Z]?)(?![\w/])")
_MONTH = re.compile(r"(?<!\d)0?(\d{1,2})(?:[-/.]| năm | nam )((?:19|20)\d\d)(?!\d)")
_BODIES = {"bo", "so", "vu", "cuc", "phong", "ban", "tong"}  # of the state: what begins so, with no kind, is no place
_NAMED_FREELY = (3, 4)  # levels
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_RUN = re.compile(r"(?<!\w)[A-Z]\w*(?: (?:[A-Z]\w*|\d+[A-Z]?))+|(?<!\w)[A-Z]+\d+\w*|(?<!\w)\d+[A-Z](?: [A-Z]\w*)+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“\"(…])[ “\"(]*$")


@dataclass(frozen=True)
class Name:
    """A name in a text: `kind` is the word before it ("duong", "phuong", "cho") or "", `words` the name itself."""

    kind: str
    words: str

    @property
    def level(self) -> int:
        """1 province, 2 district or city, 3 commune, 4 street, hamlet or lane, 5 a thing or body; 0 no kind given."""
        return _lexicon().levels.get(self.kind, 0)

    @property
    def is_number(self) -> bool:
        """Whether it is known by its kind and number only: tổ 5, quận 4, đường 30/4."""
        return self.words[0].isdigit() and not any(len(word) > 3 for word in self.words.split())


@dataclass(frozen=True)
class Told:
    """What is compared of one text. `plain` is its syllables without diacritics, one space apart."""

    plain: str
    words: frozenset[str]  # of the matter: no names, no common words; words that mean the same are one
    pairs: frozenset[tuple[str, str]]  # neighbouring syllables of the matter
    said: frozenset[str]  # every syllable but common ones
    names: tuple[Name, ...]
    numbers: frozenset[str]
    shown: Mapping[str, str]  # a syllable as its author wrote it


@dataclass(frozen=True)
class _Lexicon:
    levels: Mapping[str, int]  # by a kind without diacritics
    kinds: frozenset[str]  # as written
    placed: re.Pattern[str]
    alike: Mapping[tuple[str, ...], str]  # as written, and without diacritics what is clear so: several syllables
    longest: Mapping[str, int]  # by a first syllable: of how many the longest of its entries is
    no_names: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    book = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    kinds = {kind: int(level) for level, row in book["kinds"].items() for kind in _entries(row)}
    levels = {fold(kind): level for kind, level in kinds.items()}
    alike: dict[tuple[str, ...], str] = {}
    for group in book["alike"]["groups"]:
        sign, *others = _entries(group)
        for words in (sign, *others):
            syllables = tuple(words.split())
            alike.setdefault(syllables, f"={fold(sign).replace(' ', '_')}")
            if len(syllables) > 1:
                alike.setdefault(tuple(map(fold, syllables)), f"={fold(sign).replace(' ', '_')}")
    shapes = "|".join(sorted(levels, key=len, reverse=True))
    placed = re.compile(
        rf"(?<!\w)(?P<kind>(?i:{shapes}))(?:\.? ?(?=\d)|\.? )(?:(?i:so|mang ten) )?[“\"]?"
        r"(?P<name>\d+[A-Za-z]?(?:[/\-]\d+)*(?: [A-Z]\w*)*|[A-Z]\w*(?: (?:[A-Z]\w*|\d+[A-Z]?))*)"
    )
    no_names = frozenset(fold(word) for word in _entries(book["no_names"]["words"]))
    longest: dict[str, int] = {}
    for syllables in alike:
        longest[syllables[0]] = max(longest.get(syllables[0], 0), len(syllables))
    return _Lexicon(levels, frozenset(kinds), placed, alike, longest, no_names)


def _entries(text: str) -> list[str]:
    return [spelled(entry) for entry in text.split(",") if entry.strip()]


def read(text: str, *, place: str = "") -> Told:
    """Read one opinion. `place` (free text: street, commune, district) is read as if its names stood in the text."""
    text = text[:MAX_TEXT]
    if _is_shouted(text):
        text = text.lower()
    written, where = written_out(_spread(text)), written_out(_spread(place[:MAX_TEXT]))
    names = tuple(dict.fromkeys([*_names(written), *_names(where)]))
    plain = _WORD.findall(flatten(written).lower())
    syllables = [one_tone_place(word.lower()) for word in _WORD.findall(written)] if has_diacritics(written) else plain
    of_names = {word for name in names for word in f"{name.kind} {name.words}".split()}
    kept = ["" if word in of_names else word for word in plain]
    typed = nfc(text)
    return Told(
        plain=" ".join([*plain, *_WORD.findall(flatten(where).lower())]),
        words=frozenset(_matter(kept, syllables if len(syllables) == len(plain) else plain)),
        pairs=frozenset((a, b) for a, b in pairwise(kept) if a and b and not (a in STOPWORDS and b in STOPWORDS)),
        said=frozenset(word for word in plain if word not in STOPWORDS),
        names=names,
        numbers=frozenset(number for number in _NUMBER.findall(written) if len(number) > 1),
        shown=dict(zip(_WORD.findall(flatten(typed).lower()), _WORD.findall(typed), strict=False)),
    )


def _spread(text: str) -> str:
    """Ready for abbreviations: no initials of persons ("Đ.T." is no road), "Q4" as "Q 4", a month as "5/2021"."""
    text = _INITIALS.sub(" ", nfc(text))
    text = _GLUED.sub(lambda found: f"{found[1]} {found[2]}" if leads_a_name(found[1].lower()) else found[0], text)
    return _MONTH.sub(r"\1/\2", text)


def _is_shouted(text: str) -> bool:
    """Whether most letters are capitals: then they tell no names."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > SHOUTED_FROM and sum(map(str.isupper, letters)) > len(letters) / 2


def without_names(text: str) -> str:
    """The text without the names it capitalises; the word before a name (đường, chợ, công ty) stays."""
    text = nfc(text)
    kept, at = [], 0
    for match in _placed(text):
        kept.append(text[at : match.start("name")])
        at = match.end("name")
    return "".join([*kept, text[at:]])


def _placed(text: str) -> Iterator[re.Match[str]]:
    """Names with the kind before them: "đường Lê Lợi"; not "hộ Bình" for hồ, where the text has diacritics."""
    lexicon, is_bare = _lexicon(), not has_diacritics(text)
    for match in lexicon.placed.finditer(flatten(text)):
        if is_bare or spelled(text[match.start("kind") : match.end("kind")]) in lexicon.kinds:
            yield match


def _names(text: str) -> Iterator[Name]:
    """Names with the kind before them, then other runs of capital words; a sentence's first capital says nothing."""
    flat = flatten(text)
    taken: list[tuple[int, int]] = []
    for match in _placed(text):
        taken.append(match.span())
        yield from _named(fold(match["kind"]), match["name"])
    for match in _RUN.finditer(flat):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        run = match.group()
        if " " in run and _SENTENCE_START.search(flat[max(0, match.start() - 4) : match.start()]):
            rest = run.partition(" ")[2]
            run = rest if " " in rest or rest[0].isdigit() or run.count(" ") > 1 else run
        yield from _named("", run)


def _named(kind: str, name: str) -> Iterator[Name]:
    words = _WORD.findall(name.lower())
    while not kind and words and words[-1].isalpha() and len(words[-1]) == 1:  # a person's initials: "ông V.V.C."
        words.pop()
    if words and not _says_nothing(kind, words):
        yield Name(kind, " ".join(words))


def _says_nothing(kind: str, words: Sequence[str]) -> bool:
    """Whether nobody finds a place by it; a commune or street of two words is one, whatever the words: "Trần Phú"."""
    if len(words) == 1 and words[0] in STOPWORDS:
        return True
    if set(words) <= _lexicon().no_names:
        return len(words) == 1 or _lexicon().levels.get(kind, 0) not in _NAMED_FREELY
    return not kind and words[0] in _BODIES


def _matter(words: Sequence[str], syllables: Sequence[str]) -> Iterator[str]:
    """The telling words, without diacritics; those that the lexicon holds for the same thing as one sign.

    `syllables` are the same words as written: "bão" is a storm, "bao" may be many things.
    """
    lexicon = _lexicon()
    at = 0
    while at < len(words):
        for length in range(min(lexicon.longest.get(syllables[at], 0), len(words) - at), 0, -1):
            sign = lexicon.alike.get(tuple(syllables[at : at + length]))
            if sign and all(words[at : at + length]):
                yield sign
                at += length
                break
        else:
            if words[at] and words[at] not in STOPWORDS and not words[at].isdigit():
                yield words[at]
            at += 1
