"""`caunoi load_units`: put all units of Vietnam, before and since 2025-07-01, into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from caunoi.common import clock
from caunoi.places.services import load_units


class Command(BaseCommand):
    help = "Nạp các đơn vị hành chính trước và sau 01/7/2025; chạy lại nhiều lần vẫn an toàn."

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_units(at=clock.now())
        if count.is_empty:
            self.stdout.write("Các đơn vị hành chính đã đủ, không có gì thay đổi.")
        else:
            self.stdout.write(
                f"Đã nạp {count.places} đơn vị, {count.successions} quan hệ kế tục, {count.aliases} tên khác; "
                f"sửa {count.changed} dòng."
            )
