from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from caunoi.journal.models import ChainHead
from caunoi.journal.services import SYSTEM, record, verify

AT = datetime(2026, 10, 26, 2, 41, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_many_writers_make_one_unbroken_chain():
    """Six writers start a chain that does not exist yet; nobody fails, nothing is doubled or skipped."""
    start, failures = Barrier(6), []

    def write():
        try:
            start.wait()
            for number in range(20):
                with transaction.atomic():
                    record(chain="UBND-MG", act="x", ref=f"MG-{number}", by=SYSTEM, at=AT)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    writers = [Thread(target=write) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert ChainHead.objects.get().seq == 120
    assert verify() == []
