"""One file that holds everything of an installation: the database and the uploaded files.

SQLite is copied through its backup interface while the site runs; PostgreSQL through `pg_dump`. The keys are not in the
file: keep them apart, without CAUNOI_SEAL_KEYS the sealed parts of a backup cannot be read by anybody.
"""

import io
import json
import os
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

from caunoi.common import clock

FORMAT = 1


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp (database and files into one file)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the .tar.gz to write; must not exist")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"]
        if target.exists():
            raise CommandError(f"{target} đã có, không ghi đè  |  {target} exists and is not overwritten")
        part = target.with_name(target.name + ".part")
        with tempfile.TemporaryDirectory(dir=target.parent or None) as folder:
            dump = dump_database(Path(folder))
            write_archive(part, dump)
        part.rename(target)
        self.stdout.write(f"{target}: {target.stat().st_size:,} byte")


def dump_database(folder: Path) -> Path:
    """The database as one file in the folder, as of one moment; the site may go on writing."""
    if connection.vendor == "sqlite":
        return _copy_sqlite(Path(str(connection.settings_dict["NAME"])), folder / "database.sqlite3")
    return _dump_postgres(folder / "database.dump")


def _copy_sqlite(source: Path, target: Path) -> Path:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
        verdict = new.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise CommandError(f"The copy is not sound: {verdict}")
    return target


def postgres_tool(name: str) -> str:
    """The path of `pg_dump` or `pg_restore`; CommandError saying what to install without it."""
    if found := shutil.which(name):
        return found
    raise CommandError(f"Cần {name}: cài gói postgresql-client  |  {name} is needed: install postgresql-client")


def postgres_variables() -> dict[str, str]:
    """The connection for PostgreSQL's own tools: in the environment, never on a command line others can see."""
    values = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    return {**os.environ, **{name: str(values[key]) for name, key in names.items() if values[key]}}


def _dump_postgres(target: Path) -> Path:
    command = [postgres_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"]
    if subprocess.run(command, env=postgres_variables(), check=False).returncode:  # noqa: S603 - fixed words
        raise CommandError("pg_dump failed")
    return target


def write_archive(path: Path, dump: Path) -> None:
    """Manifest, database, files; readable by the owner only, on the disk before it is called done."""
    manifest = {"format": FORMAT, "vendor": connection.vendor, "at": clock.now().isoformat(), "database": dump.name}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            text = json.dumps(manifest).encode()
            entry = tarfile.TarInfo("manifest.json")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
            archive.add(dump, dump.name)
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, "files")
        file.flush()
        os.fsync(file.fileno())
