"""PDF: the pages alone, in a new document. Forms and notes become part of the page; scripts and attachments go."""

import io
import re
import threading
from typing import Any

import pypdfium2 as pdfium
from django.utils.translation import gettext as _

from caunoi.web.uploads.errors import UploadError
from caunoi.web.uploads.segments import blank_camera_data

raw: Any = pdfium.raw  # the C functions; the wrapper flattens only documents with forms

MOST_PAGES = 300
_ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|OpenAction|AA|RichMedia|XFA|SubmitForm|ImportData)\b"
)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.S)
_lock = threading.Lock()  # PDFium may be used by one thread at a time


def clean_pdf(data: bytes) -> bytes:
    """The document with nothing but its pages. Raises UploadError (locked, broken, too long, still active)."""
    with _lock:
        try:
            body = _rebuild(data)
        except pdfium.PdfiumError as error:
            raise UploadError(_reason(error)) from error
    if _ACTIVE.search(_STREAM.sub(b"", body)):
        raise UploadError(_("Tệp PDF có phần chạy được bên trong. Xin in lại thành PDF thường rồi gửi."))
    return blank_camera_data(body)


def _rebuild(data: bytes) -> bytes:
    source = pdfium.PdfDocument(data)
    try:
        if len(source) > MOST_PAGES:
            raise UploadError(_("Tệp PDF dài quá %(n)s trang. Xin gửi những trang cần thiết.") % {"n": MOST_PAGES})
        if len(source) == 0:
            raise UploadError(_("Tệp PDF không có trang nào."))
        for page in source:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
        return _pages_only(source)
    finally:
        source.close()


def _pages_only(source: pdfium.PdfDocument) -> bytes:
    fresh = pdfium.PdfDocument.new()
    try:
        fresh.import_pages(source)
        out = io.BytesIO()
        fresh.save(out)
        return out.getvalue()
    finally:
        fresh.close()


def _reason(error: pdfium.PdfiumError) -> str:
    if "password" in str(error).lower():
        return _("Tệp PDF có mật khẩu. Xin bỏ mật khẩu rồi gửi lại.")
    return _("Không mở được tệp PDF này, có thể tệp bị hỏng.")
