"""`caunoi similar`: for each opinion the earlier ones that may be the same matter. No Django, no database."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from caunoi.cli.jsonlines import answer, read_opinions
from caunoi.language.matching.candidates import Candidates
from caunoi.language.matching.told import read

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
    return answer(parser, argv, _answers)


def _answers(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    limit = max(LEAST_MATCHES, options.limit)
    ids: list[Any] = []

    def texts() -> Iterator[tuple[str, str]]:
        for opinion in read_opinions(options.corpus):
            ids.append(opinion.id)
            yield opinion.text, opinion.place

    candidates = Candidates(texts())
    for query in read_opinions(options.queries):
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
