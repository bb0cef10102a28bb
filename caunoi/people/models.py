"""Bodies at a place, the posts in them, who holds a post from when to when, and who signs for whom.

Periods are half-open: `valid_from` is the first day, `valid_to` the first day no longer counted; empty means open.
"""

from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from caunoi.journal.models import SAMPLE_PREFIX
from caunoi.people.choices import BodyKind, Letterhead
from caunoi.places.models import Place

_M = TypeVar("_M", bound=models.Model)


class DatedQuerySet(models.QuerySet[_M]):
    """Rows with a half-open period."""

    def valid_on(self, on: date) -> "DatedQuerySet[_M]":
        """Rows whose period holds that day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _period_check(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name=f"{table}_period_not_empty"
    )


class Body(models.Model):
    """An organ or organisation of a place: People's Committee, its divisions, Front, Party committee, board."""

    code = models.CharField(max_length=40, unique=True)  # public, e.g. "UBND-MG"
    kind = models.CharField(max_length=40, choices=BodyKind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=8)  # begins case codes: "MG"
    symbol = models.CharField(max_length=30, blank=True)  # in document numbers: "UBND", "MTTQ-BTT"
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="bodies")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    letterhead = models.CharField(max_length=10, choices=Letterhead.choices)
    superior_name = models.CharField(max_length=200, blank=True)  # line above the name on its papers
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    is_receiving = models.BooleanField(default=False)  # people may address it
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    objects = DatedQuerySet["Body"].as_manager()

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["place", "is_receiving"], name="people_body_place")]
        constraints = [
            _period_check("people_body"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="people_body_not_own_parent"
            ),
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="people_body_kind_known"),
            models.CheckConstraint(condition=Q(letterhead__in=Letterhead.values), name="people_body_letterhead_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        """The journal chain of its acts; a sample body has a chain that may be removed with it."""
        return f"{SAMPLE_PREFIX}{self.code}" if self.is_sample else self.code


class Post(models.Model):
    """A position in a body. Work is given to posts; people come and go. `roles` are values of `Role`."""

    code = models.CharField(max_length=60, unique=True)  # "UBND-MG.CT"
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    is_head = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(default=1)  # how many may hold it at once
    sign_prefix = models.CharField(max_length=80, blank=True)  # "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"
    closed_on = models.DateField(null=True, blank=True)  # abolished: no new terms from that day

    class Meta:
        ordering = ["body", "-is_head", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=Q(is_head=True, closed_on__isnull=True), name="people_post_one_head"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="people_post_has_a_seat"),
            models.CheckConstraint(condition=Q(is_head=False) | Q(seats=1), name="people_post_head_has_one_seat"),
        ]

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A person holds a post from `valid_from` until before `valid_to`. Never edited except to be ended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="terms")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="terms")
    seat = models.PositiveSmallIntegerField(default=1)  # 1…post.seats, so that the database sees a seat taken twice
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Term"].as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            _period_check("people_term"),
            models.UniqueConstraint(
                fields=["post", "seat"], condition=Q(valid_to__isnull=True), name="people_term_seat_taken_once"
            ),
            models.UniqueConstraint(
                fields=["user", "post"], condition=Q(valid_to__isnull=True), name="people_term_held_once"
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="people_term_seat_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.valid_from}–{self.valid_to or ''}"


class Deputy(models.Model):
    """Whoever holds `deputy_post` may sign for `post` in that period; `citation` is the paper that says so."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="deputies")
    deputy_post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="deputy_for")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    citation = models.CharField(max_length=200)

    objects = DatedQuerySet["Deputy"].as_manager()

    class Meta:
        verbose_name_plural = "deputies"
        ordering = ["valid_from", "id"]
        constraints = [
            _period_check("people_deputy"),
            models.CheckConstraint(condition=~Q(post=F("deputy_post")), name="people_deputy_is_another"),
            models.UniqueConstraint(
                fields=["post", "deputy_post"], condition=Q(valid_to__isnull=True), name="people_deputy_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy_post_id} → {self.post_id}"
