"""What of a compilation is found by a search: its title, purpose and period; of an issue what an officer wrote of it.

No word of an opinion is copied into the index here: a name or quote that is a place in a text is read when somebody
searches (`searching`), so it goes with the opinion when that is withdrawn, sealed or quarantined.
"""

from collections.abc import Iterable, Iterator

from django.utils import translation

from caunoi.cases.choices import Channel
from caunoi.issues.models import Compilation, Issue
from caunoi.search import services as search
from caunoi.search.services import Searchable

COMPILATION, ISSUE = "compilation", "issue"


def all_compilations() -> Iterator[Searchable]:
    """Every compilation, for building the index anew."""
    yield from map(_compilation_row, Compilation.objects.select_related("body").order_by("pk").iterator(chunk_size=500))


def all_issues() -> Iterator[Searchable]:
    """Every issue of which an officer wrote something, for building the index anew."""
    rows = Issue.objects.filter(dropped_at=None).select_related("compilation").order_by("pk")
    yield from _written(rows.iterator(chunk_size=500))


def index_compilation(compilation: Compilation) -> None:
    """Index a compilation that was made or described anew, and its issues, whose day is its last one."""
    search.put_many(kind=COMPILATION, rows=[_compilation_row(compilation)])
    index_issues(compilation, list(compilation.issues.values_list("pk", flat=True)))


def index_issues(compilation: Compilation, ids: Iterable[int]) -> None:
    """Index these issues as they stand now; those that went away, or of which nothing is written, leave the index."""
    ids = set(ids)
    if not ids:
        return
    rows = list(Issue.objects.filter(pk__in=ids, dropped_at=None))
    for row in rows:
        row.compilation = compilation
    search.keep(kind=ISSUE, rows=_written(rows), instead_of=ids)


def drop_compilations(compilations: Iterable[Compilation]) -> None:
    """Take compilations that are being deleted out of the index, with their issues; before the rows go."""
    ids = [row.pk for row in compilations]
    issues = list(Issue.objects.filter(compilation__in=ids).values_list("pk", flat=True))
    search.drop_many(kind=ISSUE, object_ids=issues)
    search.drop_many(kind=COMPILATION, object_ids=ids)


def about(row: Compilation) -> str:
    """What a compilation is for, of when and by whom, in Vietnamese."""
    with translation.override("vi"):
        channel = str(Channel(row.channel).label) if row.channel else ""
        period = f"{row.from_on:%d/%m/%Y} – {row.to_on:%d/%m/%Y}"
        return ", ".join(filter(None, (row.get_purpose_display(), period, channel, row.body.name)))


def written(issue: Issue) -> str:
    """What an officer wrote of an issue beside its name."""
    return "\n".join(filter(None, (issue.authority, issue.proposal, issue.note)))


def _compilation_row(row: Compilation) -> Searchable:
    return Searchable(row.pk, row.body_id, False, row.title, about(row), row.to_on)


def _written(issues: Iterable[Issue]) -> Iterator[Searchable]:
    for issue in issues:
        row, words = issue.compilation, written(issue)
        if issue.label or words:
            yield Searchable(issue.pk, row.body_id, False, issue.label, words, row.to_on)
