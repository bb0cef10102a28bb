from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from caunoi.common import clock
from tests.cases.world import NOON, World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """A data folder of its own, in which nothing was learnt yet."""
    settings.DATA_DIR = tmp_path
    return tmp_path
