"""One unit: its figures of a period by indicator and level, one opened to its sentence; two periods compared."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.desk.figures import spans
from caunoi.desk.figures.door import reader, tabs
from caunoi.desk.figures.listing import place_choices
from caunoi.desk.frame import page
from caunoi.figures import access, book, selectors, tables, wording
from caunoi.figures.choices import DOUBTS, LIVE, STANDING, Bound, FigureLevel, Verdict
from caunoi.figures.models import ReportedFigure
from caunoi.language.fold import fold
from caunoi.people.selectors import bodies_of
from caunoi.places.models import Place

LEVELS = tuple(FigureLevel)
SHORT = {"tỉnh": noop("Tỉnh"), "huyện": noop("Huyện"), "xã": noop("Xã"), "thôn": noop("Thôn, tổ")}
MOST_PERIODS = 24  # how far back the first choice of two periods looks
_WIDTH, _GAP, _LEAST = 1000.0, 3.0, 2.0  # of a bar of shares, in its own units
_LEVEL_WORDS = frozenset({
    "cap", "tinh", "thanh", "pho", "huyen", "quan", "thi", "xa", "phuong", "tran", "thon", "to", "dan", "ap", "ban",
    "lang", "khu", "xom", "o", "tai", "cua", "do", "va", "hon", "gan",
})  # fmt: skip
_COLOURS = {"tỉnh": "bar-c3", "huyện": "bar-c2", "xã": "bar-c1", "thôn": "bar-jade"}


@dataclass
class Line:
    """An indicator of the unit: its whole, what each level makes of it, its other parts, and what the checks say."""

    figure: ReportedFigure
    name: str
    parts: dict[str, ReportedFigure] = field(default_factory=dict)
    others: list["Line"] = field(default_factory=list)
    is_part: bool = False

    @property
    def rows(self) -> list["Line"]:
        """Itself, and its other parts as rows under it."""
        return [self, *self.others]

    @property
    def amount(self) -> str:
        """The number alone; `bound` is the word before it."""
        return wording.amount(self.figure).removeprefix(self.bound).strip()

    @property
    def bound(self) -> str:
        """ "hơn"; empty for an exact one."""
        return "" if self.figure.bound == Bound.EXACT else str(Bound(self.figure.bound).label)

    levels: tuple[str, ...] = ()

    @property
    def cells(self) -> list[tuple[str, ReportedFigure | None, str]]:
        """For each level that the table has its name, its figure and the number."""
        found = [(level, self.parts.get(level)) for level in self.levels]
        return [(_(SHORT[level]), row, wording.amount(row) if row else "") for level, row in found]

    @property
    def verdict(self) -> str:
        """fails (a check speaks against it), holds, or nothing."""
        if self.figure.is_doubtful:
            return "doubt"
        checks = {check.verdict for check in self.figure.checks.all()}
        return "doubt" if checks & set(DOUBTS) else "holds" if Verdict.HOLDS in checks else ""

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """Colour, start and width of the share of each level; empty where the parts do not make the whole."""
        values = [(level.value, self.parts[level.value].value) for level in LEVELS if level.value in self.parts]
        total = sum((value for _level, value in values), Decimal())
        if len(values) < 2 or not total or total != self.figure.value:
            return []
        room = _WIDTH - _GAP * (len(values) - 1)
        bars, at = [], 0.0
        for level, value in values:
            width = max(_LEAST, float(value / total) * room)
            bars.append((_COLOURS[level], f"{at:.1f}", f"{width:.1f}"))
            at += width + _GAP
        return bars


def _lines(rows: Sequence[ReportedFigure], known: dict[str, book.IndicatorInfo]) -> dict[str, list[Line]]:
    """Lines by group of indicators, in the order of the book; parts stand under their wholes, or for themselves."""
    lines = {
        row.pk: Line(row, known[row.indicator].label if row.indicator in known else row.what or row.quote)
        for row in rows
    }
    tops = {row.pk: _top(row, lines) for row in rows}
    by_level = _by_level(rows, lines, tops)
    for row in rows:
        line, top = lines[row.pk], tops[row.pk]
        if row.pk in by_level:
            top.parts[row.level] = row
        elif top is not line:
            is_said = row.what and fold(row.what) != fold(top.figure.what)
            line.is_part, line.name = True, row.what if is_said else row.quote
            top.others.append(line)
    order = {key: place for place, key in enumerate(known)}
    groups: dict[str, list[Line]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (order.get(row.indicator, len(order)), row.report_id, row.number)):
        if tops[row.pk] is lines[row.pk]:
            group = (known[row.indicator].group_label or _("Chưa xếp nhóm")) if row.indicator in known else _("Số khác")
            groups[group].append(lines[row.pk])
    used = tuple(level.value for level in LEVELS if any(level.value in line.parts for line in lines.values()))
    for line in lines.values():
        line.levels = used
    return dict(groups)


def _top(row: ReportedFigure, lines: dict[int, Line]) -> Line:
    """The outermost whole of which it is a part; itself for none."""
    at, seen = lines[row.pk], {row.pk}
    while (whole := lines.get(at.figure.part_of_id or 0)) is not None and whole.figure.pk not in seen:
        at = whole
        seen.add(at.figure.pk)
    return at


def _by_level(rows: Sequence[ReportedFigure], lines: dict[int, Line], tops: dict[int, Line]) -> set[int]:
    """The parts that say what each level makes of their whole: the same thing counted, every level once."""
    found: dict[int, list[ReportedFigure]] = defaultdict(list)
    for row in rows:
        whole = tops[row.pk].figure
        if row.level and row.part_of_id == whole.pk and _differs_by_level_alone(row, whole):
            found[whole.pk].append(row)
    kept: set[int] = set()
    for pk, parts in found.items():
        levels = {part.level for part in parts}
        if len(levels) == len(parts) and levels != {lines[pk].figure.level}:
            kept |= {part.pk for part in parts}
    return kept


def _differs_by_level_alone(part: ReportedFigure, whole: ReportedFigure) -> bool:
    if (part.indicator, part.unit) != (whole.indicator, whole.unit):
        return False
    more = set(fold(f"{part.what} {part.quote}").split()) - set(
        fold(f"{whole.what} {whole.quote} {whole.unit}").split()
    )
    return all(word in _LEVEL_WORDS or not word.isalpha() for word in more)


def _chosen_place(request: HttpRequest, places: list[tuple[str, str]], first: Sequence[str] = ()) -> Place | None:
    """The unit asked for; else the officer's own when it has figures, else any; those of `first` (codes) come first."""
    codes = [code for code, _label in places]
    wanted = [request.GET.get("don_vi", "")]
    if wanted[0] not in codes:
        own = [body.place.code for body in bodies_of(reader(request)) if body.place]
        wanted = [*(code for code in own if code in first), *first, *own, *codes]
    code = next((code for code in wanted if code in codes), "")
    return Place.objects.filter(code=code).first() if code else None


