"""A small made-up tree for most tests; the whole country once a module, for those that ask for it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from caunoi.accounts.models import User
from caunoi.places.choices import Level
from caunoi.places.loading import load_country
from caunoi.places.models import Place, PlaceAlias, PlacePath, Succession
from caunoi.places.services import create_unit

AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
BEGAN = date(2025, 7, 1)


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create_user("can-bo-dia-ban", label="Cán bộ địa bàn", code="CBDB")


@pytest.fixture
def province(officer: User) -> Place:
    root = create_unit(
        name="Việt Nam (mẫu)",
        kind_name="",
        level=Level.COUNTRY,
        parent=None,
        valid_from=None,
        by=officer,
        at=AT,
        is_sample=True,
    )
    return create_unit(
        name="Hòa Giang",
        kind_name="Tỉnh",
        level=Level.PROVINCE,
        parent=root,
        valid_from=BEGAN,
        by=officer,
        at=AT,
        is_sample=True,
    )


@pytest.fixture
def commune(province: Place, officer: User) -> Place:
    return create_unit(
        name="Minh Giang",
        kind_name="Phường",
        level=Level.COMMUNE,
        parent=province,
        valid_from=BEGAN,
        by=officer,
        at=AT,
        is_sample=True,
    )


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All units of Vietnam, committed before the module's tests and taken away after them."""
    with django_db_blocker.unblock():
        load_country()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for model in (PlaceAlias, Succession, PlacePath, Place):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
