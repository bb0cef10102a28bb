"""Django's `flush`, which empties every table: refused in production, elsewhere the journal's guards are lifted."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.flush import Command as Flush
from django.db import connections

from caunoi.journal import guards


class Command(Flush):
    def handle(self, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Không xóa trắng cơ sở dữ liệu khi đang chạy thật.")
        connection = connections[options["database"]]
        guards.lift(connection)
        try:
            super().handle(**options)
        finally:
            guards.install(connection)