@login_required
@never_cache
@require_safe
def unit_page(request: HttpRequest) -> HttpResponse:
    """The figures of one unit and period; `mo=BC-….12` opens one of them."""
    user = reader(request)
    visible = access.visible_figures(user).filter(state__in=LIVE, repeat_of=None, is_plan=False)
    places = place_choices(visible)
    place = _chosen_place(request, places)
    own = visible.filter(place=place) if place else visible.none()
    periods = spans.choices(own)
    span = spans.read(request.GET.get("ky", "")[:40]) or (spans.read(periods[0][0]) if periods else None)
    only = request.GET.get("chi") == "nhan"
    rows = own.filter(spans.rule(span)) if span else own.none()
    if only:
        rows = rows.filter(state__in=STANDING)
    listed = list(rows.select_related("report").defer("report__text").prefetch_related("checks").order_by("number"))
    groups = _lines(listed, book.indicators())
    levels = next((line.levels for lines in groups.values() for line in lines), ())
    shown = [line.figure for lines in groups.values() for line in lines]
    opened = _opened(request, listed) or next(iter(shown), None)
    context = {
        "places": places, "place": place, "periods": periods, "span": spans.written(span) if span else "",
        "period": spans.label(span) if span else "", "groups": groups, "levels": [_(SHORT[level]) for level in levels],
        "columns": len(levels) + (4 if levels else 3),
        "colours": [(_COLOURS[level], _(SHORT[level])) for level in levels],
        "opened": opened, "only": only, "tabs": tabs(user), "tab": "figures_unit", **_detail(opened),
    }  # fmt: skip
    return page(request, "desk/figures/unit.html", context)


def _opened(request: HttpRequest, rows: Sequence[ReportedFigure]) -> ReportedFigure | None:
    asked = request.GET.get("mo", "")
    return next((row for row in rows if row.code == asked), None)


