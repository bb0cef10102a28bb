"""Timing, percentiles, the machine, and the file of results."""

import math
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Timing:
    """Milliseconds of many runs of one thing."""

    name: str
    p50: float
    p95: float
    cpu: float  # on average, of this process and of the database's, which noise of others hardly touches


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which `share` (0..1) of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _cpu(pid: int | None) -> float:
    """Milliseconds of processor time: ours and that of a server process of the database."""
    own = time.process_time() * 1000
    path = Path(f"/proc/{pid}/schedstat")
    return own + (int(path.read_text().split()[0]) / 1e6 if pid and path.exists() else 0)


def timed(
    name: str, act: Callable[[], object], *, runs: int, warm: int = 2, seconds: float = 20.0, pid: int | None = None
) -> Timing:
    """Run an act `runs` times (fewer when `seconds` are over) after warming up. `pid`: the database's process."""
    for _ in range(warm):
        act()
    cpu = _cpu(pid)
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < runs and (time.perf_counter() < end or len(times) < 5):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return Timing(name, percentile(times, 0.5), percentile(times, 0.95), (_cpu(pid) - cpu) / len(times))


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; numbers to the right."""
    cells = [[f"{cell:,.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(len(str(line[at])) for line in [headers, *cells]) for at in range(len(headers))]
    rule = ["-" * (width - 1) + (":" if at else "-") for at, width in enumerate(widths)]
    lines = [
        " | ".join(text.rjust(widths[at]) if at else text.ljust(widths[at]) for at, text in enumerate(line))
        for line in [list(headers), rule, *cells]
    ]
    return "\n".join(f"| {line} |" for line in lines)


def machine(connection: object | None) -> str:
    """On what it was measured: processor, memory, Python, database and its settings that matter."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()
    about = f"{os.cpu_count()} × {model}, {memory:.0f} GiB, Python {platform.python_version()}"
    if connection is not None:
        about += f", {database(connection)}"
    return f"{about}; load average when it ended {load[0]:.1f} (1 min), {load[1]:.1f} (5 min)"


def database(connection: object) -> str:
    """Vendor, version and durability of the database."""
    with connection.cursor() as cursor:  # type: ignore[attr-defined]

        def one(statement: str) -> str:
            cursor.execute(statement)
            return str(cursor.fetchone()[0])

        if connection.vendor == "sqlite":  # type: ignore[attr-defined]
            return (
                f"SQLite {one('SELECT sqlite_version()')} (journal {one('PRAGMA journal_mode')}, "
                f"synchronous {one('PRAGMA synchronous')})"
            )
        names = ("server_version", "fsync", "synchronous_commit", "shared_buffers", "work_mem")
        shown = [f"{name} {one(f'SHOW {name}')}" for name in names]
        return "PostgreSQL " + ", ".join(shown).removeprefix("server_version ")


def server_pid(connection: object) -> int | None:
    """The process of PostgreSQL that serves this connection; None on SQLite, which is part of this process."""
    if connection.vendor == "sqlite":  # type: ignore[attr-defined]
        return None
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def publish(title: str, text: str, connection: object | None) -> None:
    """Print a section and add it to today's file of results."""
    section = f"\n## {title}\n\n{machine(connection)}\n\n{text}\n"
    print(section, flush=True)
    folder = Path(os.environ.get("BENCH_RESULTS", RESULTS))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y-%m-%d}.md"
    if not path.exists():
        path.write_text(f"# Measured on {datetime.now(UTC):%Y-%m-%d}\n", encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.write(section)
