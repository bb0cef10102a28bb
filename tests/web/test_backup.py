"""Backup and restore, there and back."""

import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.sqlite


@pytest.fixture
def place(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own: one table with one row, one file."""
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "site.sqlite3"))
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    (tmp_path / "files" / "2026").mkdir(parents=True)
    (tmp_path / "files" / "2026" / "a.jpg").write_bytes(b"photo")
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE said (words TEXT)")
        database.execute("INSERT INTO said VALUES ('nắp cống vỡ')")
        database.commit()
    return tmp_path


def rows(place: Path) -> list[str]:
    with closing(sqlite3.connect(place / "site.sqlite3")) as database:
        return [words for (words,) in database.execute("SELECT words FROM said ORDER BY rowid")]


def test_there_and_back(place: Path) -> None:
    target = place / "copy.tar.gz"
    call_command("backup", target)
    with closing(sqlite3.connect(place / "site.sqlite3")) as database:
        database.execute("INSERT INTO said VALUES ('sau bản sao')")
        database.commit()
    (place / "files" / "2026" / "a.jpg").write_bytes(b"changed")
    call_command("restore", target, replace=True)
    assert rows(place) == ["nắp cống vỡ"]
    assert (place / "files" / "2026" / "a.jpg").read_bytes() == b"photo"


def test_what_was_there_is_put_aside(place: Path) -> None:
    call_command("backup", place / "copy.tar.gz")
    with closing(sqlite3.connect(place / "site.sqlite3")) as database:
        database.execute("INSERT INTO said VALUES ('sau bản sao')")
        database.commit()
    call_command("restore", place / "copy.tar.gz", replace=True)
    with closing(sqlite3.connect(place / "site.sqlite3.before-restore-1")) as database:
        assert database.execute("SELECT count(*) FROM said").fetchone() == (2,)
    assert (place / "files.before-restore-1" / "2026" / "a.jpg").read_bytes() == b"photo"


def test_data_are_never_replaced_unasked(place: Path) -> None:
    call_command("backup", place / "copy.tar.gz")
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", place / "copy.tar.gz")
    assert rows(place) == ["nắp cống vỡ"]


def test_into_an_empty_installation(place: Path, settings: Any) -> None:
    call_command("backup", place / "copy.tar.gz")
    (place / "site.sqlite3").unlink()
    settings.MEDIA_ROOT = place / "elsewhere"
    call_command("restore", place / "copy.tar.gz")
    assert rows(place) == ["nắp cống vỡ"]
    assert (place / "elsewhere" / "2026" / "a.jpg").read_bytes() == b"photo"


def test_a_backup_is_for_the_owner_alone_and_never_overwritten(place: Path) -> None:
    target = place / "copy.tar.gz"
    call_command("backup", target)
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", target)
    assert not list(place.glob("*.part"))


def test_a_hostile_archive_is_refused(place: Path) -> None:
    target = place / "evil.tar.gz"
    with tarfile.open(target, "w:gz") as archive:
        entry = tarfile.TarInfo("files/../../escaped")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"evil"))
    with pytest.raises(CommandError, match="holds what no backup"):
        call_command("restore", target, replace=True)
    assert not (place.parent / "escaped").exists()
    assert rows(place) == ["nắp cống vỡ"]


def test_another_file_is_refused(place: Path) -> None:
    (place / "notes.tar.gz").write_bytes(b"no archive")
    with pytest.raises(CommandError, match="not a backup"):
        call_command("restore", place / "notes.tar.gz", replace=True)
