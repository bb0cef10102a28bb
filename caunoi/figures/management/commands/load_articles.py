from typing import Any

from django.core.management.base import BaseCommand

from caunoi.common import clock
from caunoi.figures.data.articles import load_articles


class Command(BaseCommand):
    help = "Nạp số liệu của năm bài báo về các đơn vị trước 1/7/2025 (chỉ con số và nguồn); remove_sample gỡ ra."

    def handle(self, *args: Any, **options: Any) -> None:
        brought, unknown = load_articles(at=clock.now())
        self.stdout.write(f"Có số liệu của {len(brought)} bài báo.")
        if unknown:
            self.stdout.write(f"Chưa nạp được vì chưa có đơn vị: {'; '.join(unknown)}. Chạy load_units trước.")
