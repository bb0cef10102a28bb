"""Deadlines a second: every step of a case with the sum that explains it, from the book and the calendar, no database.

.venv/bin/python bench/bench_deadlines.py        BENCH_RUNS=2000
"""

import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import house

house.start()

from django.db import connection  # noqa: E402
from measure import percentile, publish, table  # noqa: E402

from caunoi.calendar.selectors import work_calendar  # noqa: E402
from caunoi.rulebook.deadlines import compute  # noqa: E402
from caunoi.rulebook.procedures import procedure_at  # noqa: E402

RUNS = int(os.environ.get("BENCH_RUNS", "2000"))
PROCEDURES = ("kien_nghi_phan_anh", "khieu_nai_lan_1", "hoi_dap")
START = date(2026, 1, 5)


def main() -> None:
    """The same calendar for all, as in a preview of moved deadlines."""
    calendar = work_calendar()
    rows: list[list[object]] = []
    for key in PROCEDURES:
        times = []
        begin, cpu = time.perf_counter(), time.process_time()
        for number in range(RUNS):
            received = START + timedelta(days=number % 500)
            one = time.perf_counter()
            compute(
                procedure_at(key, received),
                received=received,
                accepted=received + timedelta(days=9),
                pauses=[(received + timedelta(days=12), received + timedelta(days=15))],
                calendar=calendar,
            )
            times.append((time.perf_counter() - one) * 1000)
        spent = (time.process_time() - cpu) * 1000 / RUNS
        rate = RUNS / (time.perf_counter() - begin)
        rows.append([key, rate, percentile(times, 0.5), percentile(times, 0.95), spent])
    headers = ["procedure", "a second", "p50 ms", "p95 ms", "CPU ms"]
    note = f"{RUNS} cases each, over 500 days of receipt, every one with a pause; one thread."
    publish(f"Deadlines, calendar rows from {connection.vendor}", f"{table(headers, rows)}\n\n{note}", connection)


if __name__ == "__main__":
    main()
