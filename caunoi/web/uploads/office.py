"""Word, Excel and OpenDocument: no macros, no embedded programs, no outside templates, no properties, no names."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from caunoi.web.uploads.errors import UploadError
from caunoi.web.uploads.segments import blank_camera_data

OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
MOST_PARTS = 2000
MOST_UNPACKED = 100 * 1024 * 1024

_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
_FORBIDDEN = re.compile(
    r"vbaProject|vbaData|macrosheets|activeX|embeddings/|oleObject|^Basic/|^Scripts/|^Object |customUI", re.I
)
_OUTSIDE = re.compile(rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/hyperlink[\"'])[^>]*>", re.I)
_PREVIEW = re.compile(r"^(docProps/thumbnail\.|Thumbnails/)", re.I)
_PREVIEW_LINK = re.compile(rb"<Relationship\b(?=[^>]*metadata/thumbnail)[^>]*/>", re.I)
_EMPTY = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>',
}
_NAMES = (
    (re.compile(rb'\b(w:author|w:initials|w15:author|w15:userId|userName)="[^"]*"'), rb'\1="-"'),
    (re.compile(rb'(<person\b[^>]*?\bdisplayName)="[^"]*"'), rb'\1="-"'),
    (re.compile(rb"<(author|dc:creator|meta:creator-initials)>[^<]*</\1>"), rb"<\1>-</\1>"),
    (re.compile(rb"<x15ac:absPath\b[^>]*/>"), b""),
)  # fmt: skip
_STAMP = (1980, 1, 1, 0, 0, 0)


def office_kind(data: bytes) -> str | None:
    """docx, xlsx, odt, or None for another kind of archive. Raises UploadError for a broken or bloated one."""
    with _open(data) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and archive.read("mimetype").strip().decode("ascii", "replace") == OFFICE["odt"]:
            return "odt"
        return next(
            (kind for kind in ("docx", "xlsx") if _PARTS[kind] in names and "[Content_Types].xml" in names), None
        )


def clean_office(data: bytes, kind: str) -> bytes:
    """The document without properties and people's names. Raises UploadError (macros, embedded or outside parts)."""
    out = io.BytesIO()
    try:
        _copy(data, out, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UploadError(_("Không mở được tệp này, có thể tệp bị hỏng.")) from error
    return out.getvalue()


def _copy(data: bytes, out: io.BytesIO, kind: str) -> None:
    with _open(data) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean:
        for part in archive.infolist():
            if part.is_dir() or _PREVIEW.search(part.filename):
                continue
            body = _clean_part(part.filename, archive.read(part))
            stored = kind == "odt" and part.filename == "mimetype"
            info = zipfile.ZipInfo(part.filename, _STAMP)
            clean.writestr(info, body, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UploadError(_("Không mở được tệp này, có thể tệp bị hỏng.")) from error
    return archive


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    # zipfile never unpacks more than the size a part declares, so the declared sizes bound the memory used.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UploadError(_("Tệp này nở ra quá lớn khi mở. Xin lưu lại thành PDF rồi gửi."))
    if len({part.filename for part in parts}) != len(parts) or any(part.flag_bits & 1 for part in parts):
        raise UploadError(_("Tệp này có mật khẩu hoặc bị hỏng. Xin bỏ mật khẩu rồi gửi lại."))
    if any(".." in part.filename or part.filename.startswith("/") for part in parts):
        raise UploadError(_("Không mở được tệp này, có thể tệp bị hỏng."))
    if any(_FORBIDDEN.search(part.filename) for part in parts):
        raise UploadError(_("Tệp có macro hoặc tệp khác nhúng bên trong. Xin lưu lại thành PDF rồi gửi."))


def _clean_part(name: str, body: bytes) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name]
    if name.lower().endswith((".jpg", ".jpeg")):
        return blank_camera_data(body)
    if name.endswith(".rels"):
        if _OUTSIDE.search(body) or body[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise UploadError(_("Tệp lấy một phần từ nơi khác trên mạng. Xin lưu lại thành PDF rồi gửi."))
        return _PREVIEW_LINK.sub(b"", body)
    if name == "[Content_Types].xml" and b"macroEnabled" in body:
        raise UploadError(_("Tệp có macro hoặc tệp khác nhúng bên trong. Xin lưu lại thành PDF rồi gửi."))
    if name.endswith(".xml"):
        for pattern, replacement in _NAMES:
            body = pattern.sub(replacement, body)
    return body
