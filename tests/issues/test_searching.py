"""Compilations and issues in the one search box of the desk: who finds which, what is found no more."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.cases.models import Case, Opinion
from caunoi.cases.services import quarantine, speaking
from caunoi.issues.choices import Purpose
from caunoi.issues.models import Compilation
from caunoi.issues.sample import remove_sample_compilations
from caunoi.issues.services import compiling, editing
from caunoi.issues.services.compiling import Head
from caunoi.search.models import SearchEntry
from tests.cases.world import NOON
from tests.issues.compiled import ALONE, LATER, Compiled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def page(compiled: Compiled, words: str, who: str = "reception", **more: str) -> str:
    client = Client()
    client.force_login(compiled.world[who])
    return client.get("/ban-lam-viec/tim/", {"q": words, **more}).content.decode()


def issues(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'href="/ban-lam-viec/tong-hop/[A-Z0-9]+/van-de/(\d+)/"', html)]


def tables(html: str) -> set[str]:
    return set(re.findall(r'href="/ban-lam-viec/tong-hop/([A-Z0-9]+)/"', html))


def rename(compiled: Compiled, words: str, label: str, **more: str) -> int:
    issue = compiled.issue(words)
    data = editing.IssueData(label=label, **more)
    editing.edit_issue(issue=issue, data=data, by=compiled.world["reception"], at=LATER)
    return issue.number


def test_a_compilation_is_found_by_title_purpose_and_period_without_diacritics(compiled: Compiled) -> None:
    for words in ("tong hop y kien truoc ky hop thu nam", "hội đồng nhân dân 31/03/2026"):
        html = page(compiled, words)
        assert tables(html) == {compiled.row.code}, words
    assert "<mark>năm</mark>" in page(compiled, "thu nam")


def test_an_issue_is_found_by_what_an_officer_wrote_and_leads_to_its_page(compiled: Compiled) -> None:
    number = rename(compiled, "Hố ga", "Tiêu thoát nước khu dân cư", proposal="Lập dự án hồ điều hòa")
    for words in ("tieu thoat nuoc", "hồ điều hòa", "du an ho dieu hoa"):
        assert issues(page(compiled, words)) == [number], words
    html = page(compiled, "hồ điều hòa")
    assert "<mark>điều</mark>" in html
    assert "Tổng hợp ý kiến trước kỳ họp thứ năm" in html


def test_an_issue_is_found_by_its_name_and_quotes_from_opinions(compiled: Compiled) -> None:
    issue = compiled.issue("Xe rác")
    quoted = issue.items.filter(quote_start__isnull=False).select_related("opinion").first()
    assert quoted is not None
    words = quoted.opinion.text[quoted.quote_start : quoted.quote_end]
    assert issues(page(compiled, words)) == [issue.number]
    assert not SearchEntry.objects.filter(kind="issue").exists()  # no word of an opinion is copied


@pytest.mark.parametrize(
    "who", ["other_reception", "other_leader", "police", "admin", "auditor", "handler", "publisher"]
)
def test_who_may_not_read_compilations_finds_none(compiled: Compiled, who: str) -> None:
    rename(compiled, "Hố ga", "Tiêu thoát nước khu dân cư")
    for words in ("tiêu thoát nước", "kỳ họp thứ năm", "rác"):
        html = page(compiled, words, who)
        assert (issues(html), tables(html)) == ([], set()), words


def test_filters_of_day_and_unit_hold_for_both(compiled: Compiled) -> None:
    number = rename(compiled, "Hố ga", "Kỳ họp: tiêu thoát nước")
    for more, found in [
        ({"noi": compiled.world.ward.code}, True),
        ({"tu": "2026-03-31", "den": "2026-03-31"}, True),
        ({"tu": "2026-04-01"}, False),
        ({"den": "2026-03-30"}, False),
    ]:
        html = page(compiled, "kỳ họp", **more)
        assert (number in issues(html), bool(tables(html))) == (found, found), more


def test_a_renamed_joined_or_undone_issue_is_found_by_what_it_says_now(compiled: Compiled) -> None:
    by = compiled.world["reception"]
    flood = rename(compiled, "Hố ga", "Cống zuvoren")
    assert issues(page(compiled, "zuvoren")) == [flood]
    rename(compiled, "Hố ga", "Cống mabilon")
    assert issues(page(compiled, "zuvoren", dung="1")) == []
    compiling.undo_last(compilation=compiled.row, by=by, at=LATER)
    assert issues(page(compiled, "zuvoren")) == [flood]
    waste = compiled.issue("Xe rác").number
    editing.join_issues(compilation=compiled.row, numbers=[flood, waste], into=waste, by=by, at=LATER)
    assert issues(page(compiled, "zuvoren", dung="1")) == []
    compiling.undo_last(compilation=compiled.row, by=by, at=LATER)
    assert issues(page(compiled, "zuvoren")) == [flood]
    new = editing.new_issue(compilation=compiled.row, label="Vườn hoa talimer", by=by, at=LATER)
    assert issues(page(compiled, "talimer")) == [new.number]
    compiling.undo_last(compilation=compiled.row, by=by, at=LATER)
    assert issues(page(compiled, "talimer", dung="1")) == []
    assert SearchEntry.objects.filter(kind="issue").count() == 1


def test_another_title_and_period_are_found_at_once(compiled: Compiled) -> None:
    number = rename(compiled, "Hố ga", "Tiêu thoát nước")
    head = Head(
        title="Chuyên đề dorvanel", purpose=Purpose.TOPIC, from_on=date(2026, 2, 1), to_on=date(2026, 2, 28)
    )  # fmt: skip
    compiling.change_head(compilation=compiled.row, head=head, by=compiled.world["reception"], at=LATER)
    assert tables(page(compiled, "dorvanel")) == {compiled.row.code}
    assert not tables(page(compiled, "kỳ họp thứ năm", dung="1"))
    assert issues(page(compiled, "tiêu thoát nước", den="2026-02-28")) == [number]


def test_words_of_an_opinion_go_with_it(compiled: Compiled) -> None:
    by = compiled.world["reception"]
    new = editing.split_issue(
        compilation=compiled.row, numbers=[compiled.number(ALONE[0])], label="", by=by, at=LATER
    )  # fmt: skip
    assert issues(page(compiled, "lop day hat then")) == [new.number]
    opinion = Opinion.objects.get(text=ALONE[0])
    speaking.withdraw_opinion(opinion=opinion, reason="nhầm", by=None, at=NOON + timedelta(hours=1))
    assert issues(page(compiled, "lop day hat then", dung="1")) == []


def test_quarantined_words_are_not_found_in_an_issue(compiled: Compiled) -> None:
    by = compiled.world["reception"]
    editing.split_issue(compilation=compiled.row, numbers=[compiled.number(ALONE[1])], label="", by=by, at=LATER)
    assert issues(page(compiled, "tuyến xe buýt"))
    case = Case.objects.get(parts__opinion__text=ALONE[1])
    quarantine.quarantine_case(case=case, by=by, at=NOON)
    assert issues(page(compiled, "tuyến xe buýt", dung="1")) == []


def test_reindex_gives_the_same_index(compiled: Compiled) -> None:
    rename(compiled, "Hố ga", "Tiêu thoát nước")
    rows = SearchEntry.objects.filter(kind__in=("issue", "compilation")).order_by("kind", "object_id")
    kept = list(rows.values_list("kind", "object_id", "body_id", "is_public", "on", "title", "text"))
    assert [row[0] for row in kept] == ["compilation", "issue"]
    assert not any(row[3] for row in kept)
    call_command("reindex", verbosity=0)
    assert list(rows.values_list("kind", "object_id", "body_id", "is_public", "on", "title", "text")) == kept


def test_a_removed_sample_leaves_no_words(compiled: Compiled) -> None:
    rename(compiled, "Hố ga", "Tiêu thoát nước")
    type(compiled.row.body).objects.filter(pk=compiled.row.body_id).update(is_sample=True)
    remove_sample_compilations()
    assert not Compilation.objects.exists()
    assert not SearchEntry.objects.filter(kind__in=("issue", "compilation")).exists()


def test_statements_do_not_grow_with_the_issues(compiled: Compiled) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(compiled, "de nghi")
        return len(caught)

    by = compiled.world["reception"]
    editing.new_issue(compilation=compiled.row, label="Đề nghị 1", by=by, at=LATER)
    before = statements()
    for number in range(2, 6):
        editing.new_issue(compilation=compiled.row, label=f"Đề nghị {number}", by=by, at=LATER)
    assert statements() <= before
