"""Pages that are pictures, read by tesseract where the office has installed it with its Vietnamese data."""

import io
import os
import re
import shutil
import subprocess
from functools import lru_cache

import pypdfium2 as pdfium

from caunoi.reading.documents.document import Watch, tidy

ADVICE = (
    "Tệp PDF này là ảnh chụp (bản quét), không có chữ để đọc. Hãy gửi bản Word, hoặc bản PDF xuất từ Word. "
    "Nếu chỉ có bản quét, nhờ người quản trị cài tesseract với tiếng Việt."
)
_DOTS_PER_INCH = 300
_MOST_DOTS = 30_000_000
_GAP = re.compile(r"\n\s*\n")


@lru_cache(maxsize=1)
def _program() -> str | None:
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return path if b"vie" in (listed.stdout + listed.stderr).split() else None


def is_ready() -> bool:
    """Whether tesseract and its Vietnamese data are installed."""
    return _program() is not None


def read_page(page: pdfium.PdfPage, watch: Watch) -> list[str]:
    """The paragraphs of a page that is a picture; none where nothing was recognised in time."""
    watch.check()
    program = _program()
    if program is None:
        return []
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    picture = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(picture, "PNG")
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program; the picture comes through its standard input)
            [program, "-", "-", "-l", "vie"],
            input=picture.getvalue(), capture_output=True, timeout=watch.left, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    text = done.stdout.decode("utf-8", "replace").replace("\x0c", "\n\n") if done.returncode == 0 else ""
    return [piece for part in _GAP.split(text) if (piece := tidy(part))]
