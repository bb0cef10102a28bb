"""A report as it came: the file and its text, whose it is and of when, how far it was read."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from caunoi.figures.choices import ReportKind, ReportState
from caunoi.journal.models import SAMPLE_PREFIX
from caunoi.journal.services import SYSTEM_CHAIN
from caunoi.people.models import Body
from caunoi.places.models import Place


class ReportBatch(models.Model):
    """Reports that one officer brought in together."""

    code = models.CharField(max_length=16, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="report_batches")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["body", "-created_at"], name="reportbatch_body_created")]

    def __str__(self) -> str:
        return self.code


class ReportDocument(models.Model):
    """A narrative report or a table.

    `body` took it in, its officers review the figures (empty: brought by the programme, an article of the press);
    `sender` is the body on this installation whose report it is, `sender_name` its name in words. `unit_read`,
    `parent_read`, `period_read` are the reader's words; `place`, `period_*` what holds: proposed from these words until
    `confirmed_at`, then an officer's word. Dates are inclusive at both ends; `as_of` is set for a stock on a day.

    `text` may be empty: of an article only the words of the numbers are kept, its `text_digest` (SHA-256 of the text in
    UTF-8) tells whether a text loaded later is the same. `file_ref` is a reference of web.files, `digest` that of the
    file as it came. `attempt` counts the readings begun: only the last may finish.
    """

    code = models.CharField(max_length=16, unique=True)
    batch = models.ForeignKey(
        ReportBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="reports", db_index=False
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_kept")
    sender = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_sent")
    sender_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    file_name = models.CharField(max_length=200, blank=True)  # as it came; of ten like titles it tells which is which
    kind = models.CharField(max_length=8, choices=ReportKind)
    state = models.CharField(max_length=12, choices=ReportState, default=ReportState.WAITING)
    failure = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)

    file_ref = models.CharField(max_length=64, blank=True)
    mime = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)
    text_digest = models.CharField(max_length=64, blank=True)
    notes = models.JSONField(default=list)  # what the parser could not take in, in Vietnamese

    unit_read = models.CharField(max_length=200, blank=True)
    parent_read = models.CharField(max_length=200, blank=True)
    period_read = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period_words = models.CharField(max_length=200, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    source_url = models.URLField(max_length=400, blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    source_on = models.DateField(null=True, blank=True)

    published_at = models.DateTimeField(null=True, blank=True)
    is_text_public = models.BooleanField(default=False)  # the whole text, not only the sentences of the figures
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes", db_index=False
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_known_state"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.FAILED) | ~Q(failure=""), name="report_failed_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.READ) | Q(read_at__isnull=False), name="report_read_has_moment"
            ),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True, period_to__isnull=True)
                | Q(period_from__isnull=False, period_to__gte=F("period_from")),
                name="report_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(state=ReportState.READ, place__isnull=False),
                name="report_public_is_read_and_placed",
            ),
            models.CheckConstraint(condition=Q(is_text_public=False) | ~Q(text=""), name="report_public_text_exists"),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("pk")),
                name="report_not_superseded_by_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "-created_at", "-id"], name="report_body_created"),
            models.Index(fields=["batch", "state"], condition=Q(batch__isnull=False), name="report_batch_state"),
            models.Index(fields=["body", "digest"], condition=~Q(digest=""), name="report_body_digest"),
            models.Index(fields=["place", "period_to"], condition=Q(published_at__isnull=False), name="report_public"),
            models.Index(
                fields=["state", "created_at"],
                condition=Q(state__in=[ReportState.WAITING, ReportState.READING]),
                name="report_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def chain(self) -> str:
        """The journal chain of its acts: that of the body that keeps it."""
        if self.body is not None:
            return self.body.chain
        return f"{SAMPLE_PREFIX}so-lieu" if self.is_sample else SYSTEM_CHAIN

    @property
    def has_file(self) -> bool:
        """Whether its file may be given to readers: it was read and kept clean; a sealed one is only ever read."""
        return self.state == ReportState.READ and bool(self.file_ref) and not self.file_ref.startswith("s")

    @property
    def other_name(self) -> str:
        """The name of its file, unless its title says the same."""
        stem = self.file_name.rpartition(".")[0] or self.file_name
        return "" if stem == self.title else self.file_name

    @property
    def is_confirmed(self) -> bool:
        """Whether an officer said whose report it is and of when."""
        return self.confirmed_at is not None

    @property
    def is_public(self) -> bool:
        """Whether its standing figures are shown to everybody."""
        return self.published_at is not None
