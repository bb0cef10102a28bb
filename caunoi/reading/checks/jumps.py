"""Figures against those of another period, when they are known."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from caunoi.reading.checks.amounts import decimal, shown
from caunoi.reading.checks.remarks import slip, swapped
from caunoi.reading.checks.scene import Scene, quoted
from caunoi.reading.figure import Check, Figure

_TIMES = 3
_SCALES = (1000, 10**6)
_LEAST = 20
_WORDS = 2  # blanks in the words of a thing counted that is told well enough to be known again


def check_jumps(scene: Scene, earlier: Iterable[Figure]) -> Iterator[Check]:
    """An indicator, or a thing counted in the same words, that trebled or fell to a third; one figure on each side."""
    then: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in earlier:
        if _key(figure) is not None:
            then[_key(figure)].append(figure)
    if not then:
        return
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
        times = max(seen.value, old) / min(seen.value, old)
        if slip(seen.value, old) or any(scale / 2 <= times <= scale * 2 for scale in _SCALES):
            yield scene.check(
                "unit_slip",
                "suspicious",
                [seen],
                f"{quoted(seen)} {'lớn' if seen.value > old else 'nhỏ'} hơn {quote} của kỳ trước hàng nghìn lần: có thể nhầm nghìn, triệu, tỷ.",
            )
        elif max(seen.value, old) >= _TIMES * min(seen.value, old):
            way = "gấp" if seen.value > old else "giảm"
            hint = "; có thể đảo chữ số" if swapped(f"{seen.value:f}", f"{old:f}") else ""
            than = "" if seen.value > old else "so với "
            message = f"{quoted(seen)} {way} {shown(round(times, 1), 'lần')} {than}{quote} của kỳ trước{hint}."
            yield scene.check("jump", "suspicious", [seen], message)


def _key(figure: Figure) -> Hashable | None:
    if figure.is_plan or figure.part_of is not None:
        return None
    if figure.indicator is None:  # then it is the same thing only under the very same words
        words = " ".join(figure.what.lower().split())
        return (words, figure.unit, figure.level) if words.count(" ") >= _WORDS else None
    return figure.indicator, figure.unit, figure.level
