from collections.abc import Iterator

import pytest

from caunoi.common import clock
from tests.cases.world import NOON, World, make_world
from tests.issues.compiled import Compiled, make_compiled


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def compiled(world: World) -> Compiled:
    return make_compiled(world)
