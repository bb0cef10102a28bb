"""Figures against those of another period, when they are known."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from caunoi.reading.checks.amounts import decimal, shown
from caunoi.reading.checks.remarks import slip, swapped
from caunoi.reading.checks.scene import Scene, quoted
from caunoi.reading.figure import Check, Figure

_TIMES = 3
_LEAST = 20


def check_jumps(scene: Scene, earlier: Iterable[Figure]) -> Iterator[Check]:
    """An indicator that trebled or fell to a third. Only indicators that have one figure on each side are compared."""
    then: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in earlier:
        if _key(figure) is not None:
            then[_key(figure)].append(figure)
    now = defaultdict(list)
    for seen in scene.figures:
        if _key(seen.figure) is not None and seen.figure.repeat_of is None:
            now[_key(seen.figure)].append(seen)
    for key, figures in now.items():
        before = then.get(key, [])
        if len(figures) != 1 or len(before) != 1:
            continue
        seen, old = figures[0], decimal(before[0].value)
        if seen.value <= 0 or old <= 0 or max(seen.value, old) - min(seen.value, old) < _LEAST:
            continue
        quote = f"“{' '.join(before[0].quote.split())}”"
        if slip(seen.value, old):
            yield scene.check(
                "unit_slip",
                "suspicious",
                [seen],
                f"{quoted(seen)} so với {quote} của kỳ trước gấp nghìn lần: có thể nhầm đơn vị.",
            )
        elif max(seen.value, old) >= _TIMES * min(seen.value, old):
            way = "tăng" if seen.value > old else "giảm"
            times = max(seen.value, old) / min(seen.value, old)
            hint = "; có thể đảo chữ số" if swapped(f"{seen.value:f}", f"{old:f}") else ""
            message = f"{quoted(seen)} {way} {shown(round(times, 1), 'lần').strip()} so với {quote} của kỳ trước{hint}."
            yield scene.check("jump", "suspicious", [seen], message)


def _key(figure: Figure) -> Hashable | None:
    if figure.indicator is None or figure.is_plan or figure.part_of is not None:
        return None
    return figure.indicator, figure.unit, figure.level
