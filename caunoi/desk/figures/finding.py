"""Finding an indicator: by what officers said of the same words, by likeness, by words typed in the box."""

from dataclasses import dataclass

from caunoi.figures import book, selectors
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.models import ReportedFigure, Vocabulary

MOST = 12


@dataclass(frozen=True)
class Offer:
    """An indicator offered; `is_learned`: an officer has chosen it for the same words before."""

    info: IndicatorInfo
    is_learned: bool = False
    is_present: bool = False


def offers(figure: ReportedFigure, words: str) -> list[Offer]:
    """The indicators to choose from for a figure. Constant queries."""
    what = book.folded(figure.what)
    live = Vocabulary.objects.filter(what_fold=what, ended_at=None).exclude(indicator="") if what else None
    learned = set(live.values_list("indicator", flat=True)) if live is not None else set()
    found = search(words) if words else selectors.suggestions(figure, limit=6)
    return [Offer(info, info.key in learned, info.key == figure.indicator) for info in found]


def search(words: str, *, limit: int = MOST) -> list[IndicatorInfo]:
    """Indicators whose name or words hold every word typed, with or without diacritics; names first."""
    wanted = book.folded(words).split()
    scored = []
    for place, info in enumerate(book.indicators().values()):
        name = book.folded(info.name)
        every = f"{name} {book.folded(info.group)} " + " ".join(book.folded(word) for word in info.words)
        if wanted and all(word in every for word in wanted):
            scored.append((not all(word in name for word in wanted), not name.startswith(wanted[0]), place, info))
    return [info for *_rank, info in sorted(scored, key=lambda row: row[:3])][:limit]
