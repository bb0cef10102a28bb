"""How well figures were read, beside figures annotated by hand: found, unit, bound, level, what, part of.

A figure is found when its place overlaps the annotated quote and its value is the same. `what` agrees when at least half
of the words of both are shared.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from caunoi.language.fold import fold
from caunoi.reading.figure import Figure
from caunoi.reading.reader import read_text

TEXTS = Path(__file__).with_name("texts")


def places(text: str, annotated: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where the annotated quotes stand: in text order, each after the beginning of the one before."""
    found, at = [], 0
    for row in annotated:
        start = text.find(row["quote"], at)
        if start < 0:
            start = text.find(row["quote"])
        found.append((start, start + len(row["quote"])))
        at = max(at, start + 1)
    return found


def alike(first: str | None, second: str | None) -> bool:
    """Whether two short phrases share at least half of their words."""
    a, b = (
        set(fold(words or "").replace(",", " ").replace("“", " ").replace("”", " ").split())
        for words in (first, second)
    )
    return bool(a and b) and 2 * len(a & b) >= len(a | b)


def same_value(row: dict[str, Any], figure: Figure) -> bool:
    """Whether a figure has the annotated value (either end of a range)."""
    wanted = {float(row["value"])} | ({float(row["value_max"])} if row.get("value_max") is not None else set())
    read = {float(figure.value)} | ({float(figure.value_max)} if figure.value_max is not None else set())
    return any(abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a in wanted for b in read)


def matched(text: str, annotated: Sequence[dict[str, Any]], figures: Sequence[Figure]) -> dict[int, int]:
    """Annotated index → index of the figure that was read there."""
    pairs: dict[int, int] = {}
    for i, (row, (start, end)) in enumerate(zip(annotated, places(text, annotated), strict=True)):
        best = 0
        for j, figure in enumerate(figures):
            overlap = min(end, figure.end) - max(start, figure.start)
            if j not in pairs.values() and overlap > best and same_value(row, figure):
                best, pairs[i] = overlap, j
    return pairs


def tally(text: str, annotated: Sequence[dict[str, Any]]) -> Counter[str]:
    """Counts of one text as the reader reads it, to be added up."""
    figures = read_text(text).figures
    return tally_of(figures, matched(text, annotated, figures), annotated)


def tally_of(figures: Sequence[Figure], pairs: dict[int, int], annotated: Sequence[dict[str, Any]]) -> Counter[str]:
    """Counts for figures that any reader found."""
    back = {j: i for i, j in pairs.items()}
    count: Counter[str] = Counter()
    count["read"] = len(figures) - sum(bool(annotated[i].get("optional")) for i in pairs)
    count["parts read"] = sum(figure.part_of is not None for figure in figures)
    for i, row in enumerate(annotated):
        if row.get("optional"):
            continue
        count["wanted"] += 1
        count["parts"] += row.get("part_of") is not None
        if i not in pairs:
            continue
        figure = figures[pairs[i]]
        whole = None if figure.part_of is None else back.get(figure.part_of)
        count["found"] += 1
        count["unit"] += fold(row["unit"]) == fold(figure.unit)
        count["qualifier"] += row["qualifier"] == figure.qualifier
        count["level"] += row.get("level") == figure.level
        count["what"] += alike(row["what"], figure.what)
        count["parts right"] += row.get("part_of") is not None and whole == row["part_of"]
    return count


def quality(counts: Iterable[Counter[str]]) -> dict[str, float]:
    """Shares from counts: F1 of finding, accuracy of the rest on what was found, F1 of part_of."""
    total: Counter[str] = sum(counts, Counter())
    found = max(1, total["found"])
    result = {name: total[name] / found for name in ("unit", "qualifier", "level", "what")}
    result["f1"] = 2 * total["found"] / max(1, total["wanted"] + total["read"])
    result["part_of"] = 2 * total["parts right"] / max(1, total["parts"] + total["parts read"])
    return {name: round(share, 4) for name, share in result.items()}


def own_texts() -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(name, text, annotated figures) of the texts written and annotated for this project."""
    rows = []
    for path in sorted(TEXTS.glob("*.txt")):
        annotated = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["figures"]
        rows.append((path.stem, path.read_text(encoding="utf-8"), annotated))
    return rows
