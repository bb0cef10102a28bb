"""Which kind of file some bytes are, told by the bytes; the name only helps."""

import re
from collections.abc import Callable
from pathlib import PurePath

from caunoi.reading.documents.archive import Package
from caunoi.reading.documents.document import Document, DocumentError, Limits, Watch, title_of
from caunoi.reading.documents.encodings import NAMES, UnknownEncoding, decoded, recognise, unfolded

SUFFIXES = frozenset({".txt", ".docx", ".docm", ".pdf", ".xlsx", ".xlsm", ".html", ".htm"})
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_REFUSED = (
    (b"{\\rtf", "Tệp RTF chưa đọc được. Hãy mở bằng Word rồi lưu thành .docx."),
    (b"Rar!", "Tệp nén .rar không được mở. Hãy giải nén rồi gửi từng báo cáo."),
    (b"7z\xbc\xaf", "Tệp nén .7z không được mở. Hãy giải nén rồi gửi từng báo cáo."),
    (b"\x1f\x8b", "Tệp nén .gz không được mở. Hãy giải nén rồi gửi từng báo cáo."),
)


def read_document(data: bytes, name: str, *, limits: Limits | None = None) -> Document:
    """Read a report's file. Raises DocumentError and nothing else, for whatever bytes.

    In the worst case a parser written in C holds on beyond `limits.seconds`; `files.read_many` reads in processes apart
    that are ended then.
    """
    limits = limits or Limits()
    watch = Watch(limits)
    if len(data) > limits.bytes:
        raise DocumentError(f"Tệp quá lớn (trên {limits.bytes // 1024 // 1024} MB). Hãy chia thành nhiều tệp nhỏ hơn.")
    if not data.strip():
        raise DocumentError("Tệp rỗng.")
    try:
        return _parser(data, name, limits)(data, watch)
    except DocumentError:
        raise
    except MemoryError as error:
        raise DocumentError("Tệp cần quá nhiều bộ nhớ để đọc. Hãy chia thành nhiều tệp nhỏ hơn.") from error
    except Exception as error:  # no file may stop the reading of the others
        raise DocumentError(
            "Tệp hỏng hoặc có cấu trúc lạ, không đọc được. Hãy mở ra, lưu lại rồi gửi tệp mới."
        ) from error


def read_pasted(text: str, *, limits: Limits | None = None) -> Document:
    """Read pasted text; old letters become Unicode. Raises DocumentError."""
    limits = limits or Limits()
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise DocumentError("Chưa có chữ nào được dán vào.")
    _check_length(text, limits)
    if name := recognise(text):
        return Document(unfolded(text, name), "pasted", title_of(unfolded(text, name)), notes=[_converted(name)])
    return Document(text, "pasted", title_of(text), is_plain=True)


def _parser(data: bytes, name: str, limits: Limits) -> Callable[[bytes, Watch], Document]:
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _office(data, limits)
    if b"%PDF-" in data[:1024]:
        from caunoi.reading.documents.pdf import read_pdf

        return read_pdf
    if data.startswith(_OLD_OFFICE):
        raise DocumentError(
            "Tệp Word, Excel kiểu cũ (.doc, .xls) hoặc có mật khẩu. Hãy mở ra, bỏ mật khẩu, lưu thành .docx hoặc .xlsx."
        )
    if data.startswith(_PICTURES):
        raise DocumentError("Tệp là ảnh, không có chữ để đọc. Hãy gửi bản Word, hoặc bản PDF xuất từ Word.")
    for start, message in _REFUSED:
        if data.startswith(start):
            raise DocumentError(message)
    if suffix in {".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".doc", ".xls", ".odt", ".ods", ".zip"}:
        raise DocumentError(
            f"Tệp mang tên {suffix} nhưng nội dung không phải vậy, hoặc đã hỏng. Hãy lưu lại rồi gửi tệp mới."
        )
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.match(data[:4096]):
        from caunoi.reading.documents.web import read_web

        return read_web
    return _read_plain


def _office(data: bytes, limits: Limits) -> Callable[[bytes, Watch], Document]:
    names = Package(data, limits).names
    if "xl/workbook.xml" in names:
        from caunoi.reading.documents.sheets import read_sheets

        return read_sheets
    if "word/document.xml" in names or "word/document2.xml" in names:
        from caunoi.reading.documents.word import read_word

        return read_word
    if "content.xml" in names:
        raise DocumentError("Tệp OpenDocument (.odt, .ods) chưa đọc được. Hãy lưu thành .docx hoặc .xlsx.")
    if any(part.startswith("ppt/") for part in names):
        raise DocumentError("Tệp trình chiếu chưa đọc được. Hãy gửi bản Word hoặc PDF của báo cáo.")
    raise DocumentError("Tệp nén .zip không được mở. Hãy giải nén rồi gửi từng báo cáo.")


def _read_plain(data: bytes, watch: Watch) -> Document:
    try:
        text, name = decoded(data)
    except UnknownEncoding as error:
        raise DocumentError(
            "Không nhận ra chữ trong tệp. Hãy mở bằng Word rồi lưu thành .docx, hoặc .txt kiểu UTF-8."
        ) from error
    text = text.replace("\r\n", "\n")
    if not text.strip("\ufeff\u200b \t\r\n\x0c"):
        raise DocumentError("Tệp không có chữ nào để đọc.")
    _check_length(text, watch.limits)
    notes = [_converted(name)] if name in NAMES else []
    return Document(text, "txt", title_of(text), notes=notes, is_plain=name == "utf-8")


def _check_length(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise DocumentError(
            f"Văn bản dài quá {limits.characters:,} ký tự. Hãy chia thành nhiều tệp nhỏ hơn.".replace(",", ".")
        )


def _converted(name: str) -> str:
    return f"Văn bản dùng bảng mã cũ {NAMES[name]}, đã chuyển sang Unicode."
