"""What reading a report gives: figures, each with its place in the text, and checks of their arithmetic."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Figure:
    """One number of a report and what it says.

    `start`, `end`: characters of the text (`quote == text[start:end]`). `value`: in `unit`; money in whole đồng.
    `value_max`: the upper end of a range. `qualifier`: exact, about, over or under. `what`: what is counted, in the words
    of the text. `level`: tỉnh, huyện, xã, thôn or None. `part_of`, `repeat_of`: indexes in the report's list.
    `confidence`: 0 to 1, how sure the reading is. `is_plan`: a target or a plan, no result.
    """

    start: int
    end: int
    quote: str
    value: int | float
    value_max: int | float | None
    qualifier: str
    unit: str
    what: str
    subject: str | None = None
    level: str | None = None
    period: str | None = None
    part_of: int | None = None
    repeat_of: int | None = None
    indicator: str | None = None
    confidence: float = 1.0
    is_plan: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The figure as one object of the command's JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Check:
    """What arithmetic says of some figures: one Vietnamese sentence, and the figures (indexes) it speaks of.

    `verdict`: fails, suspicious or holds. `spans` say where, when no figure carries what was checked.
    """

    kind: str
    verdict: str
    figures: tuple[int, ...]
    message: str
    spans: tuple[tuple[int, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The check as one object of the command's JSON."""
        return {
            "kind": self.kind, "verdict": self.verdict, "figures": list(self.figures), "message": self.message,
            "spans": [list(span) for span in self.spans],
        }  # fmt: skip


@dataclass(slots=True)
class Report:
    """A report read: whose it is (`unit`, `parent`), of when (`period`), its figures and the checks of them."""

    text: str
    unit: str | None = None
    parent: str | None = None
    period: str | None = None
    figures: list[Figure] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
