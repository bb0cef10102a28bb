import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from caunoi.accounts.models import User
from caunoi.web import errors


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500", "503"])
def test_every_error_page_draws_without_request_or_database(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1>") == 1
    assert "style=" not in html
    assert "<script" not in html


def test_too_many_and_closed_say_when_to_come_back():
    request = RequestFactory().get("/")
    answer = errors.too_many_requests(request, retry_after=90)
    assert (answer.status_code, answer["Retry-After"]) == (429, "90")
    assert "nội dung đã gõ còn trong khung" in answer.content.decode()
    assert errors.unavailable(request).status_code == 503


def test_an_old_session_says_that_nothing_was_sent_and_how_to_save_the_words():
    answer: HttpResponse = Client(enforce_csrf_checks=True).post("/ngon-ngu/setlang/", {"language": "en"})
    assert answer.status_code == 403
    assert "Chưa có gì được gửi đi" in answer.content.decode()
    assert "chép lại phần đó trước" in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_is_answered_in_plain_words(client):
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert "'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_an_officer_is_led_back_to_the_desk(client):
    client.force_login(User.objects.create(username="moi", code="MOI", label="Chưa có chức danh"))
    answer = client.get("/ban-lam-viec/viec/MG-2026-9999/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Không có vụ việc này, hoặc anh/chị không được xem." in page
    assert 'href="/ban-lam-viec/"' in page
    assert "mã biên nhận" not in page
