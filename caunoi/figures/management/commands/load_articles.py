from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from caunoi.common import clock
from caunoi.figures.data.articles import attach_texts, load_articles


class Command(BaseCommand):
    help = "Nạp số liệu của năm bài báo về các đơn vị trước 1/7/2025 (chỉ con số và nguồn); remove_sample gỡ ra."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--texts", type=Path, help="thư mục có toàn văn (.txt), để mỗi số mở ra cả câu của nó")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["texts"] is not None and not options["texts"].is_dir():
            raise CommandError(f"Không có thư mục {options['texts']}.")
        brought, unknown = load_articles(at=clock.now())
        self.stdout.write(f"Có số liệu của {len(brought)} bài báo.")
        if options["texts"] is not None:
            self.stdout.write(f"Đã gắn toàn văn cho {attach_texts(options['texts'], at=clock.now())} bài.")
        if unknown:
            self.stdout.write(f"Chưa nạp được vì chưa có đơn vị: {'; '.join(unknown)}. Chạy load_units trước.")
