"""Nothing acknowledged is lost: the real server is killed at random moments under load, again and again.

SIGKILL leaves no chance to tidy up. What this cannot show is the loss of power: there the database's own settings
count (SQLite synchronous=FULL, PostgreSQL fsync and synchronous_commit, see docs/operations.md).
"""

import os
import random
import time
from pathlib import Path
from threading import Event, Lock, Thread

import pytest
from django.db import connection

from bench.visitor import NotServed, Server, Visitor
from caunoi.cases.models import Box, Case, Clock, NumberSeries, Opinion, Step
from caunoi.common.codes import new_token
from caunoi.journal.models import Entry
from caunoi.journal.services import verify
from caunoi.search.models import SearchEntry
from caunoi.web.sealed import fingerprint
from tests.cases.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
KILLS, PEOPLE, DRAFTS = 4, 4, 3
PATIENCE = 240.0  # seconds for the whole load on a machine that is busy with other things; alone it takes 20


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def database_address() -> str:
    """The database of this test in the form of DATABASE_URL."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}@/{given['NAME']}?host={given['HOST']}"


class Crowd:
    """People who send and do not give up: no answer means to press again."""

    def __init__(self, port: int, box: str) -> None:
        self.port, self.box = port, box
        self.receipts: list[str] = []
        self.sent = 0
        self.failures: list[BaseException] = []
        self.is_over = Event()
        self.lock = Lock()
        self.end = time.monotonic() + PATIENCE
        self.threads = [Thread(target=self._live, args=(number,), daemon=True) for number in range(PEOPLE)]

    def _live(self, number: int) -> None:
        try:
            turn = 0
            while not self.is_over.is_set():
                visitors = [self._drafted(f"Đèn đường cột {number}-{turn}-{at} không sáng.") for at in range(DRAFTS)]
                for visitor in visitors:
                    visitor.wait()
                    self._send(visitor)
                turn += 1
        except BaseException as error:
            self.failures.append(error)

    def _drafted(self, text: str) -> Visitor:
        while True:
            visitor = Visitor(self.port)
            try:
                visitor.draft(self.box, text)
            except NotServed:
                self._rest()
            else:
                return visitor
            finally:
                visitor.close()

    def _send(self, visitor: Visitor) -> None:
        with self.lock:
            self.sent += 1
        while True:
            try:
                visitor.press_send()
                code = visitor.receipt()
            except NotServed:
                self._rest()
            else:
                with self.lock:
                    self.receipts.append(code)
                return
            finally:
                visitor.close()

    def _rest(self) -> None:
        assert time.monotonic() < self.end, "the server stayed away"
        time.sleep(0.1)

    def count(self) -> int:
        """How many receipts were shown by now."""
        with self.lock:
            return len(self.receipts)


def test_every_receipt_that_was_shown_survives_killing_the_server(
    world: World, tmp_path: Path, request: pytest.FixtureRequest
):
    seed = int(os.environ.get("CAUNOI_TEST_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
    request.node.add_report_section("call", "seed", f"CAUNOI_TEST_SEED={seed} repeats the moments of killing")
    chance = random.Random(seed)
    box = Box.objects.create(code=new_token(8), kind="qr", name="Tổ 4", body=world.office, place=world.area)
    server = Server({"DATABASE_URL": database_address(), "CAUNOI_DATA_DIR": str(tmp_path / "var")})
    server.start()
    crowd = Crowd(server.port, box.code)
    try:
        for thread in crowd.threads:
            thread.start()
        for _kill in range(KILLS):
            wait_for_more(crowd, chance.randrange(1, 6))
            time.sleep(chance.random() * 0.3)
            server.kill()
            server.start()
        crowd.is_over.set()
        for thread in crowd.threads:
            thread.join(timeout=PATIENCE)
        assert not any(thread.is_alive() for thread in crowd.threads), "somebody still waits for a receipt"
        assert crowd.failures == []
        assert_all_found(crowd.receipts, server.port)
    finally:
        crowd.is_over.set()
        server.kill()
    assert_nothing_half_written(crowd)


def wait_for_more(crowd: Crowd, number: int) -> None:
    """Until some more receipts were shown: the server is killed under load, not while it starts."""
    wanted = crowd.count() + number
    while crowd.count() < wanted:
        assert not crowd.failures, crowd.failures
        assert time.monotonic() < crowd.end, "no receipt for too long"
        time.sleep(0.01)


def assert_all_found(receipts: list[str], port: int) -> None:
    visitor = Visitor(port)
    assert len(receipts) >= KILLS
    assert [code for code in receipts if not visitor.find(code)] == []
    assert not visitor.find("MG-AAAA-AAAA-AAAA-A")
    visitor.close()


def assert_nothing_half_written(crowd: Crowd) -> None:
    """Each press made one opinion, whole: part, case, clock, step, entry of the journal, row of the index."""
    assert len(set(crowd.receipts)) == len(crowd.receipts) == crowd.sent
    hashes = {fingerprint(code) for code in crowd.receipts}
    assert set(Opinion.objects.values_list("receipt_hash", flat=True)) == hashes
    cases = Case.objects.filter(parts__opinion__receipt_hash__in=hashes)
    assert cases.count() == Case.objects.count() == len(hashes)
    ids, codes = set(cases.values_list("pk", flat=True)), sorted(cases.values_list("code", flat=True))
    for model in (Clock, Step):
        assert sorted(model.objects.values_list("case", flat=True)) == sorted(ids), model
    assert set(SearchEntry.objects.filter(kind="case").values_list("object_id", flat=True)) == ids
    received = Entry.objects.filter(act="opinion.receive").values_list("ref", flat=True)
    assert sorted(received) == codes
    assert verify() == []
    numbers = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
    assert numbers == list(range(1, len(codes) + 1))
    assert NumberSeries.objects.get(register="vu-viec").last == len(codes)
