from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from caunoi.common import clock
from tests.cases.world import NOON
from tests.project.routes.house import make_house
from tests.project.routes.walk import Walk, Walker


@pytest.fixture(scope="session")
def walked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Walk]:
    """One walk over every route by every role, in a house that is taken down again; see tests/project/routes."""
    folder = tmp_path_factory.mktemp("house")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), clock.fixed(NOON), transaction.atomic():
        walk = Walker(make_house()).everything()
        transaction.set_rollback(True)
    yield walk
