"""The book of indicators for everybody."""

import pytest
from django.test import Client

from caunoi.figures.book import indicator
from caunoi.figures.services.vocabulary import add_indicator
from caunoi.people.choices import Role
from caunoi.portal.figures.indicators import meaning_of
from caunoi.reading.indicators import book
from tests.cases.world import NOON, World, make_officer
from tests.portal.figures.published import published
from tests.portal.figures.test_pages import page

BETWEEN_UNITS = "Cộng được số của nhiều đơn vị cùng kỳ, khi không đơn vị nào nằm trong đơn vị khác."


def adding(key: str) -> list[str]:
    info = indicator(key)
    assert info is not None
    return meaning_of(info).adding


def test_every_indicator_has_a_page(world: World, visitor: Client) -> None:
    listed = page(visitor, "/so-lieu/chi-tieu/")
    for row in book():
        assert f'href="/so-lieu/chi-tieu/{row.id}/"' in listed
    for row in list(book())[::17]:
        text = page(visitor, f"/so-lieu/chi-tieu/{row.id}/")
        assert row.unit in text
    assert visitor.get("/so-lieu/chi-tieu/khong-co/").status_code == 404


@pytest.mark.django_db
def test_whether_numbers_add_up_is_said_with_the_reason() -> None:
    assert adding("voter_meetings") == [
        BETWEEN_UNITS,
        "Cộng được số của các kỳ nối tiếp nhau, không chồng lên nhau.",
    ]
    assert adding("population") == [
        BETWEEN_UNITS,
        "Không cộng số của các kỳ: đây là số đang có ở một thời điểm.",
    ]
    assert adding("mediation_success_pct") == ["Không cộng được: tỷ lệ và số bình quân của mỗi nơi có mẫu số riêng."]
    assert "Các phần theo cấp phải cộng lại đúng bằng số chung." in adding("skilled_models")


def test_an_indicator_of_the_installation_has_a_page(world: World, visitor: Client) -> None:
    row = add_indicator(
        name="Số hố ga nạo vét",
        unit="hố",
        definition="Mỗi hố đếm một lần.",
        words=["hố ga"],
        by=world["admin"],
        at=NOON,
    )
    text = page(visitor, f"/so-lieu/chi-tieu/{row.key}/")
    assert "Mỗi hố đếm một lần." in text
    assert "“hố ga”" in text
    assert "chỉ tiêu riêng" in text
    assert row.key in page(visitor, "/so-lieu/chi-tieu/?tim=ho ga")


def test_it_says_which_units_report_it_and_adds_with_words(world: World, visitor: Client) -> None:
    published(world)
    address = "/so-lieu/chi-tieu/dialogues_total/"
    one = page(visitor, address)
    assert world.ward.label in one
    assert ">12</a>" in one
    assert "Tổng này do Cầu Nối cộng" not in one
    make_officer(world, "other_publisher", world.other_office, "Công khai Đông Giang", Role.PUBLISHER)
    published(world, whole=20, body=world.other_office, by="other_reception", publisher="other_publisher")
    every = page(visitor, address)
    assert "Tổng này do Cầu Nối cộng" not in every  # of no one period: nothing is added
    half = page(visitor, f"{address}?ky=2025-01-01_2025-06-30")
    assert "Cộng 2 số trên" in half  # the parts of each are no numbers of their own
    assert "<b>32 hội nghị</b>" in half  # 12 + 20
    assert "Tổng này do Cầu Nối cộng, không có trong báo cáo nào." in half


def test_what_does_not_add_up_says_why(world: World, visitor: Client) -> None:
    published(world)
    published(world, whole=20)
    text = page(visitor, "/so-lieu/chi-tieu/dialogues_total/?ky=2025-01-01_2025-06-30")
    assert "Không cộng các số trên:" in text
    assert "Hai số của cùng một đơn vị có thể đếm trùng nhau." in text
