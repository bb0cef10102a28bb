"""Telling somebody which of his files was refused: by the name he gave it, which is shown to him and kept nowhere."""

import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from caunoi.web.uploads.cleaning import Upload
from caunoi.web.uploads.errors import UploadError

LONGEST_NAME = 60


def refusal(file: Upload, error: UploadError, *, number: int) -> str:
    """ "Tệp “cong-ngo-4.jpg”: Không mở được ảnh này…"; a file without a name is told by its place in the choice."""
    name = _shown(str(getattr(file, "name", "") or ""))
    which = _("Tệp “%(name)s”") % {"name": name} if name else _("Tệp thứ %(n)s") % {"n": number}
    return f"{which}: {error}"


def _shown(name: str) -> str:
    plain = "".join(mark for mark in name.replace("\\", "/") if not unicodedata.category(mark).startswith("C"))
    last = PurePosixPath(plain).name
    return last if len(last) <= LONGEST_NAME else f"{last[: LONGEST_NAME - 12]}…{last[-11:]}"
