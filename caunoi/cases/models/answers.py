"""What is said back: answers, their evidence, promises, files, publication."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from caunoi.cases.choices import AnswerState, CaseKind, DocumentKind, Outcome, PromiseState
from caunoi.cases.models.matters import Case
from caunoi.cases.models.opinions import Addition, Opinion
from caunoi.people.models import Body, Post


class Answer(models.Model):
    """One version of an answer. "Signed" means approved here by the holder of the post or the deputy on record."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    outcome = models.CharField(max_length=16, choices=Outcome)
    refusal_reason = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=AnswerState, default=AnswerState.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    return_reason = models.CharField(max_length=500, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("case", "number", name="answer_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=[AnswerState.SIGNED, AnswerState.SENT])
                | Q(signed_by__isnull=False, signed_post__isnull=False, signed_at__isnull=False),
                name="answer_signed_by_a_post",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(sent_at__isnull=True), name="answer_unsent")]


class Promise(models.Model):
    """Who will do what by when; the resolved clock of a case runs to its date."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="promises")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="promises")
    text = models.CharField(max_length=300)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="promises")
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=PromiseState, default=PromiseState.OPEN)
    done_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PromiseState.OPEN, done_on__isnull=True)
                | Q(state=PromiseState.KEPT, done_on__lte=F("due_on"))
                | Q(state=PromiseState.LATE, done_on__gt=F("due_on"))
                | (Q(state=PromiseState.WITHDRAWN) & ~Q(reason="")),
                name="promise_state_fits_dates",
            )
        ]
        indexes = [
            models.Index(fields=["body", "state", "due_on"], name="promise_body_state_due"),
            models.Index(fields=["due_on"], condition=Q(state=PromiseState.OPEN), name="promise_open_due"),
        ]


class Attachment(models.Model):
    """A cleaned file (no EXIF, no file name of the sender), belonging to an opinion, an answer, a promise or a case."""

    opinion = models.ForeignKey(Opinion, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    addition = models.ForeignKey(Addition, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    code = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    mime = models.CharField(max_length=80)
    extension = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    caption = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="attachment_one_owner",
                condition=(
                    Q(opinion__isnull=False, addition=None, answer=None, promise=None, case=None)
                    | Q(opinion=None, addition__isnull=False, answer=None, promise=None, case=None)
                    | Q(opinion=None, addition=None, answer__isnull=False, promise=None, case=None)
                    | Q(opinion=None, addition=None, answer=None, promise__isnull=False, case=None)
                    | Q(opinion=None, addition=None, answer=None, promise=None, case__isnull=False)
                ),
            )
        ]


class Publication(models.Model):
    """What the public sees of a case, after an officer confirmed the redaction. A correction is a new row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publications")
    title = models.CharField(max_length=200)
    text = models.TextField()
    answer_text = models.TextField(blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=CaseKind)
    field = models.CharField(max_length=40, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint("case", condition=Q(ended_at__isnull=True), name="publication_one_live"),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=Q(ended_at__isnull=True), name="publication_live"),
            models.Index(
                fields=["body", "-published_at"], condition=Q(ended_at__isnull=True), name="publication_live_body"
            ),
            models.Index(
                fields=["field", "-published_at"], condition=Q(ended_at__isnull=True), name="publication_live_field"
            ),
            models.Index(
                fields=["kind", "-published_at"], condition=Q(ended_at__isnull=True), name="publication_live_kind"
            ),
        ]


class PublishedPromise(models.Model):
    """The words of a promise as an officer confirmed them for the public; a promise without such a row shows none."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="promises")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="published")
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("publication", "promise", name="publishedpromise_once"),
            models.CheckConstraint(condition=~Q(text=""), name="publishedpromise_has_words"),
        ]


class Document(models.Model):
    """A paper issued in a case, numbered gaplessly per body, kind of register and year."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=32, choices=DocumentKind)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=40)
    issued_on = models.DateField()
    signed_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    facts = models.JSONField(default=dict)
    code = models.CharField(max_length=16, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("body", "year", "number", name="document_number_once")]


class NumberSeries(models.Model):
    """The last number used of one register of one body in one year; taken under a row lock, so gapless."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("body", "register", "year", name="numberseries_once")]


class DocumentTemplate(models.Model):
    """An office's own Word template for one kind of paper; without one the shipped template serves."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32, choices=DocumentKind)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("body", "kind", name="documenttemplate_once")]


class AnswerTemplate(models.Model):
    """Words to begin an answer with, by kind and outcome; of one body or (body empty) of all."""

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=CaseKind, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome)
    name = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        ordering = ["name"]
