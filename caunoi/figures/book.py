"""The indicators that figures answer to: those of the shipped book and the installation's own rows, as one list."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from caunoi.figures.models import Indicator
from caunoi.figures.units import said_unit
from caunoi.language.fold import fold
from caunoi.reading import indicators as shipped
from caunoi.web.books import said


@dataclass(frozen=True)
class IndicatorInfo:
    """One indicator. `key`: id in the book, or "rieng-…". `is_additive`: figures of different units may be summed.

    `is_stock`: what is there at one time (teams, members), however long the period that tells of it.
    """

    key: str
    name: str
    unit: str
    group: str
    is_additive: bool
    words: tuple[str, ...] = ()
    definition: str = ""
    is_own: bool = False
    name_en: str = ""
    is_stock: bool = False

    @property
    def label(self) -> str:
        """Its name in the language of the screen; those of the shipped book have an English one."""
        return self.name_en if self.name_en and (get_language() or "vi").startswith("en") else self.name

    @property
    def group_label(self) -> str:
        """Its group in the language of the screen."""
        return said(self.group)

    @property
    def unit_label(self) -> str:
        """Its unit in the language of the screen, of many."""
        return said_unit(self.unit)


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
        name_en=row.name_en, is_stock=row.sums_over == ("units",),
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
