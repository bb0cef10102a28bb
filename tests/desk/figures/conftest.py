import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from caunoi.common import clock
from tests.cases.world import NOON, World

HOME = "/ban-lam-viec/so-lieu/"


def plain(html: str) -> str:
    """A page without its tokens, which differ each time, and with single spaces."""
    return " ".join(re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html).split())


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


@pytest.fixture
def desk(world: World) -> Callable[[str], Client]:
    """A browser in which an officer is signed in."""

    def signed_in(key: str) -> Client:
        client = Client()
        client.force_login(world[key])
        return client

    return signed_in
