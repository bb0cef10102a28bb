"""Patterns of many words made quick: alternatives that begin alike share their beginning.

`\\b(?:hội nghị|hội thi|tổ)` is looked for as `h(?<!\\wh)ội (?:nghị|thi)|t(?<!\\wt)ổ`: the same matches in the same order of
preference, but a letter that begins none of the words is passed over at once.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<opening>\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<other>\|)"
    r"|(?P<atom>[^\\^$.|?*+()\[\]{}]+(?![*+?{])|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)(?P<times>(?:[*+?]|\{\d*,?\d*\})[+?]?)?",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:(?:[*+?]|\{\d*,?\d*\})[+?]?)?")
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_BOUND = r"\b"
_BEHIND = "(?<"  # a look behind that has been moved behind a letter says that letter too
_Way = tuple["_Part", ...]


class _Part(NamedTuple):
    """Letters, or one class or group of a pattern; `ways` are the alternatives of the group that `text` opens.

    `captures` says that a numbered group is in it, which must keep its place among those of the pattern.
    """

    text: str
    times: str = ""
    ways: tuple[_Way, ...] | None = None
    captures: bool = False


_NONE, _WORD_BEGINS = _Part("\\"), _Part(_BOUND)


def grouped(source: str) -> str:
    """The pattern with its alternatives grouped by how they begin."""
    if source.startswith("(?m)"):
        return source
    ways, _, _ = _parsed(source, _TOKEN.finditer(source))
    return _shown(_by_beginning(_begun(ways)))


def _parsed(source: str, tokens: Iterator[re.Match[str]]) -> tuple[tuple[_Way, ...], bool, int]:
    """The alternatives up to the end of their group, whether a numbered group is in them, and where they end."""
    ways: list[_Way] = []
    parts: list[_Part] = []
    captures, end, after = False, 0, 0
    for token in tokens:
        if token.start() < after:
            continue  # how often the group before stands there
        kind = token.lastgroup
        if kind == "close":
            end = token.end()
            break
        if kind == "other":
            ways.append(tuple(parts))
            parts = []
        elif kind == "opening":
            inner, inside, end = _parsed(source, tokens)
            times = _TIMES.match(source, end).group()  # type: ignore[union-attr]
            after = end + len(times)
            inside = inside or token.group() == "("
            captures = captures or inside
            parts.append(_Part(token.group(), times, inner, inside))
        else:
            parts.append(_Part(token["atom"], token["times"] or ""))
    return (*ways, tuple(parts)), captures, end


def _shown(ways: tuple[_Way, ...]) -> str:
    return "|".join(["".join([_part_shown(part) for part in way]) for way in ways])


def _part_shown(part: _Part) -> str:
    return (part.text if part.ways is None else f"{part.text}{_shown(part.ways)})") + part.times


def _is_plain(part: _Part) -> bool:
    """Whether it is letters (or other signs) that stand for themselves, once."""
    return part.ways is None and not part.times and part.text[0] not in _SPECIAL


def _spread(ways: tuple[_Way, ...]) -> list[_Way]:
    """Alternatives, with those of a group that is one of them by itself."""
    spread: list[_Way] = []
    for way in ways:
        only = way[0] if len(way) == 1 else _NONE
        spread += _spread(only.ways) if only.text == "(?:" and only.ways is not None and not only.times else [way]
    return spread


def _by_beginning(ways: tuple[_Way, ...]) -> tuple[_Way, ...]:
    """Alternatives in groups by their first character; what begins otherwise keeps its place among them."""
    result: list[_Way] = []
    run: dict[str, list[_Way]] = {}
    for way in _spread(ways):
        first = _NONE if not way or any(part.captures for part in way) else way[0]
        bound = first.ways is None and first.text.startswith(_BEHIND)
        alone = not (bound or _is_plain(first))
        key = first.text if bound else first.text[0]
        if run and (alone or bound or next(iter(run)).startswith(_BEHIND)) and key not in run:
            result += [_joined(text, rests) for text, rests in run.items()]
            run = {}
        if alone:
            result.append(_inside(way))
        else:
            left = first.text[len(key) :]
            run.setdefault(key, []).append((_Part(left), *way[1:]) if left else way[1:])
    return (*result, *[_joined(text, rests) for text, rests in run.items()])


def _joined(text: str, rests: list[_Way]) -> _Way:
    """A first character and all that may follow it."""
    if len(rests) == 1:
        return (_Part(text), *_inside(rests[0]))
    after = _by_beginning(tuple(rests))
    return (_Part(text), *after[0]) if len(after) == 1 else (_Part(text), _Part("(?:", "", after))


def _inside(way: _Way) -> _Way:
    return tuple([part if part.ways is None else part._replace(ways=_by_beginning(part.ways)) for part in way])


def _begun(ways: tuple[_Way, ...]) -> tuple[_Way, ...]:
    """The alternatives with what looks behind moved behind the letters it stands before, where all begin with one."""
    moved = [_moved(way) for way in _spread(ways)]
    return tuple(way for way in moved if way) if all(moved) else ways


def _moved(way: _Way) -> _Way:
    """An alternative that begins with a letter, with what looks at the text before it behind it; nothing for others."""
    count = next((at for at, part in enumerate(way) if not _looks_behind(part)), len(way))
    behind, rest = way[:count], way[count + 1 :]
    first = way[count] if count < len(way) else _NONE
    if _is_plain(first) and (first.text[0].isalnum() or _WORD_BEGINS not in behind):
        letter, left = first.text[0], (_Part(first.text[1:]),) if len(first.text) > 1 else ()
        seen = [_Part(_widened(part, letter)) for part in behind]
        return (_Part(letter), *seen, *left, *rest) if behind else way
    if first.text in {"(", "(?:"} and first.ways is not None and not first.times:
        inner = [_moved((*behind, *one)) for one in _spread(first.ways)]
        return (first._replace(ways=tuple(inner)), *rest) if all(inner) else ()
    return ()


def _looks_behind(part: _Part) -> bool:
    return part == _WORD_BEGINS or (part.ways is not None and part.text.startswith(_BEHIND) and not part.times)


def _widened(part: _Part, letter: str) -> str:
    """What looks behind, for the place after a letter."""
    if part.ways is None:
        return rf"(?<!\w{letter})"
    return f"{part.text}{_shown(tuple((*way, _Part(letter)) for way in part.ways))})"
