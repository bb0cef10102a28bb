"""Fills an installation for a demonstration: tables, units of the country, sample data, static files.

Does again only what changed since the last time (a fingerprint beside the database), so that a second start is quick.
"""

import hashlib
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

LOADERS = {
    "load_units": "Đang nạp đơn vị hành chính cả nước (khoảng nửa phút)…  |  Loading the country's units…",
    "load_articles": "Đang nạp số liệu của năm bài báo…  |  Loading figures of five articles…",
    "load_sample": "Đang nạp dữ liệu mẫu (khoảng một phút)…  |  Loading sample data…",
}
_DATA = {".toml", ".gz", ".csv", ".json", ".docx"}  # what loaders read; folders called `sample` whole


class Command(BaseCommand):
    help = "Chuẩn bị bản chạy thử: bảng, đơn vị hành chính, dữ liệu mẫu (prepare a demonstration)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="only print who may sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("prepare_demo fills the database with sample data; CAUNOI_ENV is production")
        if options["accounts"]:
            self._run("sample_accounts")
            return
        rows, files = _fingerprint(_migrations_and_data()), _fingerprint(_static_files())
        if Stamp("rows").read(str(connection.settings_dict["NAME"])) != rows or not self._has_tables():
            self._fill()
            Stamp("rows").write(str(connection.settings_dict["NAME"]), rows)
        if Stamp("static").read(str(settings.STATIC_ROOT)) != files:
            self._say("Đang xếp tệp tĩnh…  |  Collecting static files…")
            call_command("collectstatic", interactive=False, verbosity=0)
            Stamp("static").write(str(settings.STATIC_ROOT), files)

    def _fill(self) -> None:
        self._say("Đang tạo bảng…  |  Creating tables…")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        for name, words in LOADERS.items():
            self._say(words)
            self._run(name)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _run(self, name: str) -> None:
        if name in get_commands():
            call_command(name, stdout=self.stdout)
        else:
            self.stdout.write(f"(chưa có lệnh {name})  |  (no command {name} yet)")

    def _has_tables(self) -> bool:
        return "django_migrations" in connection.introspection.table_names()


class Stamp:
    """A small file in the data folder: what was prepared, for which place."""

    def __init__(self, name: str) -> None:
        self.path = settings.DATA_DIR / f".prepared-{name}"

    def read(self, place: str) -> str:
        """The fingerprint written for this place, or an empty text."""
        if not self.path.exists():
            return ""
        kept_place, _, fingerprint = self.path.read_text().rpartition(" ")
        return fingerprint if kept_place == place else ""

    def write(self, place: str, fingerprint: str) -> None:
        """Remember that this place is prepared."""
        self.path.write_text(f"{place} {fingerprint}")


def _package_files() -> Iterable[Path]:
    return sorted(path for path in settings.PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _migrations_and_data() -> Iterable[Path]:
    return [
        path
        for path in _package_files()
        if "static" not in path.parts
        and (path.parent.name == "migrations" or path.suffix in _DATA or "sample" in path.parts)
    ]


def _static_files() -> Iterable[Path]:
    return [path for path in _package_files() if "static" in path.parts]


def _fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(settings.PACKAGE)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
