"""The index: one row an object, holding its words and nothing for display; and which words there are at all."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """The words of one object of another room, as written (`title`, `text`) and without diacritics (`*_fold`).

    The database keeps the word index itself: a trigger feeds an FTS5 table on SQLite, a stored column on PostgreSQL.
    """

    kind = models.CharField(_("loại"), max_length=30)
    object_id = models.BigIntegerField(_("số của đối tượng"))
    body_id = models.BigIntegerField(_("cơ quan"), null=True)
    is_public = models.BooleanField(_("công khai"), default=False)
    on = models.DateField(_("ngày"), null=True)
    title = models.TextField(_("tiêu đề"))
    text = models.TextField(_("nội dung"))
    title_fold = models.TextField(_("tiêu đề không dấu"))
    text_fold = models.TextField(_("nội dung không dấu"))
    keys = models.BinaryField(_("khóa"), null=True)  # what stands in SearchKey for it; null: never offered as alike

    class Meta:
        verbose_name = _("mục tìm kiếm")
        verbose_name_plural = _("mục tìm kiếm")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_object_once")]
        indexes = [models.Index(fields=["kind", "body_id"], name="search_entry_kind_body")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A word of the index without diacritics, and in how many objects it stood when the words were last counted."""

    word = models.CharField(max_length=20, unique=True)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("từ trong chỉ mục")
        verbose_name_plural = _("từ trong chỉ mục")

    def __str__(self) -> str:
        return self.word


class SearchKey(models.Model):
    """A hash of rare words (`keys`) and an entry that has them: of a body, the newest entries are found at once."""

    pk = models.CompositePrimaryKey("key", "body", "entry")
    key = models.IntegerField(_("khóa"))
    body = models.BigIntegerField(_("cơ quan"))  # 0: none
    entry = models.BigIntegerField(_("mục tìm kiếm"))

    class Meta:
        verbose_name = _("khóa so sánh")
        verbose_name_plural = _("khóa so sánh")

    def __str__(self) -> str:
        return f"{self.key} {self.entry}"
