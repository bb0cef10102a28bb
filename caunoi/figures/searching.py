"""How reports, their figures and the indicators answer a search: officers by `access`, everybody what is public."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from django.db.models import QuerySet

from caunoi.figures import access, book, wording
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.choices import LIVE, Perm
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.services.indexing import NOBODY, PUBLIC_REPORT, REPORT
from caunoi.places.models import PlacePath
from caunoi.search import selectors as search
from caunoi.search.query import Query, Words
from caunoi.search.registry import Asked, Hit, Key, View, Viewer
from caunoi.web.among import among
from caunoi.web.books import said

FIGURE, INDICATOR = "figure", "indicator"
MOST_REPORTS = 10  # the best reports, in which single figures are looked for
MOST_FIGURES = 1500


def _bodies(viewer: Viewer, _asked: Asked) -> frozenset[int]:
    """The bodies that keep a report which the officer may read."""
    held = access.bodies(viewer, Perm.SEE)
    if not held:
        return frozenset()
    keepers = ReportDocument.objects.filter(among("sender", held)).order_by().values_list("body", flat=True).distinct()
    return frozenset({*held, NOBODY, *(pk for pk in keepers if pk)})


def _reports(viewer: Viewer) -> QuerySet[ReportDocument]:
    rows = (
        ReportDocument.objects.filter(published_at__isnull=False) if viewer is None else access.visible_reports(viewer)
    )
    return rows.select_related("place", "sender", "body")


def _seen_reports(viewer: Viewer, ids: Collection[int], asked: Asked) -> Collection[int]:
    rows = _reports(viewer).filter(pk__in=ids)
    if asked.place is not None:
        rows = rows.filter(place__in=PlacePath.objects.filter(ancestor=asked.place).values("descendant"))
    return set(rows.values_list("pk", flat=True))


def _show_reports(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    reports = _reports(viewer).in_bulk([key for key in keys if isinstance(key, int)])
    quotes: dict[int, list[str]] = {}
    hidden = [pk for pk, row in reports.items() if not _is_text_shown(row, viewer)]
    for report, quote in _figures(viewer).filter(report__in=hidden).order_by("number").values_list("report", "quote"):
        quotes.setdefault(report, []).append(quote)
    return {
        pk: Hit(
            page=REPORT,
            args=(row.code,),
            title=row.title or row.code,
            text=row.text if _is_text_shown(row, viewer) else " … ".join(dict.fromkeys(quotes.get(pk, []))),
            code=row.code,
            place=row.place.label if row.place else row.unit_read,
            on=row.period_to or row.as_of,
            notes=tuple(filter(None, (row.period_words or wording.period(row),))),
        )
        for pk, row in reports.items()
    }


def _is_text_shown(row: ReportDocument, viewer: Viewer) -> bool:
    """Whether its whole text may be shown: to officers who read it, to everybody when it was published with it."""
    return bool(row.text) and (viewer is not None or row.is_text_public)


def _figures(viewer: Viewer) -> QuerySet[ReportedFigure]:
    if viewer is None:
        return access.public_figures()
    return access.visible_figures(viewer).filter(state__in=LIVE, repeat_of=None)


def _words_of(figure: ReportedFigure, known: Mapping[str, IndicatorInfo]) -> tuple[str, str]:
    """What a figure is called, and all that is said of it."""
    info = known.get(figure.indicator)
    name = f"{figure.what} {info.name if info else ''}"
    place = figure.place.label if figure.place else ""
    report = figure.report
    around = f"{figure.subject} {figure.quote} {place} {figure.period_words} {wording.period(figure)} {report.title}"
    return name, f"{name} {figure.unit} {around}"


def _find_figures(query: Query, viewer: Viewer, asked: Asked, limit: int) -> list[int]:
    """In the reports that hold the words best: figures which hold them all by themselves, called so first."""
    view = PUBLIC_REPORTS if viewer is None else REPORTS
    reports = [pk for pk in view.find(query, viewer, asked, MOST_REPORTS) if isinstance(pk, int)]
    if not reports:
        return []
    rank = {pk: at for at, pk in enumerate(reports)}
    rows = _figures(viewer).filter(report__in=rank).select_related("place", "report").defer("report__text")
    if asked.place is not None:
        rows = rows.filter(place__in=PlacePath.objects.filter(ancestor=asked.place).values("descendant"))
    known = book.indicators()
    found = []
    for figure in rows.order_by("report", "number")[:MOST_FIGURES]:
        name, everything = _words_of(figure, known)
        if query.fits(Words(everything)):
            found.append((-query.share(Words(name)), rank[figure.report_id], figure.number, figure.pk))
    return [pk for *_rank, pk in sorted(found)][:limit]


def _show_figures(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    rows = _figures(viewer).filter(pk__in=keys).select_related("place", "report__place").defer("report__text")
    return {figure.pk: _figure_hit(figure) for figure in rows}


def _figure_hit(figure: ReportedFigure) -> Hit:
    place = figure.place or figure.report.place
    said_value = f"{wording.amount(figure)} {figure.unit}".strip()
    return Hit(
        page=FIGURE,
        args=(figure.report.code, str(figure.number), place.code if place else ""),
        title=f"{figure.what or figure.subject}: {said_value}".strip(": "),
        text=figure.quote,
        code=figure.code,
        place=place.label if place else "",
        on=figure.period_to or figure.as_of,
        notes=tuple(filter(None, (wording.period(figure) or wording.period(figure.report),))),
    )


@lru_cache(maxsize=2000)
def _indicator_words(name: str, text: str) -> tuple[Words, Words]:
    return Words(name), Words(f"{name} {text}")


def _find_indicators(query: Query, _viewer: Viewer, _asked: Asked, limit: int) -> list[str]:
    """By name, group and the words that texts have for it; called so first."""
    found = []
    for at, info in enumerate(book.indicators().values()):
        name, everything = _indicator_words(info.name, f"{info.group} {' '.join(info.words)} {info.unit}")
        if query.fits(everything):
            found.append((-query.share(name), at, info.key))
    return [key for *_rank, key in sorted(found)][:limit]


def _show_indicators(keys: Sequence[Key], _viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    known = book.indicators()
    return {key: _indicator_hit(known[str(key)]) for key in keys if key in known}


def _indicator_hit(info: IndicatorInfo) -> Hit:
    return Hit(
        page=INDICATOR,
        args=(info.key, info.name),
        title=info.name,
        text=info.definition or ", ".join(info.words),
        notes=tuple(filter(None, (said(info.group), info.unit))),
    )


REPORTS = View(search.indexed(REPORT, seen=_seen_reports, bodies=_bodies), _show_reports)
PUBLIC_REPORTS = View(search.indexed(PUBLIC_REPORT, seen=_seen_reports, public_only=True), _show_reports)
FIGURES = View(_find_figures, _show_figures, is_indexed=False)
INDICATORS = View(_find_indicators, _show_indicators, is_indexed=False, has_days=False, has_places=False)
