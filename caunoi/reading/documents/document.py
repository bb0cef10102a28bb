"""What reading a file gives: its text, and the tables laid out in it; and how far a file may go."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[-+−]?\s?\d[\d.,\s]*\s?%?")
_CAPTION_LINES = 3


class DocumentError(ValueError):
    """The file cannot be read; the message is Vietnamese and says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a file may go. `unpacked` bytes and `parts` are of an archive (docx, xlsx), `seconds` of reading."""

    bytes: int = 20 * 1024 * 1024
    pages: int = 300
    unpacked: int = 100 * 1024 * 1024
    parts: int = 2000
    characters: int = 2_000_000
    cells: int = 100_000
    depth: int = 20
    seconds: float = 60.0


class Watch:
    """Counts the time of one reading; parsers ask it between pages, paragraphs and rows."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._end = time.monotonic() + limits.seconds

    @property
    def left(self) -> float:
        """Seconds left, never under a tenth."""
        return max(0.1, self._end - time.monotonic())

    def check(self) -> None:
        """Raise DocumentError when the time is up."""
        if time.monotonic() > self._end:
            raise DocumentError(
                f"Đọc tệp quá {self.limits.seconds:g} giây nên dừng lại. Hãy chia thành nhiều tệp nhỏ hơn."
            )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and its place in the document's text. `number`: its exact value where the file stores one.

    `column` counts from 0; `span`: how many columns it covers; `goes_up`: the lower part of a cell that began above.
    """

    start: int
    end: int
    text: str
    column: int
    span: int = 1
    goes_up: bool = False
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; in the text tabs part the cells of a row, line ends the rows. `caption`: the lines above it."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file read. `kind`: txt, docx, pdf, xlsx, html or pasted. `notes`: what the reader should know, Vietnamese.

    `is_plain`: the text is the file's own UTF-8 text, line ends aside, so its offsets can be used on the file.
    """

    text: str
    kind: str
    title: str = ""
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_plain: bool = False


@dataclass(slots=True)
class RawCell:
    """A cell before layout: what stands in it, in order."""

    blocks: "list[Block]"
    column: int
    span: int = 1
    goes_up: bool = False
    number: Decimal | None = None

    @property
    def text(self) -> str:
        """All of it on one line."""
        return tidy(" ".join(_words(self.blocks)))


@dataclass(slots=True)
class Grid:
    """A table before layout."""

    rows: list[list[RawCell]]

    @property
    def is_data(self) -> bool:
        """Whether figures stand in it: a grid that only places text side by side is no table."""
        if len(self.rows) < 2 or max((cell.column + cell.span for row in self.rows for cell in row), default=0) < 2:
            return False
        return any(is_number(cell.text) for row in self.rows for cell in row)


Block = str | Grid


def tidy(text: str) -> str:
    """One line, single spaces."""
    return _SPACES.sub(" ", text).strip()


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else but a sign and a percent sign."""
    return len(text) <= 30 and _NUMBER.fullmatch(text) is not None


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (cell.text for row in block.rows for cell in row)


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Grids that are no tables give up their paragraphs, cell after cell."""
    for block in blocks:
        if isinstance(block, str) or block.is_data:
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from flattened(cell.blocks)


def lay_out(
    blocks: Iterable[Block], kind: str, watch: Watch, *, title: str = "", notes: Sequence[str] = ()
) -> Document:
    """Put blocks into one text, remembering where every cell stands. Raises DocumentError."""
    sheet = _Sheet(watch)
    for block in flattened(blocks):
        watch.check()
        if isinstance(block, str):
            for line in block.split("\n"):
                sheet.line(tidy(line))
        else:
            sheet.table(block)
    text = sheet.text()
    if not text.strip():
        raise DocumentError("Tệp không có chữ nào để đọc.")
    return Document(text, kind, title or title_of(text), sheet.tables, list(notes))


class _Sheet:
    """The text as it grows."""

    def __init__(self, watch: Watch) -> None:
        self._watch, self._pieces, self._at, self._cells = watch, [""], 0, 0
        self._lines: list[str] = []
        self.tables: list[Table] = []

    def text(self) -> str:
        return "".join(self._pieces).removesuffix("\n")

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._at += len(piece)
        if self._at > self._watch.limits.characters:
            raise DocumentError(
                f"Văn bản dài quá {self._watch.limits.characters:,} ký tự. Hãy chia thành nhiều tệp nhỏ hơn.".replace(
                    ",", "."
                )
            )

    def line(self, text: str) -> None:
        if text:
            self._add(text + "\n")
            self._lines = [*self._lines[1 - _CAPTION_LINES :], text]

    def table(self, grid: Grid) -> None:
        rows = [row for row in grid.rows if any(cell.text for cell in row)]
        self._cells += sum(map(len, rows))
        if self._cells > self._watch.limits.cells:
            raise DocumentError(
                f"Bảng có quá {self._watch.limits.cells:,} ô. Hãy chia thành nhiều tệp nhỏ hơn.".replace(",", ".")
            )
        caption = "\n".join(self._lines)
        self.tables.append(Table(tuple(self._row(row) for row in rows), caption))
        self._lines = []

    def _row(self, row: Sequence[RawCell]) -> tuple[Cell, ...]:
        placed = []
        for i, cell in enumerate(row):
            text = cell.text
            if i:
                self._add("\t")
            start = self._at
            self._add(text)
            placed.append(Cell(start, self._at, text, cell.column, cell.span, cell.goes_up, cell.number))
        self._add("\n")
        return tuple(placed)


_STATE = re.compile(
    r"cộng h[oò][aà] xã hội|độc lập\s*[-–]|ủy ban nhân dân|uỷ ban nhân dân|^số\s*:|ngày\s+\.*\d*\s*\.*\s*tháng|^\W*$",
    re.I,
)
_REPORT = re.compile(r"(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|BIÊN BẢN)\b", re.I)


def title_of(text: str) -> str:
    """What a text is called: its BÁO CÁO line with the one after it, or else its first line that is no letterhead."""
    lines = [line for line in (raw.replace("\t", " ").strip() for raw in text[:6000].split("\n")) if line]
    for i, line in enumerate(lines[:20]):
        if _REPORT.match(line) and len(line) <= 200:
            more = lines[i + 1] if len(line) < 30 and i + 1 < len(lines) and len(lines[i + 1]) <= 200 else ""
            return tidy(f"{line} {more}")
    return next((line[:200] for line in lines if not _STATE.search(line)), lines[0][:200] if lines else "")
