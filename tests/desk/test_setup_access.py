"""Which role may open which page of setting up: every page, every role."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from caunoi.cases.models import AnswerTemplate, OfficeRule
from caunoi.cases.services import office
from caunoi.desk.setup.urls import urlpatterns
from caunoi.routing.models import RoutingRule
from tests.cases.world import NOON, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

# What a page needs in its address; POST-only pages are asked by POST.
BODY, POST, RULE = ["UBND-MG"], ["UBND-MG.leader"], ["UBND-MG", "gop_y", "giai_quyet", "2026-01-01"]
ADMIN: dict[str, list[Any]] = {
    "setup": [], "setup_days": [], "setup_day_add": [], "setup_day_remove": [], "setup_year_confirm": [],
    "setup_year_unconfirm": [], "setup_moves": [], "setup_rules": [],
    "setup_rule_add": [], "setup_rule_correct": RULE, "setup_rule_end": RULE, "setup_body_list": [],
    "setup_body_follow": [], "setup_body_found": [], "setup_body_add": [], "setup_body": BODY,
    "setup_body_change": BODY, "setup_body_close": BODY, "setup_body_receiving": BODY, "setup_post_add": BODY,
    "setup_post": POST,
    "setup_post_roles": POST,
    "setup_term_start": POST, "setup_term_end": POST, "setup_deputy_set": POST, "setup_deputy_end": POST,
    "setup_account_list": [], "setup_account_create": [], "setup_account": ["account"],
    "setup_account_act": ["account"], "setup_area_list": [], "setup_area_add": [], "setup_area_import": [],
    "setup_area_merge": [], "setup_area": ["area"], "setup_area_rename": ["area"], "setup_area_split": ["area"],
    "setup_area_end": ["area"], "setup_area_remote": ["area"], "setup_answer_list": [], "setup_answer_add": [],
    "setup_answer_change": ["template"], "setup_answer_drop": ["template"], "setup_paper_list": [],
    "setup_routing": [], "setup_routing_add": [], "setup_routing_try": [], "setup_routing_dry": [],
    "setup_routing_change": ["rule"], "setup_routing_act": ["rule"],
    "setup_learning": [], "setup_learning_start": [], "setup_learning_forget": [],
    "setup_paper_save": ["UBND-MG", "phieu_chuyen"], "setup_paper_drop": ["UBND-MG", "phieu_chuyen"],
    "setup_paper_file": ["UBND-MG", "phieu_chuyen"],
}  # fmt: skip
AUDITOR = {"journal": [], "journal_verify": [], "journal_export": []}
RECEPTION = {"setup_mails": [], "setup_mail_resend": []}
ANYBODY = {"setup_units": [], "setup_unit": ["ward"]}
POSTED = {
    "setup_day_remove", "setup_year_unconfirm", "setup_body_receiving", "setup_account_act", "setup_area_remote",
    "setup_answer_drop", "setup_paper_drop", "journal_verify", "setup_mail_resend",
    "setup_routing_act", "setup_learning_start", "setup_learning_forget",
}  # fmt: skip
QUERY = {"setup_area_add", "setup_area_import", "setup_area_merge", "setup_year_confirm"}
NEEDS_ROW = {
    "setup_term_end",
    "setup_deputy_end",
    "setup_mail_resend",
    "setup_day_remove",
    "setup_year_unconfirm",
}  # 404 without one
PAGES = {**ADMIN, **AUDITOR, **RECEPTION, **ANYBODY}
OFFICERS = ["admin", "auditor", "reception", "leader", "handler", "publisher", "front", "other_reception"]


def may(key: str, name: str) -> bool:
    """The table of `caunoi.desk.setup.access`."""
    if name in ANYBODY:
        return True
    if name in AUDITOR:
        return key == "auditor"
    if name in RECEPTION:
        return key in {"reception", "front", "other_reception"}
    return key == "admin"


@pytest.fixture
def rows(world: World) -> dict[str, Any]:
    office.add_rule(
        body=world.office, procedure="gop_y", step="giai_quyet", length=5, unit="day", citation="QĐ 1",
        valid_from=date(2026, 1, 1), by=world["admin"], at=NOON,
    )  # fmt: skip
    template = AnswerTemplate.objects.create(body=world.office, outcome="explained", name="Mẫu", text="…")
    rule = RoutingRule.objects.create(body=world.office, position=1, field="moi_truong", to_body=world.division)
    return {
        "rule": rule.pk,
        "account": world["handler"].code, "area": world.area.code, "ward": world.ward.code, "template": template.pk,
    }  # fmt: skip


def ask(client: Client, name: str, rows: dict[str, Any]) -> int:
    args = [rows.get(arg, arg) if isinstance(arg, str) else arg for arg in PAGES[name]]
    url = reverse(f"desk:{name}", args=args)
    if name in QUERY:
        url += f"?xa={rows['ward']}&nam=2027"
    return (client.post(url) if name in POSTED else client.get(url)).status_code


def test_every_page_has_its_line_here() -> None:
    assert {row.name for row in urlpatterns if isinstance(row, URLPattern)} == set(PAGES)


def test_without_signing_in_every_page_leads_to_the_sign_in(client: Client, rows: dict[str, Any]) -> None:
    assert {ask(client, name, rows) for name in PAGES} == {302}


@pytest.mark.parametrize("key", OFFICERS)
def test_each_role_opens_its_pages_and_no_other(client: Client, world: World, rows: dict[str, Any], key: str) -> None:
    client.force_login(world[key])
    wrong = {}
    for name in PAGES:
        status = ask(client, name, rows)
        wanted = {404} if name in NEEDS_ROW else {200, 302}
        if status not in (wanted if may(key, name) else {403}):
            wrong[name] = status
    assert wrong == {}
    assert OfficeRule.objects.count() == 1


def test_the_navigation_leads_only_where_one_may_go(client: Client, world: World) -> None:
    for key in OFFICERS:
        client.force_login(world[key])
        text = client.get(reverse("desk:setup_units")).content.decode()
        for name in ("setup", "journal", "setup_mails"):
            assert (f'href="{reverse(f"desk:{name}")}"' in text) == may(key, name), (key, name)
        assert text.count('class="desk-nav__link" aria-current="page"') <= 2  # side bar, and once more on a phone
