"""The project's own example opinions and key terms, which the shipped model is trained on. No text of anybody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """A text told to be of a field. `kind` and `level` are "" where nobody said; `weight` is 1 for a whole opinion."""

    text: str
    field: str
    kind: str = ""
    level: str = ""
    weight: float = 1.0


def sentences() -> Iterator[Example]:
    """Opinions written for this project: `sentences/<field>.tsv`, kind, level, second field, text."""
    for path in sorted((FOLDER / "sentences").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, level, _second, text = line.split("\t")
            yield Example(text, path.stem, kind, level)


def terms() -> Iterator[Example]:
    """Key terms of each field: `terms/<field>.txt`, one a line; a star marks what all but decides."""
    for path in sorted((FOLDER / "terms").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            term = line.strip()
            if term:
                yield Example(term.rstrip("* "), path.stem, weight=1.0 if term.endswith("*") else 0.4)
