"""Reports made by hand: a text and the figures in it, as a perfect reader would give them."""

import re
from typing import Any

from caunoi.reading.figure import Check, Figure, Report


def report(text: str, *figures: tuple[Any, ...]) -> Report:
    """Each figure: quote, value, unit and perhaps a dict of other fields, in the order of the text."""
    found, at = [], 0
    for quote, value, unit, *more in figures:
        place = re.compile(rf"(?<!\d){re.escape(quote)}").search(text, at)
        assert place is not None, quote
        start = place.start()
        at = start + 1
        fields = {"value_max": None, "qualifier": "exact", "what": quote} | (more[0] if more else {})
        found.append(
            Figure(
                start,
                start + len(quote),
                quote,
                value,
                fields.pop("value_max"),
                fields.pop("qualifier"),
                unit,
                **fields,
            )
        )
    return Report(text, figures=found)


def alarms(checks: list[Check]) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(check.kind, check.verdict, check.figures) for check in checks if check.verdict != "holds"]


def held(checks: list[Check]) -> list[tuple[str, tuple[int, ...]]]:
    return [(check.kind, check.figures) for check in checks if check.verdict == "holds"]
