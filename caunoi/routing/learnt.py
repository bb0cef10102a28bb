"""Which field model this installation uses: its own if it has learnt one, or the one that is shipped."""

import logging
import os
import tempfile
from pathlib import Path

from django.conf import settings

from caunoi.language.fields.model import FieldModel, load, saved, shipped

logger = logging.getLogger(__name__)
_last: tuple[tuple[int, int], FieldModel] | None = None  # stamp of the file, the model read from it


def own_file() -> Path:
    """Where a model of one's own lies; it need not be there."""
    return Path(settings.DATA_DIR) / "models" / "fields.npz"


def has_own() -> bool:
    """Whether the installation has learnt a model."""
    return own_file().exists()


def field_model() -> FieldModel:
    """The model in use; read anew when the file has changed. A broken file is no reason to stop: the shipped one."""
    global _last  # noqa: PLW0603 - one model a process
    try:
        facts = own_file().stat()
    except OSError:
        return shipped()
    stamp = (facts.st_mtime_ns, facts.st_size)
    if _last is None or _last[0] != stamp:
        try:
            _last = (stamp, load(own_file().read_bytes()))
        except (OSError, ValueError):
            logger.warning("the field model of this installation cannot be read; the shipped one is used")
            _last = (stamp, shipped())
    return _last[1]


def keep(model: FieldModel) -> None:
    """Use this model from now on. The file is whole at every moment: written beside, then put in its place."""
    path = own_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".fields-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(saved(model))
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def forget() -> bool:
    """Go back to the shipped model; False when there was no other."""
    try:
        own_file().unlink()
    except FileNotFoundError:
        return False
    return True
