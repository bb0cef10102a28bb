"""What an installation adds to the book of indicators: rows of its own, and the words by which its reports name one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Indicator(models.Model):
    """An indicator that the book lacks, added by an administrator. `key` begins with "rieng-".

    `words`: how texts name it, a list. `is_additive`: whether figures of different units may be summed.
    """

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    group = models.CharField(max_length=60, blank=True)
    definition = models.TextField(blank=True)
    is_additive = models.BooleanField(default=False)
    words = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(key__startswith="rieng-"), name="indicator_key_is_own"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="indicator_has_name_and_unit"),
            models.UniqueConstraint("name", condition=Q(ended_at__isnull=True), name="indicator_live_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Vocabulary(models.Model):
    """Words of a report that an officer tied to an indicator; offered whenever they are read again.

    `what_fold`: the counted thing folded (small letters, no diacritics), `unit` as read. `indicator`: an id of the book
    or the key of an own row; empty: "none of them". A newer word of the same thing ends the older row.
    """

    what = models.CharField(max_length=300)
    what_fold = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    used = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "vocabulary"
        ordering = ["what", "pk"]
        constraints = [
            models.UniqueConstraint(
                "what_fold", "unit", condition=Q(ended_at__isnull=True), name="vocabulary_one_live_meaning"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("created_at")), name="vocabulary_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} → {self.indicator or '–'}"
