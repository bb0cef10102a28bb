"""Every address the resolver knows, by the name under which the product calls it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One named address with the arguments it asks for."""

    name: str
    pattern: str
    arguments: tuple[str, ...]


def walk_patterns(
    patterns: list[URLPattern | URLResolver], *, space: str = "", prefix: str = ""
) -> Iterator[tuple[str, str, tuple[str, ...], Any]]:
    """(name with its name space, address as written, arguments, view) of every pattern, however deep."""
    for pattern in patterns:
        written = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (space, pattern.namespace or "") if part)
            yield from walk_patterns(pattern.url_patterns, space=inner, prefix=written)
        else:
            name = ":".join(part for part in (space, pattern.name or "") if part)
            yield (
                name if pattern.name else "",
                written,
                tuple(pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex),
                pattern.callback,
            )


def all_routes() -> dict[str, Route]:
    """Name → route."""
    return {
        name: Route(name, written, arguments)
        for name, written, arguments, _view in walk_patterns(get_resolver().url_patterns)
        if name
    }


def nameless() -> list[str]:
    """Addresses without a name: nobody can say what they should answer, so there must be none."""
    return [written for name, written, _arguments, _view in walk_patterns(get_resolver().url_patterns) if not name]
