"""Which figure is a part of which: `n/m`, brackets, `trong đó`, `gồm`, `còn lại`, and sums that come out even."""

from collections.abc import Sequence

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.wholes.brackets import tie_bracketed
from caunoi.reading.wholes.lists import tie_after_colon, tie_done, tie_praised
from caunoi.reading.wholes.marked import tie_marked
from caunoi.reading.wholes.rests import tie_left_over, tie_out_of, tie_rest_of_ratios
from caunoi.reading.wholes.signs import compares_in_brackets, is_change
from caunoi.reading.wholes.sums import tie_by_share, tie_completing, tie_summing
from caunoi.reading.wholes.ties import Ties

__all__ = ["compares_in_brackets", "find_wholes", "is_change"]


def find_wholes(layout: Layout, mentions: Sequence[Mention]) -> list[int | None]:
    """For each mention the index of the whole that the text itself breaks down into it, or None.

    What the text says most plainly comes first; a later rule never unties what an earlier one tied. A part without a
    unit takes the unit of its whole.
    """
    ties = Ties(layout, mentions)
    for tie in (
        tie_bracketed,
        tie_rest_of_ratios,
        tie_marked,
        tie_out_of,
        tie_by_share,
        tie_completing,
        tie_summing,
        tie_left_over,
        tie_after_colon,
        tie_done,
        tie_praised,
    ):
        tie(ties)
    _name_turns(ties)
    return ties.wholes


def _name_turns(ties: Ties) -> None:
    """Bare `lượt` are people where the whole counts people: `tiếp 2.783 lượt công dân, … cấp tỉnh 197 lượt`."""
    for i, mention in enumerate(ties.mentions):
        whole = ties.wholes[i] if ties.wholes[i] is not None or not ties.aside[i] else i - 1
        if mention.unit == "lượt" and whole is not None and whole >= 0:
            named = ties.mentions[whole]
            if named.unit == "lượt người":
                mention.unit, mention.kind = named.unit, named.kind
