"""Files by their code: public ones to everybody, the others to the speakers they are for, sealed ones to nobody."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from caunoi.cases.models import Attachment, Publication
from caunoi.portal.track import visits
from caunoi.web import files as file_store


@require_GET
def file(request: HttpRequest, code: str) -> HttpResponse:
    """Stream a file, or 404 for who may not have it."""
    row = Attachment.objects.filter(code=code, is_sealed=False).first()
    if row is None or not (is_public(row) or is_own(row, request)):
        raise Http404
    return file_store.serve(row.digest, mime=row.mime, name=f"{row.code}.{row.extension}")


def is_public(row: Attachment) -> bool:
    """Whether an officer chose the file for a publication that is live."""
    return row.is_public and Publication.objects.filter(_of_case(row), ended_at=None).exists()


def _of_case(row: Attachment) -> Q:
    if row.opinion_id:
        return Q(case__parts__opinion=row.opinion_id)
    if row.addition_id:
        return Q(case__parts__opinion__additions=row.addition_id)
    if row.answer_id:
        return Q(case__answers=row.answer_id)
    if row.promise_id:
        return Q(case__promises=row.promise_id)
    return Q(case=row.case_id)


def is_own(row: Attachment, request: HttpRequest) -> bool:
    """Whether it is the visitor's own, or evidence in an answer to him that was sent."""
    ids = [opinion.pk for opinion in visits.opened(request)]
    if not ids:
        return False
    rule = (
        Q(opinion__in=ids)
        | Q(addition__opinion__in=ids)
        | Q(answer__sent_at__isnull=False, answer__case__parts__opinion__in=ids)
        | Q(promise__answer__sent_at__isnull=False, promise__case__parts__opinion__in=ids)
        | Q(case__parts__opinion__in=ids)
    )
    return Attachment.objects.filter(rule, pk=row.pk).exists()
