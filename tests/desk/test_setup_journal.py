"""The journal at the desk of an auditor."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from caunoi.accounts.models import User
from caunoi.journal import guards
from caunoi.journal.models import ChainHead, Entry
from caunoi.journal.services import record
from caunoi.people.models import Term
from tests.cases.world import NOON, World, assigned, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def auditor(world: World, client: Client) -> Client:
    client.force_login(world["auditor"])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def write(chain: str, act: str, ref: str, world: World, **more: Any) -> None:
    with transaction.atomic():
        record(chain=chain, act=act, ref=ref, by=world["leader"], at=more.pop("at", NOON), detail=more)


def test_acts_are_told_in_words_with_codes(auditor: Client, world: World) -> None:
    case = assigned(world)
    User.objects.filter(pk=world["leader"].pk).update(label="Nhãn của người")
    text = text_of(auditor.get(reverse("desk:journal")))
    assert "Giao xử lý" in text
    assert case.code in text
    assert world["leader"].code in text
    assert case.title not in text
    assert "Nhãn của người" not in text


def test_the_actor_is_the_post_held_that_day(auditor: Client, world: World) -> None:
    write("UBND-MG", "case.assign", "MG-26-0001", world)
    write("UBND-MG", "case.assign", "MG-26-0002", world, at=NOON + timedelta(days=1))
    write("UBND-MG", "case.assign", "MG-26-0003", world, at=NOON - timedelta(days=365 * 30))
    term = Term.objects.get(user=world["leader"])
    term.valid_to = NOON.date() + timedelta(days=1)
    term.save()
    rows = auditor.get(reverse("desk:journal"), {"viec": "case.assign"}).context["rows"]
    told = {row["entry"].ref: row["actor"].post for row in rows}
    assert told == {
        "MG-26-0001": "Chủ tịch UBND",
        "MG-26-0002": "Tài khoản chưa giữ chức danh",
        "MG-26-0003": "Tài khoản chưa giữ chức danh",
    }


def test_a_row_names_what_was_touched_and_how_the_state_changed(auditor: Client, world: World) -> None:
    case = assigned(world)
    rows = auditor.get(reverse("desk:journal"), {"viec": "case.assign"}).context["rows"]
    assert [(row["subject"], row["entry"].ref, row["place"]) for row in rows] == [
        ("Vụ việc", case.code, "UBND phường Minh Giang")
    ]
    assert rows[0]["states"] == "Đã tiếp nhận, chờ giao → Đang xử lý"


def test_only_chains_in_reach(auditor: Client, world: World) -> None:
    write("UBND-DG", "case.assign", "DG-26-0001", world)
    write("UBND-MG", "case.assign", "MG-26-0009", world)
    text = text_of(auditor.get(reverse("desk:journal")))
    assert "MG-26-0009" in text
    assert "DG-26-0001" not in text
    text = text_of(auditor.get(reverse("desk:journal"), {"chuoi": "UBND-DG"}))
    assert "DG-26-0001" not in text


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ({"ma": "MG-26-0001"}, {"MG-26-0001"}),
        ({"viec": "term.start"}, {"UBND-MG.CT"}),
        ({"chuoi": "KTHT-MG"}, {"MG-26-0002"}),
        ({"tu_ngay": "2026-03-11"}, {"MG-26-0002"}),
        ({"den_ngay": "2026-03-10"}, {"MG-26-0001", "UBND-MG.CT"}),
        ({"ma": "nothing"}, set()),
    ],
)
def test_filters(auditor: Client, world: World, filters: dict[str, str], shown: set[str]) -> None:
    write("UBND-MG", "case.assign", "MG-26-0001", world)
    write("UBND-MG", "term.start", "UBND-MG.CT", world)
    write("KTHT-MG", "case.assign", "MG-26-0002", world, at=NOON + timedelta(days=1))
    rows = auditor.get(reverse("desk:journal"), filters).context["rows"]
    assert {row["entry"].ref for row in rows} == shown


def test_pages_follow_each_other_without_a_gap(auditor: Client, world: World) -> None:
    for number in range(60):
        write("UBND-MG", "case.assign", f"MG-26-{number:04d}", world)
    first = auditor.get(reverse("desk:journal"))
    second = auditor.get(reverse("desk:journal"), {"truoc": first.context["next_before"]})
    refs = [row["entry"].ref for row in [*first.context["rows"], *second.context["rows"]]]
    assert refs == [f"MG-26-{number:04d}" for number in reversed(range(60))]
    assert auditor.get(reverse("desk:journal"), {"truoc": "9" * 40}).status_code == 200


def test_a_whole_chain_is_said_to_be_whole(auditor: Client, world: World) -> None:
    say(world)
    text = text_of(auditor.post(reverse("desk:journal_verify"), {"chuoi": "UBND-MG"}))
    assert f"nguyên vẹn: {Entry.objects.filter(chain='UBND-MG').count()} dòng" in text
    assert Entry.objects.filter(act="journal.verify").exists()


def test_a_cut_chain_is_found(auditor: Client, world: World) -> None:
    say(world)
    guards.lift(connection)
    ChainHead.objects.filter(chain="UBND-MG").update(seq=99)
    guards.install(connection)
    text = text_of(auditor.post(reverse("desk:journal_verify")))
    assert "Nhật ký có chỗ không khớp" in text
    assert "phần cuối của chuỗi đã bị cắt" in text


def test_the_export_holds_codes_only(auditor: Client, world: World) -> None:
    case = assigned(world)
    answer = auditor.get(reverse("desk:journal_export"), {"ma": case.code})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    cells = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert len(cells) == Entry.objects.filter(ref=case.code).count() + 1
    flat = " ".join(" ".join(row) for row in cells)
    assert case.code in flat
    assert case.title not in flat
    assert world["leader"].label not in flat
    assert Entry.objects.get(act="journal.export").detail == {"rows": len(cells) - 1}


def test_the_administrator_is_no_auditor(world: World, client: Client) -> None:
    client.force_login(world["admin"])
    assert client.get(reverse("desk:journal")).status_code == 403
    assert client.get(reverse("desk:journal_export")).status_code == 403
    assert client.post(reverse("desk:journal_verify")).status_code == 403


def test_more_entries_ask_no_more_queries(auditor: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            auditor.get(reverse("desk:journal"))
        return len(seen)

    write("UBND-MG", "case.assign", "MG-26-0001", world)
    few = queries()
    for number in range(2, 30):
        write("UBND-MG", "case.assign", f"MG-26-{number:04d}", world)
    assert queries() == few
