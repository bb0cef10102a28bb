"""Whose each file of a case is, in words: what people sent, and what shows how it was answered and done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from caunoi.cases.models import Attachment


@dataclass(frozen=True)
class NamedFile:
    """A file, its name for who reads (“Ảnh kết quả 1”), and whether it came with an opinion."""

    file: Attachment
    name: str
    is_said: bool

    @property
    def is_image(self) -> bool:
        """Whether a thumbnail can stand for it."""
        return self.file.mime.startswith("image/")


def named_files(files: Iterable[Attachment]) -> list[NamedFile]:
    """The files with their names, counted within what people sent and within what the office showed."""
    counts: Counter[tuple[bool, bool]] = Counter()
    named = []
    for row in files:
        is_said, is_image = row.opinion_id is not None or row.addition_id is not None, row.mime.startswith("image/")
        counts[is_said, is_image] += 1
        named.append(NamedFile(row, _name(is_said, is_image, counts[is_said, is_image]), is_said))
    return named


def _name(is_said: bool, is_image: bool, number: int) -> str:
    if is_said:
        words = _("Ảnh người dân gửi %(n)d") if is_image else _("Tài liệu người dân gửi %(n)d")
    else:
        words = _("Ảnh kết quả %(n)d") if is_image else _("Tài liệu kết quả %(n)d")
    return words % {"n": number}
