"""The page of a report: deciding figure by figure, two officers at once, and a swap that equals a reload."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.figures.choices import FigureState
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.selectors import next_waiting
from caunoi.figures.services import reviewing
from tests.cases.world import NOON, World
from tests.desk.figures.conftest import HOME, plain
from tests.figures.story import add_dialogues, confirmed, numbered, read_in, report_read

Desk = Callable[[str], Client]


def address(report: ReportDocument, rest: str = "") -> str:
    return f"{HOME}bao-cao/{report.code}/{rest}"


def typed(report: ReportDocument, number: int, **more: str) -> dict[str, str]:
    """The correction form of a figure as the browser sends it, with some fields changed."""
    figure = numbered(report, number)
    data = {
        "version": str(figure.version), "bound": figure.bound, "value": "20", "value_max": "", "unit": figure.unit,
        "what": figure.what, "subject": "", "level": "", "period_words": "", "place": "", "reason": "",
    }  # fmt: skip
    return {**data, **more}


def test_text_and_list_point_at_each_other(desk: Desk, world: World) -> None:
    report = read_in(world)
    page = desk("reception").get(address(report, "?so=4")).content.decode()
    assert 'href="?so=5#so-5" hx-get="?so=5" data-n="5" id="t-5"' in page
    assert 'class="fnum fnum--open is-at" href="?so=4#so-4"' in page
    assert 'href="#t-4" data-jump="4"' in page
    assert "<b>20</b> gốc" in page
    assert "hơn 1.140" in page


def test_a_doubt_says_its_sentence_and_the_whole_shows_its_parts(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    assert "130% lớn hơn 100%, cần hỏi lại." in client.get(address(report, "?so=6")).content.decode()
    whole = client.get(address(report, "?so=1")).content.decode()
    assert "4 + 8 = 12, cộng khớp." in whole
    assert 'data-beside="2 3 7"' in whole  # its parts, and the repeat
    assert "fnum--open is-beside" in whole


def test_accepting_goes_on_to_the_next_that_waits(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    answer = client.post(address(report, "so/1/nhan/"), {"version": "1"})
    assert answer["Location"] == address(report, "?so=2")
    assert numbered(report, 1).state == FigureState.ACCEPTED
    answer = client.post(address(report, "so/6/nhan/"), {"version": "1", "xem": "ngo"})
    assert answer["Location"] == address(report, "?so=6&xem=ngo&lam=nhan")  # doubted: asked once more
    assert numbered(report, 6).state == FigureState.PROPOSED
    asked = client.get(answer["Location"]).content.decode()
    assert "Số này đang bị nghi ngờ." in asked
    assert 'name="chac" value="1"' in asked
    answer = client.post(address(report, "so/6/nhan/"), {"version": "1", "xem": "ngo", "chac": "1"})
    assert answer["Location"] == address(report, "?so=6&xem=ngo")  # no other is doubted
    assert numbered(report, 6).state == FigureState.ACCEPTED


def test_a_swap_equals_a_reload(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    for query in ("?so=3", "?so=3&lam=sua", "?so=3&lam=chi-tieu&tim=hoi", "?so=1&lam=gop", "?xem=ngo", "?so=6&lam=bo"):
        part = client.get(address(report, query), headers={"HX-Request": "true"})
        whole = client.get(address(report, query)).content.decode()
        fragment = plain(part.content.decode().replace(" autofocus", ""))
        assert part["Vary"].count("HX-Request") == 1
        assert fragment in plain(whole.replace(" autofocus", "")), query
    after = client.post(
        address(report, "so/3/nhan/"), {"version": "1"}, headers={"HX-Request": "true"}, follow=True
    ).content.decode()
    reload = client.get(address(report, "?so=4")).content.decode()
    assert plain(after.replace(" autofocus", "")) in plain(reload)


def test_a_correction_that_cannot_be_read_keeps_what_was_typed(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    answer = client.post(address(report, "so/5/sua/"), typed(report, 5, value="21x", what="vụ việc đã hòa giải xong"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi số như 1.140 hoặc 51,5." in page
    assert 'value="21x"' in page
    assert 'value="vụ việc đã hòa giải xong"' in page
    assert numbered(report, 5).state == FigureState.PROPOSED


def test_a_corrected_number_is_kept_as_vietnamese_write_it(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    data = typed(report, 4, value="1.141,5", bound="about", is_plan="on", place="Phường Đông Giang")
    client.post(address(report, "so/4/sua/"), data)
    figure = numbered(report, 4)
    assert (str(figure.value), figure.bound, figure.is_plan) == ("1141.5000", "about", True)
    assert (figure.place, figure.state) == (world.other_ward, FigureState.CORRECTED)


def test_the_second_of_two_officers_is_told_and_loses_nothing(desk: Desk, world: World) -> None:
    report = read_in(world)
    data = typed(report, 5, value="22", reason="Tổ hòa giải xác nhận")
    reviewing.accept_figure(figure=numbered(report, 5), by=world["leader"], at=NOON)
    client = desk("reception")
    answer = client.post(address(report, "so/5/sua/"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Có người vừa sửa số liệu này" in page
    assert f"{world['leader']} – Nhận" in page
    assert 'value="22"' in page
    assert 'value="Tổ hòa giải xác nhận"' in page
    assert numbered(report, 5).value == 20
    fresh = re.search(r'name="version" value="(\d+)" id="id_version"', page)
    assert fresh is not None
    client.post(address(report, "so/5/sua/"), {**data, "version": fresh[1]})
    assert numbered(report, 5).value == 22


def test_htmx_is_told_too(desk: Desk, world: World) -> None:
    report = read_in(world)
    reviewing.accept_figure(figure=numbered(report, 5), by=world["leader"], at=NOON)
    answer = desk("reception").post(
        address(report, "so/5/nhan/"), {"version": "1"}, headers={"HX-Request": "true"}
    )  # fmt: skip
    assert (answer.status_code, answer["HX-Replace-Url"]) == (422, "false")
    assert "Có người vừa sửa số liệu này" in answer.content.decode()


def test_rejecting_needs_a_reason_and_can_be_taken_back(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    answer = client.post(address(report, "so/5/bo/"), {"version": "1", "why": "own", "reason": " "})
    assert (answer.status_code, "Hãy ghi lý do." in answer.content.decode()) == (422, True)
    client.post(address(report, "so/5/bo/"), {"version": "1", "why": "not", "reason": "mã số"})
    assert numbered(report, 5).state == FigureState.REJECTED
    page = client.get(address(report, "?so=5")).content.decode()
    assert "Không phải số liệu. mã số" in page
    client.post(address(report, "so/5/lay-lai/"), {"version": "2"})
    assert numbered(report, 5).state == FigureState.PROPOSED


def test_words_tied_to_an_indicator_are_offered_first_next_time(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    found = client.get(address(report, "so/5/chi-tieu/tim/?tim=hoa giai thanh")).content.decode()
    key = re.findall(r'name="indicator" value="([^"]+)"', found)[0]
    client.post(address(report, "so/5/chi-tieu/"), {"version": "1", "indicator": key, "keep": "1"})
    assert numbered(report, 5).indicator == key
    again = read_in(world, text="Một báo cáo khác.")
    assert numbered(again, 5).indicator == key  # the same words, read in the next report
    offers = client.get(address(again, "?so=5&lam=chi-tieu")).content.decode()
    assert re.findall(r'name="indicator" value="([^"]+)"', offers)[0] == key
    assert "đã chọn lần trước" in offers


def test_without_the_tick_the_words_are_not_kept(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    client.post(address(report, "so/5/chi-tieu/"), {"version": "1", "indicator": "dialogues_total"})
    assert numbered(report, 5).indicator == "dialogues_total"
    assert numbered(read_in(world, text="Khác."), 5).indicator == ""


def test_repeats_are_merged_and_taken_apart(desk: Desk, world: World) -> None:
    result = report_read()
    result.figures[6].repeat_of = None
    client, report = desk("reception"), read_in(world, result=result)
    assert 'name="lap" value="1" checked' in client.get(address(report, "?so=7&lam=gop")).content.decode()
    answer = client.post(address(report, "so/7/gop/"), {"lap": ["1"]})
    assert answer["Location"] == address(report, "?so=1")  # the first mention is the one that counts
    assert numbered(report, 7).repeat_of == numbered(report, 1)
    client.post(address(report, "so/7/tach/"), {"version": "2"})
    assert numbered(report, 7).repeat_of is None


def test_all_sure_ones_at_once_and_back(desk: Desk, world: World) -> None:
    add_dialogues(world)
    client, report = desk("reception"), read_in(world)
    assert "Nhận 3 số chắc chắn" in client.get(address(report)).content.decode()  # 12, 4 and 8
    client.post(address(report, "nhan-chac/"))
    assert [row.state for row in report.figures.all()] == ["accepted"] * 3 + ["proposed"] * 4
    answer = client.post(address(report, "hoan-tac/"), follow=True).content.decode()
    assert "Đã hoàn tác: Nhận các số chắc chắn." in answer
    assert {row.state for row in report.figures.all()} == {"proposed"}


def test_sure_ones_without_an_indicator_have_a_button_of_their_own(desk: Desk, world: World) -> None:
    add_dialogues(world)
    client, report = desk("reception"), read_in(world)
    assert "Nhận 1 số chắc chắn chưa gắn chỉ tiêu" in client.get(address(report)).content.decode()  # 1.140
    client.post(address(report, "nhan-chac/"), {"nao": "khong"})
    assert [row.number for row in report.figures.filter(state=FigureState.ACCEPTED)] == [4]


def test_after_the_last_figure_the_next_report_that_waits_is_offered(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    other = read_in(world, text="Báo cáo còn chờ.")
    link = f'href="{address(other)}"'
    page = client.get(address(report)).content.decode()
    assert link in page  # what is unsure here may wait
    assert "Để sau, sang báo cáo tiếp theo" in page
    report.figures.update(state=FigureState.ACCEPTED)
    page = client.get(address(report)).content.decode()
    assert link in page
    assert "Báo cáo tiếp theo còn chờ" in page
    other.figures.update(state=FigureState.ACCEPTED)
    assert link not in client.get(address(report)).content.decode()


def test_who_only_reads_sees_no_buttons(desk: Desk, world: World) -> None:
    report = confirmed(world)
    page = desk("publisher").get(address(report, "?so=1&lam=sua")).content.decode()
    assert set(re.findall(r'data-key="(.)"', page)) == {"j"}
    assert "Giá trị" not in page


def test_in_english_numbers_are_read_as_english_writes_them_and_never_guessed(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(address(report, "?so=4&lam=sua")).content.decode()
    assert "over 1,140" in page
    assert 'value="1,140"' in page
    assert ">1.140 lượt người</a>" in page  # the text of the report stays as it is
    for text, value in (("1,883", Decimal(1883)), ("51.5", Decimal("51.5")), ("1,883.25", Decimal("1883.25"))):
        client.post(address(report, "so/5/sua/"), typed(report, 5, value=text))
        assert numbered(report, 5).value == value
    answer = client.post(address(report, "so/5/sua/"), typed(report, 5, value="1.883"))  # thousands or decimals?
    assert (answer.status_code, numbered(report, 5).value) == (422, Decimal("1883.25"))
    assert "Write the number like 1,140 or 51.5." in answer.content.decode()
    client.post(address(report, "so/5/sua/"), typed(report, 5, value="1.8830"))
    assert 'value="1.8830"' in client.get(address(report, "?so=5&lam=sua")).content.decode()  # as it may be sent again


def test_the_next_report_is_of_those_brought_in_together(desk: Desk, world: World) -> None:
    old = read_in(world, text="Báo cáo cũ: phường có 3 tổ hòa giải.", at=NOON - timedelta(days=30))
    one, two = (read_in(world, text=f"Báo cáo {n}: phường có 4 tổ hòa giải.") for n in (1, 2))
    batch = ReportBatch.objects.create(
        code="LT-22222222", body=world.office, created_by=world["reception"], created_at=NOON
    )
    ReportDocument.objects.filter(pk__in=[one.pk, two.pk]).update(batch=batch)
    one.refresh_from_db()
    three = read_in(world, text="Báo cáo 3: phường có 4 tổ hòa giải.")
    ReportDocument.objects.filter(pk=three.pk).update(batch=batch)
    two.refresh_from_db()
    three.refresh_from_db()
    assert [next_waiting(row) for row in (one, two, three)] == [two, three, one]  # what was passed over comes last
    ReportDocument.objects.update(batch=None)
    rows = list(ReportDocument.objects.order_by("created_at", "pk"))
    assert [next_waiting(row) for row in rows] == [one, two, three, old]


def test_keys_stand_on_the_controls_they_press(desk: Desk, world: World) -> None:
    client, report = desk("reception"), read_in(world)
    client.post(address(report, "so/1/nhan/"), {"version": "1"})
    page = client.get(address(report, "?so=2")).content.decode()
    assert sorted(re.findall(r'data-key="(.)"', page)) == ["a", "d", "e", "g", "j", "k", "m", "s", "u", "x"]
    assert "data-keys-switch" in page


def test_the_page_takes_the_same_queries_for_few_and_many_figures(desk: Desk, world: World) -> None:
    client, counts = desk("reception"), []
    for times in (1, 12):
        result = report_read()
        result.figures = [figure for _n in range(times) for figure in report_read().figures]
        report = read_in(world, result=result, text=f"Bản {times}.")
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address(report, "?so=1&lam=chi-tieu")).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
