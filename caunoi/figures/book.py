"""The indicators that figures answer to: those of the shipped book and the installation's own rows, as one list."""

from dataclasses import dataclass
from functools import lru_cache

from caunoi.figures.models import Indicator
from caunoi.language.fold import fold
from caunoi.reading import indicators as shipped


@dataclass(frozen=True)
class IndicatorInfo:
    """One indicator. `key`: id in the book, or "rieng-…". `is_additive`: figures of different units may be summed."""

    key: str
    name: str
    unit: str
    group: str
    is_additive: bool
    words: tuple[str, ...] = ()
    definition: str = ""
    is_own: bool = False


def indicators() -> dict[str, IndicatorInfo]:
    """Every indicator by its key, those of the book first, in its order. One query, for the own rows."""
    own = Indicator.objects.filter(ended_at=None).order_by("name")
    return {**_shipped(), **{row.key: _own(row) for row in own}}


def indicator(key: str) -> IndicatorInfo | None:
    """One indicator, or None for an unknown key. An ended own row is still found: old figures bear its name."""
    if key in _shipped():
        return _shipped()[key]
    row = Indicator.objects.filter(key=key).first()
    return _own(row) if row else None


def _own(row: Indicator) -> IndicatorInfo:
    return IndicatorInfo(
        key=row.key, name=row.name, unit=row.unit, group=row.group, is_additive=row.is_additive,
        words=tuple(row.words), definition=row.definition, is_own=True,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _shipped() -> dict[str, IndicatorInfo]:
    return {row.id: _of_book(row) for row in shipped.book()}


def _of_book(row: shipped.Indicator) -> IndicatorInfo:
    return IndicatorInfo(
        key=row.id, name=row.name, unit=row.unit, group=row.group, is_additive="units" in row.sums_over,
        words=tuple(dict.fromkeys(" ".join(group[0] for group in words.what) for words in row.words)),
    )  # fmt: skip


def reading_book() -> shipped.Book:
    """The book by which figures are matched: the shipped rows and the installation's own. One query."""
    own = Indicator.objects.filter(ended_at=None).order_by("name")
    return shipped.book(extra=[_as_row(row) for row in own])


def _as_row(row: Indicator) -> dict[str, object]:
    phrases = [phrase for phrase in (row.name, *row.words) if folded(phrase)]
    return {"id": row.key, "name": row.name, "unit": row.unit, "words": [{"what": [phrase]} for phrase in phrases]}


def folded(what: str) -> str:
    """Words of a report as the vocabulary compares them."""
    return " ".join(fold(what).split())[:300]
