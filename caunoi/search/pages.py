"""The page of a search as both faces show it: what the address asks, kinds as tabs, lines of each or a page of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from caunoi.search.everywhere import LIMIT, Line, Result, lines, look
from caunoi.search.query import Words
from caunoi.search.registry import Asked, Hit, Viewer
from caunoi.web.paging import Numbered

PER_PAGE = 20
PREVIEW = 4  # lines of each kind when all kinds are shown
MAX_TEXT = 200


@dataclass(frozen=True)
class KindOf:
    """How a face calls a kind: `slug` in the address, the words on the screen, an icon."""

    slug: str
    label: str
    icon: str


@dataclass(frozen=True)
class Asking:
    """What the address asks. What is no date, number or known kind is left out; days the wrong way round are turned."""

    text: str = ""
    slug: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    is_exact: bool = False
    number: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the words narrows the result."""
        return bool(self.slug or self.place or self.since or self.until)


def asking(values: Mapping[str, str]) -> Asking:
    """Read the address: q, loai, noi, tu, den, dung, trang."""
    since, until = _day(values.get("tu", "")), _day(values.get("den", ""))
    if since and until and until < since:
        since, until = until, since
    number = values.get("trang", "1")
    return Asking(
        text=" ".join(values.get("q", "").replace("\x00", "").split())[:MAX_TEXT],
        slug=values.get("loai", "")[:40],
        place=values.get("noi", "")[:64],
        since=since,
        until=until,
        is_exact=values.get("dung", "") == "1",
        number=max(1, int(number)) if number.isdecimal() and len(number) < 4 else 1,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Shown:
    """A line with its address."""

    line: Line
    url: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind: how many, the lines shown of them."""

    kind: KindOf
    count: int
    shown: list[Shown] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        """Whether there may be more than were counted."""
        return self.count >= LIMIT

    @property
    def has_more(self) -> bool:
        """Whether not all are shown."""
        return self.count > len(self.shown)


@dataclass(frozen=True)
class Page(Numbered):
    """All that a page of results shows. `groups`: the kinds with hits; `current`: the one chosen, None for all."""

    asking: Asking
    result: Result
    groups: list[Group] = field(default_factory=list)
    current: Group | None = None
    number: int = 1

    @property
    def has_next(self) -> bool:
        """Whether a page of the chosen kind follows."""
        return self.current is not None and self.current.count > self.number * PER_PAGE


def page_of(
    wanted: Asking,
    *,
    face: str,
    viewer: Viewer,
    kinds: Mapping[str, KindOf],
    place: int | None,
    url_of: Callable[[Hit], str],
) -> Page:
    """Search and make the page. `kinds`: those of the face, in its order; `place`: the id of the unit asked for.

    The number of statements depends on the kinds alone. A kind whose best title holds all the words comes first.
    """
    asked = Asked(place=place, since=wanted.since, until=wanted.until)
    result = look(wanted.text, face=face, viewer=viewer, asked=asked, is_exact=wanted.is_exact)
    chosen = next((kind for kind, it in kinds.items() if it.slug == wanted.slug and result.found.get(kind)), "")
    groups: list[Group] = []
    current: Group | None = None
    for kind, called in kinds.items():
        keys = result.found.get(kind, ())
        if not keys:
            continue
        start = (wanted.number - 1) * PER_PAGE
        wanted_keys = keys[start : start + PER_PAGE] if kind == chosen else () if chosen else keys[:PREVIEW]
        found = lines(result, kind, wanted_keys, face=face, viewer=viewer) if wanted_keys else []
        group = Group(called, len(keys), [Shown(line, url_of(line.hit)) for line in found])
        groups.append(group)
        current = group if kind == chosen else current
    if not chosen:
        groups.sort(key=lambda group: not _is_named(result, group.shown))
    return Page(wanted, result, groups, current, wanted.number if chosen else 1)


def _is_named(result: Result, shown: Sequence[Shown]) -> bool:
    return bool(shown) and result.query.share(Words(f"{shown[0].line.hit.code} {shown[0].line.hit.title}")) == 1
