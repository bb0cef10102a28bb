"""Archives of XML (docx, xlsx), opened as if an enemy had packed them."""

import io
import zipfile
import zlib

from lxml import etree

from caunoi.reading.documents.document import DocumentError, Limits

BROKEN = "Tệp hỏng, không mở được. Hãy mở bằng Word hoặc Excel, lưu lại rồi gửi tệp mới."
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError, KeyError)


class Package:
    """A checked archive: parts are read one at a time, never more than the limits allow."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises DocumentError for a broken, locked or bloated archive."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _FAILURES as error:
            raise DocumentError(BROKEN) from error
        parts = self._archive.infolist()
        # zipfile never unpacks more than the size a part declares, so the declared sizes bound the memory used.
        if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
            raise DocumentError(
                "Tệp bung ra quá lớn nên không được mở. Hãy bỏ bớt ảnh hoặc chia thành nhiều tệp nhỏ hơn."
            )
        if any(part.flag_bits & 1 for part in parts):
            raise DocumentError("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        self.names = {part.filename for part in parts}

    def read(self, name: str) -> bytes:
        """One part. Raises DocumentError."""
        try:
            return self._archive.read(name)
        except _FAILURES as error:
            raise DocumentError(BROKEN) from error

    def xml(self, name: str) -> etree._Element:
        """One part as a tree, without entities, document types or anything from outside. Raises DocumentError."""
        return parsed_xml(self.read(name))

    def refuse_entities(self) -> None:
        """Raise DocumentError where an XML part begins with a document type, which an entity bomb needs."""
        for name in self.names:
            if name.endswith((".xml", ".rels")):
                try:
                    with self._archive.open(name) as stream:
                        head = stream.read(4096)
                except _FAILURES as error:
                    raise DocumentError(BROKEN) from error
                if b"<!DOCTYPE" in head.replace(b"\x00", b"").upper():
                    raise DocumentError(
                        "Tệp có phần khai báo lạ nên không được mở. Hãy chép nội dung sang một tệp mới."
                    )


def parsed_xml(data: bytes) -> etree._Element:
    """A tree from untrusted XML. Raises DocumentError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DocumentError(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("Tệp có phần khai báo lạ nên không được mở. Hãy chép nội dung sang một tệp mới.")
    return root
