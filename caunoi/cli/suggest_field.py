"""`caunoi suggest-field`: likely fields of opinions, JSON Lines in and out. No Django, no database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from caunoi.cli.jsonlines import BadLines, read_opinions, write_objects
from caunoi.language.fields.model import FieldModel, load, shipped

BAD_INPUT, WRONG_USE = 1, 2
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
    try:
        options = parser.parse_args(list(argv))
    except SystemExit as stop:
        return WRONG_USE if stop.code else 0
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a stream of text always has it
    try:
        model = load(options.model.read_bytes()) if options.model else shipped()
        write_objects(
            {"id": opinion.id, "fields": _fields(model, opinion.text)} for opinion in read_opinions(options.file)
        )
    except BadLines as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return BAD_INPUT
    except ValueError:
        print(f"Lỗi: {options.model} không phải là mô hình lĩnh vực.", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"Lỗi: không mở được {error.filename}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _fields(model: FieldModel, text: str) -> list[dict[str, str | float]]:
    return [{"field": guess.name, "score": guess.score} for guess in model.fields(text)]
