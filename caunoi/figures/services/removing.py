"""Takes the sample's reports out again, with their figures, files and words; real ones are never touched."""

from django.db import transaction
from django.db.models import Q

from caunoi.figures.models import (
    FigureAct,
    FigureChange,
    Indicator,
    ReportBatch,
    ReportCheck,
    ReportDocument,
    ReportedFigure,
    Vocabulary,
)
from caunoi.figures.services.indexing import PUBLIC_REPORT, REPORT
from caunoi.search import services as search
from caunoi.web import files


@transaction.atomic
def remove_sample_reports() -> int:
    """Remove the reports of sample bodies and units, and those marked so; before the bodies go. How many."""
    rule = Q(is_sample=True) | Q(body__is_sample=True) | Q(sender__is_sample=True) | Q(place__is_sample=True)
    ids = list(ReportDocument.objects.filter(rule).values_list("pk", flat=True))
    reports = ReportDocument.objects.filter(pk__in=ids)
    refs = set(reports.exclude(file_ref="").values_list("file_ref", flat=True))
    FigureChange.objects.filter(act__report__in=ids).delete()
    FigureAct.objects.filter(report__in=ids, undoes__isnull=False).delete()
    FigureAct.objects.filter(report__in=ids).delete()
    ReportCheck.objects.filter(report__in=ids).delete()
    figures = ReportedFigure.objects.filter(report__in=ids)
    figures.update(part_of=None, repeat_of=None)
    figures.delete()
    reports.update(superseded_by=None)
    reports.delete()
    ReportBatch.objects.filter(body__is_sample=True).delete()
    Vocabulary.objects.filter(created_by__is_sample=True).delete()
    Indicator.objects.filter(created_by__is_sample=True).delete()
    for kind in (REPORT, PUBLIC_REPORT):
        search.drop_many(kind=kind, object_ids=ids)
    kept = set(ReportDocument.objects.filter(file_ref__in=refs).values_list("file_ref", flat=True))
    transaction.on_commit(lambda: _shred(refs - kept))
    return len(ids)


def _shred(refs: set[str]) -> None:
    for ref in refs:
        files.shred(ref)
