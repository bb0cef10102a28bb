"""Units × indicators, sums and their refusals, periods, one unit, tables to take away; each with constant queries."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from caunoi.figures.models import Indicator, ReportBatch, ReportDocument
from caunoi.figures.services import reviewing
from caunoi.journal.models import Entry
from tests.cases.world import NOON, World
from tests.desk.figures.conftest import HOME
from tests.figures.story import add_dialogues, confirmed, numbered

Desk = Callable[[str], Client]


def accepted(world: World, *numbers: int, **more: object) -> ReportDocument:
    """A confirmed report some of whose figures are accepted."""
    report = confirmed(world, **more)
    for number in numbers:
        reviewing.accept_figure(figure=numbered(report, number), by=world["reception"], at=NOON)
    return report


def test_a_cell_says_what_is_there_and_opens_its_sentence(desk: Desk, world: World) -> None:
    key = add_dialogues(world)
    report = accepted(world, 1)
    confirmed(world, place=world.other_ward, text="Báo cáo thứ hai.")
    page = desk("reception").get(f"{HOME}bang/").content.decode()
    assert (
        f'<td class="num cell--there"><a class="fig" href="{HOME}bao-cao/{report.code}/?so=1#so-1">12</a></td>' in page
    )
    assert 'class="num cell--open"' in page
    assert "Phường Đông Giang" in page
    assert f"{HOME}bang/cong/?chi_tieu={key}" in page
    only = desk("reception").get(f"{HOME}bang/?don_vi={world.other_ward.code}").content.decode()
    assert "num cell--there" not in only


def test_a_sum_is_made_only_where_it_has_a_meaning(desk: Desk, world: World) -> None:
    key = add_dialogues(world)
    client = desk("reception")
    first = accepted(world, 1)
    second = confirmed(world, place=world.other_ward, text="Báo cáo thứ hai.")
    refused = client.get(f"{HOME}bang/cong/?chi_tieu={key}").content.decode()
    assert "Không cộng" in refused
    assert "Có số chưa được nhận." in refused
    alone = client.get(f"{HOME}bang/cong/?chi_tieu={key}&gui=1&chon={first.code}.1").content.decode()
    assert "Không cộng" not in alone
    reviewing.accept_figure(figure=numbered(second, 1), by=world["reception"], at=NOON)
    both = client.get(f"{HOME}bang/cong/?chi_tieu={key}").content.decode()
    assert "24 <small>hội nghị</small>" in both
    assert "Chưa chọn số nào." in client.get(f"{HOME}bang/cong/?chi_tieu={key}&gui=1").content.decode()


def test_the_same_unit_twice_is_refused_in_words(desk: Desk, world: World) -> None:
    key = add_dialogues(world)
    accepted(world, 1)
    accepted(world, 1, text="Báo cáo thứ hai.")
    page = desk("reception").get(f"{HOME}bang/cong/?chi_tieu={key}").content.decode()
    assert "Hai số của cùng một đơn vị có thể đếm trùng nhau." in page


def test_two_periods_show_what_changed_and_say_why_not(desk: Desk, world: World) -> None:
    add_dialogues(world)
    accepted(world, 1, 4)
    later = accepted(world, text="Báo cáo năm sau.", period_words="năm 2026")
    for number, value in ((2, 5), (3, 10), (1, 15)):  # 5 + 10 = 15
        changes = reviewing.Correction(value=Decimal(value))
        reviewing.correct_figure(figure=numbered(later, number), changes=changes, by=world["reception"], at=NOON)
    page = desk("reception").get(f"{HOME}so-sanh/").content.decode()
    assert "năm 2025" in page
    assert "<b>+3</b>" in page
    assert "(+25%)" in page


def test_one_unit_shows_wholes_with_their_parts_by_level(desk: Desk, world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    client = desk("reception")
    page = client.get(f"{HOME}don-vi/").content.decode()
    assert 'data-label="Xã"><a class="fig"' in page
    assert 'data-label="Thôn, tổ"><a class="fig"' in page
    assert "4 + 8 = 12, cộng khớp." in page  # the first is opened
    assert 'class="bar-c1" x="0.0" width="332.3"' in page  # 4 of 12, in 1000 less a gap of 3
    opened = client.get(f"{HOME}don-vi/?mo={report.code}.4").content.decode()
    assert "<mark>hơn 1.140 lượt người</mark>" in opened or "<mark>1.140 lượt người</mark>" in opened


def test_a_part_that_is_no_level_stands_under_its_whole_in_its_own_words(desk: Desk, world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    report.figures.filter(number=2).update(what="hội nghị đầu bờ trực tuyến")  # 4 of 12, "xã" like the whole
    report.figures.filter(number=3).update(indicator="", level="", what="hội nghị đầu bờ buổi tối")
    page = " ".join(desk("reception").get(f"{HOME}don-vi/").content.decode().split())
    assert 'data-label="Xã"' not in page
    assert 'data-label="Thôn, tổ"' not in page
    whole = page.index(f'mo={report.code}.1"')
    first, second = (page.index(f"trong đó:</span> hội nghị đầu bờ {words}") for words in ("trực tuyến", "buổi tối"))
    assert whole < first < second < page.index("người dự đầu bờ")


def test_the_page_of_units_opens_on_the_officers_own(desk: Desk, world: World) -> None:
    confirmed(world)
    confirmed(world, place=world.other_ward, text="Báo cáo của phường bên.")  # Đông Giang comes first in the list
    assert "<h1>Phường Minh Giang</h1>" in desk("reception").get(f"{HOME}don-vi/").content.decode()
    page = desk("reception").get(f"{HOME}don-vi/?don_vi={world.other_ward.code}").content.decode()
    assert "<h1>Phường Đông Giang</h1>" in page


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_tables_are_taken_away_and_journalled(desk: Desk, world: World, form: str) -> None:
    info = Indicator.objects.get(key=add_dialogues(world))
    report = accepted(world, 1)
    client = desk("reception")
    answer = client.get(f"{HOME}xuat/so-lieu.{form}?bao_cao={report.code}")
    rows = rows_of(answer.content, form)
    assert len(rows) == 8  # the heads and seven figures
    assert (rows[1][0], rows[1][6], rows[1][8], rows[1][13]) == (f"{report.code}.1", "12", "hội nghị", "Đã nhận")
    matrix = rows_of(client.get(f"{HOME}bang/xuat/bang.{form}").content, form)
    assert matrix[0][3] == f"{info.name} (hội nghị)"
    assert matrix[1][3] == "12"
    assert Entry.objects.filter(act="report.export").count() == 2


def rows_of(content: bytes, form: str) -> list[list[str]]:
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("page", ["", "bang/", "don-vi/", "so-sanh/", "bang/cong/?chi_tieu={key}"])
def test_pages_take_the_same_queries_for_few_and_many_reports(desk: Desk, world: World, page: str) -> None:
    key = add_dialogues(world)
    client, counts = desk("reception"), []
    accepted(world, 1)
    accepted(world, 1, place=world.other_ward, text="Báo cáo của phường bên.")
    accepted(world, 1, text="Báo cáo năm sau.", period_words="năm 2026")
    for more in (0, 5):
        for number in range(more):
            accepted(world, 1, text=f"Báo cáo {number}.")
        with CaptureQueriesContext(connection) as caught:
            assert client.get(HOME + page.format(key=key)).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_the_table_of_what_was_brought_in_together_holds_just_these(desk: Desk, world: World) -> None:
    add_dialogues(world)
    client = desk("reception")
    batch = ReportBatch.objects.create(code="LT-mot", body=world.office, created_at=NOON, created_by=world["reception"])
    together = accepted(world, *range(1, 7))
    ReportDocument.objects.filter(pk=together.pk).update(batch=batch)
    accepted(world, 1, place=world.other_ward, text="Báo cáo của phường bên.")
    page = client.get(f"{HOME}bang/?luot={batch.code}").content.decode()
    assert "<b>1</b>" in page
    assert "Chỉ các tệp tải lên lúc" in page
    assert f"bao-cao/{together.code}/" in page
    assert ">Phường Đông Giang</a>" not in page
    rows = rows_of(client.get(f"{HOME}bang/xuat/bang.csv?luot={batch.code}").content, "csv")
    assert [row[0] for row in rows[1:]] == ["Phường Minh Giang"]
    review = client.get(f"{HOME}bao-cao/{together.code}/").content.decode()
    assert f'href="{HOME}bang/?luot={batch.code}"' in review  # nothing waits any more: the table is next


def test_articles_of_the_press_stand_beside_reports_only_where_they_are_asked_for(desk: Desk, world: World) -> None:
    add_dialogues(world)
    client = desk("reception")
    article = accepted(world, 1, place=world.other_ward, text="Một bài báo.")
    ReportDocument.objects.filter(pk=article.pk).update(body=None, published_at=NOON)
    assert ">Phường Đông Giang</a>" in client.get(f"{HOME}bang/").content.decode()  # nothing else to show
    accepted(world, 1)
    assert ">Phường Đông Giang</a>" not in client.get(f"{HOME}bang/").content.decode()
    for asked in ("nguon=ca-bai", f"don_vi={world.other_ward.code}"):
        assert ">Phường Đông Giang</a>" in client.get(f"{HOME}bang/?{asked}").content.decode()


def test_the_comparison_opens_on_two_periods_that_have_something_in_common(desk: Desk, world: World) -> None:
    add_dialogues(world)
    accepted(world, 1, 4, place=world.other_ward, text="Báo cáo của phường bên.")
    accepted(world, 1, place=world.other_ward, text="Báo cáo năm trước của phường bên.", period_words="năm 2024")
    odd = accepted(world, 4, place=world.other_ward, text="Báo cáo sau của phường bên.", period_words="năm 2026")
    odd.figures.filter(number=4).update(indicator="voter_meeting_attendance")  # nothing that the others tell
    page = desk("reception").get(f"{HOME}so-sanh/").content.decode()
    assert "Phường Đông Giang: năm 2024 và năm 2025" in page  # the officer's own unit has told nothing
    accepted(world, 1)
    plan = accepted(world, 1, text="Kế hoạch.", period_words="năm 2027")
    plan.figures.update(is_plan=True)
    assert "Phường Đông Giang: năm 2024" in desk("reception").get(f"{HOME}so-sanh/").content.decode()  # nor twice
