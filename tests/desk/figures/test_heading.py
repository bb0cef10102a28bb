"""Whose report and of when, publication and withdrawal, a newer report in place of an older one; indicators."""

import re
from collections.abc import Callable
from datetime import date

from django.test import Client

from caunoi.figures.models import Indicator, ReportDocument, Vocabulary
from caunoi.figures.services import reviewing
from tests.cases.world import NOON, World
from tests.desk.figures.conftest import HOME
from tests.figures.story import confirmed, numbered, read_in

Desk = Callable[[str], Client]


def address(report: ReportDocument, rest: str = "") -> str:
    return f"{HOME}bao-cao/{report.code}/{rest}"


def heading(report: ReportDocument, **more: str) -> dict[str, str]:
    empty = dict.fromkeys(("period_from", "period_to", "as_of", "sender", "source_name", "source_url", "source_on"), "")
    return {
        **empty, "version": str(report.version), "title": "Báo cáo dân vận", "place": "Phường Minh Giang",
        "period_words": "năm 2025", **more,
    }  # fmt: skip


def test_what_the_reader_proposes_is_confirmed_with_one_press(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    page = client.get(address(report)).content.decode()
    assert "Đúng không?" in page
    start = page.index(f'action="{address(report, "don-vi-ky/")}"')
    hidden = dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', page[start : page.index("</form>", start)]))
    answer = client.post(address(report, "don-vi-ky/"), hidden)
    report.refresh_from_db()
    assert answer.status_code == 302
    assert report.is_confirmed
    assert (report.place, report.period_from) == (world.ward, date(2025, 1, 1))
    assert "Đúng không?" not in client.get(address(report)).content.decode()


def test_another_unit_and_period_are_looked_up_and_figures_follow(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    data = heading(report, place="Phường Đông Giang, tỉnh Hòa Giang", period_words="quý III năm 2026")
    client.post(address(report, "don-vi-ky/"), data)
    figure = numbered(report, 5)
    assert (figure.place, figure.period_from, figure.period_to) == (
        world.other_ward,
        date(2026, 7, 1),
        date(2026, 9, 30),
    )


def test_a_unit_or_period_that_is_not_understood_keeps_what_was_typed(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    answer = client.post(address(report, "don-vi-ky/"), heading(report, place="phường Không Đâu"))
    assert answer.status_code == 422
    assert "Không tìm thấy đơn vị nào tên “phường Không Đâu”." in answer.content.decode()
    answer = client.post(address(report, "don-vi-ky/"), heading(report, period_words="kỳ vừa rồi"))
    page = answer.content.decode()
    assert "Chưa rõ kỳ báo cáo từ ngày nào đến ngày nào." in page
    assert 'value="kỳ vừa rồi"' in page


def days(**more: str) -> dict[str, str]:
    """The days that the reader filled in, with some changed."""
    return {"period_from": "2025-01-01", "period_to": "2025-12-31", **more}


def test_new_words_bring_their_days_with_them(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    data = heading(report, period_words="tháng 10 năm 2026", **days())
    page = client.post(address(report, "don-vi-ky/"), data, follow=True).content.decode()
    report.refresh_from_db()
    assert (report.period_from, report.period_to) == (date(2026, 10, 1), date(2026, 10, 31))
    assert "Đã xác nhận đơn vị và kỳ: tháng 10 năm 2026." in page


def test_new_words_that_name_no_day_leave_the_days(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    client.post(address(report, "don-vi-ky/"), heading(report, period_words="nhiệm kỳ vừa rồi", **days()))
    report.refresh_from_db()
    assert (report.period_words, report.period_from) == ("nhiệm kỳ vừa rồi", date(2025, 1, 1))


def test_new_days_under_the_same_words_hold(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    client.post(address(report, "don-vi-ky/"), heading(report, **days(period_to="2025-11-30")))
    report.refresh_from_db()
    assert report.period_to == date(2025, 11, 30)


def test_new_words_and_new_days_that_disagree_are_asked_about(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    data = heading(report, period_words="tháng 10 năm 2026", **days(period_to="2025-11-30"))
    answer = client.post(address(report, "don-vi-ky/"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "là 1/10/2026–31/10/2026, nhưng ngày đã ghi là 1/1/2025–30/11/2025" in page
    assert 'value="tháng 10 năm 2026"' in page
    assert 'value="2025-11-30"' in page


def test_whoever_confirms_second_is_told_and_may_send_again(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    old = heading(report, title="Tên của tôi")
    desk("leader").post(address(report, "don-vi-ky/"), heading(report))
    answer = client.post(address(report, "don-vi-ky/"), old)
    page = answer.content.decode()
    assert (answer.status_code, 'value="Tên của tôi"' in page) == (409, True)
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    assert client.post(address(report, "don-vi-ky/"), {**old, "version": version[1]}).status_code == 302


def test_names_of_units_are_offered_while_typing(desk: Desk, world: World) -> None:
    offers = desk("reception").get(f"{HOME}noi/?place=minh").content.decode()
    assert '<option value="Phường Minh Giang, tỉnh Hòa Giang">' in offers


def test_the_publisher_reads_the_sentences_then_publishes_and_withdraws(desk: Desk, world: World) -> None:
    client, report = desk("publisher"), confirmed(world)
    reviewing.accept_figure(figure=numbered(report, 5), by=world["reception"], at=NOON)
    report.refresh_from_db()
    page = client.get(address(report, "cong-khai/")).content.decode()
    assert page.count("<mark>") == 1
    client.post(address(report, "cong-khai/"), {"version": str(report.version)})
    report.refresh_from_db()
    assert (report.is_public, report.is_text_public) == (True, False)
    assert client.post(address(report, "go/"), {"version": str(report.version), "reason": ""}).status_code == 422
    client.post(address(report, "go/"), {"version": str(report.version), "reason": "Có tên người dân"})
    report.refresh_from_db()
    assert not report.is_public


def test_nothing_accepted_is_nothing_to_publish(desk: Desk, world: World) -> None:
    report = confirmed(world)
    answer = desk("publisher").post(address(report, "cong-khai/"), {"version": str(report.version)})
    assert answer.status_code == 422
    assert "Chưa có số nào được nhận" in answer.content.decode()


def speaks_of(report: ReportDocument, *keys: str) -> None:
    """Give its first figures these indicators."""
    for figure, key in zip(report.figures.order_by("number"), keys, strict=False):
        report.figures.filter(pk=figure.pk).update(indicator=key)


def test_reports_on_other_things_are_not_taken_for_the_same(desk: Desk, world: World) -> None:
    keys = ("dialogues_total", "voter_meetings", "mediation_success", "mediation_success_pct", "k5", "k6")
    few, other = confirmed(world), confirmed(world, text="Bản hai.")
    speaks_of(few, *keys[:2])  # two of two in both: too few to tell
    speaks_of(other, "x1", "x2", "x3", "x4", *keys[:2])  # two of six
    likely = [confirmed(world, text=f"Bản {number}.") for number in (3, 4, 5)]
    for report, shared in zip(likely, (3, 4, 5), strict=True):
        speaks_of(report, *keys[:shared])
    newest = confirmed(world, text="Bản sáu.")
    speaks_of(newest, *keys)
    page = desk("reception").get(address(newest)).content.decode()
    asked = re.findall(r'name="cu" value="([^"]+)"', page)
    assert asked == [likely[2].code, likely[1].code]  # five and four in both; the third likeliest is not asked about


def test_a_second_report_of_the_same_unit_and_period_may_stand_for_the_first(desk: Desk, world: World) -> None:
    client = desk("reception")
    older, newer = confirmed(world), confirmed(world, text="Bản gửi lại.")
    speaks_of(older, "dialogues_total", "voter_meetings", "mediation_success")
    speaks_of(newer, "dialogues_total", "voter_meetings", "mediation_success")
    assert f'name="cu" value="{older.code}"' in client.get(address(newer)).content.decode()
    client.post(address(newer, "thay/"), {"cu": older.code})
    older.refresh_from_db()
    assert older.superseded_by == newer
    assert newer.code in client.get(address(older)).content.decode()
    client.post(address(older, "dung-lai/"))
    older.refresh_from_db()
    assert older.superseded_by is None


def test_an_administrator_adds_and_ends_an_indicator(desk: Desk, world: World) -> None:
    admin, officer = desk("admin"), desk("reception")
    data = {"name": "Ngõ tự quản", "unit": "ngõ", "group": "", "words": "ngõ tự quản\nngõ sạch", "definition": ""}
    assert admin.get(HOME)["Location"] == f"{HOME}chi-tieu/"
    admin.post(f"{HOME}chi-tieu/them/", data)
    row = Indicator.objects.get()
    assert (row.words, row.is_additive) == (["ngõ tự quản", "ngõ sạch"], False)
    assert "Ngõ tự quản" in officer.get(f"{HOME}chi-tieu/?tim=ngo tu quan").content.decode()
    again = admin.post(f"{HOME}chi-tieu/them/", data)
    assert (again.status_code, "Đã có chỉ tiêu tên này." in again.content.decode()) == (422, True)
    admin.post(f"{HOME}chi-tieu/{row.key}/thoi/")
    row.refresh_from_db()
    assert row.ended_at is not None


def test_a_taught_word_is_shown_to_who_reads_reports_and_forgotten_by_who_reviews(desk: Desk, world: World) -> None:
    report = read_in(world)
    figure = numbered(report, 5)
    reviewing.map_figure(figure=figure, indicator="dialogues_total", by=world["reception"], at=NOON)
    officer, word = desk("reception"), Vocabulary.objects.get()
    assert word.what in officer.get(f"{HOME}chi-tieu/").content.decode()
    assert word.what not in desk("admin").get(f"{HOME}chi-tieu/").content.decode()  # words of a report
    assert desk("publisher").post(f"{HOME}tu/{word.pk}/bo/").status_code == 403
    officer.post(f"{HOME}tu/{word.pk}/bo/")
    word.refresh_from_db()
    assert word.ended_at is not None


def test_what_cannot_be_published_yet_says_so_before_anybody_presses(desk: Desk, world: World) -> None:
    client, report = desk("publisher"), read_in(world)
    reviewing.accept_figure(figure=numbered(report, 1), by=world["reception"], at=NOON)
    page = client.get(address(report, "cong-khai/")).content.decode()
    assert "người kiểm số cần xác nhận đơn vị và kỳ của báo cáo này trước." in page
    assert "Công khai cả văn bản" not in page
    empty = client.get(address(confirmed(world, text="Báo cáo khác."), "cong-khai/")).content.decode()
    assert "Chưa công khai được: chưa có số nào được nhận." in empty
    ready = confirmed(world, text="Báo cáo sẵn sàng.")
    reviewing.accept_figure(figure=numbered(ready, 1), by=world["reception"], at=NOON)
    page = client.get(address(ready, "cong-khai/")).content.decode()
    assert "<b>Phường Minh Giang, tỉnh Hòa Giang</b>, năm 2025" in page
