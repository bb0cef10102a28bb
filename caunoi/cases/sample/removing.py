"""Takes the sample out again: rows, files, index, journal chains of its own. Real data is never touched."""

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q

from caunoi.accounts.models import User
from caunoi.cases.models import Attachment, Case, Opinion, OpinionPart, Publication
from caunoi.cases.sample.extras import remove_extras
from caunoi.cases.services.indexing import CASE, OPINION, PUBLICATION
from caunoi.figures.services.removing import remove_sample_reports
from caunoi.journal.models import SAMPLE_PREFIX, ChainHead, Entry
from caunoi.people.indexing import BODY
from caunoi.people.models import Body
from caunoi.places.choices import Level
from caunoi.places.indexing import PLACE
from caunoi.places.models import Place
from caunoi.search import services as search
from caunoi.web import files as file_store

# Children first. (model, how its rows are told to be the sample's)
_ROWS: tuple[tuple[str, str], ...] = (
    ("Rating", "opinion__body__is_sample"),
    ("NoticeRead", "notice__body__is_sample"),
    ("Notice", "body__is_sample"),
    ("Reminder", "case__authority__is_sample"),
    ("OutgoingMail", "opinion__body__is_sample"),
    ("Quarantine", "case__received_by__is_sample"),
    ("DenunciationPointer", "body__is_sample"),
    ("Appointment", "body__is_sample"),
    ("Document", "body__is_sample"),
    ("DocumentTemplate", "body__is_sample"),
    ("PublishedPromise", "publication__body__is_sample"),
    ("Publication", "body__is_sample"),
    ("Promise", "case__received_by__is_sample"),
    ("Answer", "case__received_by__is_sample"),
    ("Merge", "into__received_by__is_sample"),
    ("Note", "case__received_by__is_sample"),
    ("Step", "case__received_by__is_sample"),
    ("Involvement", "case__received_by__is_sample"),
    ("Extension", "case__received_by__is_sample"),
    ("Pause", "case__received_by__is_sample"),
    ("Clock", "case__received_by__is_sample"),
    ("OpinionPart", "opinion__body__is_sample"),
    ("Addition", "opinion__body__is_sample"),
    ("Sender", "opinion__body__is_sample"),
)
_LAST: tuple[tuple[str, str], ...] = (
    ("BoxOpening", "box__body__is_sample"),
    ("ImportBatch", "body__is_sample"),
    ("Box", "body__is_sample"),
    ("OfficeRule", "body__is_sample"),
    ("NumberSeries", "body__is_sample"),
    ("AnswerTemplate", "body__is_sample"),
)


@transaction.atomic
def remove_sample() -> int:
    """Remove everything of the sample; returns how many cases there were."""
    _count_rows()
    cases = Case.objects.filter(received_by__is_sample=True)
    number = cases.count()
    _drop_index()
    _drop_files()
    remove_extras()
    for name, rule in _ROWS:
        apps.get_model("cases", name).objects.filter(**{rule: True}).delete()
    cases.update(merged_into=None)
    cases.delete()
    Opinion.objects.filter(body__is_sample=True).delete()
    for name, rule in _LAST:
        apps.get_model("cases", name).objects.filter(**{rule: True}).delete()
    remove_sample_reports()
    Body.objects.filter(is_sample=True).update(parent=None)
    Body.objects.filter(is_sample=True).delete()
    User.objects.filter(is_sample=True).delete()
    _drop_places()
    search.count_words()
    ChainHead.objects.filter(chain__startswith=SAMPLE_PREFIX).delete()
    Entry.objects.filter(chain__startswith=SAMPLE_PREFIX).delete()
    return number


def _count_rows() -> None:
    """Let the database see how many rows there are: PostgreSQL takes fresh tables for empty and walks them badly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _drop_index() -> None:
    ids = Case.objects.filter(received_by__is_sample=True).values_list("pk", flat=True)
    public = Publication.objects.filter(body__is_sample=True).values_list("pk", flat=True)
    parts = OpinionPart.objects.filter(opinion__body__is_sample=True).values_list("pk", flat=True)
    places = Place.objects.filter(is_sample=True).values_list("pk", flat=True)
    bodies = Body.objects.filter(is_sample=True).values_list("pk", flat=True)
    kinds = {CASE: ids, PUBLICATION: public, OPINION: parts, PLACE: places, BODY: bodies}
    for kind, rows in kinds.items():
        search.drop_many(kind=kind, object_ids=list(rows))


def _drop_files() -> None:
    rows = Attachment.objects.filter(
        Q(opinion__body__is_sample=True)
        | Q(addition__opinion__body__is_sample=True)
        | Q(answer__case__received_by__is_sample=True)
        | Q(promise__case__received_by__is_sample=True)
        | Q(case__received_by__is_sample=True)
    )
    digests = set(rows.values_list("digest", flat=True))
    rows.delete()
    kept = set(Attachment.objects.filter(digest__in=digests).values_list("digest", flat=True))
    transaction.on_commit(lambda: _shred(digests - kept))


def _shred(digests: set[str]) -> None:
    for digest in digests:
        file_store.shred(digest)


def _drop_places() -> None:
    for level in (Level.AREA, Level.COMMUNE, Level.PROVINCE, Level.COUNTRY):
        Place.objects.filter(is_sample=True, level=level).delete()
