"""Files kept apart from the web server: named by their content, reached only through a view that has checked the right.

A reference is the SHA-256 of the content (the same picture sent twice is kept once), or `s` and a random name for a
sealed file, which is encrypted on disk (web.sealed). Nothing here knows who may read; the caller checks first, then
calls `serve`.
"""

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse

from caunoi.web import sealed

_REF = re.compile(r"(s[0-9a-f]{48}|[0-9a-f]{64})")
_CHUNK = 64 * 1024


def store(data: bytes, *, is_sealed: bool = False) -> str:
    """Write the bytes and return their reference; they are on the disk, not only in its cache, when this returns."""
    ref = f"s{secrets.token_hex(24)}" if is_sealed else hashlib.sha256(data).hexdigest()
    path = _path(ref)
    if not path.exists():
        _write(path, sealed.seal_bytes(data) if is_sealed else data)
    return ref


def read(ref: str) -> bytes:
    """The bytes of a reference. Raises FileNotFoundError, or SealError when no key opens a sealed one."""
    data = _path(ref).read_bytes()
    return sealed.unseal_bytes(data) if ref.startswith("s") else data


def exists(ref: str) -> bool:
    """Whether the file is there."""
    return _path(ref).exists()


def shred(ref: str) -> None:
    """Overwrite and remove a file; nothing happens when it is gone. The caller sees to it that no other row needs it.

    On a copy-on-write disk or an SSD old blocks may survive the overwriting; what must not survive is stored sealed.
    """
    path = _path(ref)
    with contextlib.suppress(FileNotFoundError):
        size = path.stat().st_size
        with path.open("r+b", buffering=0) as handle:
            for start in range(0, size, _CHUNK):
                handle.write(bytes(min(_CHUNK, size - start)))
            os.fsync(handle.fileno())
        path.unlink()


def serve(ref: str, *, mime: str, name: str) -> HttpResponse:
    """A response with the file: pictures are shown, the rest is downloaded as `name`. Raises Http404 when it is gone.

    `name` is a plain name of ours (a code and an extension), never the name on the sender's device.
    """
    try:
        data = read(ref)
    except FileNotFoundError as error:
        raise Http404 from error
    is_shown = mime in {"image/jpeg", "image/png", "image/webp"}
    safe = re.sub(r"[^A-Za-z0-9._-]", "-", name)
    response = HttpResponse(data, content_type=mime if is_shown else _download_type(mime))
    response["Content-Disposition"] = f'{"inline" if is_shown else "attachment"}; filename="{safe}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _download_type(mime: str) -> str:
    return "application/octet-stream" if mime.startswith("text/") or "svg" in mime or "html" in mime else mime


def _path(ref: str) -> Path:
    if not _REF.fullmatch(ref):
        raise FileNotFoundError(ref)
    return Path(settings.MEDIA_ROOT) / ref[1:3] / ref[3:5] / ref


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
