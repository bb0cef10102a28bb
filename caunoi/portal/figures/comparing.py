"""Two periods of a unit side by side; a change is told only where both numbers allow it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.figures import access, tables, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.tables import Cell
from caunoi.places.models import Place
from caunoi.portal.figures import selectors
from caunoi.portal.figures.lines import Line
from caunoi.portal.figures.names import name_of
from caunoi.portal.figures.periods import key_of, label_of
from caunoi.portal.figures.views import DOOR, IN_PANEL, banner_of, crumbs, is_unknown, place_of
from caunoi.portal.frame import revalidated, show

MOST_PERIODS = 24  # how far back the first choice of two periods looks


@dataclass(frozen=True)
class Row:
    """An indicator in two periods. `change` in words; empty when the two do not allow one."""

    info: IndicatorInfo
    name: str
    earlier: list[Line]
    later: list[Line]
    change: str


@dataclass(frozen=True)
class Pair:
    """Two periods compared. `periods`: what may be chosen, the earliest first."""

    rows: list[Row]
    periods: list[tuple[str, str]]
    earlier: str = ""
    later: str = ""
    earlier_label: str = ""
    later_label: str = ""


def pair_of(place: Place, earlier: str = "", later: str = "") -> Pair:
    """The indicators of a unit in two periods, those of both first; without keys the best match. Two queries."""
    table = tables.compare_periods(access.public_figures(), place)
    keys = [key_of(when) for when in table.periods]
    labels = [label_of(when) for when in table.periods]
    periods = list(zip(keys, labels, strict=True))
    if len(keys) < 2:
        return Pair([], periods)
    one, two = _chosen([[bool(cell.figures) for cell in cells] for _info, cells in table.rows], len(keys))
    one, two = (keys.index(earlier) if earlier in keys else one), (keys.index(later) if later in keys else two)
    rows = [
        Row(
            info,
            name_of(info),
            _lines(cells[one], info),
            _lines(cells[two], info),
            _change(cells[one], cells[two], info),
        )
        for info, cells in table.rows
        if cells[one].figures or cells[two].figures
    ]
    rows.sort(key=lambda row: not (row.earlier and row.later))
    return Pair(rows, periods, keys[one], keys[two], labels[one], labels[two])


def _chosen(filled: list[list[bool]], many: int) -> tuple[int, int]:
    """The two periods, in time, that answer most indicators both; the latest of those that tie."""
    last = range(max(0, many - MOST_PERIODS), many)
    return max(
        ((one, two) for one in last for two in last if one < two),
        key=lambda pair: (sum(row[pair[0]] and row[pair[1]] for row in filled), pair[1], pair[0]),
    )


def _lines(cell: Cell, info: IndicatorInfo) -> list[Line]:
    return [Line(row, info) for row in cell.figures]


def _change(earlier: Cell, later: Cell, info: IndicatorInfo) -> str:
    found = tables.change(earlier, later, info)
    if found is None:
        return ""
    words, percent = wording.change(found.difference, found.percent, info.unit)
    return f"{words} ({percent})" if percent else words


@require_safe
@revalidated
def figure_compare(request: HttpRequest) -> HttpResponse:
    """What a unit reported in two periods."""
    place = place_of(request)
    context: dict[str, object] = {
        "filters": selectors.Filters(place=place),
        "units": selectors.unit_list(most=IN_PANEL),
        "view_name": "portal:figure_compare",
        "is_unknown": is_unknown(request, place),
        **banner_of(request, place),
    }
    if place is not None:
        context["pair"] = pair_of(place, request.GET.get("ky1", ""), request.GET.get("ky2", ""))
        context["query"] = {"noi": place.code}
    return show(request, "portal/figures/compare.html", context, door=DOOR, crumbs=crumbs(("", _("So hai kỳ"))))
