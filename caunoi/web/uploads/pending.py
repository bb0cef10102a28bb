"""Files of what is not sent yet: cleaned, sealed, apart from the kept ones, and swept after a day."""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

from caunoi.common import clock
from caunoi.web import sealed

KEEP_SECONDS = 86_400
_REF = re.compile(r"[0-9a-f]{40}")


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "pending"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep(data: bytes) -> str:
    """Put the bytes aside, encrypted; returns the reference."""
    sweep()
    ref = secrets.token_hex(20)
    path = _folder() / ref
    path.write_bytes(sealed.seal_bytes(data))
    moment = clock.now().timestamp()
    os.utime(path, (moment, moment))
    return ref


def load(ref: str) -> bytes:
    """The bytes again. Raises FileNotFoundError when they are gone."""
    if not _REF.fullmatch(ref):
        raise FileNotFoundError(ref)
    return sealed.unseal_bytes((_folder() / ref).read_bytes())


def is_kept(ref: str) -> bool:
    """Whether the file is still there."""
    return bool(_REF.fullmatch(ref)) and (_folder() / ref).exists()


def drop(ref: str) -> None:
    """Forget a file; nothing happens when it is gone."""
    if _REF.fullmatch(ref):
        (_folder() / ref).unlink(missing_ok=True)


def sweep() -> int:
    """Remove what was put aside more than a day ago; returns how many."""
    oldest = clock.now().timestamp() - KEEP_SECONDS
    gone = 0
    for path in _folder().iterdir():
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
                gone += 1
        except FileNotFoundError:  # another process was quicker
            continue
    return gone
