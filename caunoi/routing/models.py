"""Rules by which an office says who handles what, and the runs in which the field model learnt."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.people.models import Body, Post
from caunoi.places.models import Place


class RoutingRule(models.Model):
    """What a case must be (an empty condition asks nothing) for `to_body` to be proposed; the first that fits counts.

    `body` is the authority whose cases it looks at. `kind` is a value of the kinds of cases, `field` a key of the book,
    `words` phrases with commas between them, any of which must stand in the text. `dropped_at`: deleted, can be undone.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="routing_rules")
    position = models.PositiveIntegerField()
    field = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, blank=True)
    words = models.CharField(max_length=300, blank=True)
    to_body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    to_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["body", "position", "pk"]
        indexes = [models.Index(fields=["body", "position"], condition=Q(dropped_at=None), name="routingrule_in_order")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.position} → {self.to_body_id}"


class TrainingRun(models.Model):
    """One run of learning from confirmed cases: how far it is, what it found. Holds no word of any case."""

    class State(models.TextChoices):
        RUNNING = "running", _("Đang học")
        KEPT = "kept", _("Đã dùng mô hình mới")
        WORSE = "worse", _("Mô hình mới kém hơn, không dùng")
        TOO_FEW = "too_few", _("Chưa đủ vụ việc để học")
        FAILED = "failed", _("Học hỏng, mô hình cũ giữ nguyên")

    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    steps = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    cases = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0)
    before_first = models.FloatField(null=True)
    before_three = models.FloatField(null=True)
    after_first = models.FloatField(null=True)
    after_three = models.FloatField(null=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint("state", condition=Q(state="running"), name="trainingrun_one_at_a_time"),
        ]
