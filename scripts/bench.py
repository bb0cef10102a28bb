"""`make bench`: every `bench/bench_*.py`, on SQLite and on PostgreSQL, one after the other. Standard library only."""

from __future__ import annotations

import subprocess
import sys

from house import PYTHON, ROOT, environment, prepare, say


def main() -> int:
    """Run them all, even after a failure; 1 when one failed."""
    prepare("dev")
    benches = sorted((ROOT / "bench").glob("bench_*.py"))
    if not benches:
        say("Chưa có phép đo nào.", "There is nothing to measure yet.")
    variables, failed = environment(CAUNOI_PG_DURABLE="1"), 0
    variables.pop("DATABASE_URL", None)
    for bench in benches:
        for place, start in (("SQLite", []), ("PostgreSQL", [str(PYTHON), "scripts/with_postgres.py"])):
            say(f"\n== {bench.name}: {place}", "")
            command = [*start, str(PYTHON), str(bench)]
            failed |= subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
