"""Inbox, public list and search at growing sizes: p50 and p95 of the real views, and how many queries each makes.

    .venv/bin/python bench/bench_lists.py [--large]        BENCH_SIZES=1000,100000   BENCH_RUNS=40

`--large` adds a million cases (minutes of filling, some 6 GB of disk).
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import house

FOLDER = house.start()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from measure import publish, server_pid, table, timed  # noqa: E402
from rows import Filler  # noqa: E402
from world import build  # noqa: E402

from caunoi.journal.services import verify  # noqa: E402

RUNS = int(os.environ.get("BENCH_RUNS", "40"))
DESK = "/ban-lam-viec/"
INBOX = [
    ("reception of the big commune, to do", "reception_big", ""),
    ("… overdue", "reception_big", "?muc=overdue"),
    ("… due soon", "reception_big", "?muc=soon"),
    ("… new, page 3", "reception_big", "?muc=new&trang=3"),
    ("… closed", "reception_big", "?muc=closed"),
    ("… by field", "reception_big", "?linh_vuc=y_te"),
    ("… by channel", "reception_big", "?nguon=phone"),
    ("… by area", "reception_big", "?dia_ban=AREA"),
    ("handler of the big commune", "handler_big", ""),
    ("… mine", "handler_big", "?pham_vi=mine"),
    ("… closed", "handler_big", "?muc=closed"),
    ("reception of a small commune", "reception_small", ""),
    ("… closed", "reception_small", "?muc=closed"),
    ("Front of the province (600 bodies)", "front_province", ""),
    ("… overdue", "front_province", "?muc=overdue"),
    ("… closed", "front_province", "?muc=closed"),
    ("… follow-up by body", "front_province", "theo-doi/"),
]
PUBLIC = [
    ("public list, big commune", "?don-vi=BIG"),
    ("… page 50", "?don-vi=BIG&trang=50"),
    ("… resolved", "?don-vi=BIG&tinh-trang=resolved"),
    ("… overdue", "?don-vi=BIG&tinh-trang=overdue"),
    ("… by field and kind", "?don-vi=BIG&linh-vuc=giao_thong&loai=kien_nghi"),
    ("… oldest first", "?don-vi=BIG&xep=cu"),
    ("… nearest deadline", "?don-vi=BIG&xep=han"),
    ("public list, small commune", "?don-vi=SMALL"),
    ("… promised", "?don-vi=SMALL&tinh-trang=promised"),
    ("public list, province", "?don-vi=PROVINCE"),
    ("… page 50", "?don-vi=PROVINCE&trang=50"),
    ("… overdue", "?don-vi=PROVINCE&tinh-trang=overdue"),
    ("… nearest deadline", "?don-vi=PROVINCE&xep=han"),
    ("… by field, 30 days", "?don-vi=PROVINCE&linh-vuc=y_te&ky=30"),
]
SEARCH = [
    ("search of officers: a lane's number", "reception_big", "tim/?q=ngõ 1417"),
    ("… three words of one case in twenty", "reception_big", "tim/?q=gờ giảm tốc"),
    ("… without diacritics", "reception_big", "tim/?q=go giam toc"),
    ("… two words of most cases", "reception_big", "tim/?q=đề nghị"),
    ("… the Front, a word of most cases", "front_province", "tim/?q=đường"),
    ("search of the public: a lane's number", "", "?don-vi=BIG&q=ngõ 1417"),
    ("… three words of one case in twenty", "", "?don-vi=BIG&q=gờ giảm tốc"),
    ("… province, a word of most cases", "", "?don-vi=PROVINCE&q=đường"),
]


class Lists:
    """The measured country and who looks at it."""

    def __init__(self) -> None:
        self.country = build()
        self.filler = Filler(self.country)
        self.clients = {}
        for name, user in self.country.officers.items():
            self.clients[name] = Client()
            self.clients[name].force_login(user)
        offices = self.country.offices
        self.codes = {
            "BIG": offices[0].place.code,
            "SMALL": offices[-1].place.code,
            "PROVINCE": self.country.province.code,
            "AREA": offices[0].area.code,
        }

    def addresses(self) -> list[tuple[str, Client, str]]:
        """What is measured: name, who, address."""
        rows = [(name, self.clients[who], DESK + path) for name, who, path in INBOX]
        rows += [(name, Client(), "/vu-viec/" + path) for name, path in PUBLIC]
        rows += [
            (name, self.clients[who] if who else Client(), (DESK if who else "/vu-viec/") + path)
            for name, who, path in SEARCH
        ]
        return [(name, client, self._with_codes(path)) for name, client, path in rows]

    def _with_codes(self, path: str) -> str:
        for word, code in self.codes.items():
            path = path.replace(f"={word}", f"={code}")
        return path

    def measure(self) -> dict[str, tuple[float, float, float, int]]:
        """p50, p95, processor time and the number of queries of each list."""
        found = {}
        previous = ""
        for name, client, address in self.addresses():
            full = f"{previous} {name}" if name.startswith("…") else name
            previous = previous if name.startswith("…") else name
            status = client.get(address).status_code
            assert status == 200, (status, address)
            with CaptureQueriesContext(connection) as capture:
                client.get(address)
            queries = list(capture.captured_queries)
            act = partial(client.get, address)
            timing = timed(full, act, runs=RUNS, pid=server_pid(connection))
            found[full] = (timing.p50, timing.p95, timing.cpu, len(queries))
            if timing.p95 > 100 or timing.cpu > 60:
                print(f"  slow: {full}: {timing.p95:.0f} ms, CPU {timing.cpu:.0f} ms", flush=True)
                if os.environ.get("BENCH_EXPLAIN"):
                    for query in sorted(queries, key=lambda row: -float(row["time"]))[:3]:
                        print("   ", query["time"], query["sql"][:3000], flush=True)
        return found


def main() -> None:
    """Fill, measure, fill on."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000").split(",")]
    if "--large" in sys.argv:
        sizes.append(1_000_000)
    lists, results, notes = Lists(), {}, []
    for size in sizes:
        start = time.perf_counter()
        lists.filler.fill(size)
        seconds = time.perf_counter() - start
        notes.append(f"{size:,} cases: filled in {seconds:.0f} s")
        print(notes[-1], flush=True)
        results[size] = lists.measure()
    small = lists.country.offices[-1].body
    broken = verify(small.chain)
    assert not broken, broken
    headers = ["list"] + [f"{size:,}: {what}" for size in sizes for what in ("p50 ms", "p95 ms", "CPU ms", "queries")]
    rows = [[name, *(value for size in sizes for value in results[size][name])] for name in results[sizes[0]]]
    text = table(headers, rows) + "\n\n" + "; ".join(notes) + f"; the journal of {small.code} verified."
    publish(f"Lists and search, {connection.vendor}", text, connection)


if __name__ == "__main__":
    main()
