"""The book of procedures on screen, and the terms an office sets itself."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.cases.models import OfficeRule
from caunoi.cases.services import office
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.rulebook.procedures import all_procedures
from tests.cases.world import NOON, START, World, classified

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
RULE = {
    "body": "UBND-MG",
    "step": "kien_nghi_phan_anh/giai_quyet",
    "length": "15",
    "unit": "working_day",
    "citation": "Quy chế 12/QĐ-UBND",
    "valid_from": "2026-01-01",
}


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


def add(world: World, **more: Any) -> OfficeRule:
    facts: dict[str, Any] = {
        "body": world.office,
        "procedure": "kien_nghi_phan_anh",
        "step": "giai_quyet",
        "length": 15,
        "unit": "working_day",
        "citation": "Quy chế 12/QĐ-UBND",
        "valid_from": date(2026, 1, 1),
        "by": world["admin"],
        "at": NOON,
    }
    return office.add_rule(**{**facts, **more})


def test_the_book_shows_every_step_with_its_basis_and_doubt(admin: Client) -> None:
    text = admin.get(reverse("desk:setup_rules")).content.decode()
    for procedure in all_procedures():
        assert procedure.name in text
        for step in procedure.steps:
            assert step.citation in text
    doubtful = sum(p.confidence != "H" for p in all_procedures())
    doubtful += sum(s.confidence != "H" for p in all_procedures() for s in p.steps)
    doubtful += sum(s.pausable and s.pause_confidence != "H" for p in all_procedures() for s in p.steps)
    assert text.count("</svg>cần pháp chế kiểm tra") == doubtful


def test_a_missing_term_leads_to_its_form(admin: Client) -> None:
    text = admin.get(reverse("desk:setup_rules")).content.decode()
    url = f"{reverse('desk:setup_rule_add')}?co_quan=UBND-MG&amp;buoc=kien_nghi_phan_anh/giai_quyet"
    assert url in text
    form = admin.get(reverse("desk:setup_rule_add"), {"co_quan": "UBND-MG", "buoc": "kien_nghi_phan_anh/giai_quyet"})
    assert '<option value="UBND-MG" selected>' in form.content.decode()


def test_adding_a_term_previews_and_moves_the_open_case(admin: Client, world: World) -> None:
    case = classified(world)  # Tuesday 10/3/2026, no term for the answer yet
    assert case.clocks.get(step="giai_quyet").due_on is None
    answer = admin.post(reverse("desk:setup_rule_add"), RULE)
    assert answer.headers["Location"] == reverse("desk:setup_moves")
    page = admin.get(reverse("desk:setup_moves"))
    assert "Chưa có hạn" in page.content.decode()
    # 15 working days after 10/3: 11,12,13 / 16-20 / 23-27 / 30,31/3 -> Tuesday 31/3/2026
    assert "thứ Ba, 31/3/2026" in page.content.decode()
    admin.post(reverse("desk:setup_moves"), {"mark": page.context["moves"].mark})
    assert case.clocks.get(step="giai_quyet").due_on == date(2026, 3, 31)
    entry = Entry.objects.get(act="office_rule.add")
    assert (entry.chain, entry.ref) == ("UBND-MG", "UBND-MG.kien_nghi_phan_anh")
    text = admin.get(reverse("desk:setup_rules")).content.decode()
    assert "quy chế đơn vị" in text
    assert "UBND phường Minh Giang: Giải quyết" not in text


def test_a_corrected_term_moves_after_its_preview(admin: Client, world: World) -> None:
    add(world)
    case = classified(world)
    assert case.clocks.get(step="giai_quyet").due_on == date(2026, 3, 31)
    url = reverse("desk:setup_rule_correct", args=["UBND-MG", "kien_nghi_phan_anh", "giai_quyet", "2026-01-01"])
    assert 'value="15"' in admin.get(url).content.decode()
    admin.post(url, {"length": "10", "unit": "working_day", "citation": "Quy chế 12/QĐ-UBND"})
    assert case.clocks.get(step="giai_quyet").due_on == date(2026, 3, 31)
    page = admin.get(reverse("desk:setup_moves"))
    admin.post(reverse("desk:setup_moves"), {"mark": page.context["moves"].mark})
    # 10 working days after 10/3: 11,12,13 / 16-20 / 23,24 -> Tuesday 24/3/2026
    assert case.clocks.get(step="giai_quyet").due_on == date(2026, 3, 24)
    detail = Entry.objects.get(act="office_rule.correct").detail
    assert (detail["old"], detail["new"]) == (15, 10)


def test_ending_a_term_keeps_it_for_what_was_received_before(admin: Client, world: World) -> None:
    rule = add(world)
    case = classified(world)
    url = reverse("desk:setup_rule_end", args=["UBND-MG", "kien_nghi_phan_anh", "giai_quyet", "2026-01-01"])
    admin.post(url, {"on": "2026-04-01"})
    rule.refresh_from_db()
    assert rule.valid_to == date(2026, 4, 1)
    assert admin.get(reverse("desk:setup_moves")).context["moves"].deadlines == 0
    assert case.clocks.get(step="giai_quyet").due_on == date(2026, 3, 31)


@pytest.mark.parametrize("key", ["citation", "length", "body", "step", "valid_from"])
def test_each_field_is_needed(admin: Client, key: str) -> None:
    answer = admin.post(reverse("desk:setup_rule_add"), {**RULE, key: ""})
    assert list(answer.context["form"].errors) == [key]
    assert not OfficeRule.objects.exists()


def test_a_term_of_law_is_not_replaced(world: World) -> None:
    with pytest.raises(ActRefused, match="luật định"):
        add(world, procedure="khieu_nai_lan_1", step="giai_quyet")


def test_terms_do_not_overlap_and_follow_each_other(world: World) -> None:
    first = add(world)
    with pytest.raises(ActRefused, match="01/01/2026"):
        add(world, valid_from=date(2026, 3, 1))
    office.end_rule(rule=first, on=date(2026, 3, 1), by=world["admin"], at=NOON)
    second = add(world, valid_from=date(2026, 3, 1), length=20)
    with pytest.raises(ActRefused, match="từ trước"):
        office.end_rule(rule=first, on=date(2026, 4, 1), by=world["admin"], at=NOON)
    with pytest.raises(ActRefused, match="trước ngày bắt đầu"):
        office.end_rule(rule=second, on=date(2026, 2, 1), by=world["admin"], at=NOON)


def test_a_term_taken_back_on_its_first_day_can_be_entered_again(world: World) -> None:
    office.end_rule(rule=add(world), on=date(2026, 1, 1), by=world["admin"], at=NOON)
    assert add(world, length=20).length == 20


def test_only_the_offices_own_administrator(world: World) -> None:
    with pytest.raises(NotAllowed):
        add(world, body=world.other_office)
    with pytest.raises(NotAllowed):
        add(world, by=world["leader"])
    rule = OfficeRule.objects.create(
        body=world.other_office, procedure="gop_y", step="giai_quyet", length=5, unit="day", citation="x",
        valid_from=START,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        office.end_rule(rule=rule, on=date(2026, 4, 1), by=world["admin"], at=NOON)


def test_a_rule_out_of_reach_is_not_there(admin: Client, world: World) -> None:
    OfficeRule.objects.create(
        body=world.other_office, procedure="gop_y", step="giai_quyet", length=5, unit="day", citation="x",
        valid_from=START,
    )  # fmt: skip
    args = ["UBND-DG", "gop_y", "giai_quyet", START.isoformat()]
    assert admin.get(reverse("desk:setup_rule_end", args=args)).status_code == 404
    args = ["UBND-MG", "gop_y", "giai_quyet", "hom-nay"]
    assert admin.get(reverse("desk:setup_rule_correct", args=args)).status_code == 404


def test_the_book_asks_no_more_for_more_terms(admin: Client, world: World, django_assert_num_queries: Any) -> None:
    admin.get(reverse("desk:setup_rules"))
    with CaptureQueriesContext(connection) as few:
        admin.get(reverse("desk:setup_rules"))
    for number in range(5):
        add(world, procedure="gop_y", valid_from=date(2020 + number, 1, 1))
        OfficeRule.objects.filter(procedure="gop_y", valid_to=None).update(valid_to=date(2021 + number, 1, 1))
    with django_assert_num_queries(len(few)):
        admin.get(reverse("desk:setup_rules"))
