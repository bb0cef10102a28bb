from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from caunoi.web.templatetags import web

MONDAY = date(2026, 10, 26)


def render(source: str, path: str = "/", **context: object) -> str:
    return Template("{% load web %}" + source).render(Context({"request": RequestFactory().get(path), **context}))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (MONDAY, "thứ Hai, 26/10/2026"),
        (date(2026, 11, 1), "Chủ nhật, 1/11/2026"),
        (date(2026, 2, 7), "thứ Bảy, 7/2/2026"),
    ],
)
def test_dates_are_said_as_in_vietnam(day, words):
    assert web.ngay(day) == words


def test_a_moment_falls_on_its_day_in_hanoi():
    late = datetime(2026, 10, 25, 17, 5, tzinfo=UTC)  # 00:05 on the 26th in Hanoi
    assert web.ngay(late) == "thứ Hai, 26/10/2026"
    assert web.gio(late) == "0:05"
    assert web.gio(datetime(2026, 10, 26, 2, 41, tzinfo=UTC)) == "9:41"


def test_english_names_the_weekday():
    with translation.override("en"):
        assert web.ngay(MONDAY) == "Monday, 26/10/2026"


def test_nothing_gives_nothing():
    assert web.ngay(None) == web.ngay_ngan(None) == web.gio(None) == web.dong(None) == ""


def test_money_is_never_shortened():
    assert web.dong(16_131_520_928) == "16.131.520.928 đồng"
    assert web.so(0) == "0"


def test_an_icon_is_hidden_unless_it_has_a_label():
    assert web.icon("search") == (
        '<svg class="icon" aria-hidden="true"><use href="/static/web/icons.svg#i-search"/></svg>'
    )
    assert 'role="img" aria-label="Tìm &amp; lọc"' in web.icon("search", "sm", "Tìm & lọc")


def test_the_query_changes_one_value_and_keeps_the_rest():
    assert render("{% query_replace trang=2 %}", "/?q=c%E1%BB%91ng&trang=1") == "?q=c%E1%BB%91ng&amp;trang=2"
    assert render("{% query_replace trang=None %}", "/?q=a&trang=1") == "?q=a"


def test_page_numbers_leave_gaps():
    pages = Paginator(range(100), 10)
    assert web.page_numbers(pages.page(5)) == [1, None, 3, 4, 5, 6, 7, None, 10]
    assert web.page_numbers(pages.page(1)) == [1, 2, 3, None, 10]


@pytest.mark.parametrize(
    ("today", "done_on", "left", "kind", "text"),
    [
        (date(2026, 10, 30), None, None, "due--over", "Quá 4 ngày"),
        (MONDAY, None, None, "due--soon", "Hết hạn hôm nay"),
        (date(2026, 10, 23), None, 1, "due--soon", "Còn 1 ngày làm việc"),
        (date(2026, 10, 12), None, 10, "due--ok", "Còn 10 ngày làm việc"),
        (date(2026, 10, 12), None, None, "due--ok", "Còn 14 ngày"),
        (date(2026, 11, 20), MONDAY, None, "due--met", "Đúng hạn"),
        (date(2026, 11, 20), date(2026, 10, 28), None, "due--over", "Muộn 2 ngày"),
    ],
)
def test_a_deadline_in_words(today, done_on, left, kind, text):
    html = render("{% due_badge due today done_on left %}", due=MONDAY, today=today, done_on=done_on, left=left)
    assert kind in html
    assert text in html
    assert "hạn 26/10/2026" in html


def test_no_deadline_is_said():
    assert "Chưa có hạn" in render("{% due_badge None today %}", today=MONDAY)
