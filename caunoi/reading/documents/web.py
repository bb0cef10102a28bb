"""Web pages (.html): the main text without menus, footers, comments and other furniture."""

import re
from collections.abc import Iterator

from lxml import etree, html

from caunoi.reading.documents.archive import BROKEN
from caunoi.reading.documents.document import Block, Document, DocumentError, Grid, RawCell, Watch, lay_out, tidy
from caunoi.reading.documents.encodings import UnknownEncoding, decoded, recognise, unfolded

_FURNITURE = {
    "script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button", "select", "textarea",
    "input", "nav", "footer", "aside", "dialog", "video", "audio", "canvas", "map", "head", "menu",
}  # fmt: skip
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog"}
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|footer|sidebar|side-bar|breadcrumbs?|comments?|binh-?luan|related|lien-?quan|share|"
    r"social|banner|advert\w*|ads|quang-?cao|popup|modal|cookie|pagination|toolbar|widget|hidden|tin-?khac|xem-?them)"
    r"(?=$|[\s_-])",
    re.I,
)
_LINES = {
    "p", "div", "section", "article", "main", "header", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5",
    "h6", "blockquote", "pre", "figure", "figcaption", "center", "address", "hr", "details", "summary", "td", "th",
    "body", "html",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_MAX_COLUMNS = 200


def read_web(data: bytes, watch: Watch) -> Document:
    """Raises DocumentError."""
    source = _decoded(data)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DocumentError(BROKEN) from error
    title = tidy(root.findtext(".//h1") or root.findtext(".//title") or "")[:200]
    _sweep(root, watch)
    blocks = list(_Walker(watch).blocks(_main(root)))
    notes = []
    if name := recognise("\n".join(block for block in blocks if isinstance(block, str))):
        blocks = [unfolded(block, name) if isinstance(block, str) else block for block in blocks]
        notes.append("Trang dùng bảng mã cũ (TCVN3, VNI), đã chuyển sang Unicode.")
    return lay_out(blocks, "html", watch, title=title, notes=notes)


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    try:
        text, name = decoded(data)
    except UnknownEncoding:
        name = "unknown"
        text = data.decode("utf-8", "replace")
    if declared and name not in {"utf-8", "utf-8-sig", "utf-16"}:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return text


def _sweep(root: html.HtmlElement, watch: Watch) -> None:
    doomed = []
    for element in root.iter(etree.Element):
        watch.check()
        if not isinstance(element.tag, str):
            continue
        words = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (
            element.tag in _FURNITURE
            or (element.get("role") or "").lower() in _ROLES
            or element.get("hidden") is not None
            or "display:none" in (element.get("style") or "").replace(" ", "").lower()
            or (element.tag not in {"body", "html", "main", "article"} and _NAMES.search(words))
        ):
            doomed.append(element)
    for element in doomed:
        if element.tag != "body" and element.getparent() is not None:
            element.drop_tree()


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds nine tenths of the page's running text (long blocks, few links)."""
    weights: dict[html.HtmlElement, float] = {}
    for element in root.iter("p", "li", "td", "h1", "h2", "h3", "blockquote", "div", "span"):
        own = tidy(" ".join(text for text in [element.text, *(child.tail for child in element)] if text))
        inline = sum(
            len(child.text or "") for child in element if child.tag in {"b", "strong", "i", "em", "span", "font", "u"}
        )
        weight = len(own) + inline
        if weight < 40 and element.tag not in {"td", "h1"}:
            continue
        above: html.HtmlElement | None = element
        while above is not None:
            weights[above] = weights.get(above, 0) + weight
            above = above.getparent()
    best = root
    while True:
        heir = next((child for child in best if weights.get(child, 0) >= 0.9 * weights.get(best, 1)), None)
        if heir is None or heir.tag in {"p", "table", "tbody", "tr", "td", "ul", "ol", "li", "span"}:
            return best
        best = heir


class _Walker:
    """Blocks of an element; inline elements run on in one line."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def blocks(self, root: html.HtmlElement) -> Iterator[Block]:
        line: list[str] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if tag in _LINES or tag in {"br", "table", "tr"}:
                    self._watch.check()
                    yield from self._flush(line)
                if tag == "table" and element is not root and (grid := self._grid(element)).is_data:
                    yield grid
                    element.clear(keep_tail=True)
                elif element.text:
                    line.append(element.text)
            else:
                if tag in _LINES or tag in {"table", "tr"}:
                    yield from self._flush(line)
                if element is not root and element.tail:
                    line.append(element.tail)
        yield from self._flush(line)

    @staticmethod
    def _flush(line: list[str]) -> Iterator[str]:
        text = tidy("".join(line))
        line.clear()
        if text:
            yield text

    def _grid(self, table: html.HtmlElement) -> Grid:
        rows: list[list[RawCell]] = []
        hanging: dict[int, tuple[int, int]] = {}  # column → rows it still reaches down, columns it covers
        for row in table.iter("tr"):
            self._watch.check()
            cells: list[RawCell] = []
            column = 0
            for cell in row.iter("td", "th"):
                if next(cell.iterancestors("tr")) is not row:
                    continue
                column = self._pass_hanging(cells, column, hanging)
                span, down = _count(cell.get("colspan")), _count(cell.get("rowspan"))
                if column + span > _MAX_COLUMNS:
                    break
                text = tidy(" ".join(cell.itertext()))
                cells.append(RawCell([text] if text else [], column, span))
                if down > 1:
                    hanging[column] = (down, span)
                column += span
            self._pass_hanging(cells, column, hanging)
            hanging = {at: (down - 1, span) for at, (down, span) in hanging.items() if down > 1}
            rows.append(cells)
        return Grid(rows)

    @staticmethod
    def _pass_hanging(cells: list[RawCell], column: int, hanging: dict[int, tuple[int, int]]) -> int:
        while column in hanging and not any(cell.column == column for cell in cells):
            span = hanging[column][1]
            cells.append(RawCell([], column, span, goes_up=True))
            column += span
        return column


def _count(value: str | None) -> int:
    return (
        max(1, min(int(value), _MAX_COLUMNS)) if value and value.isascii() and value.isdigit() and len(value) < 5 else 1
    )
