from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from caunoi.journal.selectors import find_entries, page_of
from caunoi.journal.services import SYSTEM, Actor, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    rows = [
        ("UBND-MG", "case.assign", "A", SYSTEM, datetime(2026, 10, 25, 16, 59, tzinfo=UTC)),  # 23:59 on the 25th, Hanoi
        ("UBND-MG", "case.sign", "A", Actor("K1"), datetime(2026, 10, 25, 17, 0, tzinfo=UTC)),  # 00:00 on the 26th
        ("MTTQ-MG", "case.assign", "B", SYSTEM, datetime(2026, 10, 26, 16, 59, tzinfo=UTC)),  # 23:59 on the 26th
    ]
    with transaction.atomic():
        for chain, act, ref, by, at in rows:
            record(chain=chain, act=act, ref=ref, by=by, at=at)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["MTTQ-MG#1", "UBND-MG#2", "UBND-MG#1"]),
        ({"chains": ["UBND-MG"]}, ["UBND-MG#2", "UBND-MG#1"]),
        ({"chains": []}, []),
        ({"act": "case.assign"}, ["MTTQ-MG#1", "UBND-MG#1"]),
        ({"ref": "A", "actor": "K1"}, ["UBND-MG#2"]),
        ({"since": date(2026, 10, 26)}, ["MTTQ-MG#1", "UBND-MG#2"]),
        ({"until": date(2026, 10, 25)}, ["UBND-MG#1"]),
        ({"since": date(2026, 10, 26), "until": date(2026, 10, 26)}, ["MTTQ-MG#1", "UBND-MG#2"]),
    ],
)
def test_filters(entries, filters, expected):
    assert [f"{entry.chain}#{entry.seq}" for entry in find_entries(**filters)] == expected


def test_pages_cover_all_once(entries):
    first = page_of(find_entries(), size=2)
    second = page_of(find_entries(), before=first.next_before, size=2)
    assert [entry.chain for entry in first.entries] == ["MTTQ-MG", "UBND-MG"]
    assert [entry.seq for entry in second.entries] == [1]
    assert second.next_before is None


def test_a_full_last_page_has_no_next(entries):
    assert page_of(find_entries(), size=3).next_before is None
