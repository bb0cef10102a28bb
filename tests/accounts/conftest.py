import pytest
from django.core.cache import cache

from caunoi.accounts.models import User

PASSWORD = "rung-xanh-bien-rong-7"


@pytest.fixture(autouse=True)
def empty_counters(db):
    """The counters of failed sign-ins live in the shared cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def officer(db):
    return User.objects.create_user("canbo", PASSWORD, label="Chị Hạnh", email="canbo@donvi.example")


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client
