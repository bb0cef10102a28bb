"""Days that differ from the library's calendar: a holiday the State decided, a swapped day, a correction; and the years
whose calendar an administrator confirmed.

Rows are never edited: a wrong one is removed (it stays on record) and another is added.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How sure the citation is, as in the book of procedures."""

    HIGH = "H", _("Đã đọc văn bản")
    MEDIUM = "M", _("Một nguồn thứ cấp")
    LOW = "L", _("Chưa kiểm tra")


class DayChange(models.Model):
    """One date that is off, or worked, otherwise than the library says. It wins over the library while not removed.

    `added_by` and `removed_by` are codes of accounts, as in the journal: this room lies below accounts.
    """

    on = models.DateField(_("Ngày"))
    is_working = models.BooleanField(_("Là ngày làm việc"))
    name = models.CharField(_("Tên ngày"), max_length=120)
    citation = models.CharField(_("Căn cứ"), max_length=200)
    confidence = models.CharField(_("Độ tin cậy"), max_length=1, choices=Confidence, default=Confidence.LOW)
    added_by = models.CharField(_("Người thêm"), max_length=16)
    added_at = models.DateTimeField(_("Thêm lúc"))
    removed_by = models.CharField(_("Người bỏ"), max_length=16, blank=True)
    removed_at = models.DateTimeField(_("Bỏ lúc"), null=True, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["on"], condition=Q(removed_at__isnull=True), name="daychange_one_a_day"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(citation=""), name="daychange_named_and_cited"),
            models.CheckConstraint(condition=Q(confidence__in=["H", "M", "L"]), name="daychange_confidence_known"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by="") | (Q(removed_at__isnull=False) & ~Q(removed_by="")),
                name="daychange_removed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.name}"


class ConfirmedYear(models.Model):
    """A year whose calendar, with the changes here, is what the State decided: no forecast while not removed.

    `citation` is the decision. `confirmed_by` and `removed_by` are codes of accounts.
    """

    year = models.PositiveSmallIntegerField(_("Năm"))
    citation = models.CharField(_("Căn cứ"), max_length=200)
    confirmed_by = models.CharField(_("Người xác nhận"), max_length=16)
    confirmed_at = models.DateTimeField(_("Xác nhận lúc"))
    removed_by = models.CharField(_("Người bỏ"), max_length=16, blank=True)
    removed_at = models.DateTimeField(_("Bỏ lúc"), null=True, blank=True)

    class Meta:
        ordering = ["year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(removed_at__isnull=True), name="confirmedyear_once_a_year"
            ),
            models.CheckConstraint(condition=~Q(citation=""), name="confirmedyear_cited"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by="") | (Q(removed_at__isnull=False) & ~Q(removed_by="")),
                name="confirmedyear_removed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)
