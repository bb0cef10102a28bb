import hashlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from caunoi.journal import guards
from caunoi.journal.chain import NotACodeError
from caunoi.journal.models import ChainHead, Entry
from caunoi.journal.services import PUBLIC, SYSTEM, Actor, record, remove_sample_chains, verify

AT = datetime(2026, 10, 26, 2, 41, 5, 123456, tzinfo=UTC)
OFFICER = Actor("7K4R9TXM2HWQ")


def write(chain="UBND-MG", count=1, **more):
    with transaction.atomic():
        for number in range(count):
            entry = record(
                chain=chain,
                act="case.assign",
                ref=f"MG-{number}",
                by=OFFICER,
                at=AT + timedelta(minutes=number),
                **more,
            )
    return entry


@pytest.fixture
def tampering(db):
    """The database as someone with its owner's password sees it: without the triggers."""
    guards.lift(connection)
    yield lambda sql: connection.cursor().execute(sql)
    guards.install(connection)


def kinds(chain=None):
    return [(found.seq, found.kind) for found in verify(chain)]


@pytest.mark.django_db
def test_hash_is_the_documented_sum():
    entry = write(detail={"from": "assigned", "to": "drafted", "voices": 3, "due": date(2026, 11, 5)})
    text = json.dumps(
        {
            "act": "case.assign",
            "actor": "7K4R9TXM2HWQ",
            "at": "2026-10-26T02:41:05.123456+00:00",
            "chain": "UBND-MG",
            "detail": {"due": "2026-11-05", "from": "assigned", "to": "drafted", "voices": 3},
            "prev_hash": "0" * 64,
            "ref": "MG-0",
            "seq": 1,
        },
        separators=(",", ":"),
    )
    assert entry.hash == hashlib.sha256(text.encode()).hexdigest()
    assert verify() == []


@pytest.mark.django_db
def test_each_chain_counts_for_itself():
    write("UBND-MG", 3)
    last = write("MTTQ-MG", 2)
    assert last.seq == 2
    assert last.prev_hash == Entry.objects.get(chain="MTTQ-MG", seq=1).hash
    assert ChainHead.objects.get(chain="UBND-MG").seq == 3
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_refused_outside_a_transaction():
    with pytest.raises(RuntimeError):
        record(chain="UBND-MG", act="x", ref="y", by=SYSTEM, at=AT)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_neither_entry_nor_gap():
    write(count=2)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(chain="UBND-MG", act="x", ref="y", by=SYSTEM, at=AT)
        raise ZeroDivisionError
    assert Entry.objects.count() == 2
    assert write().seq == 3
    assert verify() == []


@pytest.mark.django_db
def test_naive_moment_refused():
    with pytest.raises(ValueError, match="aware"):
        record(chain="UBND-MG", act="x", ref="y", by=SYSTEM, at=datetime(2026, 10, 26))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "detail",
    [
        {"note": "Đèn đường hỏng"},
        {"name": "Hạnh"},
        {"mail": "ai@do.vn"},
        {"phone": "0912345678"},
        {"cccd": "MG-036123456789"},
        {"long": "a" * 65},
        {"nested": {"a": 1}},
        {"ratio": 0.5},
        {"list": ["ok", "không ổn"]},
        {"Free text key": 1},
    ],
)
def test_what_may_be_personal_is_refused(detail):
    with pytest.raises(NotACodeError):
        write(detail=detail)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_codes_hashes_numbers_are_taken_and_read_back_equal():
    detail = {
        "number": "12/QĐ-UBND",
        "text_hash": "1234567890" * 6 + "abcd",
        "old": ["assigned", None, True, 5],
        "set": {"b", "a"},
        "at": AT,
    }
    assert write(detail=detail).detail == Entry.objects.get().detail
    assert Entry.objects.get().detail == {
        "number": "12/QĐ-UBND",
        "text_hash": "1234567890" * 6 + "abcd",
        "old": ["assigned", None, True, 5],
        "set": ["a", "b"],
        "at": "2026-10-26T02:41:05+00:00",
    }
    assert verify() == []


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["chain", "act", "ref"])
def test_names_and_words_are_refused_outside_the_detail_too(field):
    fields = {"chain": "UBND-MG", "act": "x", "ref": "y", field: "bà Hạnh"}
    with pytest.raises(NotACodeError):
        record(**fields, by=PUBLIC, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET ref = 'MG-9' WHERE seq = 2",
        "DELETE FROM journal_entry WHERE seq = 2",
        "UPDATE journal_chainhead SET seq = 1",
        "UPDATE journal_chainhead SET chain = 'mau:UBND-MG'",
        "DELETE FROM journal_chainhead",
    ],
)
def test_the_database_refuses_changes(statement):
    write(count=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(statement)
    assert kinds() == []


@pytest.mark.django_db
@pytest.mark.sqlite
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO journal_entry SELECT id, chain, seq, at, 'case.resolve', ref, actor, detail, "
        "prev_hash, hash FROM journal_entry WHERE seq = 2",
        "REPLACE INTO journal_chainhead (chain, seq, hash) SELECT chain, 1, hash FROM journal_chainhead",
    ],
)
def test_the_database_refuses_a_row_that_takes_the_place_of_another(statement):
    write(count=3)
    with pytest.raises(IntegrityError, match="journal_"), transaction.atomic():
        connection.cursor().execute(statement)
    assert kinds() == []


