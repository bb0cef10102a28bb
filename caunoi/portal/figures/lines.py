"""Figures as the public page draws them: sections by group of indicators, wholes with their parts, plain lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from caunoi.figures import wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.choices import Bound, FigureLevel, ReportKind
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.units import said_unit
from caunoi.language.fold import fold
from caunoi.portal.figures.names import group_of, name_of
from caunoi.portal.figures.periods import time_of
from caunoi.web.books import said


@dataclass
class Line:
    """One number. `label`: what it counts; `time`: when it holds; `width`: its share of its whole, of 100, or 0."""

    figure: ReportedFigure
    info: IndicatorInfo | None
    label: str = ""
    time: str = ""
    width: float = 0.0
    parts: list["Line"] = field(default_factory=list)

    @property
    def bound(self) -> str:
        """The word before the number: hơn, khoảng, dưới; empty for an exact one."""
        return "" if self.figure.bound == Bound.EXACT else str(Bound(self.figure.bound).label)

    @property
    def number(self) -> str:
        """ "1.140", "5–13", "90%"."""
        row = self.figure
        value = wording.number(row.value)
        if row.value_max is not None:
            value = f"{value}–{wording.number(row.value_max)}"
        return value + ("%" if row.unit.startswith("%") else "")

    @property
    def said_number(self) -> str:
        """ "hơn 1.140"."""
        return f"{self.bound} {self.number}".strip()

    @property
    def unit(self) -> str:
        """The unit after the number; a percent sign stands with the number."""
        row = self.figure
        rest = row.unit.removeprefix("%").strip()
        return said_unit(rest, row.value if row.value_max is None else None) if rest else ""

    @property
    def reporter(self) -> str:
        """Who says so."""
        return reporter_of(self.figure.report)


@dataclass
class Section:
    """The figures of one group of indicators. `time`, `reporter`: said once when they are those of every line."""

    name: str
    slug: str
    wholes: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def all(self) -> list[Line]:
        """Every line, parts too."""
        tops = [*self.wholes, *self.lines]
        return [*tops, *(part for line in tops for part in line.parts)]

    @property
    def time(self) -> str:
        """When all of them hold; empty when they differ."""
        return _common(line.time for line in self.all)

    @property
    def reporter(self) -> str:
        """Who reports all of them; empty when several do."""
        return _common(line.reporter for line in self.all)

    @property
    def may_be_added_by_mistake(self) -> bool:
        """Whether two wholes of one unit stand side by side, each with its parts, that the page does not add."""
        units = [line.figure.unit for line in self.wholes]
        return len(units) > len(set(units))

    @property
    def has_turns(self) -> bool:
        """Whether attendances are counted, which are not persons."""
        return any(line.figure.unit.startswith("lượt") for line in self.all)


def _common(words: object) -> str:
    found = set(words)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else ""


def reporter_of(report: ReportDocument) -> str:
    """ "do UBND phường Minh Giang báo cáo"; of an article where it was published."""
    if report.kind == ReportKind.ARTICLE:
        if not report.source_name:
            return _("theo một bài đăng, không rõ nơi đăng")
        return _("theo bài đăng ở %(name)s") % {"name": report.source_name}
    name = report.sender_name or (report.sender.name if report.sender else "")
    if not name:
        return _("theo báo cáo gửi tới, không ghi nơi gửi")
    return _("do %(name)s báo cáo") % {"name": name}


def slug_of(group: str) -> str:
    """A group in an address."""
    return slugify(fold(group))[:60] or "khac"


def sections(rows: Sequence[ReportedFigure], known: Mapping[str, IndicatorInfo]) -> list[Section]:
    """Sections in the order of the book, in each the order of the reports. Pass rows with report and sender."""
    shown = {row.pk: Line(row, known.get(row.indicator), time=time_of(row)) for row in rows}
    tops: list[Line] = []
    for line in shown.values():
        whole = _top(line, shown)
        (whole.parts if whole is not line else tops).append(line)
    _label(tops)
    found: dict[str, Section] = {}
    for line in tops:
        name = group_of(line.info)
        section = found.setdefault(name, Section(name, slug_of(name)))
        (section.wholes if line.parts else section.lines).append(line)
    order = {said(info.group): place for place, info in enumerate(known.values())}
    return sorted(found.values(), key=lambda section: order.get(section.name, len(known)))


def _top(line: Line, shown: Mapping[int, Line]) -> Line:
    """The outermost shown whole of which it is a part; itself for none."""
    at, seen = line, {line.figure.pk}
    while (whole := shown.get(at.figure.part_of_id or 0)) is not None and whole.figure.pk not in seen:
        at = whole
        seen.add(at.figure.pk)
    return at


def _label(lines: Sequence[Line]) -> None:
    """What each counts: the name of its indicator, the report's own words where two would bear the same name."""
    named = Counter((line.figure.indicator, line.time, line.figure.is_plan) for line in lines)
    for line in lines:
        info, what = line.info, _first_big(line.figure.what)
        is_own_word = bool(what) and line.figure.report.kind == ReportKind.ARTICLE  # chosen by hand, not read
        is_alone = named[line.figure.indicator, line.time, line.figure.is_plan] == 1
        line.label = name_of(info) if info and not is_own_word and (is_alone or not what) else what
        line.label = line.label or (name_of(info) if info else _("Không rõ đếm gì"))
        _label_parts(line)


def _label_parts(whole: Line) -> None:
    parts = whole.parts
    by_level = _is_by_level(whole)
    for part in parts:
        if by_level:
            part.label = str(FigureLevel(part.figure.level).label)
        else:
            is_named = part.info is not None and [other.info for other in [whole, *parts]].count(part.info) == 1
            part.label = name_of(part.info) if part.info and is_named else _first_big(part.figure.what)
            part.label = part.label or (name_of(part.info) if part.info else _("Không rõ đếm gì"))
        part.width = _share(part.figure, whole.figure)


def _is_by_level(whole: Line) -> bool:
    """Whether its parts are what each level makes of it: the same thing counted, every level once. A lone part at the
    level of its whole is another thing: of 4.318 papers received in a ward 4.290 were answered in time."""
    levels = [part.figure.level for part in whole.parts]
    if not all(levels) or len(set(levels)) < len(levels) or set(levels) == {whole.figure.level}:
        return False
    return len({(part.figure.unit, part.figure.indicator) for part in whole.parts}) == 1


def _share(part: ReportedFigure, whole: ReportedFigure) -> float:
    if part.unit != whole.unit or whole.value <= 0 or part.value_max is not None or whole.value_max is not None:
        return 0.0
    return float(min(Decimal(100), (part.value * 100 / whole.value).quantize(Decimal("0.1"))))


def _first_big(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:]
