"""`caunoi read`: reports to figures and checks, as a table, JSON Lines or CSV. No Django, no database."""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from caunoi.reading.documents import DocumentError
from caunoi.reading.figure import Figure
from caunoi.reading.files import Reading, files_in, read_file, read_many

BROKEN_FILES, WRONG_USE = 1, 2
FIGURE_FIELDS = Figure.__slots__
CHECK_FIELDS = ("kind", "verdict", "figures", "quotes", "message")
_QUALIFIERS = {"exact": "", "about": "khoảng ", "over": "trên ", "under": "dưới "}
_EXAMPLES = """\
Ví dụ  |  Examples
  caunoi read bao-cao.docx                     bảng số liệu đọc được  |  a table of the figures
  caunoi read --checks thang-10/               cả thư mục, kèm chỗ không khớp  |  a folder, with what does not add up
  caunoi read --jsonl *.txt > so-lieu.jsonl    mỗi báo cáo một dòng JSON  |  one JSON object a report
  caunoi read --csv *.docx > so-lieu.csv       mỗi số một dòng  |  one row a figure

Nhận  |  Reads: .txt .docx .pdf .xlsx .html
JSON: start, end là vị trí ký tự trong "text", hoặc trong tệp .txt UTF-8 (\\r\\n tính là một).
      start, end are characters of "text", or of the .txt file itself (UTF-8, \\r\\n counted as one).
Mã thoát  |  Exit code: 0; 1 có tệp không đọc được  |  a file could not be read; 2 sai cách dùng  |  wrong use
"""


def run(argv: Sequence[str]) -> int:
    """Read and print; 0, 1 when a file could not be read (named on standard error), 2 when the words make no sense."""
    try:
        options = _parser().parse_args(list(argv))
    except SystemExit as stop:
        return WRONG_USE if stop.code else 0
    _use_utf8()
    paths = list(files_in(options.files))
    if not paths:
        print("Không có báo cáo nào ở đây.  |  No report here.", file=sys.stderr)
        return BROKEN_FILES
    writer = _writer(options)
    broken: list[Reading] = []
    with _progress(len(paths)) as step:
        for name, reading in zip(unique_names(paths), _readings(paths, options.jobs), strict=True):
            if reading.report is None:
                broken.append(reading)
            else:
                writer.write(name, reading)
            step()
    for reading in broken:
        print(f"✗ {reading.path}: {reading.error}", file=sys.stderr)
    if broken:
        share = f"{len(broken)}/{len(paths)}"
        print(f"{share} tệp không đọc được.  |  {share} files could not be read.", file=sys.stderr)
    return BROKEN_FILES if broken else 0


def unique_names(paths: Iterable[Path]) -> Iterator[str]:
    """The stem of each path; equal stems get `-2`, `-3` in order, never one that another file has already."""
    paths = list(paths)
    taken = Counter(path.stem for path in paths)
    given: set[str] = set()
    for path in paths:
        name, number = path.stem, 1
        while name in given or (number > 1 and name in taken):
            number += 1
            name = f"{path.stem}-{number}"
        given.add(name)
        yield name


def as_object(name: str, reading: Reading) -> dict[str, Any]:
    """One report as the object of a JSON line; `text` where offsets are not those of the file itself.

    `checks` says what does not add up or looks wrong, `holds` which relations do.
    """
    document, report = reading.document, reading.report
    if document is None or report is None:
        raise ValueError(reading.error)
    found: dict[str, Any] = {
        "id": name,
        "unit": report.unit,
        "period": report.period,
        "figures": [figure.as_dict() for figure in report.figures],
        "checks": [check.as_dict() for check in report.checks if check.verdict != "holds"],
        "holds": [check.as_dict() for check in report.checks if check.verdict == "holds"],
    }
    if document.notes:
        found["notes"] = document.notes
    if not document.is_plain:
        found["text"] = document.text
    return found


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"Sai cách dùng, xem caunoi read --help  |  Wrong use: {message}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="caunoi read",
        description="Đọc báo cáo thành số liệu, mỗi số ở đúng chỗ.  |  Read reports into figures, each in its place.",
        epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp hoặc thư mục  |  files or folders")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--jsonl", action="store_true", help="mỗi báo cáo một dòng JSON  |  JSON Lines, one object a report"
    )
    form.add_argument("--csv", action="store_true", help="mỗi số một dòng  |  one row a figure")
    parser.add_argument(
        "--checks", action="store_true",
        help="in các chỗ không khớp; với --csv: chỉ các chỗ ấy  |  print what does not add up; with --csv that alone",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="số tiến trình; mặc định mọi nhân  |  processes; default all cores"
    )
    return parser


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _readings(paths: Sequence[Path], jobs: int | None) -> Iterator[Reading]:
    """One file is read here, at once; many in processes apart."""
    if len(paths) > 1:
        yield from read_many(paths, workers=max(1, jobs) if jobs else None)
        return
    try:
        yield Reading(paths[0], *read_file(paths[0]))
    except DocumentError as error:
        yield Reading(paths[0], error=str(error))


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar on standard error for many files, where a person looks on."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (TextColumn("Đọc báo cáo"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


