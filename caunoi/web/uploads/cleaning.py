"""The way in: size, type from the bytes, then the cleaner of that type."""

import builtins
from dataclasses import dataclass
from typing import Literal, Protocol

import filetype
from django.utils.translation import gettext as _

from caunoi.web.uploads.errors import UploadError
from caunoi.web.uploads.office import OFFICE, clean_office, office_kind
from caunoi.web.uploads.pdf import clean_pdf
from caunoi.web.uploads.pictures import clean_picture

MEGABYTE = 1024 * 1024
PICTURE_LIMIT = 10 * MEGABYTE
DOCUMENT_LIMIT = 15 * MEGABYTE

_PICTURES = {"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

Kind = Literal["image", "pdf", "document"]


class Upload(Protocol):
    """Anything that can be read: Django's UploadedFile, an open file, a BytesIO."""

    def read(self, size: int = -1, /) -> builtins.bytes:
        """The next bytes, at most `size`."""
        ...


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A cleaned file. `extension` has no dot; the name it came with is not kept anywhere."""

    bytes: builtins.bytes
    mime: str
    extension: str
    kind: Kind


def clean_upload(file: Upload) -> CleanFile:
    """A clean copy of an upload. Raises UploadError with a Vietnamese reason when the file is refused."""
    data = file.read(DOCUMENT_LIMIT + 1)
    if not data:
        raise UploadError(_("Tệp này trống."))
    mime = _sniff(data)
    limit = PICTURE_LIMIT if mime in _PICTURES else DOCUMENT_LIMIT
    if len(data) > limit:
        what = _("Ảnh lớn quá %(n)s MB.") if mime in _PICTURES else _("Tệp lớn quá %(n)s MB.")
        raise UploadError(what % {"n": limit // MEGABYTE})
    if mime in _PICTURES:
        body, mime, extension = clean_picture(data)
        return CleanFile(body, mime, extension, "image")
    if mime == "application/pdf":
        return CleanFile(clean_pdf(data), mime, "pdf", "pdf")
    if mime == "application/zip" and (name := office_kind(data)):
        return CleanFile(clean_office(data, name), OFFICE[name], name, "document")
    raise UploadError(_refusal(mime))


def _sniff(data: builtins.bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return "image/heic"
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    if data[:4] == b"PK\x03\x04":
        return "application/zip"
    found = filetype.guess(data[:8192])
    return str(found.mime) if found else ""


def _refusal(mime: str) -> str:
    if mime.startswith(("video/", "audio/")):
        return _("Chưa nhận phim và tiếng. Xin gửi ảnh chụp, hoặc kể lại bằng lời.")
    if mime in {"application/msword", "application/vnd.ms-excel", "application/x-ole-storage"}:
        return _("Tệp Word, Excel kiểu cũ. Xin lưu lại thành .docx, .xlsx hoặc PDF.")
    if mime.startswith("image/"):
        return _("Chưa nhận kiểu ảnh này. Xin gửi ảnh JPEG, PNG, WebP hoặc HEIC.")
    return _(
        "Tệp này không phải ảnh hoặc văn bản đọc được. Nhận ảnh (JPEG, PNG, WebP, HEIC), PDF, Word (.docx), "
        "Excel (.xlsx) và .odt."
    )
