"""How compilations and their issues answer an officer's search: only what `access` lets him read.

An issue is found by what officers wrote of it (the index) and by its name and quotes, which are places in opinions:
these are read at the moment of the search, from the opinions this officer may read, and only of the newest issues.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import QuerySet

from caunoi.issues import access, selectors
from caunoi.issues.choices import Perm
from caunoi.issues.models import Compilation, Issue
from caunoi.issues.services.indexing import COMPILATION, ISSUE, about, written
from caunoi.places.models import PlacePath
from caunoi.rulebook.vocabulary import fields
from caunoi.search import selectors as search
from caunoi.search.query import Query, Words
from caunoi.search.registry import Asked, Hit, Key, View, Viewer

MOST_READ = 600  # newest issues whose names and quotes are read in a search


def _bodies(viewer: Viewer, _asked: Asked) -> frozenset[int]:
    return access.bodies(viewer, Perm.SEE)


def _compilations(viewer: Viewer, asked: Asked) -> QuerySet[Compilation]:
    rows = access.visible_compilations(viewer)
    if asked.place is not None:
        rows = rows.filter(body__place__in=PlacePath.objects.filter(ancestor=asked.place).values("descendant"))
    return rows


def _seen_compilations(viewer: Viewer, ids: Collection[int], asked: Asked) -> Collection[int]:
    return set(_compilations(viewer, asked).filter(pk__in=ids).values_list("pk", flat=True))


def _show_compilations(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    rows = selectors.compilation_list(viewer).filter(pk__in=keys)
    return {
        row.pk: Hit(
            page=COMPILATION,
            args=(row.code,),
            title=row.title,
            text=about(row),
            place=row.body.short_name or row.body.name,
            on=row.to_on,
            notes=(str(row.get_state_display()),),
        )
        for row in rows
    }


def _issues(viewer: Viewer, asked: Asked) -> QuerySet[Issue]:
    rows = Issue.objects.filter(dropped_at=None, compilation__in=_compilations(viewer, asked))
    return rows.select_related("compilation__body", "named_by")


def _seen_issues(viewer: Viewer, ids: Collection[int], asked: Asked) -> Collection[int]:
    return set(_issues(viewer, asked).filter(pk__in=ids).values_list("pk", flat=True))


_by_writing = search.indexed(ISSUE, seen=_seen_issues, bodies=_bodies)


def _find_issues(query: Query, viewer: Viewer, asked: Asked, limit: int) -> list[int]:
    """Called so first, then written so, then quoted so; of those alike the newest first."""
    if not access.bodies(viewer, Perm.SEE):
        return []
    newest = _issues(viewer, asked).order_by("-compilation__to_on", "-compilation_id", "order", "number")
    if asked.since:
        newest = newest.filter(compilation__to_on__gte=asked.since)
    if asked.until:
        newest = newest.filter(compilation__to_on__lte=asked.until)
    issues = list(newest[:MOST_READ])
    heard = selectors.heard_of(issues, viewer)
    called, others = [], []
    for issue in issues:
        name, quotes = heard[issue.pk]
        if query.fits(Words(name)):
            called.append(issue.pk)
        elif query.fits(Words("\n".join((name, *quotes, written(issue))))):
            others.append(issue.pk)
    by_writing = _by_writing(query, viewer, asked, limit)
    return list(dict.fromkeys((*called, *by_writing, *others)))[:limit]


def _show_issues(keys: Sequence[Key], viewer: Viewer, _query: Query) -> Mapping[Key, Hit]:
    issues = list(_issues(viewer, Asked()).filter(pk__in=keys))
    heard, names = selectors.heard_of(issues, viewer, is_masked=True), fields()
    hits: dict[Key, Hit] = {}
    for issue in issues:
        row, (label, quotes) = issue.compilation, heard[issue.pk]
        hits[issue.pk] = Hit(
            page=ISSUE,
            args=(row.code, str(issue.number)),
            title=label,
            text="\n".join((*quotes, written(issue))),
            place=row.body.short_name or row.body.name,
            on=row.to_on,
            notes=tuple(filter(None, (row.title, names.get(issue.field, "")))),
        )
    return hits


COMPILATIONS = View(search.indexed(COMPILATION, seen=_seen_compilations, bodies=_bodies), _show_compilations)
ISSUES = View(_find_issues, _show_issues)
