"""The pages cost the same number of queries for two numbers and for many units and numbers."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.people.choices import Role
from tests.cases.world import World, make_officer
from tests.portal.figures.published import published

PATHS: dict[str, Callable[[World, str], str]] = {
    "unit": lambda world, code: f"/so-lieu/?noi={world.ward.code}",
    "opened": lambda world, code: f"/so-lieu/?noi={world.ward.code}&so={code}.1",
    "units": lambda world, code: "/so-lieu/don-vi/",
    "compare": lambda world, code: f"/so-lieu/so-sanh/?noi={world.ward.code}",
    "table": lambda world, code: f"/so-lieu/tai/?noi={world.ward.code}&dang=csv",
    "report": lambda world, code: f"/so-lieu/van-ban/{code}/",
    "indicators": lambda world, code: "/so-lieu/chi-tieu/",
    "indicator": lambda world, code: "/so-lieu/chi-tieu/dialogues_total/?ky=2025-01-01_2025-06-30",
}


def count(path: str) -> int:
    client = Client()
    client.get(path)  # what is kept for a while is kept from now on
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_many_numbers_cost_no_more_queries(world: World) -> None:
    make_officer(world, "other_publisher", world.other_office, "Công khai Đông Giang", Role.PUBLISHER)
    there = {"body": world.other_office, "by": "other_reception", "publisher": "other_publisher"}
    code = published(world).code
    published(world, period="6 tháng cuối năm 2025", whole=20)
    published(world, whole=30, **there)
    few = {name: count(path(world, code)) for name, path in PATHS.items()}
    for whole in range(40, 46):
        published(world, whole=whole, period=f"tháng {whole - 39} năm 2025")
        published(world, whole=whole, **there)
    many = {name: count(path(world, code)) for name, path in PATHS.items()}
    assert many == few
    assert max(few.values()) <= 24


@pytest.mark.parametrize("name", ["unit", "opened"])
def test_a_unit_page_is_small(world: World, name: str) -> None:
    report = published(world)
    assert len(Client().get(PATHS[name](world, report.code)).content) < 40_000
