"""The same quantity mentioned again: a table counts it once."""

from collections.abc import Sequence
from functools import cache

from caunoi.language.fold import fold
from caunoi.reading.figure import Figure

_ALIKE = 0.5
_MOST = 12  # different things of one value that are remembered


def mark_repeats(figures: Sequence[Figure]) -> None:
    """Point each figure that says again what an earlier one said to that one (`repeat_of`)."""
    seen: dict[tuple[object, ...], list[int]] = {}

    @cache
    def words_of(at: int) -> set[str]:
        return set(fold(figures[at].what).split())

    for i, figure in enumerate(figures):
        if figure.unit == "%" and figure.value == 100:
            continue
        key = (figure.value, figure.value_max, figure.unit, figure.level, figure.is_plan)
        first = seen.setdefault(key, [])
        for j in first:
            if figures[j].part_of == i or figure.part_of == j:
                continue
            words, known = words_of(i), words_of(j)
            if words and known and len(words & known) / len(words | known) >= _ALIKE:
                figure.repeat_of = j
                break
        else:
            if len(first) < _MOST:
                first.append(i)
