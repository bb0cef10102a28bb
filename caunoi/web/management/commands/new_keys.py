"""Prints fresh keys for the environment file; writes nothing anywhere."""

import secrets
from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "In khóa mới cho tệp cấu hình (print fresh keys for the environment file)"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"CAUNOI_SECRET_KEY={secrets.token_urlsafe(64)}")
        self.stdout.write(f"CAUNOI_SEAL_KEYS={Fernet.generate_key().decode('ascii')}")
