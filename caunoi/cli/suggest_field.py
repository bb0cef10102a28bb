"""`caunoi suggest-field`: likely fields of opinions, JSON Lines in and out. No Django, no database."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from caunoi.cli.jsonlines import BadLines, answer, read_opinions
from caunoi.language.fields.model import FieldModel, load, shipped

_EXAMPLES = """\
Ví dụ  |  Example
  caunoi suggest-field y-kien.jsonl > linh-vuc.jsonl

Vào  |  In:  {"id": …, "text": "…", "place": "…" (có thể bỏ | optional)}
Ra   |  Out: {"id": …, "fields": [{"field": "giao_thong", "score": 0.81}, …]}
"""


def run(argv: Sequence[str]) -> int:
    """Print one line for each opinion, fields likeliest first; 1 for a file that is no JSON Lines, 2 for wrong use."""
    parser = argparse.ArgumentParser(
        prog="caunoi suggest-field",
        description="Gợi ý lĩnh vực của ý kiến.  |  Suggest the field of opinions.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="IN.jsonl", type=Path)
    parser.add_argument(
        "--model", type=Path, help="mô hình do lệnh train_fields lưu  |  a model that train_fields saved"
    )
    return answer(parser, argv, _answers)


def _answers(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    model = _model(options.model)
    for opinion in read_opinions(options.file):
        fields = [{"field": guess.name, "score": guess.score} for guess in model.fields(opinion.text)]
        yield {"id": opinion.id, "fields": fields}


def _model(path: Path | None) -> FieldModel:
    if path is None:
        return shipped()
    try:
        return load(path.read_bytes())
    except ValueError:
        raise BadLines(f"{path} không phải là mô hình lĩnh vực.") from None
