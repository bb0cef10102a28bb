"""Files read: a report's file to its document and its figures, one by one here or many in processes apart."""

import contextlib
import multiprocessing
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from caunoi.reading.documents import Document, DocumentError, Limits, read_document
from caunoi.reading.documents.kinds import SUFFIXES
from caunoi.reading.documents.tables import prose, read_tables
from caunoi.reading.figure import Figure, Report
from caunoi.reading.indicators import Book, book
from caunoi.reading.reader import OF_THE_UNIT, read_text

_MEMORY = 2 * 1024**3  # bytes a process apart may use
_AHEAD = 4  # files waiting for each process
_FILES_A_PROCESS = 500  # before it is replaced
_GRACE = 2.0  # seconds over the limit before a process is ended


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: a document and its report, or the Vietnamese reason why not."""

    path: Path
    document: Document | None = None
    report: Report | None = None
    error: str = ""


def read_file(path: Path | str, *, limits: Limits | None = None) -> tuple[Document, Report]:
    """Read one file. Raises DocumentError; a file that cannot be opened raises it too."""
    limits = limits or Limits()
    path = Path(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise DocumentError("Không mở được tệp: không có, hoặc không được phép đọc.") from error
    document = read_document(data, path.name, limits=limits)
    return document, report_of(document)


def report_of(document: Document, *, indicators: Book | None = None) -> Report:
    """The figures of a document: those of its prose and those of its tables, each once.

    `indicators` is the book figures are matched to, the shipped one without it.
    """
    known = indicators or book()
    report = read_tables(document, read_text(prose(document), indicators=known))
    for figure in report.figures:
        if figure.indicator is None:  # a cell's words are its headings
            figure.indicator, sure = known.match(figure, figure.what)
            if figure.indicator and figure.level == "thôn" and known[figure.indicator].counted_from == OF_THE_UNIT:
                figure.indicator = None  # a hamlet's people are not those of the commune that reports
            if figure.indicator is not None:
                figure.confidence = round(min(figure.confidence, 0.5 + sure / 2), 2)
    _tell_totals(report)
    return report


def _tell_totals(report: Report) -> None:
    """A total below a column of hamlets answers to what they answer to; so does nothing that is named otherwise."""
    parts: dict[int, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.part_of is not None:
            parts[figure.part_of].append(figure)
    for at, found in parts.items():
        whole = report.figures[at]
        if whole.indicator is None and {(part.what, part.unit) for part in found} == {(whole.what, whole.unit)}:
            keys = {part.indicator for part in found}
            whole.indicator = keys.pop() if len(keys) == 1 else None


def read_many(
    paths: Iterable[Path | str], *, limits: Limits | None = None, workers: int | None = None
) -> Iterator[Reading]:
    """Read files in processes apart, as many as there are cores; results come in the order of the files.

    A file that hangs or crashes its process is named in its reading and stops nothing. Paths are taken as they are
    needed, so that a long list costs no memory.
    """
    limits = limits or Limits()
    workers = workers or _cores()
    apart = multiprocessing.get_context("spawn")
    with ProcessPool(workers, max_tasks=_FILES_A_PROCESS, initializer=_bound_memory, context=apart) as pool:
        waiting: deque[tuple[Path, Any]] = deque()
        try:
            for path in map(Path, paths):
                waiting.append((path, pool.schedule(_read_one, args=(path, limits), timeout=limits.seconds + _GRACE)))
                if len(waiting) >= workers * _AHEAD:
                    yield _result(*waiting.popleft())
            while waiting:
                yield _result(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as named, and those of a known kind in folders (hidden ones and Word's own `~$…` left out), in order."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            is_hidden = any(part.startswith((".", "~$")) for part in found.relative_to(path).parts)
            if found.suffix.lower() in SUFFIXES and not is_hidden and found.is_file():
                yield found


def _read_one(path: Path, limits: Limits) -> Reading:
    try:
        return Reading(path, *read_file(path, limits=limits))
    except DocumentError as error:
        return Reading(path, error=str(error))


def _result(path: Path, future: Any) -> Reading:
    try:
        reading: Reading = future.result()
    except TooLong:
        return Reading(path, error="Đọc quá lâu nên dừng lại. Hãy chia thành nhiều tệp nhỏ hơn.")
    except (ProcessExpired, MemoryError):
        return Reading(path, error="Tệp hỏng hoặc quá lớn, việc đọc bị dừng. Hãy mở ra, lưu lại rồi gửi tệp mới.")
    except Exception:  # whatever happens to one file stops no other
        return Reading(path, error="Không đọc được tệp này vì lỗi của chương trình. Hãy báo người quản trị.")
    return reading


def _bound_memory() -> None:
    """Bound the memory of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
