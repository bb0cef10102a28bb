from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from caunoi.common import clock
from tests.cases.world import NOON, World, make_world


@pytest.fixture
def world(db: None) -> World:
    cache.clear()
    return make_world()


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in."""
    return Client()
