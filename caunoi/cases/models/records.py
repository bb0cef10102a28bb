"""What happened and who was told: steps, notes, notices, mails, quarantine."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from caunoi.cases.choices import MailState, State
from caunoi.cases.models.matters import Case
from caunoi.cases.models.opinions import Opinion
from caunoi.people.models import Body, Post


class Step(models.Model):
    """One act in the life of a case; only added to. `note` is for officers, `public_note` for the speaker."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=32)
    from_state = models.CharField(max_length=24, choices=State, blank=True)
    to_state = models.CharField(max_length=24, choices=State)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    public_note = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="step_case_at")]


class Note(models.Model):
    """An internal note; never public, never in an answer."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]


class Notice(models.Model):
    """A line in an officer's notifications. To a post (whoever holds it) or to all at a body with a role."""

    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="notices")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=16, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["body", "-at"], name="notice_body_at")]


class NoticeRead(models.Model):
    """An officer has seen a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="reads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("notice", "user", name="noticeread_once")]


class OutgoingMail(models.Model):
    """A mail to a speaker: the address stays sealed, the text carries the code and the state, never the opinion."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=8, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="mail_state_created")]


class Quarantine(models.Model):
    """A denunciation that slipped in: the words encrypted and apart until the hand-over, then shredded."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="quarantine")
    sealed = models.BinaryField(null=True)
    signs = models.JSONField(default=list)
    before = models.CharField(max_length=24, choices=State)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    handed_to = models.CharField(max_length=160, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=40, blank=True)
    shredded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shredded_at__isnull=True) | Q(sealed__isnull=True), name="quarantine_shredded_is_empty"
            ),
        ]


class DenunciationPointer(models.Model):
    """A denunciation taken on paper: number, date, where it was handed. No content, no names (law: LTC Điều 22, 25)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    received_on = models.DateField()
    classify_due_on = models.DateField()
    handed_to = models.CharField(max_length=160, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [models.UniqueConstraint("body", "number", name="denunciationpointer_number_once")]


class Appointment(models.Model):
    """A wish to be received in person; the reason is not asked, the contact is sealed."""

    code = models.CharField(max_length=16, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="appointments")
    wanted_on = models.DateField()
    session = models.CharField(max_length=8, choices=[("sang", "Buổi sáng"), ("chieu", "Buổi chiều")])
    sealed = models.BinaryField()
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)


class SavedView(models.Model):
    """A filter an officer gave a name to; it is the query of the list's address."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("user", "name", name="savedview_name_once")]


class Reminder(models.Model):
    """One reminder of one clock: sent once, however often the periodic job runs."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    key = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()
