"""A text read: mentions found, wholes and parts tied, each figure named, placed in time and level, and checked."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from caunoi.reading.actors import Actors
from caunoi.reading.checks import check_report
from caunoi.reading.clauses import Layout
from caunoi.reading.figure import Figure, Report
from caunoi.reading.indicators import Book, book
from caunoi.reading.mentions import Mention, find_mentions
from caunoi.reading.naming import Namer
from caunoi.reading.nouns import Kind
from caunoi.reading.periods import SAME_TIME_BEFORE, Periods
from caunoi.reading.plans import Plans
from caunoi.reading.repeats import mark_repeats
from caunoi.reading.wholes import compares_in_brackets, find_wholes, is_change
from caunoi.reading.working import composed, lowered, rule, tamed, unwrapped


def read_text(text: str, *, indicators: Book | None = None, earlier: Sequence[Figure] = ()) -> Report:
    """Read a report's text (UTF-8, line ends `\\n`). Offsets in the result are characters of `text` as given.

    `indicators` is the book figures are matched to, the shipped one without it; `earlier` are figures of the period
    before, which jumps are checked against.
    """
    form = composed(text)
    plain = tamed(unwrapped(form.text))
    working = lowered(plain)
    layout = Layout(plain, working)
    mentions = find_mentions(plain, working)
    wholes = find_wholes(layout, mentions)
    actors = Actors(layout, mentions)
    names = Namer(layout, mentions, actors.actor_here).name_all(wholes)
    periods, plans = Periods(layout), Plans(layout)
    report = Report(text, unit=actors.unit, period=periods.of_document())
    for i, mention in enumerate(mentions):
        subject, level = actors.of(i, wholes)
        start, end = form.original(mention.start), form.original(mention.end)
        report.figures.append(
            Figure(
                start=start, end=end, quote=text[start:end], value=_plain(mention.value),
                value_max=None if mention.value_max is None else _plain(mention.value_max),
                qualifier=mention.qualifier, unit=mention.unit or "", what=names[i], subject=subject,
                level=level, period=_period(periods, mentions, i, working), part_of=wholes[i], confidence=_confidence(mention),
                is_plan=plans.is_plan(mention.at) or (mention.ratio_whole and plans.is_whole_planned(mention.end)),
            )
        )  # fmt: skip
    mark_repeats(report.figures)
    _match(report, layout, mentions, indicators or book(), actors.unit_level)
    report.checks = check_report(report, earlier=earlier, layout=layout)
    return report


def _period(periods: Periods, mentions: Sequence[Mention], i: int, working: str) -> str | None:
    """The words of a figure's time; a value in brackets without any is that of the same time before."""
    own = periods.of(mentions[i].start)
    if not i or not compares_in_brackets(working, mentions[i - 1], mentions[i]):
        return own
    return own if own is not None and own != periods.of(mentions[i - 1].start) else SAME_TIME_BEFORE


def _match(
    report: Report, layout: Layout, mentions: Sequence[Mention], indicators: Book, unit_level: str | None
) -> None:
    """Tie each figure to the indicator its words name; a hamlet's people are not the population of the reporting commune."""
    for i, (figure, mention) in enumerate(zip(report.figures, mentions, strict=True)):
        start, end = layout.sentence(mention.at)
        asked = _of_all(i, report.figures)
        figure.indicator, sure = indicators.match(asked, layout.text[start:end], layout.working[start:end])
        if figure.indicator and is_change(layout.working, mention):
            figure.indicator = None  # `giảm 12 lượt`: by how much, not how many
        if figure.indicator and indicators[figure.indicator].counted_from == OF_THE_UNIT:
            elsewhere = unit_level is not None and figure.level not in (None, unit_level)
            figure.indicator = None if elsewhere else figure.indicator
        if figure.indicator is not None:
            figure.confidence = round(min(figure.confidence, 0.5 + sure / 2), 2)


_OUTCOME = rule(r" (?:thành|xong|đúng hạn|dứt điểm)\b")


def _of_all(i: int, figures: Sequence[Figure]) -> Figure:
    """A figure as its indicator is asked for: the total that a part was told out of bears the part's name (`hòa giải
    thành 10 vụ trên tổng số 13 vụ`), but not the outcome that only the part had."""
    figure = figures[i]
    part = figures[i - 1] if i else figure
    if part.part_of != i or part.what != figure.what:
        return figure
    return replace(figure, what=_OUTCOME.sub("", figure.what))


OF_THE_UNIT = "stat (unit)"  # an indicator that describes a whole unit: its people, its area


def _confidence(mention: Mention) -> float:
    """How sure the reading of a number is, by its form alone: 0 to 1."""
    sure = 0.97
    if mention.unit is None:
        sure -= 0.45
    elif mention.kind is Kind.UNKNOWN and not (mention.number.money or mention.number.percent):
        sure -= 0.15
    if mention.number.worded:
        sure -= 0.1
    if mention.number.loose:
        sure -= 0.15
    if mention.value != mention.number.value:
        sure -= 0.2  # 12,683 read as twelve thousand because people come whole
    return round(sure, 2)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