@pytest.mark.django_db
@pytest.mark.postgresql
def test_the_database_refuses_truncate():
    write(count=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute("TRUNCATE journal_entry")


@pytest.mark.django_db
def test_sample_chains_go_others_stay():
    write("mau:UBND-MG", 2)
    write("UBND-MG", 1)
    assert remove_sample_chains() == 2
    assert list(Entry.objects.values_list("chain", flat=True)) == ["UBND-MG"]
    assert list(ChainHead.objects.values_list("chain", flat=True)) == ["UBND-MG"]
    assert verify() == []


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE journal_entry SET actor = 'KHAC' WHERE seq = 2"], [(2, "changed")]),
        (["UPDATE journal_entry SET detail = '{\"a\":1}' WHERE seq = 4"], [(4, "changed")]),
        (["DELETE FROM journal_entry WHERE seq = 2"], [(2, "missing")]),
        (["DELETE FROM journal_entry WHERE seq = 1"], [(1, "missing")]),
        (["DELETE FROM journal_entry WHERE seq >= 3"], [(3, "cut")]),
        (["DELETE FROM journal_entry"], [(1, "cut")]),
        (
            [
                "UPDATE journal_entry SET seq = 90 WHERE seq = 2",
                "UPDATE journal_entry SET seq = 2 WHERE seq = 3",
                "UPDATE journal_entry SET seq = 3 WHERE seq = 90",
            ],
            [(2, "changed"), (3, "changed"), (4, "unlinked")],
        ),
        (["DELETE FROM journal_chainhead"], [(4, "headless")]),
        (["UPDATE journal_chainhead SET seq = 2"], [(4, "headless")]),
    ],
)
def test_tampering_is_found_and_named(tampering, statements, found):
    write(count=4)
    for statement in statements:
        tampering(statement)
    assert kinds() == found
    assert kinds("UBND-MG") == found
    assert kinds("MTTQ-MG") == []


def test_a_row_rewritten_with_its_hash_no_longer_links(tampering):
    write(count=3)
    row = Entry.objects.get(seq=2)
    row.actor = "KHAC"
    from caunoi.journal.chain import entry_hash

    row.hash = entry_hash(row)
    row.save()
    assert kinds() == [(3, "unlinked")]


@pytest.mark.django_db
def test_command_says_it_holds(capsys):
    entry = write(count=2)
    call_command("journal", "verify")
    out = capsys.readouterr().out
    assert f"UBND-MG: 2 dòng, mã cuối {entry.hash}" in out
    assert "Nhật ký nguyên vẹn." in out


def test_command_names_the_entry_and_fails(tampering, capsys):
    write(count=3)
    tampering("UPDATE journal_entry SET ref = 'MG-9' WHERE seq = 2")
    with pytest.raises(CommandError, match="1 chỗ"):
        call_command("journal", "verify", chain="UBND-MG")
    assert "UBND-MG#2: nội dung đã bị sửa" in capsys.readouterr().err


@pytest.mark.django_db
def test_command_knows_no_such_chain():
    with pytest.raises(CommandError, match="Không có chuỗi"):
        call_command("journal", "verify", chain="UBND-XX")


@pytest.mark.django_db
def test_flush_refused_in_production(settings):
    settings.PRODUCTION = True
    write()
    with pytest.raises(CommandError, match="chạy thật"):
        call_command("flush", interactive=False, verbosity=0)
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_guards_stand_again_after_a_flush():
    write()
    call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    write()
    with pytest.raises(IntegrityError):
        connection.cursor().execute("DELETE FROM journal_entry")