def _detail(figure: ReportedFigure | None) -> dict[str, Any]:
    if figure is None:
        return {}
    detail = selectors.figure_detail(figure)
    return {"detail": detail, "amount": wording.amount(figure), "figure_period": wording.period(figure)}


@login_required
@never_cache
@require_safe
def periods_page(request: HttpRequest) -> HttpResponse:
    """What a unit reported in two periods, and how much it changed where that may be said."""
    user = reader(request)
    visible = access.visible_figures(user).filter(state__in=STANDING)
    places = place_choices(visible)
    place = _chosen_place(request, places, _told_twice(visible))
    compared = tables.compare_periods(access.visible_figures(user), place) if place else None
    keys = [spans.written(span) for span in compared.periods] if compared else []
    earlier, later = _two(request, keys, compared)
    rows = []
    for info, cells in compared.rows if compared else []:
        before, after = cells[keys.index(earlier)] if earlier else None, cells[keys.index(later)] if later else None
        if before and after and (before.figures or after.figures):
            rows.append(_Compared(info, before, after))
    rows.sort(key=lambda row: not (row.before.figures and row.after.figures))  # those of both periods first
    labels = dict(zip(keys, compared.labels, strict=True)) if compared else {}
    context = {
        "places": places, "place": place, "periods": list(reversed(labels.items())), "earlier": earlier,
        "later": later, "labels": (labels.get(earlier, ""), labels.get(later, "")), "rows": rows,
        "tabs": tabs(user), "tab": "figures_periods",
    }  # fmt: skip
    return page(request, "desk/figures/periods.html", context)


def _told_twice(rows: QuerySet[ReportedFigure]) -> list[str]:
    """Codes of units with results of several periods, the most periods first; plans are none. One query."""
    found = rows.filter(is_plan=False, repeat_of=None).exclude(place=None).exclude(indicator="").order_by()
    spans_of: dict[str, int] = defaultdict(int)
    for code, *_span in found.values_list("place__code", "period_from", "period_to", "as_of").distinct():
        spans_of[code] += 1
    return sorted((code for code, count in spans_of.items() if count > 1), key=lambda code: (-spans_of[code], code))


def _two(request: HttpRequest, keys: list[str], compared: tables.Comparison | None) -> tuple[str, str]:
    """The periods asked for, or the two that have most indicators in common, the latest of such pairs."""
    earlier, later = request.GET.get("truoc", ""), request.GET.get("sau", "")
    if earlier in keys and later in keys:
        return earlier, later
    if compared is None or len(keys) < 2:
        return "", ""
    first = max(0, len(keys) - MOST_PERIODS)
    pairs = [(one, two) for two in range(first + 1, len(keys)) for one in range(first, two)]
    shared = {
        pair: sum(1 for _info, cells in compared.rows if cells[pair[0]].figures and cells[pair[1]].figures)
        for pair in pairs
    }
    one, two = max(pairs, key=lambda pair: (shared[pair], pair[1], pair[0]))
    return keys[one], keys[two]


@dataclass(frozen=True)
class _Compared:
    """An indicator in two periods."""

    info: book.IndicatorInfo
    before: tables.Cell
    after: tables.Cell

    @property
    def cells(self) -> list[list[tuple[ReportedFigure, str]]]:
        """The figures of both, with their numbers."""
        return [[(row, wording.amount(row)) for row in cell.figures] for cell in (self.before, self.after)]

    @property
    def change(self) -> tables.Change | None:
        """None where it may not be said."""
        return tables.change(self.before, self.after, self.info)

    @property
    def said(self) -> tuple[str, str]:
        """ "+12" and "+8,5%"; empty where nothing is told."""
        found, figure = self.change, self.after.figure
        return wording.change(found.difference, found.percent, figure.unit) if found and figure else ("", "")

    @property
    def why_not(self) -> str:
        """Why no change is told."""
        if self.change is not None:
            return ""
        if not self.before.figures or not self.after.figures:
            return _("một kỳ không nêu")
        if "several" in (self.before.status, self.after.status):
            return _("một kỳ có nhiều số")
        if "doubtful" in (self.before.status, self.after.status):
            return _("có số nghi ngờ")
        one, other = self.before.figure, self.after.figure
        if one and other and not tables.is_like_for_like(one, other, self.info):
            return _("hai kỳ dài khác nhau")
        return _("không cùng cách ghi hoặc đơn vị tính")
