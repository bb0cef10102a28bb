"""The matter to resolve: one case, one or more opinions, one owner, two clocks."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import OPEN_STATES, WAITING_STATES, CaseKind, Outcome, State
from caunoi.people.models import Body, Post
from caunoi.places.models import Place


class Case(models.Model):
    """A matter and its owner.

    `received_by` was addressed first; `authority` is competent now: its clock runs, its head signs; `body` is the
    office of that authority that leads the work (the authority itself until the case is assigned). `due_on` is the
    nearest open deadline, null while none is set or the clock is stopped.
    """

    code = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=CaseKind)
    is_classified = models.BooleanField(default=False)
    field = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=24, choices=State, default=State.RECEIVED)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    received_by = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases_received")
    authority = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases_in_charge")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    handler_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    received_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    is_complex = models.BooleanField(default=False)
    is_remote = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    due_step = models.CharField(max_length=16, blank=True)
    paused_since = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    reason_key = models.CharField(max_length=60, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )  # no index over the empty ones: SQLite took it for a short list and walked all cases
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(accepted_on__gte=F("received_on")),
                name="case_accepted_after_received",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RESOLVED) | Q(resolved_at__isnull=False), name="case_resolved_has_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ANSWERED, State.RESOLVED]) | Q(answered_at__isnull=False),
                name="case_answered_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")), name="case_not_merged_into_itself"
            ),
        ]
        indexes = [
            models.Index(
                fields=["authority", "state", "due_on", "id"],
                condition=Q(merged_into__isnull=True),
                name="case_live_authority",
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(merged_into__isnull=True)
                & (Q(state__in=OPEN_STATES) | Q(state=State.ANSWERED, due_on__isnull=False)),
                name="case_todo_due",
            ),
            models.Index(
                fields=["authority", "due_on", "id"],
                condition=Q(merged_into__isnull=True) & (Q(state__in=WAITING_STATES) | Q(paused_since__isnull=False)),
                name="case_waiting",
            ),
            models.Index(
                fields=["authority", "answered_at", "id"],
                condition=Q(merged_into__isnull=True) & Q(state__in=[State.ANSWERED, State.RESOLVED]),
                name="case_to_publish",
            ),
            models.Index(fields=["authority", "received_by"], name="case_authority_received_by"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="case_merged_into"),
            models.Index(fields=["body", "state", "due_on", "id"], name="case_body_state_due"),
            models.Index(fields=["handler_post", "state", "due_on"], name="case_post_state_due"),
            models.Index(fields=["received_by", "-received_on", "-id"], name="case_received_by"),
        ]

    def __str__(self) -> str:
        return self.code


class Clock(models.Model):
    """One deadline of one body in a case, with the sum that led to it. Ended, never deleted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=16)
    started_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=1, blank=True)
    explanation = models.JSONField(default=list)
    procedure = models.CharField(max_length=40)
    calendar_version = models.CharField(max_length=64, blank=True)
    book_version = models.CharField(max_length=64, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "case", "body", "step", condition=Q(ended_on__isnull=True), name="clock_one_open_per_step"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(ended_on__isnull=True), name="clock_open_due")]


class Pause(models.Model):
    """A suspension: both ends count as paused; an open one stops the clock until it is closed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    decision = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="pause_not_inverted"
            ),
            models.UniqueConstraint("case", condition=Q(to_on__isnull=True), name="pause_one_open"),
        ]


class Extension(models.Model):
    """More time, by a written decision."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=80)
    decided_on = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(days__gte=1), name="extension_at_least_a_day")]


class OfficeRule(models.Model):
    """A term set by an office's own regulation where the law sets none; labelled so, never shown as law."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    procedure = models.CharField(max_length=40)
    step = models.CharField(max_length=16)
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[("day", _("ngày")), ("working_day", _("ngày làm việc"))])
    citation = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("body", "procedure", "step", "valid_from", name="officerule_once_per_start"),
            models.CheckConstraint(condition=Q(length__gte=1), name="officerule_at_least_a_day"),
        ]


class Involvement(models.Model):
    """A body that works on the case: one lead, any number of supporters; history by dates."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involvements")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_lead = models.BooleanField(default=True)
    task = models.CharField(max_length=300, blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-is_lead", "from_at", "pk"]
        constraints = [
            models.UniqueConstraint("case", condition=Q(is_lead=True, to_at__isnull=True), name="involvement_one_lead"),
            models.UniqueConstraint("case", "body", condition=Q(to_at__isnull=True), name="involvement_once_per_body"),
        ]
        indexes = [
            models.Index(fields=["body", "case"], condition=Q(to_at__isnull=True), name="involvement_open"),
            models.Index(
                fields=["body", "case"], condition=Q(to_at__isnull=True, is_lead=False), name="involvement_helping"
            ),
        ]


class Merge(models.Model):
    """One case absorbed by another: which parts moved, so that undoing puts each back."""

    into = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="merges")
    source = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="merged_by")
    part_ids = models.JSONField(default=list)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("source", condition=Q(undone_at__isnull=True), name="merge_one_live_per_source")
        ]
