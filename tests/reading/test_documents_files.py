"""Files read one by one and many at once: order kept, no file stops another."""

import os
import sys
from pathlib import Path

import pytest

from caunoi.reading.documents import DocumentError, Limits
from caunoi.reading.files import files_in, read_file, read_many
from tests.reading import document_samples as samples


def test_one_file(tmp_path: Path) -> None:
    path = samples.kept(tmp_path, "a.txt", "Xã có 12 hội nghị.".encode())
    document, report = read_file(path)
    assert (document.kind, [figure.value for figure in report.figures]) == ("txt", [12])
    with pytest.raises(DocumentError, match="Không mở được"):
        read_file(tmp_path / "không có.txt")
    with pytest.raises(DocumentError, match="Không mở được"):
        read_file(tmp_path)


def test_many_files_in_order_the_broken_ones_named(tmp_path: Path) -> None:
    paths = [
        samples.kept(tmp_path, f"{number}.docx", samples.word([f"Xã có {number} hội nghị."])) for number in range(1, 13)
    ]
    paths[4].write_bytes(b"PK\x03\x04 broken")
    readings = list(read_many(paths, workers=2))
    assert [reading.path for reading in readings] == paths
    values = [[figure.value for figure in reading.report.figures] if reading.report else None for reading in readings]
    assert values == [None if number == 5 else [number] for number in range(1, 13)]
    assert "hỏng" in readings[4].error


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    sound = samples.kept(tmp_path, "b.txt", "Xã có 12 hội nghị.".encode())
    readings = list(read_many([pipe, sound], workers=1, limits=Limits(seconds=1)))
    assert "quá lâu" in readings[0].error
    assert readings[1].report is not None


def test_folders_give_their_reports(tmp_path: Path) -> None:
    for name in ("b.docx", "a.txt", "~$b.docx", ".ẩn.txt", "anh.png", "sâu/c.PDF"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        samples.kept(tmp_path, name, b"x")
    assert [path.name for path in files_in([tmp_path / "anh.png", tmp_path])] == ["anh.png", "a.txt", "b.docx", "c.PDF"]
