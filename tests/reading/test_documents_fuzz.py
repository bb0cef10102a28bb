"""Whatever the bytes, reading ends in time, with a document or a DocumentError."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.reading.documents import DocumentError, Limits, read_document
from caunoi.reading.documents.tables import prose
from tests.reading import document_samples as samples

SOUND = {
    "docx": samples.word([samples.PROSE], samples.TABLE),
    "xlsx": samples.workbook([["Thôn", "Số hộ"], ["Đông", 12]]),
    "pdf": samples.ruled((("Thôn", "Số hộ"), ("Đông", "12"))),
    "scan": samples.scan(),
    "html": b"<html><body><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></body></html>",
    "txt": samples.old(samples.PROSE, "tcvn3"),
}
NAMES = st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.xlsx", "a.html", "", "a"])
LIMITS = Limits(seconds=5)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(data: bytes, name: str) -> None:
    began = time.monotonic()
    try:
        document = read_document(data, name, limits=LIMITS)
    except DocumentError as error:
        assert str(error).endswith(".")
    else:
        assert document.text.strip()
        assert len(prose(document)) == len(document.text)
        for table in document.tables:
            assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    assert time.monotonic() - began < 10


@QUICK
@given(st.binary(max_size=2000), NAMES, st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]))
def test_arbitrary_bytes(data: bytes, name: str, start: bytes) -> None:
    survives(start + data, name)


@pytest.mark.parametrize("kind", SOUND)
@QUICK
@given(st.data())
def test_sound_files_cut_short_or_changed(kind: str, data: st.DataObject) -> None:
    sound = SOUND[kind]
    broken = bytearray(sound[: data.draw(st.integers(0, len(sound)))] if data.draw(st.booleans()) else sound)
    for _ in range(data.draw(st.integers(0, 8))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    survives(bytes(broken), f"a.{kind}")


_PARTS = st.recursive(
    st.text("ab12 đ", max_size=6),
    lambda inner: st.tuples(
        st.sampled_from(
            [
                "p",
                "r",
                "t",
                "tbl",
                "tr",
                "tc",
                "sdt",
                "sdtContent",
                "ins",
                "del",
                "tcPr",
                "gridSpan",
                "drawing",
                "txbxContent",
            ]
        ),
        st.lists(inner, max_size=4),
    ).map(lambda made: f'<w:{made[0]} w:val="7">{"".join(made[1])}</w:{made[0]}>'),
    max_leaves=30,
)


@QUICK
@given(_PARTS)
def test_word_elements_in_any_order(body: str) -> None:
    survives(samples.word_of(body), "a.docx")


_TAGS = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "<td colspan=3>",
        "<td rowspan=99999>",
        "<th>",
        "12",
        "a",
        "<p>",
        "</div>",
        "<nav>",
        "<br>",
        "<li>",
        "&#x1;",
        "\x00",
    ]
)


@QUICK
@given(st.lists(_TAGS, max_size=60))
def test_tags_in_any_order(tags: list[str]) -> None:
    survives(("<html><body>" + "".join(tags)).encode(), "a.html")


_TEXTS = st.sampled_from(
    [
        "",
        "1",
        "2",
        "12,5%",
        "2024",
        "STT",
        "ĐVT",
        "Tổng cộng",
        "- Cấp xã",
        "Trong đó",
        "I",
        "1.1",
        "Thôn Đông",
        "Số hộ (hộ)",
        "1.2.3.4",
        "-5",
        "triệu đồng",
    ]
)
_CELLS = st.lists(st.lists(_TEXTS, min_size=1, max_size=6), min_size=1, max_size=8)


@QUICK
@given(_CELLS)
def test_tables_of_anything(rows: list[list[str]]) -> None:
    from caunoi.reading.files import report_of

    width = max(map(len, rows))
    table = [[*row, *[""] * (width - len(row))] for row in rows]
    try:
        document = read_document(samples.word(["a"], table), "a.docx")
    except DocumentError:
        return
    report = report_of(document)
    for i, figure in enumerate(report.figures):
        assert report.text[figure.start : figure.end] == figure.quote
        assert figure.part_of is None or (0 <= figure.part_of < len(report.figures) and figure.part_of != i)
