"""Camera data inside JPEG pictures that sit in another file (a scanned PDF, a Word document)."""

import re

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/"
_PACKET = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.S)


def blank_camera_data(data: bytes) -> bytes:
    """Overwrite every EXIF and XMP segment; the length stays, so the addresses inside the file stay right."""
    body = bytearray(_PACKET.sub(lambda found: b" " * len(found[0]), data))
    at = body.find(b"\xff\xe1")
    while at != -1:
        start = at + 4
        if body.startswith((_EXIF, _XMP), start):
            end = min(at + 2 + int.from_bytes(body[at + 2 : start]), len(body))
            body[start:end] = bytes(end - start)
        at = body.find(b"\xff\xe1", at + 2)
    return bytes(body)
