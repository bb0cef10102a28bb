"""Compilations of opinions: their issues, which opinion stands where, and what each act changed.

Nothing here repeats what an opinion says: labels and quotes are places in its text, counts are counted when asked for.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from caunoi.cases.choices import Channel
from caunoi.cases.models import Opinion
from caunoi.issues.choices import Act, CompilationState, Purpose, RunState
from caunoi.people.models import Body


class Compilation(models.Model):
    """The opinions of a period (both days counted) gathered into issues by one body.

    `channel` empty: every channel. `last_issue` and `last_item` are the last numbers given; none is given twice.
    `run_*`: the gathering that runs now or ran last; `run_total` opinions were looked at, `run_done` have their place.
    """

    code = models.CharField(max_length=16, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="compilations")
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=16, choices=Purpose)
    from_on = models.DateField()
    to_on = models.DateField()
    channel = models.CharField(max_length=16, choices=Channel, blank=True)
    state = models.CharField(max_length=8, choices=CompilationState, default=CompilationState.DRAFT)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    last_issue = models.PositiveIntegerField(default=0)
    last_item = models.PositiveIntegerField(default=0)
    run_state = models.CharField(max_length=8, choices=RunState, default=RunState.IDLE)
    run_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField(null=True, blank=True)
    run_total = models.PositiveIntegerField(default=0)
    run_done = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-to_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="compilation_period_not_inverted"),
            models.CheckConstraint(
                condition=Q(state=CompilationState.DRAFT) | Q(closed_at__isnull=False),
                name="compilation_closed_has_moment",
            ),
        ]
        indexes = [models.Index(fields=["body", "-to_on"], name="compilation_body_to")]

    def __str__(self) -> str:
        return self.title


class Issue(models.Model):
    """One kind of trouble or one request, told by many. `label` is an officer's; while it is empty the clause
    `named_start` to `named_end` of the opinion `named_by` names the issue. `authority` is who is asked to resolve it.
    """

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="issues")
    number = models.PositiveIntegerField()
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=300, blank=True)
    named_by = models.ForeignKey(Opinion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    named_start = models.PositiveIntegerField(default=0)
    named_end = models.PositiveIntegerField(default=0)
    field = models.CharField(max_length=40, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    proposal = models.TextField(blank=True)
    note = models.TextField(blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "number"]
        constraints = [models.UniqueConstraint("compilation", "number", name="issue_number_once")]

    def __str__(self) -> str:
        return f"Issue {self.number}"


class IssueOpinion(models.Model):
    """Where an opinion stands in a compilation: under an issue, under none yet, or taken out of it (`is_out`).

    `is_by_hand`: an officer put it there, so no later gathering moves it. A quote is characters `quote_start` to
    `quote_end` of the opinion's text.
    """

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="items")
    issue = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.CASCADE, related_name="items")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="compiled")
    number = models.PositiveIntegerField()
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    is_by_hand = models.BooleanField(default=False)
    is_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("compilation", "opinion", name="issueopinion_once_per_compilation"),
            models.UniqueConstraint("compilation", "number", name="issueopinion_number_once"),
            models.CheckConstraint(
                condition=Q(quote_start=None, quote_end=None) | Q(quote_end__gt=F("quote_start")),
                name="issueopinion_quote_has_words",
            ),
            models.CheckConstraint(condition=Q(is_out=False) | Q(issue=None), name="issueopinion_out_is_nowhere"),
        ]

    def __str__(self) -> str:
        return f"IssueOpinion {self.number}"


class IssueChange(models.Model):
    """One act: what stood there `before` (rows by key, and the keys of the rows that it made), to take it back."""

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="changes")
    act = models.CharField(max_length=12, choices=Act)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["compilation", "-id"], name="issuechange_latest")]
