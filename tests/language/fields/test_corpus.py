"""Against the development corpus beside the project: nothing of it was copied, and how much is named right."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from caunoi.cli.suggest_field import run
from caunoi.language.fields.examples import sentences, terms
from caunoi.language.fold import fold
from caunoi.language.matching import fitting

pytestmark = pytest.mark.shared
RUN = 6  # words


def folder() -> Path:
    return Path(os.environ["CAUNOI_SHARED"]) / "corpus"


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    yield from (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_no_six_words_in_a_row_come_from_the_corpus() -> None:
    theirs: set[tuple[str, ...]] = set()
    for name in ("petitions", "paraphrases", "hard_negatives"):
        for line in (folder() / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            theirs.update(runs(json.loads(line)["text"]))
    own = [example.text for example in (*sentences(), *terms())] + [text for _, text in fitting.texts()]
    assert len(own) > 5000
    assert [" ".join(row) for text in own for row in runs(text) if row in theirs] == []


def test_most_petitions_get_their_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(folder() / "petitions.jsonl")]) == 0
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(capsys.readouterr().out, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(folder() / "score.py"), "fields", str(predicted), str(folder())],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    score = json.loads(done.stdout)
    assert score["top1"] >= 0.78, score
    assert score["top3"] >= 0.94, score
