"""A Word file without the time of its making: equal templates are equal bytes."""

import io
import zipfile
from typing import Any

ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def frozen(document: Any) -> bytes:
    """The file of a python-docx document, its parts in one order and of one day, without the library's thumbnail."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            if not name.startswith("docProps/thumbnail"):
                target.writestr(zipfile.ZipInfo(name, ZIP_DAY), _content(source, name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content(source: zipfile.ZipFile, name: str) -> bytes:
    data = source.read(name)
    if name == "_rels/.rels":  # the library's own template carries a picture of its first page
        start = data.find(b"<Relationship ", 0)
        parts = [part for part in data[start:].split(b"/>") if b"thumbnail" not in part]
        data = data[:start] + b"/>".join(parts)
    return data
