"""`caunoi read`: what it prints, what it names, how it ends."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from caunoi.cli.main import main
from caunoi.cli.read import shown, unique_names
from caunoi.reading.figure import Figure
from tests.reading import document_samples as samples

TEXT = "Năm 2025, xã Minh Giang tổ chức 25 hội nghị đối thoại.\r\nHỗ trợ trên 12 hộ nghèo.\r\n"
KEYS = {"quote", "start", "end", "value", "value_max", "qualifier", "unit", "what", "subject", "level", "period"}
KEYS |= {"part_of", "indicator", "confidence"}


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return samples.kept(tmp_path, "bao-cao.txt", TEXT.encode())


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_of_a_plain_text(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plain), "--jsonl"]) == 0
    (found,) = objects(capsys.readouterr().out)
    assert found["id"] == "bao-cao"
    assert {"unit", "period", "checks"} <= found.keys()
    assert "text" not in found
    text = plain.read_bytes().decode().replace("\r\n", "\n")
    assert [figure["value"] for figure in found["figures"]] == [25, 12]
    for figure in found["figures"]:
        assert figure.keys() >= KEYS
        assert text[figure["start"] : figure["end"]] == figure["quote"]


def test_other_files_carry_their_text_and_equal_stems_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [
        samples.kept(tmp_path, "a.docx", samples.word([samples.PROSE], samples.TABLE)),
        samples.kept(tmp_path, "a.txt", samples.old(samples.PROSE, "tcvn3")),
    ]
    assert main(["read", *map(str, paths), "--jsonl"]) == 0
    first, second = objects(capsys.readouterr().out)
    assert (first["id"], second["id"]) == ("a", "a-2")
    for found in (first, second):
        for figure in found["figures"]:
            assert found["text"][figure["start"] : figure["end"]] == figure["quote"]
    assert (len(first["figures"]), len(second["figures"])) == (8, 4)


def test_broken_files_are_named_and_stop_nothing(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = samples.kept(plain.parent, "hong.docx", b"PK\x03\x04")
    assert main(["read", str(broken), str(plain), "--jsonl"]) == 1
    out = capsys.readouterr()
    assert [found["id"] for found in objects(out.out)] == ["bao-cao"]
    assert f"✗ {broken}: Tệp" in out.err
    assert "1/2" in out.err


def test_csv_is_one_row_a_figure(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plain), "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["id"], row["value"], row["unit"], row["qualifier"]) for row in rows] == [
        ("bao-cao", "25", "hội nghị", "exact"), ("bao-cao", "12", "hộ", "over"),
    ]  # fmt: skip


def test_the_table_for_people(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plain), "--checks"]) == 0
    out = capsys.readouterr().out
    assert "hội nghị đối thoại" in out
    assert "trên 12" in out
    assert "2 số liệu" in out


@pytest.mark.parametrize("words", [[], ["--jsonl"], ["a.txt", "--jsonl", "--csv"], ["a.txt", "--nothing"]])
def test_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *words]) == 2
    assert "Sai cách dùng" in capsys.readouterr().err


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert "Không có báo cáo" in capsys.readouterr().err


def test_without_django(plain: Path) -> None:
    code = (
        "import sys; from caunoi.cli.main import main; main(['read', 'bao-cao.txt']); sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=plain.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_names_never_collide() -> None:
    paths = [Path("x/a.txt"), Path("y/a.txt"), Path("a-2.txt"), Path("z/a.docx")]
    assert list(unique_names(paths)) == ["a", "a-3", "a-2", "a-4"]


@pytest.mark.parametrize(
    ("value", "value_max", "qualifier", "words"),
    [
        (1234, None, "exact", "1.234"),
        (51.5, None, "about", "khoảng 51,5"),
        (5, 13, "exact", "5–13"),
        (0.25, None, "under", "dưới 0,25"),
    ],
)
def test_values_in_vietnamese_writing(value: float, value_max: float | None, qualifier: str, words: str) -> None:
    assert shown(Figure(0, 1, "", value, value_max, qualifier, "", "")) == words
