"""Places in time: rows with dates, a closure of ancestors, successions between rows. Nothing here writes."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi.places.choices import Level


class PlaceQuerySet(models.QuerySet["Place"]):
    """Reads of places at a date."""

    def valid_on(self, on: date) -> "PlaceQuerySet":
        """Those that exist on that date; an unknown beginning counts as long ago."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_to__isnull=True) | Q(valid_to__gt=on),
        )

    def within(self, place: "Place") -> "PlaceQuerySet":
        """The place itself and everything under it, of all times."""
        return self.filter(paths_up__ancestor=place)


class Place(models.Model):
    """A unit or residential area as it was from `valid_from` until before `valid_to` (half-open, dates in Hanoi).

    Kind, name and parent never change: a unit that takes another is a new row, joined to this one by `Succession`.
    `valid_from` is None when the beginning is unknown. `code` is our own public identifier, used in links.
    """

    code = models.CharField(max_length=64, unique=True)
    statistical_code = models.CharField(_("Mã thống kê"), max_length=8, blank=True)
    level = models.CharField(_("Cấp"), max_length=10, choices=Level)
    kind_name = models.CharField(_("Loại"), max_length=30, blank=True)
    name = models.CharField(_("Tên"), max_length=120)
    name_fold = models.CharField(max_length=120, editable=False)
    sort_name = models.CharField(max_length=250, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    is_remote = models.BooleanField(_("Vùng sâu, vùng xa, đi lại khó khăn"), default=False)
    is_sample = models.BooleanField(default=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_from__lt=F("valid_to")), name="place_dates_in_order"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="place_known_level"),
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent__isnull=True)
                | ~Q(level=Level.COUNTRY) & Q(parent__isnull=False),
                name="place_only_country_is_root",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(name_fold=""), name="place_has_name"),
            models.UniqueConstraint(
                fields=["parent", "level", "kind_name", "name"],
                condition=Q(valid_to__isnull=True),
                name="place_one_current_name",
            ),
        ]
        indexes = [
            models.Index(fields=["name_fold"], name="place_name_fold"),
            models.Index(fields=["statistical_code"], name="place_statistical_code"),
            models.Index(fields=["parent", "sort_name"], name="place_parent_sort"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Kind and name: "Phường Cầu Giấy"."""
        return f"{self.kind_name} {self.name}".strip()

    def is_valid_on(self, on: date) -> bool:
        """Whether the place exists on that date."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


class PlacePath(models.Model):
    """The closure of `Place.parent`: every place under every ancestor, itself at depth 0. Static, since parents are."""

    ancestor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="paths_down", db_index=False)
    descendant = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="paths_up")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ancestor", "descendant"], name="placepath_one_per_pair"),
            models.UniqueConstraint(fields=["descendant", "depth"], name="placepath_one_ancestor_per_depth"),
            models.CheckConstraint(
                condition=Q(depth=0, ancestor=F("descendant")) | Q(depth__gt=0) & ~Q(ancestor=F("descendant")),
                name="placepath_depth_zero_is_self",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id} ({self.depth})"


class Succession(models.Model):
    """From `on`, `new` stands where `old` stood: all of `old` lies in `new` (`is_whole`) or a part of it does."""

    old = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successions", db_index=False)
    new = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="origins")
    is_whole = models.BooleanField()
    on = models.DateField()
    citation = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_one_per_pair"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="succession_not_itself"),
            models.UniqueConstraint(fields=["old"], condition=Q(is_whole=True), name="succession_whole_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class PlaceAlias(models.Model):
    """Another name, folded and without spaces. `is_same`: of this very unit; otherwise of one that joined it."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases", db_index=False)
    name_fold = models.CharField(max_length=120)
    is_same = models.BooleanField(default=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name_fold"], name="placealias_one_per_place")]
        indexes = [models.Index(fields=["name_fold"], name="placealias_name_fold")]

    def __str__(self) -> str:
        return self.name_fold