class _Lines:
    """JSON Lines."""

    def write(self, name: str, reading: Reading) -> None:
        print(json.dumps(as_object(name, reading), ensure_ascii=False), flush=True)


class _Rows:
    """CSV: a row a figure, or a row a check."""

    def __init__(self, *, checks: bool) -> None:
        self._checks = checks
        self._writer = csv.writer(sys.stdout, lineterminator="\n")
        self._writer.writerow(["id", *(CHECK_FIELDS if checks else FIGURE_FIELDS)])

    def write(self, name: str, reading: Reading) -> None:
        found = as_object(name, reading)
        if self._checks:
            for check in (*found["checks"], *found["holds"]):
                quotes = [found["figures"][i]["quote"] for i in check["figures"]]
                figures = " ".join(map(str, check["figures"]))
                cells = [check["kind"], check["verdict"], figures, " | ".join(quotes), check["message"]]
                self._writer.writerow([name, *map(_harmless, cells)])
            return
        for figure in found["figures"]:
            self._writer.writerow([name, *(_harmless(figure[key]) for key in FIGURE_FIELDS)])


def _harmless(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets a leading `'`."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value


class _Tables:
    """For people: a table a report."""

    def __init__(self, *, checks: bool) -> None:
        self._checks = checks
        width = None if sys.stdout.isatty() else 140
        self._console = Console(width=width, highlight=False, emoji=False, markup=False)

    def write(self, name: str, reading: Reading) -> None:
        if reading.report is None or reading.document is None:
            return
        report = reading.report
        heading = " · ".join(part for part in (str(reading.path), report.unit, report.period) if part)
        self._console.print(Text(heading, style="bold"))
        for note in reading.document.notes:
            self._console.print(Text(f"Lưu ý: {note}"))
        if report.figures:
            self._console.print(self._table(report.figures))
        self._console.print(f"{len(report.figures)} số liệu  |  figures")
        if self._checks:
            told = [check for check in report.checks if check.verdict != "holds"]
            for check in told:
                self._console.print(f"  {'✗' if check.verdict == 'fails' else '?'} {check.message}")
            if not told:
                self._console.print("  Không thấy chỗ nào không khớp.  |  Nothing found that does not add up.")
        self._console.print()

    @staticmethod
    def _table(figures: Sequence[Figure]) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("#", justify="right")
        table.add_column("Giá trị", justify="right", no_wrap=True)
        table.add_column("Đơn vị")
        table.add_column("Nội dung", ratio=3)
        table.add_column("Của ai", ratio=1)
        table.add_column("Cấp")
        table.add_column("Kỳ")
        table.add_column("Thuộc", justify="right")
        for i, figure in enumerate(figures):
            what = f"{figure.what} (kế hoạch)" if figure.is_plan else figure.what
            part = "" if figure.part_of is None else f"#{figure.part_of}"
            row = (
                str(i),
                shown(figure),
                figure.unit,
                what or figure.quote,
                figure.subject,
                figure.level,
                figure.period,
                part,
            )
            table.add_row(*(Text(cell or "") for cell in row))
        return table


def shown(figure: Figure) -> str:
    """A figure's value in Vietnamese writing: `trên 1.234,5`, `5–13`."""
    ends = [figure.value] if figure.value_max is None else [figure.value, figure.value_max]
    return _QUALIFIERS.get(figure.qualifier, "") + "–".join(map(_number, ends))


def _number(value: float) -> str:
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def _writer(options: argparse.Namespace) -> _Lines | _Rows | _Tables:
    if options.jsonl:
        return _Lines()
    return _Rows(checks=options.checks) if options.csv else _Tables(checks=options.checks)
