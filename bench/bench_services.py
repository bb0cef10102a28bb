"""Opinions received a second by the service alone, two processes, no pages: what the database and the law cost.

.venv/bin/python bench/bench_services.py        BENCH_SENT=400
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import house

house.start()

from django.db import connection  # noqa: E402
from measure import publish, table  # noqa: E402
from world import Office, build  # noqa: E402

from caunoi.cases.choices import CaseKind, Channel, Privacy  # noqa: E402
from caunoi.cases.models import Opinion  # noqa: E402
from caunoi.cases.services import intake  # noqa: E402
from caunoi.common import clock  # noqa: E402
from caunoi.journal.services import verify  # noqa: E402

SENT, PROCESSES = int(os.environ.get("BENCH_SENT", "400")), 2
TEXT = "Đèn đường ở cột số {} đầu ngõ không sáng từ đầu tháng, buổi tối các cháu đi học về rất tối, xin thay bóng."


def receive(office: Office, token: str) -> None:
    """One opinion, committed."""
    data = intake.OpinionData(
        body=office.body,
        place=office.area,
        text=TEXT.format(token),
        kind=CaseKind.REPORT,
        channel=Channel.WEB,
        form_token=token,
        privacy=Privacy.ANONYMOUS,
    )
    intake.receive_opinion(data=data, by=None, at=clock.now())


def work(offices: list[Office], name: str, number: int) -> None:
    """The share of one process."""
    for turn in range(number):
        receive(offices[turn % len(offices)], f"{name}-{turn}")


def measured(offices: list[Office], name: str) -> list[object]:
    """Rate and processor time of two processes that receive at once."""
    connection.close()
    start, children = time.perf_counter(), []
    before = os.times()
    for process in range(PROCESSES):
        pid = os.fork()
        if pid == 0:
            work(offices, f"{name}{process}", SENT // PROCESSES)
            connection.close()
            os._exit(0)
        children.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0] * PROCESSES
    spent, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return [name, SENT / spent, cpu * 1000 / SENT]


def main() -> None:
    """To ten bodies, then to one, whose register takes one after the other."""
    offices = build(10).offices
    work(offices, "warm", 20)
    rows = [measured(offices, "to ten bodies"), measured(offices[:1], "to one body")]
    assert Opinion.objects.count() == 20 + 2 * (SENT // PROCESSES * PROCESSES)
    assert verify() == []
    shown = table(["receive_opinion, committed", "a second", "Python CPU ms"], rows)
    publish(f"Receiving without pages, {connection.vendor}", f"{shown}\n\n{PROCESSES} processes.", connection)


if __name__ == "__main__":
    main()
