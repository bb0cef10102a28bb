"""Figures of tables put between those of the prose, so that every index follows and nothing is counted twice."""

from collections.abc import Sequence
from dataclasses import replace

from caunoi.language.fold import fold
from caunoi.reading.figure import Check, Figure, Report

_ALIKE = 0.5
_MOST_COMPARED = 20
_ORDER = {"fails": 0, "suspicious": 1, "holds": 2}


def merge(report: Report, figures: Sequence[Figure], checks: Sequence[Check]) -> None:
    """Put the tables' figures and checks into a report of prose; then tell which of them say the same thing again."""
    tagged = [(figure.start, 0, i, figure) for i, figure in enumerate(report.figures)]
    tagged += [(figure.start, 1, i, figure) for i, figure in enumerate(figures)]
    tagged.sort(key=lambda entry: entry[:3])
    place = {(source, i): at for at, (_, source, i, _) in enumerate(tagged)}
    for _, source, _, figure in tagged:
        figure.part_of = None if figure.part_of is None else place[source, figure.part_of]
        figure.repeat_of = None if figure.repeat_of is None else place[source, figure.repeat_of]
    moved = [replace(check, figures=tuple(place[0, i] for i in check.figures)) for check in report.checks]
    moved += [replace(check, figures=tuple(place[1, i] for i in check.figures)) for check in checks]
    report.checks = sorted(moved, key=lambda check: _ORDER[check.verdict])
    report.figures = [figure for *_, figure in tagged]
    _mark_repeats(report.figures, {place[1, i] for i in range(len(figures))})
    for figure in figures:
        figure.subject = figure.subject or report.unit


def _mark_repeats(figures: Sequence[Figure], of_tables: set[int]) -> None:
    """A figure of the prose and one of a table that say the same of the whole unit: the later repeats the earlier."""
    seen: dict[tuple[object, ...], tuple[list[int], list[int]]] = {}  # of the prose, of tables
    for i, figure in enumerate(figures):
        is_cell = i in of_tables
        if is_cell and figure.subject is not None:
            continue
        pair = seen.setdefault((figure.value, figure.unit, figure.is_plan), ([], []))
        for j in pair[not is_cell][:_MOST_COMPARED]:
            if figure.repeat_of is None and _alike(figure, figures[j]):
                figure.repeat_of = j if figures[j].repeat_of is None else figures[j].repeat_of
                break
        pair[is_cell].append(i)


def _alike(one: Figure, other: Figure) -> bool:
    if one.level and other.level and one.level != other.level:
        return False
    a, b = set(fold(one.what).split()), set(fold(other.what).split())
    return bool(a and b) and len(a & b) / len(a | b) >= _ALIKE
