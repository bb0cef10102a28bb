"""Opinions received a second, over HTTP, by the real server: each is committed before it is acknowledged.

    .venv/bin/python bench/bench_submissions.py        BENCH_SENT=400   BENCH_PEOPLE=8

Every draft is filled in first, page by page; measured is the last press, whose answer says “received”, and the slip
that shows the code after it. Beside it, in the same run, a bare Django view that inserts one row and commits.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
import house  # noqa: E402

FOLDER = house.start()

from django.db import connection  # noqa: E402
from measure import percentile, publish, table  # noqa: E402
from plain_table import make_plain_table  # noqa: E402
from visitor import OLD_ENOUGH, Server, Visitor  # noqa: E402
from world import build  # noqa: E402

from caunoi.cases.models import Box, Opinion  # noqa: E402
from caunoi.journal.services import verify  # noqa: E402

SENT, PEOPLE = int(os.environ.get("BENCH_SENT", "400")), int(os.environ.get("BENCH_PEOPLE", "8"))
BODIES = 10  # the register of a body takes one after the other, so that a province's are spread as its people are
TEXT = "Đèn đường ở cột số {} đầu ngõ không sáng từ đầu tháng, buổi tối các cháu đi học về rất tối, xin thay bóng."


def all_at_once(acts: list[Callable[[], object]]) -> tuple[float, list[float]]:
    """Do the acts with PEOPLE threads; acts a second and the milliseconds of each."""

    def one(act: Callable[[], object]) -> float:
        start = time.perf_counter()
        act()
        return (time.perf_counter() - start) * 1000

    start = time.perf_counter()
    with ThreadPoolExecutor(PEOPLE) as pool:
        times = list(pool.map(one, acts))
    return len(acts) / (time.perf_counter() - start), times


def processor_seconds(server: Server) -> float:
    """Processor time of the server and its workers so far (PostgreSQL's own processes are not in it)."""
    group = server.process.pid if server.process else 0
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Two servers, one after the other, on the same database."""
    country = build(BODIES)
    boxes = [
        Box.objects.create(code=f"BENCH{at}", kind="qr", name=f"Thôn {at}", body=office.body, place=office.area)
        for at, office in enumerate(country.offices)
    ]
    make_plain_table(connection)
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{connection.settings_dict['NAME']}"
    env = {"DATABASE_URL": address, "CAUNOI_DATA_DIR": str(FOLDER)}
    rows = [_plain(env)]
    server = Server(env)
    server.start()
    try:
        rows += _product(server, [box.code for box in boxes])
    finally:
        server.kill()
    assert verify() == []
    base = rows[0][1]
    shown = [[name, rate, rate / base, p50, p95, cpu] for name, rate, p50, p95, cpu in rows]
    headers = ["", "a second", "of the plain view", "p50 ms", "p95 ms", "server CPU ms"]
    note = f"{PEOPLE} people at once, {SENT} opinions to {BODIES} bodies; gunicorn with 2 processes of 4 threads."
    publish(f"Submissions, {connection.vendor}", f"{table(headers, shown)}\n\n{note}", connection)


def _measured(name: str, server: Server, acts: list[Callable[[], object]]) -> tuple[str, float, float, float, float]:
    before = processor_seconds(server)
    rate, times = all_at_once(acts)
    cpu = (processor_seconds(server) - before) * 1000 / len(acts)
    return name, rate, percentile(times, 0.5), percentile(times, 0.95), cpu


def _plain(env: dict[str, str]) -> tuple[str, float, float, float, float]:
    server = Server({**env, "PYTHONPATH": str(Path(__file__).parent)}, wsgi="plain:application")
    server.start()
    try:
        words = quote(TEXT)

        def knock() -> None:
            visitor = Visitor(server.port)
            status, _where, _body = visitor.get(f"/?text={words}")
            assert status == 204, status
            visitor.close()

        for _ in range(PEOPLE * 4):
            knock()
        return _measured("a bare view: one INSERT, one commit", server, [knock] * SENT)
    finally:
        server.kill()


def _product(server: Server, boxes: list[str]) -> list[tuple[str, float, float, float, float]]:
    visitors = [Visitor(server.port) for _ in range(SENT + PEOPLE)]

    def fill(number: int) -> None:
        visitors[number].draft(boxes[number % len(boxes)], TEXT.format(number))
        visitors[number].close()

    def press(visitor: Visitor) -> None:
        visitor.press_send()
        visitor.close()

    def show(visitor: Visitor) -> None:
        assert visitor.receipt()
        visitor.close()

    filled = _measured("filling in (7 pages), drafts", server, [lambda at=at: fill(at) for at in range(len(visitors))])
    time.sleep(OLD_ENOUGH)
    for visitor in visitors[SENT:]:
        press(visitor)
    before = Opinion.objects.count()
    sent = _measured("the last press: received", server, [lambda one=one: press(one) for one in visitors[:SENT]])
    assert Opinion.objects.count() == before + SENT
    slips = _measured("the slip with the code", server, [lambda one=one: show(one) for one in visitors[:SENT]])
    return [sent, slips, filled]


if __name__ == "__main__":
    main()
