"""The case page as each officer sees it: what is offered, what is shown, what is not."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.cases.models import Case
from caunoi.cases.services import intake, merging
from tests.cases.world import NOON, World, answered, assigned, classified, photo, say

pytestmark = pytest.mark.usefixtures("noon")


def page(client: Client, world: World, key: str, case: Case, **more: Any) -> Any:
    client.force_login(world[key])
    return client.get(reverse("desk:case_detail", args=[case.code]), **more)


@pytest.mark.parametrize("key", ["reception", "leader", "handler", "publisher", "front", "province_front"])
def test_those_who_work_on_it_see_the_page(client: Client, world: World, key: str) -> None:
    case = assigned(world)
    response = page(client, world, key, case)
    assert response.status_code == 200
    assert "Ngõ 12 ngập mỗi khi mưa to" in response.content.decode()
