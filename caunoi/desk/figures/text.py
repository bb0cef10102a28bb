"""The text of a report cut for the screen: paragraphs, and tables where lines have cells, each number a link."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from caunoi.desk.figures.panel import Panel, Row
from caunoi.figures.passages import Segment, paragraphs


@dataclass(frozen=True)
class Block:
    """A paragraph (`html`) or a table (`rows` of cells)."""

    html: str = ""
    rows: tuple[tuple[SafeString, ...], ...] = ()


@dataclass
class _Marks:
    """The looks of the numbers; the first piece of each bears its anchor."""

    rows: dict[int, Row]
    at: int
    beside: frozenset[int]

    def __post_init__(self) -> None:
        self.met: set[int] = set()

    def html(self, segment: Segment, text: str) -> SafeString:
        """A piece of text; a number in it links to its line of the list. Of two in one another the inner one."""
        row = self.rows.get(segment.figures[-1].number) if segment.figures else None
        if row is None or not text:
            return format_html("{}", text)
        anchor = mark_safe("") if row.number in self.met else format_html(' id="t-{}"', row.number)
        self.met.add(row.number)
        kind = "is-at" if row.number == self.at else "is-beside" if row.number in self.beside else ""
        return format_html(
            '<a class="fnum fnum--{0} {1}" href="?so={2}#so-{2}" hx-get="?so={2}" data-n="{2}"{3}>{4}</a>',
            row.look, kind, row.number, anchor, text,
        )  # fmt: skip


def blocks(panel: Panel) -> list[Block]:
    """The text of the report as blocks; empty lines are left out."""
    marks = _Marks({row.number: row for row in panel.rows}, panel.at.number if panel.at else 0, frozenset(panel.beside))
    lines = paragraphs(panel.report.text, [row.figure for row in panel.rows])
    found: list[Block] = []
    for is_table, group in groupby(lines, key=_has_cells):
        if is_table:
            found.append(Block(rows=tuple(_cells(line, marks) for line in group)))
        else:
            found += [Block(html=_joined(line, marks)) for line in group if any(piece.text.strip() for piece in line)]
    return found


def _has_cells(line: Sequence[Segment]) -> bool:
    return any("\t" in piece.text for piece in line)


def _joined(line: Iterable[Segment], marks: _Marks) -> SafeString:
    return format_html_join("", "{}", ((marks.html(piece, piece.text),) for piece in line))


def _cells(line: Iterable[Segment], marks: _Marks) -> tuple[SafeString, ...]:
    cells: list[list[SafeString]] = [[]]
    for text, piece in _pieces(line):
        if text == "\t":
            cells.append([])
        else:
            cells[-1].append(marks.html(piece, text))
    return tuple(format_html_join("", "{}", ((part,) for part in cell)) for cell in cells)


def _pieces(line: Iterable[Segment]) -> Iterator[tuple[str, Segment]]:
    for piece in line:
        for index, text in enumerate(piece.text.split("\t")):
            if index:
                yield "\t", piece
            yield text, piece
