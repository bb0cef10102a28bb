"""Reading and writing JSON Lines for the commands that take opinions: one object a line, bad lines named."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BAD_INPUT, WRONG_USE = 1, 2
LONGEST_LINE = 1_000_000  # characters


@dataclass(frozen=True)
class Opinion:
    """One line: `id` as given (text or number), the opinion's words, its place in words or ""."""

    id: Any
    text: str
    place: str


class BadLines(ValueError):
    """Lines that are no opinions; the message is Vietnamese and names each."""


def read_opinions(path: Path) -> Iterator[Opinion]:
    """The opinions of a file in UTF-8: `id`, `text` and `place` of each object. Empty lines are passed over.

    Raises `BadLines` for the first line that is none (after the good ones before it), OSError for a missing file.
    """
    with path.open(encoding="utf-8-sig", errors="strict") as lines:
        number = 0
        try:
            for line in lines:
                number += 1
                if line.strip():
                    yield _opinion(line)
        except UnicodeDecodeError:
            raise BadLines(f"{path}: dòng {number + 1} không phải UTF-8.") from None
        except (ValueError, KeyError, TypeError) as error:
            raise BadLines(f"{path}: dòng {number}: {error}") from None


def _opinion(line: str) -> Opinion:
    if len(line) > LONGEST_LINE:
        raise ValueError("dòng dài quá một triệu ký tự.")
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        raise ValueError("không đọc được JSON.") from None
    if not isinstance(row, Mapping) or "id" not in row or not isinstance(row.get("text"), str):
        raise ValueError('cần {"id": …, "text": "…"}.')
    place = row.get("place")
    return Opinion(row["id"], row["text"], place if isinstance(place, str) else "")


def write_objects(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print objects, one a line, letters as they are."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def answer(
    parser: argparse.ArgumentParser,
    argv: Sequence[str],
    rows_of: Callable[[argparse.Namespace], Iterable[Mapping[str, Any]]],
) -> int:
    """Run a command that turns opinions into objects; 1 for a file that cannot be read (named), 2 for wrong use."""
    try:
        options = parser.parse_args(list(argv))
    except SystemExit as stop:
        return WRONG_USE if stop.code else 0
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a stream of text always has it
    try:
        write_objects(rows_of(options))
    except BadLines as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"Lỗi: không mở được {error.filename}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    return 0
