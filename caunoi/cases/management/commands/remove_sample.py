from typing import Any

from django.core.management.base import BaseCommand

from caunoi.cases.sample.removing import remove_sample


class Command(BaseCommand):
    help = "Gỡ toàn bộ dữ liệu mẫu; dữ liệu thật không bị động đến."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Đã gỡ {remove_sample()} vụ việc mẫu.")
