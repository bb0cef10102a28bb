"""Compilations at the desk: from an empty list to the table, acts by plain forms, who may see what."""

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from caunoi.cases.models import Opinion
from caunoi.issues.choices import CompilationState, RunState
from caunoi.issues.models import Compilation
from caunoi.issues.services import editing
from caunoi.issues.services.proposing import start_proposal
from caunoi.journal.models import Entry
from caunoi.search.models import SearchEntry
from tests.cases.world import World, say
from tests.issues.compiled import ALONE, FLOOD, LATER, WASTE, Compiled, make_compiled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def compiled(world: World) -> Compiled:
    return make_compiled(world)


def signed_in(world: World, who: str = "reception") -> Client:
    client = Client()
    client.force_login(world[who])
    return client


def post(compiled: Compiled, name: str, *args: object, who: str = "reception", **data: object) -> HttpResponse:
    return signed_in(compiled.world, who).post(reverse(f"desk:{name}", args=[compiled.row.code, *args]), data)


def said(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def get(compiled: Compiled, name: str, *args: object, who: str = "reception", query: str = "") -> HttpResponse:
    url = reverse(f"desk:{name}", args=[compiled.row.code, *args])
    return signed_in(compiled.world, who).get(f"{url}?{query}")


def test_from_an_empty_list_to_a_table(world: World) -> None:
    for text in (*FLOOD, *WASTE):
        say(world, text)
    client = signed_in(world)
    assert "Chưa có bản tổng hợp nào" in client.get(reverse("desk:compilations")).content.decode()
    head = {
        "body": "UBND-MG", "title": "Kỳ họp thứ năm", "purpose": "council", "from_on": "2026-03-01",
        "to_on": "2026-03-31", "channel": "",
    }  # fmt: skip
    response = client.post(reverse("desk:compilation_new"), head)
    row = Compilation.objects.get()
    assert response["Location"] == reverse("desk:compilation", args=[row.code])
    client.post(reverse("desk:compilation_gather", args=[row.code]))
    text = client.get(response["Location"]).content.decode()
    assert row.issues.filter(dropped_at=None).count() == 2
    for issue in row.issues.all():
        assert reverse("desk:issue", args=[row.code, issue.number]) in text
    assert "Kỳ họp thứ năm" in client.get(reverse("desk:compilations")).content.decode()


def test_a_wrong_period_is_told_on_the_form(world: World) -> None:
    head = {
        "body": "UBND-MG", "title": "Kỳ", "purpose": "council", "from_on": "2026-04-01", "to_on": "2026-03-31",
    }  # fmt: skip
    response = signed_in(world).post(reverse("desk:compilation_new"), head)
    assert response.status_code == 422
    assert "từ ngày bắt đầu trở đi" in response.content.decode()


def test_opinions_are_moved_split_and_taken_out(compiled: Compiled) -> None:
    waste = compiled.issue("Xe rác")
    numbers = [compiled.number(FLOOD[0])]
    assert "Đã chuyển 1 ý kiến" in said(post(compiled, "compilation_move", y=numbers, den=waste.number))
    assert compiled.texts(waste) == {*WASTE, FLOOD[0]}
    post(compiled, "compilation_move", y=numbers, den="moi", ten="Ngập ngõ")
    assert compiled.texts(compiled.row.issues.get(label="Ngập ngõ")) == {FLOOD[0]}
    post(compiled, "compilation_move", y=numbers, den="khong")
    assert FLOOD[0] in compiled.texts(None)
    post(compiled, "compilation_move", y=numbers, den="bo")
    assert compiled.row.items.get(opinion__text=FLOOD[0]).is_out
    assert FLOOD[0] in get(compiled, "compilation_opinions", query="muc=da-bo").content.decode()
    assert "Chưa chọn ý kiến nào" in said(post(compiled, "compilation_move", den="bo"))
    assert "Hãy chọn nơi chuyển đến" in said(post(compiled, "compilation_move", y=numbers, den=""))
    assert "Đã hoàn tác: Bỏ ý kiến ra" in said(post(compiled, "compilation_undo"))
    assert not compiled.row.items.get(opinion__text=FLOOD[0]).is_out


def test_an_issue_is_renamed_ordered_and_joined(compiled: Compiled) -> None:
    flood, waste = compiled.issue("Hố ga"), compiled.issue("Xe rác")
    form = {"label": "Thoát nước", "field": "moi_truong", "authority": "Sở Xây dựng", "proposal": "", "note": ""}
    post(compiled, "issue_edit", flood.number, **form)
    page = get(compiled, "compilation").content.decode()
    assert "Thoát nước" in page
    assert "Sở Xây dựng" in page
    last = max((flood, waste), key=lambda issue: issue.order)
    post(compiled, "issue_order", last.number, cho="1")
    assert compiled.row.issues.first() == last
    assert "ít nhất hai" in said(post(compiled, "issue_join", vd=[flood.number]))
    post(compiled, "issue_join", vd=[flood.number, waste.number], vao=waste.number)
    assert compiled.texts(waste) == {*FLOOD, *WASTE}
    gone = get(compiled, "issue", flood.number)  # a page that is still open somewhere
    assert gone["Location"] == reverse("desk:compilation", args=[compiled.row.code])
    assert "không còn trong bản tổng hợp" in said(gone)
    assert "không còn trong bản tổng hợp" in said(post(compiled, "issue_edit", flood.number, **form))
    assert get(compiled, "issue", flood.number, who="other_reception").status_code == 404
    assert get(compiled, "issue", 999).status_code == 404


def test_a_field_that_is_not_in_the_book_is_refused_on_the_form(compiled: Compiled) -> None:
    response = post(compiled, "issue_edit", compiled.issue("Hố ga").number, label="Thoát nước", field="no_such")
    assert response.status_code == 422
    assert 'value="Thoát nước"' in response.content.decode()


def test_who_writes_later_is_told_what_the_other_wrote_and_loses_no_word(compiled: Compiled) -> None:
    issue = compiled.issue("Hố ga")
    form = {"label": "", "field": issue.field, "authority": "", "proposal": "", "note": ""}
    seen = get(compiled, "issue", issue.number).context["form"]["seen"].value()
    post(compiled, "issue_edit", issue.number, **{**form, "label": "Thoát nước", "seen": seen}, who="leader")
    mine = {**form, "label": "Ngập úng", "proposal": "Nạo vét", "seen": seen}
    answer = post(compiled, "issue_edit", issue.number, **mine)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Người khác vừa sửa vấn đề này" in page
    assert "Tên vấn đề: Thoát nước" in page
    assert 'value="Ngập úng"' in page
    issue.refresh_from_db()
    assert issue.label == "Thoát nước"
    again = answer.context["form"]["seen"].value()
    assert post(compiled, "issue_edit", issue.number, **{**mine, "seen": again}).status_code == 302
    issue.refresh_from_db()
    assert (issue.label, issue.proposal) == ("Ngập úng", "Nạo vét")


def test_an_opinion_that_another_moved_away_is_not_pulled_back(compiled: Compiled) -> None:
    flood, waste = compiled.issue("Hố ga"), compiled.issue("Xe rác")
    number = compiled.number(FLOOD[0])
    post(compiled, "compilation_move", y=[number], den=waste.number, tu=flood.number, who="leader")
    told = said(post(compiled, "compilation_move", y=[number], den="bo", tu=flood.number))
    assert "không còn ở vấn đề này" in told
    assert FLOOD[0] in compiled.texts(waste)


def test_what_was_done_last_is_taken_back_on_the_page_where_it_was_done(compiled: Compiled) -> None:
    waste = compiled.issue("Xe rác")
    post(compiled, "compilation_move", y=[compiled.number(FLOOD[0])], den=waste.number)
    for name, args in (("issue", (waste.number,)), ("compilation_opinions", ())):
        assert "Hoàn tác: Chuyển ý kiến" in get(compiled, name, *args).content.decode()
        assert "Hoàn tác" not in get(compiled, name, *args, who="leader").content.decode()  # it was not he


def test_a_draft_made_by_mistake_is_deleted_and_a_closed_one_is_not(compiled: Compiled) -> None:
    row, opinions = compiled.row, Opinion.objects.count()
    page = get(compiled, "compilation_delete").content.decode()
    assert "Sẽ xóa 2 vấn đề" in page
    assert "8 ý kiến" in page
    assert get(compiled, "compilation_delete", who="front").status_code == 404
    post(compiled, "compilation_close")
    assert "đã chốt" in said(post(compiled, "compilation_delete"))
    post(compiled, "compilation_reopen", who="leader")
    post(compiled, "compilation_delete")
    assert not Compilation.objects.exists()
    assert not SearchEntry.objects.filter(kind__in=("compilation", "issue")).exists()
    assert Opinion.objects.count() == opinions
    assert Entry.objects.filter(act="compilation.delete", ref=row.code).count() == 1


def test_a_quote_is_chosen(compiled: Compiled) -> None:
    issue = compiled.issue("Hố ga")
    item = issue.items.filter(quote_start__isnull=False).first()
    assert "<mark>" in get(compiled, "issue", issue.number).content.decode()
    post(compiled, "compilation_quote", item.number, cau="")
    item.refresh_from_db()
    assert item.quote_start is None
    post(compiled, "compilation_quote", item.number, cau="0")
    item.refresh_from_db()
    assert item.quote_start == 0


def test_opinions_are_found_and_added(compiled: Compiled) -> None:
    world, issue = compiled.world, compiled.issue("Hố ga")
    received = say(world, "Nắp cống ở phố chợ bị vỡ từ năm ngoái.", at=LATER)
    for query in ("nap cong", received.case.code):
        page = get(compiled, "compilation_add", query=f"tim={query}").content.decode()
        assert "Nắp cống ở phố chợ" in page
    post(compiled, "compilation_add", yk=[received.opinion.pk], den=issue.number)
    assert received.opinion.text in compiled.texts(issue)
    assert "Nắp cống ở phố chợ" not in get(compiled, "compilation_add", query="tim=nap+cong").content.decode()
    hidden = say(world, "Nắp cống vỡ.", body=world.other_office, place=world.other_ward).opinion
    assert "Chưa chọn" in said(post(compiled, "compilation_add", yk=[hidden.pk], den=issue.number))


def test_closing_ends_the_editing(compiled: Compiled) -> None:
    assert "Đã chốt" in said(post(compiled, "compilation_close"))
    compiled.row.refresh_from_db()
    assert compiled.row.state == CompilationState.CLOSED
    page = get(compiled, "compilation").content.decode()
    assert reverse("desk:compilation_gather", args=[compiled.row.code]) not in page
    assert "đã chốt" in said(post(compiled, "compilation_move", y=[1], den="bo"))
    assert post(compiled, "compilation_reopen").status_code == 404  # reception may not
    post(compiled, "compilation_reopen", who="leader")
    compiled.row.refresh_from_db()
    assert compiled.row.state == CompilationState.DRAFT


def test_progress_is_a_fragment_and_refreshes_the_page_when_done(compiled: Compiled) -> None:
    url = reverse("desk:compilation", args=[compiled.row.code])
    Compilation.objects.update(run_state=RunState.RUNNING, run_at=LATER, run_total=900, run_done=300)
    client = signed_in(compiled.world)
    response = client.get(url, headers={"HX-Request": "true"})
    assert "300/900" in response.content.decode()
    assert "<html" not in response.content.decode()
    Compilation.objects.update(run_state=RunState.IDLE)
    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
def test_the_table_is_taken_away(compiled: Compiled, form: str) -> None:
    response = get(compiled, "compilation_export", form)
    assert response["Content-Disposition"] == f'attachment; filename="tong-hop-{compiled.row.code}.{form}"'
    assert response["Cache-Control"] == "private, no-store"
    assert get(compiled, "compilation_export", "pdf").status_code == 404


@pytest.mark.parametrize("who", ["handler", "publisher", "admin", "auditor", "police", "other_reception"])
def test_others_do_not_learn_that_it_is_there(compiled: Compiled, who: str) -> None:
    number = compiled.issue("Hố ga").number
    assert get(compiled, "compilation", who=who).status_code == 404
    assert get(compiled, "issue", number, who=who).status_code == 404
    assert get(compiled, "compilation_opinions", who=who).status_code == 404
    assert get(compiled, "compilation_export", "csv", who=who).status_code == 404
    assert post(compiled, "compilation_move", y=[1], den="bo", who=who).status_code == 404


def test_who_only_reads_has_no_forms(compiled: Compiled) -> None:
    page = get(compiled, "compilation", who="front").content.decode()
    assert "Hố ga" in page or "Rác" in page
    assert reverse("desk:compilation_gather", args=[compiled.row.code]) not in page
    assert 'type="checkbox"' not in page
    assert post(compiled, "compilation_gather", who="front").status_code == 404


def test_sealed_words_are_on_no_page(compiled: Compiled) -> None:
    issue = compiled.issue("Hố ga")
    Opinion.objects.filter(text=FLOOD[1]).update(is_sealed=True, text="")
    for name, args in (("compilation", ()), ("issue", (issue.number,)), ("compilation_opinions", ())):
        page = get(compiled, name, *args).content.decode()
        assert "Hố ga" not in page
    assert "anh/chị không được xem" not in get(compiled, "compilation").content.decode()  # nor that there was one


def test_pages_ask_as_often_for_more(compiled: Compiled, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client, issue = signed_in(compiled.world), compiled.issue("Hố ga")
    urls = [
        reverse("desk:compilation", args=[compiled.row.code]),
        reverse("desk:issue", args=[compiled.row.code, issue.number]),
        reverse("desk:compilation_opinions", args=[compiled.row.code]),
    ]
    few = []
    for url in urls:
        client.get(url)
        with django_assert_max_num_queries(60) as asked:
            client.get(url)
        few.append(len(asked.captured_queries))
    by = compiled.world["reception"]
    for number in range(8):
        say(compiled.world, f"{FLOOD[0]} Lần thứ {number}.", place=compiled.world.ward)
        say(compiled.world, f"{WASTE[0]} Lần thứ {number}.")
    start_proposal(compilation=compiled.row, by=by, at=LATER)
    for text in ALONE:
        editing.split_issue(compilation=compiled.row, numbers=[compiled.number(text)], label="", by=by, at=LATER)
    for url, number in zip(urls, few, strict=True):
        with django_assert_max_num_queries(number):
            client.get(url)
