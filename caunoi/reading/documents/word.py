"""Word files (.docx): paragraphs and tables in their order, as the page shows them.

The tree is walked here and not by python-docx, which passes over content controls, tracked insertions and text boxes.
Headers, footers, footnotes and automatic numbers are other parts of the file and stay out.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from caunoi.reading.documents.archive import BROKEN, Package, parsed_xml
from caunoi.reading.documents.document import Block, Document, DocumentError, Grid, RawCell, Watch, flattened, lay_out
from caunoi.reading.documents.encodings import font_encoding, recognise, unfolded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_INTO = {
    f"{_W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "r")
}
_INTO |= {f"{_W}dir", f"{_W}bdo", f"{_MC}AlternateContent", f"{_MC}Choice"}
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_P, _TBL, _T, _R = f"{_W}p", f"{_W}tbl", f"{_W}t", f"{_W}r"
_DRAWN = {f"{_W}drawing", f"{_W}pict", f"{_W}object"}


def read_word(data: bytes, watch: Watch) -> Document:
    """Raises DocumentError."""
    package = Package(data, watch.limits)
    package.refuse_entities()
    body = _root(package.read(_main_part(package))).find(f"{_W}body")
    if body is None:
        raise DocumentError(BROKEN)
    blocks = list(_blocks(body, watch, 0))
    notes = []
    if name := recognise("\n".join(_texts(blocks))):
        blocks = [_converted(block, name) for block in blocks]
        notes.append("Văn bản dùng phông chữ cũ (TCVN3, VNI), đã chuyển sang Unicode.")
    return lay_out(blocks, "docx", watch, notes=notes)


def _root(data: bytes) -> etree._Element:
    return parsed_xml(data.replace(_STRICT, _W[1:-1].encode()))


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package.names:
        for link in package.xml("_rels/.rels"):
            target = (link.get("Target") or "").lstrip("/")
            if link.get("Type") == _MAIN and target in package.names:
                return target
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise DocumentError(BROKEN)


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in flattened(blocks):
        if isinstance(block, str):
            yield block
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _converted(block: Block, name: str) -> Block:
    """A block with its old letters in Unicode; what is Unicode already has none of them."""
    if isinstance(block, str):
        return block if any(letter > "ÿ" for letter in block) else unfolded(block, name)
    for row in block.rows:
        for cell in row:
            cell.blocks = list(map(partial(_converted, name=name), cell.blocks))
    return block


def _blocks(parent: etree._Element, watch: Watch, depth: int) -> Iterator[Block]:
    if depth > watch.limits.depth:
        raise DocumentError(
            "Tệp có quá nhiều lớp bảng lồng nhau nên không được đọc. Hãy chép nội dung sang một tệp mới."
        )
    for child in parent:
        if child.tag == _P:
            watch.check()
            yield from _paragraph(child, watch, depth)
        elif child.tag == _TBL:
            yield Grid([list(_row(row, watch, depth)) for row in _rows(child)])
        elif child.tag in _INTO:
            yield from _blocks(child, watch, depth)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in _INTO:
            yield from _rows(child)


def _row(row: etree._Element, watch: Watch, depth: int) -> Iterator[RawCell]:
    column = _count(row.find(f"{_W}trPr/{_W}gridBefore"), least=0)
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:  # of a table inside a cell
            continue
        span = _count(cell.find(f"{_W}tcPr/{_W}gridSpan"))
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_up = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield RawCell([] if goes_up else list(_blocks(cell, watch, depth + 1)), column, span, goes_up)
        column += span


def _count(mark: etree._Element | None, *, least: int = 1) -> int:
    value = "" if mark is None else mark.get(f"{_W}val", "")
    return max(least, min(int(value), 1000)) if value.isascii() and value.isdigit() and len(value) < 5 else least


def _paragraph(element: etree._Element, watch: Watch, depth: int) -> Iterator[Block]:
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _runs(element, pieces, boxes)
    text = "".join(pieces)
    if text.strip():
        yield text
    for box in boxes:
        yield from _blocks(box, watch, depth + 1)


def _runs(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        tag = child.tag
        if tag == _T:
            pieces.append(child.text or "")
        elif tag == _R:
            _run(child, pieces, boxes)
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag] if child.get(f"{_W}type") not in {"page", "column"} else "\n")
        elif tag in _DRAWN:
            boxes += [box for box in child.iter(f"{_W}txbxContent") if not _is_fallback(box, child)]
        elif tag in _INTO:
            _runs(child, pieces, boxes)


def _is_fallback(box: etree._Element, top: etree._Element) -> bool:
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in {f"{_MC}Fallback", f"{_W}txbxContent"}:
            return True
    return False


def _run(run: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    look = run.find(f"{_W}rPr")
    if (
        look is not None
        and (hidden := look.find(f"{_W}vanish")) is not None
        and hidden.get(f"{_W}val", "1") not in {"0", "false"}
    ):
        return
    font = None
    if look is not None and (fonts := look.find(f"{_W}rFonts")) is not None:
        font = fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")
    own: list[str] = []
    _runs(run, own, boxes)
    name = font_encoding(font)
    if name and (text := "".join(own)) and not any(letter > "ÿ" for letter in text):
        whole = "\n".join(_kept_spaces(line, name) for line in text.split("\n"))
        own = [whole.upper() if font and font.lower().startswith(".vn") and font.endswith("H") else whole]
    pieces += own


def _kept_spaces(line: str, name: str) -> str:
    """A piece of a line in Unicode, its outer spaces kept: runs end between words."""
    core = line.strip(" ")
    if not core:
        return line
    start = line.index(core)
    return line[:start] + unfolded(core, name) + line[start + len(core) :]
