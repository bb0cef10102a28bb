"""What the configuration check says, and when it is silent."""

from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.checks.registry import registry
from django.db import connection

from caunoi.web import checks


def ids(found: list[Any]) -> list[str]:
    return [message.id for message in found]


def test_they_are_registered() -> None:
    every = registry.get_checks(include_deployment_checks=True)
    ours = {check.__name__ for check in every if check.__module__ == checks.__name__}
    assert ours == {"check_seal_keys", "check_static_files", "check_mail_sender", "check_cache_table"}


def test_good_keys_are_silent(settings: Any) -> None:
    settings.SEAL_KEYS = [Fernet.generate_key().decode(), Fernet.generate_key().decode()]
    assert checks.check_seal_keys() == []


@pytest.mark.parametrize("keys", [[], ["no key"], ["A" * 43 + "=", "short"]])
def test_bad_keys_are_an_error(settings: Any, keys: list[str]) -> None:
    settings.SEAL_KEYS = keys
    assert ids(checks.check_seal_keys()) == ["caunoi.E001"]


def test_static_files(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert ids(checks.check_static_files()) == ["caunoi.W001"]
    (tmp_path / "staticfiles.json").write_text("{}")
    assert checks.check_static_files() == []


def test_sender(settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Cầu Nối <khong-tra-loi@localhost>"
    assert ids(checks.check_mail_sender()) == ["caunoi.W002"]
    settings.DEFAULT_FROM_EMAIL = "Phường <khong-tra-loi@minhgiang.example.vn>"
    assert checks.check_mail_sender() == []


@pytest.mark.django_db
def test_cache_table(settings: Any) -> None:
    assert checks.check_cache_table(databases=["default"]) == []
    settings.CACHES = {"default": {"LOCATION": "not_there"}}
    assert ids(checks.check_cache_table(databases=["default"])) == ["caunoi.E002"]
    assert checks.check_cache_table(databases=None) == []
    assert "not_there" not in connection.introspection.table_names()
