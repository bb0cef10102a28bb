"""The same quantity mentioned again: a table counts it once."""

from collections.abc import Sequence

from caunoi.language.fold import fold
from caunoi.reading.figure import Figure

_ALIKE = 0.5


def mark_repeats(figures: Sequence[Figure]) -> None:
    """Point each figure that says again what an earlier one said to that one (`repeat_of`)."""
    seen: dict[tuple[object, ...], list[int]] = {}
    for i, figure in enumerate(figures):
        if figure.unit == "%" and figure.value == 100:
            continue
        key = (figure.value, figure.value_max, figure.unit, figure.level)
        words = set(fold(figure.what).split())
        for j in seen.get(key, ()):
            other = set(fold(figures[j].what).split())
            if figures[j].part_of == i or figure.part_of == j or figure.is_plan != figures[j].is_plan:
                continue
            if words and other and len(words & other) / len(words | other) >= _ALIKE:
                figure.repeat_of = j
                break
        else:
            seen.setdefault(key, []).append(i)
