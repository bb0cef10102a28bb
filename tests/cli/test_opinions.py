"""`caunoi suggest-field` and `caunoi similar`: what they print, what they refuse, and that they need no Django."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from caunoi.cli import similar, suggest_field
from caunoi.language.fields.model import saved, shipped

Capture = pytest.CaptureFixture[str]
ROADS = {"id": 7, "text": "Đường liên xã đầy ổ gà, xin sửa mặt đường.", "place": "xã Tân Khê"}
DOCTOR = {"id": "a-2", "text": "Trạm y tế thiếu thuốc, khám bệnh không có bác sĩ."}


def lines(path: Path, *rows: Any) -> str:
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return str(path)


def said(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def suggest(path: str) -> int:
    return suggest_field.run([path])


def twice(path: str) -> int:
    return similar.run(["--corpus", path, "--queries", path])


COMMANDS = pytest.mark.parametrize("command", [suggest, twice])


def test_fields_likeliest_first_in_the_order_of_the_file(tmp_path: Path, capsys: Capture) -> None:
    assert suggest(lines(tmp_path / "in.jsonl", ROADS, "", DOCTOR)) == 0
    rows = said(capsys)
    assert [row["id"] for row in rows] == [7, "a-2"]
    assert [row["fields"][0]["field"] for row in rows] == ["giao_thong", "y_te"]
    for row in rows:
        scores = [guess["score"] for guess in row["fields"]]
        assert len(scores) == 20
        assert scores == sorted(scores, reverse=True)


def test_a_model_of_ones_own(tmp_path: Path, capsys: Capture) -> None:
    model = tmp_path / "fields.npz"
    model.write_bytes(saved(shipped()))
    path = lines(tmp_path / "in.jsonl", ROADS)
    assert suggest_field.run([path, "--model", str(model)]) == 0
    assert said(capsys)[0]["fields"][0]["field"] == "giao_thong"
    model.write_bytes(b"rubbish")
    assert suggest_field.run([path, "--model", str(model)]) == 1
    assert "không phải là mô hình lĩnh vực" in capsys.readouterr().err


def test_similar_names_at_least_five_best_first(tmp_path: Path, capsys: Capture) -> None:
    corpus = [ROADS, DOCTOR] + [{"id": n, "text": f"Cột điện số {n} nghiêng."} for n in range(100, 106)]
    asked = {"id": "q", "text": "Mặt đường liên xã nhiều ổ gà, đề nghị sửa.", "place": "xã Tân Khê"}
    code = similar.run(
        ["--corpus", lines(tmp_path / "c.jsonl", *corpus), "--queries", lines(tmp_path / "q.jsonl", asked)]
    )
    assert code == 0
    (row,) = said(capsys)
    matches = row["matches"]
    assert row["id"] == "q"
    assert len(matches) >= 5
    assert matches[0]["id"] == 7
    assert [match["score"] for match in matches] == sorted((match["score"] for match in matches), reverse=True)
    assert len({str(match["id"]) for match in matches}) == len(matches)
    assert set(matches[0]) == {"id", "score", "duplicate", "reason"}


def test_similar_in_a_corpus_of_two_names_both(tmp_path: Path, capsys: Capture) -> None:
    assert twice(lines(tmp_path / "c.jsonl", ROADS, DOCTOR)) == 0
    assert [len(row["matches"]) for row in said(capsys)] == [2, 2]


@COMMANDS
def test_an_empty_file_gives_nothing(command: Any, tmp_path: Path, capsys: Capture) -> None:
    assert command(lines(tmp_path / "in.jsonl")) == 0
    assert capsys.readouterr().out == ""


@COMMANDS
@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ('{"id": 3, "text": ', "không đọc được JSON"),
        ('{"text": "không có mã"}', '"id"'),
        ('{"id": 3}', '"text"'),
        ('{"id": 3, "text": 5}', '"text"'),
        ("[1, 2]", '"id"'),
    ],
)
def test_a_bad_line_is_named(command: Any, bad: str, words: str, tmp_path: Path, capsys: Capture) -> None:
    assert command(lines(tmp_path / "in.jsonl", ROADS, DOCTOR, bad)) == 1
    error = capsys.readouterr().err
    assert "dòng 3" in error
    assert words in error
    assert "Traceback" not in error


@COMMANDS
def test_a_missing_file(command: Any, tmp_path: Path, capsys: Capture) -> None:
    assert command(str(tmp_path / "khong-co.jsonl")) == 1
    assert "không mở được" in capsys.readouterr().err


@COMMANDS
def test_a_file_that_is_no_utf_8(command: Any, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes('{"id": 1, "text": "Đường hỏng"}\n'.encode("utf-16-le"))
    assert command(str(path)) == 1
    assert capsys.readouterr().err.startswith("Lỗi: ")
    path.write_bytes(json.dumps(ROADS).encode() + b'\n{"id": 2, "text": "\xd0\xff"}\n')
    assert command(str(path)) == 1
    assert "không phải UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [[], ["a.jsonl", "b.jsonl"]])
def test_wrong_use(argv: list[str], capsys: Capture) -> None:
    assert suggest_field.run(argv) == 2
    assert similar.run(argv) == 2


def test_neither_needs_django(tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", ROADS)
    code = (
        "import sys; sys.modules['django'] = None; sys.modules['sklearn'] = None\n"
        "from caunoi.cli import similar, suggest_field\n"
        f"sys.exit(suggest_field.run([{path!r}]) or similar.run(['--corpus', {path!r}, '--queries', {path!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
