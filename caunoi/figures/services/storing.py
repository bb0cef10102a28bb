"""From what a reading gave to rows: figures with place, period and indicator, ties between them, checks, doubt."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from caunoi.figures import book
from caunoi.figures.choices import DOUBTS, Bound, FigureLevel, Verdict
from caunoi.figures.models import ReportCheck, ReportDocument, ReportedFigure
from caunoi.figures.periods import Period, own_dates
from caunoi.figures.services.vocabulary import known_words
from caunoi.reading.figure import Check, Figure, Report

LIMIT = Decimal(10) ** 19  # what the column holds
OF_VOCABULARY = 0.95  # how sure an indicator is that an officer once chose for the same words


def store_reading(report: ReportDocument, reading: Report, cells: Mapping[int, str] | None = None) -> int:
    """Write the figures and checks of a reading of a report that has none yet; how many figures.

    `cells`: index of a figure → its place in a table, in words. A number larger than the column holds is left out.
    """
    meanings = _meanings(reading.figures)
    rows: dict[int, ReportedFigure] = {}
    for index, figure in enumerate(reading.figures):
        if abs(Decimal(str(figure.value_max or figure.value))) < LIMIT:
            rows[index] = _row(report, index, figure, meanings[index], (cells or {}).get(index, ""))
    ReportedFigure.objects.bulk_create(rows.values(), batch_size=200)
    tied = []
    for index, row in rows.items():
        figure = reading.figures[index]
        row.part_of, row.repeat_of = _other(rows, index, figure.part_of), _first(rows, reading.figures, index)
        if row.part_of or row.repeat_of:
            tied.append(row)
    ReportedFigure.objects.bulk_update(tied, ["part_of", "repeat_of"], batch_size=200)
    store_checks(report, reading.checks, rows)
    return len(rows)


def _other(rows: Mapping[int, ReportedFigure], index: int, to: int | None) -> ReportedFigure | None:
    return rows.get(to) if to is not None and to != index else None


def _first(rows: Mapping[int, ReportedFigure], figures: Sequence[Figure], index: int) -> ReportedFigure | None:
    """The first mention that a figure repeats, however many mentions lie between."""
    seen, to = {index}, figures[index].repeat_of
    while to is not None and to in rows and to not in seen and figures[to].repeat_of is not None:
        seen.add(to)
        to = figures[to].repeat_of
    return _other(rows, index, to)


def _meanings(figures: Sequence[Figure]) -> list[tuple[str, float]]:
    """The indicator of each figure and how sure it is, ("", 0) for none: vocabulary first, then what the reader says.

    A part answers to its whole's indicator only when it is named as a breakdown of it: else it would say that the whole
    is smaller than it is.
    """
    known, words = book.reading_book(), known_words()
    found: list[tuple[str, float]] = []
    for figure in figures:
        said = words.get((book.folded(figure.what), figure.unit))
        read = figure.indicator if figure.indicator in known else None
        found.append((said, OF_VOCABULARY) if said is not None else (read or "", figure.confidence if read else 0.0))
    siblings: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.part_of is not None and figure.part_of < len(figures):
            siblings[figure.part_of].append(figure)
    for to, parts in siblings.items():
        key = found[to][0]
        breakdowns = known[key].breakdowns if key in known else ()
        named = {id(part) for part in parts if _is_named(part, figures[to], parts, breakdowns)}
        for index, figure in enumerate(figures):
            if figure.part_of == to and found[index][0] == key and id(figure) not in named:
                found[index] = ("", 0.0)
    return found


def _is_named(part: Figure, whole: Figure, parts: Sequence[Figure], breakdowns: Sequence[str]) -> bool:
    """Whether the text says which part it is: its level, or a word of one of the indicator's breakdowns."""
    levels = [other.level for other in parts]
    by_level = len(parts) > 1 and None not in levels and len(set(levels)) == len(levels)
    if part.level and (part.level != whole.level or by_level):
        return True
    said, own = f" {book.folded(part.what)} ", f" {book.folded(whole.what)} "
    values = [f" {book.folded(value)} " for line in breakdowns for value in line.replace(":", "/").split("/")]
    return any(value in said and value not in own for value in values if value.strip())


def _row(report: ReportDocument, index: int, figure: Figure, meaning: tuple[str, float], cell: str) -> ReportedFigure:
    whole = Period(report.period_from, report.period_to, report.as_of)
    read = own_dates(figure.period, whole) if figure.period else None
    own = read if read and read.is_known else None
    indicator, sure = meaning
    value, upper = number(figure.value), number(figure.value_max) if figure.value_max is not None else None
    if upper is not None and upper < value:
        value, upper = upper, value
    return ReportedFigure(
        report=report,
        number=index + 1,
        start=figure.start if figure.end > figure.start else None,
        end=figure.end if figure.end > figure.start else None,
        quote=figure.quote[:500],
        cell=cell[:120],
        indicator=indicator,
        indicator_confidence=sure,
        place=report.place,
        period_words=(figure.period or "")[:200],
        period_from=own.first if own else report.period_from,
        period_to=own.last if own else report.period_to,
        as_of=own.as_of if own else report.as_of,
        value=value,
        value_max=upper,
        bound=figure.qualifier if figure.qualifier in Bound.values else Bound.ABOUT,
        unit=figure.unit[:60],
        what=figure.what[:300],
        subject=(figure.subject or "")[:300],
        level=figure.level if figure.level in FigureLevel.values else "",
        is_plan=figure.is_plan,
        confidence=min(1.0, max(0.0, figure.confidence)),
    )


def number(value: Any) -> Decimal:
    """A number of the reader as the column keeps it, four decimals."""
    return Decimal(str(value)).quantize(Decimal("0.0001"))


def store_checks(report: ReportDocument, checks: Sequence[Check], rows: Mapping[int, ReportedFigure]) -> None:
    """Replace what arithmetic says of a report, and mark the figures against which it speaks."""
    ReportCheck.objects.filter(report=report).delete()
    through, doubted = ReportCheck.figures.through, set[int]()
    links = []
    for check in checks:
        verdict = check.verdict if check.verdict in Verdict.values else Verdict.SUSPICIOUS
        made = ReportCheck.objects.create(
            report=report, kind=check.kind[:40], verdict=verdict, message=check.message[:500],
            spans=[list(span) for span in check.spans],
        )  # fmt: skip
        of = {rows[index].pk for index in check.figures if index in rows}
        links += [through(reportcheck_id=made.pk, reportedfigure_id=pk) for pk in sorted(of)]
        if verdict in DOUBTS:
            doubted |= of
    through.objects.bulk_create(links, batch_size=400)
    report.figures.filter(is_doubtful=True).exclude(pk__in=doubted).update(is_doubtful=False)
    report.figures.filter(pk__in=doubted, is_doubtful=False).update(is_doubtful=True)
