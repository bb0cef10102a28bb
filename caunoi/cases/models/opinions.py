"""What one voice said once. Never edited: its parts move between cases, the words stay."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import Channel, Privacy, Voice
from caunoi.cases.models.matters import Case
from caunoi.people.models import Body
from caunoi.places.models import Place


class Box(models.Model):
    """A place to speak: the QR code of a residential area, or a paper letter box with its own code."""

    class Kind(models.TextChoices):
        QR = "qr", _("Mã QR")
        PAPER = "paper", _("Hòm thư giấy")

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=160)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="boxes")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class BoxOpening(models.Model):
    """One opening of a paper box: who, when, with whom; slips counted must equal entries made."""

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()
    slips = models.PositiveIntegerField()
    witnesses = models.CharField(max_length=300, help_text=_("Chức danh người chứng kiến, không ghi tên"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    difference_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-opened_at"]


class ImportBatch(models.Model):
    """One file of opinions, its mapping of columns, what went in and what did not.

    `content` is the table, sealed; when all rows are done only the refused ones are left in it, to be downloaded.
    `done` counts the rows looked at, in order, so that a run that was cut off goes on where it stood.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Chờ kiểm tra")
        RUNNING = "running", _("Đang nhập")
        DONE = "done", _("Đã nhập xong")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    channel = models.CharField(max_length=16, choices=Channel)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State, default=State.UPLOADED)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    content = models.BinaryField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    moved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done__lte=models.F("total"))
                & Q(done=models.F("accepted") + models.F("repeated") + models.F("refused")),
                name="importbatch_every_row_counted",
            ),
        ]


class Opinion(models.Model):
    """One thing one person (household, group) said, through one channel, at one time."""

    receipt_hash = models.CharField(max_length=64, unique=True)
    receipt_sealed = models.BinaryField()
    form_token = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=16, choices=Channel)
    voice = models.CharField(max_length=16, choices=Voice, default=Voice.PERSON)
    people_count = models.PositiveIntegerField(default=1)
    privacy = models.CharField(max_length=16, choices=Privacy)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="opinions")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    place_note = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    received_at = models.DateTimeField()
    box = models.ForeignKey(Box, null=True, blank=True, on_delete=models.PROTECT, related_name="opinions")
    opening = models.ForeignKey(BoxOpening, null=True, blank=True, on_delete=models.PROTECT, related_name="opinions")
    batch = models.ForeignKey(ImportBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="opinions")
    import_key = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "body", "import_key", condition=~Q(import_key=""), name="opinion_import_once_per_body"
            ),
            models.CheckConstraint(condition=Q(people_count__gte=1), name="opinion_people_at_least_one"),
            models.CheckConstraint(condition=Q(is_sealed=False) | Q(text=""), name="opinion_sealed_has_no_plain_text"),
        ]
        indexes = [models.Index(fields=["body", "-received_at"], name="opinion_body_received")]

    def __str__(self) -> str:
        return f"Opinion {self.pk}"


class OpinionPart(models.Model):
    """One content of an opinion, in exactly one case; an undivided opinion has one part with an empty text (all)."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="parts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["opinion_id", "number"]
        constraints = [models.UniqueConstraint("opinion", "number", name="opinionpart_number_once")]


class Sender(models.Model):
    """Who spoke, apart from what was said: encrypted, and every look is journalled.

    `sealed` is JSON with name, phone, email, address. The hashes find a lost receipt without opening the row.
    """

    opinion = models.OneToOneField(Opinion, on_delete=models.PROTECT, related_name="sender")
    sealed = models.BinaryField()
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True)
    wants_mail = models.BooleanField(default=False)


class Addition(models.Model):
    """What a speaker added to his opinion afterwards, through his code or at the desk."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="additions")
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]


class Rating(models.Model):
    """The speaker's verdict on one sent answer; the latest of one opinion and answer counts."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="ratings")
    answer = models.ForeignKey("cases.Answer", on_delete=models.PROTECT, related_name="ratings")
    score = models.CharField(max_length=8)
    reasons = models.JSONField(default=list, blank=True)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("opinion", "answer", name="rating_once_per_answer")]
