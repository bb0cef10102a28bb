"""PDF: lines to paragraphs, tables by their rulings, page furniture away, scans refused or read."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from caunoi.reading.documents import DocumentError, Limits, read_document, scans
from tests.reading import document_samples as samples

LINE = "Thực hiện Luật dân chủ ở cơ sở, xã Minh Giang tổ chức đối thoại tại thôn"  # 72 letters, 432 points


def lines(*texts: str, top: float = 760, indent: float = 0) -> list[samples.Placed]:
    return [(70 + (indent if i == 0 else 0), top - 18 * i, text) for i, text in enumerate(texts)]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "/nonexistent")
    scans._program.cache_clear()
    yield
    scans._program.cache_clear()


def test_lines_become_paragraphs() -> None:
    page = lines(LINE, LINE, "và 25 hội nghị.") + lines(LINE, "với 30 ý kiến.", top=706, indent=36)
    assert read_document(samples.pdf([page]), "a.pdf").text == f"{LINE} {LINE} và 25 hội nghị.\n{LINE} với 30 ý kiến."


TYPED = "đã họp hai lần ở ngõ 12 của tổ dân phố trong tháng này"


def apart(y: float, gap: float, *pieces: str) -> list[samples.Placed]:
    """Pieces of one line with a gap after each, in points; a letter is 6 points wide and 12 high."""
    starts = [70 + sum(6 * len(piece) + gap for piece in pieces[:number]) for number in range(len(pieces))]
    return [(start, y, piece) for start, piece in zip(starts, pieces, strict=True)]


@pytest.mark.parametrize(
    ("pieces", "gap", "wanted"),
    [
        (("Lậ", "p hồ sơ"), 2, "Lập hồ sơ"),
        (("Ngư", "ời dân ph", "ường"), 2.4, "Người dân phường"),
        (("Lâ\u0323", "p hồ sơ"), 2, "Lập hồ sơ"),  # the mark is a letter of its own
        (("UB", "ND trả lời"), 2, "UBND trả lời"),
        (("thu 1", "234 đồng"), 2, "thu 1234 đồng"),
        (("đã", "làm xong"), 2, "đã làm xong"),  # two words set tight
        (("Lậ", "p hồ sơ"), 6, "Lậ p hồ sơ"),  # as wide as a word space
    ],
)
def test_a_gap_inside_a_word_is_no_space(pieces: tuple[str, ...], gap: float, wanted: str) -> None:
    page = [*apart(700, gap, *pieces), (70, 682, TYPED)]
    assert wanted in normalize("NFC", read_document(samples.pdf([page]), "a.pdf").text)


def test_where_no_space_is_typed_only_what_is_no_word_alone_is_joined() -> None:
    words = apart(700, 4, "Xã", "họp", "hai", "lần", "tại", "ngõ")
    page = [*words, *apart(682, 2, "ph", "ường", "thu", "nhập")]
    assert read_document(samples.pdf([page]), "a.pdf").text == "Xã họp hai lần tại ngõ phường thu nhập"


def test_list_items_and_headings_stand_alone() -> None:
    page = lines("BÁO CÁO NĂM", LINE, "- Cấp xã tổ chức 12 hội nghị;", "- Thôn Đông tổ chức 3 buổi.", "2. Hòa giải")
    assert read_document(samples.pdf([page]), "a.pdf").text.split("\n") == [
        "BÁO CÁO NĂM", LINE, "- Cấp xã tổ chức 12 hội nghị;", "- Thôn Đông tổ chức 3 buổi.", "2. Hòa giải",
    ]  # fmt: skip


def test_page_numbers_and_running_headers_go_and_paragraphs_run_on() -> None:
    words = ("Đông", "Đoài", "Nam")
    pages = [
        [(250, 800, "UBND xã Minh Giang"), *lines(f"{LINE} {word}", f"{LINE} {number}"), (290, 40, str(number))]
        for number, word in enumerate(words, start=1)
    ]
    wanted = " ".join(f"{LINE} {word} {LINE} {number}" for number, word in enumerate(words, start=1))
    assert read_document(samples.pdf(pages), "a.pdf").text == wanted


def test_lines_alike_at_the_edges_of_pages_are_kept_when_their_numbers_differ() -> None:
    pages = [lines(f"- Thôn Đông có {number} hộ nghèo;", f"- Thôn Đoài có {number} hộ.") for number in (12, 15, 18)]
    text = read_document(samples.pdf(pages), "a.pdf").text
    assert [f"có {number} hộ nghèo" in text for number in (12, 15, 18)] == [True] * 3


def test_a_number_at_the_end_of_a_page_that_is_text_stays() -> None:
    page = lines(LINE, "Tổng số ý kiến của người dân trong năm là", "1.234")
    assert "1.234" in read_document(samples.pdf([[*page, (290, 40, "Trang 1/1")]]), "a.pdf").text


def test_a_ruled_table() -> None:
    table = (("Thôn", "Số hộ", "Hộ nghèo"), ("Đông", "120", "12"), ("Đoài", "80", "8"))
    document = read_document(samples.ruled(table), "a.pdf")
    assert document.text == "Thôn\tSố hộ\tHộ nghèo\nĐông\t120\t12\nĐoài\t80\t8"
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [list(row) for row in table]


def test_a_scan_is_refused_with_advice(no_tesseract: None) -> None:
    with pytest.raises(DocumentError, match=r"ảnh chụp.*bản Word"):
        read_document(samples.scan(), "a.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for tesseract is a shell script")
def test_a_scan_is_read_where_tesseract_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo vie; exit; fi\n'
        'head -c 4 >/dev/null; test "$*" = "- - -l vie" && printf "Xã có 12\\nhội nghị.\\n\\nHai.\\n"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    scans._program.cache_clear()
    try:
        document = read_document(samples.scan(), "a.pdf")
    finally:
        scans._program.cache_clear()
    assert document.text == "Xã có 12 hội nghị.\nHai."
    assert "Trang 1 là ảnh chụp" in document.notes[0]


def test_too_many_pages() -> None:
    with pytest.raises(DocumentError, match="quá 2 trang"):
        read_document(samples.pdf([lines(LINE)] * 3), "a.pdf", limits=Limits(pages=2))


def test_an_empty_page_is_no_report() -> None:
    with pytest.raises(DocumentError, match="không có chữ"):
        read_document(samples.pdf([[]]), "a.pdf")
