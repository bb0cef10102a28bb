"""The arithmetic of a report: what its numbers say of one another.

`check_report` gives one `Check` for each relation that the text itself states or implies; `docs/algorithms/checks.md` lists the kinds.
"""

from collections.abc import Sequence
from itertools import chain

from caunoi.reading.checks.bases import check_bases
from caunoi.reading.checks.changes import check_changes
from caunoi.reading.checks.complements import check_complements
from caunoi.reading.checks.eaches import check_eaches
from caunoi.reading.checks.echoes import check_echoes
from caunoi.reading.checks.hundreds import check_hundreds
from caunoi.reading.checks.jumps import check_jumps
from caunoi.reading.checks.lists import check_lists
from caunoi.reading.checks.meanings import check_meanings
from caunoi.reading.checks.nearby import check_nearby
from caunoi.reading.checks.oddities import check_oddities
from caunoi.reading.checks.parts import check_parts
from caunoi.reading.checks.products import check_products
from caunoi.reading.checks.rests import check_rests
from caunoi.reading.checks.scene import Scene
from caunoi.reading.checks.shares import check_shares
from caunoi.reading.checks.times import check_times
from caunoi.reading.checks.tying import check_closing, check_overflow, check_rows, check_sources, loose_lists
from caunoi.reading.clauses import Layout
from caunoi.reading.figure import Check, Figure, Report

_SETTLES = {"parts", "share", "product", "growth", "difference", "rest"}
_ORDER = {"fails": 0, "suspicious": 1, "holds": 2}


def check_report(report: Report, *, earlier: Sequence[Figure] = (), layout: Layout | None = None) -> list[Check]:
    """Test every relation between a report's figures. Alarms (fails, suspicious) come first, then what holds.

    `earlier`: figures of the same unit and another period, for jumps; they are compared by their indicator. `layout`: the
    report's text laid out, by whom it was read; one of another text is not used. Nothing of the report is changed. The work grows
    with the number of figures, not with its square.
    """
    scene = Scene(report, layout)
    rows = list(loose_lists(scene))
    found = list(
        chain(
            check_parts(scene, rows),
            check_shares(scene),
            check_hundreds(scene),
            check_products(scene),
            check_changes(scene),
            check_lists(scene),
            check_times(scene),
        )
    )
    found.extend(check_rests(scene, {check.figures[0] for check in found if check.kind == "difference"}))
    found.extend(check_eaches(scene, {index for check in found if check.kind == "product" for index in check.figures}))
    found.extend(check_overflow(scene))
    sums = {index for check in found if check.kind in ("parts", "rest") for index in check.figures}
    found.extend(check_rows(scene, rows, sums))
    found.extend(check_sources(scene, sums))
    found.extend(check_closing(scene, sums))
    found.extend(check_complements(scene, sums))
    found.extend(check_bases(scene, {check.figures[0] for check in found if check.kind == "share" and check.figures}))
    found.extend(check_nearby(scene, {check.figures[0] for check in found if check.kind == "share" and check.figures}))
    settled = {
        index for check in found if check.verdict == "holds" and check.kind in _SETTLES for index in check.figures
    }
    found.extend(check_oddities(scene, settled))
    found.extend(check_echoes(scene, settled))
    found.extend(check_meanings(scene))
    found.extend(check_jumps(scene, earlier))
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda check: (_ORDER[check.verdict], check.figures[:1] or (0,)))
