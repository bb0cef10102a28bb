"""Brings a backup back into an empty installation. Stop the web server and the worker first."""

import json
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from caunoi.web.management.commands.backup import FORMAT, postgres_tool, postgres_variables


class Command(BaseCommand):
    help = "Phục hồi từ một bản sao lưu (bring a backup back)"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the .tar.gz written by `caunoi backup`")
        parser.add_argument("--replace", action="store_true", help="put the present data aside and replace them")

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as name:
            folder = Path(name)
            manifest = unpack(options["file"], folder)
            if manifest["vendor"] != connection.vendor:
                raise CommandError(f"The backup is of {manifest['vendor']}, this installation runs {connection.vendor}")
            if (_has_tables() or _has_files()) and not options["replace"]:
                raise CommandError("Đã có dữ liệu; thêm --replace để thay  |  There are data; add --replace")
            if connection.vendor == "sqlite":
                _put_sqlite(folder / manifest["database"])
            else:
                _put_postgres(folder / manifest["database"], is_replacing=options["replace"])
            _put_files(folder / "files")
        self.stdout.write(
            "Đã phục hồi; chạy tiếp: caunoi migrate, caunoi journal verify  |  Restored; run those two next"
        )


def unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Unpack into the folder; the manifest. CommandError when it is no backup of ours or of a later format."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            members = archive.getmembers()
            if not all(_is_ours(member) for member in members):
                raise CommandError(f"{file}: holds what no backup of Cầu Nối holds")
            guard: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            archive.extractall(folder, members, **guard)  # noqa: S202 - every member was looked at
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except (OSError, tarfile.TarError, ValueError, EOFError) as error:
        raise CommandError(f"{file}: not a backup of Cầu Nối ({type(error).__name__})") from error
    if manifest.get("format") != FORMAT:
        raise CommandError(f"{file}: format {manifest.get('format')} is not known here")
    return manifest


def _is_ours(member: tarfile.TarInfo) -> bool:
    """A plain file or folder with one of our names, staying inside (Python before 3.11.4 has no filter for it)."""
    parts = Path(member.name).parts
    is_known = parts and (parts[0] in {"manifest.json", "database.sqlite3", "database.dump", "files"})
    return bool(is_known) and (member.isreg() or member.isdir()) and ".." not in parts


def _has_files() -> bool:
    target = Path(settings.MEDIA_ROOT)
    return target.exists() and any(target.iterdir())


def _has_tables() -> bool:
    if connection.vendor != "sqlite":
        return bool(connection.introspection.table_names())
    path = Path(str(connection.settings_dict["NAME"]))
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as present:
        return bool(present.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _put_sqlite(dump: Path) -> None:
    target = Path(str(connection.settings_dict["NAME"]))
    if target.exists():
        with closing(sqlite3.connect(target)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what is put aside is whole, without its log
        _put_aside(target)
    for suffix in ("-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    shutil.move(dump, target)


def _put_postgres(dump: Path, *, is_replacing: bool) -> None:
    connection.close()
    command = [postgres_tool("pg_restore"), "--no-owner", "--no-privileges", "--single-transaction"]
    command += [f"--dbname={connection.settings_dict['NAME']}", *(["--clean", "--if-exists"] if is_replacing else [])]
    if subprocess.run([*command, str(dump)], env=postgres_variables(), check=False).returncode:  # noqa: S603
        raise CommandError("pg_restore failed; nothing was changed")


def _put_files(folder: Path) -> None:
    target = Path(settings.MEDIA_ROOT)
    if _has_files():
        _put_aside(target)
    elif target.exists():
        target.rmdir()
    if folder.exists():
        shutil.move(folder, target)


def _put_aside(path: Path) -> None:
    """Keep what was there as `name.before-restore-N`; a person removes it."""
    number = 1
    while (kept := path.with_name(f"{path.name}.before-restore-{number}")).exists():
        number += 1
    path.replace(kept)
