"""Puts everything that is stored sealed under the newest seal key, after one was put in front of CAUNOI_SEAL_KEYS.

May be stopped and run again; the site may run meanwhile. Afterwards keys in the middle may go, the last one stays.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import BinaryField, Model

from caunoi.web import sealed


class Command(BaseCommand):
    help = "Niêm phong lại bằng khóa mới nhất (put everything sealed under the newest key)"

    def handle(self, *args: Any, **options: Any) -> None:
        for model, field in sealed_fields():
            self.stdout.write(f"{model._meta.label}.{field}: {reseal_rows(model, field)}")
        for config in apps.get_app_configs():  # rooms that keep sealed text in another shape say so in apps.py
            if reseal := getattr(config, "reseal", None):
                self.stdout.write(f"{config.label}: {reseal()}")
        self.stdout.write(f"tệp  |  files: {reseal_files(Path(settings.MEDIA_ROOT))}")


def sealed_fields() -> Iterator[tuple[type[Model], str]]:
    """Every column of bytes whose name says that it is sealed."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, BinaryField) and "sealed" in field.name:
                yield model, field.name


def reseal_rows(model: type[Model], field: str) -> int:
    """Row by row, each in its own short transaction; the number of rows."""
    manager, count = model._default_manager, 0
    filled = manager.exclude(**{f"{field}__isnull": True})
    for key in filled.values_list("pk", flat=True).iterator(chunk_size=500):
        with transaction.atomic():
            blob = manager.select_for_update().filter(pk=key).values_list(field, flat=True).first()
            if blob:
                manager.filter(pk=key).update(**{field: sealed.reseal(blob)})
                count += 1
    return count


def reseal_files(folder: Path) -> int:
    """The sealed files (their names begin with `s`), each replaced in one step; the number of files."""
    count = 0
    for path in folder.rglob("s" + "?" * 48):
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(sealed.reseal(path.read_bytes()))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        count += 1
    return count
