"""What was asked before: issues of earlier compilations of the same body that are like those of this one."""

from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.accounts.models import User
from caunoi.issues.models import Compilation
from caunoi.issues.selectors import Line, overview
from caunoi.language.grouping import Grouped, alike

LOOK_BACK = 6  # earlier compilations
MOST = 3  # earlier issues told of one issue


@dataclass(frozen=True)
class Before:
    """An earlier issue that is like one of now, with how its cases stand today."""

    compilation: Compilation
    line: Line


def asked_before(compilation: Compilation, lines: Sequence[Line], user: User) -> dict[int, list[Before]]:
    """Key of an issue → earlier issues about the same, most alike first. Earlier is what ended before this one began.

    Compared are labels and quotes as the reader sees them.
    """
    earlier = Compilation.objects.filter(body=compilation.body_id, to_on__lt=compilation.from_on)
    found: dict[tuple[int, int], Before] = {}
    for row in earlier.exclude(pk=compilation.pk).select_related("body").order_by("-to_on", "-pk")[:LOOK_BACK]:
        before, _whole, _loose = overview(row, user)
        found.update({(row.pk, line.issue.pk): Before(row, line) for line in before})
    if not found or not lines:
        return {}
    near = alike({line.issue.pk: _words(line) for line in lines}, {key: _words(row.line) for key, row in found.items()})
    return {pk: [found[key] for key in keys[:MOST]] for pk, keys in near.items()}


def _words(line: Line) -> list[Grouped]:
    field = line.issue.field or None
    return [Grouped(0, text, field=field) for text in (line.label, *(quote.text for quote in line.quotes))]
