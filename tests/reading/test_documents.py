"""Text in: encodings told by content, kinds told by bytes, refusals that say what to do."""

import pytest

from caunoi.reading.documents import DocumentError, Limits, read_document, read_pasted
from caunoi.reading.files import report_of
from tests.reading import document_samples as samples

LETTERHEAD = "UBND xã Minh Giang báo cáo: đã hòa giải 15 vụ việc, tiếp 240 lượt người; ủng hộ quỹ 1.250.000 đồng."


def test_plain_utf8_is_left_as_it_is() -> None:
    data = "Dòng một\r\nDòng  hai\t12 người\r\n".encode()
    document = read_document(data, "bao-cao.txt")
    assert document.text == "Dòng một\nDòng  hai\t12 người\n"
    assert (document.kind, document.is_plain) == ("txt", True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_of_encodings_are_no_text(encoding: str) -> None:
    document = read_document(LETTERHEAD.encode(encoding), "a.txt")
    assert document.text == LETTERHEAD
    assert not document.is_plain


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_letters_are_told_by_content(encoding: str) -> None:
    document = read_document(samples.old(LETTERHEAD, encoding), "a.txt")
    assert document.text == LETTERHEAD
    assert "bảng mã cũ" in document.notes[0]


def test_the_windows_page_has_its_tone_marks_apart() -> None:
    data = b"Xa\xde Minh Giang h\xf4\xde tr\xf5\xf2 12 h\xf4\xf2 nghe\xcco, 30 ng\xfd\xf5\xcci d\xe2n, 5 \xf0\xf5\xf2t"
    assert read_document(data, "a.txt").text == "Xã Minh Giang hỗ trợ 12 hộ nghèo, 30 người dân, 5 đợt"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_letters_inside_unicode_are_told_too(encoding: str) -> None:
    pasted = samples.old(LETTERHEAD, encoding).decode("cp1252")
    assert read_pasted(pasted).text == LETTERHEAD
    assert read_document(pasted.encode(), "a.txt").text == LETTERHEAD


@pytest.mark.parametrize(
    "text",
    [
        "Le comité a organisé 25 réunions à Genève; l'été dernier, 30 élèves étaient présents.",
        "Die Bürger äußerten 12 Wünsche über die Straße.",
        "Ủy ban có 12 người, diện tích 5 km², nhiệt độ 30° và 50 £.",
    ],
)
def test_other_languages_and_signs_are_no_old_letters(text: str) -> None:
    assert read_document(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (b"", "a.txt", "rỗng"),
        (b"  \n ", "a.txt", "rỗng"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.doc", ".docx"),
        (b"{\\rtf1 abc}", "a.rtf", ".docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", "ảnh"),
        (b"\x00\x01\x02\x03" * 50, "a.txt", "UTF-8"),
        (b"khong phai", "a.docx", "lưu lại"),
        (b"%PDF-1.7\nhong", "a.pdf", "hỏng"),
        (samples.packed({"content.xml": "<a/>", "mimetype": "x"}), "a.odt", ".docx"),
        (samples.packed({"bao-cao.txt": "abc"}), "a.zip", "giải nén"),
    ],
)
def test_a_refusal_says_what_to_do(data: bytes, name: str, advice: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_document(data, name)
    assert advice in str(refused.value)
    assert str(refused.value).startswith(("Tệp", "Không"))


def test_the_bytes_tell_the_kind() -> None:
    assert read_document(samples.word([samples.PROSE]), "bao-cao.txt").kind == "docx"
    assert read_document(b"<!DOCTYPE html><html><body><p>12 nguoi</p></body></html>", "bao-cao.txt").kind == "html"


def test_a_title_is_the_line_of_the_report() -> None:
    text = "UBND XÃ MINH GIANG\nSố: 12/BC-UBND\nBÁO CÁO\nKết quả hòa giải ở cơ sở năm 2025\nNăm 2025, xã…"
    assert read_pasted(text).title == "BÁO CÁO Kết quả hòa giải ở cơ sở năm 2025"
    assert read_pasted("Hội nghị đối thoại\nXã có…").title == "Hội nghị đối thoại"


def test_nothing_pasted() -> None:
    with pytest.raises(DocumentError, match="dán"):
        read_pasted(" \n ")


@pytest.mark.parametrize("limits", [Limits(bytes=100), Limits(characters=500)])
def test_size_is_limited(limits: Limits) -> None:
    with pytest.raises(DocumentError, match="quá"):
        read_document(("Xã có 12 người. " * 100).encode(), "a.txt", limits=limits)


def test_every_format_gives_the_same_figures() -> None:
    page = f"<html><body><p>{samples.PROSE}</p></body></html>".encode()
    lines = [(70, 700 - 18 * i, line) for i, line in enumerate(_wrapped(samples.PROSE, 70))]
    files = [
        samples.PROSE.encode(),
        samples.word([samples.PROSE]),
        page,
        samples.pdf([lines]),
        samples.old(samples.PROSE, "tcvn3"),
    ]
    wanted = [(25, "hội nghị"), (1234, "lượt người"), (12, "hộ"), (350_000_000, "đồng")]
    for data in files:
        report = report_of(read_document(data, "bao-cao"))
        assert [(figure.value, figure.unit) for figure in report.figures] == wanted
        assert all(report.text[figure.start : figure.end] == figure.quote for figure in report.figures)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        lines = [*lines, word] if len(lines[-1]) + len(word) > width else [*lines[:-1], f"{lines[-1]} {word}".strip()]
    return lines
