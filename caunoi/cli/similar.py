"""`caunoi similar`: for each opinion the earlier ones that may be the same matter. No Django, no database."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from caunoi.cli.jsonlines import BadLines, read_opinions, write_objects
from caunoi.language.matching.candidates import Candidates
from caunoi.language.matching.told import read

BAD_INPUT, WRONG_USE = 1, 2
LEAST_MATCHES = 5
_EXAMPLES = """\
Ví dụ  |  Example
  caunoi similar --corpus da-co.jsonl --queries moi.jsonl > trung.jsonl

Vào  |  In:  {"id": …, "text": "…", "place": "…" (có thể bỏ | optional)}
Ra   |  Out: {"id": …, "matches": [{"id": …, "score": 0.93, "duplicate": true, "reason": "cùng nơi …; cùng nhắc …"}, …]}
"""


def run(argv: Sequence[str]) -> int:
    """Print one line for each query, best match first; 1 for a file that is no JSON Lines, 2 for wrong use."""
    parser = argparse.ArgumentParser(
        prog="caunoi similar",
        description="Tìm ý kiến cùng một việc.  |  Find opinions about the same matter.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", required=True, metavar="C.jsonl", type=Path, help="ý kiến đã có  |  earlier ones")
    parser.add_argument("--queries", required=True, metavar="Q.jsonl", type=Path, help="ý kiến mới  |  new ones")
    parser.add_argument("--limit", type=int, default=10, help="số kết quả mỗi ý kiến, từ 5  |  matches each, from 5 on")
    try:
        options = parser.parse_args(list(argv))
    except SystemExit as stop:
        return WRONG_USE if stop.code else 0
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a stream of text always has it
    try:
        write_objects(_answers(options.corpus, options.queries, max(LEAST_MATCHES, options.limit)))
    except BadLines as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"Lỗi: không mở được {error.filename}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _answers(corpus: Path, queries: Path, limit: int) -> Iterator[dict[str, Any]]:
    ids: list[Any] = []

    def texts() -> Iterator[tuple[str, str]]:
        for opinion in read_opinions(corpus):
            ids.append(opinion.id)
            yield opinion.text, opinion.place

    candidates = Candidates(texts())
    for query in read_opinions(queries):
        found = candidates.most_like(read(query.text, place=query.place), limit)
        named = {at for at, _ in found}
        others = islice((at for at in range(len(ids)) if at not in named), max(0, LEAST_MATCHES - len(found)))
        yield {
            "id": query.id,
            "matches": [
                *(
                    {
                        "id": ids[at],
                        "score": likeness.score,
                        "duplicate": likeness.is_likely,
                        "reason": "; ".join(likeness.reasons),
                    }
                    for at, likeness in found
                ),
                *({"id": ids[at], "score": 0.0, "duplicate": False, "reason": ""} for at in others),
            ],
        }
