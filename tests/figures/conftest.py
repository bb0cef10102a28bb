from collections.abc import Iterator

import pytest

from caunoi.common import clock
from tests.cases.world import NOON, World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield
